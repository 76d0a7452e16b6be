import type { Sources } from './columns';
import type { DataEntry } from '../library/vocabulary';
import { setNamedColumn } from './assign';
import { computedColumns, dropColumns, joinSources, noSources, passVia, sourceColumns, unknownColumns } from './columns';
import { dataWith } from './data-cell';
import { joinTables } from './joining';
import { judgePrediction } from './judge';
import { aggregatedColumns, asSamples, groupsOf } from './grouped-tables';
import { mergeTables } from './merging';
import { dummies, relabelled } from './relabelling';
import { lookOf, orderAfter, passedBy } from './looking';
import type { Site } from './graph';
import { copiesOf, splitEvent, statisticEvent } from './learn';
import { selectEvent } from './loops';
import type { Args, Machine } from './machine';
import { argument } from './machine';
import type { DeduplicateEvent } from './measures';
import type { Rows } from './regions';
import { joinRows, joinSorted, noEvent } from './regions';
import { columnNames } from './column-names';
import { maskedRows, queryMask } from './masks';
import { transplant } from './select';
import { influenceOf, joinData } from './state';
import type { DataCell, Prediction, Value } from './values';
import { booleanOf, isNone, none, numberOf, stringOf, unknown } from './values';

/** `a operator b` where at least one side may be data. */
export function combine(machine: Machine, operator: string, left: Value, right: Value, site: Site): Value {
  const a = machine.state.data(left);
  const b = machine.state.data(right);
  if (!a && !b) return left.t === 'ref' || right.t === 'ref' ? machine.mixed([left, right], operator, site) : unknown;
  const judged = judgePrediction(machine, a, b, operator, site);
  const main = a && (a.rows.length > 0 || !b) ? a : b;
  if (!main) return unknown;
  const other = main === a ? b : a;
  const columns = main.columns.extent === 'listed' || other ? computedFrom(main, other, operator) : main.columns;
  return machine.state.allocate(dataWith(main, {
    rows: other ? joinRows(main.rows, other.rows) : main.rows,
    influence: other ? joinSorted(joinSorted(influenceOf(main), influenceOf(other)), judged) : columns === main.columns ? main.influence : influenceOf(main),
    columns,
    predicted: blended(main.predicted, other?.predicted ?? null),
    mask: null,
    lengthOf: null,
    accessor: null,
    accessorOf: null,
    columnOf: null,
    assumed: main.assumed || (other?.assumed ?? false),
    node: machine.node(operator, site, other ? [main.node, other.node] : [main.node]),
  }));
}

/** One prediction stays what it is beside other numbers; of two, no single method made the result. */
function blended(a: Prediction | null, b: Prediction | null): Prediction | null {
  if (a && b && a !== b) return { ...a, method: a.method === 'predict_proba' && b.method === 'predict_proba' ? 'predict_proba' : null, thresholded: false };
  return a ?? b;
}

function computedFrom(a: DataCell, b: DataCell | null, operator: string): DataCell['columns'] {
  const left = sourceColumns(a.columns);
  const right: Sources = b ? sourceColumns(b.columns) : noSources;
  const own = operator === '-' && right.size === 1 ? [...right.keys()][0] : undefined;
  // A running sum less the row's own value holds earlier rows alone.
  const from = own !== undefined && left.get(own) === 'window' ? passVia(left, 'past') : joinSources(left, right);
  // Arithmetic of a whole table with numbers keeps its columns.
  if (a.columns.extent !== 'listed' || a.columns.names.size > 1) return { ...a.columns, own: new Map() };
  return computedColumns(a.columns.space, from);
}

/** A call of a function on data, or of a method of data (`receiver` first among the data then), as its table entry describes it. */
export function applyDataEntry(machine: Machine, entry: DataEntry, data: Value, args: Args, label: string, site: Site): Value {
  const cell = machine.state.data(data);
  const others = [...args.positional, ...args.keywords.values()].filter((value) => value !== data);
  if (!cell || data.t !== 'ref') {
    const keys = args.keywords.get('keys');
    if (entry.rows === 'concat' || entry.rows === 'beside') return joinTables(machine, entry, data, label, site, keys ? columnNames(machine, keys) : null);
    if (entry.rows === 'reduce') return reducedList(machine, data, others, label, site);
    return entry.rows === 'describe' || entry.rows === 'fresh' ? unknown : machine.mixed([data, ...others], label, site);
  }
  const result = effect(machine, entry, cell, data, args, others, label, site);
  if (!mutates(entry, args)) return result;
  const changed = machine.state.data(result);
  if (cell.columnOf && changed) setNamedColumn(machine, cell.columnOf.table, cell.columnOf.name, result, site);
  else if (changed) machine.state.update(cell.accessorOf ?? data.id, dataWith(changed, { accessor: null, accessorOf: null }));
  return none;
}

