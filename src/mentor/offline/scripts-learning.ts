import type { CheckQuestion, Script, ScriptStep } from '../conversation';
import { questionsOf, rungsOf } from '../lesson-base';
import { ideasOf } from '../words';
import type { Brief } from './explain';

type Body = Omit<Script, 'type'>;

export function asked(question: string, answer: string): CheckQuestion {
  return { question, answer, listensFor: ideasOf(answer) };
}

export function step(title: string, say: string, ask: CheckQuestion | null = null): ScriptStep {
  return { title, say, ask };
}

/** What the talk is about, in a sentence's middle. */
export function subject({ selection, request, lessons }: Brief): string {
  if (selection !== null) return selection.name;
  return lessons[0] === undefined ? (request.target.kind === 'question' ? 'your question' : 'this') : `"${lessons[0].lesson.title}"`;
}

/** The lines that are worth a question: what learns, parts, judges, before the rest. */
export function tellingLines({ selection }: Brief, most: number): readonly { readonly name: string; readonly code: string; readonly text: string }[] {
  const lines = selection?.told.lines ?? [];
  const order = ['split', 'fit', 'train', 'judge', 'tune', 'step', 'predict', 'load', 'feature', 'clean', 'define', 'restore', 'save', 'llm', 'serve'];
  const ranked = lines.map((line, index) => ({ line, index, rank: order.indexOf(line.role) })).filter(({ rank }) => rank >= 0).sort((a, b) => a.rank - b.rank || a.index - b.index).slice(0, most).sort((a, b) => a.index - b.index);
  return ranked.flatMap(({ index }) => {
    const line = selection?.lines[index];
    return line === undefined ? [] : [{ name: `line ${String(line.place.range.start.line)}`, code: `\`${line.code.replace(/`/g, "'")}\``, text: line.text }];
  });
}

export function explaining(brief: Brief): Body {
  const lesson = brief.lessons[0];
  const question = lesson === undefined ? undefined : questionsOf(lesson)[0];
  return { opening: 'The answer comes first, then one question for you.', steps: question === undefined ? [] : [step('Check yourself', 'One question, to see whether it stuck. You may skip it.', question)], closing: 'Ask on, or change the way of talking above.' };
}

export function hintLadder(brief: Brief): Body {
  const lesson = brief.lessons[0];
  if (lesson === undefined) return nothing(brief, 'There is no lesson for this code, so there are no hints. Its lines are explained above.');
  const clean = brief.findings.length === 0 && brief.selection !== null ? ' Nothing is wrong in your code: this ladder is about the habit that keeps it right.' : '';
  const found = brief.finding;
  const steps = rungsOf(lesson).map(({ title, text }, index) => step(`${String(index + 1)} ${title}`, index === 1 && found !== null && brief.selection !== null ? `In your code it is ${brief.selection.name}. ${found.message}\n\n${text}` : text));
  const question = questionsOf(lesson)[0];
  return {
    opening: `Five hints on "${lesson.lesson.title}", each saying more than the one before; the last one is the fix. Skip down whenever you like.${clean}`,
    steps: question === undefined ? steps : [...steps, step('Check yourself', 'One question to end with.', question)],
    closing: 'Try it in your code, and check again.',
  };
}

export function socratic(brief: Brief): Body {
  const lines = tellingLines(brief, 2).map((line) => step('What does it do?', `Look at ${line.name}: ${line.code}.`, asked('What does this line do, and with which rows?', line.text)));
  const from = brief.selection?.flow.from[0];
  const source = from === undefined ? [] : [step('Where does it come from?', 'Now go one step back.', asked('Where does the data in these lines come from?', from.text))];
  const worry = brief.finding ?? brief.findings[0];
  const risk = worry !== undefined
    ? [step('What could go wrong?', 'Holdout has marked something here.', asked('What do you think it has marked, and why would it matter?', worry.message))]
    : brief.watch[0] === undefined ? [] : [step('What could go wrong?', 'Nothing is marked here. Still:', asked('What must hold so that these lines stay right?', brief.watch[0].text))];
  const lesson = brief.lessons[0];
  const deeper = lesson === undefined ? [] : questionsOf(lesson).slice(0, 2).map((question) => step('Why?', `On "${lesson.lesson.title}":`, question));
  const steps = [...lines, ...source, ...risk, ...deeper];
  return steps.length === 0 ? nothing(brief) : { opening: `I ask, you answer in your own words, and then you see mine. ${count(steps.length)} about ${subject(brief)}.`, steps, closing: 'Which of your answers would you give differently now?' };
}

