import { askedOnce } from '../asked-of-text';
import type { ServingEntry } from '../entry-points';
import { servingEntries } from '../entry-points';
import type { FunctionDefinition, Lambda } from '../../python/nodes';
import type { ProgramSyntax } from '../program-syntax';
import { statementsOf } from '../program-syntax';
import { applicationOf } from '../symbolic/app-state';
import type { Trace } from '../symbolic/trace';
import { traceScript, traceServing } from '../symbolic/trace';
import type { Term } from '../symbolic/terms';
import { callsMethod } from '../symbolic/terms';
import type { KeptSides } from './kept';
import { keepNothing } from './kept';
import type { Load, Save } from './artifacts';
import { loadsIn, savesIn } from './artifacts';
import type { Ask, Learn } from './learning';
import { asksIn, learnsIn } from './learning';
import { askingEntries } from './may-ask';

interface Side {
  readonly path: string;
  readonly trace: Trace;
  readonly saves: readonly Save[];
  readonly loads: readonly Load[];
  readonly asks: readonly Ask[];
}

/** A file that trains a model, or prepares what a model is trained on. */
export interface TrainingSide extends Side {
  readonly learns: readonly Learn[];
}

/** An entry point at which a model answers. */
export interface ServingSide extends Side {
  readonly entry: ServingEntry;
}

/** Does the text of a file train something, or write down what training needs? A cheap question before the dear one; it may say yes too often. */
export const mayTrain = askedOnce((code) => trains.test(code));

const trains = /\.fit\(|\.fit_transform\(|\.fit_generator\(|\.backward\(|\.train\(|\.partial_fit\(|\.dump\(|\.save\w*\(|\.to_(csv|parquet|pickle|feather)\(|log_model\(|fit_on_texts|\.adapt\(/;
const notTraining = /(^|\/)(tests?|conftest\.py|test_[^/]*\.py|[^/]*_test\.py)(\/|$)/;

/** What all runs of a project together may take. A run that comes when nothing is left is left out, and counted. */
export interface Allowance {
  steps: number;
  leftOut: number;
}

/** Some ten seconds of work. */
const MOST_STEPS = 4_000_000;

/** An allowance that is not used yet. */
export function newAllowance(steps: number = MOST_STEPS): Allowance {
  return { steps, leftOut: 0 };
}

function isAllowed(allowance: Allowance): boolean {
  if (allowance.steps > 0) return true;
  allowance.leftOut++;
  return false;
}

/** The files that train or prepare, each run as a script; those that others call are part of the others' run. */
export function trainingSides(program: ProgramSyntax, paths: readonly string[], importedBy: (path: string) => number, kept: KeptSides = keepNothing, isStage: (path: string) => boolean = () => false, allowance: Allowance = newAllowance()): TrainingSide[] {
  const called = new Set<FunctionDefinition | Lambda>();
  const order = [...paths].filter((path) => !notTraining.test(path)).sort((a, b) => importedBy(a) - importedBy(b));
  return order.flatMap((path) => {
    if (!isAllowed(allowance)) return [];
    const side = kept.of(path, `train ${calledIn(program, path, called)}`, () => {
      const trace = traceScript(program, path, called);
      return { ...sideOf(trace), learns: learnsIn(trace.machine, trace.happened) };
    });
    allowance.steps -= side.trace.steps;
    for (const definition of side.trace.ran) called.add(definition);
    // A step of a pipeline writes something, if to a path that its code does not tell.
    return side.learns.length + side.saves.length > 0 || isStage(path) ? [side] : [];
  });
}

/** Which of a file's functions other files have run: they are not run again on their own. */
function calledIn(program: ProgramSyntax, path: string, called: ReadonlySet<FunctionDefinition | Lambda>): string {
  if (called.size === 0) return '';
  const found: number[] = [];
  for (const statement of statementsOf(program.modules.get(path)?.body ?? [])) {
    const definitions = statement.kind === 'ClassDefinition' ? statement.body : [statement];
    for (const one of definitions) if (one.kind === 'FunctionDefinition' && called.has(one)) found.push(one.start);
  }
  return found.join(' ');
}

/** The entry points that ask a model. */
export function servingSides(program: ProgramSyntax, trainsToo: ReadonlySet<string>, kept: KeptSides = keepNothing, isServing: (path: string) => boolean = () => true, allowance: Allowance = newAllowance()): ServingSide[] {
  const asks = askingEntries(program);
  return servingEntries(program).filter((entry) => isServing(entry.path) && asks(entry)).flatMap((entry) => {
    if (!isAllowed(allowance)) return [];
    const make = (): ServingSide => servingSide(program, entry);
    // The application's start-up is no import of the routes, and is not known to be one.
    const side = applicationOf(program, entry.path) !== null ? make() : kept.of(entry.path, `serve ${entry.name} ${String(entry.evidence.span.start)} ${entry.handler?.owner?.definition.name ?? ''}`, make);
    allowance.steps -= side.trace.steps;
    // A script that trains on start-up and answers is both; a training script with a web page for its progress asks nothing.
    return side.asks.some((ask) => !isTrainedHere(side, ask.model)) && !(trainsToo.has(entry.path) && side.loads.length === 0 && entry.kind === 'batch') ? [side] : [];
  });
}

/** An entry point that trains and looks at its own model has no other side to agree with. */
function isTrainedHere(side: ServingSide, model: Term): boolean {
  const { entry, trace } = side;
  if (entry.handler === null || entry.kind !== 'request' || model.t !== 'after') return false;
  const isHandled = trace.happened.slice(trace.prepared).some(({ term }) => term === model.by);
  return (isHandled && callsMethod(model.by, 'fit', 'partial_fit')) || isTrainedHere(side, model.of);
}

/** What one entry point does when it starts and answers. */
export function servingSide(program: ProgramSyntax, entry: ServingEntry): ServingSide {
  const side = sideOf(traceServing(program, entry));
  if (entry.handler === null || entry.kind !== 'request') return { ...side, entry };
  // A published network that start-up builds the model on is called there, and answers nobody.
  const before = new Set<Term>(side.trace.happened.slice(0, side.trace.prepared).map(({ term }) => term));
  return { ...side, asks: side.asks.filter((ask) => !before.has(ask.call)), entry };
}

function sideOf(trace: Trace): Side {
  const { configured } = trace.machine.program;
  const loads = loadsIn(trace.happened, configured);
  const loaded = new Set<Term>(loads.filter((load) => load.kind !== 'data' && load.kind !== 'settings').map((load) => load.call));
  return { path: trace.path, trace, saves: savesIn(trace.happened, configured), loads, asks: asksIn(trace.happened, (term) => loaded.has(term)) };
}
