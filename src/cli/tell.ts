import type { FormatContext } from '../review/formats/format';
import { counted, plainText } from '../review/formats/places';
import type { ReviewReport } from '../review/formats/review-report';
import type { Rule, Severity } from '../rules/rule';
import { formatContext } from './format-context';
import { emit, formatNamed } from './output';
import type { Output } from './output';
import { STATUS } from './status';
import type { Status } from './status';
import { terminalOf } from './terminal';

export interface Telling {
  readonly root: string;
  readonly rules: readonly Rule[];
  readonly outputs: readonly Output[];
  readonly failOn: string;
  readonly sourceLine: FormatContext['sourceLine'];
  /** A path or file that was named is not there. */
  readonly isInputMissing?: boolean;
}

/** Writes a report in all formats that were asked for, what could not be read to the standard error, and gives the exit status. Throws a UsageError where a file can't be written. */
export async function tell(report: ReviewReport, { root, rules, outputs, failOn, sourceLine, isInputMissing = false }: Telling): Promise<Status> {
  for (const { format, file } of outputs) {
    const context = formatContext(root, rules, terminalOf(file === undefined ? process.stdout : null), sourceLine);
    await emit(formatNamed(format)(report, context), file);
  }
  for (const { path, message } of report.errors) process.stderr.write(`holdout: ${plainText(path === '' ? '.' : path)}: ${plainText(message)}\n`);
  // What could not be read at all must not look like a clean result.
  if (isInputMissing || (report.stats.files === 0 && report.errors.length > 0)) return STATUS.error;
  return report.findings.some((finding) => fails(finding.severity, failOn)) ? STATUS.findings : STATUS.clean;
}

const RANK: readonly Severity[] = ['hint', 'info', 'warning', 'error'];

function fails(severity: Severity, failOn: string): boolean {
  const lowest = RANK.findIndex((name) => name === failOn);
  return lowest >= 0 && RANK.indexOf(severity) >= lowest;
}

/** Files, lines and time in a line. */
export function statsLine({ stats }: ReviewReport): string {
  const rate = stats.milliseconds === 0 ? '' : `, ${Math.round((stats.lines / stats.milliseconds) * 1000).toLocaleString('en-US')} lines a second`;
  return `${counted(stats.files, 'file')}, ${stats.lines.toLocaleString('en-US')} lines in ${stats.milliseconds} ms${rate}\n`;
}
