import type { ReportedFinding } from '../report';
import type { TestsReport } from '../test-map/report';
import type { Comparison } from './compare';
import type { ChangedFile } from './files';
import { functionsByLine, isTouched, lineKey } from './functions';
import type { WasTested } from './functions';

/** It tells the best few functions of a project that no test reaches. */
const UNTESTED = 'testing/untested-feature-code';

export interface TestedBefore {
  readonly before: TestsReport;
  readonly now: TestsReport;
  readonly was: WasTested;
  readonly files: readonly ChangedFile[];
}

/**
 * Rules on tests tell a few places of a project, the best first. Where one of these goes, the next best takes its place, and where a better one comes, the last one is told no
 * more: the change has neither caused the one nor mended the other. Such findings stand on lines that the change left alone, in functions that tests reach as they did.
 */
export function withoutRevealed(compared: Comparison, tested: TestedBefore): Comparison {
  const isStillUntested = stillUntested(tested);
  const hidden = compared.fixed.filter((finding) => finding.rule === UNTESTED && isStillUntested(finding));
  const fixed = new Set(compared.fixed.filter((finding) => !hidden.includes(finding)));
  const kept = [...compared.kept];
  const revealed: ReportedFinding[] = [];
  const inTouched = isInTouched(tested);
  const known = new Set(compared.kept.map((pair) => pair.after.fingerprint));
  const introduced = compared.introduced.map((finding): ReportedFinding => (isOnTests(finding) && inTouched(finding) ? { ...finding, introduced: 'changed-line' } : finding)).filter((finding) => {
    // One that is in both versions and weighs more now is not new, and told because it weighs more.
    if (finding.introduced !== 'elsewhere' || !isOnTests(finding) || known.has(finding.fingerprint)) return true;
    if (finding.rule === UNTESTED) {
      const isNew = tested.was(finding.path, { cell: finding.cell, line: finding.range.start.line }, null) !== false;
      if (!isNew) revealed.push(finding);
      return isNew;
    }
    const next = [...fixed].find((one) => one.rule === finding.rule);
    if (next === undefined) return true;
    fixed.delete(next);
    kept.push({ before: next, after: finding });
    return false;
  });
  return { introduced, fixed: compared.fixed.filter((finding) => fixed.has(finding)), kept, unchanged: compared.unchanged + kept.length - compared.kept.length, revealed, hidden };
}

function isOnTests({ rule }: ReportedFinding): boolean {
  return rule.startsWith('testing/');
}

/** Does the change touch the function on whose name a finding stands? It is told there, and meant of all of the function. */
function isInTouched({ now, files }: TestedBefore): (finding: ReportedFinding) => boolean {
  const functions = functionsByLine(now);
  const byPath = new Map(files.map((file) => [file.after, file]));
  return ({ path, cell, range }) => {
    const found = functions.get(lineKey(path, { cell, line: range.start.line }));
    const file = byPath.get(path);
    return found !== undefined && file !== undefined && isTouched(file, cell, found.whole);
  };
}

/** Is the function on whose name an old finding stands still there, and still without a test? */
function stillUntested({ before, now, files }: TestedBefore): (finding: ReportedFinding) => boolean {
  const old = functionsByLine(before);
  const renamed = new Map(files.map((file) => [file.before, file.after]));
  const untested = new Set(now.files.flatMap(({ functions }) => functions.filter((one) => !one.tested).map((one) => `${one.at.path}\u0000${one.name}`)));
  return ({ path, cell, range }) => {
    const found = old.get(lineKey(path, { cell, line: range.start.line }));
    return found !== undefined && untested.has(`${renamed.get(path) ?? path}\u0000${found.name}`);
  };
}
