import OpenAI, { APIConnectionError, APIError } from 'openai';
import type { ChatMessage } from './backend';
import { LlmError } from './backend';
import { llmError } from './failure';
import type { Fetch } from './guarded-fetch';

/** A piece of a streamed answer, as far as servers can be relied on to send it. */
export interface Chunk {
  readonly choices?: readonly { readonly delta?: { readonly content?: string | null } | null; readonly finish_reason?: string | null }[] | null;
  readonly usage?: { readonly prompt_tokens: number; readonly completion_tokens: number } | null;
}

/** The body of a request. */
export interface Completion {
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  readonly max_tokens?: number;
  readonly max_completion_tokens?: number;
  readonly stream: true;
  stream_options?: { readonly include_usage: boolean };
  response_format?: { readonly type: 'json_schema'; readonly json_schema: { readonly name: string; readonly schema: Readonly<Record<string, unknown>>; readonly strict: boolean } };
}

/** The package `openai`, in a file of its own so that it is loaded with the first question and not before. */
export interface OpenAiClient {
  ask(body: Completion, signal: AbortSignal): Promise<AsyncIterable<Chunk>>;
  /** Says what an error of the client means. */
  failure(error: unknown, at: { readonly host: string; readonly model: string }): LlmError;
}

export function makeClient({ baseUrl, key, fetch }: { readonly baseUrl: string; readonly key: string | null; readonly fetch: Fetch }): OpenAiClient {
  const client = new OpenAI({
    baseURL: baseUrl,
    // An empty key throws; a server that asks for none reads none.
    apiKey: key === null || key === '' ? 'none' : key,
    // Else these are taken from the environment, and would go to whichever server.
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    logLevel: 'off',
    // Before the first token alone, and by the mentor's own clock.
    maxRetries: 0,
    timeout: 600_000,
    // The key lives in the extension host, never in a page.
    dangerouslyAllowBrowser: true,
    fetch,
  });
  const send = async (body: Completion, signal: AbortSignal): Promise<AsyncIterable<Chunk>> =>
    // The body is written by hand above: the client's own type knows more than compatible servers do.
    client.post<AsyncIterable<Chunk>>('/chat/completions', { body, stream: true, signal });
  return {
    ask: async (body, signal) => {
      try {
        return await send(body, signal);
      } catch (error) {
        // Older servers refuse what they don't know instead of leaving it aside.
        if (!(error instanceof APIError) || (error.status !== 400 && error.status !== 422) || !/response_format|json_schema|stream_options|grammar/i.test(error.message)) throw error;
        const plain = { ...body };
        delete plain.response_format;
        delete plain.stream_options;
        return send(plain, signal);
      }
    },
    failure: (error, at) => failureOf(error, at),
  };
}

function failureOf(error: unknown, at: { readonly host: string; readonly model: string }): LlmError {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++) {
    if (cause instanceof LlmError) return cause;
  }
  if (error instanceof APIConnectionError) return llmError('unreachable', at, { cause: error });
  if (error instanceof APIError) {
    // The types promise a status; an error within a stream has none.
    const status = error.status as number | undefined;
    const detail = said(error.error);
    if (status === 401) return llmError('refused-key', at);
    if (status === 403) return llmError('forbidden', at, { detail });
    if (status === 404) return llmError('no-model', at, { detail });
    if (status === 429) return llmError('rate', at, { retryAfter: retryAfter(error.headers as Headers | undefined) });
    if (status !== undefined && status >= 500) return llmError('server', at, { detail: `status ${status}` });
    return llmError(status === undefined ? 'server' : 'bad-request', at, { detail });
  }
  if (error instanceof SyntaxError) return llmError('broken-stream', at);
  return llmError('cut', at, { cause: error });
}

/** What the server says of the error; never a page, and never a key that it may repeat. */
function said(body: unknown): string {
  const message: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'message') : null;
  return typeof message === 'string' ? message.replace(/\b[\w-]*(?:sk|key|token)[-_][\w*-]{6,}/gi, '…') : '';
}

function retryAfter(headers: Headers | undefined): number | null {
  const value = headers?.get('retry-after') ?? '';
  if (/^\d+(?:\.\d+)?$/.test(value)) return Number(value);
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, (date - Date.now()) / 1_000);
}
