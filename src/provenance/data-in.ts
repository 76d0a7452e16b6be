import type { Cell, DataCell, Value } from './values';

/** All data among values, in order; tuples are looked into, and lists and dicts within two others. */
export function dataIn(values: readonly (Value | undefined)[]): DataCell[] {
  const found: DataCell[] = [];
  for (const value of values) if (value) addFrom(value, 0, found);
  return found;
}

function addFrom(value: Value, depth: number, found: DataCell[]): void {
  if (value.t === 'tuple') for (const item of value.items) addFrom(item, depth + 1, found);
  else if (value.t === 'iterator') addFrom(value.element, depth + 1, found);
  else if (value.t === 'ref') addFromCell(value.id.cell, depth, found);
}

function addFromCell(cell: Cell, depth: number, found: DataCell[]): void {
  if (cell.t === 'data') found.push(cell);
  else if (depth >= 3) return;
  else if (cell.t === 'list') {
    if (cell.items) for (const item of cell.items) addFrom(item, depth + 1, found);
    else if (cell.element) addFrom(cell.element, depth + 1, found);
  } else if (cell.t === 'dict') {
    for (const entry of cell.entries.values()) addFrom(entry, depth + 1, found);
    if (cell.rest) addFrom(cell.rest, depth + 1, found);
  }
}
