import assert from 'node:assert/strict';
import type { ParityPair } from '../../../src/review/side-by-side/report';
import { summary } from '../../../src/review/side-by-side/words';

describe('the sentence over all pairs', () => {
  const place = { path: 'a.py', cell: null, range: { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } } };
  const serve = { ...place, entry: 'ask', framework: 'Flask' };
  const pair = (counts: Partial<ParityPair['counts']>): ParityPair => ({
    train: place, serve, links: [], strength: 'strong', sections: [], counts: { equal: 0, different: 0, missing: 0, extra: 0, unknown: 0, ...counts }, findings: [],
  });
  const told = (...pairs: ParityPair[]): string => summary({ schema: 1, pairs, unpaired: [] });

  it('says that nothing differs only of what was compared', () => {
    assert.equal(told(pair({ equal: 2, unknown: 1 })), '1 pair compared, no difference seen.');
    assert.equal(told(pair({ unknown: 3 })), '1 pair of which no step can be compared.');
    assert.equal(told(pair({ equal: 2 }), pair({ missing: 1 }), pair({ unknown: 3 }), pair({})), '2 pairs compared, 1 with differences; 2 pairs of which no step can be compared.');
  });

  it('counts the entry points without a training', () => {
    assert.equal(summary({ schema: 1, pairs: [], unpaired: [{ serve, reason: '', findings: [] }] }), '1 entry point has no training here.');
    assert.equal(told(), 'No entry point at which a model answers was found beside a training.');
  });
});
