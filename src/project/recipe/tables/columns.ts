import type { Site } from '../../../provenance/graph';
import { callTerm } from '../../symbolic/calls';
import { itemsOf } from '../../symbolic/elements';
import type { CallTerm, Term } from '../../symbolic/terms';
import { argument, isCallOf, literalOf, noKeywords, stringOf, within } from '../../symbolic/terms';
import { methodValue } from './calls';
import type { Expr } from './expressions';
import { constant, keyOf, operation, unknown, when } from './expressions';
import { isFitted, isResampled, listOf, namesIn, namesOf, stringsOf, unpacked } from './names';
import type { Reading } from './reading';
import { deeper } from './reading';
import { recordOf } from './records';
import { valueOf } from './values';

/** Reads a file or database. */
export const reads = /^(pandas|polars|dask\.dataframe|pyspark|geopandas|vaex|modin\.pandas|cudf)\.(read_\w+|scan_\w+)$|^(awswrangler|s3)\..*read_\w+$/;
/** Gives back a table with the same columns. */
const sameTable = /^(numpy\.(array|asarray|vstack|atleast_2d|stack|float32|squeeze)|pandas\.DataFrame\.(from_dict|from_records)|pandas\.json_normalize|list|copy\.deepcopy|imblearn\..*|sklearn\.utils\.(shuffle|resample)|torch\.(tensor|as_tensor|from_numpy|FloatTensor|Tensor)|tensorflow\.(constant|convert_to_tensor)|xgboost\.DMatrix|scipy\.sparse\.csr_matrix)$/;
/** Methods of tables that leave the columns as they are. */
const sameColumns = new Set([
  'copy', 'sample', 'reset_index', 'sort_values', 'sort_index', 'dropna', 'drop_duplicates', 'head', 'tail', 'query', 'set_index', 'to_numpy', 'infer_objects', 'convert_dtypes', 'to_dict', 'toPandas', 'iterrows', 'itertuples', 'reshape',
  'select_dtypes', 'cache', 'compute', 'collect', 'to_pandas', 'unsqueeze', 'to', 'float', 'numpy', 'nlargest', 'nsmallest', 'truncate', 'between_time', 'loc', 'iloc', 'isel', 'filter_rows', 'swaplevel', 'sort', 'tolist', 'items', 'values', 'dict', 'model_dump', 'get_group', 'repartition', 'persist', 'toarray', 'to_frame', 'first', 'last',
]);
/** Methods that work on each column by itself. */
const byColumn = new Set(['fillna', 'replace', 'clip', 'round', 'abs', 'astype', 'ffill', 'bfill', 'interpolate', 'shift', 'diff', 'applymap', 'map', 'mean', 'median', 'std', 'min', 'max', 'sum', 'mode', 'quantile', 'pct_change', 'where', 'mask', 'isna', 'isnull']);

/** How a column of a table is computed; null: the table has no such column. */
export function columnOf(reading: Reading, term: Term, name: string, site: Site): Expr | null {
  const known = reading.bound.size === 0 ? reading.columns.get(term)?.get(name) : undefined;
  if (known !== undefined) return known;
  const column = deeper(reading, () => read(reading, term, name, site));
  const value = column === undefined ? unknown('too deep', site) : column;
  if (reading.bound.size > 0 || reading.depth > 100) return value;
  const of = reading.columns.get(term) ?? new Map<string, Expr | null>();
  of.set(name, value);
  reading.columns.set(term, of);
  return value;
}

