import { lossCalls } from '../../../project/training/losses';
import { outputOf } from '../../../project/training/outputs';
import type { Output } from '../../../project/training/outputs';
import { offered } from '../../fixes/offer';
import type { Fix, Rule } from '../../rule';
import { otherLoss } from '../loss-fixes';
import { at, rewrite, textIn } from '../story';

/** NLLLoss takes what it gets for logarithms. */
export const rule: Rule = {
  meta: {
    id: 'training/nll-without-log-softmax',
    title: 'NLLLoss gets probabilities or scores instead of log-probabilities',
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
      if (kind !== 'nll') continue;
      const output = outputOf(code, input, place);
      if (!output || output.activation === 'log_softmax') continue;
      report({
        severity: 'error',
        confidence: 'certain',
        message: `${label} only picks the value of the right class and changes its sign: it wants log-probabilities, and here it gets ${output.activation === 'linear' ? 'scores, which can fall below any bound without any class being right' : `the output of ${output.activation}, so that the loss is negative and its gradient does not grow where the network is wrong`}. Apply log_softmax, or use CrossEntropyLoss on the scores.`,
        at: at(code, node),
        related: [{ message: output.activation === 'linear' ? 'the scores come from here' : `${output.activation} is applied here`, at: at(output.code, output.node) }],
        fixes: offered(() => (output.activation === 'linear' ? otherLoss(code, loss, label, label === 'NLLLoss' ? 'CrossEntropyLoss' : 'cross_entropy') : logarithm(output))),
      });
    }
  },
};

/** `softmax` becomes `log_softmax`, the layer Softmax LogSoftmax. */
function logarithm({ node, code }: Output): Fix | null {
  if (node.kind !== 'Call' || node.callee.kind !== 'Attribute') return null;
  const span = node.callee.attributeSpan;
  const to = { softmax: 'log_softmax', Softmax: 'LogSoftmax' }[textIn(code, span)];
  return to === undefined ? null : rewrite(code, `Apply ${to}`, false, { start: span.start, end: span.end, text: to });
}
