import { diffArrays } from 'diff';

/** How the lines of a text come from those of another one. Lines count from 1. */
export interface LineChanges {
  /** The line of the old text that this line of the new one is; null for a line that is new or was changed. */
  readonly origin: (line: number) => number | null;
  readonly added: number;
  readonly removed: number;
}

/** Texts that differ in more lines than this are compared no further: all between their common start and end counts as changed. */
const MOST_EDITS = 4000;

/** Compares two texts line by line; how lines end is no difference. O(lines × differences). */
export function compareLines(before: string, after: string): LineChanges {
  const old = linesOf(before);
  const now = linesOf(after);
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old[old.length - 1 - end] === now[now.length - 1 - end]) end++;
  const parts = diffArrays(old.slice(start, old.length - end), now.slice(start, now.length - end), { maxEditLength: MOST_EDITS });
  const middle = now.length - end - start;
  const origins: (number | null)[] = [];
  let from = start;
  for (const { count, added, removed } of parts ?? [{ count: middle, added: true, removed: false }]) {
    if (removed) from += count;
    else for (let at = 0; at < count; at++) origins.push(added ? null : ++from);
  }
  const kept = origins.filter((origin) => origin !== null).length;
  return {
    origin: (line) => {
      if (line < 1 || line > now.length) return null;
      if (line <= start) return line;
      return line > start + middle ? line + old.length - now.length : (origins[line - 1 - start] ?? null);
    },
    added: middle - kept,
    removed: old.length - end - start - kept,
  };
}

/** A line end at the end of a text begins no further line. */
function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  if (lines[lines.length - 1] === '') lines.pop();
  return lines;
}

/** The share of lines that two texts have in common, from 0 to 1, wherever they stand; blank lines count for nothing. */
export function similarity(before: string, after: string): number {
  const counts = new Map<string, number>();
  const old = linesOf(before).filter((line) => line.trim() !== '');
  const now = linesOf(after).filter((line) => line.trim() !== '');
  for (const line of old) counts.set(line, (counts.get(line) ?? 0) + 1);
  let common = 0;
  for (const line of now) {
    const left = counts.get(line) ?? 0;
    if (left === 0) continue;
    counts.set(line, left - 1);
    common++;
  }
  return common / Math.max(1, old.length, now.length);
}
