import { data, draws, each, join } from './make';
import type { ApiEntry, LibraryTable } from './vocabulary';

const bothSides = data('keep', { looks: 'both' });
const entries: Readonly<Record<string, ApiEntry>> = join<ApiEntry>(
  each('scipy.stats', 'zscore gzscore boxcox yeojohnson', { is: 'fit-apply', learns: 'scale' }),
  each('scipy.stats', 'rankdata percentileofscore', data('keep', { learns: 'statistic' })),
  each('scipy.stats.mstats', 'winsorize', { is: 'fit-apply', learns: 'statistic' }),
  each('scipy.stats', 'mode iqr skew kurtosis sem hmean gmean trim_mean tmean tstd variation moment describe entropy pearsonr spearmanr kendalltau '
    + 'pointbiserialr '
    + 'ttest_ind ttest_1samp ttest_rel chi2_contingency chisquare f_oneway kruskal mannwhitneyu wilcoxon ks_2samp kstest shapiro normaltest '
    + 'anderson levene bartlett '
    + 'linregress theilslopes median_abs_deviation scoreatpercentile boxcox_normmax gaussian_kde ecdf bootstrap probplot', data('reduce')),
  each('scipy.stats', 'norm uniform randint loguniform expon gamma beta lognorm poisson binom bernoulli reciprocal t chi2 f', data('fresh')),
  { 'scipy.stats.boxcox': { is: 'fit-apply', learns: 'scale', parameters: ['x', 'lmbda', 'alpha'] } },
  each('scipy.sparse', 'csr_matrix csc_matrix coo_matrix lil_matrix dok_matrix csr_array csc_array coo_array', data('keep')),
  each('scipy.sparse', 'hstack', data('beside', { of: -1 })),
  each('scipy.sparse', 'vstack', data('concat', { of: -1 })),
  each('scipy.sparse', 'issparse eye identity diags rand random', data('fresh')),
  each('scipy.sparse', 'load_npz', { is: 'load', gives: 'array', parameters: ['file'] }),
  each('scipy.sparse', 'save_npz', data('describe')),
  each('scipy.sparse.linalg', 'svds eigs eigsh norm', data('reduce')),
  // Two-sided filters: a value depends on later ones.
  each('scipy.signal', 'savgol_filter medfilt wiener detrend resample decimate hilbert cwt convolve fftconvolve correlate find_peaks spectrogram '
    + 'stft periodogram welch', bothSides),
  each('scipy.signal', 'filtfilt sosfiltfilt', data('keep', { looks: 'both', of: 2 })),
  { 'scipy.signal.sosfiltfilt': data('keep', { looks: 'both', of: 1 }), 'scipy.signal.sosfilt': data('keep', { looks: 'back', of: 1 }) },
  each('scipy.signal', 'lfilter', data('keep', { looks: 'back', of: 2 })),
  each('scipy.signal', 'butter cheby1 cheby2 ellip bessel firwin iirnotch get_window', data('fresh')),
  each('scipy.ndimage', 'gaussian_filter1d uniform_filter1d median_filter gaussian_filter uniform_filter maximum_filter minimum_filter convolve1d',
    bothSides),
  each('scipy.fft', 'fft ifft rfft irfft dct idct fft2 ifft2 fftn', data('keep', { looks: 'both', learns: 'statistic' })),
  each('scipy.fftpack', 'fft ifft rfft irfft dct idct', data('keep', { looks: 'both', learns: 'statistic' })),
  each('scipy.special', 'expit logit softmax boxcox boxcox1p inv_boxcox inv_boxcox1p gamma gammaln erf log_softmax', data('keep')),
  each('scipy.spatial.distance', 'cdist', data('keep')),
  each('scipy.spatial.distance', 'pdist squareform', data('derive')),
  each('scipy.spatial.distance', 'euclidean cosine cityblock mahalanobis hamming jaccard correlation minkowski', data('reduce')),
  each('scipy.cluster.hierarchy', 'linkage', data('reduce', { learns: 'clusters' })),
  each('scipy.cluster.hierarchy', 'fcluster cophenet', data('keep')),
  each('scipy.cluster.hierarchy', 'dendrogram', draws),
  each('scipy.interpolate', 'interp1d UnivariateSpline CubicSpline splrep griddata RegularGridInterpolator', data('reduce')),
  { 'scipy.optimize.curve_fit': data('reduce', { of: 1, learns: 'model', supervised: true, target: 'ydata', parameters: ['f', 'xdata', 'ydata',
    'p0', 'sigma'] }) },
  { 'scipy.io.loadmat': { is: 'load', gives: 'array', parameters: ['file_name'] }, 'scipy.io.arff.loadarff': { is: 'load', gives: 'array',
    parameters: ['f'] } },
);

export const scipy: LibraryTable = {
  library: 'scipy', release: '1.17', read: '2026-11-20', entries,
  aliases: { 'scipy.signal.signaltools': 'scipy.signal', 'scipy.ndimage.filters': 'scipy.ndimage', 'scipy.stats.stats': 'scipy.stats',
    'scipy.stats.mstats.zscore': 'scipy.stats.zscore' },
  neverBare: ['correlate', 'convolve'],
};