/** Within a group: the row's own past, or its place in it. */
const backward = new Set(['cumsum', 'cumcount', 'cummax', 'cummin', 'cumprod', 'shift', 'diff', 'pct_change', 'ffill', 'pad']);

/** Calls whose further arguments are sizes: how long, how many classes. They say nothing of the numbers. */
const shapeOnly = new Set(['to_categorical', 'pad_sequences', 'reshape', 'resize', 'one_hot', 'expand_dims', 'head', 'tail', 'sample', 'astype', 'zeros', 'repeat', 'view', 'pad']);

function mutates(entry: DataEntry, args: Args): boolean {
  return entry.mutates === 'always' || (entry.mutates === 'inplace' && booleanOf(args.keywords.get('inplace')) === true);
}

function effect(machine: Machine, entry: DataEntry, cell: DataCell, data: Value & { t: 'ref' }, args: Args, others: readonly Value[], label: string, site: Site): Value {
  // How many rows each group has.
  if (label === 'size' && cell.view === 'group' && entry.rows !== 'reduce') return effect(machine, { is: 'data', rows: 'reduce' }, cell, data, args, others, label, site);
  if (entry.rows === 'describe' || entry.rows === 'fresh') return unknown;
  const parameter = (name: string): Value | undefined => argument(args, entry.parameters?.indexOf(name) ?? -1, name);
  const given = others.length === 0 ? [] : machine.dataIn(others);
  const extra = given.length === 0 || shapeOnly.has(label) ? [] : machine.influenceOf(given);
  const base: DataCell = dataWith(cell, {
    influence: joinSorted(cell.influence, extra),
    mask: null,
    lengthOf: null,
    accessor: null,
    accessorOf: null,
    columnOf: null,
    node: machine.node(label, site, given.length === 0 ? [cell.node] : [cell.node, ...given.map((other) => other.node)]),
  });
  const applied = entry.applies ? callApplied(machine, parameter(entry.applies) ?? args.positional[0], cell, isElementwise(label, cell, parameter), site) : null;
  const appliedInfluence = applied ? influenceOf(applied) : [];
  switch (entry.rows) {
    case 'keep':
    case 'reorder': {
      const look = lookOf(entry, label, cell, parameter, args.positional[0]);
      const learned = look.ahead ? [statisticEvent(machine, site, label, 'statistic', cell, 'ahead')] : learns(machine, entry, cell, parameter, label, site);
      const kept = dataWith(base, {
        order: entry.rows === 'reorder' ? `${site.span.start}` : base.order,
        chosen: entry.rows === 'reorder' ? cell.rows.length === 0 : base.chosen,
        ordered: orderAfter(label, cell, parameter, args.positional[0]),
        columns: passedBy(cell, look.step),
        ...(label === 'unique' && { distinct: cell.columns.names.size === 1 }),
      });
      if (label === 'get_dummies') return machine.state.allocate(dataWith(kept, dummies(machine, kept, learned, parameter('columns') ?? args.keywords.get('columns'))));
      if (label === 'drop') return dropped(machine, cell, base, args, parameter, site);
      if (label === 'assign') return assigned(machine, cell, base, args, site);
      const labels = relabelled(machine, cell, label, args);
      if (labels !== null) return machine.state.allocate(dataWith(base, { influence: cell.influence, columns: labels }));
      if (cell.view === 'group' && (label === 'transform' || label === 'apply')) {
        const how = parameter(entry.applies ?? 'func') ?? args.positional[0];
        // A function was looked into; a name is a statistic unless it looks back only.
        if (how?.t === 'function' || (how?.t === 'constant' && backward.has(String(how.value)))) {
          const step = how.t === 'constant' && String(how.value).startsWith('cum') ? 'window' : 'past';
          const columns = applied ? computedColumns(cell.columns.space, sourceColumns(applied.columns)) : passedBy(cell, step);
          return machine.state.allocate(dataWith(kept, { view: null, influence: joinSorted(kept.influence, appliedInfluence), columns }));
        }
        const statistic = statisticEvent(machine, site, `groupby().${label}`, 'statistic', cell);
        return machine.state.allocate(dataWith(kept, { view: null, influence: joinSorted(kept.influence, [statistic]), columns: passedBy(cell, 'group') }));
      }
      if (label === 'select_dtypes') return machine.state.allocate(dataWith(kept, { node: machine.node(label, site, [cell.node], true) }));
      return machine.state.allocate(dataWith(kept, { influence: joinSorted(joinSorted(kept.influence, learned), appliedInfluence) }));
    }
    case 'subset': {
      if (label === 'drop_duplicates') machine.measure<DeduplicateEvent>('deduplicate', site, '', (basics) => ({ ...basics, kind: 'deduplicate', node: base.node, rows: cell.rows }));
      // `filter(like='sensor')`: some columns, by their names. With a function, some rows.
      if (label === 'filter' && cell.view === null && ['items', 'like', 'regex'].some((name) => args.keywords.has(name))) {
        return machine.state.allocate(dataWith(base, { columns: { ...cell.columns, extent: 'unknown' }, node: machine.node(label, site, [cell.node], true) }));
      }
      const condition = label === 'query' ? queryMask(stringOf(args.positional[0])) : null;
      if (condition) return machine.state.allocate(dataWith(base, { rows: maskedRows(machine, cell, condition, label, site) }));
      const key = `${label}:${site.path}:${site.span.start}`;
      const distinct = label === 'drop_duplicates' && cell.columns.extent === 'listed' && cell.columns.names.size === 1;
      return machine.state.allocate(dataWith(base, { chosen: cell.rows.length === 0, ...(distinct && { distinct }), rows: (label === 'drop_duplicates' ? withoutCopies(machine, cell.rows) : cell.rows).map((region) => machine.regions.child('subset', region, key, noEvent)) }));
    }
    case 'sample':
      return sampled(machine, cell, base, parameter, site);
    case 'duplicate':
      return machine.state.allocate(dataWith(base, { rows: copiesOf(machine, site, label, cell) }));
    case 'reduce':
      return reduced(machine, entry, cell, base, parameter, args, label, site);
    case 'group':
      return grouped(machine, cell, base, label, parameter, args, site);
    case 'concat':
    case 'beside':
      return joinTables(machine, entry, entry.of === undefined ? machine.state.allocate({ t: 'list', items: [data, ...others], element: data }) : data, label, site);
    case 'merge':
      return mergeTables(machine, entry, cell, base, data, args, label, site);
    case 'derive': {
      const key = `${label}:${site.path}:${site.span.start}`;
      return machine.state.allocate(dataWith(base, { rows: cell.rows.map((region) => machine.regions.child('derived', region, key, noEvent)), columns: unknownColumns }));
    }
  }
}

