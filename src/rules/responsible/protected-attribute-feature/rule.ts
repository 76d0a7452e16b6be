import { isType, typeOf } from '../../../project/code/types';
import { argumentOf, siteOf, valueOf } from '../../reading';
import type { ModuleCode } from '../../../project/code/code';
import type { Constant } from '../../../python/nodes';
import type { Rule } from '../../rule';

/** A column such as gender among the features, and no metric by group. */
export const rule: Rule = {
  meta: {
    id: 'responsible/protected-attribute-feature',
    title: 'A protected attribute is a feature, and no result is shown by group',
    family: 'responsible',
    severity: 'hint',
    confidence: 'likely',
    preset: 'hint',
    competencies: ['gov.fairness', 'gov.regulation', 'ml.evaluation'],
    references: ['hardt2016', 'fairlearn', 'ai-act'],
    since: '0.2.0',
    fix: 'none',
  },
  atMost: 'likely',
  needs: ['pandas'],
  words: ['fit', 'train_test_split'],
  inspect({ code, report }) {
    if (comparesGroups(code)) return;
    for (const { node, place } of [...code.methodCalls('fit'), ...code.callsOf('sklearn.model_selection.train_test_split')]) {
      const given = argumentOf(node, 'X', 0);
      if (given === null) continue;
      const { value, place: at } = valueOf(code, given.value, place);
      if (value.kind !== 'Subscript' || value.index.kind !== 'List' || !isType(typeOf(code, value.value, at), 'pandas.DataFrame')) continue;
      const named = value.index.elements.find((one): one is Constant => one.kind === 'Constant' && typeof one.value === 'string' && PROTECTED.test(one.value));
      if (named === undefined) continue;
      report({
        severity: 'hint',
        confidence: 'likely',
        message:
          `\`${String(named.value)}\` is among the features, and nothing in this program shows a result for each group: the errors may fall on one of them. ` +
          'Find out whether the column may be used for this decision, and compute the metric by group. (Taken for granted: the column holds what its name says.)',
        at: siteOf(code, value),
        related: [],
      });
      return;
    }
  },
};

const PROTECTED = /^(sex|gender|race|ethnicity|ethnic_group|religion|nationality|disability|sexual_orientation|marital_status|skin_colou?r)$/i;

/** Does something take the groups apart: fairness libraries, or a groupby on such a column? */
function comparesGroups(code: ModuleCode): boolean {
  if (code.uses('fairlearn') || code.uses('aif360')) return true;
  return code.methodCalls('groupby').some(({ node }) => node.args.some(({ value }) => value.kind === 'Constant' && PROTECTED.test(String(value.value))));
}
