import type { FormatContext } from '../review/formats/format';
import { counted, plainText } from '../review/formats/places';
import { severityCounts } from '../review/formats/ranking';
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
  /** SARIF bears suppressed findings; hosts that know no suppressions show them like any other, so that it is asked for. */
  readonly showSuppressed?: boolean;
}

/** Writes a report in all formats that were asked for, what could not be read to the standard error, and gives the exit status. Throws a UsageError where a file can't be written. */
export async function tell(report: ReviewReport, { root, rules, outputs, failOn, sourceLine, isInputMissing = false, showSuppressed = false }: Telling): Promise<Status> {
  for (const { format, file } of outputs) {
    const context = formatContext(root, rules, terminalOf(file === undefined ? process.stdout : null), sourceLine);
    const { suppressed, ...open } = report;
    const told = suppressed === undefined || (format === 'sarif' && !showSuppressed) ? open : report;
    await emit(formatNamed(format)(told, context), file);
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

/** What was checked, how long it took and what took the time, and how the cache did: for `--stats`. */
export function statsText({ stats, findings }: ReviewReport, cache: { readonly hits: number; readonly misses: number; readonly folder: string } | null): string {
  const rate = stats.milliseconds === 0 ? '' : `, ${Math.round((stats.lines / stats.milliseconds) * 1000).toLocaleString('en-US')} lines a second`;
  const lines = [`${counted(stats.files, 'file')}, ${stats.lines.toLocaleString('en-US')} lines in ${stats.milliseconds} ms${rate}`];
  const counts = severityCounts(findings);
  const rules = new Map<string, number>();
  for (const { rule } of findings) rules.set(rule, (rules.get(rule) ?? 0) + 1);
  lines.push(`findings: ${counts === '' ? 'none' : counts}`);
  for (const [rule, count] of [...rules].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))) lines.push(`  ${String(count).padStart(5)}  ${rule}`);
  const { user, system } = process.cpuUsage();
  const memory = Math.round(process.memoryUsage.rss() / 1024 / 1024);
  lines.push(`process: ${Math.round(performance.now())} ms, ${Math.round((user + system) / 1000)} ms of processor time, ${memory} MB`);
  lines.push(cache === null ? 'cache: off' : `cache: ${counted(cache.hits, 'result')} used, ${cache.misses} worked out; ${cache.folder}`);
  return `${lines.join('\n')}\n`;
}
