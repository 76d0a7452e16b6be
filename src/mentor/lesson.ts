import { lexer } from 'marked';
import type { Token } from 'marked';
import { parse as parseYaml } from 'yaml';

/** The parts of a lesson, in their order. */
export const LESSON_PARTS = ['What happens', 'Why it matters', 'How to fix', 'Look-alikes', 'Pitfalls', 'Ladder', 'Check yourself', 'Sources'] as const;

export interface LessonPart {
  /** The heading: one of LESSON_PARTS in a lesson that is as it should be. */
  readonly name: string;
  /** Markdown, without the heading. */
  readonly text: string;
}

/** A fenced block of code. */
export interface LessonExample {
  /** The first word behind the fence: only `python` is run. */
  readonly language: string;
  /** The second word, a file's name: blocks with names that follow one another are one program. */
  readonly fileName: string | null;
  readonly code: string;
  /** The line of the lesson (from 1) on which the code starts. */
  readonly line: number;
  /** The name of the part it stands in. */
  readonly part: string;
  /** The headings above it, within the part. */
  readonly headings: readonly string[];
  /** Whether it stands under a heading *Before* or *After*. */
  readonly role: 'before' | 'after' | null;
}

export interface LadderRung {
  /** "Orient", without its number. */
  readonly title: string;
  readonly text: string;
}

export interface CheckQuestion {
  readonly question: string;
  readonly answer: string;
}

/** A rule's lesson.md, read. */
export interface Lesson {
  readonly title: string;
  /** A junior's words, symptoms and error messages by which the lesson is found. */
  readonly aliases: readonly string[];
  /** Ids in competencies.json. */
  readonly competencies: readonly string[];
  /** Ids in references.json. */
  readonly references: readonly string[];
  readonly frameworks: readonly string[];
  readonly parts: readonly LessonPart[];
  readonly examples: readonly LessonExample[];
  /** Orient, locate, idea, worked example, fix: each says more than the one before. */
  readonly ladder: readonly LadderRung[];
  readonly questions: readonly CheckQuestion[];
}

/** The text of a part by its name; "" where the lesson lacks it. */
export function partText(lesson: Lesson, name: (typeof LESSON_PARTS)[number]): string {
  return lesson.parts.find((part) => part.name === name)?.text ?? '';
}

/** Reads a lesson. Throws an Error with a sentence where the front matter is missing or is no YAML; what else is missing comes out empty. */
export function parseLesson(text: string): Lesson {
  const source = text.replace(/\r\n?/g, '\n');
  const front = /^---\n([\s\S]*?)\n---\n/.exec(source);
  if (front === null) throw new Error('The lesson does not begin with front matter between two lines of "---".');
  const fields = frontMatter(front[1] ?? '');
  const body = source.slice(front[0].length);

  let title = '';
  const parts: { name: string; text: string }[] = [];
  const examples: LessonExample[] = [];
  const headings: { depth: number; text: string }[] = [];
  let line = countLines(front[0]) + 1;
  for (const token of lexer(body)) {
    if (isHeading(token)) {
      while ((headings.at(-1)?.depth ?? 0) >= token.depth) headings.pop();
      if (token.depth === 1) title = token.text;
      else if (token.depth === 2) parts.push({ name: token.text, text: '' });
      else headings.push({ depth: token.depth, text: token.text });
    }
    const part = parts.at(-1);
    if (part !== undefined && !(isHeading(token) && token.depth === 2)) part.text += token.raw;
    // The code starts on the line after the fence.
    if (isCode(token)) examples.push(example(token, line + 1, part?.name ?? '', headings.map((heading) => heading.text)));
    line += countLines(token.raw);
  }
  const trimmed = parts.map((part) => ({ name: part.name, text: part.text.trim() }));
  const textOf = (name: string): string => trimmed.find((part) => part.name === name)?.text ?? '';
  return { title, ...fields, parts: trimmed, examples, ladder: rungs(textOf('Ladder')), questions: questions(textOf('Check yourself')) };
}

function frontMatter(text: string): Pick<Lesson, 'aliases' | 'competencies' | 'references' | 'frameworks'> {
  let fields: unknown;
  try {
    fields = parseYaml(text);
  } catch (error) {
    throw new Error(`The lesson's front matter is no YAML: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  const list = (name: string): readonly string[] => {
    const value: unknown = typeof fields === 'object' && fields !== null ? Reflect.get(fields, name) : undefined;
    return Array.isArray(value) ? value.map(String) : [];
  };
  return { aliases: list('aliases'), competencies: list('competencies'), references: list('references'), frameworks: list('frameworks') };
}

function isHeading(token: Token): token is Token & { readonly type: 'heading'; readonly depth: number; readonly text: string } {
  return token.type === 'heading';
}

function isCode(token: Token): token is Token & { readonly type: 'code'; readonly lang?: string; readonly text: string } {
  return token.type === 'code';
}

function example(token: { readonly lang?: string; readonly text: string }, line: number, part: string, headings: readonly string[]): LessonExample {
  const [language = '', fileName = null] = (token.lang ?? '').split(/\s+/);
  const nearest = headings.at(-1)?.toLowerCase() ?? '';
  const role = /^before\b/.test(nearest) ? 'before' : /^after\b/.test(nearest) ? 'after' : null;
  return { language, fileName, code: `${token.text}\n`, line, part, headings, role };
}

function countLines(text: string): number {
  return text.split('\n').length - 1;
}

/** `### 1 Orient` and the text under it. */
function rungs(ladder: string): LadderRung[] {
  const found: { title: string; text: string }[] = [];
  for (const token of lexer(ladder)) {
    const rung = found.at(-1);
    if (isHeading(token) && token.depth === 3) found.push({ title: token.text.replace(/^\d+[.)]?\s*/, ''), text: '' });
    else if (rung !== undefined) rung.text += token.raw;
  }
  return found.map(({ title, text }) => ({ title, text: text.trim() }));
}

/** `**Q.** …` followed by `**A.** …`. */
function questions(part: string): CheckQuestion[] {
  return part
    .split(/^\*\*Q\.\*\*/m)
    .slice(1)
    .map((pair) => {
      const [question = '', answer = ''] = pair.split(/^\*\*A\.\*\*/m);
      return { question: question.trim(), answer: answer.trim() };
    });
}
