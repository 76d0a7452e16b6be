import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { runCli } from './program';
import type { ThreadJob } from './threads/job';
import { runThread } from './threads/thread';

// A reader that stops reading (`holdout check | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
  throw error;
});

// Node waits for V8's compilers whenever nothing but them is under way, as while the parser is loaded; with a timer it goes on as soon as it can.
const awake = setInterval(() => undefined, 0x7fffffff);

if (isMainThread || parentPort === null) {
  void runCli(process.argv.slice(2)).then((status) => {
    process.exitCode = status;
    clearInterval(awake);
  });
} else {
  void runThread(workerData as ThreadJob, parentPort).finally(() => {
    clearInterval(awake);
  });
}
