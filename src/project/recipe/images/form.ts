import type { Recipe } from '../recipe';
import type { Step } from '../steps';

/** Values of pixels as the model sees them: `scale * pixel + offset` of pixels from 0 to 255, one number or one for each channel in the model's order. */
export interface Values {
  readonly scale: readonly number[];
  readonly offset: readonly number[];
}

/** What a recipe makes of an image, step by step folded. What is null is not known. */
export interface ImageForm {
  readonly recipe: Recipe;
  /** It begins with an image of values from 0 to 255. */
  readonly isImage: boolean;
  readonly order: 'rgb' | 'bgr' | null;
  readonly isGrey: boolean;
  readonly values: Values | null;
  /** The steps that change values, without those that do nothing here. */
  readonly numeric: readonly Step[];
  /** The steps that read or turn the colour channels. */
  readonly channels: readonly Step[];
  /** Resizes, crops and pads, in order; null: something that is not known may do it as well. */
  readonly geometry: readonly Step[] | null;
  /** Those of them after the last step that is not known: they decide the size that the model gets. */
  readonly lastGeometry: readonly Step[];
  /** The size of a random crop, which is the size that the model gets. */
  readonly randomCrop: Step | null;
  readonly opaque: readonly Step[];
}

interface State {
  order: 'rgb' | 'bgr' | null;
  isGrey: boolean;
  type: 'float' | 'uint8' | null;
  values: Values | null;
  geometry: Step[] | null;
  lastGeometry: Step[];
  randomCrop: Step | null;
}

const pixels: Values = { scale: [1], offset: [0] };

/** Folds a recipe. `startsAs`: what its source is where no step reads an image: a picture in RGB or in an order that is not known, or nothing that is known. */
export function imageForm(recipe: Recipe, startsAs: 'rgb' | 'unordered' | null): ImageForm {
  const [first] = recipe.steps;
  const isImage = first?.kind === 'decode' || startsAs !== null;
  const state: State = { order: startsAs === 'rgb' ? 'rgb' : null, isGrey: false, type: startsAs ? 'uint8' : null, values: isImage ? pixels : null, geometry: [], lastGeometry: [], randomCrop: null };
  const numeric: Step[] = [];
  const channels: Step[] = [];
  for (const one of recipe.steps) {
    if (applyStep(state, one)) numeric.push(one);
    if (one.kind === 'decode' || (one.kind === 'channels' && one.params.get('swap') === true)) channels.push(one);
  }
  return { recipe, isImage, order: state.order, isGrey: state.isGrey, values: state.values, numeric, channels, geometry: state.geometry, lastGeometry: state.lastGeometry, randomCrop: state.randomCrop, opaque: recipe.steps.filter((one) => one.kind === 'opaque') };
}

/** Does the step to the state; true where it changed values. */
function applyStep(state: State, one: Step): boolean {
  switch (one.kind) {
    case 'decode': {
      const order = one.params.get('order');
      state.order = order === 'rgb' || order === 'bgr' ? order : null;
      state.isGrey = one.params.get('grey') === true;
      state.type = 'uint8';
      state.values = one.params.has('range') ? null : pixels;
      return false;
    }
    case 'channels':
      if (one.params.get('swap') === true) {
        state.order = state.order === 'rgb' ? 'bgr' : state.order === 'bgr' ? 'rgb' : null;
        state.values = state.values && { scale: [...state.values.scale].reverse(), offset: [...state.values.offset].reverse() };
      } else if (one.params.has('space')) {
        state.order = null;
        state.values = null;
      }
      return false;
    case 'grey':
      state.isGrey = true;
      return false;
    case 'cast':
      state.type = one.params.get('type') === 'float' ? 'float' : one.params.get('type') === 'uint8' ? 'uint8' : null;
      return false;
    case 'scale':
    case 'normalise':
      return applyNumbers(state, one);
    case 'resize':
    case 'crop':
    case 'pad':
      state.geometry?.push(one);
      state.lastGeometry.push(one);
      return false;
    case 'augment':
      if (one.params.has('height')) state.randomCrop = one;
      return false;
    case 'opaque':
      state.order = null;
      state.values = null;
      state.type = null;
      state.geometry = null;
      state.lastGeometry = [];
      return false;
    default:
      return false;
  }
}

