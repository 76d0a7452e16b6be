import type { Columns, OwnColumn } from './columns';
import { namesOf, noSources, passVia } from './columns';
import type { Influence, NodeId, Site } from './graph';
import type { Args, Machine } from './machine';
import type { EventId, Rows } from './regions';
import { joinSorted, noEvent } from './regions';
import { dataWith } from './data-cell';
import { columnNames } from './column-names';
import { influenceOf } from './state';
import type { DataCell } from './values';
import { stringOf } from './values';

/** What a table holds that has one row for each group of another table's rows. */
export interface Groups {
  /** The rows that were grouped, and by what: equal for tables whose rows are the same groups. */
  readonly rows: Rows;
  readonly key: string;
  /** The columns that they were grouped by, where these are named. */
  readonly keys: readonly string[];
  /** The statistics that are each row's own here: they are over several rows only for what is looked up in this table. */
  readonly statistics: Influence;
}

/** The mark of a table with a row for each group of a grouped view. */
export function groupsOf(view: DataCell, statistics: Influence, site: Site): Groups {
  return { rows: view.rows, keys: view.keys, key: `groups:${view.keys.length > 0 ? view.keys.join() : `${site.path}:${site.span.start}`}`, statistics };
}

/**
 * The columns of what `groupby(…).agg(…)` gives, each with what had a say in it; null where their names can't be told.
 * `statistics`: what was computed just now.
 */
export function aggregatedColumns(machine: Machine, view: DataCell, args: Args, label: string, statistics: Influence, node: NodeId): Columns | null {
  const own = new Map<string, OwnColumn>(view.keys.map((key) => [key, { influence: view.columns.own.get(key)?.influence ?? view.influence, from: noSources, node }]));
  const expressed = label === 'agg' ? machine.dataIn(args.positional) : [];
  if (expressed.length > 0) return ofExpressions(view, expressed, own);
  const results = label === 'agg' || label === 'aggregate' ? namedResults(machine, view, args) : sameNames(view);
  if (results === null || results.size === 0) return null;
  for (const [name, source] of results) {
    const former = view.columns.own.get(source);
    const from = passVia(new Map([...(former?.from ?? noSources), [source, 'now'] as const]), 'group');
    own.set(name, { influence: joinSorted(former?.influence ?? view.influence, statistics), from, node });
  }
  return { extent: 'listed', space: view.columns.space, names: new Set(results.keys()), dropped: new Set(), own, from: noSources };
}

/** `agg(pl.col('a').mean().alias('b'))`: each expression brings a column. */
function ofExpressions(view: DataCell, expressions: readonly DataCell[], own: Map<string, OwnColumn>): Columns {
  const names = new Set<string>();
  for (const cell of expressions) {
    for (const name of cell.columns.names) {
      names.add(name);
      own.set(name, cell.columns.own.get(name) ?? { influence: influenceOf(cell), from: cell.columns.from, node: cell.node });
    }
  }
  return { extent: 'listed', space: view.columns.space, names, dropped: new Set(), own, from: noSources };
}

function sameNames(view: DataCell): Map<string, string> | null {
  const names = namesOf(view.columns);
  return names && new Map([...names].filter((name) => !view.keys.includes(name)).map((name) => [name, name]));
}

/** The results of `agg(…)` by name, each with the column that it is computed from. */
function namedResults(machine: Machine, view: DataCell, args: Args): Map<string, string> | null {
  const single = view.columns.names.size === 1 ? [...view.columns.names][0] : undefined;
  const results = new Map<string, string>();
  for (const [name, how] of args.keywords) {
    // `agg(mean_price=('price', 'mean'))`, and for one column `agg(lowest='min')`.
    const source = how.t === 'tuple' ? stringOf(how.items[0]) : single;
    if (source === null || source === undefined) return null;
    results.set(name, source);
  }
  const [first] = args.positional;
  if (!first) return results;
  const cell = machine.state.deref(first);
  if (cell?.t === 'dict') {
    const plain = cell.rest === null && [...cell.entries.values()].every((how) => how.t !== 'ref' && how.t !== 'tuple' && how.t !== 'unknown');
    return plain ? new Map([...cell.entries.keys()].map((name) => [name, name])) : null;
  }
  if (cell?.t === 'list' || first.t === 'tuple') {
    const names = columnNames(machine, first);
    return names && single !== undefined ? new Map(names.map((name) => [name, single])) : null;
  }
  return first.t === 'constant' || first.t === 'function' || first.t === 'external' ? sameNames(view) : null;
}

/** The marks of a table put together of two: where both have a row for each of the same groups, the statistics of both are the row's own. */
export function joinGroups(a: DataCell, b: DataCell | null): Pick<DataCell, 'groups'> {
  if (!a.groups) return {};
  if (a.groups.key !== b?.groups?.key || a.groups.rows.join() !== b.groups.rows.join()) return { groups: a.groups };
  return { groups: { ...a.groups, statistics: [...new Set([...a.groups.statistics, ...b.groups.statistics])].sort((x, y) => x - y) } };
}

/** A grouped table as the samples of a model: its rows are the groups, and what was computed within each group is that row's own. */
export function asSamples(machine: Machine, cell: DataCell): DataCell {
  const groups = cell.groups;
  if (groups === undefined || groups.rows.length === 0) return cell;
  const whole = machine.regions.union(groups.rows, noEvent);
  if (whole === null) return cell;
  const region = machine.regions.child('derived', whole, groups.key, noEvent);
  if (!cell.rows.every((id) => machine.regions.chain(id).includes(region))) return cell;
  return dataWith(cell, { rows: cell.rows.length > 0 ? cell.rows : [region], influence: without(cell.influence, groups.statistics), columns: { ...cell.columns, own: ownOf(cell.columns, groups.statistics) } });
}

function ownOf({ own }: Columns, statistics: Influence): ReadonlyMap<string, OwnColumn> {
  return new Map([...own].map(([name, column]) => [name, { ...column, influence: without(column.influence, statistics) }]));
}

function without(influence: Influence, gone: Influence): readonly EventId[] {
  return influence.some((id) => gone.includes(id)) ? influence.filter((id) => !gone.includes(id)) : influence;
}
