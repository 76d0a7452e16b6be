import type { Script } from '../conversation';
import { firstParagraphs, firstSentences, partOf, questionsOf } from '../lesson-base';
import type { Brief } from './explain';
import { asked, lowerFirst, nothing, step, subject } from './scripts-learning';

type Body = Omit<Script, 'type'>;

export function coaching(brief: Brief): Body {
  const { findings, finding, watch, lessons, selection } = brief;
  const worry = finding ?? findings[0];
  const lesson = lessons[0];
  if (worry === undefined && lesson === undefined && selection === null) return nothing(brief, 'Select some code or name a subject: coaching needs something to work on.');
  const now = worry !== undefined ? `What the analyser sees: ${worry.message}` : `What the analyser sees: ${selection === null ? 'no code, only the subject.' : `${selection.summary} No fault is found.`}`;
  const options = [
    ...(worry?.fixes[0] === undefined ? [] : [`take the quick fix "${worry.fixes[0].title}" and read what it changed`]),
    ...(worry === undefined ? [] : ['mend it by hand, with the fifth hint of the ladder beside you']),
    ...(worry === undefined ? watch.slice(0, 2).map((item) => `check this in your code: ${lowerFirst(item.text)}`) : ['write a test that fails as long as the fault is there']),
    ...(lesson === undefined ? [] : [`read the lesson "${lesson.lesson.title}" and answer its questions`]),
  ];
  const done = worry === undefined ? 'Something another person can see: a test that passes, a number in the report, a sentence in the pull request.' : `\`${worry.rule}\` is no longer reported here, the program runs from top to bottom, and the new score is written down beside the old one.`;
  return {
    opening: `Four short steps on ${subject(brief)}: the goal, where you are, what you could do, and what you will do.`,
    steps: [
      step('Goal', 'Begin with the end.', asked('What should be true of this code when you are done, in one sentence?', worry === undefined ? 'For example: I can say for each number in the report which rows it was measured on.' : `For example: ${lesson === undefined ? 'the fault is gone, and I know why it was one' : lowerFirst(firstSentences(firstParagraphs(partOf(lesson, 'How to fix', 'How to do it')), 1))}`)),
      step('Where you are', now, asked('What have you tried so far, and what did you see?', 'Say what you saw, not what you think of it: the number, the line, the message.')),
      step('Options', `You could:\n${options.map((option) => `- ${option}`).join('\n')}`, asked('Which one costs least and teaches most?', `A good first choice is the one that you can finish today: ${options[0] ?? 'one small change'}.`)),
      step('Next step', 'Make it small enough to finish today.', asked('What will you do first, and how will you know that it is done?', done)),
    ],
    closing: 'Come back when it is done, or when it does not work: both are news.',
  };
}

interface Trial {
  readonly symptom: string;
  readonly experiment: string;
  readonly observation: string;
}

/** How to find out whether a fault of a family is what you see. */
const trials: Readonly<Record<string, Trial>> = {
  leakage: {
    symptom: 'The score is better than it should be, and falls in production.',
    experiment: 'Make a copy of the script in which the fault is mended, keep the seed and everything else, and run both. As a second trial, shuffle the target of the training rows: an honest pipeline then scores like a coin.',
    observation: 'If the mended copy scores lower, the difference was the leak. If both score the same, this leak was small here: mend it, and go on looking for the target among the features, copies of rows, or tuning on the test set. If the shuffled copy still scores well, something carries the answer.',
  },
  evaluation: {
    symptom: 'The number in the report does not match what users see.',
    experiment: 'Compute the same measure in two ways on the same rows: as the code does, and by hand on ten rows that you look at. Compute a baseline that always gives the most frequent answer.',
    observation: 'If the two disagree, the measure is called wrongly. If the baseline is as good, the number says nothing.',
  },
  skew: {
    symptom: 'The model is fine in the notebook and poor behind the service.',
    experiment: 'Take one raw row from the training data. Run it through the training code and through the serving code, and print what arrives at the model on each side, column by column.',
    observation: 'The first column that differs is the fault, or its first victim. If none differs, send the same row through the real service: then the difference is outside this code.',
  },
  testing: {
    symptom: 'All tests are green, and the change still broke something.',
    experiment: 'Break the code on purpose: turn a sign, drop a column, return zeros. Run the tests.',
    observation: 'If they stay green, no test looks at it. Write the one that would have turned red, see it fail, then mend the code again.',
  },
  training: {
    symptom: 'The loss does not fall, jumps about, or becomes NaN.',
    experiment: 'Take one batch and train on it alone for a hundred steps. Print the loss, and the norm of the gradients.',
    observation: 'A healthy network learns one batch by heart: the loss goes to nearly 0. If it does not, the fault is in the loop, the loss or the labels, not in the data. Gradients of 0 mean a part is cut off; growing ones mean the learning rate is too large.',
  },
  other: {
    symptom: 'The result is not what you expect.',
    experiment: 'Find the smallest input on which it still goes wrong. Then print what goes in and what comes out of each step.',
    observation: 'The first step whose output you can\'t explain is the place to look. Change one thing at a time.',
  },
};

export function debugging(brief: Brief): Body {
  const { finding, findings, lessons, watch } = brief;
  const worry = finding ?? findings[0];
  const lesson = lessons[0];
  const family = (worry?.rule ?? lesson?.id ?? '').split('/')[0] ?? '';
  const isLoop = brief.selection?.told.lines.some((line) => line.role === 'step') === true;
  const key = Object.hasOwn(trials, family) ? family : /^(numerics|training)$/.test(family) || isLoop ? 'training' : /^(data|pipeline)$/.test(family) ? 'evaluation' : 'other';
  const trial = trials[key] ?? trials.other;
  if (trial === undefined) return nothing(brief);
  const guess = worry !== undefined ? worry.message : watch[0] !== undefined ? `Nothing is proved here. The first thing to suspect in such code: ${lowerFirst(watch[0].text)}` : 'Nothing is marked here, so begin with the input.';
  const question = lesson === undefined ? undefined : questionsOf(lesson)[0];
  return {
    opening: `We guess a cause, try it, and look at what came: three steps on ${subject(brief)}.`,
    steps: [
      step('Symptom', trial.symptom, asked('What do you see, and what did you expect to see instead?', 'Write down both numbers. "It does not work" can\'t be tested; "0.97 instead of about 0.8" can.')),
      step('Guess', 'One cause at a time, the cheapest to check first.', asked('What is your first guess?', guess)),
      step('Experiment', trial.experiment, asked('What will you see if the guess is right, and what if it is wrong?', trial.observation)),
      ...(question === undefined ? [] : [step('What for?', 'To remember it:', question)]),
    ],
    closing: 'Keep the experiment that settled it: often it makes a good test.',
  };
}
