// The package ships no types. What it is, as its 2.0.1 states it: one function from a word in lower case to its stem.
declare module 'wink-porter2-stemmer' {
  function stem(word: string): string;
  export = stem;
}
