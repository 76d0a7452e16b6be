import type { ConversationType, ExplainTarget, NextQuestion } from '../conversation';
import type { Brief } from './explain';

const MOST = 4;

/** What to ask next: buttons. */
export function nextQuestions(brief: Brief): readonly NextQuestion[] {
  const { request, findings, finding, lessons, watch, selection } = brief;
  const { target, level, type } = request;
  const ask = (label: string, to: ExplainTarget, as: ConversationType = 'explain'): NextQuestion => ({ label, request: { target: to, level, type: as } });
  const questions: NextQuestion[] = [];
  if (target.kind !== 'finding') {
    const first = findings[0];
    if (first !== undefined) questions.push(ask('What is wrong here, and how do I fix it?', { kind: 'finding', rule: first.rule, place: { path: first.path, cell: first.cell, range: first.range } }));
  }
  const lesson = lessons[0];
  if (type === 'explain' && lesson !== undefined && (finding !== null || findings.length > 0)) questions.push(ask('Give me hints, one at a time', target, 'hint-ladder'));
  const item = watch.find(({ lesson: id }) => lessons.some((one) => one.id === id));
  const watchedLesson = lessons.find((one) => one.id === item?.lesson);
  if (watchedLesson !== undefined && target.kind !== 'question') questions.push(ask(`More on: ${watchedLesson.lesson.title}`, { kind: 'lesson', id: watchedLesson.id }));
  if (target.kind === 'lesson' || target.kind === 'question') {
    for (const other of lessons.slice(target.kind === 'lesson' ? 1 : 0, 3)) questions.push(ask(`Open: ${other.lesson.title}`, { kind: 'lesson', id: other.id }));
  }
  const place = target.kind === 'selection' || target.kind === 'finding' ? target.place : null;
  if (place !== null && selection?.world.definitions.around(selection.span.start).some((one) => one.kind === 'FunctionDefinition') === true) questions.push(ask('Explain the whole function', { kind: 'function', place }));
  if (type !== 'quiz' && lesson !== undefined) questions.push(ask('Ask me some questions', target, 'quiz'));
  if (type !== 'teach-back' && selection !== null && questions.length < MOST) questions.push(ask('Let me explain it, and tell me what is missing', target, 'teach-back'));
  return questions.slice(0, MOST);
}
