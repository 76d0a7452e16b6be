import assert from 'node:assert/strict';
import { mapOf, untested, waysTo } from './support';

describe('tests reach functions', () => {
  it('directly, and through others', async () => {
    const files = {
      'lib.py': 'def inner(x): return x\ndef outer(x): return inner(x)\ndef never(x): return x\n',
      'test_lib.py': 'from lib import outer\ndef test_outer(): assert outer(1) == 1\n',
    };
    assert.deepEqual(await waysTo(files), { inner: 'indirect', outer: 'direct', never: '' });
  });

  it('through aliases, packages, re-exports and folders on the path', async () => {
    const files = {
      'src/shop/__init__.py': 'from .features import add as plus\nfrom . import text\n',
      'src/shop/features.py': 'def add(x): return x\ndef sub(x): return x\n',
      'src/shop/text.py': 'def fold(x): return x\n',
      'src/shop/dates.py': 'def week(x): return x\n',
      'tests/test_shop.py': 'import sys\nsys.path.append("src")\nimport shop\nimport shop.features as f\nfrom shop import plus, dates as d\ndef test_all():\n    assert plus(1) and f.sub(1) and shop.text.fold("A") and d.week(3)\n',
    };
    assert.deepEqual(await untested(files), []);
  });

  it('on objects: constructors, methods, properties, class methods, inherited ones', async () => {
    const files = {
      'lib.py': 'class Base:\n    def shared(self): return 1\nclass Model(Base):\n    def __init__(self): self.a = 1\n    @property\n    def size(self): return self.a\n    @classmethod\n    def load(cls): return cls()\n    @staticmethod\n    def check(x): return x\n    def fit(self): return self\n    def unused(self): pass\n',
      'test_lib.py': 'from lib import Model\ndef test_model():\n    model = Model().fit()\n    assert model.size == 1 and model.shared() == 1\n    assert Model.check(2) == 2\n    Model.load()\n',
    };
    assert.deepEqual(await untested(files), ['Model.unused']);
  });

  it('that are handed over: to apply, to partial, in a list of parameters', async () => {
    const files = {
      'lib.py': 'def row(r): return r\ndef power(x, n): return x\ndef low(x): return x\ndef high(x): return x\n',
      'test_lib.py': 'import functools\nimport pandas as pd\nimport pytest\nfrom lib import row, power, low, high\ndef test_apply(): assert pd.DataFrame({"a": [1]}).apply(row, axis=1) is not None\n' +
        'def test_partial():\n    square = functools.partial(power, n=2)\n    assert square(3) == 3\n@pytest.mark.parametrize("f, x", [(low, 1), pytest.param(high, 2, id="h")])\ndef test_f(f, x): assert f(x)\n',
    };
    assert.deepEqual(await untested(files), []);
  });

  it('behind decorators: tasks, caches, and what they wrap', async () => {
    const files = {
      'flow.py': 'from prefect import task, flow\nimport functools\n@task\ndef load(): return 1\n@flow\ndef run(): return load()\n@functools.lru_cache\ndef cached(x): return x\n',
      'test_flow.py': 'import flow\nfrom flow import load, cached\ndef test_load(): assert load.fn() == 1\ndef test_run(): assert flow.run.fn() == 1\ndef test_cached(): assert cached.__wrapped__(1) == cached(1)\n',
    };
    assert.deepEqual(await untested(files), []);
  });

  it('through what Python calls: len, items, loops, data classes', async () => {
    const files = {
      'lib.py': 'from dataclasses import dataclass\nclass Rows:\n    def __len__(self): return 1\n    def __getitem__(self, i): return i\nclass Walk:\n    def __iter__(self): yield 1\n@dataclass\nclass Options:\n    rate: float\n    def __post_init__(self): self.half = self.rate / 2\n',
      'test_lib.py': 'from lib import Rows, Walk, Options\ndef test_rows():\n    rows = Rows()\n    assert len(rows) == 1\n    assert list(rows) == [1]\ndef test_walk():\n    for one in Walk():\n        assert one\ndef test_options(): assert Options(rate=1.0).half == 0.5\n',
    };
    assert.deepEqual(await untested(files), []);
  });

  it('in branches, helpers of the tests, nested functions and lambdas', async () => {
    const files = {
      'lib.py': 'def a(): pass\ndef b(): pass\ndef c(): pass\ndef d(): pass\n',
      'tests/helpers.py': 'from lib import b\ndef run(): return b()\n',
      'tests/test_lib.py': 'import os\nfrom helpers import run\nfrom lib import a, c, d\ndef test_all():\n    if os.environ.get("X"):\n        a()\n    else:\n        run()\n    def inner(): return c()\n    assert inner() is (lambda: d())()\n',
    };
    assert.deepEqual(await untested(files), []);
  });

  it('in examples of docstrings, where they are run', async () => {
    const files = { 'lib.py': 'def half(x):\n    """Half.\n\n    >>> half(2)\n    1.0\n    """\n    return x / 2\n\ndef told(x):\n    """Takes >>> nothing."""\n' };
    assert.deepEqual(await untested(files), ['half', 'told']);
    assert.deepEqual(await untested({ ...files, 'pytest.ini': '[pytest]\naddopts = --doctest-modules\n' }), ['told']);
    assert.deepEqual(await untested({ 'lib.py': `${files['lib.py']}\nif __name__ == "__main__":\n    import doctest\n    doctest.testmod()\n` }), ['told']);
  });
});

