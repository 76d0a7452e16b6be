import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ResultStore, Shelf } from '../review/stored/store';
import { treeStore } from './tree-store';
import { writeBeside } from './write-beside';

/** More than this is not kept; what was used longest ago goes first. */
const MOST_BYTES = 256 * 1024 * 1024;
/** A shelf that would be longer keeps only what the last check used. */
const LONGEST_SHELF = 32 * 1024 * 1024;
/** What no check has used for so long goes when its shelf is written anew. */
const OLDEST_DAYS = 7;
/** File systems tell the time of a change only so exactly: a file that changed this shortly before it was read may have changed again unseen. */
const INEXACT_MILLISECONDS = 2000;
const DAY = 24 * 60 * 60 * 1000;

/** A store on the disk, and how it did. */
export interface DiskStore extends ResultStore {
  /** Writes what is new. Errors are passed over: a cache that can't be written is none. */
  close(): void;
  counts(): { readonly hits: number; readonly misses: number; readonly folder: string };
}

/** Size, time of the last change of content and of the entry (milliseconds), digest, and when that was made. */
type KnownFile = readonly [size: number, changed: number, entryChanged: number, digest: string, made: number];

interface OpenShelf {
  readonly file: string;
  readonly entries: Map<string, { used: number; readonly value: unknown }>;
  isChanged: boolean;
}

/** The cache folder of this user, as the system has it: `HOLDOUT_CACHE_DIR` or else XDG's, Apple's or Windows's place. */
export function defaultCacheFolder(env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string {
  if (env.HOLDOUT_CACHE_DIR !== undefined && env.HOLDOUT_CACHE_DIR !== '') return resolve(env.HOLDOUT_CACHE_DIR);
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'holdout', 'cache');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'holdout');
  return join(env.XDG_CACHE_HOME !== undefined && env.XDG_CACHE_HOME !== '' ? env.XDG_CACHE_HOME : join(homedir(), '.cache'), 'holdout');
}

/**
 * A store in a folder for checks of `root`. `engine` names what must be the same for a result to hold: release, rules, config. Processes may use one folder at the
 * same time: files are written beside and renamed, so that each is whole, and the last one wins.
 */
export function diskStore(folder: string, root: string, engine: string, mostBytes = MOST_BYTES): DiskStore {
  const digest = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex').slice(0, 32);
  const today = Math.floor(Date.now() / DAY);
  const own = join(folder, 'v1');
  const filesName = join(own, `files-${digest(root)}.json`);
  const trees = treeStore(join(own, `${digest(`${root}\u0000${engine}`)}.trees`));
  let files: Map<string, KnownFile> | null = null;
  let areFilesChanged = false;
  const shelves = new Map<string, OpenShelf>();
  let hits = 0;
  let misses = 0;

  const known = (): Map<string, KnownFile> => (files ??= new Map(Object.entries(readWhole(filesName) ?? {}) as [string, KnownFile][]));

  const stamp = (path: string): string | null => {
    const full = resolve(root, path);
    try {
      const stats = statSync(full);
      if (stats.isDirectory()) return 'folder';
      const { size, mtimeMs, ctimeMs } = stats;
      const before = known().get(path);
      const isSame = before?.[0] === size && before[1] === mtimeMs && before[2] === ctimeMs;
      if (isSame && before[4] - Math.max(mtimeMs, ctimeMs) > INEXACT_MILLISECONDS) return before[3];
      const made = Date.now();
      const found = digest(readFileSync(full));
      known().set(path, [size, mtimeMs, ctimeMs, found, made]);
      areFilesChanged = true;
      return found;
    } catch {
      return null;
    }
  };

  const open = (name: string): OpenShelf => {
    const known = shelves.get(name);
    if (known) return known;
    const file = join(own, `${digest(`${root}\u0000${engine}\u0000${name}`)}.json`);
    const read = readWhole(file) ?? {};
    const shelf: OpenShelf = { file, entries: new Map(), isChanged: false };
    for (const [key, entry] of Object.entries(read)) if (Array.isArray(entry) && typeof entry[0] === 'number') shelf.entries.set(key, { used: entry[0], value: entry[1] as unknown });
    shelves.set(name, shelf);
    return shelf;
  };

  return {
    stamp,
    digest,
    trees,
    bytes: (path) => {
      try {
        return readFileSync(resolve(root, path));
      } catch {
        return null;
      }
    },
    shelf: (name): Shelf => ({
      get: (key) => {
        const entry = open(name).entries.get(key);
        if (entry === undefined) {
          misses++;
          return undefined;
        }
        hits++;
        entry.used = today;
        return entry.value;
      },
      set: (key, value) => {
        const shelf = open(name);
        shelf.entries.set(key, { used: today, value });
        shelf.isChanged = true;
      },
    }),
    close: () => {
      try {
        const changed = [...shelves.values()].filter((shelf) => shelf.isChanged);
        const areTreesNew = trees.isWorthWriting();
        if (!areFilesChanged && changed.length === 0 && !areTreesNew) return;
        prepare(own);
        if (areFilesChanged) writeWhole(filesName, JSON.stringify(Object.fromEntries(known())));
        for (const { file, entries } of changed) writeWhole(file, kept(entries, today));
        if (areTreesNew) trees.write();
        if (changed.length > 0 || areTreesNew) bound(own, mostBytes);
      } catch {
        // Read-only, full, or not ours: the next check works it out again.
      }
    },
    counts: () => ({ hits, misses, folder }),
  };
}

