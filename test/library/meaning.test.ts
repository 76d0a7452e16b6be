import assert from 'node:assert/strict';
import { library } from '../../src/library/tables';
import type { ApiEntry, DataEntry, EstimatorEntry, Learns } from '../../src/library/vocabulary';

function estimator(name: string): EstimatorEntry {
  const entry = library.callable(name);
  assert.ok(entry?.is === 'estimator', `${name} is ${String(entry?.is)}`);
  return entry;
}

function method(name: string, accessor?: string): DataEntry {
  const entry = library.method(name, accessor);
  assert.ok(entry, name);
  return entry;
}

describe('library: what estimators learn', () => {
  const cases: readonly [Learns, string][] = [
    ['nothing', 'sklearn.preprocessing.Normalizer sklearn.preprocessing.Binarizer sklearn.preprocessing.FunctionTransformer '
      + 'sklearn.preprocessing.PolynomialFeatures '
      + 'sklearn.feature_extraction.text.HashingVectorizer sklearn.feature_extraction.FeatureHasher '
      + 'sklearn.random_projection.GaussianRandomProjection category_encoders.HashingEncoder '
      + 'feature_engine.imputation.ArbitraryNumberImputer feature_engine.discretisation.ArbitraryDiscretiser pyspark.ml.feature.VectorAssembler '
      + 'sentence_transformers.SentenceTransformer'],
    ['scale', 'sklearn.preprocessing.StandardScaler sklearn.preprocessing.MinMaxScaler sklearn.preprocessing.PowerTransformer '
      + 'keras.layers.Normalization tensorflow.keras.layers.Normalization'],
    ['impute', 'sklearn.impute.SimpleImputer sklearn.impute.KNNImputer sklearn.preprocessing.Imputer feature_engine.imputation.MeanMedianImputer'],
    ['bins', 'sklearn.preprocessing.KBinsDiscretizer sklearn.preprocessing.SplineTransformer keras.layers.Discretization'],
    ['projection', 'sklearn.decomposition.PCA sklearn.manifold.TSNE umap.UMAP gensim.models.Word2Vec sklearn.decomposition.RandomizedPCA'],
    ['selection', 'sklearn.feature_selection.SelectKBest sklearn.feature_selection.VarianceThreshold'],
    ['text-vocabulary', 'sklearn.feature_extraction.text.TfidfVectorizer keras.preprocessing.text.Tokenizer '
      + 'tensorflow.keras.preprocessing.text.Tokenizer keras.layers.TextVectorization'],
    ['category-vocabulary', 'sklearn.preprocessing.OneHotEncoder sklearn.preprocessing.LabelEncoder category_encoders.OrdinalEncoder'],
    ['target-statistics', 'sklearn.preprocessing.TargetEncoder category_encoders.TargetEncoder category_encoders.WOEEncoder '
      + 'category_encoders.LeaveOneOutEncoder feature_engine.encoding.MeanEncoder'],
    ['clusters', 'sklearn.cluster.KMeans sklearn.mixture.GaussianMixture'],
    ['outliers', 'sklearn.ensemble.IsolationForest sklearn.neighbors.LocalOutlierFactor'],
    ['model', 'sklearn.linear_model.LogisticRegression xgboost.XGBClassifier lightgbm.LGBMRegressor catboost.CatBoostClassifier keras.Sequential '
      + 'torch.nn.Module statsmodels.api.OLS'],
  ];
  for (const [learns, names] of cases) it(learns, () => { for (const name of names.split(' ')) assert.equal(estimator(name).learns, learns, name); });

  it('what uses the target says so', () => {
    for (const name of ['sklearn.preprocessing.TargetEncoder', 'sklearn.feature_selection.SelectKBest', 'category_encoders.CatBoostEncoder',
      'sklearn.neighbors.NeighborhoodComponentsAnalysis', 'imblearn.over_sampling.SMOTE']) assert.equal(estimator(name).supervised, true, name);
    for (const name of ['sklearn.preprocessing.StandardScaler', 'sklearn.decomposition.PCA',
      'category_encoders.CountEncoder']) assert.equal(estimator(name).supervised, undefined, name);
  });

  it('encoders for the target', () => {
    for (const name of ['LabelEncoder', 'LabelBinarizer', 'MultiLabelBinarizer']) assert.equal(estimator(`sklearn.preprocessing.${name}`).forTarget, true);
    assert.equal(estimator('sklearn.preprocessing.OrdinalEncoder').forTarget, undefined);
  });

  it('parameters that leave nothing to learn', () => {
    assert.deepEqual(estimator('sklearn.preprocessing.OneHotEncoder').fixedBy, ['categories']);
    assert.deepEqual(estimator('sklearn.feature_extraction.text.CountVectorizer').fixedBy, ['vocabulary']);
    assert.equal(estimator('sklearn.feature_extraction.text.TfidfVectorizer').fixedBy, undefined);
    assert.deepEqual(estimator('sklearn.feature_selection.VarianceThreshold').nothingWith, { parameter: 'threshold', values: [0], byDefault: true });
    assert.deepEqual(estimator('sklearn.impute.SimpleImputer').nothingWith, { parameter: 'strategy', values: ['constant'] });
  });

  it('samplers copy or leave out', () => {
    assert.equal(estimator('imblearn.over_sampling.SMOTE').sampling, 'over');
    assert.equal(estimator('imblearn.combine.SMOTETomek').sampling, 'over');
    assert.equal(estimator('imblearn.under_sampling.RandomUnderSampler').sampling, 'under');
  });

  it('weights persist where `fit` goes on', () => {
    for (const name of ['keras.Model', 'tensorflow.keras.models.Sequential', 'torch.nn.Module']) assert.equal(estimator(name).keepsState, true, name);
    assert.equal(estimator('sklearn.linear_model.SGDClassifier').keepsState, undefined);
  });

  it('parameters come with the facts, in order', () => {
    assert.deepEqual(estimator('sklearn.preprocessing.StandardScaler').parameters, ['copy', 'with_mean', 'with_std']);
    assert.ok(estimator('sklearn.ensemble.RandomForestClassifier').parameters?.includes('random_state'));
    assert.ok(!estimator('sklearn.linear_model.LinearRegression').parameters?.includes('random_state'));
  });
});

