import type { ChangedCode, Versions } from '../../project/versions';
import type { Workspace } from '../../project/workspace';
import type { Span } from '../../python/text';
import type { Engine, ProgramFiles } from '../engine';
import type { ReviewReport } from '../formats/review-report';
import { breather } from '../pause';
import { compareFindings } from '../place';
import type { ReportedFinding } from '../report';
import { compareReports } from './compare';
import type { Comparison } from './compare';
import { changedFiles } from './files';
import type { ChangedFile } from './files';
import { wasTested } from './functions';
import type { WasTested } from './functions';
import { newCodeCoverage, testsToWrite, touchedPairs } from './around';
import { withoutRevealed } from './revealed';

export interface ChangeReviewOptions {
  readonly versions: Versions;
  /** Makes an engine for a version; both are disposed of by who made them. */
  readonly engineOf: (workspace: Workspace) => Engine;
  /** Files and folders of the later version in which findings are told; [''] is all of it. */
  readonly paths: readonly string[];
  /** Only findings on changed lines. */
  readonly changedLinesOnly?: boolean;
  /** Percent of the new code that tests should reach. */
  readonly minNewCoverage: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/** The review of a change, with the engines of both versions: the later one knows the documents that the report's places are in. */
export interface ChangeReview {
  readonly report: ReviewReport;
  readonly before: Engine;
  readonly after: Engine;
  readonly files: readonly ChangedFile[];
  /** What became of the findings of the two versions, on changed lines and elsewhere. */
  readonly comparison: Comparison;
}

/**
 * Reviews a change: both versions of what it can have touched are checked, and what the earlier one has as well is left out. Projects without a changed file, and programs that
 * no changed file belongs to, are not analysed. Rejects as `Engine.check` does.
 */
export async function reviewChange(options: ChangeReviewOptions): Promise<ChangeReview> {
  const { versions, engineOf, paths, signal } = options;
  const started = performance.now();
  const air = breather(signal);
  const files = await changedFiles(versions, air.checkpoint);
  const [before, after] = [engineOf(versions.before), engineOf(versions.after)];
  const change = { against: versions.against, files: files.length, added: sum(files, 'added'), removed: sum(files, 'removed') };
  if (files.length === 0) {
    const nothing = await after.check({ paths, touched: new Set(), ...(signal ? { signal } : {}) });
    return { report: { ...nothing, change: { ...change, elsewhere: [], fixed: [], before: 0 } }, before, after, files, comparison: { introduced: [], fixed: [], kept: [], unchanged: 0, revealed: [], hidden: [] } };
  }

  const touched = await touchedFiles(files, before, after, signal);
  let total = 0;
  const progress = (half: number) => (done: number, of: number): void => {
    total = Math.max(total, of);
    options.onProgress?.(half * total + done, 2 * total);
  };
  const shared = { touched, ...(signal ? { signal } : {}) };
  const old = await before.check({ ...shared, paths: [''], onProgress: progress(0) });
  const oldTests = await before.testsReport([''], shared);
  const was = wasTested(oldTests, files);
  const now = await after.check({ ...shared, paths, changed: changedCode(files, after, was), onProgress: progress(1) });
  const plain = compareReports(within(old.findings, paths, files), now.findings, files, movedBetween(before, after));
  const tests = await after.testsReport([''], shared);
  const compared = withoutRevealed(plain, { before: oldTests, now: tests, was, files });
  const introduced = compared.introduced.filter((finding) => options.changedLinesOnly !== true || finding.introduced === 'changed-line');
  const parity = touchedPairs(await after.parity({ train: null, serve: null }, signal, touched), files);
  const newCode = newCodeCoverage(tests, files, options.minNewCoverage);
  const toWrite = testsToWrite(tests, files, was);
  const report: ReviewReport = {
    ...now,
    findings: [...introduced].sort(compareFindings),
    stats: { ...now.stats, milliseconds: Math.round(performance.now() - started) },
    change: { ...change, elsewhere: elsewhere(introduced), fixed: [...compared.fixed].sort(compareFindings), before: compared.unchanged },
    ...(newCode === null ? {} : { newCode }),
    ...(parity === null ? {} : { parity }),
    ...(toWrite.length === 0 ? {} : { testsToWrite: toWrite }),
  };
  return { report, before, after, files, comparison: compared };
}

/** Code that moved has a neighbour that moved with it: the line above or below is the same in both places. */
function movedBetween(before: Engine, after: Engine): (from: ReportedFinding, to: ReportedFinding) => boolean {
  const neighbours = (engine: Engine, { path, cell, range }: ReportedFinding): readonly string[] => {
    const document = engine.document(path);
    return document === undefined ? [] : [range.start.line - 1, range.end.line + 1].map((line) => (line < 1 ? '' : document.lineAt(cell, line).trim()));
  };
  return (from, to) => {
    const now = neighbours(after, to);
    return neighbours(before, from).some((text, index) => text !== '' && text === now[index]);
  };
}

function elsewhere(findings: Comparison['introduced']): readonly string[] {
  return findings.flatMap((finding) => (finding.introduced === 'elsewhere' ? [finding.fingerprint] : []));
}

function sum(files: readonly ChangedFile[], key: 'added' | 'removed'): number {
  return files.reduce((all, file) => all + file[key], 0);
}

/** The old findings in the paths asked for; those in a file that was renamed are where it is now, those in one that is gone where it was. */
function within(findings: readonly ReportedFinding[], paths: readonly string[], files: readonly ChangedFile[]): readonly ReportedFinding[] {
  if (paths.includes('')) return findings;
  const renamed = new Map(files.map((file) => [file.before, file.after]));
  const isAsked = (path: string): boolean => paths.some((one) => path === one || path.startsWith(`${one}/`));
  return findings.filter(({ path }) => isAsked(renamed.get(path) ?? path));
}

/**
 * The changed files and all files of programs that hold one, in either version: what imports a file that came is another program than before. Files whose installed
 * libraries changed are among them.
 */
async function touchedFiles(files: readonly ChangedFile[], before: Engine, after: Engine, signal?: AbortSignal): Promise<ReadonlySet<string>> {
  const touched = new Set(files.flatMap((file) => [file.before, file.after]).filter((path) => path !== null));
  const [old, now] = [await before.programs(touched, signal), await after.programs(touched, signal)];
  const releases = new Map(old.flatMap((program) => program.paths.map((path) => [path, program.releases] as const)));
  for (const program of now) for (const path of program.paths) if (releases.has(path) && releases.get(path) !== program.releases) touched.add(path);
  let open: readonly ProgramFiles[] = [...old, ...now];
  for (let size = -1; size !== touched.size; ) {
    size = touched.size;
    const rest: ProgramFiles[] = [];
    for (const program of open) {
      if (program.paths.some((path) => touched.has(path))) for (const path of program.paths) touched.add(path);
      else rest.push(program);
    }
    open = rest;
  }
  return touched;
}

function changedCode(files: readonly ChangedFile[], after: Engine, was: WasTested): ChangedCode {
  const byPath = new Map(files.flatMap((file) => (file.after === null ? [] : [[file.after, file] as const])));
  return {
    touches: (path: string, span: Span) => {
      const file = byPath.get(path);
      const document = file && after.document(path);
      if (!file || !document) return false;
      const { cell, start, end } = document.locate(span);
      for (let line = start.line; line <= end.line; line++) if (file.origin({ cell, line }) === null) return true;
      return false;
    },
    wasTested: (path, nameSpan) => {
      const document = after.document(path);
      if (!document) return null;
      const { cell, start } = document.locate(nameSpan);
      return was(path, { cell, line: start.line }, document.text.slice(nameSpan.start, nameSpan.end));
    },
  };
}
