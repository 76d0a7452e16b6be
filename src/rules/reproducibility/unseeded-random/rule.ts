import { isType, typeOf } from '../../../project/code/types';

import type { ModuleCode } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import type { Call } from '../../../python/nodes';
import { addArgument, argumentOf, callSite, constantOf, hidesArguments, isTestPath, truthOf } from '../../reading';
import { lastParts } from '../../needs';
import type { Rule } from '../../rule';
import { setsSeed } from '../seeds';

const SPLITS = ['sklearn.model_selection.train_test_split', 'sklearn.utils.shuffle', 'sklearn.utils.resample', 'sklearn.model_selection.ShuffleSplit', 'sklearn.model_selection.StratifiedShuffleSplit', 'sklearn.model_selection.GroupShuffleSplit'];
const FOLDS = ['sklearn.model_selection.KFold', 'sklearn.model_selection.StratifiedKFold', 'sklearn.model_selection.RandomizedSearchCV'];
/** Estimators whose result hangs on chance with their default settings. Linear models, SVC, nearest neighbours, naive Bayes and single trees on all features hardly do. */
const ESTIMATORS = [
  'sklearn.ensemble.RandomForestClassifier', 'sklearn.ensemble.RandomForestRegressor', 'sklearn.ensemble.ExtraTreesClassifier', 'sklearn.ensemble.ExtraTreesRegressor', 'sklearn.ensemble.BaggingClassifier',
  'sklearn.ensemble.BaggingRegressor', 'sklearn.ensemble.IsolationForest', 'sklearn.neural_network.MLPClassifier', 'sklearn.neural_network.MLPRegressor', 'sklearn.cluster.KMeans', 'sklearn.cluster.MiniBatchKMeans',
  'sklearn.manifold.TSNE', 'sklearn.linear_model.SGDClassifier', 'sklearn.linear_model.SGDRegressor', 'sklearn.linear_model.Perceptron', 'sklearn.mixture.GaussianMixture', 'sklearn.decomposition.NMF',
  'sklearn.decomposition.LatentDirichletAllocation', 'sklearn.decomposition.TruncatedSVD', 'imblearn.over_sampling.SMOTE', 'imblearn.over_sampling.ADASYN', 'imblearn.over_sampling.RandomOverSampler',
  'imblearn.under_sampling.RandomUnderSampler',
];

/** train_test_split and the like without random_state, and no global seed. */
export const rule: Rule = {
  meta: {
    id: 'reproducibility/unseeded-random',
    title: 'Something random runs without a seed',
    family: 'reproducibility',
    severity: 'warning',
    confidence: 'likely',
    preset: 'on',
    competencies: ['se.reproducibility', 'ml.data-leakage-validation'],
    references: ['sklearn-random', 'pineau2021'],
    since: '0.2.0',
    fix: 'assisted',
    peers: ['sonar:S6709', 'pylint:W5509', 'codesmile:R2', 'mlguard:MLG006'],
  },
  words: ['sample', ...lastParts([...SPLITS, ...FOLDS, ...ESTIMATORS])],
  inspect({ code, report }) {
    // With the global seed of NumPy set, all of these draw from it.
    if (setsSeed(code, 'numpy') || isTestPath(code.path)) return;
    const found = [...code.callsOf(...SPLITS, ...FOLDS, ...ESTIMATORS), ...code.methodCalls('sample')].flatMap(({ node, place }) => {
      const what = drawn(code, node, place);
      return what === null || hidesArguments(node) || argumentOf(node, 'random_state') !== null || argumentOf(node, 'seed') !== null ? [] : [{ node, what }];
    }).sort((a, b) => Number(b.what.parts) - Number(a.what.parts) || a.node.start - b.node.start);
    const [first, ...others] = found;
    if (first === undefined) return;
    // One finding a file: what holds for one call holds for all.
    report({
      severity: first.what.parts ? 'warning' : 'hint',
      confidence: 'likely',
      message:
        `${first.what.says}, and no seed says which: each run gives another result, and a difference between two runs may be chance alone. Pass random_state= with a number that stands in one place.` +
        `${others.length > 0 ? ` The same holds for ${others.length === 1 ? 'one more call' : `${String(others.length)} more calls`} in this file.` : ''} (Taken for granted: no seed is set by whoever runs this file.)`,
      at: callSite(code, first.node),
      related: others.slice(0, 5).map(({ node }) => ({ message: 'drawn without a seed too', at: callSite(code, node) })),
      fixes: [{ title: found.length > 1 ? 'Add random_state=0 to all of them' : 'Add random_state=0', safe: false, edits: found.map(({ node }) => addArgument(code, node, 'random_state=0')) }],
    });
  },
};

interface Drawn {
  readonly says: string;
  /** Are rows chosen, on which a result hangs more than on a model's own draws? */
  readonly parts: boolean;
}

const FITTING = ['fit', 'fit_predict', 'fit_transform', 'fit_resample', 'partial_fit', 'cross_val_score', 'cross_validate', 'cross_val_predict', 'learning_curve', 'validation_curve', 'setup', 'compare_models'];

const rows = (says: string): Drawn => ({ says, parts: true });
const model = (says: string): Drawn => ({ says, parts: false });

/** What is drawn at random by this call; null: nothing, or nothing that a result hangs on. */
function drawn(code: ModuleCode, call: Call, place: Place): Drawn | null {
  const name = code.name(call.callee, place);
  if (name === undefined) {
    const { callee } = call;
    if (callee.kind !== 'Attribute' || !isType(typeOf(code, callee.value, place), 'pandas.DataFrame', 'pandas.Series')) return null;
    // A look at some rows, and all rows in another order for a look.
    if (place.statement.kind === 'ExpressionStatement') return null;
    const size = argumentOf(call, 'n', 0);
    const count = size === null ? undefined : constantOf(code, size.value, place)?.value;
    if (call.args.length === 0 || (typeof count === 'number' && count <= 20)) return null;
    return rows('Rows are drawn at random');
  }
  if (FOLDS.includes(name) && !name.endsWith('RandomizedSearchCV')) return truthOf(code, argumentOf(call, 'shuffle', 1), place) === true ? rows('The rows are shuffled into folds') : null;
  if (name.endsWith('RandomizedSearchCV')) return model('The settings that are tried are drawn at random');
  if (name.endsWith('train_test_split')) return truthOf(code, argumentOf(call, 'shuffle'), place) === false ? null : rows('The rows are split at random');
  if (SPLITS.includes(name)) return rows('Rows are drawn at random');
  if (!ESTIMATORS.includes(name)) return null;
  // The seed is among the settings that a search sets.
  if (/["'](\w+__)?random_state["']\s*:\s*[[(]/.test(code.document.text) && !name.startsWith('imblearn.')) return null;
  // What nothing fits, as in a notebook about saving models, draws nothing.
  if (code.document.kind === 'notebook' && !FITTING.some((one) => code.calls.has(one))) return null;
  if (/Perceptron|SGD|MLP/.test(name)) return model('The training draws at random');
  return name.startsWith('imblearn.') ? rows('Rows are drawn at random') : model('The model is built with random draws');
}
