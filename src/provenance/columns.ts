import type { Influence, NodeId } from './graph';
import { joinSorted } from './regions';

/**
 * Which columns a table holds. `all`: every column of the space (what a load gave), less `dropped`, with `own` added or overwritten.
 * `listed`: exactly these. `unknown`: can't be told. Names are only comparable within one space.
 */
export interface Columns {
  readonly extent: 'all' | 'listed' | 'unknown';
  /** The table the names come from; null: not known. */
  readonly space: number | null;
  readonly names: ReadonlySet<string>;
  readonly dropped: ReadonlySet<string>;
  /** Columns that were assigned: their own influence replaces the table's. */
  readonly own: ReadonlyMap<string, OwnColumn>;
  /** For values computed from columns and without a name yet (`df['a'] / df['b']`): those columns. */
  readonly from: Sources;
}

/**
 * By which way a value was computed from a column, the most telling way last: from earlier rows alone, from later ones, from a number over all
 * rows or a group, from a window that holds the row itself, from the row's own value.
 */
export type Via = 'past' | 'ahead' | 'group' | 'window' | 'now';

/** Columns by name, and the way a value was computed from each. */
export type Sources = ReadonlyMap<string, Via>;

export interface OwnColumn {
  readonly influence: Influence;
  /** Columns of the same space that it was computed from. */
  readonly from: Sources;
  readonly node: NodeId;
  /** It came from this other table, where its name means something else. */
  readonly elsewhere?: number;
}

const noNames: ReadonlySet<string> = new Set();
const noOwn: ReadonlyMap<string, OwnColumn> = new Map();

/** Computed from no column. */
export const noSources: Sources = new Map();

export const unknownColumns: Columns = { extent: 'unknown', space: null, names: noNames, dropped: noNames, own: noOwn, from: noSources };

export function allColumns(space: number): Columns {
  return { extent: 'all', space, names: noNames, dropped: noNames, own: noOwn, from: noSources };
}

/** A value computed from columns of a space, without a column name of its own. */
export function computedColumns(space: number | null, from: Sources): Columns {
  return { extent: 'listed', space, names: noNames, dropped: noNames, own: noOwn, from };
}

/** The columns that a value consists of or was computed from, as far as they are named. */
export function sourceColumns(columns: Columns): Sources {
  if (columns.extent !== 'listed' || columns.names.size === 0) return columns.from;
  const sources = new Map(columns.from);
  for (const name of columns.names) {
    const from = columns.own.get(name)?.from ?? noSources;
    sources.set(name, from.get(name) ?? 'now');
    for (const [source, via] of from) if (source !== name) sources.set(source, via);
  }
  return sources;
}

/** The sources of a value computed from two. */
export function joinSources(a: Sources, b: Sources): Sources {
  if (a === b || b.size === 0) return a;
  if (a.size === 0) return b;
  const joined = new Map(a);
  for (const [name, via] of b) joined.set(name, strongerVia(joined.get(name), via));
  return joined;
}

/** The same sources, reached by one more step: a shift back makes all of them past, a window takes what was the row's own. */
export function passVia(sources: Sources, step: Via): Sources {
  if (step === 'now' || sources.size === 0) return sources;
  return new Map([...sources].map(([name, via]) => [name, step === 'window' && via !== 'now' ? via : step]));
}

const order: readonly Via[] = ['past', 'ahead', 'group', 'window', 'now'];

function strongerVia(a: Via | undefined, b: Via): Via {
  return a !== undefined && order.indexOf(a) > order.indexOf(b) ? a : b;
}

/** Keeps only the named columns. */
export function selectColumns(columns: Columns, names: readonly string[]): Columns {
  const wanted = new Set(names);
  return {
    extent: 'listed',
    space: columns.space,
    names: wanted,
    dropped: noNames,
    own: filterOwn(columns.own, (name) => wanted.has(name)),
    from: noSources,
  };
}

