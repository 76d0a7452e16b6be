import { argumentOf, callSite, removeArgument } from '../../reading';
import type { Rule } from '../../rule';

/** zero_grad(set_to_none=False) */
export const rule: Rule = {
  meta: {
    id: 'performance/zero-grad-to-none',
    title: 'Gradients are set to zero where None is quicker',
    family: 'performance',
    severity: 'hint',
    confidence: 'certain',
    preset: 'hint',
    competencies: ['sc.performance-tuning'],
    references: ['torch-tuning'],
    since: '0.2.0',
    fix: 'safe',
    peers: ['torchfix:TOR402'],
  },
  needs: ['torch'],
  words: ['zero_grad'],
  inspect({ code, report }) {
    for (const { node } of code.methodCalls('zero_grad')) {
      const given = argumentOf(node, 'set_to_none', 0);
      if (given?.value.kind !== 'Constant' || given.value.value !== false) continue;
      report({
        severity: 'hint',
        confidence: 'certain',
        message: 'This writes zeros into all gradients in each step. None, the default since PyTorch 2.0, leaves the memory alone. Leave the argument away, and let code that reads .grad expect None.',
        at: callSite(code, node),
        related: [],
        fixes: [{ title: 'Leave set_to_none=False away', safe: true, edits: [removeArgument(code, node, given)] }],
      });
    }
  },
};
