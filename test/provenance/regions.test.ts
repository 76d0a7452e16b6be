import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Interval, RegionId, Relation } from '../../src/provenance/regions';
import { RegionTable, joinSorted, noEvent, relateIntervals } from '../../src/provenance/regions';

const rows = (from: number | null, to: number | null): Interval => ({ axis: '#', from, to });

/** A table with a source, its random split, and the parts that tests speak of. */
function example(): { readonly table: RegionTable } & Readonly<Record<'all' | 'train' | 'test' | 'inner' | 'other', RegionId>> {
  const table = new RegionTable();
  const all = table.source(0, 'df');
  const train = table.part(all, 'random:split:1', 0, 1, { role: 'train' });
  const test = table.part(all, 'random:split:1', 1, 1, { role: 'test' });
  return { table, all, train, test, inner: table.part(train, 'random:split:2', 0, 2), other: table.source(3, null) };
}

describe('regions', () => {
  it('are the same when they are asked for again', () => {
    const { table, all, train, other } = example();
    assert.equal(table.part(all, 'random:split:1', 0, 9, { role: 'test' }), train);
    assert.equal(table.get(train).role, 'train');
    assert.equal(table.union([all, other], 5), table.union([all, other], 6));
    assert.equal(table.union([train], 5), train);
    assert.equal(table.union([], 5), null);
    assert.throws(() => table.get(99), RangeError);
  });

  it('relate along their ancestry', () => {
    const { table, all, train, test, inner, other } = example();
    const relations: [RegionId, RegionId, Relation][] = [
      [train, train, 'same'], [all, test, 'around'], [inner, all, 'inside'], [train, test, 'disjoint'], [inner, test, 'disjoint'], [train, other, 'disjoint'],
    ];
    assert.deepEqual(relations.map(([a, b]) => table.relate(a, b)), relations.map(([, , relation]) => relation));
  });

  it('overlap where they were drawn independently, and are not known where a filter made them', () => {
    const { table, all, train } = example();
    const again = table.part(all, 'random:split:7', 1, 7);
    const filtered = table.child('subset', all, 'query', noEvent);
    const masked = table.part(all, 'mask:a', 0, 8);
    const copies = table.child('copies', all, 'copies:4', 4);
    assert.deepEqual([again, filtered, masked, copies].map((id) => table.relate(train, id)), ['overlapping', 'unknown', 'unknown', 'unknown']);
    assert.equal(table.relate(masked, table.part(all, 'mask:a', 1, 8)), 'disjoint');
  });

  it('compare slices of one parent by their row numbers', () => {
    const cases: [Interval, Interval, Relation][] = [
      [rows(0, 10), rows(null, 10), 'same'], [rows(0, 10), rows(10, 20), 'disjoint'], [rows(0, 10), rows(5, 20), 'overlapping'], [rows(null, 20), rows(5, 8), 'around'],
      [rows(5, 8), rows(null, null), 'inside'], [rows(null, -3), rows(-3, null), 'disjoint'], [rows(null, -3), rows(0, 5), 'unknown'],
      [rows(0, 5), { axis: 'df.year', from: 0, to: 5 }, 'unknown'], [{ axis: 'y', from: null, to: -1 }, { axis: 'y', from: -2, to: null }, 'overlapping'],
    ];
    assert.deepEqual(cases.map(([a, b]) => relateIntervals(a, b)), cases.map(([, , relation]) => relation));
    const { table, all } = example();
    const part = (from: number, to: number): RegionId => table.part(all, `slice:${String(from)}:${String(to)}`, 0, 1, { interval: rows(from, to) });
    assert.deepEqual([table.relate(part(0, 5), part(5, 9)), table.relate(part(0, 7), part(5, 9)), table.relate(part(0, 9), part(5, 9))], ['disjoint', 'overlapping', 'around']);
    // What lies within one part lies nowhere in what is disjoint from it.
    assert.equal(table.relate(table.child('subset', part(0, 5), 'q', noEvent), part(5, 9)), 'disjoint');
    assert.equal(table.relate(table.child('subset', part(0, 7), 'q', noEvent), part(5, 9)), 'unknown');
  });

  it('are covered by unions of their members, and parts of unions by what covers the whole', () => {
    const { table, all, train, test, other } = example();
    const both = table.union([test, other], 5) ?? -1;
    const part = table.part(both, 'random:split:6', 0, 6);
    assert.deepEqual([table.covers([both], other), table.covers([test, other], both), table.covers([test], both), table.covers([train], both)], ['all', 'all', 'some', 'none']);
    assert.deepEqual([table.covers([both], part), table.covers([test, other], part), table.covers([all, other], part), table.covers([train], part)], ['all', 'all', 'all', 'none']);
    assert.deepEqual([table.covers([all], test), table.covers([train, test], test), table.covers([train], test), table.covers([], test)], ['all', 'all', 'none', 'none']);
    assert.deepEqual([table.relate(both, test), table.relate(test, both), table.relate(both, part), table.relate(both, train)], ['around', 'inside', 'around', 'disjoint']);
    const more = table.union([other, both], 7) ?? -1;
    assert.deepEqual([table.relate(both, more), table.relate(more, both), table.relate(both, table.union([all, other], 8) ?? -1)], ['same', 'same', 'inside']);
  });

  it('have common ancestors, nearest first', () => {
    const { table, all, train, test, inner, other } = example();
    const nested = table.part(inner, 'mask:x', 0, 9);
    assert.deepEqual(table.ancestors(nested), [inner, train, all]);
    assert.deepEqual(table.commonAncestors(nested, table.part(train, 'random:split:2', 1, 2)), [train, all]);
    assert.deepEqual(table.commonAncestors(train, test), [all]);
    assert.deepEqual(table.commonAncestors(train, other), []);
    const union = table.union([train, other], 5) ?? -1;
    assert.deepEqual(table.commonAncestors(table.part(union, 'k', 0, 6), table.part(union, 'k', 1, 6)), [union, train, other, all]);
    assert.deepEqual(table.chain(nested), [all, train, inner, nested]);
    assert.deepEqual([table.parting(nested, test)?.left.id, table.parting(nested, test)?.right.id, table.parting(train, other), table.parting(all, train)], [train, test, null, null]);
  });
});

