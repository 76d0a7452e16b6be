import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CLEAN, LEAK, LEAKY, MAIN, STAGED, git, repositoryWith, reviewIn, told } from './support';

describe('a change that can\'t be read', function () {
  this.timeout(60_000);
  const rejects = async (folder: string, ref: string, pattern: RegExp): Promise<void> => {
    await assert.rejects(reviewIn(folder, { kind: 'base', ref }), (error) => error instanceof Error && pattern.test(error.message) && error.constructor.name === 'GitProblem');
  };

  it('is told for unknown names, with those that there are', async () => {
    const { folder, git: run, remove } = repositoryWith({ 'a.py': '' });
    run('update-ref', 'refs/remotes/origin/develop', 'HEAD');
    await rejects(folder, 'develop', /^There is no commit "develop" in the repository\. There is "origin\/develop"\.$/);
    await rejects(folder, '--output=x', /There is no commit "--output=x"/);
    await rejects(folder, '', /There is no commit ""/);
    remove();
  });

  it('is told for a repository without any commit', async () => {
    const { folder, remove } = repositoryWith({});
    await rejects(folder, 'main', /has no commit yet/);
    remove();
  });

  it('is told for a folder in no repository', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'holdout-none-'));
    await rejects(folder, 'main', /is not in a git repository/);
    rmSync(folder, { recursive: true });
  });

  it('is told for branches without a common commit', async () => {
    const { folder, git: run, commit, remove } = repositoryWith({ 'a.py': '' });
    run('switch', '--quiet', '--orphan', 'other');
    commit({ 'b.py': '' });
    await rejects(folder, 'main', /have no commit in common\.$/);
    remove();
  });

  it('is told for a shallow clone without the base', async () => {
    const { folder, commit, git: run, remove } = repositoryWith({ 'a.py': '' });
    run('switch', '--quiet', '--create', 'feature');
    commit({ 'a.py': 'x = 1' });
    run('switch', '--quiet', 'main');
    commit({ 'b.py': '' });
    run('switch', '--quiet', 'feature');
    const clone = mkdtempSync(join(tmpdir(), 'holdout-clone-'));
    git(clone, 'clone', '--quiet', '--depth', '1', '--no-single-branch', `file://${folder}`, '.');
    await rejects(clone, 'origin/main', /have no commit in common\. This clone is shallow: .*git fetch --unshallow/);
    await rejects(clone, 'v0', /There is no commit "v0" in the repository\. This clone is shallow/);
    rmSync(clone, { recursive: true });
    remove();
  });

  it('never runs a program that the configuration of a repository names', async () => {
    const { folder, git: run, write, remove } = repositoryWith({ 'train.py': CLEAN, '.gitattributes': '*.py filter=evil diff=evil\n' });
    const trap = join(folder, 'trap.sh');
    const sprung = join(folder, 'sprung');
    write({ 'trap.sh': `#!/bin/sh\ntouch "${sprung}"\ncat\n` });
    chmodSync(trap, 0o755);
    for (const key of ['core.fsmonitor', 'core.sshCommand', 'core.pager', 'diff.external', 'filter.evil.clean', 'filter.evil.smudge', 'filter.evil.process', 'diff.evil.textconv', 'diff.evil.command', 'credential.helper']) run('config', key, trap);
    mkdirSync(join(folder, 'hooks'));
    for (const hook of ['post-checkout', 'pre-commit', 'post-index-change', 'reference-transaction']) {
      write({ [`hooks/${hook}`]: `#!/bin/sh\ntouch "${sprung}"\n` });
      chmodSync(join(folder, 'hooks', hook), 0o755);
    }
    run('config', 'core.hooksPath', join(folder, 'hooks'));
    rmSync(sprung, { force: true });
    write({ 'train.py': LEAKY });
    assert.deepEqual(told(await reviewIn(folder, MAIN)), [`train.py:8 ${LEAK} changed-line`]);
    assert.deepEqual(told(await reviewIn(folder, STAGED)), []);
    assert.equal(existsSync(sprung), false);
    remove();
  });
});
