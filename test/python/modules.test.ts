import assert from 'node:assert/strict';
import { makeModuleGraph } from '../../src/python/modules';

const graph = makeModuleGraph([
  'features.py',
  'train.py',
  'xgboost.py',
  'churn/features.py',
  'churn/train.py',
  'churn/notebooks/explore.ipynb',
  'churn/steps/clean.py',
  'fraud/features.py',
  'fraud/src/fraudlib/__init__.py',
  'fraud/src/fraudlib/models/__init__.py',
  'fraud/src/fraudlib/models/tree.py',
  'fraud/src/fraudlib/random.py',
  'fraud/src/fraudlib/helpers.py',
  'fraud/src/plain/part.py',
  'fraud/tests/test_tree.py',
  'alone/only.py',
  'both/twice.py',
  'both/twice/__init__.py',
]);

describe('module graph: resolve', () => {
  const cases: [why: string, from: string, dotted: string, level: number, expected: string | undefined][] = [
    ['a script finds its neighbour', 'churn/train.py', 'features', 0, 'churn/features.py'],
    ['the nearest wins for each project', 'fraud/tests/test_tree.py', 'features', 0, 'fraud/features.py'],
    ['the root has its own', 'train.py', 'features', 0, 'features.py'],
    ['a notebook finds what lies above it', 'churn/notebooks/explore.ipynb', 'features', 0, 'churn/features.py'],
    ['a namespace package', 'churn/train.py', 'steps.clean', 0, 'churn/steps/clean.py'],
    ['from the root, through folders', 'fraud/features.py', 'churn.steps.clean', 0, 'churn/steps/clean.py'],
    ['a src layout from the tests beside it', 'fraud/tests/test_tree.py', 'fraudlib.models.tree', 0, 'fraud/src/fraudlib/models/tree.py'],
    ['a package is its __init__', 'fraud/tests/test_tree.py', 'fraudlib.models', 0, 'fraud/src/fraudlib/models/__init__.py'],
    ['absolute inside the package', 'fraud/src/fraudlib/models/tree.py', 'fraudlib.helpers', 0, 'fraud/src/fraudlib/helpers.py'],
    ['a package that exists once is found from anywhere', 'churn/train.py', 'fraudlib.models.tree', 0, 'fraud/src/fraudlib/models/tree.py'],
    ['a lone module of a sibling project is not', 'churn/train.py', 'only', 0, undefined],
    ['a package does not shadow the standard library', 'fraud/src/fraudlib/helpers.py', 'random', 0, undefined],
    ['but a file run as a script finds its neighbours', 'fraud/src/fraudlib/random.py', 'helpers', 0, 'fraud/src/fraudlib/helpers.py'],
    ['a script is not the library it is named for', 'xgboost.py', 'xgboost', 0, undefined],
    ['a package wins over a module', 'both/x.py', 'twice', 0, 'both/twice/__init__.py'],
    ['libraries are not files', 'train.py', 'sklearn.preprocessing', 0, undefined],
    ['a folder is nothing to run', 'train.py', 'churn', 0, undefined],
    ['relative', 'fraud/src/fraudlib/models/tree.py', 'tree', 1, 'fraud/src/fraudlib/models/tree.py'],
    ['relative, the package itself', 'fraud/src/fraudlib/models/tree.py', '', 1, 'fraud/src/fraudlib/models/__init__.py'],
    ['relative, one up', 'fraud/src/fraudlib/models/tree.py', 'helpers', 2, 'fraud/src/fraudlib/helpers.py'],
    ['relative never leaves the folder for another', 'churn/steps/clean.py', 'features', 1, undefined],
    ['relative above the root', 'churn/train.py', 'features', 5, undefined],
  ];
  for (const [why, from, dotted, level, expected] of cases) {
    it(why, () => {
      assert.equal(graph.resolve(from, dotted, level), expected);
      assert.equal(graph.resolve(from, dotted, level), expected, 'the remembered answer differs');
    });
  }
});

describe('module graph: targets', () => {
  it('runs the parents, the module and the names that are modules', () => {
    assert.deepEqual(graph.targets('fraud/tests/test_tree.py', { level: 0, module: 'fraudlib.models', names: ['tree', 'other', '*'] }), [
      'fraud/src/fraudlib/__init__.py',
      'fraud/src/fraudlib/models/__init__.py',
      'fraud/src/fraudlib/models/tree.py',
    ]);
  });
  it('never names the importing file', () => {
    assert.deepEqual(graph.targets('fraud/src/fraudlib/__init__.py', { level: 1, module: '', names: ['helpers'] }), ['fraud/src/fraudlib/helpers.py']);
  });
});

describe('module graph: moduleOf', () => {
  const cases: [path: string, expected: string][] = [
    ['train.py', 'train'],
    ['churn/steps/clean.py', 'churn.steps.clean'],
    ['churn/notebooks/explore.ipynb', 'churn.notebooks.explore'],
    ['fraud/src/fraudlib/models/tree.py', 'fraudlib.models.tree'],
    ['fraud/src/fraudlib/__init__.py', 'fraudlib'],
    ['fraud/src/plain/part.py', 'plain.part'],
  ];
  for (const [path, expected] of cases) {
    it(path, () => {
      assert.equal(graph.moduleOf(path), expected);
    });
  }
});

describe('module graph: speed', () => {
  it('takes 20,000 files and 100,000 questions in well under a second', () => {
    const paths = Array.from({ length: 20_000 }, (_, i) => `project${i % 50}/package/part${i % 400}/${i % 40 === 0 ? '__init__' : `module${i}`}.py`);
    const began = performance.now();
    const large = makeModuleGraph(paths);
    const set = performance.now() - began;
    for (let i = 0; i < 100_000; i++) large.resolve(paths[i % 20_000] ?? '', `package.part${i % 400}.module${i % 977}`, 0);
    const all = performance.now() - began;
    // Alone it takes about a tenth of this; the bound is loose because test machines are busy.
    assert.ok(set < 300, `set-up took ${set} ms`);
    assert.ok(all < 3000, `all took ${all} ms`);
  });
});
