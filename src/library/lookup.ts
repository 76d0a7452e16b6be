import type { ApiEntry, DataEntry, LibraryTable, SplitEntry } from './vocabulary';

/** All tables as one: the only door through which the engine asks what a name means. */
export interface Library {
  /** What a qualified name is; follows aliases. Undefined: not known, which is never an error. */
  callable(qualifiedName: string): ApiEntry | undefined;
  /** The public name for an old or private path; the name itself where there is none. */
  canonical(qualifiedName: string): string;
  /** What a method called on data does, by its bare name. `accessor`: the attribute before it (`str` in `s.str.count()`), which may change the meaning. */
  method(name: string, accessor?: string): DataEntry | undefined;
  /** How a method called on data parts it, by its bare name: `dataset.train_test_split(…)`. */
  splitMethod(name: string): SplitEntry | undefined;
  /** The qualified name that a bare name must mean where nothing in the module defines it (`StandardScaler`, `train_test_split`, `pd`): snippets and notebooks often lack their imports. */
  bareName(name: string): string | undefined;
  /** The public names of a module, for `from module import *`; empty where not known. */
  starExports(module: string): readonly string[];
  /** Does importing this module make a file worth interpreting? By the top-level name. */
  isMachineLearning(module: string): boolean;
}

/**
 * Makes the library out of tables. A name in two tables means the later one; a bare name in two tables means the earlier one.
 * `otherModules`: further top-level names worth interpreting of which no call is known.
 */
export function makeLibrary(
  tables: readonly LibraryTable[], conventionalAliases: Readonly<Record<string, string>>, otherModules: readonly string[] = [],
): Library {
  const entries = new Map<string, ApiEntry>();
  const aliases = new Map<string, string>();
  const methods = new Map<string, DataEntry>();
  const splitMethods = new Map<string, SplitEntry>();
  const bare = new Map<string, string>(Object.entries(conventionalAliases));
  const exports = new Map<string, string[]>();
  const topLevel = new Set<string>(otherModules);
  for (const table of tables) {
    const neverBare = new Set(table.neverBare ?? []);
    for (const [name, entry] of Object.entries(table.entries)) {
      entries.set(name, entry);
      topLevel.add(head(name));
      const dot = name.lastIndexOf('.');
      const module = name.slice(0, dot);
      const last = name.slice(dot + 1);
      append(exports, module, last);
      // Short lower-case names (`cut`, `load`) are anybody's; a class name or a long snake_case name is the library's own.
      const own = /^[A-Z]\w{4,}$/.test(last) || /^[a-z]+(_[a-z0-9]+)+$/.test(last);
      // The last part before the name must be a module: `Dataset.from_dict` is not to be had by `from_dict` alone.
      if (own && !bare.has(last) && !neverBare.has(last) && !/\.[A-Z]\w*\.\w+$/.test(name)) bare.set(last, name);
    }
    for (const [from, to] of Object.entries(table.aliases ?? {})) {
      aliases.set(from, to);
      topLevel.add(head(from));
    }
    for (const [name, entry] of Object.entries(table.methods ?? {})) methods.set(name, entry);
    for (const [name, entry] of Object.entries(table.splitMethods ?? {})) splitMethods.set(name, entry);
  }
  for (const table of tables) for (const module of table.generalModules ?? []) topLevel.delete(module);
  // The same names are asked for again and again while a program is interpreted.
  const canonicals = new Map<string, string>();
  const canonical = (name: string): string => {
    let known = canonicals.get(name);
    if (known === undefined) {
      known = resolveName(name);
      canonicals.set(name, known);
    }
    return known;
  };
  const resolveName = (name: string): string => {
    let current = name;
    for (let hops = 0; hops < 4; hops++) {
      const next = renamed(current, aliases, entries);
      if (next === undefined) return current;
      current = next;
    }
    return current;
  };
  return {
    canonical,
    callable: (name) => entries.get(canonical(name)),
    method: (name, accessor) => (accessor === undefined ? undefined : methods.get(`${accessor}.${name}`)) ?? methods.get(name),
    splitMethod: (name) => splitMethods.get(name),
    bareName: (name) => bare.get(name),
    starExports: (module) => exports.get(canonical(module)) ?? [],
    isMachineLearning: (module) => topLevel.has(head(module)),
  };
}

/** One step of renaming: the whole name, else its longest renamed module. A name with an entry of its own stays. */
function renamed(name: string, aliases: ReadonlyMap<string, string>, entries: ReadonlyMap<string, ApiEntry>): string | undefined {
  if (entries.has(name)) return undefined;
  for (let end = name.length; end > 0; end = name.lastIndexOf('.', end - 1)) {
    const target = aliases.get(name.slice(0, end));
    if (target !== undefined) return target + name.slice(end);
  }
  return undefined;
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
