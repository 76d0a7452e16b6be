import assert from 'node:assert/strict';
import { readManifest } from '../../../src/project/manifests/formats';
import type { Manifest } from '../../../src/project/manifests/manifest';
import { textFile } from '../../../src/project/text-file';

/** What a manifest declares, as `name specifier @line`, with group and marker where there are any; and what stands at each place. */
function declared(path: string, text: string): { list: string[]; places: string[]; includes: (readonly string[])[]; manifest: Manifest } {
  const manifest = readManifest(textFile(path, text));
  assert.ok(manifest !== null);
  const shown = manifest.declarations.map((one) => `${one.distribution} ${one.specifier} @${one.at.start.line}${one.group === null ? '' : ` [${one.group}]`}${one.marker === null ? '' : ` ; ${one.marker}`}`);
  return { list: shown, places: manifest.declarations.map(({ at }) => text.slice(at.span.start, at.span.end)), includes: manifest.includes.map((one) => one.paths), manifest };
}

describe('manifests', () => {
  it('read requirements as pip does', () => {
    const text = [
      '# pinned', 'scikit-learn==1.2.2  # the model needs it', 'Pandas[excel] >=1.5, <2 ; python_version < "3.12"', '-r base.txt', '--requirement=../common.txt', '-c limits.txt', '-e .', '--index-url https://example.org/simple',
      'numpy==1.24.0 \\', '    --hash=sha256:aa \\', '    --hash=sha256:bb', 'torch @ https://example.org/whl/torch-2.1.0%2Bcu118-cp310-cp310-linux_x86_64.whl', 'mylib @ git+https://example.org/mylib@v0.3.1', './local', 'https://example.org/a.zip',
      'opencv-python-headless~=4.8.0', 'numexpr=2.8.4=py38_0', 'not a requirement', '', 'joblib',
    ].join('\n');
    const { list, places, includes } = declared('serving/requirements.txt', text);
    assert.deepEqual(list, [
      'scikit-learn ==1.2.2 @2', 'pandas >=1.5,<2 @3 ; python_version < "3.12"', 'numpy ==1.24.0 @9', 'torch ==2.1.0+cu118 @12', 'mylib ==0.3.1 @13', 'opencv-python ~=4.8.0 @16', 'numexpr ==2.8.4 @17', 'joblib  @20',
    ]);
    assert.equal(places[0], 'scikit-learn==1.2.2');
    assert.deepEqual(includes, [['serving/base.txt'], ['common.txt'], ['serving/limits.txt'], ['serving/pyproject.toml', 'serving/setup.cfg', 'serving/setup.py']]);
  });

  it('read pyproject.toml of PEP 621, of groups and of Poetry', () => {
    const text = `[project]
name = "churn"
requires-python = ">=3.9"
dependencies = [
  "scikit-learn (>=1.7.0,<2.0.0)",
  'xgboost==2.0.3 ; sys_platform != "darwin"',
]
[project.optional-dependencies]
serve = ["fastapi>=0.100"]
[dependency-groups]
dev = ["pytest", {include-group = "lint"}]
[tool.poetry.dependencies]
lightgbm = "^4.1"
torch = {version = "~2.1.0", source = "cpu"}
[tool.poetry.dependencies.catboost]
version = "1.2"
[tool.poetry.group.train.dependencies]
optuna = "*"
[tool.setuptools.dynamic]
dependencies = {file = ["requirements.txt"]}
`;
    const { list, places, includes } = declared('pyproject.toml', text);
    assert.deepEqual(list, [
      'scikit-learn >=1.7.0,<2.0.0 @5', 'xgboost ==2.0.3 @6 ; sys_platform != "darwin"', 'fastapi >=0.100 @9 [serve]', 'pytest  @11 [dev]', 'python >=3.9 @3', 'lightgbm >=4.1,<5 @13', 'torch >=2.1.0,<2.2 @14', 'catboost ==1.2 @15',
      'optuna  @18 [train]',
    ]);
    assert.equal(places[5], 'lightgbm = "^4.1"');
    assert.deepEqual(includes, [['requirements.txt']]);
  });

  it('read a broken pyproject.toml up to its fault', () => {
    assert.deepEqual(declared('pyproject.toml', '[project]\ndependencies = ["pandas==2.0"]\n[tool.x\ny = = 1\n').list, ['pandas ==2.0 @2']);
  });

  it('read Pipfile, Pipfile.lock and other lock files', () => {
    assert.deepEqual(declared('Pipfile', '[packages]\nscikit-learn = "==1.0"\nxgboost = {version = "*"}\n[dev-packages]\npytest = "*"\n[requires]\npython_version = "3.8"\n').list, [
      'scikit-learn ==1.0 @2', 'xgboost  @3', 'pytest  @5 [dev]', 'python ==3.8.* @7',
    ]);
    const lock = JSON.stringify({ default: { 'scikit-learn': { version: '==1.0', hashes: [] } }, develop: { pytest: { version: '==7.0', markers: 'x' } } }, null, 2);
    assert.deepEqual(declared('Pipfile.lock', lock).list, ['scikit-learn ==1.0 @3', 'pytest ==7.0 @9 [dev] ; x']);
    const uv = 'version = 1\n\n[[package]]\nname = "numpy"\nversion = "2.0.1"\nsource = { registry = "x" }\n\n[[package]]\nname = "me"\nsource = { editable = "." }\n\n[package.metadata]\nname = "no"\nversion = "9"\n';
    assert.deepEqual(declared('uv.lock', uv).list, ['numpy ==2.0.1 @4']);
    assert.deepEqual(declared('poetry.lock', '[[package]]\nname = "torch"\nversion = "2.1.0"\ncategory = "dev"\n').list, ['torch ==2.1.0 @2 [dev]']);
  });

  it('read setup.cfg and the literals of setup.py', () => {
    assert.deepEqual(declared('setup.cfg', '[options]\npython_requires = >=3.8\ninstall_requires =\n    scikit-learn==1.1  ; python_version>"3"\n    # no\n    pandas\n[options.extras_require]\nserve = flask>=2\n').list, [
      'python >=3.8 @2', 'scikit-learn ==1.1 @4 ; python_version>"3"', 'pandas  @6', 'flask >=2 @8 [serve]',
    ]);
    const setup = 'from setuptools import setup\nREQS = [  # "no"\n  "numpy==1.2", \'pandas\',\n]\nsetup(install_requires=REQS, extras_require={"dev": ["pytest"]}, python_requires=">=3.7",\n  other=read("requirements.txt"))\n';
    const { list, places, includes } = declared('setup.py', setup);
    assert.deepEqual(list, ['numpy ==1.2 @3', 'pandas  @3', 'pytest  @5 [dev]', 'python >=3.7 @5']);
    assert.equal(places[0], '"numpy==1.2"');
    assert.deepEqual(includes, [['requirements.txt']]);
  });

  it('read conda environments, MLflow\'s, BentoML\'s and Cog\'s files', () => {
    assert.deepEqual(declared('environment.yml', 'name: x\ndependencies:\n  - python=3.10\n  - conda-forge::scikit-learn=1.2\n  - numpy>=1.2,<2\n  - pytorch==2.1.0\n  - pip:\n    - xgboost==2.0.3\n    - -r more.txt\n').list, [
      'python ==3.10.* @3', 'scikit-learn ==1.2.* @4', 'numpy >=1.2,<2 @5', 'torch ==2.1.0 @6', 'xgboost ==2.0.3 @8',
    ]);
    assert.deepEqual(declared('model/python_env.yaml', 'python: 3.9.7\nbuild_dependencies:\n- pip==22\ndependencies:\n- -r requirements.txt\n').includes, [['model/requirements.txt']]);
    const bento = declared('bentofile.yaml', 'service: "service:svc"\npython:\n  packages: ["xgboost==1.6.1"]\n  requirements_txt: ./req.txt\ndocker:\n  python_version: 3.10\n');
    assert.deepEqual(bento.list, ['xgboost ==1.6.1 @3', 'python ==3.10.* @6']);
    assert.deepEqual([bento.includes, bento.manifest.side], [[['req.txt']], 'serving']);
    assert.deepEqual(declared('cog.yaml', 'build:\n  python_version: "3.11"\n  python_packages:\n    - torch==2.0.1\npredict: predict.py:Predictor\n').list, ['torch ==2.0.1 @4', 'python ==3.11.* @2']);
  });

  it('read what a Dockerfile installs and brings', () => {
    const text = `ARG PY=3.9
FROM node:18 AS web
RUN npm install
FROM tensorflow/tensorflow:2.11.0-gpu as base
FROM base
ENV SKL 1.2.2
WORKDIR /app
COPY requirements-serve.txt requirements.txt
RUN apt-get update && \\
    # a comment
    pip install --no-cache-dir -r requirements.txt "pandas>=1.5" scikit-learn==$SKL && \\
    python -m pip install -U pip
RUN ["pip", "install", "xgboost==2.0.0"]
COPY serve.py model.pkl ./
CMD ["gunicorn", "serve:app"]
`;
    const { list, places, includes, manifest } = declared('deploy/Dockerfile', text);
    assert.deepEqual(list, ['tensorflow ==2.11.0 @4', 'pandas >=1.5 @11', 'scikit-learn ==1.2.2 @11', 'pip  @12', 'xgboost ==2.0.0 @13']);
    assert.deepEqual([places[1], places[2], places[4]], ['"pandas>=1.5"', 'scikit-learn==$SKL', '"xgboost==2.0.0"']);
    assert.deepEqual(includes, [['deploy/requirements-serve.txt', 'requirements-serve.txt']]);
    assert.deepEqual([manifest.covers?.side, manifest.covers?.patterns], ['serving', ['requirements-serve.txt', 'serve.py', 'model.pkl']]);
  });

  it('take a release off an image only where its tag names one', () => {
    const brought = (image: string): string[] => declared('Dockerfile', `FROM ${image}\n`).list.map((one) => one.replace(/ @1$/, ''));
    assert.deepEqual(brought('python:3.9-slim'), ['python ==3.9.*']);
    assert.deepEqual(brought('public.ecr.aws/lambda/python:3.11'), ['python ==3.11.*']);
    assert.deepEqual(brought('pytorch/pytorch:1.12.1-cuda11.3-cudnn8-runtime'), ['torch ==1.12.1']);
    assert.deepEqual(brought('763104351884.dkr.ecr.us-east-1.amazonaws.com/pytorch-inference:1.12.0-gpu-py38-cu116'), ['torch ==1.12.0', 'python ==3.8.*']);
    assert.deepEqual(['python', 'python:latest', 'ubuntu:22.04', 'localhost:5000/thing'].flatMap(brought), []);
  });

  it('leave the real effect of a shell\'s redirection: an unquoted > bounds nothing', () => {
    assert.deepEqual(declared('Dockerfile', 'FROM python:3.9\nRUN pip install pandas>=1.5 numpy\n').list.slice(1), ['pandas  @2', 'numpy  @2']);
  });
});