/** What to add to a table: each step takes its parents among what is there by then. */
type Step = readonly ['source'] | readonly ['part' | 'child' | 'slice', number, number] | readonly ['union', readonly number[]];

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.constant(['source'] as const),
  fc.tuple(fc.constantFrom('part' as const, 'child' as const, 'slice' as const), fc.nat(), fc.nat({ max: 5 })),
  fc.tuple(fc.constant('union' as const), fc.array(fc.nat(), { minLength: 2, maxLength: 3 })),
);

const kinds = ['subset', 'draw', 'copies', 'derived'] as const;

function build(steps: readonly Step[]): { readonly table: RegionTable; readonly ids: readonly RegionId[] } {
  const table = new RegionTable();
  const ids: RegionId[] = [table.source(0, null)];
  const at = (n: number): RegionId => ids[n % ids.length] ?? 0;
  steps.forEach((one, event) => {
    if (one[0] === 'source') ids.push(table.source(event + 1, null));
    else if (one[0] === 'union') {
      const union = table.union([...new Set(one[1].map(at))].sort((a, b) => a - b), event);
      ids.push(union ?? 0);
    } else if (one[0] === 'part') ids.push(table.part(at(one[1]), `${one[2] < 3 ? 'random' : 'mask'}:${String(one[2] >> 1)}`, one[2] & 1, event));
    else if (one[0] === 'slice') ids.push(table.part(at(one[1]), `slice:${String(one[2])}`, 0, event, { interval: rows(one[2], one[2] + 2) }));
    else ids.push(table.child(kinds[one[2] % kinds.length] ?? 'subset', at(one[1]), `k${String(one[2])}`, event));
  });
  return { table, ids: [...new Set(ids)] };
}

const flipped: Readonly<Record<Relation, Relation>> = { same: 'same', around: 'inside', inside: 'around', overlapping: 'overlapping', disjoint: 'disjoint', unknown: 'unknown' };

