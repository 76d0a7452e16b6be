import { dataWith } from './data-cell';
import type { Site, SplitEvent } from './graph';
import { asSamples } from './grouped-tables';
import { foldSplit, splitEvent } from './learn';
import type { Args, Machine } from './machine';
import { argument } from './machine';
import { noteSplitter } from './measure';
import { noEvent } from './regions';
import type { DataCell, SplitterCell, Value } from './values';
import { booleanOf, isNone, numberOf, stringOf, unknown } from './values';

/** Row names of the parts that a two-way split makes, the same for equal seeds and sizes: then X and y may be split one by one. */
function partitionKey(args: Args, what: string, event: number): string {
  const size = (name: string): string => {
    const value = args.keywords.get(name);
    return String(numberOf(value) ?? (value === undefined ? '' : '?'));
  };
  const seed = numberOf(args.keywords.get('random_state') ?? args.keywords.get('seed'));
  const sizes = `${size('test_size')}/${size('train_size')}`;
  if (booleanOf(args.keywords.get('shuffle')) === false && !sizes.includes('?')) return `ordered:${what}:${sizes}`;
  if (seed === null || sizes.includes('?')) return `random:${what}:${event}`;
  return `random:${what}:${sizes}:${seed}`;
}

/** Parts every array into train and test rows: train, test, train, test … */
export function splitInTwo(machine: Machine, arrays: readonly Value[], args: Args, what: string, site: Site): Value[] {
  const samplesOf = (value: Value): DataCell | null => {
    const cell = machine.state.data(value);
    return cell && asSamples(machine, cell);
  };
  const first = arrays.map(samplesOf).find((cell) => cell !== null);
  if (!first) return arrays.flatMap(() => [unknown, unknown]);
  const id = splitEvent(machine, site, 'call', what, first);
  const key = partitionKey(args, what, id);
  const event = machine.events[id] as SplitEvent;
  event.shuffled = booleanOf(args.keywords.get('shuffle')) !== false;
  const stratify = args.keywords.get('stratify');
  event.stratified = args.open || (stratify !== undefined && !isNone(stratify));
  keepTogether(event, first);
  event.arrays = arrays.length;
  event.arrayNames = (args.syntax?.args ?? []).filter((a) => a.keyword === null).map((a) => machine.text(site.path, a.value));
  return arrays.flatMap((value) => {
    const cell = samplesOf(value);
    if (!cell) return [unknown, unknown];
    const whole = machine.regions.union(cell.rows, id);
    if (whole === null) return [value, value];
    const parts = [machine.regions.part(whole, key, 0, id, { role: 'train' }), machine.regions.part(whole, key, 1, id, { role: 'test' })];
    event.parts = [...new Set([...event.parts, ...parts])];
    const node = machine.node(what, site, [cell.node]);
    return parts.map((region) => machine.state.allocate(dataWith(cell, { rows: [region], mask: null, lengthOf: null, accessor: null, accessorOf: null, node })));
  });
}

/** `train_test_split(df['patient'].unique())`: values that stand for all rows that have them. */
function keepTogether(split: SplitEvent, data: DataCell): void {
  const [name] = data.columns.names;
  if (data.distinct === true && name !== undefined) Object.assign(split, { grouped: true, groupedBy: [name] });
}

/** `dataset.train_test_split(…)` gives a mapping with the parts `train` and `test`. */
export function splitByName(machine: Machine, data: Value, args: Args, what: string, site: Site): Value {
  const [train, test] = splitInTwo(machine, [data], args, what, site);
  return machine.state.allocate({ t: 'dict', entries: new Map([['train', train ?? unknown], ['test', test ?? unknown]]), rest: null });
}

/** `random_split(dataset, [800, 200])`: parts of one data set. */
export function splitInParts(machine: Machine, data: Value, count: number, what: string, site: Site, shuffled = true): Value {
  const object = machine.state.deref(data);
  // A data set of the program's own holds its rows in its attributes.
  const cell = object?.t === 'instance' ? (machine.dataIn([...object.attributes.values()]).find((one) => one.rows.length > 0) ?? null) : machine.state.data(data);
  if (!cell) return unknown;
  // Pieces in the given order are held out only where the program names them so.
  const id = splitEvent(machine, site, shuffled ? 'call' : 'slice', what, cell);
  const whole = machine.regions.union(cell.rows, id);
  if (whole === null) return unknown;
  const key = count === 2 ? `${shuffled ? 'random' : 'ordered'}:${what}:${id}` : `multi:${what}:${id}`;
  const node = machine.node(what, site, [cell.node]);
  const items = Array.from({ length: count }, (_, i) => machine.state.allocate(dataWith(cell, { rows: [machine.regions.part(whole, key, i, id)], lengthOf: null, node })));
  const event = machine.events[id] as SplitEvent;
  event.shuffled = shuffled;
  event.parts = items.flatMap((item) => machine.state.data(item)?.rows ?? []);
  return { t: 'tuple', items };
}

/** `KFold(5).split(X, y)`: pairs of row numbers, train and test. */
export function foldsOf(machine: Machine, splitter: SplitterCell, args: Args, site: Site): Value {
  const [given] = machine.dataIn([argument(args, 0, 'X')]);
  const X = given && asSamples(machine, given);
  noteSplitter(machine, `${splitter.name}.split`, splitter, args, 2, site);
  const single = splitter.singleSplit;
  let rows = X?.rows ?? [];
  if (rows.length === 0) rows = [machine.regions.source(noEvent, null)];
  const data = X ?? null;
  const node = machine.node(`${splitter.name}.split`, site, data ? [data.node] : []);
  const event = data ? foldSplit(machine, splitter, data, `${splitter.name}.split`, site, machine.state.data(argument(args, 2, 'groups'))) : noEvent;
  const whole = machine.regions.union(rows, event);
  if (whole === null) return unknown;
  const key = `fold:${site.path}:${site.span.start}:${event}`;
  const make = (part: number): Value => {
    const region = machine.regions.part(whole, key, part, event, { role: part === 0 ? 'train' : 'test', fold: !single });
    return machine.allocateData({ rows: [region], influence: [], isIndex: true, node });
  };
  const pair: Value = { t: 'tuple', items: [make(0), make(1)] };
  if (event !== noEvent) {
    const split = machine.events[event] as SplitEvent;
    if (data) keepTogether(split, data);
    split.parts = pair.items.flatMap((item) => machine.state.data(item)?.rows ?? []);
  }
  return { t: 'iterator', element: pair };
}

/** The seed of a splitter or sampler, as text; null where none is set. */
export function seedOf(args: Args): string | null {
  const value = args.keywords.get('random_state') ?? args.keywords.get('seed');
  if (value === undefined) return null;
  const number = numberOf(value);
  return number === null ? (stringOf(value) ?? '?') : String(number);
}
