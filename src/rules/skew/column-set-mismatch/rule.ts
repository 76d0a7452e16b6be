import { constantColumn } from '../../../project/recipe/tables/differences';
import type { Rule } from '../../rule';
import { placeText, servingText } from '../sides';
import { assumption, differingFeatures, namesText, sureness, tableStory, together, valueText } from '../tables';

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
  },
};
