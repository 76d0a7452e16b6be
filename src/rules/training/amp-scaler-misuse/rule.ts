import type { Effect } from '../../../project/training/effects';
import { allEffects, flowsIn } from '../../../project/training/flow';
import type { Flow, Straight } from '../../../project/training/flow';
import { putBelow } from '../../fixes/lines';
import { offered } from '../../fixes/offer';
import type { Fix, Rule } from '../../rule';
import type { ModuleCode } from '../../../project/code/code';
import { at, isDirect, mayHappen, sourceIn, straightBodies, textIn } from '../story';

/** A gradient scaler steps and is never updated, or steps by gradients of a loss that it did not scale. */
export const rule: Rule = {
  meta: {
    id: 'training/amp-scaler-misuse',
    title: 'A gradient scaler is never updated, or steps by gradients that it did not scale',
    family: 'training',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.training-debugging', 'sc.performance-tuning'],
    references: ['torch-amp'],
    since: '0.2.0',
    fix: 'assisted',
  },
  needs: ['torch'],
  words: ['backward', 'manual_backward', 'step'],
  inspect({ code, report }) {
    const told = new Set<unknown>();
    for (const body of straightBodies(code)) {
      for (const { backward, step } of unscaled(body)) {
        if (backward.code !== code || told.has(backward.node)) continue;
        told.add(backward.node);
        report({
          severity: 'error',
          confidence: 'certain',
          message: `backward() runs on the unscaled loss, and the scaler's step(${step.subject}) divides the gradients by the loss scale all the same: the updates become some 65,536 times too small. Call scaler.scale(loss).backward().`,
          at: at(code, backward.node),
          related: [{ message: 'the scaler unscales and steps here', at: at(step.code, step.node) }],
          fixes: offered(() => scaled(code, backward, step)),
        });
      }
    }
    for (const flow of flowsIn(code)) {
      const step = neverUpdated(flow);
      if (step?.code !== code || told.has(step.node) || code.methodCalls('update').some(({ node }) => /scaler/i.test(textIn(code, node.callee.value)))) continue;
      told.add(step.node);
      report({
        severity: 'error',
        confidence: 'certain',
        message: 'The scaler steps and is never updated: the loss scale stays as it began, and after one overflow the next step fails or is skipped for ever. Call its update() behind step(), once a round.',
        at: at(code, step.node),
        related: [],
        fixes: offered(() => updated(code, step)),
      });
    }
  },
};

function* unscaled(body: readonly Straight[]): Generator<{ readonly backward: Effect; readonly step: Effect }> {
  for (const [k, one] of body.entries()) {
    if (!one.certain || one.effect.kind !== 'step' || one.effect.by !== 'scaler') continue;
    const i = body.findLastIndex((other, index) => index < k && other.certain && other.effect.kind === 'backward');
    const backward = body[i];
    if (!backward?.certain || backward.effect.by !== 'plain' || mayHappen(body, -1, k, (effect) => effect.kind === 'backward' && effect.by !== 'plain')) continue;
    yield { backward: backward.effect, step: one.effect };
  }
}

function neverUpdated(flow: readonly Flow[]): Effect | null {
  const effects = allEffects(flow);
  const isScaled = effects.some((effect) => effect.kind === 'backward' && effect.by === 'scaler');
  const step = effects.find((effect) => effect.kind === 'step' && effect.by === 'scaler');
  return step && isScaled && !effects.some((effect) => effect.kind === 'update' || effect.kind === 'opaque') ? step : null;
}

function scalerText(code: ModuleCode, step: Effect): string | null {
  return step.code === code && step.node.kind === 'Call' && step.node.callee.kind === 'Attribute' ? textIn(code, step.node.callee.value) : null;
}

function scaled(code: ModuleCode, backward: Effect, step: Effect): Fix | null {
  const source = sourceIn(code);
  const scaler = scalerText(code, step);
  const { node } = backward;
  if (!source || scaler === null || node.kind !== 'Call' || node.callee.kind !== 'Attribute' || !isDirect(backward) || !isDirect(step)) return null;
  const { value } = node.callee;
  return { title: 'Scale the loss before backward()', safe: false, edits: [{ at: at(code, value), text: `${scaler}.scale(${textIn(code, value)})` }] };
}

function updated(code: ModuleCode, step: Effect): Fix | null {
  const source = sourceIn(code);
  const scaler = scalerText(code, step);
  const put = source && scaler !== null && isDirect(step) ? putBelow(source, step.place.statement, [`${scaler}.update()`]) : null;
  return put && { title: 'Update the scaler behind its step', safe: false, edits: [put] };
}