describe('tests do not reach', () => {
  it('a function of the same name in another module', async () => {
    const files = {
      'batch/prep.py': 'def prepare(x): return x\n', 'web/prep.py': 'def prepare(x): return x\n',
      'test_prep.py': 'from batch.prep import prepare\ndef test_prepare(): assert prepare(1)\n',
    };
    assert.deepEqual(await waysTo(files), { 'batch/prep.py prepare': 'direct', 'web/prep.py prepare': '' });
  });

  it('what the test file defines itself, though it imports the other', async () => {
    const files = {
      'app.py': 'def clean(x): return x\ndef used(x): return x\n',
      'test_app.py': 'from app import clean, used\ndef clean(x):\n    return x\ndef test_clean():\n    assert clean(1) == used(1)\n',
    };
    assert.deepEqual(await untested(files), ['clean']);
  });

  it('what is named but not called', async () => {
    const files = { 'app.py': 'def prepare_features(x): return x\n', 'test_app.py': 'import app\ndef test_prepare_features():\n    """prepare_features gives rows"""\n    assert app.prepare_features is not None\n    # prepare_features(1)\n' };
    assert.deepEqual(await untested(files), ['prepare_features']);
  });

  it('what stands behind a call that can not pass', async () => {
    const files = {
      'app.py': 'class Service:\n    def __init__(self, model): self.model = model\n    def predict(self, x): return self.scale(x)\n    def scale(self, x): return x\ndef area(w, h): return w * h\n',
      'test_app.py': 'from app import Service, area\ndef test_old():\n    service = Service("m", "p", 3)\n    assert service.predict(1)\ndef test_keyword():\n    assert area(w=1, depth=2) == 2\ndef test_new(): assert area(1, 2) == 2\n',
    };
    const map = await mapOf(files);
    assert.deepEqual([...map.stale.keys()].map((test) => test.name), ['test_old', 'test_keyword']);
    assert.deepEqual(map.functions.filter((one) => one.tests.length > 0).map((one) => one.name), ['area']);
  });

  it('but a call that need not happen, or may be of another, stops no test', async () => {
    const files = {
      'app.py': 'class Net:\n    def __init__(self): pass\n    def __call__(self, x): return x\ndef made(of, again):\n    if again: return of()\n    return of\ndef area(w): return w\n',
      'test_app.py': 'from app import Net, area, made\ndef test_choice(again):\n    assert made(Net, again)(1)\n    assert area(1) == 1\ndef test_branch(old):\n    if old: area(1, 2)\n    assert area(1) == 1\n',
    };
    const map = await mapOf(files);
    assert.deepEqual([...map.stale.keys()].map((test) => test.name), []);
    assert.deepEqual(map.functions.find((one) => one.name === 'area')?.tests.map(({ test }) => test.name), ['test_choice', 'test_branch']);
  });

  it('what only production files with such a name run', async () => {
    const files = { 'lib.py': 'def score(): return 1\n', 'jobs/prefect_test.py': 'from lib import score\ndef run():\n    return score()\nrun()\n' };
    assert.deepEqual(await untested(files), ['score', 'run']);
  });

  it('what lies outside the folders of the runner', async () => {
    const files = { 'lib.py': 'def f(): return 1\n', 'old/test_f.py': 'from lib import f\ndef test_f(): assert f()\n', 'setup.cfg': '[tool:pytest]\ntestpaths = tests\n' };
    assert.deepEqual((await mapOf(files)).cases, []);
    assert.deepEqual(await untested({ 'lib.py': files['lib.py'], 'old/test_f.py': files['old/test_f.py'] }), []);
  });

  it('anything for ever', async () => {
    const files = { 'lib.py': 'def a(n): return b(n)\ndef b(n): return a(n - 1)\ndef c(): return 1\n', 'test_lib.py': 'from lib import a, c\ndef test_a():\n    while True:\n        a(9)\ndef test_c(): assert c()\n' };
    assert.deepEqual(await untested(files), []);
  });
});
