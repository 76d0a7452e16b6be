import { baseName } from './paths';
import type { Workspace } from './workspace';
import { TooLarge } from './workspace';

/** Below a project's top folder, so many folders and files are looked through. */
const MOST_ENTRIES = 20_000;
/** Of each kind so many files are taken, those nearest to the top first. */
const MOST_FILES = 400;

/** The files of a project that are not Python and tell about it, by what they are read for; each list sorted. A file may be in several. */
export interface OtherFiles {
  /** What declares releases of distributions: requirements, pyproject.toml, lock files, environments, Dockerfiles. */
  readonly manifests: readonly string[];
  /** HTML, with or without a template language. */
  readonly templates: readonly string[];
  /** YAML, JSON and TOML. */
  readonly configs: readonly string[];
  /** What may copy a file: Dockerfiles, shell scripts, Makefiles, CI jobs, dvc.yaml. */
  readonly scripts: readonly string[];
  /** Something was left out: there is more than is looked through. */
  readonly partial: boolean;
}

const kinds = {
  manifests:
    /^(.*requirements?[^/]*\.(txt|in|pip)|.*constraints[^/]*\.txt|pyproject\.toml|pylock[^/]*\.toml|pixi\.toml|setup\.(cfg|py)|Pipfile(\.lock)?|(poetry|uv|pdm)\.lock|(conda|env|environment)([-_.][^/]*)?\.ya?ml|[^/]*[-_](env|environment|conda)\.ya?ml|python_env\.yaml|bentofile\.ya?ml|cog\.yaml|runtime\.txt|\.python-version|(.*[-_.])?(Dockerfile|Containerfile)([-_.][^/]*)?)$/i,
  templates: /\.(html?|jinja2?|j2)$/i,
  configs: /\.(ya?ml|json|toml)$/i,
  scripts: /^((.*[-_.])?(Dockerfile|Containerfile)([-_.].*)?|(GNU)?Makefile|justfile|Taskfile\.ya?ml|dvc\.yaml|\.gitlab-ci\.yml|cloudbuild\.ya?ml|buildspec\.ya?ml|(docker-)?compose[^/]*\.ya?ml)$|\.(sh|bash|mk)$/i,
};

/** Files that are data or belong to tools of other languages, however their name ends. */
const LEFT_OUT = /^(package(-lock)?\.json|tsconfig.*\.json|manifest\.json|\.pre-commit-config\.yaml|mkdocs\.yml|\.eslintrc\.json|composer\.json|.*\.ipynb|.*\.schema\.json)$/i;

/** What a file is read for; empty for most files. */
function kindsOf(path: string): readonly (keyof typeof kinds)[] {
  const name = baseName(path);
  const found: (keyof typeof kinds)[] = [];
  if (kinds.manifests.test(name) || /(^|\/)(requirements|reqs)\/[^/]*\.(txt|in)$/i.test(path)) found.push('manifests');
  if (kinds.templates.test(name)) found.push('templates');
  if (kinds.configs.test(name) && !LEFT_OUT.test(name)) found.push('configs');
  if (kinds.scripts.test(name) || /(^|\/)\.github\/workflows\/[^/]*\.ya?ml$/.test(path)) found.push('scripts');
  return found;
}

/** Is it read for anything, by its name alone? */
export function isOtherFile(path: string): boolean {
  return kindsOf(path).length > 0;
}

/**
 * Lists the files that are not Python below a project's top folder, in one walk and by their names alone. Meant to be asked for once, and only where
 * something needs them: the check of a project without a serving side never does. Never rejects but for a broken workspace.
 */
export async function listOtherFiles(workspace: Workspace, under: string): Promise<OtherFiles> {
  const paths = await othersBelow(workspace, under, isOtherFile);
  return paths === null ? { manifests: [], templates: [], configs: [], scripts: [], partial: true } : sortOtherFiles(paths);
}

/** The files below a folder whose path passes `wanted`, sorted; null where there is more than is looked through. */
export async function othersBelow(workspace: Workspace, under: string, wanted: (path: string) => boolean): Promise<readonly string[] | null> {
  try {
    return await workspace.others(under, wanted, MOST_ENTRIES);
  } catch (error) {
    if (error instanceof TooLarge) return null;
    throw error;
  }
}

/** The files among some that are read for anything. */
export function sortOtherFiles(paths: readonly string[]): OtherFiles {
  const lists: Record<keyof typeof kinds, string[]> = { manifests: [], templates: [], configs: [], scripts: [] };
  for (const path of paths) for (const kind of kindsOf(path)) lists[kind].push(path);
  let partial = false;
  const nearest = (list: readonly string[]): string[] => {
    if (list.length <= MOST_FILES) return [...list];
    partial = true;
    const depth = (path: string): number => path.split('/').length;
    return [...list].sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1)).slice(0, MOST_FILES).sort();
  };
  const taken = { manifests: nearest(lists.manifests), templates: nearest(lists.templates), configs: nearest(lists.configs), scripts: nearest(lists.scripts) };
  return { ...taken, partial };
}
