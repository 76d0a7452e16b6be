import type { Expr, Value } from './expressions';
import { inside, plainName } from './expressions';

/** What an expression gives for values of its fields, by plain name; undefined: that can't be told. */
export function evaluate(expr: Expr, fields: ReadonlyMap<string, Value>): Value | undefined {
  switch (expr.e) {
    case 'constant':
      return expr.value;
    case 'field':
      return fields.get(plainName(expr.name));
    case 'when': {
      const test = evaluate(expr.test, fields);
      return test === undefined ? undefined : evaluate(isTrue(test) ? expr.then : expr.otherwise, fields);
    }
    case 'sum': {
      let sum = expr.constant;
      for (const { coefficient, factors } of expr.terms) {
        let product = coefficient;
        for (const { of, power } of factors) {
          const value = evaluate(of, fields);
          if (typeof value !== 'number' && typeof value !== 'boolean') return undefined;
          product *= Number(value) ** power;
        }
        sum += product;
      }
      return Number.isFinite(sum) ? sum : undefined;
    }
    case 'operation':
      return operationOf(expr, fields);
    case 'unknown':
      return undefined;
  }
}

function isTrue(value: Value): boolean {
  return value !== null && value !== false && value !== 0 && value !== '';
}

function operationOf(expr: Extract<Expr, { e: 'operation' }>, fields: ReadonlyMap<string, Value>): Value | undefined {
  const [a, b] = expr.operands.map((operand) => evaluate(operand, fields));
  const { params } = expr;
  switch (expr.name) {
    case 'saved': case 'dummy':
      return a;
    case 'equal':
      return a === undefined || b === undefined ? undefined : a === b || (typeof a !== typeof b && Number(a) === Number(b) && typeof a !== 'string' && typeof b !== 'string');
    case 'not':
      return a === undefined ? undefined : !isTrue(a);
    case 'and':
      return a === undefined || b === undefined ? undefined : isTrue(a) && isTrue(b);
    case 'or':
      return a === undefined || b === undefined ? undefined : isTrue(a) || isTrue(b);
    case 'in':
      return a === undefined || expr.operands.length > 1 ? undefined : params.includes(a);
    case '<':
      return typeof a === 'number' && typeof b === 'number' ? a < b : undefined;
    case '<=':
      return typeof a === 'number' && typeof b === 'number' ? a <= b : undefined;
    case 'lookup': {
      if (a === undefined) return undefined;
      for (let index = 0; index < params.length; index += 2) if (params[index] === a) return params[index + 1];
      const other = expr.operands[1];
      return other?.e === 'operation' && other.name === 'itself' ? a : b;
    }
    case 'cut': {
      const edges = cutEdges(expr);
      const labels = params.slice(edges.length, -1);
      if (typeof a !== 'number' || labels.length !== edges.length - 1) return undefined;
      const isRight = params.at(-1) !== false;
      const bin = labels.findIndex((_, index) => {
        const [low, high] = [edges[index] ?? NaN, edges[index + 1] ?? NaN];
        return isRight ? a > low && a <= high : a >= low && a < high;
      });
      return bin < 0 ? null : labels[bin];
    }
    case 'lower':
      return typeof a === 'string' ? a.toLowerCase() : undefined;
    case 'upper':
      return typeof a === 'string' ? a.toUpperCase() : undefined;
    case 'strip':
      return typeof a === 'string' && params.length === 0 ? a.trim() : undefined;
    case 'replace':
      return typeof a === 'string' && typeof params[0] === 'string' && typeof params[1] === 'string' ? a.replaceAll(params[0], params[1]) : undefined;
    default:
      return undefined;
  }
}

/** The edges of a `cut`: the rising numbers that its parameters begin with. */
function cutEdges(expr: Extract<Expr, { e: 'operation' }>): readonly number[] {
  const edges: number[] = [];
  for (const param of expr.params) {
    if (typeof param !== 'number' || param <= (edges.at(-1) ?? -Infinity)) break;
    edges.push(param);
  }
  return edges;
}

/** The numbers at which an expression changes for a field: what it is compared with, and the edges of its bins. */
export function edgesOf(expr: Expr, field: string): readonly number[] {
  const edges = new Set<number>();
  for (const part of inside(expr)) {
    if (part.e !== 'operation') continue;
    const [a, b] = part.operands;
    const isField = [a, b].some((of) => of?.e === 'field' && plainName(of.name) === field);
    if (!isField) continue;
    if (part.name === '<' || part.name === '<=') for (const of of [a, b]) if (of?.e === 'constant' && typeof of.value === 'number') edges.add(of.value);
    if (part.name === 'cut') for (const edge of cutEdges(part).slice(1, -1)) edges.add(edge);
  }
  return [...edges];
}

/** The values that an expression tells apart for a field: what it is compared with, and the keys of its mappings. */
export function casesOf(expr: Expr, field: string): { readonly values: Set<Value>; readonly isMapping: boolean } {
  const values = new Set<Value>();
  let isMapping = false;
  const isField = (of: Expr | undefined): boolean => (of?.e === 'field' && plainName(of.name) === field) || (of?.e === 'operation' && of.name === 'saved' && isField(of.operands[0]));
  const walk = (at: Expr): void => {
    if (at.e === 'operation') {
      const [a, b] = at.operands;
      if (at.name === 'equal') {
        if (isField(a) && b?.e === 'constant') values.add(b.value);
        if (isField(b) && a?.e === 'constant') values.add(a.value);
      }
      if (at.name === 'in' && isField(a) && at.operands.length === 1) for (const param of at.params) values.add(param);
      if (at.name === 'lookup' && isField(a)) {
        isMapping ||= at.operands.length === 1;
        for (let index = 0; index < at.params.length; index += 2) values.add(at.params[index] ?? null);
      }
      for (const operand of at.operands) walk(operand);
    } else if (at.e === 'when') for (const part of [at.test, at.then, at.otherwise]) walk(part);
    else if (at.e === 'sum') for (const term of at.terms) for (const { of } of term.factors) walk(of);
  };
  walk(expr);
  return { values, isMapping };
}
