import type { TextDocument } from 'vscode';
import { Uri, workspace } from 'vscode';
import type { MentorPlace, OfflineAnswer } from '../../mentor/conversation';
import type { SourceText } from '../../mentor/llm/question';
import { neverSent } from '../../mentor/llm/redact';

/** The texts of the places that an answer was made of, as they stand in the editor now. Of notebooks the cells' code alone. */
export async function sourceTexts(answer: OfflineAnswer, folder: string): Promise<SourceText[]> {
  const texts: SourceText[] = [];
  for (const { what, place } of answer.context.parts) {
    if (place === null || texts.some((text) => covers(text, place))) continue;
    // A file that is never sent is not even opened.
    const document = neverSent(place.path) === null ? await documentOf(folder, place).catch(() => null) : null;
    if (document === null) continue;
    const first = Math.min(place.range.start.line, document.lineCount);
    const last = Math.min(Math.max(place.range.end.line, first), document.lineCount);
    const lines = Array.from({ length: last - first + 1 }, (_, index) => document.lineAt(first - 1 + index).text);
    texts.push({ what, path: place.path, cell: place.cell, firstLine: first, text: lines.join('\n') });
  }
  return texts;
}

function covers({ path, cell, firstLine, text }: SourceText, place: MentorPlace): boolean {
  return path === place.path && cell === place.cell && firstLine <= place.range.start.line && firstLine + text.split('\n').length - 1 >= place.range.end.line;
}

async function documentOf(folder: string, { path, cell }: MentorPlace): Promise<TextDocument | null> {
  const uri = /^\w[\w+.-]+:/.test(path) ? Uri.parse(path) : Uri.joinPath(Uri.parse(folder), path);
  if (cell === null) return workspace.openTextDocument(uri);
  const notebook = await workspace.openNotebookDocument(uri);
  return notebook.cellCount > cell ? notebook.cellAt(cell).document : null;
}