export function quiz(brief: Brief): Body {
  const fromLessons = brief.lessons.flatMap((lesson) => questionsOf(lesson).map((question) => step(lesson.lesson.title, 'From memory:', question)));
  const fromLines = tellingLines(brief, 2).map((line) => step('Your code', line.code, asked('What does this line do?', line.text)));
  const steps = [...fromLessons.slice(0, 4), ...fromLines].slice(0, 5);
  return steps.length === 0 ? nothing(brief) : { opening: `${count(steps.length)}, no time limit. Answer in your own words, or skip.`, steps, closing: 'Questions that felt hard are the ones to come back to in a few days.' };
}

export function review(brief: Brief): Body {
  const { findings, watch, selection } = brief;
  if (selection === null) return nothing(brief, 'Select some code first: a review needs lines to read.');
  const expected = findings.length > 0
    ? findings.slice(0, 4).map((finding) => `- line ${String(finding.range.start.line)}: ${finding.message}`).join('\n')
    : `Holdout finds no fault in ${selection.name}.${watch.length > 0 ? ` A careful reviewer would still ask:\n${watch.map((item) => `- ${item.text}`).join('\n')}` : ''}`;
  const first = findings[0];
  const comment = first === undefined
    ? `"${watch[0] === undefined ? 'Reads well to me' : `I checked one thing: ${lowerFirst(watch[0].text)}`}"`
    : `"Could you look at line ${String(first.range.start.line)} once more? ${first.message}${first.fixes[0] === undefined ? '' : ` One way: ${lowerFirst(first.fixes[0].title)}.`}"`;
  return {
    opening: `You review ${selection.name} as if a colleague had sent it. Then we compare.`,
    steps: [
      step('Read', `${selection.summary}\n\nRead the lines with three questions: which rows does each step see, what would be different in production, and how would we notice if it broke?`, asked('Which lines would you comment on, and why?', expected)),
      step('Write the comment', 'A good comment names the line, the effect, and a way out. It is about the code and never about the person.', asked(first === undefined ? 'Write one sentence to the author.' : `Write the comment on line ${String(first.range.start.line)} as you would send it.`, comment)),
    ],
    closing: 'Compare what you saw with what is listed. What you missed twice belongs on your own checklist.',
  };
}

export function teachBack(brief: Brief): Body {
  const lines = tellingLines(brief, 3);
  const lesson = brief.lessons[0];
  const steps = lines.map((line) => step(`Explain ${line.name}`, line.code, asked('Explain this line to someone who has never trained a model.', line.text)));
  const why = lesson === undefined ? [] : [step('Explain the why', `On "${lesson.lesson.title}":`, asked('In two or three sentences: why does this matter?', rungsOf(lesson)[2]?.text ?? lesson.lesson.title))];
  const all = [...steps, ...why];
  return all.length === 0 ? nothing(brief) : { opening: `You explain, I listen for what is missing. ${count(all.length, 'piece')} of ${subject(brief)}.`, steps: all, closing: 'What you could not put into words is what to read up on next.' };
}

function count(number: number, what = 'question'): string {
  return number === 1 ? `One ${what}` : `${String(number)} ${what}s`;
}

export function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

export function nothing(brief: Brief, why = 'There is nothing in this code to talk about in this way. Select lines that load, prepare, train or judge something.'): Body {
  return { opening: why, steps: [], closing: brief.selection === null ? 'You can also name a rule or a concept.' : 'Choose *Explain* for what it does.' };
}
