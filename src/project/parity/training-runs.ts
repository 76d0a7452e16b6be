import type { FunctionDefinition, Lambda } from '../../python/nodes';
import { makeModuleGraph } from '../../python/modules';
import type { ProgramSyntax } from '../program-syntax';
import { statementsOf } from '../program-syntax';
import type { ConfiguredText } from '../symbolic/paths';
import { traceScript } from '../symbolic/trace';
import type { KeptSides } from './kept';
import { keepNothing } from './kept';
import { learnsIn } from './learning';
import type { Reach } from './reach';
import { reachOf } from './reach';
import type { Allowance, TrainingSide } from './sides';
import { isAllowed, newAllowance, sideOf } from './sides';

/** The files of a project that may train, each run as a script when somebody asks what it comes to. */
export interface TrainingRuns {
  /** What nothing imports comes first: functions that others call are part of the others' runs, and do not run on their own. */
  readonly order: readonly string[];
  /** What the file trains and writes; null: nothing, or the allowance is used up. */
  side(path: string): TrainingSide | null;
}

export interface TrainingRunsOptions {
  readonly program: ProgramSyntax;
  readonly paths: readonly string[];
  readonly reach: Reach;
  /** By how many files each file is imported. */
  readonly importedBy: (path: string) => number;
  readonly kept?: KeptSides;
  /** A step of a pipeline writes something, if to a path that its code does not tell. */
  readonly isStage?: (path: string) => boolean;
  readonly allowance?: Allowance;
  /** The texts that the files take from configuration files. */
  readonly configured?: ConfiguredText;
}

const notTraining = /(^|\/)(tests?|conftest\.py|test_[^/]*\.py|[^/]*_test\.py)(\/|$)/;

export function trainingRuns({ program, paths, reach, importedBy, kept = keepNothing, isStage = () => false, allowance = newAllowance(), configured }: TrainingRunsOptions): TrainingRuns {
  const order = [...paths].filter((path) => !notTraining.test(path)).sort((a, b) => importedBy(a) - importedBy(b));
  const runs = new Map<string, TrainingSide | null>();
  const run = (path: string): TrainingSide | null => {
    const known = runs.get(path);
    if (known !== undefined) return known;
    const called = new Set<FunctionDefinition | Lambda>();
    for (const other of order) {
      if (other === path) break;
      if (reach(other).has(path)) for (const definition of run(other)?.trace.ran ?? []) called.add(definition);
    }
    const made = isAllowed(allowance) ? kept.of(path, `train ${calledIn(program, path, called)}`, () => runOf(program, path, called, configured)) : null;
    if (made) allowance.steps -= made.trace.steps;
    runs.set(path, made);
    return made;
  };
  return {
    order,
    side: (path) => {
      const side = run(path);
      return side && (side.learns.length + side.saves.length > 0 || isStage(path)) ? side : null;
    },
  };
}

/** What the files train and write, each run as a script; those that others call are part of the others' run. */
export function trainingSides(program: ProgramSyntax, paths: readonly string[], importedBy: (path: string) => number): TrainingSide[] {
  const runs = trainingRuns({ program, paths, importedBy, reach: reachOf(program, makeModuleGraph([...program.modules.keys()])) });
  return runs.order.flatMap((path) => runs.side(path) ?? []);
}

function runOf(program: ProgramSyntax, path: string, called: ReadonlySet<FunctionDefinition | Lambda>, configured: ConfiguredText | undefined): TrainingSide {
  const trace = traceScript(program, path, called);
  return { ...sideOf(trace, configured), learns: learnsIn(trace.machine, trace.happened) };
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
