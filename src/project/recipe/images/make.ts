import type { Site } from '../../../provenance/graph';
import type { Term } from '../../symbolic/terms';
import type { Param, Step } from '../steps';
import { step } from '../steps';

/** The steps of images, as all readers make them. */

/** Reads a file or buffer. `order`: of the colour channels; null: not known. `grey`: one channel. */
export function decode(site: Site, label: string, order: 'rgb' | 'bgr' | null, more: Readonly<Record<string, Param | undefined>> = {}): Step {
  return step('decode', site, label, { order, ...more });
}

export interface ResizeParams {
  readonly height: number | null;
  readonly width: number | null;
  readonly interpolation: string | null;
  /** Are pixels averaged when the image gets smaller? */
  readonly antialias: boolean | null;
  /** stretch: both sides as given; shorter: the shorter side, the ratio kept; fit: the ratio kept, cropped or padded to the size. */
  readonly aspect: 'stretch' | 'shorter' | 'fit' | null;
}

export function resize(site: Site, label: string, params: ResizeParams): Step {
  // The nearest pixel is one pixel, whatever is averaged otherwise.
  return step('resize', site, label, { ...params, antialias: params.interpolation === 'nearest' ? false : params.antialias });
}

export function crop(site: Site, label: string, size: { readonly height: number | null; readonly width: number | null }): Step {
  return step('crop', site, label, { kind: 'centre', ...size });
}

/** Every value times `by`. `from`: only where the values are of this type. */
export function scale(site: Site, label: string, by: number | null, from?: 'uint8'): Step {
  return step('scale', site, label, { by, from });
}

/** `(x - mean) / std`, one number for all channels or one for each. */
export function normalise(site: Site, label: string, mean: Param, std: Param): Step {
  return step('normalise', site, label, { mean, std });
}

/** The first and the last colour channel change places. */
export function swap(site: Site, label: string, partOf?: 'preprocess_input'): Step {
  return step('channels', site, label, { swap: true, partOf });
}

/** The image is brought to a colour mode; an order that is known stays. */
export function colours(site: Site, label: string, mode: string): Step {
  return step('channels', site, label, { mode });
}

export function grey(site: Site, label: string): Step {
  return step('grey', site, label);
}

export function cast(site: Site, label: string, type: 'float' | 'uint8' | null): Step {
  return step('cast', site, label, { type });
}

export function layout(site: Site, label: string): Step {
  return step('layout', site, label);
}

/** Drawn at random. A crop has a size that is certain. */
export function augment(site: Site, label: string, size?: { readonly height: number | null; readonly width: number | null }): Step {
  return step('augment', site, label, size ? { ...size } : {});
}

export function unknown(site: Site, label: string, of?: Term): Step {
  return step('opaque', site, label, {}, of);
}

/** What a call is called in a message: the last part of its name. */
export function callName(callee: string): string {
  return callee.split('.').at(-1) ?? callee;
}

/** `float32`, `np.uint8`, `torch.FloatTensor` as the type of values. */
export function valueType(name: string | undefined): 'float' | 'uint8' | null {
  if (name === undefined) return null;
  if (/float|double|half/i.test(name)) return 'float';
  return /uint8|ubyte|ByteTensor/i.test(name) ? 'uint8' : null;
}
