import { argumentOf, callSite, constantOf, hidesArguments, truthOf } from '../../reading';
import type { Rule } from '../../rule';
import { setsSeed } from '../seeds';

/** A shuffling loader with workers in a program that sets a seed. */
export const rule: Rule = {
  meta: {
    id: 'reproducibility/dataloader-unseeded',
    title: 'A loader with workers shuffles beside the seed',
    family: 'reproducibility',
    severity: 'hint',
    confidence: 'certain',
    preset: 'hint',
    competencies: ['se.reproducibility'],
    references: ['torch-repro'],
    since: '0.2.0',
    fix: 'none',
    peers: ['pylint:W5512'],
  },
  needs: ['torch'],
  words: ['DataLoader'],
  inspect({ code, report }) {
    if (!setsSeed(code, 'torch')) return;
    for (const { node, place } of code.callsOf('torch.utils.data.DataLoader')) {
      const workers = argumentOf(node, 'num_workers');
      const count = workers === null ? 0 : constantOf(code, workers.value, place)?.value;
      if (hidesArguments(node) || truthOf(code, argumentOf(node, 'shuffle', 2), place) !== true || typeof count !== 'number' || count === 0) continue;
      if (argumentOf(node, 'generator') !== null || argumentOf(node, 'worker_init_fn') !== null) continue;
      report({
        severity: 'hint',
        confidence: 'certain',
        message: 'A seed is set, and this loader shuffles from the global generator and starts workers that NumPy and random know nothing of: the batches change with every random call before it. Pass generator=torch.Generator().manual_seed(…), and worker_init_fn where workers draw.',
        at: callSite(code, node),
        related: [],
      });
    }
  },
};
