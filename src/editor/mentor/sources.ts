import type { TextDocument } from 'vscode';
import { Uri, workspace } from 'vscode';
import type { MentorPlace, OfflineAnswer } from '../../mentor/conversation';
import type { SourceText } from '../../mentor/llm/question';
import { neverSent } from '../../mentor/llm/redact';

/** Lines before and behind what was asked about that are sent with it. */
const AROUND = 80;

/**
 * The texts of the places that an answer was made of, as they stand in the editor now; below them the code around them, and the lines that findings and data
 * flow name. Of notebooks the cells' code alone.
 */
export async function sourceTexts(answer: OfflineAnswer, folder: string): Promise<SourceText[]> {
  const texts: SourceText[] = [];
  const add = async (what: string, place: MentorPlace, around: number): Promise<void> => {
    // A file that is never sent is not even opened.
    const document = neverSent(place.path) === null ? await documentOf(folder, place).catch(() => null) : null;
    if (document === null) return;
    const first = Math.max(1, Math.min(place.range.start.line - around, document.lineCount));
    const last = Math.min(Math.max(place.range.end.line + around, first), document.lineCount);
    if (texts.some((text) => covers(text, place.path, place.cell, first, last))) return;
    const lines = Array.from({ length: last - first + 1 }, (_, index) => document.lineAt(first - 1 + index).text);
    texts.push({ what, path: place.path, cell: place.cell, firstLine: first, text: lines.join('\n') });
  };
  for (const { what, place } of answer.context.parts) if (place !== null) await add(what, place, 0);
  const named = [...answer.risks, ...answer.data.from, ...answer.data.to].flatMap(({ place }) => place ?? []);
  for (const place of named) if (!texts.some((text) => covers(text, place.path, place.cell, place.range.start.line, place.range.end.line))) await add('a line that the analyser names', place, 0);
  const { target } = answer.request;
  const about = 'place' in target ? target.place : null;
  if (about !== null) await add('the code around it', about, AROUND);
  return texts;
}

function covers({ path, cell, firstLine, text }: SourceText, other: string, otherCell: number | null, first: number, last: number): boolean {
  return path === other && cell === otherCell && firstLine <= first && firstLine + text.split('\n').length - 1 >= last;
}

async function documentOf(folder: string, { path, cell }: MentorPlace): Promise<TextDocument | null> {
  const uri = /^\w[\w+.-]+:/.test(path) ? Uri.parse(path) : Uri.joinPath(Uri.parse(folder), path);
  if (cell === null) return workspace.openTextDocument(uri);
  const notebook = await workspace.openNotebookDocument(uri);
  return notebook.cellCount > cell ? notebook.cellAt(cell).document : null;
}
