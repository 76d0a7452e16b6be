import { eventsOf, measuresOf } from '../../../provenance/graph';
import type { FitEvent, JudgeEvent, ProvenanceGraph } from '../../../provenance/graph';
import { roleOfName } from '../../../provenance/roles';
import type { Rule } from '../../rule';
import { loadSteps, siteKey } from '../../leakage/story';
import { judgesHeldOut } from '../story';

/** LK-O3: the only judgement of a model is one on the rows that it learned from. */
export const rule: Rule = {
  meta: {
    id: 'evaluation/eval-on-train',
    title: 'The only score is one on the training rows',
    family: 'evaluation',
    severity: 'warning',
    confidence: 'likely',
    preset: 'hint',
    competencies: ['ml.evaluation', 'ml.data-leakage-validation'],
    references: ['sklearn-cv', 'kapoor2023'],
    since: '0.1.0',
    fix: 'none',
    peers: ['mlguard:MLG003', 'pycheck:U005'],
  },
  atMost: 'likely',
  check({ graph, report }) {
    const judges = eventsOf(graph, 'judge');
    if (judges.some((judge) => isVerdict(graph, judge) && judgesHeldOut(graph, judge))) return;
    // Of a metric whose model is not known, the rows may be others.
    if (measuresOf(graph, 'metric').some(({ truth, prediction }) => !truth?.predicted && !prediction?.predicted)) return;
    const told = new Set<string>();
    for (const judge of judges) {
      const fit = judge.model ? graph.events[judge.model.event] : undefined;
      if (fit?.kind !== 'fit' || !isTrainingScore(graph, judge, fit) || told.has(siteKey(fit.site))) continue;
      told.add(siteKey(fit.site));
      report({
        severity: 'warning',
        confidence: 'likely',
        message:
          `${fit.estimator.name} is judged on the rows it learned from, and nowhere on others: the number shows how well it remembers, not how well it predicts. ` +
          'Hold rows back with train_test_split, or use cross_val_score. (Taken for granted: it is not judged in another program.)',
        at: judge.site,
        related: [...loadSteps(graph, fit.rows), { message: `${fit.estimator.name} learns from these rows here`, at: fit.site }],
      });
    }
  },
};

/** A number that is reported, or a prediction for a held-out part of the same data; predictions for another file judge nothing. */
function isVerdict(graph: ProvenanceGraph, judge: JudgeEvent): boolean {
  if (judge.form !== 'predict') return true;
  const model = judge.model;
  return model === null || judge.rows.some((test) => model.rows.some((train) => graph.regions.commonAncestors(train, test).length > 0));
}

function isTrainingScore(graph: ProvenanceGraph, judge: JudgeEvent, fit: FitEvent): boolean {
  // `y - model.predict(X)`: residuals are looked at for other reasons than to judge.
  if (judge.form !== 'score' || judge.what === '-' || judge.what === '!=' || fit.guessed || judge.guessed) return false;
  // A score of each round of the training is watched, not reported.
  if (judge.loops.some((loop) => fit.loops.includes(loop))) return false;
  if (fit.estimator.role !== 'predictor' || fit.reproduces || judge.rows.length === 0) return false;
  const synthetic = fit.rows.every((region) => [region, ...graph.regions.ancestors(region)].some((id) => {
    const event = graph.events[graph.regions.get(id).event];
    return event?.kind === 'load' && event.how === 'synthetic';
  }));
  // Rows that are called test rows somewhere are parted in a way that was not understood.
  const heldOut = judge.rows.some((id) => graph.regions.get(id).names.some((name) => ['test', 'validation'].includes(roleOfName(name) ?? '')));
  return !synthetic && !heldOut && judge.rows.length === fit.rows.length && judge.rows.every((test) => fit.rows.includes(test));
}
