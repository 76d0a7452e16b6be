import type { ModuleCode } from '../../../project/code/code';
import type { Effect } from '../../../project/training/effects';
import type { Straight } from '../../../project/training/flow';
import { putAbove, standsAlone, takeOut } from '../../fixes/lines';
import { offered } from '../../fixes/offer';
import type { Fix, Rule } from '../../rule';
import { at, isDirect, mayHappen, sourceIn, straightBodies, textIn } from '../story';

/** backward(), then zero_grad(), then step(): the step sees zeros. */
export const rule: Rule = {
  meta: {
    id: 'training/zero-grad-between-backward-and-step',
    title: 'The gradients are cleared after backward and before the step that should use them',
    family: 'training',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.training-debugging', 'ml.deep-learning'],
    references: ['torch-autograd'],
    since: '0.2.0',
    fix: 'safe',
  },
  needs: ['torch'],
  words: ['zero_grad', 'zero_', 'fill_', 'grad'],
  inspect({ code, report }) {
    const told = new Set<unknown>();
    for (const body of straightBodies(code)) {
      const found = erased(body);
      if (!found || told.has(found.clear.node) || found.clear.code !== code) continue;
      const { backward, clear, step } = found;
      told.add(clear.node);
      report({
        severity: 'error',
        confidence: 'certain',
        message: `${textIn(code, clear.node)} stands between backward() and ${step.subject}.step(): the gradients are erased before they are used, and the weights never change by this loss. Clear them before backward().`,
        at: at(code, clear.node),
        related: [{ message: 'the gradients are computed here', at: at(backward.code, backward.node) }, { message: 'this step sees none', at: at(step.code, step.node) }],
        fixes: offered(() => swapped(code, backward, clear)),
      });
    }
  },
};

function erased(body: readonly Straight[]): { readonly backward: Effect; readonly clear: Effect; readonly step: Effect } | null {
  for (const [j, one] of body.entries()) {
    if (!one.certain || one.effect.kind !== 'clear') continue;
    const clear = one.effect;
    const k = body.findIndex((other, index) => index > j && other.certain && other.effect.kind === 'step');
    const step = body[k];
    const i = body.findLastIndex((other, index) => index < j && other.certain && other.effect.kind === 'backward' && other.effect.by !== 'engine');
    const backward = body[i];
    if (!step?.certain || !backward?.certain || !clears(clear, step.effect, body)) continue;
    const used = (effect: Effect): boolean => effect.kind === 'step' || effect.kind === 'manual' || effect.kind === 'opaque';
    if (mayHappen(body, i, j, used) || mayHappen(body, j, k, (effect) => effect.kind === 'backward' || effect.kind === 'manual' || effect.kind === 'opaque')) continue;
    return { backward: backward.effect, clear, step: step.effect };
  }
  return null;
}

/** Of several optimizers, does this one lose its gradients? */
function clears(clear: Effect, step: Effect, body: readonly Straight[]): boolean {
  if (clear.subject === step.subject) return true;
  const optimizers = new Set(body.flatMap((one) => (one.certain && one.effect.kind === 'step' ? [one.effect.subject] : [])));
  return optimizers.size === 1 && /model|net(work)?$/i.test(clear.subject);
}

function swapped(code: ModuleCode, backward: Effect, clear: Effect): Fix | null {
  const source = sourceIn(code);
  const { statement } = clear.place;
  if (!source || !isDirect(backward) || !isDirect(clear) || backward.place.block !== clear.place.block || !standsAlone(source, statement) || statement.kind !== 'ExpressionStatement') return null;
  const removed = takeOut(source, statement);
  const put = putAbove(source, backward.place.statement, [textIn(code, statement)]);
  return removed && put && { title: 'Clear the gradients before backward()', safe: true, edits: [...removed.edits, put] };
}
