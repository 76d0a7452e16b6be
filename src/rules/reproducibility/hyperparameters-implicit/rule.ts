import type { ModuleCode } from '../../../project/code/code';
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
  ['sklearn.neighbors.NearestNeighbors', ['n_neighbors', 'radius']], ['sklearn.cluster.DBSCAN', ['eps', 'min_samples']],
  ...['DecisionTreeClassifier', 'DecisionTreeRegressor'].map((name) => [`sklearn.tree.${name}`, ['max_depth', 'min_samples_leaf', 'ccp_alpha']] as const),
  ...['Adam', 'AdamW', 'Adamax', 'Adagrad', 'Adadelta', 'NAdam', 'RAdam', 'RMSprop', 'SGD', 'LBFGS'].map((name) => [`torch.optim.${name}`, ['lr']] as const),
  ...['Adam', 'AdamW', 'Adamax', 'Adagrad', 'Adadelta', 'Nadam', 'RMSprop', 'SGD', 'Ftrl'].flatMap((name) => [`keras.optimizers.${name}`, `tensorflow.keras.optimizers.${name}`].map((full) => [full, ['learning_rate', 'lr']] as const)),
];
/** What stands before the first setting: an optimiser of PyTorch takes the parameters. */
const LEADING: Readonly<Record<string, number>> = { torch: 1 };

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
    peers: ['sonar:S6973', 'codesmile:R5', 'pylint:R5506', 'pylint:R5507', 'pylint:R5508'],
  },
  words: lastParts(SETTINGS.map(([name]) => name)),
  inspect({ code, report }) {
    for (const [name, settings] of SETTINGS) {
      for (const { node } of code.callsOf(name)) {
        const positional = node.args.filter(({ keyword }) => keyword === null).length;
        const isSaid = positional > (LEADING[name.split('.', 1)[0] ?? ''] ?? 0) || node.args.some(({ unpack, keyword }) => unpack !== '' || (keyword !== null && settings.includes(keyword)));
        if (isSaid || isSearched(code, settings)) continue;
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

/** A search sets them: they stand as keys of its grid. */
function isSearched(code: ModuleCode, settings: readonly string[]): boolean {
  if (!['GridSearchCV', 'RandomizedSearchCV', 'HalvingGridSearchCV'].some((search) => code.calls.has(search))) return false;
  return settings.some((setting) => new RegExp(`["'](\\w+__)?${setting}["']\\s*:`).test(code.document.text));
}
