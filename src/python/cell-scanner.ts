/** Finds logical lines, and what is left open, in a cell's source. A light lexer: it knows strings, comments, brackets and backslashes. */

export interface LogicalLine {
  readonly start: number;
  /** After its line ending. */
  readonly end: number;
  /** What is still open at the end of the source, if anything is. */
  readonly open: 'bracket' | 'string' | 'backslash' | 'f-string' | null;
  /** Offset of the `!` or `%` in `x = !ls` or `x = %magic`; -1 in Python. */
  readonly assignedMagic: number;
}

const NEWLINE = 10;
const RETURN = 13;
const BACKSLASH = 92;
const HASH = 35;
const QUOTE = 39;
const DOUBLE_QUOTE = 34;
const EQUALS = 61;

/** The offset after the line ending of the physical line that holds `at`. */
export function physicalLineEnd(source: string, at: number): number {
  for (let i = at; i < source.length; i++) {
    const c = source.charCodeAt(i);
    if (c === NEWLINE) return i + 1;
    if (c === RETURN) return source.charCodeAt(i + 1) === NEWLINE ? i + 2 : i + 1;
  }
  return source.length;
}

/** Reads the logical line that begins at `start`. Never looks at what is before. */
export function logicalLine(source: string, start: number): LogicalLine {
  let depth = 0;
  let i = start;
  while (i < source.length) {
    const c = source.charCodeAt(i);
    switch (c) {
      case HASH:
        i = contentEnd(source, i);
        break;
      case NEWLINE:
      case RETURN:
        i = physicalLineEnd(source, i);
        if (depth === 0) return { start, end: i, open: null, assignedMagic: -1 };
        break;
      case BACKSLASH: {
        const next = physicalLineEnd(source, i + 1);
        if (contentEnd(source, i + 1) !== i + 1) {
          i++;
          break;
        }
        if (next >= source.length) return { start, end: source.length, open: 'backslash', assignedMagic: -1 };
        i = next;
        break;
      }
      case DOUBLE_QUOTE:
      case QUOTE: {
        const end = stringEnd(source, i);
        if (end < 0) return { start, end: source.length, open: 'string', assignedMagic: -1 };
        // A one-line string that is not closed does no harm beyond its line, an f-string does.
        if (source.charCodeAt(end - 1) !== c && end === contentEnd(source, i) && /[fF][rR]?$/.test(source.slice(Math.max(start, i - 2), i))) {
          return { start, end: physicalLineEnd(source, i), open: 'f-string', assignedMagic: -1 };
        }
        i = end;
        break;
      }
      case 0x28: // (
      case 0x5b: // [
      case 0x7b: // {
        depth++;
        i++;
        break;
      case 0x29: // )
      case 0x5d: // ]
      case 0x7d: // }
        if (depth > 0) depth--;
        i++;
        break;
      case EQUALS: {
        const magic = depth === 0 ? magicAfterEquals(source, i) : -1;
        if (magic >= 0) return { start, end: continuedEnd(source, magic), open: null, assignedMagic: magic };
        i++;
        break;
      }
      default:
        i++;
    }
  }
  return { start, end: source.length, open: depth > 0 ? 'bracket' : null, assignedMagic: -1 };
}

/** The end of a line and of the lines that a backslash joins to it. */
export function continuedEnd(source: string, at: number): number {
  let line = at;
  for (;;) {
    const content = contentEnd(source, line);
    const end = physicalLineEnd(source, line);
    if (end >= source.length || content === line || source.charCodeAt(content - 1) !== BACKSLASH) return end;
    line = end;
  }
}

/** The offset of the physical line's ending. */
export function contentEnd(source: string, at: number): number {
  let i = at;
  while (i < source.length && source.charCodeAt(i) !== NEWLINE && source.charCodeAt(i) !== RETURN) i++;
  return i;
}

function magicAfterEquals(source: string, equals: number): number {
  if (/[=!<>+\-*/%&|^@:]/.test(source.charAt(equals - 1))) return -1;
  let i = equals + 1;
  while (source.charAt(i) === ' ' || source.charAt(i) === '\t') i++;
  const c = source.charAt(i);
  if (c === '!' && source.charAt(i + 1) !== '=') return i;
  return c === '%' && /[A-Za-z_]/.test(source.charAt(i + 1)) ? i : -1;
}

/** The offset after a string that opens at `at`; a one-line string that is not closed ends with its line. -1 for an open triple string. */
function stringEnd(source: string, at: number): number {
  const quote = source.charCodeAt(at);
  const isTriple = (i: number): boolean => source.charCodeAt(i) === quote && source.charCodeAt(i + 1) === quote && source.charCodeAt(i + 2) === quote;
  if (isTriple(at)) {
    for (let i = at + 3; i < source.length; i++) {
      if (source.charCodeAt(i) === BACKSLASH) i++;
      else if (isTriple(i)) return i + 3;
    }
    return -1;
  }
  for (let i = at + 1; i < source.length; i++) {
    const c = source.charCodeAt(i);
    if (c === BACKSLASH) i = source.charCodeAt(i + 1) === RETURN && source.charCodeAt(i + 2) === NEWLINE ? i + 2 : i + 1;
    else if (c === NEWLINE || c === RETURN) return i;
    else if (c === quote) return i + 1;
  }
  return source.length;
}
