import type { Facts } from './facts';
import { methodsWithParameters, withParameters } from './facts';
import { data, each, join } from './make';
import type { ApiEntry, DataEntry, LibraryTable } from './vocabulary';
import json from './data/numpy.json';

const facts: Facts = json;
const keep = data('keep');
const reduce = data('reduce');

/** Element by element, or the shape alone. */
const elementwise = 'abs absolute acos acosh add angle arccos arccosh arcsin arcsinh arctan arctan2 arctanh around array asanyarray asarray '
  + 'asarray_chkfinite ascontiguousarray asfortranarray asin asinh asmatrix astype atan atan2 atanh atleast_1d atleast_2d atleast_3d bitwise_and '
  + 'bitwise_invert '
  + 'bitwise_not bitwise_or bitwise_xor broadcast_to cbrt ceil clip conj conjugate copy copysign cos cosh deg2rad degrees diag digitize divide '
  + 'divmod dot '
  + 'equal exp exp2 expand_dims expm1 fabs fix float_power floor floor_divide fmax fmin fmod greater greater_equal heaviside hypot '
  + 'imag inner invert isclose '
  + 'isfinite isin isinf isnan isnat isreal ldexp less less_equal log log10 log1p log2 logaddexp logical_and logical_not logical_or '
  + 'logical_xor matmul '
  + 'argsort argpartition lexsort matrix_transpose maximum minimum mod moveaxis multiply nan_to_num negative not_equal outer polyval '
  + 'positive pow power rad2deg radians ravel real '
  + 'reciprocal remainder reshape rint rollaxis rot90 round sign signbit sin sinc sinh sqrt square squeeze subtract swapaxes tan tanh tensordot '
  + 'transpose '
  + 'tril triu true_divide trunc unwrap vander vecdot where piecewise interp matrix einsum isneginf isposinf float32 float64 int32 int64 int8 '
  + 'uint8 vectorize ravel_multi_index '
  + 'i0 packbits unpackbits searchsorted in1d fliplr permute_dims take_along_axis apply_along_axis apply_over_axes choose cross diagonal '
  + 'iscomplex left_shift right_shift bitwise_left_shift '
  + 'bitwise_right_shift logaddexp2 matvec vecmat modf frexp gcd lcm nextafter real_if_close require spacing broadcast_arrays bmat '
  + 'unravel_index datetime_as_string';

/** Folded over rows (over everything without `axis`). */
const reductions = 'allclose amax amin argmax argmin array_equal array_equiv average bincount corrcoef count_nonzero cov '
  + 'histogram histogram2d histogram_bin_edges histogramdd max mean median min nanargmax nanargmin nanmax nanmean nanmedian nanmin nanpercentile '
  + 'nanprod nanquantile nanstd nansum nanvar percentile polyfit prod ptp quantile std sum trace trapezoid trapz vdot unique_counts '
  + 'unique_inverse var';

const fresh = 'arange empty eye full identity indices linspace logspace geomspace meshgrid mgrid ones zeros tri hamming hanning bartlett blackman '
  + 'kaiser '
  + 'diag_indices tril_indices triu_indices ix_ iinfo finfo seterr errstate set_printoptions get_printoptions printoptions isscalar '
  + 'random.default_rng '
  + 'random.rand random.randn random.randint random.random random.random_sample random.ranf random.uniform random.normal random.standard_normal '
  + 'random.binomial '
  + 'random.poisson random.exponential random.beta random.gamma random.multivariate_normal random.lognormal random.laplace random.geometric '
  + 'random.dirichlet '
  + 'random.multinomial random.triangular random.chisquare random.f random.gumbel random.hypergeometric random.logistic random.logseries '
  + 'random.negative_binomial '
  + 'random.noncentral_chisquare random.noncentral_f random.pareto random.power random.random_integers random.rayleigh random.sample '
  + 'random.standard_cauchy '
  + 'random.standard_exponential random.standard_gamma random.standard_t random.vonmises random.wald random.weibull random.zipf random.get_state '
  + 'random.set_state random.bytes random.RandomState random.Generator random.SeedSequence';

