import { decodeSource } from '../../python/source';
import type { Workspace } from '../workspace';
import { readCobertura } from './cobertura';
import { readCoverageJson } from './coverage-json';
import { readLcov } from './lcov';
import type { CoverageReport, ReadReport } from './report';

/** The names under which a report is looked for in a project's top folder; the first one that can be used wins. JSON tells most: which test ran which line. */
export const coverageNames: readonly string[] = ['coverage.json', 'coverage.xml', 'coverage.lcov', 'lcov.info'];

const MOST_BYTES = 64 * 1024 * 1024;

/** A coverage report where it lies. */
export interface CoverageFile {
  readonly path: string;
  /** Null: it can't be used, and `problem` says why. */
  readonly report: CoverageReport | null;
  readonly problem: string | null;
}

/** Reads a report in whichever of the three formats it is. Never throws. */
export function readReport(text: string): ReadReport {
  const start = /\S/.exec(text.replace(/^\uFEFF/, ''))?.[0];
  if (start === undefined) return { problem: 'It is empty.' };
  if (start === '{' || start === '[') return readCoverageJson(text.replace(/^\uFEFF/, ''));
  return start === '<' ? readCobertura(text) : readLcov(text);
}

/**
 * The coverage report of a project: the one that its configuration names (`configured`, from the workspace's root), else one of `coverageNames` in its top
 * folder. Null where there is none. A file that only happens to have such a name (those of other languages' tools) is passed over. Rejects never.
 */
export async function findCoverage(workspace: Workspace, root: string, configured: string | null): Promise<CoverageFile | null> {
  if (configured !== null) return readFile(workspace, configured);
  for (const name of coverageNames) {
    const path = root === '' ? name : `${root}/${name}`;
    if (!(await workspace.exists(path))) continue;
    const found = await readFile(workspace, path);
    if (found.report?.files.some((file) => file.name.endsWith('.py')) === true) return found;
  }
  return null;
}

async function readFile(workspace: Workspace, path: string): Promise<CoverageFile> {
  try {
    const read = readReport(decodeSource(await workspace.read(path, MOST_BYTES)).text);
    return 'report' in read ? { path, report: read.report, problem: null } : { path, report: null, problem: read.problem };
  } catch (error) {
    return { path, report: null, problem: error instanceof Error ? error.message : String(error) };
  }
}

/** Where the report lies that a configuration names, from the workspace's root. `prefix`: where that root lies, seen from the configuration's folder. */
export function configuredCoverage(coverage: string | null, prefix: string): string | null {
  if (coverage === null || prefix === '' || coverage.startsWith('/') || /^[A-Za-z]:[\\/]/.test(coverage)) return coverage;
  return [...prefix.split('/').map(() => '..'), coverage].join('/');
}
