import type { Span } from '../../python/text';
import type { Level, MentorPlace, Risk } from '../conversation';
import { lessonText } from '../lesson-base';
import { watchItems } from '../telling/watch';
import type { WatchItem } from '../telling/watch';
import type { MentorFinding } from './material';

const MOST_WATCHED: Readonly<Record<Level, number>> = { junior: 3, mid: 3, senior: 4 };
const gravity = { error: 0, warning: 1, info: 2, hint: 3 } as const;

/** The findings that stand in a span, the gravest first. `spanOf`: where a finding stands. */
export function findingsIn(findings: readonly MentorFinding[], path: string, span: Span, spanOf: (place: MentorPlace) => Span): readonly MentorFinding[] {
  return findings
    .filter((finding) => finding.path === path)
    .filter((finding) => {
      const own = spanOf(finding);
      return own.start < Math.max(span.end, span.start + 1) && own.end >= span.start;
    })
    .sort((a, b) => gravity[a.severity] - gravity[b.severity]);
}

export function findingRisks(findings: readonly MentorFinding[]): readonly Risk[] {
  return findings.map(({ rule, severity, message, path, cell, range }) => ({ kind: 'finding', rule, severity, text: message, place: { path, cell, range } }));
}

/** What to watch in code of this kind: the heaviest first, without what is found already. `ids`: in the order in which the code gives them. */
export function watched(ids: readonly string[], found: ReadonlySet<string>, level: Level): readonly WatchItem[] {
  const items = [...new Set(ids)].flatMap((id) => (Object.hasOwn(watchItems, id) ? (watchItems[id] ?? []) : []));
  const fresh = items.filter((item) => !found.has(item.lesson));
  const sorted = [...fresh].sort((a, b) => b.weight - a.weight);
  return sorted.filter((item, index) => sorted.findIndex((other) => other.lesson === item.lesson) === index).slice(0, MOST_WATCHED[level]);
}

export function watchRisk(item: WatchItem): Risk {
  return { kind: 'watch', rule: lessonText(item.lesson) === undefined ? null : item.lesson, severity: null, text: item.text, place: null };
}
