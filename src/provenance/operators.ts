import { elementsOf, joinAll } from './bind';
import { dataWith } from './data-cell';
import { combine } from './data-operations';
import type { Site } from './graph';
import type { Machine } from './machine';
import type { Value } from './values';
import { constant, numberOf, unknown } from './values';

/** `left operator right`. */
export function binary(machine: Machine, operator: string, left: Value, right: Value, site: Site): Value {
  if (left.t === 'constant' && right.t === 'constant') return fold(operator, left.value, right.value);
  const a = machine.state.deref(left);
  const b = machine.state.deref(right);
  if (operator === '+' && a?.t === 'list') {
    const other = elementsOf(machine, right);
    const items = a.items && other.items ? [...a.items, ...other.items] : null;
    const added = machine.state.deref(right);
    const copied = a.copied === true || (added?.t === 'list' && added.copied === true);
    return machine.state.allocate({ t: 'list', items, ...(copied ? { copied } : {}), element: joinAll(machine, [a.element, other.element].filter((v): v is Value => v !== null && v.t !== 'unknown')) });
  }
  if (operator === '*' && a?.t === 'list') {
    const times = numberOf(right);
    const items = a.items && times !== null && times >= 0 && times <= 8 ? Array.from({ length: times }, () => a.items ?? []).flat() : null;
    const copied = times === null || times > 1;
    return machine.state.allocate({ t: 'list', items, element: a.element, ...(copied ? { copied } : {}) });
  }
  if (operator === '+' && left.t === 'tuple' && right.t === 'tuple') return { t: 'tuple', items: [...left.items, ...right.items] };
  if (operator === '/' && a?.t !== 'data' && b?.t !== 'data') {
    // `Path("data") / "train.csv"`: the file name is what matters.
    if (right.t === 'constant' && typeof right.value === 'string') return left.t === 'constant' ? constant(`${String(left.value)}/${right.value}`) : right;
  }
  return combine(machine, operator, left, right, site);
}

function fold(operator: string, a: string | number | boolean | null, b: string | number | boolean | null): Value {
  if (operator === '+' && typeof a === 'string' && typeof b === 'string') return constant(a + b);
  if (operator === '/' && typeof a === 'string' && typeof b === 'string') return constant(`${a}/${b}`);
  if (typeof a !== 'number' || typeof b !== 'number') return unknown;
  switch (operator) {
    case '+':
      return constant(a + b);
    case '-':
      return constant(a - b);
    case '*':
      return constant(a * b);
    case '/':
      return b === 0 ? unknown : constant(a / b);
    case '//':
      return b === 0 ? unknown : constant(Math.floor(a / b));
    case '**':
      return constant(a ** b);
    default:
      return unknown;
  }
}

/** `not x`, `~mask`, `-x`. */
export function unary(machine: Machine, operator: string, operand: Value, site: Site): Value {
  if (operand.t === 'constant') {
    if (operator === '-' && typeof operand.value === 'number') return constant(-operand.value);
    if (operator === 'not') return constant(!operand.value);
    return operand;
  }
  const cell = machine.state.data(operand);
  if (!cell || operand.t !== 'ref') return operator === 'not' ? unknown : operand;
  const mask = cell.mask && (operator === '~' || operator === 'not') ? { key: cell.mask.key, part: 1 - cell.mask.part, interval: null } : null;
  return machine.state.allocate(dataWith(cell, { mask, lengthOf: null, node: machine.node(operator, site, [cell.node]) }));
}
