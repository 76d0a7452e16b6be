import { selections } from '../../../provenance/selections';
import type { Rule } from '../../rule';
import { chooser, selectionSteps, sureness } from '../selection-story';
import { siteKey } from '../story';

/** LK-S4: the decision threshold is the one that does best on the test rows. */
export const rule: Rule = {
  meta: {
    id: 'leakage/threshold-on-test',
    title: 'The decision threshold is chosen on the test set and reported on it',
    family: 'leakage',
    severity: 'warning',
    confidence: 'certain',
    preset: 'hint',
    competencies: ['ml.evaluation', 'ml.data-leakage-validation'],
    references: ['sklearn-pitfalls', 'sklearn-cv'],
    since: '0.1.0',
    fix: 'none',
  },
  check({ graph, report }) {
    const told = new Set<string>();
    for (const selection of selections(graph)) {
      if (selection.how !== 'threshold' || selection.select === null) continue;
      const key = siteKey(selection.select.site);
      if (told.has(key)) continue;
      told.add(key);
      // Without a later score on these rows the best value itself is all that can be reported.
      const reported = selection.result !== null || selection.select.form !== 'place';
      report({
        severity: 'warning',
        confidence: reported ? sureness(selection) : 'hint',
        message:
          `The threshold is the one that does best on ${chooser(graph, selection)}, and no other held-out rows are scored: what is reported at this threshold is a best case. ` +
          'The fewer positive rows, the larger the part that is luck. Choose it on validation rows, or with TunedThresholdClassifierCV on the training rows.',
        at: selection.select.site,
        related: selectionSteps(graph, selection),
      });
    }
  },
};
