import type { GraphNode, ProvenanceGraph } from '../../../provenance/graph';
import type { MetricEvent } from '../../../provenance/measures';
import type { Rule } from '../../rule';
import { metricsByPlace } from '../story';

/** The values that a metric has on batches are averaged, where the metric is no mean over rows. */
export const rule: Rule = {
  meta: {
    id: 'evaluation/batch-mean-metric',
    title: 'A metric is averaged over batches where it should be computed over all rows',
    family: 'evaluation',
    severity: 'warning',
    confidence: 'likely',
    preset: 'hint',
    competencies: ['ml.evaluation', 'ml.training-debugging'],
    references: ['torch-tuning', 'saito2015'],
    since: '0.1.0',
    fix: 'none',
  },
  atMost: 'likely',
  check({ graph, report }) {
    for (const metric of metricsByPlace(graph)) {
      if (!metric.batches || metric.meanOverRows || metric.entry.gives !== 'score') continue;
      const mean = meanOf(graph, metric);
      if (!mean) continue;
      report({
        severity: 'warning',
        confidence: 'likely',
        message:
          `${metric.what} of each batch is averaged here, which is not the ${metric.what} of the whole set: it counts pairs or shares of rows that a batch does not hold together. ` +
          'Collect truth and predictions of all batches and call it once. (Taken for granted: the loop goes over batches.)',
        at: mean.site,
        related: [{ message: 'the loop over batches', at: metric.batches }, { message: `${metric.what} of one batch`, at: metric.site }],
      });
    }
  },
};

const means = /^(mean|average|nanmean|fmean|\/)$/;
const passes = /^(\+=?|sum|nansum|stack|tensor|array|asarray|Series|DataFrame|append|item|float|\[…\].*|\*)$/;

/** The step in which the values of the metric become one mean: reached through lists, sums and sizes alone. */
function meanOf(graph: ProvenanceGraph, metric: MetricEvent): GraphNode | null {
  const start = graph.nodes[metric.node]?.label;
  const found = new Set<number>();
  for (const node of graph.nodes) if (node.label === start && node.site.path === metric.site.path && node.site.span.start === metric.site.span.start) found.add(node.id);
  const gathered = new Set<number>();
  // Inputs stand before the steps that use them.
  for (const node of graph.nodes) {
    const fromMetric = node.inputs.some((id) => found.has(id));
    if (!fromMetric || found.has(node.id)) continue;
    if (means.test(node.label) && (node.label !== '/' || node.inputs.some((id) => gathered.has(id)))) return node;
    // A product with another number weighs the batches.
    if (!passes.test(node.label) || (node.label === '*' && node.inputs.length > 1)) continue;
    found.add(node.id);
    if (/^(\+=?|sum|nansum)$/.test(node.label)) gathered.add(node.id);
    else if (node.inputs.some((id) => gathered.has(id))) gathered.add(node.id);
  }
  return null;
}
