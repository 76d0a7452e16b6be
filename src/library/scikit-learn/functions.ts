import type { Facts } from '../facts';
import { parameterNames } from '../facts';
import { data, draws, each, identity, join } from '../make';
import type { ApiEntry, FitApplyEntry, LoadEntry, MetricEntry } from '../vocabulary';

const wantsScores = /^(y_score|y_prob|y_proba|pred_decision)$/;
const classLabels = /^(accuracy|balanced_accuracy|precision|recall|f1|fbeta|jaccard|matthews|cohen|hamming|zero_one|classification_report|confusion|multilabel|precision_recall_fscore|class_likelihood)/;
/** Take probabilities although the parameter is called y_pred. */
const probabilities = /^(log_loss|d2_log_loss_score|d2_brier_score)$/;
/** Swapping truth and prediction leaves these as they are (formulas in user guide §3.4). */
const symmetric = /^(accuracy_score|f1_score|jaccard_score|matthews_corrcoef|cohen_kappa_score|hamming_loss|zero_one_loss|max_error|(root_)?mean_squared(_log)?_error|root_mean_squared_log_error|mean_absolute_error|median_absolute_error|adjusted_\w+|normalized_mutual_info_score|mutual_info_score|rand_score|fowlkes_mallows_score|v_measure_score)$/;

/** Means of a number that each row has: over parts they add up. */
const meanOverRows = /^(accuracy_score|hamming_loss|zero_one_loss|log_loss|hinge_loss|brier_score_loss|mean_(absolute|squared|squared_log|absolute_percentage)_error|mean_(pinball_loss|poisson_deviance|gamma_deviance|tweedie_deviance)|top_k_accuracy_score|label_ranking_\w+|coverage_error|ndcg_score|dcg_score)$/;

/** Every function of `sklearn.metrics` and `sklearn.calibration` that takes truth and prediction first; how it takes them is read off its parameter names. */
export function metrics(facts: Facts): Record<string, MetricEntry> {
  const found: Record<string, MetricEntry> = {};
  for (const module of ['sklearn.metrics', 'sklearn.calibration']) {
    for (const [name, signature] of Object.entries(facts.modules[module]?.functions ?? {})) {
      const parameters = parameterNames(signature);
      const [truth, prediction] = parameters;
      if (truth === undefined || prediction === undefined || !/^(y_true|labels_true)$/.test(truth)) continue;
      const wants = wantsScores.test(prediction) || probabilities.test(name) ? 'scores' : classLabels.test(name) ? 'labels' : undefined;
      found[`${module}.${name}`] = {
        is: 'metric', parameters, truth, prediction,
        ...(wants === undefined ? {} : { wants }),
        ...(prediction === 'y_proba' ? { formerNames: { y_pred: 'y_proba', y_prob: 'y_proba' } } : {}),
        ...(symmetric.test(name) ? {} : { asymmetric: true }),
        ...(meanOverRows.test(name) ? { meanOverRows: true } : {}),
        gives: /_curve$|_at_thresholds$/.test(name) ? 'curve' : /classification_report|confusion_matrix/.test(name) ? 'report' : 'score',
      };
    }
  }
  return found;
}

/** Loaders and generators of `sklearn.datasets`: what comes back is told by the name. */
export function loaders(facts: Facts): Record<string, ApiEntry> {
  const array = /^(make_low_rank_matrix|make_spd_matrix|make_sparse_spd_matrix|load_sample_image)$/;
  const other = /^(clear_data_home|get_data_home|dump_svmlight_file|fetch_file)$/;
  const found: Record<string, ApiEntry> = {};
  for (const [name, signature] of Object.entries(facts.modules['sklearn.datasets']?.functions ?? {})) {
    if (other.test(name)) continue;
    const synthetic = name.startsWith('make_');
    const gives = array.test(name) ? 'array' : synthetic || name === 'load_svmlight_file' ? 'xy' : 'bunch';
    const entry: LoadEntry = { is: 'load', parameters: parameterNames(signature), gives, ...(synthetic ? { synthetic } : {}) };
    found[`sklearn.datasets.${name}`] = entry;
  }
  return found;
}

const fitApply = (learns: FitApplyEntry['learns']): FitApplyEntry => ({ is: 'fit-apply', learns });

