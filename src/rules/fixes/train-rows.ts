import type { FitEvent, ProvenanceGraph, SplitEvent, StatisticEvent } from '../../provenance/graph';
import { eventsOf } from '../../provenance/graph';
import type { Assign, Call, Expression, Statement } from '../../python/nodes';
import type { Edit, Fix } from '../rule';
import { partedAgain } from './below-split';
import { importName } from './imports';
import { putAbove } from './lines';
import { dataOf, isDisplay, isSetting } from './readings';
import { rowsOf } from './row-types';
import type { Source, StatementPlace } from './source';
import { blocksOf, callAt, callsIn, edit, flat, freshName, inLoop, namesIn, rootName, scopeOf, sourceOf, statementAt, textOf, writtenBy } from './source';
import { fitArguments, transductive } from './steps';

/** Methods that come out as a number, or as one for each column or value. */
const counts = new Set(['mean', 'median', 'std', 'var', 'min', 'max', 'sum', 'mode', 'quantile', 'nanmean', 'nanmedian', 'percentile', 'nanpercentile', 'corr', 'cov', 'describe', 'value_counts', 'skew', 'kurt']);
/** Calls after which row numbers may stand for other rows. */
const reorders = /\b(sort_values|sort_index|sample|shuffle|permutation|reindex|merge|join|concat|append|explode|melt|pivot|pivot_table|vstack|concatenate|groupby|reset_index|set_index|resample)\b/;
const orderKept = /\b(reset_index|set_index)\b/;

/**
 * Draws the numbers of the training rows above a step that learns from all rows, with the arguments of the split below, and has the step learn
 * from those rows alone. Null where the rows may be others, or in another order, by the time they are split. Never safe: it rests on the two
 * draws being the same.
 */
export function learnFromTrainingRows(graph: ProvenanceGraph, cause: FitEvent | StatisticEvent, split: SplitEvent): Fix | null {
  const source = sourceOf(graph, split.site.path);
  if (!source || cause.site.path !== split.site.path || split.form !== 'call' || split.what !== 'train_test_split' || !isOneDraw(graph, cause, split)) return null;
  const [place, below] = [statementAt(source, cause.site.span), statementAt(source, split.site.span)];
  const call = callAt(source, split.site);
  if (!place || !below || !call || inLoop(below) || partedAgain(graph, split) === 'split') return null;
  const anchor = anchorOf(source, place, below);
  if (!anchor || !staysInOrder(source, place, below)) return null;
  const learning = cause.kind === 'fit' ? fitOn(source, cause, place) : statisticsOn(graph, source, cause, place);
  const settings = settingsOf(source, call, { anchor, place, below }, graph.regions.get(split.parts[0] ?? -1).key);
  if (!learning || !settings || !keepsName(anchor, place, learning.table)) return null;
  const known = drawnBefore(graph, source, anchor, cause, settings.text);
  const name = known ?? freshName(source, 'train_rows');
  const edits = [...learning.edits(name), ...(known === null ? settings.edits : [])];
  if (known === null) {
    const imported = importName(source, ['sklearn.model_selection'], 'train_test_split', anchor.start, 'split_rows');
    const drawn = imported && putAbove(source, anchor, [`${name}, _ = ${imported.name}(range(len(${learning.table}))${settings.text})`]);
    if (!drawn) return null;
    edits.push(...imported.edits, drawn);
  }
  const what = cause.kind === 'fit' ? `Fit ${cause.estimator.name}` : `Compute \`${cause.what}\``;
  const folds = partedAgain(graph, split) === 'folds' ? '; cross-validation still needs a pipeline' : '';
  return { title: `${what} on the rows that the split will take for training (check that the rows stay the same, in the same order${folds})`, safe: false, edits };
}

/** Are the rows that were learned from the very rows that are split, by one draw alone? */
function isOneDraw(graph: ProvenanceGraph, cause: FitEvent | StatisticEvent, split: SplitEvent): boolean {
  const [rows, ...others] = cause.rows;
  if (rows === undefined || others.length > 0 || split.rows.length !== 1 || split.rows[0] !== rows) return false;
  const keys = (one: SplitEvent): string => one.parts.map((id) => graph.regions.get(id).key).join();
  const splits = eventsOf(graph, 'split').filter((one) => (one.form === 'call' || one.form === 'fold') && one.rows.includes(rows));
  if (splits.some((one) => keys(one) !== keys(split))) return false;
  return !eventsOf(graph, 'judge').some((judge) => (judge.form === 'folds' || judge.form === 'search') && judge.rows.some((id) => graph.regions.get(id).parents.includes(rows)));
}

/** The statement that holds the step, in the list of statements in which the split stands or that holds it. */
function anchorOf(source: Source, place: StatementPlace, below: StatementPlace): Statement | null {
  const scope = scopeOf(source, below);
  if (scope !== scopeOf(source, place)) return null;
  for (const block of [below.block, scope]) {
    const anchor = block.find((one) => one.start <= place.statement.start && place.statement.end <= one.end);
    if (anchor) return anchor.end <= below.statement.start ? anchor : null;
  }
  return null;
}

