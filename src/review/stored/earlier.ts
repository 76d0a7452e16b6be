import type { Versions } from '../../project/versions';
import type { ResultStore } from './store';

/**
 * The store for the earlier one of two versions of which the later one is what the store is of: all files but the changed ones are the same in both. `coverage`: the
 * report that the config names, which is none of the files that count as changed.
 */
export async function storeOfEarlier(store: ResultStore, { before, files }: Pick<Versions, 'before' | 'files'>, coverage: string | null): Promise<ResultStore> {
  const changed = new Map<string, Uint8Array | null>(files.flatMap(({ after }) => (after === null ? [] : [[after, null] as const])));
  for (const { before: path } of files) if (path !== null) changed.set(path, await read(before, path));
  if (coverage !== null && !changed.has(coverage)) changed.set(coverage, await read(before, coverage));
  const stamps = new Map([...changed].map(([path, bytes]) => [path, bytes && store.digest(bytes)]));
  return {
    ...store,
    // Changes are measured against the same version again and again.
    reports: store.shelf('earlier reports'),
    stamp: (path) => {
      const own = stamps.get(path);
      return own === undefined ? store.stamp(path) : own;
    },
    bytes: (path) => {
      const own = changed.get(path);
      return own === undefined ? store.bytes(path) : own;
    },
  };
}

async function read(before: Versions['before'], path: string): Promise<Uint8Array | null> {
  try {
    return await before.read(path);
  } catch {
    // It is told by the check, which can't read it either.
    return null;
  }
}
