import { callSite } from '../../reading';
import { lastParts } from '../../needs';
import type { Rule } from '../../rule';

const forest = ['n_estimators', 'max_depth'];
const boosted = ['n_estimators', 'learning_rate', 'max_depth', 'num_leaves', 'iterations', 'max_iter'];
const SETTINGS: readonly (readonly [name: string, settings: readonly string[]])[] = [
  ...['RandomForestClassifier', 'RandomForestRegressor', 'ExtraTreesClassifier', 'ExtraTreesRegressor'].map((name) => [`sklearn.ensemble.${name}`, forest] as const),
  ...['GradientBoostingClassifier', 'GradientBoostingRegressor', 'HistGradientBoostingClassifier', 'HistGradientBoostingRegressor'].map((name) => [`sklearn.ensemble.${name}`, boosted] as const),
  ['sklearn.svm.SVC', ['C', 'kernel', 'gamma']], ['sklearn.svm.SVR', ['C', 'kernel', 'gamma']], ['sklearn.neighbors.KNeighborsClassifier', ['n_neighbors']], ['sklearn.neighbors.KNeighborsRegressor', ['n_neighbors']],
  ['sklearn.cluster.KMeans', ['n_clusters']], ['xgboost.XGBClassifier', boosted], ['xgboost.XGBRegressor', boosted], ['lightgbm.LGBMClassifier', boosted], ['lightgbm.LGBMRegressor', boosted],
  ['sklearn.linear_model.Lasso', ['alpha']], ['sklearn.linear_model.Ridge', ['alpha']], ['sklearn.linear_model.ElasticNet', ['alpha']],
];

/** An estimator without any of the settings that decide its result. */
export const rule: Rule = {
  meta: {
    id: 'reproducibility/hyperparameters-implicit',
    title: 'Important settings are left at their defaults',
    family: 'reproducibility',
    severity: 'hint',
    confidence: 'certain',
    preset: 'off',
    competencies: ['se.reproducibility', 'ml.hyperparameter-optimisation'],
    references: ['zhang2022'],
    since: '0.2.0',
    fix: 'none',
    peers: ['sonar:S6973', 'codesmile:R5'],
  },
  words: lastParts(SETTINGS.map(([name]) => name)),
  inspect({ code, report }) {
    for (const [name, settings] of SETTINGS) {
      for (const { node } of code.callsOf(name)) {
        if (node.args.some((one) => one.unpack !== '' || one.keyword === null || settings.includes(one.keyword)) || settings.some((setting) => new RegExp(`["'](\\w+__)?${setting}["']\\s*:`).test(code.document.text))) continue;
        report({
          severity: 'hint',
          confidence: 'certain',
          message: `The settings that decide the result (${settings.join(', ')}) are left at the defaults of whichever release is installed. Write down those that matter.`,
          at: callSite(code, node),
          related: [],
        });
      }
    }
  },
};
