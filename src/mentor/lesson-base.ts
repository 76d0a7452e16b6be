import { lessonSources } from '../rules/lessons.generated';
import { conceptSources } from './concepts/concepts.generated';
import type { CheckQuestion, CompetencyLink, SourceLink } from './conversation';
import { allCompetencies, allReferences } from './knowledge';
import type { LadderRung, Lesson, LessonExample } from './lesson';
import { parseLesson } from './lesson';
import { wordsAndCode } from './reading';
import { ideasOf } from './words';

/** A lesson with its id: a rule's (`leakage/fit-before-split`) or a concept's (`concept/calibration`). */
export interface KnownLesson {
  readonly id: string;
  readonly lesson: Lesson;
}

const parsed = new Map<string, KnownLesson | null>();

/** The ids of all lessons, rules first. */
export function lessonIds(): readonly string[] {
  return [...Object.keys(lessonSources), ...Object.keys(conceptSources)];
}

/** A lesson's Markdown; undefined where there is none. */
export function lessonText(id: string): string | undefined {
  const sources = id.startsWith('concept/') ? conceptSources : lessonSources;
  return Object.hasOwn(sources, id) ? sources[id] : undefined;
}

/** A lesson, read when it is first asked for; undefined where there is none. */
export function lessonOf(id: string): KnownLesson | undefined {
  let known = parsed.get(id);
  if (known === undefined) {
    const text = lessonText(id);
    known = text === undefined ? null : { id, lesson: parseLesson(text) };
    parsed.set(id, known);
  }
  return known ?? undefined;
}

/** The text of the first of these parts that the lesson has: rules and concepts name them differently. */
export function partOf({ lesson }: KnownLesson, ...names: readonly string[]): string {
  return lesson.parts.find((part) => names.includes(part.name))?.text ?? '';
}

/** What the lesson is about: the part *What happens* of a rule, *What it is* of a concept. */
export function aboutOf(known: KnownLesson): string {
  return partOf(known, 'What happens', 'What it is');
}

/** The prose before the first heading, list or code of a part. */
export function firstParagraphs(text: string, most = 1): string {
  const paragraphs: string[] = [];
  for (const paragraph of text.split(/\n\s*\n/)) {
    if (/^(#|```|[-*] |\d+\. |\|)/.test(paragraph.trim())) break;
    paragraphs.push(paragraph.replace(/\s*\n\s*/g, ' ').trim());
    if (paragraphs.length === most) break;
  }
  return paragraphs.join('\n\n');
}

/** The first sentences of a text, at most `most`. */
export function firstSentences(text: string, most: number): string {
  const sentences = text.match(/[^.!?]*(?:[.!?](?!\s|$)[^.!?]*)*[.!?](?=\s|$)/g);
  return sentences === null ? text.trim() : sentences.slice(0, most).join('').trim();
}

/** The question of a lesson with the given number, counted round; null where it has none. */
export function questionOf({ lesson }: KnownLesson, number: number): CheckQuestion | null {
  const one = lesson.questions[lesson.questions.length === 0 ? 0 : number % lesson.questions.length];
  return one === undefined ? null : { question: one.question, answer: one.answer, listensFor: ideasOf(one.answer) };
}

/** All questions of a lesson. */
export function questionsOf({ lesson }: KnownLesson): readonly CheckQuestion[] {
  return lesson.questions.map((one) => ({ question: one.question, answer: one.answer, listensFor: ideasOf(one.answer) }));
}

export function competencyLinks(ids: readonly string[]): readonly CompetencyLink[] {
  return [...new Set(ids)].flatMap((id) => {
    const known = allCompetencies().get(id);
    return known === undefined ? [] : [{ id, name: known.name, category: known.category }];
  });
}

/** The references of lessons, with what each lesson says of the edition it read. */
export function sourceLinks(lessons: readonly KnownLesson[]): readonly SourceLink[] {
  const links = new Map<string, SourceLink>();
  for (const known of lessons) {
    const said = citations(partOf(known, 'Sources'));
    for (const id of known.lesson.references) {
      const reference = allReferences().get(id);
      if (reference === undefined || links.has(id)) continue;
      const own = said.get(id);
      links.set(id, { id, title: reference.title, url: reference.url, edition: (own === undefined ? null : edition(own)) ?? (reference.checked === null ? null : `page read on ${reference.checked}`), supports: own === undefined ? reference.supports : own.replace(/\s+/g, ' ') });
    }
  }
  return [...links.values()];
}

/** `- **id**: what it is cited for` */
function citations(sources: string): Map<string, string> {
  return new Map([...sources.matchAll(/^- \*\*([\w.-]+)\*\*:\s*([\s\S]*?)(?=\n- |\n\n|$(?![\s\S]))/gm)].map((match) => [match[1] ?? '', match[2] ?? '']));
}

/** The clause of a citation that holds a year: "stable edition read in November 2026". */
function edition(citation: string): string | null {
  const clause = citation.split(/[,.;](?=\s|$)/).find((part) => /\b(19|20)\d\d\b/.test(part));
  return clause === undefined ? null : clause.trim();
}

/** A hint shorter than this is filled up with what the lesson says of the same thing elsewhere. */
const SHORT_RUNG = 40;

/** The five hints of a lesson, each long enough to help on its own. */
export function rungsOf(known: KnownLesson): readonly LadderRung[] {
  const { lesson } = known;
  const [before, after] = firstPair(lesson.examples);
  const fence = (example: LessonExample | undefined): string => (example === undefined ? '' : `\`\`\`python\n${example.code.replace(/[ \t]*# !.*$/gm, '').trimEnd()}\n\`\`\``);
  const more = [
    firstParagraphs(aboutOf(known), 1),
    firstSentences(firstParagraphs(partOf(known, 'Why it matters'), 1), 3),
    firstSentences(firstParagraphs(partOf(known, 'How to fix', 'How to do it'), 1), 4),
    before === undefined || after === undefined ? '' : `Before:\n\n${fence(before)}\n\nAfter:\n\n${fence(after)}`,
    fence(after),
  ];
  return lesson.ladder.map(({ title, text }, index) => {
    const extra = more[index] ?? '';
    return wordsAndCode(text) >= SHORT_RUNG || extra === '' || text.includes(extra) ? { title, text } : { title, text: `${text}\n\n${extra}` };
  });
}

function firstPair(examples: readonly LessonExample[]): readonly [LessonExample | undefined, LessonExample | undefined] {
  return [examples.find((example) => example.role === 'before'), examples.find((example) => example.role === 'after')];
}
