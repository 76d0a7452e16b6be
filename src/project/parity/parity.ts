import type { ModuleGraph } from '../../python/modules';
import { makeModuleGraph } from '../../python/modules';
import type { ProgramFiles, ProgramSyntax } from '../program-syntax';
import { programSyntax } from '../program-syntax';
import type { Surroundings } from '../surroundings';
import { noSurroundings } from '../surroundings';
import type { KeptSides } from './kept';
import { keepNothing } from './kept';
import type { ConfiguredPair, Pair } from './pairs';
import { pairSides } from './pairs';
import { settleNames } from './patterns';
import type { ServingSide, TrainingSide } from './sides';
import { mayTrain, newAllowance, servingSides, trainingSides } from './sides';
import type { PipelineStages } from './stages';
import { noStages, pipelineStages } from './stages';

/** The two sides of a project's models, and which belongs to which. */
export interface Parity extends Surroundings {
  readonly program: ProgramSyntax;
  readonly trainings: readonly TrainingSide[];
  readonly servings: readonly ServingSide[];
  readonly pairs: readonly Pair[];
  /** Entry points whose artifact several files write: not compared. */
  readonly ambiguous: readonly { readonly serve: ServingSide; readonly name: string; readonly trains: readonly TrainingSide[] }[];
  /** How many entry points and trainings were not run, because all together would take too long. */
  readonly leftOut: number;
  /** A training with what prepared its data: the files that write the tables that it reads, the nearest first; itself is the first. */
  chain(train: TrainingSide): readonly TrainingSide[];
}

export interface ParityOptions {
  readonly files: ProgramFiles;
  readonly pairs?: readonly ConfiguredPair[];
  /** Which files are a side at all, where the user says so; any, if left out. */
  readonly mayTrain?: (path: string) => boolean;
  readonly mayServe?: (path: string) => boolean;
  readonly surroundings?: Surroundings;
  /** What former comparisons of the project worked out; nothing, if left out. */
  readonly kept?: KeptSides;
  /** So many statements and expressions may be looked at for all sides together; left out: some ten seconds' worth. */
  readonly steps?: number;
  /** Throws to cancel. */
  readonly checkpoint?: () => void;
}

/** Finds and pairs the sides of a project. Its files are run symbolically, never really. */
export function findParity({ files, pairs: configured = [], mayTrain: isTraining = () => true, mayServe: isServing = () => true, surroundings = noSurroundings, kept = keepNothing, steps, checkpoint }: ParityOptions): Parity {
  const program = programSyntax(files);
  const allowance = newAllowance(steps);
  const graph = makeModuleGraph([...files.modules.keys()]);
  kept.begin(files, graph);
  const candidates = [...files.modules.keys()].filter((path) => isTraining(path) && mayTrain(files.documents.get(path)));
  checkpoint?.();
  const served = servingSides(program, new Set(candidates), kept, isServing, allowance);
  checkpoint?.();
  // Most projects answer nothing: then their trainings have no other side to be compared with.
  const imported = served.length === 0 ? new Map<string, number>() : importCounts(files, graph);
  const stages = served.length === 0 ? noStages : pipelineStages(surroundings);
  const trained = served.length === 0 ? [] : trainingSides(program, candidates, (path) => imported.get(path) ?? 0, kept, (path) => stages.writes(path).size > 0, allowance);
  const { trainings, servings } = settleNames(trained, served);
  checkpoint?.();
  const { pairs: found, ambiguous } = pairSides(files, trainings.filter((side) => side.learns.length > 0 || side.saves.some((save) => save.kind !== 'data')), servings, configured, stages);
  const pairs = found.map((pair) => kept.same(pair, chainOf(pair.train, trainings, stages), surroundings));
  return { ...surroundings, program, trainings, servings, pairs, ambiguous, leftOut: allowance.leftOut, chain: (train) => chainOf(train, trainings, stages) };
}

/** By how many files each file is imported: what nothing imports runs first. */
function importCounts(files: ProgramFiles, graph: ModuleGraph): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [path, module] of files.modules) {
    for (const statement of module.body) {
      const names = statement.kind === 'Import' ? statement.names.map(({ name }) => graph.resolve(path, name, 0)) : statement.kind === 'ImportFrom' ? [graph.resolve(path, statement.module, statement.level), ...statement.names.map(({ name }) => graph.resolve(path, statement.module === '' ? name : `${statement.module}.${name}`, statement.level))] : [];
      for (const target of new Set(names)) if (target !== undefined) counts.set(target, (counts.get(target) ?? 0) + 1);
    }
  }
  return counts;
}

function chainOf(train: TrainingSide, trainings: readonly TrainingSide[], stages: PipelineStages): readonly TrainingSide[] {
  const chain = [train];
  for (const side of chain) {
    const before = stages.before(side.path);
    const read = new Set(side.loads.filter((load) => load.kind === 'data' || load.kind === 'settings').map((load) => load.name));
    for (const other of trainings) {
      if (chain.includes(other) || chain.length > 8) continue;
      if (before.has(other.path) || other.saves.some((save) => (save.kind === 'data' || save.kind === 'settings') && save.name !== undefined && read.has(save.name))) chain.push(other);
    }
  }
  return chain;
}
