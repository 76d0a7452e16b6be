import type { FlatTree } from './flat-tree';
import { kind } from './kinds';
import { isOperand, lowerAt, lowerExpression, lowerName, operandAfter, operands } from './lower-expressions';
import type { Expression, NamedExpression } from './nodes';

const COLON = kind('\':');

/** Lowers `a if b else c`. */
export function lowerConditional(t: FlatTree, i: number): Expression {
  const [body = -1, test = -1, orelse = -1] = operands(t, i);
  return { kind: 'Conditional', start: t.starts[i] as number, end: t.ends[i] as number, test: lowerAt(t, test, i), body: lowerAt(t, body, i), orelse: lowerAt(t, orelse, i) };
}

/** Lowers `a := b`. */
export function lowerNamed(t: FlatTree, i: number): NamedExpression {
  const name = i + 1;
  const value = lowerAt(t, operandAfter(t, name, t.nexts[i] as number), i);
  return { kind: 'NamedExpression', start: t.starts[i] as number, end: t.ends[i] as number, target: lowerName(t, name), value };
}

/** Lowers `a:b:c`. */
export function lowerSlice(t: FlatTree, i: number): Expression {
  const bounds: (Expression | null)[] = [null, null, null];
  let at = 0;
  const end = t.nexts[i] as number;
  for (let c = i + 1; c < end; c = t.nexts[c] as number) {
    if (t.kinds[c] === COLON) at++;
    else if (isOperand(t.kinds[c] as number) && at < 3) bounds[at] = lowerExpression(t, c);
  }
  return { kind: 'Slice', start: t.starts[i] as number, end: t.ends[i] as number, lower: bounds[0] ?? null, upper: bounds[1] ?? null, step: bounds[2] ?? null };
}
