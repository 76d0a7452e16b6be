import { classAround, functionAround } from '../../../project/code/places';
import { derivesFrom, isType, typeOf } from '../../../project/code/types';
import { callSite } from '../../reading';
import type { Rule } from '../../rule';

/** x.mean() in a forward. */
export const rule: Rule = {
  meta: {
    id: 'numerics/reduction-without-axis',
    title: 'A sum or mean over a batch does not say over which axis',
    family: 'numerics',
    severity: 'hint',
    confidence: 'likely',
    preset: 'off',
    competencies: ['ml.maths-foundations', 'ml.deep-learning'],
    references: ['torch-loss'],
    since: '0.2.0',
    fix: 'none',
    peers: ['sonar:S6929'],
  },
  needs: ['torch'],
  words: ['forward'],
  inspect({ code, report }) {
    for (const { node, place } of code.methodCalls('mean', 'sum', 'std', 'var', 'max', 'min')) {
      const owner = classAround(place);
      if (node.args.length > 0 || functionAround(place)?.name !== 'forward' || owner?.node.kind !== 'ClassDefinition' || place.statement.kind === 'Return' && place.statement.value === node) continue;
      if (/loss/i.test(owner.node.name) || !derivesFrom({ is: 'class', code, node: owner.node, scope: owner }, 'torch.nn.Module') || !isType(typeOf(code, node.callee.value, place), 'torch.Tensor')) continue;
      report({
        severity: 'hint',
        confidence: 'likely',
        message: 'This runs over all axes, the samples of the batch included: the output for one sample hangs on the others beside it. Name the axis (dim=), with keepdim=True where it meets the tensor again. (Taken for granted: the first axis holds samples.)',
        at: callSite(code, node),
        related: [],
      });
    }
  },
};
