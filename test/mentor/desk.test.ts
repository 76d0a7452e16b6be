import { strict as assert } from 'node:assert';
import { Socket } from 'node:net';
import type { ExplainRequest, OfflineAnswer } from '../../src/mentor/conversation';
import type { Desk, DeskOptions } from '../../src/mentor/desk/desk';
import { makeDesk } from '../../src/mentor/desk/desk';
import { talkMarkdown } from '../../src/mentor/desk/export';
import type { MentorTurn, ProviderState, Talk } from '../../src/mentor/desk/state';
import * as room from '../../src/mentor/llm/ask';
import type { MentorBackend } from '../../src/mentor/llm/backend';
import { llmError } from '../../src/mentor/llm/failure';
import { openAiChat } from '../../src/mentor/llm/openai-chat';
import { CODE, freeLedger, GOOD, offline, saying } from './llm/asking';
import type { ModelServer } from './llm/model-server';
import { later, modelServer, refuses, sends, streams } from './llm/model-server';

const ready: ProviderState = { state: 'ready', host: 'localhost:1', model: 'tiny' };
const target = offline.request.target;

interface Set {
  readonly desk: Desk;
  readonly saved: () => readonly Talk[];
  readonly asked: ExplainRequest[];
  readonly consents: Map<string, boolean>;
}

/** A desk with an analyser that answers at once and a model that is given. */
function set(backend: MentorBackend | null, more: Partial<DeskOptions> = {}, consented = true, before: readonly Talk[] = []): Set {
  let saved: readonly Talk[] = before;
  let ids = 0;
  const asked: ExplainRequest[] = [];
  const consents = new Map<string, boolean>();
  const desk = makeDesk({
    explain: (_uri, request) => {
      asked.push(request);
      return Promise.resolve({ answer: { ...offline, request }, folder: 'file:///work' });
    },
    sources: () => Promise.resolve([{ what: 'the selection', path: 'src/train.py', cell: null, firstLine: 1, text: CODE }]),
    judge: (_question, reply) => ({ share: 1, heard: [reply], missing: [], say: 'That is it.' }),
    provider: () => Promise.resolve(backend === null ? { state: 'none' } : ready),
    backend: () => (backend === null ? Promise.reject(llmError('no-model', { host: '', model: '' })) : Promise.resolve(backend)),
    room: () => Promise.resolve(room),
    check: () => Promise.resolve([]),
    ledger: freeLedger(),
    isLocal: () => true,
    consent: { has: (host, model) => consented || consents.has(`${host} ${model}`), give: (host, model) => { consents.set(`${host} ${model}`, true); } },
    store: { read: () => saved, write: (talks) => { saved = JSON.parse(JSON.stringify(talks)) as Talk[]; } },
    settings: () => ({ level: 'junior', budget: room.defaultBudget, cap: 0, askModel: 'always', look: { short: false, oneStep: false, literal: false, font: '', size: 1, spacing: 'normal', width: 'full', motion: true } }),
    now: () => new Date(2026, 10, 20),
    id: () => `id${++ids}-${before.length}`,
    onChange: () => undefined,
    ...more,
  });
  return { desk, saved: () => saved, asked, consents };
}

function lastTurn(desk: Desk): MentorTurn {
  const turn = desk.state().talk.turns.at(-1);
  assert.ok(turn?.who === 'mentor');
  return turn;
}

async function until(what: string, holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (holds()) return;
    await later(5);
  }
  assert.fail(what);
}

