import type { CompositeEntry, Learns } from '../library/vocabulary';
import type { PythonDocument } from '../python/document';
import type { Module } from '../python/nodes';
import type { Span } from '../python/text';
import type { Columns, Via } from './columns';
import type { MeasureEvent } from './measures';
import type { EventId, RegionId, RegionTable, Rows } from './regions';
import type { RoundEvent } from './rounds';

export type NodeId = number;

/** Influence: the learning events (fits, statistics, resamplings) that have had a say in a value's numbers. Ascending, without repeats. */
export type Influence = readonly EventId[];

export interface Site {
  readonly path: string;
  readonly span: Span;
}

/** A step that made a value. */
export interface GraphNode {
  readonly id: NodeId;
  /** What happened, in the program's words: `read_csv`, `df['age']`, `StandardScaler.fit_transform`, `+`. */
  readonly label: string;
  readonly site: Site;
  readonly inputs: readonly NodeId[];
  /** Here the columns of a table were chosen. */
  readonly choosesColumns: boolean;
}

export interface EventBase {
  readonly id: EventId;
  readonly site: Site;
  /** The calls through which the program came here, outermost first; empty at module level. */
  readonly calls: readonly Site[];
  readonly node: NodeId;
  /** The loops (their events) in which it happens, outermost first. */
  readonly loops: readonly EventId[];
  /** What the data is rests on an assumption: it came through an unknown call, or is the parameter of a function that no code calls. */
  readonly guessed: boolean;
}

export interface LoadEvent extends EventBase {
  readonly kind: 'load';
  /** What is read: a file literal, a data set's name, a parameter's name; null where it is not a literal. */
  readonly what: string | null;
  readonly how: 'file' | 'parameter' | 'synthetic' | 'call';
  /** The data set of a hub that is loaded, and the split that is asked for. */
  publicSet?: string | null;
  part?: string | null;
}

/** An estimator learned from rows. */
export interface FitEvent extends EventBase {
  readonly kind: 'fit';
  readonly estimator: EstimatorFacts;
  rows: Rows;
  /** What had influenced the data it was fitted on. */
  influence: Influence;
  /** The columns of the table it was fitted on, and of the target. */
  readonly columns: Columns;
  readonly target: Columns | null;
  /** Feature columns that were computed from the target. */
  derived: readonly DerivedColumn[];
  /** What had influenced the features alone. */
  features: Influence;
  /** It goes on from what the estimator knew before, rather than afresh: a network, `partial_fit`, `warm_start`. */
  continues: boolean;
  /** It learns to give back what it is given: an auto-encoder. */
  reproduces: boolean;
  /** For predictors: does the feature table surely hold the target column? Which one, and where the table's columns were chosen. */
  targetInside: { readonly column: string; readonly chosen: Site } | null;
  /** For predictors: where the columns of the feature table were chosen, if anywhere. */
  chosen?: Site | null;
}

/** A column of the features that stems from the target. */
export interface DerivedColumn {
  readonly column: string;
  readonly target: string;
  readonly via: Via;
  /** The step that made it. */
  readonly site: Site;
}

/** Numbers computed over rows which then entered data: a mean, quantile edges, a rank. */
export interface StatisticEvent extends EventBase {
  readonly kind: 'statistic';
  readonly what: string;
  readonly learns: Learns;
  rows: Rows;
  influence: Influence;
  /** 'ahead': each row's number was computed with later rows. */
  readonly looks: 'ahead' | null;
  /** What it was computed over, and the columns it was grouped by. */
  readonly columns: Columns;
  readonly keys: readonly string[];
}

export interface SplitEvent extends EventBase {
  readonly kind: 'split';
  readonly form: 'call' | 'fold' | 'slice' | 'mask' | 'draw';
  readonly what: string;
  rows: Rows;
  /** What had influenced the data that was split. */
  influence: Influence;
  /** Were the rows drawn at random? And were they in the order of time before? */
  shuffled: boolean;
  readonly ordered: boolean;
  /** Where the splitter object was made. */
  splitter: Site | null;
  /** A splitter that respects time, and the rows it leaves out between training and test. */
  timed: boolean;
  gap: number;
  /** A splitter that keeps groups together, and the columns that its groups are told by, where they are known. */
  grouped: boolean;
  groupedBy?: readonly string[];
  /** Are the shares of the classes kept the same in all parts? */
  stratified?: boolean;
  parts: readonly RegionId[];
  /** How many arrays went in, and how they are called there. */
  arrays: number;
  arrayNames: readonly string[];
  /** For a cut of a stream: where that stream is shuffled anew each time it is read. */
  reshuffled?: Site | null;
  /** The names the results were given, where this is one unpacking statement. */
  targets: readonly { readonly name: string; readonly span: Span }[] | null;
}

export interface ResampleEvent extends EventBase {
  readonly kind: 'resample';
  readonly what: string;
  readonly sampling: 'over' | 'under';
  rows: Rows;
  region: RegionId | null;
}

