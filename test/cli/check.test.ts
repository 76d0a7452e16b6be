import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { version } from '../../src/review/version.generated';
import { folderWith, holdout, jsonReport } from './support';

/** One note: the comment hides nothing. */
const NOTE = 'import os\nx = 1  # holdout: ignore\n';
/** One finding of a leakage rule. */
const LEAK = `import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from sklearn.linear_model import LogisticRegression

df = pd.read_csv("a.csv")
X = df.drop(columns=["y"])
y = df["y"]
X = StandardScaler().fit_transform(X)
X_train, X_test, y_train, y_test = train_test_split(X, y)
model = LogisticRegression().fit(X_train, y_train)
print(model.score(X_test, y_test))
`;

describe('holdout check', function () {
  this.timeout(60_000);
  let folder = '';
  let remove = (): void => undefined;
  const use = (files: Readonly<Record<string, string>>): void => {
    ({ folder, remove } = folderWith(files));
  };
  const run = (...args: string[]) => holdout(args, { cwd: folder });
  const pathsFound = async (...args: string[]): Promise<string[]> => {
    const { report } = await jsonReport(args, { cwd: folder });
    return report.findings.map(({ path }) => path);
  };
  afterEach(() => {
    remove();
  });

  it('finds a leak, shows its path, and ends with 1', async () => {
    use({ 'train.py': LEAK });
    const { status, stdout, stderr } = await run('check');
    assert.match(stdout, /leakage\/fit-before-split {2}train\.py:9:\d+/);
    assert.match(stdout, /9 │ X = StandardScaler\(\)\.fit_transform\(X\)/);
    assert.match(stdout, /How it comes about/);
    assert.match(stdout, /in 1 file\.\n/);
    assert.equal(stderr, '');
    assert.equal(status, 1);
  });

  it('ends by --fail-on: notes are no failure unless asked to be', async () => {
    use({ 'a.py': NOTE });
    const statuses = [];
    for (const level of ['error', 'warning', 'info', 'never']) statuses.push((await run('check', '--fail-on', level)).status);
    assert.deepEqual(statuses, [0, 0, 1, 0]);
  });

  it('ends with 0 where there is nothing', async () => {
    use({ 'a.py': 'x = 1\n' });
    assert.deepEqual({ ...(await run('check')), milliseconds: 0 }, { status: 0, stdout: 'No findings in 1 file.\n', stderr: '', milliseconds: 0 });
  });

  it('writes concise lines and JSON lines', async () => {
    use({ 'a.py': NOTE });
    assert.equal((await run('check', '--format', 'concise')).stdout, 'a.py:2:8: holdout/unused-suppression This suppression hides nothing. Remove it.\n');
    const { stdout } = await run('check', '--format', 'jsonl');
    assert.equal((JSON.parse(stdout) as { rule: string }).rule, 'holdout/unused-suppression');
  });

  it('writes to a file', async () => {
    use({ 'a.py': NOTE });
    const { stdout, status } = await run('check', '--format', 'concise', '--output', 'out.txt');
    assert.equal(stdout, '');
    assert.equal(status, 0);
    assert.match(readFileSync(join(folder, 'out.txt'), 'utf8'), /^a\.py:2:8: /);
    const bad = await run('check', '--output', 'no/such/folder/out.txt');
    assert.equal(bad.status, 2);
    assert.match(bad.stderr, /no\/such\/folder\/out\.txt can't be written\. There is no such file or folder\./);
  });

  it('reads the paths from a file or the standard input', async () => {
    use({ 'a.py': NOTE, 'b.py': NOTE, 'c.py': NOTE, 'list.txt': 'a.py\r\n\r\nb.py\n' });
    assert.deepEqual(await pathsFound('--files-from', 'list.txt'), ['a.py', 'b.py']);
    const { report } = await jsonReport(['--files-from', '-'], { cwd: folder, stdin: 'c.py\n' });
    assert.deepEqual(report.findings.map(({ path }) => path), ['c.py']);
    const empty = await jsonReport(['--files-from', '-'], { cwd: folder, stdin: '' });
    assert.deepEqual([empty.report.stats.files, empty.result.status], [0, 0]);
    assert.equal((await run('check', '--files-from', 'nothing.txt')).status, 2);
  });

  it('tells a path that does not exist, checks the others, and ends with 2', async () => {
    use({ 'a.py': NOTE });
    const { result, report } = await jsonReport(['a.py', 'gone.py'], { cwd: folder });
    assert.equal(result.status, 2);
    assert.equal(result.stderr, 'holdout: gone.py: There is no such file or folder.\n');
    assert.deepEqual(report.errors, [{ path: 'gone.py', message: 'There is no such file or folder.' }]);
    assert.equal(report.findings.length, 1);
  });

  it('says that a file is neither Python nor a notebook', async () => {
    use({ 'a.md': '# hello' });
    const { status, stderr } = await run('check', 'a.md');
    assert.equal(status, 2);
    assert.equal(stderr, 'holdout: a.md: This is neither a Python file (.py) nor a notebook (.ipynb).\n');
  });

  it('reads the config of the folder or of those above it', async () => {
    use({ 'pyproject.toml': '[tool.holdout]\nexclude = ["pkg/old"]\n', 'pkg/a.py': NOTE, 'pkg/old/b.py': NOTE });
    mkdirSync(join(folder, '.git'));
    assert.deepEqual(await pathsFound(), ['pkg/a.py']);
    const below = await jsonReport([], { cwd: join(folder, 'pkg') });
    assert.deepEqual(below.report.findings.map(({ path }) => path), ['a.py']);
    assert.deepEqual(await pathsFound('--no-config'), ['pkg/a.py', 'pkg/old/b.py']);
    const above = await jsonReport(['../old'], { cwd: join(folder, 'pkg') });
    assert.equal(above.result.status, 2);
  });

  it('takes another config, and tells what is wrong with it', async () => {
    use({ 'a.py': NOTE, 'ci.toml': 'ignore = ["holdout"]\n', 'bad.toml': 'ignore = ["holdout"]\npresett = "strict"\n' });
    assert.deepEqual(await pathsFound('--config', 'ci.toml'), []);
    const { status, stderr } = await run('check', '--config', 'bad.toml');
    assert.equal(status, 2);
    assert.equal(stderr, 'holdout: bad.toml:2: Unknown key "presett". Did you mean "preset"?\n');
    assert.match((await run('check', '--config', 'none.toml')).stderr, /The config none\.toml can't be used\. There is no such file or folder\./);
  });

  it('selects and ignores from the command line', async () => {
    use({ 'a.py': NOTE });
    assert.deepEqual(await pathsFound('--ignore', 'holdout'), []);
    assert.deepEqual(await pathsFound('--select', 'leakage/fit-on-test,evaluation'), []);
    const { status, stderr } = await run('check', '--select', 'leakage/fit-on-tests');
    assert.equal(status, 2);
    assert.equal(stderr, 'holdout: Unknown rule "leakage/fit-on-tests". Did you mean "leakage/fit-on-test"?\n');
  });

  const usage: readonly [string, readonly string[], RegExp][] = [
    ['an unknown option', ['check', '--formt', 'json'], /unknown option '--formt'\n\(Did you mean --format\?\)/],
    ['an unknown command', ['chekc'], /unknown command 'chekc'\n\(Did you mean check\?\)/],
    ['an unknown format', ['check', '--format', 'jason'], /Did you mean "json"\?/],
    ['an unknown preset', ['check', '--preset', 'strikt'], /Did you mean "strict"\?/],
    ['an unknown severity', ['check', '--fail-on', 'errors'], /Did you mean "error"\?/],
    ['an option without its value', ['check', '--output'], /argument missing/],
    ['an unknown rule to explain', ['explain', 'fit-before-splits'], /"fit-before-splits" is no rule, .*\. Did you mean "leakage\/fit-before-split"\?/],
  ];
  for (const [name, args, message] of usage) {
    it(`ends with 2 for ${name}, and names the nearest`, async () => {
      use({});
      const { status, stderr, stdout } = await run(...args);
      assert.match(stderr, message);
      assert.equal(stdout, '');
      assert.equal(status, 2);
    });
  }

  it('prints its version and help', async () => {
    use({});
    assert.deepEqual({ ...(await run('--version')), milliseconds: 0 }, { status: 0, stdout: `${version}\n`, stderr: '', milliseconds: 0 });
    const help = await run('check', '--help');
    assert.equal(help.status, 0);
    assert.match(help.stdout, /--files-from <file>/);
    assert.match(help.stdout, /Exit status: 0 /);
    assert.equal((await run()).status, 2);
  });

  it('lists the rules and explains one', async () => {
    use({});
    assert.match((await run('rules')).stdout, /^leakage\/fit-before-split +\w+ +recommended +\S/m);
    const metas = JSON.parse((await run('rules', '--format', 'json')).stdout) as { id: string }[];
    assert.ok(metas.some(({ id }) => id === 'leakage/fit-before-split'));
    const { stdout, status } = await run('explain', 'leakage/fit-before-split');
    assert.equal(status, 0);
    for (const part of ['What happens', 'Why it matters', 'How to fix']) assert.ok(stdout.includes(`\n${part}`), part);
    assert.doesNotMatch(stdout, /```|^---|^#+ /m);
  });

  it('colours by NO_COLOR and FORCE_COLOR', async () => {
    use({ 'a.py': NOTE });
    const isColoured = async (env: Readonly<Record<string, string>>): Promise<boolean> =>
      (await holdout(['check'], { cwd: folder, env })).stdout.includes('\u001b[');
    assert.deepEqual([await isColoured({}), await isColoured({ FORCE_COLOR: '1' }), await isColoured({ FORCE_COLOR: '1', NO_COLOR: '1' })], [false, true, false]);
  });

  it('tells how much it read with --stats', async () => {
    use({ 'a.py': NOTE });
    assert.match((await run('check', '--stats')).stderr, /^1 file, 2 lines in \d+ ms/);
  });

  it('ends quietly when its reader goes away', () => {
    use(Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`f${index}.py`, NOTE])));
    const main = join(__dirname, '../../src/cli/main.js');
    const out = execFileSync('/bin/sh', ['-c', `"${process.execPath}" "${main}" check 2>&1 | head -n 1`], { cwd: folder, encoding: 'utf8' });
    assert.equal(out, 'note holdout/unused-suppression  f0.py:2:8\n');
  });

  it('leaves out environments, caches, and what .gitignore names', async () => {
    use({
      '.gitignore': 'scratch/\n*.tmp.py\n!keep.tmp.py\n',
      'a.py': NOTE,
      'keep.tmp.py': NOTE,
      'drop.tmp.py': NOTE,
      'scratch/a.py': NOTE,
      'sub/.gitignore': 'b.py\n',
      'sub/b.py': NOTE,
      'sub/c.py': NOTE,
      'env/pyvenv.cfg': '',
      'env/lib/a.py': NOTE,
      '.venv/a.py': NOTE,
      'x/site-packages/a.py': NOTE,
      'node_modules/a.py': NOTE,
      '.ipynb_checkpoints/a.py': NOTE,
      '.git/info/exclude': 'private\n',
      'private/a.py': NOTE,
      'build/a.py': NOTE,
    });
    assert.deepEqual(await pathsFound(), ['a.py', 'build/a.py', 'keep.tmp.py', 'sub/c.py']);
    assert.deepEqual(await pathsFound('scratch'), ['scratch/a.py']);
    assert.deepEqual(await pathsFound('sub/b.py', '.venv'), ['.venv/a.py', 'sub/b.py']);
    const below = await jsonReport(['.'], { cwd: join(folder, 'sub') });
    assert.deepEqual(below.report.findings.map(({ path }) => path), ['c.py']);
  });

  it('follows a link to a folder outside, once', async () => {
    use({ 'project/a.py': NOTE, 'shared/b.py': NOTE });
    symlinkSync('../shared', join(folder, 'project/shared'));
    symlinkSync('../shared', join(folder, 'project/again'));
    const { report } = await jsonReport([], { cwd: join(folder, 'project') });
    assert.equal(report.findings.length, 2);
  });
});
