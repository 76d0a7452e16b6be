import { askedOnce } from '../asked-of-text';
import type { ServingEntry } from '../entry-points';
import { servingEntries } from '../entry-points';
import type { ProgramSyntax } from '../program-syntax';
import { applicationOf } from '../symbolic/app-state';
import type { ConfiguredText } from '../symbolic/paths';
import type { Trace } from '../symbolic/trace';
import { traceServing } from '../symbolic/trace';
import type { Term } from '../symbolic/terms';
import { callsMethod } from '../symbolic/terms';
import type { KeptSides } from './kept';
import { keepNothing } from './kept';
import type { Load, Save } from './artifacts';
import { loadsIn, savesIn } from './artifacts';
import type { Ask, Learn } from './learning';
import { asksIn } from './learning';
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

/** Is anything left? If not, one more is left out. */
export function isAllowed(allowance: Allowance): boolean {
  if (allowance.steps > 0) return true;
  allowance.leftOut++;
  return false;
}

export interface ServingOptions {
  readonly kept?: KeptSides;
  readonly isServing?: (path: string) => boolean;
  readonly allowance?: Allowance;
  /** The texts that the files take from configuration files. */
  readonly configured?: ConfiguredText | undefined;
}

/** The entry points that ask a model. */
export function servingSides(program: ProgramSyntax, trainsToo: ReadonlySet<string>, { kept = keepNothing, isServing = () => true, allowance = newAllowance(), configured }: ServingOptions = {}): ServingSide[] {
  const asks = askingEntries(program);
  return servingEntries(program).filter((entry) => isServing(entry.path) && asks(entry)).flatMap((entry) => {
    if (!isAllowed(allowance)) return [];
    const make = (): ServingSide => servingSide(program, entry, configured);
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
export function servingSide(program: ProgramSyntax, entry: ServingEntry, configured?: ConfiguredText): ServingSide {
  const side = sideOf(traceServing(program, entry), configured);
  if (entry.handler === null || entry.kind !== 'request') return { ...side, entry };
  // A published network that start-up builds the model on is called there, and answers nobody.
  const before = new Set<Term>(side.trace.happened.slice(0, side.trace.prepared).map(({ term }) => term));
  return { ...side, asks: side.asks.filter((ask) => !before.has(ask.call)), entry };
}

/** What was saved, loaded and asked in a run. */
export function sideOf(trace: Trace, configured?: ConfiguredText): Side {
  const loads = loadsIn(trace.happened, configured);
  const loaded = new Set<Term>(loads.filter((load) => load.kind !== 'data' && load.kind !== 'settings').map((load) => load.call));
  return { path: trace.path, trace, saves: savesIn(trace.happened, configured), loads, asks: asksIn(trace.happened, (term) => loaded.has(term)) };
}
