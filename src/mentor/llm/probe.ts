import type { MentorBackend } from './backend';
import { LlmError } from './backend';
import type { Fetch } from './guarded-fetch';

/** A server that may answer on this machine, or OpenAI itself. */
export interface Candidate {
  readonly name: string;
  readonly baseUrl: string;
}

/** The ports that local servers take unless told otherwise. */
export const localCandidates: readonly Candidate[] = [
  { name: 'Ollama', baseUrl: 'http://localhost:11434/v1' },
  { name: 'LM Studio', baseUrl: 'http://localhost:1234/v1' },
  { name: 'llama.cpp', baseUrl: 'http://localhost:8080/v1' },
  { name: 'vLLM', baseUrl: 'http://localhost:8000/v1' },
];

export const openAi: Candidate = { name: 'OpenAI', baseUrl: 'https://api.openai.com/v1' };

export interface Found extends Candidate {
  readonly models: readonly string[];
}

/** Asks a server for its models. Null where it does not answer in time, or is none. Follows no redirect. */
export async function probe(candidate: Candidate, key: string | null, fetch: Fetch = globalThis.fetch, patience = 1_500): Promise<Found | null> {
  try {
    const response = await fetch(`${candidate.baseUrl.replace(/\/+$/, '')}/models`, {
      headers: key === null ? {} : { authorization: `Bearer ${key}` },
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    });
    if (!response.ok) {
      await response.body?.cancel();
      return null;
    }
    const body: unknown = await response.json();
    const data: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'data') : null;
    if (!Array.isArray(data)) return null;
    const models = data.flatMap((model: unknown) => {
      const id: unknown = typeof model === 'object' && model !== null ? Reflect.get(model, 'id') : null;
      return typeof id === 'string' ? [id] : [];
    });
    return { ...candidate, models };
  } catch {
    return null;
  }
}

/** Sends one tiny request. Null where an answer comes; else the sentence that says why none does. */
export async function tryOut(backend: MentorBackend, signal: AbortSignal): Promise<string | null> {
  try {
    for await (const part of backend.stream({ messages: [{ role: 'user', content: 'Answer with the word: ready' }], maxOutputTokens: 16, schema: null }, signal)) {
      if (part.kind === 'text') return null;
    }
    return null;
  } catch (error) {
    // It answered; more than a few words were not asked for.
    if (error instanceof LlmError && error.kind === 'length') return null;
    return error instanceof Error ? error.message : String(error);
  }
}