const functions: Readonly<Record<string, ApiEntry>> = join<ApiEntry>(
  each('numpy', elementwise, keep),
  each('numpy', reductions, reduce),
  each('numpy', fresh, data('fresh')),
  each('numpy', 'shape size ndim info array_repr array_str array2string empty_like full_like ones_like zeros_like may_share_memory shares_memory '
    + 'result_type can_cast issubdtype dtype save savetxt savez savez_compressed', data('describe')),
  each('numpy', 'concatenate concat vstack row_stack', data('concat', { of: -1 })),
  each('numpy', 'hstack column_stack dstack stack block c_', data('beside', { of: -1 })),
  each('numpy', 'r_', data('concat', { of: -1 })),
  each('numpy', 'compress extract delete take trim_zeros partition setdiff1d intersect1d argwhere flatnonzero nonzero', data('subset')),
  each('numpy', 'flip flipud sort sort_complex', data('reorder')),
  each('numpy', 'repeat tile resize', data('duplicate')),
  each('numpy', 'insert pad kron diagflat union1d setxor1d', data('derive')),
  each('numpy', 'all any', data('reduce', { learns: 'nothing' })),
  each('numpy', 'unique unique_all unique_values', data('keep', { learns: 'category-vocabulary' })),
  each('numpy', 'cumsum cumprod cumulative_sum cumulative_prod nancumsum nancumprod ediff1d diff', data('keep', { looks: 'back' })),
  each('numpy', 'gradient convolve correlate', data('keep', { looks: 'both' })),
  each('numpy', 'load loadtxt genfromtxt fromfile fromstring frombuffer fromregex memmap', { is: 'load', gives: 'array' }),
  each('numpy', 'split array_split vsplit', { is: 'split', form: 'parts', ordered: true }),
  each('numpy', 'hsplit dsplit', keep),
  each('numpy.linalg', 'norm cond det matrix_rank eig eigh eigvals eigvalsh svd svdvals qr lstsq pinv inv cholesky slogdet solve matrix_norm '
    + 'vector_norm', reduce),
  each('numpy.linalg', 'matmul multi_dot matrix_power outer cross tensordot', keep),
  // A transform over time or space: every value depends on all rows.
  each('numpy.fft', 'fft fft2 fftn ifft ifft2 ifftn rfft rfft2 rfftn irfft irfft2 irfftn fftshift ifftshift hfft ihfft', data('keep',
    { learns: 'statistic', looks: 'both' })),
  each('numpy.fft', 'fftfreq rfftfreq', data('fresh')),
  {
    'numpy.append': data('concat', { parameters: ['arr', 'values', 'axis'] }),
    'numpy.select': data('keep', { of: -1, parameters: ['condlist', 'choicelist', 'default'] }),
    'numpy.roll': data('keep', { looks: 'sign', parameters: ['a', 'shift', 'axis'] }),
    'numpy.random.seed': { is: 'seed', generator: 'numpy' },
    'numpy.random.permutation': data('reorder'),
    'numpy.random.shuffle': data('reorder', { mutates: 'always' }),
    'numpy.random.choice': data('sample', { parameters: ['a', 'size', 'replace', 'p'] }),
    'numpy.lib.stride_tricks.sliding_window_view': data('derive'),
    'numpy.lib.stride_tricks.as_strided': data('derive'),
  },
);

/** Methods of arrays that frames do not have, or name alike and mean alike; those of frames stand in the table of pandas. */
const methods: Readonly<Record<string, DataEntry>> = join(
  each('', 'flatten ravel reshape swapaxes conj conjugate byteswap real imag flat diagonal base getfield fill_diagonal mT to_device', keep),
  each('', 'ptp trace', reduce),
  each('', 'argpartition', keep),
  { nonzero: data('subset') },
  each('', 'strides tofile tobytes dump dumps ctypes data setflags device', data('describe')),
  { fill: data('keep', { mutates: 'always' }), put: data('keep', { mutates: 'always' }), resize: data('keep') },
);

export const numpy: LibraryTable = {
  library: facts.library,
  release: facts.release,
  read: facts.read,
  entries: withParameters(functions, facts),
  methods: methodsWithParameters(methods, facts),
  aliases: { 'numpy.core': 'numpy', 'numpy.lib.npyio': 'numpy', 'numpy.product': 'numpy.prod', 'numpy.cumproduct': 'numpy.cumprod',
    'numpy.alltrue': 'numpy.all', 'numpy.sometrue': 'numpy.any' },
};
