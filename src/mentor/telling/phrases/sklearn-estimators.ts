import type { NounTable } from '../phrase';
import { nouns } from '../phrase';

const rescales = 'rescales each column with them';

/** scikit-learn's estimators in a junior's words (user guide of 1.7). */
export const sklearnEstimators: NounTable = {
  ...nouns('sklearn.preprocessing', 'fit', [
    ['StandardScaler', 'a scaler', 'brings each column to mean 0 and spread 1', 'the mean and the spread of each column', rescales],
    ['MinMaxScaler', 'a scaler', 'brings each column into the range from 0 to 1', 'the smallest and the largest value of each column', rescales],
    ['MaxAbsScaler', 'a scaler', 'divides each column by its largest absolute value', 'the largest absolute value of each column', rescales],
    ['RobustScaler', 'a scaler', 'scales by median and quartiles, so that outliers weigh little', 'the median and the quartiles of each column', rescales],
    ['Normalizer', 'a normaliser', 'brings each row to length 1; it works row by row and learns nothing from other rows', 'nothing', 'divides each row by its own length'],
    ['OneHotEncoder', 'a one-hot encoder', 'turns each category into a column of 0 and 1', 'the list of categories of each column', 'writes each category as columns of 0 and 1'],
    ['OrdinalEncoder', 'an ordinal encoder', 'gives each category a number', 'the list of categories of each column', 'replaces each category by its number'],
    ['LabelEncoder', 'a label encoder', 'gives each class of the target a number; it is meant for the target, not for features', 'the list of classes', 'replaces each class by its number'],
    ['LabelBinarizer MultiLabelBinarizer', 'a label binariser', 'turns each class into a column of 0 and 1', 'the list of classes', 'writes each class as columns of 0 and 1'],
    ['TargetEncoder', 'a target encoder', 'replaces a category by the mean of the target in it', 'the mean of the target per category', 'replaces each category by that mean'],
    ['PolynomialFeatures', 'a feature maker', 'adds products and powers of the columns', 'nothing but the number of columns', 'adds products and powers of the columns'],
    ['KBinsDiscretizer', 'a binner', 'cuts each column into bins', 'the edges of the bins', 'replaces each value by its bin'],
    ['PowerTransformer QuantileTransformer', 'a transformer', 'bends each column until it looks more like a bell curve or is even', 'the shape of each column', 'bends each column accordingly'],
    ['FunctionTransformer', 'a step made of a function', 'applies a function of one\'s own; it learns nothing', 'nothing', 'applies the function'],
    ['Binarizer', 'a binariser', 'turns numbers into 0 and 1 at a threshold', 'nothing', 'turns numbers into 0 and 1'],
  ], ['fit-order']),
  ...nouns('sklearn.impute', 'fit', [
    ['SimpleImputer', 'an imputer', 'fills gaps in each column with one value, such as the mean or the median', 'the value to fill in for each column', 'fills the gaps'],
    ['KNNImputer', 'an imputer', 'fills a gap from the most similar rows', 'the training rows themselves', 'fills the gaps from similar rows'],
    ['IterativeImputer', 'an imputer', 'predicts each gap from the other columns', 'a small model per column', 'fills the gaps with predictions'],
  ], ['fit-order']),
  ...nouns('sklearn.decomposition', 'fit', [
    ['PCA IncrementalPCA KernelPCA', 'a PCA', 'finds a few directions that hold most of the variation', 'the directions of largest variation', 'describes each row by its place along these directions'],
    ['TruncatedSVD', 'a truncated SVD', 'reduces a wide, sparse table to a few columns', 'the main directions', 'describes each row by its place along them'],
    ['NMF LatentDirichletAllocation', 'a topic model', 'describes each row as a mix of a few topics', 'the topics', 'gives each row\'s mix of topics'],
    ['FastICA', 'an ICA', 'unmixes independent sources', 'the directions of the sources', 'describes each row by them'],
  ], ['fit-order']),
  ...nouns('sklearn.feature_selection', 'fit', [
    ['SelectKBest SelectPercentile', 'a feature selector', 'keeps the columns that go best with the target', 'which columns go best with the target', 'keeps those columns'],
    ['VarianceThreshold', 'a feature selector', 'drops columns that hardly vary', 'the variance of each column', 'drops columns that hardly vary'],
    ['RFE RFECV SelectFromModel SequentialFeatureSelector', 'a feature selector', 'keeps the columns that a model finds useful', 'which columns a model finds useful', 'keeps those columns'],
  ], ['fit-order', 'selection-size']),
  ...nouns('sklearn.feature_extraction.text', 'fit', [
    ['TfidfVectorizer TfidfTransformer', 'a tf-idf vectoriser', 'turns texts into weights of words; rare words weigh more', 'the vocabulary and how common each word is', 'turns each text into weights of these words'],
    ['CountVectorizer', 'a bag-of-words vectoriser', 'counts the words of each text', 'the vocabulary', 'counts these words in each text'],
    ['HashingVectorizer', 'a hashing vectoriser', 'turns texts into counts by hashing words; it learns nothing', 'nothing', 'turns texts into counts'],
  ], ['fit-order']),
  ...nouns('sklearn.feature_extraction', 'fit', [
    ['DictVectorizer', 'a dictionary vectoriser', 'turns dictionaries into rows: numbers stay, categories become columns of 0 and 1', 'the names of the columns', 'turns each dictionary into a row'],
  ], ['fit-order']),
  ...nouns('sklearn.linear_model', 'define', [
    ['LinearRegression', 'a linear regression', 'predicts a number as a weighted sum of the columns'],
    ['LogisticRegression LogisticRegressionCV', 'a logistic regression', 'predicts a class from a weighted sum of the columns'],
    ['Ridge RidgeCV RidgeClassifier BayesianRidge', 'a ridge model', 'is a linear model that keeps its weights small'],
    ['Lasso LassoCV LassoLars', 'a lasso regression', 'is a linear model that sets weak weights to zero'],
    ['ElasticNet ElasticNetCV', 'an elastic net', 'is a linear model between ridge and lasso'],
    ['SGDClassifier SGDRegressor', 'a linear model', 'learns its weights in small steps, row by row'],
    ['Perceptron PassiveAggressiveClassifier', 'a linear classifier', 'corrects its weights on each mistake'],
    ['PoissonRegressor GammaRegressor TweedieRegressor HuberRegressor QuantileRegressor', 'a linear model', 'predicts a number with a loss chosen for its distribution'],
  ], ['model-fit']),
  ...nouns('sklearn.svm', 'define', [
    ['SVC LinearSVC NuSVC', 'a support vector classifier', 'looks for the widest border between the classes; it needs scaled columns'],
    ['SVR LinearSVR NuSVR', 'a support vector regression', 'predicts a number within a tolerance; it needs scaled columns'],
    ['OneClassSVM', 'a one-class SVM', 'draws a border around what is normal'],
  ], ['model-fit', 'needs-scaling']),
  ...nouns('sklearn.tree', 'define', [
    ['DecisionTreeClassifier DecisionTreeRegressor ExtraTreeClassifier', 'a decision tree', 'asks one question about one column after the other; it needs no scaling'],
  ], ['model-fit', 'tree-depth']),
  ...nouns('sklearn.ensemble', 'define', [
    ['RandomForestClassifier RandomForestRegressor', 'a random forest', 'grows many trees on random samples of the rows and lets them vote; it needs no scaling'],
    ['ExtraTreesClassifier ExtraTreesRegressor', 'a forest of very random trees', 'grows many trees with random cuts and lets them vote'],
    ['GradientBoostingClassifier GradientBoostingRegressor HistGradientBoostingClassifier HistGradientBoostingRegressor', 'a gradient boosting model', 'adds small trees, each of which corrects what is still wrong'],
    ['AdaBoostClassifier AdaBoostRegressor', 'an AdaBoost model', 'adds weak models that look harder at the rows got wrong so far'],
    ['BaggingClassifier BaggingRegressor', 'a bagged model', 'trains many copies of a model on random samples and averages them'],
    ['VotingClassifier VotingRegressor', 'a voting ensemble', 'lets several models vote'],
    ['StackingClassifier StackingRegressor', 'a stacked ensemble', 'trains a last model on what the first ones predict'],
    ['IsolationForest', 'an isolation forest', 'calls those rows outliers that random cuts separate quickly'],
  ], ['model-fit']),
  ...nouns('sklearn.neighbors', 'define', [
    ['KNeighborsClassifier KNeighborsRegressor RadiusNeighborsClassifier', 'a nearest-neighbour model', 'answers with what the most similar training rows have; it needs scaled columns'],
    ['NearestNeighbors', 'a neighbour search', 'finds the most similar rows'],
    ['LocalOutlierFactor', 'an outlier detector', 'compares how densely a row lies with its neighbours'],
  ], ['model-fit', 'needs-scaling']),
  ...nouns('sklearn.naive_bayes', 'define', [
    ['GaussianNB MultinomialNB BernoulliNB ComplementNB CategoricalNB', 'a naive Bayes classifier', 'counts how often each value goes with each class, as if columns were independent'],
  ], ['model-fit']),
  ...nouns('sklearn.neural_network', 'define', [
    ['MLPClassifier MLPRegressor', 'a small neural network', 'is made of fully connected layers; it needs scaled columns'],
  ], ['model-fit', 'needs-scaling']),
  ...nouns('sklearn.gaussian_process', 'define', [['GaussianProcessRegressor GaussianProcessClassifier', 'a Gaussian process', 'predicts with an uncertainty; it is slow on many rows']], ['model-fit']),
  ...nouns('sklearn.discriminant_analysis', 'define', [
    ['LinearDiscriminantAnalysis QuadraticDiscriminantAnalysis', 'a discriminant analysis', 'models each class as a bell curve'],
  ], ['model-fit']),
  ...nouns('sklearn.dummy', 'define', [['DummyClassifier DummyRegressor', 'a baseline', 'guesses without looking at the features: any real model must beat it']]),
  ...nouns('sklearn.cluster', 'define', [
    ['KMeans MiniBatchKMeans', 'a k-means clustering', 'puts each row to the nearest of k centres', 'the centres of the clusters', 'gives each row\'s distance to the centres'],
    ['DBSCAN HDBSCAN OPTICS', 'a density clustering', 'calls dense regions clusters and the rest noise'],
    ['AgglomerativeClustering SpectralClustering MeanShift Birch', 'a clustering', 'puts similar rows into one group'],
  ], ['needs-scaling']),
  ...nouns('sklearn.mixture', 'define', [['GaussianMixture BayesianGaussianMixture', 'a Gaussian mixture', 'describes the rows as a mix of bell curves']]),
  ...nouns('sklearn.manifold', 'fit', [['TSNE MDS Isomap', 'a map to two dimensions', 'places similar rows near each other, for a picture; distances between groups mean little']]),
  ...nouns('sklearn.calibration', 'define', [['CalibratedClassifierCV', 'a calibrated classifier', 'bends the predicted probabilities until they fit what is seen']], ['calibration']),
  ...nouns('sklearn.model_selection', 'split', [
    ['KFold RepeatedKFold', 'a k-fold splitter', 'cuts the rows into k parts; each part is the test part once'],
    ['StratifiedKFold RepeatedStratifiedKFold', 'a stratified k-fold splitter', 'cuts the rows into k parts with the same share of each class'],
    ['GroupKFold StratifiedGroupKFold LeaveOneGroupOut GroupShuffleSplit', 'a group splitter', 'keeps all rows of one group on the same side'],
    ['TimeSeriesSplit', 'a time-series splitter', 'always trains on the past and tests on what comes next'],
    ['ShuffleSplit StratifiedShuffleSplit', 'a random splitter', 'draws a new random train and test part each time'],
    ['LeaveOneOut LeavePOut', 'a leave-one-out splitter', 'tests on one row at a time and trains on all others'],
  ], ['folds-inside']),
  ...nouns('sklearn.model_selection', 'tune', [
    ['GridSearchCV', 'a grid search', 'tries every combination of settings by cross-validation and keeps the best'],
    ['RandomizedSearchCV HalvingGridSearchCV HalvingRandomSearchCV', 'a search over settings', 'tries some combinations of settings by cross-validation and keeps the best'],
  ], ['tuning'], ['estimator']),
};

