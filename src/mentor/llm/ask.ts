import { allReferences } from '../knowledge';
import { promptSources } from '../prompts/prompts.generated';
import type { Allowed, RawAnswer } from './answer-form';
import { answerSchema, partialAnswer, readAnswer } from './answer-form';
import type { ChatMessage, ChatRequest, MentorBackend } from './backend';
import { LlmError } from './backend';
import { seen } from './clean';
import type { CodeCheck } from './code-facts';
import { llmError } from './failure';
import type { Ledger } from './ledger';
import { delimiter, marked } from './marking';
import { presented } from './present';
import type { ChosenContext, MentorQuestion, Style } from './question';
import { chooseContext } from './question';
import type { Redaction } from './redact';
import { redaction } from './redact';
import { tokensOf } from './tokens';
import type { Grounds, Problem } from './validate';
import { validate } from './validate';

/** A request that is ready to be sent, and can be looked at before. */
export interface Prepared {
  readonly request: ChatRequest;
  readonly context: ChosenContext;
  /** The exact text, for the preview. */
  readonly text: string;
  /** An estimate, rather too high. */
  readonly inputTokens: number;
  readonly maxOutputTokens: number;
  /** How many secrets of each kind were taken out. */
  readonly hidden: ReadonlyMap<string, number>;
  /** `explain 1, common 1`: the prompts and their versions. */
  readonly prompts: string;
  readonly mark: string;
  readonly grounds: Grounds;
  readonly secrets: Redaction;
}

export interface Budget {
  /** Tokens of facts, code, lesson and history. */
  readonly context: number;
  readonly output: number;
}

export const defaultBudget: Budget = { context: 6_000, output: 1_200 };

/** An answer that was checked. */
export interface MentorAnswer {
  /** checked: all confirmed. marked: something is not, and says so. refused: not shown as an answer; the offline answer stands. */
  readonly state: 'checked' | 'marked' | 'refused';
  /** Markdown, with its marks; of a refused one what the model wrote, if anything. */
  readonly text: string;
  /** A question to the learner; '' for none. */
  readonly question: string;
  readonly problems: readonly Problem[];
  /** A second answer was asked for. */
  readonly repaired: boolean;
  readonly competencies: readonly string[];
  readonly references: readonly string[];
  readonly usage: { readonly input: number; readonly output: number; /** As the server counts, or estimated here. */ readonly counted: boolean };
  readonly host: string;
  readonly model: string;
  readonly prompts: string;
}

const styles: Readonly<Record<Style, string>> = {
  'short': 'Keep it under 60 words.',
  'one-step': 'Give one step at a time, and say at the start where the learner is.',
  'literal': 'Use literal wording without figures of speech, always in the order: what happens, why it matters, what to do.',
};

/** Makes the request: chooses and cuts the context, takes secrets out, marks data as data. Nothing is sent. */
export function prepare(question: MentorQuestion, budget: Budget = defaultBudget, mark: string = delimiter()): Prepared {
  const secrets = redaction();
  const context = chooseContext(question, secrets, mark, budget.context);
  const { offline } = question;
  const { type, level } = offline.request;
  const prompt = promptSources[type];
  const common = promptSources.common;
  if (prompt === undefined || common === undefined) throw new Error(`There is no prompt for ${type}.`);
  const allowed: Allowed = {
    sources: context.parts.flatMap(({ label }) => label ?? []),
    rules: [...new Set(offline.risks.flatMap(({ rule }) => rule ?? []))],
    competencies: offline.competencies.map(({ id }) => id),
    lessons: offline.lessons.map(({ id }) => id),
    references: offline.sources.map(({ id }) => id),
  };
  const style = question.style.map((one) => styles[one]).join(' ');
  const system = common.text.replaceAll('{{mark}}', mark).replaceAll('{{level}}', level).replaceAll('{{style}}', style).trim();
  const kinds = ['sources', 'rules', 'competencies', 'lessons', 'references'] as const;
  const lists = kinds.filter((kind) => allowed[kind].length > 0).map((kind) => `${kind}: ${allowed[kind].join(', ')}`).join('\n');
  const asked = question.message === null ? 'Explain this to the learner.' : `The learner writes:\n${marked('learner', secrets.hide(seen(question.message)), mark)}`;
  const messages: ChatMessage[] = [
    { role: 'system', content: `${system}\n\n${prompt.text}` },
    { role: 'user', content: [...context.parts.map(({ text }) => text), lists === '' ? '' : `Ids that you may cite:\n${lists}`].filter((text) => text !== '').join('\n\n') },
    ...context.history.map(({ who, text }): ChatMessage => ({ role: who === 'learner' ? 'user' : 'assistant', content: who === 'learner' ? marked('learner', text, mark) : text })),
    { role: 'user', content: asked },
  ];
  const text = messages.map(({ role, content }) => `[${role}]\n${content}`).join('\n\n');
  return {
    request: { messages, maxOutputTokens: budget.output, schema: answerSchema(allowed) },
    context,
    text,
    inputTokens: tokensOf(text),
    maxOutputTokens: budget.output,
    hidden: secrets.counts(),
    prompts: `${type} ${prompt.version}, common ${common.version}`,
    mark,
    grounds: { parts: context.parts, ...allowed, links: [...allReferences().values()].map(({ url }) => url), hasFinding: offline.risks.some(({ kind }) => kind === 'finding') },
    secrets,
  };
}

