import type { ModuleCode } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import type { Expression } from '../../../python/nodes';
import { edit, siteOf, textOf, valueOf } from '../../reading';
import type { Rule } from '../../rule';

/** np.dot(matrix, matrix) */
export const rule: Rule = {
  meta: {
    id: 'numerics/np-dot-for-matmul',
    title: 'np.dot is used for a product of matrices',
    family: 'numerics',
    severity: 'hint',
    confidence: 'certain',
    preset: 'off',
    competencies: ['ml.maths-foundations'],
    references: ['zhang2022'],
    since: '0.2.0',
    fix: 'safe',
    peers: ['codesmile:R12', 'pylint:W8122'],
  },
  needs: ['numpy'],
  words: ['dot'],
  inspect({ code, report }) {
    for (const { node, place } of code.callsOf('numpy.dot')) {
      const [left, right] = node.args;
      if (!left || !right || node.args.length !== 2 || !isMatrix(code, left.value, place) || !isMatrix(code, right.value, place)) continue;
      const simple = [left, right].every((one) => /^(Name|Attribute|Call|Subscript)$/.test(one.value.kind));
      report({
        severity: 'hint',
        confidence: 'certain',
        message: 'For two matrices np.dot is their product, and for more axes it is something else. The operator @ always means the product.',
        at: siteOf(code, node),
        related: [],
        fixes: simple ? [{ title: 'Write @', safe: true, edits: [edit(code, node.start, node.end, `(${textOf(code, left)} @ ${textOf(code, right)})`)] }] : [],
      });
    }
  },
};

/** Is it surely of two axes: made with a shape that is written out? */
function isMatrix(code: ModuleCode, expression: Expression, place: Place): boolean {
  if (expression.kind === 'Attribute' && expression.attribute === 'T') return isMatrix(code, expression.value, place);
  const { value, place: at } = valueOf(code, expression, place);
  if (value.kind !== 'Call') return false;
  const name = code.name(value.callee, at) ?? '';
  const [shape, second] = value.args;
  if (/^numpy\.(ones|zeros|empty|full|random\.normal|random\.uniform)$/.test(name)) {
    const size = value.args.find((one) => one.keyword === 'size' || one.keyword === 'shape') ?? (name.includes('random') ? undefined : shape);
    return size?.value.kind === 'Tuple' && size.value.elements.length === 2;
  }
  if (/^numpy\.random\.(rand|randn)$/.test(name)) return value.args.length === 2;
  return name === 'numpy.eye' && second === undefined;
}
