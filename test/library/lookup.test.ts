import assert from 'node:assert/strict';
import { makeLibrary } from '../../src/library/lookup';
import { library, tables } from '../../src/library/tables';
import type { LibraryTable } from '../../src/library/vocabulary';

describe('library: names', () => {
  const canonical: readonly [string, string][] = [
    ['sklearn.preprocessing._data.StandardScaler', 'sklearn.preprocessing.StandardScaler'],
    ['sklearn.preprocessing.data.StandardScaler', 'sklearn.preprocessing.StandardScaler'],
    ['sklearn.cross_validation.train_test_split', 'sklearn.model_selection.train_test_split'],
    ['sklearn.grid_search.GridSearchCV', 'sklearn.model_selection.GridSearchCV'],
    ['sklearn.preprocessing.Imputer', 'sklearn.impute.SimpleImputer'],
    ['sklearn.externals.joblib.dump', 'joblib.dump'],
    ['sklearn.ensemble.forest.RandomForestClassifier', 'sklearn.ensemble.RandomForestClassifier'],
    ['tensorflow.python.keras.layers.Dense', 'keras.layers.Dense'],
    ['tensorflow.keras.utils.np_utils.to_categorical', 'keras.utils.to_categorical'],
    ['lightgbm.sklearn.LGBMClassifier', 'lightgbm.LGBMClassifier'],
    ['statsmodels.api.tsa.SARIMAX', 'statsmodels.tsa.api.SARIMAX'],
    ['cuml.ensemble.RandomForestClassifier', 'sklearn.ensemble.RandomForestClassifier'],
    ['unknown.module.thing', 'unknown.module.thing'],
    ['', ''],
  ];
  for (const [from, to] of canonical) it(`${from} is ${to}`, () => { assert.equal(library.canonical(from), to); });

  it('bare names that can mean one thing only', () => {
    const names = ['pd', 'np', 'StandardScaler', 'train_test_split', 'SMOTE', 'XGBClassifier', 'read_csv', 'Pipeline', 'OneHotEncoder', 'SVC',
      'DataLoader', 'Sequential'];
    assert.deepEqual(names.map((name) => library.bareName(name)), ['pandas', 'numpy', 'sklearn.preprocessing.StandardScaler',
      'sklearn.model_selection.train_test_split',
      'imblearn.over_sampling.SMOTE', 'xgboost.XGBClassifier', 'pandas.read_csv', 'sklearn.pipeline.Pipeline',
        'sklearn.preprocessing.OneHotEncoder', 'sklearn.svm.SVC',
      'torch.utils.data.DataLoader', 'keras.Sequential']);
  });

  it('names that anybody may use are not guessed', () => {
    for (const name of ['Dataset', 'Model', 'Trainer', 'cut', 'load', 'scale', 'train', 'shuffle', 'mean', 'data', 'Figure', 'Counter', 'set_seed',
      'from_dict', 'constructor', '__proto__']) {
      assert.equal(library.bareName(name), undefined, name);
    }
  });

  it('star imports', () => {
    assert.ok(library.starExports('sklearn.preprocessing').includes('StandardScaler'));
    assert.ok(library.starExports('sklearn.cross_validation').includes('train_test_split'));
    assert.ok(library.starExports('tensorflow.keras.layers').includes('Dense'));
    assert.deepEqual(library.starExports('os'), []);
  });

  it('which imports make a file worth interpreting', () => {
    for (const module of ['sklearn.svm', 'pandas', 'numpy', 'torch', 'tensorflow', 'xgboost', 'joblib', 'pickle', 'fbprophet', 'cuml', 'dask_ml',
      'h2o', 'pyspark.ml', 'tensorflow_datasets', 'lightning', 'transformers']) assert.equal(library.isMachineLearning(module), true, module);
    for (const module of ['os', 'random', 'copy', 'collections', 'matplotlib.pyplot', 'tqdm', 'flask', 'django',
      '']) assert.equal(library.isMachineLearning(module), false, module);
  });

  it('names of object members are nothing', () => {
    for (const name of ['constructor', 'toString', '__proto__']) {
      assert.equal(library.callable(name), undefined);
      assert.equal(library.method(name), undefined);
    }
  });
});

describe('library: tables', () => {
  it('every renamed path leads to something known', () => {
    const names = tables.flatMap((table) => Object.keys(table.entries));
    const modules = new Set(names.flatMap((name) => name.split('.').map((_, index, parts) => parts.slice(0, index).join('.'))));
    const nowhere = tables.flatMap((table) => Object.entries(table.aliases ?? {}))
      .filter(([, to]) => library.callable(to) === undefined && !modules.has(library.canonical(to)));
    assert.deepEqual(nowhere, []);
  });

  it('no renamed path hides an entry, and no library is described twice', () => {
    for (const table of tables) {for (const from of Object.keys(table.aliases ?? {})) {assert.equal(tables.some(({ entries }) => from in entries),
      false, from);}}
    assert.equal(new Set(tables.map((table) => table.library)).size, tables.length);
  });

  it('predictors and samplers are supervised; each names a learned thing', () => {
    for (const table of tables) {for (const [name, entry] of Object.entries(table.entries)) {
      if (entry.is === 'estimator' && (entry.role === 'predictor' || entry.role === 'sampler')) assert.equal(entry.supervised, true, name);
      if (entry.is === 'estimator' && entry.role === 'sampler') assert.notEqual(entry.sampling, undefined, name);
      if (entry.is === 'metric') assert.ok(entry.parameters.includes(entry.truth) && entry.parameters.includes(entry.prediction), name);
      if (entry.is === 'cross-validation') assert.ok(entry.data === undefined ? entry.parameters.includes('X') : entry.parameters.includes(entry.data), name);
    }}
  });

  it('release and date of reading are told', () => {
    for (const table of tables) {
      assert.match(table.release, /^\d+(\.\d+)*/, table.library);
      assert.match(table.read, /^\d{4}-\d\d-\d\d$/, table.library);
    }
  });

  it('later tables win a qualified name, earlier ones a bare name; module renamings reach their members', () => {
    const table = (name: string, rows: 'keep' | 'reduce', more: Partial<LibraryTable> = {}): LibraryTable =>
      ({ library: name, release: '1', read: '2026-01-01', entries: { 'pack.a_function': { is: 'data', rows },
        [`pack.${name}.SomeClass`]: { is: 'data', rows } }, ...more });
    const made = makeLibrary([table('first', 'keep'), table('second', 'reduce', { aliases: { 'old.place': 'pack', older: 'old' },
      neverBare: ['a_function'] })], { p: 'pack' });
    assert.deepEqual(made.callable('pack.a_function'), { is: 'data', rows: 'reduce' });
    assert.equal(made.bareName('SomeClass'), 'pack.first.SomeClass');
    assert.equal(made.bareName('p'), 'pack');
    assert.equal(made.canonical('older.place.a_function'), 'pack.a_function');
    assert.equal(made.isMachineLearning('older.x'), true);
  });
});
