import { isType, typeOf } from '../../../project/code/types';

import type { ModuleCode } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import type { Expression } from '../../../python/nodes';
import { siteOf } from '../../reading';
import type { Rule } from '../../rule';

/** `s.nunique() == 1` */
export const rule: Rule = {
  meta: {
    id: 'data/nunique-constant-check',
    title: 'All distinct values are counted to ask whether there is one',
    family: 'data',
    severity: 'hint',
    confidence: 'certain',
    preset: 'hint',
    competencies: ['sc.performance-tuning', 'de.data-quality-contracts'],
    references: ['pandas-performance'],
    since: '0.2.0',
    fix: 'none',
    peers: ['ruff:PD101', 'pandas-vet:PD101'],
  },
  needs: ['pandas'],
  words: ['nunique'],
  inspect({ code, report }) {
    for (const { node, place } of code.nodes.Comparison) {
      const [left, right] = node.operands;
      const [operator] = node.operators;
      if (node.operators.length !== 1 || left?.kind !== 'Call' || left.callee.kind !== 'Attribute' || left.callee.attribute !== 'nunique' || left.args.some(({ keyword, value }) => keyword !== 'dropna' || value.kind !== 'Constant' || value.value !== true)) continue;
      const bound = right?.kind === 'Constant' ? right.value : undefined;
      const asksForOne = (/^(==|!=|<=|>)$/.test(operator ?? '') && bound === 1) || (operator === '<' && bound === 2) || (operator === '>=' && bound === 2);
      if (!asksForOne || !isColumn(code, left.callee.value, place)) continue;
      report({
        severity: 'hint',
        confidence: 'certain',
        message:
          // Who writes `dropna=True` knows of the missing values.
          left.args.length > 0
            ? 'nunique() counts all distinct values to learn whether there is a second one. Compare with the first value: (s.dropna() == s.dropna().iloc[0]).all().'
            : 'nunique() counts all distinct values to learn whether there is a second one, and leaves missing values out: a column with one value and gaps counts as constant. Compare with the first value: (s == s.iloc[0]).all().',
        at: siteOf(code, node),
        related: [],
      });
    }
  },
};

/** A column, also one whose name a loop gives. */
function isColumn(code: ModuleCode, expression: Expression, place: Place): boolean {
  return isType(typeOf(code, expression, place), 'pandas.Series') || (expression.kind === 'Subscript' && expression.index.kind === 'Name' && isType(typeOf(code, expression.value, place), 'pandas.DataFrame'));
}
