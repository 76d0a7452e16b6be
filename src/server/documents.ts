import type { Connection, NotebookCell, TextDocumentContentChangeEvent, TextDocumentItem } from 'vscode-languageserver';
import { NotebookCellKind } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { normaliseUri } from './uris';

export interface OpenScript {
  readonly kind: 'script';
  readonly uri: string;
  readonly text: TextDocument;
}

export interface OpenCell {
  readonly uri: string;
  /** Cells that are not Python keep their place, so that cell numbers are the user's. */
  readonly python: boolean;
  readonly text: TextDocument;
}

export interface OpenNotebook {
  readonly kind: 'notebook';
  readonly uri: string;
  /** All cells of the notebook, in its order. */
  readonly cells: readonly OpenCell[];
}

export type OpenDocument = OpenScript | OpenNotebook;

/** The lines (from 0) that the last edit of a text touched; `time` is a `performance.now()`. */
export interface RecentEdit {
  readonly firstLine: number;
  readonly lastLine: number;
  readonly time: number;
}

/** Every callback sees the documents as they are after its event. */
export interface DocumentEvents {
  readonly opened: (document: OpenDocument) => void;
  readonly changed: (document: OpenDocument) => void;
  /** `texts`: the script itself, or all cells. Nothing may be shown in them any more. */
  readonly closed: (uri: string, texts: readonly string[]) => void;
  /** Cells that left an open notebook. */
  readonly cellsRemoved: (notebookUri: string, texts: readonly string[]) => void;
}

/** The documents that the client has open, kept up to date incrementally. */
export interface OpenDocuments {
  all(): OpenDocument[];
  get(uri: string): OpenDocument | undefined;
  /** The document that a text belongs to (a script itself, or the notebook of a cell), and that text. */
  owner(textUri: string): { readonly document: OpenDocument; readonly text: TextDocument } | undefined;
  lastEdit(textUri: string): RecentEdit | undefined;
  /** Another number after every event: what was derived from the documents holds while it is the same. */
  revision(): number;
}

interface NotebookState {
  readonly uri: string;
  cells: readonly NotebookCell[];
}

/**
 * Listens on the connection for scripts and notebooks. The notebook part is done here and not by `NotebookDocuments`: that one tells nothing
 * of a cell that only moved, and a finding depends on the order of cells.
 */
