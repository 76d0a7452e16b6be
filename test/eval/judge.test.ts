import assert from 'node:assert/strict';
import type { Found } from './judge';
import { judge } from './judge';
import { expectationsOf, marksIn } from './marks';
import type { Program } from './programs';
import { blocksOf } from './programs';
import { scoresOf } from './evaluate';

const rules = ['leakage/a', 'leakage/b', 'evaluation/c'];
const all = { known: new Set(rules), labelled: new Set(rules) };

function program(source: string, open: readonly string[] = []): Program {
  const expectations = expectationsOf(marksIn({ path: 'p.py', cell: null, source }));
  return { family: 'leakage', name: 'leakage/p.py', files: { 'p.py': source }, expectations, style: null, note: null, near: null, neighbours: [], open: new Set(open) };
}

function finding(line: number, rule: string, isHint = false): Found {
  return { path: 'p.py', cell: null, line, rule, message: '', isHint };
}

function kinds(source: string, found: readonly Found[], options = all): string[] {
  return judge(program(source), found, options).map((verdict) => `${verdict.kind} ${verdict.rule}`);
}

describe('the judge of the corpus', () => {
  it('wants the rule on the marked line', () => {
    assert.deepEqual(kinds('x\ny  # ! leakage/a\n', [finding(2, 'leakage/a')]), ['found leakage/a']);
    assert.deepEqual(kinds('x\ny  # ! leakage/a\n', [finding(1, 'leakage/a')]), ['missed leakage/a', 'false alarm leakage/a']);
    assert.deepEqual(kinds('x\ny  # ! leakage/a\n', [finding(2, 'leakage/b')]), ['missed leakage/a', 'false alarm leakage/b']);
  });

  it('takes several rules on a line, either of two, and any place of a group', () => {
    assert.deepEqual(kinds('y  # ! leakage/a evaluation/c', [finding(1, 'evaluation/c'), finding(1, 'leakage/a')]), ['found leakage/a', 'found evaluation/c']);
    assert.deepEqual(kinds('y  # ! leakage/a|leakage/b', [finding(1, 'leakage/b')]), ['found leakage/b']);
    const group = 'x  # ! leakage/a@1\ny  # ! leakage/b@1';
    assert.deepEqual(kinds(group, [finding(2, 'leakage/b')]), ['found leakage/b']);
    assert.deepEqual(kinds(group, [finding(1, 'leakage/a'), finding(2, 'leakage/b')]), ['found leakage/a']);
    assert.deepEqual(kinds(group, []), ['missed leakage/a']);
  });

  it('sets aside rules that are not built, rules without labels and other families', () => {
    const options = { known: new Set(['leakage/a']), labelled: new Set(['leakage/a']) };
    assert.deepEqual(kinds('y  # ! leakage/b', [], options), ['not yet leakage/b']);
    assert.deepEqual(kinds('y', [finding(1, 'leakage/b')], options), ['not labelled leakage/b']);
    assert.deepEqual(kinds('y', [finding(1, 'skew/d')], options), []);
    assert.deepEqual(kinds('y  # ! leakage/b\nz', [finding(1, 'leakage/a'), finding(2, 'leakage/a')], options), ['not yet leakage/b', 'false alarm leakage/a']);
  });

  it('leaves findings of rules aside that the program leaves open, save where they are marked', () => {
    const verdicts = judge(program('x\ny  # ! leakage/b', ['leakage/a', 'leakage/b']), [finding(1, 'leakage/a'), finding(2, 'leakage/b'), finding(1, 'evaluation/c')], all);
    assert.deepEqual(verdicts.map((verdict) => `${verdict.kind} ${verdict.rule}`), ['found leakage/b', 'false alarm evaluation/c']);
  });

  it('judges mixed programs by all families, and leaves hints there aside, save where they are marked', () => {
    const mixed = { ...program('x\ny  # ! leakage/b'), family: 'mixed' };
    const options = { known: new Set([...rules, 'skew/d']), labelled: new Set([...rules, 'skew/d']) };
    const verdicts = judge(mixed, [finding(2, 'leakage/b', true), finding(1, 'leakage/a', true), finding(1, 'skew/d')], options);
    assert.deepEqual(verdicts.map((verdict) => `${verdict.kind} ${verdict.rule}`), ['found leakage/b', 'false alarm skew/d']);
  });

  it('judges rules that are right of most programs in those alone that are about them', () => {
    const rule = 'evaluation/split-not-stratified';
    const options = { known: new Set([rule]), labelled: new Set([rule]) };
    assert.deepEqual(kinds('x', [finding(1, rule)], options), []);
    assert.deepEqual(kinds(`x\ny  # ! ${rule}`, [finding(1, rule), finding(2, rule)], options), [`found ${rule}`, `false alarm ${rule}`]);
    const near = { ...program('x'), neighbours: [rule] };
    assert.deepEqual(judge(near, [finding(1, rule)], options).map(({ kind }) => kind), ['false alarm']);
  });

  it('refuses a mark that it can not read', () => {
    assert.throws(() => marksIn({ path: 'p.py', cell: null, source: 'y  # ! fit-before-split' }), /p\.py:1: "fit-before-split" is no mark/);
  });

  it('counts cells among all cells, in both formats of notebooks', () => {
    const code = { cell_type: 'code', source: ['x = 1\n', 'y = 2  # ! leakage/a'] };
    const v4 = JSON.stringify({ nbformat: 4, cells: [{ cell_type: 'markdown', source: '# T' }, code] });
    const v3 = JSON.stringify({ nbformat: 3, worksheets: [{ cells: [{ cell_type: 'markdown', source: '# T' }, { cell_type: 'code', input: code.source }] }] });
    for (const text of [v4, v3]) {
      assert.deepEqual(blocksOf('n.ipynb', text).flatMap(marksIn), [{ path: 'n.ipynb', cell: 1, line: 2, rules: ['leakage/a'], group: null }]);
    }
  });

  it('reckons precision and recall', () => {
    const tally = { expected: 4, found: 3, missed: 1, falseAlarms: 1, neighbours: 0, notYet: 2 };
    assert.deepEqual(scoresOf(tally), { precision: 0.75, recall: 0.75 });
    assert.deepEqual(scoresOf({ ...tally, expected: 0, found: 0, falseAlarms: 0 }), { precision: 1, recall: 1 });
  });
});
