import { isType, typeOf } from '../../../project/code/types';

import { argumentOf, callSite, hidesArguments } from '../../reading';
import type { Rule } from '../../rule';

/** DataLoader(files) without num_workers. */
export const rule: Rule = {
  meta: {
    id: 'performance/loader-workers',
    title: 'A loader has no workers',
    family: 'performance',
    severity: 'hint',
    confidence: 'certain',
    preset: 'off',
    competencies: ['sc.performance-tuning', 'cloud.gpu'],
    references: ['torch-tuning'],
    since: '0.2.0',
    fix: 'none',
    peers: ['torchfix:TOR401', 'sonar:S6983'],
  },
  needs: ['torch'],
  words: ['DataLoader'],
  inspect({ code, report }) {
    for (const { node, place } of code.callsOf('torch.utils.data.DataLoader')) {
      const data = argumentOf(node, 'dataset', 0);
      if (hidesArguments(node) || argumentOf(node, 'num_workers', 5) !== null || data === null || isType(typeOf(code, data.value, place), 'torch.utils.data.TensorDataset', 'builtins.list')) continue;
      report({
        severity: 'hint',
        confidence: 'certain',
        message: 'The main process loads each batch itself while the GPU waits: num_workers is 0 by default. Give it some, and measure.',
        at: callSite(code, node),
        related: [],
      });
    }
  },
};