/** Is a term a table, and not one value or column? */
export function isTable(reading: Reading, term: Term, depth = 0): boolean {
  const of = (inner: Term | null | undefined): boolean => (inner ? depth < 30 && isTable(reading, inner, depth + 1) : false);
  switch (term.t) {
    case 'call':
      if (reads.test(term.callee) || /^pandas\.(DataFrame|concat|merge|get_dummies|json_normalize|DataFrame\.from_\w+)$/.test(term.callee)) return true;
      return term.callee.startsWith('.') && (sameColumns.has(term.callee.slice(1)) || /^\.(drop|rename|assign|fillna|merge|join|astype|replace|reindex)$/.test(term.callee)) && of(term.receiver);
    case 'item':
      if (term.index.t === 'sequence') return true;
      if (term.of.t === 'call' && term.of.callee.endsWith('train_test_split')) return of(term.of.args[0]);
      return stringOf(term.index) === undefined && !(term.of.t === 'attribute' && term.of.name === 'dt') && term.index.t !== 'literal' && of(term.of);
    case 'attribute':
      return /^i?loc$/.test(term.name) && of(term.of);
    case 'with-item':
      return typeof literalOf(term.index) === 'string' || of(term.of);
    case 'after': case 'element':
      return of(term.of);
    case 'choice':
      return of(term.options[0]);
    default:
      return false;
  }
}

/** A column that training makes up, or gets from where nothing is known of it, is where it begins, like one that is read from a file. */
function madeHere(reading: Reading, name: string, value: Expr): Expr {
  return reading.side === 'train' && value.e === 'unknown' ? { e: 'field', name, from: 'table', site: value.site } : value;
}

function read(reading: Reading, term: Term, name: string, site: Site): Expr | null {
  const of = (inner: Term): Expr | null => columnOf(reading, inner, name, site);
  const record = recordOf(reading, term);
  if (record) return record.names && !record.names.includes(name) ? null : record.field(name, site);
  switch (term.t) {
    case 'with-item':
      return changed(reading, term, name, site);
    case 'item':
      return selected(reading, term, name, site);
    case 'attribute':
      return /^(i?loc|values|T|data)$/.test(term.name) ? of(term.of) : unknown(term.name, site);
    case 'dict': {
      const entry = term.entries.findLast(({ key }) => stringOf(key ?? undefined) === name);
      if (entry) return madeHere(reading, name, valueOf(reading, entry.value));
      const spread = term.entries.filter(({ key }) => !key);
      if (spread.length === 1 && spread[0]) return of(spread[0].value);
      return spread.length > 0 || term.entries.some(({ key }) => stringOf(key ?? undefined) === undefined) ? unknown('a dict', site) : null;
    }
    case 'sequence':
      return term.items[0] && (term.items.length === 1 || term.items[0].t === 'dict') ? of(term.items[0]) : unknown('a list', site);
    case 'collected':
      return of(term.element);
    case 'element':
      return of(term.of);
    case 'after':
      return afterwards(reading, term, name, site);
    case 'choice':
      return eitherColumn(reading, term, name, site);
    case 'call':
      return callColumn(reading, term, name, site);
    case 'given':
      return { e: 'field', name, from: term.as === 'request' ? 'request' : 'table', site };
    default:
      return unknown(term.t === 'opaque' ? term.what : term.t, site);
  }
}

