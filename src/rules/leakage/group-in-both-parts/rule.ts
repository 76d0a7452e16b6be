import { eventsOf } from '../../../provenance/graph';
import type { Grouping, ProvenanceGraph, SplitEvent } from '../../../provenance/graph';
import type { Rule } from '../../rule';
import { loadSteps } from '../story';

/** LK-G1: the program itself treats an id as a group of several rows, and splits the rows at random. */
export const rule: Rule = {
  meta: {
    id: 'leakage/group-in-both-parts',
    title: 'Rows of one group are in the training part and in the test part',
    family: 'leakage',
    severity: 'warning',
    confidence: 'likely',
    preset: 'hint',
    competencies: ['ml.data-leakage-validation', 'ml.evaluation'],
    references: ['sklearn-cv', 'kapoor2023'],
    since: '0.1.0',
    fix: 'none',
    peers: ['mlguard:MLG007'],
  },
  atMost: 'likely',
  check({ graph, report }) {
    for (const split of eventsOf(graph, 'split')) {
      if (!split.shuffled || split.timed || split.grouped || (split.form !== 'call' && split.form !== 'fold')) continue;
      const evidence = groupEvidence(graph, split);
      if (!evidence) continue;
      report({
        severity: 'warning',
        confidence: 'likely',
        message:
          `${split.what} draws rows at random although rows belong together by \`${evidence.key}\`: rows of one group land on both sides and the test rewards recognising it. ` +
          `Split by group (GroupShuffleSplit, GroupKFold). (Taken for granted: \`${evidence.key}\` has several rows each.)`,
        at: split.site,
        related: [...loadSteps(graph, split.rows), { message: `the program groups rows by \`${evidence.key}\` here`, at: evidence.grouping.site }],
      });
    }
  },
};

const entity = /^(\w+_)?(patient|subject|user|customer|client|member|speaker|session|household|donor|animal|machine|device|driver|student|player|store|shop|account)(_?(id|no|nr|number|code))?$/i;

/** Where the same rows are grouped by something that is named as an entity. */
function groupEvidence(graph: ProvenanceGraph, split: SplitEvent): { readonly key: string; readonly grouping: Grouping } | null {
  for (const grouping of graph.groupings) {
    const [key, ...others] = grouping.keys;
    if (key === undefined || others.length > 0 || !entity.test(key)) continue;
    // A table with a row for each of the groups keeps them apart by itself.
    const one = (row: number): boolean => [row, ...graph.regions.ancestors(row)].some((id) => graph.regions.get(id).key === `groups:${key}`);
    if (split.rows.every(one)) continue;
    if (split.rows.some((row) => graph.regions.covers(grouping.rows, row) === 'all')) return { key, grouping };
  }
  return null;
}
