import type { FitEvent, ProvenanceGraph, ResampleEvent, SplitEvent, StatisticEvent } from '../../provenance/graph';
import { eventsOf } from '../../provenance/graph';
import type { Assign, Call, Name, Statement } from '../../python/nodes';
import type { Edit, Fix } from '../rule';
import { commentBehind, putBelow, standsAlone, takeOut } from './lines';
import { isDisplay, isFrameUse, isPureRead, isSetting, keepsColumns, mentionedInFunctions, mentions, readsOthers } from './readings';
import type { Source, StatementPlace } from './source';
import { edit, inLoop, namesIn, scopeOf, sourceOf, statementAt, textOf, usesOf, walk, writtenBy } from './source';
import { readStep } from './steps';
import type { Step } from './steps';
import { wrapped } from './wrap';

/** A split written as `a_train, a_test, b_train, b_test = train_test_split(a, b, …)` below a step in the same block. */
export interface SplitBelow {
  readonly source: Source;
  readonly scope: readonly Statement[];
  readonly cause: StatementPlace;
  readonly statement: Assign;
  readonly call: Call;
  readonly index: number;
  /** The arrays that go in, with the names of their parts. */
  readonly arrays: readonly { readonly given: Call['args'][number]; readonly train: string; readonly test: string }[];
}

/** Finds the statements of a step and of the split below it; null where they are not in one block, or where the parts have no names. */
export function splitBelow(graph: ProvenanceGraph, cause: FitEvent | StatisticEvent | ResampleEvent, split: SplitEvent): SplitBelow | null {
  const source = sourceOf(graph, split.site.path);
  if (!source || split.form !== 'call' || split.what !== 'train_test_split' || cause.site.path !== split.site.path) return null;
  const [at, below] = [statementAt(source, cause.site.span), statementAt(source, split.site.span)];
  if (!at || at.block !== below?.block || at.index >= below.index || inLoop(below)) return null;
  const { statement } = below;
  if (statement.kind !== 'Assign' || statement.targets.length !== 1 || !standsAlone(source, statement)) return null;
  const [target] = statement.targets;
  const call = statement.value;
  if (call.kind !== 'Call' || call.start !== split.site.span.start || (target?.kind !== 'Tuple' && target?.kind !== 'List')) return null;
  const given = call.args.filter((arg) => arg.keyword === null);
  if (call.args.some((arg) => arg.unpack !== '') || target.elements.length !== 2 * given.length) return null;
  const names = target.elements.filter((one): one is Name => one.kind === 'Name').map((one) => one.id);
  if (names.length !== target.elements.length || new Set(names).size < names.length || names.includes('_')) return null;
  const arrays = given.map((arg, i) => ({ given: arg, train: names[2 * i] ?? '', test: names[2 * i + 1] ?? '' }));
  return { source, scope: scopeOf(source, below), cause: at, statement, call, index: below.index, arrays };
}

/**
 * Is the training part parted again further down? 'split': into parts of its own, so that what is fitted on the whole of it has seen rows judged
 * on there. 'folds': only by cross-validation, beside which the test part stays clean.
 */
export function partedAgain(graph: ProvenanceGraph, split: SplitEvent): 'split' | 'folds' | null {
  const train = split.parts.filter((id) => graph.regions.get(id).role === 'train');
  const within = (rows: readonly number[]): boolean => rows.some((row) => train.some((part) => row === part || graph.regions.ancestors(row).includes(part)));
  const splits = eventsOf(graph, 'split').filter((other) => other.id !== split.id && within(other.rows));
  if (splits.some((other) => other.form !== 'fold')) return 'split';
  const folds = eventsOf(graph, 'judge').some((judge) => (judge.form === 'folds' || judge.form === 'search') && within(judge.rows));
  return folds || splits.length > 0 ? 'folds' : null;
}

/**
 * Moves what learns from all rows below the split: fitted on the training part, applied to both. Null where anything between or below relies on
 * the prepared table. Never safe: other cells and files may rely on it too.
 */
