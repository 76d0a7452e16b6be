import type { CompositeEntry, MetricEntry } from '../library/vocabulary';
import type { Span } from '../python/text';
import type { EstimatorFacts, EventBase, Site } from './graph';
import type { EventId, PartRole, Rows } from './regions';

/** One argument of a metric. */
export interface MetricArgument {
  /** The expression as written; null where the call is not written out. */
  readonly site: Site | null;
  /** Given by position rather than by name. */
  readonly byPosition: boolean;
  /** The name of the method that is called on the spot: `predict` in `f1_score(y, model.predict(X))`. */
  readonly method: Span | null;
  readonly rows: Rows;
  readonly assumed: boolean;
  /** Where it is a prediction. */
  readonly predicted: PredictedBy | null;
}

export interface PredictedBy {
  /** The fit of the model. */
  readonly fit: EventId;
  /** The rows predicted for. */
  readonly rows: Rows;
  /** `predict`, `predict_proba` …; null where several predictions were blended. */
  readonly method: string | null;
  /** Made into labels since: compared with a threshold, or the largest taken. */
  readonly thresholded: boolean;
}

/** A metric of a library was computed, whether its model is known or not. */
export interface MetricEvent extends EventBase {
  readonly kind: 'metric';
  readonly what: string;
  readonly entry: MetricEntry;
  truth: MetricArgument | null;
  prediction: MetricArgument | null;
  /** A mean of a number that each row has: its weighted mean over parts is its value over all. */
  readonly meanOverRows: boolean;
  /** The header of the loop over batches in which it is computed, if it is. */
  readonly batches: Site | null;
}

/** Features and target of different rows were put together in one fit or score. */
export interface PairEvent extends EventBase {
  readonly kind: 'pair';
  readonly what: string;
  readonly features: Rows;
  readonly target: Rows;
}

/** Rows are parted into folds by a splitter object. */
export interface FoldingEvent extends EventBase {
  readonly kind: 'folding';
  /** The call that parts: `cross_val_score`, `GroupKFold.split`. */
  readonly what: string;
  readonly splitter: string;
  /** Does the splitter keep groups together? */
  readonly grouped: boolean;
  /** Are the groups given in this call? True also where it can't be told. */
  readonly groups: boolean;
}

/** A pipeline was put together. */
export interface ComposeEvent extends EventBase {
  readonly kind: 'compose';
  readonly what: string;
  readonly form: CompositeEntry['form'];
  readonly parts: readonly EstimatorFacts[];
  /** Takes samplers among its steps. */
  readonly appliesSamplers: boolean;
}

/** Rows are read through steps that change them at random each time. */
export interface AugmentEvent extends EventBase {
  readonly kind: 'augment';
  /** Which transform object: one object may serve several data sets. */
  readonly object: number;
  readonly steps: readonly string[];
  readonly rows: Rows;
  /** What the data is for, by the literals of the call and the name it is given. */
  role: PartRole | null;
}

/** Equal rows were removed. */
export interface DeduplicateEvent extends EventBase {
  readonly kind: 'deduplicate';
  readonly rows: Rows;
}

export type MeasureEvent = MetricEvent | PairEvent | FoldingEvent | ComposeEvent | AugmentEvent | DeduplicateEvent;
