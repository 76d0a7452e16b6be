import { lossCalls } from '../../../project/training/losses';
import { outputOf } from '../../../project/training/outputs';
import { offered } from '../../fixes/offer';
import type { Rule } from '../../rule';
import { otherLoss, withoutActivation } from '../loss-fixes';
import { at } from '../story';

/** BCEWithLogitsLoss of probabilities, or BCELoss of scores. */
export const rule: Rule = {
  meta: {
    id: 'training/sigmoid-bce-mismatch',
    title: 'A binary cross-entropy gets probabilities where it wants scores, or scores where it wants probabilities',
    family: 'training',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.training-debugging', 'ml.maths-foundations'],
    references: ['torch-loss'],
    since: '0.2.0',
    fix: 'assisted',
  },
  needs: ['torch'],
  inspect({ code, report }) {
    for (const loss of lossCalls(code)) {
      const { kind, node, place, input, label } = loss;
      if (kind !== 'bce' && kind !== 'bce-with-logits') continue;
      const output = outputOf(code, input, place);
      if (!output) continue;
      const isTwice = kind === 'bce-with-logits' && (output.activation === 'sigmoid' || output.activation === 'softmax');
      const isMissing = kind === 'bce' && (output.activation === 'linear' || output.activation === 'log_softmax');
      if (!isTwice && !isMissing) continue;
      report({
        severity: 'error',
        confidence: 'certain',
        message: isTwice
          ? `${label} applies the sigmoid itself, and here it gets the output of ${output.activation}: every probability is squeezed into 0.5 to 0.73, and no answer can become a sure "no". Give it the scores.`
          : `${label} wants probabilities between 0 and 1, and here it gets ${output.activation === 'linear' ? 'the scores of a layer without an activation' : 'logarithms'}: the loss is undefined outside, and PyTorch raises an error or gives NaN. Use BCEWithLogitsLoss, or apply the sigmoid.`,
        at: at(code, node),
        related: [{ message: isTwice ? `${output.activation} is applied here` : 'the values come from here', at: at(output.code, output.node) }],
        fixes: offered(() => (isTwice ? withoutActivation(output, code, loss) : otherLoss(code, loss, label, label === 'BCELoss' ? 'BCEWithLogitsLoss' : 'binary_cross_entropy_with_logits'))),
      });
    }
  },
};
