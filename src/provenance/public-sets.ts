import { unknownColumns } from './columns';
import { dataWith } from './data-cell';
import type { LoadEvent, Site } from './graph';
import { load } from './learn';
import type { Args, Machine } from './machine';
import { argument } from './machine';
import type { Interval, PartRole, RegionId } from './regions';
import type { DataCell, Value } from './values';
import { isNone, numberOf, stringOf } from './values';

/** Splits that data sets on a hub have under these names. A name that is not among them is looked for in vain. */
const splitNames = [
  'train', 'test', 'validation', 'dev', 'unsupervised', 'eval', 'train_sft', 'test_sft', 'train_gen', 'test_gen', 'validation_matched', 'validation_mismatched',
  'test_matched', 'test_mismatched', 'auxiliary_train',
];

/** `load_dataset('imdb')`, `load_dataset('imdb', split='train[:80%]')`: the same name and split mean the same rows, wherever they are loaded. */
export function loadPublic(machine: Machine, parameters: readonly string[], args: Args, label: string, site: Site): Value {
  const at = (name: string): Value | undefined => argument(args, parameters.indexOf(name), name);
  const path = stringOf(at('path'));
  const config = stringOf(at('name'));
  const isLocal = at('data_files') !== undefined || at('data_dir') !== undefined;
  const what = path === null || isLocal ? null : [path, ...(config === null ? [] : [config])].join('/');
  const split = at('split');
  const data = load(machine, site, what ?? label, 'file', label);
  const cell = machine.state.data(data);
  const [own] = cell?.rows ?? [];
  if (!cell || own === undefined) return data;
  const event = machine.events[machine.regions.get(own).event];
  if (event?.kind === 'load') note(event, what, stringOf(split));
  const root = what === null ? own : machine.publicSets.get(what) ?? own;
  if (what !== null) machine.publicSets.set(what, root);
  const base: DataCell = dataWith(cell, { columns: { ...unknownColumns, space: cell.columns.space } });
  const make = (rows: readonly RegionId[]): Value => machine.state.allocate(dataWith(base, { rows: [...new Set(rows)].sort((a, b) => a - b) }));
  if (split === undefined || isNone(split)) {
    const known = isLocal ? ['train', 'test', 'validation'] : splitNames;
    return machine.state.allocate({ t: 'dict', entries: new Map(known.map((name) => [name, make([partOf(machine, root, name)])])), rest: null });
  }
  const text = stringOf(split);
  return text === null ? make([own]) : make(text.split('+').map((one) => partOf(machine, root, one.trim())));
}

function note(event: LoadEvent, what: string | null, split: string | null): void {
  event.publicSet = what;
  event.part = split;
}

/**
 * A folder that is read in two parts, each by a call of its own: `subset="training"` and `subset="validation"`. Calls that name the same folder and the same seed part it in one way. Null:
 * the call asks for no part, or its folder is not known. Source: the documentation of Keras, `ImageDataGenerator` and `image_dataset_from_directory`.
 */
export function loadSubset(machine: Machine, folder: string | null, args: Args, data: Value): Value | null {
  const subset = stringOf(args.keywords.get('subset'));
  const part = subset === 'training' ? 0 : subset === 'validation' ? 1 : -1;
  const cell = machine.state.data(data);
  const [own] = cell?.rows ?? [];
  if (part < 0 || folder === null || !cell || own === undefined || args.keywords.has('classes')) return null;
  const key = `folder ${folder}`;
  const root = machine.publicSets.get(key) ?? own;
  machine.publicSets.set(key, root);
  const seed = numberOf(args.keywords.get('seed'));
  const rows = [machine.regions.part(root, `subset:${seed === null ? '' : String(seed)}`, part, machine.regions.get(root).event, { role: part === 0 ? 'train' : 'validation' })];
  return machine.state.allocate(dataWith(cell, { rows, columns: { ...unknownColumns, space: cell.columns.space } }));
}

/** `train`, `train[:80%]`, `test[100:200]`. */
function partOf(machine: Machine, root: RegionId, text: string): RegionId {
  const [, name = text, from = '', to = '', sliced] = /^([\w.-]+)(?:\[(-?\d*)%?:(-?\d*)%?(\])\s*)?$/.exec(text) ?? [];
  const known = splitNames.indexOf(name);
  const event = machine.regions.get(root).event;
  const role = roleOfSplit(name);
  const part = machine.regions.part(root, known < 0 ? `split:${name}` : 'split', known < 0 ? 0 : known, event, role ? { role } : {});
  if (!sliced) return part;
  const interval: Interval = { axis: text.includes('%') ? '%' : '#', from: from === '' ? null : Number(from), to: to === '' ? null : Number(to) };
  return machine.regions.part(part, `slice:${text}`, 0, event, { interval });
}

function roleOfSplit(name: string): PartRole | null {
  if (name.includes('train')) return 'train';
  if (name.startsWith('test')) return 'test';
  return /^(val|dev|eval)/.test(name) ? 'validation' : null;
}

/** A method of all splits at once: `dataset.map(tokenize)`. Null where the dict holds other things, or Python's own method is meant. */
export function callOnSplits(machine: Machine, entries: ReadonlyMap<string, Value>, name: string, args: Args, site: Site): Value | null {
  if (entries.size === 0 || (name !== 'map' && !machine.library.method(name)) || ![...entries.values()].every((value) => machine.state.data(value))) return null;
  const results = new Map<string, Value>();
  for (const [split, value] of entries) {
    const result = machine.call({ t: 'method', receiver: value, name }, args, site, name);
    results.set(split, machine.state.data(result) ? result : value);
  }
  return machine.state.allocate({ t: 'dict', entries: results, rest: null });
}
