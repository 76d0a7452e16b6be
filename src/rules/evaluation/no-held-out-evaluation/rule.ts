import { eventsOf, measuresOf } from '../../../provenance/graph';
import type { Rule } from '../../rule';
import { loadSteps, siteKey } from '../../leakage/story';

/** A predictor is fitted, and the program neither parts the rows nor judges the model in any way. */
export const rule: Rule = {
  meta: {
    id: 'evaluation/no-held-out-evaluation',
    title: 'A model is trained and saved, and never judged on held-out rows',
    family: 'evaluation',
    severity: 'info',
    confidence: 'hint',
    preset: 'off',
    competencies: ['ml.evaluation', 'lead.delivery'],
    references: ['kapoor2023', 'breck2017'],
    since: '0.1.0',
    fix: 'none',
    peers: ['mlguard:MLG012'],
  },
  check({ graph, report }) {
    if (eventsOf(graph, 'judge').length > 0 || eventsOf(graph, 'split').length > 0 || measuresOf(graph, 'metric').length > 0) return;
    const told = new Set<string>();
    for (const fit of eventsOf(graph, 'fit')) {
      // Regression tables of statsmodels are made to be read, not to predict.
      if (fit.estimator.role !== 'predictor' || fit.estimator.task === undefined || fit.estimator.task === null || told.has(siteKey(fit.site))) continue;
      told.add(siteKey(fit.site));
      report({
        severity: 'info',
        confidence: 'hint',
        message:
          `${fit.estimator.name} is fitted, and nothing in this program says how well it predicts rows that it has not seen. ` +
          'Hold rows back and score them, or use cross_val_score, before it is saved.',
        at: fit.site,
        related: loadSteps(graph, fit.rows),
      });
    }
  },
};
