import type { FitEvent, StatisticEvent } from '../../../provenance/graph';
import { eventsOf } from '../../../provenance/graph';
import { meetings } from '../../../provenance/meetings';
import type { Rule } from '../../rule';
import { assumption, causeName, confidenceOf, judgeSteps, loadSteps, siteKey, splitStep, strongest } from '../story';

/** LK-Y3: statistics of the target per category, computed on the very rows that they describe. */
export const rule: Rule = {
  meta: {
    id: 'leakage/target-encoding-outside-folds',
    title: 'Categories are encoded with the target of the very rows they describe',
    family: 'leakage',
    severity: 'error',
    confidence: 'likely',
    preset: 'hint',
    competencies: ['ml.feature-engineering', 'ml.data-leakage-validation'],
    references: ['sklearn-pitfalls', 'sklearn-cv', 'kapoor2023'],
    since: '0.1.0',
    fix: 'none',
    peers: ['mlguard:MLG011', 'leakguard:LG010', 'pycheck:T018'],
  },
  check({ graph, report }) {
    const applied = new Set<number>();
    for (const judge of eventsOf(graph, 'judge')) {
      for (const id of judge.model?.features ?? []) {
        const cause = graph.events[id];
        if (cause?.kind !== 'statistic' || cause.learns !== 'target-statistics' || applied.has(id)) continue;
        applied.add(id);
        report({
          severity: 'warning',
          confidence: 'likely',
          message:
            `\`${cause.what}\` encodes the very rows that the encoder was fitted on, so each of them carries a share of its own target and the model trusts the column too much. ` +
            'Call `fit_transform` on the training rows: scikit-learn\'s TargetEncoder then encodes each row from the others. (Taken for granted: categories with few rows.)',
          at: cause.site,
          related: [...loadSteps(graph, cause.rows), ...judgeSteps(graph, judge)],
        });
      }
    }
    const met = meetings(graph).influences.filter((meeting) => meeting.target === 'values' && (meeting.how === 'before-split' || meeting.how === 'outside-folds') && !isPrior(meeting.cause));
    for (const { cause, split, judge } of strongest(met, (meeting) => siteKey(meeting.cause.site))) {
      report({
        severity: 'error',
        confidence: confidenceOf(cause, judge),
        message:
          `${causeName(cause)} takes the target of all rows, the test rows too, and hands it to the features: with many categories the score rises a lot. ` +
          'Encode out of fold: inside a Pipeline, with scikit-learn\'s TargetEncoder (`fit_transform`), or from the training rows alone.' + assumption(cause, judge),
        at: cause.site,
        related: [...loadSteps(graph, cause.rows), ...splitStep(split, 'the rows are parted here'), ...judgeSteps(graph, judge)],
      });
    }
  },
};

/** `y.mean()` over all rows, as the prior of a smoothed encoding: one number for all categories tells of none. */
function isPrior(cause: FitEvent | StatisticEvent): boolean {
  return cause.kind === 'statistic' && cause.keys.length === 0 && /^(nan)?(mean|median)$/.test(cause.what);
}
