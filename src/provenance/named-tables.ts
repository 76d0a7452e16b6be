import type { Columns, OwnColumn } from './columns';
import { noSources } from './columns';
import { columnNames } from './column-names';
import { dataWith } from './data-cell';
import type { Site } from './graph';
import type { Args, Machine } from './machine';
import { argument } from './machine';
import { influenceOf } from './state';
import type { DataCell, Value } from './values';

/** `pd.DataFrame(array, columns=['a', 'b'])`: the array's rows under column names; null where the names are not told. */
export function namedTable(machine: Machine, data: Value, args: Args, site: Site): Value | null {
  const names = argument(args, 2, 'columns');
  const cell = machine.state.data(data);
  if (!names || cell?.accessor !== null) return null;
  // Of a table, `columns` picks some.
  if (cell.columns.extent !== 'unknown' || cell.columns.own.size > 0) return null;
  const node = machine.node('DataFrame', site, [cell.node]);
  const columns = namedAs(machine, cell, names);
  return columns && machine.state.allocate(dataWith(cell, { columns, mask: null, lengthOf: null, columnOf: null, accessor: null, accessorOf: null, node }));
}

function namedAs(machine: Machine, cell: DataCell, value: Value): Columns | null {
  const { space } = cell.columns;
  const listed = columnNames(machine, value);
  if (listed) {
    const column: OwnColumn = { influence: influenceOf(cell), from: noSources, node: cell.node };
    return { extent: 'listed', space, names: new Set(listed), dropped: new Set(), own: new Map(listed.map((name) => [name, column])), from: noSources };
  }
  // `columns=X.columns` of what was computed from X: the columns that X had.
  const list = machine.state.data(value);
  if (list?.accessor !== 'columns' || list.columns.space === null || list.columns.space !== space) return null;
  return { ...list.columns, own: new Map() };
}
