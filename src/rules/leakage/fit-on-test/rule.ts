import { eventsOf } from '../../../provenance/graph';
import type { FitEvent, ProvenanceGraph, StatisticEvent } from '../../../provenance/graph';
import { meetings } from '../../../provenance/meetings';
import { offered } from '../../fixes/offer';
import { trainingNumber, transformInstead } from '../../fixes/refit';
import type { Rule } from '../../rule';
import { causeName, confidenceOf, judgeSteps, loadSteps, siteKey, splitStep, strongest } from '../story';

/** LK-P9: what was learned from the training rows is learned anew from the test rows. */
export const rule: Rule = {
  meta: {
    id: 'leakage/fit-on-test',
    title: 'A transformer is fitted again on the test rows',
    family: 'leakage',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.data-leakage-validation', 'ml.frameworks', 'ops.train-serve-parity'],
    references: ['sklearn-pitfalls', 'kaufman2012'],
    since: '0.1.0',
    fix: 'safe',
  },
  check({ graph, report }) {
    const met = meetings(graph).influences.filter((meeting) => meeting.how === 'on-test');
    for (const { cause, split, judge } of strongest(met, (meeting) => siteKey(meeting.cause.site))) {
      const twin = trainingTwin(graph, cause);
      if (cause.kind === 'statistic' && !['impute', 'scale', 'statistic'].includes(cause.learns)) continue;
      report({
        severity: 'warning',
        confidence: twin ? confidenceOf(cause, judge) : 'likely',
        message:
          cause.kind === 'fit'
            ? `${causeName(cause)} is fitted again on the test rows, so the same value means one thing in training and another in the test. ` +
              `Call \`transform\` with what was fitted on the training rows.${twin ? '' : ' (Taken for granted: the training rows went through a fit of their own.)'}`
            : `${causeName(cause)} is computed over the test rows and goes into the test features, so training and test are prepared differently. ` +
              'Use the number computed on the training rows. (Taken for granted: the training rows are prepared with their own number.)',
        at: cause.site,
        related: [
          ...loadSteps(graph, cause.rows),
          ...splitStep(split, 'the test rows are set apart here'),
          ...(twin ? [{ message: 'the fit on the training rows', at: twin.site }] : []),
          ...judgeSteps(graph, judge),
        ],
        fixes: offered(() => (cause.kind === 'fit' ? transformInstead(graph, cause) : trainingNumber(graph, cause))),
      });
    }
  },
};

/** The fit of the same object, or of one of the same class, on other rows. */
function trainingTwin(graph: ProvenanceGraph, cause: FitEvent | StatisticEvent): FitEvent | null {
  if (cause.kind !== 'fit') return null;
  const others = eventsOf(graph, 'fit').filter((fit) => fit !== cause && fit.rows.some((row) => !cause.rows.includes(row)));
  const before = others.filter((fit) => fit.id < cause.id).reverse();
  const nearest = (same: (fit: FitEvent) => boolean): FitEvent | undefined => before.find(same) ?? others.find(same);
  return nearest((fit) => fit.estimator.object === cause.estimator.object) ?? nearest((fit) => fit.estimator.name === cause.estimator.name) ?? null;
}
