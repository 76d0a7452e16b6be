/**
 * The vocabulary in which library calls are described: what a call means for rows and for what may be learned from them.
 * The tables beside this file hold only facts in these words; the abstract interpreter alone acts on them.
 */

/** What an estimator, or a statistic, takes from the rows it sees. Decides how a finding is worded and how grave it is (the size of the effect). */
export type Learns =
  /** mean, range, quantiles used to rescale */
  | 'scale'
  /** values to fill gaps with */
  | 'impute'
  /** bin edges */
  | 'bins'
  /** a projection or embedding: PCA, word vectors, an auto-encoder */
  | 'projection'
  /** which features to keep */
  | 'selection'
  /** words or n-grams and their document frequencies */
  | 'text-vocabulary'
  /** the set of categories, and nothing of their relation to the target */
  | 'category-vocabulary'
  /** statistics of the target per category or group */
  | 'target-statistics'
  /** groups of rows, distances to their centres */
  | 'clusters'
  /** which rows are unusual */
  | 'outliers'
  /** any other number computed over rows: a mean, a count, a rank */
  | 'statistic'
  /** weights of a predictive model */
  | 'model'
  /** nothing: the output of a row depends on that row and on constants alone */
  | 'nothing';

export type EstimatorRole = 'transformer' | 'selector' | 'encoder' | 'vectoriser' | 'predictor' | 'clusterer' | 'outlier-detector' | 'sampler';

/** A class whose instances have `fit` (or the like). */
export interface EstimatorEntry {
  readonly is: 'estimator';
  readonly role: EstimatorRole;
  readonly learns: Learns;
  /** `fit` uses the target (TargetEncoder, SelectKBest, LDA). Predictors and samplers always do. */
  readonly supervised?: boolean;
  readonly task?: 'classification' | 'regression';
  /**
   * Parameters which, when set to a value of one's own, leave nothing to be learned: `categories`, `vocabulary`, `bins`.
   * Of one's own: a list, tuple, dict or array; a string, number, boolean or None only selects a way of learning.
   */
  readonly fixedBy?: readonly string[];
  /** For samplers: does it copy or synthesise rows ('over'), or only leave some out ('under')? */
  readonly sampling?: 'over' | 'under';
  /** Positional parameter names of the constructor, in order, where the engine must know them. */
  readonly parameters?: readonly string[];
  /** Meant for the target, not for features: LabelEncoder, LabelBinarizer. */
  readonly forTarget?: boolean;
  /** Weights persist over calls of `fit`: Keras, PyTorch, partial_fit learners with warm start. */
  readonly keepsState?: boolean;
  /** One parameter under whose `values` nothing worth naming is learned: `SimpleImputer(strategy='constant')`, `VarianceThreshold(threshold=0)`. */
  readonly nothingWith?: { readonly parameter: string; readonly values: readonly (string | number | boolean | null)[]; /** Also when it is absent. */ readonly byDefault?: boolean };
  /** Methods that fit, besides `fit`, `partial_fit` and `fit_…`: `fit_on_texts`, `adapt`. Their first argument is the data. */
  readonly fitMethods?: readonly string[];
  /** Methods that apply what was learned, besides `transform`, `predict…` and the like: `texts_to_sequences`, `encode`. */
  readonly applyMethods?: readonly string[];
  /** Takes its data when it is constructed: parameter names. `fit()` then has none and gives the result object (statsmodels). */
  readonly holds?: { readonly features?: string; readonly target?: string; /** A table that a formula picks columns from. */ readonly data?: string };
  /** With `holds`: the constructor itself fits (gensim's `Word2Vec(sentences)`). */
  readonly fitsWhenMade?: boolean;
  /** Parameter of `fit` with data that is watched while fitting: `eval_set`, `validation_data`. */
  readonly evaluation?: string;
  /** Parameters, of the constructor or of `fit`, that stop the training by the watched data or keep its best round. */
  readonly stopsBy?: readonly string[];
  /** Watched data chooses the best round by default, unless this parameter is false or 0. */
  readonly stopsUnless?: string;
  /** Of several watched sets only the last is asked. */
  readonly asksLast?: boolean;
  /** Names of `fit`'s parameters in order where they are not (X, y). */
  readonly fitParameters?: readonly string[];
}

