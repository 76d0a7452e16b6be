import assert from 'node:assert/strict';
import type { Engine } from '../../../src/review/engine';
import { openFile } from '../../../src/review/fixing/edits';
import { withSources } from '../../../src/review/fixing/notebook';
import { fixAll, overlayWorkspace } from '../../../src/review/fixing/rounds';
import type { Fixed } from '../../../src/review/fixing/rounds';
import { memoryWorkspace } from '../../../src/project/workspace';
import type { ReportedFinding } from '../../../src/review/report';
import { at, finding, reportOf } from '../formats/support';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array | undefined): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

/** An engine that finds what `judge` says of the text of a.py. */
function engineOf(judge: (text: string) => readonly ReportedFinding[], source: string, errors: (text: string) => readonly string[] = () => []) {
  const overlaid = overlayWorkspace(memoryWorkspace({ 'a.py': source }));
  let checks = 0;
  const engine = {
    check: async () => {
      checks++;
      const text = textOf(await overlaid.workspace.read('a.py'));
      return reportOf(judge(text), { errors: errors(text).map((message) => ({ path: 'a.py', message })) });
    },
    invalidate: () => undefined,
  } as unknown as Engine;
  return { engine, overlaid, paths: [''], checks: () => checks };
}

/** A finding on a word of a line, which a fix replaces. */
function replaces(text: string, word: string, by: string, changes: Partial<ReportedFinding> = {}): readonly ReportedFinding[] {
  const found: ReportedFinding[] = [];
  text.split('\n').forEach((line, index) => {
    const column = line.indexOf(word) + 1;
    if (column === 0) return;
    const place = at('a.py', index + 1, column, column + word.length);
    found.push(finding({ ...place, related: [], fixes: [{ title: `Write ${by}`, safe: true, edits: [{ ...place, text: by }] }], fingerprint: `${word}${String(index)}`, ...changes }));
  });
  return found;
}

const after = (fixed: Fixed): string => textOf(fixed.files.get('a.py')?.after);

describe('fixAll', () => {
  it('applies all fixes of a file at once', async () => {
    const run = engineOf((text) => replaces(text, 'bad', 'good'), 'bad\nx\nbad\n');
    const fixed = await fixAll({ ...run, unsafe: false });
    assert.equal(after(fixed), 'good\nx\ngood\n');
    assert.equal(fixed.applied.length, 2);
    assert.deepEqual(fixed.report.findings, []);
    assert.equal(run.checks(), 2);
  });

  it('goes on until nothing is left, where one fix uncovers another', async () => {
    const run = engineOf((text) => [...replaces(text, 'one', 'two', { rule: 'a/a' }), ...replaces(text, 'two', 'three', { rule: 'b/b' })], 'one\n');
    assert.equal(after(await fixAll({ ...run, unsafe: false })), 'three\n');
  });

  it('applies one of two that overlap, the graver first', async () => {
    const judge = (text: string): readonly ReportedFinding[] => [...replaces(text, 'abc', 'x', { severity: 'hint' }), ...replaces(text, 'bcd', 'y', { severity: 'error' })];
    const fixed = await fixAll({ ...engineOf(judge, 'abcd\n'), unsafe: false });
    assert.equal(after(fixed), 'ay\n');
    assert.equal(fixed.applied.length, 1);
  });

  it('stops where a fix mends nothing, and where two undo one another', async () => {
    const idle = engineOf((text) => replaces(text, 'a', 'a '), 'a\n');
    assert.equal(after(await fixAll({ ...idle, unsafe: false })), 'a \n');
    const circle = engineOf((text) => [...replaces(text, 'one', 'two', { rule: 'a/a' }), ...replaces(text, 'two', 'one', { rule: 'b/b' })], 'one\n');
    await fixAll({ ...circle, unsafe: false });
    assert.ok(circle.checks() <= 12);
  });

  it('takes a fix back that would leave a syntax error', async () => {
    const run = engineOf((text) => replaces(text, 'bad', '('), 'bad\n', (text) => (text.includes('(') ? ['Syntax error at line 1: `(`.'] : []));
    const fixed = await fixAll({ ...run, unsafe: false });
    assert.equal(fixed.files.size, 0);
    assert.equal(fixed.applied.length, 0);
    assert.equal(fixed.report.findings.length, 1);
  });

  it('leaves what is not safe, or makes a file, unless it is asked for', async () => {
    const risky = (text: string): readonly ReportedFinding[] => replaces(text, 'bad', 'good').map((one) => ({ ...one, fixes: one.fixes.map((fix) => ({ ...fix, safe: false })) }));
    assert.equal((await fixAll({ ...engineOf(risky, 'bad\n'), unsafe: false })).files.size, 0);
    assert.equal(after(await fixAll({ ...engineOf(risky, 'bad\n'), unsafe: true })), 'good\n');
    const making = (text: string): readonly ReportedFinding[] =>
      replaces(text, 'bad', 'good').map((one) => ({ ...one, fixes: one.fixes.map((fix) => ({ ...fix, edits: fix.edits.map((edit) => ({ ...edit, creates: true as const })) })) }));
    assert.equal((await fixAll({ ...engineOf(making, 'bad\n'), unsafe: true })).files.size, 0);
  });
});

