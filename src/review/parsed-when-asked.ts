import type { Module } from '../python/nodes';
import type { Source } from './sources';

/** The modules of some files by their paths, each parsed when it is asked for; who goes through all of them parses all of them. Parsed ones are held as long as this is. */
export function parsedWhenAsked(sources: readonly Source[]): ReadonlyMap<string, Module> {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const parsed = new Map<string, Module>();
  const get = (path: string): Module | undefined => {
    const known = parsed.get(path);
    const source = byPath.get(path);
    if (known || !source) return known;
    const module = source.module();
    parsed.set(path, module);
    return module;
  };
  const all = (): ReadonlyMap<string, Module> => new Map([...byPath].map(([path, source]) => [path, get(path) ?? source.module()]));
  return {
    size: byPath.size,
    has: (path) => byPath.has(path),
    get,
    keys: () => byPath.keys(),
    values: () => all().values(),
    entries: () => all().entries(),
    forEach: (callback, self) => {
      all().forEach(callback, self);
    },
    [Symbol.iterator]: () => all()[Symbol.iterator](),
  };
}