/** `table['name'] = value` and its kin. */
function changed(reading: Reading, term: Extract<Term, { t: 'with-item' }>, name: string, site: Site): Expr | null {
  const { index, value } = term;
  const before = (): Expr | null => columnOf(reading, term.of, name, site);
  const single = stringOf(index);
  if (single !== undefined) {
    if (single === '.columns') {
      const names = stringsOf(value);
      const at = names?.indexOf(name) ?? -1;
      if (names && at < 0) return null;
      // `table.columns = [name.lower() for name in table.columns]`: other spellings of the same columns.
      const same = !names && [...within(value, 60)].some((part) => part.t === 'attribute' && part.name === 'columns') ? before() : null;
      if (same && same.e !== 'unknown') return same;
      const old = namesOf(reading, term.of)?.[at];
      return old === undefined ? { e: 'field', name, from: 'table', site: value.site } : columnOf(reading, term.of, old, site);
    }
    if (single === name || single === `.${name}`) return valueOf(reading, value);
    return before();
  }
  const several = stringsOf(index);
  if (several) return several.includes(name) ? (several.length === 1 ? valueOf(reading, value) : (columnOf(reading, value, name, site) ?? unknown('several columns are set', site))) : before();
  if (index.t === 'item' && index.of.t === 'attribute') {
    const places = index.index.t === 'sequence' ? index.index.items : [index.index];
    const [rows, column] = [places[0] ?? index.index, places[1]];
    const names = column && (stringOf(column) === undefined ? stringsOf(column) : [stringOf(column)]);
    if (column && names && !names.includes(name)) return before();
    if (!names) return unknown('some cells are set', site);
    if (rows.t === 'slice' && !rows.lower && !rows.upper) return valueOf(reading, value);
    return when(valueOf(reading, rows), valueOf(reading, value), before() ?? constant(null, site), value.site);
  }
  if (index.t === 'operation' && index.operator !== '+') return unknown('some rows are set', site);
  // `for column in …: table[column] = f(table[column])`: it may be one of them.
  const own = before();
  reading.bound.set(index, name);
  const then = valueOf(reading, value);
  reading.bound.delete(index);
  if (own === null) return then.e === 'constant' ? operation('maybe', [then], value.site) : null;
  return keyOf(then) === keyOf(own) ? own : operation('maybe', [then, own], value.site);
}

function selected(reading: Reading, term: Extract<Term, { t: 'item' }>, name: string, site: Site): Expr | null {
  const { index, of } = term;
  const base = (): Expr | null => columnOf(reading, of, name, site);
  const saved = unpacked(reading, term);
  if (saved) {
    const column = columnOf(reading, saved, name, site);
    return column && operation('saved', [column], site);
  }
  if (isCallOf(of, /(^|\.)train_test_split$/)) {
    const at = literalOf(index);
    const given = typeof at === 'number' ? of.args[Math.floor(at / 2)] : undefined;
    return given ? columnOf(reading, given, name, site) : unknown('a part', site);
  }
  // `np.c_[features, target][:, :-1]`
  if (of.t === 'external' && of.name === 'numpy.c_') return index.t === 'sequence' && index.items[0] ? columnOf(reading, index.items[0], name, site) : unknown(of.name, site);
  if (of.t === 'attribute' && /^i?loc$/.test(of.name)) {
    const names = namesIn(reading, term);
    return names && !names.includes(name) ? null : columnOf(reading, of.of, name, site);
  }
  const single = stringOf(index);
  if (single !== undefined) {
    // One column of a table, or a part of something nested.
    return single === name ? base() : unknown(single, site);
  }
  const names = listOf(reading, index);
  return names && !names.includes(name) ? null : base();
}

function afterwards(reading: Reading, term: Extract<Term, { t: 'after' }>, name: string, site: Site): Expr | null {
  const { by, of } = term;
  if (by.callee === '.pop' && stringOf(by.args[0]) === name) return null;
  if (by.callee === '.insert') return stringOf(by.args[1]) === name && by.args[2] ? valueOf(reading, by.args[2]) : columnOf(reading, of, name, site);
  if (by.callee === '.update') {
    const given = by.args[0];
    const later = given?.t === 'dict' ? columnOf(reading, given, name, site) : null;
    return later ?? columnOf(reading, of, name, site);
  }
  const isInPlace = literalOf(by.keywords.get('inplace')) === true || by.callee === '.drop';
  return isInPlace ? callColumn(reading, { ...by, receiver: of }, name, site) : columnOf(reading, of, name, site);
}

function eitherColumn(reading: Reading, term: Extract<Term, { t: 'choice' }>, name: string, site: Site): Expr | null {
  const options = term.when ? [term.when.then, term.when.otherwise] : term.options;
  const columns = options.map((option) => columnOf(reading, option, name, site));
  const [first, ...others] = columns;
  // `if name not in table: table[name] = 0`
  const filled = options.find((option) => option.t === 'with-item' && option.value.t === 'literal' && options.includes(option.of));
  if (filled?.t === 'with-item') {
    const own = columnOf(reading, filled.of, name, site);
    if (own) return own;
  }
  if (first === null || first === undefined || others.some((other) => other === null)) return columns.find((column) => column !== null && column.e !== 'unknown') ?? columns.find((column) => column !== null) ?? null;
  if (others.every((other) => other && keyOf(other) === keyOf(first))) return first;
  const [second] = others;
  return term.when && second ? when(valueOf(reading, term.when.test), first, second, site) : unknown('one of several', site);
}

