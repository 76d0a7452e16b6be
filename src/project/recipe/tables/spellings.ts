/** Spellings of one operation on a value in the libraries, by public name of a function. The operands are its first arguments. */
const functions: Readonly<Record<string, string>> = {
  sin: 'sin', cos: 'cos', tan: 'tan', arcsin: 'asin', asin: 'asin', arccos: 'acos', acos: 'acos', arctan: 'atan', atan: 'atan', arctan2: 'atan2', atan2: 'atan2',
  log: 'log', log2: 'log2', log10: 'log10', exp: 'exp', abs: 'abs', fabs: 'abs', absolute: 'abs', floor: 'floor', ceil: 'ceil', rint: 'round', round: 'round', around: 'round',
  sign: 'sign', tanh: 'tanh', maximum: 'max', minimum: 'min', hypot: 'hypot', isnan: 'isnull', isnull: 'isnull', isna: 'isnull', notnull: 'notnull', notna: 'notnull',
};

/** `numpy.sin` → `sin`; undefined where the function does something else. */
export function functionName(callee: string): string | undefined {
  const parts = /^(numpy|math|pandas|cmath|builtins)\.(\w+)$/.exec(callee);
  const name = parts ? parts[2] : callee;
  return name !== undefined && (parts !== null || /^(abs|round|max|min)$/.test(callee)) && Object.hasOwn(functions, name) ? functions[name] : undefined;
}

/** Parts of a date: `.dt.hour`, `.hour`, `.weekday()`. Monday is 0. */
const calendar: Readonly<Record<string, string>> = {
  hour: 'hour', minute: 'minute', second: 'second', day: 'day', month: 'month', year: 'year', dayofweek: 'dayofweek', day_of_week: 'dayofweek', weekday: 'dayofweek', quarter: 'quarter',
  dayofyear: 'dayofyear', day_of_year: 'dayofyear', week: 'week', weekofyear: 'week', days_in_month: 'days_in_month', is_month_end: 'is_month_end', is_month_start: 'is_month_start', date: 'date',
};

export function calendarPart(name: string): string | undefined {
  return Object.hasOwn(calendar, name) ? calendar[name] : undefined;
}

export const calendarParts: ReadonlySet<string> = new Set(Object.values(calendar));

/** Cleaning of texts: `.str.lower()` and `.lower()`. */
export const cleaning: ReadonlySet<string> = new Set(['lower', 'upper', 'strip', 'lstrip', 'rstrip', 'replace', 'title', 'capitalize', 'casefold', 'split', 'rsplit', 'zfill', 'extract', 'get', 'len', 'contains', 'startswith', 'endswith', 'findall', 'slice', 'cat', 'join', 'translate', 'removeprefix', 'removesuffix', 'isin', 'normalize']);

/** Methods that change neither a value's meaning nor its number. */
export const sameValue: ReadonlySet<string> = new Set(['astype', 'copy', 'to_numpy', 'tolist', 'item', 'reset_index', 'sort_values', 'sort_index', 'to_frame', 'reshape', 'ravel', 'flatten', 'squeeze', 'values', 'to_list', 'infer_objects', 'convert_dtypes', 'head', 'tail', 'sample', 'explode', 'tz_localize', 'dt', 'str', 'cat', 'to_pydatetime', 'isoformat', 'numpy', 'dropna', 'drop_duplicates', 'T']);

export const casts: ReadonlySet<string> = new Set(['int', 'float', 'str', 'bool', 'numpy.float32', 'numpy.float64', 'numpy.int32', 'numpy.int64', 'pandas.to_numeric', 'pandas.Series', 'numpy.array', 'numpy.asarray', 'pandas.to_datetime', 'pandas.Timestamp', 'datetime.datetime.strptime', 'datetime.datetime.fromisoformat', 'datetime.date.fromisoformat', 'dateutil.parser.parse', 'pandas.DatetimeIndex', 'list', 'tuple', 'decimal.Decimal', 'numpy.squeeze', 'numpy.ravel']);

/** Statistics over the rows of a column. */
export const statistics: ReadonlySet<string> = new Set(['mean', 'median', 'mode', 'std', 'var', 'min', 'max', 'sum', 'quantile', 'nunique', 'count']);

/** The clock of the machine that runs. */
export const clock = /^(datetime\.(datetime\.(now|today|utcnow)|date\.today)|pandas\.(Timestamp\.(now|today|utcnow)|to_datetime_now)|time\.(time|localtime|gmtime)|django\.utils\.timezone\.now|pendulum\.(now|today)|arrow\.(now|utcnow))$/;

/** How many of the smaller unit make one of the larger. */
export const unitFactors: readonly (readonly [number, string])[] = [
  [60, 'seconds and minutes, or minutes and hours'], [3600, 'seconds and hours'], [24, 'hours and days'], [1440, 'minutes and days'], [86400, 'seconds and days'], [7, 'days and weeks'], [1000, 'thousands'],
  [1024, 'binary thousands'], [1.024, 'thousands of 1000 and of 1024'], [1.048576, 'millions by 1000 and by 1024'], [1.609344, 'kilometres and miles'], [1.609, 'kilometres and miles'], [1.60934, 'kilometres and miles'], [1e6, 'millions'], [100, 'per cent, or centimetres and metres'], [2.54, 'inches and centimetres'],
  [0.3048, 'feet and metres'], [0.453592, 'pounds and kilograms'], [2.20462, 'pounds and kilograms'], [1e9, 'nanoseconds and seconds'], [12, 'months and years'], [365, 'days and years'],
];
