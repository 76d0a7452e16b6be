import type { Call, Comparison, Constant, Expression, Module } from '../../../python/nodes';
import { callsIn, walk } from '../../fixes/source';

/** A literal with floats in it that binary fractions can't hold, and the numbers themselves. */
export interface FloatLiteral {
  readonly expression: Expression;
  readonly values: readonly number[];
}

/** `0.1`, `-0.3`, `[0.1, 0.2]`, `{'a': 0.1}`: a literal of numbers, at least one of them not to be held exactly; null for all else. */
export function floatLiteral(expression: Expression, isFlat = true): FloatLiteral | null {
  const values = numbersOf(expression, isFlat);
  return values?.some((value) => !isExact(value)) === true ? { expression, values } : null;
}

function numbersOf(expression: Expression, isFlat: boolean): number[] | null {
  switch (expression.kind) {
    case 'Constant':
      return (expression.type === 'float' || expression.type === 'integer') && typeof expression.value === 'number' ? [expression.value] : null;
    case 'UnaryOperation':
      return expression.operator === '-' || expression.operator === '+' ? numbersOf(expression.operand, isFlat) : null;
    case 'List': case 'Tuple': {
      const parts = expression.elements.map((one) => (isFlat && (one.kind === 'List' || one.kind === 'Tuple') ? null : numbersOf(one, isFlat)));
      return parts.length > 0 && parts.every((one) => one !== null) ? parts.flat() : null;
    }
    case 'Dict': {
      const parts = expression.entries.map(({ key, value }) => (key?.kind === 'Constant' ? numbersOf(value, isFlat) : null));
      return parts.length > 0 && parts.every((one) => one !== null) ? parts.flat() : null;
    }
    default:
      return null;
  }
}

/** Whole numbers and fractions of 1024 are held exactly, and sums, means and halves of them mostly stay so. */
export function isExact(value: number): boolean {
  return Number.isInteger(value * 1024);
}

const settings = /config|cfg|conf\b|args|param|setting|option|default|hparam|kwargs|spec\b|meta|threshold|(^|_)lr\b|learning_rate|rate\b|alpha|beta\b|gamma|seed|test_size|ratio|fraction|version|env|call_args|_size|momentum|dropout|weight_decay|\bround\(|\.round\(|float\(|read_|load|json\.loads|from_|approx|isclose|allclose|str\(|int\(|\.item\(\)\s*is|temperature|tolerance|quantile|lambda|epsilon|timeout|decay|penalty|budget|cost_|price\b/i;

/** Is this side of a comparison computed, as far as its text tells? What a setting holds, what was rounded, or what was read back is compared rightly. */
export function isComputed(text: string): boolean {
  return !settings.test(text);
}

/** Is a number of the literal written somewhere else in the file too: given to what is tested, or to a mock? Then it may come back as it was given. */
export function isGivenElsewhere(module: Module, { expression, values }: FloatLiteral): boolean {
  let found = false;
  walk(module.body, (node) => {
    const constant = node as unknown as Constant;
    if (node.kind === 'Constant' && constant.type === 'float' && typeof constant.value === 'number' && values.includes(constant.value) && !isExact(constant.value)) {
      if (node.start < expression.start || node.end > expression.end) found = true;
    }
    return !found;
  });
  return found;
}

/** The sides of `a == 0.1`: what is computed, and the literal. */
export function sidesOf(condition: Comparison): { readonly computed: Expression; readonly literal: FloatLiteral } | null {
  const [left, right] = condition.operands;
  if (condition.operands.length !== 2 || condition.operators[0] !== '==' || !left || !right) return null;
  const [a, b] = [floatLiteral(left), floatLiteral(right)];
  if (b && !a) return { computed: left, literal: b };
  return a && !b ? { computed: right, literal: a } : null;
}

/** `np.array([0.1, 0.2])`, `torch.tensor([…])`: the numbers that stand in it. */
export function arrayOf(expression: Expression): { readonly call: Call; readonly literal: FloatLiteral | null } | null {
  if (expression.kind !== 'Call' || expression.callee.kind !== 'Attribute' || !/^(array|asarray|tensor|ones|zeros|full)$/.test(expression.callee.attribute)) return null;
  const given = expression.args[0]?.value;
  return given ? { call: expression, literal: floatLiteral(given, false) } : null;
}

/** Calls of unittest's `assertEqual`, numpy's `assert_array_equal` and `array_equal`, torch's `equal`. */
export function equalityCalls(node: unknown): Call[] {
  return callsIn(node).filter((call) => call.callee.kind === 'Attribute' && /^(assertEqual|assertEquals|assert_array_equal|assert_equal|array_equal|equal)$/.test(call.callee.attribute));
}
