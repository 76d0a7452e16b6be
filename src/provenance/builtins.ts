import { elementsOf } from './bind';
import { attributeOf } from './attributes';
import { dataWith } from './data-cell';
import type { Site } from './graph';
import { asSamples } from './grouped-tables';
import { callAsCandidate, selectEvent } from './loops';
import type { Args, Machine } from './machine';
import { allArguments } from './machine';
import { noEvent } from './regions';
import { statisticEvent } from './learn';
import { joinSorted } from './regions';
import { stretch } from './row-numbers';
import { influenceOf } from './state';
import type { Value } from './values';
import { none, numberOf, stringOf, unknown } from './values';

/** Python's own functions. */
export function callBuiltin(machine: Machine, name: string, args: Args, site: Site): Value {
  const [first, second] = args.positional;
  switch (name) {
    case 'len': {
      const cell = machine.state.data(first);
      if (!cell) return unknown;
      return machine.allocateData({ rows: [], influence: [], lengthOf: machine.regions.union(asSamples(machine, cell).rows, noEvent), node: machine.node('len', site, [cell.node]) });
    }
    case 'int':
    case 'float':
    case 'abs':
    case 'round': {
      if (first?.t === 'constant' && typeof first.value === 'number') return { t: 'constant', value: name === 'int' ? Math.trunc(first.value) : name === 'abs' ? Math.abs(first.value) : first.value };
      return machine.state.data(first) && first ? first : unknown;
    }
    case 'str':
      if (first?.t === 'constant') return { t: 'constant', value: String(first.value) };
      // `texts.append(str(row[3]))`
      return first && (machine.state.data(first)?.rows.length ?? 0) > 0 ? first : unknown;
    case 'list':
    case 'tuple':
    case 'sorted':
    case 'reversed':
    case 'set':
    case 'iter': {
      if (!first) return machine.state.allocate({ t: 'list', items: [], element: null });
      const cell = machine.state.data(first);
      if (cell) return name === 'set' && cell.columns.extent === 'listed' && cell.columns.names.size === 1 ? machine.state.allocate(dataWith(cell, { distinct: true, columnOf: null })) : first;
      const { items, element } = elementsOf(machine, first);
      return machine.state.allocate({ t: 'list', items: name === 'list' || name === 'tuple' ? items : null, element: items?.length === 0 ? null : element });
    }
    case 'dict': {
      const cell = machine.state.deref(first);
      const entries = new Map(cell?.t === 'dict' ? cell.entries : []);
      for (const [key, value] of args.keywords) entries.set(key, value);
      const rest = first && cell?.t !== 'dict' ? secondOf(machine, elementsOf(machine, first).element) : cell?.t === 'dict' ? cell.rest : null;
      return machine.state.allocate({ t: 'dict', entries, rest });
    }
    case 'enumerate': {
      if (!first) return unknown;
      const { items, element } = elementsOf(machine, first);
      if (items) return { t: 'tuple', items: items.map((item, i) => ({ t: 'tuple', items: [{ t: 'constant', value: i }, item] })) };
      return { t: 'iterator', element: { t: 'tuple', items: [unknown, element] } };
    }
    case 'zip': {
      const all = args.positional.map((value) => elementsOf(machine, value));
      const shortest = Math.min(...all.map((one) => one.items?.length ?? Infinity));
      if (all.length > 0 && Number.isFinite(shortest) && all.every((one) => one.items)) {
        return { t: 'tuple', items: Array.from({ length: shortest }, (_, i) => ({ t: 'tuple', items: all.map((one) => one.items?.[i] ?? unknown) })) };
      }
      return { t: 'iterator', element: { t: 'tuple', items: all.map((one) => one.element) } };
    }
    case 'map': {
      if (!first || !second) return unknown;
      const { items, element } = elementsOf(machine, second);
      const apply = (item: Value): Value => machine.call(first, { positional: [item], keywords: new Map(), open: false, syntax: null }, site, 'map');
      return items && items.length <= 6 ? { t: 'tuple', items: items.map(apply) } : { t: 'iterator', element: apply(element) };
    }
    case 'filter':
      return second ? { t: 'iterator', element: elementsOf(machine, second).element } : unknown;
    case 'next':
      return first ? elementsOf(machine, first).element : unknown;
    case 'sum':
    case 'min':
    case 'max': {
      const cell = machine.state.data(first);
      if (!cell || !first || cell.rows.length === 0) return chosen(machine, name, args, site);
      const influence = joinSorted(influenceOf(cell), [statisticEvent(machine, site, name, 'statistic', cell)]);
      return machine.allocateData({ rows: [], influence, predicted: cell.predicted, node: machine.node(name, site, [cell.node]) });
    }
    case 'range': {
      const counted = args.positional.map((value) => machine.state.data(value)?.lengthOf ?? null).find((region) => region !== null);
      if (counted === undefined) return unknown;
      const start = args.positional.length > 1 ? numberOf(first) : null;
      return machine.allocateData({ rows: [start === null || start <= 0 ? counted : stretch(machine, counted, start, null)], influence: [], isIndex: true, node: machine.node('range', site, []) });
    }
    case 'getattr': {
      const attribute = stringOf(second);
      return first && attribute !== null ? attributeOf(machine, first, attribute, site) : unknown;
    }
    case 'setattr':
    case 'print':
      return none;
    case 'isinstance':
    case 'hasattr':
    case 'callable':
    case 'id':
    case 'hash':
    case 'type':
    case 'repr':
    case 'input':
    case 'dir':
    case 'vars':
    case 'issubclass':
    case 'open':
      return name === 'open' ? (first ?? unknown) : unknown;
    case 'super': {
      const frame = machine.activations.at(-1)?.frame;
      const owner = frame?.vars.get('__class__');
      const definition = machine.activations.at(-1)?.definition;
      const self = frame?.vars.get(definition?.parameters[0]?.name ?? 'self');
      return owner?.t === 'class' && self ? { t: 'super', self, of: owner } : unknown;
    }
    default:
      return machine.mixed(allArguments(args), name, site);
  }
}

/** `max(scores)`, `max(results, key=results.get)`, `min(models, key=lambda m: error(m))`: one of several is chosen. */
function chosen(machine: Machine, name: string, args: Args, site: Site): Value {
  const key = args.keywords.get('key');
  const [first] = args.positional;
  const found = first && args.positional.length === 1 && machine.state.data(first) ? first : machine.mixed(allArguments(args), name, site);
  if (name === 'sum') return found;
  const judged = key?.t === 'function' && first ? callAsCandidate(machine, key, [elementsOf(machine, first).element], site) : found;
  const influence = machine.influenceOf(machine.dataIn([judged]));
  const select = selectEvent(machine, site, name, key ? 'place' : 'value', influence);
  const cell = machine.state.data(found);
  if (select === null) return found;
  return cell ? machine.state.allocate(dataWith(cell, { influence: joinSorted(cell.influence, [select]) })) : found;
}

function secondOf(machine: Machine, pair: Value): Value | null {
  const items = elementsOf(machine, pair).items;
  return items?.[1] ?? null;
}
