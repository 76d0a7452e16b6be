import type { LoopFlow } from '../../../project/training/flow';
import { allEffects, flowsIn, loopsOf } from '../../../project/training/flow';
import type { Effect } from '../../../project/training/effects';
import type { ModuleCode } from '../../../project/code/code';
import { isWithin } from '../../../project/code/places';
import { putAbove } from '../../fixes/lines';
import { offered } from '../../fixes/offer';
import type { Fix, Rule } from '../../rule';
import { at, headOf, isDirect, sourceIn } from '../story';

/** A loop that takes gradients and steps by them, in which nothing clears them on any path. */
export const rule: Rule = {
  meta: {
    id: 'training/zero-grad-missing',
    title: 'A training loop never clears the gradients',
    family: 'training',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.training-debugging', 'ml.deep-learning'],
    references: ['torch-autograd', 'torch-tuning'],
    since: '0.2.0',
    fix: 'assisted',
    peers: ['pylint:W5517', 'codesmile:R9'],
  },
  needs: ['torch'],
  inspect({ code, report }) {
    const told = new Set<unknown>();
    for (const flow of code.uses('paddle') ? [] : flowsIn(code)) {
      for (const loop of loopsOf(flow)) {
        const { statement } = loop.place;
        if (loop.code !== code || told.has(statement) || [...loopsOf(loop.body)].some(trains)) continue;
        const found = uncleared(code, loop);
        if (!found) continue;
        told.add(statement);
        const { backward, step } = found;
        report({
          severity: 'error',
          confidence: 'certain',
          message:
            `The gradients are never cleared in this loop: backward() adds to what is there, so that each ${step.subject}.step() follows the sum of all batches so far. `
            + `Call ${step.subject}.zero_grad() once a round, before backward() or behind step().`,
          at: at(code, headOf(statement)),
          related: [{ message: 'gradients are added here', at: at(backward.code, backward.node) }, { message: 'and used here', at: at(step.code, step.node) }],
          fixes: offered(() => cleared(code, backward, step)),
        });
      }
    }
  },
};

function trains(loop: LoopFlow): boolean {
  const effects = allEffects(loop.body);
  return effects.some(isBackward) && effects.some(isStep);
}

function isBackward({ kind, by }: Effect): boolean {
  return kind === 'backward' && by !== 'engine';
}

function isStep({ kind, by }: Effect): boolean {
  return kind === 'step' && by !== 'engine';
}

function uncleared(code: ModuleCode, { place, body }: LoopFlow): { readonly backward: Effect; readonly step: Effect } | null {
  const effects = allEffects(body);
  const backward = effects.find(isBackward);
  const step = effects.find(isStep);
  if (!backward || !step || effects.some(({ kind, by }) => kind === 'clear' || kind === 'opaque' || by === 'engine')) return null;
  // An optimizer made anew in each round comes with networks whose gradients are new.
  const [head = ''] = step.subject.split(/[.[]/);
  const isNew = [head, ...effects.map((effect) => effect.subject)].some((name) => code.bindings(name, place).concat(place.scope.bound.get(name) ?? []).some((one) => one.place !== place && isWithin(one.place, place) && one.kind === 'value' && one.value.kind === 'Call' && name === head));
  return isNew ? null : { backward, step };
}

function cleared(code: ModuleCode, backward: Effect, step: Effect): Fix | null {
  const source = sourceIn(code);
  if (!source || !isDirect(backward) || !isDirect(step) || step.subject.includes('?') || backward.code !== code) return null;
  const line = putAbove(source, backward.place.statement, [`${step.subject}.zero_grad()`]);
  return line && { title: `Clear the gradients before backward(): ${step.subject}.zero_grad()`, safe: false, edits: [line] };
}
