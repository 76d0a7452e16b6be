import type { CheckQuestion, ContextUsed, ExplainRequest, OfflineAnswer, Risk, Rung } from '../conversation';
import type { KnownLesson } from '../lesson-base';
import { aboutOf, competencyLinks, firstParagraphs, firstSentences, lessonOf, partOf, questionOf, rungsOf, sourceLinks } from '../lesson-base';
import { findLessons } from '../retrieval';
import type { WatchItem } from '../telling/watch';
import { nextQuestions } from './next';
import type { MentorFinding, MentorMaterial } from './material';
import { placeOfTarget, spanOf } from './material';
import { findingRisks, findingsIn, watched, watchRisk } from './risks';
import { roleCompetencies } from './role-competencies';
import { scriptOf } from './scripts';
import { tellTarget } from './told';
import type { ToldSelection } from './told';

/** All that an answer and its conversation are made of. */
export interface Brief {
  readonly request: ExplainRequest;
  readonly selection: ToldSelection | null;
  readonly finding: MentorFinding | null;
  /** The findings in the selection, the gravest first. */
  readonly findings: readonly MentorFinding[];
  readonly watch: readonly WatchItem[];
  /** Best first. */
  readonly lessons: readonly KnownLesson[];
}

/**
 * Explains without a model and without a network: what the code does, where its data comes from and goes to, what is risky, and what to ask next.
 * A pure function of its arguments; takes a few milliseconds for a function, less than 100 for a file of 1,000 lines.
 */
export function explainOffline(request: ExplainRequest, material: MentorMaterial): OfflineAnswer {
  const brief = briefOf(request, material);
  const { selection, finding, findings, watch, lessons } = brief;
  const place = finding ?? placeOfTarget(request.target);
  const risks: readonly Risk[] = [...findingRisks(findings), ...watch.map(watchRisk)];
  const lesson = lessons[0];
  return {
    schema: 1,
    request,
    title: titleOf(brief),
    answer: answerOf(brief),
    lines: selection?.lines ?? [],
    data: selection?.flow ?? { from: [], to: [] },
    risks,
    ladder: lesson === undefined ? [] : ladderOf(brief, lesson),
    check: checkOf(brief),
    competencies: competencyLinks([...(finding?.competencies ?? []), ...lessons.slice(0, 2).flatMap((one) => one.lesson.competencies), ...roleCompetencies(selection?.told.lines.flatMap((line) => line.roles) ?? [])]).slice(0, 4),
    sources: sourceLinks(lessons.slice(0, 2)),
    context: contextOf(brief),
    picture: place === null || material.picture === undefined ? null : material.picture(place),
    next: nextQuestions(brief),
    script: scriptOf(brief),
    lessons: lessons.map(({ id, lesson: { title } }) => ({ id, title })),
  };
}

function briefOf(request: ExplainRequest, material: MentorMaterial): Brief {
  const { target, level } = request;
  const finding = target.kind === 'finding' ? nearest(material.findings, target.rule, target.place) : null;
  const selection = tellTarget(material, target, level, finding);
  const document = material.file?.document;
  const inside = selection === null || document === undefined ? [] : findingsIn(material.findings, document.path, selection.span, (place) => spanOf(document, place));
  const findings = finding === null ? inside : [finding, ...inside.filter((one) => one !== finding)];
  const watch = finding === null ? watched(selection?.watch ?? [], new Set(findings.map(({ rule }) => rule)), level) : [];
  const asked = target.kind === 'lesson' ? [target.id] : target.kind === 'finding' ? [target.rule] : target.kind === 'question' ? findLessons(target.text).map(({ id }) => id) : [];
  const ids = target.kind === 'question' && asked.length > 0 ? asked : [...asked, ...findings.map(({ rule }) => rule), ...watch.map((item) => item.lesson)];
  const lessons = [...new Set(ids)].flatMap((id) => lessonOf(id) ?? []).slice(0, 3);
  return { request, selection, finding, findings, watch, lessons };
}

function nearest(findings: readonly MentorFinding[], rule: string, place: { readonly path: string; readonly cell: number | null; readonly range: { readonly start: { readonly line: number } } }): MentorFinding | null {
  const own = findings.filter((finding) => finding.rule === rule && finding.path === place.path && finding.cell === place.cell);
  const distance = (finding: MentorFinding): number => Math.abs(finding.range.start.line - place.range.start.line);
  const best = [...own].sort((a, b) => distance(a) - distance(b))[0];
  return best !== undefined && distance(best) <= 3 ? best : null;
}

