import type { Parity } from '../../../project/parity/parity';
import type { Site } from '../../../provenance/graph';
import { argumentsOf, numbersOf } from '../../fixes/literals';
import { callAt, sourceOf } from '../../fixes/source';
import type { Fix } from '../../rule';

/** Writes training's numbers into serving's formula, or training's arguments into serving's call. */
export function trainingNumbers(parity: Parity, serve: Site, train: Site): Fix | null {
  const [source, other] = [sourceOf(parity.program, serve.path), sourceOf(parity.program, train.path)];
  if (!source || !other) return null;
  const [call, model] = [callAt(source, serve), callAt(other, train)];
  const same = call && model ? argumentsOf(source, call, other, model) : null;
  const edits = same ? [same] : numbersOf(source, serve.span, other, train.span);
  return edits && { title: "Use training's numbers", safe: false, edits };
}
