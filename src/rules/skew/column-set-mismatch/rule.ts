import { constantColumn } from '../../../project/recipe/tables/differences';
import type { Parity } from '../../../project/parity/parity';
import type { Term } from '../../../project/symbolic/terms';
import { within } from '../../../project/symbolic/terms';
import { siteKey } from '../../leakage/story';
import type { Finding, Rule } from '../../rule';
import { placeText, servingText } from '../sides';
import { assumption, differingFeatures, namesText, strongestFirst, sureness, tableStory, together, valueText } from '../tables';
import { droppedColumns } from './dropped';

/** S13: a feature of the model is a constant at serving. */
export const rule: Rule = {
  meta: {
    id: 'skew/column-set-mismatch',
    title: 'A feature of training is missing at serving and filled with a constant',
    family: 'skew',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ops.train-serve-parity', 'ml.feature-engineering'],
    references: ['rules-of-ml', 'breck2017'],
    since: '0.1.0',
    fix: 'none',
  },
  compare({ parity, report }) {
    const differing = differingFeatures(parity, (feature, table) => (table.learn && table.train.names?.includes(feature.name) === true && feature.by !== 'variable' ? constantColumn(feature) : null));
    for (const group of together(differing, ({ isReindexed }) => String(isReindexed))) {
      const [{ table, feature, difference }, ...others] = group;
      const names = namesText(group.map((one) => one.feature.name));
      const values = [...new Set(group.map((one) => valueText(one.difference.value)))].join(' or ');
      const { severity, confidence } = sureness(table, feature);
      const isMany = others.length > 0;
      report({
        severity: severity === 'error' ? 'warning' : severity,
        confidence,
        message:
          `The model learned from ${names}, and ${servingText(table.pair.serve)} has no value for ${isMany ? 'them' : 'it'}: ` +
          (difference.isReindexed ? `\`reindex\` fills ${isMany ? 'the columns' : 'the column'} with ${values}` : `${isMany ? 'they are' : 'it is'} always ${values} here`) +
          `${feature.train ? ` (training: ${placeText(parity, feature.train.site)})` : ''}. Each answer is for that one value.${assumption(table, feature)} ` +
          'Bring the value to the service, or train without the column.',
        at: feature.site,
        related: [...others.map((one) => ({ message: `\`${one.feature.name}\` is filled here`, at: one.feature.site })), ...tableStory(table, feature.train?.site, 'training has values for it here')],
      });
    }
    for (const finding of [...droppedColumns(parity), ...filledWhateverIsMissing(parity)]) report(finding);
  },
};

/** `for name in columns: if name not in table: table[name] = 0`: a feature that is forgotten is never noticed. */
function filledWhateverIsMissing(parity: Parity): readonly Omit<Finding, 'rule'>[] {
  const found = new Map<string, Omit<Finding, 'rule'>>();
  for (const table of strongestFirst(parity)) {
    const { serve, train } = table;
    // Dummy columns of categories that do not occur are 0 by right.
    if ([serve.term, train.term].some((term) => hasDummies(term))) continue;
    const fills = [...within(serve.term, 3000)].flatMap((part) =>
      part.t === 'choice' ? part.options.flatMap((option) => (option.t === 'with-item' && option.index.t === 'element' && option.value.t === 'literal' && part.options.includes(option.of) ? [option] : [])) : []);
    const [first, ...others] = fills.sort((a, b) => a.value.site.span.start - b.value.site.span.start);
    if (first?.value.t !== 'literal' || found.has(siteKey(first.value.site))) continue;
    found.set(siteKey(first.value.site), {
      severity: 'hint',
      confidence: 'hint',
      message:
        `Every feature that ${servingText(table.pair.serve)} does not make is filled with ${[...new Set(fills.map(({ value }) => (value.t === 'literal' ? valueText(value.value) : '')))].join(' or ')} here, whichever it is. ` +
        'One that is renamed or forgotten is then a constant, and nothing fails. Raise an error that names the missing columns.',
      at: first.value.site,
      related: [...others.map(({ value }) => ({ message: 'filled here as well', at: value.site })), ...tableStory(table, undefined)],
    });
  }
  return [...found.values()];
}

function hasDummies(term: Term): boolean {
  for (const part of within(term, 3000)) if (part.t === 'call' && part.callee.endsWith("get_dummies")) return true;
  return false;
}
