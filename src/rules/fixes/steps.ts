import type { FitEvent, ProvenanceGraph, StatisticEvent } from '../../provenance/graph';
import type { Argument, Assign, Call, Expression, Statement } from '../../python/nodes';
import type { Span } from '../../python/text';
import { columnsIn, dataOf, mentions } from './readings';
import type { Source } from './source';
import { callsIn, freshName, namesIn, rewritten, rootName, textOf, walk } from './source';

/** A step that learns from a table and writes what it makes of it, as the program has it: `X = scaler.fit_transform(X)`. */
export interface Step {
  /** The statements that make it up. */
  readonly statements: readonly Statement[];
  /** The name of the table it learns from, and of the one it makes. */
  readonly from: string;
  readonly to: string;
  /** What it is given. */
  readonly input: Expression;
  /** The columns that it writes where it writes only some; 'all' for a table; null where they are not written out. */
  readonly columns: readonly string[] | 'all' | null;
  /** The target's name, where it is given one. */
  readonly target: string | null;
  /** The name of the estimator. */
  readonly estimator: string | null;
  /** The names that it defines beside the table. */
  readonly defines: readonly string[];
  /** Names of what it made on the way, which are gone once it is moved. */
  readonly drops: readonly string[];
  /** Its statements for the two parts of the rows. */
  readonly parted: (parts: Parts) => readonly string[];
}

/** The names of what takes the table's place once the rows are parted. */
export interface Parts {
  readonly train: string;
  readonly test: string;
  /** The training part of the target that the step is given. */
  readonly target: string | null;
  /** What is parted is the very expression that the step is given (`df[features]`), and not the table that it is taken from. */
  readonly whole: boolean;
}

interface Change {
  readonly span: Span;
  readonly text: string;
}

interface Scope {
  readonly source: Source;
  readonly statements: readonly Statement[];
}

/** Statistics that come out as a number, or as one for each column. */
const reduces = new Set(['mean', 'median', 'std', 'var', 'min', 'max', 'sum', 'mode', 'quantile', 'nanmean', 'nanmedian']);

/** Reads the step that starts with a statement of a block; null where it is of no form that can be taken apart. */
export function readStep(graph: ProvenanceGraph, scope: Scope, block: readonly Statement[], index: number): Step | null {
  const statement = block[index];
  if (!statement) return null;
  const learns = learnedIn(graph, scope.source, statement);
  const fit = learns.find((one) => one.event.kind === 'fit');
  if (fit) return learns.length === 1 && fit.event.kind === 'fit' && !transductive.test(fit.event.estimator.name) ? fitStep(scope, block, index, fit.call) : null;
  if (learns.length === 0) return null;
  const calls = learns.map((one) => one.call);
  if (!calls.every((call) => call.callee.kind === 'Attribute' && reduces.has(call.callee.attribute))) return null;
  return statisticStep(scope, statement, calls) ?? (statement.kind === 'Assign' ? namedStatistic(scope, block, index, statement, calls) : null);
}

/** The outermost calls of a statement in which something was learned from rows. */
function learnedIn(graph: ProvenanceGraph, source: Source, statement: Statement): { readonly call: Call; readonly event: FitEvent | StatisticEvent }[] {
  const found: { call: Call; event: FitEvent | StatisticEvent }[] = [];
  const events = graph.events.filter((one): one is FitEvent | StatisticEvent => (one.kind === 'fit' || one.kind === 'statistic') && one.site.path === source.path);
  for (const call of callsIn(statement)) {
    const event = events.find(({ site }) => site.span.start === call.start && site.span.end === call.end);
    if (event && !found.some((one) => one.call.start <= call.start && call.end <= one.call.end)) found.push({ call, event });
  }
  return found;
}

interface FitArguments {
  readonly receiver: Expression;
  readonly method: string;
  readonly methodSpan: Span;
  readonly input: Argument;
  readonly target: Argument | null;
}

/** `receiver.fit(X)`, `receiver.fit_transform(X, y)`. */
export function fitArguments(call: Call): FitArguments | null {
  if (call.callee.kind !== 'Attribute' || call.args.some((arg) => arg.unpack !== '')) return null;
  const positional = call.args.filter((arg) => arg.keyword === null);
  const input = positional[0] ?? call.args.find((arg) => arg.keyword === 'X');
  const target = positional[1] ?? call.args.find((arg) => arg.keyword === 'y') ?? null;
  const known = [input, target].filter((arg) => arg !== null && arg !== undefined).length;
  if (!input || known !== call.args.length) return null;
  return { receiver: call.callee.value, method: call.callee.attribute, methodSpan: call.callee.attributeSpan, input, target };
}

/** They place the rows that they are given and can't place others. */
export const transductive = /TSNE|^MDS$|SpectralEmbedding/;

