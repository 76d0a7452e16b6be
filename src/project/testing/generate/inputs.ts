import type { Parameter } from '../../../python/nodes';
import type { Column, ColumnUse } from './columns';
import { columnUse } from './columns';
import type { Study } from './study';
import { literal, quoted } from './skeleton';

export type InputKind = 'table' | 'record' | 'column' | 'array' | 'text' | 'texts' | 'number' | 'flag' | 'path' | 'names' | 'name' | 'default' | 'unknown';

/** What a test gives for one parameter. */
export interface Input {
  readonly parameter: Parameter;
  readonly kind: InputKind;
  readonly use: ColumnUse;
  /** The Python expression of an ordinary value; null: a person must tell. */
  readonly ordinary: string | null;
  /** Values at the edges, with what they are: Python expressions. */
  readonly edges: readonly { readonly id: string; readonly value: string }[];
  /** The type is told by the code, not guessed from a name. */
  readonly isSure: boolean;
}

/** A row of a table as the test writes it: a column's name and a Python expression. */
export type Row = ReadonlyMap<string, string>;

const tableName = /^(df\w*|data|dataset|frame|dataframe|table|\w+_(df|data|table|frame)|x|features|x_(train|test|val)|customers|records|rows|trips|rides|\w*dataframe)$/i;
const recordName = /^(row|record|payload|ride|sample|item|request|req|event|body|instance|passenger|customer|user|input_data|data_dict|features_dict|trip|example)$/i;
/** A parameter that names a column. */
const columnName = /^(target|label|feature)(_(col|column|name|variable|feature))?$|_(col|column)$/;
/** A parameter that says how much of the whole. */
const shareName = /(^|_)(test|val|valid|validation|train|remainder|eval)_(size|share|ratio|frac|fraction|split|percent)$|^(fraction|frac|ratio|share)$/;
const pandasMethods = new Set(['copy', 'dropna', 'fillna', 'drop', 'groupby', 'merge', 'assign', 'loc', 'iloc', 'columns', 'shape', 'reset_index', 'rename', 'select_dtypes', 'apply', 'astype', 'query', 'to_csv', 'describe', 'head', 'sort_values', 'drop_duplicates', 'iterrows', 'dtypes', 'isnull', 'isna', 'corr', 'index', 'set_index', 'nunique', 'empty', 'get_dummies', 'pipe']);

/** What a test may give for each parameter of a function, by what the function does with it. */
export function inputsOf(study: Study, parameters: readonly Parameter[]): Input[] {
  const inputs = parameters.map((parameter) => inputOf(study, parameter));
  // `df[column]`: the table has the columns that the other parameter names.
  return inputs.map((input) => (inputs.some((other) => other.use.named.has(input.parameter.name)) ? namedBy(input) : input));
}

function namedBy(input: Input): Input {
  const { name } = input.parameter;
  const isList = /s$|list|cols/.test(name) || input.kind === 'names';
  return { ...input, kind: isList ? 'names' : 'name', ordinary: isList ? '["first", "second"]' : quoted(name), edges: [], isSure: true };
}

function annotationOf(study: Study, parameter: Parameter): string {
  const code = study.machine.program.documents.get(study.of.path)?.code ?? '';
  return parameter.annotation ? code.slice(parameter.annotation.start, parameter.annotation.end) : '';
}

