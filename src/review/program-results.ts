import type { Library } from '../library/lookup';
import type { ProgramPlan } from '../project/programs';
import type { Releases } from '../project/releases';
import type { ModuleGraph } from '../python/modules';
import type { AskedRules } from './asked-rules';
import { makeCache } from './cache';
import { programParts, runProgram, wholeProgram } from './programs';
import type { Analyse, ProgramParts, ProgramResult, ProgramRun } from './programs';
import { isLarge } from './shared/pieces';
import type { Source } from './sources';
import type { StoredResults } from './stored/results';

/** What is found in programs. */
export interface ProgramResults {
  /** Kept as long as the program's files are the same. */
  readonly resultOf: (plan: ProgramPlan, files: ReadonlyMap<string, Source>, moduleGraph: ModuleGraph, releases: Releases, checkpoint: () => void) => ProgramResult;
  /** The same in parts, each kept for `resultOf` and for other threads. */
  readonly partsOf: (plan: ProgramPlan, files: ReadonlyMap<string, Source>, moduleGraph: ModuleGraph, releases: Releases, checkpoint: () => void) => ProgramParts;
}

export interface ProgramMeans {
  readonly library: Library;
  readonly rules: AskedRules;
  readonly analyse: Analyse;
  readonly stored: StoredResults | null;
  /** Are other threads at work? */
  readonly isShared: () => boolean;
}

export function programResults({ library, rules, analyse, stored, isShared }: ProgramMeans): ProgramResults & { clear(): void } {
  const results = makeCache<ProgramResult>(256);
  const membersOf = (plan: ProgramPlan, files: ReadonlyMap<string, Source>): readonly Source[] => plan.paths.flatMap((path) => files.get(path) ?? []);
  const runOf = ({ entries }: ProgramPlan, members: readonly Source[], moduleGraph: ModuleGraph, releases: Releases, checkpoint: () => void): ProgramRun => (
    { members, entries, moduleGraph, library, rules: rules.of(members), releases, analyse, checkpoint, isShared: isShared() });
  const partsOf: ProgramResults['partsOf'] = (plan, files, moduleGraph, releases, checkpoint) => {
    const members = membersOf(plan, files);
    const parts = programParts(runOf(plan, members, moduleGraph, releases, checkpoint));
    return stored?.parts(plan, members, releases, parts) ?? parts;
  };
  return {
    resultOf: (plan, files, moduleGraph, releases, checkpoint) => {
      const members = membersOf(plan, files);
      const key = [...members.map((source) => `${source.path}@${String(source.version)}`), ...plan.entries, releases.key].join('\u0000');
      const known = results.get(key);
      if (known !== undefined) return known;
      const work = (): ProgramResult => (isShared() && isLarge(members) ? wholeProgram(members, partsOf(plan, files, moduleGraph, releases, checkpoint)) : runProgram(runOf(plan, members, moduleGraph, releases, checkpoint)));
      const result = stored ? stored.program(plan, members, releases, work) : work();
      results.set(key, result);
      return result;
    },
    partsOf,
    clear: () => {
      results.clear();
    },
  };
}
