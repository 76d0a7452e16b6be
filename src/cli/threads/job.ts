import type { Config } from '../../review/config';
import type { Round } from '../../review/shared/claims';
import type { CacheFlags } from '../cache';
import type { TreesMemory } from './shared-trees';

/** What a thread must know to work on a check as the thread does that began it. It is posted as it is. */
export interface ThreadJob {
  readonly root: string;
  readonly config: Config;
  readonly cache: CacheFlags;
  /** Files that the check writes itself. */
  readonly written: ReadonlySet<string>;
  readonly scope: 'workspace' | 'asked';
  readonly round: Round;
  /** The claims, in memory that all threads share. */
  readonly claims: SharedArrayBuffer;
  readonly trees: TreesMemory;
  /** This thread's own number, from 2 on. */
  readonly self: number;
}

/** What a thread says when a piece is done: what it has put into its store since the last one. */
export interface Parcel {
  readonly piece: number;
  /** Shelf, key, value. A shelf without a name is what is passed on and not kept. */
  readonly values: readonly (readonly [shelf: string | null, key: string, value: unknown])[];
  /** Names of trees that lie in the memory that all threads share. */
  readonly trees: readonly string[];
}
