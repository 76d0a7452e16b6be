import { eventsOf } from '../../../provenance/graph';
import { shiftWindow } from '../../fixes/calls';
import { offered } from '../../fixes/offer';
import type { Rule } from '../../rule';
import { loadSteps, siteKey, takenForGranted } from '../story';

/** LK-T6: a window over the target holds the target of the row itself. */
export const rule: Rule = {
  meta: {
    id: 'leakage/rolling-target-unshifted',
    title: 'A rolling feature of the target includes the target of its own row',
    family: 'leakage',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.feature-engineering', 'ml.data-leakage-validation', 'de.feature-stores'],
    references: ['kapoor2023', 'feast-pit'],
    since: '0.1.0',
    fix: 'safe',
  },
  check({ graph, report }) {
    const seen = new Set<string>();
    for (const fit of eventsOf(graph, 'fit')) {
      if (fit.targetInside !== null) continue;
      for (const { column, target, via, site } of fit.derived) {
        if (via !== 'window' || seen.has(siteKey(site))) continue;
        seen.add(siteKey(site));
        report({
          severity: 'error',
          confidence: fit.guessed ? 'likely' : 'certain',
          message:
          `\`${column}\` is a running number over the target \`${target}\` that includes the row's own target, so each row carries its answer. ` +
          `Put \`.shift(1)\` before the window.${takenForGranted(fit.guessed)}`,
          at: site,
          related: [...loadSteps(graph, fit.rows), { message: `${fit.estimator.name} is fitted with \`${column}\` among the features`, at: fit.site }],
          fixes: offered(() => shiftWindow(graph, site, !fit.guessed)),
        });
      }
    }
  },
};
