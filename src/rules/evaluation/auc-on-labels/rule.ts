import type { ProvenanceGraph } from '../../../provenance/graph';
import type { MetricEvent } from '../../../provenance/measures';
import { offered } from '../../fixes/offer';
import { rankByScores } from '../../fixes/scores';
import type { Rule } from '../../rule';
import { fitOf, isClassifier, metricSteps, metricsByPlace } from '../story';

/** LK-B6: what ranks rows by score gets hard labels. */
export const rule: Rule = {
  meta: {
    id: 'evaluation/auc-on-labels',
    title: 'A ranking metric is fed with hard labels',
    family: 'evaluation',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.evaluation', 'ml.frameworks'],
    references: ['saito2015'],
    since: '0.1.0',
    fix: 'assisted',
    peers: ['mlguard:MLG017'],
  },
  check({ graph, report }) {
    const metrics = metricsByPlace(graph);
    for (const metric of metrics) {
      const predicted = metric.prediction?.predicted;
      const fit = fitOf(graph, metric.prediction);
      if (metric.entry.wants !== 'scores' || !predicted || !fit) continue;
      const guessed = metric.guessed || metric.prediction?.assumed === true;
      const labels = (isClassifier(fit) && (predicted.method === 'predict' || predicted.method === 'predict_classes')) || predicted.thresholded;
      if (!labels || metrics.some((other) => isShownBeside(graph, metric, other))) continue;
      const how = predicted.thresholded ? 'labels cut off at one threshold' : `labels of \`${predicted.method ?? 'predict'}\``;
      report({
        severity: 'warning',
        confidence: guessed ? 'likely' : 'certain',
        message:
          `${metric.what} judges how scores rank the rows, and gets ${how} here: ${consequence(metric.what)} ` +
          'Give it the scores: `predict_proba(X)[:, 1]`, or `decision_function(X)` where there are no probabilities.' +
          (guessed ? ' (Taken for granted: what comes in here are the labels of that model.)' : ''),
        at: metric.site,
        related: metricSteps(graph, metric.prediction),
        fixes: offered(() => rankByScores(graph, metric)),
      });
    }
  },
};

/** The same metric of the same model's scores stands a few lines away: the labels are there to be compared with. */
function isShownBeside(graph: ProvenanceGraph, metric: MetricEvent, other: MetricEvent): boolean {
  const [mine, its] = [metric.prediction?.predicted, other.prediction?.predicted];
  if (metric === other || metric.what !== other.what || !mine || mine.fit !== its?.fit || its.thresholded || its.method === 'predict' || metric.site.path !== other.site.path) return false;
  if (mine.rows.join() !== its.rows.join()) return false;
  const [first, last] = metric.site.span.start < other.site.span.start ? [metric.site.span, other.site.span] : [other.site.span, metric.site.span];
  return (graph.documents.get(metric.site.path)?.code.slice(first.end, last.start).split('\n').length ?? Infinity) <= 5;
}

function consequence(what: string): string {
  if (what.includes('log_loss')) return 'each wrong label counts as a wrong prediction made with full certainty.';
  if (what.includes('curve') && !what.includes('auc')) return 'the curve has one point between its ends.';
  return 'all rows tie at two values, and what comes out is the quality at one threshold.';
}