/** An estimator made of other estimators. */
export interface CompositeEntry {
  readonly is: 'composite';
  readonly form:
    /** `Pipeline([(name, estimator), …])` */
    | 'pipeline'
    /** `make_pipeline(estimator, …)` */
    | 'make-pipeline'
    /** `ColumnTransformer([(name, estimator, columns), …])` */
    | 'columns'
    /** `make_column_transformer((estimator, columns), …)` */
    | 'make-columns'
    /** `FeatureUnion([(name, estimator), …])` */
    | 'union'
    /** `make_union(estimator, …)` */
    | 'make-union'
    /** cross-validated search: `fit` judges candidates on inner folds of what it is given */
    | 'search'
    /** one inner estimator, plain: MultiOutputClassifier, CalibratedClassifierCV, SelectFromModel … */
    | 'meta'
    /** several predictors: Voting, Stacking */
    | 'ensemble';
  /** Parameter with the inner estimator(s); it is also the first positional one. */
  readonly inner: string;
  /** What the whole is where `inner` does not tell: RFE is a selector whatever it wraps. */
  readonly role?: EstimatorRole;
  readonly learns?: Learns;
  /** A pipeline that applies samplers while fitting only (imbalanced-learn's). */
  readonly appliesSamplers?: boolean;
  /** Keywords of earlier releases → today's: `base_estimator` → `estimator`. */
  readonly formerNames?: Readonly<Record<string, string>>;
  readonly parameters?: readonly string[];
}

/** An object whose `split` yields (train indices, test indices). */
export interface SplitterEntry {
  readonly is: 'splitter';
  /** Are rows shuffled? 'parameter': when `shuffle=True` is given. */
  readonly shuffles: boolean | 'parameter';
  readonly grouped?: boolean;
  readonly stratified?: boolean;
  readonly timed?: boolean;
  /** Parts of one iteration and their roles when they are not (train, test). */
  readonly parameters?: readonly string[];
}

/** What a call does to the rows of the data that it is given. */
export type RowEffect =
  /** the same rows, in the same number */
  | 'keep'
  /** the same rows in another order */
  | 'reorder'
  /** some of the rows, chosen by position, value or mask */
  | 'subset'
  /** some rows chosen at random; with replacement they may repeat (parameter `replace`) */
  | 'sample'
  /** rows drawn with replacement or copied several times */
  | 'duplicate'
  /** rows are folded into numbers; no row remains (unless axis=1) */
  | 'reduce'
  /** a grouped or windowed view; a later reduction is a statistic over groups */
  | 'group'
  /** rows of all arguments, one after the other */
  | 'concat'
  /** columns of all arguments side by side, rows of the first */
  | 'beside'
  /** rows of two tables matched by a key */
  | 'merge'
  /** fewer, more or other rows that descend from the given ones: melt, explode, sliding windows */
  | 'derive'
  /** nothing of the arguments' rows: zeros, arange, shape */
  | 'fresh'
  /** only the shape, names or types are told: columns, dtypes, len */
  | 'describe';

/** A function on data, or a method of a frame, series, array or tensor. */
export interface DataEntry {
  readonly is: 'data';
  readonly rows: RowEffect;
  /** Numbers computed over rows that enter the result: `rank`, `qcut`, `interpolate`, `get_dummies`. A 'reduce' learns 'statistic' without saying so. */
  readonly learns?: Learns;
  /** The learning needs this parameter to be absent or an integer; with explicit edges nothing is learned (`cut(bins=[…])`). */
  readonly fixedBy?: readonly string[];
  /** Position of the data among the arguments (functions only); default 0. -1: the first argument is a sequence of data. */
  readonly of?: number;
  /** Parameter names in order, receiver not counted. */
  readonly parameters?: readonly string[];
  /** Changes its receiver and gives None when called so: always, or by `inplace=True`. */
  readonly mutates?: 'always' | 'inplace';
  /** Parameters with a function that is applied to rows, columns or groups. */
  readonly applies?: string;
  /** Looks at later rows (`bfill`) or at earlier ones (`ffill`, `cumsum`). 'sign': by the sign of the first argument (`shift`, `diff`). */
  readonly looks?: 'ahead' | 'back' | 'both' | 'sign';
  /** Takes any number of arrays and gives one result for each: `shuffle(X, y)`. */
  readonly each?: boolean;
  /** Parameter with the target: packed beside the features (`DMatrix(data, label)`), or used by the statistic (`f_classif(X, y)`, then also `supervised`). */
  readonly target?: string;
  readonly supervised?: boolean;
}

