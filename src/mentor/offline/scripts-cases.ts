import type { Script } from '../conversation';
import type { Brief } from './explain';
import { cases } from './cases';
import { asked, lowerFirst, step, subject } from './scripts-learning';

type Body = Omit<Script, 'type'>;

export function caseStudy(brief: Brief): Body {
  const wanted = [...brief.findings.map(({ rule }) => rule), ...brief.lessons.map(({ id }) => id)];
  const roles = new Set(brief.selection?.told.lines.flatMap((line) => line.roles) ?? []);
  const study = cases.find((one) => one.lessons.some((id) => wanted.includes(id)))
    ?? cases.find((one) => wanted.some((id) => one.families.includes(id.split('/')[0] ?? '')))
    ?? cases.find((one) => one.roles.some((role) => roles.has(role)))
    ?? cases[0];
  if (study === undefined) return { opening: '', steps: [], closing: '' };
  const here = brief.findings[0] !== undefined
    ? `In your code: ${brief.findings[0].message}`
    : brief.watch[0] !== undefined ? `In ${subject(brief)} nothing is found. What would keep it from happening: ${lowerFirst(brief.watch[0].text)}` : 'Look for the step that nothing would notice if it changed: a file that comes from elsewhere, a statistic that is computed once, a constant that stands in two places.';
  return {
    opening: `A failure of the kind that happens in practice: ${lowerFirst(study.title)}. Find the cause before it is told.`,
    steps: [
      step('What happened', study.story, asked('What are your first two guesses?', study.guesses)),
      step('What they looked at', study.evidence, asked('Which cause fits all of this?', study.cause)),
      step('What they changed', 'A cause is mended twice: once in the code, and once so that it can\'t come back unseen.', asked('What would you change, and which check would have caught it?', study.remedy)),
      step('And here?', 'Back to your own code.', asked('Where could the same happen in your code?', here)),
    ],
    closing: 'Such stories are best told to the team: a page without blame, with the time line, the cause and the check that was added.',
  };
}

/** One talk with a reviewer about the code, one with a person who has to decide by the number. */
export function rolePlay(brief: Brief): Body {
  const { findings, finding, watch, selection } = brief;
  const worry = finding ?? findings[0];
  const concern = worry !== undefined ? worry.message : (watch[0]?.text ?? 'It is not clear on which rows this number was measured.');
  const where = worry === undefined ? subject(brief) : `line ${String(worry.range.start.line)}`;
  return {
    opening: 'I play two people who ask about your work: first a reviewer, then the product manager. Answer them as you would at work.',
    steps: [
      step('The reviewer', `"I have read ${where}. ${worry === undefined ? 'How do you make sure of this:' : 'I worry about this:'} ${concern} What do you say?"`, asked('Answer the reviewer.', worry === undefined ? 'Say what you checked and how: "I split by customer before anything is fitted; the test is in `test_split.py`." If you have not checked, say so, and when you will.' : 'Say whether it is true, what it changes, and what you will do: "You are right, it sees the test rows. I will move it below the split and post both scores." No defence is needed.')),
      step('The product manager', `"I was told that the model is good. ${worry === undefined ? 'How sure are you about the number?' : 'Now I hear that something is wrong. Can we ship on Monday?'}"`, asked('Answer in plain words, without terms of the field.', worry === undefined ? 'Give the number with its range, what it was measured on, and one case where it fails: "Nine out of ten, give or take two in a hundred, on customers of last month. It is weak on new customers."' : 'Say what is known, what is not, and when you will know: "The number we told you may be too high. I will have the corrected one tomorrow at noon; please wait with the announcement until then."')),
      step('Looking back', selection === null ? 'Both asked for the same.' : `Both asked about ${selection.name}.`, asked('What did both want to hear first?', 'What it means for them and what happens next; then the reason. Details come when they ask.')),
    ],
    closing: 'Read your answers aloud once. What took two breaths can be said shorter.',
  };
}
