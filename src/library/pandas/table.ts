import type { Facts } from '../facts';
import { methodsWithParameters, parameterNames, withParameters } from '../facts';
import { data, each, join } from '../make';
import type { ApiEntry, LibraryTable } from '../vocabulary';
import json from '../data/pandas.json';
import { pandasMethods } from './methods';

const facts: Facts = json;

/** Every `read_…` gives a table. */
function readers(of: Facts): Record<string, ApiEntry> {
  const functions = Object.entries(of.modules.pandas?.functions ?? {});
  return Object.fromEntries(functions.filter(([name]) => name.startsWith('read_'))
    .map(([name, signature]): [string, ApiEntry] => [`pandas.${name}`, { is: 'load', gives: 'frame', parameters: parameterNames(signature) }]));
}

const functions: Readonly<Record<string, ApiEntry>> = join<ApiEntry>(
  each('pandas', 'DataFrame Series', data('keep', { parameters: ['data', 'index', 'columns', 'dtype', 'copy'] })),
  each('pandas', 'Index MultiIndex array Categorical col', data('keep')),
  each('pandas.DataFrame', 'from_dict from_records', data('keep')),
  each('pandas', 'to_numeric to_datetime to_timedelta isna isnull notna notnull eval from_dummies json_normalize', data('keep')),
  each('pandas', 'melt lreshape wide_to_long pivot', data('derive')),
  each('pandas', 'pivot_table crosstab value_counts infer_freq', data('reduce')),
  each('pandas', 'unique', data('keep', { learns: 'category-vocabulary' })),
  each('pandas', 'date_range bdate_range period_range timedelta_range interval_range Timestamp Timedelta DateOffset', data('fresh')),
  each('pandas', 'set_option get_option reset_option describe_option option_context set_eng_float_format show_versions test', data('fresh')),
  each('pandas.plotting', 'scatter_matrix autocorrelation_plot parallel_coordinates andrews_curves lag_plot radviz bootstrap_plot', data('describe')),
  {
    'pandas.concat': data('concat', { of: -1 }),
    'pandas.merge': data('merge'),
    'pandas.merge_ordered': data('merge'),
    // direction='forward' or 'nearest' takes from later rows.
    'pandas.merge_asof': data('merge', { looks: 'back' }),
    'pandas.get_dummies': data('keep', { learns: 'category-vocabulary' }),
    'pandas.factorize': data('keep', { learns: 'category-vocabulary' }),
    'pandas.cut': data('keep', { learns: 'bins', fixedBy: ['bins'] }),
    'pandas.qcut': data('keep', { learns: 'bins' }),
    'pandas.Grouper': data('fresh'),
    'pandas.NamedAgg': data('fresh'),
    'pandas.HDFStore': { is: 'load', gives: 'frame', parameters: ['path'] },
    'pandas.ExcelFile': { is: 'load', gives: 'frame', parameters: ['path_or_buffer'] },
    'pandas.read_pickle': { is: 'load', gives: 'frame', parameters: ['filepath_or_buffer', 'compression', 'storage_options'] },
    'pandas.to_pickle': { is: 'save', object: 'obj', path: 'filepath_or_buffer', parameters: ['obj', 'filepath_or_buffer', 'compression',
      'protocol'] },
  },
);

export const pandas: LibraryTable = {
  library: facts.library,
  release: facts.release,
  read: facts.read,
  entries: withParameters({ ...readers(facts), ...functions }, facts),
  methods: methodsWithParameters(pandasMethods, facts),
  aliases: {
    'pandas.io.json.json_normalize': 'pandas.json_normalize',
    'pandas.tools.plotting': 'pandas.plotting',
    'pandas.io.parsers': 'pandas',
    'pandas.core.frame': 'pandas',
    'pandas.core.series': 'pandas',
    'pandas.core.reshape.concat': 'pandas',
    'pandas.core.reshape.merge': 'pandas',
  },
};
