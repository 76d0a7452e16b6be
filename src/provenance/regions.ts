/**
 * Rows. A region is a set of rows of one source, known by how it came about and not by which rows it holds: all rows that a call loaded, the
 * test part of a split, the rows a filter left, copies made by a sampler. Regions form a tree (unions join trees), and two regions are
 * compared by the place at which their ancestries part.
 */
export type RegionId = number;
export type EventId = number;

/** Stands where no event made a region: a filter of no consequence. */
export const noEvent: EventId = -1;

/** The regions whose rows a value holds, ascending, without repeats. Empty: no rows at all (a number, a model). */
export type Rows = readonly RegionId[];

export type PartRole = 'train' | 'test' | 'validation';

export type RegionKind =
  /** everything one load call, literal or parameter brought */
  | 'source'
  /** one part of a partition: parts of the same partition share no row */
  | 'part'
  /** some rows, by a filter that is not compared with others */
  | 'subset'
  /** a random draw: two draws from one parent overlap, by chance */
  | 'draw'
  /** rows that repeat or imitate the parent's rows: over-sampling, bootstrap, augmentation */
  | 'copies'
  /** new rows, each made of one or several of the parent's: windows, melted tables */
  | 'derived'
  /** the rows of several regions one after the other */
  | 'union';

/** A half-open stretch of the parent's rows along an axis: row numbers, or the values of a column. */
export interface Interval {
  /** '#' and an order for row numbers (from 0; negative ones count from the end); else the text of what is compared. */
  readonly axis: string;
  /** Null: from the start, or to the end. */
  readonly from: number | null;
  readonly to: number | null;
}

export interface Region {
  readonly id: RegionId;
  readonly kind: RegionKind;
  /** One parent for all but sources (none) and unions (several). */
  readonly parents: readonly RegionId[];
  /** Identifies the partition, draw or filter that made it: equal keys on one parent mean equal rows. */
  readonly key: string;
  /** For parts: which part of the partition. */
  readonly part: number;
  /** For parts by constant slices: the rows of the parent. */
  readonly interval: Interval | null;
  /** The load, split or resampling that made it. */
  readonly event: EventId;
  role: PartRole | null;
  /** A part of a cross-validation fold or of a bootstrap repetition. */
  readonly fold: boolean;
  /** Variable names it was given, first one first; for messages and for roles. */
  readonly names: string[];
}

export type Relation =
  | 'same'
  /** the first holds all rows of the second, and more */
  | 'around'
  /** the first's rows are all in the second */
  | 'inside'
  /** some rows are in both, some are not */
  | 'overlapping'
  | 'disjoint'
  | 'unknown';

/** More regions than a program can have: makes one number of two. */
const PAIRS = 2 ** 26;

export class RegionTable {
  private readonly regions: Region[] = [];
  private readonly interned = new Map<string, RegionId>();
  private readonly choices = new Map<RegionId, readonly EventId[]>();
  // What a region is made of never changes, and the rules ask about the same few regions again and again.
  private readonly chains: (readonly RegionId[] | undefined)[] = [];
  private readonly above: (readonly RegionId[] | undefined)[] = [];
  private readonly relations = new Map<number, Relation>();

  get(id: RegionId): Region {
    const region = this.regions[id];
    if (!region) throw new RangeError(`No region ${id}.`);
    return region;
  }

  get all(): readonly Region[] {
    return this.regions;
  }

  source(event: EventId, name: string | null): RegionId {
    return this.add({ kind: 'source', parents: [], key: `source:${event}`, part: 0, interval: null, event, fold: false }, name);
  }

  /** Notes the learning events whose numbers decided which rows a region holds. */
  noteChoice(id: RegionId, influence: readonly EventId[]): void {
    if (influence.length > 0) this.choices.set(id, joinSorted(this.choices.get(id) ?? [], influence));
  }

  /** The learning events whose numbers decided which of the parent's rows a region holds. */
  chosenBy(id: RegionId): readonly EventId[] {
    return this.choices.get(id) ?? [];
  }

  /** Part number `part` of the partition `key` of `parent`. Asking twice gives the same region. */
  part(parent: RegionId, key: string, part: number, event: EventId, options: { role?: PartRole; fold?: boolean; interval?: Interval } = {}): RegionId {
    const id = this.add(
      { kind: 'part', parents: [parent], key, part, interval: options.interval ?? null, event, fold: options.fold ?? false },
      null,
    );
    const region = this.get(id);
    if (options.role && region.role === null) region.role = options.role;
    return id;
  }

  child(kind: 'subset' | 'draw' | 'copies' | 'derived', parent: RegionId, key: string, event: EventId): RegionId {
    return this.add({ kind, parents: [parent], key, part: 0, interval: null, event, fold: false }, null);
  }

