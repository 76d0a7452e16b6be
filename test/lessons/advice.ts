import { partText } from '../../src/mentor/lesson';
import type { Lesson } from '../../src/mentor/lesson';
import { readingGrade, wordsAndCode } from '../../src/mentor/reading';

const SHORTEST_RUNG = 80;
const LONGEST_RUNG = 160;
const HIGHEST_GRADE = 9;
const FEWEST_ALIASES = 5;
const FEWEST_QUESTIONS = 2;

/** What would make a rule's lesson a better one for the mentor, each in a sentence: nothing that must hold. `node out/test/lessons/advise.js` prints it for all. */
export function lessonAdvice(lesson: Lesson): readonly string[] {
  const advice: string[] = [];
  for (const { title, text } of lesson.ladder) {
    const words = wordsAndCode(text);
    if (words < SHORTEST_RUNG) advice.push(`The hint *${title}* has ${String(words)} words; ${String(SHORTEST_RUNG)} to ${String(LONGEST_RUNG)} help on their own.`);
    if (words > LONGEST_RUNG) advice.push(`The hint *${title}* has ${String(words)} words; more than ${String(LONGEST_RUNG)} are not read.`);
    if (readingGrade(text) > HIGHEST_GRADE) advice.push(`The hint *${title}* reads like grade ${readingGrade(text).toFixed(0)}: shorter sentences and words.`);
  }
  for (const part of ['What happens', 'Why it matters'] as const) {
    const grade = readingGrade(partText(lesson, part));
    if (grade > HIGHEST_GRADE) advice.push(`*${part}* reads like grade ${grade.toFixed(0)}: shorter sentences and words.`);
  }
  if (lesson.aliases.length < FEWEST_ALIASES) advice.push(`It has ${String(lesson.aliases.length)} aliases; a junior's words, symptoms and error messages find it: ${String(FEWEST_ALIASES)} or more.`);
  if (lesson.questions.length < FEWEST_QUESTIONS) advice.push(`It asks ${String(lesson.questions.length)} question; a quiz needs ${String(FEWEST_QUESTIONS)} or more.`);
  const sources = partText(lesson, 'Sources');
  for (const reference of lesson.references) {
    if (!new RegExp(`\\*\\*${reference}\\*\\*(?:(?!\\n- )[\\s\\S])*\\b(?:19|20)\\d\\d\\b`).test(sources)) advice.push(`*Sources* names no edition or year for ${reference}.`);
  }
  return advice;
}
