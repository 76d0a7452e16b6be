/** Short ways of writing table entries; names are lists separated by blanks, so that a table reads like a list of facts. */
import type { ApiEntry, CallbackEntry, CompositeEntry, DataEntry, EstimatorEntry, Learns, RowEffect, SplitterEntry } from './vocabulary';

type EstimatorFacts = Omit<EstimatorEntry, 'is' | 'role' | 'learns'>;

/** The same entry for each of the names under a module. */
export function each<E>(module: string, names: string, entry: E): Record<string, E> {
  return Object.fromEntries(names.trim().split(/\s+/).map((name) => [module === '' ? name : `${module}.${name}`, entry]));
}

export function transformer(learns: Learns, more: EstimatorFacts = {}): EstimatorEntry {
  return { is: 'estimator', role: 'transformer', learns, ...more };
}

export function encoder(learns: Learns, more: EstimatorFacts = {}): EstimatorEntry {
  return { is: 'estimator', role: 'encoder', learns, ...more };
}

export function vectoriser(learns: Learns, more: EstimatorFacts = {}): EstimatorEntry {
  return { is: 'estimator', role: 'vectoriser', learns, ...more };
}

export function selector(more: EstimatorFacts = {}): EstimatorEntry {
  return { is: 'estimator', role: 'selector', learns: 'selection', ...more };
}

export function predictor(task?: 'classification' | 'regression', more: EstimatorFacts = {}): EstimatorEntry {
  return { is: 'estimator', role: 'predictor', learns: 'model', supervised: true, ...(task === undefined ? {} : { task }), ...more };
}

export function clusterer(more: EstimatorFacts = {}): EstimatorEntry {
  return { is: 'estimator', role: 'clusterer', learns: 'clusters', ...more };
}

export function outlierDetector(more: EstimatorFacts = {}): EstimatorEntry {
  return { is: 'estimator', role: 'outlier-detector', learns: 'outliers', ...more };
}

export function sampler(sampling: 'over' | 'under', more: EstimatorFacts = {}): EstimatorEntry {
  return { is: 'estimator', role: 'sampler', learns: 'statistic', supervised: true, sampling, ...more };
}

/** A predictor around one other estimator. */
export function around(inner: string, more: Partial<CompositeEntry> = {}): CompositeEntry {
  return { is: 'composite', form: 'meta', inner, ...more };
}

export function splitter(shuffles: SplitterEntry['shuffles'], more: Partial<SplitterEntry> = {}): SplitterEntry {
  return { is: 'splitter', shuffles, ...more };
}

export function data(rows: RowEffect, more: Omit<DataEntry, 'is' | 'rows'> = {}): DataEntry {
  return { is: 'data', rows, ...more };
}

/** A callback that chooses by what it watches. */
export function callback(name: string, parameters: readonly string[] = ['monitor'], more: Partial<CallbackEntry> = {}): CallbackEntry {
  return { is: 'callback', name, parameters, ...more };
}

/** A call that only draws or prints. */
export const draws: DataEntry = { is: 'data', rows: 'describe' };

/** A function known to give its argument as it is. */
export const identity: ApiEntry = { is: 'identity' };

/** Joins groups of entries. */
export function join<E>(...groups: readonly Readonly<Record<string, E>>[]): Record<string, E> {
  return Object.assign({}, ...groups) as Record<string, E>;
}
