import type { DataEntry } from '../library/vocabulary';
import { selectColumns, unknownColumns } from './columns';
import { dataWith } from './data-cell';
import { columnsBeside } from './merging';
import type { Site } from './graph';
import { copiesOf, splitEvent } from './learn';
import type { Machine } from './machine';
import type { Rows } from './regions';
import type { DataCell, Value } from './values';
import { unknown } from './values';

/** Several tables one below the other or side by side. */
export function joinTables(machine: Machine, entry: DataEntry, tables: Value, label: string, site: Site, keys: readonly string[] | null = null): Value {
  const cells = machine.dataIn([tables]);
  const first = cells.find((cell) => cell.rows.length > 0) ?? cells[0];
  if (!first) return unknown;
  const influence = machine.influenceOf(cells);
  const rows = entry.rows === 'concat' ? machine.rowsOf(cells) : first.rows;
  const list = machine.state.deref(tables);
  const copied = list?.t === 'list' && list.copied === true;
  const repeated = entry.rows === 'concat' && (copied || (itemsOf(tables, machine) !== null && (repeats(tables, machine) || holdsTwice(machine, cells, rows))));
  const same = cells.every((cell) => cell.columns.space === first.columns.space && cell.columns.extent === first.columns.extent);
  const names = cells.flatMap((cell) => [...cell.columns.names]);
  const beside = entry.rows === 'beside' && label === 'concat' ? columnsBeside(cells) : null;
  const columns = beside ? beside.columns : entry.rows === 'beside' ? (same && first.columns.extent === 'listed' ? selectColumns(first.columns, names) : { ...unknownColumns, space: first.columns.space }) : { ...first.columns, own: new Map() };
  const items = itemsOf(tables, machine);
  const keyed = keys && items?.length === keys.length ? new Map(keys.map((key, i) => [key, machine.state.data(items[i])?.rows ?? []])) : null;
  const joined = dataWith(first, {
    rows,
    influence: beside?.influence ?? influence,
    columns,
    predicted: null,
    mask: null,
    lengthOf: null,
    accessor: null,
    accessorOf: null,
    columnOf: null,
    assumed: cells.some((cell) => cell.assumed),
    node: machine.node(label, site, cells.map((cell) => cell.node)),
  });
  if (repeated) return machine.state.allocate(dataWith(joined, { rows: copiesOf(machine, site, label, joined) }));
  if ((entry.rows === 'concat' && sameRowsTwice(machine, tables)) || (list?.t === 'list' && list.several === true)) {
    // `concatenate([images, images + noise])`: each row stands there several times, each time a little different.
    const event = splitEvent(machine, site, 'slice', label, joined);
    return machine.state.allocate(dataWith(joined, { rows: rows.map((region) => machine.regions.child('derived', region, `${list?.t === 'list' && list.several === true ? 'windows' : 'variants'}:${site.path}:${site.span.start}`, event)) }));
  }
  return machine.state.allocate(keyed ? dataWith(joined, { keyed }) : joined);
}

/** Two tables made of the very same rows. */
function sameRowsTwice(machine: Machine, tables: Value): boolean {
  const cells = (itemsOf(tables, machine) ?? []).map((item) => machine.state.data(item)).filter((cell) => cell !== null && cell.rows.length > 0 && !cell.assumed);
  const keys = cells.map((cell) => cell?.rows.join() ?? '');
  return new Set(keys).size < keys.length;
}

/** `concat([df, df[df.y == 1]])`: a region and a part of it. */
function holdsTwice(machine: Machine, cells: readonly DataCell[], rows: Rows): boolean {
  if (cells.length < 1 || rows.length < 2 || cells.some((cell) => cell.assumed)) return false;
  return rows.some((a) => rows.some((b) => a !== b && machine.regions.relate(a, b) === 'around'));
}

/** The tables one by one, where they are known so. */
function itemsOf(tables: Value, machine: Machine): readonly Value[] | null {
  const cell = machine.state.deref(tables);
  return cell?.t === 'list' ? cell.items : tables.t === 'tuple' ? tables.items : null;
}

/** `pd.concat([df, df])`: the same object twice. */
function repeats(tables: Value, machine: Machine): boolean {
  const ids = (itemsOf(tables, machine) ?? []).flatMap((item) => (item.t === 'ref' ? [item.id] : []));
  return new Set(ids).size < ids.length;
}
