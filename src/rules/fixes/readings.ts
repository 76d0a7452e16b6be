import type { Call, Expression, Name, Statement } from '../../python/nodes';
import type { Source } from './source';
import { callsIn, namesIn, rootName, usesOf, walk, writtenBy } from './source';

/** Methods that look at a table and leave it as it is. */
const looks = new Set(['head', 'tail', 'info', 'describe', 'sample', 'isnull', 'isna', 'sum', 'mean', 'std', 'count', 'value_counts', 'corr', 'nunique', 'unique', 'min', 'max', 'median', 'mode', 'quantile', 'any', 'all', 'sort_values', 'sort_index', 'nlargest', 'nsmallest', 'select_dtypes', 'plot', 'hist', 'boxplot', 'round']);
const shows = new Set(['print', 'display', 'len', 'type']);
/** Modules of which a statement's own call draws. */
const draws = new Set(['plt', 'sns', 'px']);
/** Methods that make another table or array of one. */
const makes = new Set(['drop', 'copy', 'astype', 'to_numpy', 'map', 'replace', 'ravel', 'reshape', 'squeeze', 'to_frame', 'tolist', 'select_dtypes']);
/** Attributes through which all columns are reached. */
const whole = new Set(['values', 'T', 'loc', 'iloc', 'at', 'iat', 'dtypes', 'axes', 'style', 'plot', 'str', 'empty']);
/** Attributes of a table that preparing its numbers leaves as they are. */
const frames = new Set(['columns', 'shape', 'index', 'size', 'ndim']);

function calleeName(call: Call): string | null {
  return call.callee.kind === 'Name' ? call.callee.id : call.callee.kind === 'Attribute' ? call.callee.attribute : null;
}

function isInPlace(call: Call): boolean {
  return call.args.some((arg) => arg.unpack !== '' || (arg.keyword === 'inplace' && !(arg.value.kind === 'Constant' && arg.value.value === false)));
}

/** Does a statement only show something: a bare `X.head()`, `print(X.shape)`, `sns.heatmap(X.corr())`? */
export function isDisplay(statement: Statement): boolean {
  if (statement.kind !== 'ExpressionStatement') return false;
  const drawing = (call: Call): boolean => call.callee.kind === 'Attribute' && draws.has(rootName(call.callee.value) ?? '');
  return callsIn(statement).every((call) => !isInPlace(call) && (call.callee.kind === 'Name' ? shows.has(call.callee.id) : looks.has(calleeName(call) ?? '') || drawing(call)));
}

/** Does an expression only read from tables? */
export function isPureRead(expression: Expression): boolean {
  return callsIn(expression).every((call) => !isInPlace(call) && call.callee.kind === 'Attribute' && (makes.has(call.callee.attribute) || looks.has(call.callee.attribute)));
}

/** The strings of `'a'` or `['a', 'b']`, of a name too that is given such a list once; null where they are not written out. */
export function columnsIn(source: Source, scope: readonly Statement[], expression: Expression): readonly string[] | null {
  if (expression.kind === 'Constant') return typeof expression.value === 'string' ? [expression.value] : null;
  if (expression.kind === 'List' || expression.kind === 'Tuple') {
    const names = expression.elements.map((one) => (one.kind === 'Constant' && typeof one.value === 'string' ? one.value : null));
    return names.every((name) => name !== null) ? names : null;
  }
  if (expression.kind !== 'Name') return null;
  const value = onlyValue(source, scope, expression.id);
  return value === null || value.kind === 'Name' ? null : columnsIn(source, scope, value);
}

/** What a name is given, where that happens once in the scope or else once in the module. */
function onlyValue(source: Source, scope: readonly Statement[], name: string): Expression | null {
  for (const body of [scope, source.module.body]) {
    const writes = body.filter((one) => writtenBy(one).has(name));
    const [first] = writes;
    if (first?.kind === 'Assign' && writes.length === 1 && first.targets.length === 1 && first.targets[0]?.kind === 'Name') return first.value;
    if (writes.length > 0) return null;
  }
  return null;
}

/**
 * Does a name stand for something that has no rows: an import, a function, a literal, a list of column names? Then it means the same for a part
 * of the rows.
 */
export function isSetting(source: Source, scope: readonly Statement[], name: string): boolean {
  const writers = [scope, source.module.body].map((body) => body.filter((one) => writtenBy(one).has(name))).find((found) => found.length > 0);
  if (!writers) return true;
  return writers.every((one) => {
    if (one.kind === 'Assign') return one.targets.every((target) => target.kind === 'Name') && (isLiteral(one.value) || isColumnList(one.value));
    return one.kind === 'Import' || one.kind === 'ImportFrom' || one.kind === 'FunctionDefinition' || one.kind === 'ClassDefinition';
  });
}

function isLiteral(value: Expression): boolean {
  if (value.kind === 'Constant') return true;
  if (value.kind === 'UnaryOperation') return isLiteral(value.operand);
  if (value.kind === 'List' || value.kind === 'Tuple' || value.kind === 'Set') return value.elements.every(isLiteral);
  return value.kind === 'Dict' && value.entries.every((entry) => isLiteral(entry.value));
}

