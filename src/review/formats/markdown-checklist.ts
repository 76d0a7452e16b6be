import type { ReviewReport } from './review-report';

/** What a reviewer should ask about a family of faults: no tool can answer it for them. */
const QUESTIONS: Readonly<Record<string, string>> = {
  leakage: 'Would every value that the model is trained on be known at the moment of a prediction?',
  evaluation: 'Is the reported number measured on rows that chose nothing, with the metric that the users feel?',
  skew: 'Is a request prepared as the training rows were, with the same fitted objects?',
  testing: 'Does a test fail when the new feature code returns something else?',
  training: 'Does the loop reset gradients, switch modes and step the scheduler where it should?',
  reproducibility: 'Does a second run give the same number?',
  numerics: 'What happens at zero, at a missing value, at a very large one?',
  data: 'Do joins and filters keep the rows that are meant to stay?',
  api: 'Does the code run on the releases that are pinned?',
  security: 'Is everything that is loaded or unpickled from a place that can be trusted?',
  responsible: 'Is the score known for each group of people that the model decides about?',
  pipeline: 'Can a step be run again without harm?',
  llm: 'Is what goes into the prompt checked, and what comes out?',
  notebook: 'Does the notebook run from top to bottom in a fresh kernel?',
  performance: 'Does the input pipeline keep the processor busy?',
};

const MOST_QUESTIONS = 5;

/** The reviewer's checklist: questions about what the change touches. "" where there is nothing to look at. */
export function checklist(report: ReviewReport): string {
  const items = checklistItems(report);
  return items.length === 0 ? '' : ['### For the reviewer', '', ...items.map((item) => `- [ ] ${item}`)].join('\n');
}

/** The questions of the checklist, at most a handful. */
export function checklistItems({ findings, change, newCode, testsToWrite, parity }: ReviewReport): readonly string[] {
  const counts = new Map<string, number>();
  for (const { rule } of findings) {
    const family = rule.slice(0, rule.indexOf('/'));
    counts.set(family, (counts.get(family) ?? 0) + 1);
  }
  if (parity !== undefined && parity.pairs.length > 0 && !counts.has('skew')) counts.set('skew', 0);
  if (((testsToWrite?.length ?? 0) > 0 || (newCode !== undefined && newCode.of > 0)) && !counts.has('testing')) counts.set('testing', 0);
  const items = [...counts].sort((a, b) => b[1] - a[1]).flatMap(([family]) => QUESTIONS[family] ?? []).slice(0, MOST_QUESTIONS);
  if (change !== undefined && change.elsewhere.length > 0) items.unshift('Do the owners of the code that this change breaks elsewhere know of it?');
  return items;
}
