import type { ScannedImport } from './imports';
import { STANDARD_LIBRARY } from './standard-library';

/** The workspace's files as Python modules. Paths are relative to the root, with `/`. */
export interface ModuleGraph {
  /**
   * The file that `dotted`, imported in `fromPath` with `level` leading dots, means. A package means its `__init__.py`. Undefined: no file of the
   * workspace (a library, or a package folder without `__init__.py`, which has nothing to run).
   */
  resolve(fromPath: string, dotted: string, level: number): string | undefined;
  /** All files that an import statement runs or may run: the module, its parent packages' `__init__.py`, and imported names that are modules. */
  targets(fromPath: string, statement: ScannedImport): readonly string[];
  /** A file's dotted name, from its outermost package; in folders without `__init__.py` from the nearest `src` folder, else from the root. */
  moduleOf(path: string): string;
}

/**
 * Makes the graph of the given paths. An absolute import is sought in the folder of the importing file and in each folder above it, and in `src` and
 * `lib` beside them; the nearest wins. Folders that are packages themselves come last, because Python has them on its path only when a file in them is
 * run as a script. If nothing is found there, a package that exists once in the whole workspace is taken, wherever it lies.
 * Source: docs.python.org/3/library/sys_path_init.html and /reference/import.html.
 */
export function makeModuleGraph(paths: readonly string[]): ModuleGraph {
  const files = new Map<string, string>();
  const packages = new Set<string>();
  for (const path of paths) {
    if (!path.endsWith('.py')) continue;
    if (path.endsWith('/__init__.py') || path === '__init__.py') {
      const folder = path.slice(0, -'/__init__.py'.length);
      packages.add(folder);
      files.set(folder, path);
    } else {
      const module = path.slice(0, -'.py'.length);
      // A package wins over a module of the same name.
      if (!files.has(module)) files.set(module, path);
    }
  }
  const roots = packageRoots(packages);
  // Most imports are of libraries: their first name is that of no file and no folder here.
  const names = new Set<string>();
  for (const module of files.keys()) for (const name of module.split('/')) names.add(name);
  const remembered = new Map<string, Map<string, string | undefined>>();

  const inFolder = (base: string, tail: string, fromPath: string): string | undefined => {
    for (const source of ['', 'src', 'lib']) {
      const found = files.get(joined(joined(base, source), tail));
      // A script called xgboost.py that imports xgboost means the library.
      if (found !== undefined && found !== fromPath) return found;
    }
    return undefined;
  };

  const absolute = (fromPath: string, dotted: string): string | undefined => {
    const tail = dotted.replaceAll('.', '/');
    const head = headOf(dotted);
    const bases = foldersAbove(fromPath);
    const ordinary = bases.filter((base) => !packages.has(base));
    const asScript = STANDARD_LIBRARY.has(head) ? [] : bases.filter((base) => packages.has(base));
    for (const base of [...ordinary, ...asScript]) {
      const found = inFolder(base, tail, fromPath);
      if (found !== undefined) return found;
    }
    const elsewhere = roots.get(head) ?? [];
    return elsewhere.length === 1 ? files.get(joined(elsewhere[0] ?? '', tail)) : undefined;
  };

  const resolve = (fromPath: string, dotted: string, level: number): string | undefined => {
    if (level > 0) {
      let base: string | undefined = parent(fromPath);
      for (let up = 1; up < level && base !== undefined; up++) base = base === '' ? undefined : parent(base);
      return base === undefined ? undefined : files.get(joined(base, dotted.replaceAll('.', '/')));
    }
    if (dotted === '' || !names.has(headOf(dotted))) return undefined;
    let from = remembered.get(fromPath);
    if (from === undefined) {
      from = new Map();
      remembered.set(fromPath, from);
    }
    if (!from.has(dotted)) from.set(dotted, absolute(fromPath, dotted));
    return from.get(dotted);
  };

  const targets = (fromPath: string, { level, module, names: imported }: ScannedImport): readonly string[] => {
    if (level === 0 && !names.has(headOf(module))) return [];
    const found = new Set<string>();
    const add = (dotted: string): void => {
      const path = resolve(fromPath, dotted, level);
      if (path !== undefined && path !== fromPath) found.add(path);
    };
    const parts = module === '' ? [] : module.split('.');
    if (level > 0) add('');
    parts.forEach((_, index) => {
      add(parts.slice(0, index + 1).join('.'));
    });
    for (const name of imported) if (name !== '*') add([...parts, name].join('.'));
    return [...found];
  };

  const moduleOf = (path: string): string => {
    const whole = path.replace(/\.(?:py|ipynb)$/, '').replace(/(?:^|\/)__init__$/, '');
    let base = parent(path);
    if (packages.has(base)) {
      while (base !== '' && packages.has(base)) base = parent(base);
      return dottedBelow(base, whole);
    }
    const source = /^(?:.*\/)?src(?=\/)/.exec(path)?.[0] ?? '';
    return dottedBelow(source, whole);
  };

  return { resolve, targets, moduleOf };
}

/** Package name → the folders that hold an outermost package of that name. */
function packageRoots(packages: ReadonlySet<string>): Map<string, string[]> {
  const roots = new Map<string, string[]>();
  for (const folder of packages) {
    if (folder === '' || packages.has(parent(folder))) continue;
    const name = folder.slice(folder.lastIndexOf('/') + 1);
    const others = roots.get(name);
    if (others) others.push(parent(folder));
    else roots.set(name, [parent(folder)]);
  }
  return roots;
}

function dottedBelow(base: string, path: string): string {
  return (base === '' ? path : path.slice(base.length + 1)).replaceAll('/', '.');
}

function headOf(dotted: string): string {
  const dot = dotted.indexOf('.');
  return dot < 0 ? dotted : dotted.slice(0, dot);
}

/** The folder of a path; "" is the root, and its own parent. */
function parent(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function joined(base: string, tail: string): string {
  return base === '' ? tail : tail === '' ? base : `${base}/${tail}`;
}

function foldersAbove(path: string): string[] {
  const folders = [];
  for (let folder = parent(path); folder !== ''; folder = parent(folder)) folders.push(folder);
  return [...folders, ''];
}
