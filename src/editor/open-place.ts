import { NotebookRange, Position, Range, Uri, ViewColumn, window, workspace } from 'vscode';

/** Path from a folder, line and column from 1, the cell from 0 in a notebook. */
export interface EditorPlace {
  readonly path: string;
  readonly cell: number | null;
  readonly line: number;
  readonly column: number;
}

/** Opens a place in the first of the folders (URIs) that holds its file; the file may be gone by now. */
export async function openPlace(folders: readonly string[], { path, cell, line, column }: EditorPlace): Promise<void> {
  for (const folder of folders) {
    const uri = Uri.joinPath(Uri.parse(folder), path);
    try {
      await workspace.fs.stat(uri);
    } catch {
      continue;
    }
    const at = new Position(Math.max(0, line - 1), Math.max(0, column - 1));
    if (cell === null) {
      await window.showTextDocument(uri, { viewColumn: ViewColumn.One, selection: new Range(at, at) });
      return;
    }
    const notebook = await workspace.openNotebookDocument(uri);
    const editor = await window.showNotebookDocument(notebook, { viewColumn: ViewColumn.One });
    const range = new NotebookRange(cell, cell + 1);
    editor.selection = range;
    editor.revealRange(range);
    return;
  }
  void window.showInformationMessage(`${path} is not there any more.`);
}
