import { terminalOf } from './terminal';

/** Tells how far a check is. */
export interface Progress {
  readonly onProgress: (done: number, total: number) => void;
  /** Takes the bar away. */
  stop(): void;
}

/** A check that is over sooner needs no bar. */
const SILENT_MILLISECONDS = 400;
const BETWEEN_MILLISECONDS = 80;
const WIDTH = 28;

/** A bar on the standard error where that is a terminal, and nothing elsewhere: pipes, files and build servers get none. */
export function progressBar(stream: NodeJS.WriteStream = process.stderr, env: NodeJS.ProcessEnv = process.env): Progress {
  if (!stream.isTTY || env.CI !== undefined || env.TERM === 'dumb') return { onProgress: () => undefined, stop: () => undefined };
  const { colours } = terminalOf(stream);
  const started = performance.now();
  let last = 0;
  let isShown = false;
  return {
    onProgress: (done, total) => {
      const now = performance.now();
      if (now - started < SILENT_MILLISECONDS || now - last < BETWEEN_MILLISECONDS || total === 0) return;
      last = now;
      isShown = true;
      const filled = Math.min(WIDTH, Math.round((done / total) * WIDTH));
      stream.write(`\r${colours.cyan('█'.repeat(filled))}${colours.dim('░'.repeat(WIDTH - filled))} ${String(Math.min(100, Math.floor((done / total) * 100))).padStart(3)} %`);
    },
    stop: () => {
      if (isShown) stream.write(`\r${' '.repeat(WIDTH + 8)}\r`);
      isShown = false;
    },
  };
}