describe('the desk of the mentor', () => {
  it('explains offline at once, and connects to nothing', async () => {
    const original = Reflect.get(Socket.prototype, 'connect') as (...given: unknown[]) => Socket;
    const connected: unknown[] = [];
    const fetched: unknown[] = [];
    const fetchBefore = globalThis.fetch;
    Reflect.set(Socket.prototype, 'connect', function connect(this: Socket, ...given: unknown[]) {
      connected.push(given);
      return original.apply(this, given);
    });
    globalThis.fetch = (...given) => {
      fetched.push(given);
      return Promise.reject(new Error('no network'));
    };
    try {
      const { desk, asked } = set(null);
      await desk.explain(target, 'file:///project/src/train.py');
      await desk.act({ kind: 'ask', text: 'Why is that wrong?' });
      await desk.act({ kind: 'model', turn: lastTurn(desk).id });
      await desk.idle();
      assert.equal(asked.length, 2);
      assert.equal(lastTurn(desk).model, null);
      assert.equal(lastTurn(desk).offline.answer, offline.answer);
      assert.equal(desk.state().provider.state, 'none');
    } finally {
      Reflect.set(Socket.prototype, 'connect', original);
      globalThis.fetch = fetchBefore;
    }
    assert.deepEqual([connected, fetched], [[], []]);
  });

  it('lets the model explain below, checked', async () => {
    const { desk } = set(saying(GOOD));
    await desk.explain(target, 'u');
    await desk.idle();
    const { model, offline: shown } = lastTurn(desk);
    assert.equal(model?.state, 'checked');
    assert.match(model.text, /^Split first/);
    assert.deepEqual(model.usage, { input: 50, output: 10, counted: true });
    assert.ok(model.sent.includes('the selection (src/train.py, lines 1–9)'), model.sent.join());
    assert.equal(shown.answer, offline.answer);
  });

  it('shows what would be sent before the first time, and sends nothing without a yes', async () => {
    const backend = saying(GOOD);
    const { desk, consents } = set(backend, {}, false);
    await desk.explain(target, 'u');
    await until('the preview', () => desk.state().preview !== null);
    const { preview } = desk.state();
    assert.deepEqual([preview?.host, preview?.model, preview?.local], ['localhost:1', 'tiny', true]);
    assert.ok(preview?.text.includes('7| X = StandardScaler().fit_transform(X)'));
    assert.ok((preview?.tokens ?? 0) > 300);
    assert.equal(backend.requests.length, 0);
    await desk.act({ kind: 'consent', choice: 'no' });
    await desk.idle();
    assert.deepEqual([lastTurn(desk).model?.state, lastTurn(desk).model?.sentences], ['cancelled', ['Nothing was sent.']]);
    assert.equal(backend.requests.length, 0);

    await desk.act({ kind: 'model', turn: lastTurn(desk).id });
    await until('the preview again', () => desk.state().preview !== null);
    await desk.act({ kind: 'consent', choice: 'always' });
    await desk.idle();
    assert.equal(lastTurn(desk).model?.state, 'checked');
    assert.deepEqual([...consents.keys()], ['localhost:1 tiny']);
    // The delimiter of the data is another one each time.
    const plain = (text = ''): string => text.replace(/[0-9a-f]{18}/g, '');
    assert.equal(plain(preview?.text), plain(backend.requests[0]?.messages.map(({ role, content }) => `[${role}]\n${content}`).join('\n\n')), 'the exact text');
    await desk.explain(target, 'u');
    await desk.idle();
    assert.equal(backend.requests.length, 2, 'not asked again');
  });

  it('tells the earlier turns to the model, and its question as a follow-up', async () => {
    const backend = saying(GOOD);
    const { desk, asked } = set(backend);
    await desk.explain(target, 'u');
    await desk.idle();
    await desk.act({ kind: 'ask', text: 'And for cross-validation?' });
    await desk.idle();
    assert.deepEqual(asked[1]?.target, { kind: 'question', text: 'And for cross-validation?', place: 'place' in target ? target.place : null });
    const messages = backend.requests[1]?.messages ?? [];
    assert.ok(messages.some(({ role, content }) => role === 'assistant' && content.startsWith('Split first')));
    assert.match(messages.at(-1)?.content ?? '', /And for cross-validation\?/);
  });

  it('answers one question at a time: a new one ends the old', async () => {
    const slow: MentorBackend = { ...saying(GOOD), async *stream(_request, signal) {
      yield { kind: 'text', text: '{"answer": "Half an' };
      await new Promise((resolve) => { signal.addEventListener('abort', resolve); });
      throw llmError('cancelled', { host: 'localhost:1', model: 'tiny' });
    } };
    let backend: MentorBackend = slow;
    const { desk } = set(slow, { backend: () => Promise.resolve(backend) });
    await desk.explain(target, 'u');
    await until('the stream', () => lastTurn(desk).model?.text === 'Half an');
    const first = lastTurn(desk).id;
    assert.equal(desk.state().asking, true);
    backend = saying(GOOD);
    await desk.explain(target, 'u');
    await desk.idle();
    const turns = desk.state().talk.turns.filter((turn): turn is MentorTurn => turn.who === 'mentor');
    await until('the end of the first', () => turns[0]?.model?.state === 'cancelled');
    assert.equal(turns[0]?.id, first);
    assert.equal(turns[1]?.model?.state, 'checked');
  });

  it('keeps what was said over a restart, and ends what was not complete', async () => {
    const hanging: MentorBackend = { ...saying(GOOD), async *stream(_request, signal) {
      yield { kind: 'text', text: '{"answer": "Half' };
      await new Promise((resolve) => { signal.addEventListener('abort', resolve); });
    } };
    const first = set(hanging);
    await first.desk.explain(target, 'u');
    await until('the stream', () => lastTurn(first.desk).model?.state === 'streaming');
    await first.desk.act({ kind: 'rung', turn: lastTurn(first.desk).id, rungs: 9 });
    const again = set(null, {}, true, first.saved());
    const turn = lastTurn(again.desk);
    assert.equal(turn.offline.title, offline.title);
    assert.equal(turn.rungs, 1, 'as many as there are');
    assert.deepEqual([turn.model?.state, turn.model?.sentences], ['cancelled', ['The window was closed before the answer was complete.']]);
    first.desk.cancel();
  });

  it('has a history: begin anew, go back, forget', async () => {
    const { desk, saved } = set(null);
    await desk.explain(target, 'u');
    const { id } = desk.state().talk;
    await desk.act({ kind: 'new' });
    assert.equal(desk.state().talk.turns.length, 0);
    assert.deepEqual(desk.state().history.map(({ title }) => title), [offline.title]);
    await desk.act({ kind: 'history', id });
    assert.equal(desk.state().talk.id, id);
    await desk.act({ kind: 'forget', id });
    assert.deepEqual([desk.state().history, saved()], [[], []]);
  });

  it('compares a reply, or shows the answer without one', async () => {
    const check = { question: 'Which rows?', answer: 'The training rows.', listensFor: [['training']] };
    const withCheck: OfflineAnswer = { ...offline, check };
    const { desk } = set(null, { explain: () => Promise.resolve({ answer: withCheck, folder: 'f' }) });
    await desk.explain(target, 'u');
    await desk.act({ kind: 'reply', turn: lastTurn(desk).id, step: 'check', text: 'the training rows' });
    assert.deepEqual(lastTurn(desk).replies.check?.judgement?.say, 'That is it.');
    const text = talkMarkdown(desk.state().talk);
    assert.match(text, /### Check yourself\n\nWhich rows\?\n\nYou: the training rows\n\nThat is it\.\n\nAnswer: The training rows\./);
    await desk.explain(target, 'u');
    await desk.act({ kind: 'reply', turn: lastTurn(desk).id, step: 'check', text: null });
    assert.deepEqual(lastTurn(desk).replies.check, { text: null, judgement: null });
  });

  it('exports the conversation as Markdown', async () => {
    const { desk } = set(saying(GOOD));
    await desk.explain(target, 'u');
    await desk.idle();
    await desk.act({ kind: 'ask', text: 'Why?' });
    await desk.idle();
    const text = talkMarkdown(desk.state().talk);
    for (const part of ['# Fit before the split', 'begun 2026-11-', '- The scaler is fitted before the split. (leakage/fit-before-split) (src/train.py, line 7)', '### tiny at localhost:1, checked', '## You asked\n\n> Why?', '[Common pitfalls](https://scikit-learn.org/stable/common_pitfalls.html)', '### Context']) {
      assert.ok(text.includes(part), part);
    }
  });

  it('says what is wrong when the analyser can\'t answer', async () => {
    const { desk } = set(null, { explain: () => Promise.reject(new Error('The language server is not running.')) });
    await desk.explain(target, 'u');
    assert.equal(desk.state().notice, 'The language server is not running.');
    assert.equal(desk.state().explaining, false);
  });
});

describe('the desk beside a server that fails', () => {
  let server: ModelServer;
  beforeEach(async () => { server = await modelServer(); });
  afterEach(() => server.close());

  const failures = [
    ['401', refuses(401, 'no'), /did not accept the key/],
    ['403', refuses(403, 'no'), /does not allow this key/],
    ['404', refuses(404, 'no'), /has no model/],
    ['429', refuses(429, 'no', { 'retry-after': '99' }), /try again in 99 s/],
    ['500', refuses(500, 'no'), /fault of its own/],
    ['no first token', sends([], 'stall'), /began no answer in time/],
    ['a stalled stream', sends(['data: {"choices":[{"delta":{"content":"{"}}]}\n\n'], 'stall'), /stopped in the middle/],
    ['a cut stream', sends(['data: {"choices":[{"delta":{"content":"{"}}]}\n\n'], 'cut'), /ended in the middle/],
    ['the length limit', streams('{"answer": "Spl', { finish: 'length' }), /length limit/],
    ['invalid JSON', streams('{"answer": "Spl'), /did not keep to the form/],
    ['an ignored schema', streams('Your code looks great!'), /did not keep to the form/],
    ['an empty stream', streams(''), /empty answer/],
    ['a page', sends(['<html></html>'], 'end', 'text/html'), /answered with a page/],
    ['10 MB', sends([`data: ${'x'.repeat(10_000_000)}`], 'end'), /far too long/],
    ['a redirect', (response) => { response.writeHead(307, { location: 'https://elsewhere.example/v1' }).end(); }, /send the code on to another place/],
  ] as const satisfies readonly (readonly [string, Parameters<ModelServer['answer']>[0], RegExp])[];
  for (const [name, behaviour, sentence] of failures) {
    it(`says what happened and leaves the offline answer: ${name}`, async () => {
      server.answer(behaviour);
      const backend = openAiChat({ baseUrl: server.baseUrl, model: 'tiny', key: 'k', patience: { first: name === 'no first token' ? 300 : 8_000, idle: name === 'a stalled stream' ? 300 : 8_000, total: 15_000, pauses: [5, 5], longestPause: 100 } });
      const { desk } = set(backend);
      await desk.explain(target, 'u');
      await desk.idle();
      const { model, offline: shown } = lastTurn(desk);
      assert.ok(model !== null && ['failed', 'refused'].includes(model.state), model?.state);
      assert.match(model.sentences.join(' '), sentence);
      assert.equal(shown.answer, offline.answer);
    });
  }
});
