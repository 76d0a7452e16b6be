import type { Severity } from '../../rules/rule';
import type { ReportedFinding, ReportedPlace } from '../report';
import type { NewCodeCoverage, ReviewedChange, ReviewReport, TestToWrite } from './review-report';
import { columns, excerptLine, shortLine } from './excerpt';
import type { Colours, Format, FormatContext } from './format';
import { counted, placeName, plainText } from './places';
import { wrap } from './wrap';

const WIDEST = 100;

/** For a person at a terminal: each finding with its source line, what to know of it, and the path that proves it as numbered steps. */
export const pretty: Format = (report, context) => {
  const blocks = report.findings.map((finding) => findingBlock(finding, context));
  return [...blocks, summary(report, context.colours)].join('\n');
};

function findingBlock(finding: ReportedFinding, context: FormatContext): string {
  const { colours } = context;
  const width = Math.max(40, Math.min(context.width, WIDEST));
  const doubt = finding.confidence === 'certain' ? '' : colours.dim(` (${finding.confidence})`);
  const elsewhere = finding.introduced === 'elsewhere' ? colours.dim(' (not on a changed line)') : '';
  const lines = [
    `${severityMark(finding.severity, colours)} ${colours.bold(finding.rule)}${doubt}  ${colours.cyan(placeName(finding))}${elsewhere}`,
    '',
    ...source(finding, finding.severity, context, width),
    ...wrap(plainText(finding.message), width - 2).map((line) => `  ${line}`),
    ...path(finding, context, width),
    ...fixes(finding, colours),
    '',
  ];
  return lines.join('\n');
}

/** The line before for orientation, the line itself, and the underline. */
function source(at: ReportedPlace, severity: Severity, context: FormatContext, width: number): string[] {
  const { colours } = context;
  const { line } = at.range.start;
  const text = context.sourceLine(at.path, at.cell, line);
  if (text === undefined) return [];
  const numbers = String(line).length;
  const gutter = (label: string): string => colours.dim(`  ${label.padStart(numbers)} │`);
  const { text: shown, from, to } = excerptLine(text, at.range, width - numbers - 5);
  const before = line > 1 ? (context.sourceLine(at.path, at.cell, line - 1) ?? '') : '';
  const more = at.range.end.line > line ? ' …' : '';
  return [
    ...(before.trim() === '' ? [] : [`${gutter(String(line - 1))} ${colours.dim(excerptLine(before, START, width - numbers - 5).text)}`]),
    `${gutter(String(line))} ${shown}`,
    `${gutter('')} ${' '.repeat(from)}${severityPaint(severity, colours)('^'.repeat(to - from) + more)}`,
    '',
  ];
}

const START = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };

function path(finding: ReportedFinding, context: FormatContext, width: number): string[] {
  const { related } = finding;
  if (related.length === 0) return [];
  const { colours } = context;
  const names = related.map((step) => placeName(step));
  const nameWidth = Math.min(40, Math.max(...names.map(columns)));
  const digits = String(related.length).length;
  const lines = ['', `  ${colours.dim('How it comes about')}`];
  for (const [index, step] of related.entries()) {
    const name = names[index] ?? '';
    const label = `    ${colours.bold(String(index + 1).padStart(digits))}  ${colours.cyan(name)}${' '.repeat(Math.max(0, nameWidth - columns(name)))}`;
    const indent = 4 + digits + 2;
    const beside = indent + Math.max(nameWidth, columns(name)) + 2;
    const [first, ...rest] = wrap(plainText(step.message), Math.max(24, width - beside));
    lines.push(`${label}  ${first ?? ''}`, ...rest.map((line) => `${' '.repeat(beside)}${line}`));
    const text = context.sourceLine(step.path, step.cell, step.range.start.line);
    if (text !== undefined && text.trim() !== '') lines.push(`${' '.repeat(indent)}${colours.dim(shortLine(text, width - indent))}`);
  }
  return lines;
}

function fixes(finding: ReportedFinding, colours: Colours): string[] {
  if (finding.fixes.length === 0) return [];
  return ['', ...finding.fixes.map((fix) => `  ${colours.green('Fix')} ${plainText(fix.title)}${fix.safe ? '' : colours.dim(' (look it over)')}`)];
}

function summary({ findings, stats, errors, change, newCode, testsToWrite }: ReviewReport, colours: Colours): string {
  // What could not be read must not look clean.
  if (stats.files === 0 && errors.length > 0) return 'Nothing was checked.\n';
  const files = counted(stats.files, 'file');
  const about = change === undefined ? '' : reviewed(change, newCode, testsToWrite ?? [], colours);
  if (findings.length === 0) return change === undefined ? `${colours.green('No findings')} in ${files}.\n` : `${colours.green('No new findings')}${about}`;
  const kinds: readonly [Severity, string][] = [['error', 'error'], ['warning', 'warning'], ['info', 'note'], ['hint', 'hint']];
  const parts = kinds.flatMap(([severity, noun]) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [severityPaint(severity, colours)(counted(count, noun))];
  });
  const touched = new Set(findings.map((finding) => finding.path)).size;
  const first = findings[0]?.rule ?? '';
  const why = first.startsWith('holdout/') ? '' : `${colours.dim(`Why and how to fix: holdout explain ${first}`)}\n`;
  if (change !== undefined) return `${parts.join(', ')}${about}${why}`;
  return `${parts.join(', ')} in ${touched < stats.files ? `${touched} of ${files}` : files}.\n${why}`;
}

/** What the change is, what it mends, and what it leaves untested. */
function reviewed(change: ReviewedChange, newCode: NewCodeCoverage | undefined, tests: readonly TestToWrite[], colours: Colours): string {
  const { against, files, added, removed, fixed, before } = change;
  const facts = [
    ...(fixed.length === 0 ? [] : [colours.green(`${counted(fixed.length, 'finding')} mended`)]),
    ...(before === 0 ? [] : [`${counted(before, 'finding')} in the same code from before`]),
    ...(newCode === undefined || newCode.of === 0 ? [] : [`tests run ${String(newCode.covered)} of ${counted(newCode.of, `changed ${newCode.unit}`)}`]),
  ];
  const lines = [
    ` from ${counted(files, 'changed file')} (+${String(added)} -${String(removed)} lines of Python) against ${plainText(against)}.`,
    ...(facts.length === 0 ? [] : [`${facts.join('; ')}.`]),
    ...(tests.length === 0 ? [] : [`Tests to write: ${tests.slice(0, 5).map(({ name, at }) => `${name} (${placeName(at)})`).join(', ')}${tests.length > 5 ? ` and ${String(tests.length - 5)} more` : ''}.`]),
  ];
  return `${lines.join('\n')}\n`;
}

function severityMark(severity: Severity, colours: Colours): string {
  const name = severity === 'info' ? 'note' : severity;
  return severityPaint(severity, colours)(colours.bold(name));
}

function severityPaint(severity: Severity, colours: Colours): (text: string) => string {
  if (severity === 'error') return colours.red;
  if (severity === 'warning') return colours.yellow;
  return severity === 'info' ? colours.blue : colours.cyan;
}
