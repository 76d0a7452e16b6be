import type { PositionRange } from '../report';

/** A source line made fit for a terminal, and the columns (from 0) at which to underline it. */
export interface ExcerptLine {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const TAB = '    ';

/**
 * A source line of at most `width` columns around a range that starts on it, tabs and wide characters counted as terminals show them, control characters as a dot. A range that goes on below is
 * underlined to the line's end.
 */
export function excerptLine(source: string, range: PositionRange, width: number): ExcerptLine {
  const start = Math.min(range.start.column - 1, source.length);
  const onOneLine = range.end.line === range.start.line;
  const end = Math.max(start, onOneLine ? Math.min(range.end.column - 1, source.length) : source.trimEnd().length);
  const before = shown(source.slice(0, start));
  const marked = shown(source.slice(start, end));
  const whole = before + marked + shown(source.slice(end));
  if (columns(whole) <= width) return { text: whole, from: columns(before), to: columns(before) + Math.max(1, columns(marked)) };
  // Too long: the marked part with a little of what stands before it.
  const lead = columns(before) <= width / 2 ? before : `…${before.slice(before.length - Math.floor(width / 4))}`;
  const room = Math.max(1, width - columns(lead) - 1);
  const kept = cut(marked + shown(source.slice(end)), room);
  return { text: lead + kept, from: columns(lead), to: columns(lead) + Math.max(1, Math.min(columns(marked), room)) };
}

/** A source line without its indentation, cut to `width` columns. */
export function shortLine(source: string, width: number): string {
  return cut(shown(source.trim()), width);
}

/** The columns that a text takes in a terminal: two for East Asian wide characters and most pictures. */
export function columns(text: string): number {
  let count = 0;
  for (const character of text) count += WIDE.test(character) ? 2 : ZERO.test(character) ? 0 : 1;
  return count;
}

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const ZERO = /\p{Mn}/u;
const CONTROL = new RegExp('[\\u0000-\\u001f\\u007f-\\u009f\\u202a-\\u202e\\u2066-\\u2069]', 'g');

function shown(text: string): string {
  return text.replace(/\t/g, TAB).replace(CONTROL, '·');
}

function cut(text: string, width: number): string {
  if (columns(text) <= width) return text;
  let kept = '';
  let used = 0;
  for (const character of text) {
    used += columns(character);
    if (used > width - 1) break;
    kept += character;
  }
  return `${kept}…`;
}
