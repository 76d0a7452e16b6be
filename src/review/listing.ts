import picomatch from 'picomatch';
import type { InputProblem, Workspace } from '../project/workspace';
import { TooLarge } from '../project/workspace';
import type { Config } from './config';
import { compareText } from './place';
import { folderOf, isOutside } from './projects';
import type { Projects } from './projects';

/** Around a file of no project, so many folders and files are looked through for what imports it. */
const MOST_AROUND = 3000;

/** The files of one check. Both lists are sorted and without repeats. */
export interface Listing {
  /** Those in which findings are reported. */
  readonly asked: readonly string[];
  /** These and all others through which imports are followed. */
  readonly all: readonly string[];
  /** There may be imported files that are not listed: they are to be looked for by their names. */
  readonly partial: boolean;
  readonly problems: readonly InputProblem[];
}

/** Lists the files of a check. A file that is asked for by its own name is checked even where the config excludes it. */
export async function listFiles(
  workspace: Workspace, config: Config, paths: readonly string[], scope: 'workspace' | 'asked', projects: Projects,
): Promise<Listing> {
  const problems: InputProblem[] = [];
  const excluded = pathMatcher(config.exclude, config.prefix);
  const onError = (problem: InputProblem): void => {
    if (!problems.some((other) => other.path === problem.path && other.message === problem.message)) problems.push(problem);
  };
  const asked = new Set<string>();
  const all = new Set<string>();
  /** Folders in which imports are followed, and whether they are listed whatever their size. */
  const scopes = new Map<string, boolean>();
  for (const path of paths) {
    for (const file of await workspace.list(path, onError)) {
      if (file !== path && excluded(file)) continue;
      asked.add(file);
      all.add(file);
    }
    const own = asked.has(path) ? folderOf(path) : path;
    if (scope === 'asked' || isOutside(path)) {
      if (asked.has(path)) scopes.set(own, true);
      continue;
    }
    const root = await projects.rootOf(own);
    scopes.set(root ?? own, root !== null || scopes.get(own) === true);
  }
  let partial = false;
  // Trouble in folders that nobody asked about is nobody's business.
  const around = async (folder: string, most?: number): Promise<boolean> => {
    try {
      for (const file of await workspace.list(folder, () => undefined, most)) if (!excluded(file)) all.add(file);
      return true;
    } catch (error) {
      if (error instanceof TooLarge) return false;
      throw error;
    }
  };
  for (const [folder, whole] of scopes) {
    if (paths.includes('') || (whole && paths.includes(folder))) continue;
    if (whole) await around(folder);
    else if (!(await around('', MOST_AROUND))) {
      partial = true;
      if (!paths.includes(folder)) await around(folder, MOST_AROUND);
    }
  }
  return { asked: [...asked].sort(compareText), all: [...all].sort(compareText), partial, problems };
}

/**
 * Does one of the globs name a path? A glob counts from the config's folder; a plain name or folder (`legacy`, `data/old/`) means all that is under it,
 * and one without a slash means that name at any depth, as in .gitignore.
 */
export function pathMatcher(globs: readonly string[], prefix: string): (path: string) => boolean {
  if (globs.length === 0) return () => false;
  const patterns = globs.flatMap((glob) => {
    const plain = glob.replace(/^\.\//, '').replace(/\/+$/, '');
    const anchored = plain.includes('/') ? plain.replace(/^\//, '') : `**/${plain}`;
    return [anchored, `${anchored}/**`];
  });
  const matches = picomatch(patterns, { dot: true });
  return (path) => matches(prefix === '' ? path : `${prefix}/${path}`);
}