function inputOf(study: Study, parameter: Parameter): Input {
  const use = columnUse(study, parameter.name);
  const annotation = annotationOf(study, parameter);
  const make = (kind: InputKind, ordinary: string | null, edges: Input['edges'] = [], isSure = annotation !== ''): Input => ({ parameter, kind, use, ordinary, edges, isSure });
  const { name } = parameter;
  if (parameter.defaultValue !== null) {
    const writes = parameter.defaultValue.kind === 'Constant' && parameter.defaultValue.value === true && /^(save|write|plot|show|log|upload|push|verbose|display)/.test(name);
    return make('default', writes ? 'False' : '', [], true);
  }
  if (annotation.includes('DataFrame') && !/list|dict|tuple/i.test(annotation)) return make('table', tableOf(use), [], !use.isOpen && use.columns.size + use.named.size > 0);
  if (/^(dict|Dict|typing\.Dict|Mapping|typing\.Mapping)\b/.test(annotation)) return make('record', recordOf(use), [], use.columns.size > 0);
  if (annotation.includes('Series')) return make('column', 'pd.Series([1.0, 2.0, 4.0])', [{ id: 'missing value', value: 'pd.Series([1.0, None, 4.0])' }, { id: 'empty', value: 'pd.Series([], dtype=float)' }], false);
  if (/ndarray|ArrayLike/.test(annotation)) return make('array', 'np.array([[1.0, 2.0], [3.0, 5.0], [8.0, 13.0]])', [], false);
  if (/^(list|List)\[str\]/.test(annotation)) return make('texts', '["first", "second"]', [{ id: 'empty', value: '[]' }]);
  if (annotation.includes('Path') || (/^(str)?$/.test(annotation) && /(^|_)(path|file|filename|filepath|dir|directory|folder)$/.test(name))) return make('path', null, [], false);
  if (annotation === 'str' && columnName.test(name)) return make('name', quoted(/target|label/.test(name) ? 'target' : 'feature'), [], false);
  if (annotation === 'str') return make('text', quoted('An ordinary text.'), [{ id: 'empty', value: '""' }, { id: 'blanks and capitals', value: quoted('  ORDINARY  ') }]);
  if (annotation === 'bool') return make('flag', 'True', [{ id: 'false', value: 'False' }]);
  if (annotation === 'int') return make('number', '3', [{ id: 'zero', value: '0' }, { id: 'negative', value: '-1' }]);
  if (annotation === 'float' && shareName.test(name)) return make('number', '0.25', [], true);
  if (annotation === 'float') return make('number', '2.5', [{ id: 'zero', value: '0.0' }, { id: 'negative', value: '-1.0' }, { id: 'not a number', value: 'float("nan")' }]);
  if (annotation !== '') return make('unknown', null, [], false);
  return unannotated(study, parameter, use, make);
}

function unannotated(study: Study, { name }: Parameter, use: ColumnUse, make: (kind: InputKind, ordinary: string | null, edges?: Input['edges'], isSure?: boolean) => Input): Input {
  if (shareName.test(name)) return make('number', '0.25', [], false);
  const askedOfTable = [...use.asked].some((one) => pandasMethods.has(one));
  if (use.columns.size > 0 || use.named.size > 0) {
    if (recordName.test(name) && !askedOfTable) return make('record', recordOf(use), [], true);
    if (tableName.test(name) || askedOfTable || [...use.columns.values()].some((column) => column.isKnown && column.type === 'moment')) return make('table', tableOf(use), [], !use.isOpen);
    return make('record', recordOf(use), [], false);
  }
  if (tableName.test(name) && askedOfTable) return make('table', null, [], false);
  const asText = study.terms.some((term) => term.t === 'call' && term.receiver?.t === 'given' && term.receiver.name === name && /^\.(lower|upper|strip|split|replace|startswith|endswith|encode)$/.test(term.callee));
  if (asText || /^(text|sentence|string|s|comment|review|message|document|word|token)$/.test(name)) return make('text', quoted('An ordinary text.'), [{ id: 'empty', value: '""' }, { id: 'blanks and capitals', value: quoted('  ORDINARY  ') }], asText);
  const compared = study.terms.flatMap((term) => (term.t === 'operation' && term.operands.some((one) => one.t === 'given' && one.name === name) ? term.operands.flatMap((one) => (one.t === 'literal' && one.value !== null ? [one.value] : [])) : []));
  const listed = study.terms.flatMap((term) => (term.t === 'operation' && term.operator === 'in' && term.operands[0]?.t === 'given' && term.operands[0].name === name && term.operands[1]?.t === 'sequence' ? term.operands[1].items.flatMap((one) => (one.t === 'literal' && one.value !== null ? [one.value] : [])) : []));
  const [first] = [...listed, ...compared];
  if (typeof first === 'string') return make('text', quoted(first), [...new Set([...listed, ...compared].slice(1, 5).map(String))].filter((one) => one !== first).map((one) => ({ id: one === '' ? 'empty' : one, value: quoted(one) })).concat([{ id: 'unseen', value: '"unseen"' }]), true);
  if (typeof first === 'number') return make('number', String(first + 1), [{ id: `at ${String(first)}`, value: String(first) }, { id: `below ${String(first)}`, value: String(first - 1) }], true);
  return make('unknown', null, [], false);
}

