import { around, each, join, splitter } from '../make';
import type { CompositeEntry, CrossValidationEntry, SplitterEntry } from '../vocabulary';

const selects: Partial<CompositeEntry> = { role: 'selector', learns: 'selection' };
const renamed: Partial<CompositeEntry> = { role: 'predictor', formerNames: { base_estimator: 'estimator' } };
const search: CompositeEntry = { is: 'composite', form: 'search', inner: 'estimator' };

/** Estimators made of estimators. */
export const composites: Readonly<Record<string, CompositeEntry>> = join(
  {
    'sklearn.pipeline.Pipeline': { is: 'composite', form: 'pipeline', inner: 'steps' },
    'sklearn.pipeline.make_pipeline': { is: 'composite', form: 'make-pipeline', inner: 'steps', parameters: [] },
    'sklearn.pipeline.FeatureUnion': { is: 'composite', form: 'union', inner: 'transformer_list' },
    'sklearn.pipeline.make_union': { is: 'composite', form: 'make-union', inner: 'transformers', parameters: [] },
    'sklearn.compose.ColumnTransformer': { is: 'composite', form: 'columns', inner: 'transformers' },
    'sklearn.compose.make_column_transformer': { is: 'composite', form: 'make-columns', inner: 'transformers', parameters: [] },
    'sklearn.compose.TransformedTargetRegressor': around('regressor', { role: 'predictor' }),
    'sklearn.calibration.CalibratedClassifierCV': around('estimator', renamed),
    'sklearn.linear_model.RANSACRegressor': around('estimator', { ...renamed, learns: 'model' }),
  },
  each('sklearn.feature_selection', 'RFE RFECV SelectFromModel SequentialFeatureSelector', around('estimator', selects)),
  each('sklearn.model_selection', 'GridSearchCV RandomizedSearchCV HalvingGridSearchCV HalvingRandomSearchCV', search),
  each('sklearn.model_selection', 'FixedThresholdClassifier TunedThresholdClassifierCV', around('estimator', { role: 'predictor' })),
  each('sklearn.multiclass', 'OneVsRestClassifier OneVsOneClassifier OutputCodeClassifier', around('estimator', { role: 'predictor' })),
  each('sklearn.multioutput', 'MultiOutputClassifier MultiOutputRegressor', around('estimator', { role: 'predictor' })),
  each('sklearn.multioutput', 'ClassifierChain RegressorChain', around('estimator', renamed)),
  each('sklearn.ensemble', 'BaggingClassifier BaggingRegressor AdaBoostClassifier AdaBoostRegressor', around('estimator', { ...renamed,
    learns: 'model' })),
  each('sklearn.semi_supervised', 'SelfTrainingClassifier', around('estimator', renamed)),
  each('sklearn.ensemble', 'VotingClassifier VotingRegressor StackingClassifier StackingRegressor',
    { is: 'composite', form: 'ensemble', inner: 'estimators', role: 'predictor' }),
);

/** Splitters (user guide §3.1.2). */
export const splitters: Readonly<Record<string, SplitterEntry>> = Object.fromEntries(Object.entries({
  KFold: splitter('parameter'),
  StratifiedKFold: splitter('parameter', { stratified: true }),
  GroupKFold: splitter('parameter', { grouped: true }),
  StratifiedGroupKFold: splitter('parameter', { grouped: true, stratified: true }),
  RepeatedKFold: splitter(true),
  RepeatedStratifiedKFold: splitter(true, { stratified: true }),
  ShuffleSplit: splitter(true),
  StratifiedShuffleSplit: splitter(true, { stratified: true }),
  GroupShuffleSplit: splitter(true, { grouped: true }),
  TimeSeriesSplit: splitter(false, { timed: true }),
  LeaveOneOut: splitter(false),
  LeavePOut: splitter(false),
  LeaveOneGroupOut: splitter(false, { grouped: true }),
  LeavePGroupsOut: splitter(false, { grouped: true }),
  PredefinedSplit: splitter(false),
}).map(([name, entry]) => [`sklearn.model_selection.${name}`, entry]));

/** Functions that fit and judge on folds; their parameter names come with the facts. */
export const crossValidation: Readonly<Record<string, CrossValidationEntry>> = join(
  {
    'sklearn.model_selection.cross_val_score':
      { is: 'cross-validation', gives: 'score', parameters: ['estimator', 'X', 'y', 'groups', 'scoring', 'cv', 'n_jobs', 'verbose', 'params',
        'pre_dispatch', 'error_score', 'fit_params'] },
    'sklearn.model_selection.cross_validate':
      { is: 'cross-validation', gives: 'score', parameters: ['estimator', 'X', 'y', 'groups', 'scoring', 'cv', 'n_jobs', 'verbose', 'params',
        'pre_dispatch', 'return_train_score', 'return_estimator', 'return_indices', 'error_score', 'fit_params'] },
    'sklearn.model_selection.cross_val_predict':
      { is: 'cross-validation', gives: 'predict', parameters: ['estimator', 'X', 'y', 'groups', 'cv', 'n_jobs', 'verbose', 'params',
        'pre_dispatch', 'method', 'fit_params'] },
    'sklearn.model_selection.permutation_test_score':
      { is: 'cross-validation', gives: 'score', parameters: ['estimator', 'X', 'y', 'groups', 'cv', 'n_permutations', 'n_jobs', 'random_state',
        'verbose', 'scoring', 'params', 'fit_params'] },
    'sklearn.model_selection.learning_curve':
      { is: 'cross-validation', gives: 'score', parameters: ['estimator', 'X', 'y', 'groups', 'train_sizes', 'cv', 'scoring',
        'exploit_incremental_learning', 'n_jobs', 'pre_dispatch', 'verbose', 'shuffle', 'random_state', 'error_score', 'return_times', 'params',
        'fit_params'] },
    'sklearn.model_selection.validation_curve':
      { is: 'cross-validation', gives: 'score', parameters: ['estimator', 'X', 'y', 'param_name', 'param_range', 'groups', 'cv', 'scoring',
        'n_jobs', 'pre_dispatch', 'verbose', 'error_score', 'params', 'fit_params'] },
  },
);
