/**
 * Reads a syntax tree straight out of the parser's memory: no wasm call a node. The layout is that of tree-sitter's lib/src/subtree.h and
 * lib/src/parser.h (struct TSLanguage) for 32-bit little-endian; the parser checks this reader against the official API when it starts and
 * does without it if they differ (see parser.ts and docs/decisions/0001-lowering.md).
 */
import type { FlatTree } from './flat-tree';
import { COMMENT, LINE_CONTINUATION, resetFlatTree, STRING_CONTENT } from './flat-tree';
import { ERROR, MISSING } from './kinds';

/** The views of the wasm memory; emscripten replaces them when the memory grows, so they are read anew for every tree. */
export interface WasmMemory {
  readonly HEAPU8?: Uint8Array;
  readonly HEAPU16?: Uint16Array;
  readonly HEAPU32?: Uint32Array;
}

/** What the language tells about its symbols, read once. */
export interface LanguageTables {
  /** Our kind for every public symbol. */
  readonly kinds: Uint16Array;
  /** The public symbol of every symbol. */
  readonly publicSymbols: Uint16Array;
  /** For production p, the alias of its child c stands at `p * aliasWidth + c`; 0 for none. */
  readonly aliases: Uint16Array;
  readonly aliasWidth: number;
  /** 1 where a symbol is a named node. */
  readonly named: Uint8Array;
}

const ERROR_SYMBOL = 65535;
const SYMBOL_COUNT = 4;
const ALIAS_COUNT = 8;
const PRODUCTION_COUNT = 28;
const MAX_ALIAS_LENGTH = 36;
const PUBLIC_SYMBOL_MAP = 76;
const ALIAS_SEQUENCES = 84;

/** Reads the tables of a language at `address`; null when the memory can't be reached or what is there makes no sense. */
export function readLanguageTables(memory: WasmMemory, address: number, kinds: Uint16Array, named: Uint8Array): LanguageTables | null {
  const { HEAPU16: half, HEAPU32: word } = memory;
  if (half === undefined || word === undefined) return null;
  const at = (offset: number): number => word[(address + offset) >> 2] ?? 0;
  const symbols = at(SYMBOL_COUNT) + at(ALIAS_COUNT);
  if (symbols !== kinds.length) return null;
  const aliasWidth = half[(address + MAX_ALIAS_LENGTH) >> 1] ?? 0;
  const publicMap = at(PUBLIC_SYMBOL_MAP) >> 1;
  const aliasMap = at(ALIAS_SEQUENCES) >> 1;
  const productions = at(PRODUCTION_COUNT);
  if (publicMap + symbols > half.length || aliasMap + productions * aliasWidth > half.length) return null;
  return {
    kinds,
    named,
    publicSymbols: half.slice(publicMap, publicMap + symbols),
    aliases: half.slice(aliasMap, aliasMap + productions * aliasWidth),
    aliasWidth,
  };
}

// Offsets in SubtreeHeapData, in 4-byte words unless said otherwise.
const PADDING_BYTES = 1;
const SIZE_BYTES = 4;
const ERROR_COST = 8;
const CHILD_COUNT = 9;
const SYMBOL_HALF = 20;
const FLAGS_HALF = 22;
const VISIBLE_DESCENDANTS = 14;
const PRODUCTION_HALF = 33;
const HEAP_VISIBLE = 1;
const HEAP_EXTRA = 4;
const HEAP_MISSING = 0x200;
const INLINE_VISIBLE = 2;
const INLINE_EXTRA = 8;
const INLINE_MISSING = 32;

/** The walk's own stack: five numbers a level. */
const FRAME = 5;
let stack = new Int32Array(FRAME * 256);

/**
 * Fills `flat` from the tree whose root subtree stands at `rootAddress`, which starts at UTF-16 offset `rootStart`.
 * Throws a RangeError when the memory can't hold what it claims.
 */
