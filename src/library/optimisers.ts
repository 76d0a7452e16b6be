/** Searches that call a function with one candidate after the other (SciPy, hyperopt, scikit-optimize, bayes_opt), and what stops XGBoost's own training. */
import { callback, each, join } from './make';
import type { ApiEntry, LibraryTable } from './vocabulary';

const optimise = (objective: string): ApiEntry => ({ is: 'optimise', objective });

export const optimisers: LibraryTable = {
  library: 'hyperopt', release: '0.2', read: '2026-11-20',
  entries: join<ApiEntry>(
    each('scipy.optimize', 'minimize minimize_scalar fmin_powell fmin_bfgs fmin_l_bfgs_b', optimise('fun')),
    each('scipy.optimize', 'fmin differential_evolution basinhopping dual_annealing brute shgo direct', optimise('func')),
    { 'hyperopt.fmin': optimise('fn'), 'bayes_opt.BayesianOptimization': optimise('f') },
    { 'xgboost.callback.EarlyStopping': callback('EarlyStopping', ['rounds', 'metric_name', 'data_name', 'maximize', 'save_best']) },
    each('skopt', 'gp_minimize forest_minimize gbrt_minimize dummy_minimize', optimise('func')),
  ),
  neverBare: ['minimize', 'brute'],
};
