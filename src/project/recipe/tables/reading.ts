import type { Machine } from '../../symbolic/machine';
import type { CallTerm, Term } from '../../symbolic/terms';
import type { Expr } from './expressions';

/** What reading the terms of one side needs. */
export interface Reading {
  readonly machine: Machine;
  readonly side: 'train' | 'serve';
  /** What was written to the file or artifact that a call reads back; null: not known. */
  written(call: CallTerm): Term | null;
  readonly columns: Map<Term, Map<string, Expr | null>>;
  readonly values: Map<Term, Expr>;
  /** Loop variables that stand for one column. */
  readonly bound: Map<Term, string>;
  depth: number;
  budget: number;
}

export function newReading(machine: Machine, side: Reading['side'], written: (call: CallTerm) => Term | null): Reading {
  return { machine, side, written, columns: new Map(), values: new Map(), bound: new Map(), depth: 0, budget: 40_000 };
}

const deepest = 150;

/** Goes one level deeper; undefined where that is too deep. */
export function deeper<T>(reading: Reading, work: () => T): T | undefined {
  if (reading.depth > deepest || reading.budget <= 0) return undefined;
  reading.depth++;
  reading.budget--;
  const result = work();
  reading.depth--;
  return result;
}

/** The column that a loop variable, or a list of columns that is not known, stands for. */
export function boundTo(reading: Reading, index: Term): string | undefined {
  for (const [term, name] of reading.bound) if (isSameTerm(term, index)) return name;
  return undefined;
}

/** Are two terms written out alike? */
function isSameTerm(a: Term, b: Term): boolean {
  if (a === b) return true;
  if (a.t === 'operation' && b.t === 'operation') return a.operator === b.operator && a.operands.length === b.operands.length && a.operands.every((operand, index) => b.operands[index] !== undefined && isSameTerm(operand, b.operands[index]));
  if (a.t === 'item' && b.t === 'item') return isSameTerm(a.of, b.of) && isSameTerm(a.index, b.index);
  if (a.t === 'sequence' && b.t === 'sequence') return a.items.length === b.items.length && a.items.every((item, index) => b.items[index] !== undefined && isSameTerm(item, b.items[index]));
  return a.t === 'literal' && b.t === 'literal' && a.value === b.value;
}
