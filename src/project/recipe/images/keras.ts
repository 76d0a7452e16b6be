import { itemsOf } from '../../symbolic/elements';
import type { CallTerm, Term } from '../../symbolic/terms';
import { argument, isCallOf, literalOf, noKeywords, numberOf, stringOf } from '../../symbolic/terms';
import type { Reader, Reading, ReadingContext } from '../recipe';
import type { Step } from '../steps';
import { step } from '../steps';
import { interpolationOf, numbersOf, perChannel, sizeOf } from './arguments';
import { applicationOf, preprocessing } from './keras-modes';
import { augment, callName, cast, crop, decode, grey, normalise, resize, scale, unknown } from './make';

/** Keras 3: what reads images from folders and files, the generator, the layers that are called on images, and `preprocess_input`. */
export const keras: Reader = (term, context) => {
  // `fetch_openml('mnist_784')['data']`
  const bunch = term.t === 'item' && stringOf(term.index) === 'data' ? term.of : term.t === 'attribute' && term.name === 'data' ? term.of : term;
  if (isCallOf(bunch, 'sklearn.datasets.fetch_openml') && /mnist/i.test(stringOf(argument(bunch, 'name', 0)) ?? '')) return { steps: [decode(bunch.site, 'fetch_openml', 'rgb', { grey: true })], of: null };
  if (term.t === 'element' || term.t === 'item') return null;
  if (term.t !== 'call') return null;
  const [first] = term.args;
  if (term.callee === '()' && term.receiver && first) return layerCalled(term.receiver, first, context);
  if (/^\.flow(_from_directory|_from_dataframe)?$/.test(term.callee) && term.receiver) return flow(term, term.receiver, context);
  switch (term.callee) {
    case 'keras.preprocessing.image.load_img':
      return { steps: [decoded(term, 'load_img'), ...sized(term, 'load_img', 'target_size', 3, 'nearest')], of: null };
    case 'keras.preprocessing.image_dataset_from_directory':
      return { steps: [decoded(term, 'image_dataset_from_directory'), ...sized(term, 'image_dataset_from_directory', 'image_size', 6, 'bilinear', [256, 256])], of: null };
    case 'holdout.keras.generated':
      return { steps: [decoded(term, 'flow_from_directory'), ...sized(term, 'flow_from_directory', 'target_size', 1, 'nearest', [256, 256])], of: null };
    case 'keras.preprocessing.image.img_to_array':
      return first ? { steps: [cast(term.site, 'img_to_array', 'float')], of: first } : null;
    case 'keras.preprocessing.image.array_to_img':
      return first ? { steps: [unknown(term.site, 'array_to_img')], of: first } : null;
    case 'keras.preprocessing.image.smart_resize':
      return first ? { steps: [resize(term.site, 'smart_resize', { ...sizeOf(argument(term, 'size', 1)), interpolation: interpolationOf(argument(term, 'interpolation', 2), 'bilinear'), antialias: false, aspect: 'fit' })], of: first } : null;
    default:
      return known(term, first);
  }
};

function known(call: CallTerm, first: Term | undefined): Reading | null {
  if (/^keras\.datasets\.\w+\.load_data$/.test(call.callee)) return { steps: [decode(call.site, callName(call.callee.slice(0, -10)), 'rgb', call.callee.includes('mnist') ? { grey: true } : {})], of: null };
  const application = applicationOf(call.callee);
  const image = first ?? call.keywords.get('x');
  if (application === null || !image) return null;
  const mode = argument(call, 'mode', 2);
  const steps = preprocessing(application === 'imagenet_utils' && mode ? (stringOf(mode) ?? '') : application, call.site);
  return { steps: steps ?? [unknown(call.site, 'preprocess_input')], of: image };
}

function decoded(call: CallTerm, label: string): Step {
  const isGrey = stringOf(call.keywords.get('color_mode')) === 'grayscale' || literalOf(call.keywords.get('grayscale')) === true;
  return decode(call.site, label, 'rgb', isGrey ? { grey: true } : {});
}

function sized(call: CallTerm, label: string, keyword: string, position: number, interpolation: string, fallback?: readonly [number, number]): Step[] {
  const given = argument(call, keyword, position);
  const isGiven = given !== undefined && literalOf(given) !== null;
  if (!isGiven && !fallback) return [];
  const size = isGiven ? sizeOf(given) : { height: fallback?.[0] ?? null, width: fallback?.[1] ?? null };
  const keepsRatio = ['keep_aspect_ratio', 'crop_to_aspect_ratio', 'pad_to_aspect_ratio'].some((name) => literalOf(call.keywords.get(name)) === true);
  const text = size.height === null ? keyword : `${keyword}=(${String(size.height)}, ${String(size.width)})`;
  return [resize(call.site, `${label}(${text})`, { ...size, interpolation: interpolationOf(call.keywords.get('interpolation'), interpolation), antialias: false, aspect: keepsRatio ? 'fit' : 'stretch' })];
}

