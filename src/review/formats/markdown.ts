import type { ReportedFinding } from '../report';
import type { Format, FormatContext } from './format';
import { checklist } from './markdown-checklist';
import { code, escapeMarkdown, placeLink } from './markdown-text';
import { parityTable } from './markdown-parity';
import { counted } from './places';
import { ranked, severityCounts } from './ranking';
import type { NewCodeCoverage, ReviewReport, TestToWrite } from './review-report';

/** GitHub takes no longer comment; the rest is room for what an action puts around it. */
const MOST_CHARACTERS = 65_000;
const MOST_FINDINGS = 10;
const MOST_STEPS = 8;
const MOST_TESTS = 5;
const MOST_COMPETENCIES = 5;

/**
 * A comment for a pull request: the verdict first, then what weighs most. What nobody needs to read in order to decide is folded away, and a clean change gets few
 * lines.
 */
export const markdown: Format = (report, context) => {
  const shown = ranked(report.findings);
  const head = [`## Holdout: ${verdict(report)}`, summary(report), trouble(report)];
  const sections = [
    findingsList(shown, report, context),
    coverage(report.newCode),
    testsToWrite(report.testsToWrite ?? [], context),
    parityTable(report.parity),
    checklist(report),
    competencies(shown, context),
  ];
  let text = join([...head, ...sections]);
  // The findings come first and are bounded, so that what goes over is at the end.
  for (let kept = sections.length - 1; text.length > MOST_CHARACTERS && kept >= 0; kept--) {
    text = join([...head, ...sections.slice(0, kept), '_The rest is left out: the comment would be too long._']);
  }
  return text;
};

