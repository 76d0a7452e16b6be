import type { PythonDocument } from '../../python/document';
import type { Module } from '../../python/nodes';
import { baseName, folderOf } from '../paths';
import type { CoverageFormat, CoverageReport, FileCoverage } from './report';
import { mergeTwo } from './report';
import { functionSpans } from './spans';

/** A coverage report over the files of the workspace. */
export interface Coverage {
  /** Where the report lies. */
  readonly path: string;
  readonly format: CoverageFormat;
  readonly made: number | null;
  /** It tells which test ran which line. */
  readonly byTest: boolean;
  /** The measured files by their paths in the workspace, as far as their lines still are what was measured. */
  readonly files: ReadonlyMap<string, FileCoverage>;
  /** Files whose code has changed since: their lines are no longer those that were measured. */
  readonly stale: readonly string[];
}

export interface MeasuredCode {
  readonly documents: ReadonlyMap<string, PythonDocument>;
  readonly modules: ReadonlyMap<string, Module>;
}

/** Lays a report over the code as it is now. `path`: where the report lies, seen from the workspace's root. */
export function coverageOver(code: MeasuredCode, path: string, report: CoverageReport): Coverage {
  const files = new Map<string, FileCoverage>();
  const stale: string[] = [];
  const pathOf = pathFinder([...code.documents.keys()], folderOf(path));
  for (const file of report.files) {
    const found = pathOf(file.name);
    if (found === null) continue;
    const other = files.get(found);
    files.set(found, other ? mergeTwo(other, file) : file);
  }
  for (const [found, file] of files) {
    const [document, module] = [code.documents.get(found), code.modules.get(found)];
    if (document && module && fits(file, document, module)) continue;
    files.delete(found);
    stale.push(found);
  }
  const byTest = report.files.some((file) => [...file.contexts.values()].some((names) => names.some((name) => name !== '')));
  return { path, format: report.format, made: report.made, byTest, files, stale: stale.sort() };
}

/**
 * Finds which file a report means: the one of that path seen from the report's folder or from the workspace's root, else the only one of that name of which
 * either path is the other's end (`/home/ci/shop/src/a.py` and `src/a.py`). Null: none, or several.
 */
export function pathFinder(paths: readonly string[], folder: string): (name: string) => string | null {
  const known = new Set(paths);
  const byName = new Map<string, string[]>();
  for (const path of paths) byName.set(baseName(path), [...(byName.get(baseName(path)) ?? []), path]);
  return (name) => {
    const beside = folder === '' ? name : `${folder}/${name}`;
    if (known.has(beside)) return beside;
    if (known.has(name)) return name;
    const candidates = (byName.get(baseName(name)) ?? []).filter((path) => endsIn(name, path) || endsIn(path, name));
    const longest = Math.max(...candidates.map((path) => path.length));
    const [best, second] = candidates.filter((path) => (endsIn(name, path) ? path.length === longest : true));
    return best !== undefined && second === undefined ? best : null;
  };
}

function endsIn(path: string, end: string): boolean {
  return path === end || path.endsWith(`/${end}`);
}

/**
 * Are the lines of a file still those that were measured? They are not where a measured line is beyond its end, blank or a comment, or where a function of the
 * report is gone or stands elsewhere. Time stamps of files say less: a fresh checkout is newer than any report.
 */
export function fits(file: FileCoverage, document: PythonDocument, module: Module): boolean {
  const lines = document.text.split(/\r\n|\r|\n/);
  for (const line of [...file.executed, ...file.missing]) {
    const text = lines[line - 1];
    // An empty file is counted as one line by old releases.
    if (text === undefined ? line > 1 : (text.trim() === '' && lines.length > 1) || text.trimStart().startsWith('#')) return false;
  }
  if (file.functions.length === 0) return true;
  const spans = functionSpans(document, module);
  return file.functions.every(({ name, first, last }) => {
    const span = spans.get(name.replaceAll('.<locals>', ''));
    return span !== undefined && first >= span.first && last <= span.last;
  });
}
