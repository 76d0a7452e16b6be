import { offered } from '../../fixes/offer';
import type { Rule } from '../../rule';
import { at, rewrite } from '../story';

/** `checkpoint(f, x)` without `use_reentrant`: the two variants differ, and PyTorch wants it said. */
export const rule: Rule = {
  meta: {
    id: 'training/checkpoint-reentrant',
    title: 'Activation checkpointing does not say which variant it wants',
    family: 'training',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['sc.performance-tuning', 'ml.frameworks'],
    references: ['torch-checkpoint'],
    since: '0.2.0',
    fix: 'safe',
    peers: ['torchfix:TOR003'],
  },
  needs: ['torch'],
  words: ['checkpoint', 'checkpoint_sequential'],
  inspect({ code, report }) {
    for (const { node } of code.callsOf('torch.utils.checkpoint.checkpoint', 'torch.utils.checkpoint.checkpoint_sequential')) {
      const last = node.args.at(-1);
      if (!last || node.args.some((one) => one.keyword === 'use_reentrant' || one.unpack === '**')) continue;
      report({
        severity: 'warning',
        confidence: 'certain',
        message: 'This call does not say use_reentrant. Where it is left out, the reentrant variant is taken, which gives no gradients where no input needs any, and PyTorch announces that leaving it out becomes an error. Pass use_reentrant=False, which it recommends.',
        at: at(code, node),
        related: [],
        fixes: offered(() => rewrite(code, 'Pass use_reentrant=False', true, { start: last.end, end: last.end, text: ', use_reentrant=False' })),
      });
    }
  },
};
