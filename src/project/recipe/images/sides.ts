import type { Ask, Learn } from '../../parity/learning';
import type { Pair } from '../../parity/pairs';
import type { Parity } from '../../parity/parity';
import type { ServingSide } from '../../parity/sides';
import type { Machine } from '../../symbolic/machine';
import type { Term } from '../../symbolic/terms';
import type { Recipe } from '../recipe';
import { recipesOf } from '../recipe';
import type { ImageForm } from './form';
import { imageForm } from './form';
import { imageReaders } from './readers';

/** What training and serving make of an image, for one model. */
export interface ImageSides {
  readonly serve: ServingSide;
  readonly ask: Ask;
  readonly learn: Learn;
  readonly pair: Pair;
  /** The pairing and the training are certain: an artifact ties them, and it is the training of the model that is asked. */
  readonly isCertain: boolean;
  /** The ways in which training may have made its images; those that its validation has besides. */
  readonly trained: readonly ImageForm[];
  readonly validated: readonly ImageForm[];
  /** The ways in which a request's image may be made. */
  readonly served: readonly ImageForm[];
}

const known = new WeakMap<Parity, readonly ImageSides[]>();

/** For each entry point whose model is asked about images: what is made of them on both sides. */
export function imageSides(parity: Parity): readonly ImageSides[] {
  let sides = known.get(parity);
  if (!sides) {
    sides = parity.pairs.flatMap(sidesOf);
    known.set(parity, sides);
  }
  return sides;
}

function sidesOf(pair: Pair): ImageSides[] {
  const { serve, train } = pair;
  const asks = pair.ask ? [pair.ask] : onlyAsk(serve);
  const learns = pair.learn ? [pair.learn] : train.learns;
  const [first] = learns;
  if (!first || learns.length > 24) return [];
  const trained = distinct(learns.flatMap((learn) => formsOf(learn.features, train.trace.machine, false)));
  if (!trained.some((form) => form.isImage || isAboutImages(form.recipe))) return [];
  const validated = learns.flatMap((learn) => (learn.validation ? formsOf(learn.validation, train.trace.machine, false) : []));
  return asks.flatMap((ask) => {
    const served = distinct(formsOf(ask.input, serve.trace.machine, serve.entry.framework === 'Gradio'));
    if (!served.some((form) => form.isImage || isAboutImages(form.recipe))) return [];
    return [{ serve, ask, learn: first, pair, isCertain: pair.strength === 'strong' && pair.learn !== null, trained, validated, served }];
  });
}

/** The questions of one entry point: one, or all those whose input is made in the same place. */
function onlyAsk(serve: ServingSide): readonly Ask[] {
  const sites = new Map(serve.asks.map((ask) => [`${ask.site.path}:${String(ask.site.span.start)}`, ask]));
  return sites.size === 1 ? [...sites.values()] : [];
}

/** `isPicture`: what a request gives is a picture in RGB. */
function formsOf(term: Term, machine: Machine, isPicture: boolean): ImageForm[] {
  // `(x, y)` as validation data.
  const of = term.t === 'sequence' && term.items.length > 1 && term.items[0] ? term.items[0] : term;
  return recipesOf(of, machine, imageReaders).map((recipe) => imageForm(recipe, !isHandedOver(recipe.source) || !isAboutImages(recipe) ? null : isPicture ? 'rgb' : handlesPicture(recipe) ? 'unordered' : null));
}

/** What a request gives, or a part of it: `drawing["layers"][0]`. */
function isHandedOver(source: Term): boolean {
  let at = source;
  while (at.t === 'item' || at.t === 'attribute') at = at.of;
  return at.t === 'given';
}

/** What is handed over has whole numbers from 0 to 255: it is converted, or resized before it is scaled by what takes such numbers alone. */
function handlesPicture({ steps }: Recipe): boolean {
  const first = steps.findIndex((one) => one.kind === 'scale' || one.kind === 'normalise');
  const isBefore = steps.slice(0, first < 0 ? steps.length : first).some((one) => one.kind === 'resize' || one.kind === 'channels' || one.kind === 'grey');
  return isBefore && (first < 0 || steps[first]?.params.get('from') === 'uint8');
}

/** Only images are resized, padded, cropped or turned in their colours. */
function isAboutImages(recipe: Recipe): boolean {
  return recipe.steps.some((one) => ['decode', 'resize', 'crop', 'pad', 'channels', 'grey'].includes(one.kind));
}

function distinct(forms: readonly ImageForm[]): ImageForm[] {
  const seen = new Set<string>();
  return forms.filter((form) => {
    const key = JSON.stringify([form.isImage, form.order, form.values, form.geometry?.map((one) => [...one.params]), form.lastGeometry.map((one) => [...one.params]), form.randomCrop && [...form.randomCrop.params]]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
