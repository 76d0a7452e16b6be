import type { ServingEntry } from '../entry-points';
import { servingEntries } from '../entry-points';
import type { FunctionDefinition, Lambda } from '../../python/nodes';
import type { ProgramSyntax } from '../program-syntax';
import type { Trace } from '../symbolic/trace';
import { traceScript, traceServing } from '../symbolic/trace';
import type { Term } from '../symbolic/terms';
import type { Load, Save } from './artifacts';
import { loadsIn, savesIn } from './artifacts';
import type { Ask, Learn } from './learning';
import { asksIn, learnsIn } from './learning';

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
export function mayTrain(code: string): boolean {
  return trains.test(code);
}

const trains = /\.fit\(|\.fit_transform\(|\.fit_generator\(|\.backward\(|\.train\(|\.partial_fit\(|\.dump\(|\.save\w*\(|\.to_(csv|parquet|pickle|feather)\(|log_model\(|fit_on_texts|\.adapt\(/;
const notTraining = /(^|\/)(tests?|conftest\.py|test_[^/]*\.py|[^/]*_test\.py)(\/|$)/;

/** The files that train or prepare, each run as a script; those that others call are part of the others' run. */
export function trainingSides(program: ProgramSyntax, paths: readonly string[], importedBy: (path: string) => number): TrainingSide[] {
  const called = new Set<FunctionDefinition | Lambda>();
  const order = [...paths].filter((path) => !notTraining.test(path)).sort((a, b) => importedBy(a) - importedBy(b));
  return order.flatMap((path) => {
    const trace = traceScript(program, path, called);
    for (const definition of trace.ran) called.add(definition);
    const side = sideOf(trace);
    const learns = learnsIn(trace.machine, trace.happened);
    return learns.length + side.saves.length > 0 ? [{ ...side, learns }] : [];
  });
}

/** The entry points that ask a model. */
export function servingSides(program: ProgramSyntax, trainsToo: ReadonlySet<string>): ServingSide[] {
  return servingEntries(program).flatMap((entry) => {
    const trace = traceServing(program, entry);
    const side = sideOf(trace);
    // A script that trains on start-up and answers is both; a training script with a web page for its progress asks nothing.
    return side.asks.length > 0 && !(trainsToo.has(entry.path) && side.loads.length === 0 && entry.kind === 'batch') ? [{ ...side, entry }] : [];
  });
}

function sideOf(trace: Trace): Side {
  const loads = loadsIn(trace.happened);
  const loaded = new Set<Term>(loads.filter((load) => load.kind !== 'data' && load.kind !== 'settings').map((load) => load.call));
  return { path: trace.path, trace, saves: savesIn(trace.happened), loads, asks: asksIn(trace.happened, (term) => loaded.has(term)) };
}
