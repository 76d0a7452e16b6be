import { eventsOf } from '../../../provenance/graph';
import { cutInOrder } from '../../fixes/calls';
import { offered } from '../../fixes/offer';
import type { Rule } from '../../rule';
import { loadSteps } from '../story';

/** LK-T4: rows whose order is the order of time are split at random. */
export const rule: Rule = {
  meta: {
    id: 'leakage/shuffled-time-series',
    title: 'Rows in the order of time are split at random',
    family: 'leakage',
    severity: 'warning',
    confidence: 'likely',
    preset: 'hint',
    competencies: ['ml.data-leakage-validation', 'ml.evaluation'],
    references: ['sklearn-cv', 'kapoor2023'],
    since: '0.1.0',
    fix: 'assisted',
    peers: ['mlguard:MLG014', 'lookahead-lint:LA005', 'leakguard:LG004', 'wald:leakage-temporal-shuffle', 'pycheck:T002', 'pycheck:T012'],
  },
  atMost: 'likely',
  check({ graph, report }) {
    for (const split of eventsOf(graph, 'split')) {
      if (!split.shuffled || !split.ordered || split.timed || split.grouped || (split.form !== 'call' && split.form !== 'fold')) continue;
      report({
        severity: 'warning',
        confidence: 'likely',
        message:
          `${split.what} draws test rows at random from rows in the order of time, so the model learns from rows after those it is judged on. ` +
          'Cut by time (`shuffle=False`, a date, TimeSeriesSplit). (Taken for granted: neighbouring rows resemble each other.)',
        at: split.site,
        related: loadSteps(graph, split.rows),
        fixes: offered(() => cutInOrder(graph, split.site)),
      });
    }
  },
};
