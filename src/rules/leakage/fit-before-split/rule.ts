import { meetings } from '../../../provenance/meetings';
import { moveBelowSplit } from '../../fixes/below-split';
import { offered } from '../../fixes/offer';
import { learnFromTrainingRows } from '../../fixes/train-rows';
import type { Rule } from '../../rule';
import { assumption, causeName, confidenceOf, effect, hasCleanHoldOut, judgeSteps, knowledge, learnsOf, loadSteps, pipelineOf, siteKey, splitStep, strongest } from '../story';

/** LK-P1 … P5: a transformer or selector learned from rows that a later split puts into the test part. */
export const rule: Rule = {
  meta: {
    id: 'leakage/fit-before-split',
    title: 'A scaler, imputer, selector or vectoriser is fitted before the split',
    family: 'leakage',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.data-leakage-validation', 'ml.feature-engineering', 'ml.frameworks'],
    references: ['sklearn-pitfalls', 'kapoor2023', 'kaufman2012', 'yang2022'],
    since: '0.1.0',
    fix: 'assisted',
    peers: ['pylint:W5518', 'mlguard:MLG001', 'lookahead-lint:LA004', 'leakguard:LG003', 'wald:leakage-fit-before-split', 'pycheck:T010', 'pycheck:T011'],
  },
  check({ graph, report }) {
    const met = meetings(graph).influences.filter((meeting) => meeting.how === 'before-split' && meeting.target === null && meeting.cause.kind === 'fit' && pipelineOf(meeting.cause) === null);
    for (const { cause, split, judge } of strongest(met, (meeting) => siteKey(meeting.cause.site))) {
      const inner = hasCleanHoldOut(graph, cause);
      const learns = learnsOf(cause);
      report({
        severity: inner ? 'info' : 'warning',
        confidence: confidenceOf(cause, judge),
        message:
          `${causeName(cause)} is fitted on all rows before they are split, so it takes ${knowledge(learns, causeName(cause))} from the test rows too. ` +
          `${inner ? 'The outer test set stays clean; this inner score does not.' : effect(learns)} Split first and fit on the training rows, or put it into a Pipeline.${assumption(cause, judge)}`,
        at: cause.site,
        related: [...loadSteps(graph, cause.rows), ...splitStep(split, 'the test rows are set apart only here'), ...judgeSteps(graph, judge)],
        fixes: offered(() => (split?.kind === 'split' ? (moveBelowSplit(graph, cause, split) ?? learnFromTrainingRows(graph, cause, split)) : null)),
      });
    }
  },
};
