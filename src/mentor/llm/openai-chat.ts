import type { ChatPart, ChatRequest, MentorBackend, Patience } from './backend';
import { defaultPatience, LlmError, LONGEST_ANSWER } from './backend';
import { llmError } from './failure';
import type { Fetch } from './guarded-fetch';
import { guardedFetch } from './guarded-fetch';
import type { Chunk, Completion } from './openai-client';
import { waiting } from './waiting';

export interface OpenAiChatOptions {
  /** With its version: `https://api.openai.com/v1`, `http://localhost:11434/v1`. */
  readonly baseUrl: string;
  readonly model: string;
  /** Null: the server asks for none. */
  readonly key: string | null;
  readonly patience?: Patience;
  /** Instead of the platform's own. */
  readonly fetch?: Fetch;
}

/** The hosts of this machine: nothing sent to them leaves it. */
export function isThisMachine(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

/** A model behind the Chat Completions of an OpenAI-compatible server. Throws an LlmError where the address is none, or would send code in the open. */
export function openAiChat({ baseUrl, model, key, patience = defaultPatience, fetch = globalThis.fetch }: OpenAiChatOptions): MentorBackend {
  const base = addressOf(baseUrl, model);
  const at = { host: base.host, model };
  return {
    kind: 'openai-chat',
    ...at,
    stream: (request, signal) => withRetries(at, patience, signal, () => streamOnce(request, signal)),
  };

  async function* streamOnce(request: ChatRequest, signal: AbortSignal): AsyncGenerator<ChatPart> {
    const { makeClient } = await import('./openai-client.js');
    const client = makeClient({ baseUrl: base.href, key, fetch: guardedFetch(base, at, fetch) });
    const watch = waiting(patience, signal);
    const failed = (error: unknown): LlmError => {
      if (signal.aborted) return llmError('cancelled', at);
      const late = watch.late();
      return late === null ? client.failure(error, at) : llmError(late, at);
    };
    try {
      let chunks: AsyncIterable<Chunk>;
      try {
        chunks = await client.ask(completion(request, base, model), watch.signal);
      } catch (error) {
        throw failed(error);
      }
      let finish: string | null = null;
      let length = 0;
      try {
        for await (const chunk of chunks) {
          watch.heard();
          if (chunk.usage) yield { kind: 'usage', input: chunk.usage.prompt_tokens, output: chunk.usage.completion_tokens };
          // Servers send chunks without a choice too.
          const choice = chunk.choices?.[0];
          const text = choice?.delta?.content ?? '';
          length += text.length;
          if (length > LONGEST_ANSWER) throw llmError('too-big', at);
          if (text !== '') yield { kind: 'text', text };
          finish = choice?.finish_reason ?? finish;
        }
      } catch (error) {
        throw failed(error);
      }
      // An aborted stream ends without an error.
      if (watch.signal.aborted) throw failed(null);
      if (finish === 'length') throw llmError('length', at);
      if (finish === 'content_filter') throw llmError('filtered', at);
      if (length === 0) throw llmError('empty', at);
      if (finish === null) throw llmError('cut', at);
    } finally {
      // Also where the reader stops early: the server hears of it.
      watch.end();
    }
  }
}

function addressOf(baseUrl: string, model: string): URL {
  let url: URL;
  try {
    url = new URL(baseUrl.endsWith('/') ? baseUrl : `${baseUrl}/`);
  } catch {
    throw llmError('bad-address', { host: baseUrl, model });
  }
  if ((url.protocol !== 'https:' && url.protocol !== 'http:') || url.username !== '' || url.password !== '') throw llmError('bad-address', { host: url.host, model });
  if (url.protocol === 'http:' && !isThisMachine(url.hostname)) throw llmError('insecure', { host: url.host, model });
  return url;
}

function completion(request: ChatRequest, base: URL, model: string): Completion {
  const limit = base.hostname === 'api.openai.com' ? { max_completion_tokens: request.maxOutputTokens } : { max_tokens: request.maxOutputTokens };
  return {
    model,
    messages: request.messages,
    ...limit,
    stream: true,
    stream_options: { include_usage: true },
    ...(request.schema === null ? {} : { response_format: { type: 'json_schema', json_schema: { name: request.schema.name, schema: request.schema.schema, strict: true } } }),
  };
}

/** Tries again where nothing has come yet and the failure may pass by itself. */
async function* withRetries(at: { readonly host: string; readonly model: string }, patience: Patience, signal: AbortSignal, once: () => AsyncIterable<ChatPart>): AsyncGenerator<ChatPart> {
  for (let tries = 0; ; tries++) {
    let begun = false;
    try {
      for await (const part of once()) {
        begun = true;
        yield part;
      }
      return;
    } catch (error) {
      const pause = error instanceof LlmError && !begun ? pauseBefore(error, patience, tries) : null;
      if (pause === null) throw error;
      await sleep(pause, signal);
      if (signal.aborted) throw llmError('cancelled', at);
    }
  }
}

function pauseBefore(error: LlmError, patience: Patience, tries: number): number | null {
  const pause = patience.pauses[tries];
  if (pause === undefined || !['rate', 'server', 'unreachable'].includes(error.kind)) return null;
  const asked = error.retryAfter === null ? pause : error.retryAfter * 1_000;
  return asked > patience.longestPause ? null : asked;
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    }, { once: true });
  });
}
