import type { CallTerm, Term } from '../../symbolic/terms';
import { argument, isMethod, literalOf, numberOf } from '../../symbolic/terms';
import type { Reader, Reading } from '../recipe';
import { constantName, interpolationOf, numbersOf, perChannel, sizeOf } from './arguments';
import { colours, decode, grey, normalise, resize, scale, swap, unknown } from './make';
import { step } from '../steps';

/** OpenCV 4: `imread` and `imdecode` give BGR; `resize` takes the width first and averages nothing. */
export const opencv: Reader = (term) => {
  if (term.t === 'item' && literalOf(term.index) === 1 && isMethod(term.of, 'read', 'retrieve') && isCapture(term.of.receiver)) return { steps: [decode(term.site, 'VideoCapture.read', 'bgr')], of: null };
  if (term.t !== 'call' || !term.callee.startsWith('cv2.')) return null;
  const [image] = term.args;
  const name = term.callee.slice(4);
  switch (name) {
    case 'imread':
    case 'imdecode':
      return { steps: [decode(term.site, `cv2.${name}`, 'bgr', isGrey(argument(term, 'flags', 1)) ? { grey: true } : {})], of: null };
    case 'cvtColor':
      return image ? { steps: converted(term), of: image } : null;
    case 'resize':
      return image ? { steps: [resized(term)], of: image } : null;
    case 'normalize': {
      const isMinMax = constantName(argument(term, 'norm_type', 4)) === 'NORM_MINMAX';
      return image ? { steps: [isMinMax ? step('normalise', term.site, 'cv2.normalize', { mean: null, std: null }) : unknown(term.site, 'cv2.normalize')], of: image } : null;
    }
    case 'merge':
    case 'UMat':
      return image ? { steps: name === 'merge' ? [unknown(term.site, 'cv2.merge')] : [], of: image } : null;
    case 'copyMakeBorder':
      return image ? { steps: [step('pad', term.site, 'cv2.copyMakeBorder')], of: image } : null;
    case 'dnn.blobFromImage':
      return image ? { steps: blob(term), of: image } : null;
    default:
      return null;
  }
};

function isCapture(of: Term | null): boolean {
  return of?.t === 'call' ? of.callee === 'cv2.VideoCapture' : of?.t === 'after' ? isCapture(of.of) : false;
}

function isGrey(flags: Term | undefined): boolean {
  return literalOf(flags) === 0 || constantName(flags) === 'IMREAD_GRAYSCALE';
}

function converted(call: CallTerm): Reading['steps'] {
  const code = constantName(argument(call, 'code', 1)) ?? '';
  const label = `cvtColor(${code})`;
  const [, from, to] = /^COLOR_(\w+?)2(\w+)$/.exec(code) ?? [];
  if (from === undefined || to === undefined) return [unknown(call.site, 'cvtColor')];
  if (/^(BGR|RGB)A?$/.test(from) && /^(BGR|RGB)A?$/.test(to)) return from.slice(0, 3) === to.slice(0, 3) ? [] : [swap(call.site, label)];
  if (to === 'GRAY') return [grey(call.site, label)];
  if (from === 'GRAY') return [colours(call.site, label, 'from grey')];
  return [step('channels', call.site, label, { space: to.toLowerCase() })];
}

function resized(call: CallTerm): ReturnType<typeof resize> {
  const size = argument(call, 'dsize', 1);
  return resize(call.site, 'cv2.resize', {
    ...sizeOf(size, true), interpolation: interpolationOf(argument(call, 'interpolation', 5), 'bilinear', 'opencv'), antialias: false, aspect: size?.t === 'sequence' ? 'stretch' : null,
  });
}

function blob(call: CallTerm): Reading['steps'] {
  const factor = argument(call, 'scalefactor', 1);
  const size = argument(call, 'size', 2);
  const mean = argument(call, 'mean', 3);
  const swaps = literalOf(argument(call, 'swapRB', 4)) === true;
  return [
    ...(size ? [resize(call.site, 'blobFromImage', { ...sizeOf(size, true), interpolation: 'bilinear', antialias: false, aspect: literalOf(argument(call, 'crop', 5)) === true ? 'fit' : 'stretch' })] : []),
    ...(swaps ? [swap(call.site, 'blobFromImage(swapRB=True)')] : []),
    ...(mean ? [normalise(call.site, 'blobFromImage(mean)', perChannel(numbersOf(mean)?.slice(0, 3) ?? null), 1)] : []),
    ...(factor ? [scale(call.site, 'blobFromImage(scalefactor)', numberOf(factor) ?? null)] : []),
  ];
}
