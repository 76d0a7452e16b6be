import { data, each, join } from '../make';
import type { DataEntry } from '../vocabulary';

const keep = data('keep');
const inplace = data('keep', { mutates: 'inplace' });

/** What methods of DataFrame, Series, GroupBy and windows do to rows (pandas API reference; checked on small frames). */
export const pandasMethods: Readonly<Record<string, DataEntry>> = join(
  // Row by row, or only names, types and order of columns.
  each('', 'abs add add_prefix add_suffix align array as_matrix assign astype at attrs combine_first convert_dtypes copy droplevel eq '
    + 'get iat iloc infer_objects insert isetitem isin isna isnull keys le loc ix lt ge gt ne mask mod mul multiply div divide divmod floordiv '
    + 'notna notnull pow radd rdiv rmul rsub rtruediv rfloordiv rmod rpow round select_dtypes set_axis set_flags squeeze sub subtract swaplevel '
    + 'reorder_levels to_dict to_frame to_list to_numpy to_records to_string tolist transpose T truediv values view where between case_when clip '
    + 'to_xarray to_period to_timestamp tz_convert tz_localize item compare searchsorted dot argsort index sparse str dt cat struct get_values '
    + 'toarray todense tocsr tocsc tocoo A A1 items iteritems itertuples iterrows set_geometry rename_categories add_categories remove_categories '
    + 'set_categories '
    + 'as_ordered as_unordered', keep),
  each('', 'drop rename rename_axis reset_index set_index eval', inplace),
  each('', 'replace', data('keep', { mutates: 'inplace', parameters: ['to_replace', 'value', 'inplace', 'limit', 'regex', 'method'] })),
  // `s.str.…` and `s.dt.…`: element by element.
  each('', 'capitalize casefold center contains endswith extract extractall find findall fullmatch isalnum isalpha isdigit islower isnumeric '
    + 'isspace istitle isupper '
    + 'ljust lower lstrip match normalize pad partition removeprefix removesuffix rfind rjust rpartition rsplit rstrip slice slice_replace split '
    + 'startswith strip '
    + 'swapcase title translate upper wrap zfill len decode encode', keep),
  each('', 'year month day hour minute second microsecond nanosecond date time dayofweek day_of_week weekday dayofyear day_of_year quarter week '
    + 'weekofyear '
    + 'isocalendar is_month_start is_month_end is_quarter_start is_quarter_end is_year_start is_year_end is_leap_year days_in_month daysinmonth '
    + 'day_name month_name '
    + 'floor ceil total_seconds days seconds strftime to_pydatetime', keep),
  {
    // Filling with a constant keeps; what the constant itself was computed from is the value's own influence.
    fillna: data('keep', { mutates: 'inplace', parameters: ['value', 'method', 'axis', 'inplace', 'limit', 'downcast'] }),
    interpolate: data('keep', { learns: 'statistic', looks: 'both', mutates: 'inplace' }),
    bfill: data('keep', { looks: 'ahead', mutates: 'inplace' }),
    backfill: data('keep', { looks: 'ahead', mutates: 'inplace' }),
    ffill: data('keep', { looks: 'back', mutates: 'inplace' }),
    pad: data('keep', { looks: 'back', mutates: 'inplace' }),
    rank: data('keep', { learns: 'statistic' }),
    factorize: data('keep', { learns: 'category-vocabulary' }),
    codes: data('keep', { learns: 'category-vocabulary' }),
    get_dummies: data('keep', { learns: 'category-vocabulary' }),
    duplicated: data('keep'),
    shift: data('keep', { looks: 'sign' }),
    tshift: data('keep', { looks: 'sign' }),
    diff: data('keep', { looks: 'sign' }),
    pct_change: data('keep', { looks: 'sign' }),
    rolling: data('group', { looks: 'back' }),
    expanding: data('group', { looks: 'back' }),
    ewm: data('group', { looks: 'back' }),
    groupby: data('group', { parameters: ['by', 'axis', 'level', 'as_index', 'sort', 'group_keys', 'observed', 'dropna'] }),
    resample: data('group'),
    asfreq: data('derive'),
    get_group: data('subset'),
    // By index label or by value: the rows come back in another order or number.
    sort_values: data('reorder', { mutates: 'inplace', parameters: ['by', 'axis', 'ascending', 'inplace', 'kind', 'na_position', 'ignore_index',
      'key'] }),
    sort_index: data('reorder', { mutates: 'inplace' }),
    sort: data('reorder', { mutates: 'always' }),
    reindex: data('derive'),
    reindex_like: data('derive'),
    sample: data('sample', { parameters: ['n', 'frac', 'replace', 'weights', 'random_state', 'axis', 'ignore_index'] }),
    repeat: data('duplicate'),
    append: data('concat', { parameters: ['other', 'ignore_index', 'verify_integrity', 'sort'] }),
    join: data('merge'),
    merge: data('merge', { parameters: ['right', 'how', 'on', 'left_on', 'right_on', 'left_index', 'right_index', 'sort', 'suffixes', 'copy',
      'indicator', 'validate'] }),
    update: data('keep', { mutates: 'always' }),
    pop: data('keep', { parameters: ['item'] }),
    apply: data('keep', { applies: 'func', parameters: ['func', 'axis', 'raw', 'result_type', 'args'] }),
    applymap: data('keep', { applies: 'func', parameters: ['func', 'na_action'] }),
    map: data('keep', { applies: 'func', parameters: ['func', 'na_action'] }),
    transform: data('keep', { applies: 'func', parameters: ['func', 'axis'] }),
    pipe: data('keep', { applies: 'func', parameters: ['func'] }),
    combine: data('keep', { applies: 'func', parameters: ['other', 'func', 'fill_value', 'overwrite'] }),
    agg: data('reduce', { applies: 'func', parameters: ['func', 'axis'] }),
    aggregate: data('reduce', { applies: 'func', parameters: ['func', 'axis'] }),
    filter: data('subset', { applies: 'func', parameters: ['items', 'like', 'regex', 'axis'] }),
  },
  each('', 'cumsum cumprod cummax cummin cumcount', data('keep', { looks: 'back' })),
  each('', 'ngroup', keep),
  each('', 'query head tail take nlargest nsmallest first last nth xs between_time at_time truncate asof select compress', data('subset')),
  each('', 'dropna drop_duplicates', data('subset', { mutates: 'inplace' })),
  each('', 'explode melt stack unstack pivot wide_to_long', data('derive')),
  each('', 'pivot_table value_counts mean median sum min max std var sem skew kurt kurtosis count prod product mode nunique quantile corr '
    + 'corrwith cov '
    + 'describe idxmax idxmin argmax argmin autocorr mad ohlc first_valid_index last_valid_index hasnans is_unique '
    + 'is_monotonic_increasing is_monotonic_decreasing categories', data('reduce')),
  // Whether something holds anywhere is no number of the rows; the different values are their rows, once each.
  each('', 'any all', data('reduce', { learns: 'nothing' })),
  each('', 'unique', data('keep', { learns: 'category-vocabulary' })),
  // The same words mean something else on text.
  each('str', 'count join repeat pad index get cat replace len find', keep),
  // Only shape, names, types, or a drawing or a file.
  each('', 'columns shape dtypes dtype info ndim size empty memory_usage style flags axes name names ngroups groups indices plot hist boxplot kde '
    + 'attrs nbytes equals to_csv to_excel to_parquet to_feather to_json to_html to_latex to_markdown to_sql to_clipboard to_hdf to_pickle '
    + 'to_stata to_orc to_xml '
    + 'nnz itemsize', data('describe')),
);