export function flattenFromMemory(memory: WasmMemory, rootAddress: number, rootStart: number, code: string, tables: LanguageTables, flat: FlatTree): void {
  const { HEAPU8: bytes, HEAPU16: half, HEAPU32: word } = memory;
  if (bytes === undefined || half === undefined || word === undefined) throw new RangeError('the parser\'s memory is out of reach');
  const { publicSymbols, aliases, aliasWidth, kinds: symbolKinds, named } = tables;
  const rootWord = word[rootAddress >> 2] ?? 0;
  const rootChildren = (rootWord & 1) === 0 ? (word[(rootWord >> 2) + CHILD_COUNT] ?? 0) : 0;
  const visible = rootChildren > 0 ? (word[(rootWord >> 2) + VISIBLE_DESCENDANTS] ?? 0) : 0;
  resetFlatTree(flat, code, visible + 2);
  const { kinds, starts, ends, nexts, comments, errors, missing } = flat;
  let count = 0;
  let level = 0;
  // Offsets below are in bytes of UTF-16, two a code unit. The root's own padding is already in its start.
  let position = rootStart * 2 - ((rootWord & 1) === 0 ? (word[(rootWord >> 2) + PADDING_BYTES] ?? 0) : (bytes[rootAddress + 6] ?? 0));
  let slot = rootAddress;
  let slotEnd = rootAddress + 8;
  let structural = 0;
  let aliasBase = -1;
  let owner = -1;
  for (;;) {
    if (slot === slotEnd) {
      if (owner >= 0) nexts[owner] = count;
      if (level === 0) break;
      level -= FRAME;
      slot = stack[level] as number;
      slotEnd = stack[level + 1] as number;
      structural = stack[level + 2] as number;
      aliasBase = stack[level + 3] as number;
      owner = stack[level + 4] as number;
      continue;
    }
    const head = word[slot >> 2] as number;
    if ((head & 1) === 1) {
      const symbol = (head >> 8) & 255;
      const size = word[(slot >> 2) + 1] as number;
      position += (size >> 16) & 255;
      const start = position >> 1;
      position += size >>> 24;
      let alias = 0;
      if ((head & INLINE_EXTRA) === 0) {
        if (aliasBase >= 0) alias = aliases[aliasBase + structural] as number;
        structural++;
      }
      slot += 8;
      if (alias === 0 && (head & INLINE_VISIBLE) === 0) continue;
      const shown = publicSymbols[alias === 0 ? symbol : alias] as number;
      const kind = symbolKinds[shown] as number;
      if ((head & INLINE_MISSING) !== 0) {
        missing.push(shown, start);
        if (named[shown] === 0) continue;
        kinds[count] = MISSING;
      } else if (kind === COMMENT) {
        comments.push(start, position >> 1);
        continue;
      } else if (kind === LINE_CONTINUATION) {
        continue;
      } else {
        kinds[count] = kind;
      }
      starts[count] = start;
      ends[count] = position >> 1;
      nexts[count] = ++count;
      continue;
    }
    const data = head >> 2;
    const symbol = half[(head >> 1) + SYMBOL_HALF] as number;
    const flags = half[(head >> 1) + FLAGS_HALF] as number;
    const childCount = word[data + CHILD_COUNT] as number;
    const padding = word[data + PADDING_BYTES] as number;
    const size = word[data + SIZE_BYTES] as number;
    const begin = position + padding;
    let alias = 0;
    if ((flags & HEAP_EXTRA) === 0) {
      if (aliasBase >= 0) alias = aliases[aliasBase + structural] as number;
      structural++;
    }
    slot += 8;
    let index = -1;
    let descend = childCount > 0;
    if (alias !== 0 || (flags & HEAP_VISIBLE) !== 0 || (owner < 0 && level === 0)) {
      const raw = alias === 0 ? symbol : alias;
      const shown = raw === ERROR_SYMBOL ? ERROR_SYMBOL : (publicSymbols[raw] as number);
      const kind = shown === ERROR_SYMBOL ? ERROR : (symbolKinds[shown] as number);
      if ((flags & HEAP_MISSING) !== 0) {
        missing.push(shown, begin >> 1);
        if (named[shown] === 1) index = count;
        if (index >= 0) kinds[index] = MISSING;
        descend = false;
      } else if (kind === COMMENT) {
        comments.push(begin >> 1, (begin + size) >> 1);
        descend = false;
      } else if (kind === LINE_CONTINUATION) {
        descend = false;
      } else {
        index = count;
        kinds[index] = kind;
        if (kind === ERROR) errors.push(index);
        else if (kind === STRING_CONTENT && (word[data + ERROR_COST] as number) === 0) descend = false;
      }
      if (index >= 0) {
        starts[index] = begin >> 1;
        ends[index] = (begin + size) >> 1;
        count++;
      }
    }
    if (!descend) {
      if (index >= 0) nexts[index] = count;
      position = begin + size;
      continue;
    }
    if (level + FRAME > stack.length) {
      const wider = new Int32Array(stack.length * 2);
      wider.set(stack);
      stack = wider;
    }
    stack[level] = slot;
    stack[level + 1] = slotEnd;
    stack[level + 2] = structural;
    stack[level + 3] = aliasBase;
    stack[level + 4] = owner;
    level += FRAME;
    slot = head - childCount * 8;
    slotEnd = head;
    structural = 0;
    const production = half[(head >> 1) + PRODUCTION_HALF] as number;
    aliasBase = production === 0 ? -1 : production * aliasWidth;
    owner = index;
  }
  flat.count = count;
}