/** Leaves the named columns out. */
export function dropColumns(columns: Columns, names: readonly string[]): Columns {
  const gone = new Set(names);
  return {
    ...columns,
    names: new Set([...columns.names].filter((name) => !gone.has(name))),
    dropped: columns.extent === 'listed' ? columns.dropped : new Set([...columns.dropped, ...gone]),
    own: filterOwn(columns.own, (name) => !gone.has(name)),
  };
}

/** Sets one column. */
export function setColumn(columns: Columns, name: string, column: OwnColumn): Columns {
  const own = new Map(columns.own);
  own.set(name, column);
  const dropped = columns.dropped.has(name) ? new Set([...columns.dropped].filter((n) => n !== name)) : columns.dropped;
  return { ...columns, names: columns.extent === 'listed' ? new Set([...columns.names, name]) : columns.names, dropped, own };
}

/** Whether the table surely holds the column, surely does not, or it can't be told. */
export function holdsColumn(columns: Columns, name: string): 'yes' | 'no' | 'unknown' {
  const own = columns.own.get(name);
  if (own) return own.elsewhere === undefined ? 'yes' : 'unknown';
  // A column known by its position is only comparable with a table that is still whole.
  if (name.startsWith('#') && columns.extent === 'all') return columns.dropped.size === 0 && columns.own.size === 0 ? 'yes' : 'unknown';
  if (columns.extent === 'listed') return columns.names.has(name) ? 'yes' : 'no';
  if (columns.dropped.has(name)) return 'no';
  return columns.extent === 'all' ? 'yes' : 'unknown';
}

/** The columns by name, where all of them are known so. */
export function namesOf({ extent, names }: Columns): ReadonlySet<string> | null {
  return extent === 'listed' && names.size > 0 ? names : null;
}

/** The same table under other column names. */
export function renameColumns(columns: Columns, names: ReadonlyMap<string, string>): Columns {
  const rename = (name: string): string => names.get(name) ?? name;
  const own = new Map([...columns.own].map(([name, column]) => [rename(name), column] as const));
  // A renamed column of the base is a column of its own from now on, made of the one it was.
  const gone = columns.extent === 'all' ? [...names.keys()].filter((name) => !columns.own.has(name) && !columns.dropped.has(name)) : [];
  const dropped = new Set([...columns.dropped, ...gone, ...[...names.keys()].filter((name) => columns.own.has(name))].filter((name) => ![...names.values()].includes(name)));
  return { ...columns, own, names: new Set([...columns.names].map(rename)), dropped };
}

/** What influences the table as a whole: its base, and every column set over it. */
export function influenceOfAll(base: Influence, columns: Columns): Influence {
  let result = base;
  for (const column of columns.own.values()) result = joinSorted(result, column.influence);
  return result;
}

/** What may be said of either of two tables. */
export function joinColumns(a: Columns, b: Columns): Columns {
  if (a === b) return a;
  if (a.extent === 'unknown' || b.extent === 'unknown' || a.space !== b.space || a.extent !== b.extent) {
    return { ...unknownColumns, own: joinOwn(a.own, b.own) };
  }
  if (a.extent === 'listed' && (a.names.size !== b.names.size || [...a.names].some((name) => !b.names.has(name)))) {
    return { ...unknownColumns, own: joinOwn(a.own, b.own) };
  }
  return {
    extent: a.extent,
    space: a.space,
    names: a.names,
    dropped: new Set([...a.dropped, ...b.dropped]),
    own: joinOwn(a.own, b.own),
    from: joinSources(a.from, b.from),
  };
}

function joinOwn(a: ReadonlyMap<string, OwnColumn>, b: ReadonlyMap<string, OwnColumn>): ReadonlyMap<string, OwnColumn> {
  if (a === b || b.size === 0) return a;
  if (a.size === 0) return b;
  const own = new Map(a);
  for (const [name, column] of b) {
    const other = own.get(name);
    own.set(name, other ? { ...column, influence: joinSorted(other.influence, column.influence), from: joinSources(other.from, column.from) } : column);
  }
  return own;
}

function filterOwn(own: ReadonlyMap<string, OwnColumn>, keep: (name: string) => boolean): ReadonlyMap<string, OwnColumn> {
  if (own.size === 0) return own;
  return new Map([...own].filter(([name]) => keep(name)));
}
