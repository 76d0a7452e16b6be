import type { ProvenanceGraph } from '../../provenance/graph';
import type { MetricEvent } from '../../provenance/measures';
import type { Call, Expression } from '../../python/nodes';
import type { Fix } from '../rule';
import type { Source, StatementPlace } from './source';
import { blocksOf, callAt, callsIn, edit, flat, namesIn, scopeOf, sourceOf, statementAt, textOf, writtenBy } from './source';

/** Classifiers that give distances and no probabilities. */
const byDistance = new Set(['LinearSVC', 'SVC', 'NuSVC', 'RidgeClassifier', 'RidgeClassifierCV', 'Perceptron', 'PassiveAggressiveClassifier', 'SGDClassifier']);

/**
 * Gives a ranking metric the scores behind the labels that it gets: the probability of the second class, or what was compared with a threshold.
 * Null where the labels were not made in plain sight. Never safe: with more than two classes the metric wants all columns.
 */
export function rankByScores(graph: ProvenanceGraph, metric: MetricEvent): Fix | null {
  const at = metric.prediction?.site;
  const fit = metric.prediction?.predicted ? graph.events[metric.prediction.predicted.fit] : undefined;
  const source = at && sourceOf(graph, at.path);
  const call = source && callAt(source, metric.site);
  const place = source && statementAt(source, metric.site.span);
  const given = call?.args.find((arg) => arg.value.start === at?.span.start && arg.value.end === at.span.end)?.value;
  if (!source || !place || !given) return null;
  const name = fit?.kind === 'fit' ? fit.estimator.name : '';
  const made = given.kind === 'Name' ? lastValue(source, place, given.id) : { value: given, place };
  const scores = made && (scored(source, made.value, name) ?? compared(source, made.value));
  if (!scores || (made.place !== place && !meansTheSame(source, made.place, place, scores))) return null;
  return { title: scores.title, safe: false, edits: [edit(source, given.start, given.end, scores.text)] };
}

interface Scores {
  readonly title: string;
  readonly text: string;
  readonly from: Expression;
}

/** `model.predict(X)` as `model.predict_proba(X)[:, 1]`. */
function scored(source: Source, value: Expression, estimator: string): Scores | null {
  if (value.kind !== 'Call' || value.callee.kind !== 'Attribute' || value.callee.attribute !== 'predict' || value.args.length !== 1 || value.args[0]?.unpack !== '') return null;
  const { attributeSpan } = value.callee;
  const distance = byDistance.has(estimator);
  const text = textOf(source, { start: value.start, end: attributeSpan.start }) + (distance ? 'decision_function' : 'predict_proba') + textOf(source, { start: attributeSpan.end, end: value.end }) + (distance ? '' : '[:, 1]');
  return { title: distance ? 'Use the distance from the boundary' : 'Use the probability of the second class', text, from: value };
}

/** `(scores > 0.5).astype(int)`, `np.where(scores > 0.5, 1, 0)`: the scores. */
function compared(source: Source, value: Expression): Scores | null {
  let inner = value;
  if (inner.kind === 'Call' && inner.callee.kind === 'Attribute' && inner.callee.attribute === 'astype') inner = inner.callee.value;
  else if (inner.kind === 'Call' && inner.callee.kind === 'Attribute' && inner.callee.attribute === 'where' && inner.args[0]) inner = inner.args[0].value;
  const [left, right] = inner.kind === 'Comparison' && inner.operators.length === 1 ? inner.operands : [];
  if (inner.kind !== 'Comparison' || !left || !right || !/^>=?$/.test(inner.operators[0] ?? '') || callsIn(right).length > 0) return null;
  return { title: 'Use the scores before the threshold', text: textOf(source, left), from: left };
}

interface Written {
  readonly value: Expression;
  readonly place: StatementPlace;
}

/** What a name was given last before a place, where that surely happened on the way there. */
function lastValue(source: Source, place: StatementPlace, name: string): Written | null {
  const last = flat(scopeOf(source, place)).findLast((one) => one.end <= place.statement.start && blocksOf(one).length === 0 && writtenBy(one).has(name));
  const own = last && statementAt(source, last);
  if (last?.kind !== 'Assign' || last.targets.length !== 1 || last.targets[0]?.kind !== 'Name' || !own) return null;
  const isOnTheWay = own.block === place.block || place.within.some((one) => own.block.includes(one));
  return isOnTheWay ? { value: last.value, place: own } : null;
}

/** Do the names in an expression mean the same at a later place, and is its model not fitted again in between? */
function meansTheSame(source: Source, from: StatementPlace, to: StatementPlace, { from: expression }: Scores): boolean {
  const names = new Set(namesIn(expression).map((one) => one.id));
  const between = flat(scopeOf(source, to)).filter((one) => one.start >= from.statement.end && one.end <= to.statement.start && blocksOf(one).length === 0);
  return between.every((one) => {
    if ([...writtenBy(one)].some((name) => names.has(name))) return false;
    return callsIn(one).every((call) => call.callee.kind !== 'Attribute' || !/^fit|^train$|^load|^set_/.test(call.callee.attribute) || !ownsOne(call, names));
  });
}

function ownsOne(call: Call, names: ReadonlySet<string>): boolean {
  return call.callee.kind === 'Attribute' && call.callee.value.kind === 'Name' && names.has(call.callee.value.id);
}
