import { callTerm } from '../../symbolic/calls';
import type { Term } from '../../symbolic/terms';
import { literalOf, noKeywords, stringOf } from '../../symbolic/terms';
import { add, divide, multiply, power, scale } from './arithmetic';
import { callValue } from './calls';
import { columnOf, isTable } from './columns';
import type { Expr } from './expressions';
import { constant, isWhole, keyOf, operation, unknown, when } from './expressions';
import { unpacked } from './names';
import type { Reading } from './reading';
import { boundTo, deeper } from './reading';
import { pageField, recordOf, requestField } from './records';
import { calendarPart, sameValue } from './spellings';

/** How a value, or a column, is computed. */
export function valueOf(reading: Reading, term: Term): Expr {
  const known = reading.bound.size === 0 ? reading.values.get(term) : undefined;
  if (known) return known;
  const value = deeper(reading, () => read(reading, term)) ?? unknown('too deep', term.site);
  if (reading.bound.size === 0 && reading.depth < 100) reading.values.set(term, value);
  return value;
}

const constants: Readonly<Record<string, number>> = { 'numpy.pi': Math.PI, 'math.pi': Math.PI, 'math.tau': 2 * Math.PI, 'numpy.e': Math.E, 'math.e': Math.E };

function read(reading: Reading, term: Term): Expr {
  const { site } = term;
  const of = (inner: Term): Expr => valueOf(reading, inner);
  switch (term.t) {
    case 'literal':
      return constant(term.value, site);
    case 'external': {
      const number = Object.hasOwn(constants, term.name) ? constants[term.name] : undefined;
      if (number !== undefined) return constant(number, site);
      return /^(numpy\.(nan|NaN|NAN)|pandas\.NA|math\.nan)$/.test(term.name) ? constant(null, site) : unknown(term.name, site);
    }
    case 'given':
      return requestField(reading, term) ?? unknown(term.name, site);
    case 'item':
      return itemValue(reading, term);
    case 'attribute':
      return attributeValue(reading, term);
    case 'operation':
      return operationValue(term.operator, term.operands.map(of), term);
    case 'call':
      return pageField(term) ?? requestField(reading, term) ?? callValue(reading, term);
    case 'choice': {
      if (term.when && asksForText(term.when.test)) return operation('maybe', [of(term.when.then), of(term.when.otherwise)], site);
      if (term.when) return when(of(term.when.test), of(term.when.then), of(term.when.otherwise), site);
      const [first, ...others] = term.options.map(of);
      return first && others.every((other) => keyOf(other) === keyOf(first)) ? first : unknown('one of several', site);
    }
    case 'element': {
      const column = reading.bound.get(term);
      return column === undefined ? of(term.of) : (columnOf(reading, term.of, column, site) ?? unknown(column, site));
    }
    case 'collected':
      return of(term.element);
    case 'sequence':
      return term.items.length === 1 && term.items[0] ? of(term.items[0]) : unknown('a list', site);
    case 'with-item': {
      const { index } = term;
      // `column.loc[rows] = value`, `column[rows] = value`
      const rows = index.t === 'item' && index.of.t === 'attribute' && /^i?loc$/.test(index.of.name) ? index.index : index;
      if (rows.t === 'operation') return when(of(rows), of(term.value), of(term.of), site);
      // `items[i] = …` in a loop: one or the other.
      return rows.t === 'element' || rows.t === 'opaque' ? operation('maybe', [of(term.value), of(term.of)], site) : unknown('an item is set', site);
    }
    case 'after':
      return literalOf(term.by.keywords.get('inplace')) === true ? callValue(reading, { ...term.by, receiver: term.of }) : unknown(term.by.callee, site);
    case 'text':
      return operation('concat', term.parts.map(of), site);
    default:
      return unknown(term.t === 'opaque' ? term.what : term.t, site);
  }
}

/** `isinstance(value, str)`, `type(value) == str`: of a text it is true. */
function asksForText(test: Term): boolean {
  const [first, second] = test.t === 'operation' && (test.operator === '==' || test.operator === 'is') ? test.operands : test.t === 'call' && test.callee === 'isinstance' ? test.args : [];
  return first !== undefined && second?.t === 'external' && second.name === 'str' && (test.t === 'call' || (first.t === 'call' && first.callee === 'type'));
}

