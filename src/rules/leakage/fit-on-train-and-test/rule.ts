import { meetings } from '../../../provenance/meetings';
import type { Rule } from '../../rule';
import { assumption, causeName, confidenceOf, judgeSteps, knowledge, learnsOf, loadSteps, siteKey, splitStep, strongest } from '../story';

/** LK-P10: training and test rows are put together on purpose, and a step learns from both. */
export const rule: Rule = {
  meta: {
    id: 'leakage/fit-on-train-and-test',
    title: 'A step is fitted on training and test rows joined together',
    family: 'leakage',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.data-leakage-validation', 'ml.feature-engineering', 'ops.train-serve-parity'],
    references: ['sklearn-pitfalls', 'kapoor2023', 'yang2022'],
    since: '0.1.0',
    fix: 'none',
  },
  check({ graph, report }) {
    const met = meetings(graph).influences.filter((meeting) => meeting.how === 'train-and-test');
    for (const { cause, split, judge } of strongest(met, (meeting) => siteKey(meeting.cause.site))) {
      report({
        // Which categories there are tells nothing of the target.
        severity: learnsOf(cause) === 'category-vocabulary' ? 'hint' : 'warning',
        confidence: confidenceOf(cause, judge),
        message:
          `${causeName(cause)} learns from training and test rows joined together, so it takes ${knowledge(learnsOf(cause), causeName(cause))} from rows that the model is judged on. ` +
          `Fit on the training rows alone, then transform both.${assumption(cause, judge)}`,
        at: cause.site,
        related: [...loadSteps(graph, cause.rows), ...splitStep(split, 'the rows were parted here'), ...judgeSteps(graph, judge)],
      });
    }
  },
};