/** What of a shelf is kept, as JSON. */
function kept(entries: OpenShelf['entries'], today: number): string {
  const young = [...entries].filter(([, { used }]) => today - used <= OLDEST_DAYS);
  const all = JSON.stringify(Object.fromEntries(young.map(([key, { used, value }]) => [key, [used, value] as const])));
  if (all.length <= LONGEST_SHELF) return all;
  return JSON.stringify(Object.fromEntries(young.filter(([, { used }]) => used === today).map(([key, { used, value }]) => [key, [used, value] as const])));
}

/** A file that `writeWhole` wrote; null where there is none, or where it is damaged: its first line is a digest of the rest. */
function readWhole(file: string): Record<string, unknown> | null {
  try {
    const text = readFileSync(file, 'utf8');
    const end = text.indexOf('\n');
    const body = text.slice(end + 1);
    if (text.slice(0, end) !== checksum(body)) return null;
    // What is used is kept: the oldest files go first.
    const now = Date.now() / 1000;
    if (now * 1000 - statSync(file).mtimeMs > DAY) utimesSync(file, now, now);
    return JSON.parse(body) as Record<string, unknown>;
  } catch {
    return null;
  }
}

function writeWhole(file: string, body: string): void {
  writeBeside(file, `${checksum(body)}\n${body}`);
}

function checksum(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}

/** Makes the folder, and tells version control and backups to pass it by (bford.info/cachedir). */
function prepare(own: string): void {
  mkdirSync(own, { recursive: true, mode: 0o700 });
  for (const [name, text] of [['.gitignore', '*\n'], ['CACHEDIR.TAG', 'Signature: 8a477f597d28d172789f06886806bc55\n# This folder is a cache of Holdout. It may be deleted at any time.\n']] as const) {
    try {
      writeFileSync(join(own, name), text, { flag: 'wx' });
    } catch {
      // It is there.
    }
  }
}

/** Deletes what was used longest ago until the rest is small enough, and what an interrupted process left half written. */
function bound(own: string, mostBytes: number): void {
  const files = readdirSync(own).flatMap((name) => {
    try {
      const { size, mtimeMs } = statSync(join(own, name));
      return [{ name, size, mtimeMs }];
    } catch {
      return [];
    }
  });
  let total = files.reduce((sum, { size }) => sum + size, 0);
  for (const { name, size, mtimeMs } of files.sort((a, b) => a.mtimeMs - b.mtimeMs)) {
    const isLeftOver = name.endsWith('.tmp') && Date.now() - mtimeMs > DAY;
    if (!isLeftOver && total <= mostBytes) continue;
    rmSync(join(own, name), { force: true });
    total -= size;
  }
}
