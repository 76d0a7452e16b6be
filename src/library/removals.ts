import llamaIndexNames from './data/llama-index-names.json';
import removedNames from './data/removed-names.json';
import tensorflowNames from './data/tensorflow-names.json';
import { olderParameters, olderRemovals, replacements } from './replacements';
import type { Replacement } from './replacement';
import { by } from './replacement';

/** A name or a parameter that releases of a library have lost. */
export interface Removal {
  /** The name as it was public, `sklearn.datasets.load_boston`; of a parameter, what it belonged to. */
  readonly name: string;
  readonly parameter: string | null;
  readonly distribution: string;
  /** A release that still had it, where one is known, and one that has it no more. */
  readonly last: string | null;
  readonly gone: string;
  /** What to do, as a sentence; null where that is not known. */
  readonly advice: string | null;
  /** The new name, in the same module or, for a parameter, of the same call; null where more than a name has to change. */
  readonly rename: string | null;
}

interface Facts {
  readonly releases: Readonly<Record<string, string>>;
  readonly names: Readonly<Record<string, readonly string[]>>;
  readonly parameters: Readonly<Record<string, readonly string[]>>;
}

interface Index {
  readonly names: ReadonlyMap<string, Removal>;
  /** By the last part of the name, the libraries that had such a name. */
  readonly lastParts: ReadonlyMap<string, ReadonlySet<string>>;
  readonly members: ReadonlyMap<string, ReadonlySet<string>>;
  /** `callable(parameter)` → what became of it. */
  readonly parameters: ReadonlyMap<string, Removal>;
  readonly parameterNames: ReadonlyMap<string, ReadonlySet<string>>;
  /** By the name of a parameter, the last parts of what had it. */
  readonly parameterOwners: ReadonlyMap<string, ReadonlySet<string>>;
  /** The first parts of all names. */
  readonly heads: ReadonlySet<string>;
}

let index: Index | null = null;

function made(): Index {
  if (index !== null) return index;
  const names = new Map<string, Removal>();
  const parameters = new Map<string, Removal>();
  const add = (distribution: string, full: string, last: string | null, gone: string, known?: Replacement): void => {
    const [, name = full, parameter = null] = /^([\w.]+)(?:\((\w+)\))?$/.exec(full) ?? [];
    const told = known ?? replacements[full] ?? replacements[`${name.replace(/[^.]+$/, '*')}${parameter === null ? '' : `(${parameter})`}`];
    const removal: Removal = { name, parameter, distribution, last, gone, advice: told?.advice ?? null, rename: told?.rename ?? null };
    if (parameter === null) names.set(full, removal);
    else parameters.set(full, removal);
  };
  for (const [distribution, facts] of Object.entries(removedNames.libraries as unknown as Record<string, Facts>)) {
    for (const [name, [last = null, gone = '']] of Object.entries({ ...facts.names, ...facts.parameters })) add(distribution, name, last, gone);
  }
  for (const [distribution, older] of Object.entries(olderRemovals)) for (const [name, gone] of Object.entries(older)) add(distribution, name, null, gone);
  for (const [distribution, older] of Object.entries(olderParameters)) for (const [name, gone] of Object.entries(older)) add(distribution, name, null, gone);
  for (const [name, now] of Object.entries(tensorflowNames.names)) add('tensorflow', `tensorflow.${name}`, '1.15', '2.0', now === null ? undefined : by(now === '' ? `what TensorFlow 2 has for it, or \`tf.compat.v1.${name}\`` : `\`tf.${now}\``));
  for (const [places, moved] of Object.entries(llamaIndexNames.moved)) {
    const [old = '', home = ''] = places.split(' ');
    for (const name of moved) add('llama-index-core', `${old}.${name}`, '0.9', '0.10', by(`\`${name}\` of \`${home}\``));
  }
  const lastParts = new Map<string, Set<string>>();
  const members = new Map<string, Set<string>>();
  const parameterNames = new Map<string, Set<string>>();
  const parameterOwners = new Map<string, Set<string>>();
  const heads = new Set<string>();
  const put = (into: Map<string, Set<string>>, key: string, value: string): void => {
    const known = into.get(key);
    if (known) known.add(value);
    else into.set(key, new Set([value]));
  };
  const note = (into: Map<string, Set<string>>, key: string, full: string): void => {
    const [head = full] = full.split('.', 1);
    heads.add(head);
    put(into, key, head);
  };
  for (const name of names.keys()) {
    const dot = name.lastIndexOf('.');
    note(lastParts, name.slice(dot + 1), name);
    // Types are told by public names, whose last part is a class.
    if (/(?:^|\.)[A-Z]\w*$/.test(name.slice(0, Math.max(dot, 0)))) note(members, name.slice(dot + 1), name);
  }
  for (const { name, parameter } of parameters.values()) {
    if (parameter === null) continue;
    note(parameterNames, parameter, name);
    put(parameterOwners, parameter, name.slice(name.lastIndexOf('.') + 1));
  }
  index = { names, lastParts, members, parameters, parameterNames, parameterOwners, heads };
  return index;
}

/** What some libraries have lost, for a quick question before the exact one. */
export interface Lost {
  /** The last parts of names. */
  readonly lastParts: { has(name: string): boolean };
  /** Of these, what a class had: `append` of `pandas.DataFrame.append`. */
  readonly members: { has(name: string): boolean };
  readonly parameterNames: { has(name: string): boolean };
}

/** Files import the same few libraries again and again. */
const sets = new WeakMap<ReadonlySet<string>, Lost>();

/** What any of these libraries has lost; null: what any of all has. */
export function lostBy(libraries: ReadonlySet<string> | null): Lost {
  if (libraries === null) return made();
  let known = sets.get(libraries);
  if (known === undefined) {
    const { lastParts, members, parameterNames } = made();
    const ofThese = (found: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> => new Set([...found].flatMap(([name, heads]) => ([...heads].some((head) => libraries.has(head)) ? [name] : [])));
    known = { lastParts: ofThese(lastParts), members: ofThese(members), parameterNames: ofThese(parameterNames) };
    sets.set(libraries, known);
  }
  return known;
}

/** Do the tables know of anything that a library has lost? By the first part of names, `sklearn`. */
export function mayHaveLost(library: string): boolean {
  return made().heads.has(library);
}

/** What became of a name, or of the module that it is in: `sklearn.externals.joblib.dump` is told of by `sklearn.externals`. Undefined: nothing that is known. */
export function removalOf(qualified: string): Removal | undefined {
  const { names, heads } = made();
  const dot = qualified.indexOf('.');
  if (!heads.has(dot < 0 ? qualified : qualified.slice(0, dot))) return undefined;
  for (let end = qualified.length; end > 0; end = qualified.lastIndexOf('.', end - 1)) {
    const found = names.get(qualified.slice(0, end));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What became of a parameter of a function, class or method: `sklearn.metrics.mean_squared_error`, `squared`. */
export function removedParameter(callable: string, keyword: string): Removal | undefined {
  return made().parameters.get(`${callable}(${keyword})`);
}

/** Has anything whose name ends so (`mean_squared_error`) ever lost a parameter of this name? */
export function mayHaveHad(last: string, keyword: string): boolean {
  return made().parameterOwners.get(keyword)?.has(last) === true;
}

/** The day on which a release came out, `2025-01-10`; undefined where the tables don't hold it. */
export function dayOfRelease(distribution: string, release: string): string | undefined {
  const facts = (removedNames.libraries as unknown as Record<string, Facts>)[distribution];
  return facts?.releases[release];
}
