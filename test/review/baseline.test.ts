import assert from 'node:assert/strict';
import { baselineOf, baselineText, judge, parseBaseline } from '../../src/review/baseline';
import type { ReportedFinding } from '../../src/review/report';

function finding(path: string, what: string, where: string, line = 1): ReportedFinding {
  const range = { start: { line, column: 1 }, end: { line, column: 5 } };
  return {
    rule: 'leakage/fit-before-split', severity: 'warning', confidence: 'certain', message: `About ${what}.`, path, cell: null, range, related: [], competencies: [],
    fingerprint: what.repeat(16) + where.repeat(16), fixes: [],
  };
}

describe('a baseline', () => {
  it('knows a finding again wherever its line is, and tells new ones', () => {
    const baseline = baselineOf([finding('a.py', 'a', '0')], [], '');
    const { open, known, missing } = judge([finding('a.py', 'a', '0', 99), finding('a.py', 'b', '0')], baseline, '');
    assert.deepEqual([open.map(({ message }) => message), known.length, missing], [['About b.'], 1, []]);
  });

  it('counts what is the same: of three, two are known', () => {
    const baseline = baselineOf([finding('a.py', 'a', '0'), finding('a.py', 'a', '1')], [], '');
    assert.deepEqual(baseline.entries.map(({ count }) => count), [2]);
    const { open, known } = judge([finding('a.py', 'a', '0', 3), finding('a.py', 'a', '1', 5), finding('a.py', 'a', '2', 9)], baseline, '');
    assert.deepEqual([open.map(({ range }) => range.start.line), known.length], [[9], 2]);
  });

  it('misses what is fixed', () => {
    const baseline = baselineOf([finding('a.py', 'a', '0'), finding('a.py', 'a', '1'), finding('b.py', 'b', '0')], [], '');
    const { missing } = judge([finding('a.py', 'a', '0')], baseline, '');
    assert.deepEqual(missing.map(({ path, count }) => [path, count]), [['a.py', 1], ['b.py', 1]]);
  });

  it('knows a finding again in a renamed file, but each only once', () => {
    const baseline = baselineOf([finding('a.py', 'a', '0')], [], '');
    assert.equal(judge([finding('new/a.py', 'a', '5')], baseline, '').open.length, 0);
    assert.deepEqual(judge([finding('copy.py', 'a', '5'), finding('a.py', 'a', '0')], baseline, '').open.map(({ path }) => path), ['copy.py']);
  });

  it('counts paths from the folder of the configuration', () => {
    const baseline = baselineOf([finding('train.py', 'a', '0')], [], 'packages/one');
    assert.equal(baseline.entries[0]?.path, 'packages/one/train.py');
    assert.equal(judge([finding('train.py', 'a', '0')], baseline, 'packages/one').open.length, 0);
  });

  it('keeps its form: what is written can be read, one entry a line, in one order', () => {
    const baseline = baselineOf([finding('b.py', 'b', '0'), finding('a.py', 'a', '0')], [{ rule: 'skew/x', path: 'z.py', fingerprint: 'f'.repeat(32), count: 3, message: 'Kept.' }], '');
    const text = baselineText(baseline);
    assert.deepEqual(parseBaseline(text), { baseline });
    assert.equal(text.split('\n').filter((line) => line.includes('"rule"')).length, 3);
    assert.deepEqual(baseline.entries.map(({ path }) => path), ['a.py', 'b.py', 'z.py']);
    assert.deepEqual(parseBaseline(baselineText({ entries: [] })), { baseline: { entries: [] } });
  });

  it('says what is wrong with a damaged one', () => {
    const problemOf = (text: string): string => {
      const read = parseBaseline(text);
      return 'problem' in read ? read.problem : 'none';
    };
    assert.match(problemOf('{"schema": 1,'), /^It is not valid JSON/);
    assert.match(problemOf('{\n<<<<<<< HEAD\n'), /conflicts of a merge/);
    assert.match(problemOf('{"schema": 2, "findings": []}'), /not a baseline of this version/);
    assert.match(problemOf('[]'), /not a baseline of this version/);
    assert.match(problemOf('{"schema": 1, "findings": [{"rule": "a/b"}]}'), /entry 1 lacks rule, path or fingerprint/);
  });
});