/** `train_test_split(*arrays)`: for each array a train part and a test part, in this order. */
export interface SplitEntry {
  readonly is: 'split';
  /** 'each': two parts an array, interleaved. 'parts': the parts of one data set, sizes given (`random_split`). 'named': a mapping with the parts `train` and `test`. */
  readonly form: 'each' | 'parts' | 'named';
  /** The parts follow each other in the given order; nothing is drawn at random (`np.split`). */
  readonly ordered?: boolean;
  /** Rows are only drawn at random when `shuffle=True` is given. */
  readonly shuffles?: 'parameter';
  readonly parameters?: readonly string[];
}

/** `metric(y_true, y_pred, …)`. */
export interface MetricEntry {
  readonly is: 'metric';
  readonly parameters: readonly string[];
  readonly truth: string;
  readonly prediction: string;
  /** Needs scores or probabilities rather than labels. */
  readonly wants?: 'labels' | 'scores';
  /** Swapping the arguments changes the result. */
  readonly asymmetric?: boolean;
  /** A mean over rows: the weighted mean of its values over parts is its value over all. */
  readonly meanOverRows?: boolean;
  /** 'curve': gives a curve over thresholds, not a number (`roc_curve`). */
  readonly gives?: 'score' | 'curve' | 'report';
  /** Keywords of earlier releases → today's: `y_pred` → `y_proba`. */
  readonly formerNames?: Readonly<Record<string, string>>;
}

/** `cross_val_score(estimator, X, y, cv=…)`: fits and judges on folds of what it is given. */
export interface CrossValidationEntry {
  readonly is: 'cross-validation';
  readonly parameters: readonly string[];
  /** 'score' judges; 'predict' gives out-of-fold predictions for the rows of X. */
  readonly gives: 'score' | 'predict';
  /** Parameter with the data where it is not `X`: `dtrain` of `xgb.cv`. There is no estimator parameter then. */
  readonly data?: string;
}

/** Data read from outside. */
export interface LoadEntry {
  readonly is: 'load';
  readonly parameters?: readonly string[];
  /** 'frame': a table. 'bunch': an object with `data` and `target`. 'xy': the pair (X, y) (also `return_X_y=True`). 'splits': the named splits of a data set on a hub, or the one asked for by `split`. 'parts': ((X_train, y_train), (X_test, y_test)). 'example': one image, recording or text, whose numbers are no rows. */
  readonly gives: 'splits' | 'frame' | 'array' | 'bunch' | 'xy' | 'parts' | 'dataset' | 'example';
  /** Rows made up by a random generator: `make_classification`. */
  readonly synthetic?: boolean;
}

/** A fitted object, or data, written to or read from a file. */
export interface PersistenceEntry {
  readonly is: 'save' | 'restore';
  readonly parameters?: readonly string[];
  /** Parameter with the object (save). */
  readonly object?: string;
  readonly path?: string;
}

/** A function that learns from its argument and applies what it learned to the same argument: `preprocessing.scale(X)`. */
export interface FitApplyEntry {
  readonly is: 'fit-apply';
  readonly learns: Learns;
  readonly parameters?: readonly string[];
  readonly fixedBy?: readonly string[];
  /** Copies rows: `sklearn.utils.resample(X, y)` gives one result an array. */
  readonly sampling?: 'over' | 'under' | 'parameter';
}

/** A function that fits and gives the fitted model: `xgb.train(params, dtrain, evals=…)`. */
export interface TrainEntry {
  readonly is: 'train';
  readonly parameters: readonly string[];
  /** Parameter with the training data. */
  readonly data: string;
  readonly target?: string;
  /** Parameter with the data that is watched while fitting. */
  readonly evaluation?: string;
  /** As for estimators. */
  readonly stopsBy?: readonly string[];
  readonly asksLast?: boolean;
}

