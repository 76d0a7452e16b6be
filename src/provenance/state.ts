import { influenceOfAll, joinColumns } from './columns';
import { dataWith } from './data-cell';
import { joinRows, joinSorted, noEvent } from './regions';
import type { RegionTable, Rows } from './regions';
import type { Cell, DataCell, Frame, Box, Value } from './values';
import { unknown } from './values';

/** What was changed: a variable of a scope, or what a box holds (`scope` is null then, and the key the box). */
interface TrailEntry {
  readonly scope: Scope | null;
  readonly key: string | Box;
  /** undefined: the key was not there. */
  readonly old: Value | Cell | undefined;
}

type Scope = Map<string, Value>;

/** What a branch left behind, by scope and key. */
type Changes = Map<Scope | null, Map<string | Box, Value | Cell | undefined>>;

/**
 * Objects and variables, with a trail of changes: a branch is run, its changes are taken back, the other branch is run, and what the two
 * changed is joined. The cost of a branch is what it writes, not what there is.
 */
export class State {
  constructor(private readonly regions: RegionTable) {}

  private readonly trail: TrailEntry[] = [];
  private readonly joining = new Set<string>();
  private depth = 0;
  private nextId = 1;

  /** Are we within a branch whose changes may be taken back? */
  get branching(): boolean {
    return this.depth > 0;
  }

  /** Within how many undecided branches the program is. */
  get undecided(): number {
    return this.depth;
  }

  /** Forgets branches that were never finished; what they wrote stays. */
  abandon(): void {
    this.trail.length = 0;
    this.depth = 0;
  }

  allocate(cell: Cell): Value & { t: 'ref' } {
    // Not on the trail: nothing that was there before can refer to a new object.
    return { t: 'ref', id: { cell, serial: this.nextId++ } };
  }

  cell(id: Box): Cell {
    return id.cell;
  }

  /** The object behind a value, if it is one. */
  deref(value: Value | undefined): Cell | null {
    return value?.t === 'ref' ? value.id.cell : null;
  }

  data(value: Value | undefined): DataCell | null {
    if (value?.t !== 'ref') return null;
    const cell = value.id.cell;
    return cell.t === 'data' ? cell : null;
  }

  update(box: Box, cell: Cell): void {
    if (this.depth > 0) this.trail.push({ scope: null, key: box, old: box.cell });
    box.cell = cell;
  }

  setVariable(frame: Frame, name: string, value: Value): void {
    if (this.depth > 0) this.trail.push({ scope: frame.vars, key: name, old: frame.vars.get(name) });
    frame.vars.set(name, value);
  }

  deleteVariable(frame: Frame, name: string): void {
    if (!frame.vars.has(name)) return;
    if (this.depth > 0) this.trail.push({ scope: frame.vars, key: name, old: frame.vars.get(name) });
    frame.vars.delete(name);
  }

  /**
   * Runs the alternatives from the same state and joins what they leave behind. An alternative that says `false` does not go on (it returned
   * or raised), so its changes are dropped. Gives whether any alternative goes on.
   */
  alternatives(branches: readonly (() => boolean)[]): boolean {
    const start = this.trail.length;
    this.depth++;
    const survivors: (Changes | null)[] = [];
    let before: Changes | null = null;
    for (const branch of branches) {
      const goesOn = branch();
      const changes: Changes | null = this.trail.length > start ? new Map() : null;
      if (changes) {
        before ??= new Map();
        this.takeBack(start, changes, before);
      }
      if (goesOn) survivors.push(changes);
    }
    this.depth--;
    if (before) this.joinOutcomes(before, survivors);
    return survivors.length > 0;
  }

  /** Takes back what is on the trail from `start` on. `changes`: what it had come to; `before`: what it was. */
  private takeBack(start: number, changes: Changes, before: Changes): void {
    for (let i = this.trail.length - 1; i >= start; i--) {
      const entry = this.trail[i];
      if (!entry) continue;
      const { scope, key, old } = entry;
      const changed = nested(changes, scope);
      if (!changed.has(key)) changed.set(key, read(scope, key));
      putBack(scope, key, old);
      nested(before, scope).set(key, old);
    }
    this.trail.length = start;
  }

  private joinOutcomes(before: Changes, survivors: readonly (Changes | null)[]): void {
    before.forEach((keys, scope) => {
      keys.forEach((old, key) => {
        let joined: Value | Cell | undefined;
        for (const changes of survivors) {
          const changed = changes?.get(scope);
          const outcome = changed?.has(key) ? changed.get(key) : old;
          if (outcome === undefined) continue;
          if (joined === undefined) joined = outcome;
          else joined = scope === null ? this.joinCells(joined as Cell, outcome as Cell) : this.join(joined as Value, outcome as Value);
        }
        if (joined === undefined) return;
        if (this.depth > 0) this.trail.push({ scope, key, old: read(scope, key) });
        if (scope === null) (key as Box).cell = joined as Cell;
        else scope.set(key as string, joined as Value);
      });
    });
  }

