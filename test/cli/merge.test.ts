import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../../src/review/report';
import { folderWith, holdout } from './support';

const NOTE = 'import os\nx = 1  # holdout: ignore\n';

describe('holdout merge', function () {
  this.timeout(60_000);
  let folder = '';
  let remove = (): void => undefined;
  const run = (...args: string[]) => holdout(args, { cwd: folder });
  before(async () => {
    ({ folder, remove } = folderWith({ 'a.py': NOTE, 'b.py': NOTE, 'c.py': 'x = (\n', 'empty.jsonl': '', 'odd.json': '{"a": 1}', 'odd.jsonl': '{"rule": "x"}\n', 'eslint.sarif': '{"runs": [{"tool": {"driver": {"name": "ESLint"}}}]}' }));
    await run('check', 'a.py', '--format', 'json=a.json', '--format', 'sarif=a.sarif');
    await run('check', 'a.py', 'b.py', '--format', 'jsonl=ab.jsonl');
    await run('check', 'c.py', '--format', 'sarif=c.sarif');
  });
  after(() => {
    remove();
  });

  it('tells what several parts tell once, in the order of one check', async () => {
    const { stdout, status } = await run('merge', 'ab.jsonl', 'a.json', 'a.sarif', 'empty.jsonl', '--format', 'concise', '--fail-on', 'info');
    assert.deepEqual(stdout.trim().split('\n').map((line) => line.split(' ')[0]), ['a.py:2:8:', 'b.py:2:8:']);
    assert.equal(status, 1);
    assert.equal((await run('merge', 'ab.jsonl', '--format', 'concise')).status, 0);
  });

  it('gives of JSON parts what one check gives, and of SARIF all but the fixes', async () => {
    const whole = JSON.parse(readFileSync(join(folder, 'a.json'), 'utf8')) as Report;
    assert.deepEqual(JSON.parse((await run('merge', 'a.json', '--format', 'json')).stdout), whole);
    const fromSarif = JSON.parse((await run('merge', 'a.sarif', '--format', 'json')).stdout) as Report;
    assert.deepEqual(fromSarif.findings, whole.findings.map((finding) => ({ ...finding, fixes: [] })));
  });

  it('passes on what the parts could not read', async () => {
    const { stderr, status } = await run('merge', 'a.json', 'c.sarif');
    assert.match(stderr, /^holdout: c\.py: Syntax error at line 1: /);
    assert.equal(status, 0);
  });

  it('reads the standard input', async () => {
    const { stdout } = await holdout(['merge', '-', '--format', 'concise'], { cwd: folder, stdin: readFileSync(join(folder, 'ab.jsonl'), 'utf8') });
    assert.equal(stdout.trim().split('\n').length, 2);
  });

  it('ends with 2 where a part is missing or not ours, and merges the rest', async () => {
    for (const [file, why] of [
      ['nope.json', 'There is no such file or folder.'],
      ['odd.json', 'It is JSON, but no report of holdout check'],
      ['odd.jsonl', 'Line 1 is no finding of holdout check'],
      ['eslint.sarif', 'It is SARIF of another tool.'],
    ] as const) {
      const { stdout, stderr, status } = await run('merge', file, 'ab.jsonl', '--format', 'concise');
      assert.equal(status, 2, file);
      assert.ok(stderr.includes(`holdout: ${file}: This part is left out. ${why}`), stderr);
      assert.equal(stdout.trim().split('\n').length, 2);
    }
    assert.match((await run('merge', 'nope.json')).stdout, /^Nothing was checked\./);
    assert.equal((await run('merge')).status, 2);
  });
});
