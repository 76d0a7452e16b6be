import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { describeFileError } from '../project/node/disk-workspace';
import { decodeSource } from '../python/source';
import type { Engine } from '../review/engine';
import { fixAll } from '../review/fixing/rounds';
import type { AppliedFix, OverlaidWorkspace } from '../review/fixing/rounds';
import { counted, plainText } from '../review/formats/places';
import type { Report } from '../review/report';
import { UsageError } from './status';

/** The options on fixes. */
export interface FixFlags {
  readonly fix?: boolean;
  readonly fixUnsafe?: boolean;
  readonly dryRun?: boolean;
}

/** Are fixes asked for? Throws a UsageError where `--dry-run` stands alone. */
export function wantsFixes({ fix = false, fixUnsafe = false, dryRun = false }: FixFlags): boolean {
  if (dryRun && !fix && !fixUnsafe) throw new UsageError('--dry-run shows what --fix or --fix-unsafe would do: give one of them.');
  return fix || fixUnsafe;
}

export interface FixRun {
  readonly root: string;
  readonly engine: Engine;
  readonly overlaid: OverlaidWorkspace;
  readonly paths: readonly string[];
  readonly flags: FixFlags;
  readonly signal: AbortSignal;
}

/**
 * Fixes what can be fixed and writes the files, or with `--dry-run` the difference to the standard output. Tells on the standard error what was done; gives what is found
 * afterwards, and whether anything is (or would be) changed. Throws a UsageError where a file can't be written.
 */
export async function fix({ root, engine, overlaid, paths, flags, signal }: FixRun): Promise<{ readonly report: Report; readonly changed: boolean }> {
  const { applied, files, report, problems } = await fixAll({ engine, overlaid, paths, unsafe: flags.fixUnsafe === true, signal });
  for (const { path, message } of problems) process.stderr.write(`holdout: ${plainText(path)} is left as it is. ${message}\n`);
  for (const [path, { before, after }] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (flags.dryRun === true) {
      process.stdout.write(difference(path, before, after));
      continue;
    }
    try {
      writeFileSync(resolve(root, path), after);
    } catch (error) {
      throw new UsageError(`${path} can't be written. ${describeFileError(error)}`);
    }
  }
  process.stderr.write(summary(applied, files.size, report, flags));
  return { report, changed: files.size > 0 };
}

function difference(path: string, before: Uint8Array, after: Uint8Array): string {
  const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, decodeSource(before).text, decodeSource(after).text, undefined, undefined, { context: 3 });
  return patch.replace(/^=+\n/, '');
}

function summary(applied: readonly AppliedFix[], files: number, report: Report, flags: FixFlags): string {
  const unsafe = report.findings.filter(({ fixes }) => fixes.some(({ safe, edits }) => !safe && edits.length > 0 && !edits.some(({ creates }) => creates === true))).length;
  const left = flags.fixUnsafe === true || unsafe === 0 ? '' : ` ${unsafe === 1 ? 'One fix' : `${String(unsafe)} fixes`} should be looked over: --fix-unsafe.`;
  if (applied.length === 0) return `Nothing to fix.${left}\n`;
  const byTitle = new Map<string, number>();
  for (const { path, title } of applied) byTitle.set(`${path}: ${title}`, (byTitle.get(`${path}: ${title}`) ?? 0) + 1);
  const lines = [...byTitle].sort().map(([what, count]) => `  ${plainText(what)}${count === 1 ? '' : ` (${String(count)} times)`}\n`);
  return `${flags.dryRun === true ? 'Would fix' : 'Fixed'} ${counted(applied.length, 'finding')} in ${counted(files, 'file')}.${left}\n${lines.join('')}`;
}