function applyNumbers(state: State, one: Step): boolean {
  if (one.params.get('from') === 'uint8') {
    if (state.type === 'float') return false;
    if (state.type === null) {
      state.values = null;
      return true;
    }
  }
  state.type = 'float';
  const map = affineOf(one);
  state.values = state.values && map && composed(state.values, map);
  return true;
}

/** A step as `scale * x + offset`; null where a number of it is not known. */
function affineOf(one: Step): Values | null {
  if (one.kind === 'scale') {
    const by = one.params.get('by');
    return typeof by === 'number' ? { scale: [by], offset: [0] } : null;
  }
  const mean = numbers(one.params.get('mean'));
  const std = numbers(one.params.get('std'));
  if (!mean || !std) return null;
  const length = Math.max(mean.length, std.length);
  const at = (list: readonly number[], index: number): number => (list.length === 1 ? list[0] : list[index]) ?? Number.NaN;
  return { scale: Array.from({ length }, (_, index) => 1 / at(std, index)), offset: Array.from({ length }, (_, index) => -at(mean, index) / at(std, index)) };
}

function numbers(param: unknown): readonly number[] | null {
  if (typeof param === 'number') return [param];
  return Array.isArray(param) && param.every((value): value is number => typeof value === 'number') ? param : null;
}

function composed(first: Values, then: Values): Values {
  const length = Math.max(first.scale.length, then.scale.length);
  const at = (list: readonly number[], index: number): number => (list.length === 1 ? list[0] : list[index]) ?? Number.NaN;
  const indices = Array.from({ length }, (_, index) => index);
  return {
    scale: indices.map((index) => at(first.scale, index) * at(then.scale, index)),
    offset: indices.map((index) => at(first.offset, index) * at(then.scale, index) + at(then.offset, index)),
  };
}

/** Are both known, and do they differ in more than the order of their channels? */
export function valuesDiffer(a: ImageForm, b: ImageForm): boolean {
  if (!a.values || !b.values) return false;
  const turned = a.order !== null && b.order !== null && a.order !== b.order;
  return !sameValues(a.values, turned ? { scale: [...b.values.scale].reverse(), offset: [...b.values.offset].reverse() } : b.values);
}

/** Is one the negative of the other, in the same range? A digit that is drawn dark on light is turned to what the model learned, light on dark. */
export function isNegative(a: ImageForm, b: ImageForm): boolean {
  if (!a.values || !b.values) return false;
  const [first, second] = [a.values, b.values].map((values) => [...rangeOf(values), Math.sign(values.scale[0] ?? 0)]);
  if (!first || !second) return false;
  const [low = 0, high = 0, direction = 0] = first;
  const [otherLow = 0, otherHigh = 0, otherDirection = 0] = second;
  const near = (x: number, y: number): boolean => Math.abs(x - y) <= 0.012 * (high - low);
  return direction * otherDirection < 0 && near(low, otherLow) && near(high, otherHigh);
}

/** Do two kinds of values agree, within a hundredth of what the model sees from black to white? */
export function sameValues(a: Values, b: Values): boolean {
  const length = Math.max(a.scale.length, b.scale.length, a.offset.length, b.offset.length);
  const at = (list: readonly number[], index: number): number => (list.length === 1 ? list[0] : list[index]) ?? Number.NaN;
  for (let index = 0; index < length; index++) {
    const span = Math.max(Math.abs(255 * at(a.scale, index)), Math.abs(255 * at(b.scale, index)));
    const differs = (x: number, y: number): boolean => Math.abs(x - y) > 0.012 * span;
    if (differs(255 * at(a.scale, index), 255 * at(b.scale, index)) || differs(at(a.offset, index), at(b.offset, index))) return false;
  }
  return true;
}

/** The smallest and the largest value that the model may see. */
export function rangeOf({ scale, offset }: Values): readonly [number, number] {
  const ends = scale.flatMap((by, index) => [offset[index] ?? offset[0] ?? 0, 255 * by + (offset[index] ?? offset[0] ?? 0)]);
  return [Math.min(...ends), Math.max(...ends)];
}
