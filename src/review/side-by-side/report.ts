import type { ReportedPlace } from '../report';

/** One line of the comparison: what is done on each side, and whether it is the same. */
export interface ParityRow {
  /** 'missing': in training alone; 'extra': in serving alone; 'unknown': one side can't be told. */
  readonly state: 'equal' | 'different' | 'missing' | 'extra' | 'unknown';
  /** What is compared, in the field's words: `resize`, a column's name. */
  readonly what: string;
  readonly train: ParityCell | null;
  readonly serve: ParityCell | null;
}

export interface ParityCell {
  /** In the program's words, or in the words of the normal form where the program's are long. */
  readonly text: string;
  readonly at: ReportedPlace;
}

export interface ParitySection {
  readonly title: 'Steps' | 'Columns' | 'Artifacts';
  readonly rows: readonly ParityRow[];
}

/** A training and a serving side that belong together, step by step. */
export interface ParityPair {
  readonly train: ReportedPlace;
  readonly serve: ReportedPlace & { readonly entry: string; readonly framework: string };
  readonly links: readonly { readonly kind: string; readonly name: string }[];
  readonly strength: 'strong' | 'medium' | 'weak';
  readonly sections: readonly ParitySection[];
  readonly counts: Readonly<Record<ParityRow['state'], number>>;
}

/** What `holdout parity` tells of a project. */
export interface ParityReport {
  readonly schema: 1;
  readonly pairs: readonly ParityPair[];
  /** Entry points that ask a model for which no training was found, with why. */
  readonly unpaired: readonly { readonly serve: ParityPair['serve']; readonly reason: string }[];
}
