import { originsOf } from '../../../project/parity/origins';
import type { Term } from '../../../project/symbolic/terms';

/** Models of trees: a monotone change of a column leaves their training as it was, and moves their cuts all the same. */
const trees = /(Forest|Tree|Trees|Boosting|XGB|LGBM|CatBoost)\w*(Classifier|Regressor)$|^(xgboost|lightgbm)\.train$/;

/** Is a model one of trees, as far as can be seen? */
export function treeModel(model: Term): boolean {
  const origins = originsOf(model);
  return origins.length > 0 && origins.every((origin) => origin.t === 'call' && trees.test(origin.callee));
}
