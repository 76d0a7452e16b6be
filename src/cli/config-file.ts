import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { CONFIG_FILES, defaultConfig, describeConfigProblem, parseConfig } from '../review/config';
import type { Config, ConfigResult, Preset } from '../review/config';
import { selectorProblem } from '../review/config-schema';
import type { RuleMeta } from '../rules/rule';
import { describeFileError } from '../project/node/disk-workspace';
import { UsageError } from './status';

/**
 * The config for a working folder: the file named, else the nearest one from the folder upwards, not beyond its repository. A UsageError tells all that is wrong
 * with it.
 */
export async function configFor(root: string, named: string | undefined, rules: readonly RuleMeta[]): Promise<Config> {
  return (await foundFor(root, named, rules)).config;
}

/** The options that say more than the file does, or read another one. */
export interface ConfigFlags {
  readonly select?: readonly string[];
  readonly ignore?: readonly string[];
  readonly preset?: Preset;
  /** false: `--no-config`; true: none of both was given. */
  readonly config?: string | boolean;
}

/** What holds for a folder. */
export interface EffectiveConfig {
  readonly config: Config;
  /** The keys that the file gives, and their lines. */
  readonly lines: ReadonlyMap<string, number | null>;
  /** The keys that the command line gives, and how. */
  readonly given: ReadonlyMap<string, string>;
}

/** The config of a folder with what the command line says: `--ignore` adds to the file's, the others replace it. Throws a UsageError that tells all that is wrong. */
export async function withFlags(root: string, flags: ConfigFlags, rules: readonly RuleMeta[]): Promise<EffectiveConfig> {
  const named = typeof flags.config === 'string' ? flags.config : undefined;
  const { config, lines } = flags.config === false ? { config: defaultConfig(), lines: new Map<string, number | null>() } : await foundFor(root, named, rules);
  for (const selector of [...(flags.select ?? []), ...(flags.ignore ?? [])]) {
    const problem = selectorProblem(selector, rules);
    if (problem !== null) throw new UsageError(problem);
  }
  return {
    config: { ...config, preset: flags.preset ?? config.preset, select: flags.select ?? config.select, ignore: [...config.ignore, ...(flags.ignore ?? [])] },
    lines: lines ?? new Map<string, number | null>(),
    given: new Map((['preset', 'select', 'ignore'] as const).flatMap((key) => (flags[key] === undefined ? [] : [[key, `--${key}`]]))),
  };
}

async function foundFor(root: string, named: string | undefined, rules: readonly RuleMeta[]): Promise<ConfigResult> {
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
    if (existsSync(join(folder, '.git')) || dirname(folder) === folder) return { config: defaultConfig(), problems: [] };
  }
}

async function read(path: string, root: string, shown: string, rules: readonly RuleMeta[]): Promise<ConfigResult | null> {
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
  return { ...result, config: { ...result.config, prefix } };
}
