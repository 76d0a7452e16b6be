import type { Literal } from './literals';
import { literalAt } from './literals';

const MOST_STEPS = 16;

/**
 * A value with its references to other keys of the same config followed, as OmegaConf does: `${a.b}`, `${a[0]}`, and `${.b}`, `${..b}` from the value's own place.
 * Null where one is to something else (`${oc.env:HOME}`, `${now:…}`), is missing or goes in a circle. A list or map is given as it is written.
 */
export function fillIn(root: Literal, literal: Literal, keys: readonly (string | number)[]): Literal | null {
  return follow(root, literal, keys, MOST_STEPS);
}

function follow(root: Literal, literal: Literal, keys: readonly (string | number)[], left: number): Literal | null {
  if (literal.kind !== 'scalar' || typeof literal.value !== 'string' || !literal.value.includes('${')) return literal;
  if (left <= 0) return null;
  const whole = /^\$\{([^${}]*)\}$/.exec(literal.value.trim())?.[1];
  if (whole !== undefined) {
    const target = targetOf(whole, keys);
    const named = target === null ? null : literalAt(root, target);
    return named === null || target === null ? null : follow(root, named, target, left - 1);
  }
  const unknown: string[] = [];
  const text = literal.value.replace(/\$\{([^${}]*)\}/g, (_all, reference: string) => {
    const target = targetOf(reference, keys);
    const named = target === null ? null : literalAt(root, target);
    const value = named === null || target === null ? null : follow(root, named, target, left - 1);
    if (value?.kind !== 'scalar') unknown.push(reference);
    return value?.kind === 'scalar' ? value.raw : '';
  });
  return unknown.length === 0 && !text.includes('${') ? { ...literal, value: text, raw: text } : null;
}

function targetOf(reference: string, keys: readonly (string | number)[]): readonly string[] | null {
  const text = reference.trim();
  if (text === '' || text.includes(':')) return null;
  const dots = /^\.*/.exec(text)?.[0].length ?? 0;
  const parts = text.slice(dots).replace(/\[(['"]?)([^\]'"]*)\1\]/g, '.$2').split('.').filter((part) => part !== '');
  return dots === 0 ? parts : dots > keys.length ? null : [...keys.slice(0, keys.length - dots).map(String), ...parts];
}