/** Does nothing on the way from the step to the split put the rows into another order? */
function staysInOrder(source: Source, place: StatementPlace, below: StatementPlace): boolean {
  return onTheWay(source, place, below).every((one) => callsIn(one).every((call) => {
    const name = call.callee.kind === 'Name' ? call.callee.id : call.callee.kind === 'Attribute' ? call.callee.attribute : '';
    const own = call.callee.kind === 'Name' ? source.module.body.find((other) => other.kind === 'FunctionDefinition' && other.name === name) : undefined;
    return own ? !reorders.test(textOf(source, own)) : !reorders.test(name) || orderKept.test(name) || isSideways(call) || isAside(one, call);
  }));
}

/** The statements between a step and the split by which what the split is given came about. */
function onTheWay(source: Source, place: StatementPlace, below: StatementPlace): readonly Statement[] {
  const between = flat(scopeOf(source, below)).filter((one) => one.start >= place.statement.start && one.end <= below.statement.start && blocksOf(one).length === 0);
  const wanted = new Set(namesIn(below.statement).map((one) => one.id));
  const found: Statement[] = [];
  for (const one of between.reverse()) {
    // What is no assignment may change a table in place.
    const changes = one.kind !== 'Assign' && namesIn(one).some((name) => wanted.has(name.id)) && !isDisplay(one);
    if (!changes && ![...writtenBy(one)].some((name) => wanted.has(name))) continue;
    found.push(one);
    for (const { id } of namesIn(one)) wanted.add(id);
  }
  return found;
}

/** `df['a'] = df.groupby('b')['a'].transform('mean')`, `train_data.corr()`: what the call makes is no table of the same rows, or is put back by their labels. */
function isAside(statement: Statement, call: Call): boolean {
  if (statement.kind === 'ExpressionStatement') return statement.value === call && !call.args.some((arg) => arg.keyword === 'inplace');
  return statement.kind === 'Assign' && call.callee.kind === 'Attribute' && call.callee.attribute === 'groupby' && statement.targets.every((target) => target.kind === 'Subscript');
}

/** What is called behind the fit, where one method did both. */
const appliedBy: ReadonlyMap<string, string> = new Map([['fit', ''], ['fit_on_texts', ''], ['fit_transform', 'transform'], ['fit_predict', 'predict']]);

/** `pd.concat([a, b], axis=1)`: columns beside columns. */
function isSideways(call: Call): boolean {
  return call.args.some((arg) => arg.keyword === 'axis' && arg.value.kind === 'Constant' && (arg.value.value === 1 || arg.value.value === 'columns'));
}

interface Learning {
  /** The name of the table it learns from. */
  readonly table: string;
  readonly edits: (rows: string) => readonly Edit[];
}

/** `scaler.fit_transform(X)` as `scaler.fit(X.iloc[rows]).transform(X)`. */
function fitOn(source: Source, cause: FitEvent, place: StatementPlace): Learning | null {
  const call = callAt(source, cause.site);
  const args = call && fitArguments(call);
  const table = args && rootName(args.input.value);
  const input = args && rowsOf(source, place, args.input.value);
  const target = args?.target ? rowsOf(source, place, args.target.value) : '';
  if (!call || !args || table === null || !input || target === null || transductive.test(cause.estimator.name)) return null;
  const applied = appliedBy.get(args.method);
  if (applied === undefined) return null;
  const { value } = args.input;
  return {
    table,
    edits: (rows) => [
      edit(source, value.end, value.end, input(rows)),
      ...(args.target && target !== '' ? [edit(source, args.target.value.end, args.target.value.end, target(rows))] : []),
      ...(applied === '' ? [] : [edit(source, args.methodSpan.start, args.methodSpan.end, 'fit'), edit(source, call.end, call.end, `.${applied}(${textOf(source, value)})`)]),
    ],
  };
}

/** `df['a'].mean()` as `df['a'].iloc[rows].mean()`, everywhere in the statement. */
function statisticsOn(graph: ProvenanceGraph, source: Source, cause: StatisticEvent, place: StatementPlace): Learning | null {
  const events = eventsOf(graph, 'statistic').filter((one) => one.site.path === source.path && one.rows.join() === cause.rows.join());
  const calls = callsIn(place.statement).filter((call) => events.some(({ site }) => site.span.start === call.start && site.span.end === call.end));
  const learned = calls.map((call) => {
    const data = call.callee.kind === 'Attribute' && counts.has(call.callee.attribute) ? dataOf(call) : null;
    const suffix = data && rowsOf(source, place, data);
    const root = data && rootName(data);
    return data && suffix && root !== null && isPlain(data) ? { data, suffix, root } : null;
  });
  const [first] = learned;
  if (!first || learned.some((one) => one?.root !== first.root) || !calls.some((call) => call.start === cause.site.span.start && call.end === cause.site.span.end)) return null;
  return { table: first.root, edits: (rows) => learned.flatMap((one) => (one ? [edit(source, one.data.end, one.data.end, one.suffix(rows))] : [])) };
}