describe('library: other calls', () => {
  const cases: readonly [string, Partial<ApiEntry>][] = [
    ['sklearn.model_selection.train_test_split', { is: 'split', form: 'each' }],
    ['sklearn.cross_validation.train_test_split', { is: 'split', form: 'each' }],
    ['torch.utils.data.random_split', { is: 'split', form: 'parts' }],
    ['numpy.split', { is: 'split', form: 'parts', ordered: true }],
    ['sklearn.model_selection.TimeSeriesSplit', { is: 'splitter', shuffles: false, timed: true }],
    ['sklearn.model_selection.KFold', { is: 'splitter', shuffles: 'parameter' }],
    ['sklearn.model_selection.GroupKFold', { is: 'splitter', grouped: true }],
    ['sklearn.pipeline.Pipeline', { is: 'composite', form: 'pipeline', inner: 'steps' }],
    ['imblearn.pipeline.Pipeline', { is: 'composite', appliesSamplers: true }],
    ['sklearn.grid_search.GridSearchCV', { is: 'composite', form: 'search', inner: 'estimator' }],
    ['sklearn.feature_selection.RFE', { is: 'composite', form: 'meta', role: 'selector', learns: 'selection' }],
    ['sklearn.ensemble.AdaBoostClassifier', { is: 'composite', form: 'meta', inner: 'estimator', formerNames: { base_estimator: 'estimator' } }],
    ['sklearn.metrics.accuracy_score', { is: 'metric', truth: 'y_true', prediction: 'y_pred', wants: 'labels', gives: 'score' }],
    ['sklearn.metrics.precision_score', { is: 'metric', asymmetric: true, wants: 'labels' }],
    ['sklearn.metrics.roc_auc_score', { is: 'metric', wants: 'scores', prediction: 'y_score' }],
    ['sklearn.metrics.log_loss', { is: 'metric', wants: 'scores' }],
    ['sklearn.metrics.roc_curve', { is: 'metric', gives: 'curve' }],
    ['sklearn.metrics.classification_report', { is: 'metric', gives: 'report' }],
    ['sklearn.metrics.silhouette_score', { is: 'data', rows: 'reduce' }],
    ['sklearn.preprocessing.scale', { is: 'fit-apply', learns: 'scale' }],
    ['sklearn.preprocessing.normalize', { is: 'data', rows: 'keep' }],
    ['sklearn.utils.resample', { is: 'fit-apply', sampling: 'parameter' }],
    ['sklearn.utils.shuffle', { is: 'data', rows: 'reorder', each: true }],
    ['sklearn.datasets.load_iris', { is: 'load', gives: 'bunch' }],
    ['sklearn.datasets.make_classification', { is: 'load', gives: 'xy', synthetic: true }],
    ['tensorflow.keras.datasets.mnist.load_data', { is: 'load', gives: 'parts' }],
    ['pandas.read_csv', { is: 'load', gives: 'frame' }],
    ['pandas.cut', { is: 'data', rows: 'keep', learns: 'bins', fixedBy: ['bins'] }],
    ['pandas.concat', { is: 'data', rows: 'concat', of: -1 }],
    ['pandas.get_dummies', { is: 'data', rows: 'keep', learns: 'category-vocabulary' }],
    ['numpy.concatenate', { is: 'data', rows: 'concat', of: -1 }],
    ['numpy.hstack', { is: 'data', rows: 'beside', of: -1 }],
    ['numpy.mean', { is: 'data', rows: 'reduce' }],
    ['numpy.log1p', { is: 'data', rows: 'keep' }],
    ['numpy.random.seed', { is: 'seed', generator: 'numpy' }],
    ['scipy.stats.zscore', { is: 'fit-apply', learns: 'scale' }],
    ['scipy.signal.filtfilt', { is: 'data', looks: 'both', of: 2 }],
    ['scipy.signal.lfilter', { is: 'data', looks: 'back', of: 2 }],
    ['xgboost.train', { is: 'train', data: 'dtrain', evaluation: 'evals' }],
    ['lightgbm.cv', { is: 'cross-validation', data: 'train_set' }],
    ['xgboost.DMatrix', { is: 'data', rows: 'beside', target: 'label' }],
    ['joblib.dump', { is: 'save', object: 'value', path: 'filename' }],
    ['sklearn.externals.joblib.load', { is: 'restore', path: 'filename' }],
    ['sklearn.base.clone', { is: 'clone' }],
    ['tqdm.auto.tqdm', { is: 'identity' }],
    ['matplotlib.pyplot.plot', { is: 'data', rows: 'describe' }],
  ];
  for (const [name, expected] of cases) {
    it(name, () => {
      const entry: ApiEntry | undefined = library.callable(name);
      assert.ok(entry, 'unknown');
      assert.deepEqual(Object.fromEntries(Object.keys(expected).map((key) => [key, (entry as unknown as Record<string, unknown>)[key]])), expected);
    });
  }
});

