import assert from 'node:assert/strict';
import type { Side } from '../../../src/project/manifests/manifest';
import { readManifests } from '../../../src/project/manifests/read';
import { listOtherFiles } from '../../../src/project/other-files';
import { memoryWorkspace } from '../../../src/project/workspace';

/** The release of a distribution that a file gets, as `specifier exact path:line`. */
async function release(files: Readonly<Record<string, string>>, path: string, name: string, side?: Side): Promise<string | null> {
  const workspace = memoryWorkspace(files);
  const manifests = await readManifests(workspace, (await listOtherFiles(workspace, '')).manifests);
  const found = manifests.of(path, side).release(name);
  return found === null ? null : `${found.specifier} ${found.exact ?? '-'} ${found.at.path}:${found.at.start.line}`;
}

describe('the manifests that govern a file', () => {
  it('are those of the nearest folder', async () => {
    const files = { 'requirements.txt': 'scikit-learn==1.0\nrich\n', 'serving/requirements.txt': 'scikit-learn==1.2\n', 'serving/app/main.py': '' };
    assert.equal(await release(files, 'serving/app/main.py', 'scikit-learn'), '==1.2 1.2 serving/requirements.txt:1');
    assert.equal(await release(files, 'train.py', 'scikit-learn'), '==1.0 1.0 requirements.txt:1');
    assert.equal(await release(files, 'serving/app/main.py', 'rich'), null);
  });

  it('are those that are named for the file\'s side', async () => {
    const files = { 'requirements-train.txt': 'scikit-learn==1.0\n', 'requirements-serve.txt': '-r base.txt\nscikit-learn==1.2\n', 'base.txt': 'pandas==2.0\n', 'requirements-dev.txt': 'pandas==1.0\n' };
    assert.equal(await release(files, 'train.py', 'sklearn-pandas'), null);
    assert.equal(await release(files, 'train.py', 'scikit-learn'), '==1.0 1.0 requirements-train.txt:1');
    assert.equal(await release(files, 'app.py', 'scikit-learn'), '==1.2 1.2 requirements-serve.txt:2');
    assert.equal(await release(files, 'x.py', 'scikit-learn', 'serving'), '==1.2 1.2 requirements-serve.txt:2');
    assert.equal(await release(files, 'app.py', 'pandas'), '==2.0 2.0 base.txt:1');
    assert.equal(await release(files, 'train.py', 'pandas'), null);
  });

  it('are of a folder beside, where that is only for manifests', async () => {
    const files = { 'requirements/train.txt': 'torch==2.0\n', 'requirements/prod.txt': 'torch==2.1\n' };
    assert.equal(await release(files, 'src/train.py', 'torch'), '==2.0 2.0 requirements/train.txt:1');
    assert.equal(await release(files, 'src/serve.py', 'torch'), '==2.1 2.1 requirements/prod.txt:1');
  });

  it('do not take a word of the folder that both lie in for a side', async () => {
    assert.equal(await release({ 'deployment/web/requirements.txt': 'xgboost==1.6\n' }, 'deployment/web/train.py', 'xgboost', 'training'), '==1.6 1.6 deployment/web/requirements.txt:1');
  });

  it('begin with the image that copies the file', async () => {
    const files = {
      'requirements.txt': 'scikit-learn==1.0\n', 'docker/serve/requirements.txt': 'scikit-learn==1.3\n', 'predict.py': '', 'train.py': '', 'model.bin': '',
      'docker/serve/Dockerfile': 'FROM python:3.9\nCOPY docker/serve/requirements.txt .\nRUN pip install -r requirements.txt\nCOPY predict.py model.bin ./\n',
    };
    assert.equal(await release(files, 'predict.py', 'scikit-learn'), '==1.3 1.3 docker/serve/requirements.txt:1');
    assert.equal(await release(files, 'train.py', 'scikit-learn'), '==1.0 1.0 requirements.txt:1');
    assert.equal(await release(files, 'predict.py', 'python'), '==3.9.* - docker/serve/Dockerfile:1');
  });

  it('find an image\'s context by what is there', async () => {
    const files = { 'app/predict.py': '', 'predict.py': '', 'app/Dockerfile': 'FROM python:3.9\nRUN pip install scikit-learn==1.3\nCOPY predict.py ./\n', 'requirements.txt': 'scikit-learn==1.0\n' };
    assert.equal(await release(files, 'predict.py', 'scikit-learn'), '==1.0 1.0 requirements.txt:1');
    assert.equal(await release(files, 'app/predict.py', 'scikit-learn'), '==1.3 1.3 app/Dockerfile:2');
  });

  it('leave an image that serves to the serving side, where it copies whole folders', async () => {
    const files = { 'src/train.py': '', 'Dockerfile': 'FROM python:3.9\nRUN pip install torch==2.1.0\nCOPY src/ src/\nENTRYPOINT ["uvicorn", "src.api:app"]\n', 'requirements.txt': 'torch==1.13.0\n' };
    assert.equal(await release(files, 'src/train.py', 'torch', 'training'), '==1.13.0 1.13.0 requirements.txt:1');
    assert.equal(await release(files, 'src/api.py', 'torch', 'serving'), '==2.1.0 2.1.0 Dockerfile:2');
  });

  it('fix a range by a lock file, a constraint or the base image', async () => {
    assert.equal(await release({ 'Pipfile': '[packages]\nscikit-learn = "*"\n', 'Pipfile.lock': '{"default": {"scikit-learn": {"version": "==1.6.1"}}}' }, 'a.py', 'scikit-learn'), ' 1.6.1 Pipfile:2');
    assert.equal(await release({ 'requirements.txt': 'scikit-learn\n', 'Pipfile.lock': '{"default": {"scikit-learn": {"version": "==1.6.1"}}}' }, 'a.py', 'scikit-learn'), ' - requirements.txt:1');
    assert.equal(await release({ 'requirements.txt': 'numpy>=1.2\n-c limits.txt\n', 'limits.txt': 'numpy==1.9\nscipy==1.0\n' }, 'a.py', 'numpy'), '>=1.2,==1.9 1.9 requirements.txt:1');
    assert.equal(await release({ 'requirements.txt': 'numpy>=1.2\n-c limits.txt\n', 'limits.txt': 'numpy==1.9\nscipy==1.0\n' }, 'a.py', 'scipy'), null);
    const image = { 'a.py': '', 'requirements.txt': 'tensorflow\n', 'Dockerfile': 'FROM tensorflow/tensorflow:2.11.0\nCOPY requirements.txt a.py ./\nRUN pip install -r requirements.txt\n' };
    assert.equal(await release(image, 'a.py', 'tensorflow'), ' 2.11.0 requirements.txt:1');
    assert.equal(await release({ 'poetry.lock': '[[package]]\nname = "numpy"\nversion = "1.9"\n' }, 'a.py', 'numpy'), '==1.9 1.9 poetry.lock:2');
  });

  it('count variants of a distribution as that distribution, and stay open where markers decide', async () => {
    assert.equal(await release({ 'requirements.txt': 'tensorflow-cpu==2.9.0\n' }, 'a.py', 'tensorflow'), '==2.9.0 2.9.0 requirements.txt:1');
    assert.equal(await release({ 'requirements.txt': 'torch==2.0; sys_platform=="darwin"\ntorch==2.1; sys_platform!="darwin"\n' }, 'a.py', 'torch'), ' - requirements.txt:2');
  });

  it('survive manifests that name each other in a circle, or what is not there', async () => {
    assert.equal(await release({ 'requirements.txt': '-r b.txt\n-r gone.txt\nnumpy==1.0\n', 'b.txt': '-r requirements.txt\npandas==2.0\n' }, 'a.py', 'pandas'), '==2.0 2.0 b.txt:2');
  });
});