function fitStep(scope: Scope, block: readonly Statement[], index: number, call: Call): Step | null {
  const { source } = scope;
  const args = fitArguments(call);
  const statement = block[index];
  const from = args && rootName(args.input.value);
  if (!args || !statement || from === null) return null;
  if (args.target && args.target.value.kind !== 'Name') return null;
  if (args.method === 'fit_transform') return inlineFit(scope, statement, call, args, from);
  if (args.method !== 'fit') return null;
  const chained = statement.kind === 'Assign' ? callsIn(statement).find((one) => one.callee.kind === 'Attribute' && one.callee.attribute === 'transform' && one.callee.value === call) : undefined;
  if (chained) return inlineFit(scope, statement, call, args, from);
  // The fit stands alone, and the table is transformed further down.
  const named = statement.kind === 'ExpressionStatement' && statement.value === call && args.receiver.kind === 'Name' ? args.receiver.id : statement.kind === 'Assign' && statement.value === call ? nameOf(statement) : null;
  if (named === null) return null;
  const apply = block.slice(index + 1).find((one) => mentions(one, named));
  const write = apply?.kind === 'Assign' ? writeOf(scope, apply) : null;
  const transform = apply && callsIn(apply).filter((one) => one.callee.kind === 'Attribute' && one.callee.value.kind === 'Name' && one.callee.value.id === named);
  const [given] = transform ?? [];
  if (apply?.kind !== 'Assign' || !write || transform?.length !== 1 || given?.callee.kind !== 'Attribute' || given.callee.attribute !== 'transform') return null;
  if (given.args.length !== 1 || !given.args[0] || textOf(source, given.args[0].value) !== textOf(source, args.input.value)) return null;
  const made = given.args[0].value;
  return {
    statements: [statement, apply], from, to: write.table, input: args.input.value, columns: write.columns, target: targetName(args), estimator: named, defines: [named], drops: [],
    parted: ({ train, test, target, whole }) => [
      rewritten(source, statement, renames(statement, from, train, args, target, whole)),
      assigned(scope, apply, { write, from, part: train, input: whole ? made : null }, []),
      assigned(scope, apply, { write, from, part: test, input: whole ? made : null }, []),
    ],
  };
}

function inlineFit(scope: Scope, statement: Statement, call: Call, args: FitArguments, from: string): Step | null {
  const { source } = scope;
  const write = statement.kind === 'Assign' ? writeOf(scope, statement) : null;
  if (statement.kind !== 'Assign' || !write) return null;
  const { receiver, input, target } = args;
  const made = receiver.kind === 'Call';
  if (!made && receiver.kind !== 'Name') return null;
  const name = made ? freshName(source, estimatorName(receiver)) : receiver.id;
  const own = made ? [{ span: receiver, text: name }] : [];
  const labelled = (part: string): Change[] => rowLabels(statement, call, from, part);
  const second = target ? [{ span: { start: input.end, end: target.end }, text: '' }] : [];
  const once = args.method === 'fit_transform' ? [{ span: args.methodSpan, text: 'transform' }, ...second] : [{ span: { start: receiver.end, end: call.end }, text: '' }];
  return {
    statements: [statement], from, to: write.table, input: input.value, columns: write.columns, target: targetName(args), estimator: name, defines: [], drops: [],
    parted: ({ train, test, target: part, whole }) => [
      ...(made ? [`${name} = ${textOf(source, receiver)}`] : []),
      assigned(scope, statement, { write, from, part: train, input: whole ? input.value : null }, [...own, ...labelled(train), ...(target && part !== null ? [{ span: target.value, text: part }] : [])]),
      assigned(scope, statement, { write, from, part: test, input: whole ? input.value : null }, [...own, ...labelled(test), ...once]),
    ],
  };
}

/** `pd.DataFrame(scaler.fit_transform(X), columns=X.columns)` numbers the rows anew; the rows of a part keep their labels, as the target's do. */
function rowLabels(statement: Statement, call: Call, from: string, part: string): Change[] {
  const table = callsIn(statement).find((one) => one.callee.kind === 'Attribute' && one.callee.attribute === 'DataFrame' && one.args[0]?.value === call);
  const columns = table?.args.find((arg) => arg.keyword === 'columns')?.value;
  const isOwn = columns?.kind === 'Attribute' && columns.attribute === 'columns' && columns.value.kind === 'Name' && columns.value.id === from;
  const last = table?.args.at(-1);
  if (!isOwn || !last || table?.args.some((arg) => arg.keyword === 'index' || arg.unpack !== '') !== false) return [];
  return [{ span: { start: last.end, end: last.end }, text: `, index=${part}.index` }];
}

function targetName({ target }: FitArguments): string | null {
  return target?.value.kind === 'Name' ? target.value.id : null;
}

