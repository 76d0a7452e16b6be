/** What pandas' and polars' calls give. Source: the API references of pandas 2.3 and polars 1.3. */
import { giving } from './table';
import type { TypeTable } from './table';

const frame = 'pandas.DataFrame';
const series = 'pandas.Series';
const index = 'pandas.Index';
const group = 'pandas.DataFrameGroupBy';
const seriesGroup = 'pandas.SeriesGroupBy';

const keeping = 'head tail sample copy sort_index dropna fillna ffill bfill replace astype reset_index rename drop drop_duplicates where mask clip round abs shift '
  + 'diff pct_change interpolate rank cumsum cumprod cummax cummin reindex isna isnull notna notnull truncate infer_objects convert_dtypes add sub mul div '
  + 'nlargest nsmallest pipe map update sort_values isin between';
const numbers = 'sum mean median min max std var count nunique any all prod quantile skew kurt sem';

const whole = { empty: 'builtins.bool', size: 'builtins.int', ndim: 'builtins.int' };

export const pandasTypes: TypeTable = {
  functions: {
    ...giving('pandas', 'read_csv read_table read_parquet read_excel read_json read_sql read_sql_query read_sql_table read_feather read_pickle read_hdf read_fwf '
      + 'read_orc read_stata read_sas read_spss read_xml read_clipboard json_normalize merge merge_asof merge_ordered get_dummies crosstab pivot_table pivot melt '
      + 'wide_to_long', frame),
    ...giving('pandas', 'date_range bdate_range', 'pandas.DatetimeIndex'),
    ...giving('polars', 'read_csv read_parquet read_json read_excel read_database', 'polars.DataFrame'),
    ...giving('polars', 'scan_csv scan_parquet', 'polars.LazyFrame'),
    ...giving('pandas.DataFrame', 'from_dict from_records', frame),
  },
  methods: {
    [frame]: {
      ...giving('', keeping, 'self'),
      ...giving('', 'set_index assign merge join query filter select_dtypes melt pivot pivot_table stack unstack transpose describe corr cov eval explode append applymap '
        + 'combine_first to_crs set_axis nlargest', frame),
      ...giving('', numbers, series), ...giving('', 'duplicated value_counts squeeze idxmax idxmin memory_usage', series),
      groupby: group, to_numpy: 'numpy.ndarray', to_dict: 'builtins.dict', items: 'builtins.iterator', pop: series,
    },
    [series]: {
      ...giving('', keeping, 'self'), ...giving('', 'value_counts mode apply combine_first explode to_timestamp duplicated str dt cat', series),
      ...giving('', 'to_frame unstack describe', frame), unique: 'numpy.ndarray', to_numpy: 'numpy.ndarray', tolist: 'builtins.list', to_list: 'builtins.list',
      to_dict: 'builtins.dict', groupby: seriesGroup, describe: series,
    },
    [index]: { tolist: 'builtins.list', to_list: 'builtins.list', difference: index, union: index, intersection: index, drop: index, to_numpy: 'numpy.ndarray' },
    [group]: { ...giving('', `${numbers} first last size head tail transform agg aggregate apply`, frame), size: series },
    [seriesGroup]: { ...giving('', `${numbers} first last size head tail transform agg aggregate apply cumsum cumcount shift`, series) },
  },
  attributes: {
    [frame]: { columns: index, index, values: 'numpy.ndarray', T: frame, dtypes: series, loc: 'pandas.DataFrame.loc', iloc: 'pandas.DataFrame.iloc', at: 'pandas.DataFrame.at', iat: 'pandas.DataFrame.iat', shape: 'builtins.tuple', ...whole, plot: 'pandas.plotting.PlotAccessor', style: 'pandas.io.formats.style.Styler', attrs: 'builtins.dict', axes: 'builtins.list' },
    [series]: { index, values: 'numpy.ndarray', T: series, str: 'pandas.Series.str', dt: 'pandas.Series.dt', cat: 'pandas.Series.cat', loc: 'pandas.Series.loc', iloc: 'pandas.Series.iloc', shape: 'builtins.tuple', ...whole, hasnans: 'builtins.bool', is_unique: 'builtins.bool' },
    [index]: { values: 'numpy.ndarray' },
  },
  bases: { 'pandas.DatetimeIndex': [index], 'pandas.MultiIndex': [index], 'pandas.RangeIndex': [index] },
};
