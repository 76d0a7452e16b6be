import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ResultStore, Shelf } from '../../review/stored/store';

/** A shelf in memory. */
export function memoryShelf(): Shelf {
  const values = new Map<string, unknown>();
  return {
    get: (key) => values.get(key),
    set: (key, value) => {
      values.set(key, value);
    },
  };
}

/** A store for one check of `root`, through which threads tell each other what they find. A file is known by its size and times: what changes meanwhile is found anew. */
export function momentaryStore(root: string): ResultStore {
  const shelves = new Map<string, Shelf>();
  return {
    isMomentary: true,
    passing: memoryShelf(),
    stamp: (path) => {
      const stats = statSync(resolve(root, path), { throwIfNoEntry: false });
      return stats ? `${String(stats.size)}/${String(stats.mtimeMs)}/${String(stats.ctimeMs)}` : null;
    },
    bytes: (path) => {
      try {
        return readFileSync(resolve(root, path));
      } catch {
        return null;
      }
    },
    digest: (content) => createHash('sha1').update(content).digest('hex'),
    shelf: (name) => {
      const shelf = shelves.get(name) ?? memoryShelf();
      shelves.set(name, shelf);
      return shelf;
    },
  };
}
