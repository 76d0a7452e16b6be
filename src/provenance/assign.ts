import type { Subscript } from '../python/nodes';
import { joinSources, noSources, setColumn, sourceColumns } from './columns';
import type { Sources } from './columns';
import { dataWith } from './data-cell';
import type { Site } from './graph';
import type { Machine } from './machine';
import { influenceOfValue } from './attributes';
import { joinSorted } from './regions';
import { columnNames } from './column-names';
import type { DataCell, Frame, Box, Value } from './values';
import { numberOf } from './values';

/** `owner[index] = value` */
export function assignSubscript(machine: Machine, owner: Value, target: Subscript, value: Value, frame: Frame): void {
  const cell = machine.state.deref(owner);
  const site: Site = { path: frame.path, span: target };
  if (!cell || owner.t !== 'ref') {
    machine.evaluate(target.index, frame);
    return;
  }
  switch (cell.t) {
    case 'dict': {
      const key = machine.evaluate(target.index, frame);
      if (key.t === 'constant') {
        const entries = new Map(cell.entries);
        entries.set(String(key.value), value);
        machine.state.update(owner.id, { ...cell, entries });
      } else machine.state.update(owner.id, { ...cell, rest: cell.rest ? machine.state.join(cell.rest, value) : value });
      return;
    }
    case 'list': {
      const position = numberOf(machine.evaluate(target.index, frame));
      const element = cell.element ? machine.state.join(cell.element, value) : value;
      const items = cell.items && position !== null && position >= 0 && position < cell.items.length ? cell.items.with(position, value) : null;
      machine.state.update(owner.id, { t: 'list', items, element });
      return;
    }
    case 'data':
      assignIntoData(machine, owner.id, cell, target, value, frame, site);
      return;
    default:
      machine.evaluate(target.index, frame);
  }
}

function assignIntoData(machine: Machine, id: Box, cell: DataCell, target: Subscript, value: Value, frame: Frame, site: Site): void {
  // Writing through an accessor changes the table behind it.
  const table = cell.accessor !== null && cell.accessorOf !== null ? cell.accessorOf : id;
  const behind = machine.state.cell(table);
  if (behind.t !== 'data') return;
  const index = target.index;
  if (cell.accessor !== null || index.kind === 'Tuple' || index.kind === 'Slice') {
    const column = index.kind === 'Tuple' ? index.elements[1] : undefined;
    const chosen = index.kind === 'Tuple' && index.elements[0] && index.elements[0].kind !== 'Slice' ? machine.state.data(machine.evaluate(index.elements[0], frame)) : null;
    const names = column && column.kind !== 'Slice' ? columnNames(machine, machine.evaluate(column, frame)) : null;
    for (const name of names ?? []) blendColumn(machine, table, name, value, chosen, site);
    if (!names) blendAll(machine, table, behind, value, site);
    return;
  }
  const chosen = machine.evaluate(index, frame);
  const names = columnNames(machine, chosen);
  if (names) {
    for (const name of names) setNamedColumn(machine, table, name, value, site);
    return;
  }
  blendAll(machine, table, behind, value, site);
}

/** Sets a whole column: what it was before is gone. */
export function setNamedColumn(machine: Machine, id: Box, name: string, value: Value, site: Site): void {
  const cell = machine.state.cell(id);
  if (cell.t !== 'data') return;
  const source = machine.state.data(value);
  const column = {
    influence: influenceOfValue(machine, value),
    from: source ? withFormerSelf(cell, name, source) : noSources,
    node: machine.node(`['${name}'] =`, site, source ? [cell.node, source.node] : [cell.node]),
  };
  const rows = cell.rows.length === 0 && source ? source.rows : cell.rows;
  machine.state.update(id, dataWith(cell, { rows, ordered: cell.ordered || (source?.ordered ?? false), columns: setColumn(cell.columns, name, column) }));
}

/** `df['a'] = f(df['a'])` is still the column a, with the sources it had; names of another table do not count. */
function withFormerSelf(cell: DataCell, name: string, source: DataCell): Sources {
  if (source.columns.space !== null && source.columns.space !== cell.columns.space) return noSources;
  const from = sourceColumns(source.columns);
  const result = new Map(from.has(name) ? (cell.columns.own.get(name)?.from ?? noSources) : noSources);
  for (const [column, via] of from) if (column !== name) result.set(column, via);
  return result;
}

/**
 * Sets some rows of a column: the old influence stays beside the new. Where a mask chooses the rows, the column tells of what the mask was computed
 * from: gaps that are filled by one number for each class name the class.
 */
function blendColumn(machine: Machine, id: Box, name: string, value: Value, mask: DataCell | null, site: Site): void {
  const cell = machine.state.cell(id);
  if (cell.t !== 'data') return;
  const own = cell.columns.own.get(name);
  const source = machine.state.data(value);
  const column = {
    influence: joinSorted(own?.influence ?? cell.influence, influenceOfValue(machine, value)),
    from: joinSources(own?.from ?? noSources, mask?.columns.space === cell.columns.space ? otherThan(name, sourceColumns(mask.columns)) : noSources),
    node: machine.node(`['${name}'] =`, site, source ? [cell.node, source.node] : [cell.node]),
  };
  machine.state.update(id, dataWith(cell, { columns: setColumn(cell.columns, name, column) }));
}

function otherThan(name: string, sources: Sources): Sources {
  return sources.has(name) ? new Map([...sources].filter(([column]) => column !== name)) : sources;
}

function blendAll(machine: Machine, id: Box, cell: DataCell, value: Value, site: Site): void {
  const source = machine.state.data(value);
  const influence = joinSorted(cell.influence, influenceOfValue(machine, value));
  if (influence === cell.influence && (!source || cell.rows.length > 0)) return;
  machine.state.update(id, dataWith(cell, {
    rows: cell.rows.length === 0 && source ? source.rows : cell.rows,
    influence,
    node: machine.node('[…] =', site, source ? [cell.node, source.node] : [cell.node]),
  }));
}
