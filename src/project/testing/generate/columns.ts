import type { Term } from '../../symbolic/terms';
import { literalsOf, partsOf, stringOf, within } from '../../symbolic/terms';
import type { Study } from './study';

export type ColumnType = 'number' | 'text' | 'date' | 'moment' | 'flag';

/** A column, or field, that a function reads of one of its parameters. */
export interface Column {
  readonly name: string;
  /** `date`: text that is read as a time; `moment`: a time already. */
  type: ColumnType;
  /** Is the type told by what the code does, rather than by the name? */
  isKnown: boolean;
  /** Values that the code itself names: keys of a map, what it is compared with. */
  readonly values: (string | number | boolean)[];
  /** Something is divided by it, or its logarithm is taken. */
  divides: boolean;
  /** The code looks for missing values in it, or fills them. */
  mayMiss: boolean;
}

/** The columns that a function reads of a parameter. */
export interface ColumnUse {
  readonly columns: ReadonlyMap<string, Column>;
  /** Columns named by another parameter: `df[column]`. */
  readonly named: ReadonlySet<string>;
  /** Methods and attributes that are asked of it, or of what it becomes. */
  readonly asked: ReadonlySet<string>;
  /** The function changes what it was given. */
  readonly changes: boolean;
  /** It reads columns by names that the code does not tell. */
  readonly isOpen: boolean;
}

const passing = /^\.(copy|dropna|fillna|drop_duplicates|reset_index|set_index|query|head|tail|sort_values|sort_index|astype|replace|rename|drop|assign|sample|where|mask|pipe|to_frame|groupby|rolling|convert_dtypes|infer_objects|isin|clip|round|ffill|bfill|interpolate|loc|iloc)$/;

/** Is the term the parameter, or the same table with other rows or columns? A column that was written on the way is not its. */
function comesFrom(term: Term, parameter: string | Term, column: string | null, depth = 0): boolean {
  if (depth > 60) return false;
  if (term === parameter) return true;
  switch (term.t) {
    case 'given': return term.name === parameter;
    case 'after': return comesFrom(term.of, parameter, column, depth + 1);
    case 'with-item': return !(column !== null && writes(term.index, column)) && comesFrom(term.of, parameter, column, depth + 1);
    case 'choice': return term.options.some((option) => comesFrom(option, parameter, column, depth + 1));
    case 'attribute': return (term.name === 'loc' || term.name === 'iloc' || term.name === 'T') && comesFrom(term.of, parameter, column, depth + 1);
    case 'item': return stringOf(term.index) === undefined && (term.index.t !== 'given' || isPosition(term.of)) && comesFrom(term.of, parameter, column, depth + 1);
    case 'call':
      if (column !== null && term.callee === '.assign' && term.keywords.has(column)) return false;
      if (term.receiver !== null && passing.test(term.callee)) return comesFrom(term.receiver, parameter, column, depth + 1);
      if (term.callee === 'pandas.concat' && term.args[0]?.t === 'sequence') {
        const { items } = term.args[0];
        return items.some((item) => comesFrom(item, parameter, column, depth + 1)) && !items.some((item) => column !== null && [...within(item, 30)].some((part) => part.t === 'call' && /rename|Series$|DataFrame$/.test(part.callee) && [...within(part, 40)].some((one) => stringOf(one) === column)));
      }
      return /^pandas\.(DataFrame|concat)(\.from_\w+)?$|^copy\.(deep)?copy$|^dict$|^\.(dict|model_dump)$/.test(term.callee) && [...term.args, ...term.keywords.values()].slice(0, 1).some((one) => comesFrom(one, parameter, column, depth + 1));
    case 'sequence': return term.items.length === 1 && term.items[0] !== undefined && comesFrom(term.items[0], parameter, column, depth + 1);
    default: return false;
  }
}

/** `df.iloc`, `df.loc`: what follows in brackets is a row. */
function isPosition(term: Term): boolean {
  return term.t === 'attribute' && /^(i?loc|i?at)$/.test(term.name);
}

function writes(index: Term, column: string): boolean {
  return stringOf(index) === column || (literalsOf(index)?.includes(column) ?? false) || (index.t === 'sequence' && index.items.some((item) => stringOf(item) === column));
}

const tableAttributes = new Set(['columns', 'shape', 'index', 'values', 'dtypes', 'loc', 'iloc', 'T', 'size', 'empty', 'at', 'iat', 'str', 'dt', 'cat', 'ndim', 'dtype']);

