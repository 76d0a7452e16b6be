import { meetings } from '../../../provenance/meetings';
import type { Rule } from '../../rule';
import { assumption, judgeSteps, loadSteps, partOfAnotherSplit, regionName, siteKey, strongest } from '../story';

/** LK-O6: two parts that were cut or drawn independently of each other share rows. */
export const rule: Rule = {
  meta: {
    id: 'leakage/test-rows-in-training-set',
    title: 'The same rows are in the training part and in the test part',
    family: 'leakage',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.data-leakage-validation', 'de.data-quality-contracts'],
    references: ['kapoor2023', 'yang2022', 'sklearn-cv'],
    since: '0.1.0',
    fix: 'none',
  },
  check({ graph, report }) {
    const met = meetings(graph).rows.filter((meeting) => meeting.how === 'shared-rows' && !partOfAnotherSplit(graph, meeting));
    const cutAt = (test: number): { readonly path: string; readonly span: { readonly start: number; readonly end: number } } | undefined => graph.events[graph.regions.get(test).event]?.site;
    for (const { fit, judge, train, test } of strongest(met, (meeting) => siteKey(cutAt(meeting.test) ?? meeting.judge?.site ?? { path: '', span: { start: 0 } }))) {
      const at = cutAt(test) ?? judge?.site;
      if (!fit || !judge || !at) continue;
      const trainCut = graph.events[graph.regions.get(train).event];
      report({
        severity: 'error',
        confidence: fit.guessed || judge.guessed ? 'likely' : 'certain',
        message:
          `${regionName(graph, train, 'The training part')} and ${regionName(graph, test, 'the test part')} are taken from the same rows independently of each other, so some rows are in both. ` +
          `Cut the rows once, and let the test part be what the training part leaves.${assumption(fit, judge)}`,
        at,
        related: [
          ...loadSteps(graph, [test]),
          ...(trainCut ? [{ message: 'the training part is taken here', at: trainCut.site }] : []),
          ...judgeSteps(graph, judge),
        ],
      });
    }
  },
};
