import type { ModuleCode } from '../../../project/code/code';
import { modeLayerAt } from '../../../project/training/networks';
import type { Effect } from '../../../project/training/effects';
import type { LoopFlow } from '../../../project/training/flow';
import { allEffects, flowsIn, loopsOf } from '../../../project/training/flow';
import { putAbove } from '../../fixes/lines';
import { offered } from '../../fixes/offer';
import type { Fix, Rule } from '../../rule';
import { at, isWithoutGradients, sourceIn } from '../story';

/** eval() within the loop that trains, and no train() in it: all rounds but the first train in evaluation mode. */
export const rule: Rule = {
  meta: {
    id: 'training/train-mode-not-restored',
    title: 'The network is put into evaluation mode in the training loop and never back',
    family: 'training',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.training-debugging', 'ml.deep-learning'],
    references: ['torch-autograd'],
    since: '0.2.0',
    fix: 'assisted',
    peers: ['codesmile:R4', 'pylint:W9998'],
  },
  needs: ['torch'],
  inspect({ code, report }) {
    const told = new Set<unknown>();
    for (const flow of flowsIn(code)) {
      for (const loop of loopsOf(flow)) {
        const found = notRestored(loop);
        if (!found || told.has(found.mode.node)) continue;
        const { mode, asked, layer } = found;
        told.add(mode.node);
        const certain = typeof layer === 'string';
        report({
          severity: certain ? 'error' : 'warning',
          confidence: certain ? 'certain' : 'likely',
          message:
            `${mode.subject}.eval() stands within the loop that trains it, and nothing in the loop calls train(): from the second round on it trains `
            + `${certain ? `with ${layer} switched to evaluation` : 'in evaluation mode, with dropout off and batch statistics frozen (taken for granted: it has such layers)'}. `
            + `Call ${mode.subject}.train() at the head of each round.`,
          at: at(mode.code, mode.node),
          related: [{ message: 'the loop that trains', at: at(loop.code, loop.place.statement.kind === 'For' || loop.place.statement.kind === 'While' ? loop.place.statement.header : loop.place.statement) }, { message: 'it is trained by what it gives here', at: at(asked.code, asked.node) }],
          fixes: offered(() => restored(code, loop, mode)),
        });
      }
    }
  },
};

function notRestored(loop: LoopFlow): { readonly mode: Effect; readonly asked: Effect; readonly layer: string | undefined } | null {
  const effects = allEffects(loop.body);
  // What differentiates and changes no weights makes a picture, or an attack.
  if (!['backward', 'step'].every((needed) => effects.some(({ kind }) => kind === needed)) || effects.some((effect) => effect.kind === 'opaque')) return null;
  for (const mode of effects) {
    if (mode.kind !== 'eval' || mode.subject === '') continue;
    if (effects.some((effect) => effect.kind === 'train')) continue;
    const asked = effects.find((effect) => effect.kind === 'forward' && effect.subject === mode.subject && isTrained(effect));
    if (asked?.node.kind !== 'Call') continue;
    const layer = modeLayerAt(asked.code, asked.node.callee, asked.place);
    // In the same round it may be made anew.
    const [head = ''] = mode.subject.split(/[.[]/);
    const isNew = (loop.place.scope.bound.get(head) ?? []).some((one) => one.start > loop.place.statement.start && one.end < loop.place.statement.end);
    if (layer !== null && !isNew) return { mode, asked, layer };
  }
  return null;
}

function isTrained({ code, place, through }: Effect): boolean {
  return !isWithoutGradients(code, place) && !isWithoutGradients(code, through);
}

function restored(code: ModuleCode, loop: LoopFlow, mode: Effect): Fix | null {
  const source = sourceIn(code);
  const [first] = loop.place.statement.kind === 'For' || loop.place.statement.kind === 'While' ? loop.place.statement.body : [];
  if (!source || !first || loop.code !== code || !/^[\w.]+$/.test(mode.subject)) return null;
  const put = putAbove(source, first, [`${mode.subject}.train()`]);
  return put && { title: `Put it back into training mode in each round: ${mode.subject}.train()`, safe: false, edits: [put] };
}
