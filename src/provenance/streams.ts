import { dataWith } from './data-cell';
import type { Site } from './graph';
import { splitEvent } from './learn';
import type { Args, Machine } from './machine';
import { argument } from './machine';
import type { DataCell, Value } from './values';
import { booleanOf, none } from './values';

/** Calls that read in another order each time unless `shuffle=False` is given. */
const shufflingLoads = /\.(list_files|image_dataset_from_directory|text_dataset_from_directory)$/;

/** A data set of tf.data: a stream that is read anew in each epoch. */
export function asStream(machine: Machine, name: string, value: Value, args: Args, site: Site): Value {
  if (!name.startsWith('tensorflow.data.') && !name.startsWith('tensorflow_datasets.') && !shufflingLoads.test(name)) return value;
  const cell = machine.state.data(value);
  if (!cell || cell.rows.length === 0) return value;
  const shuffles = shufflingLoads.test(name) && booleanOf(args.keywords.get('shuffle')) !== false;
  return machine.state.allocate(dataWith(cell, { stream: { reshuffled: shuffles ? site : null } }));
}

/** `shuffle`, `cache`, `take` and `skip` of a stream; null for what is no matter of order. */
export function callStreamMethod(machine: Machine, cell: DataCell, name: string, args: Args, site: Site): Value | null {
  if (!cell.stream) return null;
  const stream = (reshuffled: Site | null): Value => machine.state.allocate(dataWith(cell, { stream: { reshuffled }, node: machine.node(name, site, [cell.node]) }));
  switch (name) {
    case 'shuffle':
      return stream(booleanOf(argument(args, 2, 'reshuffle_each_iteration')) === false ? null : callSite(args, site));
    // What is read first is what is kept.
    case 'cache':
      return stream(null);
    case 'take':
    case 'skip':
      return cut(machine, cell, name, args, site);
    default:
      return null;
  }
}

/** The name of the method and its arguments: a chain of calls may begin lines above. */
function callSite(args: Args, site: Site): Site {
  const callee = args.syntax?.callee;
  return args.syntax && callee?.kind === 'Attribute' ? { path: site.path, span: { start: callee.attributeSpan.start, end: args.syntax.end } } : site;
}

/** `take(n)` and `skip(n)` part the rows where they stand. */
function cut(machine: Machine, cell: DataCell, name: 'take' | 'skip', args: Args, site: Site): Value {
  const size = args.syntax?.args[0];
  if (!size || cell.rows.length === 0) return none;
  const event = splitEvent(machine, site, 'slice', name, cell);
  const split = machine.events[event];
  const reshuffled = cell.stream?.reshuffled ?? null;
  const key = `cut:${machine.text(site.path, size.value)}`;
  const rows = cell.rows.map((region) => machine.regions.part(region, key, name === 'take' ? 0 : 1, event));
  if (split?.kind === 'split') {
    split.parts = [...new Set([...split.parts, ...rows])];
    split.reshuffled ??= reshuffled;
  }
  // The rows were parted: what is shuffled from here on stays on its side.
  return machine.state.allocate(dataWith(cell, { rows, node: machine.node(name, site, [cell.node]) }));
}
