import { allEffects, flowsIn, loopsOf } from '../../../project/training/flow';
import type { Effect } from '../../../project/training/effects';
import { isOptimizer, subjectOf } from '../../../project/training/effects';
import { typeOf } from '../../../project/code/types';
import type { Rule } from '../../rule';
import { at, headOf } from '../story';

/** A loop that clears an optimizer's gradients and computes new ones, and never lets it step. */
export const rule: Rule = {
  meta: {
    id: 'training/step-missing',
    title: 'Gradients are computed in a training loop and no optimizer ever steps',
    family: 'training',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.training-debugging', 'ml.deep-learning'],
    references: ['torch-autograd'],
    since: '0.2.0',
    fix: 'none',
  },
  needs: ['torch'],
  inspect({ code, report }) {
    const told = new Set<unknown>();
    for (const flow of flowsIn(code)) {
      const uses = allEffects(flow).some(({ kind, by }) => kind === 'step' || kind === 'manual' || kind === 'opaque' || by === 'engine');
      if (uses) continue;
      for (const loop of loopsOf(flow)) {
        const effects = allEffects(loop.body);
        const backward = effects.find((effect) => effect.kind === 'backward');
        const clear = effects.find(isCleared);
        const isOuter = [...loopsOf(loop.body)].some((inner) => allEffects(inner.body).some((effect) => effect.kind === 'backward'));
        if (!backward || !clear || isOuter || loop.code !== code || told.has(loop.place.statement)) continue;
        told.add(loop.place.statement);
        report({
          severity: 'error',
          confidence: 'certain',
          message: `backward() computes gradients in this loop, and ${clear.subject} never steps: the weights stay as they were made. Call ${clear.subject}.step() behind backward().`,
          at: at(code, headOf(loop.place.statement)),
          related: [{ message: 'the gradients are computed here', at: at(backward.code, backward.node) }, { message: 'and thrown away here', at: at(clear.code, clear.node) }],
        });
      }
    }
  },
};

/** The gradients of an optimizer are cleared: what is trained, rather than looked into. */
function isCleared({ kind, code, node, place }: Effect): boolean {
  if (kind !== 'clear' || node.kind !== 'Call' || node.callee.kind !== 'Attribute') return false;
  return isOptimizer(typeOf(code, node.callee.value, place), subjectOf(node.callee.value) ?? '');
}
