import { eventsOf } from '../../../provenance/graph';
import type { StatisticEvent } from '../../../provenance/graph';
import type { Rule } from '../../rule';
import { judgeSteps, loadSteps, siteKey, takenForGranted } from '../story';
import type { Step } from '../story';

/** LK-T1 … T3: a feature was computed with later rows, which will not be there when the model is asked. */
export const rule: Rule = {
  meta: {
    id: 'leakage/future-values',
    title: 'A feature takes values from later rows',
    family: 'leakage',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.data-leakage-validation', 'ml.feature-engineering', 'de.feature-stores'],
    references: ['kapoor2023', 'feast-pit', 'kaufman2012'],
    since: '0.1.0',
    fix: 'none',
    peers: ['lookahead-lint:LA001', 'lookahead-lint:LA002', 'lookahead-lint:LA003', 'lookahead-lint:LA007', 'leakguard:LG001', 'leakguard:LG002', 'leakguard:LG005', 'leakguard:LG007', 'leakguard:LG008', 'wald:leakage-future-feature', 'pycheck:T001', 'pycheck:T005', 'pycheck:T007', 'pycheck:T009', 'pycheck:T014', 'pycheck:T016', 'pycheck:T019'],
  },
  check({ graph, report }) {
    const seen = new Set<string>();
    const tell = (cause: StatisticEvent, done: string, guessed: boolean, steps: readonly Step[], table: string | null = null): void => {
      if (seen.has(siteKey(cause.site))) return;
      seen.add(siteKey(cause.site));
      report({
        severity: fills(cause) ? 'warning' : 'error',
        confidence: cause.guessed || guessed || table !== null ? 'likely' : 'certain',
        message: message(cause, done) + (table === null ? takenForGranted(cause.guessed || guessed) : ` (Taken for granted: \`${table}\` is what a model learns from, as its name says.)`),
        at: cause.site,
        related: [...loadSteps(graph, cause.rows), ...steps],
      });
    };
    for (const judge of eventsOf(graph, 'judge')) {
      const fit = judge.model ? graph.events[judge.model.event] : undefined;
      // Where the columns can't be told apart, the look ahead may be the target's own.
      if (fit?.kind !== 'fit' || fit.columns.extent === 'unknown' || fit.targetInside !== null) continue;
      for (const id of new Set([...judge.features, ...(judge.model?.features ?? [])])) {
        const cause = graph.events[id];
        if (cause?.kind === 'statistic' && cause.looks === 'ahead') tell(cause, judge.form === 'predict' ? 'is asked' : 'is judged', judge.guessed, judgeSteps(graph, judge));
      }
    }
    // A program that trains and judges elsewhere, or not at all.
    for (const fit of eventsOf(graph, 'fit')) {
      if ((fit.estimator.role !== 'predictor' && fit.estimator.role !== 'unknown') || fit.target === null || fit.columns.extent === 'unknown' || fit.targetInside !== null) continue;
      for (const id of fit.features) {
        const cause = graph.events[id];
        if (cause?.kind === 'statistic' && cause.looks === 'ahead') tell(cause, 'is trained', fit.guessed, [{ message: `${fit.estimator.name} is fitted on it here`, at: fit.site }]);
      }
    }
    // A program that only makes the features: what it calls so is all that is known.
    if (eventsOf(graph, 'fit').some(({ target }) => target !== null)) return;
    for (const { name, influence } of graph.featureTables) {
      for (const id of influence) {
        const cause = graph.events[id];
        if (cause?.kind === 'statistic' && cause.looks === 'ahead') tell(cause, 'is trained', false, [], name);
      }
    }
  },
};

/** Filling and smoothing touch single gaps or blur the order a little; a shifted column hands the future over whole. */
function fills(cause: StatisticEvent): boolean {
  return /fill|interpolate|nearest/.test(cause.what);
}

function message(cause: StatisticEvent, done: string): string {
  return (
    `\`${cause.what}\` takes values from later rows into the features, so the model ${done} with numbers that are not known yet when it serves. ` +
    'Look back only (a positive shift, a trailing window, a forward fill), or keep the column for the target alone.'
  );
}
