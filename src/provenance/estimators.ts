import type { CompositeEntry, EstimatorEntry } from '../library/vocabulary';
import { choosesWhenMade, origin, switchedOff } from './choosing';
import type { EstimatorFacts, Site } from './graph';
import type { Args, Machine } from './machine';
import { allArguments, argument } from './machine';
import type { ComposeEvent } from './measures';
import { elementsOf } from './bind';
import { layersIn } from './layers';
import type { EstimatorCell, Value } from './values';
import { booleanOf, unknown } from './values';

/** `StandardScaler(…)`: a new estimator object. */
export function construct(machine: Machine, name: string, entry: EstimatorEntry | CompositeEntry, args: Args, site: Site): Value {
  const inner = entry.is === 'composite' ? innerEstimators(machine, entry, args) : [];
  const short = name.slice(name.lastIndexOf('.') + 1);
  const made = entry.is === 'composite' ? compositeFacts(machine, short, entry, inner) : plainFacts(machine, short, entry, args);
  const node = machine.node(short, site, []);
  if (entry.is === 'composite' && (entry.form === 'pipeline' || entry.form === 'make-pipeline')) {
    const parts = inner.map((value) => machine.state.deref(value)).filter((cell): cell is EstimatorCell => cell?.t === 'estimator').map((cell) => cell.facts);
    machine.measure<ComposeEvent>('compose', site, '', (base) => ({ ...base, kind: 'compose', node, what: short, form: entry.form, parts, appliesSamplers: entry.appliesSamplers ?? false }));
  }
  const cv = args.keywords.get('cv');
  const facts = { ...made, ...origin(machine, entry, args) };
  const selects = choosesWhenMade(machine, entry, args);
  const held = entry.is === 'estimator' ? heldData(entry, args) : null;
  const estimator = machine.state.allocate({
    t: 'estimator', facts, entry, inner, ...(cv ? { cv } : {}), ...(held ? { held } : {}), learned: null, node,
    ...trainerData(entry, args),
    ...networkLayers(machine, name, args),
    ...(selects === null ? {} : { selects }),
    ...(switchedOff(entry, args) ? { neverSelects: true } : {}),
    ...(booleanOf(args.keywords.get('warm_start')) === true ? { warm: true } : {}),
  });
  const method: Value = { t: 'method', receiver: estimator, name: 'fit' };
  if (held && entry.is === 'estimator' && entry.fitsWhenMade) machine.call(method, { positional: [], keywords: new Map(), open: false, syntax: null }, site, 'fit');
  return estimator;
}

/** The data that is given when the object is made (`OLS(y, X)`) and learned from when `fit()` is called. */
function heldData(entry: EstimatorEntry, args: Args): EstimatorCell['held'] | null {
  const { holds } = entry;
  if (!holds) return null;
  const at = (name: string | undefined): Value | undefined => (name === undefined ? undefined : argument(args, entry.parameters?.indexOf(name) ?? -1, name));
  const target = at(holds.target);
  const features = at(holds.features) ?? at(holds.data) ?? target;
  return features ? { features, ...(target && target !== features ? { target } : {}) } : null;
}

function networkLayers(machine: Machine, name: string, args: Args): Pick<EstimatorCell, 'layers'> {
  const layers = name.startsWith('keras.') ? layersIn(machine, args) : [];
  return layers.length > 0 ? { layers } : {};
}

/** A trainer is given its data when it is made. */
function trainerData(entry: EstimatorEntry | CompositeEntry, args: Args): Pick<EstimatorCell, 'trainer'> {
  if (entry.is !== 'estimator' || entry.holds?.features === undefined || entry.evaluation === undefined) return {};
  const at = (name: string): Value | null => argument(args, entry.parameters?.indexOf(name) ?? -1, name) ?? null;
  const training = at(entry.holds.features);
  return training ? { trainer: { training, evaluation: at(entry.evaluation) } } : {};
}

function plainFacts(machine: Machine, name: string, entry: EstimatorEntry, args: Args): EstimatorFacts {
  const fixed = (entry.fixedBy ?? []).some((parameter) => {
    const value = argument(args, entry.parameters?.indexOf(parameter) ?? -1, parameter);
    return value !== undefined && value.t !== 'constant' && value.t !== 'unknown';
  });
  return {
    name,
    role: entry.role,
    learns: fixed || teachesNothing(entry, args) ? 'nothing' : entry.learns,
    supervised: entry.supervised ?? false,
    // What holds its own data (statsmodels) is made to be read; its `predict` gives probabilities.
    task: entry.holds ? null : (entry.task ?? null),
    forTarget: entry.forTarget ?? false,
    object: machine.newObject(),
  };
}

