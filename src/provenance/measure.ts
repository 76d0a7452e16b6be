import type { MetricEntry } from '../library/vocabulary';
import type { Argument } from '../python/nodes';
import type { NodeId, Site } from './graph';
import type { Args, Machine } from './machine';
import { argument } from './machine';
import type { FoldingEvent, MetricArgument, MetricEvent, PairEvent } from './measures';
import type { DataCell, SplitterCell, Value } from './values';
import { isNone, stringOf } from './values';

/** Records a call of a metric: what was given as the truth and what as the prediction. */
export function noteMetric(machine: Machine, entry: MetricEntry, args: Args, what: string, node: NodeId, site: Site): void {
  const truth = metricArgument(machine, entry, entry.truth, args, site);
  const prediction = metricArgument(machine, entry, entry.prediction, args, site);
  const meanOverRows = entry.meanOverRows === true || stringOf(args.keywords.get('average')) === 'samples';
  machine.measure<MetricEvent>(
    'metric', site, '',
    (base) => ({ id: base.id, site: base.site, calls: base.calls, loops: base.loops, guessed: base.guessed, kind: 'metric', node, what, entry, truth, prediction, meanOverRows, batches: machine.batchLoops.at(-1) ?? null }),
    (event) => {
      // On the way through a loop for the second time more may be known.
      if (!event.truth?.predicted && !event.prediction?.predicted) Object.assign(event, { truth, prediction });
    },
  );
}

function metricArgument(machine: Machine, entry: MetricEntry, parameter: string, args: Args, site: Site): MetricArgument | null {
  const position = entry.parameters.indexOf(parameter);
  const names = [parameter, ...Object.entries(entry.formerNames ?? {}).filter(([, today]) => today === parameter).map(([former]) => former)];
  const value = argument(args, position, ...names);
  const cell = machine.state.data(value);
  if (!value) return null;
  const syntax = writtenArgument(args, position, names);
  const called = syntax?.value.kind === 'Call' && syntax.value.callee.kind === 'Attribute' ? syntax.value.callee.attributeSpan : null;
  return {
    site: syntax ? { path: site.path, span: syntax.value } : null,
    byPosition: syntax?.keyword === null,
    method: called,
    rows: cell?.rows ?? [],
    assumed: cell?.assumed ?? true,
    predicted: cell?.predicted ? { fit: cell.predicted.model.event, rows: cell.predicted.rows, method: cell.predicted.method, thresholded: cell.predicted.thresholded } : null,
  };
}

/** The argument as written; null where it came through `*args` or the call is the engine's own. */
function writtenArgument(args: Args, position: number, names: readonly string[]): Argument | null {
  const written = args.syntax?.args ?? [];
  if (written.some((one) => one.unpack !== '')) return null;
  return written.find((one) => one.keyword !== null && names.includes(one.keyword)) ?? written.filter((one) => one.keyword === null)[position] ?? null;
}

/** Features and target that are taken from different rows. */
export function notePair(machine: Machine, what: string, X: DataCell, y: DataCell | null, site: Site): void {
  if (!y || X.rows.length !== 1 || y.rows.length !== 1 || X.rows[0] === y.rows[0]) return;
  const node = machine.node(what, site, [X.node, y.node]);
  machine.measure<PairEvent>('pair', site, `${X.rows.join()}:${y.rows.join()}`, (base) => ({
    ...base, guessed: base.guessed || X.assumed || y.assumed, kind: 'pair', node, what, features: X.rows, target: y.rows,
  }));
}

/** Records that `cv` parts the rows in a call. `position`: where the call takes the groups, -1 by name alone. */
export function noteFolding(machine: Machine, what: string, cv: Value | undefined, args: Args, position: number, site: Site): void {
  const splitter = machine.state.deref(cv);
  if (splitter?.t === 'splitter') noteSplitter(machine, what, splitter, args, position, site);
}

/** Records that a splitter parts the rows in a call. */
export function noteSplitter(machine: Machine, what: string, splitter: SplitterCell, args: Args, position: number, site: Site): void {
  const given = argument(args, position, 'groups');
  // With metadata routing the groups come in a dictionary.
  const routed = ['params', 'fit_params', 'metadata'].some((name) => args.keywords.has(name));
  const groups = args.open || routed || (given !== undefined && !isNone(given));
  machine.measure<FoldingEvent>('folding', site, splitter.name, (base) => ({
    ...base, kind: 'folding', node: splitter.node, what, splitter: splitter.name, grouped: splitter.grouped, groups,
  }));
}

const batchSteps = /^(DataLoader|batch|padded_batch|flow|flow_from_\w+|iter_batches)$/;
const batchNames = /loader|batch|_dl\b|\bdl\b|_generator\b|\bgenerator\b/i;

/** Does a loop go over the batches of a data set? By how the data was made, or by what it is called. */
export function isOverBatches(machine: Machine, iterable: Value, text: string): boolean {
  const cells = machine.dataIn([iterable]);
  if (cells.some((cell) => cell.isIndex || cell.view === 'group' || cell.accessor !== null)) return false;
  return cells.some((cell) => batchSteps.test(machine.nodes[cell.node]?.label ?? '')) || (batchNames.test(text) && !/range\(|\bfold|split|columns|\.items\(/i.test(text));
}
