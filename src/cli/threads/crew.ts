import { basename, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { optimiseRarely } from '../optimising';
import type { Parcel, ThreadJob } from './job';

/** Threads at work. */
export interface Crew {
  /** Resolves when a thread is done with a piece it has taken, or has ended without. */
  finished(piece: number, thread: number): Promise<void>;
  /** Ends them. */
  stop(): void;
}

/** Starts a thread for each job. `unpack` is given what they send. Once the signal is aborted nobody waits for them. */
export function startCrew(jobs: readonly ThreadJob[], unpack: (parcel: Parcel) => void, signal: AbortSignal): Crew {
  const isBundled = basename(__filename) === 'check.js';
  // The bundle begins with the script that knows the code of earlier runs.
  const script = isBundled ? join(__dirname, 'cli.js') : join(__dirname, '..', 'main.js');
  const finished = new Set<number>();
  const gone = new Set<number>();
  let loading = jobs.length;
  let endBusy: (() => void) | null = null;
  let waiting: (() => void)[] = [];
  const wake = (): void => {
    const woken = waiting;
    waiting = [];
    for (const one of woken) one();
  };
  const loaded = (): void => {
    loading--;
    if (loading === 0 && isBundled) endBusy = optimiseRarely();
  };
  const workers = jobs.map((job) => {
    const worker = new Worker(script, { workerData: job });
    worker.on('message', (parcel: Parcel | 'loaded') => {
      if (parcel === 'loaded') {
        loaded();
        return;
      }
      unpack(parcel);
      finished.add(parcel.piece);
      wake();
    });
    // What it has taken and not done is done by whoever waits for it.
    worker.on('error', () => undefined);
    worker.on('exit', () => {
      gone.add(job.self);
      wake();
    });
    return worker;
  });
  signal.addEventListener('abort', wake, { once: true });
  return {
    finished: async (piece, thread) => {
      while (!finished.has(piece) && !gone.has(thread) && !signal.aborted) await new Promise<void>((resolve) => waiting.push(resolve));
    },
    stop: () => {
      for (const worker of workers) void worker.terminate();
      endBusy?.();
      loading = 0;
    },
  };
}