/** `SimpleImputer(strategy='constant')`: a setting under which nothing is learned. */
function teachesNothing(entry: EstimatorEntry, args: Args): boolean {
  const rule = entry.nothingWith;
  if (!rule) return false;
  const value = argument(args, entry.parameters?.indexOf(rule.parameter) ?? -1, rule.parameter);
  if (!value) return rule.byDefault ?? false;
  return value.t === 'constant' && rule.values.includes(value.value);
}

function compositeFacts(machine: Machine, name: string, entry: CompositeEntry, inner: readonly Value[]): EstimatorFacts {
  const parts = inner.map((value) => machine.state.deref(value)).filter((cell): cell is EstimatorCell => cell?.t === 'estimator');
  const last = parts.at(-1)?.facts;
  const gravest = parts.map((part) => part.facts).find((facts) => facts.learns !== 'nothing' && facts.learns !== 'category-vocabulary') ?? parts.find((part) => part.facts.learns !== 'nothing')?.facts;
  const chained = entry.form === 'pipeline' || entry.form === 'make-pipeline';
  const predicts = entry.form === 'search' || entry.form === 'meta' || entry.form === 'ensemble' || (chained && last?.role === 'predictor');
  return {
    name,
    role: entry.role ?? (predicts ? (last?.role ?? 'predictor') : parts.length === 0 && chained ? 'unknown' : 'transformer'),
    learns: entry.learns ?? (predicts ? (last?.learns ?? 'model') : parts.length === 0 ? 'statistic' : (gravest?.learns ?? 'nothing')),
    supervised: parts.some((part) => part.facts.supervised),
    task: predicts ? (last?.task ?? null) : null,
    composite: entry.form,
    forTarget: false,
    object: machine.newObject(),
  };
}

/** The estimators a composite is made of, in order. */
function innerEstimators(machine: Machine, entry: CompositeEntry, args: Args): Value[] {
  switch (entry.form) {
    case 'make-pipeline':
    case 'make-union':
      return [...args.positional];
    case 'make-columns':
      return args.positional.map((value) => partOf(machine, value, [0, 1]));
    case 'pipeline':
    case 'columns':
    case 'union':
    case 'ensemble': {
      const steps = elementsOf(machine, argument(args, 0, entry.inner) ?? unknown);
      return (steps.items ?? [steps.element]).map((step) => partOf(machine, step, [1]));
    }
    case 'search':
    case 'meta': {
      const value = argument(args, 0, entry.inner, 'estimator', 'base_estimator', 'model');
      return value ? [value] : [];
    }
  }
}

/** The estimator in a `(name, estimator, …)` tuple. */
function partOf(machine: Machine, step: Value, positions: readonly number[]): Value {
  const items = elementsOf(machine, step).items;
  if (!items) return step;
  for (const position of positions) {
    const item = items[position];
    if (item?.t === 'ref' && (machine.state.deref(item)?.t === 'estimator' || machine.state.deref(item)?.t === 'instance')) return item;
  }
  return unknown;
}

/** All plain estimators inside an estimator, itself for a plain one. */
export function leaves(machine: Machine, cell: EstimatorCell): EstimatorCell[] {
  if (cell.inner.length === 0) return [cell];
  return cell.inner.flatMap((value) => {
    const inner = machine.state.deref(value);
    return inner?.t === 'estimator' ? leaves(machine, inner) : [];
  });
}

/** An object of which nothing is known but that it is fitted. */
export function unknownEstimator(machine: Machine, label: string, site: Site, args: Args | null): Value {
  const inner = args ? allArguments(args).filter((value) => machine.state.deref(value)?.t === 'estimator') : [];
  const facts: EstimatorFacts = { name: label, role: 'unknown', learns: 'model', supervised: true, forTarget: false, object: machine.newObject(), ...(args ? origin(machine, null, args) : {}) };
  const selects = args ? choosesWhenMade(machine, null, args) : null;
  return machine.state.allocate({ t: 'estimator', facts, entry: null, inner, learned: null, node: machine.node(label, site, []), ...(selects === null ? {} : { selects }) });
}
