import type { Site } from './graph';
import { splitEvent } from './learn';
import type { Machine } from './machine';
import type { Rows } from './regions';
import type { DataCell, Mask } from './values';

const complements: Readonly<Record<string, string>> = { '>=': '<', '>': '<=', '!=': '==', 'not in': 'in', 'is not': 'is' };

/** The rows a comparison lets through, in a form in which two comparisons of the same thing can be compared. */
export function maskOf(operator: string, left: string, right: string, bound: number | null): Mask {
  const base = complements[operator];
  const key = `${left} ${base ?? operator} ${bound === null ? right : String(bound)}`;
  const part = base ? 1 : 0;
  if (!/^[<>]=?$/.test(operator)) return { key, part, interval: null };
  const axis = bound === null ? `${left} | ${right}` : left;
  // Just above the bound: `x <= 5` lets 5 through, `x < 5` does not.
  const at = bound ?? 0;
  const above = at + Math.max(1e-9, Math.abs(at) * 1e-12);
  const interval = { '<': { axis, from: null, to: at }, '<=': { axis, from: null, to: above }, '>': { axis, from: above, to: null }, '>=': { axis, from: at, to: null } }[operator] ?? null;
  return { key, part, interval };
}

/** `df.query('year < 2020')`: one comparison of a column with a number, a text or a variable. Null: more than that. */
export function queryMask(text: string | null): Mask | null {
  const [, column, operator, right] = /^\s*`?(\w+)`?\s*(<=|>=|==|!=|<|>)\s*(-?[\d.]+|'[^']*'|"[^"]*"|@\w+)\s*$/.exec(text ?? '') ?? [];
  if (column === undefined || operator === undefined || right === undefined) return null;
  return maskOf(operator, `query.${column}`, right, /^-?[\d.]+$/.test(right) ? Number(right) : null);
}

/** The rows of a table that a condition lets through. */
export function maskedRows(machine: Machine, cell: DataCell, mask: Mask, what: string, site: Site): Rows {
  const event = splitEvent(machine, site, 'mask', what, cell);
  const options = mask.interval ? { interval: mask.interval } : {};
  return cell.rows.map((region) => machine.regions.part(region, `mask:${mask.key}`, mask.part, event, options));
}
