import { eventsOf, measuresOf } from '../../../provenance/graph';
import type { ProvenanceGraph, Site } from '../../../provenance/graph';
import type { Region } from '../../../provenance/regions';
import type { Rule } from '../../rule';
import { loadSteps, siteKey, splitStep } from '../story';

/** LK-O7: duplicates are removed from the parts, after the split has put them on both sides. */
export const rule: Rule = {
  meta: {
    id: 'leakage/duplicates-across-split',
    title: 'Duplicates can stand on both sides of the split',
    family: 'leakage',
    severity: 'info',
    confidence: 'hint',
    preset: 'off',
    competencies: ['de.data-quality-contracts', 'ml.data-leakage-validation'],
    references: ['kapoor2023', 'breck2019'],
    since: '0.1.0',
    fix: 'none',
  },
  check({ graph, report }) {
    const told = new Set<string>();
    for (const removal of measuresOf(graph, 'deduplicate')) {
      const part = removal.rows.map((id) => graph.regions.get(id)).find((region): region is Region => region.kind === 'part' && region.role === 'train');
      const split = part ? graph.events[part.event] : undefined;
      if (split?.kind !== 'split' || split.form !== 'call' || split.grouped || !isTrainedOn(graph, removal.site) || told.has(siteKey(removal.site))) continue;
      told.add(siteKey(removal.site));
      report({
        severity: 'info',
        confidence: 'hint',
        message:
          'Duplicates are removed from the training part alone, after the split: where there are some, copies of training rows are among the test rows, and the score counts what the model remembers. ' +
          'Remove duplicates before the split.',
        at: removal.site,
        related: [...loadSteps(graph, removal.rows), ...splitStep(split, 'the rows are parted here')],
      });
    }
  },
};

/** Does a model learn from the rows that were left? A list of distinct values for other uses says nothing. */
function isTrainedOn(graph: ProvenanceGraph, { path, span }: Site): boolean {
  const key = `drop_duplicates:${path}:${span.start}`;
  return eventsOf(graph, 'fit').some((fit) => fit.rows.some((id) => [id, ...graph.regions.ancestors(id)].some((region) => graph.regions.get(region).key === key)));
}
