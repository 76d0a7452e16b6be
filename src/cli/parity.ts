import { relative, resolve, sep } from 'node:path';
import { library } from '../library/tables';
import { nodeWorkspace } from '../project/node/disk-workspace';
import { loadParser } from '../project/node/parser-files';
import { createEngine } from '../review/engine';
import { judge } from '../review/baseline';
import { pathMatcher } from '../review/listing';
import { withKnown } from '../review/side-by-side/known';
import type { ReportedFinding } from '../review/report';
import { parityPage } from '../review/side-by-side/page';
import type { ParityReport } from '../review/side-by-side/report';
import { parityText } from '../review/side-by-side/text';
import { rules } from '../rules/registry.generated';
import { readBaseline } from './baseline';
import { configFor } from './config-file';
import { emit } from './output';
import { STATUS, UsageError } from './status';
import type { Status } from './status';
import { terminalOf } from './terminal';

/** The options of `holdout parity`, as the command line gives them. */
export interface ParityFlags {
  readonly format: string;
  readonly output?: string;
}

/**
 * `holdout parity [TRAIN] [SERVE]`: the two sides of each model beside each other. One file may be either side. Throws a UsageError where a file or the
 * config can't be used, or where a named file has no other side.
 */
export async function parity(first: string | undefined, second: string | undefined, flags: ParityFlags): Promise<Status> {
  const root = process.cwd();
  const config = await configFor(root, undefined, rules.map((rule) => rule.meta));
  const workspace = nodeWorkspace(root, pathMatcher(config.exclude, config.prefix));
  const named = [first, second].filter((file) => file !== undefined).map((file) => relative(root, resolve(root, file)).split(sep).join('/'));
  for (const path of named) {
    if (!/\.(py|ipynb)$/i.test(path)) throw new UsageError(`${path} is neither a Python file (.py) nor a notebook (.ipynb).`);
    if (!(await workspace.exists(path))) throw new UsageError(`${path}: There is no such file or folder.`);
  }
  const baseline = await readBaseline(root, {}, config);
  const engine = createEngine({ workspace, config, parser: await loadParser(), library, rules });
  try {
    const [one = null, other = null] = named;
    let report = await engine.parity({ train: one, serve: other });
    // A single file may be the serving side.
    if (one !== null && other === null && report.pairs.length === 0) report = await engine.parity({ train: null, serve: one });
    if (named.length > 0 && report.pairs.length + report.unpaired.length === 0) throw new UsageError(`${named.join(' and ')}: no training and serving side of one model is found here.`);
    const known = baseline && ((findings: readonly ReportedFinding[]) => new Set(judge(findings, baseline.baseline, baseline.prefix).known));
    await emit(told(withKnown(report, known), flags), flags.output);
    return STATUS.clean;
  } finally {
    engine.dispose();
  }
}

function told(report: ParityReport, flags: ParityFlags): string {
  if (flags.format === 'json') return `${JSON.stringify(report, null, 2)}\n`;
  if (flags.format === 'html') return parityPage(report);
  const { colours, width } = terminalOf(flags.output === undefined ? process.stdout : null);
  return parityText(report, colours, width);
}