export interface AskTools {
  readonly check: CodeCheck;
  readonly ledger: Ledger;
  /** The answer so far, not yet checked: Markdown. */
  readonly onText?: (text: string) => void;
  /** The answer has come and is being checked, or asked for once more. */
  readonly onStage?: (stage: 'checking' | 'repairing') => void;
}

/**
 * Sends a prepared request and checks what comes. An answer with faults is asked for once more; what stays unconfirmed is marked, and an answer that has no
 * form or holds nothing confirmed is refused. Throws an LlmError where no answer comes, or the user cancels.
 */
export async function ask(prepared: Prepared, backend: MentorBackend, tools: AskTools, signal: AbortSignal): Promise<MentorAnswer> {
  const { secrets, request } = prepared;
  const usage = { input: 0, output: 0, counted: true };
  const once = async (messages: readonly ChatMessage[], stream: boolean): Promise<string> => {
    tools.ledger.allow(tokensOf(messages.map(({ content }) => content).join('\n')));
    let raw = '';
    let counted: { input: number; output: number } | null = null;
    try {
      for await (const part of backend.stream({ ...request, messages }, signal)) {
        if (part.kind === 'usage') counted = part;
        else {
          raw += part.text;
          if (stream) tools.onText?.(secrets.restore(seen(partialAnswer(raw))));
        }
      }
    } finally {
      // What was sent is spent, however it ended.
      const spent = counted ?? { input: prepared.inputTokens, output: tokensOf(raw) };
      if (counted === null) usage.counted = false;
      usage.input += spent.input;
      usage.output += spent.output;
      tools.ledger.add(spent.input, spent.output);
    }
    if (raw.trim() === '') throw llmError('empty', backend);
    return raw;
  };
  const judged = async (raw: string): Promise<{ answer: RawAnswer; problems: readonly Problem[] } | null> => {
    const read = readAnswer(raw);
    const answer = read === null ? null : cleaned(read);
    return answer === null ? null : { answer, problems: await validate(answer, prepared.grounds, prepared.mark, tools.check) };
  };

  const first = await once(request.messages, true);
  tools.onStage?.('checking');
  let best = await judged(first);
  let repaired = false;
  if (best === null || best.problems.some(({ kind }) => kind !== 'unproven')) {
    tools.onStage?.('repairing');
    repaired = true;
    const faults = best === null ? ['It is not one JSON object of the form asked for.'] : best.problems.map(({ at, why }) => `${at}: ${why}.`);
    const again = `Your answer has these faults:\n${faults.map((fault) => `- ${fault}`).join('\n')}\nGive the whole answer once more, in the same form, without them.`;
    try {
      const second = await judged(await once([...request.messages, { role: 'assistant', content: seen(first).slice(0, 8_000) }, { role: 'user', content: again }], false));
      if (second !== null && (best === null || second.problems.length <= best.problems.length)) best = second;
    } catch (error) {
      if (best === null || !(error instanceof LlmError) || error.kind === 'cancelled') throw error;
    }
  }
  const shared = { repaired, usage, host: backend.host, model: backend.model, prompts: prepared.prompts };
  const none = { question: '', competencies: [], references: [] };
  if (best === null) return { ...shared, ...none, state: 'refused', text: secrets.restore(seen(first)), problems: [{ kind: 'instructions', at: 'answer', why: 'the model did not keep to the form that was asked for, so its answer could not be checked' }] };
  const { answer, problems } = best;
  const state = problems.length === 0 ? 'checked' : isHollow(answer, problems) ? 'refused' : 'marked';
  return {
    ...shared,
    state,
    text: secrets.restore(presented(answer, problems, prepared.context.parts)),
    question: state === 'refused' ? '' : secrets.restore(answer.question),
    problems,
    competencies: [...new Set(answer.competencies)].filter((id) => prepared.grounds.competencies.includes(id)),
    references: [...new Set(answer.references)].filter((id) => prepared.grounds.references.includes(id)),
  };
}

/** More than half of what can be checked is wrong, and more than three things are. */
function isHollow(answer: RawAnswer, problems: readonly Problem[]): boolean {
  const claims = answer.lines.length + answer.code.length + answer.rules.length + answer.competencies.length + answer.lessons.length + answer.references.length;
  return problems.length > 3 && problems.length > claims / 2;
}

function cleaned(answer: RawAnswer): RawAnswer {
  return {
    ...answer,
    answer: seen(answer.answer),
    question: seen(answer.question),
    code: answer.code.map(seen),
    lines: answer.lines.map((line) => ({ ...line, quote: seen(line.quote), say: seen(line.say) })),
  };
}
