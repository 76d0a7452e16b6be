import { edit, hidesArguments, siteOf } from '../../reading';
import type { Rule } from '../../rule';

/** np.where(condition) */
export const rule: Rule = {
  meta: {
    id: 'numerics/where-single-arg',
    title: 'np.where is called with a condition alone',
    family: 'numerics',
    severity: 'hint',
    confidence: 'certain',
    preset: 'off',
    competencies: ['ml.maths-foundations'],
    references: ['numpy-types'],
    since: '0.2.0',
    fix: 'safe',
    peers: ['sonar:S6729'],
  },
  needs: ['numpy'],
  words: ['where'],
  inspect({ code, report }) {
    for (const { node } of code.callsOf('numpy.where')) {
      if (node.args.length !== 1 || hidesArguments(node)) continue;
      const { callee } = node;
      report({
        severity: 'hint',
        confidence: 'certain',
        message: 'With a condition alone np.where gives positions, in a tuple: np.nonzero says that.',
        at: siteOf(code, node),
        related: [],
        fixes: callee.kind === 'Attribute' ? [{ title: 'Write nonzero', safe: true, edits: [edit(code, callee.attributeSpan.start, callee.attributeSpan.end, 'nonzero')] }] : [],
      });
    }
  },
};
