import type { JudgeEvent } from '../../../provenance/graph';
import { selections } from '../../../provenance/selections';
import type { Selection } from '../../../provenance/selections';
import { offered } from '../../fixes/offer';
import { watchAnotherPart } from '../../fixes/validation';
import type { Rule } from '../../rule';
import { chooser, selectionSteps, sureness } from '../selection-story';
import { siteKey } from '../story';

/** LK-S2, LK-S3: the rows that choose a setting, a round or a stopping point are the rows of the final score. */
export const rule: Rule = {
  meta: {
    id: 'leakage/tune-on-test',
    title: 'The test set chooses the model, and then judges it',
    family: 'leakage',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.hyperparameter-optimisation', 'ml.data-leakage-validation', 'ml.evaluation'],
    references: ['sklearn-pitfalls', 'sklearn-cv', 'kaufman2012'],
    since: '0.1.0',
    fix: 'assisted',
    peers: ['mlguard:MLG010'],
  },
  check({ graph, report }) {
    const told = new Set<string>();
    for (const selection of selections(graph)) {
      if (selection.how !== 'settings' && selection.how !== 'rounds' && selection.how !== 'stopping') continue;
      // Several metrics of one model in one loop are one fault.
      const fit = selection.judge.model ? graph.events[selection.judge.model.event] : undefined;
      const keys = [siteKey(placeOf(selection)), ...(fit ? [siteKey(fit.site)] : [])];
      if (keys.some((key) => told.has(key))) continue;
      for (const key of keys) told.add(key);
      const name = chooser(graph, selection);
      // Within cross-validation only each fold's own score leans upwards.
      const inFold = graph.regions.get(selection.rows).fold;
      const confidence = inFold ? 'hint' : sureness(selection);
      report({
        severity: inFold || (selection.select === null && selection.how !== 'stopping') ? 'warning' : 'error',
        confidence,
        message:
          `${does(selection, name)}, and no other held-out rows are scored: the winner is picked for doing well on the rows that judge it, so the score comes out too good. ` +
          `${remedy(selection)}${assumption(selection)}`,
        at: placeOf(selection),
        related: selectionSteps(graph, selection),
        fixes: offered(() => (selection.how === 'stopping' ? watchAnotherPart(graph, selection.judge.site) : null)),
      });
    }
  },
};

/** The call that receives the test rows: where the judging lies in a function, its call beside the choice. */
function placeOf({ judge, select }: Selection): JudgeEvent['site'] {
  return select && select.form !== 'search' ? (judge.calls[select.calls.length] ?? judge.site) : judge.site;
}

function does(selection: Selection, name: string): string {
  switch (selection.how) {
    case 'stopping':
      return `${name} decides when the training stops or which round is kept (${selection.judge.selects ?? ''})`;
    case 'rounds':
      return `${name} decides which state of the model is kept`;
    default:
      return selection.select === null ? `Several settings are compared by their score on ${name}` : `The setting is chosen by its score on ${name}`;
  }
}

function remedy({ how }: Selection): string {
  return how === 'settings'
    ? 'Choose by cross-validation on the training rows, and score the test rows once at the end.'
    : 'Set a validation part of the training rows apart for it, and score the test rows once at the end.';
}

function assumption({ judge, select, how }: Selection): string {
  if (select === null && how !== 'stopping') return ' (Taken for granted: a setting is chosen by looking at these scores.)';
  return judge.guessed ? ' (Taken for granted: the data that reaches this line is the held-out part.)' : '';
}