  /** One region for several: itself for one. */
  union(rows: Rows, event: EventId): RegionId | null {
    const first = rows[0];
    if (first === undefined || rows.length === 1) return first ?? null;
    return this.add({ kind: 'union', parents: rows, key: `union:${rows.join('+')}`, part: 0, interval: null, event, fold: false }, null);
  }

  /** How the rows of `a` lie to the rows of `b`. Anything that is not proved is 'unknown'. */
  relate(a: RegionId, b: RegionId): Relation {
    if (a === b) return 'same';
    const pair = a * PAIRS + b;
    let relation = this.relations.get(pair);
    if (relation === undefined) {
      relation = this.compare(a, b);
      this.relations.set(pair, relation);
    }
    return relation;
  }

  private compare(a: RegionId, b: RegionId): Relation {
    const ra = this.get(a);
    const rb = this.get(b);
    if (ra.kind === 'union' && rb.kind === 'union') return this.relateUnions(a, b);
    if (rb.kind === 'union') return flip(this.relateToUnion(b, a));
    if (ra.kind === 'union') return this.relateToUnion(a, b);
    const chainA = this.chain(a);
    const chainB = this.chain(b);
    const rootA = chainA[0];
    const rootB = chainB[0];
    if (rootA === undefined || rootB === undefined) return 'unknown';
    if (rootA !== rootB) {
      // Parts of a union lie over its members.
      const under = this.get(rootA).kind === 'union' ? this.overMembers(rootA, b) : this.get(rootB).kind === 'union' ? this.overMembers(rootB, a) : 'disjoint';
      return under === 'disjoint' ? 'disjoint' : 'unknown';
    }
    let i = 0;
    while (i < chainA.length && i < chainB.length && chainA[i] === chainB[i]) i++;
    if (i === chainA.length) return 'around';
    if (i === chainB.length) return 'inside';
    const childA = this.get(chainA[i] ?? a);
    const childB = this.get(chainB[i] ?? b);
    const last = i === chainA.length - 1 && i === chainB.length - 1;
    return this.relateSiblings(childA, childB, last);
  }

  /** Does `rows` hold all rows of `region` ('all'), some ('some'), none, or is it not known? */
  covers(rows: Rows, region: RegionId): 'all' | 'some' | 'none' | 'unknown' {
    const target = this.get(region);
    if (target.kind === 'union') {
      const each = target.parents.map((member) => this.covers(rows, member));
      if (rows.includes(region) || each.every((c) => c === 'all')) return 'all';
      if (each.some((c) => c === 'all' || c === 'some')) return 'some';
      return each.every((c) => c === 'none') ? 'none' : 'unknown';
    }
    let best: 'some' | 'none' | 'unknown' = 'none';
    for (const id of rows) {
      const relation = this.relate(id, region);
      if (relation === 'same' || relation === 'around') return 'all';
      if (relation === 'inside' || relation === 'overlapping') best = 'some';
      else if (relation === 'unknown' && best === 'none') best = 'unknown';
    }
    // A part of a union is covered by what covers the whole union.
    const root = this.chain(region)[0];
    if (root !== undefined && root !== region && this.get(root).kind === 'union') {
      const whole = this.covers(rows, root);
      if (whole === 'all') return 'all';
      if (whole === 'some' && best !== 'some') return 'unknown';
    }
    return best;
  }

  /** The common ancestors of two regions, nearest first; through unions, all members count. */
  commonAncestors(a: RegionId, b: RegionId): RegionId[] {
    const ofB = new Set(this.ancestors(b));
    return this.ancestors(a).filter((id) => ofB.has(id));
  }

  /** All regions above, nearest first, not the region itself; through unions too. */
  ancestors(id: RegionId): readonly RegionId[] {
    const known = this.above[id];
    if (known) return known;
    const result: RegionId[] = [];
    const seen = new Set<RegionId>();
    let layer = this.get(id).parents;
    while (layer.length > 0) {
      const next: RegionId[] = [];
      for (const parent of layer) {
        if (seen.has(parent)) continue;
        seen.add(parent);
        result.push(parent);
        next.push(...this.get(parent).parents);
      }
      layer = next;
    }
    this.above[id] = result;
    return result;
  }

  /** The region in which two disjoint parts part company: the pair of siblings below their nearest common ancestor, or null. */
  parting(a: RegionId, b: RegionId): { readonly left: Region; readonly right: Region } | null {
    const chainA = this.chain(a);
    const chainB = this.chain(b);
    let i = 0;
    while (i < chainA.length && i < chainB.length && chainA[i] === chainB[i]) i++;
    const left = chainA[i];
    const right = chainB[i];
    if (i === 0 || left === undefined || right === undefined) return null;
    return { left: this.get(left), right: this.get(right) };
  }