describe('library: methods of data', () => {
  const rows: readonly [DataEntry['rows'], string][] = [
    ['keep', 'fillna drop replace astype copy reset_index set_index rename assign values to_numpy isna shift rank interpolate ffill bfill cumsum '
      + 'diff pct_change apply map transform index loc iloc reshape to argsort'],
    ['subset', 'dropna query head tail drop_duplicates nlargest filter'],
    ['sample', 'sample'],
    ['reorder', 'sort_values sort_index shuffle'],
    ['reduce', 'mean median value_counts corr describe quantile mode nunique agg max'],
    ['group', 'groupby rolling expanding ewm resample'],
    ['derive', 'explode melt stack pivot unstack'],
    ['merge', 'merge join'],
    ['describe', 'columns shape dtypes info plot hist to_csv'],
  ];
  for (const [effect, names] of rows) it(effect, () => { for (const name of names.split(' ')) assert.equal(method(name).rows, effect, name); });

  it('numbers over rows enter the result of these alone', () => {
    for (const name of ['rank', 'interpolate', 'factorize', 'get_dummies', 'codes']) assert.notEqual(method(name).learns, undefined, name);
    for (const name of ['fillna', 'ffill', 'bfill', 'cumsum', 'diff', 'shift', 'clip', 'sort_values', 'argsort']) {assert.equal(method(name).learns,
      undefined, name);}
  });

  it('which way they look', () => {
    const looks = ['bfill', 'backward_fill', 'ffill', 'cumsum', 'rolling', 'expanding', 'interpolate', 'shift', 'diff', 'pct_change',
      'fillna'].map((name) => method(name).looks);
    assert.deepEqual(looks, ['ahead', 'ahead', 'back', 'back', 'back', 'back', 'both', 'sign', 'sign', 'sign', undefined]);
  });

  it('a word behind an accessor may mean something else', () => {
    assert.equal(method('count').rows, 'reduce');
    assert.equal(method('count', 'str').rows, 'keep');
    assert.equal(method('lower', 'str').rows, 'keep');
    assert.equal(method('repeat').rows, 'duplicate');
    assert.equal(method('repeat', 'str').rows, 'keep');
  });

  it('in place', () => {
    for (const name of ['fillna', 'drop', 'dropna', 'drop_duplicates', 'sort_values', 'reset_index', 'rename',
      'replace']) assert.equal(method(name).mutates, 'inplace', name);
  });

  it('positional parameters of old releases too', () => {
    assert.deepEqual(method('fillna').parameters?.slice(0, 2), ['value', 'method']);
    assert.deepEqual(method('drop').parameters?.slice(0, 2), ['labels', 'axis']);
    assert.equal(method('sample').parameters?.[1], 'frac');
  });

  it('parts of a dataset by method', () => {
    assert.equal(library.splitMethod('train_test_split')?.form, 'named');
    assert.equal(library.splitMethod('randomSplit')?.form, 'parts');
    assert.equal(library.splitMethod('head'), undefined);
  });
});
