import { eventsOf } from '../../../provenance/graph';
import type { FitEvent, ProvenanceGraph } from '../../../provenance/graph';
import type { Location, Rule } from '../../rule';
import { siteKey } from '../../leakage/story';
import { fitOf, isClassifier, metricsByPlace } from '../story';

/** A classifier is judged by one number that counts hard labels. */
export const rule: Rule = {
  meta: {
    id: 'evaluation/single-threshold-metric',
    title: 'A classifier is judged by one number at one threshold',
    family: 'evaluation',
    severity: 'info',
    confidence: 'hint',
    preset: 'off',
    competencies: ['ml.evaluation', 'ml.distributional-assumptions'],
    references: ['saito2015', 'zhang2022'],
    since: '0.1.0',
    fix: 'none',
    peers: ['pylint:W5519', 'pylint:W5520', 'pylint:W5521', 'mlguard:MLG019', 'wald:baserate-accuracy-imbalanced'],
  },
  check({ graph, report }) {
    const verdicts = verdictsOf(graph);
    const kinds = new Set(verdicts.map((verdict) => verdict.what));
    const first = verdicts[0];
    if (kinds.size !== 1 || !first?.oneNumber) return;
    report({
      severity: 'info',
      confidence: 'hint',
      message:
        `${first.fit.estimator.name} is judged by ${first.what} alone, one number at one threshold: it hides which class is missed, and can be high for a model that always names the larger one. ` +
        'Show precision and recall of each class beside it, and a measure of the ranking such as average precision.',
      at: first.at,
      related: [{ message: `${first.fit.estimator.name} learns here`, at: first.fit.site }],
    });
  },
};

interface Verdict {
  readonly what: string;
  readonly at: Location;
  readonly fit: FitEvent;
  /** One number from hard labels. */
  readonly oneNumber: boolean;
}

/** The numbers by which classifiers are judged, `score` among them. */
function verdictsOf(graph: ProvenanceGraph): Verdict[] {
  const metrics = metricsByPlace(graph).flatMap((metric) => {
    const fit = fitOf(graph, metric.prediction) ?? fitOf(graph, metric.truth);
    return isClassifier(fit) ? [{ what: metric.what, at: metric.site, fit, oneNumber: metric.entry.wants === 'labels' && metric.entry.gives === 'score' }] : [];
  });
  const places = new Set(metrics.map((verdict) => siteKey(verdict.at)));
  for (const judge of eventsOf(graph, 'judge')) {
    const fit = judge.model ? graph.events[judge.model.event] : undefined;
    if (judge.form !== 'score' || fit?.kind !== 'fit' || !isClassifier(fit) || places.has(siteKey(judge.site))) continue;
    const accuracy = judge.what.endsWith('.score') || judge.what === '==';
    metrics.push({ what: accuracy ? 'accuracy' : judge.what, at: judge.site, fit, oneNumber: accuracy });
  }
  return metrics.map((verdict) => (verdict.what === 'accuracy_score' ? { ...verdict, what: 'accuracy' } : verdict));
}
