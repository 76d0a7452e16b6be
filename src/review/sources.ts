import type { Library } from '../library/lookup';
import type { SourceSummary } from '../project/programs';
import type { InputProblem, Workspace } from '../project/workspace';
import type { PythonDocument } from '../python/document';
import { scanImports } from '../python/imports';
import type { ScannedImport } from '../python/imports';
import type { Module } from '../python/nodes';
import { readDocument } from '../python/source';
import type { PythonParser } from './collaborators';

/** A file as it was last read. The same object stands for the same content, so that results can be kept by it. */
export interface Source extends SourceSummary {
  readonly document: PythonDocument;
  /** Differs for every content that a file has had. */
  readonly version: number;
  readonly lines: number;
  /** Parsed at the first call. */
  module(): Module;
}

export type ReadSource = { readonly source: Source } | { readonly problem: InputProblem };

/** The files of a workspace, read once and again only where they changed. */
export interface Sources {
  read(path: string): Promise<ReadSource>;
  invalidate(path: string): void;
  clear(): void;
}

/** Sources over a workspace. */
export function makeSources(workspace: Workspace, parser: PythonParser, library: Library): Sources {
  const known = new Map<string, ReadSource>();
  const stale = new Set<string>();
  let versions = 0;

  const fresh = async (path: string): Promise<ReadSource> => {
    let bytes: Uint8Array;
    try {
      bytes = await workspace.read(path);
    } catch (error) {
      return { problem: { path, message: error instanceof Error ? error.message : String(error) } };
    }
    const result = readDocument(path, bytes);
    if ('problem' in result) return { problem: { path, message: result.problem } };
    const old = known.get(path);
    if (old !== undefined && 'source' in old && isSame(old.source.document, result.document)) return old;
    versions++;
    return { source: makeSource(result.document, versions, parser, library) };
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
    clear: () => {
      known.clear();
      stale.clear();
    },
  };
}

function makeSource(document: PythonDocument, version: number, parser: PythonParser, library: Library): Source {
  const imports = scanImports(document.code);
  let module: Module | undefined;
  return {
    path: document.path,
    document,
    version,
    imports,
    machineLearning: namesMachineLearning(document.code, imports, library),
    lines: countLines(document.text),
    module: () => (module ??= parser.parse(document)),
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

function countLines(text: string): number {
  if (text === '') return 0;
  let lines = text.endsWith('\n') ? 0 : 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
