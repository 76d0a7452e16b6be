/** How a column is computed, in one form for SQL, Spark and Python. What is not read is unknown, and says nothing. */
export type Formula =
  | { readonly f: 'number'; readonly value: number }
  | { readonly f: 'text'; readonly value: string }
  | { readonly f: 'column'; readonly name: string }
  /** The day of the week, as the numbers of Monday to Sunday. */
  | { readonly f: 'weekday'; readonly numbers: readonly number[]; readonly of: Formula }
  /** What stands for a missing value. */
  | { readonly f: 'fill'; readonly of: Formula; readonly by: Formula }
  | { readonly f: 'operation'; readonly operator: string; readonly operands: readonly Formula[] }
  | { readonly f: 'unknown' };

export const unknownFormula: Formula = { f: 'unknown' };

export const weekdays = { monday0: [0, 1, 2, 3, 4, 5, 6], monday1: [1, 2, 3, 4, 5, 6, 7], sunday0: [1, 2, 3, 4, 5, 6, 0], sunday1: [2, 3, 4, 5, 6, 7, 1] } as const;

/** An operation; numbers of weekdays are worked out, and `1 if test else 0` is the test. */
export function operationOf(operator: string, operands: readonly Formula[]): Formula {
  const [left, right, last] = operands;
  if (operator === 'if' && right?.f === 'number' && right.value === 1 && last?.f === 'number' && last.value === 0 && left) return left;
  if (left && right && operands.length === 2) {
    if (left.f === 'weekday' && right.f === 'number') {
      const numbers = left.numbers.map((value) => arithmetic(operator, value, right.value));
      if (numbers.every((value) => value !== undefined)) return { ...left, numbers };
    }
    if (left.f === 'number' && right.f === 'number') {
      const value = arithmetic(operator, left.value, right.value);
      if (value !== undefined) return { f: 'number', value };
    }
  }
  return { f: 'operation', operator, operands };
}

function arithmetic(operator: string, a: number, b: number): number | undefined {
  switch (operator) {
    case '+': return a + b;
    case '-': return a - b;
    case '*': return a * b;
    case '/': return b === 0 ? undefined : a / b;
    case '%': return b === 0 ? undefined : a - b * Math.floor(a / b);
    default: return undefined;
  }
}

/** Statistics of a column: what they stand for is another number for each set of rows. */
export const statistics: ReadonlySet<string> = new Set(['mean', 'median', 'mode', 'avg', 'std', 'min', 'max', 'sum', 'count']);

/** Where two formulas of one shape differ. */
export type FormulaDifference =
  | { readonly what: 'weekday'; readonly train: readonly number[]; readonly serve: readonly number[] }
  | { readonly what: 'fill'; readonly train: Formula; readonly serve: Formula }
  | { readonly what: 'constant'; readonly train: number; readonly serve: number }
  | { readonly what: 'division'; readonly train: string; readonly serve: string };

/** The difference between two formulas that are alike in all else; null: they are equal; 'unlike': they can't be compared. */
export function formulaDifference(train: Formula, serve: Formula): FormulaDifference | 'unlike' | null {
  if (train.f === 'weekday' && serve.f === 'weekday') return train.numbers.every((value, index) => value === serve.numbers[index]) ? null : { what: 'weekday', train: train.numbers, serve: serve.numbers };
  if (train.f === 'fill' && serve.f === 'fill') {
    const inner = formulaDifference(train.of, serve.of);
    if (inner !== null) return inner;
    return fillDiffers(train.by, serve.by) ? { what: 'fill', train: train.by, serve: serve.by } : sameFill(train.by, serve.by) ? null : 'unlike';
  }
  if (train.f === 'number' && serve.f === 'number') return Math.abs(train.value - serve.value) <= 1e-6 * Math.max(1, Math.abs(train.value)) ? null : { what: 'constant', train: train.value, serve: serve.value };
  if (train.f === 'column' && serve.f === 'column') return train.name.toLowerCase() === serve.name.toLowerCase() ? null : 'unlike';
  if (train.f === 'text' && serve.f === 'text') return train.value === serve.value ? null : 'unlike';
  if (train.f !== 'operation' || serve.f !== 'operation' || train.operands.length !== serve.operands.length) return 'unlike';
  const isDivision = (operator: string): boolean => operator === '/' || operator === '//';
  if (train.operator !== serve.operator && !(isDivision(train.operator) && isDivision(serve.operator))) return 'unlike';
  const found = train.operands.map((operand, index) => formulaDifference(operand, serve.operands[index] ?? unknownFormula));
  if (found.includes('unlike')) return 'unlike';
  const different = found.filter((one) => one !== null);
  if (train.operator !== serve.operator) return different.length === 0 ? { what: 'division', train: train.operator, serve: serve.operator } : 'unlike';
  // A formula with several other numbers is another formula.
  return different.length > 1 ? 'unlike' : (different[0] ?? null);
}

function isStatistic(by: Formula): by is Extract<Formula, { f: 'operation' }> {
  return by.f === 'operation' && statistics.has(by.operator);
}

function sameFill(a: Formula, b: Formula): boolean {
  return (a.f === 'number' && b.f === 'number' && a.value === b.value) || (a.f === 'text' && b.f === 'text' && a.value === b.value);
}

function fillDiffers(a: Formula, b: Formula): boolean {
  const isValue = (by: Formula): boolean => by.f === 'number' || by.f === 'text';
  if (isValue(a) && isValue(b)) return !sameFill(a, b);
  return (isValue(a) && isStatistic(b)) || (isStatistic(a) && isValue(b));
}
