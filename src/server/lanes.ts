/** Runs one piece of work at a time; a later piece waits for the one before it, whatever became of that. */
export type Lane = <T>(work: () => Promise<T>) => Promise<T>;

export function makeLane(): Lane {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
}
