/** Endings that one library writes and reads: what is saved under one of them can be loaded under another of its row. */
const families: readonly ReadonlySet<string>[] = [
  new Set(['pkl', 'pickle', 'joblib', 'sav', 'dill', 'bin', 'model', 'p']),
  new Set(['pt', 'pth', 'bin', 'ckpt', 'tar', 'model']),
  new Set(['h5', 'hdf5', 'keras', 'model']),
  new Set(['json', 'ubj', 'bst', 'model', 'txt', 'bin']),
];

/**
 * How two names of files that are not the same look like the same file: a `typo` in one word, or the same stem with another `ending`; null where they are names of
 * two things (`train.pkl` and `test.pkl`, `model_v1.pkl` and `model_v2.pkl`).
 */
export function likeness(saved: string, loaded: string): 'typo' | 'ending' | null {
  if (saved === loaded) return null;
  const [a, endingA] = parts(saved);
  const [b, endingB] = parts(loaded);
  if (a.toLowerCase() === b.toLowerCase() && endingA !== endingB) return families.some((family) => family.has(endingA) && family.has(endingB)) ? 'ending' : null;
  if (endingA !== endingB) return null;
  const [wordsA, wordsB] = [words(a), words(b)];
  if (wordsA.join('') === wordsB.join('')) return 'typo';
  if (wordsA.length !== wordsB.length) return null;
  const other = wordsA.flatMap((word, index) => (word === wordsB[index] ? [] : [[word, wordsB[index] ?? ''] as const]));
  const [pair] = other;
  if (other.length !== 1 || !pair) return null;
  const [one, two] = pair;
  // Short words that differ in two letters are two words; so are numbers.
  if (/\d/.test(one + two)) return null;
  if (one === `${two}s` || two === `${one}s`) return 'typo';
  return Math.min(one.length, two.length) >= 5 && distance(one, two) <= 2 && !opposites.test(`${one} ${two}`) ? 'typo' : null;
}

/** Words that differ in little and mean two things. */
const opposites = /\b(encoder|decoder|input|output|lower|upper|inner|outer|before|after|positive|negative|actor|factor|source|target|regression|progression)\b.*\b(encoder|decoder|input|output|lower|upper|inner|outer|before|after|positive|negative|actor|factor|source|target|regression|progression)\b/;

function parts(name: string): readonly [stem: string, ending: string] {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? [name, ''] : [name.slice(0, dot), name.slice(dot + 1).toLowerCase()];
}

function words(stem: string): string[] {
  return stem.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase().split(/[\s_.-]+/).filter((word) => word !== '');
}

/** The fewest letters to change, add, leave out or swap with the next. */
export function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((rows[i - 1]?.[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (rows[i - 1]?.[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (rows[i - 2]?.[j - 2] ?? 0) + 1);
      row.push(best);
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
}
