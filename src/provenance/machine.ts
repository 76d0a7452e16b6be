import type { Library } from '../library/lookup';
import type { PythonDocument } from '../python/document';
import type { Call, Expression, Module } from '../python/nodes';
import type { Span } from '../python/text';
import { unknownColumns } from './columns';
import { Contexts } from './contexts';
import { dataWith } from './data-cell';
import { dataIn } from './data-in';
import type { FreeNames } from './free-names';
import type { GraphNode, Grouping, Influence, NodeId, ProgramEvent, Site } from './graph';
import { RegionTable, joinRows, joinSorted, noEvent } from './regions';
import type { RegionId, Rows } from './regions';
import type { RunningLoop, Varying } from './loops';
import type { MeasureEvent } from './measures';
import { State, influenceOf } from './state';
import type { ClassValue, DataCell, Frame, FunctionValue, Value } from './values';

export interface SourceModule {
  readonly document: PythonDocument;
  readonly module: Module;
}

export interface ProgramInput {
  /** Every module that entries may reach, by document path. */
  readonly modules: ReadonlyMap<string, SourceModule>;
  /** The path of the workspace module that an import means; undefined for a library. */
  readonly resolveImport: (fromPath: string, dotted: string, level: number) => string | undefined;
  readonly library: Library;
  /** Paths to run as programs, in this order. */
  readonly entries: readonly string[];
  /** Called often; may throw to stop the analysis. */
  readonly checkpoint?: () => void;
  /** Evaluation steps allowed for one entry; default 60,000 and 150 for each of its lines. */
  readonly budget?: number;
}

/** Thrown inside when an entry has used up its budget; what was found until then stands. */
export class BudgetExhausted extends Error {}

/** Arguments of a call, evaluated. */
export interface Args {
  readonly positional: readonly Value[];
  readonly keywords: ReadonlyMap<string, Value>;
  /** `*args` or `**kwargs` of unknown content is among them. */
  readonly open: boolean;
  /** The call as written; null for calls that the engine makes itself. */
  readonly syntax: Call | null;
  /** The loop of a search that calls a function with one candidate after the other: all parameters change with it. */
  readonly candidate?: number;
}

/** One user function on its way. */
export interface Activation {
  readonly definition: FunctionValue['definition'];
  readonly frame: Frame;
  returned: Value | null;
  yielded: Value | null;
}

/** What the parts of the interpreter call of one another. */
export interface Actions {
  evaluate(machine: Machine, expression: Expression, frame: Frame): Value;
  call(machine: Machine, callee: Value, args: Args, site: Site, label: string): Value;
  runModule(machine: Machine, path: string): Frame;
}

const maximumCallDepth = 7;
/** Below a function whose arguments are guesses, little is worth knowing. */
const maximumGuessedDepth = 4;

/** As large as a small integer can be: with a number of another kind each comparison would make an object in code that is not optimised yet. */
const UNLIMITED = 2 ** 30;

/** The state of one analysis: what the interpreter's parts share. */
export class Machine {
  readonly regions = new RegionTable();
  readonly state = new State(this.regions);
  readonly nodes: GraphNode[] = [];
  readonly events: ProgramEvent[] = [];
  readonly groupings: Grouping[] = [];
  /** Columns that the program has read, by table: only these can be set by `df.name = …`. */
  readonly seenColumns = new Set<string>();
  readonly measures: MeasureEvent[] = [];
  /** Headers of the loops over batches that are under way, outermost first. */
  readonly batchLoops: Site[] = [];
  readonly moduleFrames = new Map<string, Frame>();
  /** What is known of names that a module reads and never binds. */
  readonly freeNames = new Map<string, FreeNames>();
  readonly called = new Set<FunctionValue['definition']>();
  /** Results of calls without data, by what they were called with. */
  readonly plainResults = new Map<FunctionValue['definition'], Map<string, Value>>();
  /** How often each function was run. */
  readonly runs = new Map<FunctionValue['definition'], number>();
  readonly instantiated = new Set<ClassValue['definition']>();
  readonly activations: Activation[] = [];
  /** The table over whose columns the arguments of a call are written. */
  tableInView: Value | null = null;
  /** The call that was evaluated last, and what its callee was. */
  lastCall: Call | null = null;
  lastCallee: Value | null = null;
  /** Functions that read single examples, such as pictures. */
  readonly exampleReaders = new Set<FunctionValue['definition']>();
  loopDepth = 0;
  readonly loops: RunningLoop[] = [];
  /** Data sets of a hub that were loaded, by name. */
  readonly publicSets = new Map<string, RegionId>();
  /** What the program has written to files, by their paths. */
  readonly stored = new Map<string, Value>();
  varying: Varying = new Map();
  /** The steps of the loops over `range(…)` that we are in: longer slices by their variable overlap. */
  readonly strides: number[] = [];
  /** Set while functions that nobody calls are run with guessed arguments. */
  guessing = false;
  private readonly contexts = new Contexts();
  private readonly eventIds = new Map<string, number>();
  private readonly measureIds = new Map<string, number>();
  private readonly unknownObjects = new Map<string, Value>();
  private steps = 0;
  private allowed = UNLIMITED;
  private objects = 0;

