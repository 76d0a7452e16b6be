import type { ModuleCode } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import { isType, typeOf } from '../../../project/code/types';
import type { Call, Expression } from '../../../python/nodes';
import { edit, siteOf, textOf, valueOf } from '../../reading';
import type { Fix, Rule } from '../../rule';

/** log(softmax(x)): minus infinity as soon as a class is far behind. */
export const rule: Rule = {
  meta: {
    id: 'numerics/log-of-possible-zero',
    title: 'A logarithm is taken of a probability that can be zero',
    family: 'numerics',
    severity: 'hint',
    confidence: 'certain',
    preset: 'hint',
    competencies: ['ml.maths-foundations', 'ml.training-debugging'],
    references: ['zhang2022', 'torch-loss'],
    since: '0.2.0',
    fix: 'assisted',
    peers: ['pylint:W5513', 'pylint:W5514', 'codesmile:R7'],
  },
  words: ['log', 'log2'],
  inspect({ code, report }) {
    for (const { node, place } of [...code.callsOf(...LOGS), ...code.methodCalls('log')]) {
      const isMethod = node.callee.kind === 'Attribute' && code.name(node.callee, place) === undefined;
      const argument = isMethod ? node.callee.value : node.args[0]?.value;
      if (argument === undefined || (isMethod && !isType(typeOf(code, argument, place), 'torch.Tensor'))) continue;
      const source = wholeOf(code, argument, place);
      const maker = source.value.kind === 'Call' ? probabilities(code, source.value, source.place) : null;
      if (maker === null && isHalfOfCrossEntropy(code, node, argument) && !isClipped(code, argument, place)) {
        report({
          severity: 'hint', confidence: 'certain', at: siteOf(code, node), related: [],
          message: 'A cross-entropy by hand: where the probability is exactly 0 or 1, one of its logarithms is minus infinity, and the loss becomes NaN. Use the loss of the library on the logits, or clip the probability before.',
        });
        continue;
      }
      if (maker === null || source.value.kind !== 'Call') continue;
      report({
        severity: 'hint',
        confidence: 'certain',
        message:
          `${maker} gives exactly 0 where a class is far behind, and the logarithm of that is minus infinity: the loss and then all weights become NaN. ` +
          (maker === 'softmax' ? 'log_softmax does both steps at once and stays finite.' : 'logsigmoid, or a loss "with logits", does both steps at once and stays finite.'),
        at: siteOf(code, node),
        related: source.value === argument ? [] : [{ message: `${maker} is computed here`, at: siteOf(code, source.value) }],
        fixes: source.value === argument ? together(code, node, source.value, place) : [],
      });
    }
  },
};

/** What some of the numbers were picked from: `softmax(x)[:, 0]`. */
function wholeOf(code: ModuleCode, expression: Expression, place: Place): { readonly value: Expression; readonly place: Place } {
  const found = valueOf(code, expression, place);
  return found.value.kind === 'Subscript' ? wholeOf(code, found.value.value, found.place) : found;
}

const LOGS = ['torch.log', 'numpy.log', 'tensorflow.math.log', 'tensorflow.log', 'tensorflow.compat.v1.log', 'keras.backend.log', 'tensorflow.keras.backend.log', 'jax.numpy.log', 'torch.log2', 'numpy.log2'];
const FUNCTIONS = /^(?:torch\.nn\.functional|torch|scipy\.special|tensorflow\.nn|tensorflow|jax\.nn|keras\.activations|tensorflow\.keras\.activations)\.(softmax|sigmoid|expit)$/;

function probabilities(code: ModuleCode, call: Call, place: Place): string | null {
  const name = FUNCTIONS.exec(code.name(call.callee, place) ?? '')?.[1];
  if (name !== undefined) return name;
  const { callee } = call;
  if (callee.kind === 'Attribute' && /^(softmax|sigmoid)$/.test(callee.attribute) && isType(typeOf(code, callee.value, place), 'torch.Tensor')) return callee.attribute;
  // A layer that was made before, or on the spot: nn.Softmax(dim=-1)(x).
  const layer = typeOf(code, callee, place);
  return isType(layer, 'torch.nn.Softmax') ? 'softmax' : isType(layer, 'torch.nn.Sigmoid') ? 'sigmoid' : null;
}

/** The first half of `y * log(p) + (1 - y) * log(1 - p)`, of which `p` and `1 - p` can be 0. */
function isHalfOfCrossEntropy(code: ModuleCode, log: Call, argument: Expression): boolean {
  if (argument.kind !== 'Name' && argument.kind !== 'Attribute') return false;
  const probability = textOf(code, argument);
  return code.nodes.BinaryOperation.some(({ node: sum }) => {
    if (sum.operator !== '+' && sum.operator !== '-') return false;
    const [first, second] = [logarithmIn(sum.left), logarithmIn(sum.right)];
    if (first !== log || second === null || factorsOf(sum.left).some((factor) => textOf(code, factor) === probability)) return false;
    const other = second.args[0]?.value;
    return other?.kind === 'BinaryOperation' && other.operator === '-' && isOne(other.left) && textOf(code, other.right) === probability;
  });
}

/** The logarithm that is a factor of a product, or stands alone. */
function logarithmIn(expression: Expression): Call | null {
  if (expression.kind === 'UnaryOperation') return logarithmIn(expression.operand);
  if (expression.kind === 'BinaryOperation' && expression.operator === '*') return logarithmIn(expression.left) ?? logarithmIn(expression.right);
  return expression.kind === 'Call' && expression.callee.kind === 'Attribute' && expression.callee.attribute === 'log' ? expression : null;
}

/** The factors of a product, without signs: of `-p * log(p)`, which is the entropy of `p`, they are `p` and its logarithm. */
function factorsOf(expression: Expression): readonly Expression[] {
  if (expression.kind === 'UnaryOperation') return factorsOf(expression.operand);
  return expression.kind === 'BinaryOperation' && expression.operator === '*' ? [...factorsOf(expression.left), ...factorsOf(expression.right)] : [expression];
}

/** `p = np.clip(p, eps, 1 - eps)`, or anything else that keeps it away from 0 and 1. */
function isClipped(code: ModuleCode, argument: Expression, place: Place): boolean {
  if (argument.kind !== 'Name') return false;
  return code.bindings(argument.id, place).some((binding) => 'value' in binding && /clip|clamp|maximum|minimum|linspace|arange|eps/i.test(textOf(code, binding.value)));
}

function isOne(expression: Expression): boolean {
  return expression.kind === 'Constant' && Number(expression.value) === 1;
}

/** `torch.log(F.softmax(x, dim=-1))` as one call. */
function together(code: ModuleCode, log: Call, inner: Call, place: Place): readonly Fix[] {
  const { callee } = inner;
  const written = code.name(callee, place) ?? '';
  if (callee.kind !== 'Attribute' || !/^torch\.(nn\.functional\.)?softmax$/.test(written) || log.args.length > 1) return [];
  const text = `${textOf(code, callee.value)}.log_softmax${textOf(code, inner.argsSpan)}`;
  return [{ title: 'Use log_softmax', safe: true, edits: [edit(code, log.start, log.end, text)] }];
}
