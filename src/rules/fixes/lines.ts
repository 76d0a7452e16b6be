import type { Statement } from '../../python/nodes';
import type { Edit } from '../rule';
import { edit } from './source';
import type { Source } from './source';

/** Whole lines, within one cell of a notebook. */
interface Lines {
  /** Where the first one starts. */
  readonly start: number;
  /** Behind the last one, before its line ending. */
  readonly end: number;
  /** The bounds of the cell, or of the file. */
  readonly from: number;
  readonly to: number;
  readonly indent: string;
  /** The comment behind the statement, with its `#`; empty where there is none. */
  readonly comment: string;
}

/** The lines of a statement; null where it shares one with another statement. */
function linesOf({ document }: Source, statement: Statement): Lines | null {
  const { text } = document;
  const segment = document.segments.findLast((one) => one.start <= statement.start);
  const from = segment?.start ?? 0;
  const to = segment ? segment.start + segment.source.length : text.length;
  let start = statement.start;
  while (start > from && !/[\r\n]/.test(text.charAt(start - 1))) start--;
  let end = statement.end;
  while (end < to && !/[\r\n]/.test(text.charAt(end))) end++;
  const indent = text.slice(start, statement.start);
  const tail = /^[ \t]*(#.*)?$/.exec(text.slice(statement.end, end));
  if (!/^[ \t]*$/.test(indent) || !tail || statement.end > to) return null;
  return { start, end, from, to, indent, comment: tail[1]?.trimEnd() ?? '' };
}

/** Does a statement have its lines to itself? */
export function standsAlone(source: Source, statement: Statement): boolean {
  return linesOf(source, statement) !== null;
}

/** The comment behind a statement on its last line. */
export function commentBehind(source: Source, statement: Statement): string {
  return linesOf(source, statement)?.comment ?? '';
}

export function newlineOf({ document }: Source): string {
  return document.text.includes('\r\n') ? '\r\n' : '\n';
}

/** Takes a statement out with its lines, and with the comment lines right above it; gives the latter. Null where that is not possible. */
export function takeOut(source: Source, statement: Statement): { readonly edits: readonly Edit[]; readonly above: readonly string[] } | null {
  const lines = linesOf(source, statement);
  if (!lines) return null;
  const { text } = source.document;
  const above: string[] = [];
  let { start } = lines;
  for (;;) {
    const before = /(?:^|\n|\r\n|\r)([ \t]*)(#[^\r\n]*)(?:\r\n|\n|\r)$/.exec(text.slice(lines.from, start));
    if (before?.[1] !== lines.indent || before[2] === undefined || /^#\s*(%%|In\[|!|-\*-|!\/)/.test(before[2])) break;
    above.unshift(before[2]);
    start -= before[0].replace(/^(?:\r\n|\n|\r)/, '').length;
  }
  const ending = /^(?:\r\n|\n|\r)/.exec(text.slice(lines.end, lines.to))?.[0] ?? '';
  const leading = ending === '' && start > lines.from ? (/(?:\r\n|\n|\r)$/.exec(text.slice(lines.from, start))?.[0] ?? '') : '';
  return { edits: [edit(source, start - leading.length, lines.end + ending.length, '')], above };
}

/** Puts statements on lines of their own below a statement, as deep as it is. */
export function putBelow(source: Source, statement: Statement, statements: readonly string[]): Edit | null {
  const lines = linesOf(source, statement);
  if (!lines) return null;
  const newline = newlineOf(source);
  return edit(source, lines.end, lines.end, statements.map((one) => `${newline}${lines.indent}${one}`).join(''));
}

/** Puts statements on lines of their own above a statement. */
export function putAbove(source: Source, statement: Statement, statements: readonly string[]): Edit | null {
  const lines = linesOf(source, statement);
  if (!lines) return null;
  const newline = newlineOf(source);
  return edit(source, lines.start, lines.start, statements.map((one) => `${lines.indent}${one}${newline}`).join(''));
}
