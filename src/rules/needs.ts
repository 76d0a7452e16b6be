import type { ModuleCode } from '../project/code/code';
import type { Rule } from './rule';

interface Known {
  /** All libraries that some rule needs. */
  readonly libraries: readonly string[];
  /** Files that use the same of them are asked the same rules. */
  readonly byUse: Map<string, readonly Rule[]>;
}

const known = new WeakMap<readonly Rule[], Known>();

/** The rules that judge a file's code and have something to say of it: all that need no library, or one that the file uses. In the order of `rules`. */
export function inspectingRules(rules: readonly Rule[], code: ModuleCode): readonly Rule[] {
  const { libraries, byUse } = known.get(rules) ?? prepared(rules);
  const used = new Set(libraries.filter((library) => code.uses(library)));
  const key = [...used].join();
  let found = byUse.get(key);
  if (found === undefined) {
    found = rules.filter(({ inspect, needs }) => inspect !== undefined && (needs === undefined || needs.some((library) => used.has(library))));
    byUse.set(key, found);
  }
  return found;
}

function prepared(rules: readonly Rule[]): Known {
  const made: Known = { libraries: [...new Set(rules.flatMap(({ inspect, needs = [] }) => (inspect ? needs : [])))], byUse: new Map() };
  known.set(rules, made);
  return made;
}
