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

/** What is known of the names of one module. Plain data: functions of its own for each module would be compiled for each of them. */
export interface ModuleNames {
  readonly path: string;
  readonly read: ModuleRead;
  readonly library: Library;
  /** Gives the program's file of a dotted name. */
  readonly resolveImport: (fromPath: string, dotted: string) => string | undefined;
  /** It imports nothing, so that every name may be a library's. */
  readonly isSnippet: boolean;
  /** The first parts of the names that it imports. */
  readonly libraries: ReadonlySet<string>;
  /** These, and the first parts of the public names of what it imports. */
  readonly heads: ReadonlySet<string>;
  readonly ownFiles: Map<string, OwnFile | null>;
  readonly named: Map<Expression, PublicName | null>;
}

/** Names that stand for names are followed so far. */
const MOST_HOPS = 6;
const NOTHING: readonly never[] = [];

/** Makes the names of a module. */
export function moduleNames(path: string, read: ModuleRead, library: Library, resolveImport: ModuleNames['resolveImport']): ModuleNames {
  const libraries = new Set<string>();
  const heads = new Set(['builtins']);
  for (const name of read.imported) {
    const head = headOf(name);
    libraries.add(head);
    heads.add(head);
    heads.add(headOf(library.canonical(name)));
  }
  if (heads.has('tensorflow')) heads.add('keras');
  return { path, read, library, resolveImport, isSnippet: read.imported.size === 0, libraries, heads, ownFiles: new Map(), named: new Map() };
}

/** Can a thing whose public or written name begins so be named here at all? Rules ask for hundreds of names; of a library that is not imported there is none. */
export function mayName({ isSnippet, heads }: ModuleNames, head: string): boolean {
  return isSnippet || heads.has(head);
}

/** The name of a library's thing; null for all else. */
export function nameOf(names: ModuleNames, expression: Expression, place: Place): PublicName | null {
  if (expression.kind !== 'Name' && expression.kind !== 'Attribute') return null;
  let name = names.named.get(expression);
  if (name === undefined) {
    const found = qualified(names, expression, place, 0);
    name = found === undefined || ownFile(names, found) ? null : { written: found, name: names.library.canonical(found) };
    names.named.set(expression, name);
  }
  return name;
}

/** The dotted name that an expression stands for, be it a library's or the program's own. */
export function qualified(names: ModuleNames, expression: Expression, place: Place, hops = 0): string | undefined {
  if (expression.kind === 'Attribute') {
    const base = qualified(names, expression.value, place, hops);
    return base === undefined ? undefined : `${base}.${expression.attribute}`;
  }
  return expression.kind === 'Name' && hops <= MOST_HOPS ? qualifiedId(names, expression.id, place, hops) : undefined;
}

function qualifiedId(names: ModuleNames, id: string, place: Place, hops: number): string | undefined {
  const home = homeOf(id, place);
  if (home === null) return unboundName(names, id);
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
  return qualified(names, last.value, last.place, hops + 1);
}

/** Of a name that nothing in the module binds. */
function unboundName({ read, library, isSnippet }: ModuleNames, id: string): string | undefined {
  for (const star of read.stars) if (library.starExports(star).includes(id)) return `${star}.${id}`;
  if (BUILTIN_NAMES.has(id)) return `builtins.${id}`;
  return isSnippet ? library.bareName(id) : undefined;
}

/** The file of the program that a dotted name leads into, by its longest part that is one. */
export function ownFile(names: ModuleNames, name: string): OwnFile | null {
  let found = names.ownFiles.get(name);
  if (found === undefined) {
    found = findOwnFile(names, name);
    names.ownFiles.set(name, found);
  }
  return found;
}

function findOwnFile({ path, resolveImport }: ModuleNames, name: string): OwnFile | null {
  for (let end = name.length; end > 0; end = name.lastIndexOf('.', end - 1)) {
    const found = resolveImport(path, name.slice(0, end));
    if (found !== undefined) return { path: found, rest: end === name.length ? NOTHING : name.slice(end + 1).split('.') };
  }
  return null;
}

/** `a` of `a.b.c` */
export function headOf(name: string): string {
  const dot = name.indexOf('.');
  return dot < 0 ? name : name.slice(0, dot);
}
