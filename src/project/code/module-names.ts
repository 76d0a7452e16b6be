import type { Library } from '../../library/lookup';
import { BUILTIN_NAMES } from '../../python/builtin-names';
import type { Expression } from '../../python/nodes';
import type { Place } from './places';
import type { ModuleRead } from './read-module';
import { bindingsIn, homeOf } from './reaching';

/** A library's name, as the program writes it and as it is public. */
export interface PublicName {
  readonly written: string;
  readonly name: string;
}

/** A file of the program that a name leads into. */
export interface OwnFile {
  readonly path: string;
  /** What is left of the name behind the file's own. */
  readonly rest: readonly string[];
}

/** What the names of one module mean. */
export interface ModuleNames {
  /** It imports nothing, so that every name may be a library's. */
  readonly isSnippet: boolean;
  /** The first parts of the names that it imports. */
  readonly libraries: ReadonlySet<string>;
  /** Can a thing whose public or written name begins so be named here at all? */
  readonly mayName: (head: string) => boolean;
  /** The name of a library's thing; null for all else. */
  readonly nameOf: (expression: Expression, place: Place) => PublicName | null;
  /** The dotted name that an expression stands for, be it a library's or the program's own. */
  readonly qualified: (expression: Expression, place: Place) => string | undefined;
  /** The file of the program that a dotted name leads into, by its longest part that is one. */
  readonly ownFile: (name: string) => OwnFile | null;
}

/** Names that stand for names are followed so far. */
const MOST_HOPS = 6;
const NOTHING: readonly never[] = [];

/** Makes the names of a module. `resolveImport` gives the program's file of a dotted name. */
export function moduleNames(read: ModuleRead, library: Library, resolveImport: (dotted: string) => string | undefined): ModuleNames {
  const isSnippet = read.imported.size === 0;
  const libraries = new Set<string>();
  // Rules ask for hundreds of names; of a library that is not imported there is none.
  const heads = new Set(['builtins']);
  for (const name of read.imported) {
    const head = headOf(name);
    libraries.add(head);
    heads.add(head);
    heads.add(headOf(library.canonical(name)));
  }
  if (heads.has('tensorflow')) heads.add('keras');

  const ownFiles = new Map<string, OwnFile | null>();
  const ownFile = (name: string): OwnFile | null => {
    let found = ownFiles.get(name);
    if (found === undefined) {
      found = findOwnFile(name);
      ownFiles.set(name, found);
    }
    return found;
  };
  const findOwnFile = (name: string): OwnFile | null => {
    for (let end = name.length; end > 0; end = name.lastIndexOf('.', end - 1)) {
      const found = resolveImport(name.slice(0, end));
      if (found !== undefined) return { path: found, rest: end === name.length ? NOTHING : name.slice(end + 1).split('.') };
    }
    return null;
  };

  const qualified = (expression: Expression, place: Place, hops: number): string | undefined => {
    if (expression.kind === 'Attribute') {
      const base = qualified(expression.value, place, hops);
      return base === undefined ? undefined : `${base}.${expression.attribute}`;
    }
    return expression.kind === 'Name' && hops <= MOST_HOPS ? qualifiedId(expression.id, place, hops) : undefined;
  };

  const qualifiedId = (id: string, place: Place, hops: number): string | undefined => {
    const home = homeOf(id, place);
    if (home === null) {
      for (const star of read.stars) if (library.starExports(star).includes(id)) return `${star}.${id}`;
      if (BUILTIN_NAMES.has(id)) return `builtins.${id}`;
      return isSnippet ? library.bareName(id) : undefined;
    }
    const reaching = bindingsIn(home, id, place);
    const [only] = reaching;
    // As nearly all are.
    if (only?.kind === 'import' && reaching.length === 1) return only.qualified;
    const bindings = reaching.filter((one) => one.kind !== 'declaration');
    const main = bindings.filter((one) => !(one.kind === 'import' && one.isFallback));
    const candidates = main.length > 0 ? main : bindings;
    const last = candidates.at(-1);
    if (last === undefined || !candidates.every((one) => one.kind === last.kind)) return undefined;
    if (last.kind === 'import') return last.qualified;
    if (last.kind !== 'value' || candidates.length > 1 || last.path?.length !== 0 || (last.value.kind !== 'Name' && last.value.kind !== 'Attribute')) return undefined;
    return qualified(last.value, last.place, hops + 1);
  };

  const named = new Map<Expression, PublicName | null>();
  const nameOf = (expression: Expression, place: Place): PublicName | null => {
    if (expression.kind !== 'Name' && expression.kind !== 'Attribute') return null;
    let name = named.get(expression);
    if (name === undefined) {
      const found = qualified(expression, place, 0);
      name = found === undefined || ownFile(found) ? null : { written: found, name: library.canonical(found) };
      named.set(expression, name);
    }
    return name;
  };

  return { isSnippet, libraries, mayName: (head) => isSnippet || heads.has(head), nameOf, qualified: (expression, place) => qualified(expression, place, 0), ownFile };
}

/** `a` of `a.b.c` */
export function headOf(name: string): string {
  const dot = name.indexOf('.');
  return dot < 0 ? name : name.slice(0, dot);
}
