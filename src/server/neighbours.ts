import type { Workspace } from '../project/workspace';
import { scanImports } from '../python/imports';

/** A file opened alone may import a few files beside it; one that reaches more is better opened with its folder. */
const limit = 200;

/**
 * The files that `paths` import, directly or through one another, from their own folder and below. The folder is not listed: it may be a
 * home folder.
 */
export async function importedFiles(workspace: Workspace, paths: readonly string[]): Promise<string[]> {
  const seen = new Set(paths);
  const queue = paths.filter((path) => path.endsWith('.py'));
  const found: string[] = [];
  for (let path = queue.shift(); path !== undefined && found.length < limit; path = queue.shift()) {
    const code = await workspace.read(path).then((bytes) => new TextDecoder().decode(bytes), () => '');
    for (const candidate of candidatesOf(path, code)) {
      if (seen.has(candidate)) continue;
      seen.add(candidate);
      if (!(await workspace.exists(candidate))) continue;
      found.push(candidate);
      queue.push(candidate);
    }
  }
  return found;
}

function candidatesOf(path: string, code: string): string[] {
  const folder = path.split('/').slice(0, -1);
  return scanImports(code).flatMap(({ level, module, names }) => {
    const up = level > 0 ? folder.slice(0, folder.length - (level - 1)) : folder;
    const base = [...up, ...module.split('.').filter((part) => part !== '')].join('/');
    const modules = [base, ...names.map((name) => (base === '' ? name : `${base}/${name}`))].filter((name) => name !== '');
    return modules.flatMap((name) => [`${name}.py`, `${name}/__init__.py`]);
  });
}
