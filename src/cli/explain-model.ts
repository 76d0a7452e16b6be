import { createInterface } from 'node:readline/promises';
import { library } from '../library/tables';
import type { OfflineAnswer } from '../mentor/conversation';
import type { MentorAnswer } from '../mentor/llm/ask';
import { ask, prepare } from '../mentor/llm/ask';
import { LlmError } from '../mentor/llm/backend';
import { codeCheck } from '../mentor/llm/code-facts';
import { ledger } from '../mentor/llm/ledger';
import type { Spent } from '../mentor/llm/ledger';
import { isThisMachine, openAiChat } from '../mentor/llm/openai-chat';
import { openAi } from '../mentor/llm/probe';
import { sourcesFor } from '../mentor/llm/sources';
import { loadParser } from '../project/node/parser-files';
import type { PythonDocument } from '../python/document';
import { LineIndex } from '../python/text';
import { plainText } from '../review/formats/places';
import { UsageError } from './status';

/** How a model is asked. A project's own files can't say where code goes: only the command line and the environment can. */
export interface ModelFlags {
  readonly llm?: boolean;
  readonly endpoint?: string;
  readonly model?: string;
  readonly yes?: boolean;
  readonly preview?: boolean;
}

/**
 * Asks a model about what was explained offline, and checks its answer. Says on stderr where the code goes and asks before it goes; null: nothing was sent.
 * Throws a UsageError where no model can be asked, or none answers.
 */
export async function askModel(offline: OfflineAnswer, question: string | null, document: PythonDocument | null, flags: ModelFlags): Promise<MentorAnswer | null> {
  const { HOLDOUT_LLM_URL, HOLDOUT_LLM_MODEL, HOLDOUT_LLM_KEY, OPENAI_API_KEY } = process.env;
  const baseUrl = flags.endpoint ?? HOLDOUT_LLM_URL ?? openAi.baseUrl;
  const model = flags.model ?? HOLDOUT_LLM_MODEL;
  if (model === undefined || model === '') throw new UsageError('Name the model with --model, or in HOLDOUT_LLM_MODEL.');
  // OpenAI's key goes to OpenAI alone.
  const key = HOLDOUT_LLM_KEY ?? (baseUrl.startsWith(openAi.baseUrl) ? OPENAI_API_KEY : undefined) ?? null;
  if (key === null && baseUrl.startsWith(openAi.baseUrl)) throw new UsageError('Set the key in HOLDOUT_LLM_KEY or OPENAI_API_KEY, or name another server with --endpoint.');
  try {
    const backend = openAiChat({ baseUrl, model, key });
    const prepared = prepare({ offline, message: question, history: [], sources: await sourcesFor(offline, (path, cell) => Promise.resolve(linesOf(document, path, cell))), style: [] });
    const hidden = [...prepared.hidden].map(([kind, count]) => `${count} ${kind.toLowerCase().replaceAll('_', ' ')}`).join(', ');
    const where = `${backend.host}${isThisMachine(new URL(baseUrl).hostname) ? ' (this machine)' : ''}`;
    const what = `about ${prepared.inputTokens} tokens to ${model} at ${where}${hidden === '' ? '' : `, taken out: ${hidden}`}`;
    for (const cut of prepared.context.cut) say(cut);
    if (flags.preview === true) {
      process.stdout.write(`${prepared.text}\n`);
      say(`Nothing was sent. With --llm and without --preview this would be ${what}.`);
      return null;
    }
    if (flags.yes === true) say(`Sending ${what}.`);
    else if (!(await agreed(what, prepared.text))) {
      say('Nothing was sent.');
      return null;
    }
    let spent: Spent | undefined;
    const check = codeCheck(await loadParser(), library);
    return await ask(prepared, backend, {
      check,
      ledger: ledger({ read: () => spent, write: (now) => { spent = now; } }, () => 0),
      onStage: (stage) => { say(stage === 'checking' ? 'Checking the answer.' : 'Something could not be confirmed: asking once more.'); },
    }, new AbortController().signal);
  } catch (error) {
    if (error instanceof LlmError) throw new UsageError(plainText(error.message));
    throw error;
  }
}

/** The model's answer as Markdown, with what it is worth. */
export function modelMarkdown({ state, text, question, problems, host, model, usage }: MentorAnswer): string {
  const title = `## ${model} at ${host}: ${state === 'checked' ? 'checked' : state === 'marked' ? 'checked, what could not be confirmed is marked' : 'could not be confirmed; the explanation above stands'}`;
  const body = state === 'refused' ? problems.map(({ why }) => `- ${why}`).join('\n') : [text, question].filter((part) => part !== '').join('\n\n');
  return `\n${title}\n\n${body}\n\n${usage.counted ? '' : 'About '}${usage.input} tokens in, ${usage.output} out.\n`;
}

function say(text: string): void {
  process.stderr.write(`holdout: ${plainText(text)}\n`);
}

async function agreed(what: string, text: string): Promise<boolean> {
  if (!process.stdin.isTTY) throw new UsageError(`This would send ${what}. Say --yes to send it, or --preview to see it.`);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    for (;;) {
      const answer = (await terminal.question(`Send ${plainText(what)}? [y] yes, [s] show the text, [n] no: `)).trim().toLowerCase();
      if (answer === 's') process.stderr.write(`${text}\n`);
      else return answer === 'y' || answer === 'yes';
    }
  } finally {
    terminal.close();
  }
}

function linesOf(document: PythonDocument | null, path: string, cell: number | null): { readonly count: number; line(number: number): string } | null {
  if (document?.path !== path) return null;
  const text = cell === null ? document.text : document.segments.find((segment) => segment.cell === cell)?.source;
  if (text === undefined) return null;
  const lines = new LineIndex(text);
  return { count: lines.lineCount, line: (number) => lines.lineText(number) };
}
