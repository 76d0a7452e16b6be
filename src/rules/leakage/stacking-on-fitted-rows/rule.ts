import { eventsOf } from '../../../provenance/graph';
import type { FitEvent, JudgeEvent, ProvenanceGraph } from '../../../provenance/graph';
import { selections } from '../../../provenance/selections';
import type { Rule } from '../../rule';
import { chooser, selectionSteps, sureness } from '../selection-story';
import { loadSteps, siteKey } from '../story';

/** LK-S6: a second model learns from answers about rows that the first ones know by heart, or blend weights are chosen on the test rows. */
export const rule: Rule = {
  meta: {
    id: 'leakage/stacking-on-fitted-rows',
    title: 'A meta-model learns from predictions on rows that the base models were fitted on',
    family: 'leakage',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.data-leakage-validation', 'ml.algorithms', 'ml.hyperparameter-optimisation'],
    references: ['sklearn-cv', 'kapoor2023'],
    since: '0.1.0',
    fix: 'none',
  },
  check({ graph, report }) {
    const told = new Set<string>();
    for (const fit of eventsOf(graph, 'fit')) {
      const asked = ownAnswers(graph, fit);
      if (!asked || fit.guessed || asked.guessed || told.has(siteKey(fit.site))) continue;
      told.add(siteKey(fit.site));
      const base = asked.model ? graph.events[asked.model.event] : undefined;
      const name = base?.kind === 'fit' ? base.estimator.name : 'a model';
      report({
        severity: 'warning',
        confidence: 'certain',
        message:
          `${fit.estimator.name} learns from predictions of ${name} about rows that ${name} was fitted on: it knows them by heart, so the answers are better than on new rows and get too much trust. ` +
          `Use out-of-fold predictions (\`cross_val_predict\`, StackingClassifier) or rows that ${name} has not seen.`,
        at: fit.site,
        related: [
          ...loadSteps(graph, fit.rows),
          ...(base?.kind === 'fit' ? [{ message: `${name} is fitted on these rows here`, at: base.site }] : []),
          { message: 'and asked about the same rows here', at: asked.site },
        ],
      });
    }
    for (const selection of selections(graph)) {
      if (selection.how !== 'weights' || selection.select === null || told.has(siteKey(selection.select.site))) continue;
      told.add(siteKey(selection.select.site));
      report({
        severity: 'warning',
        confidence: sureness(selection),
        message:
          `The weights of the blend are the ones that do best on ${chooser(graph, selection)}, and no other held-out rows are scored, so the score is a best case. ` +
          'Choose the weights on out-of-fold predictions of the training rows.',
        at: selection.select.site,
        related: selectionSteps(graph, selection),
      });
    }
  },
};

/** Predictions among the features of a fit, made by a model about rows that it was itself fitted on. */
function ownAnswers(graph: ProvenanceGraph, fit: FitEvent): JudgeEvent | null {
  if (fit.estimator.role !== 'predictor' || fit.target === null) return null;
  for (const id of fit.features) {
    const asked = graph.events[id];
    if (asked?.kind !== 'judge' || asked.form !== 'predict' || !asked.model) continue;
    const base = graph.events[asked.model.event];
    if (base?.kind !== 'fit' || base.estimator.role !== 'predictor' || base.reproduces || base.target === null || base.estimator.object === fit.estimator.object) continue;
    const learnedThem = asked.rows.length > 0 && asked.rows.every((row) => graph.regions.covers(base.rows, row) === 'all');
    const learnsThem = fit.rows.some((row) => asked.rows.some((other) => ['same', 'inside'].includes(graph.regions.relate(row, other))));
    if (learnedThem && learnsThem) return asked;
  }
  return null;
}
