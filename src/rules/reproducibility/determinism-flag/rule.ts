import { isType, typeOf } from '../../../project/code/types';

import { loopsAround } from '../../../project/code/places';
import { siteOf, textWithoutComments } from '../../reading';
import type { Rule } from '../../rule';
import { setsSeed } from '../seeds';

/** A seeded training without torch.use_deterministic_algorithms. */
export const rule: Rule = {
  meta: {
    id: 'reproducibility/determinism-flag',
    title: 'Nothing asks for deterministic algorithms',
    family: 'reproducibility',
    severity: 'hint',
    confidence: 'certain',
    preset: 'off',
    competencies: ['se.reproducibility', 'cloud.gpu'],
    references: ['torch-repro'],
    since: '0.2.0',
    fix: 'none',
    peers: ['pylint:W5507', 'codesmile:R6'],
  },
  needs: ['torch'],
  words: ['step'],
  inspect({ code, report }) {
    if (!setsSeed(code, 'torch') || textWithoutComments(code).includes('deterministic')) return;
    for (const { node, place } of code.methodCalls('step')) {
      const loop = loopsAround(place).at(-1);
      if (loop === undefined || !isType(typeOf(code, node.callee.value, place), 'torch.optim.Optimizer')) continue;
      const { statement } = loop;
      report({
        severity: 'hint',
        confidence: 'certain',
        message: 'A seed is set, and some operations on a GPU still add up in an order that changes from run to run. Where runs must be equal to the last digit: torch.use_deterministic_algorithms(True).',
        at: siteOf(code, statement.kind === 'For' || statement.kind === 'While' ? statement.header : statement),
        related: [],
      });
      return;
    }
  },
};
