import type { CallTerm, Term } from '../../symbolic/terms';
import { argument, literalOf, noKeywords, numberOf } from '../../symbolic/terms';
import { itemsOf } from '../../symbolic/elements';
import type { Reader, Reading, ReadingContext } from '../recipe';
import type { Step } from '../steps';
import { step } from '../steps';
import { constantName, interpolationOf, numbersOf, perChannel, sizeOf } from './arguments';
import { augment, callName, cast, crop, decode, grey, layout, normalise, resize, scale, unknown, valueType } from './make';

const prefix = /^torchvision\.transforms\.(v2\.)?/;
const functional = /^torchvision\.transforms\.(v2\.)?functional\./;
const greySets = /^torchvision\.datasets\.(\w*MNIST|USPS|Omniglot|SEMEION)\.image$/;
/** Transforms that leave the values as they are, and those that are drawn at random. */
const plain = /^(Identity|ToPILImage|PILToTensor|ToImage|ToImageTensor|ToPureTensor|SanitizeBoundingBoxes|ClampBoundingBoxes|to_pil_image|pil_to_tensor|to_image)$/;
const random = /^(Random\w+|ColorJitter|AutoAugment|RandAugment|TrivialAugmentWide|AugMix|GaussianNoise|ElasticTransform|MixUp|CutMix|ScaleJitter)$/;

/** torchvision 0.26, v1 and v2: transforms that are called, `Compose` and `Sequential` of them, the functional forms, and what data sets and `read_image` give. */
export const torchvision: Reader = (term, context) => {
  if (term.t !== 'call') return null;
  if (term.callee === '()' && term.receiver) return called(term, term.receiver, context);
  if (/^torchvision\.datasets\.\w+\.image$/.test(term.callee)) return { steps: [decode(term.site, term.callee.split('.').slice(-2, -1).join(''), 'rgb', greySets.test(term.callee) ? { grey: true } : {})], of: null };
  if (/^torchvision\.io\.(read_image|decode_image|decode_jpeg|decode_png)$/.test(term.callee)) return { steps: [decode(term.site, callName(term.callee), 'rgb')], of: null };
  if (functional.test(term.callee)) {
    const [image] = term.args;
    const name = callName(term.callee);
    const steps = image ? functionSteps(name, { ...term, args: term.args.slice(1) }) : null;
    return steps && image ? { steps, of: image } : null;
  }
  return null;
};

/** What a transform object is: `Compose([…])`, `Resize(224)`; changes in place and single options are looked through. */
function called(call: CallTerm, transform: Term, context: ReadingContext): Reading | null {
  const [image] = call.args;
  if (transform.t === 'after') return called(call, transform.of, context);
  if (!image || transform.t !== 'call') return null;
  if (/^torchvision\.transforms\.(v2\.)?Compose$/.test(transform.callee) || (transform.callee === 'torch.nn.Sequential' && transform.args.every(isTransform) && transform.args.length > 0)) {
    const first = argument(transform, 'transforms', 0);
    const items = transform.callee === 'torch.nn.Sequential' ? transform.args : first ? itemsOf(first) : undefined;
    if (!items) return { steps: [unknown(transform.site, 'Compose', transform)], of: image };
    return { steps: [], of: items.reduce<Term>((at, item) => applied(item, at, context), image) };
  }
  if (/^torchvision\.transforms\.(v2\.)?Lambda$/.test(transform.callee)) {
    const body = argument(transform, 'lambd', 0);
    return body ? { steps: [], of: context.call(body, [image]) } : null;
  }
  if (/^torchvision\.transforms\.(v2\.)?(RandomApply|RandomChoice|RandomOrder)$/.test(transform.callee)) return { steps: [augment(transform.site, callName(transform.callee))], of: image };
  if (!prefix.test(transform.callee)) return null;
  const name = callName(transform.callee);
  return { steps: transformSteps(name, transform) ?? [unknown(transform.site, name, transform)], of: image };
}

/** A transform of the program is run; one of a library is a call with the image. */
function applied(transform: Term, image: Term, context: ReadingContext): Term {
  if (transform.t === 'call') return { t: 'call', callee: '()', receiver: transform, args: [image], keywords: noKeywords, body: null, site: transform.site };
  return context.call(transform, [image]);
}