/** Columns of a table, all rows of it. */
function isPlain(expression: Expression): boolean {
  if (expression.kind === 'Name') return true;
  if (expression.kind === 'Attribute') return expression.value.kind === 'Name';
  return expression.kind === 'Subscript' && ['Constant', 'List', 'Name'].includes(expression.index.kind) && expression.value.kind === 'Name';
}

/** Is the table that is counted above the anchor the one that the step learns from? */
function keepsName(anchor: Statement, place: StatementPlace, table: string): boolean {
  if (anchor === place.statement) return true;
  return !flat([anchor]).some((one) => (one.kind === 'Assign' && one.targets.some((target) => target.kind === 'Name' && target.id === table)) || (one.kind === 'For' && one.target.kind === 'Name' && one.target.id === table));
}

interface Settings {
  readonly text: string;
  readonly edits: readonly Edit[];
}

/** The arguments of the split that decide which rows it draws; a seed is added where it has none. */
function settingsOf(source: Source, call: Call, { anchor, place, below }: { readonly anchor: Statement; readonly place: StatementPlace; readonly below: StatementPlace }, key: string): Settings | null {
  const given = call.args.filter((arg) => arg.keyword !== null || arg.unpack !== '');
  if (given.some((arg) => !['test_size', 'train_size', 'random_state', 'shuffle', 'stratify'].includes(arg.keyword ?? ''))) return null;
  const known = given.filter((arg) => arg.keyword !== 'stratify');
  const classes = given.find((arg) => arg.keyword === 'stratify' && !(arg.value.kind === 'Constant' && arg.value.value === null));
  if (classes && !isTheSameAbove(source, classes.value, anchor, place, below)) return null;
  const isFixed = (value: Expression): boolean => value.kind === 'Constant' || (value.kind === 'Name' && /^(random|ordered):train_test_split:[^?:]*(:\d+)?$/.test(key) && isKnownAbove(source, anchor, value.id));
  if (!known.every((arg) => isFixed(arg.value))) return null;
  const text = [...known, ...(classes ? [classes] : [])].map((arg) => `, ${textOf(source, arg)}`).join('');
  const seed = known.find((arg) => arg.keyword === 'random_state');
  if (seed?.value.kind === 'Constant' && typeof seed.value.value !== 'number') return null;
  const ordered = known.some((arg) => arg.keyword === 'shuffle' && arg.value.kind === 'Constant' && arg.value.value === false);
  if (seed || ordered) return { text, edits: [] };
  const last = call.args.at(-1);
  return last ? { text: `${text}, random_state=0`, edits: [edit(source, last.end, last.end, ', random_state=0')] } : null;
}

/** Is the target by which the classes are told there above the step already, and left as it is until the split? */
function isTheSameAbove(source: Source, classes: Expression, anchor: Statement, place: StatementPlace, below: StatementPlace): boolean {
  const column = classes.kind === 'Subscript' && classes.index.kind === 'Constant' ? classes.index.value : null;
  const name = classes.kind === 'Name' ? classes.id : classes.kind === 'Subscript' && column !== null && classes.value.kind === 'Name' ? classes.value.id : null;
  const statements = flat(scopeOf(source, place)).filter((one) => blocksOf(one).length === 0 && one.end <= below.statement.start);
  if (name === null || !statements.some((one) => one.end <= anchor.start && writtenBy(one).has(name))) return false;
  return statements.filter((one) => one.start >= anchor.start && namesIn(one).some(({ id }) => id === name)).every((one) => {
    if (one.kind === 'Assign') return !writtenBy(one).has(name) || one.targets.every((target) => column !== null && target.kind === 'Subscript' && target.index.kind === 'Constant' && target.index.value !== column);
    return isDisplay(one);
  });
}

/** Is a name given a constant above a statement, and nowhere else? */
function isKnownAbove(source: Source, anchor: Statement, name: string): boolean {
  const writes = flat(source.module.body).filter((one) => blocksOf(one).length === 0 && writtenBy(one).has(name));
  return writes.length === 1 && isSetting(source, source.module.body, name) && writes.every((one) => one.end <= anchor.start);
}

/** The name of row numbers that were drawn so above already. */
function drawnBefore(graph: ProvenanceGraph, source: Source, anchor: Statement, cause: FitEvent | StatisticEvent, settings: string): string | null {
  const same = eventsOf(graph, 'split').filter((one) => one.form === 'call' && one.site.path === source.path && one.rows.join() === cause.rows.join() && one.site.span.end <= anchor.start);
  for (const { site } of same) {
    const place = statementAt(source, site.span);
    const statement: Assign | null = place?.statement.kind === 'Assign' ? place.statement : null;
    const call = callAt(source, site);
    const [target] = statement?.targets ?? [];
    const [rows] = target?.kind === 'Tuple' ? target.elements : [];
    const [numbers] = call?.args ?? [];
    if (rows?.kind !== 'Name' || !numbers || !textOf(source, numbers).startsWith('range(len(') || !call) continue;
    const later = flat(source.module.body).some((one) => one.start > site.span.end && blocksOf(one).length === 0 && writtenBy(one).has(rows.id));
    if (!later && textOf(source, { start: numbers.end, end: call.end - 1 }) === settings && namesIn(numbers).length > 0) return rows.id;
  }
  return null;
}
