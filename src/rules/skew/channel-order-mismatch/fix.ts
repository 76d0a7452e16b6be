import type { Parity } from '../../../project/parity/parity';
import type { Step } from '../../../project/recipe/steps';
import { around, withoutStep } from '../../fixes/serving-steps';
import { callAt, sourceOf, textOf } from '../../fixes/source';
import type { Fix } from '../../rule';

/** Takes out the one step that turns the channels, or turns them where OpenCV reads the image. */
export function turnBack(parity: Parity, turned: Step | undefined, channels: readonly Step[]): Fix | null {
  const [first] = channels;
  const step = turned ?? (channels.length === 1 ? first : undefined);
  const source = step && sourceOf(parity.program, step.site.path);
  if (!source) return null;
  if (turned) {
    const edits = withoutStep(source, turned.site.span);
    return edits && { title: 'Leave the channels in the order in which they come', safe: false, edits };
  }
  const call = callAt(source, step.site);
  const library = call?.callee.kind === 'Attribute' ? textOf(source, call.callee.value) : '';
  if (!call || library !== 'cv2') return null;
  return { title: 'Turn BGR into RGB where the image is read', safe: false, edits: [around(source, call, (text) => `cv2.cvtColor(${text}, cv2.COLOR_BGR2RGB)`)] };
}
