/** Smaller libraries around scikit-learn, other frames, and drop-in replacements that share its names. */
import { around, clusterer, data, draws, each, encoder, join, outlierDetector, predictor, selector, transformer } from './make';
import type { ApiEntry, CompositeEntry, DataEntry, LibraryTable } from './vocabulary';

const fresh = data('fresh');
const search: CompositeEntry = { is: 'composite', form: 'search', inner: 'estimator', parameters: ['estimator', 'search_spaces'] };

const featureEngine: Readonly<Record<string, ApiEntry>> = join<ApiEntry>(
  each('feature_engine.imputation', 'MeanMedianImputer EndTailImputer CategoricalImputer RandomSampleImputer', transformer('impute')),
  each('feature_engine.imputation', 'ArbitraryNumberImputer AddMissingIndicator DropMissingData', transformer('nothing')),
  each('feature_engine.encoding', 'OneHotEncoder RareLabelEncoder', encoder('category-vocabulary')),
  each('feature_engine.encoding', 'CountFrequencyEncoder', encoder('statistic')),
  each('feature_engine.encoding', 'MeanEncoder WoEEncoder OrdinalEncoder DecisionTreeEncoder StringSimilarityEncoder PRatioEncoder',
    encoder('target-statistics', { supervised: true })),
  each('feature_engine.discretisation', 'EqualFrequencyDiscretiser EqualWidthDiscretiser GeometricWidthDiscretiser', transformer('bins')),
  each('feature_engine.discretisation', 'DecisionTreeDiscretiser', transformer('bins', { supervised: true })),
  each('feature_engine.discretisation', 'ArbitraryDiscretiser', transformer('nothing')),
  each('feature_engine.outliers', 'Winsorizer OutlierTrimmer', transformer('statistic')),
  each('feature_engine.outliers', 'ArbitraryOutlierCapper', transformer('nothing')),
  each('feature_engine.transformation', 'LogTransformer LogCpTransformer ReciprocalTransformer PowerTransformer ArcsinTransformer',
    transformer('nothing')),
  each('feature_engine.transformation', 'BoxCoxTransformer YeoJohnsonTransformer', transformer('scale')),
  each('feature_engine.selection', 'DropConstantFeatures DropDuplicateFeatures DropCorrelatedFeatures SmartCorrelatedSelection '
    + 'DropHighPSIFeatures', selector()),
  each('feature_engine.selection', 'SelectByShuffling SelectBySingleFeaturePerformance SelectByTargetMeanPerformance RecursiveFeatureElimination '
    + 'RecursiveFeatureAddition', selector({ supervised: true })),
  each('feature_engine.selection', 'DropFeatures', transformer('nothing')),
  each('feature_engine.creation', 'MathFeatures RelativeFeatures CyclicalFeatures', transformer('nothing')),
  each('feature_engine.datetime', 'DatetimeFeatures DatetimeSubtraction', transformer('nothing')),
);

