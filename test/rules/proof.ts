import assert from 'node:assert/strict';
import { library } from '../../src/library/tables';
import { loadParser } from '../../src/project/node/parser-files';
import { memoryWorkspace } from '../../src/project/workspace';
import { LineIndex } from '../../src/python/text';
import { defaultConfig } from '../../src/review/config';
import { createEngine } from '../../src/review/engine';
import { whatOf } from '../../src/review/fingerprint';
import type { Report, ReportedFinding, ReportedFix } from '../../src/review/report';
import { rules } from '../../src/rules/registry.generated';

export type Files = Readonly<Record<string, string>>;

/** What the strict preset reports of a program. */
export async function reportOn(files: Files): Promise<Report> {
  const engine = createEngine({ workspace: memoryWorkspace(files), config: { ...defaultConfig(), preset: 'strict' }, parser: await loadParser(), library, rules });
  try {
    return await engine.check({ paths: [''] });
  } finally {
    engine.dispose();
  }
}

interface RawCell {
  source?: string | string[];
  /** The code of a cell in nbformat 3. */
  input?: string | string[];
}

/** The files after a fix, as an editor makes them of its lines and columns; in notebooks, cell by cell. */
export function applyReported(files: Files, { edits, title }: ReportedFix): Files {
  const changed: Record<string, string> = { ...files };
  const places = new Map<string, ReportedFix['edits'][number][]>();
  for (const edit of edits) places.set(`${edit.path}\n${String(edit.cell)}`, [...(places.get(`${edit.path}\n${String(edit.cell)}`) ?? []), edit]);
  for (const own of places.values()) {
    const [{ path, cell } = { path: '', cell: null }] = own;
    const before = changed[path] ?? (own.some(({ creates }) => creates === true) ? '' : undefined);
    assert.ok(before !== undefined, `${path} is no file of the program`);
    if (cell === null) changed[path] = edited(before, own, title);
    else {
      const notebook = JSON.parse(before) as { cells?: RawCell[]; worksheets?: { cells: RawCell[] }[] };
      const target = (notebook.cells ?? notebook.worksheets?.flatMap((sheet) => sheet.cells) ?? [])[cell];
      assert.ok(target, `there is no cell ${String(cell)}`);
      const field = target.input === undefined ? 'source' : 'input';
      target[field] = edited([target[field] ?? ''].flat().join(''), own, title);
      changed[path] = JSON.stringify(notebook);
    }
  }
  return changed;
}

function edited(text: string, edits: ReportedFix['edits'], title: string): string {
  const lines = new LineIndex(text);
  const spans = edits.map(({ range, text: put }) => ({ start: lines.offsetAt(range.start), end: lines.offsetAt(range.end), put })).sort((a, b) => b.start - a.start || b.end - a.end);
  let result = text;
  let reached = Infinity;
  for (const { start, end, put } of spans) {
    assert.ok(end <= reached, `the edits of “${title}” overlap`);
    result = result.slice(0, start) + put + result.slice(end);
    reached = start;
  }
  return result;
}

/** Why a fix is none: what it leaves, brings or breaks. Empty: proved. */
export function faultsOf(rule: string, before: Report, after: Report): string[] {
  const count = (report: Report, keep: (finding: ReportedFinding) => boolean): number => report.findings.filter(keep).length;
  const faults: string[] = [];
  if (after.errors.length > before.errors.length) faults.push('breaks the syntax');
  if (count(after, (one) => one.rule === rule) >= count(before, (one) => one.rule === rule)) faults.push('leaves the finding');
  const copied = copiesIn(before, after);
  if (after.findings.length - copied.size > before.findings.length) faults.push('brings more findings than it takes');
  for (const id of new Set(after.findings.map((one) => one.rule))) {
    // The hold-out score is honest after the fix; what is left of the fault in folds beside it may be told as a remark.
    const weighs = (one: ReportedFinding): boolean => one.rule === id && one.severity !== 'info' && one.severity !== 'hint';
    if (count(after, (one) => weighs(one) && !copied.has(one)) > count(before, weighs)) faults.push(`brings ${id}`);
  }
  return faults;
}

/** A fix that repeats a call repeats what is wrong in it: the findings that have come and say of the same text what was said before. */
function copiesIn(before: Report, after: Report): ReadonlySet<ReportedFinding> {
  const keyOf = ({ path, fingerprint }: ReportedFinding): string => `${path}\u0000${whatOf(fingerprint)}`;
  const left = new Map<string, number>();
  for (const finding of before.findings) left.set(keyOf(finding), (left.get(keyOf(finding)) ?? 0) + 1);
  const copies = new Set<ReportedFinding>();
  for (const finding of after.findings) {
    const count = left.get(keyOf(finding));
    if (count === 0) copies.add(finding);
    else if (count !== undefined) left.set(keyOf(finding), count - 1);
  }
  return copies;
}

export interface Trial {
  readonly rule: string;
  readonly fix: ReportedFix;
  readonly files: Files;
  readonly faults: readonly string[];
}

/** Tries every fix of a program that changes its files, one at a time: the program after it, and what is wrong with it. A first test waits for what a person fills in: all that it must not do is break the file. */
export async function tryFixes(files: Files): Promise<readonly Trial[]> {
  const before = await reportOn(files);
  const trials: Trial[] = [];
  for (const { rule, fixes } of before.findings) {
    for (const fix of fixes) {
      const after = applyReported(files, fix);
      const faults = faultsOf(rule, before, await reportOn(after));
      trials.push({ rule, fix, files: after, faults: fix.title.startsWith('Write a first test') ? faults.filter((fault) => fault === 'breaks the syntax') : faults });
    }
  }
  return trials;
}
