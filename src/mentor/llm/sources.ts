import type { MentorPlace, OfflineAnswer } from '../conversation';
import type { SourceText } from './question';
import { neverSent } from './redact';

/** The lines of a script, or of one cell. */
export interface TextLines {
  readonly count: number;
  /** A line by its number, from 1, without its end. */
  line(number: number): string;
}

/** Lines before and behind what was asked about that are sent with it. */
const AROUND = 80;

/**
 * The texts of the places that an answer was made of; below them the code around what was asked about, and lines elsewhere that
 * findings and data flow name. A file that is never sent is not even read. `read` gives null where there is no such text.
 */
export async function sourcesFor(answer: OfflineAnswer, read: (path: string, cell: number | null) => Promise<TextLines | null>): Promise<SourceText[]> {
  const texts: SourceText[] = [];
  const add = async (what: string, place: MentorPlace, around: number): Promise<void> => {
    const { path, cell, range } = place;
    if (neverSent(path) !== null) return;
    const lines = await read(path, cell);
    if (lines === null || lines.count === 0) return;
    const first = Math.max(1, Math.min(range.start.line - around, lines.count));
    const last = Math.min(Math.max(range.end.line + around, first), lines.count);
    if (texts.some((text) => covers(text, path, cell, first, last))) return;
    texts.push({ what, path, cell, firstLine: first, text: Array.from({ length: last - first + 1 }, (_, index) => lines.line(first + index)).join('\n') });
  };
  for (const { what, place } of answer.context.parts) if (place !== null) await add(what, place, 0);
  const { target } = answer.request;
  const about = 'place' in target ? target.place : null;
  if (about !== null) await add('the code around it', about, AROUND);
  for (const { place } of [...answer.risks, ...answer.data.from, ...answer.data.to]) if (place !== null) await add('a line that the analyser names', place, 0);
  return texts;
}

function covers({ path, cell, firstLine, text }: SourceText, other: string, otherCell: number | null, first: number, last: number): boolean {
  return path === other && cell === otherCell && firstLine <= first && firstLine + text.split('\n').length - 1 >= last;
}