  constructor(
    readonly input: ProgramInput,
    private readonly actions: Actions,
  ) {}

  get library(): Library {
    return this.input.library;
  }

  /** Counts work, notices cancellation and the end of the budget. */
  tick(): void {
    this.steps++;
    if ((this.steps & 255) === 0) this.input.checkpoint?.();
    if (this.steps > this.allowed) throw new BudgetExhausted();
  }

  /** Starts counting anew, for this many steps. */
  resetBudget(steps: number): void {
    this.steps = 0;
    this.allowed = this.input.budget ?? steps;
  }

  evaluate(expression: Expression, frame: Frame): Value {
    return this.actions.evaluate(this, expression, frame);
  }

  call(callee: Value, args: Args, site: Site, label: string): Value {
    return this.actions.call(this, callee, args, site, label);
  }

  runModule(path: string): Frame {
    return this.actions.runModule(this, path);
  }

  /** The source text of a span, white space folded: names things in messages and tells equal expressions. */
  text(path: string, span: Span): string {
    const document = this.input.modules.get(path)?.document;
    return document ? document.code.slice(span.start, span.end).replace(/\s+/g, ' ') : '';
  }

  node(label: string, site: Site, inputs: readonly NodeId[], choosesColumns = false): NodeId {
    const id = this.nodes.length;
    this.nodes.push({ id, label, site, inputs: withoutRepeats(inputs), choosesColumns });
    return id;
  }

  newObject(): number {
    return this.objects++;
  }

  /** Runs a body as called from `site`; null where the stack is too deep or the function already runs twice. */
  within<T>(site: Site, activation: Activation, run: () => T): T | null {
    if (this.activations.length >= (this.guessing ? maximumGuessedDepth : maximumCallDepth)) return null;
    if (this.timesUnderWay(activation.definition) >= 2) return null;
    this.activations.push(activation);
    this.contexts.enter(site);
    const depth = this.loopDepth;
    try {
      return run();
    } finally {
      this.loopDepth = depth;
      this.activations.pop();
      this.contexts.leave();
    }
  }

  private timesUnderWay(definition: Activation['definition']): number {
    let times = 0;
    for (const activation of this.activations) if (activation.definition === definition) times++;
    return times;
  }

  /** Runs a module's top level: outside of all calls, wherever it was imported. */
  outside(run: () => void): void {
    const saved = { depth: this.loopDepth, guessing: this.guessing, varying: this.varying };
    const loops = this.loops.splice(0);
    const activations = this.activations.splice(0);
    this.varying = new Map();
    this.loopDepth = 0;
    this.guessing = false;
    try {
      this.contexts.outside(run);
    } finally {
      this.loopDepth = saved.depth;
      this.varying = saved.varying;
      this.guessing = saved.guessing;
      this.loops.push(...loops);
      this.activations.push(...activations);
    }
  }

  /** After an entry was given up in the middle: no call is under way any more. */
  abandon(): void {
    this.contexts.abandon();
    this.activations.length = 0;
    this.batchLoops.length = 0;
    this.loopDepth = 0;
    this.loops.length = 0;
    this.varying = new Map();
    this.guessing = false;
    this.state.abandon();
  }

  /** The object that stands for an expression of unknown value (`self.model`, a parameter): one for each text within one call. */
  unknownObject(site: Site, expression: Expression, make: () => Value): Value {
    const key = this.contexts.keyOfText(site.path, this.text(site.path, expression));
    const known = this.unknownObjects.get(key);
    if (known) return known;
    const value = make();
    this.unknownObjects.set(key, value);
    return value;
  }

  /** Runs one iteration of a loop whose elements are known one by one: its events are its own. */
  inIteration(number: number, run: () => void): void {
    this.contexts.round(number, run);
  }

