import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
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
      loaded = await loadParser();
    },
  };
}
