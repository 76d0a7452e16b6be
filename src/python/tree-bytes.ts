/**
 * A flat tree as bytes, and back: four numbers a node, most of them a byte each. Reading them takes a thirtieth of the parse that made them. They hold for the code
 * that was parsed and for this build alone, since kinds are numbered as the program starts.
 */
import type { FlatTree } from './flat-tree';
import { emptyFlatTree, resetFlatTree, trimFlatTree } from './flat-tree';
import { lowerModule } from './lower';
import type { Module } from './nodes';

/** A number takes at most so many bytes. */
const LONGEST = 5;

/** The tree as bytes; null for one of code that does not parse: how the parser recovers is its own affair. */
export function treeBytes(flat: FlatTree): Uint8Array | null {
  if (flat.errors.length > 0 || flat.missing.length > 0) return null;
  const { count, kinds, starts, ends, nexts, comments } = flat;
  const bytes = new Uint8Array((2 + count * 4 + comments.length) * LONGEST);
  let at = 0;
  const put = (value: number): void => {
    let rest = value;
    for (; rest > 0x7f; rest >>>= 7) bytes[at++] = (rest & 0x7f) | 0x80;
    bytes[at++] = rest;
  };
  put(count);
  let before = 0;
  for (let i = 0; i < count; i++) {
    const start = starts[i] ?? 0;
    const end = ends[i] ?? 0;
    const next = nexts[i] ?? 0;
    if (start < before || end < start || next <= i) return null;
    put(kinds[i] ?? 0);
    put(start - before);
    put(end - start);
    put(next - i - 1);
    before = start;
  }
  put(comments.length);
  before = 0;
  for (const offset of comments) {
    if (offset < before) return null;
    put(offset - before);
    before = offset;
  }
  return bytes.slice(0, at);
}

/** Fills a flat tree from bytes; false where they are none. */
export function readTreeBytes(bytes: Uint8Array, code: string, flat: FlatTree): boolean {
  let at = 0;
  const take = (): number => {
    let byte = bytes[at++] ?? 0;
    if (byte < 0x80) return byte;
    let value = byte & 0x7f;
    for (let shift = 7; byte >= 0x80 && shift < 7 * LONGEST; shift += 7) {
      byte = bytes[at++] ?? 0;
      value |= (byte & 0x7f) << shift;
    }
    return value;
  };
  const count = take();
  if (count * 4 > bytes.length) return false;
  resetFlatTree(flat, code, count);
  const { kinds, starts, ends, nexts } = flat;
  let start = 0;
  for (let i = 0; i < count; i++) {
    kinds[i] = take();
    start += take();
    starts[i] = start;
    ends[i] = start + take();
    nexts[i] = i + 1 + take();
  }
  flat.count = count;
  let offset = 0;
  const comments = take();
  for (let i = 0; i < comments && at < bytes.length; i++) {
    offset += take();
    flat.comments.push(offset);
  }
  return at === bytes.length && flat.comments.length === comments;
}

const flat = emptyFlatTree();

/** The module of a code whose tree is known; null where the bytes are none. */
export function moduleFromTree(code: string, bytes: Uint8Array): Module | null {
  if (!readTreeBytes(bytes, code, flat)) return null;
  const module = lowerModule(flat, () => '');
  trimFlatTree(flat);
  return module;
}
