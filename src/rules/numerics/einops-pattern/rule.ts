import { argumentOf, siteOf, stringOf } from '../../reading';
import type { Rule } from '../../rule';
import { patternProblem } from './pattern';

/** A pattern that einops will refuse. */
export const rule: Rule = {
  meta: {
    id: 'numerics/einops-pattern',
    title: 'An einops pattern is not valid',
    family: 'numerics',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.deep-learning', 'ml.frameworks'],
    references: ['einops'],
    since: '0.2.0',
    fix: 'none',
    peers: ['sonar:S6984'],
  },
  needs: ['einops'],
  inspect({ code, report }) {
    for (const [name, operation, position] of CALLS) {
      for (const { node, place } of code.callsOf(name)) {
        const pattern = argumentOf(node, 'pattern', position);
        const text = pattern === null ? null : stringOf(code, pattern.value, place);
        if (pattern === null || text === null) continue;
        const sizes = node.args.flatMap((one) => (one.keyword !== null && !['pattern', 'tensor', 'reduction'].includes(one.keyword) ? [one.keyword] : []));
        const problem = patternProblem(text, operation, sizes);
        if (problem === null) continue;
        report({ severity: 'error', confidence: 'certain', message: `einops refuses this pattern when the line is run: ${problem}`, at: siteOf(code, pattern.value), related: [] });
      }
    }
  },
};

const CALLS: readonly (readonly [name: string, operation: 'rearrange' | 'reduce' | 'repeat', position: number])[] = [
  ['einops.rearrange', 'rearrange', 1], ['einops.reduce', 'reduce', 1], ['einops.repeat', 'repeat', 1],
  ['einops.layers.torch.Rearrange', 'rearrange', 0], ['einops.layers.torch.Reduce', 'reduce', 0],
  ['einops.layers.keras.Rearrange', 'rearrange', 0], ['einops.layers.tensorflow.Rearrange', 'rearrange', 0], ['einops.layers.flax.Rearrange', 'rearrange', 0],
];
