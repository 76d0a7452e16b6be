import type { ModuleCode } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import type { Expression } from '../../../python/nodes';
import { siteOf } from '../../reading';
import type { Rule } from '../../rule';

/** `np.mean(a) == b / c`: equality of results that were rounded on different ways. */
export const rule: Rule = {
  meta: {
    id: 'numerics/float-equality',
    title: 'Computed floats are compared by ==',
    family: 'numerics',
    severity: 'hint',
    confidence: 'likely',
    preset: 'hint',
    competencies: ['ml.maths-foundations', 'se.engineering-rigour'],
    references: ['goldberg1991', 'python-math'],
    since: '0.2.0',
    fix: 'none',
    peers: ['sonar:S1244'],
  },
  atMost: 'likely',
  inspect({ code, report }) {
    for (const { node, place } of code.nodes.Comparison) {
      const [operator, ...more] = node.operators;
      const [left, right] = node.operands;
      if (!left || !right || more.length > 0 || (operator !== '==' && operator !== '!=') || place.statement.kind === 'Assert') continue;
      const pair = [left, right] as const;
      const computed = pair.filter((one) => isComputed(code, one, place)).length;
      if (computed === 0 || (computed === 1 && !pair.some((one) => isFraction(one)))) continue;
      report({
        severity: 'hint',
        confidence: 'likely',
        message:
          `Both sides were computed with floats, which round at each step: two ways to the same number differ in the last digit, and \`${operator}\` tells them apart. ` +
          'Ask whether they are close (math.isclose, np.isclose). (Taken for granted: the values are no whole numbers.)',
        at: siteOf(code, node),
        related: [],
      });
    }
  },
};

const FLOATS = /^(?:numpy|math|torch|statistics)\.(?:mean|average|median|std|var|sqrt|exp|log|log2|log10|log1p|sin|cos|tan|tanh|fmean|stdev|pstdev|cosh|sinh|hypot|expm1)$|^numpy\.linalg\.norm$/;

function isFraction(expression: Expression): boolean {
  return expression.kind === 'Constant' && expression.type === 'float' && typeof expression.value === 'number' && !Number.isInteger(expression.value * 4);
}

/** The result of a division, a mean, a root: of sums and products too, where one of them is such a thing. */
function isComputed(code: ModuleCode, expression: Expression, place: Place): boolean {
  if (expression.kind === 'Call') return FLOATS.test(code.name(expression.callee, place) ?? '');
  if (expression.kind !== 'BinaryOperation') return false;
  if (expression.operator === '/') return true;
  return /^[-+*]$/.test(expression.operator) && [expression.left, expression.right].some((one) => isComputed(code, one, place) || isFraction(one));
}
