import ignore from 'ignore';
import type { Ignore } from 'ignore';
import type { InputProblem } from './workspace';
import { TooLarge } from './workspace';

export type EntryKind = 'file' | 'folder' | 'link' | 'other';

/** The little that a walk asks of a file system. Paths are relative to the root, with `/`; "" is the root, `..` the folder above it. */
export interface FileTree {
  /** Rejects with an Error whose message is a sentence. */
  entries(folder: string): Promise<readonly { readonly name: string; readonly kind: EntryKind }[]>;
  /** What a path is, links followed; undefined where there is nothing. */
  kindOf(path: string): Promise<EntryKind | undefined>;
  /** The text of a small file; undefined where it can't be read. */
  text(path: string): Promise<string | undefined>;
  /** The absolute path with all links resolved, with `/`. Rejects for links that lead nowhere. */
  realPath(path: string): Promise<string>;
}

/** Folders that hold no source of the project, whatever .gitignore says. */
const LEFT_OUT = new Set([
  '.venv', 'site-packages', 'dist-packages', 'node_modules', '.git', '.hg', '.svn', '.ipynb_checkpoints', '__pycache__', '__pypackages__', '.tox', '.nox', '.eggs',
  '.mypy_cache', '.ruff_cache', '.pytest_cache', '.holdout-cache',
]);

/**
 * All Python files and notebooks under a folder, sorted. Left out: virtual environments (`pyvenv.cfg`, `conda-meta`), installed packages, caches, version control,
 * what .gitignore names (also those above the root, up to the repository's, and `.git/info/exclude`), and what `exclude` says. Links to folders outside the
 * root are followed once. A file named itself is given whatever those say. Trouble goes to `onError`, a sentence each. Rejects with `TooLarge` as soon as
 * there are more than `most` folders and files.
 */
export async function walk(
  tree: FileTree, under: string, exclude: (path: string) => boolean, onError: (problem: InputProblem) => void, most = Infinity,
): Promise<string[]> {
  const kind = await tree.kindOf(under);
  if (kind === undefined) {
    onError({ path: under, message: 'There is no such file or folder.' });
    return [];
  }
  if (kind !== 'folder') {
    if (kind === 'file' && isPython(under)) return [under];
    onError({ path: under, message: kind === 'file' ? 'This is neither a Python file (.py) nor a notebook (.ipynb).' : 'This is not a regular file.' });
    return [];
  }
  return walkFolder(tree, under, exclude, onError, most, isPython);
}

/** All files under a folder whose path passes `wanted`, with the same left out as by `walk`; trouble is passed over. Rejects with `TooLarge` as `walk` does. */
export async function walkOthers(
  tree: FileTree, under: string, exclude: (path: string) => boolean, wanted: (path: string) => boolean, most: number,
): Promise<string[]> {
  return (await tree.kindOf(under)) === 'folder' ? walkFolder(tree, under, exclude, () => undefined, most, wanted) : [];
}

/** An ignore file and the folder that its patterns count from; `base` of one above the root is negative: the path from there to the root. */
interface IgnoreLayer {
  readonly patterns: Ignore;
  /** The walked path as this layer's patterns want it. */
  relative(path: string): string;
}

interface Folder {
  readonly path: string;
  readonly real: string;
  readonly layers: readonly IgnoreLayer[];
}

