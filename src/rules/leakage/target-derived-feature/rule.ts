import { eventsOf } from '../../../provenance/graph';
import { leaveOut } from '../../fixes/columns';
import { offered } from '../../fixes/offer';
import type { Rule } from '../../rule';
import { loadSteps, siteKey, takenForGranted } from '../story';

/** LK-Y2: a column computed from the target stays among the features. */
export const rule: Rule = {
  meta: {
    id: 'leakage/target-derived-feature',
    title: 'A feature was computed from the target',
    family: 'leakage',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.feature-engineering', 'ml.data-leakage-validation'],
    references: ['kapoor2023', 'kaufman2012'],
    since: '0.1.0',
    fix: 'assisted',
  },
  check({ graph, report }) {
    const seen = new Set<string>();
    for (const fit of eventsOf(graph, 'fit')) {
      if (fit.targetInside !== null) continue;
      for (const { column, target, via, site } of fit.derived) {
        if (via !== 'now' || seen.has(siteKey(site))) continue;
        seen.add(siteKey(site));
        report({
          severity: 'error',
          confidence: fit.guessed ? 'likely' : 'certain',
          message:
          `\`${column}\` is ${column === target ? 'what the target is computed from' : `computed from the target \`${target}\``} and is among the features: the model reads the answer off it, and won't have it when it serves. ` +
          `Leave it out of the features.${takenForGranted(fit.guessed)}`,
          at: site,
          related: [...loadSteps(graph, fit.rows), { message: `${fit.estimator.name} is fitted with \`${column}\` among the features`, at: fit.site }],
          fixes: offered(() => leaveOut(graph, fit.chosen, column)),
        });
      }
    }
  },
};