function titleOf({ request, selection, lessons }: Brief): string {
  const { target } = request;
  if (target.kind === 'question') return target.text.length > 80 ? `${target.text.slice(0, 79)}…` : target.text;
  if (target.kind === 'lesson' || target.kind === 'finding') return lessons[0]?.lesson.title ?? target.kind;
  return selection === null ? 'Nothing to explain' : `What ${selection.name} ${selection.name.startsWith("lines ") ? 'do' : 'does'}`;
}

function answerOf(brief: Brief): string {
  const { request, selection, finding, findings, lessons } = brief;
  const { target } = request;
  const lesson = lessons[0];
  if (target.kind === 'question') return lesson === undefined ? nothingFits(selection) : answered(lesson);
  if (target.kind === 'lesson') return lesson === undefined ? `There is no lesson \`${target.id.replace(/[^\w/.-]/g, '')}\`.` : answered(lesson);
  if (target.kind === 'finding') {
    const advice = lesson === undefined ? '' : firstSentences(firstParagraphs(partOf(lesson, 'How to fix')), 2);
    if (finding === null) return `Holdout finds \`${target.rule.replace(/[^\w/.-]/g, '')}\` on this line no longer.${advice === '' ? '' : ` The advice was: ${advice}`}`;
    return advice === '' ? finding.message : `${advice}\n\n${finding.message}`;
  }
  if (selection === null || selection.told.lines.length === 0) return selection !== null && selection.told.statements > 0 ? 'These lines hold nothing that needs explaining: a docstring, a name, or `pass`.' : 'There is no code in what is selected: a blank line or a comment. Select some lines of code.';
  const first = findings[0];
  const more = findings.length > 1 ? ` (and ${String(findings.length - 1)} more, below)` : '';
  return first === undefined ? selection.summary : `${selection.summary}\n\n**To look at first**${more}: ${first.message}`;
}

function answered(lesson: KnownLesson): string {
  const fix = firstSentences(firstParagraphs(partOf(lesson, 'How to fix', 'How to do it')), 2);
  const about = firstParagraphs(aboutOf(lesson), 1);
  return fix === '' ? about : `${fix}\n\n${about}`;
}

function nothingFits(selection: ToldSelection | null): string {
  const own = selection === null ? '' : ` What the selected code does: ${selection.summary}`;
  return `Nothing fitting was found in the lessons. Ask in other words, or name the function or the error message.${own}`;
}

/** The lesson's ladder, with this code in its second and last rung. */
function ladderOf({ finding, selection }: Brief, lesson: KnownLesson): readonly Rung[] {
  const rungs = rungsOf(lesson);
  return rungs.map(({ title, text }, index) => {
    if (finding === null || selection === null) return { title, text };
    const line = selection.lines[0];
    if (index === 1) return { title, text: `In your code it is ${selection.name}${line === undefined ? '' : `: \`${line.code.replace(/`/g, "'")}\``}. ${finding.message}\n\n${text}` };
    const fix = finding.fixes[0];
    if (index === rungs.length - 1 && fix !== undefined) return { title, text: `Holdout offers this as a quick fix: ${fix.title}.${fix.safe ? '' : ' Look it over before you keep it.'}\n\n${text}` };
    return { title, text };
  });
}

function checkOf({ lessons, selection, finding }: Brief): CheckQuestion | null {
  const lesson = lessons[0];
  const line = finding?.range.start.line ?? selection?.lines[0]?.place.range.start.line ?? 0;
  return lesson === undefined ? null : questionOf(lesson, line);
}

function contextOf({ request, selection, finding, lessons }: Brief): ContextUsed {
  const place = finding ?? placeOfTarget(request.target);
  const hasFlow = (selection?.world.graph ?? null) !== null;
  const parts = [
    ...(selection === null ? [] : [{ what: request.target.kind === 'finding' ? 'the marked line' : selection.name, place }]),
    ...(finding === null ? [] : [{ what: `the finding ${finding.rule}`, place: finding }]),
    ...(hasFlow ? [{ what: 'the data flow of the program', place: null }] : []),
    ...lessons.map(({ id }) => ({ what: `the lesson ${id}`, place: null })),
  ];
  const left = selection?.told.left ?? 0;
  const cut = [
    ...(left > 0 ? [`${String(selection?.told.lines.length ?? 0)} of ${String((selection?.told.lines.length ?? 0) + left)} steps are told, those that weigh most. Select fewer lines for the rest.`] : []),
    ...(selection?.world.graph === null ? ['The data flow of this file is not known: it has nothing to do with machine learning as far as its imports tell, or it could not be followed.'] : []),
    ...(selection?.world.graph?.cutShort.includes(selection.world.document.path) === true ? ['The analysis of this file was cut short: it is too large to follow every step.'] : []),
  ];
  return { parts, cut };
}