function nameOf(statement: Assign): string | null {
  const [target] = statement.targets;
  return statement.targets.length === 1 && target?.kind === 'Name' ? target.id : null;
}

interface Write {
  readonly table: string;
  readonly columns: Step['columns'];
}

/** What an assignment writes: a table, or columns of one. */
function writeOf({ source, statements }: Scope, statement: Assign): Write | null {
  const [target] = statement.targets;
  if (!target || statement.targets.length !== 1) return null;
  if (target.kind === 'Name') return { table: target.id, columns: 'all' };
  if (target.kind === 'Attribute' && target.value.kind === 'Name' && target.value.id !== 'self') return { table: target.value.id, columns: [target.attribute] };
  if (target.kind !== 'Subscript' || target.value.kind !== 'Name') return null;
  return { table: target.value.id, columns: columnsIn(source, statements, target.index) };
}

interface Renaming {
  readonly write: Write;
  readonly from: string;
  readonly part: string;
  /** An expression that the part takes the place of as a whole. */
  readonly input: Expression | null;
}

/** An assignment as it reads for one part of the rows. */
function assigned(scope: Scope, statement: Assign, { write, from, part, input }: Renaming, changes: readonly Change[]): string {
  const [target] = statement.targets;
  const whole = target?.kind === 'Name' ? [{ span: target, text: part }] : [];
  const inner = input ? [{ span: input, text: part }] : [];
  const names = namesIn(statement).filter((one) => one.id === from || (one.id === write.table && one === tableIn(target))).map((one) => ({ span: one, text: part }));
  return rewritten(scope.source, statement, withoutNested([...whole, ...inner, ...changes, ...names]));
}

function tableIn(target: Expression | undefined): Expression | null {
  return target?.kind === 'Subscript' || target?.kind === 'Attribute' ? target.value : null;
}

/** Of changes within each other, the outer ones. */
function withoutNested(changes: readonly Change[]): Change[] {
  return changes.filter((one, i) => !changes.some((other, j) => j !== i && other.span.start <= one.span.start && one.span.end <= other.span.end && (other.span.start < one.span.start || one.span.end < other.span.end || j < i)));
}

function renames(node: unknown, from: string, part: string, args: FitArguments, target: string | null, whole: boolean): Change[] {
  const own = args.target && target !== null ? [{ span: args.target.value, text: target }] : [];
  const names = namesIn(node).filter((one) => one.id === from).map((one) => ({ span: one, text: part }));
  return withoutNested([...own, ...(whole ? [{ span: args.input.value, text: part }] : []), ...names]);
}

/** `df['a'] = df['a'].fillna(df['a'].mean())`, `X = (X - X.mean()) / X.std()`, `df['a'].fillna(df['a'].mean(), inplace=True)`. */
function statisticStep(scope: Scope, statement: Statement, calls: readonly Call[]): Step | null {
  const { source } = scope;
  const data = calls.map((call) => dataOf(call));
  const [from] = data.map((one) => one && rootName(one));
  if (from === null || from === undefined || !data.every((one) => one && rootName(one) === from && isPlain(one))) return null;
  // A number alone is no table: it is used further down.
  const beside = namesIn(statement.kind === 'Assign' ? statement.value : statement).some((one) => one.id === from && !calls.some((call) => call.start <= one.start && one.end <= call.end));
  const form = !beside ? null : statement.kind === 'Assign' ? assignedForm(scope, statement, from) : inPlaceForm(scope, statement, from);
  if (!form || (form.write.columns !== 'all' && form.write.table !== from)) return null;
  const input = namesIn(statement).find((one) => one.id === from);
  if (!input) return null;
  const names: string[] = [];
  for (const call of calls) names.push(statisticName(source, call, names));
  return {
    statements: [statement], from, to: form.write.table, input, columns: form.write.columns, target: null, estimator: null, defines: [], drops: [],
    parted: ({ train, test }) => [
      ...calls.map((call, i) => `${names[i] ?? ''} = ${rewritten(source, call, namesIn(call).filter((one) => one.id === from).map((one) => ({ span: one, text: train })))}`),
      ...[train, test].map((part) => form.text(part, calls.map((call, i) => ({ span: call, text: names[i] ?? '' })))),
    ],
  };
}

/** A statement that writes a table or columns of it, and how it reads for one part of the rows. */
interface Form {
  readonly write: Write;
  readonly text: (part: string, changes: readonly Change[]) => string;
}

function assignedForm(scope: Scope, statement: Assign, from: string): Form | null {
  const write = writeOf(scope, statement);
  return write && { write, text: (part, changes) => assigned(scope, statement, { write, from, part, input: null }, changes) };
}

