import type { Severity } from '../../rules/rule';
import { filePlaces, repositoryPath } from './file-places';
import type { Format } from './format';

const SEVERITIES: Readonly<Record<Severity, string>> = { error: 'critical', warning: 'major', info: 'minor', hint: 'info' };

/** GitLab's Code Quality report. A finding in a notebook stands at the line of its JSON, and its description names the cell. Source: GitLab's documentation. */
export const gitlab: Format = (report, context) => {
  const places = filePlaces((path) => context.fileText?.(path));
  const issues = report.findings.map((finding) => {
    const range = places(finding) ?? { start: { line: 1 }, end: { line: 1 } };
    const where = finding.cell === null ? '' : `Cell ${String(finding.cell)}, line ${String(finding.range.start.line)}: `;
    return {
      description: `${where}${finding.message}`,
      check_name: finding.rule,
      fingerprint: finding.fingerprint,
      severity: SEVERITIES[finding.severity],
      location: { path: repositoryPath(finding.path, context.folder ?? ''), lines: { begin: range.start.line, end: Math.max(range.start.line, range.end.line) } },
    };
  });
  return `${JSON.stringify(issues, null, 2)}\n`;
};
