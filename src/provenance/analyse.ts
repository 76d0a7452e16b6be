import { call } from './call';
import { evaluate } from './evaluate';
import { execute } from './execute';
import { featureTablesOf } from './feature-tables';
import { newFrame } from './frames';
import type { ProvenanceGraph } from './graph';
import { runUncalled } from './guess';
import type { ProgramInput } from './machine';
import { BudgetExhausted, Machine } from './machine';
import type { Frame } from './values';

export type { ProgramInput, SourceModule } from './machine';

/**
 * Runs a program abstractly and gives its provenance graph. Every entry is run as a script; workspace modules run once, when first imported;
 * then the functions and classes that nothing called are run with guessed arguments. Nothing of the program is executed.
 */
export function analyseProgram(input: ProgramInput): ProvenanceGraph {
  const machine = new Machine(input, { evaluate, call, runModule });
  const cutShort: string[] = [];
  for (const path of input.entries) {
    const lines = input.modules.get(path)?.module.end ?? 0;
    machine.resetBudget(60_000 + 4 * lines);
    try {
      runModule(machine, path);
      runUncalled(machine, path);
    } catch (error) {
      if (!(error instanceof BudgetExhausted)) throw error;
      machine.abandon();
      cutShort.push(path);
    }
  }
  const featureTables = input.entries.flatMap((path) => featureTablesOf(machine, path));
  const documents = new Map([...input.modules].map(([path, source]) => [path, source.document]));
  const modules = new Map([...input.modules].map(([path, source]) => [path, source.module]));
  return { documents, modules, regions: machine.regions, nodes: machine.nodes, events: machine.events, measures: machine.measures, groupings: machine.groupings, featureTables, cutShort };
}

/** Runs a module's top level once; gives its names. A module that is still running (an import cycle) gives the names it has so far. */
function runModule(machine: Machine, path: string): Frame {
  const known = machine.moduleFrames.get(path);
  if (known) return known;
  const frame = newFrame(null, path);
  machine.moduleFrames.set(path, frame);
  const source = machine.input.modules.get(path);
  if (source) machine.outside(() => execute(machine, source.module.body, frame));
  return frame;
}
