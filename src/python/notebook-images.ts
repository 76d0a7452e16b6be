/** Shorter lines are not worth a look. */
const LONG_LINE = 2000;

const NEWLINE = 0x0a;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const KEY = Array.from('"image/', (character) => character.charCodeAt(0));

/**
 * A notebook's bytes without the pictures in its outputs, which are most of many notebooks and would be decoded and parsed for nothing. Jupyter
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

/** Where the text of a line's image begins and ends; null for any other line. */
function imageIn(bytes: Uint8Array, start: number, end: number): { readonly start: number; readonly end: number } | null {
  let at = start;
  while (bytes[at] === 0x20 || bytes[at] === 0x09) at++;
  if (!KEY.every((byte, i) => bytes[at + i] === byte)) return null;
  at = bytes.indexOf(QUOTE, at + 1) + 1;
  if (bytes[at - 2] === BACKSLASH) return null;
  while (bytes[at] === 0x20 || bytes[at] === 0x3a) at++;
  if (at === 0 || bytes[at] !== QUOTE) return null;
  const close = bytes.indexOf(QUOTE, at + 1);
  return close < 0 || close >= end || bytes[close - 1] === BACKSLASH ? null : { start: at + 1, end: close };
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
