import type { Parity } from '../../../project/parity/parity';
import type { GeometryDifference } from '../../../project/recipe/images/geometry';
import { argumentsOf, numbersFor } from '../../fixes/literals';
import { callAt, sourceOf } from '../../fixes/source';
import type { Fix } from '../../rule';

/** Gives serving's step the size of training's, or all of its arguments, where they are written out. */
export function asInTraining(parity: Parity, { what, train, serve }: GeometryDifference): Fix | null {
  const [source, other] = [sourceOf(parity.program, serve.site.path), sourceOf(parity.program, train.site.path)];
  const call = source && callAt(source, serve.site);
  if (!call || !other) return null;
  if (what === 'size' || what === 'zoom') {
    const [height, width, toHeight, toWidth] = [serve.params.get('height'), serve.params.get('width'), train.params.get('height'), train.params.get('width')];
    if (typeof height === 'number' && typeof toHeight === 'number' && width === height && toHeight === toWidth) {
      const edits = numbersFor(source, call, new Map([[height, toHeight]]));
      if (edits) return { title: `Use training's size, ${String(toHeight)} (check what else relies on ${String(height)})`, safe: false, edits };
    }
  }
  // What is cropped behind a resize is more than one call.
  if (what !== 'interpolation' && train.params.get('aspect') !== 'stretch') return null;
  const model = callAt(other, train.site);
  const same = model && argumentsOf(source, call, other, model);
  return same && { title: 'Give it the arguments of training', safe: false, edits: [same] };
}
