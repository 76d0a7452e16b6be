import type { PythonDocument } from '../python/document';
import type { Module } from '../python/nodes';
import type { Source } from './sources';

/** The modules of some files by their paths, each parsed when it is asked for; who goes through all of them parses all of them. Parsed ones are held as long as this is. */
export function parsedWhenAsked(sources: readonly Source[]): ReadonlyMap<string, Module> {
  return whenAsked(sources, (source) => source.module());
}

/** Their documents, each read when it is asked for. */
export function readWhenAsked(sources: readonly Source[]): ReadonlyMap<string, PythonDocument> {
  return whenAsked(sources, (source) => source.document);
}

function whenAsked<T>(sources: readonly Source[], make: (source: Source) => T): ReadonlyMap<string, T> {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const made = new Map<string, T>();
  const of = (source: Source): T => {
    const known = made.get(source.path);
    if (known !== undefined) return known;
    const fresh = make(source);
    made.set(source.path, fresh);
    return fresh;
  };
  const all = (): ReadonlyMap<string, T> => new Map([...byPath].map(([path, source]) => [path, of(source)]));
  return {
    size: byPath.size,
    has: (path) => byPath.has(path),
    get: (path) => {
      const source = byPath.get(path);
      return source && of(source);
    },
    keys: () => byPath.keys(),
    values: () => all().values(),
    entries: () => all().entries(),
    forEach: (callback, self) => {
      all().forEach(callback, self);
    },
    [Symbol.iterator]: () => all()[Symbol.iterator](),
  };
}
