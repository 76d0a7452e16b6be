import type { FlatTree } from './flat-tree';
import type { Constant } from './nodes';

/** Lowers a literal that is the same everywhere. */
export function constant(type: Constant['type'], value: Constant['value']): (t: FlatTree, i: number) => Constant {
  return (t, i) => ({ kind: 'Constant', start: t.starts[i] as number, end: t.ends[i] as number, type, value });
}

/** Lowers an integer or a float; what JavaScript can't hold exactly has no value. */
export function lowerNumber(t: FlatTree, i: number): Constant {
  const start = t.starts[i] as number;
  const end = t.ends[i] as number;
  let text = t.code.slice(start, end);
  if (text.includes('_')) text = text.replace(/_/g, '');
  const last = text.charCodeAt(text.length - 1) | 32;
  const hex = /^0[xX]/.test(text);
  if (last === 106) return { kind: 'Constant', start, end, type: 'complex', value: undefined };
  if (hex || !/[.eE]/.test(text)) {
    if (last === 108) text = text.slice(0, -1);
    const number = Number(text);
    return { kind: 'Constant', start, end, type: 'integer', value: Number.isSafeInteger(number) ? number : undefined };
  }
  return { kind: 'Constant', start, end, type: 'float', value: Number(text) };
}
