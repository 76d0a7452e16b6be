import assert from 'node:assert/strict';
import { walk } from '../../src/project/walk';
import type { FileTree } from '../../src/project/walk';

/** A file tree in memory. A text is a file, `-> path` a link (from the root), null a folder that can't be opened. */
function tree(files: Readonly<Record<string, string | null>>): FileTree {
  const folders = new Set(['']);
  for (const path of Object.keys(files)) {
    for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) folders.add(path.slice(0, at));
    if (files[path] === null) folders.add(path);
  }
  const target = (path: string): string => (files[path]?.startsWith('-> ') === true ? files[path].slice(3) : path);
  return {
    entries: (folder) => {
      const real = target(folder);
      if (files[real] === null) return Promise.reject(new Error('It may not be read: permission denied.'));
      const prefix = real === '' ? '' : `${real}/`;
      const names = new Set([...folders, ...Object.keys(files)].filter((path) => path !== real && path.startsWith(prefix)).map((path) => path.slice(prefix.length).split('/')[0] ?? ''));
      names.delete('');
      return Promise.resolve(
        [...names].map((name) => {
          const path = prefix + name;
          return { name, kind: folders.has(path) ? 'folder' : target(path) !== path ? 'link' : 'file' };
        }),
      );
    },
    kindOf: (path) => Promise.resolve(folders.has(target(path)) ? 'folder' : target(path) in files ? 'file' : undefined),
    text: (path) => Promise.resolve(files[path] ?? undefined),
    realPath: (path) => {
      const real = target(path);
      return real in files || folders.has(real) ? Promise.resolve(`/home/me${real === '' ? '' : `/${real}`}`) : Promise.reject(new Error('gone'));
    },
  };
}

async function walked(files: Readonly<Record<string, string | null>>, under = '', exclude: (path: string) => boolean = () => false): Promise<{ found: string[]; told: string[] }> {
  const told: string[] = [];
  const found = await walk(tree(files), under, exclude, ({ path, message }) => told.push(`${path}: ${message}`));
  return { found, told };
}

describe('walk', () => {
  it('gives Python files and notebooks, sorted', async () => {
    assert.deepEqual(await walked({ 'b.py': '', 'a/c.ipynb': '', 'a/d.txt': '', 'B.py': '' }), { found: ['B.py', 'a/c.ipynb', 'b.py'], told: [] });
  });

  it('lets the nearest ignore file decide, and never looks into an ignored folder', async () => {
    const files = { '.gitignore': '*.gen.py\nout/\n', 'a.gen.py': '', 'sub/.gitignore': '!b.gen.py\n', 'sub/b.gen.py': '', 'sub/c.gen.py': '', 'out/.gitignore': '!*\n', 'out/a.py': '' };
    assert.deepEqual((await walked(files)).found, ['sub/b.gen.py']);
  });

  it('looks into an ignored folder that is asked for', async () => {
    const files = { '.gitignore': 'out/\n*.gen.py\n', 'out/a.py': '', 'out/deep/b.py': '', 'keep/b.gen.py': '', 'keep/c.py': '' };
    assert.deepEqual((await walked(files, 'out')).found, ['out/a.py', 'out/deep/b.py']);
    assert.deepEqual((await walked(files, 'keep')).found, ['keep/c.py']);
    assert.deepEqual((await walked(files, 'keep/b.gen.py')).found, ['keep/b.gen.py']);
  });

  it('leaves out environments by what is in them', async () => {
    assert.deepEqual((await walked({ 'e/pyvenv.cfg': '', 'e/a.py': '', 'c/conda-meta/history': '', 'c/a.py': '', 'a.py': '' })).found, ['a.py']);
  });

  it('does not enter excluded folders', async () => {
    const files = { 'old/closed': null, 'a.py': '' };
    assert.deepEqual(await walked(files, '', (path) => path === 'old'), { found: ['a.py'], told: [] });
  });

  it('tells a folder that can not be opened, and goes on', async () => {
    assert.deepEqual(await walked({ closed: null, 'a.py': '' }), { found: ['a.py'], told: ['closed: It may not be read: permission denied.'] });
  });

  it('does not follow links to what lies under the root anyway', async () => {
    assert.deepEqual(await walked({ 'a/b.py': '', 'a/up': '-> ', again: '-> a', 'c.py': '-> a/b.py' }), { found: ['a/b.py'], told: [] });
  });

  it('tells what is not there', async () => {
    assert.deepEqual(await walked({}, 'gone.py'), { found: [], told: ['gone.py: There is no such file or folder.'] });
  });
});
