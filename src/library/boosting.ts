/** XGBoost, LightGBM and CatBoost: their scikit-learn classes, their own training functions and their data containers. */
import type { Facts } from './facts';
import { withParameters } from './facts';
import { callback, data, draws, each, identity, join, predictor } from './make';
import type { ApiEntry, EstimatorEntry, LibraryTable } from './vocabulary';
import catboostFacts from './data/catboost.json';
import lightgbmFacts from './data/lightgbm.json';
import xgboostFacts from './data/xgboost.json';

type Task = 'classification' | 'regression';
const watching = (more: Partial<EstimatorEntry>) => (task?: Task): EstimatorEntry => predictor(task, { evaluation: 'eval_set', ...more });
// XGBoost stops by the last of several sets; LightGBM looks at every one (microsoft/LightGBM issues 136 and 6360).
const xgb = watching({ stopsBy: ['early_stopping_rounds'], asksLast: true });
const lgb = watching({ stopsBy: ['early_stopping_rounds', 'early_stopping_round'] });
// CatBoost keeps the best iteration on the evaluation set by default.
const cat = watching({ stopsBy: ['early_stopping_rounds', 'od_wait', 'od_type', 'use_best_model'], stopsUnless: 'use_best_model' });
const container = (parameters: readonly string[]): ApiEntry => data('beside', { target: 'label', parameters });

function table(facts: Facts, entries: Record<string, ApiEntry>, neverBare: readonly string[]): LibraryTable {
  return { library: facts.library, release: facts.release, read: facts.read, entries: withParameters(entries, facts), aliases: facts.aliases ?? {},
    neverBare };
}

export const xgboost = table(xgboostFacts, join<ApiEntry>(
  each('xgboost', 'XGBClassifier XGBRFClassifier', xgb('classification')),
  each('xgboost', 'XGBRegressor XGBRFRegressor', xgb('regression')),
  each('xgboost', 'XGBRanker XGBModel', xgb()),
  each('xgboost', 'plot_importance plot_tree to_graphviz', draws),
  each('xgboost', 'set_config get_config build_info config_context', data('fresh')),
  each('xgboost', 'DMatrix QuantileDMatrix', container(['data', 'label', 'weight', 'base_margin', 'missing', 'silent', 'feature_names',
    'feature_types', 'nthread'])),
  {
    'xgboost.train': { is: 'train', data: 'dtrain', evaluation: 'evals', stopsBy: ['early_stopping_rounds'], asksLast: true,
      parameters: ['params', 'dtrain', 'num_boost_round', 'evals', 'obj', 'maximize', 'early_stopping_rounds', 'evals_result', 'verbose_eval',
        'xgb_model', 'callbacks', 'custom_metric'] },
    'xgboost.cv': { is: 'cross-validation', gives: 'score', data: 'dtrain',
      parameters: ['params', 'dtrain', 'num_boost_round', 'nfold', 'stratified', 'folds', 'metrics', 'obj', 'maximize', 'early_stopping_rounds',
        'fpreproc', 'as_pandas', 'verbose_eval', 'show_stdv', 'seed', 'callbacks', 'shuffle', 'custom_metric'] },
    'xgboost.Booster': predictor(undefined, { keepsState: true }),
  },
), ['Booster']);

export const lightgbm = table(lightgbmFacts, join<ApiEntry>(
  each('lightgbm', 'LGBMClassifier DaskLGBMClassifier', lgb('classification')),
  each('lightgbm', 'LGBMRegressor DaskLGBMRegressor', lgb('regression')),
  each('lightgbm', 'LGBMRanker DaskLGBMRanker LGBMModel', lgb()),
  each('lightgbm', 'plot_importance plot_metric plot_split_value_histogram plot_tree create_tree_digraph', draws),
  { 'lightgbm.early_stopping': callback('early_stopping', ['stopping_rounds', 'first_metric_only', 'verbose']) },
  each('lightgbm', 'log_evaluation record_evaluation reset_parameter register_logger print_evaluation', data('fresh')),
  {
    'lightgbm.Dataset': container(['data', 'label', 'reference', 'weight', 'group', 'init_score', 'feature_name', 'categorical_feature', 'params',
      'free_raw_data', 'position']),
    'lightgbm.train': { is: 'train', data: 'train_set', evaluation: 'valid_sets', stopsBy: ['early_stopping_rounds', 'early_stopping_round'],
      parameters: ['params', 'train_set', 'num_boost_round', 'valid_sets', 'valid_names', 'feval', 'init_model', 'keep_training_booster',
        'callbacks'] },
    'lightgbm.cv': { is: 'cross-validation', gives: 'score', data: 'train_set',
      parameters: ['params', 'train_set', 'num_boost_round', 'folds', 'nfold', 'stratified', 'shuffle', 'metrics', 'feval', 'init_model',
        'fpreproc', 'seed', 'callbacks', 'eval_train_metric', 'return_cvbooster'] },
    'lightgbm.Booster': predictor(undefined, { keepsState: true }),
  },
), ['Dataset', 'Booster', 'early_stopping', 'plot_importance', 'plot_tree']);

export const catboost = table(catboostFacts, join<ApiEntry>(
  { 'catboost.CatBoostClassifier': cat('classification'), 'catboost.CatBoostRegressor': cat('regression') },
  each('catboost', 'CatBoost CatBoostRanker', cat()),
  each('catboost', 'to_classifier to_regressor to_ranker', identity),
  {
    'catboost.Pool': container(['data', 'label', 'cat_features', 'text_features', 'embedding_features', 'embedding_features_data',
      'column_description', 'pairs']),
    'catboost.train': { is: 'train', data: 'pool', evaluation: 'eval_set', stopsBy: ['early_stopping_rounds', 'od_wait', 'use_best_model'], parameters: ['pool', 'params', 'dtrain', 'logging_level', 'verbose',
      'iterations', 'num_boost_round', 'evals', 'eval_set'] },
    'catboost.cv': { is: 'cross-validation', gives: 'score', data: 'pool', parameters: ['pool', 'params', 'dtrain', 'iterations',
      'num_boost_round', 'fold_count', 'nfold', 'inverted', 'partition_random_seed', 'seed', 'shuffle'] },
    'catboost.sum_models': data('fresh'),
    'catboost.sample_gaussian_process': { is: 'fit-apply', learns: 'model' },
  },
), ['Pool', 'train']);
