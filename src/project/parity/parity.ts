import type { ModuleGraph } from '../../python/modules';
import { makeModuleGraph } from '../../python/modules';
import { importsOf } from '../asked-of-text';
import type { ProgramFiles, ProgramSyntax } from '../program-syntax';
import { programSyntax } from '../program-syntax';
import type { Surroundings } from '../surroundings';
import { noSurroundings } from '../surroundings';
import type { KeptSides } from './kept';
import { keepNothing } from './kept';
import type { ConfiguredPair, Pair } from './pairs';
import { mayWrite } from './artifacts';
import { configuredText } from './configured';
import { pairSides } from './pairs';
import { settleNames } from './patterns';
import type { ServingSide, TrainingSide } from './sides';
import { mayTrain, newAllowance, servingSides } from './sides';
import { reachOf } from './reach';
import { trainingRuns } from './training-runs';
import type { PipelineStages } from './stages';
import { noStages, pipelineStages } from './stages';

/** The two sides of a project's models, and which belongs to which. */
export interface Parity extends Surroundings {
  readonly program: ProgramSyntax;
  /** All files that train or write something. Most that only train are run when this is asked for, and for no pair: ask for less where it will do. */
  readonly trainings: readonly TrainingSide[];
  /** Those of them that write something. */
  readonly writing: readonly TrainingSide[];
  readonly servings: readonly ServingSide[];
  readonly pairs: readonly Pair[];
  /** Entry points whose artifact several files write: not compared. */
  readonly ambiguous: readonly { readonly serve: ServingSide; readonly name: string; readonly trains: readonly TrainingSide[] }[];
  /** How many entry points and trainings were not run so far, because all together would take too long. */
  readonly leftOut: number;
  /** Those of the trainings whose run goes through the code of a file. */
  running(path: string): readonly TrainingSide[];
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
  const texts = configuredText(surroundings.configValues);
  kept.begin(files, graph);
  const candidates = [...files.modules.keys()].filter((path) => isTraining(path) && mayTrain(files.documents.get(path)));
  checkpoint?.();
  const served = servingSides(program, new Set(candidates), { kept, isServing, allowance, configured: texts });
  checkpoint?.();
  // Most projects answer nothing: then their trainings have no other side to be compared with.
  const isServed = served.length > 0;
  const imported = isServed ? importCounts(files, graph, new Set(candidates)) : new Map<string, number>();
  const stages = isServed ? pipelineStages(surroundings) : noStages;
  const reach = reachOf(files, graph);
  const isStage = (path: string): boolean => stages.writes(path).size > 0;
  const runs = trainingRuns({ program, paths: isServed ? candidates : [], reach, importedBy: (path) => imported.get(path) ?? 0, kept, isStage, allowance, configured: texts });
  const writes = (path: string): boolean => [...reach(path)].some((one) => mayWrite(files.documents.get(one)));
  const eager = runs.order.filter((path) => isStage(path) || configured.some((pair) => pair.train === path) || writes(path));
  const { trainings, servings } = settleNames(eager.flatMap((path) => runs.side(path) ?? []), served);
  checkpoint?.();
  const { pairs: found, ambiguous } = pairSides({ files, trainings: trainings.filter((side) => side.learns.length > 0 || side.saves.some((save) => save.kind !== 'data')), servings, configured, stages, runs, reach });
  const chain = (train: TrainingSide): readonly TrainingSide[] => chainOf(train, trainings, stages);
  const pairs = found.map((pair) => kept.same(pair, chain(pair.train), surroundings));
  const settled = new Map(trainings.map((side) => [side.path, side]));
  const sidesOf = (paths: readonly string[]): readonly TrainingSide[] => paths.flatMap((path) => settled.get(path) ?? runs.side(path) ?? []);
  let all: readonly TrainingSide[] | null = null;
  return {
    ...surroundings, program, servings, pairs, ambiguous, chain,
    writing: trainings.filter((side) => side.saves.length > 0),
    get trainings() {
      all ??= sidesOf(runs.order);
      return all;
    },
    get leftOut() {
      return allowance.leftOut;
    },
    running: (path) => sidesOf(runs.order.filter((one) => reach(one).has(path))).filter((side) => side.trace.files.has(path)),
  };
}

/** By how many files each of these files is imported: what nothing imports runs first. */
function importCounts(files: ProgramFiles, graph: ModuleGraph, among: ReadonlySet<string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [path, document] of files.documents) {
    // Most files import none of them, and need not be parsed for this.
    if (!importsOf(document).some((statement) => graph.targets(path, statement).some((target) => among.has(target)))) continue;
    for (const statement of files.modules.get(path)?.body ?? []) {
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
