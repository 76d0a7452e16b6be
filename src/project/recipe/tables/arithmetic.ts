import type { Site } from '../../../provenance/graph';
import type { Expr, Monomial, Sum } from './expressions';
import { constant, keyOf, operation } from './expressions';

/** Any expression as a sum; null for what is no number. */
function asSum(expr: Expr): Sum {
  if (expr.e === 'sum') return expr;
  const { site } = expr;
  if (expr.e === 'constant') {
    const value = typeof expr.value === 'boolean' ? Number(expr.value) : expr.value;
    if (typeof value === 'number') return { e: 'sum', constant: value, terms: [], site };
  }
  return { e: 'sum', constant: 0, terms: [{ coefficient: 1, factors: [{ of: expr, power: 1 }] }], site };
}

function simple(sum: Sum): Expr {
  const [first, ...others] = sum.terms;
  if (!first) return constant(sum.constant, sum.site);
  const [factor, ...rest] = first.factors;
  if (sum.constant === 0 && others.length === 0 && first.coefficient === 1 && factor?.power === 1 && rest.length === 0) return factor.of;
  return sum;
}

function factorKey(term: Monomial): string {
  return term.factors.map(({ of, power }) => `${keyOf(of)}^${String(power)}`).join('*');
}

function collect(terms: readonly Monomial[]): Monomial[] {
  const byFactors = new Map<string, Monomial>();
  for (const term of terms) {
    const key = factorKey(term);
    const known = byFactors.get(key);
    byFactors.set(key, known ? { ...known, coefficient: known.coefficient + term.coefficient } : term);
  }
  return [...byFactors].filter(([, term]) => term.coefficient !== 0).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, term]) => term);
}

export function add(a: Expr, b: Expr, site: Site): Expr {
  const left = asSum(a);
  const right = asSum(b);
  return simple({ e: 'sum', constant: left.constant + right.constant, terms: collect([...left.terms, ...right.terms]), site });
}

export function scale(a: Expr, by: number, site: Site): Expr {
  const sum = asSum(a);
  return simple({ e: 'sum', constant: sum.constant * by, terms: by === 0 ? [] : sum.terms.map((term) => ({ ...term, coefficient: term.coefficient * by })), site });
}

/** One product: a sum of several terms is one factor, with its first coefficient taken out. */
function asMonomial(expr: Expr): Monomial {
  const sum = asSum(expr);
  const [first, ...others] = sum.terms;
  if (!first) return { coefficient: sum.constant, factors: [] };
  if (sum.constant === 0 && others.length === 0) return first;
  const by = first.coefficient;
  return { coefficient: by, factors: [{ of: scale(sum, 1 / by, sum.site), power: 1 }] };
}

export function multiply(a: Expr, b: Expr, site: Site): Expr {
  const left = asSum(a);
  const right = asSum(b);
  if (left.terms.length === 0) return scale(right, left.constant, site);
  if (right.terms.length === 0) return scale(left, right.constant, site);
  return fromMonomials(asMonomial(a), asMonomial(b), site);
}

function fromMonomials(x: Monomial, y: Monomial, site: Site): Expr {
  const factors = new Map<string, { readonly of: Expr; readonly power: number }>();
  for (const factor of [...x.factors, ...y.factors]) {
    const key = keyOf(factor.of);
    const known = factors.get(key);
    factors.set(key, { of: factor.of, power: factor.power + (known?.power ?? 0) });
  }
  const kept = [...factors].filter(([, factor]) => factor.power !== 0).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, factor]) => factor);
  const coefficient = x.coefficient * y.coefficient;
  if (kept.length === 0) return constant(coefficient, site);
  return simple({ e: 'sum', constant: 0, terms: [{ coefficient, factors: kept }], site });
}

export function divide(a: Expr, b: Expr, site: Site): Expr {
  const by = asSum(b);
  if (by.terms.length === 0) return by.constant === 0 ? operation('divide', [a, b], site) : scale(a, 1 / by.constant, site);
  return multiply(a, power(b, -1, site), site);
}

/** `a ** n` for a number `n`. */
export function power(a: Expr, n: number, site: Site): Expr {
  const { coefficient, factors } = asMonomial(a);
  if (factors.length === 0) return constant(coefficient ** n, site);
  if (coefficient < 0 && !Number.isInteger(n)) return operation('power', [a], site, [n]);
  return fromMonomials({ coefficient: coefficient ** n, factors: factors.map(({ of, power: own }) => ({ of, power: own * n })) }, { coefficient: 1, factors: [] }, site);
}
