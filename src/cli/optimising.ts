import { setFlagsFromString } from 'node:v8';

/** Most commands are over before code that V8 optimises pays for the optimising, which takes up to a third of the processor time of a check. By V8's major version. */
const LATER: Readonly<Record<string, string>> = {
  11: '--interrupt-budget=400000',
  12: '--invocation-count-for-turbofan=9000',
  13: '--invocation-count-for-turbofan=30000 --invocation-count-for-maglev=4000',
};

/** Where threads keep all cores busy, V8 optimises at their expense, and for each of them anew. By V8's major version. */
const RARELY: Readonly<Record<string, string>> = {
  11: '--interrupt-budget=2000000',
  12: '--invocation-count-for-turbofan=45000',
  13: '--invocation-count-for-turbofan=150000 --invocation-count-for-maglev=20000',
};
/** The same is true of threads that collect garbage. V8 looks at this flag at each collection; most flags on the collector must never change. */
const ALONE = '--no-parallel-scavenge';
const TOGETHER = '--parallel-scavenge';

const [major = ''] = process.versions.v8.split('.');

/** Has V8 optimise later, for a process that ends soon. */
export function optimiseLater(): void {
  const flag = LATER[major];
  if (flag !== undefined) setFlagsFromString(flag);
}

/**
 * Has V8 optimise much later while several threads are at work, in a process that optimises later; gives what ends it. The code that V8 keeps, which holds for one set of flags,
 * must be read and written outside of that time.
 */
export function optimiseRarely(): () => void {
  const flag = RARELY[major];
  if (flag === undefined) return () => undefined;
  setFlagsFromString(flag);
  setFlagsFromString(ALONE);
  return () => {
    optimiseLater();
    setFlagsFromString(TOGETHER);
  };
}
