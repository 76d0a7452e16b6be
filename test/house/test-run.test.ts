import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../../..');

describe('the test run', function () {
  this.timeout(60_000);
  let project: string;

  beforeEach(() => {
    project = mkdtempSync(join(tmpdir(), 'holdout-run-'));
    mkdirSync(join(project, 'tools'));
    for (const name of ['test.mjs', 'mocha-report.mjs']) copyFileSync(join(root, 'tools', name), join(project, 'tools', name));
    symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'));
  });
  afterEach(() => {
    rmSync(project, { recursive: true });
  });

  function suite(folder: string, code: string): void {
    mkdirSync(join(project, 'out/test', folder), { recursive: true });
    writeFileSync(join(project, 'out/test', folder, 'a.test.js'), code);
  }
  function run(...suites: string[]): { status: number | null; lastLine: string; output: string } {
    return runWith({}, ...suites);
  }
  function runWith(env: Readonly<Record<string, string>>, ...suites: string[]): { status: number | null; lastLine: string; output: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['tools/test.mjs', ...suites], { cwd: project, encoding: 'utf8', env: { ...process.env, ...env } });
    return { status, lastLine: stdout.trimEnd().split('\n').at(-1) ?? '', output: stdout + stderr };
  }

  it('sums the suites', () => {
    suite('python', "it('a', () => {}); it('b', () => {});");
    suite('lessons', "it('c', () => {});");
    const { status, lastLine } = run('unit', 'lessons');
    assert.deepEqual([status, lastLine], [0, '3 passed, 0 failed']);
  });

  it('fails with a failing test, and counts the skipped', () => {
    suite('python', "it('a', () => {}); it('b', () => { throw new Error('no'); }); it('c');");
    const { status, lastLine } = run('unit');
    assert.deepEqual([status, lastLine], [1, '1 passed, 1 failed, 1 skipped']);
  });

  it('fails when a suite gives no report', () => {
    suite('python', "it('a', () => {});");
    suite('lessons', "throw new Error('does not load');");
    const { status, lastLine, output } = run('unit', 'lessons');
    assert.deepEqual([status, lastLine], [1, '1 passed, 1 failed']);
    assert.match(output, /lessons wrote no report\./);
  });

  it('fails when a suite has no test', () => {
    suite('python', "describe('nothing', () => {});");
    const { status, lastLine } = run('unit');
    assert.deepEqual([status, lastLine], [1, '0 passed, 1 failed']);
  });

  it('fails when the process ends badly although the tests passed', () => {
    suite('python', "it('a', () => {}); process.on('exit', () => { process.kill(process.pid, 'SIGKILL'); });");
    const { status, lastLine } = run('unit');
    assert.deepEqual([status, lastLine], [1, '1 passed, 1 failed']);
  });

  it('says which generated tests Python lacks modules for, and counts them as skipped', () => {
    suite('generated', "it('a', () => {});");
    const none = runWith({ HOLDOUT_PYTHON: join(project, 'no-python') }, 'generated');
    assert.deepEqual([none.status, none.lastLine], [0, '0 passed, 0 failed, 2 skipped']);
    assert.equal(none.output.match(/^NOT RUN: .* \(.*no-python has not all of .*\)\.$/gm)?.length, 2);
    const python = join(project, 'python.sh');
    writeFileSync(python, '#!/bin/sh\ncase "$2" in *torch*) exit 1;; esac\n', { mode: 0o755 });
    const some = runWith({ HOLDOUT_PYTHON: python }, 'generated');
    assert.deepEqual([some.status, some.lastLine], [0, '1 passed, 0 failed, 1 skipped']);
    assert.match(some.output, /NOT RUN: the generated tests of networks/);
  });
});
