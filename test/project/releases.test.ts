import assert from 'node:assert/strict';
import { readManifests } from '../../src/project/manifests/read';
import { isSurelyBefore, isSurelyFrom, mayBeBefore, mayBeFrom, noReleases, releasesOf } from '../../src/project/releases';
import type { Releases } from '../../src/project/releases';
import { memoryWorkspace } from '../../src/project/workspace';
import { readNotebook } from '../../src/python/notebook';

async function releasesIn(files: Readonly<Record<string, string>>): Promise<Releases> {
  const manifests = await readManifests(memoryWorkspace(files), Object.keys(files).filter((path) => !/\.(py|ipynb)$/.test(path)));
  return releasesOf(manifests, (path) => {
    const read = path.endsWith('.ipynb') ? readNotebook(path, files[path] ?? '') : null;
    return read?.ok ? read.document : undefined;
  });
}

const notebook = (source: string): string => JSON.stringify({ cells: [{ cell_type: 'code', source, outputs: [], execution_count: 1 }], metadata: {}, nbformat: 4, nbformat_minor: 5 });

describe('releases', () => {
  const sources: readonly (readonly [string, Readonly<Record<string, string>>, string, string | undefined])[] = [
    ['a list for pip', { 'requirements.txt': 'scikit-learn==1.5.2\n' }, 'sklearn', '==1.5.2'],
    ['pyproject', { 'pyproject.toml': '[project]\nname = "a"\nversion = "1"\ndependencies = ["torch>=2.1,<3"]\n' }, 'torch', '>=2.1,<3'],
    ['a conda environment', { 'environment.yml': 'dependencies:\n  - pandas=2.0.3\n' }, 'pandas', '==2.0.3'],
    ['a lock beside pyproject', { 'pyproject.toml': '[project]\nname = "a"\nversion = "1"\ndependencies = ["transformers"]\n', 'uv.lock': 'version = 1\n\n[[package]]\nname = "transformers"\nversion = "4.57.1"\n' }, 'transformers', '==4.57.1'],
    ['an image', { Dockerfile: 'FROM python:3.11\nCOPY train.py .\nRUN pip install xgboost==2.1.4\n' }, 'xgboost', '==2.1.4'],
    ['what nothing asks for', { 'requirements.txt': 'numpy\n' }, 'torch', undefined],
    ['what is asked for without a limit', { 'requirements.txt': 'numpy\n' }, 'numpy', ''],
  ];
  for (const [what, files, library, specifier] of sources) {
    it(`reads ${what}`, async () => {
      assert.equal((await releasesIn({ ...files, 'train.py': '' })).of('train.py', library)?.specifier, specifier);
    });
  }

  it('lets a cell that installs a release speak for its notebook', async () => {
    const releases = await releasesIn({ 'requirements.txt': 'torch==2.1\n', 'a.ipynb': notebook('%pip install -q torch==2.6.0 "trl>=0.9"\nimport torch'), 'b.ipynb': notebook('!pip install torch\nimport torch') });
    assert.equal(releases.of('a.ipynb', 'torch')?.exact, '2.6.0');
    assert.equal(releases.of('a.ipynb', 'trl')?.specifier, '>=0.9');
    assert.equal(releases.of('b.ipynb', 'torch')?.exact, '2.1');
    assert.equal(releases.of('a.ipynb', 'peft'), null);
  });

  it('differs in its key where another release is asked for', async () => {
    assert.notEqual((await releasesIn({ 'requirements.txt': 'torch==2.1\n' })).key, (await releasesIn({ 'requirements.txt': 'torch==2.2\n' })).key);
    assert.equal((await releasesIn({ 'requirements.txt': 'torch==2.1\n' })).key, (await releasesIn({ 'requirements.txt': '# torch\ntorch==2.1\n' })).key);
  });

  it('says what is sure and what may be', async () => {
    const releases = await releasesIn({ 'requirements.txt': 'a==1.5\nb>=1.5,<2\nc>=1.0\nd\n' });
    const of = (name: string): [boolean, boolean, boolean, boolean] => {
      const range = releases.of('x.py', name);
      return [isSurelyFrom(range, '1.5'), isSurelyBefore(range, '1.5'), mayBeFrom(range, '1.5'), mayBeBefore(range, '1.5')];
    };
    assert.deepEqual(of('a'), [true, false, true, false]);
    assert.deepEqual(of('b'), [true, false, true, false]);
    assert.deepEqual(of('c'), [false, false, true, true]);
    assert.deepEqual(of('d'), [false, false, true, true]);
    assert.deepEqual(of('e'), [false, false, true, true]);
    assert.equal(noReleases.of('x.py', 'a'), null);
  });
});
