import { isType, typeOf } from '../../../project/code/types';
import type { Expression } from '../../../python/nodes';
import { siteOf } from '../../reading';
import type { Rule } from '../../rule';

const attributes = /^(sex|gender|race|ethnicity|religion|nationality|marital[_ ]?status|disability|sexual_orientation)$/i;
const measured = /fairlearn|aif360|demographic_parity|equalized_odds|MetricFrame|disparate_impact|fairness/i;

/** A list of columns that a table is reduced to names such an attribute, the file trains a classifier, and knows no measure of fairness. Told once a file. */
export const rule: Rule = {
  meta: {
    id: 'responsible/protected-attribute-feature',
    title: 'A protected attribute is a feature, and nothing measures fairness',
    family: 'responsible',
    severity: 'hint',
    confidence: 'hint',
    preset: 'hint',
    competencies: ['gov.fairness'],
    references: ['hardt2016', 'fairlearn'],
    since: '0.2.0',
    fix: 'none',
  },
  inspect({ code, report }) {
    if (!code.uses('sklearn') && !code.uses('xgboost') && !code.uses('lightgbm')) return;
    if (measured.test(code.document.text) || !/Classifier|LogisticRegression|SVC\b/.test(code.document.text) || !/\.fit\(/.test(code.document.text) || /load_(iris|titanic)|titanic|penguin/i.test(code.document.text)) return;
    for (const { node, place } of code.nodes.Subscript) {
      const columns: readonly Expression[] = node.index.kind === 'List' ? node.index.elements : [];
      const found = columns.length > 2 ? columns.find((one) => one.kind === 'Constant' && typeof one.value === 'string' && attributes.test(one.value)) : undefined;
      const type = found === undefined ? null : typeOf(code, node.value, place);
      if (found?.kind !== 'Constant' || type === null || !(isType(type, 'pandas.DataFrame') || type.name === '')) continue;
      report({
        severity: 'hint', confidence: 'hint', at: siteOf(code, found), related: [],
        message: `The model decides by \`${String(found.value)}\`, and nothing here measures how its errors fall on the groups. Compare error rates by group (fairlearn's MetricFrame), and write down why the attribute is needed.`,
      });
      return;
    }
  },
};
