import type { ReviewReport } from '../formats/review-report';
import type { ReportedFinding, SuppressedFinding } from '../report';
import { readSarif } from './sarif';

/** What one file of a sharded check gives. Where only findings are known (JSON lines), its files are those with findings. */
export type Part = Pick<ReviewReport, 'findings' | 'errors' | 'stats'> & { readonly suppressed?: readonly SuppressedFinding[]; readonly whole: ReviewReport | null };

/** A part, or a sentence on what is wrong with the text. */
export type ReadPart = { readonly part: Part } | { readonly problem: string };

/** Reads what `holdout check` wrote as json, jsonl or sarif. Never throws. */
export function readPart(text: string): ReadPart {
  const plain = text.replace(/^\uFEFF/, '').trim();
  if (plain === '') return { part: partOf([]) };
  const value = parsed(plain);
  if (isTable(value) && Array.isArray(value.runs)) return readSarif(value);
  if (isTable(value) && !('rule' in value)) return readReport(value);
  return readLines(plain);
}

function readReport(value: Readonly<Record<string, unknown>>): ReadPart {
  if (value.schema !== 1 || !Array.isArray(value.findings) || !Array.isArray(value.errors) || !isTable(value.stats)) {
    return { problem: 'It is JSON, but no report of holdout check: write parts with --format json, jsonl or sarif.' };
  }
  const wrong = value.findings.findIndex((finding) => !isFinding(finding));
  if (wrong >= 0) return { problem: `Finding ${String(wrong + 1)} of the report is not as holdout writes it.` };
  const report = value as unknown as ReviewReport;
  return { part: { ...report, whole: report } };
}

function readLines(text: string): ReadPart {
  const findings: ReportedFinding[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const value = parsed(line);
    if (!isFinding(value)) return { problem: `Line ${String(index + 1)} is no finding of holdout check: write parts with --format json, jsonl or sarif.` };
    findings.push(value);
  }
  return { part: partOf(findings) };
}

function partOf(findings: readonly ReportedFinding[]): Part {
  return { findings, errors: [], stats: { files: new Set(findings.map(({ path }) => path)).size, lines: 0, milliseconds: 0 }, whole: null };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Is it an object with keys? */
export function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const SEVERITIES: readonly unknown[] = ['error', 'warning', 'info', 'hint'];
const CONFIDENCES: readonly unknown[] = ['certain', 'likely', 'hint'];

/** Is it a finding as the JSON report has it? */
export function isFinding(value: unknown): value is ReportedFinding {
  if (!isTable(value) || !isPlace(value)) return false;
  const { rule, severity, confidence, message, related, competencies, fingerprint, fixes } = value;
  const texts = [rule, message, fingerprint].every((text) => typeof text === 'string');
  return texts && SEVERITIES.includes(severity) && CONFIDENCES.includes(confidence) && Array.isArray(related) && related.every(isPlace) && Array.isArray(competencies) && Array.isArray(fixes);
}

function isPlace(value: unknown): boolean {
  if (!isTable(value) || typeof value.path !== 'string' || !(value.cell === null || typeof value.cell === 'number') || !isTable(value.range)) return false;
  return [value.range.start, value.range.end].every((at) => isTable(at) && typeof at.line === 'number' && typeof at.column === 'number');
}
