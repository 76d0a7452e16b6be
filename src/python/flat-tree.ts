/**
 * The concrete tree as flat arrays in pre-order: what lowering reads. It stands between the parser's memory and the lowering, so that the
 * fast reader (tree-memory.ts) and the one over the official API (tree-cursor.ts) can be held against each other.
 */
import { kind } from './kinds';

export const COMMENT = kind('comment');
export const LINE_CONTINUATION = kind('line_continuation');
export const STRING_CONTENT = kind('string_content');

/** The nodes of one parse. Comments and line continuations are not among them; comments have arrays of their own. */
export interface FlatTree {
  code: string;
  count: number;
  /** Kind of node i (see kinds.ts). */
  kinds: Uint16Array;
  starts: Int32Array;
  ends: Int32Array;
  /** The index after node i's whole subtree: its next sibling, or its parent's `next`. Children start at i + 1. */
  nexts: Int32Array;
  /** Start and end of every comment, in order. */
  comments: number[];
  /** Index of every node of kind ERROR. */
  errors: number[];
  /** Grammar symbol and offset of every token or node that the parser made up. */
  missing: number[];
  /** How deep the lowering is at the moment. */
  depth: number;
  /** Start and end of the expressions and statements that were too deep to be lowered. */
  tooDeep: number[];
}

export function emptyFlatTree(): FlatTree {
  return {
    code: '', count: 0, kinds: new Uint16Array(0), starts: new Int32Array(0), ends: new Int32Array(0), nexts: new Int32Array(0),
    comments: [], errors: [], missing: [], depth: 0, tooDeep: [],
  };
}

/** Empties the tree and makes room for `count` nodes; the arrays are kept from one parse to the next. */
export function resetFlatTree(tree: FlatTree, code: string, count: number): void {
  tree.code = code;
  tree.count = 0;
  tree.comments = [];
  tree.errors = [];
  tree.missing = [];
  tree.depth = 0;
  tree.tooDeep = [];
  if (tree.kinds.length < count) {
    const room = Math.ceil(count * 1.25) + 64;
    tree.kinds = new Uint16Array(room);
    tree.starts = new Int32Array(room);
    tree.ends = new Int32Array(room);
    tree.nexts = new Int32Array(room);
  }
}

/** Gives the memory of an unusually large parse back. */
export function trimFlatTree(tree: FlatTree): void {
  tree.code = '';
  if (tree.kinds.length > 4_000_000) {
    tree.kinds = new Uint16Array(0);
    tree.starts = new Int32Array(0);
    tree.ends = new Int32Array(0);
    tree.nexts = new Int32Array(0);
  }
}
