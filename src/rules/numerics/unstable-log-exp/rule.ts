import type { ModuleCode } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import { isType, typeOf } from '../../../project/code/types';
import type { Call, Expression } from '../../../python/nodes';
import { edit, hidesArguments, siteOf, textOf, valueOf } from '../../reading';
import type { Fix, Rule, Severity } from '../../rule';

/** log(1 + x), exp(x) - 1, log(sum(exp(x))): there is a function for each. */
export const rule: Rule = {
  meta: {
    id: 'numerics/unstable-log-exp',
    title: 'log and exp are combined in a form that loses its digits or overflows',
    family: 'numerics',
    severity: 'hint',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.maths-foundations', 'ml.training-debugging'],
    references: ['goldberg1991', 'python-math'],
    since: '0.2.0',
    fix: 'safe',
    peers: ['torchfix:TOR106', 'torchfix:TOR107', 'torchfix:TOR108', 'sonar:S7616'],
  },
  words: ['log', 'exp'],
  inspect({ code, report }) {
    for (const { node, place } of code.callsOf(...MODULES.map((one) => `${one}.log`))) {
      const [argument, ...others] = node.args;
      if (argument === undefined || others.length > 0 || hidesArguments(node)) continue;
      const plus = other(argument.value, '+');
      const power = plus === null ? null : exponent(code, plus, place);
      if (power !== null && plus !== null && !isBounded(power)) {
        tell(node, 'warning', `exp(${textOf(code, power)}) overflows for values above 88 (32 bit) or 709 (64 bit), and the logarithm of it is infinite. This is softplus: use the library's, or np.logaddexp(0, x).`, []);
        continue;
      }
      if (plus !== null && !isCount(code, plus, place)) {
        tell(node, 'hint', 'For small values 1 + x rounds the digits of x away before the logarithm sees them. log1p(x) is the same without the loss.', renamed(code, node, 'log', 'log1p', argument.value, plus));
        continue;
      }
      const sum = valueOf(code, argument.value, place);
      const scores = sum.value.kind === 'Call' ? summed(code, sum.value, sum.place) : null;
      if (scores !== null) tell(node, 'warning', `exp(${textOf(code, scores)}) overflows for values above 88 (32 bit) or 709 (64 bit), and the logarithm is infinite. logsumexp takes the largest value out first.`, []);
    }
    for (const { node, place } of code.nodes.BinaryOperation) {
      if (node.operator !== '-' || !isOne(node.right) || node.left.kind !== 'Call') continue;
      const call = node.left;
      const name = code.name(call.callee, place);
      if (name === undefined || !MODULES.some((one) => name === `${one}.exp`) || call.args.length !== 1 || hidesArguments(call) || isSpaced(code, call.args[0]?.value, place)) continue;
      tell(node, 'hint', 'For small values exp(x) is so close to 1 that the difference keeps only a few digits. expm1(x) is the same without the loss.', renamed(code, call, 'exp', 'expm1', node, null));
    }
    function tell(node: Expression, severity: Severity, message: string, fixes: readonly Fix[]): void {
      report({ severity, confidence: 'certain', message, at: siteOf(code, node), related: [], fixes });
    }
  },
};

const MODULES = ['numpy', 'torch', 'math', 'jax.numpy', 'tensorflow.math', 'cupy'];

function isOne(expression: Expression): boolean {
  return expression.kind === 'Constant' && expression.value === 1 && expression.type !== 'boolean';
}

/** Points that are spread evenly over a stretch, for a plot or a grid. */
function isSpaced(code: ModuleCode, expression: Expression | undefined, place: Place): boolean {
  return expression?.kind === 'Call' && /^(numpy|torch|jax\.numpy|cupy)\.(linspace|arange)$/.test(code.name(expression.callee, place) ?? '');
}

/** What is added to 1. */
function other(expression: Expression, operator: string): Expression | null {
  if (expression.kind !== 'BinaryOperation' || expression.operator !== operator) return null;
  const found = isOne(expression.left) ? expression.right : isOne(expression.right) ? expression.left : null;
  return found?.kind === 'Constant' ? null : found;
}

/** `x` of `exp(x)`. */
function exponent(code: ModuleCode, expression: Expression, place: Place): Expression | null {
  if (expression.kind !== 'Call' || !MODULES.some((one) => [`${one}.exp`, 'tensorflow.exp'].includes(code.name(expression.callee, place) ?? ''))) return null;
  return expression.args[0]?.value ?? null;
}

/** Minus a distance or an absolute value never overflows. */
function isBounded(expression: Expression): boolean {
  return expression.kind === 'UnaryOperation' && expression.operand.kind === 'Call';
}

/** Whole numbers lose nothing: places in a ranking, lengths, counters of a loop. */
function isCount(code: ModuleCode, expression: Expression, place: Place): boolean {
  if (isType(typeOf(code, expression, place), 'builtins.int')) return true;
  if (expression.kind === 'BinaryOperation') return isCount(code, expression.left, place) && (isCount(code, expression.right, place) || expression.right.kind === 'Constant');
  if (expression.kind !== 'Name') return false;
  const bindings = code.bindings(expression.id, place);
  return bindings.length > 0 && bindings.every((one) => one.kind === 'element' && one.value.kind === 'Call' && /^builtins\.(range|enumerate)$/.test(code.name(one.value.callee, one.place) ?? '') && (one.path === null || one.path.length === 0 || one.path[0] === 0));
}

/** `exp`'s argument in `sum(exp(x))`; null for all else, and where the largest value is taken out already. */
function summed(code: ModuleCode, call: Call, place: Place): Expression | null {
  const { callee } = call;
  const isFunction = /^(numpy|torch|jax\.numpy|cupy)\.sum$/.test(code.name(callee, place) ?? '');
  const inner = isFunction ? call.args[0]?.value : callee.kind === 'Attribute' && callee.attribute === 'sum' ? callee.value : undefined;
  if (inner === undefined) return null;
  const { value, place: at } = valueOf(code, inner, place);
  if (value.kind !== 'Call') return null;
  const isExp = /^(numpy|torch|jax\.numpy|cupy)\.exp$/.test(code.name(value.callee, at) ?? '');
  const isMethod = !isExp && value.callee.kind === 'Attribute' && value.callee.attribute === 'exp' && isType(typeOf(code, value.callee.value, at), 'torch.Tensor');
  const scores = isExp ? value.args[0]?.value : isMethod ? value.callee.value : undefined;
  if (scores === undefined) return null;
  const given = valueOf(code, scores, at).value;
  // Scores of which something was taken away are mostly shifted by their maximum; distances are never positive.
  return given.kind === 'BinaryOperation' || given.kind === 'UnaryOperation' ? null : scores;
}

/** The call under its other name; `whole` is replaced by it, `argument` is what it is given. */
function renamed(code: ModuleCode, call: Call, from: string, to: string, whole: Expression, argument: Expression | null): readonly Fix[] {
  if (call.callee.kind !== 'Attribute' || call.callee.attribute !== from) return [];
  const callee = `${textOf(code, call.callee.value)}.${to}`;
  const [first] = call.args;
  if (first === undefined) return [];
  const text = `${callee}(${textOf(code, argument ?? first.value)})`;
  const span = argument === null ? whole : call;
  return [{ title: `Use ${to}`, safe: true, edits: [edit(code, span.start, span.end, text)] }];
}