function learns(machine: Machine, entry: DataEntry, table: DataCell, parameter: (name: string) => Value | undefined, label: string, site: Site): readonly number[] {
  const cell = asSamples(machine, table);
  if (!entry.learns || entry.learns === 'nothing' || cell.rows.length === 0) return [];
  const fixed = (entry.fixedBy ?? []).some((name) => {
    const value = parameter(name);
    return value !== undefined && !isNone(value) && numberOf(value) === null;
  });
  if (fixed || isRowwise(parameter)) return [];
  return [statisticEvent(machine, site, label, entry.learns, cell)];
}

/** A grouped or windowed view; what is computed of it next is told by what it is a view of. */
function grouped(machine: Machine, cell: DataCell, base: DataCell, label: string, parameter: (name: string) => Value | undefined, args: Args, site: Site): Value {
  if (/^group_?by$/i.test(label)) {
    const by = parameter('by') ?? args.positional[0];
    const keys = (by ? columnNames(machine, args.positional.length > 1 && label !== 'groupby' ? { t: 'tuple', items: args.positional } : by) : null) ?? [];
    machine.groupings.push({ keys, rows: cell.rows, site });
    return machine.state.allocate(dataWith(base, { influence: cell.influence, view: 'group', keys }));
  }
  const centred = booleanOf(parameter('center')) === true;
  const influence = centred ? joinSorted(base.influence, [statisticEvent(machine, site, `${label}(center=True)`, 'statistic', cell, 'ahead')]) : base.influence;
  const closed = stringOf(parameter('closed'));
  // A window that leaves its own row out holds earlier rows alone.
  const columns = closed === 'left' || closed === 'neither' ? passedBy(cell, 'past') : cell.columns;
  return machine.state.allocate(dataWith(base, { influence, columns, view: 'window' }));
}

function isRowwise(parameter: (name: string) => Value | undefined): boolean {
  const axis = parameter('axis') ?? parameter('dim');
  const number = numberOf(axis);
  return number === 1 || number === -1 || (number !== null && number > 0) || stringOf(axis) === 'columns';
}

