import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import type { Report } from '../../src/review/report';

const MAIN = join(__dirname, '../../src/cli/main.js');
const CPU_USAGE = join(__dirname, 'cpu-usage.js');

export interface CliResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Processor time. */
  readonly milliseconds: number;
}

export interface CliOptions {
  readonly cwd: string;
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the command line as a process of its own, without a terminal. */
export function holdout(args: readonly string[], { cwd, stdin, env }: CliOptions): Promise<CliResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--require', CPU_USAGE, MAIN, ...args], {
      cwd,
      env: { PATH: process.env.PATH ?? '', HOME: '/nonexistent', ...env },
      stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
      timeout: 60_000,
    });
    const [, out, err, usage] = child.stdio;
    let milliseconds = '';
    let stdout = '';
    let stderr = '';
    out.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    err.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    if (usage instanceof Readable) usage.setEncoding('utf8').on('data', (text: string) => (milliseconds += text));
    child.on('error', reject);
    child.on('close', (status) => {
      resolve({ status, stdout, stderr, milliseconds: Number(milliseconds) });
    });
    child.stdin.end(stdin ?? '');
  });
}

/** The report of `check --format json`. */
export async function jsonReport(args: readonly string[], options: CliOptions): Promise<{ readonly result: CliResult; readonly report: Report }> {
  const result = await holdout(['check', '--format', 'json', ...args], options);
  return { result, report: JSON.parse(result.stdout) as Report };
}

/** A folder with these files, and its removal. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'holdout-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return {
    folder,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
