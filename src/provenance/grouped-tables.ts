import type { Columns, OwnColumn } from './columns';
import type { Influence, Site } from './graph';
import type { Machine } from './machine';
import type { EventId, Rows } from './regions';
import { noEvent } from './regions';
import { dataWith } from './data-cell';
import type { DataCell } from './values';

/** What a table holds that has one row for each group of another table's rows. */
export interface Groups {
  /** The rows that were grouped, and by what: equal for tables whose rows are the same groups. */
  readonly rows: Rows;
  readonly key: string;
  /** The statistics that are each row's own here: they are over several rows only for what is looked up in this table. */
  readonly statistics: Influence;
}

/** The mark of a table with a row for each group of a grouped view. */
export function groupsOf(view: DataCell, statistics: Influence, site: Site): Groups {
  return { rows: view.rows, key: `groups:${view.keys.length > 0 ? view.keys.join() : `${site.path}:${site.span.start}`}`, statistics };
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
