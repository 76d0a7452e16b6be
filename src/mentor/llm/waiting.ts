import type { Patience } from './backend';

/** Ends a request that takes too long: no first token, nothing after the last one, or too long in all. */
export interface Watch {
  /** Aborted by the user's signal, by the clock, or by `end`. */
  readonly signal: AbortSignal;
  /** Something came. */
  heard(): void;
  /** Why the clock ended it; null: it did not. */
  late(): 'slow' | 'stalled' | null;
  end(): void;
}

/** Starts the clock of one request. */
export function waiting(patience: Patience, user: AbortSignal): Watch {
  const controller = new AbortController();
  let late: 'slow' | 'stalled' | null = null;
  let begun = false;
  const stop = (why: 'slow' | 'stalled'): void => {
    late = why;
    controller.abort();
  };
  const cancel = (): void => { controller.abort(); };
  if (user.aborted) cancel();
  user.addEventListener('abort', cancel, { once: true });
  let timer = setTimeout(() => { stop('slow'); }, patience.first);
  const whole = setTimeout(() => { stop(begun ? 'stalled' : 'slow'); }, patience.total);
  return {
    signal: controller.signal,
    heard: () => {
      begun = true;
      clearTimeout(timer);
      timer = setTimeout(() => { stop('stalled'); }, patience.idle);
    },
    late: () => late,
    end: () => {
      clearTimeout(timer);
      clearTimeout(whole);
      user.removeEventListener('abort', cancel);
      controller.abort();
    },
  };
}
