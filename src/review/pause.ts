import { turnWhenDue } from '../project/turns';

/** Lets the event loop run now and then, so that an editor's newer request or Ctrl-C is heard while a check goes on. */
export interface Breather {
  /** Rejects with the signal's reason once it is aborted; else waits for the event loop where its last turn is longer ago than 15 ms. */
  breathe(): Promise<void>;
  /** Throws the signal's reason once it is aborted. Cheap. */
  readonly checkpoint: () => void;
}

/** A breather for one check. */
export function breather(signal: AbortSignal | undefined): Breather {
  const checkpoint = (): void => {
    signal?.throwIfAborted();
  };
  return {
    checkpoint,
    breathe: async () => {
      checkpoint();
      const turn = turnWhenDue();
      if (turn === null) return;
      await turn;
      checkpoint();
    },
  };
}
