import type { Constant, Expression, JoinedString } from './nodes';
import type { FlatTree } from './flat-tree';
import { STRING_CONTENT } from './flat-tree';
import { kind } from './kinds';

const STRING = kind('string');
const STRING_END = kind('string_end');
const INTERPOLATION = kind('interpolation');

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', '\\': '\\', '\'': '\'', '"': '"', '\n': '',
};
const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})|([0-7]{1,3})|(\r\n|[\s\S]))/g;

/** Decodes the escapes of a Python literal. `\N{…}` and unknown escapes stay as they are written, as do \u and \U in bytes. */
export function decodeEscapes(text: string, isBytes: boolean): string {
  if (!text.includes('\\')) return text;
  return text.replace(ESCAPE, (whole, four?: string, eight?: string, two?: string, octal?: string, other?: string) => {
    if (four !== undefined) return isBytes ? whole : String.fromCharCode(parseInt(four, 16));
    if (eight !== undefined) {
      const point = parseInt(eight, 16);
      return isBytes || point > 0x10ffff ? whole : String.fromCodePoint(point);
    }
    if (two !== undefined) return String.fromCharCode(parseInt(two, 16));
    if (octal !== undefined) return String.fromCharCode(parseInt(octal, 8));
    if (other === undefined || other === '\r\n') return '';
    return SIMPLE_ESCAPES[other] ?? whole;
  });
}

interface Piece { readonly bytes: boolean; readonly value: string; readonly parts: (string | Expression)[] | null }

function piece(t: FlatTree, i: number, lowerExpression: (t: FlatTree, i: number) => Expression): Piece {
  const opening = i + 1;
  const openStart = t.starts[opening] as number;
  const openEnd = t.ends[opening] as number;
  let raw = false;
  let bytes = false;
  let formatted = false;
  for (let p = openStart; p < openEnd; p++) {
    const c = t.code.charCodeAt(p) | 32;
    if (c === 114) raw = true;
    else if (c === 98) bytes = true;
    else if (c === 102 || c === 116) formatted = true;
    else if (c === 34 || c === 39) break;
  }
  const end = t.nexts[i] as number;
  if (!formatted) {
    // The closing token takes the content in when that is nothing but backslashes in a raw string, so count the quotes from its end.
    const quotes = openEnd - openStart >= 3 && t.code.charCodeAt(openEnd - 1) === t.code.charCodeAt(openEnd - 3) ? 3 : 1;
    let bodyEnd = openEnd;
    for (let c = t.nexts[opening] as number; c < end; c = t.nexts[c] as number) {
      const childEnd = t.ends[c] as number;
      bodyEnd = t.kinds[c] === STRING_END ? childEnd - quotes : childEnd;
    }
    const body = t.code.slice(openEnd, Math.max(openEnd, bodyEnd));
    return { bytes, value: raw ? body : decodeEscapes(body, bytes), parts: null };
  }
  const parts: (string | Expression)[] = [];
  for (let c = t.nexts[opening] as number; c < end; c = t.nexts[c] as number) {
    const k = t.kinds[c];
    if (k === STRING_CONTENT) {
      const text = t.code.slice(t.starts[c], t.ends[c]).replace(/\{\{/g, '{').replace(/\}\}/g, '}');
      parts.push(raw ? text : decodeEscapes(text, false));
    } else if (k === INTERPOLATION) {
      const value = c + 2;
      if (value < (t.nexts[c] as number)) parts.push(lowerExpression(t, value));
    }
  }
  return { bytes, value: '', parts };
}

/** Lowers a `string` node. The expressions inside an f-string are lowered by `lowerExpression`. */
export function lowerString(t: FlatTree, i: number, lowerExpression: (t: FlatTree, i: number) => Expression): Constant | JoinedString {
  const { bytes, value, parts } = piece(t, i, lowerExpression);
  const start = t.starts[i] as number;
  const end = t.ends[i] as number;
  if (parts !== null) return { kind: 'JoinedString', start, end, parts };
  return { kind: 'Constant', start, end, type: bytes ? 'bytes' : 'string', value };
}

/** Lowers adjacent strings to one: a JoinedString as soon as one of them is an f-string. */
export function lowerConcatenatedString(t: FlatTree, i: number, lowerExpression: (t: FlatTree, i: number) => Expression): Constant | JoinedString {
  const pieces: Piece[] = [];
  const last = t.nexts[i] as number;
  for (let c = i + 1; c < last; c = t.nexts[c] as number) {
    if (t.kinds[c] === STRING) pieces.push(piece(t, c, lowerExpression));
  }
  const start = t.starts[i] as number;
  const end = t.ends[i] as number;
  if (pieces.some((one) => one.parts !== null)) {
    return { kind: 'JoinedString', start, end, parts: pieces.flatMap((one): (string | Expression)[] => one.parts ?? [one.value]) };
  }
  const type = pieces[0]?.bytes === true ? 'bytes' : 'string';
  return { kind: 'Constant', start, end, type, value: pieces.map((one) => one.value).join('') };
}
