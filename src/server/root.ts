import type { Connection } from 'vscode-languageserver';
import type { InputProblem } from '../project/workspace';
import { configurationView } from './configuration-view';
import type { OpenDocument, OpenDocuments } from './documents';
import type { OpenedEngine, Pace, RootPlace, ServerHost } from './host';
import { makeLane } from './lanes';
import { overlayWorkspace } from './overlay';
import type { OverlayWorkspace } from './overlay';
import type { CheckWorkspaceResult, ServerSettings } from './protocol';
import type { Publisher } from './publisher';
import { makePublisher } from './publisher';
import { makeQuestions } from './questions';
import type { Questions } from './questions';
import { makeShown } from './shown';
import { makeStanding } from './standing';
import type { Standing } from './standing';
import type { LatencyLog } from './stats';

export interface RootOptions extends RootPlace {
  readonly host: ServerHost;
  readonly pace: Pace;
  readonly connection: Connection;
  readonly documents: OpenDocuments;
  /** The open documents that belong to this root, by path. */
  readonly open: () => ReadonlyMap<string, OpenDocument>;
  /** Does a path below this root belong to it (and not to a nearer one)? */
  readonly owns: (path: string) => boolean;
  readonly settings: () => Promise<ServerSettings>;
  readonly log: LatencyLog;
  readonly relatedInformation: boolean;
  /** Something about `state()` changed. */
  readonly onState: () => void;
}

export interface RootState {
  readonly busy: boolean;
  readonly findings: number;
  readonly error: string | null;
  /** Switched off by the setting. */
  readonly off: boolean;
}

/** One root (a workspace folder, or the folder of a lone file): its engine, when it runs, and what it shows. */
export interface Root {
  readonly uri: string;
  /** Its files as they are now, what is not saved among them. */
  readonly workspace: OverlayWorkspace;
  /** What is made with its configuration; null: switched off by the setting. */
  opened(): Promise<OpenedEngine | null>;
  readonly owns: (path: string) => boolean;
  /** What else is asked of its engine. */
  readonly questions: Questions;
  readonly publisher: Publisher;
  /** A file's text changed, in the editor or on disk. Gives up the running analysis and plans the next. */
  touch(path: string, cause: 'opened' | 'edited' | 'disk'): void;
  /** A document was closed: nothing of it is shown any more, except what a check of the whole workspace found. */
  closed(path: string, texts: readonly string[]): void;
  /** The configuration changed: a new engine. */
  reset(): void;
  /** The client's settings may have changed: a new engine if they did. */
  reconsider(): void;
  checkAll(signal: AbortSignal, onProgress: (done: number, total: number) => void): Promise<CheckWorkspaceResult>;
  state(): RootState;
  isIdle(): boolean;
  /** Resolves when nothing is planned, running or held back. */
  whenIdle(): Promise<void>;
  dispose(): void;
}

