import type { Columns, OwnColumn } from './columns';
import { dropColumns, namesOf, noSources, renameColumns, setColumn } from './columns';
import type { Influence } from './graph';
import { columnNames } from './column-names';
import type { Args, Machine } from './machine';
import { joinSorted } from './regions';
import { influenceOf } from './state';
import type { DataCell, Value } from './values';
import { stringOf } from './values';

/** The columns after a call that gives them other names; null where the call is none of these, or keeps the names. */
export function relabelled(machine: Machine, cell: DataCell, label: string, args: Args): Columns | null {
  const [first] = args.positional;
  switch (label) {
    case 'rename': {
      const mapping = args.keywords.get('columns') ?? (args.keywords.has('index') ? undefined : first);
      const one = stringOf(mapping) ?? stringOf(args.keywords.get('name'));
      if (one !== null) return named(cell, one);
      return mapping ? renamed(machine, cell, mapping) : cell.columns;
    }
    case 'reset_index':
    case 'to_frame': {
      const one = stringOf(args.keywords.get('name') ?? (label === 'to_frame' ? first : undefined));
      return one === null ? null : named(cell, one);
    }
    case 'add_prefix':
    case 'add_suffix': {
      const text = stringOf(first ?? args.keywords.get(label.slice(4)));
      const names = namesOf(cell.columns);
      if (text === null || names === null) return null;
      return renameColumns(cell.columns, new Map([...names].map((name) => [name, label === 'add_prefix' ? text + name : name + text])));
    }
    default:
      return null;
  }
}

/** The one column of a series, under a name. */
function named(cell: DataCell, name: string): Columns {
  const [former, ...others] = namesOf(cell.columns) ?? [];
  if (others.length > 0) return cell.columns;
  if (former !== undefined) return renameColumns(cell.columns, new Map([[former, name]]));
  if (cell.columns.extent !== 'listed') return cell.columns;
  return { ...setColumn(cell.columns, name, { influence: influenceOf(cell), from: cell.columns.from, node: cell.node }), from: noSources };
}

/** `df.rename(columns={'a': 'b'})`; with names that are not told one by one, the columns can't be told any more. */
function renamed(machine: Machine, cell: DataCell, mapping: Value): Columns {
  const dict = machine.state.deref(mapping);
  if (dict?.t !== 'dict' || dict.rest !== null) return { ...cell.columns, extent: 'unknown' };
  const names = new Map<string, string>();
  for (const [from, to] of dict.entries) names.set(from, stringOf(to) ?? from);
  return renameColumns(cell.columns, names);
}

/**
 * `pd.get_dummies(df, columns=['city'])`: a column for each value of some columns, under names that can't be told. What influenced those
 * columns, and what was learned of them, may be in any column of the result.
 */
export function dummies(machine: Machine, cell: DataCell, learned: Influence, chosen: Value | undefined): Pick<DataCell, 'influence' | 'columns'> {
  const names = chosen ? columnNames(machine, chosen) : null;
  const { columns } = cell;
  if (columns.extent !== 'listed') {
    const gone = (names ?? []).reduce<Influence>((all, name) => joinSorted(all, columns.own.get(name)?.influence ?? []), cell.influence);
    return { columns: names ? dropColumns(columns, names) : columns, influence: joinSorted(gone, learned) };
  }
  const column = (name: string): OwnColumn => columns.own.get(name) ?? { influence: cell.influence, from: noSources, node: cell.node };
  return { columns: { ...columns, extent: 'unknown', own: new Map([...columns.names].map((name) => [name, column(name)])) }, influence: joinSorted(influenceOf(cell), learned) };
}

/** `stats.columns = ['city', 'mean_price']` of a table of statistics: from now on its columns are known by these names. */
export function withColumnNames(machine: Machine, cell: DataCell, value: Value): Columns | null {
  const names = cell.rows.length === 0 ? columnNames(machine, value) : null;
  if (names === null) return null;
  const influence = influenceOf(cell);
  const from = new Map([...cell.columns.from, ...[...cell.columns.own.values()].flatMap((column) => [...column.from])]);
  const keys = cell.groups?.keys ?? [];
  const own = new Map(names.map((name) => [name, keys.includes(name) ? { influence: [], from: noSources, node: cell.node } : { influence, from, node: cell.node }]));
  return { extent: 'listed', space: cell.columns.space, names: new Set(names), dropped: new Set(), own, from: noSources };
}
