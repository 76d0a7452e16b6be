import picomatch from 'picomatch';
import type { InputProblem, Workspace } from '../project/workspace';
import type { Config } from './config';
import { compareText } from './place';

/** The files of one check. Both lists are sorted and without repeats. */
export interface Listing {
  /** Those in which findings are reported. */
  readonly asked: readonly string[];
  /** These and all others through which imports are followed. */
  readonly all: readonly string[];
  readonly problems: readonly InputProblem[];
}

/** Lists the files of a check. A file that is asked for by its own name is checked even where the config excludes it. */
export async function listFiles(workspace: Workspace, config: Config, paths: readonly string[], scope: 'workspace' | 'asked'): Promise<Listing> {
  const problems: InputProblem[] = [];
  const excluded = pathMatcher(config.exclude, config.prefix);
  const onError = (problem: InputProblem): void => {
    if (!problems.some((other) => other.path === problem.path && other.message === problem.message)) problems.push(problem);
  };
  const asked = new Set<string>();
  const all = new Set<string>();
  const scopes = new Set<string>();
  for (const path of paths) {
    for (const file of await workspace.list(path, onError)) {
      if (file !== path && excluded(file)) continue;
      asked.add(file);
      all.add(file);
    }
    const outside = path === '..' || path.startsWith('../') || path.startsWith('/');
    if (path === '' || (scope === 'workspace' && !outside)) scopes.add('');
    else if (asked.has(path)) scopes.add(path.slice(0, Math.max(0, path.lastIndexOf('/'))));
  }
  // Trouble in folders that nobody asked about is nobody's business.
  for (const folder of scopes) {
    if (paths.includes(folder)) continue;
    for (const file of await workspace.list(folder, () => undefined)) if (!excluded(file)) all.add(file);
  }
  return { asked: [...asked].sort(compareText), all: [...all].sort(compareText), problems };
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
