import { relative, resolve, sep } from 'node:path';
import { library } from '../library/tables';
import { nodeWorkspace } from '../project/node/disk-workspace';
import { loadParser } from '../project/node/parser-files';
import { createEngine } from '../review/engine';
import type { ProgramGraph } from '../review/engine';
import { plainText } from '../review/formats/places';
import { pathMatcher } from '../review/listing';
import { rules } from '../rules/registry.generated';
import { configFor } from './config-file';
import { UsageError } from './status';

export interface FileGraph extends ProgramGraph {
  /** Relative to the working folder, with `/`. */
  readonly path: string;
}

/** The graph of one file's program; what could not be read is told on stderr. Throws a UsageError where the file can't be used. */
export async function graphOfFile(file: string): Promise<FileGraph> {
  const root = process.cwd();
  const path = relative(root, resolve(root, file)).split(sep).join('/');
  if (!/\.(py|ipynb)$/i.test(path)) throw new UsageError(`${file} is neither a Python file (.py) nor a notebook (.ipynb).`);
  const config = await configFor(root, undefined, rules.map((rule) => rule.meta));
  const workspace = nodeWorkspace(root, pathMatcher(config.exclude, config.prefix));
  if (!(await workspace.exists(path))) throw new UsageError(`${file}: There is no such file or folder.`);
  const engine = createEngine({ workspace, config, parser: await loadParser(), library, rules });
  try {
    const found = await engine.graph(path);
    for (const error of found.errors) process.stderr.write(`holdout: ${plainText(error.path)}: ${plainText(error.message)}\n`);
    return { ...found, path };
  } finally {
    engine.dispose();
  }
}
