/** Who does which piece of a check that several threads share. A piece is known by its number, which all of them reckon alike (`pieces.ts`). */
export interface Claims {
  /** Takes a piece; false: it is taken. */
  claim(piece: number): boolean;
  isTaken(piece: number): boolean;
  /** Says that a piece taken here is done: what came of it is in the store. */
  done(piece: number): void;
}

/** The claims of the thread that makes the report. */
export interface AwaitedClaims extends Claims {
  /** Resolves at once where a piece was taken here; else when it is done, or when it has become certain that it will not be. */
  finished(piece: number): Promise<void>;
}

/** A check that is shared. */
export interface Round {
  /** The files of each project. */
  readonly groups: readonly (readonly string[])[];
  /** Those in which findings are reported. */
  readonly asked: ReadonlySet<string>;
  /** What is known by now of files by their text, as `Sources.facts` gives it. */
  readonly facts: readonly (readonly [name: string, facts: unknown])[];
}

/** Threads that help with a check. */
export interface Helpers {
  /** Sets them to work; null where that does not pay. `lines`: so many are to be interpreted anew. `unread`: files that nothing is known of yet. */
  begin(round: Round, lines: number, unread: readonly string[]): AwaitedClaims | null;
}
