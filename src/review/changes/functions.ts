import type { PositionRange } from '../report';
import type { FunctionTests, TestsReport } from '../test-map/report';
import type { ChangedFile, ReportedLine } from './files';

/** Did tests reach a function before a change? Null: not known, or it was not there. */
export type WasTested = (path: string, at: ReportedLine, name: string | null) => boolean | null;

/** Looks a function of the later version up in what tests reached in the earlier one: by the line of its name, or, where that was changed, by its name. */
export function wasTested(before: TestsReport, files: readonly ChangedFile[]): WasTested {
  const byLine = functionsByLine(before);
  const byName = new Map<string, FunctionTests | null>();
  for (const { functions } of before.files) {
    for (const one of functions) byName.set(nameKey(one.at.path, one.name), byName.has(nameKey(one.at.path, one.name)) ? null : one);
  }
  const byPath = new Map(files.map((file) => [file.after, file]));
  return (path, at, name) => {
    const file = byPath.get(path);
    const origin = file === undefined ? at : file.origin(at);
    const path0 = file === undefined ? path : file.before;
    if (path0 === null) return null;
    const found = origin === null ? (name === null ? null : byName.get(nameKey(path0, name))) : byLine.get(lineKey(path0, origin));
    return found?.tested ?? null;
  };
}

/** The functions of a report by the line of their names. */
export function functionsByLine(report: TestsReport): ReadonlyMap<string, FunctionTests> {
  return new Map(report.files.flatMap((file) => file.functions.map((one) => [lineKey(one.at.path, { cell: one.at.cell, line: one.at.range.start.line }), one] as const)));
}

/** The key under which `functionsByLine` knows a function. */
export function lineKey(path: string, { cell, line }: ReportedLine): string {
  return [path, String(cell), String(line)].join('\u0000');
}

/** Does the change touch any line from the first of a range to its last? */
export function isTouched(file: ChangedFile, cell: number | null, { start, end }: PositionRange): boolean {
  for (let line = start.line; line <= end.line; line++) if (file.origin({ cell, line }) === null) return true;
  return false;
}

function nameKey(path: string, name: string): string {
  return `${path}\u0000${name}`;
}
