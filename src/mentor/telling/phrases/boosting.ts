import type { NounTable, PhraseTable } from '../phrase';
import { nouns, phrases } from '../phrase';

const about = 'adds small trees, each of which corrects what is still wrong';
const watch = ['model-fit', 'watched-set'];

/** XGBoost, LightGBM, CatBoost, and libraries for time series. */
export const boostingNouns: NounTable = {
  ...nouns('xgboost', 'define', [['XGBClassifier XGBRegressor XGBRanker XGBRFClassifier', 'a boosted-tree model (XGBoost)', about]], watch),
  ...nouns('lightgbm', 'define', [['LGBMClassifier LGBMRegressor LGBMRanker', 'a boosted-tree model (LightGBM)', about]], watch),
  ...nouns('catboost', 'define', [['CatBoostClassifier CatBoostRegressor CatBoost', 'a boosted-tree model (CatBoost)', `${about}; it takes categories as they are`]], watch),
  ...nouns('xgboost', 'setup', [['DMatrix QuantileDMatrix', 'a table in XGBoost\'s own form', 'holds features and target together']]),
  ...nouns('lightgbm', 'setup', [['Dataset', 'a table in LightGBM\'s own form', 'holds features and target together']]),
  ...nouns('catboost', 'setup', [['Pool', 'a table in CatBoost\'s own form', 'holds features and target together']]),
  ...nouns('prophet', 'define', [['Prophet', 'a forecasting model', 'adds up a trend, seasons and holidays']], ['time-order']),
  ...nouns('statsmodels.api', 'define', [['OLS GLM Logit WLS', 'a statistical model', 'estimates weights with their uncertainty']]),
  ...nouns('statsmodels.tsa.arima.model', 'define', [['ARIMA', 'an ARIMA model', 'predicts a series from its own past']], ['time-order']),
  ...nouns('statsmodels.tsa.statespace.sarimax', 'define', [['SARIMAX', 'a SARIMA model', 'predicts a series from its own past and its seasons']], ['time-order']),
};

export const boostingFunctions: PhraseTable = {
  ...phrases('xgboost', 'train', [['train', 'trains boosted trees on {dtrain}[[num_boost_round:, {num_boost_round} rounds]][[early_stopping_rounds:, and stops when the watched rows stop getting better]]', 'watched-set', 'params dtrain num_boost_round']]),
  ...phrases('xgboost', 'judge', [['cv', 'judges boosted trees by cross-validation', 'cv-spread']]),
  ...phrases('xgboost', 'plot', [['plot_importance plot_tree', 'draws which columns the trees use', 'importance']]),
  ...phrases('lightgbm', 'train', [['train', 'trains boosted trees on {train_set}[[num_boost_round:, {num_boost_round} rounds]]', 'watched-set', 'params train_set num_boost_round']]),
  ...phrases('lightgbm', 'judge', [['cv', 'judges boosted trees by cross-validation', 'cv-spread']]),
  ...phrases('lightgbm', 'plot', [['plot_importance', 'draws which columns the trees use', 'importance']]),
  ...phrases('lightgbm', 'setup', [['early_stopping log_evaluation', 'is asked after each round of training']]),
  ...phrases('optuna', 'tune', [['create_study', 'starts a search over settings[[direction: ({direction})]]', 'tuning']]),
  ...phrases('shap', 'judge', [
    ['Explainer TreeExplainer KernelExplainer DeepExplainer LinearExplainer', 'makes an explainer of {0}: it says how much each column moved a prediction', 'importance'],
  ]),
  ...phrases('shap', 'plot', [['summary_plot force_plot waterfall_plot dependence_plot bar_plot', 'draws how much each column moved the predictions', 'importance']]),
  ...phrases('lime.lime_tabular', 'judge', [['LimeTabularExplainer', 'makes an explainer that fits a simple model around one prediction', 'importance']]),
  ...phrases('statsmodels.api', 'feature', [['add_constant', 'adds a column of ones, so that the model has an intercept']]),
  ...phrases('statsmodels.tsa.stattools', 'judge', [['adfuller kpss', 'tests whether the series {0} keeps its level (is stationary)']]),
};
