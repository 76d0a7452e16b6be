import type { CancellationToken, CodeLens, Connection, InitializeParams, InitializeResult } from 'vscode-languageserver';
import { CodeActionKind, CodeLensRefreshRequest, DidChangeConfigurationNotification, DidChangeWatchedFilesNotification, FileChangeType, ResponseError, TextDocumentSyncKind } from 'vscode-languageserver';
import { codeActions } from './actions';
import type { OpenDocument } from './documents';
import { trackDocuments } from './documents';
import { answerExplain } from './explain';
import { findingHover } from './hover';
import { sideLenses } from './lenses';
import { answerMentor } from './mentor';
import { answerSkills } from './skills';
import { testLenses } from './test-lenses';
import type { ReportedPlace } from '../review/report';
import type { ParityReport } from '../review/side-by-side/report';
import type { Pace, ServerHost } from './host';
import { defaultPace } from './host';
import { isInstalled } from './overlay';
import type { BasesResult, CheckWorkspaceResult, ExplainParams, ExplainResult, InitializationOptions, LessonParams, LessonResult, ParityParams, ParityResult, ProgressParams, ReviewFixesResult, ReviewParams, ReviewResult, ReviewTextParams, ReviewTextResult, ServerSettings, ServerStats, ServerStatus, SkillsResult } from './protocol';
import { basesMethod, checkWorkspaceMethod, explainMethod, lessonMethod, parityMethod, progressMethod, reviewFixesMethod, reviewMethod, reviewTextMethod, skillsMethod, statsMethod, statusMethod, whenIdleMethod } from './protocol';
import type { Root } from './root';
import { openRoot } from './root';
import { makeRoots } from './roots';
import { makeReviews } from './review';
import { readSettings } from './settings';
import { latencyLog } from './stats';

/** How the client's files are watched, and by which names a change means a new configuration. */
const watched = ['**/*.py', '**/*.ipynb', '**/pyproject.toml', '**/holdout.toml', '**/.gitignore', '**/*requirements*.txt', '**/*.{yaml,yml,html}', '**/*Dockerfile*', '**/*baseline*.json', '**/{coverage.json,coverage.xml,coverage.lcov,lcov.info}', '**/{pytest,tox}.ini', '**/setup.cfg'];
const isConfiguration = (uri: string): boolean => /\/(pyproject|holdout)\.toml$|\/[^/]*baseline[^/]*\.json$/.test(uri);

/**
 * Runs the language server on a connection until the client ends it. Knows nothing of where it runs: files, engine and lessons come from `host`.
 */
