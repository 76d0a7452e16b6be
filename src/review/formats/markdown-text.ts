import type { ReportedPlace } from '../report';
import type { FormatContext } from './format';
import { plainText } from './places';

/** A sentence longer than this is cut: a comment is read in passing. */
const LONGEST = 700;

/**
 * A text as Markdown shows it, word for word: what stands in backticks stays code, and everywhere else nothing becomes markup, a mention, a reference to an issue or
 * a tag.
 */
export function escapeMarkdown(text: string): string {
  const plain = plainText(text);
  const short = plain.length <= LONGEST ? plain : `${plain.slice(0, LONGEST - 1)}…`;
  return short
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : escapeProse(part)))
    .join('');
}

function escapeProse(text: string): string {
  return text
    .replace(/[\\`*_[\]|~]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    // A backslash does not keep these from being links.
    .replace(/([@#])(?=\w)/g, '$1<!-- -->')
    .replace(/(https?):\/\//g, '$1<!-- -->://');
}

/** A text as inline code, whatever backticks are in it. */
export function code(text: string): string {
  const plain = plainText(text).replace(/\|/g, '\u2502');
  const longest = Math.max(0, ...[...plain.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = plain.startsWith('`') || plain.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${plain}${pad}${fence}`;
}

/** `src/train.py:12` as code, and as a link where the repository's host is known. */
export function placeLink({ path, cell, range }: ReportedPlace, context: FormatContext): string {
  const name = code(cell === null ? `${path}:${String(range.start.line)}` : `${path} cell ${String(cell)}:${String(range.start.line)}`);
  const page = cell === null ? context.link?.(path, range.start.line) : undefined;
  return page === undefined ? name : `[${name}](${page})`;
}
