import { LESSON_PARTS, partText } from '../../src/mentor/lesson';
import type { Lesson } from '../../src/mentor/lesson';
import { programsOf } from './programs';

export interface LessonIds {
  readonly rules: ReadonlySet<string>;
  readonly competencies: ReadonlySet<string>;
  readonly references: ReadonlySet<string>;
}

/** The five rungs, from the question which concept it is to the fix. */
const RUNGS = ['Orient', 'Locate', 'Idea', 'Worked example', 'Fix'];

/** What is missing or wrong in the form of the lesson of `rule`, each in a sentence. Empty: it is as it should be. */
export function lessonProblems(rule: string, lesson: Lesson, ids: LessonIds): readonly string[] {
  return [...formProblems(lesson), ...idProblems(lesson, ids), ...exampleProblems(rule, lesson, ids)];
}

function formProblems(lesson: Lesson): string[] {
  const problems: string[] = [];
  const names = lesson.parts.map((part) => part.name);
  if (lesson.title === '') problems.push('It has no title.');
  if (names.join() !== LESSON_PARTS.join()) problems.push(`Its parts are ${names.join(' · ')}; they must be ${LESSON_PARTS.join(' · ')}.`);
  for (const part of lesson.parts) if (part.text === '') problems.push(`*${part.name}* is empty.`);
  for (const field of ['aliases', 'competencies', 'references', 'frameworks'] as const) {
    if (lesson[field].length === 0) problems.push(`The front matter has no ${field}.`);
  }
  const rungs = lesson.ladder.map((rung) => rung.title);
  if (rungs.join() !== RUNGS.join()) problems.push(`Its ladder is ${rungs.join(' · ')}; it must be ${RUNGS.join(' · ')}.`);
  for (const rung of lesson.ladder) if (rung.text === '') problems.push(`The rung *${rung.title}* is empty.`);
  if (lesson.questions.length === 0) problems.push('*Check yourself* has no question.');
  for (const { question, answer } of lesson.questions) if (question === '' || answer === '') problems.push(`A question lacks its answer: ${question}`);
  return problems;
}

function idProblems(lesson: Lesson, ids: LessonIds): string[] {
  const unknown = (kind: string, names: readonly string[], known: ReadonlySet<string>): string[] =>
    names.filter((name) => !known.has(name)).map((name) => `There is no ${kind} ${name}.`);
  const sources = partText(lesson, 'Sources');
  return [
    ...unknown('competency', lesson.competencies, ids.competencies),
    ...unknown('reference', lesson.references, ids.references),
    ...lesson.references.filter((reference) => !sources.includes(reference)).map((reference) => `*Sources* does not say what ${reference} is cited for.`),
  ];
}

function exampleProblems(rule: string, lesson: Lesson, ids: LessonIds): string[] {
  const problems: string[] = [];
  const programs = programsOf(lesson);
  const ownMarks = (expected: readonly string[]): boolean => expected.some((mark) => mark.endsWith(` ${rule}`));
  for (const { expected } of programs) {
    for (const mark of expected) {
      const marked = mark.slice(mark.indexOf(' ') + 1);
      if (!ids.rules.has(marked)) problems.push(`A line is marked with ${marked}, which is no rule.`);
    }
  }
  if (!programs.some((program) => ownMarks(program.expected))) problems.push(`No example is marked with ${rule}.`);
  if (!programs.some((program) => program.part === 'Look-alikes')) problems.push('*Look-alikes* has no example.');
  programs.forEach((program, index) => {
    const where = `line ${program.line}`;
    if (program.part === 'Look-alikes' && program.expected.length > 0) problems.push(`The look-alike on ${where} has a mark.`);
    if (program.role === 'before' && !ownMarks(program.expected)) problems.push(`The example *Before* on ${where} is not marked with ${rule}.`);
    if (program.role === 'before' && programs[index + 1]?.role !== 'after') problems.push(`The example *Before* on ${where} is not followed by *After*.`);
    if (program.role === 'after' && program.expected.length > 0) problems.push(`The example *After* on ${where} has a mark.`);
    if (program.role === 'after' && programs[index - 1]?.role !== 'before') problems.push(`The example *After* on ${where} does not follow a *Before*.`);
  });
  if (!programs.some((program) => program.role === 'before')) problems.push('There is no *Before* and *After*.');
  return problems;
}
