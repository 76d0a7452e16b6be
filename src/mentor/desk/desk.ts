import type { CheckQuestion, ConversationType, ExplainRequest, ExplainTarget, Level, OfflineAnswer, ReplyJudgement } from '../conversation';
import type { AskTools, MentorAnswer, Prepared } from '../llm/ask';
import type { MentorBackend } from '../llm/backend';
import type { Budget } from '../llm/ask';
import type { CodeCheck } from '../llm/code-facts';
import type { Ledger } from '../llm/ledger';
import type { MentorQuestion, PastTurn, SourceText } from '../llm/question';
import { answerText } from './export';
import type { DeskState, Intent, Look, MentorTurn, ModelPart, Preview, ProviderState, Talk, Turn } from './state';

/** The part of the mentor that is loaded with the first question to a model. */
export interface ModelRoom {
  prepare(question: MentorQuestion, budget: Budget): Prepared;
  ask(prepared: Prepared, backend: MentorBackend, tools: AskTools, signal: AbortSignal): Promise<MentorAnswer>;
}

/** All that the desk needs from where it runs. */
export interface DeskOptions {
  /** The answer without a model. Rejects with a sentence. */
  explain(uri: string | null, request: ExplainRequest, signal: AbortSignal): Promise<{ readonly answer: OfflineAnswer; readonly folder: string }>;
  /** The texts of the places that an answer is about, the most important first. */
  sources(answer: OfflineAnswer, folder: string, uri: string | null): Promise<readonly SourceText[]>;
  judge(question: CheckQuestion, reply: string): ReplyJudgement;
  provider(): Promise<ProviderState>;
  /** The backend of the provider, when it is ready. Throws an LlmError. */
  backend(): Promise<MentorBackend>;
  room(): Promise<ModelRoom>;
  check: CodeCheck;
  ledger: Ledger;
  isLocal(host: string): boolean;
  consent: { has(host: string, model: string): boolean; give(host: string, model: string): void };
  store: { read(): readonly Talk[]; write(talks: readonly Talk[]): void };
  settings(): { readonly level: Level; readonly budget: Budget; readonly cap: number; readonly askModel: 'always' | 'on request'; readonly look: Look };
  now(): Date;
  id(): string;
  onChange(): void;
}

/** The desk at which the user talks with the mentor. */
export interface Desk {
  state(): DeskState;
  /** Explains; the offline answer is there when this resolves, the model's answer may come after it. */
  explain(target: ExplainTarget, uri: string | null): Promise<void>;
  /** Does what a user does in the panel, but what only the editor can do. */
  act(intent: Intent): Promise<void>;
  /** The provider or the settings may be others now. */
  reconsider(): Promise<void>;
  /** Resolves when no model is at work. */
  idle(): Promise<void>;
  /** Ends what a model is doing. */
  cancel(): void;
}

/** Conversations kept. */
const MOST_TALKS = 30;

