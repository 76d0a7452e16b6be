import { eventsOf } from '../../../provenance/graph';
import type { ProvenanceGraph, SplitEvent } from '../../../provenance/graph';
import type { Rule } from '../../rule';
import { loadSteps } from '../../leakage/story';

/** A random split for a classifier leaves the shares of the classes to chance. */
export const rule: Rule = {
  meta: {
    id: 'evaluation/split-not-stratified',
    title: 'A classification split does not keep the class shares',
    family: 'evaluation',
    severity: 'info',
    confidence: 'hint',
    preset: 'off',
    competencies: ['ml.evaluation', 'ml.distributional-assumptions'],
    references: ['sklearn-cv'],
    since: '0.1.0',
    fix: 'none',
    peers: ['mlguard:MLG005'],
  },
  check({ graph, report }) {
    const told = new Set<string>();
    for (const split of eventsOf(graph, 'split')) {
      if (split.form !== 'call' || split.stratified !== false || !split.shuffled || split.timed || split.grouped) continue;
      const fit = classifierOn(graph, split);
      // The same rows drawn twice by one seed are one split.
      if (!fit || told.has(split.parts.join())) continue;
      told.add(split.parts.join());
      report({
        severity: 'info',
        confidence: 'hint',
        message:
          `${split.what} draws the rows for ${fit.estimator.name} without regard to their class: with rare classes or few rows the shares in the test part are a matter of luck. ` +
          'Add `stratify=` with the target.',
        at: split.site,
        related: [...loadSteps(graph, split.rows), { message: `${fit.estimator.name} learns from the training part here`, at: fit.site }],
      });
    }
  },
};

function classifierOn(graph: ProvenanceGraph, split: SplitEvent): ReturnType<typeof eventsOf<'fit'>>[number] | undefined {
  return eventsOf(graph, 'fit').find((fit) => fit.estimator.role === 'predictor' && fit.estimator.task === 'classification' && fit.rows.some((id) => split.parts.includes(id)));
}
