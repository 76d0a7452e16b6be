import type { ApiEntry } from '../library/vocabulary';
import type { ClassDefinition, FunctionDefinition, Lambda } from '../python/nodes';
import type { Columns } from './columns';
import type { EstimatorFacts, Influence, Learned, NodeId, Site } from './graph';
import type { Groups } from './grouped-tables';
import type { EventId, Interval, RegionId, Rows } from './regions';

/**
 * What holds a mutable object, and its identity: aliases hold the same box. A box rather than an address in a table of all objects, so that
 * objects which nothing refers to any more can be freed while the program is still interpreted.
 */
export interface Box {
  cell: Cell;
  readonly serial: number;
}

/** What an expression can evaluate to. Mutable objects are references to boxes, so that aliases see each other's changes. */
export type Value =
  | { readonly t: 'constant'; readonly value: string | number | boolean | null }
  | { readonly t: 'tuple'; readonly items: readonly Value[] }
  | { readonly t: 'ref'; readonly id: Box }
  | FunctionValue
  | ClassValue
  | { readonly t: 'module'; readonly path: string }
  /** Something of a library, by its qualified name: a module, a class, a function. */
  | { readonly t: 'external'; readonly name: string }
  /** A method looked up on a value and not called yet. */
  | { readonly t: 'method'; readonly receiver: Value; readonly name: string }
  | { readonly t: 'partial'; readonly callee: Value; readonly args: readonly Value[]; readonly keywords: ReadonlyMap<string, Value> }
  /** Something that gives `element` again and again when iterated. */
  | { readonly t: 'iterator'; readonly element: Value }
  | { readonly t: 'super'; readonly self: Value; readonly of: ClassValue }
  | { readonly t: 'unknown' };

export interface FunctionValue {
  readonly t: 'function';
  readonly definition: FunctionDefinition | Lambda;
  readonly name: string;
  readonly path: string;
  /** The frame it was defined in. */
  readonly closure: Frame;
  readonly self: Value | null;
  /** The class that holds it, for `super()`. */
  readonly owner: ClassValue | null;
  readonly isProperty: boolean;
}

export interface ClassValue {
  readonly t: 'class';
  readonly definition: ClassDefinition;
  readonly path: string;
  readonly closure: Frame;
  readonly bases: readonly Value[];
  readonly members: Map<string, Value>;
}

/** Names and values of one scope. */
export interface Frame {
  readonly vars: Map<string, Value>;
  readonly parent: Frame | null;
  /** Names declared global or nonlocal in this scope; null: none. */
  outer: Set<string> | null;
  readonly path: string;
}

/** Data of any kind: frame, series, array, tensor, list of rows, loader; also single numbers computed from data (no rows then). */
export interface DataCell {
  readonly t: 'data';
  readonly rows: Rows;
  readonly influence: Influence;
  readonly columns: Columns;
  /** The prediction of a model: judged when it meets the truth. */
  readonly predicted: Prediction | null;
  /** A boolean mask: the text of its condition, in a normal form, and whether it is the complement. */
  readonly mask: Mask | null;
  /** The number of rows of this region: `len(train)`. */
  readonly lengthOf: RegionId | null;
  /** The rows under each key of `concat([train, test], keys=['train', 'test'])`. */
  readonly keyed?: ReadonlyMap<string, Rows>;
  /** Row numbers or labels that select rows when used as a subscript. */
  readonly isIndex: boolean;
  /** The different values of one column, each once: what parts them keeps all rows of a value together. */
  readonly distinct?: boolean;
  /** One of many pieces that are cut from the rows: a number computed over it is that piece's own. */
  readonly piece?: boolean;
  /** Passed through calls that are not known: rows are an assumption from there on. */
  readonly assumed: boolean;
  /** A grouped, rolling or expanding view: what is computed next is a statistic over windows or groups. */
  readonly view: 'group' | 'window' | null;
  /** The columns that a grouped view is grouped by, where they are named. */
  readonly keys: readonly string[];
  /** One row for each group of another table's rows. */
  readonly groups?: Groups;
  /** Which sorting the order of rows stems from; "": the order they came in. Row numbers of two orders can't be compared. */
  readonly order: string;
  /** For numbers by label (`corr()['y']`): some of them were chosen by their size. */
  readonly chosen: boolean;
  /** The order of the rows is the order of time, as the program shows by sorting, indexing, resampling or shifting. */
  readonly ordered: boolean;
  /** `.loc`, `.iloc`, `.str`, `.dt` …: an accessor of the data it was made from; `columns`: the names of its columns. */
  readonly accessor: string | null;
  readonly accessorOf: Box | null;
  /** A stream of tf.data; `reshuffled`: where it is shuffled anew each time it is read; `numbered`: its elements carry their place in it. */
  readonly stream?: { readonly reshuffled: Site | null; readonly numbered?: boolean };
  /** The network whose output this is, or was computed from. */
  readonly network?: Box;
  /** One column of a table, as long as nothing was computed from it: what is done to it in place is done to the table. */
  readonly columnOf: { readonly table: Box; readonly name: string } | null;
  readonly node: NodeId;
}

