import { parseLesson } from '../../src/mentor/lesson';
import { lessonSources } from '../../src/rules/lessons.generated';
import { lessonAdvice } from './advice';

let lessons = 0;
for (const [rule, source] of Object.entries(lessonSources)) {
  const advice = lessonAdvice(parseLesson(source));
  if (advice.length > 0) lessons += 1;
  for (const sentence of advice) process.stdout.write(`${rule}: ${sentence}\n`);
}
process.stdout.write(`${String(lessons)} of ${String(Object.keys(lessonSources).length)} lessons could be better for the mentor.\n`);
