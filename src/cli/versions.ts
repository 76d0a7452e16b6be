import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describeFileError } from '../project/node/disk-workspace';
import { GitProblem } from '../project/node/git';
import { gitVersions } from '../project/node/git-versions';
import type { Versions } from '../project/versions';
import type { Workspace } from '../project/workspace';
import { PatchProblem, patchVersions } from '../review/changes/patch';
import { UsageError } from './status';

/** The options that ask for the review of a change. */
export interface ChangeFlags {
  readonly base?: string;
  /** A file, or `-`. */
  readonly diff?: string;
  readonly staged?: boolean;
  readonly diffOnly?: boolean;
}

export interface VersionsInput {
  readonly root: string;
  /** The files as they lie on the disk. */
  readonly now: Workspace;
  readonly exclude: (path: string) => boolean;
  readonly signal: AbortSignal;
}

/** The two versions that are to be compared; null where no change is asked about. Throws a UsageError where the options do not fit each other, or the versions can't be read. */
export async function versionsFor({ base, diff, staged, diffOnly }: ChangeFlags, { root, now, exclude, signal }: VersionsInput): Promise<Versions | null> {
  const given = [base === undefined ? [] : ['--base'], diff === undefined ? [] : ['--diff'], staged === true ? ['--staged'] : []].flat();
  if (given.length > 1) throw new UsageError(`${given.join(' and ')} exclude each other: each names what is compared.`);
  if (given.length === 0) {
    if (diffOnly === true) throw new UsageError('--diff-only needs to know the change: give --base, --diff or --staged as well.');
    return null;
  }
  try {
    if (diff !== undefined) return await patchVersions({ text: diffText(diff), name: diff === '-' ? 'the diff' : diff, now, prefix: prefixIn(root) });
    return await gitVersions({ root, now, exclude, signal, compared: base === undefined ? { kind: 'staged' } : { kind: 'base', ref: base } });
  } catch (error) {
    if (error instanceof GitProblem || error instanceof PatchProblem) throw new UsageError(error.message);
    throw error;
  }
}

function diffText(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    throw new UsageError(`The diff ${file} can't be read. ${describeFileError(error)}`);
  }
}

/** Where a folder lies in its repository; "" for its top, and where there is none. */
function prefixIn(root: string): string {
  for (let folder = resolve(root); ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return relative(folder, root).split(sep).join('/');
    if (dirname(folder) === folder) return '';
  }
}