function callColumn(reading: Reading, call: CallTerm, name: string, site: Site): Expr | null {
  const { callee, receiver } = call;
  const of = (inner: Term | undefined): Expr | null => (inner ? columnOf(reading, inner, name, site) : unknown(callee, site));
  const written = reading.written(call);
  if (written) {
    const column = of(written);
    return column && !reads.test(callee) ? operation('saved', [column], site) : column;
  }
  if (reads.test(callee)) {
    const names = namesOf(reading, call);
    return names && !names.includes(name) ? null : { e: 'field', name, from: 'table', site };
  }
  if (!callee.startsWith('.') || !receiver) return functionColumn(reading, call, name, site);
  const method = callee.slice(1);
  if (sameColumns.has(method)) return of(receiver);
  if (isFitted(call) || isResampled(call)) return of(call.args[0]);
  switch (method) {
    case 'drop': {
      const dropped = listOf(reading, argument(call, 'columns') ?? argument(call, 'labels', 0));
      return dropped?.includes(name) && (call.keywords.has('columns') || literalOf(argument(call, 'axis', 1)) === 1 || literalOf(argument(call, 'axis', 1)) === 'columns') ? null : of(receiver);
    }
    case 'rename': {
      const given = argument(call, 'columns', 0);
      if (given?.t !== 'dict') return given ? unknown(method, site) : of(receiver);
      const entry = given.entries.find(({ value }) => stringOf(value) === name);
      const old = entry ? stringOf(entry.key ?? undefined) : undefined;
      if (old !== undefined) return columnOf(reading, receiver, old, site);
      return given.entries.some(({ key }) => stringOf(key ?? undefined) === name) ? null : of(receiver);
    }
    case 'assign': {
      const given = call.keywords.get(name);
      if (!given) return of(receiver);
      return valueOf(reading, given.t === 'function' ? callTerm(reading.machine, given, [receiver], noKeywords, given.site) : given);
    }
    case 'reindex': {
      const names = listOf(reading, argument(call, 'columns'));
      if (!call.keywords.has('columns')) return of(receiver);
      if (names && !names.includes(name)) return null;
      const own = namesOf(reading, receiver);
      const column = own && !own.includes(name) ? null : of(receiver);
      return column ?? operation('reindexed', [valueOf(reading, argument(call, 'fill_value') ?? { t: 'literal', value: null, site: call.site })], call.site);
    }
    case 'merge': case 'join':
      return oneOf(reading, [receiver, ...call.args.slice(0, 1), ...[call.keywords.get('right'), call.keywords.get('other')].filter((one) => one !== undefined)], name, site);
    case 'append':
      return of(call.args[0]);
    case 'apply':
      return call.body ? of(call.body) : unknown(method, site);
    default:
      // `table.apply(lambda column: column.str.strip())`: each column by its accessor.
      if (byColumn.has(method) || (receiver.t === 'attribute' && receiver.name === 'str')) {
        const own = of(receiver.t === 'attribute' && receiver.name === 'str' ? receiver.of : receiver);
        return own === null ? null : method === 'applymap' && call.body ? eachValue(reading, call.body, name) : methodValue(reading, call, () => own, name);
      }
      return unknown(method, site);
  }
}

/** `table.applymap(lambda value: value.lower())`: each value of the column that is meant. */
function eachValue(reading: Reading, body: Term, name: string): Expr {
  const elements = new Set([...within(body, 200)].flatMap((part) => (part.t === 'element' ? [part] : [])));
  for (const element of elements) reading.bound.set(element, name);
  const value = valueOf(reading, body);
  for (const element of elements) reading.bound.delete(element);
  return value;
}

