import { meetings } from '../../../provenance/meetings';
import { offered } from '../../fixes/offer';
import { intoPipeline } from '../../fixes/pipeline';
import type { Rule } from '../../rule';
import { assumption, causeName, confidenceOf, effect, foldsOf, hasCleanHoldOut, judgeSteps, knowledge, learnsOf, loadSteps, siteKey, splitStep, strongest } from '../story';

/** LK-P11: a step learned from all rows that cross-validation parts into folds afterwards. */
export const rule: Rule = {
  meta: {
    id: 'leakage/preprocess-outside-folds',
    title: 'A step is fitted on all rows before cross-validation, outside the folds',
    family: 'leakage',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.data-leakage-validation', 'ml.hyperparameter-optimisation', 'ml.frameworks'],
    references: ['sklearn-pitfalls', 'sklearn-cv', 'kapoor2023'],
    since: '0.1.0',
    fix: 'assisted',
    peers: ['pylint:W5518', 'mlguard:MLG002'],
  },
  check({ graph, report }) {
    const met = meetings(graph).influences.filter((meeting) => meeting.how === 'outside-folds' && meeting.target === null);
    const ranked = [...met].sort((a, b) => Number(a.judge?.form === 'search') - Number(b.judge?.form === 'search'));
    for (const meeting of strongest(ranked, (one) => siteKey(one.cause.site))) {
      const { cause, judge, split } = meeting;
      const outer = judge !== null && hasCleanHoldOut(graph, cause);
      const learns = learnsOf(cause);
      const search = judge?.form === 'search';
      const tail = judge?.form === 'validation' && split?.kind !== 'split';
      report({
        // With an untouched hold-out beside it, only the inner comparison is a little off.
        severity: outer ? 'info' : 'warning',
        confidence: outer && (search || tail) ? 'hint' : confidenceOf(cause, judge),
        message:
          `${causeName(cause)} has seen all rows before ${foldsOf(split, judge)}, so it takes ${knowledge(learns, causeName(cause))} from the rows judged on too. ` +
          `${outer ? 'The hold-out score stays honest; this inner score does not.' : effect(learns)} ` +
          `${tail ? 'Split first, and fit it on the training part.' : 'Put the step and the model into one Pipeline and cross-validate that.'}${assumption(cause, judge)}`,
        at: cause.site,
        related: [...loadSteps(graph, cause.rows), ...splitStep(split?.kind === 'split' ? split : null, 'the folds are made only here'), ...judgeSteps(graph, judge)],
        fixes: offered(() => (cause.kind === 'fit' ? intoPipeline(graph, cause) : null)),
      });
    }
  },
};