  /** A value that stands for either of two. */
  join(a: Value, b: Value): Value {
    if (a === b) return a;
    if (a.t === 'unknown') return b;
    if (b.t === 'unknown') return a;
    if (a.t === 'constant' && b.t === 'constant') return a.value === b.value ? a : a.value === null ? b : b.value === null ? a : unknown;
    if (a.t === 'constant') return a.value === null || b.t === 'ref' ? b : unknown;
    if (b.t === 'constant') return b.value === null || a.t === 'ref' ? a : unknown;
    if (a.t === 'ref' && b.t === 'ref') {
      if (a.id === b.id) return a;
      const ca = this.cell(a.id);
      const cb = this.cell(b.id);
      const pair = `${a.id.serial}|${b.id.serial}`;
      // Objects that refer to each other: the pair is already being joined further out.
      if (ca.t !== cb.t || this.joining.has(pair)) return b;
      this.joining.add(pair);
      try {
        return this.allocate(this.joinCells(ca, cb));
      } finally {
        this.joining.delete(pair);
      }
    }
    if (a.t === 'tuple' && b.t === 'tuple' && a.items.length === b.items.length) {
      return { t: 'tuple', items: a.items.map((item, i) => this.join(item, b.items[i] ?? unknown)) };
    }
    return b;
  }

  private joinCells(a: Cell, b: Cell): Cell {
    if (a === b) return a;
    if (a.t === 'data' && b.t === 'data') return this.eitherOf(a, b);
    if (a.t === 'estimator' && b.t === 'estimator') {
      if (!a.learned || !b.learned) return { ...b, learned: a.learned ?? b.learned };
      return {
        ...b,
        learned: { event: b.learned.event, rows: joinRows(a.learned.rows, b.learned.rows), influence: joinSorted(a.learned.influence, b.learned.influence), features: joinSorted(a.learned.features, b.learned.features) },
      };
    }
    // Either of two transforms: at random only where both are, and an object of its own.
    if (a.t === 'transform' && b.t === 'transform') return a.object === b.object ? b : { ...b, random: a.random.length > 0 ? b.random : [], object: -1 };
    if (a.t === 'list' && b.t === 'list') {
      const element = a.element && b.element ? this.join(a.element, b.element) : (a.element ?? b.element);
      return { t: 'list', items: null, element };
    }
    if (a.t === 'dict' && b.t === 'dict') {
      const rest = a.rest && b.rest ? this.join(a.rest, b.rest) : (a.rest ?? b.rest);
      return { t: 'dict', entries: this.joinMaps(a.entries, b.entries), rest };
    }
    if (a.t === 'instance' && b.t === 'instance') return { ...b, attributes: this.joinMaps(a.attributes, b.attributes), behind: b.behind ?? a.behind };
    return b;
  }

  /** One of two data values: where they hold other rows, which rows can't be told, only what they descend from. */
  private eitherOf(a: DataCell, b: DataCell): DataCell {
    const joined = joinData(a, b);
    if (sameRows(a.rows, b.rows) || a.rows.length === 0 || b.rows.length === 0) return joined;
    const whole = this.regions.union(joined.rows, noEvent);
    return whole === null ? joined : dataWith(joined, { rows: [this.regions.child('derived', whole, `either:${joined.rows.join('+')}`, noEvent)] });
  }

  private joinMaps(a: ReadonlyMap<string, Value>, b: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
    if (a === b) return a;
    const joined = new Map(a);
    for (const [name, value] of b) {
      const other = joined.get(name);
      joined.set(name, other ? this.join(other, value) : value);
    }
    return joined;
  }
}

function sameRows(a: Rows, b: Rows): boolean {
  return a === b || (a.length === b.length && a.every((row, i) => row === b[i]));
}

function read(scope: Scope | null, key: string | Box): Value | Cell | undefined {
  return scope === null ? (key as Box).cell : scope.get(key as string);
}

function putBack(scope: Scope | null, key: string | Box, old: Value | Cell | undefined): void {
  if (scope === null) (key as Box).cell = old as Cell;
  else if (old === undefined) scope.delete(key as string);
  else scope.set(key as string, old as Value);
}

/** What may be said of either of two data values. */
export function joinData(a: DataCell, b: DataCell): DataCell {
  return dataWith(b, {
    rows: joinRows(a.rows, b.rows),
    influence: joinSorted(a.influence, b.influence),
    columns: joinColumns(a.columns, b.columns),
    predicted: b.predicted ?? a.predicted,
    mask: a.mask?.key === b.mask?.key ? b.mask : null,
    assumed: a.assumed || b.assumed,
  });
}

/** Everything that had a say in a value's numbers, columns included. */
export function influenceOf(cell: DataCell): readonly number[] {
  return influenceOfAll(cell.influence, cell.columns);
}

function nested<K, L, V>(map: Map<K, Map<L, V>>, key: K): Map<L, V> {
  let inner = map.get(key);
  if (!inner) {
    inner = new Map();
    map.set(key, inner);
  }
  return inner;
}
