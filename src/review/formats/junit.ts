import type { ReportedFinding } from '../report';
import { repositoryPath } from './file-places';
import type { Format, FormatContext } from './format';
import { placeName } from './places';

/**
 * JUnit's XML: a suite for each file with findings, a test case for each finding. Errors and warnings fail, notes and hints pass and speak in the output. What could
 * not be read is an error of its own. A clean check is one case that passes.
 */
export const junit: Format = (report, context) => {
  const byPath = new Map<string, ReportedFinding[]>();
  for (const finding of report.findings) {
    const list = byPath.get(finding.path);
    if (list) list.push(finding);
    else byPath.set(finding.path, [finding]);
  }
  const seconds = (report.stats.milliseconds / 1000).toFixed(3);
  const suites = [...byPath].map(([path, findings]) => suite(path, findings.map((finding) => testCase(finding, context)), findings.filter(fails).length, 0));
  if (report.errors.length > 0) suites.push(suite('holdout', report.errors.map(({ path, message }) => errorCase(path === '' ? '.' : path, message)), 0, report.errors.length));
  if (suites.length === 0) suites.push(suite('holdout', [`    <testcase classname="holdout" name="check" time="${seconds}"/>`], 0, 0));
  const tests = Math.max(1, report.findings.length + report.errors.length);
  const failures = report.findings.filter(fails).length;
  const head = `<testsuites name="holdout" tests="${String(tests)}" failures="${String(failures)}" errors="${String(report.errors.length)}" time="${seconds}">`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${head}\n${suites.join('\n')}\n</testsuites>\n`;
};

function suite(name: string, cases: readonly string[], failures: number, errors: number): string {
  return `  <testsuite name="${escapeXml(name)}" tests="${String(cases.length)}" failures="${String(failures)}" errors="${String(errors)}" skipped="0">\n${cases.join('\n')}\n  </testsuite>`;
}

function fails({ severity }: ReportedFinding): boolean {
  return severity === 'error' || severity === 'warning';
}

function testCase(finding: ReportedFinding, context: FormatContext): string {
  const { path, cell, range, rule, severity, message } = finding;
  const place = `${cell === null ? '' : `cell ${String(cell)}, `}line ${String(range.start.line)}:${String(range.start.column)}`;
  const file = escapeXml(repositoryPath(path, context.folder ?? ''));
  const head = `    <testcase classname="${escapeXml(path)}" name="${escapeXml(`${rule} at ${place}`)}" file="${file}" line="${String(range.start.line)}" time="0">`;
  const steps = finding.related.map((step, index) => `\n${String(index + 1)}. ${placeName(step)} ${step.message}`).join('');
  const text = escapeXml(`${placeName(finding)}: ${message}${steps}`);
  const body = fails(finding) ? `<failure type="${severity}" message="${escapeXml(message)}">${text}</failure>` : `<system-out>${text}</system-out>`;
  return `${head}\n      ${body}\n    </testcase>`;
}

function errorCase(path: string, message: string): string {
  return `    <testcase classname="${escapeXml(path)}" name="${escapeXml(`reading ${path}`)}" file="${escapeXml(path)}" time="0">\n      <error type="input" message="${escapeXml(message)}"/>\n    </testcase>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;', '\t': '&#9;' };
/** Characters that XML 1.0 has no way to write, and halves of surrogate pairs. */
const UNWRITABLE = new RegExp('[\\u0000-\\u0008\\u000b-\\u001f\\ufffe\\uffff]|[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]', 'g');

function escapeXml(text: string): string {
  return text.replace(UNWRITABLE, '·').replace(/[&<>"\n\t]/g, (character) => ENTITIES[character] ?? character);
}
