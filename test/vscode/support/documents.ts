import { copyFileSync, mkdirSync } from 'node:fs';
import type { NotebookDocument, TextDocument } from 'vscode';
import { commands, Range, Uri, window, workspace, WorkspaceEdit } from 'vscode';
import { fixtureFile } from './environment';
import { until } from './wait';

// Files are opened as a user does it: what the API's `openTextDocument` and `openNotebookDocument` open, VS Code keeps open for minutes.

/** Opens a file of the fixture in an editor. */
export async function openScript(...path: string[]): Promise<TextDocument> {
  const uri = Uri.file(fixtureFile(...path));
  await commands.executeCommand('vscode.open', uri);
  return until(`an editor for ${uri.path}`, () => {
    const document = window.activeTextEditor?.document;
    return document?.uri.path === uri.path ? document : undefined;
  });
}

/** Opens a notebook of the fixture in a notebook editor. */
export async function openNotebook(...path: string[]): Promise<NotebookDocument> {
  const uri = Uri.file(fixtureFile(...path));
  await commands.executeCommand('vscode.openWith', uri, 'jupyter-notebook');
  return until(`a notebook editor for ${uri.path}`, () => {
    const notebook = window.activeNotebookEditor?.notebook;
    return notebook?.uri.path === uri.path ? notebook : undefined;
  });
}

/** Copies a file of the fixture so often, and gives the copies' paths. For notebooks: VS Code may give a reverted one as it was edited. */
export function copiesOf(name: string, count: number): [folder: string, name: string][] {
  mkdirSync(fixtureFile('copies'), { recursive: true });
  return Array.from({ length: count }, (_, index) => {
    const copy = name.replace('.', `-${index + 1}.`);
    copyFileSync(fixtureFile(name), fixtureFile('copies', copy));
    return ['copies', copy];
  });
}

/** Replaces the one place at which `from` stands. Throws where it stands nowhere or twice. */
export async function replaceText(document: TextDocument, from: string, to: string): Promise<void> {
  const text = document.getText();
  const start = text.indexOf(from);
  if (start < 0 || text.includes(from, start + 1)) throw new Error(`"${from}" must stand exactly once in ${document.uri.path}.`);
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, new Range(document.positionAt(start), document.positionAt(start + from.length)), to);
  await workspace.applyEdit(edit);
}

/** Puts the whole text in place of what the document holds. */
export async function setText(document: TextDocument, text: string): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, new Range(document.positionAt(0), document.positionAt(document.getText().length)), text);
  await workspace.applyEdit(edit);
}

/** Closes all editors; what was not saved is lost, without a question. */
export async function closeAll(): Promise<void> {
  for (const { notebook } of window.visibleNotebookEditors) {
    await window.showNotebookDocument(notebook);
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  for (const document of workspace.textDocuments) {
    if (!document.isDirty || !['file', 'untitled'].includes(document.uri.scheme)) continue;
    await window.showTextDocument(document);
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await commands.executeCommand('workbench.action.closeAllEditors');
}
