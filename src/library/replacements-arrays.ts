import type { Replacement } from './replacement';
import { by, leftOut, to } from './replacement';

const renamedNumpy: Readonly<Record<string, string>> = {
  product: 'prod', cumproduct: 'cumprod', sometrue: 'any', alltrue: 'all', in1d: 'isin', row_stack: 'vstack', float_: 'float64', complex_: 'complex128', singlecomplex: 'complex64', cfloat: 'complex128',
  longfloat: 'longdouble', clongfloat: 'clongdouble', longcomplex: 'clongdouble', unicode_: 'str_', string_: 'bytes_', object0: 'object_', int0: 'intp', uint0: 'uintp', str0: 'str_', bytes0: 'bytes_',
  bool8: 'bool_', Inf: 'inf', Infinity: 'inf', infty: 'inf', NaN: 'nan', NAN: 'nan', mat: 'asmatrix', issubsctype: 'issubdtype', round_: 'round', trapz: 'trapezoid', maximum_sctype: 'dtype', msort: 'sort',
};

/** For NumPy. Sources: NumPy 1.24 and 2.0 release notes, NumPy 2.0 migration guide. */
const numpyReplacements: Readonly<Record<string, Replacement>> = {
  ...Object.fromEntries(Object.entries(renamedNumpy).map(([old, name]) => [`numpy.${old}`, to(name)])),
  'numpy.float': by('`float`, which it was'), 'numpy.int': by('`int`, which it was'), 'numpy.bool': by('`bool`, which it was'), 'numpy.object': by('`object`, which it was'), 'numpy.str': by('`str`, which it was'),
  'numpy.complex': by('`complex`, which it was'), 'numpy.long': by('`int`'), 'numpy.unicode': by('`str`'),
  'numpy.PINF': by('`np.inf`'), 'numpy.NINF': by('`-np.inf`'), 'numpy.NZERO': by('`-0.0`'), 'numpy.PZERO': by('`0.0`'),
  'numpy.asfarray': by('`np.asarray(x, dtype=float)`'), 'numpy.asscalar': by('`x.item()`'), 'numpy.find_common_type': by('`np.result_type` or `np.promote_types`'), 'numpy.obj2sctype': by('`np.dtype(x).type`'),
  'numpy.cast': by('`np.asarray(x, dtype=…)`'), 'numpy.source': by('`inspect.getsource`'), 'numpy.lookfor': by('a search in the documentation'), 'numpy.who': by('a debugger'), 'numpy.disp': by('`print`'),
  'numpy.safe_eval': by('`ast.literal_eval`'), 'numpy.byte_bounds': by('`np.lib.array_utils.byte_bounds`'), 'numpy.DataSource': by('`np.lib.npyio.DataSource`'), 'numpy.issubclass_': by('`issubclass`'), 'numpy.DTypePromotionError': by('`np.exceptions.DTypePromotionError`'), 'numpy.RankWarning': by('`np.exceptions.RankWarning`'), 'numpy.AxisError': by('`np.exceptions.AxisError`'), 'numpy.ComplexWarning': by('`np.exceptions.ComplexWarning`'),
  'numpy.VisibleDeprecationWarning': by('`np.exceptions.VisibleDeprecationWarning`'), 'numpy.distutils': by('`setuptools` or meson'), 'numpy.math': by('`math` of Python'), 'numpy.matlib': by('arrays of two axes'),
  'numpy.sctypes': by('the types themselves'), 'numpy.sctypeDict': by('`np.dtype`'), 'numpy.recfromcsv': by('`np.genfromtxt`'), 'numpy.recfromtxt': by('`np.genfromtxt`'), 'numpy.set_string_function': by('`np.set_printoptions`'),
};

const methods = (names: Readonly<Record<string, Replacement>>): Readonly<Record<string, Replacement>> =>
  Object.fromEntries(Object.entries(names).flatMap(([name, replacement]) => [[`pandas.DataFrame.${name}`, replacement], [`pandas.Series.${name}`, replacement]]));

