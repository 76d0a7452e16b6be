import type { ExtensionContext, LogOutputChannel, WebviewView } from 'vscode';
import { commands, env, Uri, window, workspace } from 'vscode';
import type { ExplainTarget } from '../../mentor/conversation';
import type { Desk } from '../../mentor/desk/desk';
import { makeDesk } from '../../mentor/desk/desk';
import { talkMarkdown, turnMarkdown } from '../../mentor/desk/export';
import type { DeskState, Intent, MentorTurn, Talk } from '../../mentor/desk/state';
import { judgeReply } from '../../mentor/judge-reply';
import { ledger } from '../../mentor/llm/ledger';
import type { Spent } from '../../mentor/llm/ledger';
import type { HoldoutClient } from '../client';
import { noteEvidence } from '../evidence';
import { openPlace } from '../open-place';
import { chooseProvider, makeProviders } from './providers';
import { mentorSettings } from './settings';
import { sourceTexts } from './sources';
import { drawnIn } from './view';

/** The mentor in the editor: the desk, and the view that draws it. */
export interface Mentor {
  /** Draws into a view that the editor opened. */
  attach(view: WebviewView): void;
  /** Shows the view and explains. */
  explain(target: ExplainTarget, uri: string | null): Promise<void>;
  chooseModel(): Promise<void>;
  /** Asks for the key of the chosen server where none is given. */
  setKey(key: unknown): Promise<void>;
  removeKey(): Promise<void>;
  newConversation(): Promise<void>;
  exportConversation(): Promise<void>;
  /** Resolves when no model is at work. */
  idle(): Promise<void>;
  dispose(): void;
}

const TALKS = 'holdout.talks';
const SPENT = 'holdout.spent';
const CONSENTS = 'holdout.consents';

/** Makes the mentor; loaded when it is first asked for. */
export function openMentor(context: ExtensionContext, client: () => Promise<HoldoutClient>, output: LogOutputChannel): Mentor {
  const providers = makeProviders(context.secrets);
  let view: WebviewView | null = null;
  let soon: ReturnType<typeof setTimeout> | undefined;
  let drawn = 0;

  const draw = (): void => {
    clearTimeout(soon);
    drawn = Date.now();
    if (view?.visible === true) void view.webview.postMessage(desk.state());
  };
  const desk: Desk = makeDesk({
    explain: async (uri, request, signal) => (await client()).explain({ uri, request }, signal),
    sources: sourceTexts,
    judge: judgeReply,
    provider: () => providers.state(),
    backend: () => providers.backend(),
    room: () => import('../../mentor/llm/ask.js'),
    check: async (code) => (await (await client()).checkCode([code])).problems[0] ?? [],
    ledger: ledger({
      read: () => context.globalState.get<Spent>(SPENT),
      write: (spent) => { void context.globalState.update(SPENT, spent); },
    }, () => mentorSettings().cap),
    isLocal: (host) => /^(?:localhost|127\.[\d.]+|\[::1\])(?::\d+)?$/.test(host),
    consent: {
      has: (host, model) => context.globalState.get<string[]>(CONSENTS, []).includes(`${host} ${model}`),
      give: (host, model) => { void context.globalState.update(CONSENTS, [...context.globalState.get<string[]>(CONSENTS, []), `${host} ${model}`]); },
    },
    store: {
      read: () => context.workspaceState.get<readonly Talk[]>(TALKS, []),
      write: (talks) => { void context.workspaceState.update(TALKS, talks); },
    },
    settings: mentorSettings,
    now: () => new Date(),
    id: () => globalThis.crypto.randomUUID(),
    onChange: () => {
      // A stream changes with each word: the panel is drawn some times a second.
      const wait = 60 - (Date.now() - drawn);
      clearTimeout(soon);
      if (wait <= 0) draw();
      else soon = setTimeout(draw, wait);
    },
  });
  const subscriptions = [
    context.secrets.onDidChange(() => { void desk.reconsider(); }),
    workspace.onDidChangeConfiguration((event) => { if (event.affectsConfiguration('holdout.mentor')) void desk.reconsider(); }),
  ];

  const turnOf = (state: DeskState, id: string): MentorTurn | undefined => state.talk.turns.find((turn): turn is MentorTurn => turn.who === 'mentor' && turn.id === id);
  const exportConversation = async (): Promise<void> => {
    const { talk } = desk.state();
    if (talk.turns.length === 0) {
      void window.showInformationMessage('There is no conversation to export yet.');
      return;
    }
    await window.showTextDocument(await workspace.openTextDocument({ language: 'markdown', content: talkMarkdown(talk) }));
  };
  const chooseModel = async (): Promise<void> => {
    await chooseProvider(providers);
    await desk.reconsider();
  };
  const setKey = async (given: unknown): Promise<void> => {
    await providers.setKey(typeof given === 'string' ? given : null);
    await desk.reconsider();
  };

  async function does(intent: Intent): Promise<void> {
    const state = desk.state();
    switch (intent.kind) {
      case 'ready':
        await desk.reconsider();
        draw();
        return;
      case 'open': {
        const turn = turnOf(state, intent.turn);
        if (turn !== undefined) await openPlace([turn.folder], intent);
        return;
      }
      case 'link': {
        const known = state.talk.turns.some((turn) => turn.who === 'mentor' && turn.offline.sources.some(({ url }) => url === intent.url));
        if (known) await env.openExternal(Uri.parse(intent.url));
        return;
      }
      case 'competency':
        await commands.executeCommand('holdout.openCompetency', intent.id);
        return;
      case 'copy': {
        const turn = turnOf(state, intent.turn);
        if (turn !== undefined) await env.clipboard.writeText(turnMarkdown(turn));
        return;
      }
      case 'record': {
        const turn = turnOf(state, intent.turn);
        if (turn !== undefined) noteEvidence(context, turn.offline.competencies.map(({ id }) => id), turn.offline.title);
        await desk.act(intent);
        await commands.executeCommand('holdout.refreshCompetencies');
        return;
      }
      case 'export': return exportConversation();
      case 'provider': return chooseModel();
      case 'key': return setKey(null);
      case 'explain':
        await commands.executeCommand('holdout.explain');
        return;
      default:
        await desk.act(intent);
    }
  }

  return {
    attach: (opened) => {
      view = opened;
      drawnIn(opened, context.extensionUri, (intent) => {
        does(intent).catch((error: unknown) => {
          output.error(error instanceof Error ? error : String(error));
        });
      });
      opened.onDidChangeVisibility(draw);
      opened.onDidDispose(() => { if (view === opened) view = null; });
    },
    explain: async (target, uri) => {
      await commands.executeCommand('holdout.mentor.focus');
      await desk.explain(target, uri);
    },
    chooseModel,
    setKey,
    removeKey: async () => {
      await providers.removeKey();
      await desk.reconsider();
    },
    newConversation: () => desk.act({ kind: 'new' }),
    exportConversation,
    idle: () => desk.idle(),
    dispose: () => {
      clearTimeout(soon);
      desk.cancel();
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}
