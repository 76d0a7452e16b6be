import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parse } from 'yaml';
import { progressBar } from '../../src/cli/progress';
import { folderWith } from './support';

function projectFolder(from: string): string {
  return existsSync(join(from, 'action.yml')) ? from : projectFolder(dirname(from));
}

const PROJECT = projectFolder(process.cwd());
const MAIN = join(__dirname, '../../src/cli/main.js');
const NOTE = 'import os\nx = 1  # holdout: ignore\n';

describe('in CI', function () {
  this.timeout(60_000);
  let folder = '';
  let remove = (): void => undefined;
  /** Puts commands in front of all others. */
  const commands = (scripts: Readonly<Record<string, string>>): void => {
    mkdirSync(join(folder, 'bin'));
    for (const [name, text] of Object.entries(scripts)) {
      writeFileSync(join(folder, 'bin', name), `#!/usr/bin/env bash\n${text}\n`);
      chmodSync(join(folder, 'bin', name), 0o755);
    }
  };
  const script = (name: string, env: Readonly<Record<string, string>>) =>
    spawnSync('bash', [join(PROJECT, 'ci', name)], { cwd: join(folder, 'src'), encoding: 'utf8', env: { PATH: `${join(folder, 'bin')}:${process.env.PATH ?? ''}`, HOME: '/nonexistent', ...env } });
  const text = (path: string): string => readFileSync(join(folder, path), 'utf8');
  beforeEach(() => {
    ({ folder, remove } = folderWith({ 'src/a b.py': NOTE, 'src/c.py': NOTE, 'out': '' }));
  });
  afterEach(() => {
    remove();
  });

  it('the action\'s script writes annotations, files and outputs, and leaves the status to the last step', () => {
    commands({ holdout: `exec "${process.execPath}" "${MAIN}" "$@"` });
    const env = { HOLDOUT_VERSION: 'installed', HOLDOUT_FAIL_ON: 'info', HOLDOUT_PATHS: 'c.py', RUNNER_TEMP: folder, GITHUB_OUTPUT: join(folder, 'out'), GITHUB_STEP_SUMMARY: join(folder, 'summary') };
    const { status, stdout } = script('check.sh', env);
    assert.equal(status, 0);
    assert.match(stdout, /^::notice file=c\.py,line=2,/);
    assert.deepEqual(text('out').trim().split('\n'), ['status=1', `sarif=${join(folder, 'holdout.sarif')}`, `markdown=${join(folder, 'holdout.md')}`]);
    assert.match(text('summary'), /^## Holdout: ✅ only notes/);
    assert.match(text('holdout.sarif'), /"version": "2\.1\.0"/);
  });

  it('the action\'s script runs nothing that stands in its inputs', () => {
    commands({ holdout: `exec "${process.execPath}" "${MAIN}" "$@"` });
    const { stdout } = script('check.sh', { HOLDOUT_VERSION: 'installed', HOLDOUT_PATHS: '$(touch pwned) *.py', HOLDOUT_BASE: '"; touch pwned', RUNNER_TEMP: folder, GITHUB_OUTPUT: join(folder, 'out') });
    assert.ok(!existsSync(join(folder, 'src/pwned')), stdout);
    assert.match(text('out'), /^status=2\n/);
  });

  it('a package that can\'t be installed is no clean result', () => {
    commands({ npx: 'exit 1' });
    script('check.sh', { HOLDOUT_VERSION: '9.9.9', RUNNER_TEMP: folder, GITHUB_OUTPUT: join(folder, 'out') });
    assert.equal(text('out'), 'status=2\n');
  });

  it('the comment is made once and changed after that', () => {
    commands({ gh: `echo "$@" >> "${join(folder, 'log')}"\ncase "$*" in *--jq*) cat "${join(folder, 'known')}" ;; esac` });
    writeFileSync(join(folder, 'known'), '');
    writeFileSync(join(folder, 'review.md'), '## Holdout');
    const env = { GITHUB_REPOSITORY: 'o/r', HOLDOUT_PULL_REQUEST: '7', HOLDOUT_MARKDOWN: join(folder, 'review.md') };
    assert.equal(script('comment.sh', env).status, 0);
    writeFileSync(join(folder, 'known'), '99\n');
    assert.equal(script('comment.sh', env).status, 0);
    const made = text('log').split('\n').filter((line) => line.includes('--method'));
    assert.match(made[0] ?? '', /^api --method POST repos\/o\/r\/issues\/7\/comments --field body=@/);
    assert.match(made[1] ?? '', /^api --method PATCH repos\/o\/r\/issues\/comments\/99 --field body=@/);
  });

  it('the action, the hooks and the job are YAML that names what there is', () => {
    const read = (path: string): unknown => parse(readFileSync(join(PROJECT, path), 'utf8'));
    const action = read('action.yml') as { inputs: Record<string, unknown>; runs: { using: string; steps: { run: string }[] } };
    assert.equal(action.runs.using, 'composite');
    const used = [...readFileSync(join(PROJECT, 'action.yml'), 'utf8').matchAll(/inputs\.([\w-]+)/g)].map(([, name]) => name ?? '');
    assert.deepEqual([...new Set(used)].sort(), Object.keys(action.inputs).sort());
    for (const { run } of action.runs.steps) {
      const [, named] = /ci\/(\w+\.sh)/.exec(run) ?? [];
      assert.ok(named === undefined || existsSync(join(PROJECT, 'ci', named)), run);
    }
    const hooks = read('.pre-commit-hooks.yaml') as { entry: string }[];
    const help = spawnSync(process.execPath, [MAIN, 'check', '--help'], { encoding: 'utf8' }).stdout;
    const options = [...hooks.map(({ entry }) => entry), JSON.stringify(read('ci/gitlab.yml'))].flatMap((line) => [...line.matchAll(/--(?!yes)[a-z-]+/g)].map(([option]) => option));
    for (const option of options) assert.ok(option === '--quiet' || help.includes(option), option);
  });
});

describe('the progress bar', () => {
  const stream = (isTTY: boolean): { readonly stream: NodeJS.WriteStream; readonly written: string[] } => {
    const written: string[] = [];
    return { written, stream: { isTTY, columns: 80, write: (text: string) => written.push(text) > 0 } as unknown as NodeJS.WriteStream };
  };

  it('shows on a terminal, after a moment, and is taken away', async () => {
    const { stream: terminal, written } = stream(true);
    const bar = progressBar(terminal, {});
    bar.onProgress(1, 10);
    assert.equal(written.length, 0);
    await wait(450);
    bar.onProgress(5, 10);
    assert.match(written.join(''), / 50 %$/);
    bar.stop();
    assert.match(written.at(-1) ?? '', /^\r +\r$/);
  });

  it('shows nowhere else', async () => {
    for (const [isTTY, env] of [[false, {}], [true, { CI: 'true' }], [true, { TERM: 'dumb' }]] as const) {
      const { stream: other, written } = stream(isTTY);
      const bar = progressBar(other, env);
      await wait(410);
      bar.onProgress(5, 10);
      bar.stop();
      assert.deepEqual(written, []);
    }
  });
});