/** Estimators made of parts: their parts are told one by one. */
export const sklearnComposites: NounTable = {
  'sklearn.pipeline.Pipeline': { noun: 'a pipeline', about: 'runs its steps one after the other and is fitted as one', role: 'define', parts: 'steps', watch: ['pipeline'], parameters: ['steps'] },
  'sklearn.pipeline.make_pipeline': { noun: 'a pipeline', about: 'runs its steps one after the other and is fitted as one', role: 'define', parts: '*', watch: ['pipeline'] },
  'sklearn.pipeline.FeatureUnion': { noun: 'a feature union', about: 'puts the columns of its parts side by side', role: 'define', parts: 'transformer_list', parameters: ['transformer_list'] },
  'sklearn.compose.ColumnTransformer': {
    noun: 'a column transformer', about: 'treats each group of columns in its own way', role: 'define', parts: 'transformers', watch: ['columns'], parameters: ['transformers'],
  },
  'sklearn.compose.make_column_transformer': { noun: 'a column transformer', about: 'treats each group of columns in its own way', role: 'define', parts: '*', watch: ['columns'] },
  'sklearn.compose.TransformedTargetRegressor': { noun: 'a regression on a transformed target', about: 'transforms the target for training and turns predictions back', role: 'define' },
  'imblearn.pipeline.Pipeline': { noun: 'a pipeline', about: 'runs its steps in order and resamples while fitting only', role: 'define', parts: 'steps', watch: ['pipeline'], parameters: ['steps'] },
  'imblearn.pipeline.make_pipeline': { noun: 'a pipeline', about: 'runs its steps in order and resamples while fitting only', role: 'define', parts: '*', watch: ['pipeline'] },
  ...nouns('imblearn.over_sampling', 'feature', [
    ['SMOTE ADASYN BorderlineSMOTE SVMSMOTE SMOTENC', 'an over-sampler', 'makes up new rows of the rare class between existing ones'],
    ['RandomOverSampler', 'an over-sampler', 'repeats rows of the rare class'],
  ], ['resampling']),
  ...nouns('imblearn.under_sampling', 'feature', [['RandomUnderSampler TomekLinks NearMiss EditedNearestNeighbours', 'an under-sampler', 'leaves out rows of the common class']], ['resampling']),
  ...nouns('imblearn.combine', 'feature', [['SMOTEENN SMOTETomek', 'a resampler', 'makes up rare rows and removes doubtful ones']], ['resampling']),
  ...nouns('category_encoders', 'fit', [
    ['TargetEncoder MEstimateEncoder JamesSteinEncoder LeaveOneOutEncoder CatBoostEncoder WOEEncoder', 'a target encoder', 'replaces a category by what the target is like in it', 'the target\'s mean per category', 'replaces each category by it'],
    ['OneHotEncoder BinaryEncoder OrdinalEncoder CountEncoder HashingEncoder', 'a category encoder', 'turns categories into numbers', 'the list of categories', 'turns categories into numbers'],
  ], ['fit-order', 'target-encoding']),
};
