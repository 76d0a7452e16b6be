import type { DataEntry } from '../library/vocabulary';
import { computedColumns, passVia, sourceColumns, unknownColumns } from './columns';
import type { Via } from './columns';
import type { DataCell, Value } from './values';
import { numberOf, stringOf } from './values';

/** The columns of a value that a shift, window or group statistic made of a table. */
export function passedBy(cell: DataCell, step: Via): DataCell['columns'] {
  const { columns } = cell;
  if (step === 'now') return columns;
  if (columns.extent === 'listed') return computedColumns(columns.space, passVia(sourceColumns(columns), step));
  return { ...unknownColumns, space: columns.space, from: passVia(columns.from, step) };
}

/** Which rows a call puts in the place of the row itself, and whether it looks at later rows, as its table entry and its arguments tell. */
export function lookOf(entry: DataEntry, label: string, cell: DataCell, parameter: (name: string) => Value | undefined, first: Value | undefined): { readonly step: Via; readonly ahead: boolean } {
  if (entry.looks === undefined) return { step: 'now', ahead: false };
  if (entry.looks === 'sign') {
    const by = numberOf(parameter('periods') ?? parameter('shift') ?? first);
    const moves = label === 'shift' || label === 'tshift' || label === 'roll' || label === 'lag';
    if (by !== null && by < 0) return { step: 'ahead', ahead: true };
    return { step: moves ? 'past' : 'window', ahead: false };
  }
  // Filling, smoothing and interpolating only look into the future where the order of rows is the order of time.
  if (entry.looks === 'ahead' || entry.looks === 'both') return { step: 'now', ahead: cell.ordered };
  return { step: label.includes('fill') || label === 'pad' ? 'now' : 'window', ahead: false };
}

/** Calls after which the order of rows is the order of time, or another one. */
export function orderAfter(label: string, cell: DataCell, parameter: (name: string) => Value | undefined, first: Value | undefined): boolean {
  if (label === 'resample' || label === 'asfreq' || label === 'shift') return true;
  if (label === 'shuffle' || label === 'permutation') return false;
  if (label !== 'sort_values' && label !== 'set_index' && label !== 'sort') return cell.ordered;
  const key = stringOf(parameter('by') ?? parameter('keys') ?? first);
  return key === null ? cell.ordered : isTimeName(key);
}

function isTimeName(name: string): boolean {
  return /(^|[^a-z])(date|datetime|time|timestamp|ts|ds|day|week|month|year|period)([^a-z]|$)/i.test(name.replace(/([a-z])([A-Z])/g, '$1_$2'));
}
