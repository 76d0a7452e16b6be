import { folderOf, resolvePath } from '../paths';
import type { Literal, LiteralEntry } from './literals';
import { entriesOf, itemsOf, literalAt, rawText } from './literals';

/** A config made of several files. */
export interface Composed {
  readonly root: Literal;
  /** The file in which a value of it stands. */
  sourceOf(literal: Literal): string | undefined;
}

const MOST_FILES = 50;

/**
 * Puts a Hydra config and those of its defaults list together, as Hydra 1.1 and later do: each group's config under the group's name, later ones over earlier
 * ones, the config's own values last where `_self_` does not say otherwise. Source: Hydra's documentation, "The Defaults List", "Packages". Package directives
 * in a comment (`@package`) and overrides on the command line are not followed. Null where the first file can't be read.
 */
export function compose(path: string, read: (path: string) => Literal | null): Composed | null {
  const sources = new Map<Literal, string>();
  const note = (literal: Literal, source: string): void => {
    if (sources.has(literal)) return;
    sources.set(literal, source);
    if (literal.kind === 'list') for (const item of literal.items) note(item, source);
    for (const [, { value }] of entriesOf(literal)) note(value, source);
  };
  const top = folderOf(path);
  let left = MOST_FILES;
  const open = (file: string): Literal | null => {
    const own = left-- > 0 ? read(file) : null;
    if (own?.kind !== 'map') return null;
    note(own, file);
    const kept = (literal: Literal): Literal => {
      if (!sources.has(literal)) sources.set(literal, file);
      return literal;
    };
    const rest: Literal = { ...own, entries: new Map([...own.entries].filter(([key]) => key !== 'defaults')) };
    const defaults = literalAt(own, ['defaults']);
    if (defaults?.kind !== 'list') return rest;
    let made: Literal = { kind: 'map', entries: new Map(), span: own.span };
    let hasSelf = false;
    for (const item of defaults.items) {
      const named = rawText(item);
      if (named === '_self_') {
        made = merge(made, kept(rest), sources);
        hasSelf = true;
        continue;
      }
      const [entry] = named === null ? entriesOf(item) : [];
      const group = entry === undefined ? '' : entry[0];
      if (/^(override|optional)?\s*hydra\//.test(group)) continue;
      const [place = '', mount] = group.replace(/^(override|optional)\s+/, '').split('@');
      for (const choice of named === null ? itemsOf(entry?.[1].value) : [item]) {
        const name = rawText(choice);
        const target = name === null ? null : resolvePath(place.startsWith('/') ? top : folderOf(file), `${place.replace(/^\//, '')}/${name.replace(/^\//, '')}.yaml`.replace(/^\//, ''));
        const value = target === null || target === file ? null : open(target);
        if (value !== null) made = merge(made, under(packageOf(mount ?? place), value), sources);
      }
    }
    return hasSelf ? made : merge(made, kept(rest), sources);
  };
  const root = open(path);
  return root === null ? null : { root, sourceOf: (literal) => sources.get(literal) };
}

function packageOf(place: string): readonly string[] {
  return place === '_global_' ? [] : place.split(/[/.]/).filter((part) => part !== '' && part !== '_here_');
}

function under(keys: readonly string[], value: Literal): Literal {
  return keys.reduceRight<Literal>((inner, key) => ({ kind: 'map', entries: new Map([[key, { key: inner.span, value: inner }]]), span: inner.span }), value);
}

/** The second over the first. A map of both stands where the second does. */
function merge(first: Literal, second: Literal, sources: Map<Literal, string>): Literal {
  if (first.kind !== 'map' || second.kind !== 'map') return second;
  const entries = new Map<string, LiteralEntry>(first.entries);
  for (const [key, entry] of second.entries) {
    const known = entries.get(key);
    entries.set(key, known === undefined ? entry : { ...entry, value: merge(known.value, entry.value, sources) });
  }
  const made: Literal = { ...second, entries };
  const source = sources.get(second) ?? sources.get(first);
  if (source !== undefined) sources.set(made, source);
  return made;
}
