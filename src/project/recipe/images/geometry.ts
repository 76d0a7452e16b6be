import type { Step } from '../steps';
import { agree } from '../steps';
import type { ImageForm } from './form';

/** How an image gets its shape. Null: not known. */
interface Shape {
  readonly height: number | null;
  readonly width: number | null;
  /** stretch: the ratio is lost; crop: the ratio is kept and something is cut off; pad: … and something is added; ratio: kept, and the size follows. */
  readonly policy: 'stretch' | 'crop' | 'pad' | 'ratio' | null;
}

export interface GeometryDifference {
  readonly what: 'size' | 'aspect' | 'padding' | 'zoom' | 'interpolation';
  readonly train: Step;
  readonly serve: Step;
}

/** How the shapes differ that training and serving give to images; null: they do not, or it can't be told. */
export function compareGeometry(train: ImageForm, serve: ImageForm): GeometryDifference | null {
  if (!train.geometry || !serve.geometry) return compareLastSize(train, serve);
  const lastServe = serve.geometry.findLast((one) => one.kind !== 'pad') ?? serve.geometry.at(-1);
  if (!lastServe) return null;
  const served = shapeOf(serve.geometry);
  if (train.randomCrop) {
    const height = train.randomCrop.params.get('height');
    const width = train.randomCrop.params.get('width');
    return differ(height, served.height) || differ(width, served.width) ? { what: 'size', train: train.randomCrop, serve: lastServe } : null;
  }
  const lastTrain = train.geometry.findLast((one) => one.kind !== 'pad') ?? train.geometry.at(-1);
  if (!lastTrain) return null;
  const trained = shapeOf(train.geometry);
  if (differ(trained.height, served.height) || differ(trained.width, served.width)) return { what: 'size', train: lastTrain, serve: lastServe };
  if (trained.policy === null || served.policy === null) return null;
  if (trained.policy !== served.policy) {
    const isPadding = trained.policy === 'pad' || served.policy === 'pad';
    const pad = (steps: readonly Step[], fallback: Step): Step => steps.find((one) => one.kind === 'pad') ?? fallback;
    return { what: isPadding ? 'padding' : 'aspect', train: isPadding ? pad(train.geometry, lastTrain) : (resizeIn(train.geometry) ?? lastTrain), serve: isPadding ? pad(serve.geometry, lastServe) : (resizeIn(serve.geometry) ?? lastServe) };
  }
  const [a, b] = [resizeIn(train.geometry), resizeIn(serve.geometry)];
  if (!a || !b) return null;
  if (trained.policy === 'crop' && a.params.get('aspect') === b.params.get('aspect') && differ(a.params.get('height'), b.params.get('height'))) return { what: 'zoom', train: a, serve: b };
  const differs = (name: string): boolean => !agree(a.params.get(name), b.params.get(name));
  return differs('interpolation') || differs('antialias') ? { what: 'interpolation', train: a, serve: b } : null;
}

/** Something that is not known comes before: the size is what the last step makes it. */
function compareLastSize(train: ImageForm, serve: ImageForm): GeometryDifference | null {
  const [a, b] = [train.lastGeometry.at(-1), serve.lastGeometry.at(-1)];
  if (!a || !b || train.randomCrop || serve.randomCrop || a.kind !== 'resize' || b.kind !== 'resize') return null;
  const [trained, served] = [shapeOf([a]), shapeOf([b])];
  return differ(trained.height, served.height) || differ(trained.width, served.width) ? { what: 'size', train: a, serve: b } : null;
}

function differ(a: unknown, b: unknown): boolean {
  return typeof a === 'number' && typeof b === 'number' && a !== b;
}

/** The only resize; null where there are several. */
function resizeIn(steps: readonly Step[]): Step | null {
  const resizes = steps.filter((one) => one.kind === 'resize');
  return resizes.length === 1 ? (resizes[0] ?? null) : null;
}

function shapeOf(steps: readonly Step[]): Shape {
  let shape: Shape = { height: null, width: null, policy: null };
  for (const one of steps) {
    const height = numberIn(one, 'height');
    const width = numberIn(one, 'width');
    if (one.kind === 'resize') {
      const aspect = one.params.get('aspect');
      if (aspect === 'stretch') shape = { height, width, policy: shape.policy === 'pad' || shape.policy === 'crop' ? shape.policy : 'stretch' };
      else if (aspect === 'shorter' || aspect === 'inside') shape = { height: null, width: null, policy: 'ratio' };
      else if (aspect === 'fit') shape = { height, width, policy: 'crop' };
      else shape = { height: null, width: null, policy: null };
    } else if (one.kind === 'crop') {
      shape = one.params.get('kind') === 'centre' ? { height, width, policy: 'crop' } : { height: null, width: null, policy: null };
    } else if (one.kind === 'pad') shape = { height: height ?? null, width: width ?? null, policy: 'pad' };
  }
  return shape;
}

function numberIn(one: Step, name: string): number | null {
  const value = one.params.get(name);
  return typeof value === 'number' ? value : null;
}
