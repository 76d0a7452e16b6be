import assert from 'node:assert/strict';
import { scriptDocument } from '../../src/python/document';
import { makeCache } from '../../src/review/cache';
import { withoutRepeats } from '../../src/review/place';
import type { Finding } from '../../src/rules/rule';

const document = scriptDocument('a.py', 'Z = (X - X.mean()) / X.std()\nW = X.std()\n');

function found(text: string, line: number, parts: Partial<Finding> = {}): Finding {
  const start = document.text.indexOf(text, line === 1 ? 0 : 29);
  return {
    rule: 'leakage/statistic-before-split', severity: 'warning', confidence: 'certain', message: `About ${text}.`,
    at: { path: 'a.py', span: { start, end: start + text.length } },
    related: [{ message: 'the split', at: { path: 'a.py', span: { start: 0, end: 1 } } }],
    ...parts,
  };
}

function kept(...findings: Finding[]): string[] {
  return withoutRepeats(findings, () => document).map(({ rule, message, confidence }) => `${rule} ${confidence} ${message}`);
}

describe('repeated findings', () => {
  it('on one line by one rule with the same path become the first', () => {
    assert.deepEqual(kept(found('X.std()', 1), found('X.mean()', 1), found('X.std()', 2)), [
      'leakage/statistic-before-split certain About X.mean().', 'leakage/statistic-before-split certain About X.std().',
    ]);
  });

  it('stay apart where the rule or the path differs', () => {
    assert.equal(kept(found('X.std()', 1), found('X.mean()', 1, { rule: 'leakage/fit-before-split' })).length, 2);
    assert.equal(kept(found('X.std()', 1), found('X.mean()', 1, { related: [{ message: 'the split', at: { path: 'b.py', span: { start: 0, end: 1 } } }] })).length, 2);
    assert.equal(kept(found('X.std()', 1, { related: [] }), found('X.mean()', 1, { related: [] })).length, 2);
  });

  it('at one place become the surest', () => {
    assert.deepEqual(kept(found('X.std()', 1, { confidence: 'likely' }), found('X.std()', 1)), ['leakage/statistic-before-split certain About X.std().']);
  });
});

describe('a cache', () => {
  it('gives up what was used longest ago when its values weigh too much', () => {
    const released: number[] = [];
    const cache = makeCache<number>(10, (value) => released.push(value), (value) => value);
    cache.set('a', 4);
    cache.set('b', 5);
    cache.get('a');
    cache.set('c', 3);
    assert.deepEqual(released, [5]);
    cache.set('a', 1);
    cache.set('d', 6);
    assert.deepEqual([cache.get('a'), cache.get('c'), cache.get('d')], [1, 3, 6]);
    cache.set('huge', 99);
    assert.equal(cache.get('huge'), 99);
    cache.delete('huge');
    assert.deepEqual(released, [5, 1, 3, 6, 99]);
    cache.clear();
    assert.equal(cache.get('huge'), undefined);
  });
});
