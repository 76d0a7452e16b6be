import stem from 'wink-porter2-stemmer';

/** Words that say nothing of a question's subject. */
const stopWords = new Set((
  'a an and are as at be been but by can cannot could did do does doing done for from get gets getting give given go goes got had has have having he her here him his how i if in into is it its just like '
  + 'make makes me mine much must my need no not now of off on only or other our out over own please put s same say says shall she should so some such t tell than that the their them then there these they '
  + 'this those through to too under until up use used uses using very want was way we were what when where whether which while who why will with without would you your am about after all also any because '
  + 'before being between both each few more most nor once again against down during further same some than too very really actually still even thing things something anything good bad right wrong well know mean means'
).split(/\s+/));

/** `fit_transform`, `StandardScaler`, `X_train` as their words, beside the whole. */
export function splitIdentifier(word: string): readonly string[] {
  const parts = word.split(/[_./-]+/).flatMap((part) => part.split(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/));
  return parts.filter((part) => part !== '' && part !== word);
}

/** The words of a text as they are looked up: identifiers also split, in lower case, without stop words, as stems. */
export function termsOf(text: string): readonly string[] {
  const terms: string[] = [];
  for (const word of text.match(/[A-Za-z_][\w./-]*[A-Za-z0-9_]|[A-Za-z]|\d+(?:\.\d+)?/g) ?? []) {
    for (const part of [word, ...splitIdentifier(word)]) {
      const lower = part.toLowerCase().replace(/^['_.-]+|['_.-]+$/g, '');
      if (lower.length < 2 && !/^\d$/.test(lower)) continue;
      if (stopWords.has(lower)) continue;
      terms.push(stemOf(lower));
    }
  }
  return terms;
}

/** Lessons say the same words again and again. */
const stems = new Map<string, string>();

function stemOf(word: string): string {
  let known = stems.get(word);
  if (known === undefined) {
    known = /^[a-z]+$/.test(word) ? stem(word) : word;
    stems.set(word, known);
  }
  return known;
}

const MOST_IDEAS = 4;

/**
 * The ideas of a model answer: what an answer in own words should mention. Names in code marks and the longer words of it, each with its split
 * parts as other ways to say it.
 */
export function ideasOf(answer: string): readonly (readonly string[])[] {
  const ideas: string[][] = [];
  const seen = new Set<string>();
  const add = (word: string): void => {
    const key = termsOf(word)[0];
    if (key === undefined || seen.has(key)) return;
    for (const term of termsOf(word)) seen.add(term);
    ideas.push([word, ...splitIdentifier(word)]);
  };
  for (const match of answer.matchAll(/`([A-Za-z_][\w.]*)(?:\([^`]*)?`/g)) add((match[1] ?? '').split('.').at(-1) ?? '');
  const plain = answer.replace(/`[^`]*`/g, ' ');
  const words = [...new Set((plain.match(/[A-Za-z][a-z-]{4,}/g) ?? []).map((word) => word.toLowerCase()))].filter((word) => !stopWords.has(word) && !weak.has(word));
  for (const word of words.sort((a, b) => b.length - a.length)) if (ideas.length < MOST_IDEAS) add(word);
  return ideas.slice(0, MOST_IDEAS);
}

const weak = new Set('another already always never every often because there where their these those would could might usually thing things number numbers right wrong answer question first second later'.split(' '));
