import type { Library } from '../library/lookup';
import type { PythonDocument } from '../python/document';
import type { Module } from '../python/nodes';
import type { ProvenanceGraph } from '../provenance/graph';

/** What the provenance room is given: shapes that its entry states too. */
export interface ProgramInput {
  readonly modules: ReadonlyMap<string, { readonly document: PythonDocument; readonly module: Module }>;
  resolveImport(fromPath: string, dotted: string, level: number): string | undefined;
  readonly library: Library;
  readonly entries: readonly string[];
  readonly checkpoint?: () => void;
}

export type Analyse = (input: ProgramInput) => ProvenanceGraph;

export interface PythonParser {
  parse(document: PythonDocument): Module;
}
