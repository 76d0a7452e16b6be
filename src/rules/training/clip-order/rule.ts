import type { ModuleCode } from '../../../project/code/code';
import { CLIPS } from '../../../project/training/effects';
import type { Effect } from '../../../project/training/effects';
import type { Straight } from '../../../project/training/flow';
import { putAbove, putBelow, standsAlone, takeOut } from '../../fixes/lines';
import { offered } from '../../fixes/offer';
import type { Fix, Rule } from '../../rule';
import { at, isDirect, mayHappen, sourceIn, straightBodies, textIn } from '../story';

/** Gradients are clipped where that changes nothing: after the step, before backward, or while they are still scaled. */
export const rule: Rule = {
  meta: {
    id: 'training/clip-order',
    title: 'Gradients are clipped where it has no effect: after the step, before backward, or while scaled',
    family: 'training',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.training-debugging'],
    references: ['torch-clip', 'torch-amp'],
    since: '0.2.0',
    fix: 'assisted',
  },
  needs: ['torch'],
  words: [...CLIPS],
  inspect({ code, report }) {
    const told = new Set<unknown>();
    for (const body of straightBodies(code)) {
      for (const found of misplaced(body)) {
        const { clip, backward, step, how } = found;
        if (clip.code !== code || told.has(clip.node)) continue;
        told.add(clip.node);
        report({
          severity: 'warning',
          confidence: 'certain',
          message: MESSAGES[how].replaceAll('OPT', step.subject),
          at: at(code, clip.node),
          related: [{ message: 'the gradients are computed here', at: at(backward.code, backward.node) }, { message: 'and used here', at: at(step.code, step.node) }],
          fixes: offered(() => mended(code, found)),
        });
      }
    }
  },
};

interface Misplaced {
  readonly clip: Effect;
  readonly backward: Effect;
  readonly step: Effect;
  readonly how: 'after-step' | 'before-backward' | 'scaled';
}

const MESSAGES: Readonly<Record<Misplaced['how'], string>> = {
  'after-step': 'The gradients are clipped after OPT.step() has used them: the clipping has no effect on any update. Clip between backward() and step().',
  'before-backward': 'The gradients are clipped before backward() computes them: the new ones reach OPT.step() unclipped. Clip between backward() and step().',
  scaled: 'The gradients are clipped while they are still multiplied by the loss scale, so that the limit means something else in each round. Call unscale_(OPT) of the scaler first.',
};

function* misplaced(body: readonly Straight[]): Generator<Misplaced> {
  for (const [c, one] of body.entries()) {
    if (!one.certain || one.effect.kind !== 'clip' || one.effect.by !== 'plain') continue;
    const clip = one.effect;
    const certain = (from: number, to: number, kind: Effect['kind'], last: boolean): number => {
      const found = body.map((step, index) => (step.certain && step.effect.kind === kind && index > from && index < to ? index : -1)).filter((index) => index >= 0);
      return (last ? found.at(-1) : found[0]) ?? -1;
    };
    const effect = (index: number): Effect | null => (body[index]?.certain ? body[index].effect : null);
    const isBackward = (other: Effect): boolean => other.kind === 'backward' || other.kind === 'opaque';
    const isStep = (other: Effect): boolean => other.kind === 'step' || other.kind === 'opaque';
    const before = certain(-1, c, 'step', true);
    const backward = certain(-1, before, 'backward', true);
    const past = effect(before);
    const made = effect(backward);
    if (past && made && !mayHappen(body, before, c, isBackward) && !mayHappen(body, c, body.length, isStep)) {
      yield { clip, backward: made, step: past, how: 'after-step' };
      continue;
    }
    const next = certain(c, body.length, 'step', false);
    const step = effect(next);
    if (!step) continue;
    const later = effect(certain(c, next, 'backward', false));
    if (later && !mayHappen(body, -1, c, isBackward)) {
      yield { clip, backward: later, step, how: 'before-backward' };
      continue;
    }
    const b = certain(-1, c, 'backward', true);
    const scaled = effect(b);
    if (scaled?.by === 'scaler' && step.by === 'scaler' && !mayHappen(body, b, c, (other) => other.kind === 'unscale' || other.kind === 'opaque')) yield { clip, backward: scaled, step, how: 'scaled' };
  }
}

function mended(code: ModuleCode, { clip, backward, step, how }: Misplaced): Fix | null {
  const source = sourceIn(code);
  const { statement } = clip.place;
  if (!source || !isDirect(clip) || !isDirect(backward) || !isDirect(step) || !standsAlone(source, statement)) return null;
  if (how === 'scaled') {
    const call = step.node.kind === 'Call' && step.node.callee.kind === 'Attribute' ? step.node.callee.value : null;
    const put = call && putAbove(source, statement, [`${textIn(code, call)}.unscale_(${step.subject})`]);
    return put && { title: 'Unscale the gradients before they are clipped', safe: false, edits: [put] };
  }
  if (clip.place.block !== backward.place.block || statement.kind !== 'ExpressionStatement') return null;
  const removed = takeOut(source, statement);
  const put = putBelow(source, backward.place.statement, [textIn(code, statement)]);
  return removed && put && { title: 'Clip between backward() and step()', safe: false, edits: [...removed.edits, put] };
}
