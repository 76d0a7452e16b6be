import { lossCalls } from '../../../project/training/losses';
import { outputOf } from '../../../project/training/outputs';
import { offered } from '../../fixes/offer';
import type { Rule } from '../../rule';
import { withoutActivation } from '../loss-fixes';
import { at } from '../story';

/** CrossEntropyLoss applies softmax itself: fed with probabilities it squeezes them a second time. */
export const rule: Rule = {
  meta: {
    id: 'training/softmax-before-cross-entropy',
    title: 'Probabilities are given to a cross-entropy that applies softmax itself',
    family: 'training',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.training-debugging', 'ml.maths-foundations'],
    references: ['torch-ce', 'torch-loss'],
    since: '0.2.0',
    fix: 'assisted',
  },
  needs: ['torch'],
  inspect({ code, report }) {
    for (const loss of lossCalls(code)) {
      const { kind, node, place, input, label } = loss;
      if (kind !== 'cross-entropy') continue;
      const output = outputOf(code, input, place);
      if (output?.activation !== 'softmax' && output?.activation !== 'log_softmax' && output?.activation !== 'sigmoid') continue;
      const isHarmless = output.activation === 'log_softmax';
      report({
        severity: isHarmless ? 'info' : 'error',
        confidence: 'certain',
        message: isHarmless
          ? `${label} applies log-softmax to its input, and here it has been applied already. Twice is the same as once, so nothing is wrong but the work. Give it the scores, or use NLLLoss.`
          : `${label} applies log-softmax to its input, and here it gets the output of ${output.activation}: probabilities lie between 0 and 1, so that after the second softmax no class can get far above the others. Gradients are small, and training stalls at a high loss. Give it the scores of the last layer.`,
        at: at(code, node),
        related: [{ message: `${output.activation} is applied here`, at: at(output.code, output.node) }],
        fixes: offered(() => withoutActivation(output, code, loss)),
      });
    }
  },
};
