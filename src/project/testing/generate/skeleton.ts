import type { GeneratedPlace } from './place';

/** What a first test is about. */
export type TestKind =
  | 'feature' | 'parity' | 'schema' | 'split' | 'round-trip' | 'determinism' | 'overfit' | 'endpoint' | 'metamorphic'
  | 'quality' | 'smoke' | 'latency' | 'output' | 'feature-list' | 'gradient' | 'dataset' | 'slice';

/** Something of the project that a test uses, by the name under which its module gives it. */
export interface Used {
  readonly path: string;
  readonly name: string;
}

/** A first test, before it is known in which file it stands. */
export interface Skeleton {
  readonly kind: TestKind;
  /** The names of its test functions. */
  readonly tests: readonly string[];
  /** Lines such as `import pandas as pd`. */
  readonly imports: readonly string[];
  readonly uses: readonly Used[];
  /** What its fixture `seeds` must seed; empty: it needs no seeds. */
  readonly seeds: ReadonlySet<'random' | 'numpy' | 'torch'>;
  /** The code of its tests. A line that is `USES` stands where what is not imported above is asked for. */
  readonly lines: readonly string[];
  /** It passes or fails by what the project does, with nothing for a person to fill in. */
  readonly runs: boolean;
  /** What it tests can be called: at most what must come out is left for a person to fill in. */
  readonly isReady: boolean;
}

/** Stands in a skeleton's lines where a test asks for modules that the top of the file does not import. */
export const USES = '@uses';

/** A first test with the place where it belongs. */
export interface GeneratedTest {
  readonly skeleton: Skeleton;
  readonly place: GeneratedPlace;
}

/** A Python literal. */
export function literal(value: string | number | boolean | null): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return typeof value === 'number' ? String(value) : quoted(value);
}

/** A string as Python writes it. */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(/[\u007f-\uffff]/g, (char) => (/[\p{L}\p{N}\p{P}\p{S}]/u.test(char) ? char : `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`));
}

/** `Scaler.fit_all` → `scaler_fit_all`. */
export function snake(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/\W+/g, '_').replace(/^_+|_+$/g, '').replace(/__+/g, '_').toLowerCase();
}
