import type { Site } from './graph';
import { elementsOf } from './bind';
import { callOnSplits } from './public-sets';
import type { Args, Machine } from './machine';
import { allArguments } from './machine';
import type { DictCell, ListCell, Value } from './values';
import { none, unknown } from './values';

/** Methods of lists, sets and dicts. */
export function callContainerMethod(machine: Machine, receiver: Value & { t: 'ref' }, cell: ListCell | DictCell, name: string, args: Args, site: Site): Value {
  return cell.t === 'list' ? listMethod(machine, receiver, cell, name, args, site) : dictMethod(machine, receiver, cell, name, args, site);
}

function listMethod(machine: Machine, receiver: Value & { t: 'ref' }, cell: ListCell, name: string, args: Args, site: Site): Value {
  const first = args.positional[0];
  const joined = (value: Value): Value => (cell.element ? machine.state.join(cell.element, value) : value);
  switch (name) {
    case 'append':
    case 'add':
    case 'insert': {
      const value = name === 'insert' ? args.positional[1] : first;
      if (!value) return none;
      // In a loop the number of elements is not known.
      const items = cell.items && machine.loopDepth === 0 && name === 'append' ? [...cell.items, value] : null;
      machine.state.update(receiver.id, { ...cell, items, element: joined(value), ...filled(machine, cell, value, site) });
      return none;
    }
    case 'extend':
    case 'update': {
      if (!first) return none;
      const other = elementsOf(machine, first);
      machine.state.update(receiver.id, { t: 'list', items: cell.items && other.items ? [...cell.items, ...other.items] : null, element: joined(other.element) });
      return none;
    }
    case 'remove': {
      const value = first?.t === 'constant' ? first.value : undefined;
      const items = cell.items && value !== undefined ? cell.items.filter((item) => !(item.t === 'constant' && item.value === value)) : null;
      machine.state.update(receiver.id, { ...cell, items });
      return none;
    }
    case 'pop':
      return cell.element ?? unknown;
    case 'copy':
      return machine.state.allocate(cell);
    case 'index':
    case 'count':
      return unknown;
    case 'sort':
    case 'reverse':
      return none;
    default:
      return machine.mixed([receiver, ...allArguments(args)], name, site);
  }
}

/** `out.append(image)` and `out.append(flip(image))` in one round of a loop: several elements of each row, in a list that was made outside it. */
function filled(machine: Machine, cell: ListCell, value: Value, site: Site): Pick<ListCell, 'filledAt' | 'several'> {
  const data = machine.state.data(value);
  if (!data || data.rows.length === 0 || machine.state.branching || machine.loopDepth <= (cell.depth ?? Infinity)) return {};
  const filledAt = [...new Set([...(cell.filledAt ?? []), site.span.start])];
  const same = machine.state.data(cell.element ?? undefined)?.rows.join() === data.rows.join();
  return { filledAt, several: cell.several === true || (same && filledAt.length > 1) };
}

function dictMethod(machine: Machine, receiver: Value & { t: 'ref' }, cell: DictCell, name: string, args: Args, site: Site): Value {
  const values = [...cell.entries.values(), ...(cell.rest ? [cell.rest] : [])];
  const joined = values.length === 0 ? unknown : values.reduce((a, b) => machine.state.join(a, b));
  switch (name) {
    case 'items': {
      if (cell.rest === null && cell.entries.size <= 6) {
        const items: Value[] = [...cell.entries].map(([key, value]) => ({ t: 'tuple', items: [{ t: 'constant', value: key }, value] }));
        return { t: 'tuple', items };
      }
      return { t: 'iterator', element: { t: 'tuple', items: [unknown, joined] } };
    }
    case 'values':
      return cell.rest === null && cell.entries.size <= 6 ? { t: 'tuple', items: values } : { t: 'iterator', element: joined };
    case 'keys':
      return { t: 'tuple', items: [...cell.entries.keys()].map((value) => ({ t: 'constant', value })) };
    case 'get':
    case 'pop':
    case 'setdefault': {
      const key = args.positional[0];
      const found = key?.t === 'constant' ? cell.entries.get(String(key.value)) : undefined;
      return found ?? (args.positional[1] ? machine.state.join(joined, args.positional[1]) : joined);
    }
    case 'update': {
      const other = machine.state.deref(args.positional[0]);
      const entries = new Map(cell.entries);
      if (other?.t === 'dict') for (const [key, value] of other.entries) entries.set(key, value);
      for (const [key, value] of args.keywords) entries.set(key, value);
      machine.state.update(receiver.id, { ...cell, entries, rest: (other?.t === 'dict' ? other.rest : null) ?? cell.rest });
      return none;
    }
    case 'copy':
      return machine.state.allocate(cell);
    default:
      return callOnSplits(machine, cell.entries, name, args, site) ?? machine.mixed([receiver, ...allArguments(args)], name, site);
  }
}