/** The other functions. */
export const functions: Readonly<Record<string, ApiEntry>> = join<ApiEntry>(
  { 'sklearn.model_selection.train_test_split': { is: 'split', form: 'each', parameters: [] } },
  each('sklearn.preprocessing', 'scale minmax_scale maxabs_scale robust_scale quantile_transform power_transform', fitApply('scale')),
  each('sklearn.preprocessing', 'normalize binarize add_dummy_feature label_binarize', data('keep')),
  each('sklearn.decomposition', 'fastica dict_learning dict_learning_online non_negative_factorization randomized_svd', fitApply('projection')),
  each('sklearn.decomposition', 'sparse_encode', data('keep')),
  each('sklearn.cluster', 'affinity_propagation dbscan k_means mean_shift spectral_clustering ward_tree linkage_tree kmeans_plusplus',
    fitApply('clusters')),
  each('sklearn.cluster', 'estimate_bandwidth get_bin_seeds compute_optics_graph', data('reduce')),
  each('sklearn.cluster', 'cluster_optics_dbscan cluster_optics_xi', data('keep')),
  each('sklearn.base', 'is_classifier is_clusterer is_outlier_detector is_regressor', draws),
  each('sklearn.datasets', 'clear_data_home get_data_home dump_svmlight_file fetch_file', draws),
  each('sklearn.covariance', 'empirical_covariance graphical_lasso ledoit_wolf ledoit_wolf_shrinkage oas shrunk_covariance fast_mcd '
    + 'log_likelihood', data('reduce')),
  each('sklearn.feature_selection', 'chi2 f_classif f_regression mutual_info_classif mutual_info_regression r_regression',
    data('reduce', { learns: 'selection', supervised: true, target: 'y' })),
  each('sklearn.feature_selection', 'f_oneway', data('reduce')),
  each('sklearn.inspection', 'permutation_importance', data('reduce', { of: 1, learns: 'selection', supervised: true, target: 'y' })),
  each('sklearn.inspection', 'partial_dependence', data('reduce', { of: 1 })),
  each('sklearn.metrics', 'silhouette_score calinski_harabasz_score davies_bouldin_score consensus_score auc', data('reduce')),
  each('sklearn.metrics', 'silhouette_samples', data('keep', { learns: 'statistic' })),
  // One row a row of X; what a row gets depends on the rows of Y, or of X itself.
  each('sklearn.metrics', 'pairwise_distances pairwise_kernels euclidean_distances nan_euclidean_distances', data('keep')),
  each('sklearn.metrics', 'pairwise_distances_argmin pairwise_distances_argmin_min pairwise_distances_chunked', data('keep')),
  each('sklearn.metrics.pairwise', 'cosine_similarity cosine_distances linear_kernel rbf_kernel polynomial_kernel sigmoid_kernel laplacian_kernel '
    + 'chi2_kernel additive_chi2_kernel manhattan_distances haversine_distances distance_metrics kernel_metrics check_paired_arrays '
    + 'check_pairwise_arrays paired_distances '
    + 'paired_cosine_distances paired_euclidean_distances paired_manhattan_distances', data('keep')),
  each('sklearn.metrics', 'make_scorer get_scorer get_scorer_names check_scoring', data('fresh')),
  each('sklearn.metrics', 'ConfusionMatrixDisplay DetCurveDisplay PrecisionRecallDisplay RocCurveDisplay PredictionErrorDisplay '
    + 'plot_confusion_matrix plot_roc_curve plot_precision_recall_curve plot_det_curve', draws),
  ...['ConfusionMatrixDisplay', 'DetCurveDisplay', 'PrecisionRecallDisplay', 'RocCurveDisplay', 'PredictionErrorDisplay']
    .map((name) => each(`sklearn.metrics.${name}`, 'from_estimator from_predictions', draws)),
  each('sklearn.calibration', 'CalibrationDisplay CalibrationDisplay.from_estimator CalibrationDisplay.from_predictions', draws),
  each('sklearn.inspection', 'PartialDependenceDisplay PartialDependenceDisplay.from_estimator DecisionBoundaryDisplay '
    + 'DecisionBoundaryDisplay.from_estimator plot_partial_dependence', draws),
  each('sklearn.model_selection', 'LearningCurveDisplay LearningCurveDisplay.from_estimator ValidationCurveDisplay '
    + 'ValidationCurveDisplay.from_estimator', draws),
  each('sklearn.tree', 'plot_tree export_graphviz export_text', draws),
  each('sklearn.model_selection', 'check_cv', identity),
  each('sklearn.model_selection', 'ParameterGrid ParameterSampler', data('fresh')),
  {
    'sklearn.base.clone': { is: 'clone' },
    // A frozen estimator stays what it is, whatever is called on it.
    'sklearn.frozen.FrozenEstimator': { is: 'identity' },
    'sklearn.utils.resample': { is: 'fit-apply', learns: 'nothing', sampling: 'parameter', parameters: [] },
    'sklearn.utils.shuffle': data('reorder', { each: true, parameters: [] }),
    'sklearn.utils.check_array': { is: 'identity' },
    'sklearn.utils.validation.check_is_fitted': draws,
    'sklearn.utils.class_weight.compute_class_weight': data('reduce', { of: 2 }),
    'sklearn.utils.class_weight.compute_sample_weight': data('keep', { of: 1, learns: 'statistic' }),
    'sklearn.metrics.cohen_kappa_score': { is: 'metric', parameters: ['y1', 'y2', 'labels', 'weights', 'sample_weight'], truth: 'y1',
      prediction: 'y2', wants: 'labels', gives: 'score' },
    'sklearn.datasets.load_boston': { is: 'load', gives: 'bunch', parameters: ['return_X_y'] },
    'sklearn.datasets.fetch_mldata': { is: 'load', gives: 'bunch', parameters: ['dataname', 'target_name', 'data_name', 'transpose_data',
      'data_home'] },
    'sklearn.metrics.jaccard_similarity_score': { is: 'metric', parameters: ['y_true', 'y_pred', 'normalize', 'sample_weight'], truth: 'y_true',
      prediction: 'y_pred', wants: 'labels', gives: 'score' },
  },
);
