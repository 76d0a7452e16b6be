/** What to write instead of a name that a release has lost. */
export interface Replacement {
  /** What to do, as a sentence. */
  readonly advice: string;
  /** The new name alone, where the rest of the code stays as it is. */
  readonly rename?: string;
}

/** Another name took its place, and the rest stays as it is. */
export const to = (rename: string): Replacement => ({ advice: `Use \`${rename}\`.`, rename });

/** Something else took its place, in words. */
export const by = (use: string): Replacement => ({ advice: `Use ${use}.` });

/** Nothing took its place: `why`, or for whom something did. */
export const leftOut = (why = ''): Replacement => ({ advice: `Leave it out${why}.` });
