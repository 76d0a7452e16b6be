import { lossCalls } from '../../../project/training/losses';
import { outputOf } from '../../../project/training/outputs';
import type { Rule } from '../../rule';
import { at } from '../story';

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
    fix: 'none',
  },
  inspect({ code, report }) {
    for (const { kind, node, place, input, label } of lossCalls(code)) {
      if (kind !== 'nll') continue;
      const output = outputOf(code, input, place);
      if (!output || output.activation === 'log_softmax') continue;
      report({
        severity: 'error',
        confidence: 'certain',
        message: `${label} only picks the value of the right class and changes its sign: it wants log-probabilities, and here it gets ${output.activation === 'linear' ? 'scores, which can fall below any bound without any class being right' : `the output of ${output.activation}, so that the loss is negative and its gradient does not grow where the network is wrong`}. Apply log_softmax, or use CrossEntropyLoss on the scores.`,
        at: at(code, node),
        related: [{ message: output.activation === 'linear' ? 'the scores come from here' : `${output.activation} is applied here`, at: at(output.code, output.node) }],
      });
    }
  },
};
