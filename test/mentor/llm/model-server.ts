import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server was asked. */
export interface Asked {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: { readonly model: string; readonly messages: readonly { role: string; content: string }[]; readonly [name: string]: unknown };
}

export interface ModelServer {
  readonly baseUrl: string;
  readonly asked: readonly Asked[];
  /** Connections that the other side closed before the answer was complete. */
  closedEarly(): number;
  /** How the next requests are answered; the last one stays. */
  answer(...behaviours: Behaviour[]): void;
  close(): Promise<void>;
}

export type Behaviour = (response: ServerResponse, asked: Asked) => void | Promise<void>;

/** A server that speaks the OpenAI protocol on the loopback, and answers as it is told. */
export async function modelServer(): Promise<ModelServer> {
  const asked: Asked[] = [];
  let behaviours: Behaviour[] = [streams('{"answer":"ready"}')];
  let early = 0;
  const server: Server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => { text += chunk.toString(); });
    request.on('end', () => {
      if (request.method === 'GET') {
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ object: 'list', data: [{ id: 'tiny' }, { id: 'other' }] }));
        return;
      }
      const one: Asked = { path: request.url ?? '', headers: request.headers, body: JSON.parse(text) as Asked['body'] };
      asked.push(one);
      response.on('close', () => { if (!response.writableEnded) early++; });
      const behaviour = behaviours.length > 1 ? behaviours.shift() : behaviours[0];
      void behaviour?.(response, one);
    });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    asked,
    closedEarly: () => early,
    answer: (...next) => { behaviours = next; },
    close: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => { resolve(); });
    }),
  };
}

/** One event of a stream. */
export function event(text: string, finish: string | null = null): string {
  return `data: ${JSON.stringify({ id: '1', object: 'chat.completion.chunk', choices: [{ index: 0, delta: text === '' ? {} : { content: text }, finish_reason: finish }] })}\n\n`;
}

export const USAGE = `data: ${JSON.stringify({ id: '1', choices: [], usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 } })}\n\n`;

/** Streams a text in pieces, as a server does that is well. */
export function streams(text: string, { finish = 'stop', pause = 0, size = 12 }: { finish?: string; pause?: number; size?: number } = {}): Behaviour {
  return async (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (let at = 0; at < text.length; at += size) {
      if (response.destroyed) return;
      response.write(event(text.slice(at, at + size)));
      if (pause > 0) await later(pause);
    }
    response.end(`${event('', finish)}${USAGE}data: [DONE]\n\n`);
  };
}

/** Refuses with a status and a message in OpenAI's form. */
export function refuses(status: number, message: string, headers: Record<string, string> = {}): Behaviour {
  return (response) => { response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify({ error: { message, type: 'error', code: null } })); };
}

/** Sends these pieces one after another and then keeps still, or ends the connection. */
export function sends(pieces: readonly string[], then: 'end' | 'stall' | 'cut', type = 'text/event-stream'): Behaviour {
  return (response) => {
    response.writeHead(200, { 'content-type': type });
    response.flushHeaders();
    for (const piece of pieces) response.write(piece);
    if (then === 'end') response.end();
    // After the pieces have gone out.
    if (then === 'cut') setTimeout(() => response.destroy(), 20);
  };
}

export function later(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
