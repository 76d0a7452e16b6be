import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Config } from '../review/config';
import { version } from '../review/version.generated';
import { rules } from '../rules/registry.generated';
import { defaultCacheFolder, diskStore } from './disk-store';
import type { DiskStore } from './disk-store';
import { UsageError } from './status';

/** The options on the cache. */
export interface CacheFlags {
  /** false: `--no-cache`. */
  readonly cache?: boolean;
  readonly cacheDir?: string;
}

/** Of all options, those on the cache. */
export function cacheFlags({ cache, cacheDir }: CacheFlags): CacheFlags {
  return { ...(cache === undefined ? {} : { cache }), ...(cacheDir === undefined ? {} : { cacheDir }) };
}

/** The cache that a check of `root` goes by; null where it is switched off. */
export function cacheFor(root: string, flags: CacheFlags, config: Config): DiskStore | null {
  if (flags.cacheDir === '') throw new UsageError('--cache-dir needs a folder; --no-cache keeps nothing.');
  if (flags.cache === false) return null;
  const build = buildOf();
  // Of code that is being worked on, what it found before is not what it finds now.
  if (build === null && flags.cacheDir === undefined) return null;
  const folder = flags.cacheDir === undefined ? defaultCacheFolder() : resolve(root, flags.cacheDir);
  const { source, ...said } = config;
  return diskStore(folder, root, JSON.stringify([version, build, process.version, rules.map(({ meta }) => meta.id), source === null, said]));
}

/** What tells one build from another of the same release; null where the code is not bundled. */
function buildOf(): string | null {
  if (!/[\\/]check\.js$/.test(__filename)) return null;
  const { size, mtimeMs } = statSync(__filename);
  return `${String(size)}/${String(mtimeMs)}`;
}
