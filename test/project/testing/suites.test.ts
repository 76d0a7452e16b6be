import assert from 'node:assert/strict';
import { mapOf, untested, waysTo } from './support';

const code = 'import pandas as pd\n\ndef scale(x):\n    return x / 2\n\ndef shift(x):\n    return x + 1\n';

async function names(test: string, more: Readonly<Record<string, string>> = {}): Promise<string[]> {
  return (await mapOf({ 'code.py': code, 'test_code.py': test, ...more })).cases.map((one) => one.name);
}

describe('test suites', () => {
  it('are functions and methods that pytest collects', async () => {
    const test = 'def test_a(): pass\nasync def test_b(): pass\ndef helper(): pass\nclass TestC:\n    def test_d(self): pass\n    def other(self): pass\nclass Thing:\n    def test_e(self): pass\nclass TestWithInit:\n    def __init__(self): pass\n    def test_f(self): pass\n';
    assert.deepEqual(await names(test), ['test_a', 'test_b', 'TestC.test_d']);
  });

  it('are test cases of unittest by any name, also through a base class of the project', async () => {
    const test = 'import unittest\nfrom base import Base\nclass Scaling(unittest.TestCase):\n    def test_a(self): pass\n    def check(self): pass\nclass More(Base):\n    def test_b(self): pass\n';
    assert.deepEqual(await names(test, { 'base.py': 'from unittest import TestCase\nclass Base(TestCase):\n    pass\n' }), ['Scaling.test_a', 'More.test_b']);
  });

  it('stand under conditions, and are no fixtures', async () => {
    assert.deepEqual(await names('import sys, pytest\nif sys.version_info > (3, 9):\n    def test_new(): pass\n@pytest.fixture\ndef test_data(): return 1\n'), ['test_new']);
  });

  it('are none in a script that is only named like a test', async () => {
    const map = await mapOf({ 'code.py': code, 'test_client.py': 'import requests\nfrom code import scale\nprint(scale(2))\ndef main():\n    pass\n' });
    assert.deepEqual(map.cases, []);
    assert.ok(map.functions.some((one) => one.at.path === 'test_client.py' && one.name === 'main'));
  });
});

describe('fixtures', () => {
  it('come from the file, and from conftest.py upwards, the nearest first', async () => {
    const files = {
      'lib.py': 'def near(): return 1\ndef far(): return 2\ndef top(): return 3\ndef own(): return 4\n',
      'conftest.py': 'import pytest\nfrom lib import far, top\n@pytest.fixture\ndef value(): return far()\n@pytest.fixture\ndef highest(): return top()\n',
      'tests/conftest.py': 'import pytest\nfrom lib import near\n@pytest.fixture\ndef value(): return near()\n',
      'tests/test_a.py': 'import pytest\nfrom lib import own\n@pytest.fixture\ndef mine(value): return own()\ndef test_a(mine, highest): assert mine\n',
      'other/conftest.py': 'import pytest\nfrom lib import far\n@pytest.fixture\ndef highest(): return far()\n',
    };
    assert.deepEqual(await untested(files), ['far']);
  });

  it('yield, have other names, and run by themselves', async () => {
    const files = {
      'lib.py': 'class Store:\n    def open(self): return self\n    def get(self): return 1\n    def close(self): pass\ndef seed(): pass\ndef never(): pass\n',
      'test_a.py': 'import pytest\nfrom lib import Store, seed, never\n@pytest.fixture(name="store")\ndef make_store():\n    store = Store()\n    store.open()\n    yield store\n    store.close()\n' +
        '@pytest.fixture(autouse=True)\ndef seeded(): seed()\n@pytest.fixture\ndef unused(): never()\ndef test_get(store): assert store.get() == 1\n',
    };
    assert.deepEqual(await untested(files), ['never']);
  });

  it('are used by a mark on the test, on its class, or in its file', async () => {
    const files = {
      'lib.py': 'def a(): pass\ndef b(): pass\ndef c(): pass\n',
      'test_a.py': 'import pytest\nimport lib\npytestmark = pytest.mark.usefixtures("run_c")\n@pytest.fixture\ndef run_a(): lib.a()\n@pytest.fixture\ndef run_b(): lib.b()\n@pytest.fixture\ndef run_c(): lib.c()\n' +
        '@pytest.mark.usefixtures("run_a")\ndef test_a(): assert True\n@pytest.mark.usefixtures("run_b")\nclass TestB:\n    def test_b(self): assert True\n',
    };
    assert.deepEqual(await untested(files), []);
  });

  it('of unittest and of modules are set up before the test', async () => {
    const files = {
      'lib.py': 'class Model:\n    def fit(self): return self\n    def score(self): return 1\ndef begin(): pass\n',
      'test_a.py': 'import unittest\nfrom lib import Model, begin\ndef setup_module(): begin()\nclass T(unittest.TestCase):\n    @classmethod\n    def setUpClass(cls): cls.base = Model()\n    def setUp(self): self.model = Model().fit()\n    def test_score(self): self.assertEqual(self.model.score(), 1)\n',
    };
    assert.deepEqual(await untested(files), []);
  });

  it('take each other, and those that nobody defines are not known', async () => {
    const files = {
      'lib.py': 'def load(path): return path\ndef clean(rows): return rows\n',
      'test_a.py': 'import pytest\nfrom lib import load, clean\n@pytest.fixture\ndef raw(tmp_path): return load(tmp_path / "a.csv")\n@pytest.fixture\ndef rows(raw): return clean(raw)\ndef test_rows(rows, mocker, capsys): assert rows\n',
    };
    assert.deepEqual(await waysTo(files), { load: 'direct', clean: 'direct' });
  });

  it('that ask for themselves end', async () => {
    const files = { 'lib.py': 'def f(): pass\n', 'test_a.py': 'import pytest\nfrom lib import f\n@pytest.fixture\ndef a(b): return f()\n@pytest.fixture\ndef b(a): return a\ndef test_a(a): assert a\n' };
    assert.deepEqual(await untested(files), []);
  });
});