/** A model's quality was looked at: a score, a metric of its predictions, cross-validation, a validation set. */
export interface JudgeEvent extends EventBase {
  readonly kind: 'judge';
  readonly what: string;
  readonly form:
    /** a score or metric */
    | 'score'
    /** predictions made for a held-out part, whatever became of them */
    | 'predict'
    /** cross-validation: judged on folds of the rows */
    | 'folds'
    /** a search over candidates, judged on inner folds */
    | 'search'
    /** a validation set handed to training */
    | 'validation';
  model: Learned | null;
  /** The rows judged on. */
  rows: Rows;
  /** What influenced the features and the target judged on. */
  influence: Influence;
  /** What influenced the features. */
  features: Influence;
  /** What influenced the predictions judged on beyond the model: two models blended, a threshold. */
  predictions: Influence;
  /** A curve over thresholds, not a number. */
  readonly curve: boolean;
  /** For validation sets: what stops the training by it, or keeps the best round. */
  selects: string | null;
}

export type ProgramEvent = LoadEvent | FitEvent | StatisticEvent | SplitEvent | ResampleEvent | JudgeEvent | RoundEvent;

export interface EstimatorFacts {
  /** Class name as a reader knows it: `StandardScaler`. */
  readonly name: string;
  readonly role: 'transformer' | 'selector' | 'encoder' | 'vectoriser' | 'predictor' | 'clusterer' | 'outlier-detector' | 'sampler' | 'unknown';
  readonly learns: Learns;
  readonly supervised: boolean;
  /** Null or absent: not known. */
  readonly task?: 'classification' | 'regression' | null;
  /** A pipeline that picks columns itself before anything is learned: what it is given tells nothing of what its model sees. */
  readonly picksColumns?: boolean;
  /** How it is made of others; absent for a plain one. */
  readonly composite?: CompositeEntry['form'];
  /** The pipeline or the like within which it was fitted. */
  readonly within?: { readonly name: string; readonly form: CompositeEntry['form'] };
  readonly forTarget: boolean;
  /** Which object it is: two fits of one object share this. */
  readonly object: number;
  /** The loops in which it was made; absent where that is not known. */
  readonly madeIn?: readonly EventId[];
  /** Parameters that change from round to round of a loop. */
  readonly varied?: readonly { readonly parameter: string; readonly loop: EventId }[];
}

/** What an estimator knows after a fit. */
export interface Learned {
  readonly event: EventId;
  readonly rows: Rows;
  readonly influence: Influence;
  /** The part of the influence that came with the features, not with the target. */
  readonly features: Influence;
}

/** Rows were grouped: evidence that several of them belong together. */
export interface Grouping {
  readonly keys: readonly string[];
  readonly rows: Rows;
  readonly site: Site;
}

/** The one data structure that all rules, pictures and explanations read. */
export interface FeatureTable {
  readonly name: string;
  readonly influence: Influence;
}

export interface ProvenanceGraph {
  readonly documents: ReadonlyMap<string, PythonDocument>;
  /** The syntax trees, for fixes: what a rule keeps of them are offsets, so that a finding doesn't hold a tree. */
  readonly modules: ReadonlyMap<string, Module>;
  readonly regions: RegionTable;
  readonly nodes: readonly GraphNode[];
  /** In the order in which the program reaches them. */
  readonly events: readonly ProgramEvent[];
  /** Where the program groups rows by named columns. */
  readonly groupings: readonly Grouping[];
  /** How models were measured and evaluations set up, beside the events that move rows and influence. In order; numbered on their own. */
  readonly measures: readonly MeasureEvent[];
  /** What modules call their features. */
  readonly featureTables: readonly FeatureTable[];
  /** Entry files whose analysis was cut short by the budget. */
  readonly cutShort: readonly string[];
}

/** The measures of one kind, in order. */
export function measuresOf<K extends MeasureEvent['kind']>(graph: ProvenanceGraph, kind: K): Extract<MeasureEvent, { kind: K }>[] {
  return graph.measures.filter((event): event is Extract<MeasureEvent, { kind: K }> => event.kind === kind);
}

/** The events of one kind, in order. */
export function eventsOf<K extends ProgramEvent['kind']>(graph: ProvenanceGraph, kind: K): readonly Extract<ProgramEvent, { kind: K }>[] {
  let kinds = byKind.get(graph);
  if (!kinds) {
    kinds = new Map<ProgramEvent['kind'], ProgramEvent[]>();
    for (const event of graph.events) {
      const list = kinds.get(event.kind);
      if (list) list.push(event);
      else kinds.set(event.kind, [event]);
    }
    byKind.set(graph, kinds);
  }
  return (kinds.get(kind) ?? []) as Extract<ProgramEvent, { kind: K }>[];
}

/** Dozens of rules ask for the events of a kind: sorted once for each graph. */
const byKind = new WeakMap<ProvenanceGraph, Map<ProgramEvent['kind'], ProgramEvent[]>>();
