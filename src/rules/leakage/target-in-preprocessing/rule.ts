import { meetings } from '../../../provenance/meetings';
import type { Rule } from '../../rule';
import { assumption, causeName, confidenceOf, judgeSteps, loadSteps, siteKey, splitStep, strongest } from '../story';

/** LK-Y4, Y6: rows are prepared with the help of their own target. */
export const rule: Rule = {
  meta: {
    id: 'leakage/target-in-preprocessing',
    title: 'The target takes part in preparing the features',
    family: 'leakage',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.feature-engineering', 'ml.data-leakage-validation'],
    references: ['kapoor2023', 'sklearn-pitfalls'],
    since: '0.1.0',
    fix: 'none',
  },
  check({ graph, report }) {
    const met = meetings(graph).influences.filter((meeting) => meeting.target === 'keys' || meeting.target === 'inside');
    for (const { cause, split, judge, target } of strongest(met, (meeting) => siteKey(meeting.cause.site))) {
      report({
        severity: 'error',
        confidence: confidenceOf(cause, judge),
        message:
          (target === 'keys'
            ? `${causeName(cause)} is computed within groups of the target, so the features of each row tell its class. Group by features alone, on the training rows.`
            : `${causeName(cause)} is fitted on a table that holds the target, so the target is mixed into the features that come out. Take the target out first, and fit on the training rows.`) + assumption(cause, judge),
        at: cause.site,
        related: [...loadSteps(graph, cause.rows), ...splitStep(split, 'the rows are parted here'), ...judgeSteps(graph, judge)],
      });
    }
  },
};
