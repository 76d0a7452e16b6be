import assert from 'node:assert/strict';
import type { TestSettings } from '../../../src/project/testing/settings';
import { defaultTestSettings, isCollected, isTestFile, readTestSettings } from '../../../src/project/testing/settings';
import { memoryWorkspace } from '../../../src/project/workspace';

async function read(files: Readonly<Record<string, string>>, root = ''): Promise<TestSettings> {
  return readTestSettings(memoryWorkspace(files), root);
}

describe('the settings of a test runner', () => {
  it('are those of pytest where nothing is set', async () => {
    assert.deepEqual(await read({ 'a.py': '' }), defaultTestSettings);
    assert.equal(isTestFile('test_a.py', defaultTestSettings), true);
    assert.equal(isTestFile('deep/in/a_test.py', defaultTestSettings), true);
    assert.equal(isTestFile('testing.py', defaultTestSettings), false);
    assert.equal(isTestFile('tests/helpers.py', defaultTestSettings), false);
  });

  it('come from pytest.ini, over several lines and with comments', async () => {
    const settings = await read({ 'pytest.ini': '[pytest]\n; where\ntestpaths =\n    unit\n    ./more/\npython_files = check_*.py  *_spec.py\npython_functions = check_* it_*\npython_classes: Spec\naddopts = -q --doctest-modules\n' });
    assert.deepEqual([settings.folders, settings.files, settings.functions, settings.classes, settings.doctests], [['unit', 'more'], ['check_*.py', '*_spec.py'], ['check_*', 'it_*'], ['Spec'], true]);
    assert.equal(isTestFile('unit/a/check_x.py', settings), true);
    assert.equal(isTestFile('unit/test_x.py', settings), false);
    assert.equal(isTestFile('check_x.py', settings), false);
    assert.equal(isTestFile('unity/check_x.py', settings), false);
  });

  it('come from pyproject.toml, as lists or as text', async () => {
    assert.deepEqual((await read({ 'pyproject.toml': '[tool.pytest.ini_options]\ntestpaths = ["a", "b"]\n' })).folders, ['a', 'b']);
    assert.deepEqual((await read({ 'pyproject.toml': '[tool.pytest.ini_options]\ntestpaths = "a b"\naddopts = "-q"\n' })).folders, ['a', 'b']);
  });

  it('come from setup.cfg and tox.ini, from their own sections alone', async () => {
    assert.deepEqual((await read({ 'setup.cfg': '[metadata]\nname = x\n[tool:pytest]\ntestpaths = qa\n[flake8]\ntestpaths = no\n' })).folders, ['qa']);
    assert.deepEqual((await read({ 'tox.ini': '[tox]\nenvlist = py\n[pytest]\npython_files = t_*.py\n' })).files, ['t_*.py']);
    assert.deepEqual(await read({ 'setup.cfg': '[pytest]\ntestpaths = qa\n' }), defaultTestSettings);
  });

  it('are taken from the first file that has some', async () => {
    const files = { 'pytest.ini': '[pytest]\ntestpaths = first\n', 'pyproject.toml': '[tool.pytest.ini_options]\ntestpaths = ["second"]\n' };
    assert.deepEqual((await read(files)).folders, ['first']);
    assert.deepEqual((await read({ ...files, 'pytest.ini': '[other]\nx = 1\n' })).folders, ['second']);
  });

  it('count from the folder of the project', async () => {
    const settings = await read({ 'api/pytest.ini': '[pytest]\ntestpaths = .\n', 'pytest.ini': '[pytest]\ntestpaths = elsewhere\n' }, 'api');
    assert.deepEqual(settings.folders, ['api']);
  });

  it('are the defaults where a file can not be read', async () => {
    assert.deepEqual(await read({ 'pyproject.toml': '[tool.pytest.ini_options\ntestpaths = [' }), defaultTestSettings);
    assert.deepEqual((await read({ 'pyproject.toml': '[tool.pytest.ini_options]\ntestpaths = 3\npython_files = [1, 2]\n' })).files, defaultTestSettings.files);
    assert.deepEqual((await read({ 'pytest.ini': '[pytest]\ntestpaths\n= = =\n   \n' })).folders, []);
  });

  it('tell names by prefixes and by globs', () => {
    assert.equal(isCollected('testing_this', ['test']), true);
    assert.equal(isCollected('my_test', ['test']), false);
    assert.equal(isCollected('my_test', ['*_test']), true);
  });
});