function join(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** Whether the change can go on, in a few words behind a sign. */
export function verdict(report: ReviewReport): string {
  const { findings, errors, stats, newCode } = report;
  if (stats.files === 0 && errors.length > 0) return 'nothing could be checked';
  const has = (severity: ReportedFinding['severity']): boolean => findings.some((finding) => finding.severity === severity);
  if (has('error')) return '❌ not ready';
  if (has('warning')) return '⚠️ look at this first';
  if (newCode !== undefined && percent(newCode) < newCode.target) return '⚠️ new code lacks tests';
  return findings.length === 0 ? '✅ nothing found' : '✅ only notes';
}

function summary({ findings, change, stats }: ReviewReport): string {
  const counts = severityCounts(findings);
  if (change === undefined) return `${counts === '' ? 'No findings' : counts} in ${counted(stats.files, 'file')}.`;
  const against = `${counted(change.files, 'changed file')} (+${String(change.added)} −${String(change.removed)} lines of Python) against ${code(change.against)}`;
  const first = counts === '' ? `This change brings no new findings: ${against}.` : `This change brings ${counts}: ${against}.`;
  const fixed = change.fixed.length === 0 ? '' : ` It mends ${counted(change.fixed.length, 'finding')}.`;
  const elsewhere = change.elsewhere.length === 0 ? '' : ` ${String(change.elsewhere.length)} of these ${change.elsewhere.length === 1 ? 'stands' : 'stand'} in code that it did not touch.`;
  return `${first}${elsewhere}${fixed}`;
}

function trouble({ errors }: ReviewReport): string {
  if (errors.length === 0) return '';
  const [first, ...rest] = errors;
  const more = rest.length === 0 ? '' : ` And ${String(rest.length)} more.`;
  return first === undefined ? '' : `> Not everything was read. ${first.path === '' ? '' : `${code(first.path)}: `}${escapeMarkdown(first.message)}${more}`;
}

function findingsList(all: readonly ReportedFinding[], report: ReviewReport, context: FormatContext): string {
  if (all.length === 0) return '';
  const blocks = all.slice(0, MOST_FINDINGS).map((finding, index) => findingBlock(finding, index + 1, report, context));
  const rest = all.slice(MOST_FINDINGS);
  const more = rest.length === 0 ? [] : [`**And ${String(rest.length)} more:** ${severityCounts(rest)}. \`holdout check\` lists all of them.`];
  return ['### Findings', ...blocks, ...more].join('\n\n');
}

function findingBlock(finding: ReportedFinding, number: number, report: ReviewReport, context: FormatContext): string {
  const doubt = finding.confidence === 'certain' ? '' : ` (${finding.confidence})`;
  const elsewhere = report.change?.elsewhere.includes(finding.fingerprint) === true ? ' · _in code that this change did not touch_' : '';
  const severity = finding.severity === 'info' ? 'note' : finding.severity;
  const lines = [`**${String(number)}. ${severity}${doubt}** ${placeLink(finding, context)} · ${code(finding.rule)}${elsewhere}`, '', escapeMarkdown(finding.message)];
  const steps = finding.related.slice(0, MOST_STEPS).map((step, index) => `${String(index + 1)}. ${placeLink(step, context)}: ${escapeMarkdown(step.message)}`);
  if (finding.related.length > MOST_STEPS) steps.push(`${String(MOST_STEPS + 1)}. … ${String(finding.related.length - MOST_STEPS)} more`);
  if (steps.length > 0) lines.push('', '<details><summary>How it comes about</summary>', '', ...steps, '', '</details>');
  const fix = finding.fixes.find((one) => one.safe) ?? finding.fixes[0];
  if (fix !== undefined) lines.push('', `_Fix on offer: ${escapeMarkdown(fix.title)}${fix.safe ? '' : ' (look it over)'}._`);
  return lines.join('\n');
}

/** Percent of the new code that tests reach, rounded down. */
export function percent({ covered, of }: NewCodeCoverage): number {
  return of === 0 ? 100 : Math.floor((covered / of) * 100);
}

function coverage(newCode: NewCodeCoverage | undefined): string {
  if (newCode === undefined || newCode.of === 0) return '';
  const reached = percent(newCode);
  const enough = reached >= newCode.target ? 'That is enough' : 'That is too little';
  const source = newCode.from === null ? 'read off the tests\' code; no coverage report is there' : `by ${code(newCode.from)}`;
  return `### Tests of the new code\n\n**${String(reached)} %** of ${counted(newCode.of, `new ${newCode.unit}`)} run in tests (${source}). ${enough}: the target is ${String(newCode.target)} %.`;
}

function testsToWrite(tests: readonly TestToWrite[], context: FormatContext): string {
  if (tests.length === 0) return '';
  const lines = tests.slice(0, MOST_TESTS).map((test) => `- ${code(test.name)} (${placeLink(test.at, context)}): ${escapeMarkdown(test.reason)}`);
  const rest = tests.length - MOST_TESTS;
  if (rest > 0) lines.push(`- … and ${String(rest)} more`);
  return ['### Tests to write', '', ...lines, '', '`holdout tests --write` makes a first version of each that can be called with made-up data.'].join('\n');
}

function competencies(findings: readonly ReportedFinding[], context: FormatContext): string {
  const counts = new Map<string, number>();
  for (const finding of findings) for (const id of finding.competencies) counts.set(id, (counts.get(id) ?? 0) + 1);
  if (counts.size === 0) return '';
  const most = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MOST_COMPETENCIES);
  const names = most.map(([id]) => escapeMarkdown(context.competency?.(id) ?? id));
  const rules = [...new Set(findings.slice(0, MOST_FINDINGS).map((finding) => finding.rule))].filter((rule) => !rule.startsWith('holdout/')).slice(0, MOST_COMPETENCIES);
  const lessons = rules.map((rule) => `\`holdout explain ${rule}\``);
  const read = lessons.length === 0 ? '' : `\n\nTo read on: ${lessons.join(', ')}.`;
  return `<details><summary>What this is about: ${names.join(', ')}</summary>${read}\n\n</details>`;
}
