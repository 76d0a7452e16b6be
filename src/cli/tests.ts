import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import { library } from '../library/tables';
import { nodeWorkspace } from '../project/node/disk-workspace';
import { loadParser } from '../project/node/parser-files';
import { createEngine } from '../review/engine';
import type { WrittenTests } from '../review/first-tests';
import { pathMatcher } from '../review/listing';
import type { TestsReport } from '../review/test-map/report';
import { testsText } from '../review/test-map/text';
import { rules } from '../rules/registry.generated';
import { configFor } from './config-file';
import { emit } from './output';
import { STATUS, UsageError } from './status';
import type { Status } from './status';
import { terminalOf } from './terminal';

/** The options of `holdout tests`, as the command line gives them. */
export interface TestsFlags {
  readonly format: string;
  readonly output?: string;
  readonly coverage?: string;
  readonly write?: boolean;
}

/**
 * `holdout tests [PATH…]`: which functions the tests run, and how that is known. Throws a UsageError where a path or the config can't be used, or a coverage report that was
 * named can't be read.
 */
export async function tests(paths: readonly string[], flags: TestsFlags): Promise<Status> {
  const root = process.cwd();
  const fromFile = await configFor(root, undefined, rules.map((rule) => rule.meta));
  // A path on the command line is seen from the working folder, one in a config file from that file's.
  const named = flags.coverage === undefined ? fromFile.coverage : resolve(root, flags.coverage);
  const config = { ...fromFile, coverage: named };
  const workspace = nodeWorkspace(root, pathMatcher(config.exclude, config.prefix));
  const wanted = paths.map((path) => relative(root, resolve(root, path)).split(sep).join('/'));
  for (const path of wanted) {
    if (path.startsWith('..')) throw new UsageError(`${path} lies outside of the current folder, in which tests are looked for.`);
    if (path !== '' && !(await workspace.exists(path))) throw new UsageError(`${path}: There is no such file or folder.`);
    if (/\.\w+$/.test(path) && !/\.(py|ipynb)$/i.test(path)) throw new UsageError(`${path} is neither a Python file (.py) nor a notebook (.ipynb).`);
  }
  const engine = createEngine({ workspace, config, parser: await loadParser(), library, rules });
  try {
    if (flags.write === true) {
      await emit(await write(root, await engine.firstTests(wanted.length === 0 ? [''] : wanted)), flags.output);
      return STATUS.clean;
    }
    const report = await engine.testsReport(wanted.length === 0 ? [''] : wanted);
    const unusable = report.coverage.find((one) => one.problem !== null);
    if (unusable && named !== null) throw new UsageError(`The coverage report ${flags.coverage ?? unusable.path} can't be used. ${unusable.problem ?? ''}`);
    await emit(told(report, flags), flags.output);
    return STATUS.clean;
  } finally {
    engine.dispose();
  }
}

/** Writes first tests into the project's test files, and tells which. What is in a file stays as it is: it is only added to. */
async function write(root: string, files: readonly WrittenTests[]): Promise<string> {
  for (const { path, creates, text } of files) {
    const target = resolve(root, path);
    await mkdir(dirname(target), { recursive: true });
    // `wx`: a file that came meanwhile is not overwritten.
    await writeFile(target, text, { flag: creates ? 'wx' : 'w' }).catch((error: unknown) => {
      throw new UsageError(`${path} can't be written: ${error instanceof Error ? error.message : String(error)}`);
    });
  }
  if (files.length === 0) return 'No first test to write: tests reach what deserves one most and can be called with made-up data. Name a file to have tests of all its functions.\n';
  const lines = files.map(({ path, creates, tests: names }) => `${creates ? 'made' : 'extended'} ${path}: ${names.join(', ')}`);
  return `${lines.join('\n')}\nRun pytest: what it says is to be filled in, only you can know.\n`;
}

function told(report: TestsReport, flags: TestsFlags): string {
  if (flags.format === 'json') return `${JSON.stringify(report, null, 2)}\n`;
  const { colours, width } = terminalOf(flags.output === undefined ? process.stdout : null);
  return testsText(report, colours, width);
}