  /**
   * The event of this kind at this place in this calling context: made on the first visit, brought up to date on later ones (loops run twice).
   */
  event<E extends ProgramEvent>(kind: E['kind'], site: Site, variant: string, make: (base: EventBasics) => E, update?: (event: E) => void): E {
    const key = this.contexts.keyOf(kind, site, variant);
    const known = this.eventIds.get(key);
    if (known !== undefined) {
      const event = this.events[known] as E;
      update?.(event);
      return event;
    }
    const id = this.events.length;
    // A span of its own: a finding outlives the program, and its place shall not hold the syntax tree.
    const place: Site = { path: site.path, span: { start: site.span.start, end: site.span.end } };
    const event = make({ id, site: place, calls: [...this.contexts.calls], loops: this.loops.map((loop) => loop.event), guessed: this.guessing });
    this.events.push(event);
    this.eventIds.set(key, id);
    return event;
  }

  /** The measure of this kind at this place in this calling context; as `event`, in a list of its own. */
  measure<E extends MeasureEvent>(kind: E['kind'], site: Site, variant: string, make: (base: EventBasics) => E, update?: (event: E) => void): void {
    const key = this.contexts.keyOf(kind, site, variant);
    const known = this.measureIds.get(key);
    if (known !== undefined) {
      update?.(this.measures[known] as E);
      return;
    }
    const id = this.measures.length;
    this.measures.push(make({ id, site, calls: [...this.contexts.calls], loops: this.loops.map((loop) => loop.event), guessed: this.guessing }));
    this.measureIds.set(key, id);
  }

  /** A new data value. */
  allocateData(facts: Partial<DataCell> & Pick<DataCell, 'rows' | 'influence' | 'node'>): Value & { t: 'ref' } {
    return this.state.allocate(dataWith(emptyData, facts));
  }

  /** All data among values, containers looked into (two levels). */
  dataIn(values: readonly (Value | undefined)[]): DataCell[] {
    return dataIn(values);
  }

  rowsOf(cells: readonly DataCell[]): Rows {
    return cells.reduce<Rows>((rows, cell) => joinRows(rows, cell.rows), []);
  }

  influenceOf(cells: readonly DataCell[]): Influence {
    return cells.reduce<Influence>((influence, cell) => joinSorted(influence, influenceOf(cell)), []);
  }

  /** What comes out of a call that is not known: it may hold the rows of, and be influenced by, all that went in. */
  mixed(values: readonly (Value | undefined)[], label: string, site: Site): Value {
    const cells = this.dataIn(values);
    if (cells.length === 0) return { t: 'unknown' };
    const first = cells.find((cell) => cell.rows.length > 0);
    const rows = this.rowsOf(cells);
    const several = values.some((value) => {
      const cell = this.state.deref(value);
      return cell?.t === 'list' && cell.several === true;
    });
    const whole = rows.length > 1 || several ? this.regions.union(rows, noEvent) : null;
    return this.allocateData({
      // Of several row sets an unknown call may give any part.
      rows: whole === null ? rows : [this.regions.child('derived', whole, `${several ? 'windows' : 'mixed'}:${site.path}:${site.span.start}`, noEvent)],
      influence: this.influenceOf(cells),
      predicted: cells.find((cell) => cell.predicted)?.predicted ?? null,
      assumed: first !== undefined,
      ...networkOf(cells),
      node: this.node(label, site, cells.map((cell) => cell.node)),
    });
  }
}

function withoutRepeats(inputs: readonly NodeId[]): readonly NodeId[] {
  if (inputs.length < 2 || (inputs.length === 2 && inputs[0] !== inputs[1])) return inputs;
  return [...new Set(inputs)];
}

export type EventBasics = Pick<ProgramEvent, 'id' | 'site' | 'calls' | 'loops' | 'guessed'>;

function networkOf(cells: readonly DataCell[]): Pick<DataCell, 'network'> {
  const network = cells.find((cell) => cell.network !== undefined)?.network;
  return network === undefined ? {} : { network };
}

export const emptyData: DataCell = {
  t: 'data',
  rows: [],
  influence: [],
  columns: unknownColumns,
  predicted: null,
  mask: null,
  lengthOf: null,
  isIndex: false,
  assumed: false,
  view: null,
  keys: [],
  ordered: false,
  order: '',
  chosen: false,
  accessor: null,
  accessorOf: null,
  columnOf: null,
  node: 0,
};

/** An argument by position or name. */
export function argument(args: Args, position: number, ...names: string[]): Value | undefined {
  for (const name of names) {
    const value = args.keywords.get(name);
    if (value) return value;
  }
  return position >= 0 ? args.positional[position] : undefined;
}

/** Of a call without keywords. */
export const noKeywords: ReadonlyMap<string, Value> = new Map();

/** All argument values, positional first. */
export function allArguments(args: Args): readonly Value[] {
  return args.keywords.size === 0 ? args.positional : [...args.positional, ...args.keywords.values()];
}
