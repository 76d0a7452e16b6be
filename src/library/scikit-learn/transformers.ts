import { clusterer, each, encoder, join, outlierDetector, selector, transformer, vectoriser } from '../make';
import type { EstimatorEntry } from '../vocabulary';

const preprocessing = 'sklearn.preprocessing';

/** What the transformers of scikit-learn learn (user guide, §6 "Dataset transformations", and the `fit` of each class). */
export const transformers: Readonly<Record<string, EstimatorEntry>> = join(
  each(preprocessing, 'StandardScaler MinMaxScaler MaxAbsScaler RobustScaler PowerTransformer QuantileTransformer', transformer('scale')),
  // Each row by itself, whatever `fit` was given.
  each(preprocessing, 'Normalizer Binarizer FunctionTransformer PolynomialFeatures', transformer('nothing')),
  {
    [`${preprocessing}.KBinsDiscretizer`]: transformer('bins'),
    [`${preprocessing}.SplineTransformer`]: transformer('bins', { fixedBy: ['knots'] }),
    [`${preprocessing}.KernelCenterer`]: transformer('statistic'),
    [`${preprocessing}.OneHotEncoder`]: encoder('category-vocabulary', { fixedBy: ['categories'] }),
    [`${preprocessing}.OrdinalEncoder`]: encoder('category-vocabulary', { fixedBy: ['categories'] }),
    [`${preprocessing}.LabelEncoder`]: encoder('category-vocabulary', { forTarget: true }),
    [`${preprocessing}.LabelBinarizer`]: encoder('category-vocabulary', { forTarget: true }),
    [`${preprocessing}.MultiLabelBinarizer`]: encoder('category-vocabulary', { forTarget: true, fixedBy: ['classes'] }),
    [`${preprocessing}.TargetEncoder`]: encoder('target-statistics', { supervised: true }),
    'sklearn.impute.SimpleImputer': transformer('impute', { nothingWith: { parameter: 'strategy', values: ['constant'] } }),
    'sklearn.impute.KNNImputer': transformer('impute'),
    'sklearn.impute.IterativeImputer': transformer('impute'),
    // Which columns had gaps while fitting decides which columns come out.
    'sklearn.impute.MissingIndicator': transformer('selection', { nothingWith: { parameter: 'features', values: ['all'] } }),
    'sklearn.feature_extraction.DictVectorizer': vectoriser('category-vocabulary'),
    'sklearn.feature_extraction.FeatureHasher': vectoriser('nothing'),
    'sklearn.feature_extraction.text.HashingVectorizer': vectoriser('nothing'),
    'sklearn.feature_extraction.text.CountVectorizer': vectoriser('text-vocabulary', { fixedBy: ['vocabulary'] }),
    // A vocabulary of one's own fixes the words, not their document frequencies.
    'sklearn.feature_extraction.text.TfidfVectorizer': vectoriser('text-vocabulary'),
    'sklearn.feature_extraction.text.TfidfTransformer': vectoriser('text-vocabulary', { nothingWith: { parameter: 'use_idf', values: [false] } }),
    'sklearn.feature_extraction.image.PatchExtractor': transformer('nothing'),
    'sklearn.feature_selection.VarianceThreshold': selector({ nothingWith: { parameter: 'threshold', values: [0], byDefault: true } }),
    'sklearn.neighbors.NeighborhoodComponentsAnalysis': transformer('projection', { supervised: true }),
    'sklearn.cross_decomposition.PLSSVD': transformer('projection', { supervised: true }),
    // The dictionary is given to the constructor.
    'sklearn.decomposition.SparseCoder': transformer('nothing'),
    'sklearn.ensemble.RandomTreesEmbedding': transformer('projection'),
    'sklearn.neural_network.BernoulliRBM': transformer('projection'),
    'sklearn.kernel_approximation.Nystroem': transformer('projection'),
    'sklearn.cluster.FeatureAgglomeration': transformer('projection'),
    'sklearn.neighbors.NearestNeighbors': transformer('statistic', { applyMethods: ['kneighbors', 'radius_neighbors', 'kneighbors_graph',
      'radius_neighbors_graph'] }),
    'sklearn.neighbors.KernelDensity': outlierDetector({ applyMethods: ['score_samples'] }),
  },
  each('sklearn.feature_selection', 'SelectKBest SelectPercentile SelectFpr SelectFdr SelectFwe GenericUnivariateSelect',
    selector({ supervised: true })),
  each('sklearn.decomposition',
    'PCA IncrementalPCA KernelPCA SparsePCA MiniBatchSparsePCA TruncatedSVD NMF MiniBatchNMF FastICA FactorAnalysis DictionaryLearning '
    + 'MiniBatchDictionaryLearning LatentDirichletAllocation', transformer('projection')),
  each('sklearn.manifold', 'TSNE MDS ClassicalMDS Isomap LocallyLinearEmbedding SpectralEmbedding', transformer('projection')),
  each('sklearn.neighbors', 'KNeighborsTransformer RadiusNeighborsTransformer', transformer('projection')),
  // Drawn at random from the number of columns alone.
  each('sklearn.random_projection', 'GaussianRandomProjection SparseRandomProjection', transformer('nothing')),
  each('sklearn.kernel_approximation', 'RBFSampler AdditiveChi2Sampler SkewedChi2Sampler PolynomialCountSketch', transformer('nothing')),
  each('sklearn.covariance', 'EmpiricalCovariance GraphicalLasso GraphicalLassoCV LedoitWolf MinCovDet OAS ShrunkCovariance',
    transformer('statistic', { applyMethods: ['mahalanobis', 'error_norm'] })),
  each('sklearn.cluster',
    'AffinityPropagation AgglomerativeClustering Birch BisectingKMeans DBSCAN HDBSCAN KMeans MeanShift MiniBatchKMeans OPTICS SpectralBiclustering '
    + 'SpectralClustering SpectralCoclustering', clusterer()),
  each('sklearn.mixture', 'GaussianMixture BayesianGaussianMixture', clusterer()),
);
