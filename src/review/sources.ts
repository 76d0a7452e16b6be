import type { Library } from '../library/lookup';
import type { SourceSummary } from '../project/programs';
import type { InputProblem, Workspace } from '../project/workspace';
import type { PythonDocument } from '../python/document';
import { scanImports } from '../python/imports';
import type { ScannedImport } from '../python/imports';
import type { Module, SyntaxProblem } from '../python/nodes';
import type { OpenSyntax, PythonParser } from '../python/parser';
import { readDocument } from '../python/source';
import { makeCache } from './cache';
import type { Cache } from './cache';

/** A file as it was last read. The same object stands for the same content, so that results can be kept by it. */
export interface Source extends SourceSummary {
  readonly document: PythonDocument;
  /** Differs for every content that a file has had. */
  readonly version: number;
  readonly lines: number;
  /** What was assumed to read it, in a sentence. */
  readonly note: string | null;
  /** Parsed at the first call. */
  module(): Module;
  /** Where it does not parse; kept when the tree is not. */
  problems(): readonly SyntaxProblem[];
  isParsed(): boolean;
}

/** Trees kept for files under the cursor; memory outside the garbage collector, so few. */
const OPEN_TREES = 8;

/** Parsed modules are kept up to so many lines, some 500 bytes each; of what was used longest ago only the text is. */
const PARSED_LINES = 250_000;

export type ReadSource = { readonly source: Source } | { readonly problem: InputProblem };

/** The files of a workspace, read once and again only where they changed. */
export interface Sources {
  read(path: string): Promise<ReadSource>;
  invalidate(path: string): void;
  /** The file as it was last read. */
  last(path: string): Source | undefined;
  /** Forgets these files, save those in `keep`: the next check reads them again. */
  release(paths: readonly string[], keep: ReadonlySet<string>): void;
  clear(): void;
}

/** Sources over a workspace. */
export function makeSources(workspace: Workspace, parser: PythonParser, library: Library): Sources {
  const known = new Map<string, ReadSource>();
  const stale = new Set<string>();
  let versions = 0;
  const open = makeCache<OpenSyntax>(OPEN_TREES, (syntax) => {
    syntax.dispose();
  });
  const parsed = makeCache<ParsedModule>(PARSED_LINES, undefined, ({ lines }) => lines);
  /** A file that was parsed before and has changed is being edited: its tree is kept, so that each further change costs what changed. */
  const reparse = (path: string, code: string): Module => {
    const syntax = open.get(path);
    if (syntax !== undefined) return syntax.edit(code);
    const opened = parser.open(code);
    open.set(path, opened);
    return opened.module;
  };

  const fresh = async (path: string): Promise<ReadSource> => {
    let bytes: Uint8Array;
    try {
      bytes = await workspace.read(path);
    } catch (error) {
      return { problem: { path, message: error instanceof Error ? error.message : String(error) } };
    }
    const result = readDocument(path, bytes);
    if (result.document === null) return { problem: { path, message: sentence(result.problem) } };
    const old = known.get(path);
    if (old !== undefined && 'source' in old && isSame(old.source.document, result.document)) return old;
    versions++;
    const { document } = result;
    const { code } = document;
    const isEdited = old !== undefined && 'source' in old && old.source.isParsed();
    const parse = (): Module => withDamage(isEdited ? reparse(path, code) : parser.parse(code), result.damage);
    return { source: makeSource({ document, version: versions, parse, parsed, library, note: result.problem === null ? null : sentence(result.problem) }) };
  };

  return {
    read: async (path) => {
      const old = known.get(path);
      if (old !== undefined && !stale.has(path)) return old;
      stale.delete(path);
      const read = await fresh(path);
      known.set(path, read);
      return read;
    },
    invalidate: (path) => {
      stale.add(path);
    },
    last: (path) => {
      const read = known.get(path);
      return read !== undefined && 'source' in read ? read.source : undefined;
    },
    release: (paths, keep) => {
      for (const path of paths) {
        if (keep.has(path)) continue;
        known.delete(path);
        parsed.delete(path);
      }
    },
    clear: () => {
      known.clear();
      parsed.clear();
      open.clear();
      stale.clear();
    },
  };
}

interface SourceParts {
  readonly document: PythonDocument;
  readonly version: number;
  readonly note: string | null;
  readonly library: Library;
  readonly parse: () => Module;
  readonly parsed: Cache<ParsedModule>;
}

interface ParsedModule {
  readonly version: number;
  readonly module: Module;
  readonly lines: number;
}

function makeSource({ document, version, note, library, parse, parsed }: SourceParts): Source {
  const imports = scanImports(document.code);
  const lines = countLines(document.text);
  const known = (): Module | undefined => {
    const entry = parsed.get(document.path);
    return entry?.version === version ? entry.module : undefined;
  };
  let problems: readonly SyntaxProblem[] | null = null;
  const parseAnew = (): Module => {
    const module = parse();
    parsed.set(document.path, { version, module, lines });
    problems = module.problems;
    return module;
  };
  return {
    path: document.path,
    document,
    version,
    note,
    imports,
    machineLearning: namesMachineLearning(document.code, imports, library),
    lines,
    module: () => known() ?? parseAnew(),
    problems: () => problems ?? (known() ?? parseAnew()).problems,
    isParsed: () => known() !== undefined,
  };
}

/** A piece of code without any import (a snippet, an exported notebook) is judged by the library names that it calls. */
function namesMachineLearning(code: string, imports: readonly ScannedImport[], library: Library): boolean {
  if (imports.length > 0) return imports.some(({ level, module }) => level === 0 && library.isMachineLearning(module));
  for (const match of code.matchAll(/\b([A-Za-z_]\w*)\s*[(.]/g)) if (library.bareName(match[1] ?? '') !== undefined) return true;
  return false;
}

function isSame(a: PythonDocument, b: PythonDocument): boolean {
  if (a.text !== b.text || a.code !== b.code || a.segments.length !== b.segments.length) return false;
  return a.segments.every((segment, index) => segment.cell === b.segments[index]?.cell && segment.start === b.segments[index].start);
}

/** What is wrong with the notebook's cells beside what the parser sees. */
function withDamage(module: Module, damage: readonly SyntaxProblem[]): Module {
  if (damage.length === 0) return module;
  return { ...module, problems: [...module.problems, ...damage].sort((a, b) => a.start - b.start) };
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function countLines(text: string): number {
  if (text === '') return 0;
  let lines = text.endsWith('\n') ? 0 : 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
