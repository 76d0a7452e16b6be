import type { ModuleCode } from '../project/code/code';
import type { Rule } from './rule';

interface Known {
  /** All libraries that some rule needs. */
  readonly libraries: ReadonlySet<string>;
  /** Files that use the same of them are asked the same rules, but for those whose words they lack. */
  readonly byUse: Map<string, readonly Rule[]>;
  /** The rules that speak of a word. */
  readonly byWord: ReadonlyMap<string, readonly Rule[]>;
}

const known = new WeakMap<readonly Rule[], Known>();

/**
 * The rules that judge a file's code and have something to say of it: those that need no library, or one that the file uses, and that tell no words, or
 * one that stands in the file. In the order of `rules`.
 */
export function inspectingRules(rules: readonly Rule[], code: ModuleCode): readonly Rule[] {
  const { libraries, byUse, byWord } = known.get(rules) ?? prepared(rules);
  // In a file without imports every name may be a library's, and what a star import brings has no name here.
  const hidesNames = code.imported.size === 0 || code.stars.length > 0;
  const used = new Set([...(code.imported.size === 0 ? libraries : code.libraries)].filter((library) => libraries.has(library)));
  const key = [...used].sort().join();
  let found = byUse.get(key);
  if (found === undefined) {
    found = rules.filter(({ inspect, needs }) => inspect !== undefined && (needs === undefined || needs.some((library) => used.has(library))));
    byUse.set(key, found);
  }
  if (hidesNames) return found;
  const spoken = new Set<Rule>();
  for (const words of [code.calls, code.attributes, code.keywords, code.otherNames, code.scope.bound]) for (const word of words.keys()) note(byWord, word, spoken);
  for (const { node } of code.functions) if (node.kind === 'FunctionDefinition') note(byWord, node.name, spoken);
  return found.filter((rule) => rule.words === undefined || spoken.has(rule));
}

function note(byWord: Known['byWord'], word: string, spoken: Set<Rule>): void {
  const speaking = byWord.get(word);
  if (speaking !== undefined) for (const rule of speaking) spoken.add(rule);
}

function prepared(rules: readonly Rule[]): Known {
  const byWord = new Map<string, Rule[]>();
  for (const rule of rules) {
    for (const word of rule.words ?? []) {
      const list = byWord.get(word);
      if (list) list.push(rule);
      else byWord.set(word, [rule]);
    }
  }
  const made: Known = { libraries: new Set(rules.flatMap(({ inspect, needs = [] }) => (inspect ? needs : []))), byUse: new Map(), byWord };
  known.set(rules, made);
  return made;
}

/** The last parts of names: `sample` of `random.sample`. */
export function lastParts(names: readonly string[]): readonly string[] {
  return names.map((name) => name.slice(name.lastIndexOf('.') + 1));
}