export function trackDocuments(connection: Connection, events: DocumentEvents): OpenDocuments {
  const texts = new Map<string, TextDocument>();
  const edits = new Map<string, RecentEdit>();
  const scripts = new Set<string>();
  const notebooks = new Map<string, NotebookState>();
  const notebookOfCell = new Map<string, string>();
  let revision = 0;

  const openText = (item: TextDocumentItem): void => {
    texts.set(normaliseUri(item.uri), TextDocument.create(item.uri, item.languageId, item.version, item.text));
  };
  const changeText = (uri: string, version: number, changes: TextDocumentContentChangeEvent[]): void => {
    const key = normaliseUri(uri);
    const text = texts.get(key);
    if (!text) return;
    for (const change of changes) if ('range' in change) edits.set(key, editedLines(change.range.start.line, change.text));
    texts.set(key, TextDocument.update(text, changes, version));
  };
  const closeText = (uri: string): void => {
    texts.delete(normaliseUri(uri));
    edits.delete(normaliseUri(uri));
  };

  const openScript = (key: string): OpenScript[] => {
    const text = texts.get(key);
    return text ? [{ kind: 'script', uri: text.uri, text }] : [];
  };
  const openNotebook = (state: NotebookState): OpenNotebook => {
    const cells = state.cells.flatMap((cell) => {
      const text = texts.get(normaliseUri(cell.document));
      return text ? [{ uri: cell.document, language: cell.kind === NotebookCellKind.Code ? text.languageId : '', text }] : [];
    });
    // As long as no kernel is chosen, an editor makes new code cells of plain text; on disk they are Python as the others.
    const languages = cells.some(({ language }) => language === 'python') ? ['python', 'plaintext'] : ['python'];
    return { kind: 'notebook', uri: state.uri, cells: cells.map(({ uri, language, text }) => ({ uri, python: languages.includes(language), text })) };
  };
  const get = (uri: string): OpenDocument | undefined => {
    const key = normaliseUri(uri);
    const notebook = notebooks.get(key);
    return notebook ? openNotebook(notebook) : scripts.has(key) ? openScript(key)[0] : undefined;
  };
  const tell = (uri: string, to: (document: OpenDocument) => void): void => {
    const document = get(uri);
    if (document) to(document);
  };

  connection.onDidOpenTextDocument(({ textDocument }) => {
    revision++;
    openText(textDocument);
    scripts.add(normaliseUri(textDocument.uri));
    tell(textDocument.uri, events.opened);
  });
  connection.onDidChangeTextDocument(({ textDocument, contentChanges }) => {
    revision++;
    changeText(textDocument.uri, textDocument.version, contentChanges);
    tell(textDocument.uri, events.changed);
  });
  connection.onDidCloseTextDocument(({ textDocument }) => {
    revision++;
    closeText(textDocument.uri);
    if (scripts.delete(normaliseUri(textDocument.uri))) events.closed(textDocument.uri, [textDocument.uri]);
  });

  const adopt = (state: NotebookState): void => {
    for (const cell of state.cells) notebookOfCell.set(normaliseUri(cell.document), state.uri);
  };
  const forget = (cellUri: string): void => {
    notebookOfCell.delete(normaliseUri(cellUri));
    closeText(cellUri);
  };
  const { synchronization } = connection.notebooks;
  synchronization.onDidOpenNotebookDocument(({ notebookDocument, cellTextDocuments }) => {
    revision++;
    const state = { uri: notebookDocument.uri, cells: notebookDocument.cells };
    notebooks.set(normaliseUri(state.uri), state);
    cellTextDocuments.forEach(openText);
    adopt(state);
    tell(state.uri, events.opened);
  });
  synchronization.onDidChangeNotebookDocument(({ notebookDocument, change }) => {
    revision++;
    const state = notebooks.get(normaliseUri(notebookDocument.uri));
    if (!state || !change.cells) return;
    const before = state.cells;
    const { structure, data, textContent } = change.cells;
    if (structure) {
      const cells = [...before];
      cells.splice(structure.array.start, structure.array.deleteCount, ...(structure.array.cells ?? []));
      state.cells = cells;
      structure.didClose?.forEach((cell) => { closeText(cell.uri); });
      structure.didOpen?.forEach(openText);
    }
    if (data) {
      const changed = new Map(data.map((cell) => [cell.document, cell]));
      state.cells = state.cells.map((cell) => changed.get(cell.document) ?? cell);
    }
    for (const content of textContent ?? []) changeText(content.document.uri, content.document.version, content.changes);
    const present = new Set(state.cells.map((cell) => cell.document));
    const gone = before.map((cell) => cell.document).filter((uri) => !present.has(uri));
    gone.forEach(forget);
    adopt(state);
    if (gone.length > 0) events.cellsRemoved(state.uri, gone);
    tell(state.uri, events.changed);
  });
  synchronization.onDidCloseNotebookDocument(({ notebookDocument }) => {
    revision++;
    const state = notebooks.get(normaliseUri(notebookDocument.uri));
    if (!state) return;
    const cells = state.cells.map((cell) => cell.document);
    notebooks.delete(normaliseUri(state.uri));
    cells.forEach(forget);
    events.closed(state.uri, cells);
  });

  return {
    all: () => [...[...scripts].flatMap(openScript), ...[...notebooks.values()].map(openNotebook)],
    get,
    owner: (textUri) => {
      const key = normaliseUri(textUri);
      const document = get(notebookOfCell.get(key) ?? key);
      const text = texts.get(key);
      return document && text ? { document, text } : undefined;
    },
    lastEdit: (textUri) => edits.get(normaliseUri(textUri)),
    revision: () => revision,
  };
}

function editedLines(firstLine: number, text: string): RecentEdit {
  return { firstLine, lastLine: firstLine + text.split(/\r\n|\r|\n/).length - 1, time: performance.now() };
}
