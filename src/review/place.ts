import type { PythonDocument } from '../python/document';
import type { Finding, Fix, Location } from '../rules/rule';
import type { ReportedFinding, ReportedFix, ReportedPlace } from './report';

/** Finds a document by its path; undefined where a place lies outside of what was read. */
export type DocumentLookup = (path: string) => PythonDocument | undefined;

/** Where a location is for a person: file, cell, lines and columns. A location in an unknown file is told as that file's first character. */
export function place(at: Location, documents: DocumentLookup): ReportedPlace {
  const found = documents(at.path)?.locate(at.span);
  if (found === undefined && at.start && at.end) return { path: at.path, cell: null, range: { start: at.start, end: at.end } };
  if (found === undefined) return { path: at.path, cell: null, range: { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } } };
  return { path: at.path, cell: found.cell, range: { start: found.start, end: found.end } };
}

/** A rule's finding as the report tells it. */
export function reportedFinding(
  finding: Finding,
  parts: Pick<ReportedFinding, 'severity' | 'competencies' | 'fingerprint'>,
  documents: DocumentLookup,
): ReportedFinding {
  return {
    rule: finding.rule,
    severity: parts.severity,
    confidence: finding.confidence,
    message: finding.message,
    ...place(finding.at, documents),
    related: finding.related.map(({ message, at }) => ({ message, ...place(at, documents) })),
    competencies: parts.competencies,
    fingerprint: parts.fingerprint,
    fixes: (finding.fixes ?? []).filter((fix) => !fix.edits.some(({ at }) => standsInText(at, documents(at.path)))).map((fix) => reportedFix(fix, documents)),
  };
}

/** Is it on a line of a script where code stands in a text, which an edit could tear? */
function standsInText({ span }: Location, document: PythonDocument | undefined): boolean {
  if (document?.kind !== 'script' || document.code === document.text) return false;
  const start = document.text.lastIndexOf('\n', span.start - 1) + 1;
  const end = document.text.indexOf('\n', span.end);
  const line = [start, end < 0 ? document.text.length : end] as const;
  return document.text.slice(...line) !== document.code.slice(...line);
}

function reportedFix(fix: Fix, documents: DocumentLookup): ReportedFix {
  return { title: fix.title, safe: fix.safe, edits: fix.edits.map(({ at, text, creates }) => ({ ...place(at, documents), text, ...(creates ? { creates } : {}) })) };
}

/** The report's order: path, cell, line, column, rule. */
export function compareFindings(a: ReportedFinding, b: ReportedFinding): number {
  return (
    compareText(a.path, b.path) ||
    (a.cell ?? -1) - (b.cell ?? -1) ||
    a.range.start.line - b.range.start.line ||
    a.range.start.column - b.range.start.column ||
    compareText(a.rule, b.rule) ||
    compareText(a.message, b.message)
  );
}

/** Orders text by UTF-16 code units: the same on every machine, whatever its locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const CONFIDENCE_RANK = { certain: 0, likely: 1, hint: 2 };

/**
 * One finding for a rule and a place. A file that several entry points run is seen several times; the surest of its findings stays, and of
 * equally sure ones the one with the shortest path. And one finding for a rule and a line where all else is the same, as for both statistics of
 * `(X - X.mean()) / X.std()`: one repair mends them. The first on the line stays.
 */
export function withoutRepeats(findings: readonly Finding[], documents: DocumentLookup): readonly Finding[] {
  const best = new Map<string, Finding>();
  for (const finding of findings) {
    const { path, span } = finding.at;
    const key = [finding.rule, path, span.start, span.end].join('\u0000');
    const other = best.get(key);
    if (other === undefined || isBetter(finding, other)) best.set(key, finding);
  }
  const lines = new Map<string, Finding>();
  for (const finding of best.values()) {
    const { cell, range } = place(finding.at, documents);
    const steps = finding.related.map(({ message, at }) => `${message} ${at.path} ${at.span.start} ${at.span.end}`);
    const key = [finding.rule, finding.at.path, cell, range.start.line, finding.confidence, finding.related.length === 0 ? finding.at.span.start : '', ...steps].join('\u0000');
    const other = lines.get(key);
    if (other === undefined || finding.at.span.start < other.at.span.start) lines.set(key, finding);
  }
  return [...lines.values()];
}

function isBetter(a: Finding, b: Finding): boolean {
  const surer = CONFIDENCE_RANK[a.confidence] - CONFIDENCE_RANK[b.confidence];
  return surer < 0 || (surer === 0 && a.related.length < b.related.length);
}
