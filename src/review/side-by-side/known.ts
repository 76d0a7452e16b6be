import type { ReportedFinding } from '../report';
import type { ParityFinding, ParityReport } from './report';

/** The comparison with what a baseline knows told as such. `known` tells which of some findings it knows; null: there is no baseline. */
export function withKnown(report: ParityReport, known: ((findings: readonly ReportedFinding[]) => ReadonlySet<ReportedFinding>) | null): ParityReport {
  if (known === null) return report;
  const open = new Map<string, ParityFinding>();
  for (const { findings } of [...report.pairs, ...report.unpaired]) for (const finding of findings) if (!finding.suppression) open.set(finding.fingerprint, finding);
  const hidden = new Set([...known([...open.values()])].map(({ fingerprint }) => fingerprint));
  if (hidden.size === 0) return report;
  const marked = <T extends { readonly findings: readonly ParityFinding[] }>(one: T): T => ({
    ...one,
    findings: one.findings.map((finding): ParityFinding => (hidden.has(finding.fingerprint) && !finding.suppression ? { ...finding, suppression: { by: 'baseline', reason: null } } : finding)),
  });
  return { ...report, pairs: report.pairs.map(marked), unpaired: report.unpaired.map(marked) };
}
