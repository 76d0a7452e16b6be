import { readFile, writeFile } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { configuredCoverage } from '../project/coverage/read';
import { describeFileError } from '../project/node/disk-workspace';
import type { Baseline, BaselineEntry } from '../review/baseline';
import { BASELINE_FILE, baselineOf, baselineText, judge, parseBaseline, wasLookedFor } from '../review/baseline';
import type { Config } from '../review/config';
import { counted } from '../review/formats/places';
import type { ReviewReport } from '../review/formats/review-report';
import type { SuppressedFinding } from '../review/report';
import { isEnabled } from '../review/selectors';
import { rules } from '../rules/registry.generated';
import { STATUS, UsageError } from './status';
import type { Status } from './status';

/** The options on the baseline. */
export interface BaselineFlags {
  readonly baseline?: string;
  readonly writeBaseline?: boolean;
}

/** The baseline that a check goes by. */
export interface UsedBaseline {
  /** For a person. */
  readonly name: string;
  readonly baseline: Baseline;
  readonly prefix: string;
}

interface Place {
  readonly name: string;
  readonly path: string;
}

/** Where the baseline lies: as the command line says, else as the config says; null: nobody says. */
function placeOf(root: string, flags: BaselineFlags, config: Config): Place | null {
  const path = flags.baseline ?? configuredCoverage(config.baseline, config.prefix);
  return path === null ? null : { name: path, path: resolve(root, path) };
}

/** Reads the baseline that the command line or the config names; null where none is named. Throws a UsageError where it is not there or damaged. */
export async function readBaseline(root: string, flags: BaselineFlags, config: Config): Promise<UsedBaseline | null> {
  const place = placeOf(root, flags, config);
  if (place === null || flags.writeBaseline === true) return null;
  const read = await load(place);
  if (read === null) throw new UsageError(`There is no baseline ${place.name}. Write one with --write-baseline.`);
  return { name: place.name, baseline: read, prefix: config.prefix };
}

async function load({ name, path }: Place): Promise<Baseline | null> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new UsageError(`The baseline ${name} can't be read. ${describeFileError(error)}`);
  }
  const read = parseBaseline(text);
  if ('problem' in read) throw new UsageError(`The baseline ${name} can't be used. ${read.problem}`);
  return read.baseline;
}

/** Takes what the baseline knows out of a report, and says on the standard error how much that is. `paths`: what was checked; null: only a change. */
export function withoutKnown(report: ReviewReport, used: UsedBaseline | null, config: Config, paths: readonly string[] | null): ReviewReport {
  if (used === null) return report;
  const { name, baseline, prefix } = used;
  const { open, known, missing } = judge(report.findings, baseline, prefix);
  const fixed = paths === null ? [] : missing.filter((entry) => isFixed(entry, report, config, paths));
  const parts = [
    ...(known.length === 0 ? [] : [`${name} leaves out ${counted(known.length, 'known finding')}.`]),
    ...(fixed.length === 0 ? [] : [`${counted(sum(fixed), 'finding')} of ${known.length === 0 ? name : 'it'} ${sum(fixed) === 1 ? 'is' : 'are'} fixed: --write-baseline drops ${sum(fixed) === 1 ? 'it' : 'them'}.`]),
  ];
  if (parts.length > 0) process.stderr.write(`holdout: ${parts.join(' ')}\n`);
  const suppressed = known.map((finding): SuppressedFinding => ({ ...finding, suppression: { by: 'baseline', reason: null } }));
  return { ...report, findings: open, suppressed: [...(report.suppressed ?? []), ...suppressed] };
}

/** Writes the findings as the baseline; what of an older one was not looked for stays in it. Tells what is new in it and what is dropped. */
export async function writeBaseline(root: string, report: ReviewReport, flags: BaselineFlags, config: Config, paths: readonly string[]): Promise<Status> {
  const own = [...config.prefix.split('/').filter((part) => part !== '').map(() => '..'), BASELINE_FILE].join('/');
  const place = placeOf(root, flags, config) ?? { name: own, path: resolve(root, own) };
  const before = await load(place);
  const { open, missing } = judge(report.findings, before ?? { entries: [] }, config.prefix);
  const fixed = missing.filter((entry) => isFixed(entry, report, config, paths));
  const after = baselineOf(report.findings, missing.filter((entry) => !fixed.includes(entry)), config.prefix);
  try {
    await writeFile(place.path, baselineText(after));
  } catch (error) {
    throw new UsageError(`The baseline ${place.name} can't be written. ${describeFileError(error)}`);
  }
  const dropped = fixed.map(({ path, rule, count }) => `holdout: fixed and dropped: ${path}: ${rule}${count > 1 ? ` (${String(count)} times)` : ''}\n`);
  const news = before === null ? '' : ` (${String(open.length)} new, ${String(sum(fixed))} dropped because fixed)`;
  process.stderr.write(`${dropped.join('')}holdout: ${place.name} has ${counted(sum(after.entries), 'finding')}${news}.\n`);
  if (placeOf(root, flags, config) === null) process.stderr.write(`holdout: To use it, write baseline = "${relative(resolve(root, ...config.prefix.split('/').filter((part) => part !== '').map(() => '..')), place.path).split(sep).join('/')}" under [tool.holdout] in pyproject.toml.\n`);
  return STATUS.clean;
}

/** It was looked for, in a file that could be read, and is not there. */
function isFixed(entry: BaselineEntry, report: ReviewReport, config: Config, paths: readonly string[]): boolean {
  const meta = rules.find((rule) => rule.meta.id === entry.rule)?.meta;
  const unread = report.errors.some(({ path }) => (config.prefix === '' ? path : `${config.prefix}/${path}`) === entry.path);
  return !unread && wasLookedFor(entry, config.prefix, paths, () => meta === undefined || isEnabled(meta, config));
}

function sum(entries: readonly BaselineEntry[]): number {
  return entries.reduce((all, { count }) => all + count, 0);
}
