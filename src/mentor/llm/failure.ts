import type { LlmErrorKind } from './backend';
import { LlmError } from './backend';

/** An LlmError with its sentence. `host` and `model` name where it happened; `detail` is put behind, shortened and on one line. */
export function llmError(kind: LlmErrorKind, at: { readonly host: string; readonly model: string }, more: { readonly detail?: string; readonly retryAfter?: number | null; readonly cause?: unknown } = {}): LlmError {
  const detail = more.detail === undefined || more.detail === '' ? '' : ` (${oneLine(more.detail)})`;
  return new LlmError(kind, sentence(kind, at.host, at.model, more.retryAfter ?? null) + detail, more.retryAfter ?? null, more.cause === undefined ? undefined : { cause: more.cause });
}

function sentence(kind: LlmErrorKind, host: string, model: string, retryAfter: number | null): string {
  switch (kind) {
    case 'refused-key':
      return `${host} did not accept the key: set it anew.`;
    case 'forbidden':
      return `${host} does not allow this key to use ${model}.`;
    case 'no-model':
      return `${host} has no model ${model}: choose another one.`;
    case 'rate':
      return retryAfter === null ? `${host} takes no more requests for now, or the account has no credit left: try again later.` : `${host} takes no more requests for now: try again in ${Math.ceil(retryAfter)} s.`;
    case 'server':
      return `${host} has a fault of its own: try again later.`;
    case 'bad-request':
      return `${host} did not understand the request.`;
    case 'slow':
      return `${host} began no answer in time.`;
    case 'stalled':
      return `${host} stopped in the middle of its answer and said nothing more.`;
    case 'cut':
      return `The connection to ${host} ended in the middle of the answer.`;
    case 'length':
      return `${model} came to its length limit before the answer was complete.`;
    case 'broken-stream':
      return `What ${host} sent could not be read: it is no stream of an OpenAI-compatible server.`;
    case 'schema':
      return `${model} did not keep to the form that was asked for, so its answer could not be checked.`;
    case 'empty':
      return `${model} sent an empty answer.`;
    case 'not-a-model-server':
      return `${host} answered with a page, not with a model's answer: check the address.`;
    case 'too-big':
      return `The answer of ${host} was far too long and was given up.`;
    case 'redirect':
      return `${host} wanted to send the code on to another place, and that was refused.`;
    case 'unreachable':
      return `${host} can't be reached: is it running, and is the address right?`;
    case 'cancelled':
      return 'Cancelled.';
    case 'cap':
      return 'The tokens allowed for today are used up: raise the setting holdout.mentor.dailyTokens, or go on tomorrow.';
    case 'busy':
      return 'Another question is being answered: wait for it, or cancel it.';
    case 'filtered':
      return `${host} held the answer back by its content filter.`;
    case 'insecure':
      return `${host} is asked over plain http, which anyone on the way can read: use https, or a server on this machine.`;
    case 'bad-address':
      return `"${host}" is no address of a server: it should look like https://api.openai.com/v1.`;
  }
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 160 ? `${line.slice(0, 160)}…` : line;
}
