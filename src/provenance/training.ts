import { dataWith } from './data-cell';
import type { EstimatorFacts, Site } from './graph';
import { learnFrom } from './estimator-methods';
import type { Args, Machine } from './machine';
import { allArguments } from './machine';
import type { Rows } from './regions';
import type { BackwardEvent, StepEvent } from './rounds';
import type { DataCell, Box, Value } from './values';
import { none, unknown } from './values';

/** `loss.backward()`, `accelerator.backward(loss)`, `optimizer.step()`: the steps of a training loop by hand; null for other calls. */
export function trainingStep(machine: Machine, receiver: Value, name: string, args: Args, site: Site): Value | null {
  if (name === 'backward' || name === 'manual_backward') return backward(machine, [receiver, ...allArguments(args)], site);
  if (name === 'step' && isOptimizer(machine, receiver, args, site)) {
    const cell = machine.state.deref(receiver);
    const madeIn = cell?.t === 'estimator' ? (cell.facts.madeIn ?? []) : [];
    machine.event<StepEvent>('step', site, '', (base) => ({ id: base.id, site: base.site, calls: base.calls, loops: base.loops, guessed: base.guessed, kind: 'step', node: machine.node('step', site, []), madeIn }));
    return none;
  }
  return null;
}

function backward(machine: Machine, values: readonly Value[], site: Site): Value | null {
  const cells = machine.dataIn(values);
  const rows = machine.rowsOf(cells);
  if (rows.length === 0) return null;
  const loop = machine.loops.at(-1);
  const conditional = machine.state.undecided > (loop?.undecided ?? 0);
  machine.event<BackwardEvent>(
    'backward',
    site,
    rows.join(),
    (base) => ({ id: base.id, site: base.site, calls: base.calls, loops: base.loops, guessed: base.guessed || cells.some((cell) => cell.assumed && cell.rows.length > 0), kind: 'backward', node: machine.node('backward', site, cells.map((cell) => cell.node)), rows, conditional }),
  );
  const network = cells.find((cell) => cell.network !== undefined)?.network;
  const main = cells.find((cell) => cell.rows.length > 0);
  if (network !== undefined && main) learn(machine, network, main, learnedRows(machine, rows, conditional), site);
  return none;
}

/** In a branch that may be for training alone, only rows that are meant for it count; gradients over test rows are a fault of their own. */
function learnedRows(machine: Machine, rows: Rows, conditional: boolean): Rows {
  return rows.filter((id) => {
    const role = machine.regions.get(id).role;
    return conditional ? role === 'train' : role !== 'test';
  });
}

/** A network learned from the rows of a loss. */
function learn(machine: Machine, network: Box, loss: DataCell, rows: Rows, site: Site): void {
  const cell = machine.state.cell(network);
  if (rows.length === 0 || cell.t !== 'estimator') return;
  const facts: EstimatorFacts = { ...cell.facts, role: 'predictor' };
  const influence = loss.influence.filter((id) => machine.events[id]?.kind !== 'judge' && !isOwnFit(machine, id, facts.object));
  const learned = learnFrom(machine, facts, null, dataWith(loss, { rows, influence, columns: { ...loss.columns, own: new Map() } }), null, site);
  const event = machine.events[learned.event];
  if (event?.kind === 'fit') event.continues = true;
  machine.state.update(network, { ...cell, facts, learned });
}

function isOwnFit(machine: Machine, id: number, object: number): boolean {
  const event = machine.events[id];
  return event?.kind === 'fit' && event.estimator.object === object;
}

function isOptimizer(machine: Machine, receiver: Value, args: Args, site: Site): boolean {
  const cell = machine.state.deref(receiver);
  if (cell?.t === 'estimator') return cell.entry?.is === 'optimizer';
  if (cell && !(cell.t === 'data' && cell.assumed)) return false;
  const callee = args.syntax?.callee;
  return args.positional.length === 0 && callee?.kind === 'Attribute' && /opt/i.test(machine.text(site.path, callee.value));
}

/** `criterion(output, target)`: a number for the rows of the network's output. */
export function lossOf(machine: Machine, label: string, args: Args, site: Site): Value {
  const cells = machine.dataIn(allArguments(args));
  const main = cells.find((cell) => cell.network !== undefined) ?? cells.find((cell) => cell.rows.length > 0);
  if (!main) return unknown;
  return machine.allocateData({
    rows: main.rows, influence: machine.influenceOf(cells), assumed: main.assumed, node: machine.node(label, site, cells.map((cell) => cell.node)),
    ...(main.network === undefined ? {} : { network: main.network }),
  });
}

/** What a network gives when it is called, marked as its output: a loss of it trains the network. */
export function outputOf(machine: Machine, network: Box, value: Value): Value {
  const cell = machine.state.data(value);
  return cell ? machine.state.allocate(dataWith(cell, { network })) : value;
}
