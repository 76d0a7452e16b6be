import type { Diagnostic, DiagnosticRelatedInformation, Range } from 'vscode-languageserver';
import { DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import type { PositionRange, ReportedFinding, ReportedPlace } from '../review/report';
import type { Severity } from '../rules/rule';
import type { ConfigurationProblem } from './host';

export const source = 'holdout';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** A finding, and whether the project's baseline knows it. */
export interface ToldFinding extends ReportedFinding {
  readonly known?: true;
}

/** A finding as it is shown in a text (a script or a cell). */
export interface ShownFinding {
  readonly finding: ReportedFinding;
  readonly diagnostic: Diagnostic;
}

/** Where a place of a report is for the editor: the URI of its text. */
export type UriOf = (place: ReportedPlace) => string;

/** Lines and columns of a report count from 1, those of the protocol from 0. */
export function toRange(range: PositionRange): Range {
  return {
    start: { line: range.start.line - 1, character: range.start.column - 1 },
    end: { line: range.end.line - 1, character: range.end.column - 1 },
  };
}

/** The diagnostic of a finding; one that the baseline knows is a faded hint. `data` is its fingerprint, by which code actions find it again. */
export function toDiagnostic(finding: ToldFinding, uriOf: UriOf, withRelated: boolean, homepage?: string): Diagnostic {
  const diagnostic: Diagnostic = {
    range: toRange(finding.range),
    severity: finding.known ? DiagnosticSeverity.Hint : severities[finding.severity],
    code: finding.rule,
    source,
    message: finding.message,
    data: finding.fingerprint,
  };
  if (finding.known) diagnostic.tags = [DiagnosticTag.Unnecessary];
  if (homepage !== undefined) diagnostic.codeDescription = { href: `${homepage.replace(/#.*$/, '').replace(/\/$/, '')}/blob/main/docs/rules/${finding.rule}.md` };
  if (withRelated && finding.related.length > 0) diagnostic.relatedInformation = finding.related.map((place) => toRelated(place, uriOf));
  return diagnostic;
}

function toRelated(place: ReportedPlace & { readonly message: string }, uriOf: UriOf): DiagnosticRelatedInformation {
  return { location: { uri: uriOf(place), range: toRange(place.range) }, message: place.message };
}

/** The diagnostic of a fault in the configuration; on the first line where no place is known. */
export function configurationDiagnostic(problem: ConfigurationProblem): Diagnostic {
  const line = (problem.line ?? 1) - 1;
  const character = (problem.column ?? 1) - 1;
  return {
    // An end far to the right is clamped to the line by every client.
    range: { start: { line, character }, end: { line, character: character + 1000 } },
    severity: DiagnosticSeverity.Error,
    code: 'configuration',
    source,
    message: problem.message,
  };
}
