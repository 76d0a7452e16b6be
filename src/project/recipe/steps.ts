import type { Site } from '../../provenance/graph';
import type { Term } from '../symbolic/terms';

/** A parameter of a step, folded: numbers in the units of the normal form, names in lower case. Null: it is there and not known. */
export type Param = number | string | boolean | null | readonly (number | string | boolean | null)[];

/**
 * The operations of the normal form, in the field's words. What libraries call by many names is one kind here: `ToTensor`, `/ 255.0` and
 * `rescale=1/255` are all `scale`.
 */
export type StepKind =
  // images
  | 'decode' | 'resize' | 'crop' | 'pad' | 'scale' | 'normalise' | 'channels' | 'grey' | 'layout' | 'cast' | 'clip'
  // tables
  | 'fill' | 'encode' | 'select' | 'function'
  // fitted objects: `of` says which
  | 'apply'
  // text and audio
  | 'clean' | 'tokenise' | 'vectorise' | 'audio'
  // drawn at random
  | 'augment'
  // not known
  | 'opaque';

/** One operation between the raw sample and the model. */
export interface Step {
  readonly kind: StepKind;
  readonly params: ReadonlyMap<string, Param>;
  readonly site: Site;
  /** What is called, in the program's words: `Resize((224, 224))`, `/ 255.0`. */
  readonly label: string;
  /** For `apply`: the fitted object as a term; for `opaque`: what is not known. */
  readonly of?: Term;
}

export function step(kind: StepKind, site: Site, label: string, params: Readonly<Record<string, Param | undefined>> = {}, of?: Term): Step {
  const known = Object.entries(params).filter((entry): entry is [string, Param] => entry[1] !== undefined);
  return { kind, params: new Map(known), site, label, ...(of ? { of } : {}) };
}

/** Do two parameters agree? Numbers within a millionth; what is not known agrees with anything. */
export function agree(a: Param | undefined, b: Param | undefined): boolean {
  if (a === null || b === null || a === undefined || b === undefined) return true;
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a), Math.abs(b));
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((value, index) => agree(value as Param, b[index] as Param));
  return a === b;
}

/** Do all parameters agree that both steps have? */
export function sameParams(a: Step, b: Step): boolean {
  return [...a.params].every(([name, value]) => agree(value, b.params.get(name)));
}
