import type { FitEvent, ProvenanceGraph, ResampleEvent } from '../../provenance/graph';
import { eventsOf } from '../../provenance/graph';
import type { Argument, Assign, Call, Expression, Name, Statement } from '../../python/nodes';
import type { Span } from '../../python/text';
import type { Edit, Fix } from '../rule';
import { importName } from './imports';
import { takeOut } from './lines';
import { mentionedInFunctions, mentions } from './readings';
import type { Source } from './source';
import { callsIn, edit, inLoop, scopeOf, sourceOf, statementAt, textOf, usesOf, writtenBy } from './source';
import { fitArguments, transductive } from './steps';

const validators = new Set(['cross_val_score', 'cross_validate', 'cross_val_predict']);

/** `Z = scaler.fit_transform(X)` or `X2, y2 = SMOTE().fit_resample(X, y)`: one statement that does nothing else. */
interface Prepared {
  readonly statement: Assign;
  readonly estimator: Expression;
  /** What it makes, and of what. */
  readonly made: readonly string[];
  readonly inputs: readonly Expression[];
  readonly isSampler: boolean;
}

function prepared(statement: Statement, call: Span): Prepared | null {
  if (statement.kind !== 'Assign' || statement.targets.length !== 1 || statement.value.kind !== 'Call') return null;
  const args = statement.value.start === call.start && statement.value.end === call.end ? fitArguments(statement.value) : null;
  const [target] = statement.targets;
  if (!args || !target || (args.receiver.kind !== 'Name' && args.receiver.kind !== 'Call')) return null;
  const targets = target.kind === 'Tuple' || target.kind === 'List' ? target.elements : [target];
  const names = targets.filter((one): one is Name => one.kind === 'Name').map((one) => one.id);
  const isSampler = args.method === 'fit_resample' || args.method === 'fit_sample';
  if (names.length !== targets.length || names.length !== (isSampler ? 2 : 1) || (args.method !== 'fit_transform' && !isSampler) || (isSampler && !args.target)) return null;
  return { statement, estimator: args.receiver, made: names, inputs: [args.input.value, ...(isSampler && args.target ? [args.target.value] : [])], isSampler };
}

interface Validation {
  readonly call: Call;
  readonly model: Argument;
  readonly features: Argument;
  readonly target: Argument | null;
}

/** `cross_val_score(model, X, y)`: its arguments. */
function validation(call: Call): Validation | null {
  const name = call.callee.kind === 'Name' ? call.callee.id : call.callee.kind === 'Attribute' ? call.callee.attribute : '';
  // Whoever asks for the fitted models, or passes parameters to `fit`, counts on the bare model.
  if (!validators.has(name) || call.args.some((arg) => arg.unpack !== '' || ['return_estimator', 'fit_params', 'params'].includes(arg.keyword ?? ''))) return null;
  const argument = (position: number, keyword: string): Argument | undefined => {
    const given = call.args[position];
    return given?.keyword === null ? given : call.args.find((arg) => arg.keyword === keyword);
  };
  const [model, features, target] = [argument(0, 'estimator'), argument(1, 'X'), argument(2, 'y')];
  return model && features ? { call, model, features, target: target ?? null } : null;
}

/**
 * Puts a step that was fitted on all rows into one pipeline with the model, so that each fold fits it anew. Null where what it made goes elsewhere
 * too and would be missed, or where the table changes in between. Never safe: the scores change, and that is the point.
 */