export function moveBelowSplit(graph: ProvenanceGraph, cause: FitEvent | StatisticEvent, split: SplitEvent): Fix | null {
  const found = splitBelow(graph, cause, split);
  const again = partedAgain(graph, split);
  if (!found || again === 'split') return null;
  const chain = chainTo(graph, found);
  const parts = chain && partsFor(found, chain);
  if (!chain || !parts || !isFree(found, chain)) return null;
  const { source, statement } = found;
  const { steps } = chain;
  const [first] = steps;
  if (!first) return null;
  const edits: Edit[] = [];
  const lines: string[] = [];
  if (parts.argument && mentionsBeside(source, first)) return null;
  if (parts.argument) edits.push(edit(source, parts.argument.start, parts.argument.end, textOf(source, first.input)));
  if (steps.some((step) => step.columns !== 'all')) lines.push(`${parts.train}, ${parts.test} = ${parts.train}.copy(), ${parts.test}.copy()`);
  for (const [i, step] of steps.entries()) {
    const target = step.target === null ? null : targetPart(found, step.target);
    if (step.target !== null && target === null) return null;
    const own: string[] = [];
    for (const one of step.statements) {
      const taken = takeOut(source, one);
      if (!taken) return null;
      edits.push(...taken.edits);
      own.push(...taken.above);
      const comment = commentBehind(source, one);
      if (comment !== '') own.push(comment);
    }
    lines.push(...own, ...step.parted({ train: parts.train, test: parts.test, target, whole: i === 0 && parts.argument !== null }));
  }
  const added = putBelow(source, statement, lines);
  if (!added) return null;
  const what = cause.kind === 'fit' ? `fit ${cause.estimator.name}` : `compute \`${cause.what}\``;
  return {
    title: `Split first, then ${what} on ${parts.train} (${again === 'folds' ? `cross-validation on ${parts.train} still needs a pipeline; ` : ''}check that nothing else needs the prepared ${parts.source})`,
    safe: false,
    edits: [...edits, added],
  };
}

/** Is the table mentioned beside the expression that is taken from it, where that expression is to be split in its place? */
function mentionsBeside(source: Source, { statements, input, from }: Step): boolean {
  if (input.kind === 'Name') return false;
  const own = textOf(source, input);
  const covered = new Set<number>();
  walk(statements, (one) => {
    if (one.kind === input.kind && textOf(source, one) === own) for (const name of namesIn(one)) covered.add(name.start);
    return undefined;
  });
  return namesIn(statements).some((name) => name.id === from && !covered.has(name.start));
}

interface Chain {
  readonly steps: readonly Step[];
  /** The table's name after the last step. */
  readonly table: string;
  /** Do all steps write into the table that they read, so that its name stands for the raw one once they are gone? */
  readonly inPlace: boolean;
  /** The columns that are written; 'all' for the table. */
  readonly columns: readonly string[] | 'all' | null;
  /** Tables with a choice of its columns, and what is read from it otherwise. */
  readonly views: readonly Assign[];
}

/** The step and those that follow on the same table until the split; null where something else between needs the table. */
function chainTo(graph: ProvenanceGraph, { source, scope, cause, index }: SplitBelow): Chain | null {
  const block = cause.block;
  const steps: Step[] = [];
  const views: Assign[] = [];
  const between: Statement[] = [];
  const aside: Statement[] = [];
  for (let i = cause.index; i < index; i++) {
    const statement = block[i];
    if (!statement) return null;
    if (steps.some((step) => step.statements.includes(statement))) continue;
    const table = steps.at(-1)?.to;
    const raw = steps[0]?.from;
    // What is made of a choice of the table's columns must reach the split as it is.
    if (views.some((view) => [...writtenBy(view)].some((name) => mentions(statement, name))) && !isDisplay(statement)) return null;
    if (table !== undefined && mentions(statement, table) && leavesAlone(source, scope, statement, table, columnsOf(steps))) {
      aside.push(statement);
      continue;
    }
    if (table === undefined || mentions(statement, table)) {
      const step = readStep(graph, { source, statements: scope }, block, i);
      if (step && (table === undefined || step.from === table) && views.length === 0) {
        if (table === undefined && !step.statements.includes(cause.statement)) return null;
        steps.push(step);
        continue;
      }
      const last = steps.at(-1);
      if (!last) return null;
      const framed = views.length === 0 ? wrapped(source, scope, last, statement) : null;
      if (framed) {
        steps[steps.length - 1] = framed;
        continue;
      }
      const isView = statement.kind === 'Assign' && statement.targets.length === 1 && statement.targets[0]?.kind === 'Name' && statement.targets[0].id !== table && isPureRead(statement.value);
      if (isView) views.push(statement);
      else if (table !== raw || !isDisplay(statement)) return null;
    } else if (raw !== undefined && mentions(statement, raw)) {
      const reads = statement.kind === 'Assign' && statement.targets.every((one) => one.kind === 'Name' && one.id !== raw) && isPureRead(statement.value);
      if (!reads && !isDisplay(statement)) return null;
    }
    between.push(statement);
  }
  const last = steps.at(-1);
  if (!last || steps.some((step) => step.statements.some((one) => !block.slice(cause.index, index).includes(one)))) return null;
  // What the steps are made with must mean the same further down.
  const used = new Set(steps.flatMap((step) => step.statements.flatMap((one) => namesIn(one).map((name) => name.id))));
  if (between.some((one) => [...writtenBy(one)].some((name) => used.has(name)))) return null;
  if (aside.some((one) => [...writtenBy(one)].some((name) => used.has(name) && name !== last.to))) return null;
  if (steps.some((step) => [step.estimator, ...step.defines, ...step.drops].some((name) => name !== null && [...between, ...aside].some((one) => mentions(one, name))))) return null;
  const tables = new Set(steps.flatMap((step) => [step.from, step.to, step.target, step.estimator, ...step.defines, ...step.drops]));
  if ([...used].some((name) => !tables.has(name) && !isSetting(source, scope, name))) return null;
  return { steps, table: last.to, inPlace: steps.every((step) => step.from === step.to), columns: columnsOf(steps), views };
}

