import type { Learns } from '../library/vocabulary';
import type { EstimatorFacts, Influence, JudgeEvent, Learned, NodeId, Site, SplitEvent } from './graph';
import type { FitEvent, LoadEvent, ResampleEvent, StatisticEvent } from './graph';
import type { Machine } from './machine';
import type { EventId, Rows } from './regions';
import { joinRows, joinSorted } from './regions';
import { influenceOf } from './state';
import type { DataCell, SplitterCell, Value } from './values';
import { allColumns, sourceColumns, unknownColumns } from './columns';
import type { Columns } from './columns';

/** New data from outside: a file, a data set of a library, a parameter. */
export function load(machine: Machine, site: Site, what: string | null, how: LoadEvent['how'], label: string, variant = '', ordered = false): Value & { t: 'ref' } {
  const node = machine.node(label, site, []);
  const event = machine.event<LoadEvent>('load', site, variant, (base) => ({ id: base.id, site: base.site, calls: base.calls, loops: base.loops, guessed: base.guessed, kind: 'load', node, what, how }));
  const region = machine.regions.source(event.id, null);
  return machine.allocateData({ rows: [region], influence: [], columns: allColumns(region), ordered, node });
}

/** An estimator was fitted on rows. */
export function fitEvent(machine: Machine, site: Site, estimator: EstimatorFacts, data: readonly DataCell[], variant = ''): FitEvent {
  const rows = machine.rowsOf(data.slice(0, 1));
  const influence = machine.influenceOf(data);
  const node = machine.node(`${estimator.name}.fit`, site, data.map((cell) => cell.node));
  return machine.event<FitEvent>(
    'fit',
    site,
    `${estimator.object}${variant}`,
    (base) => ({ id: base.id, site: base.site, calls: base.calls, loops: base.loops, guessed: base.guessed || data.some((cell) => cell.assumed), kind: 'fit', node, estimator, rows, influence, features: data[0] ? influenceOf(data[0]) : [], continues: false, reproduces: false, columns: data[0]?.columns ?? unknownColumns, target: data[1]?.columns ?? null, derived: [], targetInside: null }),
    (event) => {
      event.rows = joinRows(event.rows, rows);
      event.influence = joinSorted(event.influence, influence);
      if (data[0]) event.features = joinSorted(event.features, influenceOf(data[0]));
    },
  );
}

/** A number was computed over rows, and may enter data later. */
export function statisticEvent(machine: Machine, site: Site, what: string, learns: Learns, data: DataCell, looks: 'ahead' | null = null): EventId {
  const node = machine.node(what, site, [data.node]);
  const influence = influenceOf(data);
  return machine.event<StatisticEvent>(
    'statistic',
    site,
    what,
    (base) => ({ id: base.id, site: base.site, calls: base.calls, loops: base.loops, guessed: base.guessed || data.assumed, kind: 'statistic', node, what, learns, rows: data.rows, influence, looks, columns: data.columns, keys: data.keys }),
    (event) => {
      event.rows = joinRows(event.rows, data.rows);
      event.influence = joinSorted(event.influence, influence);
    },
  ).id;
}

export function splitEvent(machine: Machine, site: Site, form: SplitEvent['form'], what: string, data: DataCell): EventId {
  const influence = influenceOf(data);
  return machine.event<SplitEvent>(
    'split',
    site,
    form,
    (base) => ({ id: base.id, site: base.site, calls: base.calls, loops: base.loops, guessed: base.guessed || data.assumed, kind: 'split', node: machine.node(what, site, [data.node]), form, what, rows: data.rows, influence, shuffled: false, splitter: null, ordered: data.ordered, timed: false, gap: 0, grouped: false, parts: [], arrays: 1, arrayNames: [], targets: null }),
    (event) => {
      event.rows = joinRows(event.rows, data.rows);
      event.influence = joinSorted(event.influence, influence);
    },
  ).id;
}

/** Rows are parted into folds by a splitter object. */
export function foldSplit(machine: Machine, splitter: SplitterCell, data: DataCell, what: string, site: Site, groups: DataCell | null): EventId {
  const id = splitEvent(machine, site, splitter.singleSplit ? 'call' : 'fold', what, data);
  const event = machine.events[id];
  const made = machine.nodes[splitter.node]?.site ?? site;
  if (event?.kind === 'split') Object.assign(event, { shuffled: splitter.shuffles, timed: splitter.timed, grouped: splitter.grouped, gap: splitter.gap, splitter: made, ...(groups && splitter.grouped ? { groupedBy: columnsAlone(groups.columns) } : {}) });
  return id;
}

/** The columns by whose values alone a column's values are told. */
function columnsAlone(columns: Columns): string[] {
  const sources = sourceColumns(columns);
  return [...sources.values()].every((via) => via === 'now') ? [...sources.keys()] : [];
}

export function resampleEvent(machine: Machine, site: Site, what: string, sampling: 'over' | 'under', data: DataCell): ResampleEvent {
  return machine.event<ResampleEvent>(
    'resample',
    site,
    what,
    (base) => ({ id: base.id, site: base.site, calls: base.calls, loops: base.loops, guessed: base.guessed || data.assumed, kind: 'resample', node: machine.node(what, site, [data.node]), what, sampling, rows: data.rows, region: null }),
    (event) => {
      event.rows = joinRows(event.rows, data.rows);
    },
  );
}

/** Rows that repeat or imitate the given ones. */
export function copiesOf(machine: Machine, site: Site, what: string, data: DataCell): Rows {
  const event = resampleEvent(machine, site, what, 'over', data);
  const whole = machine.regions.union(data.rows, event.id);
  if (whole === null) return [];
  const region = machine.regions.child('copies', whole, `copies:${event.id}`, event.id);
  event.region = region;
  return [region];
}

export interface Judgement {
  readonly form: JudgeEvent['form'];
  readonly what: string;
  readonly model: Learned | null;
  /** The rows judged on. */
  readonly rows: Rows;
  /** What influenced the features of those rows. */
  readonly features: Influence;
  /** What influenced their target, where it is there. */
  readonly target?: Influence;
  readonly inputs: readonly NodeId[];
  readonly guessed?: boolean;
  /** What influenced the predictions. */
  readonly predictions?: Influence;
  readonly curve?: boolean;
  readonly selects?: string | null;
}

/** A model was judged. */
export function judgeEvent(machine: Machine, site: Site, judgement: Judgement): JudgeEvent {
  const { form, what, model, rows, features, inputs } = judgement;
  const influence = joinSorted(features, judgement.target ?? []);
  return machine.event<JudgeEvent>(
    'judge',
    site,
    `${form}:${rows.join(',')}:${model?.event ?? ''}`,
    (base) => ({ id: base.id, site: base.site, calls: base.calls, loops: base.loops, guessed: base.guessed || judgement.guessed === true, kind: 'judge', node: machine.node(what, site, inputs), what, form, model, rows, influence, features, predictions: judgement.predictions ?? [], curve: judgement.curve ?? false, selects: judgement.selects ?? null }),
    (event) => {
      event.influence = joinSorted(event.influence, influence);
      event.features = joinSorted(event.features, features);
      event.predictions = joinSorted(event.predictions, judgement.predictions ?? []);
      event.model = model;
      event.selects ??= judgement.selects ?? null;
    },
  );
}
