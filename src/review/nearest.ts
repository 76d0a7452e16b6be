import { distance } from 'fastest-levenshtein';

/**
 * The valid name nearest to one that is not valid, for "did you mean". Ids are also compared by their part after the slash, so that
 * `fit-before-splits` finds `leakage/fit-before-split`. Undefined only where there are no valid names.
 */
export function nearestName(name: string, valid: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Infinity;
  const wanted = name.toLowerCase();
  for (const candidate of valid) {
    const lower = candidate.toLowerCase();
    const far = Math.min(distance(wanted, lower), wanted.includes('/') ? Infinity : distance(wanted, lower.slice(lower.indexOf('/') + 1)) + 0.5);
    if (far < bestDistance) {
      best = candidate;
      bestDistance = far;
    }
  }
  return best;
}

/** As a sentence to put after an error: " Did you mean \"x\"?", or "" where there is nothing to offer. */
export function didYouMean(name: string, valid: Iterable<string>): string {
  const nearest = nearestName(name, valid);
  return nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
}