function reduced(machine: Machine, entry: DataEntry, cell: DataCell, base: DataCell, parameter: (name: string) => Value | undefined, args: Args, label: string, site: Site): Value {
  if (isRowwise(parameter)) return machine.state.allocate(dataWith(base, { predicted: cell.predicted && /^(arg|idx)max$/.test(label) ? { ...cell.predicted, thresholded: true } : cell.predicted, influence: influenceOf(cell), columns: computedColumns(cell.columns.space, sourceColumns(cell.columns)) }));
  const predicted = cell.predicted;
  if (cell.piece === true) return machine.state.allocate(dataWith(base, { influence: influenceOf(cell) }));
  if (cell.view === 'window') {
    return machine.state.allocate(dataWith(base, { view: null, ordered: true, columns: passedBy(cell, 'window') }));
  }
  // A number: it has no rows of its own, only the influence of those it was computed over.
  const samples = asSamples(machine, cell);
  const own = samples.rows.length === 0 || entry.learns === 'nothing' || countsGaps(machine, cell) || isExpressed(machine, label, args) ? [] : [statisticEvent(machine, site, cell.view === 'group' ? `groupby().${label}` : label, entry.learns ?? 'statistic', samples)];
  const influence = joinSorted(influenceOf(cell), own);
  const chosen = cell.rows.length === 0 ? chosenBy(machine, label, influenceOf(cell), site) : null;
  const all = joinSorted(joinSorted(influence, base.influence), chosen === null ? [] : [chosen]);
  const groups = cell.view === 'group' && samples.rows.length > 0 ? { groups: groupsOf(samples, own, site) } : {};
  const named = cell.view === 'group' ? aggregatedColumns(machine, cell, args, label, joinSorted(own, base.influence), base.node) : null;
  const columns = named ?? computedColumns(cell.columns.space, passVia(sourceColumns(cell.columns), 'group'));
  return machine.allocateData({ rows: [], influence: all, columns, predicted, node: base.node, ...groups });
}

/** `agg(pl.col('a').mean().alias('b'))`: what is computed stands in the expressions. */
function isExpressed(machine: Machine, label: string, args: Args): boolean {
  return label === 'agg' && machine.dataIn(args.positional).length > 0;
}

/** `df.isnull().mean()`: how much is missing tells which columns are of use, and nothing of the numbers in them. */
function countsGaps(machine: Machine, cell: DataCell): boolean {
  return cell.view === null && /^(isnull|isna|notnull|notna)$/.test(machine.nodes[cell.node]?.label ?? '');
}

/** `np.argmax(scores)` picks one of the numbers. */
function chosenBy(machine: Machine, label: string, influence: readonly number[], site: Site): number | null {
  if (/^(nan)?arg(max|min)$|^idx(max|min)$/.test(label)) return selectEvent(machine, site, label, 'place', influence);
  return /^(nan|a)?(max|min)$/.test(label) ? selectEvent(machine, site, label, 'value', influence) : null;
}

/** A statistic of a list that the program filled: of scores, most often. */
function reducedList(machine: Machine, list: Value, others: readonly Value[], label: string, site: Site): Value {
  const result = machine.mixed([list, ...others], label, site);
  const cell = machine.state.data(result);
  const chosen = cell?.rows.length === 0 ? chosenBy(machine, label, cell.influence, site) : null;
  return cell && chosen !== null ? machine.state.allocate(dataWith(cell, { influence: joinSorted(cell.influence, [chosen]) })) : result;
}

function dropped(machine: Machine, cell: DataCell, base: DataCell, args: Args, parameter: (name: string) => Value | undefined, site: Site): Value {
  const axis = parameter('axis');
  const columns = args.keywords.get('columns');
  const labels = columns ?? parameter('labels') ?? args.positional[0];
  const byColumn = columns !== undefined || numberOf(axis) === 1 || stringOf(axis) === 'columns';
  if (byColumn) {
    const names = labels ? columnNames(machine, labels) : null;
    const node = machine.node('drop', site, [cell.node], true);
    if (names) return machine.state.allocate(dataWith(base, { influence: cell.influence, columns: dropColumns(cell.columns, names), node }));
    return machine.state.allocate(dataWith(base, { influence: joinSorted(cell.influence, base.influence), columns: { ...cell.columns, extent: 'unknown' }, node }));
  }
  const index = machine.state.data(args.keywords.get('index') ?? labels);
  if (index?.isIndex === true) return machine.state.allocate(dataWith(base, { influence: cell.influence, rows: without(machine, cell.rows, index.rows) }));
  const names = labels ? columnNames(machine, labels) : null;
  // `df.drop('price')` without axis drops rows labelled so: most often a slip, and no column goes.
  if (names) return machine.state.allocate(dataWith(base, { influence: cell.influence }));
  const key = `drop:${site.path}:${site.span.start}`;
  return machine.state.allocate(dataWith(base, { influence: cell.influence, rows: cell.rows.map((region) => machine.regions.child('subset', region, key, noEvent)) }));
}

