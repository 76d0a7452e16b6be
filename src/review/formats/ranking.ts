import type { Confidence, Severity } from '../../rules/rule';
import type { ReportedFinding } from '../report';
import { FAMILIES } from '../selectors';
import { compareFindings } from '../place';

const SEVERITIES: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2, hint: 3 };
const CONFIDENCES: Readonly<Record<Confidence, number>> = { certain: 0, likely: 1, hint: 2 };
const ORDER = new Map<string, number>(FAMILIES.map((family, index) => [family, index]));

/** What weighs most first: by severity, by confidence, by family as the catalogue orders them, then as the report does. */
export function ranked<T extends ReportedFinding>(findings: readonly T[]): readonly T[] {
  return [...findings].sort(
    (a, b) => SEVERITIES[a.severity] - SEVERITIES[b.severity] || CONFIDENCES[a.confidence] - CONFIDENCES[b.confidence] || familyRank(a) - familyRank(b) || compareFindings(a, b),
  );
}

function familyRank({ rule }: ReportedFinding): number {
  return ORDER.get(rule.slice(0, rule.indexOf('/'))) ?? ORDER.size;
}

/** "2 errors, 1 warning", the gravest first; "" for no findings. */
export function severityCounts(findings: readonly ReportedFinding[]): string {
  const nouns: readonly [Severity, string][] = [['error', 'error'], ['warning', 'warning'], ['info', 'note'], ['hint', 'hint']];
  return nouns
    .map(([severity, noun]) => ({ noun, count: findings.filter((finding) => finding.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ noun, count }) => `${String(count)} ${noun}${count === 1 ? '' : 's'}`)
    .join(', ');
}
