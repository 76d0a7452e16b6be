/** What a statement is for in the life of a model. Decides what a summary names and what there is to watch. */
export type Role =
  | 'setup' | 'load' | 'look' | 'clean' | 'feature' | 'split' | 'fit' | 'define' | 'train' | 'step' | 'predict' | 'judge' | 'tune' | 'save'
  | 'restore' | 'serve' | 'log' | 'plot' | 'llm' | 'python';

/**
 * How a call is told. `does` is a clause that begins with a verb ("reads the CSV file {0} into a table"), in the language of `template.ts`; what stands
 * behind "||" is a remark of its own, in whole sentences.
 */
export interface Phrase {
  readonly does: string;
  readonly role: Role;
  /** Names of the positional parameters, where the clause asks for arguments by name. */
  readonly parameters?: readonly string[];
  /** Ids of `watch.ts`: what goes wrong with such calls. */
  readonly watch?: readonly string[];
  /** The parameter with the list of parts that it is made of: its steps, layers, transforms. */
  readonly parts?: string;
}

/** A class whose objects are made, fitted, asked. */
export interface Noun {
  /** With its article: "a random forest". */
  readonly noun: string;
  /** What it is or does, as a clause that goes on after "it": "grows many trees on random samples of the rows and lets them vote". */
  readonly about: string;
  /** What `fit` takes from the rows: "the mean and the spread of each column". */
  readonly learns?: string;
  /** What `transform` does with that: "rescales each column with them". */
  readonly applies?: string;
  readonly role?: Role;
  readonly parameters?: readonly string[];
  readonly watch?: readonly string[];
  readonly parts?: string;
}

export type PhraseTable = Readonly<Record<string, Phrase>>;
export type NounTable = Readonly<Record<string, Noun>>;

type Row = readonly [names: string, does: string, watch?: string, parameters?: string];

/** A table of phrases with one role: each row has one or more names (parted by blanks) under one prefix, the clause, ids to watch, parameter names. */
export function phrases(prefix: string, role: Role, rows: readonly Row[]): PhraseTable {
  const table: Record<string, Phrase> = {};
  for (const [names, does, watch, parameters] of rows) {
    const phrase: Phrase = {
      does,
      role,
      ...(watch === undefined || watch === '' ? {} : { watch: watch.split(' ') }),
      ...(parameters === undefined ? {} : { parameters: parameters.split(' ') }),
    };
    for (const name of names.split(' ')) table[prefix === '' ? name : `${prefix}.${name}`] = phrase;
  }
  return table;
}

type NounRow = readonly [names: string, noun: string, about: string, learns?: string, applies?: string];

/** A table of classes with one role. */
export function nouns(prefix: string, role: Role, rows: readonly NounRow[], watch: readonly string[] = [], parameters: readonly string[] = []): NounTable {
  const table: Record<string, Noun> = {};
  for (const [names, noun, about, learns, applies] of rows) {
    const entry: Noun = {
      noun,
      about,
      role,
      watch,
      ...(parameters.length === 0 ? {} : { parameters }),
      ...(learns === undefined ? {} : { learns }),
      ...(applies === undefined ? {} : { applies }),
    };
    for (const name of names.split(' ')) table[`${prefix}.${name}`] = entry;
  }
  return table;
}
