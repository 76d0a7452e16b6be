import type { ReportedFinding } from '../report';
import type { TestsReport } from '../test-map/report';
import type { Comparison } from './compare';
import { functionsByLine, lineKey } from './functions';
import type { WasTested } from './functions';

/** It tells the best few functions of a project that no test reaches. */
const UNTESTED = 'testing/untested-feature-code';

/** Is it about tests, and on a line that the change left alone? Such a finding may be one that was merely not told before. */
export function mayBeRevealed({ rule, introduced }: ReportedFinding): boolean {
  return introduced === 'elsewhere' && rule.startsWith('testing/');
}

/**
 * Rules on tests tell a few places of a project, the best first. Where one of these goes, the next best takes its place, and the change has not caused it: such a finding is
 * taken for one that was there before. It stands on a line that the change left alone, in a function that tests reach as they did.
 */
export function withoutRevealed(compared: Comparison, now: TestsReport, was: WasTested): Comparison {
  const present = functionsByLine(now);
  const fixed = new Set(compared.fixed);
  const kept = [...compared.kept];
  const revealed: ReportedFinding[] = [];
  const introduced = compared.introduced.filter((finding) => {
    if (!mayBeRevealed(finding)) return true;
    const at = { cell: finding.cell, line: finding.range.start.line };
    const wasTested = was(finding.path, at, null);
    if (wasTested === true && present.get(lineKey(finding.path, at))?.tested === false) return true;
    const next = [...fixed].find((one) => one.rule === finding.rule);
    if (next === undefined) {
      const isRevealed = finding.rule === UNTESTED && wasTested === false;
      if (isRevealed) revealed.push(finding);
      return !isRevealed;
    }
    fixed.delete(next);
    kept.push({ before: next, after: finding });
    return false;
  });
  return { introduced, fixed: compared.fixed.filter((finding) => fixed.has(finding)), kept, revealed };
}
