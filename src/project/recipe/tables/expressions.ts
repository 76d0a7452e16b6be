import type { Site } from '../../../provenance/graph';

export type Value = string | number | boolean | null;

/**
 * How one column of the model's input is computed, in a normal form: sums of products with their constants folded, library spellings of one operation
 * made equal, branches with their tests. Leaves are constants and the fields of the table, request or page that it comes from.
 */
export type Expr = Constant | Field | Sum | Operation | When | Unknown;

interface At {
  /** The code that makes it. */
  readonly site: Site;
}

export interface Constant extends At { readonly e: 'constant'; readonly value: Value }

/** A column as it is read, a field of a request, an element of a page. */
export interface Field extends At {
  readonly e: 'field';
  readonly name: string;
  readonly from: 'table' | 'request' | 'page';
  /** The values that a page lets its user choose from. */
  readonly options?: readonly Value[];
  /** What it is where nothing is given. */
  readonly fallback?: { readonly value: Value; readonly site: Site };
  /** What the schema of a request says that it is. */
  readonly type?: 'number' | 'text';
}

/** `constant + Σ coefficient · Π factor ^ power` */
export interface Sum extends At { readonly e: 'sum'; readonly constant: number; readonly terms: readonly Monomial[] }

export interface Monomial {
  readonly coefficient: number;
  readonly factors: readonly { readonly of: Expr; readonly power: number }[];
}

/** `params`: what of an operation's arguments is a literal: the text that is replaced, the bins of a cut. */
export interface Operation extends At { readonly e: 'operation'; readonly name: string; readonly operands: readonly Expr[]; readonly params: readonly Value[] }

export interface When extends At { readonly e: 'when'; readonly test: Expr; readonly then: Expr; readonly otherwise: Expr }

export interface Unknown extends At { readonly e: 'unknown'; readonly what: string }

export function constant(value: Value, site: Site): Constant {
  return { e: 'constant', value, site };
}

export function unknown(what: string, site: Site): Unknown {
  return { e: 'unknown', what, site };
}

export function operation(name: string, operands: readonly Expr[], site: Site, params: readonly Value[] = []): Operation {
  return { e: 'operation', name, operands, params, site };
}

export function when(test: Expr, then: Expr, otherwise: Expr, site: Site): Expr {
  return keyOf(then) === keyOf(otherwise) ? then : { e: 'when', test, then, otherwise, site };
}

/** A name as people write it anew: `Petal Length (cm)` and `petal_length` are one. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/\([^)]*\)/g, '').replace(/[^\p{L}\p{N}]/gu, '');
}

/** A number as it is compared: to nine digits. */
function digits(value: number): string {
  return String(Number(value.toPrecision(9)));
}

/** What to leave out of a key: `constants` for the shape alone, `names` for what does not depend on how sources are called. */
export interface KeyOptions {
  readonly constants?: boolean;
  readonly names?: boolean;
}

/** Two expressions with the same key compute the same. */
export function keyOf(expr: Expr, without: KeyOptions = {}): string {
  const number = (value: number): string => (without.constants ? '#' : digits(value));
  const key = (of: Expr): string => keyOf(of, without);
  switch (expr.e) {
    case 'constant':
      return typeof expr.value === 'number' ? number(expr.value) : without.constants ? '#' : JSON.stringify(expr.value);
    case 'field':
      return without.names ? '$' : `$${plainName(expr.name)}`;
    case 'sum': {
      const terms = expr.terms.map(({ coefficient, factors }) => `${number(coefficient)}${factors.map(({ of, power }) => `*${key(of)}^${digits(power)}`).join('')}`);
      return `(${[...(expr.constant === 0 ? [] : [number(expr.constant)]), ...terms.sort()].join('+')})`;
    }
    case 'operation': {
      // Reading a number from a text and a saved statistic change no meaning.
      if (expr.name === 'saved' && expr.operands[0]) return key(expr.operands[0]);
      const params = expr.params.map((param) => (typeof param === 'number' ? number(param) : without.constants ? '#' : JSON.stringify(param)));
      return `${expr.name}(${[...expr.operands.map(key), ...params].join(',')})`;
    }
    case 'when':
      return `if(${key(expr.test)},${key(expr.then)},${key(expr.otherwise)})`;
    case 'unknown':
      return `?${expr.what}`;
  }
}

export function partsOf(expr: Expr): readonly Expr[] {
  switch (expr.e) {
    case 'sum':
      return expr.terms.flatMap((term) => term.factors.map((factor) => factor.of));
    case 'operation':
      return expr.operands;
    case 'when':
      return [expr.test, expr.then, expr.otherwise];
    default:
      return [];
  }
}

/** An expression and all in it, outermost first. */
export function* inside(expr: Expr): Generator<Expr> {
  const list = [expr];
  for (let index = 0; index < list.length && index < 600; index++) {
    const at = list[index];
    if (!at) return;
    yield at;
    list.push(...partsOf(at));
  }
}

/** Is nothing of it unknown? */
export function isWhole(expr: Expr): boolean {
  for (const part of inside(expr)) if (part.e === 'unknown') return false;
  return true;
}

/** The fields that it is made of, each name once. */
export function fieldsOf(expr: Expr): Field[] {
  const fields = new Map<string, Field>();
  for (const part of inside(expr)) if (part.e === 'field' && !fields.has(plainName(part.name))) fields.set(plainName(part.name), part);
  return [...fields.values()];
}

/** Is an operation of one of these names in it? */
export function has(expr: Expr, ...names: readonly string[]): boolean {
  for (const part of inside(expr)) if (part.e === 'operation' && names.includes(part.name)) return true;
  return false;
}
