import type { FileCoverage, ReadReport } from './report';
import { cleanName, mergeFiles } from './report';

type Table = Readonly<Record<string, unknown>>;

/**
 * Reads what `coverage json` writes: formats 2 and 3, and those before, which bore no number. Never throws. Source: coverage/jsonreport.py of coverage.py;
 * function regions are there since format 3, contexts where `--show-contexts` asks for them.
 */
export function readCoverageJson(text: string): ReadReport {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch (error) {
    return { problem: `It is not valid JSON: ${error instanceof Error ? error.message : String(error)}.` };
  }
  const meta = isTable(root) ? root.meta : undefined;
  const files = isTable(root) ? root.files : undefined;
  if (!isTable(meta) || !isTable(files)) return { problem: 'It is JSON, but not as `coverage json` writes it: "meta" and "files" are missing.' };
  if (typeof meta.format === 'number' && meta.format > 3) return { problem: `It is of format ${String(meta.format)}; formats up to 3 are read.` };
  const made = typeof meta.timestamp === 'string' ? Date.parse(meta.timestamp) : Number.NaN;
  const read = Object.entries(files).flatMap(([name, value]) => (isTable(value) && 'executed_lines' in value ? [fileOf(name, value)] : []));
  if (read.length === 0 && Object.keys(files).length > 0) return { problem: 'It is JSON, but not as `coverage json` writes it: no file has "executed_lines".' };
  return { report: { format: 'coverage.py JSON', made: Number.isFinite(made) ? made : null, files: mergeFiles(read) } };
}

function fileOf(name: string, value: Table): FileCoverage {
  const contexts = new Map<number, readonly string[]>();
  for (const [line, names] of isTable(value.contexts) ? Object.entries(value.contexts) : []) {
    if (isLine(Number(line)) && Array.isArray(names)) contexts.set(Number(line), names.filter((one) => typeof one === 'string'));
  }
  const functions = isTable(value.functions) ? Object.entries(value.functions) : [];
  return {
    name: cleanName(name),
    executed: lines(value.executed_lines),
    missing: lines(value.missing_lines),
    excluded: lines(value.excluded_lines),
    contexts,
    functions: functions.flatMap(([qualified, region]) => {
      const own = isTable(region) ? [...lines(region.executed_lines), ...lines(region.missing_lines)] : [];
      // The region without a name is what stands outside of all functions.
      return qualified === '' || own.length === 0 ? [] : [{ name: qualified, first: least(own), last: greatest(own) }];
    }),
  };
}

function lines(value: unknown): ReadonlySet<number> {
  return new Set(Array.isArray(value) ? value.filter(isLine) : []);
}

function isLine(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0;
}

function least(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.min(a, b), Infinity);
}

function greatest(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.max(a, b), 0);
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
