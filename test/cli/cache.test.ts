import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultCacheFolder, diskStore } from '../../src/cli/disk-store';
import { folderWith, holdout } from './support';

const NOTE = 'import sklearn\nx = 1  # holdout: ignore\n';

describe('the cache', function () {
  this.timeout(60_000);
  let folder = '';
  let remove = (): void => undefined;
  const use = (files: Readonly<Record<string, string>>): void => {
    ({ folder, remove } = folderWith(files));
  };
  const kept = (): readonly string[] => readdirSync(join(folder, 'cache/v1')).filter((name) => name.endsWith('.json'));
  const check = async (...args: string[]) => {
    const { stdout, stderr, status } = await holdout(['check', 'src', '--format', 'concise', '--stats', ...args], { cwd: folder });
    const [, used = '', made = ''] = /cache: (\d+) results? used, (\d+) worked out/.exec(stderr) ?? [];
    return { stdout, status, used: Number(used), made: Number(made), stderr };
  };
  const cached = () => check('--cache-dir', 'cache');
  afterEach(() => {
    remove();
  });

  it('gives what was found before, and works out what has changed', async () => {
    use({ 'src/a.py': NOTE });
    const first = await cached();
    assert.match(first.stdout, /^src\/a\.py:2:8: /);
    assert.ok(first.made > 0);
    assert.deepEqual({ ...(await cached()), stderr: '' }, { ...first, stderr: '', used: 1, made: 0 });
    writeFileSync(join(folder, 'src/a.py'), `\n${NOTE}`);
    assert.match((await cached()).stdout, /^src\/a\.py:3:8: /);
    // The same size, and a time that lies.
    const { mtime } = statSync(join(folder, 'src/a.py'));
    writeFileSync(join(folder, 'src/a.py'), `${NOTE.replace('x', 'y')}#`);
    utimesSync(join(folder, 'src/a.py'), mtime, mtime);
    assert.match((await cached()).stdout, /^src\/a\.py:2:8: /);
  });

  it('holds for one config', async () => {
    use({ 'src/a.py': NOTE });
    await cached();
    assert.equal((await check('--cache-dir', 'cache', '--ignore', 'holdout')).stdout, '');
    assert.match((await cached()).stdout, /^src\/a\.py:2:8: /);
  });

  it('does not take a report that is written into the project for a change', async () => {
    use({ 'src/a.py': NOTE });
    for (const made of [true, false]) assert.equal((await check('--cache-dir', 'cache', '--format', 'json=src/report.json')).made > 0, made);
  });

  it('is not used with --no-cache, and needs no place', async () => {
    use({ 'src/a.py': NOTE, 'file': '' });
    assert.match((await check('--no-cache')).stderr, /cache: off/);
    assert.equal((await check('--cache-dir', '')).status, 2);
    const odd = await check('--cache-dir', 'file/x');
    assert.match(odd.stdout, /^src\/a\.py:2:8: /);
    assert.equal(odd.status, 0);
  });

  it('passes over what is damaged', async () => {
    use({ 'src/a.py': NOTE });
    const first = await cached();
    for (const damage of [() => '', (text: string) => text.slice(0, -20), (text: string) => text.replace('holdout/', 'h0ldout/'), () => '{"a": [']) {
      for (const name of kept()) writeFileSync(join(folder, 'cache/v1', name), damage(readFileSync(join(folder, 'cache/v1', name), 'utf8')));
      assert.equal((await cached()).stdout, first.stdout);
      assert.equal((await cached()).made, 0);
    }
  });

  it('may be used by several processes at once', async () => {
    use(Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`src/${String(index)}.py`, NOTE])));
    const all = await Promise.all(Array.from({ length: 4 }, () => cached()));
    for (const { stdout } of all) assert.equal(stdout.trim().split('\n').length, 6);
    assert.deepEqual(readdirSync(join(folder, 'cache/v1')).filter((name) => name.endsWith('.tmp')), []);
    assert.equal((await cached()).made, 0);
  });

  it('keeps itself out of version control, and leaves the folder that was named as it is', async () => {
    use({ 'src/a.py': NOTE, 'cache/mine.txt': 'x' });
    await cached();
    assert.deepEqual(readdirSync(join(folder, 'cache')).sort(), ['mine.txt', 'v1']);
    assert.equal(readFileSync(join(folder, 'cache/v1/.gitignore'), 'utf8'), '*\n');
    assert.match(readFileSync(join(folder, 'cache/v1/CACHEDIR.TAG'), 'utf8'), /^Signature: 8a477f597d28d172789f06886806bc55\n/);
  });

  it('has a bounded size: what was used longest ago goes', () => {
    use({ 'cache/v1/old.json': 'x'.repeat(1000), 'cache/v1/new.json': 'x'.repeat(1000), 'cache/v1/left.json.1.a.tmp': '' });
    const day = Date.now() / 1000 - 3 * 24 * 60 * 60;
    for (const name of ['old.json', 'left.json.1.a.tmp']) utimesSync(join(folder, 'cache/v1', name), day, day);
    const store = diskStore(join(folder, 'cache'), folder, 'x', 1500);
    store.shelf('a').set('k', 1);
    store.close();
    assert.deepEqual(readdirSync(join(folder, 'cache/v1')).filter((name) => /old|new|left/.test(name)), ['new.json']);
    assert.equal(diskStore(join(folder, 'cache'), folder, 'x').shelf('a').get('k'), 1);
    assert.equal(diskStore(join(folder, 'cache'), folder, 'y').shelf('a').get('k'), undefined);
  });

  it('lies where the system has its caches', () => {
    assert.equal(defaultCacheFolder({ HOLDOUT_CACHE_DIR: '/a' }, 'linux'), '/a');
    assert.equal(defaultCacheFolder({ XDG_CACHE_HOME: '/x' }, 'linux'), join('/x', 'holdout'));
    assert.match(defaultCacheFolder({}, 'darwin'), /Library.Caches.holdout$/);
    assert.equal(defaultCacheFolder({ LOCALAPPDATA: 'C:\\L' }, 'win32'), join('C:\\L', 'holdout', 'cache'));
  });
});
