import assert from 'node:assert/strict';
import { mapOf, untested } from './support';

const lib = { 'lib.py': 'def load(path): return path\ndef run(path): return load(path)\nclass Model:\n    def fit(self): return self.prepare()\n    def prepare(self): return 1\n' };

async function withTest(test: string): Promise<string[]> {
  return untested({ ...lib, 'test_lib.py': test });
}

describe('what tests replace is not run', () => {
  it('by a decorator over the test or its class', async () => {
    assert.deepEqual(await withTest('from unittest.mock import patch\nimport lib\n@patch("lib.load")\ndef test_run(load): assert lib.run(1)\n'), ['load', 'Model.fit', 'Model.prepare']);
    assert.deepEqual(await withTest('from unittest.mock import patch\nimport lib\n@patch.object(lib.Model, "prepare")\nclass TestModel:\n    def test_fit(self, prepare): assert lib.Model().fit()\n'), ['load', 'run', 'Model.prepare']);
  });

  it('by monkeypatch, mocker and a with block', async () => {
    assert.deepEqual(await withTest('import lib\ndef test_run(monkeypatch):\n    monkeypatch.setattr(lib, "load", lambda p: p)\n    assert lib.run(1)\n'), ['load', 'Model.fit', 'Model.prepare']);
    assert.deepEqual(await withTest('import lib\ndef test_run(monkeypatch):\n    monkeypatch.setattr("lib.load", lambda p: p)\n    assert lib.run(1)\n'), ['load', 'Model.fit', 'Model.prepare']);
    assert.deepEqual(await withTest('import lib\ndef test_run(mocker):\n    mocker.patch("lib.load", return_value=1)\n    assert lib.run(1)\n'), ['load', 'Model.fit', 'Model.prepare']);
    assert.deepEqual(await withTest('from unittest import mock\nimport lib\ndef test_fit():\n    with mock.patch.object(lib.Model, "prepare"):\n        assert lib.Model().fit()\n'), ['load', 'run', 'Model.prepare']);
  });

  it('in a fixture', async () => {
    const test = 'import pytest\nimport lib\n@pytest.fixture(autouse=True)\ndef no_files(monkeypatch): monkeypatch.setattr("lib.load", lambda p: p)\ndef test_run(): assert lib.run(1)\n';
    assert.deepEqual(await withTest(test), ['load', 'Model.fit', 'Model.prepare']);
  });

  it('but what has the same name elsewhere is', async () => {
    const files = {
      'a.py': 'def load(): return 1\n', 'b.py': 'def load(): return 2\n',
      'test_b.py': 'from unittest.mock import patch\nimport a, b\n@patch("a.load")\ndef test_b(load):\n    assert b.load() == 2 and a.load()\n',
    };
    assert.deepEqual((await mapOf(files)).functions.map(({ at, tests, replacedBy }) => `${at.path} ${String(tests.length)} ${String(replacedBy.length)}`), ['a.py 0 1', 'b.py 1 0']);
  });

  it('and what is only of a library takes nothing away', async () => {
    const files = {
      'app.py': 'import joblib\nimport os\nmodel = joblib.load("m")\ndef load(): return model\ndef remove(): return os.remove("x")\n',
      'test_app.py': 'import os\nfrom unittest.mock import patch\nwith patch("joblib.load"):\n    import app\n@patch("app.joblib.load")\n@patch("app.os.remove")\ndef test_app(remove, load, monkeypatch):\n    monkeypatch.setattr(os, "remove", lambda p: p)\n    assert app.load() and app.remove() is None\n',
    };
    assert.deepEqual(await untested(files), []);
  });

  it('is told with the tests that replace it', async () => {
    const map = await mapOf({ ...lib, 'test_lib.py': 'from unittest.mock import patch\nimport lib\n@patch("lib.load")\ndef test_run(load): assert lib.run(1)\ndef test_load(): assert lib.load(1)\n' });
    const load = map.functions.find((one) => one.name === 'load');
    assert.deepEqual([load?.replacedBy.map((test) => test.name), load?.tests.map(({ test, way }) => `${test.name} ${way}`)], [['test_run'], ['test_load direct']]);
  });
});
