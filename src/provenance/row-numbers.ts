import { dataWith } from './data-cell';
import type { Site } from './graph';
import { copiesOf, splitEvent } from './learn';
import type { Args, Machine } from './machine';
import { allArguments, argument, emptyData } from './machine';
import type { EventId, RegionId } from './regions';
import { noEvent } from './regions';
import type { DataCell, Value } from './values';
import { booleanOf, numberOf } from './values';

/** `np.random.permutation(len(X))`, `rng.choice(len(X), …)`, `np.arange(len(X))`: row numbers of what was counted. */
export function rowNumbers(machine: Machine, label: string, args: Args, site: Site): Value | null {
  return numbering.has(label) ? numbersOf(machine, label, args, site) : null;
}

const numbering = new Set(['arange', 'permutation', 'choice', 'randint', 'integers', 'permuted']);

function numbersOf(machine: Machine, label: string, args: Args, site: Site): Value | null {
  // What is counted comes first; a length further back is only how many are drawn.
  const counted = allArguments(args).slice(0, label === 'randint' || label === 'integers' || label === 'arange' ? 2 : 1).map((value) => machine.state.data(value)).find((cell) => cell?.lengthOf !== null && cell?.lengthOf !== undefined);
  const region = counted?.lengthOf;
  if (region === null || region === undefined) return null;
  const node = machine.node(label, site, []);
  // `arange(1000, len(X))`: all but the first rows.
  const start = label === 'arange' && args.positional.length > 1 ? numberOf(args.positional[0]) : null;
  const rows = machine.allocateData({ rows: [start === null || start === 0 ? region : stretch(machine, region, start, null)], influence: [], isIndex: true, node });
  if (label === 'arange' || label.startsWith('permut')) return rows;
  const cell = machine.state.data(rows);
  if (!cell) return null;
  const repeats = label !== 'choice' || booleanOf(argument(args, 2, 'replace')) !== false;
  if (repeats) return machine.state.allocate(dataWith(cell, { rows: copiesOf(machine, site, label, cell) }));
  const event = splitEvent(machine, site, 'draw', label, cell);
  return machine.state.allocate(dataWith(cell, { rows: [machine.regions.part(region, `random:${site.path}:${site.span.start}`, 0, event)] }));
}

/** `Subset(dataset, range(10000))`: row numbers that are written out, of whichever rows they choose from. */
export function counted(machine: Machine, args: Args, of: DataCell, site: Site): DataCell | null {
  let written = args.syntax?.args[1]?.value;
  if (written?.kind === 'Call' && written.callee.kind === 'Name' && written.callee.id === 'list') written = written.args[0]?.value;
  if (written?.kind !== 'Call' || written.args.length > 2) return null;
  const name = written.callee.kind === 'Name' ? written.callee.id : written.callee.kind === 'Attribute' ? written.callee.attribute : '';
  const bounds = written.args.map(({ value }) => (value.kind === 'Constant' && typeof value.value === 'number' ? value.value : null));
  const to = bounds.at(-1) ?? null;
  if ((name !== 'range' && name !== 'arange') || to === null || bounds.includes(null)) return null;
  return dataWith(emptyData, { rows: [stretch(machine, machine.regions.source(noEvent, null), bounds.length > 1 ? (bounds[0] ?? 0) : 0, to, splitEvent(machine, site, 'slice', machine.text(site.path, site.span), of))], isIndex: true, node: 0 });
}

/** The rows of a region with these numbers. */
export function stretch(machine: Machine, region: RegionId, from: number, to: number | null, event: EventId = noEvent): RegionId {
  return machine.regions.part(region, `slice::${from === 0 ? '' : from}:${to ?? ''}`, 0, event, { interval: { axis: '#', from: from === 0 ? null : from, to } });
}
