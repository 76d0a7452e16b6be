import type { MetricEntry } from '../library/vocabulary';
import { dataWith } from './data-cell';
import type { EstimatorFacts, Learned, Site } from './graph';
import { fitEvent, foldSplit, judgeEvent } from './learn';
import { noteTarget } from './target';
import type { Args, Machine } from './machine';
import { allArguments, argument } from './machine';
import { noteMetric } from './measure';
import { joinRows, joinSorted, noEvent } from './regions';
import type { EventId, Rows } from './regions';
import { influenceOf } from './state';
import type { DataCell, Value } from './values';

/** `y_pred == y_test`, `y_test - y_pred`: a prediction that meets other data by hand is judged there. Gives the judge event, if there is one. */
export function judgePrediction(machine: Machine, a: DataCell | null, b: DataCell | null, operator: string, site: Site): readonly EventId[] {
  if (!a || !b || !/^(==|!=|-)$/.test(operator)) return [];
  if ((a.predicted === null) === (b.predicted === null)) return [];
  const [predicted, truth] = a.predicted ? [a, b] : [b, a];
  if (!predicted.predicted || truth.rows.length === 0) return [];
  const { model, rows, influence } = predicted.predicted;
  const event = judgeEvent(machine, site, { form: 'score', what: operator, model, rows, features: influence, target: influenceOf(truth), predictions: influenceOf(predicted), inputs: [predicted.node, truth.node] });
  return [event.id];
}

/** `accuracy_score(y_test, y_pred)`: what a metric gives is a number influenced by what it judged. */
export function judgeByMetric(machine: Machine, entry: MetricEntry | null, args: Args, label: string, site: Site): Value {
  const values = allArguments(args);
  const cells = machine.dataIn(values);
  const predicted = cells.find((cell) => cell.predicted);
  const node = machine.node(label, site, cells.map((cell) => cell.node));
  if (entry) noteMetric(machine, entry, args, label, node, site);
  if (predicted?.predicted) {
    const truthValue = entry ? argument(args, entry.parameters.indexOf(entry.truth), entry.truth) : undefined;
    const truth = machine.state.data(truthValue) ?? cells.find((cell) => !cell.predicted);
    const { model, rows, influence } = predicted.predicted;
    const event = judgeEvent(machine, site, {
      form: 'score', what: label, model, rows, features: influence, target: truth ? influenceOf(truth) : [], predictions: influenceOf(predicted), curve: entry?.gives === 'curve', inputs: cells.map((cell) => cell.node),
    });
    // A table of errors is looked at; a number or a curve can be chosen by.
    const told = entry ? entry.gives !== 'report' : !/matrix|report/i.test(label);
    return machine.allocateData({ rows: [], influence: told ? joinSorted(machine.influenceOf(cells), [event.id]) : machine.influenceOf(cells), predicted: null, node });
  }
  return machine.allocateData({ rows: [], influence: machine.influenceOf(cells), predicted: null, node });
}

/** Judged on folds of `rows`: the model learns from one part of each fold and is judged on the other. */
export function judgeOnFolds(machine: Machine, form: 'folds' | 'search', what: string, estimator: EstimatorFacts | null, cv: Value | undefined, X: DataCell, y: DataCell | null, site: Site, groups: DataCell | null = null): void {
  const features = influenceOf(X);
  const target = y ? influenceOf(y) : [];
  const whole = machine.regions.union(X.rows, noEvent);
  if (whole === null) return;
  const event = judgeEvent(machine, site, { form, what, model: null, rows: [], features, target, inputs: y ? [X.node, y.node] : [X.node], guessed: X.assumed });
  const splitter = machine.state.deref(cv);
  const parted = splitter?.t === 'splitter' ? foldSplit(machine, splitter, X, what, site, groups) : event.id;
  const key = `folds:${event.id}`;
  const train: Rows = [machine.regions.part(whole, key, 0, parted, { role: 'train', fold: true })];
  const test: Rows = [machine.regions.part(whole, key, 1, parted, { role: 'test', fold: true })];
  const fit = estimator ? fitEvent(machine, site, estimator, y ? [dataWith(X, { rows: train }), y] : [dataWith(X, { rows: train })], 'folds') : null;
  if (fit && estimator?.picksColumns !== true) noteTarget(machine, fit, X, y);
  event.model = { event: fit?.id ?? event.id, rows: train, influence: joinSorted(features, target), features };
  event.rows = joinRows(event.rows, test);
}

/** A validation set was handed to training: the fit that is about to happen is judged on it. */
export function judgeOnValidation(machine: Machine, model: Learned, values: readonly Value[], label: string, site: Site, selects: string | null, lastOnly: boolean): void {
  for (const value of values) {
    const cells = machine.dataIn([value]);
    const X = cells[0];
    if (!X || X.rows.length === 0) continue;
    judgeEvent(machine, site, { form: 'validation', what: label, model, selects: lastOnly && value !== values.at(-1) ? null : selects, rows: X.rows, features: influenceOf(X), target: machine.influenceOf(cells.slice(1)), inputs: cells.map((cell) => cell.node) });
  }
}
