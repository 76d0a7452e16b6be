import { eventsOf } from '../../../provenance/graph';
import type { Rule } from '../../rule';
import { causeName, judgeSteps, loadSteps, siteKey } from '../story';

/** LK-P8: rows were taken out by a number computed over all rows, so the test set is an easier one. */
export const rule: Rule = {
  meta: {
    id: 'leakage/filter-before-split',
    title: 'Rows are removed by a statistic or by the target before the split',
    family: 'leakage',
    severity: 'warning',
    confidence: 'likely',
    preset: 'hint',
    competencies: ['ml.data-leakage-validation', 'de.data-quality-contracts'],
    references: ['kapoor2023', 'kaufman2012'],
    since: '0.1.0',
    fix: 'none',
  },
  atMost: 'likely',
  check({ graph, report }) {
    const seen = new Set<string>();
    for (const judge of eventsOf(graph, 'judge')) {
      if (judge.form === 'predict') continue;
      for (const row of judge.rows) {
        const [parted, ...above] = [row, ...graph.regions.ancestors(row)].map((id) => graph.regions.get(id));
        if (!parted || judge.model?.rows.includes(row)) continue;
        for (const region of above) {
          for (const id of graph.regions.chosenBy(region.id)) {
            const cause = graph.events[id];
            if (cause?.kind !== 'statistic' && cause?.kind !== 'fit') continue;
            if (!region.parents.every((parent) => graph.regions.covers(cause.rows, parent) === 'all')) continue;
            const at = graph.events[region.event]?.site ?? cause.site;
            if (seen.has(siteKey(at))) continue;
            seen.add(siteKey(at));
            report({
              severity: 'warning',
              confidence: 'likely',
              message:
                `Rows are taken out by ${causeName(cause)} over all rows before the split, so the test set has lost its hard cases too. ` +
                'Filter the training rows alone, and judge on rows as they come. (Taken for granted: such rows will come when the model serves.)',
              at,
              related: [...loadSteps(graph, cause.rows), { message: `${causeName(cause)} is computed here`, at: cause.site }, ...judgeSteps(graph, judge)],
            });
          }
        }
      }
    }
  },
};
