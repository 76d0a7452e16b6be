import type { Call } from '../../../python/nodes';
import type { Rule } from '../../rule';

/** `math.isclose(x, 0)`: the tolerance is relative to the larger of the two, and nothing but zero itself is near zero. */
export const rule: Rule = {
  meta: {
    id: 'numerics/isclose-zero',
    title: 'math.isclose compares with zero and has no absolute tolerance',
    family: 'numerics',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['se.testing-coverage'],
    references: ['python-math', 'goldberg1991'],
    since: '0.2.0',
    fix: 'safe',
  },
  words: ['isclose'],
  inspect({ code, report }) {
    for (const { node } of code.callsOf('math.isclose')) {
      const zero = zeroAmong(node);
      const last = node.args.at(-1);
      if (!zero || !last || node.args.some((one) => one.keyword === 'abs_tol' || one.unpack !== '')) continue;
      report({
        severity: 'warning',
        confidence: 'certain',
        message:
          'math.isclose compares with zero by a relative tolerance alone: no number but zero itself is near enough, so that this is an exact comparison. '
          + 'Give abs_tol, the largest distance from zero that you would call zero.',
        at: { path: code.path, span: { start: node.start, end: node.end } },
        related: [],
        fixes: [{ title: 'Add abs_tol=1e-9 (choose it by the scale of your numbers)', safe: true, edits: [{ at: { path: code.path, span: { start: last.end, end: last.end } }, text: ', abs_tol=1e-9' }] }],
      });
    }
  },
};

function zeroAmong(call: Call): boolean {
  return call.args.some(({ keyword, value }, index) => (keyword === null ? index < 2 : keyword === 'a' || keyword === 'b') && value.kind === 'Constant' && value.value === 0);
}