export interface Mask {
  readonly key: string;
  readonly part: number;
  /** For `<`, `<=`, `>`, `>=`: the stretch of values it lets through. */
  readonly interval: Interval | null;
}

export interface Prediction {
  readonly model: Learned;
  /** Rows and influence of the features predicted on. */
  readonly rows: Rows;
  readonly influence: Influence;
  /** The method that made it: `predict`, `predict_proba` …; null where several predictions were blended. */
  readonly method: string | null;
  /** Made into labels since: compared with a threshold, or the largest taken. */
  readonly thresholded: boolean;
}

export interface EstimatorCell {
  readonly t: 'estimator';
  readonly facts: EstimatorFacts;
  readonly entry: ApiEntry | null;
  /** Inner estimators of a composite, in order. */
  readonly inner: readonly Value[];
  /** For searches: the splitter given as `cv`. */
  readonly cv?: Value;
  /** Data given when the object was made, for a `fit()` without any. */
  readonly held?: { readonly features: Value; readonly target?: Value };
  readonly learned: Learned | null;
  readonly node: NodeId;
  /** Data that it was given when it was made: a trainer's. */
  readonly trainer?: { readonly training: Value; readonly evaluation: Value | null };
  /** What in its constructor stops the training by a watched set, or keeps the best round. */
  readonly selects?: string;
  /** The choice by a watched set that is its default is switched off. */
  readonly neverSelects?: boolean;
  /** For networks: layers that learn before the training (`Normalization().adapt(X)`), and what came out of such layers. */
  readonly layers?: readonly Value[];
  /** For callbacks: the file in which they keep a round of the model. */
  readonly writes?: string;
  /** `warm_start=True`: a fit goes on from the last one. */
  readonly warm?: boolean;
}

export interface SplitterCell {
  readonly t: 'splitter';
  readonly name: string;
  readonly shuffles: boolean;
  readonly grouped: boolean;
  readonly timed: boolean;
  readonly seed: string | null;
  /** One repetition: a plain train and test split rather than cross-validation. */
  readonly singleSplit: boolean;
  /** Rows left out between training and test (`TimeSeriesSplit(gap=…)`). */
  readonly gap: number;
  readonly node: NodeId;
}

/** Steps through which samples are read: torchvision's Compose, Keras' ImageDataGenerator. */
export interface TransformCell {
  readonly t: 'transform';
  readonly object: number;
  readonly name: string;
  /** The steps that change a sample at random. */
  readonly random: readonly string[];
  /** The share of the pictures of a folder that it sets apart: `validation_split`. */
  readonly share?: number;
}

export interface ListCell {
  readonly t: 'list';
  /** The elements where they are known one by one; null: only what they are together. */
  readonly items: readonly Value[] | null;
  /** All elements joined; null in an empty list. */
  readonly element: Value | null;
  /** In how many loops the list was made, and where something is put into it. */
  readonly depth?: number;
  readonly filledAt?: readonly number[];
  /** Several elements are made of each row: augmented copies, pieces. */
  readonly several?: boolean;
  /** The same elements stand in it several times: `[minority] * 20`. */
  readonly copied?: boolean;
}

export interface DictCell {
  readonly t: 'dict';
  readonly entries: ReadonlyMap<string, Value>;
  /** Values under keys that are not literals. */
  readonly rest: Value | null;
}

export interface InstanceCell {
  readonly t: 'instance';
  readonly of: ClassValue;
  readonly attributes: ReadonlyMap<string, Value>;
  /** For classes that derive from a library's: the estimator that does what the library's class does. */
  readonly behind: Value | null;
  readonly node: NodeId;
  /** The loops in which it was made. */
  readonly madeIn?: readonly EventId[];
}

export type Cell = DataCell | EstimatorCell | SplitterCell | TransformCell | ListCell | DictCell | InstanceCell;

export const unknown: Value = { t: 'unknown' };
export const none: Value = { t: 'constant', value: null };

export function constant(value: string | number | boolean | null): Value {
  return { t: 'constant', value };
}

export function stringOf(value: Value | undefined): string | null {
  return value?.t === 'constant' && typeof value.value === 'string' ? value.value : null;
}

export function numberOf(value: Value | undefined): number | null {
  return value?.t === 'constant' && typeof value.value === 'number' ? value.value : null;
}

export function booleanOf(value: Value | undefined): boolean | null {
  return value?.t === 'constant' && typeof value.value === 'boolean' ? value.value : null;
}

export function isNone(value: Value | undefined): boolean {
  return value?.t === 'constant' && value.value === null;
}
