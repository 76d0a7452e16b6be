import type { Rule } from '../../rule';
import { isType, typeOf } from '../../../project/code/types';
import { offered } from '../../fixes/offer';
import { at, rewrite, textIn } from '../story';

/** `self.net.forward(x)`: hooks, and what wrappers put around a call, are passed by. */
export const rule: Rule = {
  meta: {
    id: 'training/forward-called-directly',
    title: 'A network\'s forward is called directly',
    family: 'training',
    severity: 'info',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.frameworks'],
    references: ['torch-module'],
    since: '0.2.0',
    fix: 'safe',
    peers: ['pylint:W5516', 'codesmile:R8'],
  },
  needs: ['torch'],
  words: ['forward'],
  inspect({ code, report }) {
    for (const { node, place } of code.methodCalls('forward')) {
      const { value } = node.callee;
      // `self.forward(x)` within the network is a matter of style, `super().forward(x)` is the only way.
      if ((value.kind === 'Name' && (value.id === 'self' || value.id === 'cls')) || value.kind === 'Call') continue;
      if (code.definition(value, place) || !isType(typeOf(code, value, place), 'torch.nn.Module')) continue;
      const text = textIn(code, value);
      report({
        severity: 'info',
        confidence: 'certain',
        message: `${text}.forward(…) passes by the hooks that ${text}(…) runs: those of pruning, of profilers, of weight normalisation and of your own. Call the network itself.`,
        at: at(code, node),
        related: [],
        fixes: offered(() => rewrite(code, `Call ${text}(…)`, true, { start: value.end, end: node.callee.end, text: '' })),
      });
    }
  },
};
