import type { Severity } from '../../rules/rule';
import { percent, verdict } from '../formats/markdown';
import { counted } from '../formats/places';
import { severityCounts } from '../formats/ranking';
import type { NewCodeCoverage, ReviewReport } from '../formats/review-report';

/** How a review went, for a colour. */
export type Mood = 'bad' | 'look' | 'good';

/** The verdict without its sign. */
export function verdictOf(report: ReviewReport): { readonly mood: Mood; readonly text: string } {
  const text = verdict(report);
  const mood = text.startsWith('✅') ? 'good' : text.startsWith('⚠') ? 'look' : 'bad';
  const plain = text.replace(/^[^a-z]+/i, '');
  return { mood, text: plain.charAt(0).toUpperCase() + plain.slice(1) };
}

/** "2 errors, 1 warning in 4 changed files (+120 −8 lines of Python) against main. 1 of these is caused elsewhere. 2 findings are mended." */
export function summaryOf({ findings, change, stats }: ReviewReport): string {
  const counts = severityCounts(findings);
  const found = counts === '' ? 'No new finding' : counts;
  if (change === undefined) return `${found} in ${counted(stats.files, 'file')}.`;
  const elsewhere = change.elsewhere.length === 0 ? '' : ` ${String(change.elsewhere.length)} of these ${change.elsewhere.length === 1 ? 'stands' : 'stand'} in code that the change did not touch.`;
  const fixed = change.fixed.length === 0 ? '' : ` It mends ${counted(change.fixed.length, 'finding')}.`;
  return `${found} in ${counted(change.files, 'changed file')} (+${String(change.added)} −${String(change.removed)} lines of Python) against ${change.against}.${elsewhere}${fixed}`;
}

/** "40 % of 5 new functions run in tests; the target is 75 %". */
export function coverageText(newCode: NewCodeCoverage): string {
  const from = newCode.from === null ? 'read off the tests\' code' : `by ${newCode.from}`;
  return `${String(percent(newCode))} % of ${counted(newCode.of, `new ${newCode.unit}`)} run in tests (${from}); the target is ${String(newCode.target)} %`;
}

/** The groups in which findings are shown, the gravest first. */
export const severityGroups: readonly { readonly severity: Severity; readonly title: string }[] = [
  { severity: 'error', title: 'Errors' }, { severity: 'warning', title: 'Warnings' }, { severity: 'info', title: 'Notes' }, { severity: 'hint', title: 'Hints' },
];

/** The first sentence of a message, for a line of a list. */
export function firstSentence(message: string): string {
  return /^.*?[.!?](?=\s|$)/s.exec(message)?.[0] ?? message;
}
