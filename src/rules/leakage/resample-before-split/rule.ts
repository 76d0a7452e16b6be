import { meetings } from '../../../provenance/meetings';
import { offered } from '../../fixes/offer';
import { intoPipeline } from '../../fixes/pipeline';
import { resampleBelowSplit } from '../../fixes/resample';
import type { Rule } from '../../rule';
import { assumption, confidenceOf, judgeSteps, loadSteps, siteKey, splitStep, strongest } from '../story';

/** LK-O1: rows are copied or synthesised from others, and only then parted. */
export const rule: Rule = {
  meta: {
    id: 'leakage/resample-before-split',
    title: 'Rows are oversampled before the split, so copies of training rows are in the test set',
    family: 'leakage',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.data-leakage-validation', 'ml.evaluation', 'ml.distributional-assumptions'],
    references: ['imblearn-pitfalls', 'sklearn-pitfalls', 'kapoor2023', 'yang2022'],
    since: '0.1.0',
    fix: 'assisted',
    peers: ['mlguard:MLG004', 'mlguard:MLG021'],
  },
  check({ graph, report }) {
    const met = meetings(graph).rows.filter((meeting) => meeting.how === 'copies');
    for (const { resample, split, judge } of strongest(met, (meeting) => (meeting.resample ? siteKey(meeting.resample.site) : ''))) {
      if (!resample) continue;
      const folds = judge?.form === 'folds' || judge?.form === 'search' || (split?.kind === 'split' && split.form === 'fold');
      report({
        severity: 'error',
        confidence: confidenceOf(resample, judge),
        message:
          `\`${resample.what}\` copies or imitates rows before they are ${folds ? 'parted into folds' : 'split'}, so rows made from one another stand on both sides and the test rewards remembering. ` +
          `${folds ? 'Put the sampler into an imbalanced-learn Pipeline, so that it runs within each fold.' : 'Split first and resample the training rows alone.'}${assumption(resample, judge)}`,
        at: resample.site,
        related: [...loadSteps(graph, resample.rows), ...splitStep(split, 'the rows are parted only here'), ...judgeSteps(graph, judge)],
        fixes: offered(() => (folds ? intoPipeline(graph, resample) : split?.kind === 'split' ? resampleBelowSplit(graph, resample, split) : null)),
      });
    }
  },
};
