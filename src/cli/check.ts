import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { parse, relative, resolve, sep } from 'node:path';
import { library } from '../library/tables';
import type { InputProblem } from '../project/workspace';
import { defaultConfig } from '../review/config';
import type { Config, Preset } from '../review/config';
import { selectorProblem } from '../review/config-schema';
import { createEngine } from '../review/engine';
import { pathMatcher } from '../review/listing';
import { rules } from '../rules/registry.generated';
import { configFor } from './config-file';
import { describeFileError, nodeWorkspace } from '../project/node/disk-workspace';
import { outputsOf } from './output';
import { loadParser } from '../project/node/parser-files';
import { STATUS, UsageError } from './status';
import type { Status } from './status';
import { statsLine, tell } from './tell';

/** The options of `holdout check`, as the command line gives them. */
export interface CheckFlags {
  /** `NAME` or `NAME=FILE`, any number. */
  readonly format?: readonly string[];
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
  const outputs = outputsOf(flags.format, flags.output);
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
    const whole = { ...report, errors: [...missing, ...report.errors] };
    const status = await tell(whole, { root, rules, outputs, failOn: flags.failOn, isInputMissing: missing.length > 0, sourceLine: (path, cell, line) => engine.document(path)?.lineAt(cell, line) });
    if (flags.stats === true) process.stderr.write(statsLine(whole));
    return status;
  } catch (error) {
    if (!interrupt.signal.aborted) throw error;
    process.stderr.write('holdout: interrupted\n');
    return STATUS.interrupted;
  } finally {
    process.off('SIGINT', stop);
    engine.dispose();
  }
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
