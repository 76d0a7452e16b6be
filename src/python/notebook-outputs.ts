/** So many characters of a cell's outputs are read at most. */
export const MOST_OUTPUT = 20_000;

/** Shorter lines are not worth a look. */
const LONG_LINE = 2000;
/** A character takes no more bytes than this, as JSON writes it. */
const BYTES_A_CHARACTER = 6;
/** What a line of a text may have besides it: quotes, a comma, and so many more blanks than the line with its key. */
const BESIDE_TEXT = 16;

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;
const COMMA = 0x2c;
const COLON = 0x3a;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const CLOSING: Readonly<Record<number, number>> = { 0x5b: 0x5d, 0x7b: 0x7d };

const keys = (...names: readonly string[]): readonly Uint8Array[] => names.map((name) => new TextEncoder().encode(`"${name}`));
/** Pictures, scripts, sounds and what widgets keep: nobody reads them. */
const UNREAD = keys('image/', 'application/', 'audio/', 'video/');
/** What a cell printed or showed: its beginning is read. */
const READ = keys('text"', 'text/');

/** From the first offset up to the second. */
type Range = readonly [start: number, end: number];

/**
 * A notebook's bytes without what nobody reads of its outputs, which are most of many notebooks and would be decoded and parsed for nothing: pictures, scripts and sounds, and
 * long texts but for their beginning. Jupyter writes one value or one line of a text a line, further to the right the deeper it stands: `"image/png": "iVBOR…"`,
 * `"text/html": [`. Everything else stays byte for byte; where another program broke the lines otherwise, what is left may be no JSON.
 */
export function withoutLongOutputs(bytes: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = [];
  let from = 0;
  const leaveOut = ([start, end]: Range): void => {
    if (start === end) return;
    kept.push(bytes.subarray(from, start));
    from = end;
  };
  for (let at = 0; at < bytes.length; ) {
    const end = lineEnd(bytes, at);
    const last = bytes[end - 1] === RETURN ? end - 2 : end - 1;
    const close = CLOSING[bytes[last] ?? 0];
    if (close !== undefined) {
      const list = restOfList(bytes, at, end, close);
      if (list === 'open') return bytes;
      if (list !== null) {
        leaveOut(list);
        at = list[1];
        continue;
      }
    } else if (end - at > LONG_LINE) {
      const value = unreadValue(bytes, at, last);
      if (value !== null) leaveOut(value);
    }
    at = end + 1;
  }
  return kept.length === 0 ? bytes : concatenated([...kept, bytes.subarray(from)]);
}

function lineEnd(bytes: Uint8Array, at: number): number {
  const found = bytes.indexOf(NEWLINE, at);
  return found < 0 ? bytes.length : found;
}

/** What is left out of an output's list that a line opens: all lines between, those behind the first, or nothing; null: it is no output; `open`: it has no end. */
function restOfList(bytes: Uint8Array, start: number, end: number, close: number): Range | null | 'open' {
  const key = afterBlanks(bytes, start);
  const isUnread = startsWithOne(bytes, key, UNREAD);
  if (!isUnread && !startsWithOne(bytes, key, READ)) return null;
  const indent = key - start;
  let rest = isUnread ? end + 1 : -1;
  let read = 0;
  for (let at = end + 1; at < bytes.length; ) {
    // Lines within stand further to the right.
    if (bytes[at + indent] === close && afterBlanks(bytes, at) === at + indent) return [rest < 0 ? at : rest, at];
    const next = lineEnd(bytes, at);
    read += Math.max(0, next - at - indent - BESIDE_TEXT);
    if (rest < 0 && read >= MOST_OUTPUT * BYTES_A_CHARACTER) rest = withoutComma(bytes, next);
    at = next + 1;
  }
  return 'open';
}

/** The end of a line's text, before its comma. */
function withoutComma(bytes: Uint8Array, end: number): number {
  const last = bytes[end - 1] === RETURN ? end - 2 : end - 1;
  return bytes[last] === COMMA ? last : end;
}

/** Where the text between the quotes of a line's unread value begins and ends; null for any other line. */
function unreadValue(bytes: Uint8Array, start: number, last: number): Range | null {
  const key = afterBlanks(bytes, start);
  if (!startsWithOne(bytes, key, UNREAD)) return null;
  let open = bytes.indexOf(QUOTE, key + 1) + 1;
  while (bytes[open] === SPACE || bytes[open] === COLON) open++;
  const close = bytes[last] === COMMA ? last - 1 : last;
  let strokes = 0;
  while (bytes[close - 1 - strokes] === BACKSLASH) strokes++;
  const isClosed = bytes[open] === QUOTE && bytes[close] === QUOTE && close > open && strokes % 2 === 0;
  return isClosed ? [open + 1, close] : null;
}

function afterBlanks(bytes: Uint8Array, start: number): number {
  let at = start;
  while (bytes[at] === SPACE || bytes[at] === 0x09) at++;
  return at;
}

function startsWithOne(bytes: Uint8Array, at: number, names: readonly Uint8Array[]): boolean {
  return names.some((name) => name.every((byte, i) => bytes[at + i] === byte));
}

function concatenated(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
