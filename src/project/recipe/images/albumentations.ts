import { itemsOf } from '../../symbolic/elements';
import type { CallTerm, Term } from '../../symbolic/terms';
import { argument, literalOf, numberOf } from '../../symbolic/terms';
import type { Reader } from '../recipe';
import type { Step } from '../steps';
import { step } from '../steps';
import { interpolationOf, numbersOf, perChannel, sizeOf } from './arguments';
import { augment, callName, cast, crop, grey, layout, normalise, resize, scale, unknown } from './make';

const imagenet = { mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] };
/** Done with a chance of their own unless it is 1; all that is not here is random. */
const certain = /^(Resize|CenterCrop|PadIfNeeded|Normalize|ToFloat|FromFloat|ToGray|LongestMaxSize|SmallestMaxSize|ToTensorV2|ToTensor|Crop|NoOp|Lambda)$/;

/** albumentations 2: `Compose([…])(image=x)["image"]`. `ToTensorV2` does not scale, `Normalize` divides by 255 and has the numbers of ImageNet by default. */
export const albumentations: Reader = (term) => {
  const call = term.t === 'item' && literalOf(term.index) === 'image' ? term.of : term;
  if (call.t !== 'call' || call.callee !== '()' || call.receiver?.t !== 'call' || !call.receiver.callee.startsWith('albumentations.')) return null;
  const image = call.keywords.get('image');
  return image ? { steps: stepsOf(call.receiver), of: image } : null;
};

function stepsOf(transform: Term): readonly Step[] {
  if (transform.t !== 'call' || !transform.callee.startsWith('albumentations.')) return [unknown(transform.site, 'transform', transform)];
  const name = callName(transform.callee);
  if (name === 'Compose' || name === 'Sequential') {
    const list = argument(transform, 'transforms', 0);
    const items = list ? itemsOf(list) : undefined;
    return items ? items.flatMap(stepsOf) : [unknown(transform.site, name, transform)];
  }
  return certain.test(name) ? (certainSteps(name, transform) ?? [unknown(transform.site, name, transform)]) : [augmented(name, transform)];
}

function augmented(name: string, call: CallTerm): Step {
  if (!/^Random\w*Crop$/.test(name)) return augment(call.site, name);
  const size = call.keywords.get('size') ?? call.args[0];
  const height = call.keywords.get('height');
  return augment(call.site, name, size?.t === 'sequence' ? sizeOf(size) : { height: numberOf(height ?? call.args[0]) ?? null, width: numberOf(call.keywords.get('width') ?? call.args[1]) ?? null });
}

function certainSteps(name: string, call: CallTerm): readonly Step[] | null {
  const { site } = call;
  const size = { height: numberOf(argument(call, 'height', 0)) ?? null, width: numberOf(argument(call, 'width', 1)) ?? null };
  const label = `${name}(…)`;
  switch (name) {
    case 'Resize':
      return [resize(site, `Resize(${String(size.height ?? '…')}, ${String(size.width ?? '…')})`, { ...size, interpolation: interpolationOf(argument(call, 'interpolation', 2), 'bilinear', 'opencv'), antialias: false, aspect: 'stretch' })];
    case 'SmallestMaxSize':
    case 'LongestMaxSize': {
      const side = numberOf(argument(call, 'max_size', 0)) ?? null;
      return [step('resize', site, label, { height: side, width: side, interpolation: interpolationOf(argument(call, 'interpolation', 1), 'bilinear', 'opencv'), antialias: false, aspect: name === 'SmallestMaxSize' ? 'shorter' : 'inside' })];
    }
    case 'CenterCrop':
      return [crop(site, label, size)];
    case 'PadIfNeeded':
      return [step('pad', site, label, { height: numberOf(argument(call, 'min_height', 0)) ?? null, width: numberOf(argument(call, 'min_width', 1)) ?? null })];
    case 'Normalize': {
      const kind = literalOf(call.keywords.get('normalization'));
      if (kind !== undefined && kind !== 'standard') return [step('normalise', site, label, { mean: null, std: null })];
      const mean = argument(call, 'mean', 0);
      const std = argument(call, 'std', 1);
      const most = argument(call, 'max_pixel_value', 2);
      const by = most ? numberOf(most) : 255;
      return [
        ...(by === 1 ? [] : [scale(site, label, by === undefined ? null : 1 / by)]),
        normalise(site, label, perChannel(mean ? numbersOf(mean) : imagenet.mean), perChannel(std ? numbersOf(std) : imagenet.std)),
      ];
    }
    case 'ToFloat': {
      const most = argument(call, 'max_value', 0);
      return [most && literalOf(most) !== null ? scale(site, label, 1 / (numberOf(most) ?? 255)) : scale(site, label, 1 / 255, 'uint8')];
    }
    case 'ToGray':
      return [grey(site, label)];
    case 'ToTensorV2':
      return [layout(site, 'ToTensorV2()')];
    case 'ToTensor':
      return [scale(site, label, 1 / 255, 'uint8'), layout(site, label)];
    case 'NoOp':
      return [];
    case 'FromFloat':
      return [scale(site, label, 255), cast(site, label, 'uint8')];
    default:
      return null;
  }
}
