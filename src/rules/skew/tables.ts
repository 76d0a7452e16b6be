import type { Parity } from '../../project/parity/parity';
import type { Expr, Value } from '../../project/recipe/tables/expressions';
import type { Feature } from '../../project/recipe/tables/inputs';
import type { TablePair } from '../../project/recipe/tables/sides';
import { tablesOf } from '../../project/recipe/tables/sides';
import type { Site } from '../../provenance/graph';
import type { Confidence, Finding, Severity } from '../rule';
import { siteKey } from '../leakage/story';
import { linkText } from './sides';

/** A feature that differs between the sides, and how. */
export interface Differing<T> {
  readonly table: TablePair;
  readonly feature: Feature;
  readonly difference: T;
}

/** The features that differ, as `compare` tells; each place of serving once, with its strongest pair. */
export function differingFeatures<T>(parity: Parity, compare: (feature: Feature, table: TablePair) => T | null): readonly Differing<T>[] {
  const found = new Map<string, Differing<T>>();
  for (const table of strongestFirst(parity)) {
    for (const feature of table.features) {
      const difference = compare(feature, table);
      const key = `${siteKey(feature.site)} ${feature.name}`;
      if (difference !== null && !found.has(key)) found.set(key, { table, feature, difference });
    }
  }
  return [...found.values()];
}

/** Differences that say the same of several features of one question, together. */
export function together<T>(differing: readonly Differing<T>[], sameAs: (difference: T) => string): readonly (readonly [Differing<T>, ...Differing<T>[]])[] {
  const groups = new Map<string, [Differing<T>, ...Differing<T>[]]>();
  for (const one of differing) {
    const key = `${one.table.pair.serve.path} ${one.table.pair.serve.entry.name} ${sameAs(one.difference)}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}

export function strongestFirst(parity: Parity): readonly TablePair[] {
  const rank = { strong: 0, medium: 1, weak: 2 } as const;
  return [...tablesOf(parity)].sort((a, b) => rank[a.pair.strength] - rank[b.pair.strength]);
}

/** How sure a proved difference is, by what ties the sides. */
export function sureness({ pair, learn }: TablePair, feature?: Feature): { readonly severity: Severity; readonly confidence: Confidence } {
  if (pair.strength === 'weak') return { severity: 'hint', confidence: 'hint' };
  const isCertain = pair.strength === 'strong' && learn !== null && feature?.by !== 'variable';
  return isCertain ? { severity: 'error', confidence: 'certain' } : { severity: 'warning', confidence: 'likely' };
}

/** What is assumed, where something is. */
export function assumption({ pair, learn }: TablePair, feature?: Feature): string {
  if (pair.strength !== 'strong') return ` This assumes that the two belong together (${linkText(pair)}).`;
  if (feature?.by === 'variable') return ` This assumes that the variable stands for the column of the same name.`;
  return learn ? '' : ' This assumes that the model learns from the column of this name that is prepared there.';
}

/** `` `day_sin` and 2 more `` */
export function namesText(names: readonly string[]): string {
  const quoted = names.slice(0, 4).map((name) => (name === '' ? 'the text' : `\`${name}\``));
  const more = names.length - quoted.length;
  if (more > 0) return `${quoted.join(', ')} and ${String(more)} more`;
  return quoted.length > 1 ? `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1) ?? ''}` : (quoted[0] ?? '');
}

/** Where a column gets its values: behind what is done to the whole table. */
export function madeAt(expr: Expr): Site {
  let at = expr;
  for (let count = 0; count < 20 && at.e === 'operation'; count++) {
    const [of, other] = at.operands;
    const isPassedOn = at.name === 'saved' || at.name === 'maybe' || (at.name === 'lookup' && other?.e === 'operation' && other.name === 'itself');
    if (!of || !isPassedOn) break;
    at = of;
  }
  return at.site;
}

export function valueText(value: Value): string {
  if (typeof value === 'number') return String(Number(value.toPrecision(6)));
  return typeof value === 'string' ? `"${value}"` : value === null ? 'None' : value ? 'True' : 'False';
}

/** Where training makes it, and where the model is asked. */
export function tableStory({ learn, pair }: TablePair, train: Site | undefined, made = 'training makes it here'): Finding['related'] {
  return [
    ...(train ? [{ message: made, at: train }] : []),
    ...(learn ? [{ message: 'the model learns from it here', at: learn.site }] : []),
    ...(pair.ask ? [{ message: 'the model is asked here', at: pair.ask.site }] : []),
  ];
}
