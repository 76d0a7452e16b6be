import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import type { AwaitedClaims, Helpers } from '../../review/shared/claims';
import { piecesOf } from '../../review/shared/pieces';
import type { ResultStore, Trees } from '../../review/stored/store';
import { claimsMemory, threadClaims } from './claims';
import { startCrew } from './crew';
import type { Crew } from './crew';
import type { Parcel, ThreadJob } from './job';
import { memoryShelf, momentaryStore } from './momentary-store';
import { sharedTrees, treesMemory } from './shared-trees';

/** The thread that makes the report. */
const MAIN = 1;
/** More threads do not pay by themselves: each has an engine of its own in memory, and at last waits for what others have begun. */
const MOST_THREADS = 6;
/** So many lines are worth a further thread: to begin takes one as long as 4,000 lines take, and what it runs is compiled anew. */
const LINES_A_THREAD = 30_000;
const BYTES_A_LINE = 35;
/** What of a notebook is code: about this part of it, and so many bytes at most. */
const NOTEBOOK_CODE = 1 / 16;
const MOST_NOTEBOOK_BYTES = 30_000;

/** Threads that help with a check. */
export interface ThreadPool extends Helpers {
  /** What is found, by this thread and the others. */
  readonly store: ResultStore;
  /** Ends them. */
  stop(): void;
}

export interface ThreadPoolOptions {
  readonly job: Omit<ThreadJob, 'round' | 'claims' | 'trees' | 'self'>;
  /** The cache; null: there is none. */
  readonly below: ResultStore | null;
  /** How many threads work on the check, this one among them; null: as many as pay. */
  readonly threads: number | null;
  readonly signal: AbortSignal;
}

/** How many threads could work on a check, this one among them. */
export function mostThreads(jobs: number | undefined): number {
  return jobs ?? Math.min(availableParallelism(), MOST_THREADS);
}

/** A pool of threads for one check. They begin when it has enough for them to do. */
export function threadPool({ job, below, threads, signal }: ThreadPoolOptions): ThreadPool {
  let shared: Trees | null = null;
  let crew: Crew | null = null;
  const trees: Trees = {
    get: (name) => shared?.get(name) ?? below?.trees?.get(name),
    set: (name, tree) => {
      shared?.set(name, tree);
      below?.trees?.set(name, tree);
    },
  };
  const store: ResultStore = {
    ...(below ?? momentaryStore(job.root)),
    passing: memoryShelf(),
    get trees() {
      return shared || below ? trees : undefined;
    },
  };
  const unpack = ({ values, trees: parsed }: Parcel): void => {
    for (const [shelf, key, value] of values) (shelf === null ? store.passing : store.shelf(shelf))?.set(key, value);
    if (!below?.trees) return;
    for (const name of parsed) {
      const tree = shared?.get(name);
      if (tree) below.trees.set(name, tree.slice());
    }
  };
  return {
    store,
    begin: (round, lines, unread) => {
      const all = lines + linesOf(job.root, unread);
      const helping = (threads ?? Math.min(mostThreads(undefined), 1 + Math.floor(all / LINES_A_THREAD))) - 1;
      if (helping < 1) return null;
      const paths = round.groups.flat();
      const memory = { claims: claimsMemory(piecesOf(round.groups).count), trees: treesMemory(paths.length, all * BYTES_A_LINE) };
      shared = sharedTrees(memory.trees, paths);
      const own = threadClaims(memory.claims, MAIN);
      const started = startCrew(Array.from({ length: helping }, (_, index) => ({ ...job, round, ...memory, self: MAIN + 1 + index })), unpack, signal);
      crew = started;
      return {
        claim: (piece) => own.claim(piece),
        isTaken: (piece) => own.ownerOf(piece) !== 0,
        done: () => undefined,
        finished: async (piece) => {
          const owner = own.ownerOf(piece);
          if (owner > MAIN) await started.finished(piece, owner);
        },
      } satisfies AwaitedClaims;
    },
    stop: () => {
      crew?.stop();
    },
  };
}

/** About how many lines of code are in these files. */
function linesOf(root: string, paths: readonly string[]): number {
  const bytes = paths.reduce((sum, path) => {
    const size = statSync(resolve(root, path), { throwIfNoEntry: false })?.size ?? 0;
    return sum + (path.endsWith('.ipynb') ? Math.min(MOST_NOTEBOOK_BYTES, size * NOTEBOOK_CODE) : size);
  }, 0);
  return bytes / BYTES_A_LINE;
}