const others: Readonly<Record<string, ApiEntry>> = join<ApiEntry>(
  each('mlxtend.feature_selection', 'SequentialFeatureSelector ExhaustiveFeatureSelector', around('estimator', { role: 'selector',
    learns: 'selection' })),
  each('mlxtend.feature_selection', 'ColumnSelector', transformer('nothing')),
  each('mlxtend.classifier', 'StackingClassifier StackingCVClassifier EnsembleVoteClassifier', { is: 'composite', form: 'ensemble',
    inner: 'classifiers', role: 'predictor' }),
  each('mlxtend.regressor', 'StackingRegressor StackingCVRegressor', { is: 'composite', form: 'ensemble', inner: 'regressors', role: 'predictor' }),
  each('mlxtend.preprocessing', 'TransactionEncoder', encoder('category-vocabulary')),
  each('mlxtend.preprocessing', 'minmax_scaling standardize', { is: 'fit-apply', learns: 'scale' }),
  each('mlxtend.frequent_patterns', 'apriori fpgrowth association_rules', data('reduce')),
  each('mlxtend.plotting', 'plot_decision_regions plot_confusion_matrix plot_learning_curves', draws),
  each('umap', 'UMAP ParametricUMAP', transformer('projection')),
  { 'hdbscan.HDBSCAN': clusterer(), 'boruta.BorutaPy': around('estimator', { role: 'selector', learns: 'selection' }) },
  each('kmodes.kmodes', 'KModes', clusterer()),
  each('kmodes.kprototypes', 'KPrototypes', clusterer()),
  each('skopt', 'BayesSearchCV', search),
  each('sklearn_genetic', 'GASearchCV', search),
  each('tune_sklearn', 'TuneSearchCV TuneGridSearchCV', search),
  { 'sklearn_pandas.DataFrameMapper': { is: 'composite', form: 'columns', inner: 'features' } },
  each('optuna', 'create_study load_study', fresh),
  each('optuna.pruners', 'MedianPruner HyperbandPruner SuccessiveHalvingPruner', fresh),
  each('optuna.samplers', 'TPESampler RandomSampler GridSampler CmaEsSampler', fresh),
  each('optuna.integration', 'OptunaSearchCV', search),
  each('yellowbrick.classifier', 'ROCAUC ClassificationReport ConfusionMatrix PrecisionRecallCurve ClassPredictionError DiscriminationThreshold '
    + 'ClassBalance', around('estimator', { role: 'predictor' })),
  each('yellowbrick.regressor', 'ResidualsPlot PredictionError AlphaSelection CooksDistance', around('estimator', { role: 'predictor' })),
  each('yellowbrick.cluster', 'KElbowVisualizer SilhouetteVisualizer InterclusterDistance', around('estimator', { role: 'clusterer' })),
  each('ngboost', 'NGBClassifier', predictor('classification')),
  each('ngboost', 'NGBRegressor', predictor('regression')),
  each('tpot', 'TPOTClassifier', predictor('classification')),
  each('tpot', 'TPOTRegressor', predictor('regression')),
  { 'autosklearn.classification.AutoSklearnClassifier': predictor('classification'),
    'autosklearn.regression.AutoSklearnRegressor': predictor('regression') },
  { 'autogluon.tabular.TabularPredictor': predictor(undefined, { fitParameters: ['train_data', 'tuning_data'], evaluation: 'tuning_data' }) },
  each('flaml', 'AutoML', predictor()),
  each('interpret.glassbox', 'ExplainableBoostingClassifier', predictor('classification')),
  each('interpret.glassbox', 'ExplainableBoostingRegressor', predictor('regression')),
  each('pyod.models', 'knn.KNN lof.LOF iforest.IForest ecod.ECOD copod.COPOD abod.ABOD auto_encoder.AutoEncoder', outlierDetector()),
  each('surprise', 'SVD SVDpp NMF KNNBasic KNNWithMeans KNNBaseline BaselineOnly SlopeOne CoClustering NormalPredictor', predictor('regression',
    { fitParameters: ['trainset'], applyMethods: ['test'] })),
  { 'surprise.model_selection.train_test_split': { is: 'split', form: 'parts', parameters: ['data', 'test_size', 'train_size', 'random_state',
    'shuffle'] } },
  { 'surprise.model_selection.cross_validate': { is: 'cross-validation', gives: 'score', parameters: ['algo', 'data', 'measures', 'cv'],
    data: 'data' } },
  each('tsfresh', 'extract_features', data('derive')),
  each('tsfresh', 'select_features', { is: 'fit-apply', learns: 'selection' }),
  { 'skmultilearn.model_selection.iterative_train_test_split': { is: 'split', form: 'each', parameters: [] } },
);

const spark = 'pyspark.ml.feature';
const pyspark: Readonly<Record<string, ApiEntry>> = join<ApiEntry>(
  each(spark, 'StandardScaler MinMaxScaler MaxAbsScaler RobustScaler', transformer('scale')),
  each(spark, 'Imputer', transformer('impute')),
  each(spark, 'QuantileDiscretizer', transformer('bins')),
  each(spark, 'PCA Word2Vec', transformer('projection')),
  each(spark, 'StringIndexer OneHotEncoder VectorIndexer OneHotEncoderEstimator', encoder('category-vocabulary')),
  each(spark, 'CountVectorizer IDF', transformer('text-vocabulary')),
  each(spark, 'ChiSqSelector UnivariateFeatureSelector', selector({ supervised: true })),
  each(spark, 'VectorAssembler Normalizer Binarizer Bucketizer HashingTF FeatureHasher Tokenizer RegexTokenizer StopWordsRemover NGram '
    + 'PolynomialExpansion SQLTransformer IndexToString VectorSlicer', transformer('nothing')),
  each('pyspark.ml.classification', 'LogisticRegression DecisionTreeClassifier RandomForestClassifier GBTClassifier LinearSVC NaiveBayes '
    + 'MultilayerPerceptronClassifier', predictor('classification')),
  each('pyspark.ml.regression', 'LinearRegression DecisionTreeRegressor RandomForestRegressor GBTRegressor GeneralizedLinearRegression',
    predictor('regression')),
  each('pyspark.ml.recommendation', 'ALS', predictor('regression')),
  each('pyspark.ml.clustering', 'KMeans BisectingKMeans GaussianMixture LDA', clusterer()),
  { 'pyspark.ml.Pipeline': { is: 'composite', form: 'make-pipeline', inner: 'stages' } },
  each('pyspark.ml.tuning', 'CrossValidator TrainValidationSplit', { is: 'composite', form: 'search', inner: 'estimator' }),
);

