import type { Workspace } from '../project/workspace';
import { CONFIG_FILES, defaultConfig, parseConfig } from '../review/config';
import type { ConfigResult } from '../review/config';
import type { RuleMeta } from '../rules/rule';
import { normaliseUri } from './uris';

/** Deeper than any real folder; a file system answers `..` at its top with the top again. */
const deepest = 40;

/**
 * The configuration that holds for a root: the nearest file from there upwards that has one, not beyond the repository, as on the command line; else the
 * defaults. Never rejects: what is wrong is in `problems`, with paths seen from the root.
 */
export async function findConfig(workspace: Workspace, rootUri: string, rules: readonly RuleMeta[]): Promise<ConfigResult> {
  const names = new URL(normaliseUri(rootUri)).pathname.split('/').filter((name) => name !== '').map(decodeURIComponent);
  for (let up = 0; up <= Math.min(names.length, deepest); up++) {
    const above = '../'.repeat(up);
    for (const name of CONFIG_FILES) {
      const path = `${above}${name}`;
      const text = await textOf(workspace, path);
      const found = text === null ? null : parseConfig(path, text, rules);
      if (found) return { ...found, config: { ...found.config, prefix: names.slice(names.length - up).join('/') } };
    }
    if (await workspace.exists(`${above}.git`)) break;
  }
  return { config: defaultConfig(), problems: [] };
}

/** A file that can't be read says nothing. */
async function textOf(workspace: Workspace, path: string): Promise<string | null> {
  if (!(await workspace.exists(path))) return null;
  return workspace.read(path).then((bytes) => new TextDecoder().decode(bytes), () => null);
}