  /** From the root (a source or a union) down to the region itself. */
  chain(id: RegionId): readonly RegionId[] {
    const known = this.chains[id];
    if (known) return known;
    const chain = [id];
    let region = this.get(id);
    while (region.kind !== 'union') {
      const parent = region.parents[0];
      if (parent === undefined) break;
      chain.push(parent);
      region = this.get(parent);
    }
    chain.reverse();
    this.chains[id] = chain;
    return chain;
  }

  private relateSiblings(a: Region, b: Region, direct: boolean): Relation {
    if (a.kind === 'part' && b.kind === 'part' && a.key === b.key && a.part !== b.part) return 'disjoint';
    if (a.interval && a.interval.axis === b.interval?.axis) return direct ? relateIntervals(a.interval, b.interval) : relateIntervals(a.interval, b.interval) === 'disjoint' ? 'disjoint' : 'unknown';
    if (!direct) return 'unknown';
    const random = (r: Region): boolean => r.kind === 'draw' || (r.kind === 'part' && r.key.startsWith('random:'));
    return random(a) && random(b) && a.key !== b.key ? 'overlapping' : 'unknown';
  }

  private relateToUnion(union: RegionId, other: RegionId): Relation {
    const members = this.get(union).parents;
    if (this.chain(other)[0] === union) return 'around';
    const relations = members.map((member) => this.relate(member, other));
    if (relations.some((r) => r === 'same' || r === 'around')) return 'around';
    if (relations.every((r) => r === 'disjoint')) return 'disjoint';
    return relations.some((r) => r === 'inside' || r === 'overlapping') ? 'overlapping' : 'unknown';
  }

  private relateUnions(a: RegionId, b: RegionId): Relation {
    const coverage = (rows: RegionId, members: Rows): string[] => members.map((member) => this.covers([rows], member));
    const ofB = coverage(a, this.get(b).parents);
    const ofA = coverage(b, this.get(a).parents);
    if (ofB.every((part) => part === 'all')) return ofA.every((part) => part === 'all') ? 'same' : 'around';
    if (ofA.every((part) => part === 'all')) return 'inside';
    if (ofB.every((part) => part === 'none')) return 'disjoint';
    return [...ofA, ...ofB].some((part) => part === 'all' || part === 'some') ? 'overlapping' : 'unknown';
  }

  private overMembers(union: RegionId, other: RegionId): Relation {
    return this.get(union).parents.every((member) => this.relate(member, other) === 'disjoint') ? 'disjoint' : 'unknown';
  }

  private add(region: Omit<Region, 'id' | 'names' | 'role'>, name: string | null): RegionId {
    const internKey = `${region.parents.join(',')}|${region.key}|${region.part}`;
    const known = this.interned.get(internKey);
    if (known !== undefined) return known;
    const id = this.regions.length;
    this.regions.push({
      kind: region.kind, parents: region.parents, key: region.key, part: region.part, interval: region.interval, event: region.event, fold: region.fold,
      id, role: null, names: name === null ? [] : [name],
    });
    this.interned.set(internKey, id);
    return id;
  }
}

function flip(relation: Relation): Relation {
  if (relation === 'around') return 'inside';
  return relation === 'inside' ? 'around' : relation;
}

/** Compares two row ranges of one parent. Ends counted from the other side can't be compared with each other. */
export function relateIntervals(a: Interval, b: Interval): Relation {
  if (a.axis !== b.axis) return 'unknown';
  const least = a.axis.startsWith('#') ? 0 : -Infinity;
  const startA = a.from ?? least;
  const startB = b.from ?? least;
  const endA = a.to ?? Infinity;
  const endB = b.to ?? Infinity;
  if (a.to !== null && b.from !== null && a.to === b.from) return 'disjoint';
  if (b.to !== null && a.from !== null && b.to === a.from) return 'disjoint';
  if (a.axis.startsWith('#') && [startA, startB, endA, endB].some((n) => n < 0)) return 'unknown';
  if (startA === startB && endA === endB) return 'same';
  if (endA <= startB || endB <= startA) return 'disjoint';
  if (startA <= startB && endA >= endB) return 'around';
  if (startB <= startA && endB >= endA) return 'inside';
  return 'overlapping';
}

/** Union of two row sets. */
export function joinRows(a: Rows, b: Rows): Rows {
  return joinSorted(a, b);
}

/** Union of two ascending number lists; gives one of them back where it already is the union. */
export function joinSorted(a: readonly number[], b: readonly number[]): readonly number[] {
  if (a === b || b.length === 0) return a;
  if (a.length === 0) return b;
  const out: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const x = a[i] ?? Infinity;
    const y = b[j] ?? Infinity;
    if (x <= y) i++;
    if (y <= x) j++;
    out.push(Math.min(x, y));
  }
  if (out.length === a.length) return a;
  return out.length === b.length ? b : out;
}
