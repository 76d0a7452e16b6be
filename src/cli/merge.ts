import { readFileSync } from 'node:fs';
import type { InputProblem } from '../project/workspace';
import { describeFileError } from '../project/node/disk-workspace';
import { mergeParts } from '../review/merge/merge';
import { readPart } from '../review/merge/read';
import type { Part } from '../review/merge/read';
import { rules } from '../rules/registry.generated';
import { outputsOf } from './output';
import { UsageError } from './status';
import type { Status } from './status';
import { tell } from './tell';

/** The options of `holdout merge`. */
export interface MergeFlags {
  readonly format?: readonly string[];
  readonly output?: string;
  readonly failOn: string;
}

/**
 * `holdout merge FILE…`: the parts of a check that was done in several processes, as one report with the exit status of one check. A part that can't be read is told and
 * makes the status 2: its findings are missing.
 */
export async function merge(files: readonly string[], flags: MergeFlags): Promise<Status> {
  const outputs = outputsOf(flags.format, flags.output);
  if (files.filter((file) => file === '-').length > 1) throw new UsageError('The standard input can be read only once.');
  const parts: Part[] = [];
  const missing: InputProblem[] = [];
  for (const file of files) {
    const read = load(file);
    if ('part' in read) parts.push(read.part);
    else missing.push({ path: file, message: `This part is left out. ${read.problem}` });
  }
  const merged = mergeParts(parts);
  return tell({ ...merged, errors: [...missing, ...merged.errors] }, { root: process.cwd(), rules, outputs, failOn: flags.failOn, showSuppressed: true, isInputMissing: missing.length > 0, sourceLine: () => undefined });
}

function load(file: string): ReturnType<typeof readPart> {
  try {
    return readPart(readFileSync(file === '-' ? 0 : file, 'utf8'));
  } catch (error) {
    return { problem: describeFileError(error) };
  }
}
