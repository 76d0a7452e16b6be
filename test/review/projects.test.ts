import assert from 'node:assert/strict';
import type { Workspace } from '../../src/project/workspace';
import { memoryWorkspace, TooLarge } from '../../src/project/workspace';
import { importedCandidates } from '../../src/review/imported';
import { findProjects } from '../../src/review/projects';
import { fakeEngine } from './support';

const LEAK = 'import sklearn\nscaler.fit(X)\n';
const finds = [{ rule: 'leakage/fit-before-split', text: 'scaler.fit(' }];

const repositories = {
  'one/requirements.txt': '',
  'one/train.py': `import common\nimport utils.io\n${LEAK}`,
  'one/serve/requirements.txt': '',
  'one/serve/app.py': `import train\n${LEAK}`,
  'two/.git/HEAD': '',
  'two/.git': '',
  'two/common.py': LEAK,
  'two/utils/__init__.py': '',
  'two/utils/io.py': LEAK,
  'two/vendored/.git': '',
  'two/vendored/a.py': `import common\n${LEAK}`,
  'three/common/__init__.py': LEAK,
  'three/notes.py': `import common\n${LEAK}`,
  'loose.py': `import notes\n${LEAK}`,
};

/** A workspace that notes what was listed and read, and gives up listing where it was allowed to. */
function noted(files: Readonly<Record<string, string>>, isTooLarge = false): { workspace: Workspace; listed: string[]; read: string[] } {
  const inner = memoryWorkspace(files);
  const listed: string[] = [];
  const read: string[] = [];
  const workspace: Workspace = {
    ...inner,
    list: (under, onError, most) => {
      listed.push(under);
      return isTooLarge && most !== undefined && under === '' ? Promise.reject(new TooLarge('There are too many files.')) : inner.list(under, onError);
    },
    read: (path) => {
      read.push(path);
      return inner.read(path);
    },
  };
  return { workspace, listed, read };
}

describe('projects', () => {
  it('are the nearest repository, else the outermost folder with a project\'s files', async () => {
    const projects = findProjects(memoryWorkspace(repositories));
    const cases: [string, string | null][] = [['one', 'one'], ['one/serve', 'one'], ['two/utils', 'two'], ['two/vendored', 'two/vendored'], ['three/common', null], ['', null]];
    for (const [folder, root] of cases) assert.equal(await projects.rootOf(folder), root, folder);
  });

  it('end at the workspace\'s root where that is a project or lies within a repository', async () => {
    assert.equal(await findProjects(memoryWorkspace({ 'setup.py': '', 'a/requirements.txt': '', 'a/b.py': '' })).rootOf('a'), '');
    assert.equal(await findProjects(memoryWorkspace({ '../../.git': '', 'a/b.py': '' })).rootOf('a'), '');
  });

  it('are checked apart: no import leads from one into another', async () => {
    const { engine, runs } = await fakeEngine({ files: repositories, finds });
    const { findings } = await engine.check({ paths: [''] });
    assert.deepEqual(runs.map((paths) => paths.join(' ')).sort(), [
      'loose.py', 'one/serve/app.py one/train.py', 'three/common/__init__.py three/notes.py', 'two/common.py', 'two/utils/io.py', 'two/vendored/a.py',
    ]);
    assert.equal(findings.length, 8);
    assert.deepEqual(findings.map(({ path }) => path), findings.map(({ path }) => path).sort());
  });

  it('without any mark the whole folder is one', async () => {
    const { engine, runs } = await fakeEngine({ files: { 'notebooks/a.py': `import features\n${LEAK}`, 'features.py': LEAK } });
    await engine.check({ paths: [''] });
    assert.deepEqual(runs, [['features.py', 'notebooks/a.py']]);
  });

  it('of what was not asked for are neither listed nor read', async () => {
    const { workspace, listed, read } = noted(repositories);
    const { engine } = await fakeEngine({ workspace, finds });
    await engine.check({ paths: ['one/serve/app.py'] });
    assert.deepEqual(listed, ['one/serve/app.py', 'one']);
    // What tells about the project may be read besides.
    assert.deepEqual(read.filter((path) => path.endsWith('.py')).sort(), ['one/serve/app.py', 'one/train.py']);
  });

  it('a file without one is seen with what it imports, where the folder is too large to be looked through', async () => {
    const files = { 'a/b/train.py': `from lib.features import x\nfrom . import beside\n${LEAK}`, 'a/lib/features.py': 'import sklearn\nimport deep\n', 'a/lib/deep.py': '', 'a/b/beside.py': '', 'z.py': LEAK };
    const { workspace, listed, read } = noted(files, true);
    const { engine, runs } = await fakeEngine({ workspace, finds });
    const { findings } = await engine.check({ paths: ['a/b/train.py'] });
    assert.deepEqual(findings.map(({ path }) => path), ['a/b/train.py']);
    assert.deepEqual(listed, ['a/b/train.py', '', 'a/b']);
    assert.deepEqual(runs, [['a/b/beside.py', 'a/b/train.py', 'a/lib/deep.py', 'a/lib/features.py']]);
    assert.ok(!read.includes('z.py'));
  });
});

describe('the files that imports may mean', () => {
  it('lie beside the file and above it', () => {
    const candidates = importedCandidates('a/b/train.py', [{ level: 0, module: 'lib.features', names: ['x'] }]);
    for (const path of ['a/b/lib/features.py', 'a/lib/features.py', 'lib/features/x.py', 'src/lib/__init__.py']) assert.ok(candidates.includes(path), path);
  });

  it('count dots from the file\'s own folder', () => {
    assert.deepEqual(importedCandidates('a/b/train.py', [{ level: 2, module: '', names: ['x'] }]), ['a/__init__.py', 'a/x.py', 'a/x/__init__.py']);
    assert.deepEqual(importedCandidates('train.py', [{ level: 3, module: '', names: ['x'] }]), []);
  });
});
