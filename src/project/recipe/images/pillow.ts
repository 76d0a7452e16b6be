import type { CallTerm } from '../../symbolic/terms';
import { argument, isMethod, literalOf, stringOf } from '../../symbolic/terms';
import type { Reader } from '../recipe';
import { step } from '../steps';
import { interpolationOf, sizeOf } from './arguments';
import { augment, cast, colours, decode, grey, layout, resize, swap, unknown } from './make';

/** Reads that give RGB, as it is in the file: Pillow, imageio, scikit-image. Matplotlib gives 0 to 1 for PNG and 0 to 255 for JPEG. */
const opens = /^(PIL\.Image\.open|PIL\.ImageGrab\.grab|imageio(\.v\d)?\.imread|skimage\.io\.imread|matplotlib\.(image|pyplot)\.imread|scipy\.(misc|ndimage)\.imread)$/;

/** Pillow 12: `resize` takes the width first, is bicubic, and averages when it makes smaller. scikit-image: `resize` gives floats of 0 to 1. */
export const pillow: Reader = (term) => {
  // `image.thumbnail(size)` changes the image itself.
  if (term.t === 'after' && isMethod(term.by, 'thumbnail')) return { steps: [step('resize', term.site, 'thumbnail', { ...sizeOf(term.by.args[0], true), aspect: 'inside', interpolation: 'bicubic', antialias: true })], of: term.of };
  if (term.t !== 'call') return null;
  if (opens.test(term.callee)) return { steps: [decode(term.site, term.callee.split('.').slice(-2).join('.'), 'rgb', term.callee.startsWith('matplotlib') ? { range: null } : {})], of: null };
  if (term.callee.startsWith('.')) return term.receiver && !isTable(term) ? method(term) : null;
  const [image] = term.args;
  if (!image) return null;
  switch (term.callee) {
    case 'PIL.Image.fromarray':
      return { steps: [cast(term.site, 'Image.fromarray', 'uint8')], of: image };
    case 'PIL.ImageOps.exif_transpose':
      return { steps: [], of: image };
    case 'PIL.ImageOps.grayscale':
      return { steps: [grey(term.site, 'ImageOps.grayscale')], of: image };
    case 'PIL.ImageOps.expand':
      return { steps: [step('pad', term.site, 'ImageOps.expand')], of: image };
    case 'PIL.ImageOps.pad':
      return { steps: [step('pad', term.site, 'ImageOps.pad', sizeParams(term))], of: image };
    case 'PIL.ImageOps.fit':
      return { steps: [resize(term.site, 'ImageOps.fit', { ...sizeParams(term), interpolation: interpolationOf(argument(term, 'method', 2), 'bicubic'), antialias: true, aspect: 'fit' })], of: image };
    case 'PIL.ImageOps.invert':
      return { steps: [step('normalise', term.site, 'ImageOps.invert', { mean: 255, std: -1 })], of: image };
    case 'skimage.transform.resize': {
      const keeps = literalOf(argument(term, 'preserve_range', 6)) === true;
      const size = resize(term.site, 'skimage resize', { ...sizeOf(argument(term, 'output_shape', 1)), interpolation: 'bilinear', antialias: null, aspect: 'stretch' });
      return { steps: keeps ? [size] : [size, step('scale', term.site, 'skimage resize', { by: 1 / 255, from: 'uint8' })], of: image };
    }
    case 'skimage.img_as_float':
    case 'skimage.util.img_as_float':
      return { steps: [step('scale', term.site, 'img_as_float', { by: 1 / 255, from: 'uint8' })], of: image };
    case 'skimage.color.rgb2gray':
      return { steps: [grey(term.site, 'rgb2gray'), step('scale', term.site, 'rgb2gray', { by: 1 / 255, from: 'uint8' })], of: image };
    default:
      return null;
  }
};

function sizeParams(call: CallTerm): { height: number | null; width: number | null } {
  return sizeOf(argument(call, 'size', 1), true);
}

/** `image.resize((w, h))` has a size; a table's or tensor's `resize` and `crop` have other arguments. */
function method(call: CallTerm): ReturnType<Reader> {
  const of = call.receiver;
  const [first] = call.args;
  switch (call.callee) {
    case '.convert': {
      const mode = stringOf(argument(call, 'mode', 0));
      if (mode === undefined) return { steps: [unknown(call.site, 'convert')], of };
      return { steps: [mode === 'L' || mode === '1' ? grey(call.site, `convert("${mode}")`) : colours(call.site, `convert("${mode}")`, mode.toLowerCase())], of };
    }
    case '.resize': {
      const size = argument(call, 'size', 0);
      if (!size) return null;
      return { steps: [resize(call.site, 'Image.resize', { ...sizeOf(size, true), interpolation: interpolationOf(argument(call, 'resample', 1), 'bicubic'), antialias: true, aspect: 'stretch' })], of };
    }
    case '.crop':
      return { steps: [unknown(call.site, 'crop')], of };
    case '.rotate':
      return { steps: [literalOf(first) === undefined ? augment(call.site, 'rotate') : unknown(call.site, 'rotate')], of };
    case '.point':
      return { steps: [unknown(call.site, 'point')], of };
    case '.split':
      return { steps: [swap(call.site, 'split')].slice(1), of };
    case '.permute':
      return { steps: [layout(call.site, 'permute')], of };
    default:
      return null;
  }
}

function isTable(call: CallTerm): boolean {
  return call.receiver?.t === 'call' && call.receiver.callee.startsWith('pandas.');
}
