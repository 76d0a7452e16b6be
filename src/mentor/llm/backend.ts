/** What went wrong with a model; each has a sentence in failure.ts. */
export type LlmErrorKind =
  | 'refused-key' | 'forbidden' | 'no-model' | 'rate' | 'server' | 'bad-request' | 'slow' | 'stalled' | 'cut' | 'length' | 'broken-stream' | 'schema' | 'empty'
  | 'not-a-model-server' | 'too-big' | 'redirect' | 'unreachable' | 'cancelled' | 'cap' | 'busy' | 'filtered' | 'insecure' | 'bad-address';

/** A failure of a model or of the way to it. `message` is a sentence for the user that holds no secret. */
export class LlmError extends Error {
  constructor(
    readonly kind: LlmErrorKind,
    message: string,
    /** Seconds that the server asks to wait, where it does. */
    readonly retryAfter: number | null = null,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'LlmError';
  }
}

export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** The form that an answer must have, as JSON Schema. */
export interface AnswerSchema {
  readonly name: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

export interface ChatRequest {
  readonly messages: readonly ChatMessage[];
  readonly maxOutputTokens: number;
  /** Null: free text. A backend that can't enforce it ignores it; what comes back is checked all the same. */
  readonly schema: AnswerSchema | null;
}

export type ChatPart =
  | { readonly kind: 'text'; readonly text: string }
  /** Tokens as the server counts them. */
  | { readonly kind: 'usage'; readonly input: number; readonly output: number };

/** A model that can be talked to. */
export interface MentorBackend {
  readonly kind: 'openai-chat' | 'vscode-lm';
  /** Where the text goes: `api.openai.com`, `localhost:11434`, `GitHub Copilot`. */
  readonly host: string;
  readonly model: string;
  /** Streams one answer. Throws an LlmError; after an abort of `signal` one of the kind `cancelled`, and the server is told by closing the connection. */
  stream(request: ChatRequest, signal: AbortSignal): AsyncIterable<ChatPart>;
}

/** How long is waited (milliseconds). */
export interface Patience {
  /** For the first token. */
  readonly first: number;
  /** Between two tokens. */
  readonly idle: number;
  /** For the whole answer. */
  readonly total: number;
  /** Before the first and the second further try. */
  readonly pauses: readonly number[];
  /** A server that asks for a longer pause is not waited for. */
  readonly longestPause: number;
}

export const defaultPatience: Patience = { first: 60_000, idle: 20_000, total: 300_000, pauses: [500, 1_500], longestPause: 20_000 };

/** More text than this is no answer to a question about code (UTF-16 units). */
export const LONGEST_ANSWER = 200_000;