/** `ImageDataGenerator(…).flow_from_directory(…)`: the function is applied first, then the scale, then what the images themselves tell. */
function flow(call: CallTerm, receiver: Term, context: ReadingContext): Reading | null {
  const generator = madeOf(receiver);
  if (generator?.t !== 'call' || !/(^|\.)ImageDataGenerator$/.test(generator.callee)) return null;
  const { site } = generator;
  const after: Step[] = [];
  const rescale = argument(generator, 'rescale');
  if (rescale && literalOf(rescale) !== null) after.push(scale(site, 'rescale', numberOf(rescale) ?? null));
  for (const name of ['samplewise_center', 'samplewise_std_normalization', 'featurewise_center', 'featurewise_std_normalization', 'zca_whitening']) {
    if (literalOf(generator.keywords.get(name)) === true) after.push(step('normalise', site, name, { mean: null, std: null, per: name.startsWith('sample') ? 'image' : 'set' }));
  }
  const isRandom = ['rotation_range', 'width_shift_range', 'height_shift_range', 'shear_range', 'zoom_range', 'horizontal_flip', 'vertical_flip', 'brightness_range', 'channel_shift_range'].some((name) => generator.keywords.has(name));
  if (isRandom) after.unshift(augment(site, 'ImageDataGenerator'));
  const data = argument(call, 'x', 0);
  const source: Term | undefined = call.callee === '.flow' ? data : { t: 'call', callee: 'holdout.keras.generated', receiver: null, args: call.callee === '.flow_from_directory' ? call.args : [], keywords: call.keywords, body: null, site: call.site };
  if (!source) return null;
  const function_ = argument(generator, 'preprocessing_function');
  return { steps: after, of: function_ && literalOf(function_) !== null ? context.call(function_, [source]) : source };
}

/** Through changes in place (`fit`, `adapt`) to the call that made it. */
function madeOf(term: Term): Term | null {
  if (term.t === 'after') return madeOf(term.of);
  if (term.t === 'choice') return term.options[0] ? madeOf(term.options[0]) : null;
  return term;
}

/** A layer, or a `Sequential` of such layers, that is called on images outside the model. */
function layerCalled(layer: Term, image: Term, context: ReadingContext): Reading | null {
  const made = madeOf(layer);
  if (made?.t !== 'call' || !made.callee.startsWith('keras.')) return null;
  if (/^keras\.(models\.)?Sequential$/.test(made.callee)) {
    const layers = layersOf(layer);
    if (!layers?.every(isPreprocessing)) return null;
    return { steps: [], of: layers.reduce<Term>((at, one) => ({ t: 'call', callee: '()', receiver: one, args: [at], keywords: noKeywords, body: null, site: one.site }), image) };
  }
  if (made.callee === 'keras.layers.Lambda') {
    const body = argument(made, 'function', 0);
    return body ? { steps: [], of: context.call(body, [image]) } : null;
  }
  const steps = layerSteps(made);
  return steps ? { steps, of: image } : null;
}

/** The layers of a `Sequential`: those it was made with and those added; undefined where they are not known. */
export function layersOf(model: Term): readonly Term[] | undefined {
  if (model.t === 'after') {
    const before = layersOf(model.of);
    const added = model.by.callee === '.add' ? model.by.args[0] : undefined;
    return before && added ? [...before, added] : before;
  }
  if (model.t !== 'call' || !/^keras\.(models\.)?Sequential$/.test(model.callee)) return undefined;
  const given = argument(model, 'layers', 0);
  return given ? itemsOf(given) : [];
}

function isPreprocessing(layer: Term): boolean {
  const made = madeOf(layer);
  return made?.t === 'call' && (layerSteps(made) !== null || /^keras\.(Input|layers\.(Input|InputLayer|Lambda))$/.test(made.callee));
}

/** What a layer does to images at inference; null: it is no layer of preprocessing. */
export function layerSteps(layer: CallTerm): readonly Step[] | null {
  const name = /^keras\.layers\.(\w+)$/.exec(layer.callee)?.[1];
  const { site } = layer;
  switch (name) {
    case 'Rescaling': {
      const by = argument(layer, 'scale', 0);
      const offset = argument(layer, 'offset', 1);
      const added = offset ? numberOf(offset) : 0;
      return [scale(site, 'Rescaling', by ? (numberOf(by) ?? null) : null), ...(added === 0 ? [] : [normalise(site, 'Rescaling(offset)', added === undefined ? null : -added, 1)])];
    }
    case 'Resizing':
      return [resize(site, 'Resizing', { height: numberOf(argument(layer, 'height', 0)) ?? null, width: numberOf(argument(layer, 'width', 1)) ?? null, interpolation: interpolationOf(argument(layer, 'interpolation', 2), 'bilinear'), antialias: false, aspect: literalOf(argument(layer, 'crop_to_aspect_ratio', 3)) === true ? 'fit' : 'stretch' })];
    case 'CenterCrop':
      return [crop(site, 'CenterCrop', { height: numberOf(argument(layer, 'height', 0)) ?? null, width: numberOf(argument(layer, 'width', 1)) ?? null })];
    case 'Normalization': {
      const mean = layer.keywords.get('mean');
      const variance = numbersOf(layer.keywords.get('variance'));
      return [normalise(site, 'Normalization', mean ? perChannel(numbersOf(mean)) : null, variance ? perChannel(variance.map(Math.sqrt)) : null)];
    }
    case 'RandomFlip': case 'RandomRotation': case 'RandomZoom': case 'RandomContrast': case 'RandomBrightness': case 'RandomTranslation': case 'RandomCrop': case 'RandomHeight': case 'RandomWidth': case 'GaussianNoise':
      return [augment(site, name)];
    case 'RandomGrayscale':
      return [grey(site, name)];
    default:
      return null;
  }
}
