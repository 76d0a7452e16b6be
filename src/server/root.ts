import type { Connection } from 'vscode-languageserver';
import type { InputProblem } from '../project/workspace';
import type { ReportedFinding } from '../review/report';
import type { WantedSides } from '../review/side-by-side/build';
import type { ParityReport } from '../review/side-by-side/report';
import type { TestsReport } from '../review/test-map/report';
import { configurationView } from './configuration-view';
import type { OpenDocument, OpenDocuments } from './documents';
import type { OpenedEngine, Pace, RootPlace, ServerHost } from './host';
import { makeLane } from './lanes';
import { overlayWorkspace } from './overlay';
import type { CheckWorkspaceResult, ServerSettings } from './protocol';
import type { Publisher } from './publisher';
import { makePublisher } from './publisher';
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
  readonly publisher: Publisher;
  /** A file's text changed, in the editor or on disk. Gives up the running analysis and plans the next. */
  touch(path: string, cause: 'opened' | 'edited' | 'disk'): void;
  /** A document was closed: nothing of it is shown any more, except what a check of the whole workspace found. */
  closed(path: string, texts: readonly string[]): void;
  /** The configuration changed: a new engine. */
  reset(): void;
  /** The client's settings may have changed: a new engine if they did. */
  reconsider(): void;
  /** The sides of the models of this root, beside each other; kept as long as no document changes. */
  parity(wanted: WantedSides, signal: AbortSignal): Promise<ParityReport>;
  /**
   * Which tests run the functions of a file that has to do with machine learning; of another one nothing is told. Worked out when the typing pauses, given up for an edit and begun
   * again after it; kept until a file changes.
   */
  tests(path: string, signal: AbortSignal): Promise<TestsReport>;
  /** Has it been told yet for any file? The first time takes longest. */
  knowsTests(): boolean;
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

  let opened: Promise<OpenedEngine> | null = null;
  let running: AbortController | null = null;
  let planned: ReturnType<typeof setTimeout> | null = null;
  let heldBack: ReturnType<typeof setTimeout> | null = null;
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

  /** What was compared last, and of which state of the files. */
  let compared: { readonly key: string; readonly report: ParityReport } | null = null;
  let changes = 0;

  /** What is worked out of the tests now; an edit comes first. */
  const asking = new Set<AbortController>();
  let lastEdit = -Infinity;
  let knowsTests = false;

  let off = false;
  let settingsInUse = '';
  let reconsidering = 0;

  const idle = (): boolean => planned === null && running === null && heldBack === null && reconsidering === 0;
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

  const show = (paths: readonly string[], findings: readonly ReportedFinding[]): void => {
    let wait: number | null = null;
    const byPath = new Map<string, ReportedFinding[]>(paths.map((path) => [path, []]));
    for (const finding of findings) byPath.get(finding.path)?.push(finding);
    for (const [path, found] of byPath) {
      const rest = publisher.show(path, found);
      if (rest !== null) wait = Math.max(wait ?? 0, rest);
    }
    if (heldBack) clearTimeout(heldBack);
    heldBack = null;
    if (wait !== null) {
      heldBack = setTimeout(() => {
        heldBack = null;
        show(paths, findings);
        changed();
      }, wait + 1);
    }
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
    if (isAborted(signal)) return;
    const took = performance.now() - start;
    // The first analysis parses all and warms up: it says nothing about the next. A quicker one counts at once, a slower one may be chance.
    if (since !== null) usual = took < usual ? took : 0.7 * usual + 0.3 * took;
    stale.clear();
    show(paths, report.findings);
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
    for (const one of asking) one.abort(new Error('A newer version came.'));
    if (planned) clearTimeout(planned);
    planned = null;
    if (later) clearTimeout(later);
    later = null;
    if (heldBack) clearTimeout(heldBack);
    heldBack = null;
  };
  const plan = (delay: number): void => {
    if (disposed) return;
    stop();
    planned = setTimeout(start, delay);
    changed();
  };

  return {
    uri: options.uri,
    publisher,
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
    parity: async (wanted, signal) => {
      await whenIdle();
      const key = JSON.stringify([options.documents.revision(), changes, wanted]);
      if (compared?.key === key) return compared.report;
      const report = await lane(async () => {
        const { engine } = await openEngine();
        if (off) return { schema: 1 as const, pairs: [], unpaired: [] };
        for (const path of stale) engine.invalidate(path);
        return engine.parity(wanted, signal);
      });
      compared = { key, report };
      return report;
    },
    tests: async (path, signal) => {
      for (;;) {
        await whenIdle();
        for (let wait = pause(); wait > 0 && !signal.aborted; wait = pause()) await new Promise((resolve) => { setTimeout(resolve, wait); });
        signal.throwIfAborted();
        if (!idle()) continue;
        const controller = new AbortController();
        const abort = (): void => { controller.abort(signal.reason); };
        signal.addEventListener('abort', abort);
        asking.add(controller);
        try {
          const report = await lane(async () => {
            controller.signal.throwIfAborted();
            const { engine } = await openEngine();
            if (off) return nothingTested;
            for (const one of stale) engine.invalidate(one);
            return engine.testsReport([path], { signal: controller.signal, learningOnly: true });
          });
          knowsTests = true;
          return report;
        } catch (reason) {
          if (!controller.signal.aborted || isAborted(signal) || isDisposed()) throw reason;
        } finally {
          signal.removeEventListener('abort', abort);
          asking.delete(controller);
        }
      }
    },
    knowsTests: () => knowsTests,
    state: () => ({ busy: planned !== null || running !== null, findings: publisher.count(), error, off }),
    isIdle: idle,
    whenIdle,
    dispose: () => {
      disposed = true;
      stop();
      const before = opened;
      if (before) void lane(() => before.then(({ engine }) => { engine.dispose(); })).catch(() => undefined);
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

  /** Milliseconds until nobody has typed for a while. */
  function pause(): number {
    return lastEdit + pace.pause - performance.now();
  }

  function isDisposed(): boolean {
    return disposed;
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
    const findings = report.findings.filter((finding) => options.owns(finding.path));
    const paths = new Set(findings.map((finding) => finding.path));
    publisher.retain(new Set([...paths, ...options.open().keys()]));
    kept.clear();
    for (const path of paths) kept.add(path);
    show([...new Set([...paths, ...options.open().keys()])], findings);
    return { findings: findings.length, files: report.stats.files, errors: report.errors, milliseconds: report.stats.milliseconds };
  }
}

const nothingTested: TestsReport = { schema: 1, coverage: [], files: [], counts: { functions: 0, tested: 0, untestedFeatureCode: 0, tests: 0 } };

/** Asks anew: TypeScript believes that a signal does not change over an `await`. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}
