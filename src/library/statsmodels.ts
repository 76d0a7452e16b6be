/** statsmodels, and forecasting libraries that fit what their constructor or one call was given. */
import { data, draws, each, join, predictor } from './make';
import type { ApiEntry, LibraryTable } from './vocabulary';

const endogExog = (task?: 'classification' | 'regression'): ApiEntry => predictor(task, { holds: { target: 'endog', features: 'exog' },
  fitMethods: ['fit_regularized'], parameters: ['endog', 'exog'] });
const formula = (task?: 'classification' | 'regression'): ApiEntry => predictor(task, { holds: { data: 'data' }, fitMethods: ['fit_regularized'],
  parameters: ['formula', 'data', 'subset', 'drop_cols'] });
const series: ApiEntry = predictor('regression', { holds: { target: 'endog', features: 'exog' }, parameters: ['endog', 'exog', 'order',
  'seasonal_order', 'trend'], applyMethods: ['forecast', 'get_forecast', 'get_prediction'] });
const oneSeries: ApiEntry = predictor('regression', { holds: { target: 'endog' }, parameters: ['endog'], applyMethods: ['forecast'] });

const entries: Readonly<Record<string, ApiEntry>> = join<ApiEntry>(
  each('statsmodels.api', 'OLS WLS GLS GLSAR RLM QuantReg MixedLM GEE', endogExog('regression')),
  each('statsmodels.api', 'Logit Probit MNLogit', endogExog('classification')),
  each('statsmodels.api', 'GLM Poisson NegativeBinomial', endogExog()),
  each('statsmodels.formula.api', 'ols wls gls rlm quantreg mixedlm gee', formula('regression')),
  each('statsmodels.formula.api', 'logit probit mnlogit', formula('classification')),
  each('statsmodels.formula.api', 'glm poisson negativebinomial', formula()),
  each('statsmodels.tsa.api', 'ARIMA SARIMAX VAR VARMAX AutoReg ARMA AR UnobservedComponents', series),
  each('statsmodels.tsa.api', 'ExponentialSmoothing Holt SimpleExpSmoothing ETSModel', oneSeries),
  each('statsmodels.tsa.api', 'adfuller kpss acf pacf ccf grangercausalitytests coint arma_order_select_ic', data('reduce')),
  // Default filters look to both sides.
  each('statsmodels.tsa.api', 'seasonal_decompose STL detrend', data('keep', { learns: 'statistic', looks: 'both' })),
  each('statsmodels.tsa.filters', 'hpfilter bkfilter cffilter', data('keep', { learns: 'statistic', looks: 'both' })),
  each('statsmodels.api', 'add_constant', data('keep')),
  each('statsmodels.api', 'qqplot', draws),
  each('statsmodels.graphics.tsaplots', 'plot_acf plot_pacf', draws),
  { 'statsmodels.nonparametric.smoothers_lowess.lowess': data('keep', { looks: 'both', learns: 'statistic' }) },
  { 'statsmodels.stats.outliers_influence.variance_inflation_factor': data('reduce', { learns: 'selection', parameters: ['exog', 'exog_idx'] }) },
  { 'prophet.Prophet': predictor('regression', { fitParameters: ['df'], applyMethods: ['make_future_dataframe', 'cross_validation'] }) },
  { 'pmdarima.auto_arima': { is: 'train', data: 'y', parameters: ['y', 'X', 'start_p', 'd', 'start_q'] } },
  { 'pmdarima.model_selection.train_test_split': { is: 'split', form: 'each', ordered: true, parameters: [] } },
  each('pmdarima.arima', 'ARIMA AutoARIMA', predictor('regression', { fitParameters: ['y', 'X'] })),
  each('lifelines', 'CoxPHFitter WeibullAFTFitter', predictor(undefined, { fitParameters: ['df', 'duration_col', 'event_col'],
    applyMethods: ['predict_partial_hazard', 'predict_survival_function', 'predict_median'] })),
);

export const statsmodels: LibraryTable = {
  library: 'statsmodels', release: '0.15', read: '2026-11-20', entries,
  aliases: {
    'statsmodels.regression.linear_model': 'statsmodels.api', 'statsmodels.regression.quantile_regression': 'statsmodels.api',
      'statsmodels.discrete.discrete_model': 'statsmodels.api', 'statsmodels.tools.tools': 'statsmodels.api',
    'statsmodels.tools': 'statsmodels.api', 'statsmodels.genmod.generalized_linear_model': 'statsmodels.api',
      'statsmodels.api.formula': 'statsmodels.formula.api',
    'statsmodels.api.tsa': 'statsmodels.tsa.api', 'statsmodels.tsa.arima.model': 'statsmodels.tsa.api',
      'statsmodels.tsa.arima_model': 'statsmodels.tsa.api', 'statsmodels.tsa.statespace.sarimax': 'statsmodels.tsa.api',
    'statsmodels.api.tsa.statespace': 'statsmodels.tsa.api', 'statsmodels.tsa.holtwinters': 'statsmodels.tsa.api',
      'statsmodels.tsa.stattools': 'statsmodels.tsa.api', 'statsmodels.tsa.seasonal': 'statsmodels.tsa.api',
      'statsmodels.tsa.ar_model': 'statsmodels.tsa.api',
    'statsmodels.tsa.vector_ar.var_model': 'statsmodels.tsa.api', 'statsmodels.tsa.filters.hp_filter': 'statsmodels.tsa.filters',
      'statsmodels.tsa.api.filters': 'statsmodels.tsa.filters',
    'statsmodels.api.nonparametric.lowess': 'statsmodels.nonparametric.smoothers_lowess.lowess',
      'statsmodels.api.graphics.tsa': 'statsmodels.graphics.tsaplots',
    fbprophet: 'prophet', 'pmdarima.AutoARIMA': 'pmdarima.arima.AutoARIMA', 'pmdarima.ARIMA': 'pmdarima.arima.ARIMA', pyramid: 'pmdarima',
  },
  neverBare: ['Poisson', 'train_test_split', 'detrend'],
};
