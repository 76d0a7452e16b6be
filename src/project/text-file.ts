import { decodeSource } from '../python/source';
import { LineIndex } from '../python/text';
import type { Position, Span } from '../python/text';
import type { Workspace } from './workspace';

/** A place in a file that is not Python: offsets into its text (without a byte order mark), and the same as lines and columns. */
export interface FilePlace {
  readonly path: string;
  readonly span: Span;
  readonly start: Position;
  readonly end: Position;
}

/** The text of a file, and places in it. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
  /** Offsets outside of the text are clamped to it. */
  at(start: number, end: number): FilePlace;
}

export function textFile(path: string, text: string): TextFile {
  let lines: LineIndex | null = null;
  const clamp = (offset: number): number => Math.max(0, Math.min(offset, text.length));
  return {
    path,
    text,
    at: (start, end) => {
      lines ??= new LineIndex(text);
      const span = { start: clamp(start), end: Math.max(clamp(start), clamp(end)) };
      return { path, span, start: lines.positionAt(span.start), end: lines.positionAt(span.end) };
    },
  };
}

/** Null for a file that is not there, can't be read or has more than `mostBytes`. */
export async function readTextFile(workspace: Workspace, path: string, mostBytes: number): Promise<TextFile | null> {
  try {
    return textFile(path, decodeSource(await workspace.read(path, mostBytes)).text);
  } catch {
    return null;
  }
}
