import { eventsOf } from '../../../provenance/graph';
import type { FitEvent, JudgeEvent, ProvenanceGraph, ResampleEvent, StatisticEvent } from '../../../provenance/graph';
import { meetings } from '../../../provenance/meetings';
import type { RegionId } from '../../../provenance/regions';
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
    peers: ['mlguard:MLG013', 'mlguard:MLG016'],
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
    for (const { resample, judge } of madeUpTests(graph)) {
      report({
        severity: 'error',
        confidence: confidenceOf(resample, judge),
        message:
          `\`${resample.what}\` makes up rows in the test set: the score is one of another mix of classes than the model will meet, and partly of rows that never were. ` +
          'Resample the training rows alone, and leave the test as it is.',
        at: resample.site,
        related: [...loadSteps(graph, resample.rows), ...judgeSteps(graph, judge)],
      });
    }
  },
};

/** Samplers, which are classes, that ran on rows that only judge. Drawing test rows again with `resample`, to see how much a score varies, is another thing. */
function madeUpTests(graph: ProvenanceGraph): { readonly resample: ResampleEvent; readonly judge: JudgeEvent }[] {
  return eventsOf(graph, 'resample').flatMap((resample) => {
    const { region } = resample;
    if (region === null || !/^[A-Z]/.test(resample.what)) return [];
    const holds = (row: RegionId): boolean => row === region || graph.regions.ancestors(row).includes(region);
    const judge = eventsOf(graph, 'judge').find(({ form, rows, model }) => {
      const fit = model ? graph.events[model.event] : undefined;
      return form !== 'predict' && fit?.kind === 'fit' && rows.some(holds) && !fit.rows.some(holds);
    });
    return judge === undefined ? [] : [{ resample, judge }];
  });
}

/** The fit of the same object, or of one of the same class, on other rows. */
function trainingTwin(graph: ProvenanceGraph, cause: FitEvent | StatisticEvent): FitEvent | null {
  if (cause.kind !== 'fit') return null;
  const others = eventsOf(graph, 'fit').filter((fit) => fit !== cause && fit.rows.some((row) => !cause.rows.includes(row)));
  const before = others.filter((fit) => fit.id < cause.id).reverse();
  const nearest = (same: (fit: FitEvent) => boolean): FitEvent | undefined => before.find(same) ?? others.find(same);
  return nearest((fit) => fit.estimator.object === cause.estimator.object) ?? nearest((fit) => fit.estimator.name === cause.estimator.name) ?? null;
}
