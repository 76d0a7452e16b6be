import type { Facts } from './facts';
import { classesOf, parameterNames, withParameters } from './facts';
import { data, each, join, predictor, sampler, splitter } from './make';
import type { ApiEntry, LibraryTable, MetricEntry } from './vocabulary';
import json from './data/imbalanced-learn.json';

const facts: Facts = json;

const metrics = Object.fromEntries(['geometric_mean_score', 'sensitivity_score', 'specificity_score', 'sensitivity_specificity_support',
  'classification_report_imbalanced', 'macro_averaged_mean_absolute_error'].map((name): [string, MetricEntry] => [`imblearn.metrics.${name}`, {
  is: 'metric', parameters: parameterNames(facts.modules['imblearn.metrics']?.functions?.[name] ?? ''), truth: 'y_true', prediction: 'y_pred',
    wants: 'labels', asymmetric: true,
  gives: name.startsWith('classification_report') ? 'report' : 'score',
}]));

const entries: Readonly<Record<string, ApiEntry>> = join<ApiEntry>(
  Object.fromEntries(classesOf(facts).filter(({ kind }) => kind === 'classifier').map(({ name }) => [name, predictor('classification')])),
  each('imblearn.over_sampling', 'ADASYN BorderlineSMOTE KMeansSMOTE RandomOverSampler SMOTE SMOTEN SMOTENC SVMSMOTE', sampler('over')),
  // Synthesise first, clean afterwards.
  each('imblearn.combine', 'SMOTEENN SMOTETomek', sampler('over')),
  each('imblearn.under_sampling', 'AllKNN ClusterCentroids CondensedNearestNeighbour EditedNearestNeighbours InstanceHardnessThreshold NearMiss '
    + 'NeighbourhoodCleaningRule OneSidedSelection RandomUnderSampler RepeatedEditedNearestNeighbours TomekLinks', sampler('under')),
  metrics,
  {
    'imblearn.FunctionSampler': sampler('under'),
    'imblearn.pipeline.Pipeline': { is: 'composite', form: 'pipeline', inner: 'steps', appliesSamplers: true },
    'imblearn.pipeline.make_pipeline': { is: 'composite', form: 'make-pipeline', inner: 'steps', appliesSamplers: true, parameters: [] },
    'imblearn.model_selection.InstanceHardnessCV': splitter(false, { stratified: true }),
    'imblearn.metrics.make_index_balanced_accuracy': data('fresh'),
    'imblearn.datasets.make_imbalance': data('subset'),
    'imblearn.datasets.fetch_datasets': { is: 'load', gives: 'bunch' },
  },
);

export const imbalancedLearn: LibraryTable = {
  library: facts.library,
  release: facts.release,
  read: facts.read,
  entries: withParameters(entries, facts),
  aliases: {
    ...facts.aliases,
    'imblearn.over_sampling._smote': 'imblearn.over_sampling',
    'imblearn.under_sampling.prototype_selection': 'imblearn.under_sampling',
    'imblearn.ensemble.BalanceCascade': 'imblearn.ensemble.EasyEnsembleClassifier',
    'imblearn.ensemble.EasyEnsemble': 'imblearn.ensemble.EasyEnsembleClassifier',
  },
};
