import type { Tree } from 'web-tree-sitter';
import { Edit, Language, Parser } from 'web-tree-sitter';
import type { FlatTree } from './flat-tree';
import { emptyFlatTree, trimFlatTree } from './flat-tree';
import { knownKind } from './kinds';
import { lowerModule } from './lower';
import type { Module } from './nodes';
import { treeBytes } from './tree-bytes';
import { flattenWithCursor } from './tree-cursor';
import type { LanguageTables, WasmMemory } from './tree-memory';
import { flattenFromMemory, readLanguageTables } from './tree-memory';

/** Where the parser's two wasm files come from: their bytes, or for the runtime the path or URL of web-tree-sitter.wasm. */
export interface ParserFiles {
  readonly runtime: Uint8Array | string;
  readonly grammar: Uint8Array;
}

/** A replacement in a text: `[start, oldEnd)` of the old code became `[start, newEnd)` of the new one. UTF-16 offsets. */
export interface CodeEdit {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
  readonly newCode: string;
}

/** A document that stays open and is parsed again after every edit, in the time that the edit asks for. */
export interface OpenSyntax {
  readonly module: Module;
  /** Takes the whole new code, or one edit; gives the new module, which `module` gives from now on too. */
  edit(change: string | CodeEdit): Module;
  /** Frees the tree; the modules given so far stay good. */
  dispose(): void;
}

export interface PythonParser {
  /**
   * Parses Python 3 (and what of Python 2 the grammar knows). Never throws on bad code: see `problems` of the module. `onTree` is given the tree of code without
   * errors, from which `moduleFromTree` makes the same module.
   */
  parse(code: string, onTree?: (tree: Uint8Array) => void): Module;
  open(code: string): OpenSyntax;
  /** How the tree is read: `memory`, or `api` when this build of the parser is laid out otherwise than expected. */
  readonly reader: 'memory' | 'api';
}

interface RuntimeOptions extends WasmMemory {
  locateFile?: (name: string) => string;
  wasmBinary?: Uint8Array;
}

// The runtime of web-tree-sitter is one for the process, whoever starts it.
let runtime: { readonly options: RuntimeOptions; readonly started: Promise<void> } | null = null;

function startRuntime(source: Uint8Array | string): { readonly options: RuntimeOptions; readonly started: Promise<void> } {
  if (runtime === null) {
    // The runtime keeps the options object as its own module and hangs the views of its memory on it.
    const options: RuntimeOptions = typeof source === 'string' ? { locateFile: () => source } : { wasmBinary: source, locateFile: (name) => name };
    runtime = { options, started: Parser.init(options) };
  }
  return runtime;
}

/** Reads a tree into flat arrays. */
type Flatten = (tree: Tree, code: string, flat: FlatTree) => void;

/**
 * Makes the parser. Rejects when a wasm file is not one or does not fit the other. `reader: 'api'` has the tree read over the official API
 * even where the fast reader works: the tests hold one against the other.
 */
export async function createParser(files: ParserFiles, reader: 'fastest' | 'api' = 'fastest'): Promise<PythonParser> {
  const { options, started } = startRuntime(files.runtime);
  await started;
  const language = await Language.load(files.grammar);
  const parser = new Parser();
  parser.setLanguage(language);
  const { kinds, named } = symbolTables(language);
  const byApi: Flatten = (tree, code, flat) => { flattenWithCursor(tree, code, kinds, flat); };
  const fast = reader === 'api' ? null : memoryReader(options, language, kinds, named);
  const useFast = fast !== null && agrees(parser, fast, byApi);
  const flatten = useFast ? fast : byApi;
  const flat = emptyFlatTree();
  const symbolName = (symbol: number): string => language.nodeTypeForId(symbol) ?? 'something';

  const parseTree = (code: string, old: Tree | null): Tree => {
    const tree = parser.parse(code, old);
    if (tree === null) throw new Error('The Python parser gave no tree');
    return tree;
  };
  const lowerTree = (tree: Tree, code: string, onTree?: (tree: Uint8Array) => void): Module => {
    flatten(tree, code, flat);
    const bytes = onTree && treeBytes(flat);
    if (bytes) onTree(bytes);
    const module = lowerModule(flat, symbolName);
    trimFlatTree(flat);
    return module;
  };
  return {
    reader: useFast ? 'memory' : 'api',
    parse(code, onTree) {
      const tree = parseTree(code, null);
      try {
        return lowerTree(tree, code, onTree);
      } finally {
        tree.delete();
      }
    },
    open: (code) => openSyntax(code, parseTree, lowerTree),
  };
}