function columnsOf(steps: readonly Step[]): Chain['columns'] {
  const columns = steps.map((step) => step.columns);
  return columns.includes('all') ? 'all' : columns.some((one) => one === null) ? null : columns.flatMap((one) => one ?? []);
}

/** Does a statement neither read nor write the columns that the steps write, and leave them in the table? */
function leavesAlone(source: Source, scope: readonly Statement[], statement: Statement, table: string, columns: Chain['columns']): boolean {
  if (columns === 'all' || columns === null || (statement.kind !== 'Assign' && statement.kind !== 'ExpressionStatement')) return false;
  if (readsOthers(statement, table, columns)) return true;
  if (statement.kind !== 'Assign' || statement.targets.length !== 1) return false;
  const [target] = statement.targets;
  return target?.kind === 'Name' && target.id === table && keepsColumns(source, scope, statement.value, table, columns);
}

interface TableParts {
  readonly train: string;
  readonly test: string;
  /** The argument of the split that the raw table takes the place of; null where the name stays. */
  readonly argument: Name | null;
  readonly source: string;
}

/** The parts of the table in the split. */
function partsFor(found: SplitBelow, chain: Chain): TableParts | null {
  const { source, scope, arrays, call } = found;
  const { table, inPlace, columns, views } = chain;
  const direct = arrays.filter(({ given }) => given.value.kind === 'Name' && given.value.id === table);
  const [only] = direct;
  if (only && direct.length === 1 && only.given.value.kind === 'Name') {
    const others = [...call.args.filter((arg) => arg !== only.given), ...views];
    const isOther = columns === 'all' || columns === null ? others.every((one) => !mentions(one, table)) : others.every((one) => readsOthers(one, table, columns));
    return isOther ? { train: only.train, test: only.test, argument: inPlace ? null : only.given.value, source: table } : null;
  }
  // The split gets a choice of the table's columns, under their own names.
  if (direct.length > 0 || !inPlace || columns === 'all' || columns === null) return null;
  const valueOf = (name: string): Assign | undefined => views.find((one) => one.targets[0]?.kind === 'Name' && one.targets[0].id === name);
  const kept = arrays.flatMap((array) => {
    const { value } = array.given;
    const view = value.kind === 'Name' ? valueOf(value.id) : undefined;
    return keepsColumns(source, scope, view?.value ?? value, table, columns) ? [{ array, view }] : [];
  });
  const [chosen] = kept;
  if (!chosen || kept.length !== 1) return null;
  const others = [...views.filter((one) => one !== chosen.view).map((one) => one.value), ...call.args.filter((arg) => arg !== chosen.array.given)];
  if (!others.every((one) => readsOthers(one, table, columns))) return null;
  const name = chosen.view?.targets[0]?.kind === 'Name' ? chosen.view.targets[0].id : null;
  if (name !== null && !isUnusedBelow(found, name, true)) return null;
  return { train: chosen.array.train, test: chosen.array.test, argument: null, source: table };
}

function targetPart({ arrays }: SplitBelow, name: string): string | null {
  return arrays.find(({ given }) => given.value.kind === 'Name' && given.value.id === name)?.train ?? null;
}

/** Is a table not used below the split, but for what its preparation leaves as it is? */
export function isUnusedBelow({ scope, statement, cause }: SplitBelow, name: string, stays: boolean): boolean {
  if (mentionedInFunctions(scope, name)) return false;
  const written = writtenBy(statement);
  if (written.has(name)) return false;
  const displayed = cause.block.filter((one) => stays && one.start >= statement.end && isDisplay(one));
  return usesOf(scope, name).filter((use) => use.start >= statement.end).every((use) => (stays && isFrameUse(scope, use)) || displayed.some((one) => one.start <= use.start && use.end <= one.end));
}

/** Does nothing below the split rely on what the steps made? */
function isFree(found: SplitBelow, { steps, inPlace }: Chain): boolean {
  const names = new Set(steps.map((step) => step.to));
  return [...names].every((name) => isUnusedBelow(found, name, inPlace)) && steps.every((step) => step.drops.every((name) => isUnusedBelow(found, name, false)));
}
