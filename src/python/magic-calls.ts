/**
 * What a notebook's magics become in a script that is made of it: `get_ipython().run_cell_magic('time', '', 'model.fit(X, y)\n')`. The code in the text is read as
 * code, at the place where it stands. Source: the Python exporter of nbconvert, which writes the text as `repr` does.
 */
import { blank, maskLines, PYTHON_CELL_MAGICS, RUNNING_MAGICS } from './magics';

const CALL = /\bget_ipython\(\)\.(run_cell_magic|run_line_magic|magic)\(/g;
/** Nothing, or what the statement's value is assigned to. */
const BEFORE = /^([ \t]*)(?:[\w.,[\]'" \t]+=[ \t]*)?$/;

/** A script's text with such calls replaced by what they run: the same length. A script without any comes back as it is. */
export function readMagicCalls(text: string): string {
  if (!text.includes('get_ipython()')) return text;
  let out = '';
  let done = 0;
  for (const match of text.matchAll(CALL)) {
    if (match.index < done) continue;
    const lineStart = text.lastIndexOf('\n', match.index - 1) + 1;
    const before = BEFORE.exec(text.slice(lineStart, match.index));
    const call = before ? callAt(text, match.index + match[0].length, match[1] ?? '') : null;
    if (!before || !call) continue;
    const indent = before[1] ?? '';
    const isStatement = before[0] === indent;
    const code = maskLines(unescaped(text.slice(call.start, call.end), call.isRaw));
    const isLong = code.trim().includes('\n');
    const room = call.start - match.index;
    // What is assigned, or stands in a block, has one line.
    if (code.trim() === '' || (isLong && !(isStatement && indent === '')) || room <= indent.length) continue;
    out += text.slice(done, match.index);
    // The code begins on a line of its own, as far to the right as the call did.
    out += isStatement ? `${blank(text.slice(match.index, call.start - indent.length - 1))}\n${indent}` : blank(text.slice(match.index, call.start));
    out += code + blank(text.slice(call.end, call.after));
    done = call.after;
  }
  return out + text.slice(done);
}

interface MagicCall {
  /** Where the code that it runs starts and ends. */
  readonly start: number;
  readonly end: number;
  /** Behind the closing bracket. */
  readonly after: number;
  readonly isRaw: boolean;
}

/** The call whose arguments start at an offset; null: it runs no Python, or can't be read. */
function callAt(text: string, at: number, method: string): MagicCall | null {
  const given: TextLiteral[] = [];
  let next = at;
  for (let more = true; more; ) {
    const literal = textLiteral(text, skip(text, next));
    if (literal === null) return null;
    given.push(literal);
    next = skip(text, literal.after);
    more = text[next] === ',';
    if (more) next += 1;
  }
  const [first, second, third] = given;
  if (text[next] !== ')' || !first) return null;
  const after = next + 1;
  const written = (literal: TextLiteral): string => text.slice(literal.start, literal.end);
  if (method === 'run_cell_magic') return third && PYTHON_CELL_MAGICS.has(written(first)) ? { ...third, after } : null;
  const name = method === 'magic' ? (/^%{0,2}(\w+)/.exec(written(first))?.[1] ?? '') : written(first);
  const options = RUNNING_MAGICS.get(name);
  const line = method === 'magic' ? { ...first, start: first.start + (/^%{0,2}\w+[ \t]*/.exec(written(first))?.[0].length ?? 0) } : second;
  if (options === undefined || line === undefined) return null;
  return { ...line, start: line.start + (options.exec(written(line))?.[0].length ?? 0), after };
}

function skip(text: string, at: number): number {
  return at + (/^\s*/.exec(text.slice(at, at + 200))?.[0].length ?? 0);
}

interface TextLiteral {
  readonly start: number;
  readonly end: number;
  readonly after: number;
  readonly isRaw: boolean;
}

/** The text literal at an offset, on one line; null: there is none. */
function textLiteral(text: string, at: number): TextLiteral | null {
  const head = /^([uUrR]?)('''|"""|'|")/.exec(text.slice(at, at + 4));
  const [whole = '', prefix = '', quote = ''] = head ?? [];
  if (head === null) return null;
  const start = at + whole.length;
  for (let end = start; end < text.length; end++) {
    if (text.startsWith(quote, end)) return { start, end, after: end + quote.length, isRaw: /r/i.test(prefix) };
    if (text[end] === '\\') end += 1;
    else if (text[end] === '\n' && quote.length === 1) return null;
  }
  return null;
}

/** A text as it is when it runs, in as many characters as it is written in: a line's end for its two, quotes beside a blank. */
function unescaped(written: string, isRaw: boolean): string {
  if (isRaw) return written;
  let out = '';
  let open = '';
  for (let at = 0; at < written.length; at++) {
    const char = written.charAt(at);
    const next = written.charAt(at + 1);
    if (char !== '\\') {
      out += char;
      if (char === '\n') open = '';
      else if (char === open) open = '';
      else if (open === '' && (char === '"' || char === '\'')) open = char;
      continue;
    }
    at += 1;
    if (next === 'n') {
      out += ' \n';
      open = '';
    } else if (next === 't') out += '  ';
    else if (next === '\\' && written.startsWith('\\n', at + 1)) {
      // A line that goes on: nothing may stand between the stroke and the line's end.
      out += '  \\\n';
      at += 2;
    } else if (next === '\\') out += ' \\';
    else if (next === '\'' || next === '"') {
      if (open === '') {
        out += ` ${next}`;
        open = next;
      } else if (open === next) {
        out += `${next} `;
        open = '';
      } else out += ` ${next}`;
    } else out += char + next;
  }
  return out;
}
