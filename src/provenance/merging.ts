import type { DataEntry } from '../library/vocabulary';
import type { Columns, OwnColumn } from './columns';
import { dropColumns, namesOf, noSources, setColumn } from './columns';
import { dataWith } from './data-cell';
import type { Site } from './graph';
import { joinGroups } from './grouped-tables';
import { statisticEvent } from './learn';
import type { Args, Machine } from './machine';
import { argument } from './machine';
import { joinSorted, noEvent } from './regions';
import { columnNames } from './column-names';
import type { DataCell, Value } from './values';
import { stringOf } from './values';

/** How the columns of two tables come together. */
interface Matching {
  /** The columns that rows are matched by: they stay the left table's. Null: those that both have. */
  readonly on: readonly string[] | null;
  /** What is added to a name that both tables have, on the left and on the right. */
  readonly suffixes: readonly [string, string];
}

/** `left.merge(right, on='k')`, `left.join(right)`: the left table's rows, with the columns of both. */
export function mergeTables(machine: Machine, entry: DataEntry, cell: DataCell, base: DataCell, data: Value, args: Args, label: string, site: Site): Value {
  const given = args.positional.find((value) => value !== data) ?? args.keywords.get('right') ?? args.keywords.get('other');
  const others = machine.dataIn([given]);
  const [other] = others;
  const parameter = (name: string): Value | undefined => argument(args, entry.parameters?.indexOf(name) ?? -1, name);
  const direction = stringOf(parameter('direction'));
  const ahead = direction === 'forward' || direction === 'nearest' ? [statisticEvent(machine, site, `${label}(direction='${direction}')`, 'statistic', other ?? cell, 'ahead')] : [];
  const how = stringOf(parameter('how'));
  // A table of statistics that raw rows are joined to is the look-up of the two, whichever side it stands on.
  const swaps = other !== undefined && others.length === 1 && cell.rows.length === 0 && other.rows.length > 0;
  const [left, rights] = swaps ? [other, [cell]] : [cell, others];
  const matching = matchingOf(machine, label, parameter, swaps);
  const merged = rights.reduce((table, right) => dataWith(table, sideBySide(table, right, matching)), left);
  const keepsAll = label === 'join' || how === 'left' || how === 'outer' || (swaps && how === 'right');
  const key = `merge:${site.path}:${site.span.start}`;
  const rows = keepsAll ? left.rows : left.rows.map((region) => machine.regions.child('subset', region, key, noEvent));
  return machine.state.allocate(dataWith(base, {
    rows, influence: joinSorted(merged.influence, ahead), columns: merged.columns, assumed: left.assumed, order: left.order, ordered: left.ordered, ...joinGroups(left, rights[0] ?? null),
  }));
}

function matchingOf(machine: Machine, label: string, parameter: (name: string) => Value | undefined, swaps: boolean): Matching {
  const names = (value: Value | undefined): readonly string[] => (value ? (columnNames(machine, value) ?? []) : []);
  const on = parameter('on');
  const right = parameter(swaps ? 'left_on' : 'right_on');
  const suffixes = names(parameter('suffixes'));
  const [x, y] = label === 'join' ? [stringOf(parameter('lsuffix')) ?? '', stringOf(parameter('rsuffix')) ?? ''] : [suffixes[0] ?? '_x', suffixes[1] ?? '_y'];
  const known = on !== undefined || right !== undefined || parameter('left_index') !== undefined || label === 'join';
  return { on: known ? [...names(on), ...names(right)] : null, suffixes: swaps ? [y, x] : [x, y] };
}

/** `pd.concat([a, b], axis=1)`: tables with the same rows, side by side. */
export function columnsBeside(cells: readonly DataCell[]): Pick<DataCell, 'influence' | 'columns'> | null {
  const [first, ...others] = cells;
  if (!first) return null;
  const joined = others.reduce((table, other) => dataWith(table, sideBySide(table, other, { on: [], suffixes: ['', ''] })), first);
  // What is put beside other columns is most often a part of a table.
  return joined.columns.extent === 'all' ? { influence: joined.influence, columns: { ...joined.columns, extent: 'unknown' } } : joined;
}

/**
 * What influences the columns of two tables put together: each column brings its own. Where it can't be told which columns a table has, and
 * numbers of many rows are in it, they may be in any column of the result.
 */
function sideBySide(left: DataCell, right: DataCell, { on, suffixes }: Matching): Pick<DataCell, 'influence' | 'columns'> {
  const same = left.columns.space !== null && left.columns.space === right.columns.space;
  const arriving = namesOf(right.columns);
  const staying = namesOf(left.columns);
  let { columns, influence } = left;
  const all = joinSorted(left.influence, right.influence);
  if (arriving === null && all !== left.influence) {
    for (const name of staying ?? []) columns = setColumn(columns, name, columnOf(left, name, true));
    influence = all;
  }
  const keys = on ?? right.groups?.keys ?? [];
  for (const name of arriving ?? right.columns.own.keys()) {
    if (keys.includes(name)) continue;
    const column = columnOf(right, name, same);
    if (!isThere(left.columns, right.columns, name, same)) columns = setColumn(columns, name, column);
    // Without any, all names that both have are keys.
    else if (on !== null) columns = clashing(left, columns, name, column, suffixes);
  }
  const extent = columns.extent === 'listed' && arriving === null ? 'unknown' : columns.extent;
  return { influence, columns: extent === columns.extent ? columns : { ...columns, extent } };
}

/** Has the left table surely a column of this name too? Of a table whose columns are not listed that is known for those that the right one got from there. */
function isThere(left: Columns, right: Columns, name: string, same: boolean): boolean {
  if (left.own.has(name)) return true;
  if (left.extent === 'listed') return left.names.has(name);
  const own = right.own.get(name);
  return same && left.extent === 'all' && !left.dropped.has(name) && (!own || own.from.has(name));
}

/** Both tables have a column of this name: each gets its suffix; without one, the name may mean either. */
function clashing(left: DataCell, columns: Columns, name: string, column: OwnColumn, [x, y]: Matching['suffixes']): Columns {
  const former = columnOf(left, name, true);
  if (x === y) return setColumn(columns, name, { ...column, influence: joinSorted(former.influence, column.influence) });
  const kept = x === '' ? columns : setColumn(dropColumns(columns, [name]), name + x, former);
  return setColumn(kept, name + y, column);
}

/** A column of a table as one that is told apart: what influenced it, and what it was computed from. `comparable`: its name means the same in the other table. */
function columnOf(table: DataCell, name: string, comparable: boolean): OwnColumn {
  const own = table.columns.own.get(name);
  const influence = own?.influence ?? table.influence;
  const node = own?.node ?? table.node;
  return comparable ? { influence, from: own?.from ?? noSources, node } : { influence, from: noSources, node, elsewhere: own?.elsewhere ?? table.columns.space ?? -1 };
}
