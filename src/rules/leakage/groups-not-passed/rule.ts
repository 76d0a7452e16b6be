import { measuresOf } from '../../../provenance/graph';
import type { Rule } from '../../rule';
import { siteKey } from '../story';

/** LK-G2: a splitter that keeps groups together is not told the groups. */
export const rule: Rule = {
  meta: {
    id: 'leakage/groups-not-passed',
    title: 'A group splitter is used without the groups',
    family: 'leakage',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.data-leakage-validation', 'ml.frameworks'],
    references: ['sklearn-cv', 'kapoor2023'],
    since: '0.1.0',
    fix: 'none',
  },
  check({ graph, report }) {
    const told = new Set<string>();
    for (const folding of measuresOf(graph, 'folding')) {
      if (!folding.grouped || folding.groups || told.has(siteKey(folding.site))) continue;
      told.add(siteKey(folding.site));
      const made = graph.nodes[folding.node];
      report({
        severity: 'error',
        confidence: folding.guessed ? 'likely' : 'certain',
        message:
          `${folding.splitter} keeps the rows of a group together and is not told the groups: ${folding.what} stops with an error, and with a plain splitter in its place rows of one group stand on both sides. ` +
          'Pass the column that says which rows belong together as `groups=` in this call.' +
          (folding.guessed ? ' (Taken for granted: no groups reach this call by another way.)' : ''),
        at: folding.site,
        related: made ? [{ message: `${folding.splitter} is made here`, at: made.site }] : [],
      });
    }
  },
};
