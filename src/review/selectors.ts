import type { Confidence, Family, RuleMeta, Severity } from '../rules/rule';
import type { Config, Preset } from './config';

/** All families of the catalogue, whether a rule of them is there yet or not. */
export const FAMILIES: readonly Family[] = [
  'leakage', 'evaluation', 'skew', 'testing', 'training', 'reproducibility', 'numerics', 'data', 'api', 'security', 'responsible', 'pipeline', 'llm',
  'notebook', 'performance',
];

/** What the check says about suppression comments themselves. No rule folder stands behind these ids: they need no graph. */
export const UNUSED_SUPPRESSION = 'holdout/unused-suppression';
export const UNKNOWN_IN_SUPPRESSION = 'holdout/unknown-rule-in-suppression';

/** Every name by which rules can be selected: ids, families, `ALL`. */
export function validSelectors(rules: readonly RuleMeta[]): ReadonlySet<string> {
  return new Set(['ALL', ...FAMILIES, 'holdout', UNUSED_SUPPRESSION, UNKNOWN_IN_SUPPRESSION, ...rules.map((rule) => rule.id)]);
}

/** What must be known of a rule to tell whether it speaks. */
export interface SelectableRule {
  readonly id: string;
  readonly family: string;
  readonly preset: RuleMeta['preset'];
}

/** Does one of the selectors name this rule? */
export function selects(selectors: readonly string[], rule: string): boolean {
  const family = rule.slice(0, rule.indexOf('/'));
  return selectors.some((selector) => selector === rule || selector === family || selector === 'ALL');
}

/** May a rule speak at all under this config? What it finds is still asked of `shownSeverity`, finding by finding. */
export function isEnabled(meta: SelectableRule, config: Config): boolean {
  if (selects(config.ignore, meta.id)) return false;
  const { select } = config;
  if (select === null) return inPreset(meta.preset, config.preset);
  if (select.includes(meta.id) || select.includes('ALL')) return true;
  return select.includes(meta.family) && inPreset(meta.preset, config.preset);
}

/**
 * The severity with which a finding is shown, null where it is not. A rule named by its id, and everything under `ALL` or in the strict preset,
 * is shown whatever its confidence; else the preset decides: recommended shows certain and likely findings, and of rules that are only hints the certain ones.
 */
export function shownSeverity(meta: SelectableRule, finding: { readonly severity: Severity; readonly confidence: Confidence }, config: Config): Severity | null {
  if (!isEnabled(meta, config)) return null;
  const own = config.severity[meta.id] ?? config.severity[meta.family];
  const select = config.select ?? [];
  const byName = select.includes(meta.id) || select.includes('ALL') || config.preset === 'strict';
  if (byName) return own ?? finding.severity;
  const shown = config.preset === 'learner' || (meta.preset === 'on' ? finding.confidence !== 'hint' : finding.confidence === 'certain');
  if (!shown) return null;
  return own ?? (meta.preset === 'hint' ? 'hint' : finding.severity);
}

/** May a rule find something that is shown under this config, if none of its findings is surer than `atMost`? */
export function mayBeShown(meta: SelectableRule, atMost: Confidence, config: Config): boolean {
  return shownSeverity(meta, { severity: 'hint', confidence: atMost }, config) !== null;
}

function inPreset(place: RuleMeta['preset'], preset: Preset): boolean {
  return preset === 'strict' || place !== 'off';
}
