/** The lines of one file as a coverage report tells them, counted from 1. */
export interface FileCoverage {
  /** As the report names it, behind its source folder where it has one; with `/`. */
  readonly name: string;
  readonly executed: ReadonlySet<number>;
  readonly missing: ReadonlySet<number>;
  /** Left out of the measurement by a comment or the settings. */
  readonly excluded: ReadonlySet<number>;
  /** Line → what ran when it was executed: tests by their ids, "" for none. Empty where the report does not tell. */
  readonly contexts: ReadonlyMap<number, readonly string[]>;
  /** The functions that the report knows, by qualified name, with the first and last line that it counts to them. */
  readonly functions: readonly { readonly name: string; readonly first: number; readonly last: number }[];
}

export type CoverageFormat = 'coverage.py JSON' | 'Cobertura XML' | 'LCOV';

export interface CoverageReport {
  readonly format: CoverageFormat;
  /** When it was made, in milliseconds since 1970; null where it does not tell. */
  readonly made: number | null;
  readonly files: readonly FileCoverage[];
}

/** A report, or a sentence on why it can't be used. */
export type ReadReport = { readonly report: CoverageReport } | { readonly problem: string };

/** Several records of one file (a run each) as one: what any of them executed was executed. */
export function mergeFiles(files: readonly FileCoverage[]): FileCoverage[] {
  const merged = new Map<string, FileCoverage>();
  for (const file of files) {
    const other = merged.get(file.name);
    merged.set(file.name, other ? mergeTwo(other, file) : file);
  }
  return [...merged.values()];
}

/** What two records of the same file say together. */
export function mergeTwo(a: FileCoverage, b: FileCoverage): FileCoverage {
  const executed = new Set([...a.executed, ...b.executed]);
  const contexts = new Map(a.contexts);
  for (const [line, names] of b.contexts) contexts.set(line, [...new Set([...(contexts.get(line) ?? []), ...names])]);
  return {
    name: a.name,
    executed,
    missing: new Set([...a.missing, ...b.missing].filter((line) => !executed.has(line))),
    excluded: new Set([...a.excluded, ...b.excluded]),
    contexts,
    functions: a.functions.length > 0 ? a.functions : b.functions,
  };
}

/** `src\a.py`, `./src/a.py` → `src/a.py` */
export function cleanName(name: string): string {
  return name.trim().replace(/\\/g, '/').replace(/\/{2,}/g, '/').replace(/^(\.\/)+/, '');
}
