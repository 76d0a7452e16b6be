import { planPrograms } from '../project/programs';
import type { ProgramPlan } from '../project/programs';
import type { InputProblem, Workspace } from '../project/workspace';
import { makeModuleGraph } from '../python/modules';
import type { ModuleGraph } from '../python/modules';
import { importedCandidates } from './imported';
import type { Breather } from './pause';
import type { Source, Sources } from './sources';

/** Which files of a project are read, and for whom. */
export interface ProjectRequest {
  readonly paths: readonly string[];
  readonly asked: ReadonlySet<string>;
  /** Imported files may be missing among the paths. */
  readonly partial: boolean;
  readonly air: Breather;
  /** So many steps are done, and so many more have shown up. */
  readonly advance: (steps: number, more: number) => void;
}

/** The files of a project as they are now, and which of them are interpreted together. */
export interface ProjectFiles {
  readonly files: ReadonlyMap<string, Source>;
  readonly asked: readonly Source[];
  readonly moduleGraph: ModuleGraph;
  readonly plans: readonly ProgramPlan[];
  readonly errors: readonly InputProblem[];
}

/** Reads the files of a project, and what they import where that is not listed yet, and tells which of them are interpreted together. */
export async function readProject(workspace: Workspace, sources: Sources, { paths, asked: askedPaths, partial, air, advance }: ProjectRequest): Promise<ProjectFiles> {
  const errors: InputProblem[] = [];
  const files = new Map<string, Source>();
  const pending = [...paths];
  const met = new Set(paths);
  for (let path = pending.shift(); path !== undefined; path = pending.shift()) {
    await air.breathe();
    const read = await sources.read(path);
    advance(1, 0);
    if ('problem' in read) {
      if (askedPaths.has(path)) errors.push(read.problem);
      continue;
    }
    files.set(path, read.source);
    for (const candidate of partial ? importedCandidates(path, read.source.imports) : []) {
      if (met.has(candidate)) continue;
      met.add(candidate);
      if (!(await workspace.exists(candidate))) continue;
      pending.push(candidate);
      advance(0, 1);
    }
  }
  const moduleGraph = makeModuleGraph([...files.keys()]);
  const asked = paths.flatMap((path) => (askedPaths.has(path) ? (files.get(path) ?? []) : []));
  const plans = planPrograms([...files.values()], moduleGraph, new Set(asked.map((source) => source.path)));
  return { files, asked, moduleGraph, plans, errors };
}
