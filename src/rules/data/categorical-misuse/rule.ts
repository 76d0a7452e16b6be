import type { ModuleCode } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import { isType, typeOf } from '../../../project/code/types';
import type { Expression } from '../../../python/nodes';
import { callSite, siteOf, textOf, valueOf } from '../../reading';
import type { Rule } from '../../rule';

/** The mean of label-encoded names. */
export const rule: Rule = {
  meta: {
    id: 'data/categorical-misuse',
    title: 'Codes of categories are used as if they were numbers',
    family: 'data',
    severity: 'hint',
    confidence: 'certain',
    preset: 'hint',
    competencies: ['ml.feature-engineering', 'ml.statistics-experiment-design'],
    references: ['sklearn-pitfalls'],
    since: '0.2.0',
    fix: 'none',
  },
  needs: ['pandas'],
  inspect({ code, report }) {
    for (const { node, place } of code.methodCalls('mean', 'median', 'std', 'var')) {
      const column = node.callee.value;
      const made = codesOf(code, column, place);
      if (made === null) continue;
      report({
        severity: 'hint',
        confidence: 'certain',
        message: `${textOf(code, column)} holds codes that were given to names by the alphabet or by chance: their ${node.callee.attribute} has no meaning and changes when a name does. Count the categories (value_counts), or take the mean of another column in each of them.`,
        at: callSite(code, node),
        related: [{ message: 'the codes are made here', at: siteOf(code, made) }],
      });
    }
  },
};

/** Where a column got its codes, if the last thing that was assigned to it in the same block are codes. */
function codesOf(code: ModuleCode, column: Expression, place: Place): Expression | null {
  if (column.kind === 'Name') {
    const { value, place: at } = valueOf(code, column, place);
    return isCodes(code, value, at) ? value : null;
  }
  if (column.kind !== 'Subscript') return null;
  const text = textOf(code, column);
  for (let index = place.index - 1; index >= 0; index--) {
    const statement = place.block[index];
    if (statement?.kind !== 'Assign' || !statement.targets.some((target) => textOf(code, target) === text)) continue;
    return isCodes(code, statement.value, place) ? statement.value : null;
  }
  return null;
}

function isCodes(code: ModuleCode, expression: Expression, place: Place): boolean {
  if (expression.kind === 'Attribute') return expression.attribute === 'codes' && expression.value.kind === 'Attribute' && expression.value.attribute === 'cat';
  if (expression.kind === 'Subscript') return expression.value.kind === 'Call' && code.name(expression.value.callee, place) === 'pandas.factorize' && expression.index.kind === 'Constant' && expression.index.value === 0;
  if (expression.kind !== 'Call' || expression.callee.kind !== 'Attribute' || expression.callee.attribute !== 'fit_transform') return false;
  return isType(typeOf(code, expression.callee.value, place), 'sklearn.preprocessing.LabelEncoder', 'sklearn.preprocessing.OrdinalEncoder');
}
