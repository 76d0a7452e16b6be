import type { Expression } from '../python/nodes';
import { dataWith } from './data-cell';
import type { Site } from './graph';
import type { Machine } from './machine';
import { frameOf } from './frames';
import { assignSubscript, setNamedColumn } from './assign';
import { withColumnNames } from './relabelling';
import { roleOfName } from './roles';
import type { Frame, Value } from './values';
import { unknown } from './values';

/** Gives a value to an assignment target: a name, an attribute, a subscript, or a pattern of them. */
export function bindTarget(machine: Machine, target: Expression, value: Value, frame: Frame): void {
  switch (target.kind) {
    case 'Name':
      nameRegions(machine, target.id, value);
      machine.state.setVariable(frameOf(frame, target.id), target.id, value);
      return;
    case 'Tuple':
    case 'List':
      unpack(machine, target.elements, value, frame);
      return;
    case 'Starred':
      bindTarget(machine, target.value, value, frame);
      return;
    case 'Attribute': {
      const owner = machine.evaluate(target.value, frame);
      setAttribute(machine, owner, target.attribute, value, { path: frame.path, span: target });
      return;
    }
    case 'Subscript':
      assignSubscript(machine, machine.evaluate(target.value, frame), target, value, frame);
      return;
    default:
      machine.evaluate(target, frame);
  }
}

/** What iterating a value gives: the elements one by one where they are known, and all of them joined. */
export function elementsOf(machine: Machine, value: Value): { readonly items: readonly Value[] | null; readonly element: Value } {
  if (value.t === 'tuple') return { items: value.items, element: joinAll(machine, value.items) ?? unknown };
  if (value.t === 'iterator') return { items: null, element: value.element };
  const cell = machine.state.deref(value);
  if (cell?.t === 'list') return { items: cell.items, element: cell.element ?? unknown };
  if (cell?.t === 'data' && value.t === 'ref') {
    // A batch, a row, a column: it holds rows of the same region.
    const element = machine.state.allocate(dataWith(cell, { accessor: null, accessorOf: null, mask: null }));
    return { items: null, element: cell.rows.length === 0 && cell.influence.length === 0 ? unknown : element };
  }
  return { items: null, element: unknown };
}

/** One value that stands for any of several; null for none. */
export function joinAll(machine: Machine, values: readonly Value[]): Value | null {
  const first = values[0];
  if (!first) return null;
  // Two different strings are "some string": unknown, and that stops early.
  return values.reduce((a, b) => (a.t === 'unknown' && b.t === 'constant' ? a : machine.state.join(a, b)), first);
}

function unpack(machine: Machine, targets: readonly Expression[], value: Value, frame: Frame): void {
  const { items, element } = elementsOf(machine, value);
  const star = targets.findIndex((target) => target.kind === 'Starred');
  if (items && star >= 0) {
    const tail = targets.length - star - 1;
    targets.forEach((target, i) => {
      if (i < star) bindTarget(machine, target, items[i] ?? unknown, frame);
      else if (i > star) bindTarget(machine, target, items[items.length - (targets.length - i)] ?? unknown, frame);
      else {
        const middle = items.slice(star, items.length - tail);
        bindTarget(machine, target, machine.state.allocate({ t: 'list', items: middle, element: middle[0] ?? null }), frame);
      }
    });
    return;
  }
  targets.forEach((target, i) => {
    bindTarget(machine, target, items ? (items[i] ?? unknown) : element, frame);
  });
}

function setAttribute(machine: Machine, owner: Value, name: string, value: Value, site: Site): void {
  const cell = machine.state.deref(owner);
  if (owner.t === 'class') {
    owner.members.set(name, value);
    return;
  }
  if (!cell || owner.t !== 'ref') return;
  nameRegions(machine, name, value);
  if (cell.t === 'instance') {
    const attributes = new Map(cell.attributes);
    attributes.set(name, value);
    machine.state.update(owner.id, { ...cell, attributes });
  } else if (cell.t === 'data' && name === 'columns') {
    const columns = withColumnNames(machine, cell, value);
    if (columns) machine.state.update(owner.id, dataWith(cell, { columns }));
  } else if (cell.t === 'data' && name !== 'index' && cell.accessor !== 'bunch') {
    // pandas makes no column of a new attribute; it only sets one that is there.
    const { columns } = cell;
    if (columns.own.has(name) || columns.names.has(name) || machine.seenColumns.has(`${columns.space ?? ''}:${name}`)) setNamedColumn(machine, owner.id, name, value, site);
  }
}

/** Regions carry the names that the program gives them: for messages, and as evidence of their role. */
function nameRegions(machine: Machine, name: string, value: Value): void {
  const cell = machine.state.data(value);
  if (cell?.rows.length !== 1 || cell.accessor || cell.predicted || /^[a-xz]$/.test(name)) return;
  const id = cell.rows[0];
  if (id === undefined) return;
  const region = machine.regions.get(id);
  if (region.names.length < 6 && !region.names.includes(name)) region.names.push(name);
  if (region.role === null && region.kind !== 'union') region.role = roleOfName(name);
}
