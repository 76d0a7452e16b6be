import { clockDifference, constantDifference, unitDifference } from '../../../project/recipe/tables/differences';
import type { Feature } from '../../../project/recipe/tables/inputs';
import type { Parity } from '../../../project/parity/parity';
import { valueOf } from '../../../project/recipe/tables/values';
import type { CallTerm } from '../../../project/symbolic/terms';
import { stringOf, within } from '../../../project/symbolic/terms';
import { siteKey } from '../../leakage/story';
import type { Finding, Rule } from '../../rule';
import { placeText, textAt } from '../sides';
import { assumption, differingFeatures, namesText, strongestFirst, sureness, tableStory, together } from '../tables';

type Difference =
  | { readonly is: 'unit'; readonly units: string }
  | { readonly is: 'factor'; readonly units: string; readonly on: 'train' | 'serve' }
  | { readonly is: 'now' }
  | { readonly is: 'zone'; readonly train: string; readonly serve: string };

/** S15: the number is in another unit, or the time is of another clock. */
export const rule: Rule = {
  meta: {
    id: 'skew/unit-or-clock-mismatch',
    title: 'Units, time zone or clock differ between training and serving',
    family: 'skew',
    severity: 'warning',
    confidence: 'likely',
    preset: 'on',
    competencies: ['ops.train-serve-parity', 'ml.feature-engineering'],
    references: ['rules-of-ml', 'feast-pit'],
    since: '0.1.0',
    fix: 'none',
  },
  compare({ parity, report }) {
    for (const group of together(differingFeatures(parity, differenceOf), (difference) => difference.is)) {
      const [{ table, feature, difference }, ...others] = group;
      const { train } = feature;
      if (!train) continue;
      const names = namesText([feature.name, ...others.map((one) => one.feature.name)]);
      const { severity, confidence } = sureness(table, feature);
      const isProved = difference.is === 'unit' || difference.is === 'factor';
      const place = `\`${textAt(parity, train.site)}\` (${placeText(parity, train.site)})`;
      report({
        severity: severity === 'error' && !isProved ? 'warning' : severity,
        confidence: confidence === 'certain' && !isProved ? 'likely' : confidence,
        message: `${messageOf(difference, others.length > 0 ? `${names} are` : `${names} is`, `\`${textAt(parity, feature.site)}\``, place)}${assumption(table, feature)}`,
        at: feature.site,
        related: [...tableStory(table, train.site), ...others.map((one) => ({ message: `\`${one.feature.name}\` differs in the same way`, at: one.feature.site }))],
      });
    }
    for (const finding of thousands(parity)) report(finding);
  },
};

/** `'1 TB'.replace('TB', '000')` beside a page that offers 1024. */
function thousands(parity: Parity): readonly Omit<Finding, 'rule'>[] {
  const found = new Map<string, Omit<Finding, 'rule'>>();
  for (const table of strongestFirst(parity)) {
    const replaced = [...within(table.train.term, 4000)].find((part): part is CallTerm => part.t === 'call' && part.callee === '.replace' && stringOf(part.args[0]) === 'TB' && stringOf(part.args[1]) === '000');
    if (!replaced) continue;
    for (const item of table.serve.items ?? []) {
      const field = valueOf(table.serve.reading, item);
      const binary = field.e === 'field' ? (field.options ?? []).filter((option) => typeof option === 'number' && option >= 1024 && option % 1024 === 0) : [];
      if (field.e !== 'field' || binary.length === 0 || (field.options ?? []).some((option) => option === 1000)) continue;
      found.set(siteKey(field.site), {
        ...(table.pair.strength === 'weak' ? { severity: 'hint', confidence: 'hint' } : { severity: 'warning', confidence: 'likely' }),
        message: `Training writes 1 TB as 1000 GB (${placeText(parity, replaced.site)}), and the page offers ${binary.map(String).join(' and ')} for \`${field.name}\`: a number that the model never saw. Offer the values that training makes.`,
        at: field.site,
        related: tableStory(table, replaced.site),
      });
    }
  }
  return [...found.values()];
}

function differenceOf(feature: Feature): Difference | null {
  const constants = constantDifference(feature);
  if (constants?.units) return { is: 'unit', units: constants.units };
  const unit = unitDifference(feature);
  if (unit) return { is: 'factor', units: unit.units, on: unit.on };
  const clock = clockDifference(feature);
  if (clock === 'now') return { is: 'now' };
  return clock ? { is: 'zone', train: String(clock.train), serve: String(clock.serve) } : null;
}

function messageOf(difference: Difference, namesAre: string, here: string, there: string): string {
  switch (difference.is) {
    case 'unit':
      return `${namesAre} in another unit here (${here}) than in training (${there}): the factor between them is that of ${difference.units}. Every value that the model gets is off by it. Convert at one place that both sides use.`;
    case 'factor':
      return difference.on === 'train'
        ? `${namesAre} converted in training with ${there}, and given as it comes here (${here}): the factor is that of ${difference.units}. Every value that the model gets is off by it. Convert at one place that both sides use.`
        : `${namesAre} converted here (${here}) and not in training (${there}): the factor is that of ${difference.units}. Every value that the model gets is off by it. Convert at one place that both sides use.`;
    case 'now':
      return `${namesAre} read from the server's clock here (${here}); training goes by the time in the data, ${there}. A request that is late, repeated, planned or from another time zone gets a feature that does not belong to it. This assumes that the time in the data is not always the moment of the request. Take the time from the request.`;
    case 'zone':
      return `${namesAre} taken from ${difference.serve === 'local' ? 'the local time of the server' : 'UTC'} here (${here}), and from ${difference.train === 'local' ? 'local time' : 'UTC'} in training (${there}). This assumes that the server's local time is not UTC. Name the time zone on both sides.`;
  }
}
