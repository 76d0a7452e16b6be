import * as z from 'zod/mini';
import type { AnswerSchema } from './backend';

/** What an answer may name: the ids that were sent. */
export interface Allowed {
  readonly sources: readonly string[];
  readonly rules: readonly string[];
  readonly competencies: readonly string[];
  readonly lessons: readonly string[];
  readonly references: readonly string[];
}

/** An answer as a model gives it, before it is checked. */
export interface RawAnswer {
  readonly answer: string;
  /** What the model thinks of the analyser's findings. */
  readonly verdict: Verdict;
  readonly lines: readonly RawLine[];
  readonly code: readonly string[];
  readonly rules: readonly string[];
  readonly competencies: readonly string[];
  readonly lessons: readonly string[];
  readonly references: readonly string[];
  readonly question: string;
}
export interface RawLine {
  /** The label of the code. */
  readonly source: string;
  readonly first: number;
  readonly last: number;
  readonly quote: string;
  readonly say: string;
}

const verdicts = ['fault', 'no fault', 'unsure'] as const;
export type Verdict = (typeof verdicts)[number];

/** The form of an answer to one request: ids are those that were sent and no others. */
export function answerSchema(allowed: Allowed): AnswerSchema {
  const ids = (list: readonly string[]): z.ZodMiniType | null => (list.length === 0 ? null : z.array(z.enum(list as [string, ...string[]])).check(z.maxLength(8)));
  const optional = (name: string, type: z.ZodMiniType | null): Record<string, z.ZodMiniType> => (type === null ? {} : { [name]: type });
  const line = allowed.sources.length === 0 ? null : z.array(z.strictObject({
    source: z.enum(allowed.sources as [string, ...string[]]),
    first: z.int().check(z.minimum(1), z.maximum(1_000_000)),
    last: z.int().check(z.minimum(1), z.maximum(1_000_000)),
    quote: z.string(),
    say: z.string(),
  })).check(z.maxLength(8));
  const form = z.strictObject({
    answer: z.string(),
    verdict: z.enum(verdicts),
    ...optional('lines', line),
    code: z.array(z.string()).check(z.maxLength(3)),
    ...optional('rules', ids(allowed.rules)),
    ...optional('competencies', ids(allowed.competencies)),
    ...optional('lessons', ids(allowed.lessons)),
    ...optional('references', ids(allowed.references)),
    question: z.string(),
  });
  const schema: Record<string, unknown> = { ...z.toJSONSchema(form, { target: 'draft-7' }) };
  delete schema.$schema;
  return { name: 'mentor_answer', schema };
}

const strings = z.catch(z._default(z.array(z.string()), []), []);
// Ids and lines are judged one by one afterwards, so that one wrong id does not throw away the answer.
const lenient = z.object({
  answer: z.string(),
  verdict: z.catch(z.enum(verdicts), 'unsure'),
  lines: z.catch(z._default(z.array(z.object({ source: z.string(), first: z.number(), last: z.number(), quote: z.catch(z.string(), ''), say: z.catch(z.string(), '') })), []), []),
  code: strings,
  rules: strings,
  competencies: strings,
  lessons: strings,
  references: strings,
  question: z.catch(z._default(z.string(), ''), ''),
});

/** Reads an answer; null where it is no JSON object with an answer in it. A fence around it is taken off. */
export function readAnswer(text: string): RawAnswer | null {
  const body = /^\s*```(?:json)?\s*\n([\s\S]*?)\n```\s*$/.exec(text)?.[1] ?? text;
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return null;
  }
  const { success, data } = lenient.safeParse(value);
  return success && data.answer.trim() !== '' ? data : null;
}

/** The text under "answer" as far as it has come. Prose of a model that ignores the form is given as it is. */
export function partialAnswer(raw: string): string {
  const start = /^\s*(?:```(?:json)?\s*)?\{\s*"answer"\s*:\s*"/.exec(raw);
  if (start === null) return /^\s*(?:\{|`|$)/.test(raw) ? '' : raw;
  const rest = raw.slice(start[0].length);
  const body = /^(?:[^"\\]|\\u[0-9a-fA-F]{4}|\\[^u])*/.exec(rest)?.[0] ?? '';
  try {
    return String(JSON.parse(`"${body.replace(/[\u0000-\u001f]/g, ' ')}"`));
  } catch {
    return '';
  }
}
