// Child processes that never outlive this one.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

const windows = process.platform === 'win32';
const running = new Set();

function kill(child) {
  try {
    if (windows) child.kill();
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}

process.on('exit', () => {
  for (const child of running) kill(child);
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));

/**
 * Starts a program in its own process group; the group ends with this process at the latest.
 * @returns {{ output(): string, ended: Promise<{ code: number | null, error?: Error }>, stop(): Promise<void> }}
 */
export function start(command, args, options = {}) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: !windows, ...options });
  running.add(child);
  let output = '';
  const keep = (chunk) => {
    output = (output + String(chunk)).slice(-200_000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: null, error }));
    child.on('close', (code) => resolve({ code }));
  }).then((result) => {
    running.delete(child);
    return result;
  });
  return {
    output: () => output,
    ended,
    async stop() {
      kill(child);
      await ended;
    },
  };
}

/** Runs a program to its end and gives what it printed; throws with the last lines of it when the status is not 0. */
export async function run(command, args, options = {}) {
  const program = start(command, args, options);
  const { code, error } = await program.ended;
  if (error) throw error;
  if (code !== 0) {
    const tail = program.output().trim().split('\n').slice(-15).join('\n');
    throw new Error(`${command} ${args.join(' ')} ended with status ${code}\n${tail}`);
  }
  return program.output();
}

/** A port of this machine that nothing listens on. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