export function startServer(connection: Connection, host: ServerHost, pace: Pace = defaultPace): void {
  let client: InitializeParams['capabilities'] = {};
  let options: InitializationOptions = {};
  let lastStatus = '';
  const log = latencyLog();
  const reviews = makeReviews(connection, host);
  /** Roots whose tests are looked at for the first time. */
  const warming = new Set<Root>();

  const documents = trackDocuments(connection, {
    opened: (document) => { touch(document, 'opened'); },
    changed: (document) => { touch(document, 'edited'); },
    closed: (uri, texts) => {
      const { root, path } = roots.of({ uri, kind: texts[0] === uri ? 'script' : 'notebook' });
      root.closed(path, texts);
    },
    cellsRemoved: (uri, texts) => { roots.of({ uri, kind: 'notebook' }).root.publisher.clear(texts); },
  });
  const roots = makeRoots(documents, (uri, wide, view) =>
    openRoot({
      uri,
      wide,
      host,
      pace,
      connection,
      documents,
      ...view,
      settings: () => settingsOf(uri),
      log,
      relatedInformation: client.textDocument?.publishDiagnostics?.relatedInformation === true,
      onState: sendStatus,
    }),
  );

  function touch(document: OpenDocument, cause: 'opened' | 'edited'): void {
    const { root, path } = roots.of(document);
    root.touch(path, cause);
  }

  async function settingsOf(scopeUri: string): Promise<ServerSettings> {
    if (client.workspace?.configuration !== true) return readSettings(options.settings);
    return readSettings(await connection.workspace.getConfiguration({ scopeUri, section: 'holdout' }));
  }

  function status(): ServerStatus {
    const states = roots.all().map((root) => root.state());
    const findings = states.reduce((sum, state) => sum + state.findings, 0);
    if (states.some((state) => state.busy)) return { state: 'analysing', findings };
    const failed = states.find((state) => state.error !== null);
    if (failed) return { state: 'error', findings, message: failed.error ?? '' };
    return { state: states.length > 0 && states.every((state) => state.off) ? 'off' : 'ok', findings };
  }
  function sendStatus(): void {
    const now = status();
    const content = JSON.stringify(now);
    if (content === lastStatus) return;
    lastStatus = content;
    // What one file says of a pair hangs on the other one.
    if (now.state === 'ok' && (options.comparesSides === true || options.showsTests === true)) refreshLenses();
    void connection.sendNotification(statusMethod, now);
  }

  const refreshesLenses = (): boolean => client.workspace?.codeLens?.refreshSupport === true;
  function refreshLenses(): void {
    if (refreshesLenses()) void connection.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined);
  }

  connection.onInitialize((params): InitializeResult => {
    client = params.capabilities;
    options = (params.initializationOptions ?? {}) as InitializationOptions;
    roots.setFolders(params.workspaceFolders ?? []);
    return {
      serverInfo: { name: 'holdout', version: host.version },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        // All cells, also those that are not Python: so a cell's number is the user's.
        notebookDocumentSync: { notebookSelector: [{ notebook: 'jupyter-notebook' }] },
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
        hoverProvider: true,
        ...(options.comparesSides === true || options.showsTests === true ? { codeLensProvider: {} } : {}),
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });

  connection.onInitialized(() => {
    if (client.workspace?.workspaceFolders === true) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map((folder) => folder.uri));
        // Which root is a document's nearest may have changed for all of them.
        roots.disposeAll();
        roots.setFolders([...roots.folders().filter((folder) => !gone.has(folder.uri)), ...added]);
        for (const document of documents.all()) touch(document, 'opened');
        sendStatus();
      });
    }
    if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration === true) {
      void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: watched.map((globPattern) => ({ globPattern })) });
    }
    if (client.workspace?.didChangeConfiguration?.dynamicRegistration === true) {
      void connection.client.register(DidChangeConfigurationNotification.type, { section: 'holdout' });
    }
    sendStatus();
  });

  connection.onDidChangeConfiguration(() => {
    for (const root of roots.all()) root.reconsider();
  });

  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri, type } of changes) {
      for (const { root, path } of roots.holding(uri)) {
        if (isConfiguration(uri) || uri.endsWith('/.gitignore')) root.reset();
        // The text of an open document is the editor's, whatever is on disk; but one that came or went changes what there is to list.
        else if ((type !== FileChangeType.Changed || !documents.get(uri)) && !isInstalled(path)) root.touch(path, 'disk');
      }
    }
  });

  connection.onCodeAction((params) => {
    const owner = documents.owner(params.textDocument.uri);
    if (!owner) return [];
    const { publisher } = roots.of(owner.document).root;
    return codeActions(params, {
      text: owner.text,
      shown: publisher.at(params.textDocument.uri),
      uriOf: (place) => publisher.uriOf(place),
      versionOf: (uri) => documents.owner(uri)?.text.version ?? null,
      documentChanges: client.workspace?.workspaceEdit?.documentChanges === true,
      createsFiles: client.workspace?.workspaceEdit?.resourceOperations?.includes('create') === true,
      lesson: (rule) => host.lesson(rule),
      lessons: options.lessons === true,
    });
  });

  connection.onHover(({ textDocument, position }) => {
    const owner = documents.owner(textDocument.uri);
    if (!owner) return null;
    const shown = roots.of(owner.document).root.publisher.at(textDocument.uri);
    return findingHover(position, shown, (rule) => host.lesson(rule), options.lessons === true);
  });

  connection.onCodeLens(async ({ textDocument }, token): Promise<CodeLens[]> => {
    const owner = documents.owner(textDocument.uri);
    if (!owner) return [];
    const { root, path } = roots.of(owner.document);
    if (!(await settingsOf(root.uri)).codeLens) return [];
    const uriOf = (at: ReportedPlace): string => root.publisher.uriOf(at);
    return withSignal(token, async (signal) => {
      const sides = options.comparesSides === true ? sideLenses(textDocument.uri, await root.questions.parity({ train: null, serve: null }, signal), uriOf) : [];
      if (options.showsTests !== true || owner.document.kind !== 'script') return sides;
      if (!root.questions.knowsTests() && refreshesLenses()) {
        // The first time takes longest: the lenses of the sides need not wait for it.
        if (!warming.has(root)) {
          warming.add(root);
          void root.questions.tests(path, new AbortController().signal).then(refreshLenses, () => undefined).then(() => warming.delete(root));
        }
        return sides;
      }
      const hasLesson = (rule: string): boolean => options.lessons === true && host.lesson(rule) !== undefined;
      return [...sides, ...testLenses(path, await root.questions.tests(path, signal), { uriOf, hasLesson })];
    });
  });

  connection.onRequest(parityMethod, async (wanted: ParityParams, token?: CancellationToken): Promise<ParityResult> => {
    const folders: { uri: string; report: ParityReport }[] = [];
    for (const folder of roots.folders()) {
      const root = roots.ofFolder(folder);
      folders.push({ uri: root.uri, report: await withSignal(token, (signal) => root.questions.parity(wanted, signal)) });
    }
    return { folders };
  });

  const folderRoots = (): Root[] => roots.folders().map((folder) => roots.ofFolder(folder));
  connection.onRequest(reviewMethod, (params: ReviewParams, token?: CancellationToken): Promise<ReviewResult> => withSignal(token, (signal) => {
    // A branch that was switched a moment ago: the client tells of its files only after a while.
    for (const root of folderRoots()) root.workspace.forgetListing();
    return reviews.review(folderRoots(), params, signal);
  }));
  connection.onRequest(reviewTextMethod, (params: ReviewTextParams): ReviewTextResult => reviews.text(params));
  connection.onRequest(reviewFixesMethod, (_params: unknown, token?: CancellationToken): Promise<ReviewFixesResult> => withSignal(token, (signal) => reviews.fixes(folderRoots(), signal)));
  connection.onRequest(basesMethod, (): Promise<BasesResult> => reviews.bases(folderRoots()));

  connection.onRequest(lessonMethod, ({ rule }: LessonParams): LessonResult | null => {
    const lesson = host.lesson(rule);
    return lesson ? { title: lesson.title, markdown: lesson.markdown } : null;
  });
  answerMentor(connection, host);
  connection.onRequest(skillsMethod, (_params: unknown, token?: CancellationToken): Promise<SkillsResult> => withSignal(token, (signal) => answerSkills(host, folderRoots(), signal)));
  connection.onRequest(explainMethod, (params: ExplainParams, token?: CancellationToken): Promise<ExplainResult> => withSignal(token, (signal) => answerExplain(params, { host, documents, roots }, signal)));
  connection.onRequest(statsMethod, (): ServerStats => log.read());
  connection.onRequest(whenIdleMethod, async (): Promise<null> => {
    while (roots.all().some((root) => !root.isIdle())) await Promise.all(roots.all().map((root) => root.whenIdle()));
    return null;
  });

  connection.onRequest(checkWorkspaceMethod, async (_params: unknown, token?: CancellationToken): Promise<CheckWorkspaceResult> => {
    const sum = { findings: 0, files: 0, errors: [] as CheckWorkspaceResult['errors'], milliseconds: 0 };
    return withSignal(token, async (signal) => {
      for (const folder of roots.folders()) {
        const result = await roots.ofFolder(folder).checkAll(signal, (done, total) => {
          const params: ProgressParams = { done, total };
          void connection.sendNotification(progressMethod, params);
        });
        sum.findings += result.findings;
        sum.files += result.files;
        sum.errors = [...sum.errors, ...result.errors];
        sum.milliseconds += result.milliseconds;
      }
      return sum;
    });
  });

  connection.onShutdown(() => { roots.disposeAll(); });
  connection.listen();
}

/** Does something that a client's cancellation ends. */
async function withSignal<T>(token: CancellationToken | undefined, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const listener = token?.onCancellationRequested(() => { controller.abort(new ResponseError(-32800, 'The request was cancelled.')); });
  try {
    return await work(controller.signal);
  } finally {
    listener?.dispose();
  }
}