export function makeDesk(options: DeskOptions): Desk {
  let talks: Talk[] = [...options.store.read()];
  let talk: Talk = talks[0] ?? fresh();
  let type: ConversationType = 'explain';
  let level: Level = options.settings().level;
  let explaining = 0;
  let running: { readonly turn: string; readonly controller: AbortController; done: Promise<void> } | null = null;
  let provider: ProviderState = { state: 'none' };
  let preview: Preview | null = null;
  let answerConsent: ((choice: 'once' | 'always' | 'no') => void) | null = null;
  let notice: string | null = null;
  let offlineRun: AbortController | null = null;

  function fresh(): Talk {
    return { id: options.id(), title: 'New conversation', started: options.now().toISOString(), turns: [] };
  }

  function changed(): void {
    options.onChange();
  }
  function save(): void {
    if (talk.turns.length > 0) talks = [talk, ...talks.filter(({ id }) => id !== talk.id)].slice(0, MOST_TALKS);
    options.store.write(talks.map(storable));
  }
  function append(...turns: readonly Turn[]): void {
    talk = { ...talk, turns: [...talk.turns, ...turns] };
  }
  /** Also after the user went to another conversation: an answer goes where it was asked for. */
  function update(id: string, change: (turn: MentorTurn) => MentorTurn): void {
    const inTalk = (one: Talk): Talk => (one.turns.some((turn) => turn.id === id) ? { ...one, turns: one.turns.map((turn) => (turn.id === id && turn.who === 'mentor' ? change(turn) : turn)) } : one);
    talk = inTalk(talk);
    talks = talks.map(inTalk);
    changed();
  }
  function updateModel(id: string, change: Partial<ModelPart>): void {
    update(id, (turn) => (turn.model === null ? turn : { ...turn, model: { ...turn.model, ...change } }));
  }
  const turnOf = (id: string): MentorTurn | undefined => talk.turns.find((turn): turn is MentorTurn => turn.id === id && turn.who === 'mentor');

  async function explain(target: ExplainTarget, uri: string | null, said: string | null = null, wanted: { type: ConversationType; level: Level } = { type, level }): Promise<void> {
    cancel();
    offlineRun?.abort();
    const controller = new AbortController();
    offlineRun = controller;
    explaining++;
    notice = null;
    if (said !== null) append({ who: 'learner', id: options.id(), text: said });
    changed();
    const history = historyOf(talk, said);
    try {
      const { answer, folder } = await options.explain(uri, { target, ...wanted }, controller.signal);
      if (controller.signal.aborted) return;
      const turn: MentorTurn = { who: 'mentor', id: options.id(), offline: answer, folder, uri, rungs: wanted.type === 'hint-ladder' ? 1 : 0, steps: 1, replies: {}, model: null, recorded: false };
      if (talk.turns.every(({ who }) => who === 'learner')) talk = { ...talk, title: answer.title };
      append(turn);
      save();
      provider = await options.provider();
      if (provider.state !== 'none' && options.settings().askModel === 'always') begin(turn, said, history);
    } catch (error) {
      if (!controller.signal.aborted) notice = error instanceof Error ? error.message : String(error);
    } finally {
      explaining--;
      changed();
    }
  }

  function begin(turn: MentorTurn, said: string | null, history: readonly PastTurn[]): void {
    const controller = new AbortController();
    const run = { turn: turn.id, controller, done: Promise.resolve() };
    running = run;
    run.done = askModel(turn, said, history, controller.signal).finally(() => {
      if (running === run) running = null;
      save();
      changed();
    });
  }

  async function askModel(turn: MentorTurn, said: string | null, history: readonly PastTurn[], signal: AbortSignal): Promise<void> {
    const at = provider.state === 'none' ? { host: '', model: '' } : { host: provider.host, model: provider.model };
    const set = (change: Partial<ModelPart>): void => { updateModel(turn.id, change); };
    update(turn.id, (one) => ({ ...one, model: { ...NO_ANSWER, ...at } }));
    try {
      const backend = await options.backend();
      const { budget, look } = options.settings();
      const room = await options.room();
      const sources = await options.sources(turn.offline, turn.folder, turn.uri);
      const style = [...(look.short ? ['short' as const] : []), ...(look.oneStep ? ['one-step' as const] : []), ...(look.literal ? ['literal' as const] : [])];
      const prepared = room.prepare({ offline: turn.offline, message: said, history, sources, style }, budget);
      const hidden = [...prepared.hidden].map(([kind, count]) => `${count} ${kind.toLowerCase().replaceAll('_', ' ')}`);
      set({ host: backend.host, model: backend.model, sent: prepared.context.parts.map(whatOf), cut: prepared.context.cut, hidden, prompts: prepared.prompts });
      if (!options.consent.has(backend.host, backend.model)) {
        const choice = await ask({ turn: turn.id, host: backend.host, model: backend.model, local: options.isLocal(backend.host), tokens: prepared.inputTokens, maxOutput: prepared.maxOutputTokens, hidden, cut: prepared.context.cut, text: prepared.text }, signal);
        if (choice === 'no') {
          set({ state: 'cancelled', sentences: ['Nothing was sent.'] });
          return;
        }
        if (choice === 'always') options.consent.give(backend.host, backend.model);
      }
      set({ state: 'streaming' });
      const answer = await room.ask(prepared, backend, {
        check: options.check,
        ledger: options.ledger,
        onText: (text) => { if (!signal.aborted) set({ text }); },
        onStage: (stage) => { set({ state: stage }); },
      }, signal);
      set({ state: answer.state, text: answer.text, question: answer.question, usage: answer.usage, sentences: answer.problems.map(({ why }) => sentence(why)) });
    } catch (error) {
      set(signal.aborted ? { state: 'cancelled', sentences: ['Cancelled.'] } : { state: 'failed', sentences: [error instanceof Error ? error.message : String(error)] });
    }
  }

  function ask(what: Preview, signal: AbortSignal): Promise<'once' | 'always' | 'no'> {
    updateModel(what.turn, { state: 'consent' });
    preview = what;
    changed();
    return new Promise((resolve) => {
      const settle = (choice: 'once' | 'always' | 'no'): void => {
        preview = null;
        answerConsent = null;
        resolve(choice);
        changed();
      };
      answerConsent = settle;
      signal.addEventListener('abort', () => { settle('no'); }, { once: true });
    });
  }

  function cancel(): void {
    running?.controller.abort();
    running = null;
    answerConsent?.('no');
  }

  function goTo(other: Talk): void {
    cancel();
    offlineRun?.abort();
    save();
    talk = other;
    notice = null;
    changed();
  }

  const last = (): MentorTurn | undefined => talk.turns.findLast((turn): turn is MentorTurn => turn.who === 'mentor');

  async function act(intent: Intent): Promise<void> {
    switch (intent.kind) {
      case 'ask': {
        const text = intent.text.trim();
        if (text === '') return;
        const before = last();
        const place = before === undefined ? null : placeOf(before.offline.request.target);
        await explain({ kind: 'question', text, place }, before?.uri ?? null, text);
        return;
      }
      case 'cancel':
        cancel();
        offlineRun?.abort();
        changed();
        return;
      case 'consent':
        answerConsent?.(intent.choice);
        return;
      case 'reply': {
        const turn = turnOf(intent.turn);
        const question = turn === undefined ? null : questionOf(turn, intent.step);
        if (turn === undefined || question === null) return;
        const text = intent.text?.trim() === '' ? null : intent.text;
        const reply = { text, judgement: text === null ? null : options.judge(question, text) };
        update(intent.turn, (one) => ({ ...one, replies: { ...one.replies, [intent.step]: reply } }));
        save();
        return;
      }
      case 'rung':
        update(intent.turn, (turn) => ({ ...turn, rungs: Math.max(turn.rungs, Math.min(intent.rungs, turn.offline.ladder.length)) }));
        save();
        return;
      case 'step':
        update(intent.turn, (turn) => ({ ...turn, steps: Math.max(turn.steps, Math.min(intent.steps, turn.offline.script.steps.length)) }));
        save();
        return;
      case 'next': {
        const turn = turnOf(intent.turn);
        const next = turn?.offline.next[intent.index];
        if (turn === undefined || next === undefined) return;
        await explain(next.request.target, turn.uri, next.label, { type: next.request.type, level: next.request.level });
        return;
      }
      case 'model': {
        const turn = turnOf(intent.turn);
        if (turn === undefined) return;
        cancel();
        provider = await options.provider();
        const said = talk.turns[talk.turns.indexOf(turn) - 1];
        if (provider.state !== 'none') begin(turn, said?.who === 'learner' ? said.text : null, historyOf({ ...talk, turns: talk.turns.slice(0, talk.turns.indexOf(turn)) }, said?.who === 'learner' ? said.text : null));
        changed();
        return;
      }
      case 'record':
        update(intent.turn, (turn) => ({ ...turn, recorded: true }));
        save();
        return;
      case 'new':
        goTo(fresh());
        return;
      case 'history': {
        const found = talks.find(({ id }) => id === intent.id);
        if (found !== undefined) goTo(found);
        return;
      }
      case 'forget':
        talks = talks.filter(({ id }) => id !== intent.id);
        if (talk.id === intent.id) talk = fresh();
        save();
        changed();
        return;
      case 'type':
        ({ type } = intent);
        changed();
        return;
      case 'level':
        ({ level } = intent);
        changed();
        return;
      case 'ready': case 'open': case 'link': case 'competency': case 'copy': case 'export': case 'provider': case 'key': case 'explain':
        return;
    }
  }

  return {
    state: () => {
      const { look, cap } = options.settings();
      const spent = options.ledger.today();
      return {
        talk,
        history: talks.filter(({ id }) => id !== talk.id).map(({ id, title, started }) => ({ id, title, when: started })),
        type,
        level,
        explaining: explaining > 0,
        asking: running !== null,
        provider,
        preview,
        usage: { tokens: spent.input + spent.output, cap, requests: spent.requests },
        notice,
        look,
      };
    },
    explain: (target, uri) => explain(target, uri),
    act,
    reconsider: async () => {
      ({ level } = options.settings());
      provider = await options.provider();
      changed();
    },
    idle: async () => {
      while (running !== null) await running.done;
    },
    cancel,
  };
}

