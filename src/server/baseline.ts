import { configuredCoverage } from '../project/coverage/read';
import type { Workspace } from '../project/workspace';
import { judge, parseBaseline } from '../review/baseline';
import type { Config } from '../review/config';
import type { ReviewReport } from '../review/formats/review-report';
import type { ReportedFinding } from '../review/report';
import type { ConfigurationProblem } from './host';

/** Tells which findings the project's baseline knows. */
export type Known = (findings: readonly ReportedFinding[]) => ReadonlySet<ReportedFinding>;

/** The baseline that a configuration names. One that is not written yet, or damaged, knows nothing; what is wrong with it is told. Never rejects. */
export async function openBaseline(workspace: Workspace, config: Config): Promise<{ readonly of: Known | null; readonly problems: readonly ConfigurationProblem[] }> {
  const path = configuredCoverage(config.baseline, config.prefix);
  if (path === null || !(await workspace.exists(path))) return { of: null, problems: [] };
  const text = await workspace.read(path).then((bytes) => new TextDecoder().decode(bytes), () => '');
  const read = parseBaseline(text);
  if ('problem' in read) return { of: null, problems: [{ path, message: `The baseline can't be used. ${read.problem}` }] };
  return { of: (findings) => new Set(judge(findings, read.baseline, config.prefix).known), problems: [] };
}

/** The report without the findings that are known. */
export function withoutKnown(report: ReviewReport, known: Known | null): ReviewReport {
  if (known === null) return report;
  const hidden = known(report.findings);
  const suppressed = [...hidden].map((finding) => ({ ...finding, suppression: { by: 'baseline' as const, reason: null } }));
  return { ...report, findings: report.findings.filter((finding) => !hidden.has(finding)), suppressed: [...(report.suppressed ?? []), ...suppressed] };
}
