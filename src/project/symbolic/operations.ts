import { library } from '../../library/tables';
import type { Expression } from '../../python/nodes';
import { evaluate } from './expressions';
import type { Frame, Machine } from './machine';
import { siteOf } from './machine';
import type { Literal, Term } from './terms';
import { literalOf } from './terms';

/** A binary operation; numbers and strings that are literals are worked out. */
export function binary(operator: string, left: Term, right: Term, site: Term['site']): Term {
  const a = literalOf(left);
  const b = literalOf(right);
  const folded = a === undefined || b === undefined ? undefined : fold(operator, a, b);
  if (folded !== undefined) return { t: 'literal', value: folded, site };
  if (operator === '+' && left.t === 'sequence' && right.t === 'sequence') return { t: 'sequence', of: left.of, items: [...left.items, ...right.items], site };
  // `vars(args) | {'columns': columns}`
  if (operator === '|' && right.t === 'dict') return { t: 'dict', entries: left.t === 'dict' ? [...left.entries, ...right.entries] : [{ key: null, value: left }, ...right.entries], site };
  // `[0.5] * 3`
  if (operator === '*' && left.t === 'sequence' && typeof b === 'number' && Number.isInteger(b) && b > 0 && left.items.length * b <= 64) return { ...left, items: Array.from({ length: b }, () => left.items).flat(), site };
  return { t: 'operation', operator, operands: [left, right], site };
}

function fold(operator: string, a: Literal['value'], b: Literal['value']): Literal['value'] | undefined {
  if (typeof a === 'string' && typeof b === 'string') return operator === '+' ? a + b : undefined;
  if (typeof a !== 'number' || typeof b !== 'number') return undefined;
  const value = arithmetic(operator, a, b);
  return value === undefined || !Number.isFinite(value) ? undefined : value;
}

function arithmetic(operator: string, a: number, b: number): number | undefined {
  switch (operator) {
    case '+': return a + b;
    case '-': return a - b;
    case '*': return a * b;
    case '/': return a / b;
    case '//': return Math.floor(a / b);
    case '%': return a - b * Math.floor(a / b);
    case '**': return a ** b;
    default: return undefined;
  }
}

/** An operation of one operand. */
export function unary(operator: string, operand: Term, site: Term['site']): Term {
  const value = literalOf(operand);
  if (typeof value === 'number' && operator === '-') return { t: 'literal', value: -value, site };
  if (typeof value === 'boolean' && operator === 'not') return { t: 'literal', value: !value, site };
  return { t: 'operation', operator: operator === 'not' ? 'not' : `u${operator}`, operands: [operand], site };
}

/** A test, evaluated; and which way it goes, where literals decide it. */
export function testOf(machine: Machine, test: Expression, frame: Frame): { readonly truth: boolean | undefined; readonly term: Term } {
  const site = siteOf(frame.path, test);
  if (test.kind === 'BooleanOperation') {
    const parts = test.values.map((value) => testOf(machine, value, frame));
    const term: Term = { t: 'operation', operator: test.operator, operands: parts.map((part) => part.term), site };
    const decisive = test.operator === 'or';
    if (parts.some((part) => part.truth === decisive)) return { truth: decisive, term };
    return { truth: parts.every((part) => part.truth === !decisive) ? !decisive : undefined, term };
  }
  if (test.kind === 'UnaryOperation' && test.operator === 'not') {
    const inner = testOf(machine, test.operand, frame);
    return { truth: inner.truth === undefined ? undefined : !inner.truth, term: unary('not', inner.term, site) };
  }
  const term = evaluate(machine, test, frame);
  return { truth: truth(term), term };
}

function truth(term: Term): boolean | undefined {
  if (term.t === 'literal') return term.value !== null && term.value !== false && term.value !== 0 && term.value !== '';
  if (term.t === 'instance' || term.t === 'function' || term.t === 'class') return true;
  if (term.t === 'call' && library.callable(term.callee)?.is === 'restore') return true;
  if (term.t !== 'operation' || term.operands.length !== 2) return undefined;
  const [left, right] = term.operands;
  if (!left || !right) return undefined;
  const a = literalOf(left);
  const b = literalOf(right);
  if (/^(==|is)$/.test(term.operator) || /^(!=|is not)$/.test(term.operator)) {
    const positive = term.operator === '==' || term.operator === 'is';
    if (a !== undefined && b !== undefined) return (a === b) === positive;
    // Something that was made is not None.
    if (b === null && ['call', 'instance', 'function', 'sequence', 'dict', 'after', 'with-item', 'external'].includes(left.t)) return isMade(left) ? !positive : undefined;
    return undefined;
  }
  if (typeof a === 'number' && typeof b === 'number') {
    switch (term.operator) {
      case '<': return a < b;
      case '>': return a > b;
      case '<=': return a <= b;
      case '>=': return a >= b;
      default: return undefined;
    }
  }
  if (term.operator === 'in' || term.operator === 'not in') {
    const items = right.t === 'sequence' ? right.items.map(literalOf) : undefined;
    if (a !== undefined && items?.every((value) => value !== undefined)) return items.includes(a) === (term.operator === 'in');
  }
  return undefined;
}

/** Constructors never give None, nor does what reads a file; `dict.get` or a function of a library may. */
function isMade(term: Term): boolean {
  if (term.t !== 'call' || /(^|\.)[A-Z]\w*$/.test(term.callee)) return true;
  const entry = library.callable(term.callee);
  return entry?.is === 'restore' || entry?.is === 'load';
}
