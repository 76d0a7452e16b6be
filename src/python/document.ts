import type { Position, Span } from './text';
import { LineIndex } from './text';

/** One code cell's place in the module text that a notebook is analysed as. */
export interface CellSegment {
  /** Index of the cell from 0 among *all* cells of the notebook (markdown ones included). */
  readonly cell: number;
  /** Offset in the module text at which the cell's source starts. */
  readonly start: number;
  /** The cell's own source, as it stands in the notebook. */
  readonly source: string;
  /** When it was run last, as the file says; null: it was not. Undefined where that is not known. */
  readonly executionCount?: number | null;
  /** The text of its saved outputs, cut off where it is long. */
  readonly output?: string;
}

/** Where a span stands for a person: in a notebook, within a cell. */
export interface Place {
  readonly cell: number | null;
  readonly start: Position;
  readonly end: Position;
}

/**
 * A Python module as the engine reads it: a script, or all code cells of a notebook in document order as one module.
 * `text` is what a person wrote; `code` has the same length, with IPython magics masked, and is what is parsed.
 */
export interface PythonDocument {
  /** Path relative to the workspace root, with `/`. */
  readonly path: string;
  readonly kind: 'script' | 'notebook';
  readonly text: string;
  readonly code: string;
  /** Empty for scripts. In order of `start`. */
  readonly segments: readonly CellSegment[];
  /** Where a span is, for a person. Spans that cross cells end at the first cell's end. */
  locate(span: Span): Place;
  /** The source line (counted from 1, within the cell if there is one) without its line ending. */
  lineAt(cell: number | null, line: number): string;
}

/** Makes a document of a script. `code` must have the length of `text`. */
export function scriptDocument(path: string, text: string, code: string = text): PythonDocument {
  const lines = new LineIndex(text);
  return {
    path,
    kind: 'script',
    text,
    code,
    segments: [],
    locate: (span) => ({ cell: null, start: lines.positionAt(span.start), end: lines.positionAt(span.end) }),
    lineAt: (_cell, line) => lines.lineText(line),
  };
}
