import type { ApiEntry, CallbackEntry } from '../library/vocabulary';
import { elementsOf } from './bind';
import type { EstimatorFacts } from './graph';
import { varyingArguments } from './loops';
import type { Args, Machine } from './machine';
import { argument } from './machine';
import { roleOfName } from './roles';
import type { EstimatorCell, Value } from './values';
import { booleanOf, isNone, numberOf, stringOf } from './values';

/** Parameters that make any estimator stop by the set it watches, where its class is not known. */
const stopping = ['early_stopping_rounds', 'use_best_model'];

/** What stops the training by the watched set, or keeps the best round, by the arguments of a constructor: for messages; null where nothing does. */
export function choosesWhenMade(machine: Machine, entry: ApiEntry | null, args: Args): string | null {
  if (entry?.is === 'loss') return null;
  if (entry?.is === 'callback') return choosesAsCallback(entry, args);
  const parameters = entry?.is === 'estimator' || entry?.is === 'train' ? (entry.stopsBy ?? []) : stopping;
  return named(machine, parameters, args) ?? callbacksIn(machine, args);
}

/** The same, seen from a call of `fit`. `last`: of several watched sets only the last one is asked. */
export function choosesWhenFitted(machine: Machine, cell: EstimatorCell, args: Args): string | null {
  const entry = cell.entry;
  const parameters = entry?.is === 'estimator' ? (entry.stopsBy ?? []) : stopping;
  const given = named(machine, parameters, args) ?? callbacksIn(machine, args) ?? cell.selects ?? null;
  if (given !== null || entry?.is !== 'estimator' || entry.stopsUnless === undefined) return given;
  const unless = args.keywords.get(entry.stopsUnless);
  const switchedOff = isOff(unless) || cell.neverSelects === true;
  return switchedOff ? null : `${entry.stopsUnless}, which is on by default`;
}

/** Is the choice by the watched set switched off in the constructor: `use_best_model=False`? */
export function switchedOff(entry: ApiEntry | null, args: Args): boolean {
  return entry?.is === 'estimator' && entry.stopsUnless !== undefined && isOff(args.keywords.get(entry.stopsUnless));
}

/** Does the call itself name the watched rows a validation set: `eval_set=[(X_val, y_val)]`? */
export function claimsValidation(machine: Machine, args: Args, keywords: readonly string[], path: string): boolean {
  const given = (args.syntax?.args ?? []).filter((argument) => argument.keyword !== null && keywords.includes(argument.keyword));
  return given.some((argument) => (machine.text(path, argument.value).match(/[A-Za-z_]\w*/g) ?? []).some((name) => roleOfName(name) === 'validation'));
}

function isOff(value: Value | undefined): boolean {
  return booleanOf(value) === false || numberOf(value) === 0;
}

function choosesAsCallback(entry: CallbackEntry, args: Args): string | null {
  if (entry.needs !== undefined && booleanOf(args.keywords.get(entry.needs)) !== true) return null;
  const monitor = stringOf(argument(args, entry.parameters.indexOf('monitor'), 'monitor'));
  if (entry.monitors && monitor === null && !args.keywords.has('monitor') && args.positional.length === 0) return null;
  // What watches the training rows chooses nothing by the others.
  return monitor !== null && !/val|test|eval|dev/i.test(monitor) ? null : entry.name;
}

function named(machine: Machine, parameters: readonly string[], args: Args): string | null {
  for (const name of parameters) {
    const value = args.keywords.get(name);
    if (value && !isNone(value) && !isOff(value)) return name;
    for (const holder of ['params', 'param', 'parameters']) {
      const dict = machine.state.deref(args.keywords.get(holder) ?? args.positional[0]);
      const inner = dict?.t === 'dict' ? dict.entries.get(name) : undefined;
      if (inner && !isNone(inner) && !isOff(inner)) return name;
    }
  }
  return null;
}

/** `callbacks=[EarlyStopping(…)]`, also among the positional arguments. */
function callbacksIn(machine: Machine, args: Args): string | null {
  const given = [args.keywords.get('callbacks'), args.keywords.get('args'), ...args.positional].flatMap((value) => {
    if (!value) return [];
    const { items, element } = elementsOf(machine, value);
    return machine.state.data(value) ? [] : [value, ...(items ?? [element])];
  });
  for (const value of given) {
    const cell = machine.state.deref(value);
    if (cell?.t === 'estimator' && cell.entry?.is === 'callback' && cell.selects) return cell.selects;
  }
  return null;
}

/** Where an estimator object is made: in which loops, and with which parameters that change from round to round. */
export function origin(machine: Machine, entry: ApiEntry | null, args: Args | null): Pick<EstimatorFacts, 'madeIn' | 'varied'> {
  const madeIn = machine.loops.map((loop) => loop.event);
  if (!args) return { madeIn };
  const parameters = entry && 'parameters' in entry ? (entry.parameters ?? []) : [];
  const varied = [...varyingArguments(machine, args)].map(([key, loop]) => ({ parameter: typeof key === 'string' ? key : (parameters[key] ?? `#${key}`), loop }));
  return varied.length > 0 ? { madeIn, varied } : { madeIn };
}
