import type { TextDocument } from 'vscode';
import { Range, Uri, window, workspace, WorkspaceEdit } from 'vscode';
import type { ReviewFixesResult } from '../../server/protocol';

/** Puts the texts with all safe fixes into the editor, unsaved, as one step that can be undone, and says what was done. Gives whether anything was. */
export async function applyFixes({ folders }: ReviewFixesResult): Promise<boolean> {
  const edit = new WorkspaceEdit();
  const files = new Set<string>();
  for (const { uri, texts } of folders) {
    for (const { path, cell, text } of texts) {
      const file = Uri.joinPath(Uri.parse(uri), path);
      const document = cell === null ? await workspace.openTextDocument(file) : (await workspace.openNotebookDocument(file)).cellAt(cell).document;
      const change = differing(document, text);
      if (change) edit.replace(document.uri, change.range, change.text);
      files.add(file.toString());
    }
  }
  const applied = folders.flatMap((folder) => folder.applied);
  for (const { path, message } of folders.flatMap((folder) => folder.problems)) void window.showWarningMessage(`Holdout: ${path}: ${message}`);
  if (files.size === 0) {
    void window.showInformationMessage('Holdout: None of the findings has a fix that is safe to apply without looking.');
    return false;
  }
  if (!(await workspace.applyEdit(edit))) {
    void window.showErrorMessage('Holdout: The editor refused the fixes.');
    return false;
  }
  void window.showInformationMessage(`Holdout: ${applied.length === 1 ? '1 fix' : `${applied.length} fixes`} in ${files.size === 1 ? '1 file' : `${files.size} files`}, not saved yet.`);
  return true;
}

/** The smallest piece of a document that must be replaced so that it says `text`; null: it says that already. */
function differing(document: TextDocument, text: string): { readonly range: Range; readonly text: string } | null {
  const old = document.getText();
  const now = old.includes('\r\n') ? text.replace(/\r?\n/g, '\r\n') : text;
  if (old === now) return null;
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old[old.length - 1 - end] === now[now.length - 1 - end]) end++;
  return { range: new Range(document.positionAt(start), document.positionAt(old.length - end)), text: now.slice(start, now.length - end) };
}