/** Which columns a function reads of a parameter, or of a table that it makes, and what it does to them. */
export function columnUse(study: Study, parameter: string | Term): ColumnUse {
  const columns = new Map<string, Column>();
  const named = new Set<string>();
  const asked = new Set<string>();
  const reads = new Map<Term, Column[]>();
  let changes = false;
  let isOpen = false;
  const add = (name: string, term: Term): void => {
    const column = columns.get(name) ?? { name, type: typeByName(name), isKnown: false, values: [], divides: false, mayMiss: false };
    columns.set(name, column);
    reads.set(term, [...(reads.get(term) ?? []), column]);
  };
  for (const term of study.terms) {
    if (term.t === 'item') {
      const single = stringOf(term.index);
      const inner = term.index.t === 'sequence' && term.index.of === 'tuple' ? term.index.items[1] : term.index;
      const names = single !== undefined ? [single] : inner === undefined ? [] : stringOf(inner) !== undefined ? [stringOf(inner)] : (literalsOf(inner) ?? []);
      for (const name of names) if (typeof name === 'string' && comesFrom(term.of, parameter, name)) add(name, term);
      if (names.length === 0 && inner && /^(opaque|external|attribute|choice|collected|element)$/.test(inner.t) && comesFrom(term.of, parameter, null)) isOpen = true;
      if (term.index.t === 'given' && !isPosition(term.of) && comesFrom(term.of, parameter, null)) named.add(term.index.name);
    }
    if (term.t === 'attribute' && term.of.t === 'given' && term.of.name === parameter) {
      if (tableAttributes.has(term.name)) asked.add(term.name);
      else add(term.name, term);
    }
    if (term.t === 'with-item' && term.of.t === 'given' && term.of.name === parameter) changes = true;
    if (term.t === 'after' && term.of.t === 'given' && term.of.name === parameter) changes = true;
    if (term.t !== 'call' || !term.receiver || !term.callee.startsWith('.')) continue;
    const method = term.callee.slice(1);
    const [first] = term.args;
    if (/^(fit|fit_transform|transform)$/.test(method) && first && comesFrom(first, parameter, null)) for (const column of chosenColumns(term.receiver).values()) if (!columns.has(column.name) && comesFrom(first, parameter, column.name)) columns.set(column.name, column);
    if (comesFrom(term.receiver, parameter, null)) {
      asked.add(method);
      if (method === 'get' && stringOf(term.args[0]) !== undefined && comesFrom(term.receiver, parameter, stringOf(term.args[0]) ?? null)) add(stringOf(term.args[0]) ?? '', term);
      for (const name of namesIn(term)) if (comesFrom(term.receiver, parameter, name)) add(name, term);
    }
  }
  for (const term of study.terms) for (const part of partsOf(term)) for (const column of reads.get(part) ?? []) learn(column, part, term, study.terms);
  for (const column of columns.values()) settle(column);
  return { columns, named, asked, changes, isOpen };
}

/** The columns that a ColumnTransformer takes, where the term is one or has one among its steps. */
export function chosenColumns(of: Term): ReadonlyMap<string, Column> {
  const found = new Map<string, Column>();
  for (const call of within(of, 600)) {
    if (call.t !== 'call' || !/^sklearn\.compose\.(ColumnTransformer|make_column_transformer)$/.test(call.callee)) continue;
    for (const part of within(call, 400)) {
      if (part.t !== 'sequence' || part.of !== 'tuple') continue;
      const isText = part.items.some((item) => [...within(item, 60)].some((one) => one.t === 'call' && /Encoder$|Vectorizer$/.test(one.callee)));
      for (const name of part.items.flatMap((item) => literalsOf(item) ?? [])) if (typeof name === 'string') found.set(name, { name, type: isText ? 'text' : 'number', isKnown: true, values: [], divides: false, mayMiss: false });
    }
  }
  return found;
}

/** Columns that a table's method takes by name: `drop(columns=[…])`, `groupby('a')`, `dropna(subset=[…])`. */
function namesIn(call: Extract<Term, { t: 'call' }>): string[] {
  const given = call.callee === '.drop' ? (call.keywords.get('columns') ?? (call.keywords.has('axis') || call.args.length > 1 ? call.args[0] : undefined) ?? call.keywords.get('labels'))
    : /^\.(groupby|sort_values|set_index)$/.test(call.callee) ? (call.args[0] ?? call.keywords.get('by'))
      : /^\.(dropna|drop_duplicates)$/.test(call.callee) ? call.keywords.get('subset')
        : call.callee === '.pop' ? call.args[0] : undefined;
  if (call.keywords.has('errors') && stringOf(call.keywords.get('errors')) === 'ignore') return [];
  const single = stringOf(given);
  return single !== undefined ? [single] : (literalsOf(given) ?? []).filter((one) => typeof one === 'string');
}

