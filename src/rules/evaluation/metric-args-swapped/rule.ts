import { measuresOf } from '../../../provenance/graph';
import type { MetricEvent } from '../../../provenance/measures';
import type { Fix, Rule } from '../../rule';
import { siteKey } from '../../leakage/story';
import { metricSteps, textAt } from '../story';
import type { ProvenanceGraph } from '../../../provenance/graph';

/** LK-B5: the prediction stands where the metric takes the truth, and the truth where it takes the prediction. */
export const rule: Rule = {
  meta: {
    id: 'evaluation/metric-args-swapped',
    title: 'A metric gets the predictions first and the truth second',
    family: 'evaluation',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.evaluation', 'ml.frameworks'],
    references: ['sklearn-cv'],
    since: '0.1.0',
    fix: 'safe',
  },
  check({ graph, report }) {
    const told = new Set<string>();
    for (const metric of measuresOf(graph, 'metric')) {
      if (!isSwapped(metric) || told.has(siteKey(metric.site))) continue;
      told.add(siteKey(metric.site));
      const certain = !metric.guessed && metric.truth?.assumed === false && metric.prediction?.assumed === false;
      report({
        severity: 'error',
        confidence: certain ? 'certain' : 'likely',
        message:
          `${metric.what} takes the truth first, and here gets the predictions first: ${consequence(metric)} ` +
          `Give the truth first, or name both: \`${metric.what}(${metric.entry.truth}=…, ${metric.entry.prediction}=…)\`.` +
          (certain ? '' : ' (Taken for granted: the first argument holds the predictions of that model.)'),
        at: metric.site,
        related: metricSteps(graph, metric.truth),
        // Within a function the arguments may have been handed over in the wrong order by its caller.
        fixes: fixOf(graph, metric, certain && metric.calls.length === 0),
      });
    }
  },
};

/** Predicted rows stand for the truth, and the same rows' target for the prediction. */
function isSwapped(metric: MetricEvent): boolean {
  const { truth, prediction, entry } = metric;
  if (!entry.asymmetric || !truth?.predicted || !prediction || prediction.predicted || !truth.byPosition || !prediction.byPosition) return false;
  const rows = truth.predicted.rows;
  return rows.length > 0 && rows.length === prediction.rows.length && rows.every((id, i) => prediction.rows[i] === id);
}

function consequence({ what, entry }: MetricEvent): string {
  if (/precision|recall|report|confusion|f.?beta|specificity|sensitivity/.test(what)) return 'false alarms and misses change places, and with them precision and recall.';
  if (entry.wants === 'scores') return 'it takes scores for classes, and fails or measures something else.';
  return what === 'r2_score' || what.startsWith('explained') ? 'it divides by the spread of the predictions instead of that of the truth.' : 'the result is another number, and no error says so.';
}

function fixOf(graph: ProvenanceGraph, { truth, prediction }: MetricEvent, safe: boolean): Fix[] {
  if (!truth?.site || !prediction?.site) return [];
  return [{
    title: 'Give the truth first',
    safe,
    edits: [{ at: truth.site, text: textAt(graph, prediction.site) }, { at: prediction.site, text: textAt(graph, truth.site) }],
  }];
}
