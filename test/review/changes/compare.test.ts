import assert from 'node:assert/strict';
import { compareReports } from '../../../src/review/changes/compare';
import type { ChangedFile, ReportedLine } from '../../../src/review/changes/files';
import type { ReportedFinding } from '../../../src/review/report';
import type { Severity } from '../../../src/rules/rule';

function finding(path: string, line: number, what: string, parts: Partial<ReportedFinding> = {}): ReportedFinding {
  const range = { start: { line, column: 1 }, end: { line, column: 5 } };
  return { rule: 'leakage/fit-before-split', severity: 'warning', confidence: 'certain', message: what, path, cell: null, range, related: [], competencies: [], fingerprint: what.repeat(16) + path.padEnd(16, '0'), fixes: [], ...parts };
}

/** A file whose lines come from these lines of the old one, from line 1 on. */
function changed(before: string | null, after: string | null, origins: readonly (number | null)[]): ChangedFile {
  const origin = ({ cell, line }: ReportedLine): ReportedLine | null => {
    const from = origins[line - 1] ?? null;
    return from === null ? null : { cell, line: from };
  };
  return { before, after, origin, added: 1, removed: 1 };
}

describe('findings before and after a change', () => {
  const told = (before: readonly ReportedFinding[], after: readonly ReportedFinding[], files: readonly ChangedFile[], isMoved?: () => boolean): unknown => {
    const { introduced, fixed, kept, unchanged } = compareReports(before, after, files, isMoved);
    return { introduced: introduced.map((one) => `${one.path}:${String(one.range.start.line)} ${one.introduced ?? ''}`), fixed: fixed.map((one) => `${one.path}:${String(one.range.start.line)}`), kept: kept.length, unchanged };
  };

  it('are the same where only lines moved', () => {
    assert.deepEqual(told([finding('a.py', 1, 'x')], [finding('a.py', 3, 'x')], [changed('a.py', 'a.py', [null, null, 1])]), { introduced: [], fixed: [], kept: 1, unchanged: 1 });
  });

  it('are new on a changed line, or elsewhere', () => {
    const files = [changed('a.py', 'a.py', [1, null])];
    assert.deepEqual(told([], [finding('a.py', 1, 'x'), finding('a.py', 2, 'y'), finding('b.py', 2, 'z')], files), { introduced: ['a.py:1 elsewhere', 'a.py:2 changed-line', 'b.py:2 elsewhere'], fixed: [], kept: 0, unchanged: 0 });
  });

  it('are on a changed line where any of their lines is', () => {
    const range = { start: { line: 1, column: 1 }, end: { line: 2, column: 1 } };
    assert.deepEqual(told([], [finding('a.py', 1, 'x', { range })], [changed('a.py', 'a.py', [1, null])]), { introduced: ['a.py:1 changed-line'], fixed: [], kept: 0, unchanged: 0 });
  });

  it('keep their own line where the same stands there several times', () => {
    const files = [changed('a.py', 'a.py', [1, 3, null])];
    assert.deepEqual(told([finding('a.py', 1, 'x'), finding('a.py', 2, 'x'), finding('a.py', 3, 'x')], [finding('a.py', 1, 'x'), finding('a.py', 2, 'x')], files), { introduced: [], fixed: ['a.py:2'], kept: 2, unchanged: 2 });
  });

  it('are the same on an untouched line whatever is called otherwise around it, but only by the same rule', () => {
    const files = [changed('a.py', 'a.py', [null, 2])];
    assert.deepEqual(told([finding('a.py', 2, 'x')], [finding('a.py', 2, 'y')], files), { introduced: [], fixed: [], kept: 1, unchanged: 1 });
    assert.deepEqual(told([finding('a.py', 2, 'x')], [finding('a.py', 2, 'y', { rule: 'leakage/other' })], files), { introduced: ['a.py:2 elsewhere'], fixed: ['a.py:2'], kept: 0, unchanged: 0 });
  });

  it('go with a renamed file', () => {
    assert.deepEqual(told([finding('a.py', 1, 'x')], [finding('b.py', 2, 'x')], [changed('a.py', 'b.py', [null, 1])]), { introduced: [], fixed: [], kept: 1, unchanged: 1 });
  });

  it('go with code that moved to another file, and only with such', () => {
    const files = [changed('a.py', 'a.py', [null]), changed('b.py', 'b.py', [null])];
    assert.deepEqual(told([finding('a.py', 1, 'x')], [finding('b.py', 1, 'x')], files, () => true), { introduced: [], fixed: [], kept: 1, unchanged: 1 });
    assert.deepEqual(told([finding('a.py', 1, 'x')], [finding('b.py', 1, 'x')], files), { introduced: ['b.py:1 changed-line'], fixed: ['a.py:1'], kept: 0, unchanged: 0 });
  });

  it('are told again where they weigh more than before, and not where they weigh less', () => {
    const at = (severity: Severity): ReportedFinding => finding('a.py', 1, 'x', { severity });
    assert.deepEqual(told([at('hint')], [at('error')], []), { introduced: ['a.py:1 elsewhere'], fixed: [], kept: 1, unchanged: 0 });
    assert.deepEqual(told([at('error')], [at('hint')], []), { introduced: [], fixed: [], kept: 1, unchanged: 1 });
  });
});