/** `X.columns`, `X.select_dtypes('number').columns.tolist()`, `[c for c in X.columns if …]`. */
function isColumnList(value: Expression): boolean {
  if (value.kind === 'Attribute') return value.attribute === 'columns';
  if (value.kind === 'Call') return value.callee.kind === 'Attribute' ? ['tolist', 'to_list', 'drop'].includes(value.callee.attribute) && isColumnList(value.callee.value) : false;
  return value.kind === 'Comprehension' && value.clauses.every(({ iterable }) => isColumnList(iterable) || iterable.kind === 'Name');
}

/** Is the name used for nothing but what preparing the numbers leaves as it is: `X.columns`, `X.shape`, `len(X)`? */
export function isFrameUse(scope: readonly Statement[], use: Name): boolean {
  let harmless = false;
  walk(scope, (one) => {
    if (one.start > use.start || one.end < use.end) return false;
    const node = one as Expression;
    if (node.kind === 'Attribute' && node.value === use && frames.has(node.attribute)) harmless = true;
    if (node.kind === 'Call' && node.callee.kind === 'Name' && node.callee.id === 'len' && node.args[0]?.value === use) harmless = true;
    return undefined;
  });
  return harmless;
}

/** Is every mention of the table in an expression that of another column than these? */
export function readsOthers(expression: unknown, table: string, columns: readonly string[]): boolean {
  const allowed = new Set<number>();
  const called = new Set<Expression>();
  walk(expression, (one) => {
    const node = one as Expression;
    if (node.kind === 'Subscript' && node.value.kind === 'Name') {
      const { index } = node;
      const names = index.kind === 'Constant' ? [index.value] : index.kind === 'List' ? index.elements.map((element) => (element.kind === 'Constant' ? element.value : undefined)) : [undefined];
      if (names.every((name) => typeof name === 'string' && !columns.includes(name))) allowed.add(node.value.start);
    }
    if (node.kind === 'Call' && node.callee.kind === 'Attribute') called.add(node.callee);
    if (node.kind === 'Attribute' && node.value.kind === 'Name' && !called.has(node) && !columns.includes(node.attribute) && !whole.has(node.attribute)) allowed.add(node.value.start);
    return undefined;
  });
  return namesIn(expression).every((name) => name.id !== table || allowed.has(name.start));
}

/** Does this choice of columns of a table surely keep these ones, under their names? */
export function keepsColumns(source: Source, scope: readonly Statement[], expression: Expression, table: string, columns: readonly string[]): boolean {
  const within = (inner: Expression): boolean => keepsColumns(source, scope, inner, table, columns);
  if (expression.kind === 'Name') return expression.id === table;
  if (expression.kind === 'Subscript') {
    const kept = expression.index.kind === 'Constant' ? null : columnsIn(source, scope, expression.index);
    return kept !== null && columns.every((column) => kept.includes(column)) && within(expression.value);
  }
  if (expression.kind !== 'Call' || expression.callee.kind !== 'Attribute' || isInPlace(expression) || !within(expression.callee.value)) return false;
  if (expression.callee.attribute === 'copy') return true;
  const dropped = expression.callee.attribute === 'drop' ? droppedBy(expression) : null;
  const names = dropped && columnsIn(source, scope, dropped);
  return names !== null && !columns.some((column) => names.includes(column));
}

/** What `drop(columns=…)` or `drop(…, axis=1)` names. */
export function droppedBy(call: Call): Expression | null {
  const named = call.args.find((arg) => arg.keyword === 'columns');
  if (named) return named.value;
  const axis = call.args.find((arg) => arg.keyword === 'axis')?.value ?? call.args[1]?.value;
  const isColumns = axis?.kind === 'Constant' && (axis.value === 1 || axis.value === 'columns');
  return isColumns ? (call.args.find((arg) => arg.keyword === null || arg.keyword === 'labels')?.value ?? null) : null;
}

/** Is a name of the scope mentioned within functions, which run at another time? */
export function mentionedInFunctions(scope: readonly Statement[], name: string): boolean {
  return scope.some((one) => (one.kind === 'FunctionDefinition' || one.kind === 'ClassDefinition') && usesOf([one], name).length > 0);
}

export function mentions(node: unknown, name: string): boolean {
  return namesIn(node).some((one) => one.id === name);
}

/** The name at the bottom of what a call is made on, or of its first argument: `df` in `df['a'].mean()` and `np.mean(df['a'])`. */
export function dataOf(call: Call): Expression | null {
  if (call.callee.kind !== 'Attribute') return null;
  const receiver = call.callee.value;
  const first = call.args[0]?.value;
  const isModule = receiver.kind === 'Name' && ['np', 'numpy', 'pd', 'pandas', 'stats'].includes(receiver.id);
  return isModule ? (first ?? null) : rootName(receiver) === null ? null : receiver;
}