const NO_ANSWER: Omit<ModelPart, 'host' | 'model'> = { state: 'preparing', text: '', question: '', sentences: [], sent: [], cut: [], hidden: [], usage: null, prompts: '' };

/** What was said before, without the question that is being asked now. */
function historyOf({ turns }: Talk, said: string | null): PastTurn[] {
  const past = said !== null && turns.at(-1)?.who === 'learner' ? turns.slice(0, -1) : turns;
  return past.slice(-8).map((turn): PastTurn => (turn.who === 'learner' ? { who: 'learner', text: turn.text } : { who: 'mentor', text: answerText(turn) }));
}

function placeOf(target: ExplainTarget): ExplainTarget extends infer T ? (T extends { place: infer P } ? P | null : never) : never {
  return 'place' in target ? target.place : null;
}

function questionOf(turn: MentorTurn, step: string): CheckQuestion | null {
  return step === 'check' ? turn.offline.check : (turn.offline.script.steps[Number(step)]?.ask ?? null);
}

function whatOf({ what, place }: Prepared['context']['parts'][number]): string {
  return place === null ? what : `${what} (${place.path}${place.cell === null ? '' : `, cell ${place.cell + 1}`}, ${place.first === place.last ? `line ${place.first}` : `lines ${place.first}–${place.last}`})`;
}

function sentence(why: string): string {
  return `${why.charAt(0).toUpperCase()}${why.slice(1)}${why.endsWith('.') ? '' : '.'}`;
}

/** What is kept on disk: no unfinished answers, and pictures only of a moderate size. */
function storable(talk: Talk): Talk {
  return {
    ...talk,
    turns: talk.turns.map((turn) => {
      if (turn.who === 'learner') return turn;
      const { model, offline } = turn;
      const ended = model === null || ['checked', 'marked', 'refused', 'failed', 'cancelled'].includes(model.state);
      const small = offline.picture === null || offline.picture.svg.length < 100_000;
      return { ...turn, model: ended ? model : { ...model, state: 'cancelled', sentences: ['The window was closed before the answer was complete.'] }, offline: small ? offline : { ...offline, picture: null } };
    }),
  };
}
