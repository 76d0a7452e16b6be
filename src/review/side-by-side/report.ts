import type { ReportedFinding, ReportedPlace, SuppressedFinding } from '../report';

/** What a check finds between the two sides, or would, did no comment and no baseline keep it out (`suppression`). */
export type ParityFinding = ReportedFinding & Partial<Pick<SuppressedFinding, 'suppression'>>;

/** One line of the comparison: what is done on each side, and whether it is the same. */
export interface ParityRow {
  /** 'missing': in training alone; 'extra': in serving alone; 'unknown': one side can't be told. */
  readonly state: 'equal' | 'different' | 'missing' | 'extra' | 'unknown';
  /** What is compared, in the field's words: `resize`, a column's name. */
  readonly what: string;
  readonly train: ParityCell | null;
  readonly serve: ParityCell | null;
  /** What is found of this step: positions in the pair's `findings`. Left out: nothing. */
  readonly findings?: readonly number[];
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
  /** Of steps and columns, and of artifacts of which something is found. */
  readonly counts: Readonly<Record<ParityRow['state'], number>>;
  /** All that is found between these sides. Each stands in a row. */
  readonly findings: readonly ParityFinding[];
}

/** What `holdout parity` tells of a project. */
export interface ParityReport {
  readonly schema: 1;
  readonly pairs: readonly ParityPair[];
  /** Entry points that ask a model for which no training was found, with why. */
  readonly unpaired: readonly { readonly serve: ParityPair['serve']; readonly reason: string; readonly findings: readonly ParityFinding[] }[];
}
