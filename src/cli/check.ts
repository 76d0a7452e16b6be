import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { parse, relative, resolve, sep } from 'node:path';
import { library } from '../library/tables';
import { configuredCoverage } from '../project/coverage/read';
import type { Versions } from '../project/versions';
import type { InputProblem, Workspace } from '../project/workspace';
import { reviewChange } from '../review/changes/review';
import { createEngine } from '../review/engine';
import type { Engine } from '../review/engine';
import { parsedFiles } from '../review/sources';
import { storeOfEarlier } from '../review/stored/earlier';
import type { ResultStore } from '../review/stored/store';
import { rules } from '../rules/registry.generated';
import type { BaselineFlags } from './baseline';
import { readBaseline, withoutKnown, writeBaseline } from './baseline';
import { cacheFlags, cacheFor } from './cache';
import type { CacheFlags } from './cache';
import { withFlags } from './config-file';
import type { ConfigFlags } from './config-file';
import { excluding } from './excluding';
import { fix, wantsFixes } from './fix';
import type { FixFlags } from './fix';
import { overlayWorkspace } from '../review/fixing/rounds';
import { describeFileError, nodeWorkspace } from '../project/node/disk-workspace';
import { outputsOf } from './output';
import { progressBar } from './progress';
import { lateParser } from '../project/node/parser-files';
import { STATUS, UsageError } from './status';
import type { Status } from './status';
import { statsText, tell } from './tell';
import { mostThreads, threadPool } from './threads/pool';
import type { ChangeFlags } from './versions';
import { versionsFor } from './versions';

/** The options of `holdout check`, as the command line gives them. */
export interface CheckFlags extends ConfigFlags, ChangeFlags, BaselineFlags, CacheFlags, FixFlags {
  /** `NAME` or `NAME=FILE`, any number. */
  readonly format?: readonly string[];
  readonly output?: string;
  readonly failOn: string;
  readonly filesFrom?: string;
  readonly stats?: boolean;
  /** Threads at most. */
  readonly jobs?: number;
  readonly showSuppressed?: boolean;
}

/** `holdout check`: checks the paths, writes the report, gives the exit status. Throws a UsageError where the call or the config is wrong. */
export async function check(args: readonly string[], flags: CheckFlags): Promise<Status> {
  const root = process.cwd();
  const outputs = outputsOf(flags.format, flags.output);
  const { config } = await withFlags(root, flags, rules.map(({ meta }) => meta));
  const written = new Set([...outputs.flatMap(({ file }) => file ?? [])].map((file) => seenFrom(root, file)));
  const exclude = excluding(config, written);
  const workspace = nodeWorkspace(root, exclude);
  const baseline = await readBaseline(root, flags, config);
  const isFixing = wantsFixes(flags);
  if (isFixing && (flags.base !== undefined || flags.diff !== undefined || flags.staged === true || flags.writeBaseline === true)) {
    throw new UsageError('--fix and --fix-unsafe go without --base, --diff, --staged and --write-baseline.');
  }
  if (flags.diff === '-' && flags.filesFrom === '-') throw new UsageError('Only one of --diff and --files-from can read the standard input.');
  const paths: string[] = [];
  const missing: InputProblem[] = [];
  for (const arg of askedPaths(args, flags)) {
    const path = seenFrom(root, arg);
    if (await workspace.exists(path)) paths.push(path);
    else missing.push({ path: arg, message: 'There is no such file or folder.' });
  }
  const isHome = root === homedir() || root === parse(root).root;
  const { parser, prepare } = lateParser();
  const scope = isHome ? 'asked' : 'workspace';
  const store = cacheFor(root, flags, config);
  const progress = progressBar();
  const engines: Engine[] = [];
  const parsed = parsedFiles();
  const interrupt = new AbortController();
  const { signal } = interrupt;
  const isPlain = !isFixing && flags.base === undefined && flags.diff === undefined && flags.staged !== true;
  const threads = isPlain && mostThreads(flags.jobs) > 1 ? threadPool({ job: { root, config, written, scope, cache: cacheFlags(flags) }, below: store, threads: flags.jobs ?? null, signal }) : null;
  const own = threads?.store ?? store;
  const stores = new Map<Workspace, ResultStore>(own ? [[workspace, own]] : []);
  const engineOf = (version: Workspace): Engine => {
    const kept = stores.get(version);
    const engine = createEngine({ workspace: version, config, parser, prepare, library, rules, scope, ...(kept ? { store: kept, parsed } : {}), ...(threads ? { helpers: threads } : {}) });
    engines.push(engine);
    return engine;
  };
  const stop = (): void => {
    interrupt.abort(new UsageError('Interrupted.'));
  };
  process.once('SIGINT', stop);
  let versions: Versions | null = null;
  try {
    versions = await versionsFor(flags, { root, now: workspace, exclude, signal });
    if (versions !== null && flags.writeBaseline === true) throw new UsageError('A baseline holds all that is found: --write-baseline goes without --base, --diff and --staged.');
    if (store && versions?.after === workspace) stores.set(versions.before, await storeOfEarlier(store, versions, configuredCoverage(config.coverage, config.prefix)));
    const review = versions === null ? null : await reviewChange({ versions, engineOf, paths, changedLinesOnly: flags.diffOnly === true, minNewCoverage: config.minNewCoverage, signal, onProgress: progress.onProgress });
    const overlaid = overlayWorkspace(workspace);
    const engine = review?.after ?? engineOf(isFixing ? overlaid.workspace : workspace);
    const fixed = isFixing ? await fix({ root, engine, overlaid, paths, flags, signal }) : null;
    const report = review?.report ?? fixed?.report ?? (await engine.check({ paths, signal, onProgress: progress.onProgress }));
    progress.stop();
    store?.close();
    if (flags.writeBaseline === true) return await writeBaseline(root, report, flags, config, paths);
    const whole = withoutKnown({ ...report, errors: [...missing, ...report.errors] }, baseline, config, versions === null ? paths : null);
    // A difference on the standard output is to be piped on.
    const shown = flags.dryRun === true ? outputs.filter(({ file }) => file !== undefined) : outputs;
    const status = await tell(whole, { root, rules, outputs: shown, failOn: flags.failOn, showSuppressed: flags.showSuppressed === true, isInputMissing: missing.length > 0, sourceLine: (path, cell, line) => engine.document(path)?.lineAt(cell, line) });
    if (flags.stats === true) process.stderr.write(statsText(whole, store?.counts() ?? null));
    return flags.dryRun === true && fixed?.changed === true && status === STATUS.clean ? STATUS.findings : status;
  } catch (error) {
    if (!interrupt.signal.aborted) throw error;
    process.stderr.write('holdout: interrupted\n');
    return STATUS.interrupted;
  } finally {
    process.off('SIGINT', stop);
    threads?.stop();
    progress.stop();
    for (const engine of engines) engine.dispose();
    versions?.close();
  }
}

/** A path of the command line as a workspace names it. */
function seenFrom(root: string, path: string): string {
  return relative(root, resolve(root, path)).split(sep).join('/');
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