function isTransform(term: Term): boolean {
  return term.t === 'call' && prefix.test(term.callee);
}

function transformSteps(name: string, call: CallTerm): readonly Step[] | null {
  const { site } = call;
  switch (name) {
    case 'Resize': {
      const size = argument(call, 'size', 0);
      return [resized(call, `Resize(${sizeText(size)})`, size, 1, 3)];
    }
    case 'CenterCrop': {
      const size = sizeOf(argument(call, 'size', 0));
      return [crop(site, `CenterCrop(${sizeText(argument(call, 'size', 0))})`, size)];
    }
    case 'Pad':
      return [step('pad', site, 'Pad')];
    case 'FiveCrop': case 'TenCrop':
      return [unknown(site, name)];
    case 'ToTensor':
      return [scale(site, 'ToTensor()', 1 / 255, 'uint8'), layout(site, 'ToTensor()')];
    case 'ToDtype': {
      const isScaled = literalOf(argument(call, 'scale', 1)) === true;
      const type = valueType(constantName(argument(call, 'dtype', 0)));
      return isScaled ? [scale(site, 'ToDtype(scale=True)', 1 / 255, 'uint8')] : [cast(site, 'ToDtype()', type)];
    }
    case 'ConvertImageDtype': case 'ConvertDtype':
      return [scale(site, `${name}()`, 1 / 255, 'uint8')];
    case 'Normalize':
      return [normalise(site, 'Normalize(…)', perChannel(numbersOf(argument(call, 'mean', 0))), perChannel(numbersOf(argument(call, 'std', 1))))];
    case 'Grayscale':
      return [grey(site, 'Grayscale()')];
    case 'RandomResizedCrop': case 'RandomCrop': case 'RandomSizedCrop':
      return [augment(site, name, sizeOf(argument(call, 'size', 0)))];
    case 'RandomHorizontalFlip': case 'RandomVerticalFlip':
      return numberOf(argument(call, 'p', 0)) === 0 ? [] : [augment(site, name)];
    default:
      return plain.test(name) ? [] : random.test(name) ? [augment(site, name)] : null;
  }
}

function functionSteps(name: string, call: CallTerm): readonly Step[] | null {
  const { site } = call;
  switch (name) {
    case 'resize': {
      const size = argument(call, 'size', 0);
      return [resized(call, `resize(${sizeText(size)})`, size, 1, 3)];
    }
    case 'center_crop':
      return [crop(site, 'center_crop', sizeOf(argument(call, 'output_size', 0)))];
    case 'to_tensor':
      return [scale(site, 'to_tensor()', 1 / 255, 'uint8'), layout(site, 'to_tensor()')];
    case 'convert_image_dtype':
      return [scale(site, 'convert_image_dtype()', 1 / 255, 'uint8')];
    case 'normalize':
      return [normalise(site, 'normalize(…)', perChannel(numbersOf(argument(call, 'mean', 0))), perChannel(numbersOf(argument(call, 'std', 1))))];
    case 'rgb_to_grayscale': case 'to_grayscale':
      return [grey(site, name)];
    case 'pad':
      return [step('pad', site, 'pad')];
    default:
      return plain.test(name) ? [] : null;
  }
}

/** One number is the shorter side, two are height and width. Averages on PIL images always, on tensors by default since 0.17. */
function resized(call: CallTerm, label: string, size: Term | undefined, interpolation: number, antialias: number): Step {
  const isOne = numberOf(size) !== undefined || (size?.t === 'sequence' && size.items.length === 1);
  const isPair = size?.t === 'sequence' && size.items.length === 2;
  return resize(call.site, label, {
    ...sizeOf(size), interpolation: interpolationOf(argument(call, 'interpolation', interpolation), 'bilinear'),
    antialias: literalOf(argument(call, 'antialias', antialias)) === false ? false : true, aspect: isOne ? 'shorter' : isPair ? 'stretch' : null,
  });
}

function sizeText(size: Term | undefined): string {
  const numbers = numbersOf(size);
  return numbers === null ? '…' : size?.t === 'sequence' ? `(${numbers.join(', ')})` : numbers.join(', ');
}
