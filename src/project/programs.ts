import type { ScannedImport } from '../python/imports';
import type { ModuleGraph } from '../python/modules';
import { connectedComponents } from './components';

/** What must be known of a file to tell whether it is worth interpreting. */
export interface SourceSummary {
  readonly path: string;
  readonly imports: readonly ScannedImport[];
  /** It names a machine-learning library itself. */
  readonly machineLearning: boolean;
}

/** Files that are interpreted together because imports link them. */
export interface ProgramPlan {
  /** All its files, sorted. */
  readonly paths: readonly string[];
  /** Those to run as entry points: what nothing imports first, then the other files that have to do with machine learning. */
  readonly entries: readonly string[];
}

/** Modules that can run or write what a file says. */
const OPENERS: ReadonlySet<string> = new Set(['yaml', 'ruamel', 'tarfile', 'shelve', 'marshal', 'pickle', 'dill', 'cloudpickle', 'jsonpickle']);

/**
 * Which files of a workspace are interpreted, and which of them together. A file has to do with machine learning when it imports such a library, itself or through
 * files of the workspace; it is interpreted with everything it imports. In a project with such files, those that open what others may have made (archives,
 * configurations, pickles) are looked at too: data and models are fetched and unpacked by scripts that import nothing else. All else is left alone, and so is
 * what has no way to the files in `asked`: what is found in them depends on what they import, on what imports them, and on what that imports.
 */
export function planPrograms(files: readonly SourceSummary[], graph: ModuleGraph, asked: ReadonlySet<string>): readonly ProgramPlan[] {
  const imports = new Map<string, readonly string[]>();
  const importers = new Map<string, string[]>();
  for (const { path, imports: statements } of files) {
    const targets = [...new Set(statements.flatMap((statement) => graph.targets(path, statement)))];
    imports.set(path, targets);
    for (const target of targets) {
      const list = importers.get(target);
      if (list) list.push(path);
      else importers.set(target, [path]);
    }
  }
  const learning = files.filter((file) => file.machineLearning);
  const beside = learning.length > 0 ? files.filter((file) => file.imports.some(({ level, module }) => level === 0 && OPENERS.has(module.split('.', 1)[0] ?? module))) : [];
  // Not what imports them: it may be anything.
  const relevant = new Set([...reach(learning.map(({ path }) => path), importers), ...beside.map(({ path }) => path)]);
  const users = reach(asked, importers);
  const own = new Set([...relevant].filter((path) => users.has(path)));
  const interpreted = reach(own, imports);
  return connectedComponents([...interpreted].sort(), imports).map((paths) => {
    const runnable = paths.filter((path) => relevant.has(path));
    const isImported = (path: string): boolean => importers.has(path);
    return { paths, entries: [...runnable.filter((path) => !isImported(path)), ...runnable.filter(isImported)] };
  });
}

function reach(from: Iterable<string>, edges: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const reached = new Set(from);
  for (const path of reached) for (const next of edges.get(path) ?? []) reached.add(next);
  return reached;
}
