import { strict as assert } from 'node:assert';
import type { ChatPart, ChatRequest, LlmError, LlmErrorKind, Patience } from '../../../src/mentor/llm/backend';
import { openAiChat } from '../../../src/mentor/llm/openai-chat';
import { probe, tryOut } from '../../../src/mentor/llm/probe';
import type { Behaviour, ModelServer } from './model-server';
import { event, later, modelServer, refuses, sends, streams, USAGE } from './model-server';

/** Long enough for a machine that is busy with other things. */
const patience: Patience = { first: 8_000, idle: 8_000, total: 15_000, pauses: [10, 20], longestPause: 2_000 };
const request: ChatRequest = { messages: [{ role: 'user', content: 'Explain.' }], maxOutputTokens: 100, schema: { name: 'form', schema: { type: 'object' } } };

describe('a model behind the OpenAI protocol', () => {
  let server: ModelServer;
  let other: ModelServer;
  beforeEach(async () => {
    server = await modelServer();
    other = await modelServer();
  });
  afterEach(async () => {
    await server.close();
    await other.close();
  });

  const backend = (key: string | null = 'sk-test', waits = patience) => openAiChat({ baseUrl: server.baseUrl, model: 'tiny', key, patience: waits });
  const collect = async (signal = new AbortController().signal, waits = patience): Promise<ChatPart[]> => {
    const parts: ChatPart[] = [];
    for await (const part of backend('sk-test', waits).stream(request, signal)) parts.push(part);
    return parts;
  };
  const textOf = (parts: readonly ChatPart[]): string => parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
  const failure = async (...behaviours: Behaviour[]): Promise<LlmError> => {
    server.answer(...behaviours);
    const error = await collect().then(() => null, (thrown: unknown) => thrown as LlmError);
    assert.ok(error !== null, 'it fails');
    return error;
  };
  const fails = async (kind: LlmErrorKind, words: RegExp, ...behaviours: Behaviour[]): Promise<void> => {
    const error = await failure(...behaviours);
    assert.equal(error.kind, kind, error.message);
    assert.match(error.message, words);
  };

  it('streams text and tells the tokens', async () => {
    server.answer(streams('An answer in several pieces.'));
    const parts = await collect();
    assert.equal(textOf(parts), 'An answer in several pieces.');
    assert.ok(parts.filter((part) => part.kind === 'text').length > 1, 'several pieces');
    assert.deepEqual(parts.at(-1), { kind: 'usage', input: 100, output: 20 });
  });

  it('is sent the request alone: no header tells of the machine', async () => {
    server.answer(streams('x'));
    process.env.OPENAI_ORG_ID = 'org-of-the-environment';
    try {
      await collect();
    } finally {
      delete process.env.OPENAI_ORG_ID;
    }
    const [asked] = server.asked;
    assert.equal(asked?.path, '/v1/chat/completions');
    assert.equal(asked.headers.authorization, 'Bearer sk-test');
    const odd = Object.keys(asked.headers).filter((name) => /stainless|openai|org/.test(name));
    assert.deepEqual(odd, []);
    assert.equal(asked.body.max_tokens, 100);
    assert.deepEqual(asked.body.stream_options, { include_usage: true });
    assert.equal(JSON.stringify(asked.body).includes('org-of'), false);
  });

  it('may need no key', async () => {
    server.answer(streams('fine'));
    for await (const part of backend(null).stream(request, new AbortController().signal)) assert.ok(part);
    assert.equal(server.asked.length, 1);
  });

  it('401: says that the key is refused, asks once, and shows no key', async () => {
    await fails('refused-key', /did not accept the key/, refuses(401, 'Incorrect API key provided: sk-test12345678'));
    assert.equal(server.asked.length, 1);
    assert.equal((await failure(refuses(401, 'sk-test12345678'))).message.includes('sk-test'), false);
  });

  it('403', () => fails('forbidden', /does not allow this key to use tiny/, refuses(403, 'Country not supported')));
  it('404', () => fails('no-model', /has no model tiny: choose another one/, refuses(404, 'The model tiny does not exist')));
  it('400', () => fails('bad-request', /did not understand the request/, refuses(400, 'messages: field required')));

  it('429: waits as asked and tries again', async () => {
    server.answer(refuses(429, 'slow down', { 'retry-after': '0.05' }), streams('after the pause'));
    assert.equal(textOf(await collect()), 'after the pause');
    assert.equal(server.asked.length, 2);
  });

  it('429 with a long pause: tells the pause and does not wait for it', async () => {
    await fails('rate', /try again in 120 s/, refuses(429, 'slow down', { 'retry-after': '120' }));
    assert.equal(server.asked.length, 1);
  });

  it('500: three tries, then a sentence', async () => {
    await fails('server', /has a fault of its own/, refuses(500, 'oops'));
    assert.equal(server.asked.length, 3);
  });

  it('a slow first token', async () => {
    server.answer(sends([], 'stall'));
    await assert.rejects(collect(undefined, { ...patience, first: 300 }), (error: LlmError) => error.kind === 'slow' && error.message.includes('began no answer in time'));
  });

  it('a stream that stalls, without a second try', async () => {
    server.answer(sends([event('Half an ')], 'stall'));
    await assert.rejects(collect(undefined, { ...patience, idle: 300 }), (error: LlmError) => error.kind === 'stalled' && error.message.includes('stopped in the middle of its answer'));
    assert.equal(server.asked.length, 1);
  });

  it('a stream that is cut', async () => {
    await fails('cut', /ended in the middle of the answer/, sends([event('Half an ')], 'cut'));
    assert.equal(server.asked.length, 1);
  });

  it('a stream that ends without its end', () => fails('cut', /ended in the middle/, sends([event('Half an ')], 'end')));
  it('a length limit', () => fails('length', /came to its length limit/, streams('A long', { finish: 'length' })));
  it('a content filter', () => fails('filtered', /content filter/, streams('A', { finish: 'content_filter' })));
  it('an empty stream', () => fails('empty', /empty answer/, streams('')));
  it('a stream without anything', () => fails('empty', /empty answer/, sends(['data: [DONE]\n\n'], 'end')));
  it('events that are no JSON', () => fails('broken-stream', /could not be read/, sends(['data: {"choices": [{"del\n\n'], 'end')));
  it('an error in the middle of the stream', () => fails('server', /has a fault|CUDA/, sends([event('Half'), 'data: {"error": {"message": "CUDA out of memory"}}\n\n'], 'end')));
  it('a page instead of JSON', () => fails('not-a-model-server', /answered with a page/, sends(['<html><body>Log in</body></html>'], 'end', 'text/html')));
  it('an answer of 10 MB', () => fails('too-big', /far too long/, sends(Array.from({ length: 160 }, () => event('x'.repeat(65_536))), 'end')));
  it('10 MB in one line', () => fails('too-big', /far too long/, sends([`data: ${'x'.repeat(10_000_000)}`], 'end')));

  it('refuses to be sent to another host', async () => {
    await fails('redirect', /wanted to send the code on to another place/, (response) => { response.writeHead(307, { location: `${other.baseUrl}/chat/completions` }).end(); });
    assert.equal(other.asked.length, 0);
    await fails('redirect', /refused/, (response) => { response.writeHead(302, { location: '/login' }).end(); });
  });

  it('follows a redirect on the same host', async () => {
    server.answer((response) => { response.writeHead(308, { location: '/v2/chat/completions' }).end(); }, streams('there'));
    assert.equal(textOf(await collect()), 'there');
    assert.equal(server.asked[1]?.path, '/v2/chat/completions');
  });

  it('reads an answer that is not streamed', async () => {
    const body = { choices: [{ index: 0, message: { role: 'assistant', content: 'All at once.' }, finish_reason: 'stop' }], usage: { prompt_tokens: 3, completion_tokens: 4 } };
    server.answer(sends([JSON.stringify(body)], 'end', 'application/json'));
    const parts = await collect();
    assert.equal(textOf(parts), 'All at once.');
    assert.ok(parts.some((part) => part.kind === 'usage' && part.output === 4));
  });

  it('asks without a schema where the server knows none', async () => {
    server.answer(refuses(400, 'Unknown field: response_format'), streams('plain'));
    assert.equal(textOf(await collect()), 'plain');
    assert.equal('response_format' in (server.asked[1]?.body ?? {}), false);
  });

  it('hears of a cancel: its connection is closed', async () => {
    server.answer(streams('word '.repeat(400), { pause: 10, size: 5 }));
    const controller = new AbortController();
    let heard = 0;
    const error = await (async () => {
      for await (const part of backend().stream(request, controller.signal)) {
        if (part.kind === 'text' && ++heard === 3) controller.abort();
      }
      return null;
    })().catch((thrown: unknown) => thrown as LlmError);
    assert.equal(error?.kind, 'cancelled');
    for (let tries = 0; tries < 50 && server.closedEarly() === 0; tries++) await later(10);
    assert.equal(server.closedEarly(), 1);
  });

  it('hears of a cancel before the first token too, and is not asked again', async () => {
    server.answer(sends([], 'stall'));
    const controller = new AbortController();
    setTimeout(() => { controller.abort(); }, 60);
    await assert.rejects(collect(controller.signal), (error: LlmError) => error.kind === 'cancelled');
    assert.equal(server.asked.length, 1);
  });

  it('that is not there', async () => {
    await server.close();
    await assert.rejects(collect(), (error: LlmError) => error.kind === 'unreachable' && error.message.includes('can\'t be reached'));
  });

  it('must have an address that keeps the code to itself', () => {
    const at = (baseUrl: string) => () => openAiChat({ baseUrl, model: 'tiny', key: null });
    assert.throws(at('http://models.example.com/v1'), /plain http/);
    assert.throws(at('models'), /no address of a server/);
    assert.throws(at('file:///etc/passwd'), /no address of a server/);
    assert.throws(at('https://user:pass@example.com/v1'), /no address of a server/);
    assert.equal(at('https://models.example.com/v1')().host, 'models.example.com');
  });

  it('is found by its list of models, and tried out with one tiny request', async () => {
    assert.deepEqual((await probe({ name: 'here', baseUrl: server.baseUrl }, null))?.models, ['tiny', 'other']);
    server.answer(streams('ready'));
    assert.equal(await tryOut(backend(), new AbortController().signal), null);
    server.answer(refuses(401, 'no'));
    assert.match((await tryOut(backend(), new AbortController().signal)) ?? '', /did not accept the key/);
    await other.close();
    assert.equal(await probe({ name: 'gone', baseUrl: other.baseUrl }, null), null);
  });

  it('tells tokens in an event without a choice', async () => {
    server.answer(sends([event('fine'), event('', 'stop'), USAGE], 'end'));
    assert.ok((await collect()).some((part) => part.kind === 'usage'));
  });
});
