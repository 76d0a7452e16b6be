import type { Workspace } from '../project/workspace';

/** What stands in the top folder of a project, besides `.git`. */
const MARKERS = [
  'pyproject.toml', 'setup.py', 'setup.cfg', 'requirements.txt', 'environment.yml', 'environment.yaml', 'Pipfile', 'poetry.lock', 'uv.lock', 'holdout.toml',
];

/** Folders of one system, each with an environment of its own: what trains beside what serves. They are one project. */
const PARTS = [
  ['train', 'training', 'trainer', 'experiment', 'experiments', 'research', 'notebooks', 'modeling'],
  ['serve', 'serving', 'server', 'service', 'inference', 'predict', 'prediction', 'api', 'app', 'web', 'webapp', 'deploy', 'deployment', 'backend', 'lambda'],
] as const;
const PART_MARKERS = ['pyproject.toml', 'requirements.txt', 'Pipfile', 'environment.yml'];

/** More folders than this above the workspace's root are not asked for a repository. */
const MOST_FOLDERS_ABOVE = 32;

/** Which project a folder belongs to. Imports are followed within a project and never from one into another. */
export interface Projects {
  /**
   * The top folder of the project that holds `folder`: the nearest repository, else the outermost folder with a project's files, never above the
   * workspace's root. Null where there is neither.
   */
  rootOf(folder: string): Promise<string | null>;
  /** The paths by project, in their order. Without a project's files they belong together, unless there are marked projects beside them. */
  grouped(paths: readonly string[]): Promise<readonly (readonly string[])[]>;
}

/** Looks for projects in a workspace. What it has seen it remembers. */
export function findProjects(workspace: Workspace): Projects {
  const seen = new Map<string, Promise<'repository' | 'marked' | 'plain'>>();
  const look = async (folder: string): Promise<'repository' | 'marked' | 'plain'> => {
    if (await workspace.exists(inside(folder, '.git'))) return 'repository';
    for (const marker of MARKERS) if (await workspace.exists(inside(folder, marker))) return 'marked';
    return folder === '' && (await isWithinRepository(workspace)) ? 'marked' : 'plain';
  };
  const looked = (folder: string): Promise<'repository' | 'marked' | 'plain'> => {
    const known = seen.get(folder) ?? look(folder);
    seen.set(folder, known);
    return known;
  };

  const rootOf = async (folder: string): Promise<string | null> => {
    let outermost: string | null = null;
    for (let at = folder; ; at = folderOf(at)) {
      const what = await looked(at);
      if (what === 'repository') return at;
      if (what === 'marked') outermost = at;
      if (at === '') return outermost === null || outermost === '' ? outermost : whole(outermost);
    }
  };

  const wholes = new Map<string, Promise<string>>();
  /** The folder above, where a folder that is named for training or serving stands beside one that is named for the other. */
  const whole = (root: string): Promise<string> => {
    const known = wholes.get(root) ?? findWhole(root);
    wholes.set(root, known);
    return known;
  };
  const findWhole = async (root: string): Promise<string> => {
    const above = folderOf(root);
    const name = root.slice(above === '' ? 0 : above.length + 1).toLowerCase();
    const own = PARTS.findIndex((names) => names.some((one) => one === name));
    for (const other of own < 0 ? [] : (PARTS[1 - own] ?? [])) {
      for (const marker of PART_MARKERS) if (await workspace.exists(inside(inside(above, other), marker))) return above;
    }
    return root;
  };

  const grouped = async (paths: readonly string[]): Promise<readonly (readonly string[])[]> => {
    const roots = new Map<string, string | null>();
    for (const path of paths) {
      const folder = folderOf(path);
      if (!roots.has(folder)) roots.set(folder, isOutside(folder) ? null : await rootOf(folder));
    }
    const holdsProjects = [...roots.values()].some((root) => root !== null && root !== '');
    const groups = new Map<string, string[]>();
    for (const path of paths) {
      // Beside projects, what bears no mark is most likely one as well: a folder with many repositories.
      const root = roots.get(folderOf(path)) ?? (holdsProjects && path.includes('/') ? path.slice(0, path.indexOf('/')) : '');
      const group = groups.get(root);
      if (group) group.push(path);
      else groups.set(root, [path]);
    }
    return [...groups.values()];
  };

  return { rootOf, grouped };
}

/** The folder of a path; "" is the workspace's root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** Does a path lie outside of the workspace's root? */
export function isOutside(path: string): boolean {
  return path === '..' || path.startsWith('../') || path.startsWith('/');
}

async function isWithinRepository(workspace: Workspace): Promise<boolean> {
  for (let up = 1; up <= MOST_FOLDERS_ABOVE; up++) if (await workspace.exists(`${'../'.repeat(up)}.git`)) return true;
  return false;
}

function inside(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** The top folder of the project of these files; null where they lie outside of the workspace. */
export async function projectFolder(projects: Projects, paths: readonly string[]): Promise<string | null> {
  const own = paths.filter((path) => !isOutside(path));
  return own[0] === undefined ? null : ((await projects.rootOf(folderOf(own[0]))) ?? commonFolder(own));
}

/** The deepest folder that holds all of the paths. */
function commonFolder(paths: readonly string[]): string {
  const [first = '', ...others] = paths.map(folderOf);
  const holds = (folder: string): boolean => folder === '' || others.every((other) => other === folder || other.startsWith(`${folder}/`));
  let folder = first;
  while (!holds(folder)) folder = folderOf(folder);
  return folder;
}
