import { meetings } from '../../../provenance/meetings';
import type { Rule } from '../../rule';
import { assumption, judgeSteps, judgeText, loadSteps, regionName, siteKey, splitStep, strongest } from '../story';

/** LK-O4, O8: the model is fitted on rows that hold the rows it is judged on. */
export const rule: Rule = {
  meta: {
    id: 'leakage/train-on-test',
    title: 'The model is trained on the rows that judge it',
    family: 'leakage',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.data-leakage-validation', 'ml.evaluation'],
    references: ['sklearn-pitfalls', 'kapoor2023', 'kaufman2012', 'yang2022'],
    since: '0.1.0',
    fix: 'none',
  },
  check({ graph, report }) {
    const met = meetings(graph).rows.filter((meeting) => meeting.how === 'trained-on-test');
    for (const { fit, split, judge, test } of strongest(met, (meeting) => (meeting.fit ? siteKey(meeting.fit.site) : ''))) {
      if (!fit || !judge) continue;
      report({
        severity: judge.form === 'predict' ? 'warning' : 'error',
        confidence: fit.guessed || judge.guessed ? 'likely' : 'certain',
        message:
          `${fit.estimator.name} is fitted on rows that hold ${regionName(graph, test, 'the test rows')}, and ${judge.form === 'predict' ? 'predicts' : 'is judged on'} those: ` +
          `the result shows what it remembers, not what it can do. Fit on the training part alone.${assumption(fit, judge)}`,
        at: fit.site,
        related: [...loadSteps(graph, fit.rows), ...splitStep(split, 'the test rows are set apart here'), ...judgeSteps(graph, judge).filter((step) => step.message === judgeText(judge))],
      });
    }
  },
};
