import type { ApiEntry, DataEntry, LibraryTable } from './vocabulary';

/** All tables as one: the only door through which the engine asks what a name means. */
export interface Library {
  /** What a qualified name is; follows aliases. Undefined: not known, which is never an error. */
  callable(qualifiedName: string): ApiEntry | undefined;
  /** The public name for an old or private path; the name itself where there is none. */
  canonical(qualifiedName: string): string;
  /** What a method called on data does, by its bare name. */
  method(name: string): DataEntry | undefined;
  /** The qualified name that a bare name must mean where nothing in the module defines it (`StandardScaler`, `train_test_split`, `pd`): snippets and notebooks often lack their imports. */
  bareName(name: string): string | undefined;
  /** The public names of a module, for `from module import *`; empty where not known. */
  starExports(module: string): readonly string[];
  /** Does importing this module make a file worth interpreting? By the top-level name. */
  isMachineLearning(module: string): boolean;
}

/** Makes the library out of tables. A name in two tables means the later one. */
export function makeLibrary(tables: readonly LibraryTable[], conventionalAliases: Readonly<Record<string, string>>): Library {
  const entries = new Map<string, ApiEntry>();
  const aliases = new Map<string, string>();
  const methods = new Map<string, DataEntry>();
  const bare = new Map<string, string>(Object.entries(conventionalAliases));
  const exports = new Map<string, string[]>();
  const topLevel = new Set<string>();
  for (const table of tables) {
    for (const [name, entry] of Object.entries(table.entries)) {
      entries.set(name, entry);
      topLevel.add(head(name));
      const dot = name.lastIndexOf('.');
      const module = name.slice(0, dot);
      const last = name.slice(dot + 1);
      append(exports, module, last);
      // Short lower-case names (`cut`, `load`) are anybody's; a class name or a long snake_case name is the library's own.
      if (/^[A-Z]\w{4,}$/.test(last) || /^[a-z]+(_[a-z0-9]+)+$/.test(last)) if (!bare.has(last)) bare.set(last, name);
    }
    for (const [from, to] of Object.entries(table.aliases ?? {})) aliases.set(from, to);
    for (const [name, entry] of Object.entries(table.methods ?? {})) methods.set(name, entry);
  }
  const canonical = (name: string): string => {
    let current = name;
    for (let hops = 0; hops < 4; hops++) {
      const next = aliases.get(current);
      if (next === undefined) return current;
      current = next;
    }
    return current;
  };
  return {
    canonical,
    callable: (name) => entries.get(canonical(name)),
    method: (name) => methods.get(name),
    bareName: (name) => bare.get(name),
    starExports: (module) => exports.get(module) ?? [],
    isMachineLearning: (module) => topLevel.has(head(module)),
  };
}

function head(name: string): string {
  const dot = name.indexOf('.');
  return dot < 0 ? name : name.slice(0, dot);
}

function append(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