function functionColumn(reading: Reading, call: CallTerm, name: string, site: Site): Expr | null {
  const { callee } = call;
  const of = (inner: Term | undefined): Expr | null => (inner ? columnOf(reading, inner, name, site) : unknown(callee, site));
  if (callee === 'pandas.DataFrame' || callee === 'pandas.Series') {
    const data = argument(call, 'data', 0);
    const names = listOf(reading, argument(call, 'columns', 2) ?? (callee === 'pandas.Series' ? argument(call, 'index', 1) : undefined));
    const rows = data && itemsOf(data);
    const row = rows?.length === 1 && rows[0]?.t === 'sequence' ? rows[0].items : rows;
    if (argument(call, 'columns', 2) && data?.t !== 'dict' && !(rows?.[0]?.t === 'dict')) {
      if (names && !names.includes(name)) return null;
      const at = names?.indexOf(name) ?? -1;
      const item = names && row?.length === names.length ? row[at] : undefined;
      return item ? valueOf(reading, item) : of(data);
    }
    return data ? of(data) : null;
  }
  if (callee === 'pandas.concat') {
    const tables = call.args[0] && itemsOf(call.args[0]);
    if (!tables) return unknown(callee, site);
    const axis = literalOf(argument(call, 'axis', 1));
    if (axis === 1 || axis === 'columns') return oneOf(reading, tables, name, site);
    const columns = tables.map((table) => columnOf(reading, table, name, site)).filter((column) => column !== null);
    const [first, ...others] = columns;
    return first && others.every((other) => keyOf(other) === keyOf(first)) ? first : (columns.length === 0 ? null : unknown(callee, site));
  }
  if (callee === 'pandas.merge') return oneOf(reading, call.args.slice(0, 2), name, site);
  if (callee === 'pandas.get_dummies') return dummyColumn(reading, call, name, site);
  if (callee === 'dict') return of(call.args[0]);
  if (sameTable.test(callee)) return of(call.args[0]);
  return unknown(callee, site);
}

/** The table among several that has the column; where none says so, one whose columns are not known. */
function oneOf(reading: Reading, tables: readonly Term[], name: string, site: Site): Expr | null {
  let open: Term | null = null;
  for (const table of tables) {
    const names = namesOf(reading, table);
    if (names?.includes(name)) return columnOf(reading, table, name, site);
    if (names === null) open ??= table;
  }
  if (!open) return null;
  return tables.filter((table) => namesOf(reading, table) === null).length > 1 ? firstKnown(reading, tables, name, site) : columnOf(reading, open, name, site);
}

function firstKnown(reading: Reading, tables: readonly Term[], name: string, site: Site): Expr | null {
  const columns = tables.map((table) => columnOf(reading, table, name, site)).filter((column) => column !== null && column.e !== 'unknown');
  return columns.find((column) => column.e !== 'field') ?? columns[0] ?? unknown('one of several tables', site);
}

/** `Fuel_Type_Diesel`: 1 where `Fuel_Type` is Diesel. */
function dummyColumn(reading: Reading, call: CallTerm, name: string, site: Site): Expr | null {
  const data = argument(call, 'data', 0);
  if (!data) return unknown('get_dummies', site);
  const separator = stringOf(call.keywords.get('prefix_sep')) ?? '_';
  const encoded = stringsOf(argument(call, 'columns'));
  const sources = encoded ?? namesOf(reading, data) ?? [];
  const from = [...sources].sort((a, b) => b.length - a.length).find((one) => name.startsWith(one + separator) && name !== one);
  if (from === undefined) return encoded?.includes(name) ? null : columnOf(reading, data, name, site);
  const column = columnOf(reading, data, from, site);
  if (!column) return columnOf(reading, data, name, site);
  const at = call.site;
  return operation('dummy', [when(operation('equal', [column, constant(name.slice(from.length + separator.length), at)], at), constant(1, at), constant(0, at), at)], at);
}