/** A table with one ordinary row, as an expression; null: its columns are not known. */
function tableOf(use: ColumnUse): string | null {
  return use.columns.size + use.named.size === 0 ? null : 'pd.DataFrame(rows)';
}

function recordOf(use: ColumnUse): string | null {
  return use.columns.size === 0 ? null : 'row';
}

/** A value of a column as Python writes it. `nth`: which of several. */
export function valueOf(column: Column, nth = 0): string {
  const values = [...new Set(column.values)];
  const seen = values[nth % Math.max(1, values.length)];
  if (seen !== undefined && column.type !== 'moment' && column.type !== 'date') return literal(typeof seen === 'number' && column.type === 'number' && nth > 0 && values.length === 1 ? seen + nth : seen);
  const day = `2024-01-${String(31 - (nth % 28)).padStart(2, '0')} 23:50:00`;
  switch (column.type) {
    case 'moment': return `pd.Timestamp(${quoted(day)})`;
    case 'date': return quoted(day);
    case 'text': return quoted(nth % 2 === 0 ? 'a' : 'b');
    case 'flag': return nth % 2 === 0 ? 'True' : 'False';
    default: return `${String(2 + nth)}.0`;
  }
}

/** One ordinary row. */
export function ordinaryRow(use: ColumnUse, nth = 0): Row {
  const row = new Map([...use.columns.values()].map((column) => [column.name, valueOf(column, nth)] as const));
  for (const name of use.named) {
    const names = /s$|list|cols/.test(name) ? ['first', 'second'] : [name];
    for (const one of names) if (!row.has(one)) row.set(one, valueOf({ name: one, type: 'number', isKnown: false, values: [], divides: false, mayMiss: false }, nth));
  }
  return row;
}

/** What differs from an ordinary row at the edges that the code can meet: a missing value, zero where it divides, what its maps have not seen. At most six. */
export function edgeRows(use: ColumnUse): { readonly id: string; readonly column: string; readonly value: string }[] {
  const found: { id: string; column: string; value: string; rank: number }[] = [];
  const edge = (id: string, column: string, value: string, rank: number): void => {
    found.push({ id, column, value, rank });
  };
  for (const column of use.columns.values()) {
    if (column.divides) edge(`zero in ${column.name}`, column.name, '0.0', 0);
    const seen = [...new Set(column.values)];
    if (column.type === 'text' && seen.length > 0) edge(`unseen ${column.name}`, column.name, '"unseen"', 1);
    if (column.mayMiss) edge(`no ${column.name}`, column.name, column.type === 'number' ? 'float("nan")' : 'None', 1);
    if (column.type === 'number' && seen.length > 0) edge(`${column.name} at ${String(seen[0])}`, column.name, literal(seen[0] ?? 0), 2);
    if (column.type === 'text' && seen.length > 1) edge(`${column.name} ${String(seen[1])}`, column.name, literal(seen[1] ?? ''), 3);
  }
  const [first] = [...use.columns.values()].filter((column) => column.type === 'number' && !column.mayMiss);
  if (first) edge(`no ${first.name}`, first.name, 'float("nan")', 2);
  return [...new Map(found.sort((a, b) => a.rank - b.rank).map((one) => [one.id, one])).values()].slice(0, 6);
}

/** A row as a Python dict, over several lines where it is long. */
export function dictText(row: Row, indent: string): string {
  const entries = [...row].map(([name, value]) => `${quoted(name)}: ${value}`);
  const flat = `{${entries.join(', ')}}`;
  if (indent.length + flat.length <= 100) return flat;
  return `{\n${entries.map((entry) => `${indent}    ${entry},\n`).join('')}${indent}}`;
}
