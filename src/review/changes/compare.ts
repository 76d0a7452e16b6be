import type { Severity } from '../../rules/rule';
import { whatOf } from '../fingerprint';
import type { ReportedFinding } from '../report';
import type { ChangedFile, ReportedLine } from './files';

/** What became of the findings between two versions. */
export interface Comparison {
  /** New ones, and known ones that weigh more than before; in the order given. */
  readonly introduced: readonly ReportedFinding[];
  /** Those of the old version that are gone, as they were. */
  readonly fixed: readonly ReportedFinding[];
  /** Those that are in both, among them those that weigh more now. */
  readonly kept: readonly { readonly before: ReportedFinding; readonly after: ReportedFinding }[];
  /** How many are in both and weigh no more than before. */
  readonly unchanged: number;
  /** Those that were in the old version as well, only not told. */
  readonly revealed: readonly ReportedFinding[];
  /** Those of the old version that are in the new one as well, only not told any more. */
  readonly hidden: readonly ReportedFinding[];
}

const RANK: Readonly<Record<Severity, number>> = { hint: 0, info: 1, warning: 2, error: 3 };

/**
 * Tells which findings a change introduces and which it removes. The same finding in both versions is one whose rule, scope and text are the same, whatever moved around
 * it; else one of the same rule on a line that the change left alone; else, where `isMoved` says that the code around is the same as well, one with the same rule, scope and
 * text that is gone from another place. O(findings).
 */
export function compareReports(
  before: readonly ReportedFinding[], after: readonly ReportedFinding[], files: readonly ChangedFile[], isMoved: (before: ReportedFinding, after: ReportedFinding) => boolean = () => false,
): Comparison {
  const renamed = new Map(files.flatMap(({ before: from, after: to }) => (from !== null && to !== null ? [[from, to] as const] : [])));
  const originOf = originsIn(files);
  const pathNow = (path: string): string => renamed.get(path) ?? path;
  const left = { before: new Set(before), after: new Set(after) };
  const kept: { before: ReportedFinding; after: ReportedFinding }[] = [];
  const match = (keyBefore: (finding: ReportedFinding) => string, keyAfter: (finding: ReportedFinding) => string | null, isSame: typeof isMoved = () => true): void => {
    const open = new Map<string, ReportedFinding[]>();
    for (const finding of left.before) {
      const key = keyBefore(finding);
      const list = open.get(key);
      if (list) list.push(finding);
      else open.set(key, [finding]);
    }
    for (const finding of left.after) {
      const key = keyAfter(finding);
      const list = key === null ? [] : (open.get(key) ?? []);
      const found = list.find((one) => isSame(one, finding));
      if (found === undefined) continue;
      list.splice(list.indexOf(found), 1);
      left.before.delete(found);
      left.after.delete(finding);
      kept.push({ before: found, after: finding });
    }
  };
  const lineKey = (path: string, at: ReportedLine, what: string): string => [path, String(at.cell), String(at.line), what].join('\u0000');
  const lineBefore = (what: (finding: ReportedFinding) => string) => (finding: ReportedFinding) => lineKey(pathNow(finding.path), firstLine(finding), what(finding));
  const lineAfter = (what: (finding: ReportedFinding) => string) => (finding: ReportedFinding) => {
    const origin = originOf(finding.path, firstLine(finding));
    return origin === null ? null : lineKey(finding.path, origin, what(finding));
  };
  const what = ({ fingerprint }: ReportedFinding): string => whatOf(fingerprint);
  const rule = (finding: ReportedFinding): string => finding.rule;
  match(lineBefore(what), lineAfter(what));
  match((finding) => `${pathNow(finding.path)}\u0000${what(finding)}`, (finding) => `${finding.path}\u0000${what(finding)}`);
  match(lineBefore(rule), lineAfter(rule));
  match(what, what, isMoved);

  const risen = new Set(kept.flatMap((pair) => (RANK[pair.after.severity] > RANK[pair.before.severity] ? [pair.after] : [])));
  const introduced = after.filter((finding) => left.after.has(finding) || risen.has(finding)).map((finding): ReportedFinding => ({ ...finding, introduced: isOnChangedLine(finding, originOf) ? 'changed-line' : 'elsewhere' }));
  return { introduced, fixed: before.filter((finding) => left.before.has(finding)), kept, unchanged: kept.length - risen.size, revealed: [], hidden: [] };
}

type OriginOf = (path: string, at: ReportedLine) => ReportedLine | null;

/** Where a line of any file stood before; a file that is not among the changed ones is as it was. */
function originsIn(files: readonly ChangedFile[]): OriginOf {
  const byPath = new Map(files.flatMap((file) => (file.after === null ? [] : [[file.after, file] as const])));
  return (path, at) => {
    const file = byPath.get(path);
    return file === undefined ? at : file.origin(at);
  };
}

function firstLine({ cell, range }: ReportedFinding): ReportedLine {
  return { cell, line: range.start.line };
}

/** A cell's lines count on their own; a range that runs over several lines is changed where one of them is. */
function isOnChangedLine({ path, cell, range }: ReportedFinding, originOf: OriginOf): boolean {
  for (let line = range.start.line; line <= range.end.line; line++) if (originOf(path, { cell, line }) === null) return true;
  return false;
}
