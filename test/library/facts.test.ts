import assert from 'node:assert/strict';
import catboost from '../../src/library/data/catboost.json';
import categoryEncoders from '../../src/library/data/category-encoders.json';
import imbalancedLearn from '../../src/library/data/imbalanced-learn.json';
import lightgbm from '../../src/library/data/lightgbm.json';
import numpy from '../../src/library/data/numpy.json';
import pandas from '../../src/library/data/pandas.json';
import scikitLearn from '../../src/library/data/scikit-learn.json';
import xgboost from '../../src/library/data/xgboost.json';
import { classesOf, parameterNames, signaturesOf } from '../../src/library/facts';
import type { Facts } from '../../src/library/facts';
import { pandasMethods } from '../../src/library/pandas/methods';
import { library, tables } from '../../src/library/tables';

const allFacts: readonly Facts[] = [scikitLearn, imbalancedLearn, categoryEncoders, xgboost, lightgbm, catboost, pandas, numpy];

/** In the tables because old programs use them, or because they are no functions or estimators that the introspection lists. */
const notInFacts = new Set(`
  sklearn.metrics.plot_confusion_matrix sklearn.metrics.plot_roc_curve sklearn.metrics.plot_precision_recall_curve sklearn.metrics.plot_det_curve
  sklearn.inspection.plot_partial_dependence sklearn.model_selection.ParameterGrid sklearn.model_selection.ParameterSampler sklearn.utils.check_array
  sklearn.utils.validation.check_is_fitted sklearn.datasets.load_boston sklearn.datasets.fetch_mldata sklearn.metrics.jaccard_similarity_score
  imblearn.datasets.make_imbalance imblearn.datasets.fetch_datasets xgboost.DMatrix xgboost.QuantileDMatrix xgboost.Booster lightgbm.print_evaluation
  lightgbm.Dataset lightgbm.Booster catboost.Pool xgboost.callback.EarlyStopping`.trim().split(/\s+/));

describe('library: tables against the facts read off installed releases', () => {
  for (const facts of allFacts) {
    it(`${facts.library} ${facts.release}: every class that fits, splits or resamples has a meaning`, () => {
      const unknown = classesOf(facts).filter(({ name }) => library.callable(name) === undefined).map(({ name }) => name);
      assert.deepEqual(unknown, []);
    });

    it(`${facts.library}: kinds agree`, () => {
      const wrong = classesOf(facts).filter(({ name, kind }) => {
        const entry = library.callable(name);
        if (entry?.is === 'splitter') return kind !== 'splitter';
        if (entry?.is !== 'estimator') return kind === 'splitter';
        if (entry.role === 'sampler') return kind !== 'sampler';
        if (entry.role === 'predictor') return !['classifier', 'regressor', 'estimator'].includes(kind);
        if (entry.role === 'selector') return kind !== 'selector';
        return kind === 'classifier' || kind === 'regressor' || kind === 'sampler' || kind === 'splitter' || kind === 'selector';
      });
      assert.deepEqual(wrong.map(({ name }) => name), []);
    });

    it(`${facts.library}: parameters named in the table exist`, () => {
      const missing: string[] = [];
      for (const [name, signature] of signaturesOf(facts)) {
        const entry = library.callable(name);
        const known = new Set(parameterNames(signature));
        const named: (string | undefined)[] = [];
        if (entry?.is === 'estimator') named.push(...entry.fixedBy ?? [], entry.nothingWith?.parameter);
        if (entry?.is === 'composite' && !entry.form.startsWith('make-')) named.push(entry.inner);
        if (entry?.is === 'data') named.push(...entry.fixedBy ?? [], entry.target, entry.applies);
        if (entry?.is === 'metric') named.push(entry.truth, entry.prediction);
        if (entry?.is === 'train') named.push(entry.data, entry.target, entry.evaluation);
        if (entry?.is === 'cross-validation') named.push(entry.data);
        if (entry?.is === 'save') named.push(entry.object, entry.path);
        for (const parameter of named) if (parameter !== undefined && !known.has(parameter)) missing.push(`${name}(${parameter})`);
      }
      assert.deepEqual(missing, []);
    });
  }

  it('what the tables say of the introspected estimator libraries exists there, or is listed as old', () => {
    const known = new Set([scikitLearn, imbalancedLearn, categoryEncoders, xgboost, lightgbm,
      catboost].flatMap((facts: Facts) => [...signaturesOf(facts).keys()]));
    const libraries = /^(sklearn|imblearn|category_encoders|xgboost|lightgbm|catboost)\./;
    const extra = tables.flatMap((table) => Object.keys(table.entries))
      .filter((name) => libraries.test(name) && !known.has(name) && !notInFacts.has(name) && !/Display(\.\w+)?$/.test(name));
    assert.deepEqual(extra, []);
  });

  it('every method of frames, series and arrays that old pandas did not have too is a real one', () => {
    const frames: Facts = pandas;
    const arrays: Facts = numpy;
    const real = new Set([...Object.values(frames.methods ?? {}), ...Object.values(arrays.methods ?? {})].flatMap((members) => Object.keys(members)));
    const old = new Set('as_matrix ix get_values toarray todense tocsr tocsc tocoo A A1 iteritems set_geometry week weekofyear total_seconds days seconds backfill tshift append applymap wide_to_long mad names kde nnz'.split(' '));
    assert.deepEqual(Object.keys(pandasMethods).filter((name) => !real.has(name.replace(/^str\./, '')) && !old.has(name)), []);
  });

  it('parameters of pandas methods named in the table exist', () => {
    const frames: Facts = pandas;
    for (const [name, entry] of Object.entries(pandasMethods)) {
      if (entry.applies === undefined) continue;
      const signatures = Object.values(frames.methods ?? {}).map((members) => members[name]).filter((text) => text !== undefined);
      if (signatures.length > 0) {assert.ok(signatures.some((text) => parameterNames(text).includes(entry.applies ?? '')),
        `${name}(${entry.applies})`);}
    }
  });
});

describe('library: signatures', () => {
  const cases: readonly [string, readonly string[]][] = [
    ['', []],
    ['()', []],
    ['x', ['x']],
    ['a, b=1, *, c=None', ['a', 'b', 'c']],
    ['*arrays, test_size=None', ['test_size']],
    ["self, ngram_range=(1, 1), dtype=float64, **rest", ['self', 'ngram_range', 'dtype']],
    ["alphas=(0.1, 1.0, 10.0), *, token_pattern='(?u)\\\\b\\\\w\\\\w+\\\\b'", ['alphas', 'token_pattern']],
  ];
  for (const [signature, names] of cases) it(`names of (${signature})`, () => { assert.deepEqual(parameterNames(signature), names); });
});
