import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const LOADER = join(__dirname, '../../src/cli/code-cache.js');

describe('the compiled code of earlier runs', () => {
  let folder = '';
  const bundle = (): string => join(folder, 'check.js');
  const caches = (): string[] => (existsSync(join(folder, '.code')) ? readdirSync(join(folder, '.code')) : []);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'holdout-code-'));
    write('one');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function write(word: string): void {
    writeFileSync(bundle(), `'use strict';\nfunction told() { return ${JSON.stringify(word)} + ' from ' + require('node:path').basename(__filename); }\nconsole.log(told());\n`);
  }

  function run(keeps = true): string {
    const { stdout, stderr, status } = spawnSync(process.execPath, ['-e', `require(${JSON.stringify(LOADER)}).runWithCodeCache(${JSON.stringify(bundle())}, ${String(keeps)})`], { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    assert.equal(stderr, '');
    return stdout.trim();
  }

  it('is kept beside the bundle and used again', () => {
    assert.equal(run(), 'one from check.js');
    const [first = ''] = caches();
    assert.ok(first.startsWith(`check-${process.version}-`), first);
    const before = readFileSync(join(folder, '.code', first));
    assert.equal(run(), 'one from check.js');
    assert.deepEqual(caches(), [first]);
    assert.ok(before.equals(readFileSync(join(folder, '.code', first))), 'a run that compiled nothing more wrote the cache anew');
  });

  it('is passed over where it is damaged, and written anew', () => {
    run();
    const [name = ''] = caches();
    const file = join(folder, '.code', name);
    const whole = readFileSync(file);
    for (const damaged of [Buffer.alloc(0), whole.subarray(0, whole.length >> 1), Buffer.concat([whole.subarray(0, 100), Buffer.from('?'), whole.subarray(101)])]) {
      writeFileSync(file, damaged);
      assert.equal(run(), 'one from check.js');
      assert.ok(!readFileSync(file).equals(damaged), 'the damaged cache stayed');
    }
  });

  it('is not that of another build, even of one as long', () => {
    assert.equal(run(), 'one from check.js');
    write('two');
    assert.equal(run(), 'two from check.js');
    assert.equal(run(), 'two from check.js');
  });

  it('leaves a folder as it is when it may not keep, and runs where it can\'t', () => {
    assert.equal(run(false), 'one from check.js');
    assert.deepEqual(caches(), []);
    writeFileSync(join(folder, '.code'), 'a file where the folder would be');
    assert.equal(run(), 'one from check.js');
    assert.deepEqual(readdirSync(folder).sort(), ['.code', 'check.js']);
  });
});
