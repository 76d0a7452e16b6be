import type { Fix } from '../rule';

/** A finding's list of fixes: the one that was found, if any. Two edits of one place would be no fix. */
export function offered(find: () => Fix | null): readonly Fix[] {
  const fix = find();
  return fix && !overlaps(fix) ? [fix] : [];
}

function overlaps({ edits }: Fix): boolean {
  const sorted = [...edits].sort((a, b) => (a.at.path < b.at.path ? -1 : a.at.path > b.at.path ? 1 : a.at.span.start - b.at.span.start || a.at.span.end - b.at.span.end));
  return sorted.some(({ at }, i) => {
    const next = sorted[i + 1]?.at;
    return next?.path === at.path && (next.span.start < at.span.end || (next.span.start === at.span.start && next.span.end === at.span.end));
  });
}
