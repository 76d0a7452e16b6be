import type { OfflineAnswer } from '../conversation';
import { seen } from './clean';
import { marked } from './marking';
import type { Redaction } from './redact';
import { neverSent } from './redact';
import { tokensOf } from './tokens';

/** A stretch of the user's own code, as it may be sent. */
export interface SourceText {
  /** "the selection", "the function around it", "the definition of prepare". */
  readonly what: string;
  readonly path: string;
  readonly cell: number | null;
  /** The number of its first line, from 1; within the cell in a notebook. */
  readonly firstLine: number;
  readonly text: string;
}

export interface PastTurn {
  readonly who: 'learner' | 'mentor';
  readonly text: string;
}

/** What the mentor is asked, with what it may know. */
export interface MentorQuestion {
  readonly offline: OfflineAnswer;
  /** What the learner wrote; null: explain what was selected. */
  readonly message: string | null;
  readonly history: readonly PastTurn[];
  /** The most important first. */
  readonly sources: readonly SourceText[];
  /** How the learner wants it: see `styles`. */
  readonly style: readonly Style[];
}

/** How an answer is worded, as the learner chose. */
export type Style = 'short' | 'one-step' | 'literal';

/** A part of what is sent. */
export interface SentPart {
  readonly what: string;
  /** `A`, `B` …: by which the model names it; null for what has no lines. */
  readonly label: string | null;
  readonly place: { readonly path: string; readonly cell: number | null; readonly first: number; readonly last: number } | null;
  /** Line number → the line as it was sent. */
  readonly lines: ReadonlyMap<number, string>;
  readonly text: string;
}

export interface ChosenContext {
  readonly parts: readonly SentPart[];
  /** What was left out, each a sentence. */
  readonly cut: readonly string[];
  readonly history: readonly PastTurn[];
}

const LABELS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/**
 * Chooses what is sent within a number of tokens: the analyser's facts, then the code (the most important part first), then the lesson, then what was
 * said before. Secrets are taken out, and what can't be seen. Code is cut by whole lines, and what is cut is said.
 */
export function chooseContext(question: MentorQuestion, secrets: Redaction, mark: string, budget: number): ChosenContext {
  const parts: SentPart[] = [];
  const cut: string[] = [];
  let left = budget;
  const clean = (text: string): string => secrets.hide(seen(text));
  const add = (what: string, text: string): void => {
    const body = marked('data', `${what}\n${clean(text)}`, mark);
    const tokens = tokensOf(body);
    if (tokens > left) {
      cut.push(`Left out for its length: ${what}.`);
      return;
    }
    left -= tokens;
    parts.push({ what, label: null, place: null, lines: new Map(), text: body });
  };

  add('what the analyser says', factsOf(question.offline));
  let used = 0;
  for (const source of question.sources) {
    const refused = neverSent(source.path);
    if (refused !== null) {
      cut.push(refused);
      continue;
    }
    const label = LABELS[used] ?? 'Z';
    const sent = withinBudget(source, clean(source.text).split('\n'), label, mark, left);
    if (sent.part !== null) {
      used++;
      left -= tokensOf(sent.part.text);
      parts.push(sent.part);
    }
    if (sent.cut !== null) cut.push(sent.cut);
    if (used === LABELS.length) break;
  }
  const lesson = lessonOf(question.offline);
  if (lesson !== '') add('the lesson on it', lesson);
  const history: PastTurn[] = [];
  for (const turn of question.history.toReversed()) {
    const text = clean(turn.text);
    const tokens = tokensOf(text);
    if (tokens > left) {
      cut.push('Earlier parts of this conversation were left out for their length.');
      break;
    }
    left -= tokens;
    history.unshift({ who: turn.who, text });
  }
  return { parts, cut, history };
}

function withinBudget(source: SourceText, lines: readonly string[], label: string, mark: string, budget: number): { part: SentPart | null; cut: string | null } {
  let count = lines.length;
  while (count > 0) {
    const part = sourcePart(source, lines.slice(0, count), label, mark);
    const tokens = tokensOf(part.text);
    if (tokens <= budget) return { part, cut: count === lines.length ? null : `${count} of ${lines.length} lines sent of ${source.what}.` };
    count = Math.min(count - 1, Math.floor((count * budget) / tokens));
  }
  return { part: null, cut: `Left out for its length: ${source.what} (${lines.length} lines).` };
}

function sourcePart({ what, path, cell, firstLine }: SourceText, lines: readonly string[], label: string, mark: string): SentPart {
  const where = `${path}${cell === null ? '' : `, cell ${cell + 1}`}`;
  const numbered = lines.map((line, index) => `${firstLine + index}| ${line}`).join('\n');
  return {
    what,
    label,
    place: { path, cell, first: firstLine, last: firstLine + lines.length - 1 },
    lines: new Map(lines.map((line, index) => [firstLine + index, line])),
    text: marked(`code ${label}`, `${what} (${where})\n${numbered}`, mark),
  };
}

/** The analyser's answer as text: each finding with its place, what each statement does, where the data goes. */
export function factsOf(offline: OfflineAnswer): string {
  const at = (place: { path: string; cell: number | null; range: { start: { line: number } } } | null): string =>
    place === null ? '' : ` (${place.path}${place.cell === null ? '' : `, cell ${place.cell + 1}`}, line ${place.range.start.line})`;
  const findings = offline.risks.filter(({ kind }) => kind === 'finding');
  const sections = [
    ['In short', [offline.answer]],
    ['Findings', findings.length === 0 ? ['none'] : findings.map((risk) => `${risk.rule ?? ''} [${risk.severity ?? ''}]${at(risk.place)}: ${risk.text}`)],
    ['Statements', offline.lines.map((line) => `line ${line.place.range.start.line}: ${line.text}`)],
    ['Data comes from', offline.data.from.map((step) => `${step.text}${at(step.place)}`)],
    ['Data goes to', offline.data.to.map((step) => `${step.text}${at(step.place)}`)],
    ['What goes wrong with such code', offline.risks.filter(({ kind }) => kind === 'watch').map(({ text }) => text)],
  ] as const;
  return sections.filter(([, lines]) => lines.length > 0).map(([title, lines]) => `${title}:\n${lines.map((line) => `- ${line}`).join('\n')}`).join('\n');
}

function lessonOf({ ladder, check }: OfflineAnswer): string {
  const rungs = ladder.map(({ title, text }) => `${title}: ${text}`);
  return [...rungs, ...(check === null ? [] : [`Check question: ${check.question} Answer: ${check.answer}`])].join('\n');
}
