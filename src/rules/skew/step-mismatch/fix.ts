import type { Parity } from '../../../project/parity/parity';
import type { Step } from '../../../project/recipe/steps';
import type { Site } from '../../../provenance/graph';
import { callAt, edit, expressionAt, sourceOf, statementAt, textOf } from '../../fixes/source';
import { around, divided, givenTo, sameFunction, withoutStep } from '../../fixes/serving-steps';
import type { Edit, Fix } from '../../rule';

/** Takes a step out that training does not do. */
export function leaveOut(parity: Parity, at: Site, label: string): Fix | null {
  const source = sourceOf(parity.program, at.path);
  const edits = source && withoutStep(source, at.span);
  return edits && { title: `Leave out ${label}, as in training`, safe: false, edits };
}

/** Does what training does right before the model is asked: a division of the pixels, or a function of a library. */
export function addMissing(parity: Parity, missing: readonly Step[], asked: Site): Fix | null {
  const source = sourceOf(parity.program, asked.path);
  const input = source && givenTo(source, asked.span);
  const [step] = missing;
  if (!input || !step || missing.some((one) => one.site.span.start !== step.site.span.start)) return null;
  const by = step.params.get('by');
  const divisor = missing.length === 1 && step.kind === 'scale' && typeof by === 'number' && by < 1 ? Math.round(1 / by) : 0;
  if (divisor > 1 && typeof by === 'number' && Math.abs(by * divisor - 1) < 1e-6) return { title: `Divide by ${String(divisor)} first, as in training (check the type of the values)`, safe: false, edits: [divided(source, input, divisor)] };
  const same = functionOf(parity, step.site, asked);
  return same && { title: `Call ${same.name} first, as in training`, safe: false, edits: [...same.edits, around(source, input, (text) => `${same.name}(${text})`)] };
}

/** Puts training's function in the place of the one step that serving does. */
export function exchange(parity: Parity, train: readonly Step[], serve: readonly Step[]): Fix | null {
  const [learned, step] = [train[0], serve[0]];
  const isOne = (steps: readonly Step[]): boolean => steps.every((one) => one.site.path === steps[0]?.site.path && one.site.span.start === steps[0].site.span.start);
  const source = step && sourceOf(parity.program, step.site.path);
  if (!learned || !source || !isOne(train) || !isOne(serve)) return null;
  const same = functionOf(parity, learned.site, step.site);
  const place = statementAt(source, step.site.span);
  if (!same || !place) return null;
  const { statement } = place;
  const node = expressionAt(source, step.site.span);
  let change: Edit | null = null;
  if (statement.kind === 'AugmentedAssign') change = edit(source, statement.start, statement.end, `${textOf(source, statement.target)} = ${same.name}(${textOf(source, statement.target)})`);
  else if (node?.kind === 'BinaryOperation' && node.operator === '/') change = edit(source, node.start, node.end, `${same.name}(${textOf(source, node.left)})`);
  return change && { title: `Call ${same.name} here, as in training`, safe: false, edits: [...same.edits, change] };
}

function functionOf(parity: Parity, learned: Site, before: Site): ReturnType<typeof sameFunction> {
  const [source, other] = [sourceOf(parity.program, before.path), sourceOf(parity.program, learned.path)];
  const call = other && callAt(other, learned);
  return source && call ? sameFunction(source, other, call, before.span.start) : null;
}
