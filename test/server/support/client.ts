import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CodeAction, Diagnostic, Hover, NotebookCell, PublishDiagnosticsParams, TextDocumentItem } from 'vscode-languageserver/node';
import { createProtocolConnection, NotebookCellKind, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import type { CheckWorkspaceResult, InitializationOptions, ServerStats, ServerStatus } from '../../../src/server/protocol';

export interface ClientOptions {
  /** Compiled entry of the server. */
  readonly server: string;
  /** Its arguments; without them `--stdio`. */
  readonly args?: readonly string[];
  /** Folders below the client's own temporary folder; null: none, as in a window with a lone file. */
  readonly folders?: readonly string[] | null;
  readonly files?: Readonly<Record<string, string>>;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly initializationOptions?: InitializationOptions;
}

export interface CellText {
  readonly id: string;
  readonly text: string;
  readonly language?: string;
}

/** A client over real stdio, with a temporary folder of its own. */
export interface Client {
  readonly root: string;
  uri(path: string): string;
  cellUri(notebook: string, id: string): string;
  open(path: string, text: string): Promise<void>;
  /** Replaces a range, `[line, character, line, character]` from 0; without one, the whole text. */
  change(path: string, text: string, range?: readonly [number, number, number, number]): Promise<void>;
  close(path: string): Promise<void>;
  openNotebook(path: string, cells: readonly CellText[]): Promise<void>;
  notebook(path: string, change: unknown): Promise<void>;
  closeNotebook(path: string): Promise<void>;
  write(path: string, text: string): Promise<void>;
  /** Tells the server of a change on disk; 1 created, 2 changed, 3 deleted. */
  watched(path: string, type: 1 | 2 | 3): Promise<void>;
  notify(method: string, params: unknown): Promise<void>;
  idle(): Promise<void>;
  /** The diagnostics that are shown now. */
  shown(uri: string): readonly Diagnostic[];
  /** Lines from 0 of the diagnostics that are shown now. */
  lines(uri: string): number[];
  readonly published: readonly PublishDiagnosticsParams[];
  readonly statuses: readonly ServerStatus[];
  readonly messages: readonly string[];
  actions(uri: string, line: number, character: number): Promise<CodeAction[]>;
  hover(uri: string, line: number, character: number): Promise<Hover | null>;
  checkWorkspace(): Promise<CheckWorkspaceResult>;
  stats(): Promise<ServerStats>;
  request<T>(method: string, params: unknown): Promise<T>;
  set(settings: Readonly<Record<string, unknown>>): Promise<void>;
  /** Ends the session in the protocol's way; gives the server's exit code. */
  stop(): Promise<number | null>;
}

export async function startClient(options: ClientOptions): Promise<Client> {
  const root = await mkdtemp(join(tmpdir(), 'holdout-server-'));
  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  };
  for (const [path, text] of Object.entries(options.files ?? {})) await write(path, text);
  const child = spawn(process.execPath, [options.server, ...(options.args ?? ['--stdio'])], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  const published: PublishDiagnosticsParams[] = [];
  const statuses: ServerStatus[] = [];
  const messages: string[] = [];
  const current = new Map<string, readonly Diagnostic[]>();
  let settings = options.settings ?? {};
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    published.push(params);
    current.set(params.uri, params.diagnostics);
  });
  connection.onNotification('holdout/status', (status: ServerStatus) => { statuses.push(status); });
  connection.onNotification('window/logMessage', ({ message }: { message: string }) => { messages.push(message); });
  connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => settings));
  connection.onRequest('client/registerCapability', () => null);
  connection.listen();

  const uri = (path: string): string => pathToFileURL(join(root, path)).href;
  const folders = options.folders === undefined ? [''] : options.folders;
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: folders?.map((folder) => ({ uri: uri(folder), name: folder })) ?? null,
    initializationOptions: options.initializationOptions ?? { lessons: true },
    capabilities: {
      workspace: {
        workspaceFolders: true, configuration: true, workspaceEdit: { documentChanges: true },
        didChangeWatchedFiles: { dynamicRegistration: true }, didChangeConfiguration: { dynamicRegistration: true },
      },
      textDocument: { publishDiagnostics: { relatedInformation: true, versionSupport: true } },
      notebookDocument: { synchronization: { dynamicRegistration: true } },
    },
  });
  await connection.sendNotification('initialized', {});

  const versions = new Map<string, number>();
  const nextVersion = (of: string): number => {
    const version = (versions.get(of) ?? 0) + 1;
    versions.set(of, version);
    return version;
  };
  const cellUri = (notebook: string, id: string): string => `vscode-notebook-cell:${uri(notebook).slice('file://'.length)}#${id}`;
  const notify = (method: string, params: unknown): Promise<void> => connection.sendNotification(method, params);
  const shown = (of: string): readonly Diagnostic[] => current.get(of) ?? [];

  return {
    root,
    uri,
    cellUri,
    write,
    notify,
    open: (path, text) => notify('textDocument/didOpen', { textDocument: { uri: uri(path), languageId: 'python', version: nextVersion(path), text } }),
    change: (path, text, range) =>
      notify('textDocument/didChange', {
        textDocument: { uri: uri(path), version: nextVersion(path) },
        contentChanges: [range ? { range: { start: { line: range[0], character: range[1] }, end: { line: range[2], character: range[3] } }, text } : { text }],
      }),
    close: (path) => notify('textDocument/didClose', { textDocument: { uri: uri(path) } }),
    openNotebook: (path, cells) =>
      notify('notebookDocument/didOpen', {
        notebookDocument: { uri: uri(path), notebookType: 'jupyter-notebook', version: 1, cells: cells.map((cell) => notebookCell(cellUri(path, cell.id), cell)) },
        cellTextDocuments: cells.map((cell) => cellItem(cellUri(path, cell.id), cell)),
      }),
    notebook: (path, change) => notify('notebookDocument/didChange', { notebookDocument: { uri: uri(path), version: nextVersion(path) + 1 }, change }),
    closeNotebook: (path) => notify('notebookDocument/didClose', { notebookDocument: { uri: uri(path) }, cellTextDocuments: [] }),
    watched: (path, type) => notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uri(path), type }] }),
    idle: async () => { await connection.sendRequest('holdout/whenIdle'); },
    shown,
    lines: (of) => shown(of).map((diagnostic) => diagnostic.range.start.line),
    published,
    statuses,
    messages,
    actions: (of, line, character) => {
      const at = { line, character };
      return connection.sendRequest('textDocument/codeAction', { textDocument: { uri: of }, range: { start: at, end: at }, context: { diagnostics: shown(of) } });
    },
    hover: (of, line, character) => connection.sendRequest('textDocument/hover', { textDocument: { uri: of }, position: { line, character } }),
    checkWorkspace: () => connection.sendRequest('holdout/checkWorkspace', {}),
    stats: () => connection.sendRequest('holdout/stats'),
    request: (method, params) => connection.sendRequest(method, params),
    set: (next) => {
      settings = next;
      return notify('workspace/didChangeConfiguration', { settings: null });
    },
    stop: async () => {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      const code = await exited;
      connection.dispose();
      await rm(root, { recursive: true, force: true });
      return code;
    },
  };
}

export function notebookCell(document: string, cell: CellText): NotebookCell {
  return { kind: cell.language === 'markdown' ? NotebookCellKind.Markup : NotebookCellKind.Code, document };
}

export function cellItem(uri: string, cell: CellText): TextDocumentItem {
  return { uri, languageId: cell.language ?? 'python', version: 1, text: cell.text };
}