describe('openFile', () => {
  const edit = (bytes: Uint8Array, text: string): Uint8Array | string => {
    const opened = openFile('a.py', bytes);
    if ('problem' in opened) return opened.problem;
    const made = opened.file.with(new Map([[null, [{ start: 0, end: 1, text }]]]));
    return 'bytes' in made ? made.bytes : made.problem;
  };

  it('keeps encodings, byte order marks and line ends', () => {
    assert.deepEqual(edit(bytesOf('\ufeffx = "é"\n'), 'y'), bytesOf('\ufeffy = "é"\n'));
    assert.deepEqual(edit(bytesOf('x\r\nz\r\n'), 'a\nb'), bytesOf('a\r\nb\r\nz\r\n'));
    assert.deepEqual(edit(bytesOf('x\nz\r\n'), 'a\nb'), bytesOf('a\nb\nz\r\n'));
    assert.deepEqual(edit(Uint8Array.from([0x78, 0xe9, 10]), 'y'), Uint8Array.from([0x79, 0xe9, 10]));
    assert.equal(edit(Uint8Array.from([0x78, 0xe9, 10]), '→'), 'The fix has characters that the file\'s encoding lacks.');
    assert.equal(edit(Uint8Array.from([0xff, 0xfe, 0x78, 0]), 'y'), 'It is in an encoding that is read and not written.');
  });
});

describe('withSources', () => {
  const cases: readonly [string, string, string, string][] = [
    ['one line an element, indented', '{\n "cells": [\n  {\n   "source": [\n    "a\\n",\n    "b"\n   ]\n  }\n ]\n}', 'a\nc\nb', '{\n "cells": [\n  {\n   "source": [\n    "a\\n",\n    "c\\n",\n    "b"\n   ]\n  }\n ]\n}'],
    ['a single line', '{"cells": [{"source": [\n  "a"\n ]}]}', 'b\nc', '{"cells": [{"source": [\n  "b\\n",\n  "c"\n ]}]}'],
    ['compact', '{"cells":[{"source":["a\\n","b"]}]}', 'a\nx', '{"cells":[{"source":["a\\n","x"]}]}'],
    ['a plain string', '{"cells": [{"source": "a\\nb"}]}', 'a\nc', '{"cells": [{"source": "a\\nc"}]}'],
    ['an empty cell', '{"cells": [{"source": []}]}', 'a\nb', '{"cells": [{"source": ["a\\n", "b"]}]}'],
    ['escapes beyond ASCII', '{"cells": [{"source": ["\\u00e9\\n", "b"]}]}', 'é\nü', '{"cells": [{"source": ["\\u00e9\\n", "\\u00fc"]}]}'],
    ['an escape of its own in a line that stays', '{"cells": [{"source": ["a\\/b\\n", "b"]}]}', 'a/b\nc', '{"cells": [{"source": ["a\\/b\\n", "c"]}]}'],
    ['nbformat 3', '{"worksheets": [{"cells": [{"cell_type": "code", "input": ["a"], "outputs": [{"source": "x"}]}]}]}', 'b', '{"worksheets": [{"cells": [{"cell_type": "code", "input": ["b"], "outputs": [{"source": "x"}]}]}]}'],
  ];
  for (const [name, json, source, expected] of cases) {
    it(name, () => {
      assert.equal(withSources(json, new Map([[0, source]])), expected);
    });
  }

  it('counts the cells of all worksheets', () => {
    const json = '{"worksheets": [{"cells": [{"input": "a"}, {"cell_type": "heading"}]}, {"cells": [{"input": "b"}]}]}';
    assert.equal(withSources(json, new Map([[2, 'c']])), json.replace('"b"', '"c"'));
    assert.equal(withSources(json, new Map([[1, 'c']])), null);
  });
});
