import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { ParserFiles, PythonParser } from '../../python/parser';
import { createParser } from '../../python/parser';

const GRAMMAR = 'tree-sitter-python.wasm';
const RUNTIME = 'web-tree-sitter.wasm';

/** Finds a file in one of the places given, seen from every folder above this one. */
function find(name: string, places: readonly string[]): string {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    for (const place of places) {
      const path = join(folder, place, name);
      if (existsSync(path)) return path;
    }
    if (dirname(folder) === folder) throw new Error(`${name} is missing from this installation: install Holdout again`);
  }
}

/** Reads the parser's wasm files: beside the bundle where it is installed, in grammars/ and node_modules/ where it is developed. */
export async function readParserFiles(): Promise<ParserFiles> {
  const [runtime, grammar] = await Promise.all([
    readFile(find(RUNTIME, ['', 'dist', 'node_modules/web-tree-sitter'])),
    readFile(find(GRAMMAR, ['', 'dist', 'grammars'])),
  ]);
  return { runtime, grammar };
}

let parser: Promise<PythonParser> | null = null;

/** The parser of this process, made at the first call. Rejects with a sentence when the installation is incomplete. */
export function loadParser(): Promise<PythonParser> {
  parser ??= readParserFiles().then(createParser);
  return parser;
}

/** Bytes of a wasm function's code that run before these releases of Node optimise it. Source: `node --v8-options`. */
const USUAL_BUDGET: Readonly<Record<string, number>> = { 20: 1_800_000, 22: 13_000_000, 24: 13_000_000 };
const LARGE_BUDGET = 400_000_000;

/**
 * Loads the parser for a process that ends soon: optimising its code takes a quarter of a check that parses one file, and saves a tenth of the parse of many. The flag
 * counts while the parser is made, and must be as it was when V8 keeps compiled code, which holds for one set of flags.
 */
async function loadParserForOnce(): Promise<PythonParser> {
  const usual = USUAL_BUDGET[process.versions.node.split('.')[0] ?? ''];
  if (usual === undefined) return loadParser();
  setFlagsFromString(`--wasm-tiering-budget=${String(LARGE_BUDGET)}`);
  try {
    return await loadParser();
  } finally {
    setFlagsFromString(`--wasm-tiering-budget=${String(usual)}`);
  }
}

/** A parser that can be handed on before its files are read, for those who may never parse: `prepare` must have resolved before it is asked. */
export function lateParser(): { readonly parser: PythonParser; readonly prepare: () => Promise<void> } {
  let loaded: PythonParser | null = null;
  const ready = (): PythonParser => {
    if (loaded === null) throw new Error('The parser is asked before it is ready.');
    return loaded;
  };
  return {
    parser: {
      parse: (code, onTree) => ready().parse(code, onTree),
      open: (code) => ready().open(code),
      get reader() {
        return ready().reader;
      },
    },
    prepare: async () => {
      loaded ??= await loadParserForOnce();
    },
  };
}
