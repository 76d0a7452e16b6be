import { relative, resolve, sep } from 'node:path';
import { library } from '../library/tables';
import { modelCard } from '../mentor/growth/model-card';
import { nodeWorkspace } from '../project/node/disk-workspace';
import { loadParser } from '../project/node/parser-files';
import { createEngine } from '../review/engine';
import { plainText } from '../review/formats/places';
import { pathMatcher } from '../review/listing';
import { rules } from '../rules/registry.generated';
import { configFor } from './config-file';
import { emit } from './output';
import { STATUS, UsageError } from './status';
import type { Status } from './status';

/** `holdout card FILE`: a draft of a model card and of a data dictionary, from what the file's program does. Throws a UsageError where the file can't be used. */
export async function card(file: string, output: string | undefined): Promise<Status> {
  const root = process.cwd();
  const path = relative(root, resolve(root, file)).split(sep).join('/');
  if (!/\.(py|ipynb)$/i.test(path)) throw new UsageError(`${file} is neither a Python file (.py) nor a notebook (.ipynb): name the one that trains the model.`);
  const config = await configFor(root, undefined, rules.map((rule) => rule.meta));
  const workspace = nodeWorkspace(root, pathMatcher(config.exclude, config.prefix));
  if (!(await workspace.exists(path))) throw new UsageError(`${file}: There is no such file or folder.`);
  const engine = createEngine({ workspace, config, parser: await loadParser(), library, rules });
  try {
    const { graph, findings, errors } = await engine.graph(path);
    for (const error of errors) process.stderr.write(`holdout: ${plainText(error.path)}: ${plainText(error.message)}\n`);
    if (graph === null && errors.length > 0) return STATUS.error;
    const grave = findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
    await emit(modelCard(graph, path, grave), output);
    return STATUS.clean;
  } finally {
    engine.dispose();
  }
}
