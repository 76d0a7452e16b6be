import type { ModuleCode } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import type { Call, Expression } from '../../../python/nodes';
import { siteOf } from '../../reading';
import type { Rule } from '../../rule';

/** x - np.tile(mean, (n, 1)) */
export const rule: Rule = {
  meta: {
    id: 'numerics/tile-instead-of-broadcast',
    title: 'An array is repeated before an operation that would stretch it anyway',
    family: 'numerics',
    severity: 'hint',
    confidence: 'certain',
    preset: 'off',
    competencies: ['ml.maths-foundations', 'sc.performance-tuning'],
    references: ['numpy-broadcasting', 'zhang2022'],
    since: '0.2.0',
    fix: 'none',
    peers: ['codesmile:R1', 'sonar:S7713'],
  },
  words: ['tile'],
  inspect({ code, report }) {
    for (const { node, place } of code.nodes.BinaryOperation) {
      if (!/^([-+*/]|\*\*)$/.test(node.operator)) continue;
      const tiled = [node.left, node.right].find((one): one is Call => isTiled(code, one, place));
      if (tiled === undefined) continue;
      report({
        severity: 'hint',
        confidence: 'certain',
        message: 'The copies that this makes cost memory, and the operation stretches the array without them where an axis has length 1.',
        at: siteOf(code, tiled),
        related: [],
      });
    }
  },
};

function isTiled(code: ModuleCode, expression: Expression, place: Place): boolean {
  return expression.kind === 'Call' && /^(numpy\.tile|torch\.tile|tensorflow\.tile|jax\.numpy\.tile)$/.test(code.name(expression.callee, place) ?? '');
}
