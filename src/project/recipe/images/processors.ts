import type { CallTerm, Term } from '../../symbolic/terms';
import { argument, literalOf, stringOf } from '../../symbolic/terms';
import type { Reader } from '../recipe';
import type { Step } from '../steps';
import { step } from '../steps';
import { sizeOf } from './arguments';
import { cast, decode, resize, unknown } from './make';
import { preprocessing } from './keras-modes';

const imageProcessor = /^transformers\.((Auto|\w+)(ImageProcessor(Fast)?|FeatureExtractor)|AutoProcessor|CLIPProcessor)\.from_pretrained$/;

/** Preprocessing that a file or a name decides: Hugging Face's image processors, timm's transforms, torchvision's weights, and `keras_image_helper`. */
export const processors: Reader = (term) => {
  if (term.t === 'attribute' && term.name === 'pixel_values') return ofOutput(term.of);
  if (term.t === 'item' && literalOf(term.index) === 'pixel_values') return ofOutput(term.of);
  if (term.t !== 'call') return null;
  if (term.callee === '()' && term.receiver) return byName(term, term.receiver);
  if (/^\.(from_url|from_path|from_bytes|preprocess|convert_to_tensor|from_image)$/.test(term.callee) && term.receiver) return imageHelper(term, term.receiver);
  return null;
};

function ofOutput(of: Term): ReturnType<Reader> {
  return of.t === 'call' && (of.callee === '()' || of.callee === '.to') ? { steps: [], of } : null;
}

/** `processor(images=image, return_tensors='pt')`, `create_transform(**config)(image)`, `weights.transforms()(image)` */
function byName(call: CallTerm, receiver: Term): ReturnType<Reader> {
  if (receiver.t !== 'call') return null;
  const image = call.keywords.get('images') ?? call.args[0];
  if (!image) return null;
  if (imageProcessor.test(receiver.callee)) return { steps: [named(call, 'image processor', stringOf(receiver.args[0]) ?? null)], of: image };
  if (/^timm\.data\.(transforms_factory\.)?create_transform$/.test(receiver.callee)) return { steps: [named(call, 'timm create_transform', null)], of: image };
  if (receiver.callee === '.transforms' && receiver.receiver) {
    const weights = receiver.receiver;
    const name = weights.t === 'external' ? weights.name : weights.t === 'attribute' ? weights.name : null;
    return { steps: [named(call, 'transforms of the weights', name)], of: image };
  }
  return /^torchvision\.models\.\w+\.(DEFAULT|IMAGENET1K_V\d)\.transforms$/.test(receiver.callee) ? { steps: [named(call, 'transforms of the weights', receiver.callee)], of: image } : null;
}

/** What it does in detail is not written in the program: the same name on both sides is the same. */
function named(call: CallTerm, what: string, name: string | null): Step {
  return step('opaque', call.site, what, { name }, call);
}

/** keras_image_helper: reads with Pillow, resizes to the nearest pixel, and does what `preprocess_input` of that name does. */
function imageHelper(call: CallTerm, helper: Term): ReturnType<Reader> {
  if (helper.t !== 'call' || helper.callee !== 'keras_image_helper.create_preprocessor') return null;
  const name = stringOf(argument(helper, 'name', 0));
  const steps = (name === undefined ? null : preprocessing(name, helper.site)) ?? [unknown(helper.site, 'create_preprocessor')];
  const read = call.callee.includes('from_') ? [decode(call.site, `${call.callee.slice(1)} of keras_image_helper`, 'rgb')] : [];
  const sized = call.callee === '.convert_to_tensor' ? [] : [resize(helper.site, 'create_preprocessor', { ...sizeOf(argument(helper, 'target_size', 1), true), interpolation: 'nearest', antialias: false, aspect: 'stretch' })];
  return { steps: [...read, ...sized, cast(call.site, 'create_preprocessor', 'float'), ...steps], of: read.length > 0 ? null : (call.args[0] ?? null) };
}
