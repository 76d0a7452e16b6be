import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../../src/review/report';
import type { CliResult } from '../cli/support';
import { folderWith, holdout, jsonReport } from '../cli/support';

/** A sound file beside the bad one: it must be checked whatever happens, and its note found. */
const SOUND = { 'sound.py': 'import sklearn\nx = 1  # holdout: ignore\n' };
/** Of processor time. */
const MILLISECONDS = 2000;

interface Outcome {
  readonly result: CliResult;
  readonly report: Report;
  /** The sentence about the bad file, if any. */
  readonly sentence: string;
}

describe('bad input', function () {
  this.timeout(60_000);
  let remove = (): void => undefined;
  afterEach(() => {
    remove();
  });

  const checkBeside = async (files: Readonly<Record<string, string | Uint8Array>>, prepare: (folder: string) => void = () => undefined): Promise<Outcome> => {
    const made = folderWith({ ...SOUND, ...files });
    ({ remove } = made);
    prepare(made.folder);
    const { result, report } = await jsonReport([], { cwd: made.folder });
    assert.ok(report.findings.some(({ path }) => path === 'sound.py'), 'the sound file was checked');
    assert.ok(result.milliseconds > 0 && result.milliseconds < MILLISECONDS, `took ${result.milliseconds} ms`);
    assert.doesNotMatch(result.stderr, /internal error|^\s+at /im);
    for (const { path, message } of report.errors) assert.ok(result.stderr.includes(`${path}: ${message}`), 'the sentence is on stderr too');
    return { result, report, sentence: report.errors.find(({ path }) => path !== 'sound.py')?.message ?? '' };
  };
  const notesIn = (report: Report, path: string): number[] => report.findings.filter((finding) => finding.path === path).map(({ range }) => range.start.line);

  it('syntax errors: a sentence, and the rest of the file', async () => {
    const { result, report, sentence } = await checkBeside({ 'bad.py': 'import sklearn\ndef f(:\n    return = 3\ny = 2  # holdout: ignore\n' });
    assert.match(sentence, /^Syntax error at line \d: .+ The rest of the file was checked\.$/);
    assert.deepEqual(notesIn(report, 'bad.py'), [4]);
    assert.equal(result.status, 0);
  });

  it('an empty file: nothing to say', async () => {
    const { result, report } = await checkBeside({ 'bad.py': '', 'bad.ipynb': '' });
    assert.equal(report.stats.files, report.errors.length === 0 ? 3 : 2);
    assert.deepEqual(report.errors.filter(({ path }) => path === 'bad.py'), []);
    assert.equal(result.status, 0);
  });

  it('a notebook that is not JSON: a sentence', async () => {
    const { result, sentence } = await checkBeside({ 'bad.ipynb': '{"cells": [' });
    assert.match(sentence, /notebook|JSON/);
    assert.equal(result.status, 0);
  });

  it('JSON that is not a notebook: a sentence', async () => {
    const { sentence } = await checkBeside({ 'bad.ipynb': '[1, 2, 3]' });
    assert.match(sentence, /notebook|cells/);
  });

  it('a notebook with 50 MB of outputs: its cells are checked', async () => {
    const output = { output_type: 'stream', name: 'stdout', text: ['0123456789'.repeat(100_000)] };
    const cell = (source: string, outputs: unknown[]) => ({ cell_type: 'code', execution_count: 1, metadata: {}, outputs, source: [source] });
    const notebook = {
      cells: [cell('import sklearn', Array.from({ length: 50 }, () => output)), cell('x = 1  # holdout: ignore', [])],
      metadata: {},
      nbformat: 4,
      nbformat_minor: 5,
    };
    const { report } = await checkBeside({ 'big.ipynb': JSON.stringify(notebook) });
    assert.deepEqual(report.findings.filter(({ path }) => path === 'big.ipynb').map(({ cell: index }) => index), [1]);
  });

  it('latin-1 bytes: read all the same, and said', async () => {
    const bytes = Buffer.from('import sklearn\nname = "caf\u00e9"  # holdout: ignore\n', 'latin1');
    const { report, sentence } = await checkBeside({ 'bad.py': bytes });
    assert.match(sentence, /latin-1/);
    assert.deepEqual(report.findings.filter(({ path }) => path === 'bad.py').map(({ range }) => range.start), [{ line: 2, column: 16 }]);
  });

  it('a null byte: a sentence', async () => {
    const { result, sentence } = await checkBeside({ 'bad.py': 'import sklearn\nx = 1\0\n' });
    assert.match(sentence, /null byte/);
    assert.equal(result.status, 0);
  });

  it('20,000 lines: checked to the last', async () => {
    const block = (index: number): string => `def step_${index}(df, limit=${index}):
    """Keeps what is above the limit."""
    kept = df[df["a"] > limit]
    kept["b"] = kept["a"] * ${index}
    names = {"a": "first", "b": "second"}
    if len(kept) == 0:
        raise ValueError("nothing left")
    return kept.rename(columns=names)

df_${index} = step_${index}(df)
`;
    const head = 'import pandas as pd\ndf = pd.read_csv("a.csv")\n';
    const code = head + Array.from({ length: 1999 }, (_, index) => block(index)).join('') + '# one line more\n'.repeat(7);
    const { report } = await checkBeside({ 'long.py': `${code}x = 1  # holdout: ignore\n` });
    assert.deepEqual(notesIn(report, 'long.py'), [20_000]);
  });

  const deep: readonly [string, string][] = [
    ['brackets', `x = ${'['.repeat(1000)}${']'.repeat(1000)}`],
    ['calls', `x = ${'f('.repeat(1000)}1${')'.repeat(1000)}`],
    ['operators', `x = ${'1 + '.repeat(1000)}1`],
    ['a chain of methods', `x = df${'.dropna()'.repeat(1000)}`],
    ['blocks', `${Array.from({ length: 99 }, (_, depth) => `${' '.repeat(depth)}if x:`).join('\n')}\n${' '.repeat(99)}y = 1`],
    ['functions', `${Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}def f():`).join('\n')}\n${' '.repeat(1000)}y = 1`],
    ['elif', `if x:\n    y = 0\n${Array.from({ length: 1000 }, (_, index) => `elif x == ${index}:\n    y = ${index}\n`).join('')}`],
  ];
  for (const [name, code] of deep) {
    it(`1,000-deep nesting of ${name}: a sentence or a result`, async () => {
      const { report, result } = await checkBeside({ 'deep.py': `import pandas as pd\ndf = pd.read_csv("a.csv")\nz = 1  # holdout: ignore\n${code}\n` });
      assert.equal(result.status, 0);
      assert.ok(notesIn(report, 'deep.py').includes(3) || report.errors.some(({ path }) => path === 'deep.py'));
    });
  }

  it('folders nested as deep as the system allows: checked', async () => {
    const path = `${'d/'.repeat(1000)}a.py`;
    const { report } = await checkBeside({ [path]: 'import sklearn\nx = 1  # holdout: ignore\n' });
    assert.deepEqual(notesIn(report, path), [2]);
  });

  it('a loop of links: each file once', async () => {
    const { result, report } = await checkBeside({ 'sub/a.py': 'import os\nx = 1  # holdout: ignore\n' }, (folder) => {
      symlinkSync('..', join(folder, 'sub/up'));
      symlinkSync('sub', join(folder, 'down'));
      symlinkSync('self.py', join(folder, 'self.py'));
    });
    assert.deepEqual(report.findings.map(({ path }) => path), ['sound.py', 'sub/a.py']);
    assert.deepEqual(report.errors, [{ path: 'self.py', message: 'This link leads nowhere, or in a circle.' }]);
    assert.equal(result.status, 0);
  });

  it('a link that leads nowhere: a sentence', async () => {
    const { sentence } = await checkBeside({}, (folder) => {
      symlinkSync('gone.py', join(folder, 'dangling.py'));
    });
    assert.equal(sentence, 'This link leads nowhere, or in a circle.');
  });

  it('a file that may not be read: a sentence (root may read all, and then reads it)', async () => {
    const { report } = await checkBeside({ 'secret.py': 'import sklearn\nx = 1  # holdout: ignore\n' }, (folder) => {
      chmodSync(join(folder, 'secret.py'), 0o000);
    });
    const isRoot = process.getuid?.() === 0;
    assert.deepEqual(report.errors, isRoot ? [] : [{ path: 'secret.py', message: 'It may not be read: permission denied.' }]);
    assert.deepEqual(notesIn(report, 'secret.py'), isRoot ? [2] : []);
  });

  it('a folder that is called like a file: what is in it', async () => {
    const { report } = await checkBeside({ 'folder.py/a.py': 'import os\nx = 1  # holdout: ignore\n' }, (folder) => {
      mkdirSync(join(folder, 'empty.py'));
    });
    assert.deepEqual(notesIn(report, 'folder.py/a.py'), [2]);
    assert.deepEqual(report.errors, []);
  });

  it('bytes that are no text at all: a sentence or nothing, no crash', async () => {
    const { result } = await checkBeside({ 'bad.py': Uint8Array.from({ length: 5000 }, (_, index) => ((index * 7919) % 255) + 1), 'bad.ipynb': Uint8Array.of(0xff, 0xfe, 0xfd) });
    assert.equal(result.status, 0);
  });

  it('only unreadable input: status 2', async () => {
    const made = folderWith({ 'bad.py': 'x = 1\0' });
    ({ remove } = made);
    const { result, report } = await jsonReport(['bad.py'], { cwd: made.folder });
    assert.equal(result.status, 2);
    assert.equal(report.errors.length, 1);
  });

  it('an unknown rule in the config: the nearest, the line, status 2', async () => {
    const made = folderWith({ ...SOUND, 'pyproject.toml': '[project]\nname = "x"\n\n[tool.holdout]\nselect = ["leakage/fit-before-spilt"]\n' });
    ({ remove } = made);
    const { status, stderr, milliseconds } = await holdout(['check'], { cwd: made.folder });
    assert.equal(status, 2);
    assert.equal(stderr, 'holdout: pyproject.toml:5: Unknown rule "leakage/fit-before-spilt". Did you mean "leakage/fit-before-split"?\n');
    assert.ok(milliseconds < MILLISECONDS);
  });
});
