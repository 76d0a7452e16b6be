import type { Confidence, Rule, RuleMeta } from '../rules/rule';
import type { Config } from './config';
import { mayBeCommented } from './present';
import { isEnabled, mayBeShown } from './selectors';
import type { Source } from './sources';

/** The rules of a config, and those of them that have to be asked. */
export interface AskedRules {
  /** Of all rules, whether they are enabled or not. */
  readonly metas: readonly RuleMeta[];
  /** All that are enabled. */
  readonly enabled: readonly Rule[];
  /** Those of which something may be shown; all of them where a comment stands in one of the files, since whether it hides something hangs on what is not shown as well. */
  of(about: readonly Source[]): readonly Rule[];
  /** The same of a project without tests. */
  ofUntested(about: readonly Source[]): readonly Rule[];
}

/** Each folder has an engine of its own, with the same rules and mostly the same config. */
const known = new WeakMap<readonly Rule[], Map<string, AskedRules>>();

/** Sorts rules by a config. The same lists for the same rules and config. */
export function askedRules(rules: readonly Rule[], config: Config): AskedRules {
  const sorted = known.get(rules) ?? new Map<string, AskedRules>();
  known.set(rules, sorted);
  const key = JSON.stringify([config.preset, config.select, config.ignore, config.severity]);
  const found = sorted.get(key) ?? sortedRules(rules, config);
  sorted.set(key, found);
  return found;
}

function sortedRules(rules: readonly Rule[], config: Config): AskedRules {
  const enabled = rules.filter((rule) => isEnabled(rule.meta, config));
  const shown = (some: readonly Rule[], surest: (rule: Rule) => Confidence): readonly Rule[] => some.filter((rule) => mayBeShown(rule.meta, surest(rule), config));
  const usually = shown(enabled, (rule) => rule.atMost ?? 'certain');
  const untested = shown(usually, (rule) => rule.untestedAtMost ?? rule.atMost ?? 'certain');
  const among = (some: readonly Rule[], about: readonly Source[]): readonly Rule[] => (some.length === enabled.length || about.some(mayBeCommented) ? enabled : some);
  return { metas: rules.map(({ meta }) => meta), enabled, of: (about) => among(usually, about), ofUntested: (about) => among(untested, about) };
}
