import type { Percentiles, ServerStats } from './protocol';

const kept = 1000;

/** Remembers how long the last 1,000 edits took to become diagnostics. */
export interface LatencyLog {
  add(editToDiagnostics: number, analysis: number): void;
  cancelled(): void;
  read(): ServerStats;
}

export function latencyLog(): LatencyLog {
  const waits: number[] = [];
  const analyses: number[] = [];
  let cancelled = 0;
  return {
    add: (wait, analysis) => {
      push(waits, wait);
      push(analyses, analysis);
    },
    cancelled: () => {
      cancelled++;
    },
    read: () => ({ editToDiagnostics: percentiles(waits), analysis: percentiles(analyses), cancelled }),
  };
}

function push(list: number[], value: number): void {
  list.push(value);
  if (list.length > kept) list.shift();
}

function percentiles(values: readonly number[]): Percentiles {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (part: number): number => Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0) * 100) / 100;
  return { count: sorted.length, p50: at(0.5), p95: at(0.95) };
}
