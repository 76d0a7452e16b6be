import type { Machine } from './machine';
import type { Value } from './values';
import { stringOf } from './values';

/** Constant column names: one string, or a list or tuple of them. */
export function columnNames(machine: Machine, value: Value): string[] | null {
  const one = stringOf(value);
  if (one !== null) return [one];
  const cell = machine.state.deref(value);
  const items = value.t === 'tuple' ? value.items : cell?.t === 'list' ? cell.items : null;
  if (!items || items.length === 0) return null;
  const names = items.map((item) => stringOf(item));
  return names.every((name): name is string => name !== null) ? names : null;
}
