import type { Comparison, Expression } from '../python/nodes';
import { dataWith } from './data-cell';
import { combine } from './data-operations';
import type { Site } from './graph';
import type { Machine } from './machine';
import { maskOf } from './masks';
import type { Frame, Value } from './values';
import { constant, numberOf, unknown } from './values';

/** `left operator right`: a mask, where data is compared. */
export function compare(machine: Machine, expression: Comparison, frame: Frame, site: Site): Value {
  const values = expression.operands.map((operand) => machine.evaluate(operand, frame));
  const [left, right] = values;
  const operator = expression.operators[0] ?? '==';
  if (!left || !right || values.length > 2) return machine.mixed(values, 'comparison', site);
  if (left.t === 'constant' && right.t === 'constant') {
    if (operator === '==' || operator === 'is') return constant(left.value === right.value);
    if (operator === '!=' || operator === 'is not') return constant(left.value !== right.value);
    if (operator === 'in' && typeof left.value === 'string' && typeof right.value === 'string') return constant(right.value.includes(left.value));
    if (typeof left.value === 'number' && typeof right.value === 'number') {
      if (operator === '<') return constant(left.value < right.value);
      if (operator === '>') return constant(left.value > right.value);
      if (operator === '<=') return constant(left.value <= right.value);
      if (operator === '>=') return constant(left.value >= right.value);
    }
    return unknown;
  }
  if ((operator === 'is' || operator === 'is not') && right.t === 'constant' && right.value === null && left.t !== 'unknown') {
    // A value that is an object, and not a joined "maybe", is not None.
    if (left.t === 'ref' && machine.state.deref(left)?.t !== 'data') return constant(operator === 'is not');
  }
  const result = combine(machine, operator, left, right, site);
  const cell = machine.state.data(result);
  // `df['year']` and `df.year` are the same thing.
  const [before, after] = comparedTexts(machine, expression, frame.path);
  const mask = maskOf(operator, before, after, numberOf(right));
  // `np.random.rand(len(df)) < 0.8` chooses rows of whatever it is laid over.
  if (!cell) return machine.allocateData({ rows: [], influence: [], mask, node: machine.node(operator, site, []) });
  const predicted = cell.predicted && /^[<>]/.test(operator) ? { ...cell.predicted, thresholded: true } : cell.predicted;
  return machine.state.allocate(dataWith(cell, { predicted, mask }));
}

const textsOfComparisons = new WeakMap<Comparison, readonly [string, string]>();

/** The first two operands as written; the same comparison is met in loops and in functions called from several places. */
function comparedTexts(machine: Machine, comparison: Comparison, path: string): readonly [string, string] {
  const known = textsOfComparisons.get(comparison);
  if (known) return known;
  const textOf = (operand: Expression | undefined): string => (operand ? machine.text(path, operand).replace(/\[\s*['"](\w+)['"]\s*\]/g, '.$1') : '');
  const texts = [textOf(comparison.operands[0]), textOf(comparison.operands[1])] as const;
  textsOfComparisons.set(comparison, texts);
  return texts;
}
