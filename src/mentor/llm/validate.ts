import type { RawAnswer } from './answer-form';
import type { CodeCheck } from './code-facts';
import type { SentPart } from './question';

/** What an answer is held against. */
export interface Grounds {
  readonly parts: readonly SentPart[];
  readonly rules: readonly string[];
  readonly competencies: readonly string[];
  readonly lessons: readonly string[];
  /** Ids of references, and the addresses that may be linked. */
  readonly references: readonly string[];
  readonly links: readonly string[];
  /** The analyser has a finding in what was asked about. */
  readonly hasFinding: boolean;
}

export type ProblemKind = 'line' | 'quote' | 'code' | 'rule' | 'competency' | 'lesson' | 'reference' | 'link' | 'picture' | 'verdict' | 'unproven' | 'instructions';

/** Something in an answer that could not be confirmed. */
export interface Problem {
  readonly kind: ProblemKind;
  /** The text of the answer at fault, as it stands there; for structured parts the id or "lines[0]". */
  readonly at: string;
  /** A sentence without its full stop. */
  readonly why: string;
}

const FAMILIES = 'leakage|evaluation|skew|testing|training|reproducibility|numerics|data|api|security|responsible|pipeline|llm|notebook|performance';

/** All that is wrong with an answer. `mark` is the delimiter of this request: a model that repeats it, or its orders, gives away that it followed the data. */
export async function validate(answer: RawAnswer, grounds: Grounds, mark: string, check: CodeCheck): Promise<readonly Problem[]> {
  const texts = [answer.answer, answer.question, ...answer.lines.map(({ say }) => say)];
  const structured = [...lineProblems(answer, grounds), ...idProblems(answer, grounds)];
  const code = [...answer.code, ...texts.flatMap(fencedCode), ...texts.flatMap(inlineNames)];
  const wrong = (await Promise.all(code.map(async (one) => (await check(one)).map(({ name, why }): Problem => ({ kind: 'code', at: name, why }))))).flat();
  return unique([...verdictProblems(answer, grounds), ...structured, ...wrong, ...texts.flatMap((text) => textProblems(text, grounds, mark))]);
}

function unique(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [`${problem.kind} ${problem.at}`, problem])).values()];
}

function verdictProblems({ verdict, answer }: RawAnswer, { hasFinding }: Grounds): Problem[] {
  const praises = /^\W*(?:this|the|your) (?:code|pipeline|script|selection|split) (?:is|looks) (?:fine|correct|right|good|ok|safe|clean)\b|^\W*(?:there is )?(?:no|nothing) (?:leak\w*|fault|problem|wrong|issue)/i.test(answer);
  if (hasFinding && (verdict === 'no fault' || praises)) return [{ kind: 'verdict', at: 'verdict', why: 'the analyser has a finding here, and the model says that there is no fault' }];
  if (!hasFinding && verdict === 'fault') return [{ kind: 'unproven', at: 'verdict', why: 'the model sees a fault that the analyser did not find' }];
  return [];
}

function lineProblems({ lines }: RawAnswer, { parts }: Grounds): Problem[] {
  return lines.flatMap(({ source, first, last, quote }, index): Problem[] => {
    const at = `lines[${index}]`;
    const part = parts.find(({ label }) => label === source);
    if (part === undefined) return [{ kind: 'line', at, why: `no code "${source}" was sent` }];
    if (first > last || !part.lines.has(first) || !part.lines.has(last)) return [{ kind: 'line', at, why: `line ${first}${last === first ? '' : ` to ${last}`} was not sent` }];
    if (quote.trim() === '') return [];
    const text = squeezed([...part.lines].filter(([line]) => line >= first && line <= last).map(([, line]) => line).join('\n'));
    return text.includes(squeezed(quote.replace(/^\s*\d+\|/gm, ''))) ? [] : [{ kind: 'quote', at, why: `the quote does not stand on line ${first}` }];
  });
}

/** Blanks do not count: models copy code with other indentation. */
function squeezed(text: string): string {
  return text.replace(/\s+/g, '');
}

function idProblems(answer: RawAnswer, grounds: Grounds): Problem[] {
  const kinds = [['rule', 'rules'], ['competency', 'competencies'], ['lesson', 'lessons'], ['reference', 'references']] as const;
  return kinds.flatMap(([kind, list]) => answer[list].filter((id) => !grounds[list].includes(id)).map((id): Problem => ({ kind, at: id, why: `there is no ${kind} ${id} in what was sent` })));
}

function textProblems(text: string, grounds: Grounds, mark: string): Problem[] {
  const problems: Problem[] = [];
  const prose = text.replace(/```[\s\S]*?(?:```|$)/g, '');
  for (const [at, first, last] of prose.matchAll(/\b[Ll]ines?\s+(\d+)(?:\s*(?:-|–|to|and)\s*(\d+))?/g)) {
    const missing = [first, last].find((line) => line !== undefined && !grounds.parts.some((part) => part.lines.has(Number(line))));
    if (missing !== undefined) problems.push({ kind: 'line', at, why: `line ${missing} was not sent` });
  }
  for (const [id] of prose.matchAll(new RegExp(String.raw`(?<![\w/.])(?:${FAMILIES})/[a-z]+(?:-[a-z]+)+(?![\w/.-]*\.\w)`, 'g'))) {
    if (!grounds.rules.includes(id) && !grounds.lessons.includes(id)) problems.push({ kind: 'rule', at: id, why: `there is no rule ${id} in what was sent` });
  }
  for (const [at] of text.matchAll(/!\[[^\]]*\]\([^)]*\)|<img\b[^>]*>/gi)) problems.push({ kind: 'picture', at, why: 'pictures are not shown' });
  for (const [url] of text.matchAll(/\b(?:https?|ftp|command|vscode|javascript|data|file):[^\s)\]>"'`]{3,}/gi)) {
    if (!grounds.links.includes(url.replace(/[.,;:]+$/, ''))) problems.push({ kind: 'link', at: url, why: 'this address is not among the known sources' });
  }
  if (text.includes(mark) || /<<<|>>>(?!\s)/.test(prose) || /\b(?:system prompt|my instructions (?:are|say)|ignore (?:all |the )?(?:previous|above))\b/i.test(prose)) {
    problems.push({ kind: 'instructions', at: 'answer', why: 'the answer repeats instructions: the code that was read may hold a text meant to steer the model' });
  }
  return problems;
}

function fencedCode(text: string): string[] {
  return [...text.matchAll(/```[ \t]*(\w*)[^\n]*\n([\s\S]*?)(?:```|$)/g)].filter(([, language]) => ['', 'python', 'py', 'python3', 'bash', 'sh', 'shell', 'console'].includes(language?.toLowerCase() ?? '')).map(([, language, code]) => {
    // Of a shell's lines only the installations are judged.
    return /^(?:|python3?|py)$/.test(language?.toLowerCase() ?? '') ? (code ?? '') : installations(code ?? '');
  });
}

/** Dotted names and installations in code marks. */
function inlineNames(text: string): string[] {
  const prose = text.replace(/```[\s\S]*?(?:```|$)/g, '');
  return [...prose.matchAll(/`([^`\n]+)`/g)].flatMap(([, code = '']) => {
    if (/pip3? install/.test(code)) return [installations(code)];
    const name = /^([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+)(?:\([^)]*\))?$/.exec(code.trim())?.[1];
    return name === undefined ? [] : [name];
  });
}

function installations(text: string): string {
  return [...text.matchAll(/pip3? install[^\n;&|`]*/g)].map(([line]) => line).join('\n');
}