export function intoPipeline(graph: ProvenanceGraph, cause: FitEvent | ResampleEvent): Fix | null {
  const source = sourceOf(graph, cause.site.path);
  const place = source && statementAt(source, cause.site.span);
  const step = place && prepared(place.statement, cause.site.span);
  if (!step || inLoop(place) || (cause.kind === 'fit' && transductive.test(cause.estimator.name))) return null;
  const scope = scopeOf(source, place);
  const [table = '', target] = step.made;
  if (step.made.some((name) => mentionedInFunctions(scope, name))) return null;
  const later = (name: string): Name[] => usesOf(scope, name).filter((use) => use.start >= step.statement.end);
  const calls = callsIn(scope).filter((call) => call.start >= step.statement.end).flatMap((call) => validation(call) ?? []);
  const mine = calls.filter(({ features }) => features.value.kind === 'Name' && features.value.id === table);
  const [first] = mine;
  if (!first) return null;
  if (step.isSampler && !mine.every((one) => one.target?.value.kind === 'Name' && one.target.value.id === target)) return null;
  const taken = (use: Name): boolean => mine.some(({ features, target: y }) => features.value === use || y?.value === use);
  const others = step.made.flatMap(later).filter((use) => !taken(use));
  const inPlace = step.made.some((name) => step.inputs.some((input) => mentions(input, name)));
  if (others.length > 0 && (inPlace || step.isSampler)) return null;
  // Judged on folds elsewhere too, it would still be seen there.
  const judges = eventsOf(graph, 'judge').filter((judge) => (judge.form === 'folds' || judge.form === 'search') && judge.features.includes(cause.id));
  if (judges.some(({ site }) => !mine.some(({ call }) => site.path === source.path && call.start === site.span.start && call.end === site.span.end))) return null;
  if (!staysTheSame(source, scope, step, Math.max(...mine.map(({ call }) => call.end)))) return null;
  const modules = step.isSampler ? ['imblearn.pipeline'] : ['sklearn.pipeline', 'imblearn.pipeline'];
  const make = importName(source, modules, 'make_pipeline', step.statement.end, 'make_imblearn_pipeline') ?? importName(source, modules, 'make_pipeline', first.call.start, 'make_imblearn_pipeline');
  if (!make) return null;
  const edits: Edit[] = [...make.edits];
  if (others.length === 0) {
    // A block must not be left empty.
    const removed = place.block.length > 1 ? takeOut(source, step.statement) : null;
    if (!removed) return null;
    edits.push(...removed.edits);
  }
  for (const { model, features, target: y } of mine) {
    edits.push(edit(source, model.value.start, model.value.end, `${make.name}(${textOf(source, step.estimator)}, ${textOf(source, model.value)})`));
    edits.push(...replaced(source, features.value, step.inputs[0]));
    if (step.isSampler && y) edits.push(...replaced(source, y.value, step.inputs[1]));
  }
  const name = step.estimator.kind === 'Name' ? `\`${step.estimator.id}\`` : cause.kind === 'fit' ? cause.estimator.name : textOf(source, step.estimator).replace(/\(.*/s, '');
  const what = step.isSampler ? 'so that each fold resamples its own training rows' : 'so that each fold fits it anew';
  return { title: `Cross-validate one pipeline of ${name} and the model, ${what} (the scores will change)`, safe: false, edits };
}

function replaced(source: Source, at: Span, by: Expression | undefined): Edit[] {
  return by ? [edit(source, at.start, at.end, textOf(source, by))] : [];
}

/** Do the step's inputs and its estimator mean the same at the cross-validation as where they stand now? */
function staysTheSame(source: Source, scope: readonly Statement[], step: Prepared, until: number): boolean {
  const names = new Set([...step.inputs, step.estimator].flatMap((one) => [...wordsIn(source, one)]));
  const between = scope.filter((one) => one.end > step.statement.end && one.start < until);
  return between.every((one) => [...writtenBy(one)].every((name) => !names.has(name)) && (one.kind !== 'ExpressionStatement' || !changesInPlace(one, names)));
}

function wordsIn(source: Source, node: Span): Set<string> {
  return new Set(textOf(source, node).match(/[A-Za-z_]\w*/g) ?? []);
}

function changesInPlace(statement: Statement, names: ReadonlySet<string>): boolean {
  const changing = /^(drop|fillna|rename|replace|sort_values|reset_index|set_index|pop|insert|update|set_params|fit|append|extend)$/;
  return callsIn(statement).some((call) => call.callee.kind === 'Attribute' && changing.test(call.callee.attribute) && [...names].some((name) => mentions(call.callee, name)));
}
