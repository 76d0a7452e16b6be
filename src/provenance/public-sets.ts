import { unknownColumns } from './columns';
import { dataWith } from './data-cell';
import type { LoadEvent, Site } from './graph';
import { load } from './learn';
import type { Args, Machine } from './machine';
import { argument } from './machine';
import type { Interval, PartRole, RegionId } from './regions';
import type { DataCell, Value } from './values';
import { booleanOf, isNone, numberOf, stringOf } from './values';

/** Splits that data sets on a hub have under these names. A name that is not among them is looked for in vain. */
const splitNames = [
  'train', 'test', 'validation', 'dev', 'unsupervised', 'eval', 'train_sft', 'test_sft', 'train_gen', 'test_gen', 'validation_matched', 'validation_mismatched',
  'test_matched', 'test_mismatched', 'auxiliary_train',
];

/** `load_dataset('imdb')`, `load_dataset('imdb', split='train[:80%]')`: the same name and split mean the same rows, wherever they are loaded. */
export function loadPublic(machine: Machine, parameters: readonly string[], args: Args, label: string, site: Site): Value {
  const at = (name: string): Value | undefined => argument(args, parameters.indexOf(name), name);
  // Hugging Face has `path` and the `name` of a configuration, TensorFlow's data sets a `name` alone.
  const hub = parameters.includes('path');
  const path = stringOf(at(hub ? 'path' : 'name'));
  const config = hub ? stringOf(at('name')) : null;
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
  const parts = (one: Value): Value => {
    const text = stringOf(one);
    return text === null ? make([own]) : make(text.split('+').map((name) => partOf(machine, root, name.trim(), machine.regions.get(own).event)));
  };
  const list = machine.state.deref(split);
  const several = split.t === 'tuple' ? split.items : list?.t === 'list' ? list.items : null;
  return several ? { t: 'tuple', items: several.map(parts) } : parts(split);
}

function note(event: LoadEvent, what: string | null, split: string | null): void {
  event.publicSet = what;
  event.part = split;
}

/** How a call orders the pictures of a folder before it parts them: "" as they lie there; and the share that it sets apart. */
interface Drawing {
  readonly order: string;
  readonly share: number | null;
}

/** The drawing of `image_dataset_from_directory(…, validation_split=0.2, seed=1)`. */
export function drawnBy(machine: Machine, args: Args, site: Site): Drawing {
  const written = args.syntax?.args.find((given) => given.keyword === 'seed');
  const seed = numberOf(args.keywords.get('seed'));
  const order = booleanOf(args.keywords.get('shuffle')) === false ? '' : seed !== null ? String(seed) : written ? machine.text(site.path, written.value) : '';
  return { order, share: numberOf(args.keywords.get('validation_split')) };
}

/**
 * A folder that is read by several calls: `subset="training"` and `subset="validation"`, or all of it twice. Calls that name the same folder mean the same rows, and parts in one order lie beside
 * each other. Null: the folder is not known. Source: the documentation of Keras, `ImageDataGenerator` (which parts the files as they lie) and `image_dataset_from_directory`.
 */
export function loadFolder(machine: Machine, args: Args, data: Value, { order, share }: Drawing, site: Site): Value | null {
  const folder = stringOf(argument(args, 0, 'directory'));
  const cell = machine.state.data(data);
  const [own] = cell?.rows ?? [];
  if (folder === null || !cell || own === undefined || args.keywords.has('classes')) return null;
  const written = args.syntax?.args.find((given) => given.keyword === null || given.keyword === 'directory')?.value;
  // Of a path that is put together only the end is known.
  const key = `folder ${folder}${written && written.kind !== 'Constant' && written.kind !== 'Name' ? ` ${machine.text(site.path, written)}` : ''}`;
  const known = machine.publicSets.get(key);
  const root = known ?? own;
  machine.publicSets.set(key, root);
  const { event } = machine.regions.get(own);
  const make = (region: RegionId): Value => machine.state.allocate(dataWith(cell, { rows: [region], columns: { ...unknownColumns, space: cell.columns.space } }));
  const partAt = (part: 0 | 1): Value => {
    const interval: Interval | null = share === null ? null : { axis: `subset:${order}`, from: part === 0 ? null : 1 - share, to: part === 0 ? 1 - share : null };
    return make(machine.regions.part(root, `${order === '' ? '' : 'random:'}subset:${order}:${share ?? ''}`, part, event, { role: part === 0 ? 'train' : 'validation', ...(interval ? { interval } : {}) }));
  };
  switch (stringOf(args.keywords.get('subset'))) {
    case 'training':
      return partAt(0);
    case 'validation':
      return partAt(1);
    case 'both':
      return { t: 'tuple', items: [partAt(0), partAt(1)] };
    default:
      return args.keywords.has('subset') ? null : make(root === own ? root : machine.regions.part(root, 'whole', 0, event));
  }
}

/** `train`, `train[:80%]`, `test[100:200]`. `load`: the call that asks for it. */
function partOf(machine: Machine, root: RegionId, text: string, load = machine.regions.get(root).event): RegionId {
  const [, name = text, from = '', to = '', sliced] = /^([\w.-]+)(?:\[(-?\d*)%?:(-?\d*)%?(\])\s*)?$/.exec(text) ?? [];
  const known = splitNames.indexOf(name);
  const event = machine.regions.get(root).event;
  const role = roleOfSplit(name);
  const part = machine.regions.part(root, known < 0 ? `split:${name}` : 'split', known < 0 ? 0 : known, event, role ? { role } : {});
  if (!sliced) return part;
  const interval: Interval = { axis: text.includes('%') ? '%' : '#', from: from === '' ? null : Number(from), to: to === '' ? null : Number(to) };
  return machine.regions.part(part, `slice:${text}`, 0, load, { interval });
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
