import type { FileCoverage, ReadReport } from './report';
import { cleanName, mergeFiles } from './report';

interface OpenRecord {
  readonly name: string;
  readonly executed: Set<number>;
  readonly missing: Set<number>;
  readonly functions: { readonly name: string; readonly first: number; readonly last: number }[];
}

/**
 * Reads an LCOV trace file. Never throws; lines that it does not know are passed over. `FN` comes with a last line (coverage.py, LCOV 2) or without. Source:
 * geninfo's manual and coverage/lcovreport.py of coverage.py.
 */
export function readLcov(text: string): ReadReport {
  const files: FileCoverage[] = [];
  let open: OpenRecord | null = null;
  const close = (): void => {
    if (open) files.push({ ...open, missing: new Set([...open.missing].filter((line) => open?.executed.has(line) !== true)), excluded: new Set(), contexts: new Map() });
    open = null;
  };
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.trim();
    const colon = line.indexOf(':');
    const rest = line.slice(colon + 1);
    if (line === 'end_of_record') close();
    else if (line.startsWith('SF:')) {
      close();
      open = { name: cleanName(rest), executed: new Set(), missing: new Set(), functions: [] };
    } else if (open !== null && line.startsWith('DA:')) {
      const [number, hits] = rest.split(',').map(Number);
      if (number === undefined || !Number.isInteger(number) || number < 1) continue;
      if (hits !== undefined && hits > 0) open.executed.add(number);
      else open.missing.add(number);
    } else if (open !== null && line.startsWith('FN:')) {
      const found = /^(\d+),(?:(\d+),)?(.+)$/.exec(rest);
      const [, first, last, name] = found ?? [];
      if (first !== undefined && name !== undefined) open.functions.push({ name, first: Number(first), last: Number(last ?? first) });
    }
  }
  close();
  return files.length === 0 ? { problem: 'It is no LCOV report: it has no line "SF:" that names a file.' } : { report: { format: 'LCOV', made: null, files: mergeFiles(files) } };
}