function itemValue(reading: Reading, term: Extract<Term, { t: 'item' }>): Expr {
  const { index, of, site } = term;
  const saved = unpacked(reading, term);
  if (saved) return operation('saved', [valueOf(reading, saved)], site);
  const bound = boundTo(reading, index);
  const name = bound ?? stringOf(index) ?? (index.t === 'sequence' && index.items.length === 1 ? stringOf(index.items[0]) : undefined);
  if (name !== undefined) {
    const asked = requestField(reading, { ...term, index: { t: 'literal', value: name, site } });
    if (asked) return asked;
    return columnOf(reading, of, name, site) ?? unknown(`no column ${name}`, site);
  }
  if (of.t === 'attribute' && /^(i?loc|i?at|values)$/.test(of.name)) {
    const last = index.t === 'sequence' ? stringOf(index.items.at(-1)) : undefined;
    return last === undefined ? valueOf(reading, of.of) : (columnOf(reading, of.of, last, site) ?? unknown(last, site));
  }
  if (of.t === 'dict') return lookup(of, valueOf(reading, index), term);
  const at = literalOf(index);
  if (typeof at === 'number') {
    const whole = valueOf(reading, of);
    // The only row, or the first of the most frequent values.
    if (of.t === 'call' && /^\.(mode|unique|tolist|item|iloc|to_numpy)$/.test(of.callee)) return whole;
    if (of.t === 'attribute' && of.name === 'values') return whole;
    return whole.e === 'operation' && /^(split|rsplit|extract|findall)$/.test(whole.name) ? operation('item', [whole], site, [at]) : whole.e === 'field' && recordOf(reading, of) ? whole : isWhole(whole) && whole.e !== 'field' ? operation('item', [whole], site, [at]) : unknown('an item', site);
  }
  return index.t === 'slice' || index.t === 'operation' || index.t === 'opaque' || index.t === 'element' ? valueOf(reading, of) : unknown('an item', site);
}

/** `{'Petrol': 0, 'Diesel': 1}[fuel]`, `fuel.map({…})` */
export function lookup(dict: Extract<Term, { t: 'dict' }>, of: Expr, at: Term, fallback?: Expr): Expr {
  const pairs = dict.entries.map(({ key, value }) => [literalOf(key ?? undefined), literalOf(value)] as const);
  const params = pairs.flatMap(([key, value]) => (key === undefined || value === undefined ? [] : [key, value]));
  if (params.length !== pairs.length * 2 || pairs.length === 0) return unknown('a mapping', at.site);
  return operation('lookup', fallback ? [of, fallback] : [of], at.site, params);
}

function attributeValue(reading: Reading, term: Extract<Term, { t: 'attribute' }>): Expr {
  const { name, of, site } = term;
  const asked = requestField(reading, term);
  if (asked) return asked;
  if (sameValue.has(name)) return valueOf(reading, of);
  if (isTable(reading, of)) return columnOf(reading, of, name, site) ?? unknown(name, site);
  const part = calendarPart(name);
  if (part !== undefined) return operation(part, [valueOf(reading, of)], site);
  if (name === 'days' || name === 'seconds') return operation(name, [valueOf(reading, of)], site);
  if (of.t === 'element' || of.t === 'item') return columnOf(reading, of, name, site) ?? unknown(name, site);
  return unknown(name, site);
}

function isText(expr: Expr): boolean {
  return (expr.e === 'constant' && typeof expr.value === 'string') || (expr.e === 'operation' && expr.name === 'concat');
}

export function operationValue(operator: string, operands: readonly Expr[], at: Term): Expr {
  const [a, b] = operands;
  const { site } = at;
  if (!a) return unknown(operator, site);
  if (!b) {
    if (operator === 'u-') return scale(a, -1, site);
    return operator === 'u+' ? a : operation(operator === 'u~' ? 'not' : operator, [a], site);
  }
  switch (operator) {
    case '+':
      return isText(a) || isText(b) ? operation('concat', [a, b].flatMap((part) => (part.e === 'operation' && part.name === 'concat' ? part.operands : [part])), site) : add(a, b, site);
    case '-':
      return add(a, scale(b, -1, site), site);
    case '*':
      return multiply(a, b, site);
    case '/':
      return divide(a, b, site);
    case '**':
      return b.e === 'constant' && typeof b.value === 'number' ? power(a, b.value, site) : operation('power', [a, b], site);
    case '==': case 'is':
      return operation('equal', [a, b], site);
    case '!=': case 'is not':
      return operation('not', [operation('equal', [a, b], site)], site);
    case '<': case '<=':
      return operation(operator, [a, b], site);
    case '>': case '>=':
      return operation(operator === '>' ? '<' : '<=', [b, a], site);
    case 'and': case '&':
      return operation('and', operands, site);
    case 'or': case '|':
      return operation('or', operands, site);
    case 'in': case 'not in': {
      const test = at.t === 'operation' && at.operands[1]?.t === 'sequence' ? operation('in', [a], site, at.operands[1].items.map((item) => literalOf(item) ?? null)) : operation('in', [a, b], site);
      return operator === 'in' ? test : operation('not', [test], site);
    }
    default:
      return operation(operator, [a, b], site);
  }
}

/** What a function of the program, or a lambda, gives for a term. */
export function applied(reading: Reading, callee: Term, to: Term): Expr {
  return valueOf(reading, callTerm(reading.machine, callee, [to], noKeywords, callee.site));
}