/** For pandas. Sources: pandas 1.0, 2.0 and 3.0 release notes. */
const pandasReplacements: Readonly<Record<string, Replacement>> = {
  ...methods({
    append: by('`pd.concat([a, b])`, once, with a list of all parts'), iteritems: to('items'), applymap: to('map'), ix: by('`.loc` for labels, `.iloc` for positions'), mad: by('`(s - s.mean()).abs().mean()`'),
    backfill: to('bfill'), pad: to('ffill'), tshift: by('`shift(freq=…)`'), slice_shift: by('`shift`'), bool: to('item'), lookup: by('`df.to_numpy()[rows, df.columns.get_indexer(columns)]`'),
    first: by('`df.loc[:df.index[0] + offset]`'), last: by('`df.loc[df.index[-1] - offset:]`'), swapaxes: by('`transpose`'), get_value: by('`.at`'), set_value: by('`.at`'), as_matrix: to('to_numpy'),
    'fillna(method)': by('`ffill()` or `bfill()`'), 'groupby(axis)': by('`df.T.groupby(…)`'), 'count(level)': by('`groupby(level=…).count()`'), 'set_axis(inplace)': by('the assignment of the result'),
    'resample(base)': by('`origin` or `offset`'), 'resample(loffset)': by('a shift of the index behind it'), 'replace(method)': by('`ffill` or `bfill` behind it'), view: by('`astype`'), ravel: by('`to_numpy()`'),
  }),
  'pandas.value_counts': by('`pd.Series(x).value_counts()`'), 'pandas.Panel': by('a table with a MultiIndex, or xarray'), 'pandas.datetime': by('`datetime` of Python'), 'pandas.np': by('an import of NumPy itself'),
  'pandas.rolling_mean': by('`s.rolling(n).mean()`'), 'pandas.scatter_matrix': by('`pd.plotting.scatter_matrix`'), 'pandas.tools.plotting': by('`pandas.plotting`'), 'pandas.io.json.json_normalize': by('`pd.json_normalize`'),
  'pandas.read_csv(error_bad_lines)': by('`on_bad_lines="skip"`'), 'pandas.read_csv(warn_bad_lines)': by('`on_bad_lines="warn"`'), 'pandas.read_csv(squeeze)': by('`.squeeze("columns")` behind it'),
  'pandas.read_csv(date_parser)': by('`date_format`'), 'pandas.read_csv(delim_whitespace)': by('`sep="\\s+"`'), 'pandas.read_csv(infer_datetime_format)': by('`date_format`, or nothing: it is what pandas does now'),
  'pandas.to_datetime(infer_datetime_format)': leftOut(': it is what pandas does now'), 'pandas.read_csv(prefix)': by('a rename of the columns'), 'pandas.factorize(na_sentinel)': by('`use_na_sentinel`'),
};

export const arrayReplacements: Readonly<Record<string, Replacement>> = { ...numpyReplacements, ...pandasReplacements };

const lost = (release: string, names: string): Readonly<Record<string, string>> => Object.fromEntries(names.trim().split(/\s+/).map((name) => [name, release]));
const numpy = (release: string, names: string): Readonly<Record<string, string>> => lost(release, names.trim().split(/\s+/).map((name) => `numpy.${name}`).join(' '));

/** Names that are made as a module is imported, which reading it as text does not show. */
export const arrayRemovals: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  numpy: {
    // `np.bool` and `np.long` came back in NumPy 2 with another meaning: they are told of by no release alone.
    ...numpy('1.24', 'float int object str complex unicode typeDict'),
    ...numpy('1.23', 'asscalar'),
    ...numpy('2.0', `product cumproduct sometrue alltrue float_ complex_ singlecomplex cfloat longfloat clongfloat longcomplex unicode_ string_ object0 int0 uint0 str0 bytes0 bool8 Inf Infinity infty NaN NAN PINF
      NINF NZERO PZERO mat issubsctype round_ asfarray find_common_type obj2sctype cast source lookfor who disp safe_eval byte_bounds maximum_sctype sctypes sctypeDict sctype2char issctype recfromcsv recfromtxt
      set_string_function set_numeric_ops deprecate deprecate_with_doc add_docstring add_newdoc add_newdoc_ufunc compare_chararrays geterrobj seterrobj nbytes fastCopyAndTranspose DataSource get_array_wrap issubclass_ DTypePromotionError RankWarning`),
  },
  pandas: {
    ...lost('1.0', `pandas.DataFrame.ix pandas.Series.ix pandas.Panel pandas.DataFrame.get_value pandas.DataFrame.set_value pandas.DataFrame.as_matrix pandas.Series.as_matrix pandas.rolling_mean pandas.scatter_matrix
      pandas.tools.plotting`),
    ...lost('2.0', 'pandas.datetime pandas.np pandas.io.json.json_normalize'),
  },
};
