import { offered } from '../../fixes/offer';
import type { Rule } from '../../rule';
import { at, rewrite } from '../story';

const TYPOS = ['require_grad', 'requires_grads', 'required_grad', 'require_grads', 'requires_gradient'];

/** `parameter.require_grad = False` makes a new attribute, and freezes nothing. */
export const rule: Rule = {
  meta: {
    id: 'training/require-grad-typo',
    title: 'requires_grad is misspelt',
    family: 'training',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.frameworks'],
    references: ['torch-autograd'],
    since: '0.2.0',
    fix: 'safe',
    peers: ['torchfix:TOR002'],
  },
  words: TYPOS,
  inspect({ code, report }) {
    for (const typo of TYPOS) {
      for (const { target, place } of code.assigned.get(typo) ?? []) {
        if (!code.uses('torch') && place.scope.parent?.kind === 'class') continue;
        report({
          severity: 'error',
          confidence: 'certain',
          message: `Tensors have no ${typo}: this makes a new attribute that nothing reads, and the gradients stay switched as they were. It is called requires_grad.`,
          at: at(code, target.attributeSpan),
          related: [],
          fixes: offered(() => rewrite(code, 'Write requires_grad', true, { ...target.attributeSpan, text: 'requires_grad' })),
        });
      }
    }
  },
};
