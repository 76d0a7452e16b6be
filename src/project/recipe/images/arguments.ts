import type { Param } from '../steps';
import type { Term } from '../../symbolic/terms';
import { literalOf, numberOf } from '../../symbolic/terms';

/** Numbers of a list, an array of a list, or one number; null where one of them is not known. */
export function numbersOf(term: Term | undefined): readonly number[] | null {
  if (term === undefined) return null;
  const one = numberOf(term);
  if (one !== undefined) return [one];
  if (term.t === 'call' && /^(numpy\.(array|asarray|float32|float64)|torch\.(tensor|as_tensor|Tensor|FloatTensor)|tensorflow\.(constant|convert_to_tensor)|list|tuple)$/.test(term.callee)) return numbersOf(term.args[0]);
  if (term.t === 'call' && term.receiver && /^\.(reshape|view|astype|to|unsqueeze|float|copy|squeeze|type)$/.test(term.callee)) return numbersOf(term.receiver);
  if (term.t === 'after') return numbersOf(term.of);
  if (term.t === 'item' && isBroadcast(term.index)) return numbersOf(term.of);
  if (term.t !== 'sequence') return null;
  const numbers: number[] = [];
  for (const item of term.items) {
    const inner = numbersOf(item);
    if (!inner) return null;
    numbers.push(...inner);
  }
  return numbers.length > 0 ? numbers : null;
}

/** `mean[:, None, None]`: the same numbers along new axes. */
function isBroadcast(index: Term): boolean {
  return index.t === 'sequence' && index.items.every((item) => literalOf(item) === null || item.t === 'slice' || (item.t === 'external' && item.name === 'numpy.newaxis') || item.t === 'opaque');
}

interface Size {
  readonly height: number | null;
  readonly width: number | null;
}

/** A size as `(height, width)`; `widthFirst` where the library takes the width first. One number is both. Null: neither is known. */
export function sizeOf(term: Term | undefined, widthFirst = false): Size {
  if (term?.t === 'sequence' && term.items.length >= 2) {
    const [first = null, second = null] = term.items.map((item) => numberOf(item) ?? null);
    return widthFirst ? { height: second, width: first } : { height: first, width: second };
  }
  const both = numberOf(term) ?? (term?.t === 'sequence' && term.items.length === 1 ? numberOf(term.items[0]) : undefined) ?? null;
  return { height: both, width: both };
}

const pilNumbers = ['nearest', 'lanczos', 'bilinear', 'bicubic', 'box', 'hamming'];
const cvNumbers = ['nearest', 'bilinear', 'bicubic', 'area', 'lanczos'];
const names: Readonly<Record<string, string>> = {
  nearest: 'nearest', inter_nearest: 'nearest', nearest_neighbor: 'nearest', nearest_exact: 'nearest', 'nearest-exact': 'nearest',
  bilinear: 'bilinear', linear: 'bilinear', inter_linear: 'bilinear', bicubic: 'bicubic', cubic: 'bicubic', inter_cubic: 'bicubic',
  lanczos: 'lanczos', antialias: 'lanczos', inter_lanczos4: 'lanczos', lanczos3: 'lanczos', lanczos5: 'lanczos5', area: 'area', inter_area: 'area',
  box: 'box', hamming: 'hamming', gaussian: 'gaussian', mitchellcubic: 'mitchell',
};

/** The name of an interpolation, whatever the library calls it; null where it is not known; `fallback` where none is given. */
export function interpolationOf(term: Term | undefined, fallback: string, numbersMean: 'pil' | 'opencv' = 'pil'): string | null {
  if (term === undefined || literalOf(term) === null) return fallback;
  const value = literalOf(term);
  if (typeof value === 'number') return (numbersMean === 'pil' ? pilNumbers : cvNumbers)[value] ?? null;
  const name = typeof value === 'string' ? value : term.t === 'external' || term.t === 'attribute' ? (term.name.split('.').at(-1) ?? '') : '';
  return names[name.toLowerCase()] ?? null;
}

/** The last part of a library's constant: `cv2.COLOR_BGR2RGB` → `COLOR_BGR2RGB`. */
export function constantName(term: Term | undefined): string | undefined {
  if (term?.t === 'external') return term.name.split('.').at(-1);
  if (term?.t === 'attribute') return term.name;
  const value = literalOf(term);
  return typeof value === 'string' ? value : undefined;
}

/** Mean or deviation per channel as a parameter: one number where all are the same. */
export function perChannel(values: readonly number[] | null): Param {
  if (!values) return null;
  return values.every((value) => value === values[0]) ? (values[0] ?? null) : values;
}
