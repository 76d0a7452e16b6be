import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { parse, relative, resolve, sep } from 'node:path';
import { library } from '../library/tables';
import type { InputProblem } from '../project/workspace';
import { defaultConfig } from '../review/config';
import type { Config, Preset } from '../review/config';
import { selectorProblem } from '../review/config-schema';
import { createEngine } from '../review/engine';
import type { Engine } from '../review/engine';
import { counted, plainText } from '../review/formats/places';
import { pathMatcher } from '../review/listing';
import type { Report } from '../review/report';
import { rules } from '../rules/registry.generated';
import type { Severity } from '../rules/rule';
import { configFor } from './config-file';
import { describeFileError, nodeWorkspace } from '../project/node/disk-workspace';
import { emit, formatNamed } from './output';
import { loadParser } from '../project/node/parser-files';
import { STATUS, UsageError } from './status';
import type { Status } from './status';
import { terminalOf } from './terminal';

/** The options of `holdout check`, as the command line gives them. */
export interface CheckFlags {
  readonly format: string;
  readonly output?: string;
  readonly failOn: string;
  readonly select?: readonly string[];
  readonly ignore?: readonly string[];
  readonly preset?: Preset;
  /** false: `--no-config`; true: none of both was given. */
  readonly config?: string | boolean;
  readonly filesFrom?: string;
  readonly stats?: boolean;
}

/** `holdout check`: checks the paths, writes the report, gives the exit status. Throws a UsageError where the call or the config is wrong. */
export async function check(args: readonly string[], flags: CheckFlags): Promise<Status> {
  const root = process.cwd();
  const config = await effectiveConfig(root, flags);
  const workspace = nodeWorkspace(root, pathMatcher(config.exclude, config.prefix));
  const paths: string[] = [];
  const missing: InputProblem[] = [];
  for (const arg of askedPaths(args, flags)) {
    const path = relative(root, resolve(root, arg)).split(sep).join('/');
    if (await workspace.exists(path)) paths.push(path);
    else missing.push({ path: arg, message: 'There is no such file or folder.' });
  }
  const isHome = root === homedir() || root === parse(root).root;
  const engine = createEngine({ workspace, config, parser: await loadParser(), library, rules, scope: isHome ? 'asked' : 'workspace' });
  const interrupt = new AbortController();
  const stop = (): void => {
    interrupt.abort(new UsageError('Interrupted.'));
  };
  process.once('SIGINT', stop);
  try {
    const report = await engine.check({ paths, signal: interrupt.signal });
    return await tell({ ...report, errors: [...missing, ...report.errors] }, engine, flags, missing.length > 0);
  } catch (error) {
    if (!interrupt.signal.aborted) throw error;
    process.stderr.write('holdout: interrupted\n');
    return STATUS.interrupted;
  } finally {
    process.off('SIGINT', stop);
    engine.dispose();
  }
}

async function tell(report: Report, engine: Engine, flags: CheckFlags, isInputMissing: boolean): Promise<Status> {
  const { colours, width } = terminalOf(flags.output === undefined ? process.stdout : null);
  const text = formatNamed(flags.format)(report, {
    colours,
    width,
    sourceLine: (path, cell, line) => engine.document(path)?.lineAt(cell, line),
  });
  await emit(text, flags.output);
  for (const { path, message } of report.errors) process.stderr.write(`holdout: ${plainText(path === '' ? '.' : path)}: ${plainText(message)}\n`);
  if (flags.stats === true) process.stderr.write(statsLine(report));
  // What could not be read at all must not look like a clean result.
  if (isInputMissing || (report.stats.files === 0 && report.errors.length > 0)) return STATUS.error;
  return report.findings.some((finding) => fails(finding.severity, flags.failOn)) ? STATUS.findings : STATUS.clean;
}

const RANK: readonly Severity[] = ['hint', 'info', 'warning', 'error'];

function fails(severity: Severity, failOn: string): boolean {
  const lowest = RANK.findIndex((name) => name === failOn);
  return lowest >= 0 && RANK.indexOf(severity) >= lowest;
}

function statsLine({ stats }: Report): string {
  const rate = stats.milliseconds === 0 ? '' : `, ${Math.round((stats.lines / stats.milliseconds) * 1000).toLocaleString('en-US')} lines a second`;
  return `${counted(stats.files, 'file')}, ${stats.lines.toLocaleString('en-US')} lines in ${stats.milliseconds} ms${rate}\n`;
}

async function effectiveConfig(root: string, flags: CheckFlags): Promise<Config> {
  const metas = rules.map((rule) => rule.meta);
  const named = typeof flags.config === 'string' ? flags.config : undefined;
  const fromFile = flags.config === false ? defaultConfig() : await configFor(root, named, metas);
  for (const selector of [...(flags.select ?? []), ...(flags.ignore ?? [])]) {
    const problem = selectorProblem(selector, metas);
    if (problem !== null) throw new UsageError(problem);
  }
  return {
    ...fromFile,
    preset: flags.preset ?? fromFile.preset,
    select: flags.select ?? fromFile.select,
    ignore: [...fromFile.ignore, ...(flags.ignore ?? [])],
  };
}

function askedPaths(args: readonly string[], flags: CheckFlags): readonly string[] {
  if (flags.filesFrom === undefined) return args.length > 0 ? args : ['.'];
  let list: string;
  try {
    list = readFileSync(flags.filesFrom === '-' ? 0 : flags.filesFrom, 'utf8');
  } catch (error) {
    throw new UsageError(`The list of files ${flags.filesFrom} can't be read. ${describeFileError(error)}`);
  }
  return [...args, ...list.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '')];
}
