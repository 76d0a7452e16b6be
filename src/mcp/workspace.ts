import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { library } from '../library/tables';
import { nodeWorkspace } from '../project/node/disk-workspace';
import { loadParser } from '../project/node/parser-files';
import { CONFIG_FILES, defaultConfig, describeConfigProblem, parseConfig } from '../review/config';
import type { Config } from '../review/config';
import { createEngine } from '../review/engine';
import type { Engine } from '../review/engine';
import { pathMatcher } from '../review/listing';
import { rules } from '../rules/registry.generated';

/** A folder with its engine. Made anew for every question: a client may have changed any file since the last one. */
export interface OpenFolder {
  readonly engine: Engine;
  readonly root: string;
  /** A path as the engine knows it. Throws an Error with a sentence where it lies outside the folder or is not there. */
  path(given: string): string;
}

/** Opens the folder for one question, and closes it again. */
export async function withFolder<T>(root: string, ask: (folder: OpenFolder) => Promise<T>): Promise<T> {
  const config = configOf(root);
  const workspace = nodeWorkspace(root, pathMatcher(config.exclude, config.prefix));
  const engine = createEngine({ workspace, config, parser: await loadParser(), library, rules });
  try {
    return await ask({
      engine,
      root,
      path: (given) => {
        const path = relative(root, resolve(root, given)).split(sep).join('/');
        if (path === '..' || path.startsWith('../')) throw new Error(`${given} lies outside the folder that this server was started in.`);
        if (!existsSync(join(root, path))) throw new Error(`${given}: There is no such file or folder.`);
        return path;
      },
    });
  } finally {
    engine.dispose();
  }
}

/** The nearest configuration from the folder upwards, not beyond its repository; else the defaults. Throws an Error that tells what is wrong with it. */
function configOf(root: string): Config {
  const metas = rules.map((rule) => rule.meta);
  for (let folder = root; ; folder = dirname(folder)) {
    for (const name of CONFIG_FILES) {
      const file = join(folder, name);
      const found = existsSync(file) ? parseConfig(relative(root, file).split(sep).join('/'), readFileSync(file, 'utf8'), metas) : null;
      if (found === null) continue;
      if (found.problems.length > 0) throw new Error(found.problems.map(describeConfigProblem).join('\n'));
      return { ...found.config, prefix: relative(folder, root).split(sep).join('/') };
    }
    if (existsSync(join(folder, '.git')) || dirname(folder) === folder) return defaultConfig();
  }
}