export function openRoot(options: RootOptions): Root {
  const { host, connection, pace } = options;
  const workspace = overlayWorkspace(options.open, host.openWorkspace(options.uri), options.wide);
  const lane = makeLane();
  const configuration = configurationView(connection, options.uri);
  const publisher = makePublisher({
    rootUri: options.uri,
    documents: options.documents,
    open: (path) => options.open().get(path),
    send: (uri, version, diagnostics) => {
      void connection.sendDiagnostics(version === null ? { uri, diagnostics } : { uri, version, diagnostics });
    },
    relatedInformation: options.relatedInformation,
    homepage: host.homepage,
    calm: pace.calm,
  });

  const shown = makeShown(publisher, () => { changed(); });

  let opened: Promise<OpenedEngine> | null = null;
  let standing: Standing | null = null;
  let running: AbortController | null = null;
  let planned: ReturnType<typeof setTimeout> | null = null;
  let later: ReturnType<typeof setTimeout> | null = null;
  let edited: number | null = null;
  /** Milliseconds that an analysis takes of late. */
  let usual = 0;
  let error: string | null = null;
  let disposed = false;
  /** Closed files whose findings a check of the whole workspace left in view. */
  const kept = new Set<string>();
  const stale = new Set<string>();
  const known = new Set<string>();
  let logged: ReadonlySet<string> = new Set();
  let waiting: (() => void)[] = [];

  let changes = 0;
  let lastEdit = -Infinity;

  let off = false;
  let settingsInUse = '';
  let reconsidering = 0;

  const idle = (): boolean => planned === null && running === null && !shown.isHolding() && reconsidering === 0;
  const changed = (): void => {
    options.onState();
    if (!idle()) return;
    const resolve = waiting;
    waiting = [];
    for (const done of resolve) done();
  };

  const openEngine = (): Promise<OpenedEngine> => {
    opened ??= options.settings().then(async (settings) => {
      off = !settings.enable;
      settingsInUse = JSON.stringify(settings);
      const made = await host.openEngine(workspace, settings, options);
      standing?.dispose();
      standing = makeStanding({ rootUri: options.uri, host, workspace, opened: made, settings, log: (message) => { connection.console.warn(message); } });
      configuration.show(off ? [] : made.problems);
      return made;
    });
    return opened;
  };
  /** A file that can't be read, or does not parse, is told once, not with every key. */
  const logProblems = (problems: readonly InputProblem[]): void => {
    const sentences = problems.map(({ path, message }) => `${path}: ${message}`);
    for (const sentence of sentences) if (!logged.has(sentence)) connection.console.info(sentence);
    logged = new Set(sentences);
  };

  const run = async (controller: AbortController): Promise<void> => {
    const { signal } = controller;
    const since = edited;
    const made = await openEngine();
    const { engine } = made;
    if (signal.aborted) return;
    for (const path of stale) engine.invalidate(path);
    if (off) kept.clear();
    // An import that was typed just now reaches files that the engine has not heard of.
    for (const path of await workspace.neighbours()) {
      if (!known.has(path)) engine.invalidate(path);
      known.add(path);
    }
    const paths = [...stale].filter((path) => kept.has(path));
    for (const path of off ? [] : options.open().keys()) if (!made.excluded(path) && (await workspace.wants(path))) paths.push(path);
    if (isAborted(signal)) return;
    publisher.retain(new Set([...paths, ...kept]));
    if (paths.length === 0) {
      stale.clear();
      return;
    }
    const start = performance.now();
    const report = await engine.check({ paths: [...new Set(paths)], signal, quick: since !== null });
    const told = (await standing?.told(paths, report.findings, signal)) ?? report.findings;
    if (isAborted(signal)) return;
    const took = performance.now() - start;
    // The first analysis parses all and warms up: it says nothing about the next. A quicker one counts at once, a slower one may be chance.
    if (since !== null) usual = took < usual ? took : 0.7 * usual + 0.3 * took;
    stale.clear();
    shown.show(paths, told);
    logProblems(report.errors);
    error = null;
    if (since !== null) {
      options.log.add(performance.now() - since, took);
      edited = null;
      // What hangs on all of the project is told when the typing pauses.
      if (engine.takePostponed()) later = setTimeout(() => { plan(0); }, pace.pause);
    }
  };

  const start = (): void => {
    planned = null;
    if (disposed) return;
    const controller = new AbortController();
    running = controller;
    changed();
    void lane(() => (controller.signal.aborted ? Promise.resolve() : run(controller)))
      .catch((reason: unknown) => {
        if (controller.signal.aborted) return;
        error = `The analysis failed: ${reason instanceof Error ? reason.message : String(reason)}`;
        connection.console.error(reason instanceof Error && reason.stack !== undefined ? reason.stack : error);
      })
      .then(() => {
        if (controller.signal.aborted) options.log.cancelled();
        if (running === controller) running = null;
        changed();
      });
  };
  const stop = (): void => {
    running?.abort(new Error('A newer version came.'));
    running = null;
    questions.giveUp();
    if (planned) clearTimeout(planned);
    planned = null;
    if (later) clearTimeout(later);
    later = null;
    shown.drop();
  };
  const plan = (delay: number): void => {
    if (disposed) return;
    stop();
    planned = setTimeout(start, delay);
    changed();
  };

  const questions = makeQuestions({
    lane,
    engine: async () => {
      const { engine } = await openEngine();
      for (const path of stale) engine.invalidate(path);
      return off ? null : engine;
    },
    known: async () => ((await options.settings()).baseline === 'shown' ? null : ((await openEngine()).known ?? null)),
    isIdle: idle,
    whenIdle,
    pause: () => lastEdit + pace.pause - performance.now(),
    revision: () => `${String(options.documents.revision())} ${String(changes)}`,
    isDisposed: () => disposed,
  });

  return {
    uri: options.uri,
    workspace,
    owns: options.owns,
    opened: async () => {
      const made = await openEngine();
      return off ? null : made;
    },
    publisher,
    questions,
    touch: (path, cause) => {
      stale.add(path);
      changes++;
      if (cause === 'disk') workspace.forgetListing();
      if (cause === 'edited') edited = lastEdit = performance.now();
      // Where an analysis is done between two keys there is nothing to wait for.
      plan(cause === 'edited' && usual > pace.quick ? Math.min(usual, pace.debounce) : 0);
    },
    closed: (path, texts) => {
      stale.add(path);
      publisher.clear(texts);
      plan(0);
    },
    reset,
    reconsider: () => {
      if (opened === null) return;
      reconsidering++;
      // Clients tell of a change as soon as they are asked to tell of changes: a new engine for nothing would slow every start.
      void opened
        .then(() => options.settings())
        .then((settings) => { if (JSON.stringify(settings) !== settingsInUse) reset(); })
        .catch(reset)
        .then(() => {
          reconsidering--;
          changed();
        });
    },
    checkAll: async (signal, onProgress) => {
      // An edit gives this check up, is served first, and the check starts again; what it has parsed by then is kept by the engine.
      for (;;) {
        while (!idle()) await whenIdle();
        const controller = new AbortController();
        const abort = (): void => { controller.abort(signal.reason); };
        if (isAborted(signal)) abort();
        signal.addEventListener('abort', abort);
        running = controller;
        changed();
        try {
          return await lane(() => checkAllNow(controller.signal, onProgress));
        } catch (reason) {
          if (!controller.signal.aborted || signal.aborted || disposed) throw reason;
        } finally {
          signal.removeEventListener('abort', abort);
          if (running === controller) running = null;
          changed();
        }
      }
    },
    state: () => ({ busy: planned !== null || running !== null, findings: publisher.count(), error, off }),
    isIdle: idle,
    whenIdle,
    dispose: () => {
      disposed = true;
      stop();
      const before = opened;
      if (before) void lane(() => before.then(({ engine }) => { engine.dispose(); })).catch(() => undefined);
      standing?.dispose();
      publisher.retain(new Set());
      configuration.show([]);
      changed();
    },
  };

  function reset(): void {
    const before = opened;
    opened = null;
    workspace.forgetListing();
    known.clear();
    for (const path of kept) stale.add(path);
    // In the lane: never under a check that still uses it.
    if (before) void lane(() => before.then(({ engine }) => { engine.dispose(); })).catch(() => undefined);
    plan(0);
  }

  function whenIdle(): Promise<void> {
    return idle() ? Promise.resolve() : new Promise((resolve) => { waiting.push(resolve); });
  }

  async function checkAllNow(signal: AbortSignal, onProgress: (done: number, total: number) => void): Promise<CheckWorkspaceResult> {
    signal.throwIfAborted();
    const { engine } = await openEngine();
    for (const path of stale) engine.invalidate(path);
    stale.clear();
    const report = await engine.check({ paths: [''], signal, onProgress });
    signal.throwIfAborted();
    const all = report.findings.filter((finding) => options.owns(finding.path));
    const findings = (await standing?.told([...new Set(all.map((finding) => finding.path))], all, signal)) ?? all;
    const paths = new Set(findings.map((finding) => finding.path));
    publisher.retain(new Set([...paths, ...options.open().keys()]));
    kept.clear();
    for (const path of paths) kept.add(path);
    shown.show([...new Set([...paths, ...options.open().keys()])], findings);
    return { findings: findings.length, files: report.stats.files, errors: report.errors, milliseconds: report.stats.milliseconds };
  }
}

/** Asks anew: TypeScript believes that a signal does not change over an `await`. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}