const polars: Readonly<Record<string, ApiEntry>> = join<ApiEntry>(
  each('polars', 'read_csv scan_csv read_parquet scan_parquet read_json read_ndjson read_excel read_ipc read_database', { is: 'load',
    gives: 'frame', parameters: ['source'] }),
  each('polars', 'DataFrame LazyFrame Series from_pandas from_dict from_dicts from_numpy from_arrow', data('keep')),
  each('polars', 'concat', data('concat', { of: -1 })),
  each('polars', 'col lit when all exclude date_range int_range', fresh),
);

const polarsMethods: Readonly<Record<string, DataEntry>> = join(
  each('', 'with_columns with_row_index with_row_count lazy collect alias fill_null fill_nan forward_fill cast over to_pandas to_dicts hstack '
    + 'rechunk replace_strict is_null is_not_null is_nan map_elements map_batches withColumn '
    + 'withColumnRenamed toPandas toDF persist unpersist', data('keep')),
  each('', 'group_by group_by_dynamic groupBy', data('group')),
  each('', 'rolling_mean rolling_sum rolling_std rolling_max rolling_min ewm_mean cum_sum cum_max cum_min cum_prod cum_count', data('keep',
    { looks: 'back' })),
  each('', 'drop_nulls drop_nans limit dropDuplicates', data('subset')),
  each('', 'vstack extend union unionAll unionByName', data('concat')),
  each('', 'n_unique null_count', data('reduce')),
  each('', 'unpivot', data('derive')),
  each('', 'orderBy', data('reorder')),
  { backward_fill: data('keep', { looks: 'ahead' }), to_dummies: data('keep', { learns: 'category-vocabulary' }) },
);

export const tabular: LibraryTable = {
  library: 'feature_engine', release: '1.9', read: '2026-11-20',
  entries: { ...featureEngine, ...others, ...pyspark, ...polars },
  methods: polarsMethods,
  splitMethods: { randomSplit: { is: 'split', form: 'parts', parameters: ['weights', 'seed'] }, random_split: { is: 'split', form: 'parts',
    parameters: ['frac', 'random_state'] }, split_frame: { is: 'split', form: 'parts', parameters: ['ratios', 'destination_frames', 'seed'] } },
  aliases: {
    'umap.umap_': 'umap', 'feature_engine.missing_data_imputers': 'feature_engine.imputation',
      'feature_engine.categorical_encoders': 'feature_engine.encoding', 'feature_engine.variable_transformers': 'feature_engine.transformation',
    'surprise.prediction_algorithms': 'surprise',
    // The same names and meanings on other hardware or in parallel.
    'modin.pandas': 'pandas', 'dask.dataframe': 'pandas', cudf: 'pandas', 'pyspark.pandas': 'pandas', 'databricks.koalas': 'pandas',
    cupy: 'numpy', 'jax.numpy': 'numpy', 'autograd.numpy': 'numpy', 'dask.array': 'numpy',
    sklearnex: 'sklearn', daal4py: 'sklearn', dask_ml: 'sklearn', cuml: 'sklearn',
    'cuml.LogisticRegression': 'sklearn.linear_model.LogisticRegression', 'cuml.LinearRegression': 'sklearn.linear_model.LinearRegression',
      'cuml.KMeans': 'sklearn.cluster.KMeans', 'cuml.PCA': 'sklearn.decomposition.PCA',
    'cuml.train_test_split': 'sklearn.model_selection.train_test_split',
      'cuml.preprocessing.train_test_split': 'sklearn.model_selection.train_test_split',
    'cuml.preprocessing.TargetEncoder': 'sklearn.preprocessing.TargetEncoder', 'cuml.UMAP': 'umap.UMAP', 'cuml.manifold.UMAP': 'umap.UMAP',
  },
  neverBare: ['read_csv', 'read_parquet', 'read_json', 'read_excel', 'DataFrame', 'Series', 'from_numpy', 'from_dict', 'LogisticRegression',
    'StandardScaler', 'Tokenizer', 'Imputer', 'date_range', 'int_range', 'create_study', 'select_features', 'extract_features', 'train_test_split',
    'standardize'],
};
