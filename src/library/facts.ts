import type { ApiEntry, DataEntry } from './vocabulary';

/** What `tools/introspect` read off an installed release. Signatures are written as in Python: `a, b=1, *, c=None`. */
export interface Facts {
  readonly library: string;
  readonly release: string;
  /** Date of the reading, ISO. */
  readonly read: string;
  readonly modules: Readonly<Record<string, ModuleFacts>>;
  /** Private or doubled paths → public ones. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** Class → method → signature; '' is a property, '()' a method without parameters. */
  readonly methods?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface ModuleFacts {
  /** Class → [kind, methods separated by blanks, signature of the constructor]. */
  readonly classes?: Readonly<Record<string, readonly string[]>>;
  /** Function → signature. */
  readonly functions?: Readonly<Record<string, string>>;
}

/** A class of the facts with its qualified name. */
export interface ClassFacts {
  readonly name: string;
  /** classifier, regressor, transformer, clusterer, outlier, selector, splitter, sampler, or estimator where nothing more is known. */
  readonly kind: string;
  readonly methods: readonly string[];
  readonly parameters: readonly string[];
}

/** The parameter names of a signature in order, without `**rest` and `*rest`. */
export function parameterNames(signature: string): readonly string[] {
  return [...signature.matchAll(/(?:^|, )([A-Za-z_]\w*)(?==|, |$)/g)].map((match) => match[1] ?? '');
}

/** All classes of the facts. */
export function classesOf(facts: Facts): readonly ClassFacts[] {
  return Object.entries(facts.modules).flatMap(([module, { classes = {} }]) => Object.entries(classes).map(
    ([name, [kind = '', methods = '', signature = '']]) => ({ name: `${module}.${name}`, kind, methods: methods.split(' '),
      parameters: parameterNames(signature) })));
}

/** Qualified name → signature, over classes and functions. */
export function signaturesOf(facts: Facts): ReadonlyMap<string, string> {
  const signatures = new Map<string, string>();
  for (const [module, { classes = {}, functions = {} }] of Object.entries(facts.modules)) {
    for (const [name, [, , signature = '']] of Object.entries(classes)) signatures.set(`${module}.${name}`, signature);
    for (const [name, signature] of Object.entries(functions)) signatures.set(`${module}.${name}`, signature);
  }
  return signatures;
}

/** The entries, with `parameters` filled from the facts where an entry does not name them itself. */
export function withParameters(entries: Readonly<Record<string, ApiEntry>>, facts: Facts): Record<string, ApiEntry> {
  const signatures = signaturesOf(facts);
  return Object.fromEntries(Object.entries(entries).map(([name, entry]) => {
    const signature = signatures.get(name);
    const bare = entry.is === 'identity' || entry.is === 'clone' || entry.is === 'seed';
    return [name, signature === undefined || bare || entry.parameters !== undefined ? entry : withNames(entry, signature)];
  }));
}

/** The methods, with `parameters` filled from the facts; of several classes the first that has the method counts. */
export function methodsWithParameters(methods: Readonly<Record<string, DataEntry>>, facts: Facts): Record<string, DataEntry> {
  const classes = Object.values(facts.methods ?? {});
  return Object.fromEntries(Object.entries(methods).map(([name, entry]) => {
    const signature = classes.map((members) => members[name]).find((text) => text !== undefined && text !== '' && text !== '()');
    return [name, entry.parameters !== undefined || signature === undefined ? entry : withNames(entry, signature)];
  }));
}

/** The entry with the parameters of the signature, taken apart when they are first asked for: of some two thousand calls a program makes few. */
function withNames<E extends object>(entry: E, signature: string): E & { readonly parameters: readonly string[] } {
  let names: readonly string[] | undefined;
  return {
    ...entry,
    get parameters() {
      names ??= parameterNames(signature);
      return names;
    },
  };
}
