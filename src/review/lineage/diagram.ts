import type { PartRole } from '../../provenance/regions';
import type { Severity } from '../../rules/rule';
import type { ReportedPlace } from '../report';

/** What a step of the story is. */
export type LineageKind =
  /** rows come in: a file, a data set, a parameter */
  | 'load'
  /** the columns that go on are chosen */
  | 'columns'
  /** numbers computed over rows: a mean, a median, a rank */
  | 'statistic'
  /** a scaler, imputer, vectoriser, selector learns */
  | 'fit'
  /** rows are copied, imitated or left out */
  | 'resample'
  /** rows are parted */
  | 'split'
  /** one part of a split */
  | 'part'
  /** a predictive model learns */
  | 'model'
  /** a model is judged */
  | 'judge'
  /** a model is asked about rows whose answer is compared with nothing */
  | 'predict'
  /** the best of several judged candidates is kept */
  | 'choice';

/** What a leakage rule says of a node. */
export interface LineageFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
}

/** One step of the story, with its place: path, cell and range as in a report. */
export interface LineageNode extends ReportedPlace {
  readonly id: string;
  readonly kind: LineageKind;
  /** In the program's words: a file, an estimator, a function. */
  readonly label: string;
  /** What it learned, from which rows; null where there is no more to say. */
  readonly detail: string | null;
  /** The variable that the program keeps the result in. */
  readonly name: string | null;
  /** For parts of a split. */
  readonly role: PartRole | null;
  /** The gravest finding of the leakage family whose cause this step is. */
  readonly finding: LineageFinding | null;
}

/** 'rows': the rows of one step go into the next. 'influence': what one step learned has a say in the next. */
export interface LineageEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: 'rows' | 'influence';
  /** It lies on the way from a leak's source over its cause to where the model is judged. */
  readonly leak: boolean;
}

/** The story of a file's data. Nodes are in the order in which the program reaches them; every edge joins two of them. */
export interface LineageDiagram {
  readonly schema: 1;
  readonly path: string;
  readonly nodes: readonly LineageNode[];
  readonly edges: readonly LineageEdge[];
  /** Nodes left out because there are too many. */
  readonly hidden: number;
}

/** How a kind is called in a picture. */
export const kindNames: Readonly<Record<LineageKind, string>> = {
  load: 'data',
  columns: 'columns',
  statistic: 'statistic',
  fit: 'fit',
  resample: 'resampling',
  split: 'split',
  part: 'part',
  model: 'model fit',
  judge: 'judged',
  predict: 'predicts',
  choice: 'choice',
};

/** "features.py:23", in a notebook "explore.ipynb, cell 3:2" with the cell's index from 0 among all cells. */
export function shortPlace({ path, cell, range }: ReportedPlace): string {
  const file = path.slice(path.lastIndexOf('/') + 1);
  return cell === null ? `${file}:${range.start.line}` : `cell ${cell}:${range.start.line}`;
}
