import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLEAN, LEAK, LEAKY, repositoryWith } from '../review/changes/support';
import type { TestRepository } from '../review/changes/support';
import { folderWith, holdout, jsonReport } from './support';

describe('holdout check of a change', function () {
  this.timeout(60_000);
  let repository: TestRepository;
  beforeEach(() => {
    repository = repositoryWith({ 'train.py': CLEAN, 'old.py': LEAKY });
    repository.git('switch', '--quiet', '--create', 'feature');
    repository.write({ 'train.py': LEAKY, 'old.py': `# loans\n${LEAKY}` });
  });
  afterEach(() => {
    repository.remove();
  });

  it('tells what is new against a base, and says so by its status', async () => {
    const { folder: cwd } = repository;
    const { result, report } = await jsonReport(['--base', 'main'], { cwd });
    assert.deepEqual([result.status, report.findings.map(({ path, rule, introduced }) => [path, rule, introduced])], [1, [['train.py', LEAK, 'changed-line']]]);
    repository.write({ 'train.py': CLEAN });
    assert.deepEqual(await holdout(['check', '--base', 'main', '--format', 'concise'], { cwd }).then(({ status, stdout, stderr }) => [status, stdout, stderr]), [0, '', '']);
  });

  it('reads a diff from the standard input, and from a file', async () => {
    const { folder: cwd, git, write } = repository;
    const stdin = git('diff', 'main');
    const { report } = await jsonReport(['--diff', '-'], { cwd, stdin });
    assert.deepEqual(report.findings.map(({ path }) => path), ['train.py']);
    write({ 'my.diff': stdin });
    assert.equal((await holdout(['check', '--diff', 'my.diff', '--diff-only', '--format', 'concise'], { cwd })).stdout.split('\n').length, 2);
  });

  it('looks at what is staged', async () => {
    const { folder: cwd, git } = repository;
    assert.equal((await holdout(['check', '--staged'], { cwd })).status, 0);
    git('add', 'train.py');
    assert.equal((await holdout(['check', '--staged'], { cwd })).status, 1);
  });

  it('ends with a sentence and status 2 where the change can\'t be read', async () => {
    const { folder: cwd } = repository;
    const none = folderWith({ 'a.py': '' });
    const ends = async (args: readonly string[], pattern: RegExp, options: Parameters<typeof holdout>[1] = { cwd }): Promise<void> => {
      const { status, stdout, stderr } = await holdout(['check', ...args], options);
      assert.deepEqual([status, stdout, stderr.trim().split('\n').length], [2, '', 1], stderr);
      assert.match(stderr, pattern);
    };
    await ends(['--base', 'nowhere'], /^holdout: There is no commit "nowhere" in the repository\./);
    await ends(['--base', 'main'], /is not in a git repository/, { cwd: none.folder });
    await ends(['--base', 'main'], /git is not installed or not in the PATH/, { cwd, env: { PATH: '/nonexistent' } });
    await ends(['--diff', 'none.diff'], /The diff none\.diff can't be read\. There is no such file/);
    await ends(['--diff', '-'], /the diff is not a unified diff/, { cwd, stdin: 'what?\n' });
    await ends(['--base', 'main', '--staged'], /--base and --staged exclude each other/);
    await ends(['--diff-only'], /--diff-only needs to know the change/);
    await ends(['--base', 'main', '--write-baseline'], /--write-baseline goes without --base/);
    none.remove();
  });
});

describe('holdout check with a baseline', function () {
  this.timeout(60_000);
  it('leaves known findings out, tells which are fixed, and drops them when it is written again', async () => {
    const { folder: cwd, remove } = folderWith({ 'a.py': LEAKY, 'b/b.py': LEAKY, 'pyproject.toml': '[tool.holdout]\nbaseline = "known.json"\n' });
    const write = await holdout(['check', '--write-baseline'], { cwd });
    assert.deepEqual([write.status, write.stdout, write.stderr], [0, '', 'holdout: known.json has 2 findings.\n']);
    const known = await holdout(['check', '--format', 'concise'], { cwd });
    assert.deepEqual([known.status, known.stdout, known.stderr], [0, '', 'holdout: known.json leaves out 2 known findings.\n']);

    writeFileSync(join(cwd, 'a.py'), CLEAN);
    writeFileSync(join(cwd, 'b/b.py'), `# first\n\n${LEAKY}`);
    writeFileSync(join(cwd, 'c.py'), LEAKY.replace('StandardScaler().fit_transform(X)', 'StandardScaler().fit_transform(X.abs())'));
    const { result, report } = await jsonReport([], { cwd });
    assert.deepEqual([result.status, report.findings.map(({ path }) => path), report.suppressed?.map(({ path, suppression }) => [path, suppression.by])], [1, ['c.py'], [['b/b.py', 'baseline']]]);
    assert.equal(result.stderr, 'holdout: known.json leaves out 1 known finding. 1 finding of it is fixed: --write-baseline drops it.\n');

    // From a folder inside, and of a part: what was not looked for stays.
    const part = await holdout(['check', '--write-baseline', '.'], { cwd: join(cwd, 'b') });
    assert.equal(part.stderr, 'holdout: ../known.json has 2 findings (0 new, 0 dropped because fixed).\n');
    const again = await holdout(['check', '--write-baseline'], { cwd });
    assert.equal(again.stderr, `holdout: fixed and dropped: a.py: ${LEAK}\nholdout: known.json has 2 findings (1 new, 1 dropped because fixed).\n`);
    assert.match(readFileSync(join(cwd, 'known.json'), 'utf8'), /"path":"b\/b\.py".*\n.*"path":"c\.py"/);
    remove();
  });

  it('says which file it wrote and how it is used, and what is wrong with one', async () => {
    const { folder: cwd, remove } = folderWith({ 'a.py': LEAKY, 'bad.json': '{' });
    const { stderr } = await holdout(['check', '--write-baseline'], { cwd });
    assert.equal(stderr, 'holdout: holdout-baseline.json has 1 finding.\nholdout: To use it, write baseline = "holdout-baseline.json" under [tool.holdout] in pyproject.toml.\n');
    assert.equal((await holdout(['check', '--baseline', 'holdout-baseline.json'], { cwd })).status, 0);
    const none = await holdout(['check', '--baseline', 'none.json'], { cwd });
    assert.deepEqual([none.status, none.stderr], [2, 'holdout: There is no baseline none.json. Write one with --write-baseline.\n']);
    const bad = await holdout(['check', '--baseline', 'bad.json'], { cwd });
    assert.equal(bad.status, 2);
    assert.match(bad.stderr, /^holdout: The baseline bad\.json can't be used\. It is not valid JSON/);
    remove();
  });
});
