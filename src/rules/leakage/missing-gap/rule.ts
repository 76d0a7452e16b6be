import { eventsOf } from '../../../provenance/graph';
import type { Rule } from '../../rule';
import { judgeSteps } from '../story';

/** LK-T7: the last training targets look into the test period. */
export const rule: Rule = {
  meta: {
    id: 'leakage/missing-gap',
    title: 'Targets that look ahead meet a time split without a gap',
    family: 'leakage',
    severity: 'info',
    confidence: 'hint',
    preset: 'hint',
    competencies: ['ml.data-leakage-validation', 'ml.evaluation'],
    references: ['sklearn-cv', 'kapoor2023'],
    since: '0.1.0',
    fix: 'none',
  },
  atMost: 'hint',
  check({ graph, report }) {
    const seen = new Set<number>();
    for (const judge of eventsOf(graph, 'judge')) {
      const ahead = judge.influence.find((id) => {
        const event = graph.events[id];
        return event?.kind === 'statistic' && event.looks === 'ahead' && !judge.features.includes(id);
      });
      if (ahead === undefined) continue;
      for (const row of judge.rows) {
        const split = graph.events[graph.regions.get(row).event];
        if (split?.kind !== 'split' || !split.timed || split.gap > 0 || seen.has(split.id)) continue;
        seen.add(split.id);
        const target = graph.events[ahead];
        report({
          severity: 'info',
          confidence: 'hint',
          message:
            `The target looks ahead, and ${split.what} leaves no gap between training and test: the last training targets are made of test rows. ` +
            'Set `gap` to the horizon of the target.',
          at: split.splitter ?? split.site,
          related: [...(target ? [{ message: 'the target looks ahead here', at: target.site }] : []), ...judgeSteps(graph, judge)],
        });
      }
    }
  },
};
