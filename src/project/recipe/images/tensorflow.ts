import type { CallTerm } from '../../symbolic/terms';
import { argument, literalOf, numberOf, stringOf } from '../../symbolic/terms';
import type { Reader } from '../recipe';
import type { Step } from '../steps';
import { step } from '../steps';
import { constantName, interpolationOf, sizeOf } from './arguments';
import { augment, callName, cast, decode, grey, resize, scale, swap, unknown, valueType } from './make';

/** TensorFlow 2: decoders give RGB of 0 to 255; `resize` is bilinear, averages nothing unless told to, and gives floats. */
export const tensorflow: Reader = (term) => {
  if (term.t === 'call' && /^\.(map|parallel_map)$/.test(term.callee) && term.body) return { steps: [], of: term.body.t === 'sequence' && term.body.items[0] ? term.body.items[0] : term.body };
  if (term.t !== 'call' || !term.callee.startsWith('tensorflow')) return null;
  const name = callName(term.callee);
  if (term.callee === 'tensorflow_datasets.load') return { steps: [decode(term.site, 'tfds.load', 'rgb')], of: null };
  if (/^tensorflow\.(io|image)\.decode_(image|jpeg|jpg|png|bmp|gif|and_crop_jpeg)$/.test(term.callee)) {
    const isFloat = valueType(constantName(argument(term, 'dtype', 2))) === 'float' && name === 'decode_image';
    const isGrey = numberOf(argument(term, 'channels', 1)) === 1;
    return { steps: [decode(term.site, name, 'rgb', isGrey ? { grey: true } : {}), ...(isFloat ? [scale(term.site, 'decode_image(dtype=float32)', 1 / 255)] : [])], of: null };
  }
  const [first, second] = term.args;
  if (/^tensorflow\.data\.Dataset\.from_tensor_slices$/.test(term.callee) && first) return { steps: [], of: first.t === 'sequence' && first.of === 'tuple' && first.items[0] ? first.items[0] : first };
  if (/^tensorflow\.(py_function|numpy_function)$/.test(term.callee)) return { steps: [unknown(term.site, name, term)], of: second ?? null };
  if (!first || !/^tensorflow\.(compat\.v1\.)?image\./.test(term.callee)) return null;
  const steps = imageSteps(name, term);
  return steps ? { steps, of: first } : null;
};

function imageSteps(name: string, call: CallTerm): readonly Step[] | null {
  const { site } = call;
  const size = argument(call, 'size', 1);
  switch (name) {
    case 'resize': case 'resize_images': case 'resize_bilinear': case 'resize_nearest_neighbor': case 'resize_bicubic': {
      const fallback = name === 'resize_bicubic' ? 'bicubic' : name === 'resize_nearest_neighbor' ? 'nearest' : 'bilinear';
      const resized = resize(site, 'tf.image.resize', {
        ...sizeOf(size), interpolation: interpolationOf(argument(call, 'method', 2), fallback), antialias: literalOf(argument(call, 'antialias', 4)) === true,
        aspect: literalOf(argument(call, 'preserve_aspect_ratio', 3)) === true ? 'fit' : 'stretch',
      });
      return [resized, cast(site, 'tf.image.resize', 'float')];
    }
    case 'resize_with_pad': case 'resize_with_crop_or_pad': {
      const target = { height: numberOf(argument(call, 'target_height', 1)) ?? null, width: numberOf(argument(call, 'target_width', 2)) ?? null };
      return name === 'resize_with_pad'
        ? [step('resize', site, name, { ...target, interpolation: interpolationOf(argument(call, 'method', 3), 'bilinear'), antialias: literalOf(argument(call, 'antialias', 4)) === true, aspect: 'inside' }), step('pad', site, name, target)]
        : [step('crop', site, name, { kind: 'centre', ...target })];
    }
    case 'central_crop':
      return [step('crop', site, name, { kind: 'centre', fraction: numberOf(argument(call, 'central_fraction', 1)) ?? null })];
    case 'convert_image_dtype':
      return valueType(constantName(argument(call, 'dtype', 1))) === 'uint8' ? null : [scale(site, 'convert_image_dtype', 1 / 255, 'uint8')];
    case 'per_image_standardization':
      return [step('normalise', site, name, { mean: null, std: null, per: 'image' })];
    case 'rgb_to_grayscale':
      return [grey(site, name)];
    case 'grayscale_to_rgb':
      return [step('channels', site, name, { mode: 'from grey' })];
    case 'reverse':
      return [swap(site, name)];
    default:
      return /^(random_|stateless_random_|sample_)/.test(name) ? [augment(site, name)] : /^(flip_|rot90|transpose|adjust_)/.test(name) ? [unknown(site, stringOf(size) ?? name)] : null;
  }
}
