import type { PythonDocument } from './document';
import { scriptDocument } from './document';
import { readMagicCalls } from './magic-calls';
import type { SyntaxProblem } from './nodes';
import { readNotebook } from './notebook';
import { withoutLongOutputs } from './notebook-outputs';

/**
 * What came of a file: a document, or a `problem`, a sentence for the user. A `problem` beside a document tells what was assumed so as to
 * read the file; `damage` tells what was left out of a notebook because its cell does not end what it opens.
 */
export type ReadResult =
  | { readonly document: PythonDocument; readonly problem: string | null; readonly damage: readonly SyntaxProblem[] }
  | { readonly document: null; readonly problem: string; readonly damage: readonly SyntaxProblem[] };

/** A text and, when it could not be decoded as it says it is, a sentence on what was done instead. */
export interface DecodedText {
  readonly text: string;
  readonly note: string | null;
}

// PEP 263: the comment stands in the first or second line.
const COOKIE = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;
const BLANK = /^[ \t\f]*(?:#.*)?$/;
const ENCODINGS: Readonly<Record<string, string>> = {
  'latin-1': 'latin-1', latin1: 'latin-1', 'iso-8859-1': 'latin-1', 'iso8859-1': 'latin-1', l1: 'latin-1',
  utf8: 'utf-8', 'utf-8': 'utf-8', 'utf-8-sig': 'utf-8', ascii: 'utf-8', 'us-ascii': 'utf-8',
  cp1250: 'windows-1250', cp1251: 'windows-1251', cp1252: 'windows-1252', cp1254: 'windows-1254', 'mac-roman': 'macintosh', cp932: 'shift_jis', cp936: 'gbk', cp949: 'euc-kr', cp950: 'big5',
};

/** Decodes Python source: byte order mark first (it is not part of the text), then the coding comment of PEP 263, then UTF-8, then latin-1. */
export function decodeSource(bytes: Uint8Array): DecodedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: decode(bytes, 'utf-16le') ?? latin1(bytes), note: null };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: decode(bytes, 'utf-16be') ?? latin1(bytes), note: null };
  const declared = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? null : declaredEncoding(bytes);
  const encoding = declared === null ? 'utf-8' : (ENCODINGS[declared.toLowerCase().replace(/_/g, '-')] ?? declared);
  const text = encoding === 'latin-1' ? latin1(bytes) : decode(bytes, encoding);
  if (text !== null) return { text, note: null };
  const asUtf8 = encoding === 'utf-8' ? null : decode(bytes, 'utf-8');
  if (asUtf8 !== null) return { text: asUtf8, note: `Read as UTF-8, because the file is not in the encoding that it declares (${declared ?? ''})` };
  return { text: latin1(bytes), note: `Read as latin-1, because the file is not valid ${encoding === 'utf-8' ? 'UTF-8' : encoding}` };
}

function declaredEncoding(bytes: Uint8Array): string | null {
  const head = bytes.subarray(0, endOfHead(bytes));
  if (!head.includes(HASH)) return null;
  const [first = '', second = ''] = latin1(head).split(/\r\n|\r|\n/, 2);
  const cookie = COOKIE.exec(first) ?? (BLANK.test(first) ? COOKIE.exec(second) : null);
  return cookie?.[1] ?? null;
}

const HASH = 0x23;

/** Where the first two lines end, or what of them is looked at. */
function endOfHead(bytes: Uint8Array): number {
  const most = Math.min(bytes.length, 1000);
  let ends = 0;
  for (let at = 0; at < most; at++) {
    const byte = bytes[at];
    if (byte === 0x0d || (byte === 0x0a && bytes[at - 1] !== 0x0d)) ends++;
    if (ends === 2) return at;
  }
  return most;
}

// Node 20 decodes windows-1252 as latin-1, so what lies between 0x80 and 0x9f is put right here. Source: the WHATWG encoding standard.
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

function decode(bytes: Uint8Array, encoding: string): string | null {
  if (encoding === 'windows-1252') return latin1(bytes).replace(/[\x80-\x9f]/g, (c) => WINDOWS_1252.charAt(c.charCodeAt(0) - 0x80));
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}

/**
 * Makes a document of a file's bytes: a notebook when the path ends in `.ipynb`, else a script. Never throws.
 */
export function readDocument(path: string, bytes: Uint8Array): ReadResult {
  if (/\.ipynb$/i.test(path)) return readNotebookBytes(path, bytes, withoutLongOutputs(bytes));
  const { text, note } = decodeSource(bytes);
  if (text.includes('\0')) return { document: null, problem: 'The file holds null bytes, so it is not Python source', damage: [] };
  return { document: scriptDocument(path, text, readMagicCalls(text)), problem: note, damage: [] };
}

/** `kept`: the bytes without what nobody reads. Where another program than Jupyter broke the lines, these may be no JSON any more. */
function readNotebookBytes(path: string, bytes: Uint8Array, kept: Uint8Array): ReadResult {
  const { text, note } = decodeSource(kept);
  const result = readNotebook(path, text);
  if (result.ok) return { document: result.document, problem: note, damage: result.damage };
  return kept === bytes ? { document: null, problem: result.problem, damage: [] } : readNotebookBytes(path, bytes, bytes);
}
