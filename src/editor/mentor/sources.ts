import type { TextDocument } from 'vscode';
import { Uri, workspace } from 'vscode';
import type { OfflineAnswer } from '../../mentor/conversation';
import type { SourceText } from '../../mentor/llm/question';
import { sourcesFor } from '../../mentor/llm/sources';

/** The texts that an answer is about, as they stand in the editor now. Of notebooks the cells' code alone. */
export function sourceTexts(answer: OfflineAnswer, folder: string): Promise<SourceText[]> {
  return sourcesFor(answer, async (path, cell) => {
    const document = await documentOf(folder, path, cell).catch(() => null);
    return document === null ? null : { count: document.lineCount, line: (number) => document.lineAt(number - 1).text };
  });
}

async function documentOf(folder: string, path: string, cell: number | null): Promise<TextDocument | null> {
  const uri = /^\w[\w+.-]+:/.test(path) ? Uri.parse(path) : Uri.joinPath(Uri.parse(folder), path);
  if (cell === null) return workspace.openTextDocument(uri);
  const notebook = await workspace.openNotebookDocument(uri);
  return notebook.cellCount > cell ? notebook.cellAt(cell).document : null;
}
