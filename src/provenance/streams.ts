import { dataWith } from './data-cell';
import type { Site } from './graph';
import { splitEvent } from './learn';
import type { Args, Machine } from './machine';
import { argument } from './machine';
import type { DataCell, Value } from './values';
import { booleanOf, none, numberOf } from './values';

/** Calls that read in another order each time unless `shuffle=False` is given. */
const shufflingLoads = /\.(list_files|image_dataset_from_directory|text_dataset_from_directory)$/;

/** A data set of tf.data: a stream that is read anew in each epoch. */
export function asStream(machine: Machine, name: string, value: Value, args: Args, site: Site): Value {
  if (!name.startsWith('tensorflow.data.') && !name.startsWith('tensorflow_datasets.') && !shufflingLoads.test(name)) return value;
  const cell = machine.state.deref(value);
  // `tfds.load(…)` gives one stream for each split, beside words about them.
  if (value.t === 'tuple') return { t: 'tuple', items: value.items.map((item) => asStream(machine, name, item, args, site)) };
  if (cell?.t === 'dict') return machine.state.allocate({ ...cell, entries: new Map([...cell.entries].map(([key, item]) => [key, asStream(machine, name, item, args, site)])) });
  if (cell?.t !== 'data' || cell.rows.length === 0) return value;
  const shuffles = shufflingLoads.test(name) && booleanOf(args.keywords.get('shuffle')) !== false;
  return machine.state.allocate(dataWith(cell, { stream: { reshuffled: shuffles ? site : null } }));
}

/** `shuffle`, `cache`, `take`, `skip`, `shard` and the like of a stream; null for what is no matter of order. */
export function callStreamMethod(machine: Machine, cell: DataCell, name: string, args: Args, site: Site): Value | null {
  if (!cell.stream) return null;
  const stream = (reshuffled: Site | null): Value => machine.state.allocate(dataWith(cell, { stream: { ...cell.stream, reshuffled }, node: machine.node(name, site, [cell.node]) }));
  switch (name) {
    case 'shuffle':
      return stream(booleanOf(argument(args, 2, 'reshuffle_each_iteration')) === false ? null : callSite(args, site));
    // What is read first is what is kept.
    case 'cache':
      return stream(null);
    case 'take':
    case 'skip': {
      const size = args.syntax?.args[0];
      return size ? cut(machine, cell, name, `cut:${machine.text(site.path, size.value)}`, name === 'take' ? 0 : 1, site) : none;
    }
    case 'shard': {
      const index = numberOf(argument(args, 1, 'index'));
      return index === null ? null : cut(machine, cell, name, `shard:${numberOf(argument(args, 0, 'num_shards')) ?? ''}`, index, site);
    }
    case 'enumerate':
      return machine.state.allocate(dataWith(cell, { stream: { ...cell.stream, numbered: true }, node: machine.node(name, site, [cell.node]) }));
    case 'filter': {
      // `ds.enumerate().filter(lambda i, row: i % 5 == 0)`: rows are chosen by their place in the stream.
      const [chooses] = args.positional;
      return cell.stream.numbered === true && chooses?.t === 'function' ? cut(machine, cell, name, 'numbered', chooses.definition.start, site) : null;
    }
    default:
      return null;
  }
}

/** The name of the method and its arguments: a chain of calls may begin lines above. */
function callSite(args: Args, site: Site): Site {
  const callee = args.syntax?.callee;
  return args.syntax && callee?.kind === 'Attribute' ? { path: site.path, span: { start: callee.attributeSpan.start, end: args.syntax.end } } : site;
}

/** `take(n)`, `skip(n)` and `shard(n, i)` part the rows by where they stand. */
function cut(machine: Machine, cell: DataCell, name: string, key: string, part: number, site: Site): Value {
  if (cell.rows.length === 0) return none;
  const event = splitEvent(machine, site, 'slice', name, cell);
  const split = machine.events[event];
  const reshuffled = cell.stream?.reshuffled ?? null;
  const rows = cell.rows.map((region) => machine.regions.part(region, key, part, event));
  if (split?.kind === 'split') {
    split.parts = [...new Set([...split.parts, ...rows])];
    split.reshuffled ??= reshuffled;
  }
  // The rows were parted: what is shuffled from here on stays on its side.
  return machine.state.allocate(dataWith(cell, { rows, node: machine.node(name, site, [cell.node]) }));
}
