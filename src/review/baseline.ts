import { whatOf } from './fingerprint';
import type { ReportedFinding } from './report';

/** A finding that is known and not told again; `count` of the same in one file. */
export interface BaselineEntry {
  readonly rule: string;
  /** From the folder of the config file (without one: the working folder), with `/`. */
  readonly path: string;
  readonly fingerprint: string;
  readonly count: number;
  /** What the finding said when it was written: for people. */
  readonly message: string;
}

export interface Baseline {
  readonly entries: readonly BaselineEntry[];
}

/** What a baseline says of findings. */
export interface Judged {
  /** Those that it does not know. */
  readonly open: readonly ReportedFinding[];
  readonly known: readonly ReportedFinding[];
  /** What it knows and was not found, `count` of each. Some of it may not have been looked for. */
  readonly missing: readonly BaselineEntry[];
}

/** The file to which a baseline is written where nobody names one. */
export const BASELINE_FILE = 'holdout-baseline.json';

/** Reads a baseline. A `problem` is a sentence for the user. */
export function parseBaseline(text: string): { readonly baseline: Baseline } | { readonly problem: string } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const isMerge = /^(<{7}|>{7}) /m.test(text);
    return { problem: isMerge ? 'It has conflicts of a merge in it. Write it anew with --write-baseline.' : `It is not valid JSON: ${error instanceof Error ? error.message : String(error)}.` };
  }
  const { schema, findings } = (typeof parsed === 'object' && parsed !== null ? parsed : {}) as { readonly schema?: unknown; readonly findings?: unknown };
  if (schema !== 1 || !Array.isArray(findings)) return { problem: 'It is not a baseline of this version. Write one with --write-baseline.' };
  const entries = findings.map(entryOf);
  const wrong = entries.indexOf(null);
  if (wrong >= 0) return { problem: `Its entry ${String(wrong + 1)} lacks rule, path or fingerprint. Write it anew with --write-baseline.` };
  return { baseline: { entries: entries.filter((entry) => entry !== null) } };
}

function entryOf(given: unknown): BaselineEntry | null {
  const { rule, path, fingerprint, count, message } = (typeof given === 'object' && given !== null ? given : {}) as Partial<Record<keyof BaselineEntry, unknown>>;
  if (typeof rule !== 'string' || typeof path !== 'string' || typeof fingerprint !== 'string') return null;
  return { rule, path, fingerprint, count: typeof count === 'number' && count > 0 ? count : 1, message: typeof message === 'string' ? message : '' };
}

/**
 * Parts findings into those that a baseline knows and those that it does not. The same finding has the same rule, scope and text in the same file, or, where that file has it no
 * more, in another one: files are renamed. `prefix`: where the paths of the findings begin, seen from the baseline's.
 */
export function judge(findings: readonly ReportedFinding[], { entries }: Baseline, prefix: string): Judged {
  const left = entries.map((entry) => ({ entry, count: entry.count }));
  const open = new Set(findings);
  const match = (keyOfEntry: (entry: BaselineEntry) => string, keyOfFinding: (finding: ReportedFinding) => string): void => {
    const byKey = new Map<string, typeof left>();
    for (const one of left) byKey.set(keyOfEntry(one.entry), [...(byKey.get(keyOfEntry(one.entry)) ?? []), one]);
    for (const finding of open) {
      const found = byKey.get(keyOfFinding(finding))?.find((one) => one.count > 0);
      if (found === undefined) continue;
      found.count--;
      open.delete(finding);
    }
  };
  match((entry) => `${entry.path}\u0000${whatOf(entry.fingerprint)}`, (finding) => `${fromBaseline(finding.path, prefix)}\u0000${whatOf(finding.fingerprint)}`);
  match((entry) => whatOf(entry.fingerprint), (finding) => whatOf(finding.fingerprint));
  return {
    open: findings.filter((finding) => open.has(finding)),
    known: findings.filter((finding) => !open.has(finding)),
    missing: left.flatMap(({ entry, count }) => (count > 0 ? [{ ...entry, count }] : [])),
  };
}

/** A baseline of these findings, and of what is kept of an older one because it was not looked for. */
export function baselineOf(findings: readonly ReportedFinding[], kept: readonly BaselineEntry[], prefix: string): Baseline {
  const entries = new Map<string, BaselineEntry>();
  const add = (entry: BaselineEntry): void => {
    const key = `${entry.path}\u0000${whatOf(entry.fingerprint)}`;
    const before = entries.get(key);
    entries.set(key, before === undefined ? entry : { ...before, count: before.count + entry.count });
  };
  for (const { rule, path, fingerprint, message } of findings) add({ rule, path: fromBaseline(path, prefix), fingerprint, count: 1, message });
  for (const entry of kept) add(entry);
  const order = ({ path, rule, fingerprint }: BaselineEntry): string => [path, rule, fingerprint].join('\u0000');
  return { entries: [...entries.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1)) };
}

/** The baseline as the text of its file: one entry a line, so that changes of it can be read and merged. */
export function baselineText({ entries }: Baseline): string {
  const lines = entries.map(({ rule, path, fingerprint, count, message }) => `    ${JSON.stringify({ rule, path, fingerprint, ...(count > 1 ? { count } : {}), message })}`);
  return `{\n  "schema": 1,\n  "tool": "holdout",\n  "findings": [${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n  `}]\n}\n`;
}

/** Does an entry tell of a file in one of the paths that were checked, and of a rule that was asked? Only then is it fixed when it is not found. */
export function wasLookedFor(entry: BaselineEntry, prefix: string, paths: readonly string[], isAsked: (rule: string) => boolean): boolean {
  return isAsked(entry.rule) && paths.some((path) => {
    const checked = fromBaseline(path, prefix);
    return checked === '' || entry.path === checked || entry.path.startsWith(`${checked}/`);
  });
}

function fromBaseline(path: string, prefix: string): string {
  return prefix === '' ? path : path === '' ? prefix : `${prefix}/${path}`;
}
