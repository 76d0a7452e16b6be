/** Lets the event loop run now and then, so that an editor's newer request or Ctrl-C is heard while a check goes on. */
export interface Breather {
  /** Rejects with the signal's reason once it is aborted; else waits for the event loop where the last wait is longer ago than 15 ms. */
  breathe(): Promise<void>;
  /** Throws the signal's reason once it is aborted. Cheap. */
  readonly checkpoint: () => void;
}

const SLICE_MILLISECONDS = 15;

/** A breather for one check. */
export function breather(signal: AbortSignal | undefined): Breather {
  let last = performance.now();
  const checkpoint = (): void => {
    signal?.throwIfAborted();
  };
  return {
    checkpoint,
    breathe: async () => {
      checkpoint();
      if (performance.now() - last < SLICE_MILLISECONDS) return;
      await new Promise<void>((resolve) => {
        setTimeout(resolve, 0);
      });
      last = performance.now();
      checkpoint();
    },
  };
}