/** What a column of that name most likely holds. */
export function typeByName(name: string): ColumnType {
  if (/(^|_)(is|has)_|^(is|has)[A-Z]/.test(name)) return 'flag';
  if (/date|datetime|timestamp|(^|_)time$|_at$/i.test(name)) return 'date';
  if (/(^|_)(id|name|type|category|gender|sex|text|title|description|city|country|state|region|code|status|comment|review|message|url|email|address)$/i.test(name) || /Type|Name|Text|Category|Status/.test(name)) return 'text';
  return 'number';
}

function tell(column: Column, type: ColumnType): void {
  if (!column.isKnown || type === 'moment') column.type = type;
  column.isKnown = true;
}

/** What the term around a column says about it. */
function learn(column: Column, part: Term, around: Term, all: readonly Term[]): void {
  if (around.t === 'operation') {
    const other = around.operands.find((one) => one !== part);
    const value = other?.t === 'literal' ? other.value : undefined;
    if (/^(==|!=|<|>|<=|>=|in)$/.test(around.operator)) {
      if (value !== undefined && value !== null) column.values.push(value);
      for (const one of literalsOf(other) ?? []) if (one !== null) column.values.push(one);
      if (typeof value === 'number') tell(column, 'number');
    } else if (/^(\+|-|\*|\/|\/\/|%|\*\*|u-)$/.test(around.operator)) {
      if (typeof value === 'string') tell(column, 'text');
      else if (isDateDifference(around, all)) tell(column, 'moment');
      else if (around.operator !== '+') tell(column, 'number');
      if (/^(\/|\/\/|%)$/.test(around.operator) && around.operands[1] === part) column.divides = true;
    }
  } else if (around.t === 'attribute' && around.of === part) {
    if (around.name === 'dt') tell(column, 'moment');
    if (around.name === 'str') tell(column, 'text');
    if (/^(hour|day|month|year|weekday|minute)$/.test(around.name)) tell(column, 'moment');
  } else if (around.t === 'call') {
    if (around.receiver === part) {
      const [first] = around.args;
      if (/^\.(map|replace)$/.test(around.callee) && first?.t === 'dict') for (const { key } of first.entries) if (key?.t === 'literal' && key.value !== null) column.values.push(key.value);
      if (around.callee === '.isin') for (const one of literalsOf(first) ?? []) if (one !== null) column.values.push(one);
      if (/^\.(isna|isnull|fillna|notna|notnull|dropna)$/.test(around.callee)) column.mayMiss = true;
      if (around.callee === '.fillna' && first?.t === 'literal' && typeof first.value === 'string') tell(column, 'text');
      if (/^\.(mean|median|std|sum|clip|abs|round|quantile|cumsum|diff|rolling)$/.test(around.callee)) tell(column, 'number');
      if (/^\.(lower|upper|strip|split|startswith|endswith)$/.test(around.callee)) tell(column, 'text');
      if (/^\.(weekday|isoformat|total_seconds|strftime|date|timestamp)$/.test(around.callee)) tell(column, 'moment');
      if (around.callee === '.astype' && /^(int|float)/.test(stringOf(first) ?? (first?.t === 'external' ? first.name : ''))) tell(column, 'number');
    } else if (/^pandas\.to_datetime$|strptime$|fromisoformat$/.test(around.callee)) tell(column, 'date');
    else if (/^(float|int|pandas\.to_numeric|math\.\w+|abs|round|numpy\.(log|log1p|sqrt|exp|abs|clip|sin|cos|round))$/.test(around.callee)) {
      tell(column, 'number');
      if (/log|sqrt/.test(around.callee)) column.divides = true;
    }
  }
}

/** `(df.dropoff - df.pickup).dt.total_seconds()` */
function isDateDifference(operation: Term, all: readonly Term[]): boolean {
  return all.some((one) => (one.t === 'attribute' && one.of === operation && (one.name === 'dt' || one.name === 'days' || one.name === 'seconds')) || (one.t === 'call' && one.receiver === operation && one.callee === '.total_seconds'));
}

function settle(column: Column): void {
  const [value] = column.values;
  if (value === undefined || column.type === 'moment' || column.type === 'date') return;
  column.type = typeof value === 'string' ? 'text' : typeof value === 'boolean' ? 'flag' : 'number';
  column.isKnown = true;
}
