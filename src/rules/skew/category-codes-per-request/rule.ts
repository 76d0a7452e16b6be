import type { InputStep } from '../../../project/serving/input-steps';
import { trainsOnRequest } from '../../../project/serving/input-steps';
import type { Rule } from '../../rule';
import { servingSteps, servingUses } from '../story';

/** S12: numbers for categories are given out by what one request holds. */
export const rule: Rule = {
  meta: {
    id: 'skew/category-codes-per-request',
    title: 'Category codes or dummy columns are computed on the request',
    family: 'skew',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ops.train-serve-parity', 'ml.feature-engineering'],
    references: ['sklearn-pitfalls', 'rules-of-ml'],
    since: '0.1.0',
    fix: 'none',
  },
  check({ graph, report }) {
    for (const use of servingUses(graph, ['codes', 'dummies'])) {
      const { run, step } = use;
      if ((run.entry.kind !== 'request' && !step.isRestored) || trainsOnRequest(run)) continue;
      report({
        severity: 'error',
        confidence: run.entry.kind === 'request' && run.entry.handler ? 'certain' : 'likely',
        message: `${happens(step)} Save the encoder that was fitted in training, or its list of categories, and apply that to the request.`,
        at: step.site,
        related: servingSteps(use),
      });
    }
  },
};

function happens(step: InputStep): string {
  if (step.kind === 'dummies') {
    return '`get_dummies` makes columns only of the values in this request. One row gives one column for each text field, so the model gets fewer columns than in training, or the wrong ones in their place.';
  }
  if (step.text.startsWith('get_dummies')) {
    return `\`${step.text}\` drops the first value of each text field, and a single row has no other one: all its dummy columns are gone, and adding the missing columns fills them with 0, so the model never sees the category.`;
  }
  return `\`${step.text}\` numbers the categories by what this request holds. In a single row each category gets its first number, mostly 0, whatever it is, so the model can't tell one value from another.`;
}