/** `X` or `df['a']` or `df[columns]`: nothing grouped, nothing filtered. */
function isPlain(expression: Expression): boolean {
  return expression.kind === 'Name' || (expression.kind === 'Subscript' && expression.value.kind === 'Name' && ['Constant', 'List', 'Name'].includes(expression.index.kind)) || (expression.kind === 'Attribute' && expression.value.kind === 'Name');
}

/** `df['a'].fillna(v, inplace=True)` as an assignment. */
function inPlaceForm(scope: Scope, statement: Statement, from: string): Form | null {
  const call = statement.kind === 'ExpressionStatement' && statement.value.kind === 'Call' ? statement.value : null;
  const at = call ? call.args.findIndex((arg) => arg.keyword === 'inplace' && arg.value.kind === 'Constant' && arg.value.value === true) : -1;
  const before = call?.args[at - 1];
  const flag = call?.args[at];
  if (!call || !flag || !before || call.callee.kind !== 'Attribute' || !['fillna', 'replace', 'clip'].includes(call.callee.attribute)) return null;
  const table = call.callee.value;
  if (!isPlain(table) || rootName(table) !== from) return null;
  const columns = table.kind === 'Subscript' ? columnsIn(scope.source, scope.statements, table.index) : table.kind === 'Attribute' ? [table.attribute] : 'all';
  const owner = (node: Span, part: string, changes: readonly Change[]): string =>
    rewritten(scope.source, node, withoutNested([...changes, ...namesIn(node).filter((one) => one.id === from).map((one) => ({ span: one, text: part }))]));
  return {
    write: { table: from, columns },
    text: (part, changes) => `${owner(table, part, [])} = ${owner(call, part, [...changes, { span: { start: before.end, end: flag.end }, text: '' }])}`,
  };
}

/** `median = df['a'].median()`, and the one statement that uses it. */
function namedStatistic(scope: Scope, block: readonly Statement[], index: number, statement: Assign, calls: readonly Call[]): Step | null {
  const { source } = scope;
  const known = nameOf(statement);
  const [call] = calls;
  const data = call && dataOf(call);
  const from = data && rootName(data);
  if (known === null || !call || calls.length !== 1 || !data || from === null || from === undefined || known === from || !isPlain(data)) return null;
  if (namesIn(statement.value).some((one) => one.id !== from && !['np', 'pd'].includes(one.id))) return null;
  const apply = block.slice(index + 1).find((one) => mentions(one, known));
  if (!apply) return null;
  const form = apply.kind === 'Assign' ? assignedForm(scope, apply, from) : inPlaceForm(scope, apply, from);
  const made = form?.write;
  if (!made || !mentions(apply, from) || (made.columns !== 'all' && made.table !== from) || callsIn(apply).some((one) => one.callee.kind === 'Attribute' && reduces.has(one.callee.attribute))) return null;
  const input = namesIn(apply).find((one) => one.id === from);
  if (!input) return null;
  return {
    statements: [statement, apply], from, to: made.table, input, columns: made.columns, target: null, estimator: null, defines: [known], drops: [],
    parted: ({ train, test }) => [
      rewritten(source, statement, namesIn(statement).filter((one) => one.id === from).map((one) => ({ span: one, text: train }))),
      ...[train, test].map((part) => form.text(part, [])),
    ],
  };
}

/** `age_median` for `df['age'].median()`, `means` for `X.mean()`. */
export function statisticName(source: Source, call: Call, taken: readonly string[]): string {
  const method = call.callee.kind === 'Attribute' ? call.callee.attribute.replace(/^nan/, '') : 'value';
  const data = dataOf(call);
  const columns: string[] = data?.kind === 'Attribute' && data.value.kind === 'Name' ? [data.attribute] : [];
  walk(data, (one) => {
    const node = one as Expression;
    if (node.kind === 'Subscript' && node.index.kind === 'Constant' && typeof node.index.value === 'string') columns.push(node.index.value);
    return undefined;
  });
  const stem = (columns[0] ?? '').toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '');
  const wish = /^[a-z]/.test(stem) ? `${stem}_${method}` : `train_${method}`;
  const free = freshName(source, wish);
  return taken.includes(free) ? freshName(source, `${free}_${String(taken.length + 1)}`) : free;
}

/** The name that a new estimator gets: `scaler` for `StandardScaler()`. */
export function estimatorName(made: Call): string {
  const name = (made.callee.kind === 'Name' ? made.callee.id : made.callee.kind === 'Attribute' ? made.callee.attribute : '').replace(/^_+/, '');
  const kind = /(Scaler|Imputer|Encoder|Vectorizer|Selector|Discretizer|Binarizer|Transformer)$/.exec(name)?.[1];
  if (kind) return kind.toLowerCase();
  if (/^Select|^RFE|^VarianceThreshold/.test(name)) return 'selector';
  if (/^[A-Z0-9]+$/.test(name)) return name.toLowerCase();
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase() || 'transformer';
}
