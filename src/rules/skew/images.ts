import type { ImageForm } from '../../project/recipe/images/form';
import { rangeOf } from '../../project/recipe/images/form';
import type { ImageSides } from '../../project/recipe/images/sides';
import { imageSides } from '../../project/recipe/images/sides';
import type { Parity } from '../../project/parity/parity';
import type { Confidence, Finding, Severity } from '../rule';
import { siteKey } from '../leakage/story';
import { linkText, placeText } from './sides';

/** One way of training beside one way of serving that differ. */
export interface Differing<T> {
  readonly sides: ImageSides;
  readonly train: ImageForm;
  readonly serve: ImageForm;
  readonly difference: T;
}

/**
 * Where each way of serving differs from each way of training, as `compare` tells; its answer `null` means that they agree, or that it can't be told.
 * What training does in one branch, or its validation does, is what serving may do as well. Each question of a model once, of the strongest pair.
 */
export function differing<T>(parity: Parity, compare: (train: ImageForm, serve: ImageForm) => T | null): readonly Differing<T>[] {
  const found = new Map<string, Differing<T>>();
  // A question that is asked in several ways is right if one of its pairs says so.
  const agreeing = new Set<string>();
  for (const sides of imageSides(parity)) {
    const key = siteKey(sides.ask.site);
    const one = differenceOf(sides, compare);
    if (!one) agreeing.add(key);
    else if (!found.has(key) || sides.isCertain) found.set(key, one);
  }
  return [...found].flatMap(([key, one]) => (agreeing.has(key) ? [] : [one]));
}

function differenceOf<T>(sides: ImageSides, compare: (train: ImageForm, serve: ImageForm) => T | null): Differing<T> | null {
  let first: Differing<T> | null = null;
  const alternatives = [...sides.trained, ...sides.validated.filter((form) => form.isImage && form.opaque.length === 0)];
  for (const serve of sides.served) {
    for (const train of alternatives) {
      const difference = compare(train, serve);
      if (difference === null) return null;
      first ??= { sides, train, serve, difference };
    }
  }
  return first;
}

/** How sure a difference is that is proved for the two sides, if they belong together. */
export function sureness({ pair, isCertain }: ImageSides): { readonly severity: Severity; readonly confidence: Confidence } {
  if (pair.strength === 'weak') return { severity: 'hint', confidence: 'hint' };
  return isCertain ? { severity: 'error', confidence: 'certain' } : { severity: 'warning', confidence: 'likely' };
}

/** What is assumed, where something is. */
export function assumption({ pair, isCertain }: ImageSides): string {
  if (isCertain) return '';
  return pair.learn ? ` This assumes that the two belong together (${linkText(pair)}).` : ' This holds for each model that is trained there.';
}

/** Where the model learns, and where it is asked. */
export function bothPlaces({ learn, ask }: ImageSides): Finding['related'] {
  return [
    { message: 'the model learns from these images here', at: learn.site },
    { message: 'the model is asked here', at: ask.site },
  ];
}

/** "values from 0 to 1" */
export function rangeText(form: ImageForm): string {
  if (!form.values) return 'other values';
  const [low, high] = rangeOf(form.values).map((value) => String(Math.abs(value) >= 10 ? Math.round(value) : Number(value.toFixed(Math.abs(value) < 0.1 ? 4 : 2))));
  return `values from ${low ?? ''} to ${high ?? ''}`;
}

/** `` `ToTensor()` (train.py:12) `` */
export function stepText(parity: Parity, one: { readonly label: string; readonly site: { readonly path: string; readonly span: { readonly start: number; readonly end: number } } }): string {
  return `\`${one.label}\` (${placeText(parity, one.site)})`;
}
