import type { ExtensionContext } from 'vscode';
import { commands, window, workspace } from 'vscode';
import type { HoldoutClient } from './client';
import { checkWorkspace, compareSides, tellFailure } from './commands';
import { competenciesView } from './competencies-view';
import type { Asked } from './explain-actions';
import { askedByCell, askedByFile, askedByFinding, askedByFunction, askedBySelection, explainActions } from './explain-actions';
import { lessonView } from './lesson-view';
import type { Mentor } from './mentor/main';
import { modelTools } from './model-tools';
import { parityView } from './parity-view';
import { reviewView } from './review/review';
import { statusItem } from './status';
import { showTests } from './tests-pick';

/** What `activate` gives: for tests, and for other extensions that want to wait for findings. */
export interface HoldoutApi {
  /** Resolves when the server runs and has analysed and published all that was sent to it. Rejects where it could not be started. */
  whenIdle(): Promise<void>;
  /** How long edits wait for their diagnostics, by the server's own clock. */
  stats(): Promise<unknown>;
  /** How long `activate` took. The server starts after it. */
  readonly activationMilliseconds: number;
}

/** Registers all that the user can reach at once; the server and its client are loaded when this has returned. */
export function activate(context: ExtensionContext): HoldoutApi {
  const began = performance.now();
  const output = window.createOutputChannel('Holdout', { log: true });
  const status = statusItem();
  let client: Promise<HoldoutClient> | null = null;

  const started = (): Promise<HoldoutClient> => {
    client ??= import('./client.js').then(({ startClient }) => startClient(context, output, status));
    return client;
  };
  const stop = async (): Promise<void> => {
    const before = client;
    client = null;
    // One that never started has nothing to stop.
    await before?.then((running) => running.stop()).catch(() => undefined);
  };

  const lessons = lessonView(async (rule) => (await started()).lesson(rule));
  const sides = parityView(async (wanted) => (await started()).parity(wanted));
  let mentor: Promise<Mentor> | null = null;
  const asked = (): Promise<Mentor> => {
    mentor ??= import('./mentor/main.js').then(({ openMentor }) => openMentor(context, started, output));
    return mentor;
  };
  const explain = async (what: Asked | null): Promise<void> => {
    if (what === null) void window.showInformationMessage('Open a Python file or a notebook, and select what to explain.');
    else await (await asked()).explain(what.target, what.uri);
  };
  context.subscriptions.push(
    ...explainActions(),
    ...competenciesView(context, started),
    ...modelTools(started),
    ...reviewView(context, started, output),
    window.registerWebviewViewProvider('holdout.mentor', { resolveWebviewView: async (view) => { (await asked()).attach(view); } }),
    commands.registerCommand('holdout.explain', () => explain(askedBySelection())),
    commands.registerCommand('holdout.explainFinding', (rule: unknown, uri: unknown, range: unknown) => explain(askedByFinding(rule, uri, range) ?? askedBySelection())),
    commands.registerCommand('holdout.explainFunction', (uri: unknown, line: unknown) => explain(askedByFunction(uri, line))),
    commands.registerCommand('holdout.explainFile', () => explain(askedByFile())),
    commands.registerCommand('holdout.explainCell', (cell: unknown) => explain(askedByCell(cell))),
    commands.registerCommand('holdout.chooseModel', async () => { await (await asked()).chooseModel(); }),
    commands.registerCommand('holdout.setKey', async (key: unknown) => { await (await asked()).setKey(key); }),
    commands.registerCommand('holdout.removeKey', async () => { await (await asked()).removeKey(); }),
    commands.registerCommand('holdout.newConversation', async () => { await (await asked()).newConversation(); }),
    commands.registerCommand('holdout.exportConversation', async () => { await (await asked()).exportConversation(); }),
    { dispose: () => { void mentor?.then((open) => { open.dispose(); }); } },
    output,
    status,
    lessons,
    sides,
    commands.registerCommand('holdout.showOutput', () => { output.show(); }),
    commands.registerCommand('holdout.openLesson', (rule: unknown) => lessons.open(rule)),
    commands.registerCommand('holdout.compareSides', (train: unknown, serve: unknown) => compareSides(sides, train, serve, output)),
    commands.registerCommand('holdout.showTests', (name: unknown, tests: unknown) => showTests(name, tests)),
    workspace.onDidSaveTextDocument(() => { void sides.refresh().catch(() => undefined); }),
    commands.registerCommand('holdout.checkWorkspace', async () => { await checkWorkspace(await started(), output); }),
    commands.registerCommand('holdout.restart', async () => {
      await stop();
      await started();
    }),
    { dispose: () => { void stop(); } },
  );
  setTimeout(() => {
    started().catch((error: unknown) => {
      status.failed();
      tellFailure(error, output);
    });
  }, 0);

  return {
    whenIdle: async () => (await started()).whenIdle(),
    stats: async () => (await started()).stats(),
    activationMilliseconds: performance.now() - began,
  };
}
