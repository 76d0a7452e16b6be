import type { Library } from '../../library/lookup';
import type { ProvenanceGraph } from '../../provenance/graph';
import type { PythonDocument } from '../../python/document';
import type { Module } from '../../python/nodes';
import type { Span } from '../../python/text';
import { LineIndex } from '../../python/text';
import type { Confidence, Severity } from '../../rules/rule';
import type { ExplainTarget, MentorPlace, Picture } from '../conversation';

/** A finding as reports give it. */
export interface MentorFinding extends MentorPlace {
  readonly rule: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly message: string;
  readonly related: readonly (MentorPlace & { readonly message: string })[];
  readonly competencies: readonly string[];
  readonly fixes: readonly { readonly title: string; readonly safe: boolean }[];
}

/** What an explanation may draw on. The caller gathers it: the mentor reads no files and runs no analysis. */
export interface MentorMaterial {
  readonly library: Library;
  /** The file that the target is in; null for a lesson, or a question about nothing in particular. */
  readonly file: {
    readonly document: PythonDocument;
    readonly module: Module;
    /** Null: nothing to do with machine learning, or not known yet. */
    readonly graph: ProvenanceGraph | null;
  } | null;
  /** What is found in the program of the file. */
  readonly findings: readonly MentorFinding[];
  /** Draws the data flow around a place; null where there is none. */
  readonly picture?: (place: MentorPlace) => Picture | null;
}

/** The place that a target is about; null: none. */
export function placeOfTarget(target: ExplainTarget): MentorPlace | null {
  return target.kind === 'file' || target.kind === 'lesson' ? null : target.place;
}

/** A place as offsets into the document's text. An empty range is its whole line; a cell that is not there gives the start of the text. */
export function spanOf(document: PythonDocument, place: MentorPlace): Span {
  const segment = place.cell === null ? undefined : document.segments.find((one) => one.cell === place.cell);
  const base = segment?.start ?? 0;
  const lines = new LineIndex(segment?.source ?? document.text);
  const { start, end } = place.range;
  const from = lines.offsetAt(start);
  const to = lines.offsetAt(end);
  if (from < to) return { start: base + from, end: base + to };
  const lineStart = lines.offsetAt({ line: start.line, column: 1 });
  return { start: base + lineStart, end: base + lineStart + lines.lineText(start.line).length };
}

/** The cell that a place is in, or the whole text of a script. */
export function cellSpan(document: PythonDocument, place: MentorPlace): Span {
  const segment = document.segments.find((one) => one.cell === place.cell);
  return segment === undefined ? { start: 0, end: document.text.length } : { start: segment.start, end: segment.start + segment.source.length };
}
