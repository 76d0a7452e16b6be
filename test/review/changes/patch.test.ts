import assert from 'node:assert/strict';
import { join } from 'node:path';
import { CLEAN, LEAK, LEAKY, notebook, repositoryWith, reviewOfDiff, told } from './support';
import type { TestRepository } from './support';

describe('the review of a diff', function () {
  this.timeout(60_000);
  let repository: TestRepository;
  const withFiles = (files: Readonly<Record<string, string>>): TestRepository => {
    repository = repositoryWith(files);
    return repository;
  };
  afterEach(() => {
    repository.remove();
  });

  it('takes the files as they are for the later version, and the diff taken back for the earlier one', async () => {
    const { folder, git, write } = withFiles({ 'train.py': CLEAN, 'old.py': LEAKY });
    write({ 'train.py': LEAKY, 'old.py': `# loans\n${LEAKY}` });
    const report = await reviewOfDiff(folder, git('diff'));
    assert.deepEqual(told(report), [`train.py:8 ${LEAK} changed-line`]);
    assert.deepEqual([report.change?.against, report.change?.files, report.change?.before], ['change.diff', 2, 1]);
  });

  for (const options of [['--unified=0'], ['--no-prefix'], ['--src-prefix=i/', '--dst-prefix=w/'], ['--unified=100']]) {
    it(`reads what git diff ${options.join(' ')} writes`, async () => {
      const { folder, git, write } = withFiles({ 'src/train.py': CLEAN });
      write({ 'src/train.py': LEAKY });
      assert.deepEqual(told(await reviewOfDiff(folder, git('diff', ...options))), [`src/train.py:8 ${LEAK} changed-line`]);
    });
  }

  it('reads new, deleted and renamed files, and names with spaces and letters of any script', async () => {
    const { folder, git, commit } = withFiles({ 'gone.py': LEAKY, 'a b/ä.py': CLEAN, 'moved.py': LEAKY });
    git('mv', 'moved.py', 'a b/moved.py');
    git('rm', '--quiet', 'gone.py');
    commit({ 'new.py': LEAKY, 'a b/ä.py': LEAKY });
    const report = await reviewOfDiff(folder, git('diff', '--find-renames', 'HEAD~1', 'HEAD'));
    // What was in gone.py is in new.py, word for word: it moved.
    assert.deepEqual([told(report), report.change?.fixed.length], [[`a b/ä.py:8 ${LEAK} changed-line`], 0]);
  });

  it('reads a series of patches, of which several change the same file', async () => {
    const { folder, git, commit } = withFiles({ 'train.py': CLEAN });
    commit({ 'train.py': `# one\n${CLEAN}` });
    git('mv', 'train.py', 'fit.py');
    commit({ 'fit.py': `# one\n# two\n${LEAKY}` });
    const report = await reviewOfDiff(folder, git('format-patch', '--stdout', 'HEAD~2'));
    assert.deepEqual([told(report), report.change?.added], [[`fit.py:10 ${LEAK} changed-line`], 3]);
  });

  it('finds the files when it is started below the top of the repository', async () => {
    const { folder, git, write } = withFiles({ 'pkg/train.py': CLEAN, 'other/train.py': CLEAN });
    write({ 'pkg/train.py': LEAKY, 'other/train.py': LEAKY });
    const expected = [`train.py:8 ${LEAK} changed-line`];
    assert.deepEqual(told(await reviewOfDiff(join(folder, 'pkg'), git('diff'), 'pkg')), expected);
    assert.deepEqual(told(await reviewOfDiff(join(folder, 'pkg'), git('diff', '--relative=pkg'), 'pkg')), expected);
  });

  it('reads \\r\\n', async () => {
    const { folder, git, write } = withFiles({ 'train.py': CLEAN.replaceAll('\n', '\r\n') });
    write({ 'train.py': LEAKY.replaceAll('\n', '\r\n') });
    assert.deepEqual(told(await reviewOfDiff(folder, git('diff'))), [`train.py:8 ${LEAK} changed-line`]);
  });

  it('reads the diff of a notebook', async () => {
    const cells = CLEAN.split('\n\n').map((text) => `${text.trim()}\n`);
    const leaky = LEAKY.split('\n\n').map((text) => `${text.trim()}\n`);
    const { folder, git, write } = withFiles({ 'train.ipynb': notebook(cells) });
    write({ 'train.ipynb': notebook(leaky, '0.9') });
    assert.deepEqual(told(await reviewOfDiff(folder, git('diff'))), [`train.ipynb[1]:3 ${LEAK} changed-line`]);
  });

  it('takes an empty diff for no change', async () => {
    const { folder } = withFiles({ 'train.py': LEAKY });
    assert.deepEqual(told(await reviewOfDiff(folder, '')), []);
  });

  it('says what is wrong with a diff that can\'t be used', async () => {
    const { folder, git, write } = withFiles({ 'train.py': CLEAN });
    write({ 'train.py': LEAKY });
    const text = git('diff');
    const rejects = async (diff: string, pattern: RegExp): Promise<void> => {
      await assert.rejects(reviewOfDiff(folder, diff), (error) => error instanceof Error && error.constructor.name === 'PatchProblem' && pattern.test(error.message));
    };
    await rejects('hello world\n', /^change\.diff is not a unified diff: it names no file\.$/);
    await rejects(text.replaceAll('train.py', 'none.py'), /^change\.diff does not fit the files: none\.py is not there/);
    await rejects(text.replace('@@ -5,6 +5,7 @@', '@@ -5,6 +5,9 @@'), /not a unified diff/);
    write({ 'train.py': CLEAN });
    await rejects(text, /^change\.diff does not fit the files: train\.py is not as the diff leaves it/);
  });
});