describe('any regions', () => {
  const tables = fc.array(step, { maxLength: 12 });
  const forAll = (law: (table: RegionTable, ids: readonly RegionId[]) => void): void => {
    fc.assert(fc.property(tables, (steps) => {
      const { table, ids } = build(steps);
      law(table, ids);
    }), { numRuns: 300, seed: 20260101 });
  };
  const pairs = (ids: readonly RegionId[], law: (a: RegionId, b: RegionId) => void): void => {
    for (const a of ids) for (const b of ids) law(a, b);
  };

  it('relate alike from both sides, and as the same only to themselves', () => {
    forAll((table, ids) => { pairs(ids, (a, b) => {
      assert.equal(table.relate(a, b), flipped[table.relate(b, a)], `${String(a)} and ${String(b)}`);
      assert.equal(table.relate(a, a), 'same');
      // Two slices, or two unions, may come to the same rows in two ways.
      const alike = table.get(a).kind === table.get(b).kind && (table.get(a).kind === 'union' || table.get(a).interval !== null);
      if (a !== b && !alike) assert.notEqual(table.relate(a, b), 'same');
    }); });
  });

  it('lie inside their parents', () => {
    forAll((table, ids) => {
      for (const id of ids) {
        const { kind, parents } = table.get(id);
        // A union may hold no more than one of its members does.
        for (const parent of parents) assert.ok((kind === 'union' ? ['inside', 'same'] : ['around']).includes(table.relate(parent, id)), `${String(id)} in ${String(parent)}`);
      }
    });
  });

  it('share nothing where they are parts of one partition', () => {
    forAll((table, ids) => { pairs(ids, (a, b) => {
      const [left, right] = [table.get(a), table.get(b)];
      if (left.kind !== 'part' || right.kind !== 'part' || left.key !== right.key || left.part === right.part || left.parents[0] !== right.parents[0]) return;
      assert.equal(table.relate(a, b), 'disjoint');
      assert.equal(table.covers([a], b), 'none');
    }); });
  });

  it('are covered by themselves, by their parents, and by unions of which they are members', () => {
    forAll((table, ids) => {
      for (const id of ids) {
        const { kind, parents } = table.get(id);
        assert.equal(table.covers([id], id), 'all');
        assert.equal(table.covers([], id), 'none');
        if (kind === 'union') {
          assert.equal(table.covers(parents, id), 'all');
          for (const member of parents) assert.equal(table.covers([id], member), 'all');
        } else if (parents.length > 0) assert.equal(table.covers(parents, id), 'all');
      }
    });
  });

  it('are covered by no less when more rows are there', () => {
    const strength = { none: 0, unknown: 1, some: 2, all: 3 };
    forAll((table, ids) => { pairs(ids, (a, b) => {
      for (const more of ids.slice(0, 4)) {
        const rank = (held: readonly RegionId[]): number => strength[table.covers(held, b)];
        assert.ok(rank([a, more]) >= rank([a]), `${String(a)} and ${String(more)} over ${String(b)}`);
      }
    }); });
  });

  it('have the same common ancestors from both sides, above both', () => {
    forAll((table, ids) => { pairs(ids, (a, b) => {
      const common = table.commonAncestors(a, b);
      assert.deepEqual(new Set(common), new Set(table.commonAncestors(b, a)));
      for (const id of common) assert.ok(table.ancestors(a).includes(id) && table.ancestors(b).includes(id));
    }); });
  });
});

describe('sorted lists', () => {
  const sorted = fc.uniqueArray(fc.nat({ max: 20 })).map((list) => list.sort((a, b) => a - b));

  it('join as sets do, and come back themselves where nothing is new', () => {
    fc.assert(fc.property(sorted, sorted, (a, b) => {
      const joined = joinSorted(a, b);
      assert.deepEqual(joined, [...new Set([...a, ...b])].sort((x, y) => x - y));
      if (b.every((n) => a.includes(n))) assert.equal(joined, a);
      else if (a.every((n) => b.includes(n))) assert.equal(joined, b);
    }), { seed: 7 });
  });
});
