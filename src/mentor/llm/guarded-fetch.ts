import type { LlmError } from './backend';
import { llmError } from './failure';

export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** More bytes than this are no answer. */
const MOST_BYTES = 4_000_000;
/** The client's own headers tell of the machine and its system; none of that is needed. */
const SENT_HEADERS = ['authorization', 'content-type', 'accept'];

/**
 * A `fetch` for one server alone: it sends no headers but the needed ones, follows no redirect away from the server's origin, reads no more bytes than
 * an answer can have, and lets no page pass for an answer. An answer that is not streamed is given as a stream of one part.
 */
export function guardedFetch(base: URL, at: { readonly host: string; readonly model: string }, fetch: Fetch): Fetch {
  return async (input, init) => {
    let url = new URL(input instanceof Request ? input.url : input);
    for (let hops = 0; ; hops++) {
      if (url.origin !== base.origin) throw llmError('redirect', at);
      const response = await fetch(url, { ...init, headers: needed(init?.headers), redirect: 'manual' });
      // A browser hides where a redirect goes: its status is 0.
      if (response.type === 'opaqueredirect') throw llmError('redirect', at);
      if (response.status < 300 || response.status >= 400) return judged(response, at);
      const location = response.headers.get('location');
      await response.body?.cancel();
      // 301 to 303 would make a GET of it.
      if (location === null || hops === 3 || (response.status !== 307 && response.status !== 308)) throw llmError('redirect', at);
      url = new URL(location, url);
    }
  };
}

function needed(given: RequestInit['headers']): Headers {
  const all = new Headers(given);
  const kept = new Headers();
  for (const name of SENT_HEADERS) {
    const value = all.get(name);
    if (value !== null) kept.set(name, value);
  }
  return kept;
}

async function judged(response: Response, at: { readonly host: string; readonly model: string }): Promise<Response> {
  const type = response.headers.get('content-type') ?? '';
  if (/html/i.test(type)) {
    await response.body?.cancel();
    if (response.ok) throw llmError('not-a-model-server', at);
    return new Response(null, { status: response.status, headers: kept(response) });
  }
  const body = response.body === null ? null : limited(response.body, llmError('too-big', at));
  const { status } = response;
  const headers = kept(response);
  if (!response.ok || !/json/i.test(type)) return new Response(body, { status, headers });
  const text = await new Response(body).text();
  headers.set('content-type', 'text/event-stream');
  return new Response(asStream(text), { status, headers });
}

/** The body is unpacked already: its length and packing are no longer true. */
function kept(response: Response): Headers {
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  headers.delete('content-encoding');
  return headers;
}

function limited(body: ReadableStream<Uint8Array>, tooBig: LlmError): ReadableStream<Uint8Array> {
  let bytes = 0;
  return body.pipeThrough(new TransformStream<Uint8Array, Uint8Array>({
    transform: (chunk, controller) => {
      bytes += chunk.byteLength;
      if (bytes > MOST_BYTES) controller.error(tooBig);
      else controller.enqueue(chunk);
    },
  }));
}

/** A whole completion as the events of a streamed one; anything else as it is, so that its reader says what is wrong. */
function asStream(text: string): string {
  let completion: object;
  try {
    const parsed: unknown = JSON.parse(text);
    completion = typeof parsed === 'object' && parsed !== null ? parsed : {};
  } catch {
    return `data: ${text.replace(/\n/g, ' ')}\n\n`;
  }
  const choices: unknown = Reflect.get(completion, 'choices');
  if (!Array.isArray(choices)) return `data: ${JSON.stringify(completion)}\n\n`;
  const streamed = choices.map((choice: unknown) => (typeof choice === 'object' && choice !== null ? { ...choice, delta: Reflect.get(choice, 'message') as unknown } : choice));
  return `data: ${JSON.stringify({ ...completion, choices: streamed })}\n\ndata: [DONE]\n\n`;
}