/** A function that calls another one with candidates and keeps the best: `minimize(fun, x0)`. */
export interface OptimiseEntry {
  readonly is: 'optimise';
  /** Parameter with the function; it is also the first positional one. */
  readonly objective: string;
  readonly parameters?: readonly string[];
}

/** An object that is called with a network's output and the target, and gives the loss. */
export interface LossEntry {
  readonly is: 'loss';
  readonly parameters?: readonly string[];
}

/** An object whose `step()` changes the weights it was given. */
export interface OptimizerEntry {
  readonly is: 'optimizer';
  readonly parameters?: readonly string[];
}

/** An object that a training loop asks each round, and that stops it, keeps its best round or slows it down by a watched number. */
export interface CallbackEntry {
  readonly is: 'callback';
  readonly name: string;
  /** It only chooses when this parameter is true: `save_best_only`. */
  readonly needs?: string;
  /** It only chooses when it is told what to watch. */
  readonly monitors?: boolean;
  readonly parameters: readonly string[];
}

/** Gives one of its arguments (default the first) as it is: `tqdm(x)`, `check_array(X)`, `FrozenEstimator(m)`, `DataParallel(m)`. */
export interface IdentityEntry {
  readonly is: 'identity';
  readonly of?: number;
}

/** An unfitted copy of an estimator: `sklearn.base.clone(m)`. */
export interface CloneEntry {
  readonly is: 'clone';
}

/** Steps applied to each sample when it is read: torchvision's and albumentations' transforms, Keras' ImageDataGenerator. */
export interface TransformEntry {
  readonly is: 'transform';
  /** Changes a sample in another way each time: always, never, or when one of these parameters is given. */
  readonly random: boolean | readonly string[];
  /** Made of other transforms: its first argument is their list. */
  readonly steps?: boolean;
  readonly parameters?: readonly string[];
}

/** Fixes a random generator for the whole process. */
export interface SeedEntry {
  readonly is: 'seed';
  readonly generator: 'python' | 'numpy' | 'torch' | 'tensorflow' | 'all';
}

export type ApiEntry =
  | EstimatorEntry | CompositeEntry | SplitterEntry | DataEntry | SplitEntry | MetricEntry | CrossValidationEntry | LoadEntry | PersistenceEntry
  | FitApplyEntry | TrainEntry | IdentityEntry | CloneEntry | SeedEntry | CallbackEntry | OptimiseEntry | OptimizerEntry | LossEntry | TransformEntry;

/** A table of one library: qualified name → what it is. Names are the public ones (`sklearn.preprocessing.StandardScaler`). */
export interface LibraryTable {
  /** Distribution name on PyPI and the release the facts were read off. */
  readonly library: string;
  readonly release: string;
  /** Date of that reading, ISO. */
  readonly read: string;
  readonly entries: Readonly<Record<string, ApiEntry>>;
  /** Old or private paths → public ones, of names or of whole modules: `sklearn.cross_validation` → `sklearn.model_selection`. */
  readonly aliases?: Readonly<Record<string, string>>;
  /**
   * Methods and properties of the library's data objects (frames, arrays, tensors) by bare name. Behind an accessor the last attribute
   * counts: `s.str.lower()` is `lower`, `s.dt.year` is `year`; the accessors themselves (`str`, `dt`, `cat`, `iloc`) keep. Where a word means
   * something else behind an accessor the key has both: `str.count`.
   */
  readonly methods?: Readonly<Record<string, DataEntry>>;
  /** Methods of data objects that part them: `dataset.train_test_split(test_size=0.2)`. */
  readonly splitMethods?: Readonly<Record<string, SplitEntry>>;
  /** Last parts of names that are not to be guessed without an import: too many others bear them (`Dataset`). */
  readonly neverBare?: readonly string[];
  /** Top-level modules of the table whose import alone does not make a file worth interpreting: `random`, `matplotlib`. */
  readonly generalModules?: readonly string[];
}
