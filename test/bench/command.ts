import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Milliseconds by the clock of `holdout check --no-cache` in a new process; medians. */
export interface CommandTimes {
  readonly oneThread: number;
  /** As many threads as the command takes by itself. */
  readonly threads: number;
}

/** Times the bundle over a folder, with one thread and with more in turn; null where it is not built. */
export function timeCommand(root: string, folder: string, rounds: number): CommandTimes | null {
  const bundle = join(root, 'dist', 'cli.js');
  if (!existsSync(bundle)) return null;
  const once = (...args: readonly string[]): number => {
    const start = performance.now();
    spawnSync(process.execPath, [bundle, 'check', '--no-cache', '--fail-on', 'never', ...args], { cwd: folder, stdio: 'ignore' });
    return performance.now() - start;
  };
  const times = Array.from({ length: rounds }, () => [once('--jobs', '1'), once()] as const);
  const median = (values: readonly number[]): number => Math.round([...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0);
  return { oneThread: median(times.map(([one]) => one)), threads: median(times.map(([, more]) => more)) };
}