async function walkFolder(
  tree: FileTree, under: string, exclude: (path: string) => boolean, onError: (problem: InputProblem) => void, most: number,
  wanted: (path: string) => boolean,
): Promise<string[]> {
  const found: string[] = [];
  const links: { readonly path: string; readonly layers: readonly IgnoreLayer[] }[] = [];
  const visited = new Set<string>();
  const rootReal = await tree.realPath(under);
  const above = await layersAbove(tree, under);
  // Who names an ignored folder wants to see into it.
  const pending: Folder[] = [{ path: under, real: rootReal, layers: above.filter((layer) => under === '' || !isIgnored([layer], under, true)) }];

  const visit = async (folder: Folder): Promise<void> => {
    if (visited.has(folder.real)) return;
    visited.add(folder.real);
    if (visited.size + found.length > most) throw new TooLarge('There are too many files.');
    let entries;
    try {
      entries = await tree.entries(folder.path);
    } catch (error) {
      onError({ path: folder.path, message: error instanceof Error ? error.message : String(error) });
      return;
    }
    const names = new Set(entries.map((entry) => entry.name));
    if (folder.path !== under && (names.has('pyvenv.cfg') || names.has('conda-meta'))) return;
    const own = names.has('.gitignore') ? await layerOf(tree, join(folder.path, '.gitignore'), folder.path) : undefined;
    const layers = own === undefined ? folder.layers : [own, ...folder.layers];
    for (const { name, kind } of entries) {
      const path = join(folder.path, name);
      if (kind === 'folder') {
        if (LEFT_OUT.has(name) || isIgnored(layers, path, true) || exclude(path)) continue;
        pending.push({ path, real: `${folder.real}/${name}`, layers });
      } else if (kind === 'link') {
        if (!LEFT_OUT.has(name) && !isIgnored(layers, path, false) && !exclude(path)) links.push({ path, layers });
      } else if (kind === 'file' && wanted(path) && !isIgnored(layers, path, false) && !exclude(path)) {
        found.push(path);
      }
    }
  };

  const drain = async (): Promise<void> => {
    for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) await visit(folder);
  };
  await drain();
  for (let link = links.shift(); link !== undefined; link = links.shift()) {
    let real: string;
    try {
      real = await tree.realPath(link.path);
    } catch {
      if (wanted(link.path)) onError({ path: link.path, message: 'This link leads nowhere, or in a circle.' });
      continue;
    }
    // What lies under the walked folder is found there by its own name.
    if (real === rootReal || real.startsWith(`${rootReal}/`) || rootReal.startsWith(`${real}/`) || visited.has(real)) continue;
    const kind = await tree.kindOf(link.path);
    if (kind === 'folder' && !link.path.slice(link.path.lastIndexOf('/') + 1).startsWith('bazel-')) {
      pending.push({ path: link.path, real, layers: link.layers });
      await drain();
    } else if (kind === 'file' && wanted(link.path)) {
      visited.add(real);
      found.push(link.path);
    }
  }
  return found.sort((a, b) => (a < b ? -1 : 1));
}

/** The ignore files of the folders between the repository's root and `under`, nearest first, without the one in `under` itself. */
async function layersAbove(tree: FileTree, under: string): Promise<IgnoreLayer[]> {
  const layers: IgnoreLayer[] = [];
  const inside = under.split('/').filter((part) => part !== '' && part !== '..');
  const outside = under.startsWith('..') || under.startsWith('/');
  if (!outside) {
    for (let depth = inside.length - 1; depth >= 0; depth--) {
      const folder = inside.slice(0, depth).join('/');
      const layer = await layerOf(tree, join(folder, '.gitignore'), folder);
      if (layer !== undefined) layers.push(layer);
    }
  }
  if (outside) return layers;
  const names = (await tree.realPath('')).split('/').filter((name) => name !== '');
  const fromOutside: IgnoreLayer[] = [];
  for (let up = 0; up <= names.length; up++) {
    const folder = Array.from({ length: up }, () => '..').join('/');
    const toRoot = names.slice(names.length - up).join('/');
    if (up > 0) {
      const layer = await layerOf(tree, join(folder, '.gitignore'), '', toRoot);
      if (layer !== undefined) fromOutside.push(layer);
    }
    if ((await tree.kindOf(join(folder, '.git'))) === undefined) continue;
    const local = await layerOf(tree, join(folder, '.git/info/exclude'), '', toRoot);
    // Ignore files above the root count only where they belong to the same repository.
    return [...layers, ...fromOutside, ...(local === undefined ? [] : [local])];
  }
  return layers;
}

async function layerOf(tree: FileTree, file: string, base: string, prefix = ''): Promise<IgnoreLayer | undefined> {
  const text = await tree.text(file);
  if (text === undefined) return undefined;
  return {
    patterns: ignore({ allowRelativePaths: true }).add(text),
    relative: (path) => join(prefix, base === '' ? path : path.slice(base.length + 1)),
  };
}

/** The nearest ignore file that says anything about a path decides. */
function isIgnored(layers: readonly IgnoreLayer[], path: string, isFolder: boolean): boolean {
  for (const layer of layers) {
    const relative = layer.relative(path);
    if (relative === '') continue;
    const { ignored, unignored } = layer.patterns.test(isFolder ? `${relative}/` : relative);
    if (ignored || unignored) return ignored;
  }
  return false;
}

function isPython(path: string): boolean {
  return path.endsWith('.py') || path.endsWith('.ipynb');
}

function join(folder: string, name: string): string {
  return folder === '' ? name : name === '' ? folder : `${folder}/${name}`;
}
