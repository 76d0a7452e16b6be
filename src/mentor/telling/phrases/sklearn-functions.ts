import type { PhraseTable } from '../phrase';
import { phrases } from '../phrase';

const truth = 'y_true y_pred';
const compares = 'compares {y_pred~the predictions} with the true {y_true~answers}';

/** scikit-learn's functions and metrics (user guide of 1.7, model evaluation). */
export const sklearnFunctions: PhraseTable = {
  ...phrases('sklearn.model_selection', 'split', [
    ['train_test_split', 'parts the rows of {args~the data} into a training and a test part[[test_size: and holds back {test_size|share} for the test]][[shuffle=False:, in the given order]][[!shuffle:, at random]][[stratify:, with the same share of each class in both]]', 'split-kind stratify split-seed'],
  ]),
  ...phrases('sklearn.model_selection', 'judge', [
    ['cross_val_score cross_validate', 'judges {estimator} by cross-validation: it is trained anew on each fold\'s training part of {X} and scored on the rest[[scoring: by {scoring}]]', 'cv-spread cv-outside', 'estimator X y'],
    ['cross_val_predict', 'predicts each row of {X} with a model that has not seen it', 'cv-outside', 'estimator X y'],
    ['learning_curve', 'trains {estimator} on more and more rows and scores it each time', '', 'estimator X y'],
    ['validation_curve', 'trains {estimator} with several values of one setting and scores it each time', '', 'estimator X y'],
    ['permutation_test_score', 'asks how good the score would be with a shuffled target', '', 'estimator X y'],
  ]),
  ...phrases('sklearn.metrics', 'judge', [
    ['accuracy_score', `${compares}: the share of right answers (accuracy)`, 'accuracy-imbalance metric-unseen', truth],
    ['balanced_accuracy_score', `${compares}: accuracy, with each class counting the same`, 'metric-unseen', truth],
    ['precision_score', `${compares}: of the rows called positive, the share that are (precision)`, 'metric-unseen threshold', truth],
    ['recall_score', `${compares}: of the positive rows, the share that were found (recall)`, 'metric-unseen threshold', truth],
    ['f1_score fbeta_score', `${compares}: F1 weighs precision and recall together`, 'metric-unseen threshold', truth],
    ['precision_recall_fscore_support classification_report', `${compares}: precision, recall and F1 for each class`, 'metric-unseen', truth],
    ['confusion_matrix', `${compares}: counts how often each class was taken for which`, 'metric-unseen', truth],
    ['roc_auc_score', 'compares the scores {y_score~of the model} with the true {y_true~answers}: ROC AUC, how often a positive row ranks above a negative one', 'auc-scores metric-unseen', 'y_true y_score'],
    ['average_precision_score', 'compares the scores {y_score~of the model} with the true {y_true~answers}: average precision, which suits rare positives', 'auc-scores', 'y_true y_score'],
    ['roc_curve', 'computes the ROC curve of {y_score~the scores} against {y_true~the truth}: hits against false alarms at every threshold', 'auc-scores', 'y_true y_score'],
    ['precision_recall_curve', 'computes precision and recall at every threshold', 'auc-scores threshold', 'y_true y_score'],
    ['auc', 'computes the area under a curve'],
    ['log_loss brier_score_loss', 'judges the predicted probabilities themselves: a sure and wrong answer costs most', 'calibration', 'y_true y_proba'],
    ['mean_squared_error', `${compares}: the mean squared error, in which large misses weigh most[[squared=False: (its root, RMSE)]]`, 'metric-unseen baseline', truth],
    ['root_mean_squared_error', `${compares}: RMSE, the typical miss in the target's own unit`, 'metric-unseen baseline', truth],
    ['mean_absolute_error median_absolute_error', `${compares}: the typical miss in the target's own unit`, 'metric-unseen baseline', truth],
    ['mean_absolute_percentage_error', `${compares}: the typical miss in percent; it blows up where the truth is near 0`, 'metric-unseen', truth],
    ['mean_squared_log_error root_mean_squared_log_error', `${compares}: the error of the logarithms, so that a factor counts rather than a difference`, 'metric-unseen', truth],
    ['r2_score explained_variance_score', `${compares}: R², the share of the variation that is explained; 0 is no better than the mean`, 'metric-unseen baseline', truth],
    ['matthews_corrcoef cohen_kappa_score', `${compares}: agreement beyond chance`, 'metric-unseen', truth],
    ['jaccard_score hamming_loss zero_one_loss', compares, 'metric-unseen', truth],
    ['silhouette_score davies_bouldin_score calinski_harabasz_score', 'judges how well the clusters are separated', '', 'X labels'],
    ['make_scorer', 'makes a scorer of {0}, to be used in a search or a cross-validation'],
    ['pairwise_distances euclidean_distances cosine_similarity', 'computes how far each pair of rows is apart'],
  ]),
  ...phrases('sklearn.metrics', 'plot', [
    ['ConfusionMatrixDisplay RocCurveDisplay PrecisionRecallDisplay plot_confusion_matrix plot_roc_curve', 'draws how the model did'],
  ]),
  ...phrases('sklearn.inspection', 'judge', [
    ['permutation_importance', 'shuffles one column of {X} after the other and looks how much worse {estimator} gets: columns that matter cost most', 'importance', 'estimator X y'],
  ]),
  ...phrases('sklearn.inspection', 'plot', [['plot_partial_dependence PartialDependenceDisplay', 'draws how the prediction changes with one column']]),
  ...phrases('sklearn.preprocessing', 'fit', [
    ['scale minmax_scale robust_scale', 'rescales {0} with its own statistics, in one go: it learns from all of these rows and keeps nothing for new ones', 'fit-order'],
    ['normalize', 'brings each row of {0} to length 1'],
    ['label_binarize', 'turns each class into a column of 0 and 1'],
  ]),
  ...phrases('sklearn.datasets', 'load', [
    ['load_iris load_digits load_wine load_breast_cancer load_diabetes load_boston', 'loads a small example data set that comes with scikit-learn', 'toy-data'],
    ['fetch_california_housing fetch_20newsgroups fetch_openml fetch_covtype fetch_olivetti_faces fetch_lfw_people', 'fetches a public data set[[0: ({0})]]', 'toy-data'],
    ['make_classification make_regression make_blobs make_moons make_circles make_friedman1', 'makes up random example rows', 'toy-data'],
    ['load_files load_svmlight_file', 'reads the data set {0}'],
  ]),
  ...phrases('sklearn.utils', 'feature', [
    ['shuffle', 'puts the rows of {args~the data} into a random order, the same for all of them'],
    ['resample', 'draws rows of {0} at random, by default with repetition', 'resampling'],
  ]),
  ...phrases('sklearn.utils.class_weight', 'setup', [['compute_class_weight compute_sample_weight', 'computes weights by which rare classes count more']]),
  ...phrases('sklearn.base', 'define', [['clone', 'makes an untrained copy of {0}, with the same settings']]),
  ...phrases('sklearn.tree', 'plot', [['plot_tree export_graphviz export_text', 'shows the questions of the tree {0}']]),
};