function openSyntax(firstCode: string, parseTree: (code: string, old: Tree | null) => Tree, lowerTree: (tree: Tree, code: string) => Module): OpenSyntax {
  let code = firstCode;
  let tree: Tree | null = parseTree(code, null);
  let module = lowerTree(tree, code);
  return {
    get module() {
      return module;
    },
    edit(change) {
      const edit = typeof change === 'string' ? smallestEdit(code, change) : change;
      if (edit === null) return module;
      const old = tree;
      // How the parser recovers from an error depends on what it keeps of the old tree; a broken document is parsed as a whole, so that the
      // same text always gives the same module.
      const isBroken = old?.rootNode.hasError ?? true;
      if (!isBroken) {old?.edit(new Edit({
        startIndex: edit.start, oldEndIndex: edit.oldEnd, newEndIndex: edit.newEnd,
        startPosition: pointAt(code, edit.start), oldEndPosition: pointAt(code, edit.oldEnd), newEndPosition: pointAt(edit.newCode, edit.newEnd),
      }));}
      tree = parseTree(edit.newCode, isBroken ? null : old);
      old?.delete();
      if (!isBroken && tree.rootNode.hasError) {
        tree.delete();
        tree = parseTree(edit.newCode, null);
      }
      code = edit.newCode;
      module = lowerTree(tree, code);
      return module;
    },
    dispose() {
      tree?.delete();
      tree = null;
    },
  };
}

/** The one replacement that turns `before` into `after`, found by common start and end; null when they are the same. */
export function smallestEdit(before: string, after: string): CodeEdit | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let tail = 0;
  while (tail < shorter - start && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail++;
  return { start, oldEnd: before.length - tail, newEnd: after.length - tail, newCode: after };
}

function pointAt(code: string, offset: number): { row: number; column: number } {
  let row = 0;
  let lineStart = 0;
  for (let at = code.indexOf('\n'); at >= 0 && at < offset; at = code.indexOf('\n', at + 1)) {
    row++;
    lineStart = at + 1;
  }
  return { row, column: offset - lineStart };
}

function symbolTables(language: Language): { kinds: Uint16Array; named: Uint8Array } {
  const kinds = new Uint16Array(language.nodeTypeCount);
  const named = new Uint8Array(language.nodeTypeCount);
  for (let symbol = 0; symbol < kinds.length; symbol++) {
    const name = language.nodeTypeForId(symbol) ?? '';
    const isNamed = language.nodeTypeIsNamed(symbol);
    named[symbol] = isNamed ? 1 : 0;
    kinds[symbol] = knownKind(isNamed ? name : `'${name}`);
  }
  return { kinds, named };
}

function memoryReader(memory: WasmMemory, language: Language, kinds: Uint16Array, named: Uint8Array): Flatten | null {
  const address = (language as unknown as Record<number, unknown>)[0];
  if (typeof address !== 'number') return null;
  const tables: LanguageTables | null = readLanguageTables(memory, address, kinds, named);
  if (tables === null) return null;
  return (tree, code, flat) => {
    const root = tree.rootNode;
    flattenFromMemory(memory, root.id, root.startIndex, code, tables, flat);
  };
}

/** Holds a little of everything: aliases, hidden nodes, long and short leaves, comments, errors, missing tokens, wide characters. */
const PROBE = `# é 𝒳
import a.b as c, d
from . import (x, y as z)  # why
@deco(1)
async def f(a: int = 1, *args, key=None, **kw) -> list[int]:
    """A text that is longer than what fits into an inline leaf: ${'x'.repeat(300)}"""
    if a not in b and not c or d is not e: return a[1:2, ...] + -x ** 2
    elif (n := len(a)) > 1: pass
    else:
        with open("p") as h, g() as (i, j): print(f"{a!r:>{w}} é {{}}" 'x')
    match k:
        case [1, *rest] | {"a": C(x=y)} if z: yield

class K(Base, metaclass=M): x: int = [i async for i in j if i]; y = {**a, 1: 2}; z = lambda q: {q for q in r}
print >>f, 'old'
a = b = \\
    c.d(e)(*f, **g)[h]
def broken(:
    x = = 3
y = (1,
`;

function agrees(parser: Parser, fast: Flatten, byApi: Flatten): boolean {
  const tree = parser.parse(PROBE);
  if (tree === null) return false;
  try {
    const one = emptyFlatTree();
    const two = emptyFlatTree();
    fast(tree, PROBE, one);
    byApi(tree, PROBE, two);
    return sameFlatTree(one, two);
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return false;
    throw error;
  } finally {
    tree.delete();
  }
}

/** True when two readings of a tree are the same node by node. */
export function sameFlatTree(one: FlatTree, two: FlatTree): boolean {
  if (one.count !== two.count) return false;
  for (let i = 0; i < one.count; i++) {
    if (one.kinds[i] !== two.kinds[i] || one.starts[i] !== two.starts[i] || one.ends[i] !== two.ends[i] || one.nexts[i] !== two.nexts[i]) return false;
  }
  const same = (a: readonly number[], b: readonly number[]): boolean => a.length === b.length && a.every((value, at) => value === b[at]);
  return same(one.comments, two.comments) && same(one.errors, two.errors) && same(one.missing, two.missing);
}
