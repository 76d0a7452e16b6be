import type { ProvenanceGraph } from '../../../provenance/graph';
import { meetings } from '../../../provenance/meetings';
import type { InfluenceMeeting } from '../../../provenance/meetings';
import type { Rule } from '../../rule';
import { causeName, judgeSteps, loadSteps, siteKey, splitStep, strongest } from '../story';

/** LK-P6: the categories of a feature are taken from all rows. */
export const rule: Rule = {
  meta: {
    id: 'leakage/category-vocabulary-before-split',
    title: 'The list of categories is taken from all rows',
    family: 'leakage',
    severity: 'hint',
    confidence: 'likely',
    preset: 'hint',
    competencies: ['ml.feature-engineering', 'ops.train-serve-parity', 'ml.data-leakage-validation'],
    references: ['sklearn-pitfalls', 'rules-of-ml'],
    since: '0.1.0',
    fix: 'none',
  },
  atMost: 'likely',
  check({ graph, report }) {
    const { influences, vocabularies } = meetings(graph);
    // Where more was learned in the same step, or from a list of distinct values, that is what is told.
    const graver = new Set(influences.map((meeting) => siteKey(meeting.cause.site)));
    const within = new Set(influences.flatMap((meeting) => meeting.cause.influence));
    const met = vocabularies.filter((meeting) => meeting.how === 'before-split' && !graver.has(siteKey(meeting.cause.site)) && !(isListOfValues(meeting.cause) && within.has(meeting.cause.id)) && !isOfTarget(graph, meeting));
    for (const { cause, split, judge } of strongest(met, (meeting) => siteKey(meeting.cause.site))) {
      report({
        severity: 'hint',
        confidence: cause.guessed || judge?.guessed !== false ? 'hint' : 'likely',
        message:
          `${causeName(cause)} takes the categories from all rows, those judged on later too. It learns nothing of the target, so the score hardly changes; but no test meets a category that training did not know, and in use that happens. ` +
          'Fit a OneHotEncoder or OrdinalEncoder on the training rows with a rule for unknown categories, or give the fixed list of them. (Taken for granted: new categories can come when the model serves.)',
        at: cause.site,
        related: [...loadSteps(graph, cause.rows), ...splitStep(split, 'the rows are parted only here'), ...judgeSteps(graph, judge)],
      });
    }
  },
};

/** Only the target was coded: it reaches the features where a loop codes columns by name. */
function isOfTarget(graph: ProvenanceGraph, { cause, judge }: InfluenceMeeting): boolean {
  const fit = judge?.model ? graph.events[judge.model.event] : undefined;
  const target = fit?.kind === 'fit' ? fit.target : null;
  if (target?.extent !== 'listed' || cause.columns.extent !== 'listed' || cause.columns.names.size === 0) return false;
  return [...cause.columns.names].every((name) => target.names.has(name));
}

/** `texts.unique()` codes nothing by itself. */
function isListOfValues(cause: InfluenceMeeting['cause']): boolean {
  return cause.kind === 'statistic' && cause.what === 'unique';
}
