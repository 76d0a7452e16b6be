import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { nodeWorkspace } from '../../src/project/node/disk-workspace';
import { listOtherFiles } from '../../src/project/other-files';
import { memoryWorkspace } from '../../src/project/workspace';

describe('the files that are not Python', () => {
  it('are listed by what they are read for', async () => {
    const paths = [
      'requirements.txt', 'requirements/base.txt', 'Dockerfile.serve', 'serve.Dockerfile', 'conda_env.yml', 'setup.py', 'uv.lock', 'templates/home.html', 'params.yaml', 'package.json', 'train.sh', '.github/workflows/ci.yml',
      'train.py', 'nb.ipynb', 'data.csv', 'notes.txt', 'docker-compose.yml', 'compose.yaml', 'data/x.yaml',
    ];
    const found = await listOtherFiles(memoryWorkspace(Object.fromEntries(paths.map((path) => [path, '']))), '');
    assert.deepEqual(found, {
      manifests: ['Dockerfile.serve', 'conda_env.yml', 'requirements.txt', 'requirements/base.txt', 'serve.Dockerfile', 'setup.py', 'uv.lock'],
      templates: ['templates/home.html'],
      configs: ['.github/workflows/ci.yml', 'compose.yaml', 'conda_env.yml', 'data/x.yaml', 'docker-compose.yml', 'params.yaml'],
      scripts: ['.github/workflows/ci.yml', 'Dockerfile.serve', 'compose.yaml', 'docker-compose.yml', 'serve.Dockerfile', 'train.sh'],
      partial: false,
    });
  });

  it('are bounded in number, the nearest to the top first', async () => {
    const files = Object.fromEntries(Array.from({ length: 500 }, (_one, index) => [`deep/er/c${index}.yaml`, '']));
    const found = await listOtherFiles(memoryWorkspace({ ...files, 'top.yaml': '' }), '');
    assert.deepEqual([found.configs.length, found.configs.includes('top.yaml'), found.partial], [400, true, true]);
  });

  it('are found on disk but for what is ignored, and are not read where they are large', async () => {
    const root = mkdtempSync(join(tmpdir(), 'holdout-other-'));
    try {
      for (const [path, text] of [['.gitignore', 'secret/\n'], ['a/config.yaml', 'x: 1'], ['secret/config.yaml', 'x: 1'], ['.venv/lib/b.yaml', ''], ['node_modules/c.json', ''], ['big.json', ' '.repeat(2000)]] as const) {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), text);
      }
      const workspace = nodeWorkspace(root);
      assert.deepEqual((await listOtherFiles(workspace, '')).configs, ['a/config.yaml', 'big.json']);
      await assert.rejects(workspace.read('big.json', 1000), /too large/);
      assert.equal((await workspace.read('big.json', 2000)).length, 2000);
      assert.deepEqual((await listOtherFiles(workspace, 'gone')).configs, []);
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});
