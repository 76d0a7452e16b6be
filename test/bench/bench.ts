/**
 * Measures the engine against the bare parse of the same files, all in one run, because machines are noisy and ratios are not.
 * `node out/test/bench/bench.js [FOLDER…]` prints the figures and writes them to out/bench.json. `--only-folders` leaves out the
 * built-in programs, `--rounds=1` is quicker, `--warm-up=15` measures an engine whose code is all compiled, as in an editor.
 */
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { loadParser } from '../../src/project/node/parser-files';
import { nodeWorkspace } from '../../src/project/node/disk-workspace';
import { memoryWorkspace } from '../../src/project/workspace';
import type { Workspace } from '../../src/project/workspace';
import { readCorpus } from '../eval/programs';
import { timeCommand } from './command';
import type { CommandTimes } from './command';
import { timeEdits } from './edits';
import { longModule, featurePackage } from './generate';
import { timePairing } from './pairing';
import type { Round, Times } from './stages';
import { bareParser, timeOnce } from './stages';

/** Of the rounds after `--warm-up` the median counts; the first, in which the engine's own code is compiled while it runs, is told apart. */
const WARM_UP = 1;
const ROUNDS = 5;

interface Figures extends Omit<Round, 'times'> {
  readonly name: string;
  readonly milliseconds: Times;
  /** Of a folder, the command itself. */
  readonly command: CommandTimes | null;
  /** Each stage as a ratio to the bare parse of the same files. */
  readonly ratios: Times;
  readonly linesPerSecond: number;
}

async function main(args: readonly string[]): Promise<void> {
  const folders = args.filter((arg) => !arg.startsWith('--'));
  const builtIn = !args.includes('--only-folders');
  const measured = Number(args.find((arg) => arg.startsWith('--rounds='))?.slice('--rounds='.length) ?? ROUNDS);
  const warmUp = Number(args.find((arg) => arg.startsWith('--warm-up='))?.slice('--warm-up='.length) ?? WARM_UP);
  const parser = await loadParser();
  const bare = await bareParser();
  const sets: { readonly name: string; readonly workspaces: readonly Workspace[] }[] = [];
  if (builtIn) {
    sets.push({ name: 'corpus', workspaces: readCorpus().map((program) => memoryWorkspace(program.files)) });
    sets.push({ name: 'module of 1,000 lines', workspaces: [memoryWorkspace({ 'train.py': longModule(1000) })] });
    sets.push({ name: 'package of 100 files', workspaces: [memoryWorkspace(featurePackage(100))] });
  }
  for (const folder of folders) sets.push({ name: folder, workspaces: [nodeWorkspace(resolve(folder))] });

  const programs: Figures[] = [];
  for (const { name, workspaces } of sets) {
    const rounds: Round[] = [];
    for (let i = 0; i < warmUp + measured; i++) {
      const round = await timeOnce(workspaces, parser, bare);
      if (i === 0) console.log(`\n${name}, first round: ${(round.times.whole / round.times.bareParse).toFixed(2)} × the bare parse`);
      if (i >= warmUp) rounds.push(round);
    }
    const figures = summarise(name, rounds, existsSync(name) ? timeCommand(repositoryRoot(), resolve(name), measured) : null);
    if (!figures) continue;
    print(figures);
    programs.push(figures);
  }
  const edits = builtIn ? await timeEdits(parser, longModule(1000), 200, 1000) : null;
  if (edits) {
    console.log(`\nedit to findings, ${String(edits.lines)} lines: p50 ${edits.p50.toFixed(1)} ms, p95 ${edits.p95.toFixed(1)} ms, worst ${edits.worst.toFixed(1)} ms; processor ${edits.processor.toFixed(1)} ms an edit`);
    console.log(`memory: ${edits.memory.map((one) => `after ${String(one.edits)} heap ${String(one.heap)} MB and outside ${String(one.outside)} MB`).join(', ')}`);
  }
  const pairing = builtIn ? await timePairing(parser, 500, 60) : null;
  if (pairing) {
    console.log(`\npairing ${String(pairing.files)} files with ${String(pairing.pairs)} entry points: ${pairing.pairing.toFixed(0)} ms after parsing; edit of one side to findings on the other: p50 ${pairing.p50.toFixed(0)} ms, p95 ${pairing.p95.toFixed(0)} ms`);
  }
  const root = repositoryRoot();
  const sizes = sizesOf(root);
  for (const { file, bytes } of sizes) console.log(`${file}: ${(bytes / 1024).toFixed(0)} kB`);
  mkdirSync(join(root, 'out'), { recursive: true });
  writeFileSync(join(root, 'out', 'bench.json'), `${JSON.stringify({ node: process.version, programs, edits, pairing, sizes }, null, 2)}\n`);
}

function summarise(name: string, rounds: readonly Round[], command: CommandTimes | null): Figures | null {
  const last = rounds.at(-1);
  if (!last) return null;
  const { times, ...counts } = last;
  const keys = Object.keys(times) as (keyof Times)[];
  const each = (valueOf: (round: Round, key: keyof Times) => number): Times =>
    Object.fromEntries(keys.map((key) => [key, median(rounds.map((round) => valueOf(round, key)))])) as unknown as Times;
  const milliseconds = each((round, key) => round.times[key]);
  const ratios = each((round, key) => round.times[key] / round.times.bareParse);
  return { name, ...counts, command, milliseconds, ratios, linesPerSecond: Math.round((counts.lines / milliseconds.whole) * 1000) };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round((sorted[Math.floor(sorted.length / 2)] ?? 0) * 1000) / 1000;
}

function print({ name, files, interpreted, lines, findings, milliseconds, ratios, linesPerSecond, cutShort, command }: Figures): void {
  console.log(`\n${name}: ${String(files)} files (${String(interpreted)} interpreted), ${String(lines)} lines, ${String(findings)} findings, ${String(linesPerSecond)} lines/s`);
  for (const key of Object.keys(milliseconds) as (keyof Times)[]) console.log(`  ${key.padEnd(24)}${milliseconds[key].toFixed(1).padStart(9)} ms ${ratios[key].toFixed(2).padStart(7)} × the bare parse`);
  const { whole, wholeClock, leakage, leakageClock } = milliseconds;
  console.log(`  everything costs ${(whole / leakage).toFixed(2)} × leakage and evaluation alone, by the clock ${(wholeClock / leakageClock).toFixed(2)} ×`);
  if (command) console.log(`  the command by the clock: one thread ${String(command.oneThread)} ms, as many as it takes ${String(command.threads)} ms`);
  if (cutShort.length > 0) console.log(`  cut short: ${cutShort.join(', ')}`);
}

function repositoryRoot(): string {
  for (let folder = __dirname; dirname(folder) !== folder; folder = dirname(folder)) if (existsSync(join(folder, 'package.json'))) return folder;
  return process.cwd();
}

function sizesOf(root: string): { readonly file: string; readonly bytes: number }[] {
  return ['dist/check.js', 'dist/extension.js', 'dist/server.js', 'holdout.vsix']
    .filter((file) => existsSync(join(root, file)))
    .map((file) => ({ file, bytes: statSync(join(root, file)).size }));
}

void main(process.argv.slice(2));
