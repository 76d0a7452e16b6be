import type { Comprehension, ComprehensionClause, Expression } from './nodes';
import type { FlatTree } from './flat-tree';
import { kind } from './kinds';
import { broken, isExpressionKind, lowerAt, lowerExpression, lowerPair, operands } from './lower-expressions';

const FOR_IN = kind('for_in_clause');
const IF_CLAUSE = kind('if_clause');
const PAIR = kind('pair');
const ASYNC = kind('\'async');
const IN = kind('\'in');
const OF: ReadonlyMap<number, Comprehension['of']> = new Map([
  [kind('list_comprehension'), 'list'], [kind('set_comprehension'), 'set'], [kind('dictionary_comprehension'), 'dict'], [kind('generator_expression'), 'generator'],
] as const);

/** Lowers the four comprehensions. */
export function lowerComprehension(t: FlatTree, i: number): Comprehension {
  let key: Expression | null = null;
  let element: Expression | null = null;
  const clauses: (ComprehensionClause & { conditions: Expression[] })[] = [];
  const end = t.nexts[i] as number;
  for (let c = i + 1; c < end; c = t.nexts[c] as number) {
    const id = t.kinds[c] as number;
    if (id === FOR_IN) {
      clauses.push(lowerClause(t, c));
    } else if (id === IF_CLAUSE) {
      clauses[clauses.length - 1]?.conditions.push(lowerAt(t, operands(t, c)[0] ?? -1, c));
    } else if (id === PAIR) {
      [key, element] = lowerPair(t, c);
    } else if (element === null && operandLike(id)) {
      element = lowerExpression(t, c);
    }
  }
  return { kind: 'Comprehension', start: t.starts[i] as number, end: t.ends[i] as number, of: OF.get(t.kinds[i] as number) ?? 'generator', key, element: element ?? broken(t, i), clauses };
}

const PARENTHESIZED = kind('parenthesized_expression');
function operandLike(id: number): boolean {
  return id === PARENTHESIZED || isExpressionKind(id);
}

function lowerClause(t: FlatTree, i: number): ComprehensionClause & { conditions: Expression[] } {
  let isAsync = false;
  let target = -1;
  let seenIn = false;
  const iterables: number[] = [];
  const end = t.nexts[i] as number;
  for (let c = i + 1; c < end; c = t.nexts[c] as number) {
    const id = t.kinds[c] as number;
    if (id === ASYNC) isAsync = true;
    else if (id === IN) seenIn = true;
    else if (operandLike(id)) {
      if (!seenIn) target = c;
      else iterables.push(c);
    }
  }
  const [first = -1] = iterables;
  let iterable = lowerAt(t, first, i);
  if (iterables.length > 1) {
    const elements = iterables.map((c) => lowerExpression(t, c));
    iterable = { kind: 'Tuple', start: iterable.start, end: elements[elements.length - 1]?.end ?? iterable.end, elements };
  }
  return { target: lowerAt(t, target, i), iterable, conditions: [], isAsync };
}
