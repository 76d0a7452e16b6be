import { derivesFrom, isType, typeOf } from '../../../project/code/types';
import { classAround, functionAround } from '../../../project/code/places';
import type { ModuleCode } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import type { Expression } from '../../../python/nodes';
import { callSite, sourceOf } from '../../reading';
import type { Rule } from '../../rule';

/** What reads the form of a tensor and not its numbers, and makes constants. */
const harmless = /^numpy\.(prod|ceil|floor|random|pi|float\w*|int\w*|array|arange|linspace|zeros|ones|eye|full|round|shape|iinfo|finfo)\b/;

/** `np.something(x)` in `forward` where `x` is the input or was computed from it: the gradient ends there, and a GPU tensor raises an error. */
export const rule: Rule = {
  meta: {
    id: 'api/numpy-in-module',
    title: 'NumPy computes on tensors inside a network',
    family: 'api',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.deep-learning', 'ml.training-debugging'],
    references: ['torch-autograd'],
    since: '0.2.0',
    fix: 'none',
    peers: ['trailofbits:numpy-in-pytorch-modules'],
  },
  needs: ['numpy'],
  words: ['forward'],
  inspect({ code, report }) {
    if (!code.uses('torch')) return;
    for (const list of code.calls.values()) {
      for (const { node, place } of list) {
        const around = classAround(place);
        const method = functionAround(place);
        if (method?.name !== 'forward' || around?.node.kind !== 'ClassDefinition') continue;
        const name = code.writtenName(node.callee, place);
        if (name?.startsWith('numpy.') !== true || !derivesFrom({ is: 'class', code, node: around.node, scope: around }, 'torch.nn.Module')) continue;
        if (!node.args.some(({ value }) => isTensor(code, value, place, harmless.test(name)))) continue;
        report({
          severity: 'error',
          confidence: 'certain',
          message: `\`${name.replace('numpy', 'np')}\` takes the tensor out of the graph: no gradient flows back through it, on a GPU it fails, and it can be neither compiled nor exported. Use the function of torch.`,
          at: callSite(code, node),
          related: [],
        });
      }
    }
  },
};

/** Is the value the input of `forward`, or computed from it? `strict`: the tensor itself, and not a number of its form. */
function isTensor(code: ModuleCode, expression: Expression, place: Place, strict: boolean): boolean {
  if (strict) {
    if (expression.kind === 'UnaryOperation') return isTensor(code, expression.operand, place, true);
    if (expression.kind === 'BinaryOperation') return isTensor(code, expression.left, place, true) || isTensor(code, expression.right, place, true);
    return isType(typeOf(code, expression, place), 'torch.Tensor');
  }
  return sourceOf(code, expression, place, (part, at) => {
    if (isType(typeOf(code, part, at), 'torch.Tensor')) return true;
    const bound = part.kind === 'Name' && part.id !== 'self' ? code.bindings(part.id, at)[0] : undefined;
    return bound?.kind === 'parameter' && functionAround(bound.place)?.name === 'forward' && bound.node.annotation === null && /^(x|input|inputs|features?|images?|tokens?|hidden|h|z|batch_x)$/.test(bound.name);
  }, (call, at) => {
    const called = code.writtenName(call.callee, at);
    // Lengths, sizes and arrays that were taken out on purpose.
    return called !== 'builtins.len' && called !== 'builtins.int' && !(call.callee.kind === 'Attribute' && /^(size|item|tolist|numpy|detach|dim|numel|nelement|cpu|data)$/.test(call.callee.attribute));
  }) !== null && !/\.(shape|size|detach|data|ndim|device)\b/.test(code.document.text.slice(expression.start, expression.end));
}
