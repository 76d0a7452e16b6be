/** Shorter lines are not worth a look. */
const LONG_LINE = 2000;

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const COMMA = 0x2c;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const KEYS = ['"image/', '"application/', '"audio/', '"video/'].map((key) => Array.from(key, (character) => character.charCodeAt(0)));

/**
 * A notebook's bytes without the pictures, scripts and sounds in its outputs, which are most of many notebooks and would be decoded and parsed for nothing. Jupyter
 * writes each as one line, `"image/png": "iVBOR…"`; the text between the quotes is left out. Everything else stays byte for byte.
 */
export function withoutImages(bytes: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = [];
  let from = 0;
  for (let at = 0; at < bytes.length; ) {
    const found = bytes.indexOf(NEWLINE, at);
    const end = found < 0 ? bytes.length : found;
    const image = end - at > LONG_LINE ? imageIn(bytes, at, end) : null;
    if (image) {
      kept.push(bytes.subarray(from, image.start));
      from = image.end;
    }
    at = end + 1;
  }
  return kept.length === 0 ? bytes : concatenated([...kept, bytes.subarray(from)]);
}

/** Where the text of a line's image, script or sound begins and ends; null for any other line. */
function imageIn(bytes: Uint8Array, start: number, end: number): { readonly start: number; readonly end: number } | null {
  let at = start;
  while (bytes[at] === 0x20 || bytes[at] === 0x09) at++;
  if (!KEYS.some((key) => key.every((byte, i) => bytes[at + i] === byte))) return null;
  at = bytes.indexOf(QUOTE, at + 1) + 1;
  if (bytes[at - 2] === BACKSLASH) return null;
  while (bytes[at] === 0x20 || bytes[at] === 0x3a) at++;
  if (at === 0 || bytes[at] !== QUOTE) return null;
  const close = closingQuote(bytes, end);
  return close <= at ? null : { start: at + 1, end: close };
}

/** The quote with which the last text of a line ends; -1: the line ends otherwise. */
function closingQuote(bytes: Uint8Array, end: number): number {
  let close = end - 1;
  while (bytes[close] === RETURN || bytes[close] === COMMA) close--;
  let strokes = 0;
  while (bytes[close - 1 - strokes] === BACKSLASH) strokes++;
  return bytes[close] === QUOTE && strokes % 2 === 0 ? close : -1;
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
