/** So long may work go on before the event loop gets its turn. */
const SLICE_MILLISECONDS = 15;

// The loop is one for all who work in it. A timer would leave the processor idle for a millisecond or more; browsers have nothing else.
const soon: (then: () => void) => void = 'setImmediate' in globalThis ? setImmediate : (then) => setTimeout(then, 0);
let last = -Infinity;

/**
 * Lets the event loop have its turn where the last one is longer ago than 15 ms, so that a newer request or Ctrl-C is heard while long work goes on; null: it is
 * not due yet. Two turns in truth: what comes in at the first may only be dealt with at the next.
 */
export function turnWhenDue(): Promise<void> | null {
  if (performance.now() - last < SLICE_MILLISECONDS) return null;
  return new Promise((resolve) => {
    soon(() => {
      soon(() => {
        last = performance.now();
        resolve();
      });
    });
  });
}
