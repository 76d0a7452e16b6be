import { meetings } from '../../../provenance/meetings';
import { moveBelowSplit } from '../../fixes/below-split';
import { offered } from '../../fixes/offer';
import { learnFromTrainingRows } from '../../fixes/train-rows';
import type { Rule } from '../../rule';
import { assumption, causeName, confidenceOf, hasCleanHoldOut, judgeSteps, loadSteps, siteKey, splitStep, strongest } from '../story';

/** LK-P2, P7: a number computed over all rows enters the features, and a later split puts some of those rows into the test part. */
export const rule: Rule = {
  meta: {
    id: 'leakage/statistic-before-split',
    title: 'A statistic of all rows goes into the features before the split',
    family: 'leakage',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.data-leakage-validation', 'ml.feature-engineering', 'de.data-quality-contracts'],
    references: ['sklearn-pitfalls', 'kapoor2023', 'yang2022'],
    since: '0.1.0',
    fix: 'assisted',
    peers: ['mlguard:MLG018', 'leakguard:LG003', 'leakguard:LG006', 'leakguard:LG010'],
  },
  check({ graph, report }) {
    const met = meetings(graph).influences.filter((meeting) => meeting.how === 'before-split' && meeting.target === null && meeting.cause.kind === 'statistic');
    for (const { cause, split, judge } of strongest(met, (meeting) => siteKey(meeting.cause.site))) {
      const inner = hasCleanHoldOut(graph, cause);
      report({
        // How often a value occurs tells least of all.
        severity: inner || /count|nunique|size/.test(causeName(cause)) ? 'info' : 'warning',
        confidence: confidenceOf(cause, judge),
        message:
          `${causeName(cause)} is computed over all rows before the split and goes into the features, so the test rows have a say in the training features. ` +
          `Split first, compute it on the training rows, and use that number for both parts.${assumption(cause, judge)}`,
        at: cause.site,
        related: [...loadSteps(graph, cause.rows), ...splitStep(split, 'the test rows are set apart only here'), ...judgeSteps(graph, judge)],
        fixes: offered(() => (split?.kind === 'split' ? (moveBelowSplit(graph, cause, split) ?? learnFromTrainingRows(graph, cause, split)) : null)),
      });
    }
  },
};
