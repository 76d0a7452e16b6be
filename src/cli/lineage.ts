import { relative, resolve, sep } from 'node:path';
import { library } from '../library/tables';
import { nodeWorkspace } from '../project/node/disk-workspace';
import { loadParser } from '../project/node/parser-files';
import { createEngine } from '../review/engine';
import { plainText } from '../review/formats/places';
import { lineageOf } from '../review/lineage/build';
import type { LineageDiagram } from '../review/lineage/diagram';
import { lineageJson } from '../review/lineage/json';
import { lineageSvg } from '../review/lineage/svg';
import { lineageText } from '../review/lineage/text';
import { pathMatcher } from '../review/listing';
import { rules } from '../rules/registry.generated';
import { lineageThemes } from './choices';
import { configFor } from './config-file';
import { emit } from './output';
import { STATUS, UsageError } from './status';
import type { Status } from './status';
import { terminalOf } from './terminal';

/** The options of `holdout lineage`, as the command line gives them. */
export interface LineageFlags {
  readonly format: string;
  readonly output?: string;
  readonly theme: string;
}

/** `holdout lineage FILE`: draws where the file's data goes. Throws a UsageError where the file or the config can't be used. */
export async function lineage(file: string, flags: LineageFlags): Promise<Status> {
  const root = process.cwd();
  const config = await configFor(root, undefined, rules.map((rule) => rule.meta));
  const workspace = nodeWorkspace(root, pathMatcher(config.exclude, config.prefix));
  const path = relative(root, resolve(root, file)).split(sep).join('/');
  if (!/\.(py|ipynb)$/i.test(path)) throw new UsageError(`${file} is neither a Python file (.py) nor a notebook (.ipynb).`);
  if (!(await workspace.exists(path))) throw new UsageError(`${file}: There is no such file or folder.`);
  const engine = createEngine({ workspace, config, parser: await loadParser(), library, rules });
  try {
    const { graph, findings, errors } = await engine.graph(path);
    for (const error of errors) process.stderr.write(`holdout: ${plainText(error.path)}: ${plainText(error.message)}\n`);
    if (graph === null && errors.length > 0) return STATUS.error;
    const diagram: LineageDiagram = graph === null ? { schema: 1, path, nodes: [], edges: [], hidden: 0 } : lineageOf(graph, path, findings);
    await emit(drawn(diagram, flags), flags.output);
    return STATUS.clean;
  } finally {
    engine.dispose();
  }
}

function drawn(diagram: LineageDiagram, flags: LineageFlags): string {
  if (flags.format === 'json') return lineageJson(diagram);
  if (flags.format === 'svg') return lineageSvg(diagram, lineageThemes.find((theme) => theme === flags.theme) ?? 'auto');
  const { colours, width } = terminalOf(flags.output === undefined ? process.stdout : null);
  return lineageText(diagram, colours, width);
}
