import { selections } from '../../../provenance/selections';
import type { Rule } from '../../rule';
import { selectionSteps, sureness } from '../selection-story';
import { siteKey } from '../story';

/** LK-S7: many seeds are tried, and the one with the best score is kept. */
export const rule: Rule = {
  meta: {
    id: 'leakage/seed-shopping',
    title: 'Many seeds are tried, and the best score is kept',
    family: 'leakage',
    severity: 'warning',
    confidence: 'certain',
    preset: 'hint',
    competencies: ['ml.evaluation', 'ml.statistics-experiment-design', 'se.reproducibility'],
    references: ['bouthillier2021', 'pineau2021'],
    since: '0.1.0',
    fix: 'none',
  },
  check({ graph, report }) {
    const told = new Set<string>();
    for (const selection of selections(graph)) {
      if (selection.how !== 'seeds' || selection.select === null) continue;
      const key = siteKey(selection.judge.site);
      if (told.has(key)) continue;
      told.add(key);
      report({
        severity: 'warning',
        confidence: sureness(selection),
        message:
          'The rounds of this loop differ by chance alone (the split or the seed), and the best score is kept: that is the luckiest draw, not the quality of the model. ' +
          'Report the mean and the spread over the rounds.',
        at: selection.select.form === 'branch' ? selection.select.site : selection.judge.site,
        related: selectionSteps(graph, selection),
      });
    }
  },
};
