import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { threadPool } from '../../src/cli/threads/pool';
import { sharedTrees, treesMemory } from '../../src/cli/threads/shared-trees';
import { library } from '../../src/library/tables';
import { nodeWorkspace } from '../../src/project/node/disk-workspace';
import { loadParser } from '../../src/project/node/parser-files';
import type { Config } from '../../src/review/config';
import { defaultConfig } from '../../src/review/config';
import { createEngine } from '../../src/review/engine';
import type { Report } from '../../src/review/report';
import { rules } from '../../src/rules/registry.generated';
import { featurePackage } from '../bench/generate';
import { folderWith, holdout } from './support';

const LEAK = 'import pandas as pd\nfrom sklearn.model_selection import train_test_split\nfrom sklearn.preprocessing import StandardScaler\nfrom sklearn.linear_model import Ridge\n'
  + 'X, y = pd.read_csv("a.csv"), pd.read_csv("b.csv")\nX = StandardScaler().fit_transform(X)\na, b, c, d = train_test_split(X, y)\nprint(Ridge().fit(a, c).score(b, d))\n';
const FILES = {
  ...Object.fromEntries(['a', 'b', 'c'].flatMap((name) => [[`${name}/pyproject.toml`, ''], [`${name}/x.py`, 'import os\nx = 1  # holdout: ignore\n'], [`${name}/leak.py`, LEAK], [`${name}/bad.py`, 'import sklearn\nx = (\n']])),
  ...Object.fromEntries(Object.entries(featurePackage(48)).map(([path, text]) => [`large/${path}`, text])),
  'large/pyproject.toml': '',
  'large/churn/leak.py': LEAK,
};

describe('holdout check --jobs', function () {
  this.timeout(120_000);

  let folder = '';
  let remove = (): void => undefined;
  before(() => {
    ({ folder, remove } = folderWith(FILES));
  });
  after(() => {
    remove();
  });

  const run = async (...args: string[]): Promise<unknown> => {
    const { stdout, stderr, status } = await holdout(['check', '--format', 'json', '--fail-on', 'info', ...args], { cwd: folder });
    const { stats, ...report } = JSON.parse(stdout) as Report;
    return { ...report, files: stats.files, lines: stats.lines, status, stderr };
  };

  it('finds in several threads what one finds', async () => {
    const alone = await run('--jobs', '1');
    assert.deepEqual(await run('--jobs', '2'), alone);
    assert.deepEqual(await run('--jobs', '4', '--no-cache'), alone);
    assert.deepEqual(await run('--jobs', '3', 'a', '--ignore', 'leakage'), await run('--jobs', '1', 'a', '--ignore', 'leakage'));
    const wrong = await holdout(['check', '--jobs', '0'], { cwd: folder });
    assert.equal(wrong.status, 2);
    assert.match(wrong.stderr, /It must be a whole number from 1 to 64\./);
  });

  it('keeps in the cache what one thread keeps', async () => {
    const caches = ['1', '3'].map((jobs) => ({ jobs, cache: mkdtempSync(join(tmpdir(), 'holdout-')) }));
    try {
      const first = await Promise.all(caches.map(({ jobs, cache }) => run('--jobs', jobs, '--cache-dir', cache)));
      assert.deepEqual(first[1], first[0]);
      const kept = caches.map(({ cache }) => keysIn(join(cache, 'v1')));
      assert.ok((kept[0]?.size ?? 0) > 50);
      for (const key of kept[0] ?? []) assert.ok(kept[1]?.has(key), key);
      for (const { cache } of caches) {
        const { stderr } = await holdout(['check', '--stats', '--cache-dir', cache], { cwd: folder });
        assert.match(stderr, / 0 worked out;/);
      }
    } finally {
      for (const { cache } of caches) rmSync(cache, { recursive: true });
    }
  });

  it('does everything itself where threads end at once', async () => {
    const parser = await loadParser();
    const { signal } = new AbortController();
    const check = async (config: Config | null): Promise<unknown> => {
      const job = { root: folder, cache: { cache: false }, written: new Set<string>(), scope: 'workspace' as const };
      const pool = config && threadPool({ job: { ...job, config }, below: null, threads: 3, signal });
      const engine = createEngine({ workspace: nodeWorkspace(folder), config: defaultConfig(), parser, library, rules, ...(pool ? { store: pool.store, helpers: pool } : {}) });
      const { stats, ...report } = await engine.check({ paths: [''] });
      pool?.stop();
      engine.dispose();
      return { ...report, files: stats.files };
    };
    const alone = await check(null);
    // A thread with such a config throws before it takes anything.
    assert.deepEqual(await check({ ...defaultConfig(), exclude: null as unknown as readonly string[] }), alone);
    assert.deepEqual(await check(defaultConfig()), alone);
  });
});

/** The keys of all shelves of a cache, the names of the files whose trees it holds, and of its own. */
function keysIn(folder: string): ReadonlySet<string> {
  return new Set(readdirSync(folder).flatMap((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    const trees = name.endsWith('.trees') ? (JSON.parse(text.split('\n')[1] ?? '') as readonly (readonly [string])[]).map(([tree]) => tree) : [];
    return [name, ...trees, ...(name.endsWith('.json') ? Object.keys(JSON.parse(text.slice(text.indexOf('\n') + 1)) as object) : [])];
  }));
}

describe('trees that threads share', () => {
  const tree = (text: string): Uint8Array => new TextEncoder().encode(text);

  it('come back to whoever knows the file by the same content, and the first stays', () => {
    const memory = treesMemory(2, 1000);
    const [one, other] = [sharedTrees(memory, ['a.py', 'b c.py']), sharedTrees(memory, ['a.py', 'b c.py'])];
    one.set('b c.py 1', tree('first'));
    other.set('b c.py 1', tree('later'));
    assert.deepEqual(other.get('b c.py 1')?.slice(), tree('first'));
    assert.equal(other.get('b c.py 2'), undefined);
    assert.equal(other.get('a.py 1'), undefined);
    one.set('z.py 1', tree('no place'));
    assert.equal(one.get('z.py 1'), undefined);
  });

  it('are left out where there is no more room', () => {
    const memory = treesMemory(2, 0);
    const trees = sharedTrees(memory, ['a.py', 'b.py']);
    trees.set('a.py 1', new Uint8Array(memory.bytes.byteLength));
    trees.set('b.py 1', createHash('sha1').digest());
    assert.equal(trees.get('a.py 1'), undefined);
    assert.equal(trees.get('b.py 1'), undefined);
  });
});
