import { folderOf, resolvePath } from '../paths';
import { readTextFile } from '../text-file';
import type { Workspace } from '../workspace';
import { readManifest } from './formats';
import { governing } from './govern';
import type { Governing } from './govern';
import { sideOf } from './manifest';
import type { Manifest, Side } from './manifest';

/** Larger files are not read; the longest lock files have a few megabytes. */
const MOST_BYTES = 8 * 1024 * 1024;
/** So many manifests that others name are read besides the listed ones. */
const MOST_INCLUDED = 200;
/** So many of the things that a Dockerfile copies are looked for, so as to find its context. */
const MOST_PATTERNS = 12;

/** The manifests of a project. */
export interface Manifests {
  /** All of them, by path. */
  readonly all: ReadonlyMap<string, Manifest>;
  /**
   * What governs a file of the project. `side`: what the file is for, where that is known better than by its path; manifests that are named for the other side are
   * left out, and so are those for development.
   */
  of(path: string, side?: Side): Governing;
}

/** Of a project that has none, or about which nothing but its Python files is known. */
export const noManifests: Manifests = { all: new Map(), of: () => ({ manifests: [], release: () => null }) };

/**
 * Reads manifests, and those that they name (`-r base.txt`), once; then all questions are answered from memory. `paths` are those of `OtherFiles.manifests`.
 * Files that can't be read are left out; never rejects.
 */
export async function readManifests(workspace: Workspace, paths: readonly string[]): Promise<Manifests> {
  const all = new Map<string, Manifest>();
  const asked = new Set<string>();
  const read = async (path: string): Promise<void> => {
    if (asked.has(path)) return;
    asked.add(path);
    const file = await readTextFile(workspace, path, MOST_BYTES);
    const manifest = file === null ? null : readManifest(file);
    if (file === null || manifest === null) return;
    const context = await contextOf(workspace, manifest);
    all.set(path, context === null ? manifest : (readManifest(file, [context]) ?? manifest));
  };
  for (const path of [...new Set(paths)].sort()) await read(path);
  // A named file may name more.
  for (const manifest of all.values()) {
    for (const include of manifest.includes) {
      for (const path of include.paths) {
        if (asked.size >= paths.length + MOST_INCLUDED) break;
        await read(path);
        if (all.has(path)) break;
      }
    }
  }
  if (all.size === 0) return noManifests;
  // A file of limits declares nothing, and one that only another names speaks through that.
  const limits = new Set([...all.values()].flatMap(({ includes }) => includes.flatMap(({ paths: named, isConstraint }) => (isConstraint ? named : []))));
  const own = paths.flatMap((path) => (limits.has(path) || /(^|\/)[^/]*constraints?[^/]*$/i.test(path) ? [] : (all.get(path) ?? [])));
  const known = new Map<string, Governing>();
  // Only what an image copies hangs on a file's own name.
  const isByFolder = own.every(({ covers }) => covers === undefined);
  return {
    all,
    of: (path, side) => {
      const key = isByFolder ? `${side ?? sideOf(path) ?? ''}\u0000${folderOf(path)}/` : `${side ?? ''}\u0000${path}`;
      const found = known.get(key) ?? governing(all, own, path, side);
      known.set(key, found);
      return found;
    },
  };
}

/** The folder from which a Dockerfile copies: the one that has most of what it copies. Null where none has any of it. */
async function contextOf(workspace: Workspace, { format, covers }: Manifest): Promise<string | null> {
  if (format !== 'dockerfile' || covers === undefined || covers.contexts.length < 2) return null;
  const named = covers.patterns.filter((pattern) => !/[*?[]|^\.?\/?$/.test(pattern)).slice(0, MOST_PATTERNS);
  let best: string | null = null;
  let most = 0;
  for (const context of covers.contexts) {
    let count = 0;
    for (const pattern of named) {
      const path = resolvePath(context, pattern.replace(/^\//, ''));
      if (path !== null && (await workspace.exists(path))) count++;
    }
    if (count > most) [best, most] = [context, count];
  }
  return best;
}