/** The rows left when those of an index are taken away: `df.drop(train.index)`. */
function without(machine: Machine, rows: Rows, gone: Rows): Rows {
  let left: Rows = [];
  for (const region of rows) {
    for (const id of gone) {
      const chosen = machine.regions.get(transplant(machine, region, id));
      if (chosen.kind === 'draw' || chosen.kind === 'part' || chosen.kind === 'subset') {
        const parent = chosen.parents[0] ?? region;
        left = joinRows(left, [machine.regions.part(parent, chosen.key, 1 - chosen.part, chosen.event)]);
      } else left = joinRows(left, [machine.regions.child('subset', region, `without:${chosen.id}`, noEvent)]);
    }
  }
  return left.length > 0 ? left : rows;
}

/** `df.sample(frac=0.8, random_state=1)`: a random part whose complement is what `drop(part.index)` leaves. */
function sampled(machine: Machine, cell: DataCell, base: DataCell, parameter: (name: string) => Value | undefined, site: Site): Value {
  const fraction = numberOf(parameter('frac'));
  const replace = booleanOf(parameter('replace')) === true;
  if (replace || (fraction !== null && fraction > 1)) return machine.state.allocate(dataWith(base, { rows: copiesOf(machine, site, 'sample', cell) }));
  if (fraction === 1) return machine.state.allocate(dataWith(base, { ordered: false }));
  const seed = numberOf(parameter('random_state'));
  const size = fraction ?? numberOf(parameter('n'));
  const key = seed !== null && size !== null ? `random:sample:${size}:${seed}` : `random:${site.path}:${site.span.start}`;
  const event = splitEvent(machine, site, 'draw', 'sample', cell);
  return machine.state.allocate(dataWith(base, { rows: cell.rows.map((region) => machine.regions.part(region, key, 0, event)) }));
}

/** `drop_duplicates` takes out again what a concatenation of overlapping tables had twice. */
function withoutCopies(machine: Machine, rows: Rows): Rows {
  return rows.map((id) => {
    const region = machine.regions.get(id);
    const made = machine.events[region.event];
    return region.kind === 'copies' && made?.kind === 'resample' && /concat|append|stack/.test(made.what) ? (region.parents[0] ?? id) : id;
  });
}

function assigned(machine: Machine, cell: DataCell, base: DataCell, args: Args, site: Site): Value {
  let columns = cell.columns;
  for (const [name, given] of args.keywords) {
    const value = given.t === 'function' ? machine.call(given, { positional: [machine.state.allocate(cell)], keywords: new Map(), open: false, syntax: null }, site, name) : given;
    const source = machine.state.data(value);
    const own = new Map(columns.own);
    own.set(name, { influence: source ? influenceOf(source) : [], from: source ? sourceColumns(source.columns) : noSources, node: source?.node ?? base.node });
    columns = { ...columns, own, names: columns.extent === 'listed' ? new Set([...columns.names, name]) : columns.names };
  }
  return machine.state.allocate(dataWith(base, { influence: cell.influence, columns }));
}

/** Does the function see one element or one row at a time? Then no number it computes is a statistic over rows. */
function isElementwise(label: string, cell: DataCell, parameter: (name: string) => Value | undefined): boolean {
  if (cell.view !== null) return false;
  if (label !== 'apply' && label !== 'progress_apply' && label !== 'transform' && label !== 'agg' && label !== 'aggregate') return true;
  const oneColumn = cell.columns.extent === 'listed' && cell.columns.names.size <= 1;
  return isRowwise(parameter) || (oneColumn && label !== 'agg' && label !== 'aggregate');
}

/** Calls a function given to apply, map or transform; gives what it returned, joined if it is several. */
function callApplied(machine: Machine, callee: Value | undefined, cell: DataCell, elementwise: boolean, site: Site): DataCell | null {
  if (callee?.t !== 'function' && callee?.t !== 'external' && callee?.t !== 'partial') return null;
  if (callee.t === 'external' && (elementwise || !machine.library.callable(callee.name))) return null;
  const seen = machine.state.allocate(dataWith(cell, { rows: elementwise ? [] : cell.rows, accessor: null, accessorOf: null, mask: null, view: null, predicted: null }));
  const result = machine.call(callee, { positional: [seen], keywords: new Map(), open: false, syntax: null }, site, 'apply');
  return machine.dataIn([result]).reduce<DataCell | null>((all, one) => (all ? joinData(all, one) : one), null);
}
