import { kerasModels } from '../../../project/training/keras-models';
import type { KerasLoss } from '../../../project/training/keras-models';
import type { ModuleCode } from '../../../project/code/code';
import { offered } from '../../fixes/offer';
import type { Fix, Rule } from '../../rule';
import { at, rewrite } from '../story';

/** The loss is told of scores and gets probabilities, or the other way round. */
export const rule: Rule = {
  meta: {
    id: 'training/from-logits-mismatch',
    title: 'A Keras loss is told of scores and gets probabilities, or the other way round',
    family: 'training',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.training-debugging', 'ml.maths-foundations'],
    references: ['keras-losses'],
    since: '0.2.0',
    fix: 'assisted',
  },
  needs: ['keras', 'tensorflow'],
  words: ['compile'],
  inspect({ code, report }) {
    for (const { activation, activationAt, loss } of kerasModels(code)) {
      if (!loss || loss.kind === 'other' || loss.fromLogits === null) continue;
      const isProbability = activation === 'softmax' || activation === 'sigmoid';
      if (loss.fromLogits ? !isProbability : activation !== 'linear') continue;
      report({
        severity: 'error',
        confidence: 'certain',
        message: loss.fromLogits
          ? `The loss is told from_logits=True, so that it applies ${loss.kind === 'binary' ? 'the sigmoid' : 'softmax'} itself, and the last layer has applied ${activation} already. The second one squeezes the probabilities together, and gradients are small. Take away one of the two.`
          : 'The loss takes what it gets for probabilities, and the last layer has no activation: its scores lie outside 0 to 1, are clipped, and give a loss that is wrong and mostly flat. Pass from_logits=True, or give the layer an activation.',
        at: at(code, loss.node),
        related: [{ message: loss.fromLogits ? `${activation ?? 'an activation'} is applied here` : 'the last layer has no activation', at: at(code, activationAt) }],
        fixes: offered(() => told(code, loss)),
      });
    }
  },
};

/** Tells the loss what it gets: the other value of `from_logits`, where the loss is written out as a call. */
function told(code: ModuleCode, { node, fromLogits }: KerasLoss): Fix | null {
  if (node.kind !== 'Call') return null;
  const given = node.args.find((one) => one.keyword === 'from_logits');
  const value = fromLogits === true ? 'False' : 'True';
  const title = `Pass from_logits=${value}`;
  if (given) return rewrite(code, title, false, { start: given.value.start, end: given.value.end, text: value });
  const last = node.args.at(-1);
  return rewrite(code, title, false, last ? { start: last.end, end: last.end, text: `, from_logits=${value}` } : { start: node.end - 1, end: node.end - 1, text: `from_logits=${value}` });
}
