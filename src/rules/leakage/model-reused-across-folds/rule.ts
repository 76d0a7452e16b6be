import { eventsOf } from '../../../provenance/graph';
import type { FitEvent, ProvenanceGraph } from '../../../provenance/graph';
import type { LoopEvent } from '../../../provenance/rounds';
import type { Rule } from '../../rule';
import { loadSteps, siteKey } from '../story';

/** LK-O10: a model that keeps its weights is made before the loop over the folds and trained on in each of them. */
export const rule: Rule = {
  meta: {
    id: 'leakage/model-reused-across-folds',
    title: 'One model is trained on through all folds',
    family: 'leakage',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.data-leakage-validation', 'ml.training-debugging', 'ml.deep-learning'],
    references: ['sklearn-cv', 'kapoor2023'],
    since: '0.1.0',
    fix: 'none',
  },
  check({ graph, report }) {
    const told = new Set<string>();
    for (const fit of eventsOf(graph, 'fit')) {
      const loop = fit.continues ? foldLoopAround(graph, fit) : null;
      const { madeIn, name } = fit.estimator;
      if (!loop || madeIn === undefined || madeIn.includes(loop.id) || told.has(siteKey(fit.site))) continue;
      told.add(siteKey(fit.site));
      report({
        severity: 'error',
        confidence: fit.guessed ? 'likely' : 'certain',
        message:
          `${name} is made before the loop over the folds, and its training goes on from fold to fold: from the second fold on it is judged on rows that it was trained on. ` +
          `Make the model, with its optimiser, inside the loop.${fit.guessed ? ' (Taken for granted: what is trained here was made outside.)' : ''}`,
        at: fit.site,
        related: [...loadSteps(graph, fit.rows), { message: 'the loop over the folds begins here', at: loop.site }],
      });
    }
  },
};

/** The loop over folds in which one fold's training rows are learned from. */
function foldLoopAround(graph: ProvenanceGraph, fit: FitEvent): LoopEvent | null {
  const splits = fit.rows.flatMap((id) => graph.regions.chain(id)).map((id) => graph.regions.get(id)).filter((region) => region.fold).map((region) => region.event);
  for (const id of fit.loops) {
    const loop = graph.events[id];
    if (loop?.kind === 'loop' && loop.folds.some((split) => splits.includes(split))) return loop;
  }
  return null;
}
