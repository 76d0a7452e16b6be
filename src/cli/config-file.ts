import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { CONFIG_FILES, defaultConfig, describeConfigProblem, parseConfig } from '../review/config';
import type { Config } from '../review/config';
import type { RuleMeta } from '../rules/rule';
import { describeFileError } from '../project/node/disk-workspace';
import { UsageError } from './status';

/**
 * The config for a working folder: the file named, else the nearest one from the folder upwards, not beyond its repository. A UsageError tells all that is wrong
 * with it.
 */
export async function configFor(root: string, named: string | undefined, rules: readonly RuleMeta[]): Promise<Config> {
  if (named !== undefined) {
    const found = await read(resolve(root, named), root, named, rules);
    if (found === null) throw new UsageError(`${named} has no [tool.holdout] table.`);
    return found;
  }
  for (let folder = root; ; folder = dirname(folder)) {
    for (const name of CONFIG_FILES) {
      const path = join(folder, name);
      if (!existsSync(path)) continue;
      const found = await read(path, root, relative(root, path).split(sep).join('/'), rules);
      if (found !== null) return found;
    }
    if (existsSync(join(folder, '.git')) || dirname(folder) === folder) return defaultConfig();
  }
}

async function read(path: string, root: string, shown: string, rules: readonly RuleMeta[]): Promise<Config | null> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new UsageError(`The config ${shown} can't be used. ${describeFileError(error)}`);
  }
  const result = parseConfig(shown, text, rules);
  if (result === null) return null;
  if (result.problems.length > 0) throw new UsageError(result.problems.map(describeConfigProblem).join('\nholdout: '));
  const prefix = relative(dirname(path), root).split(sep).join('/');
  return { ...result.config, prefix };
}
