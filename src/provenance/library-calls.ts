import type { ApiEntry, LoadEntry, TrainEntry } from '../library/vocabulary';
import { columnByName } from './column-expressions';
import { dropColumns, selectColumns, unknownColumns } from './columns';
import { dataWith } from './data-cell';
import { applyDataEntry } from './data-operations';
import { elementsOf } from './bind';
import { asSamples } from './grouped-tables';
import { callEstimatorMethod, choosesColumns } from './estimator-methods';
import { choosesWhenMade, origin } from './choosing';
import { construct, unknownEstimator } from './estimators';
import type { Site } from './graph';
import { judgeByMetric, judgeOnFolds } from './judge';
import { copiesOf, fitEvent, load } from './learn';
import { searchBy } from './loops';
import type { Args, Machine } from './machine';
import { allArguments, argument } from './machine';
import { joinSorted } from './regions';
import { counted, rowNumbers } from './row-numbers';
import { foldsOf, seedOf, splitByName, splitInParts, splitInTwo } from './splits';
import { transplant } from './select';
import { influenceOf } from './state';
import { namedTable } from './named-tables';
import { drawnBy, loadFolder, loadPublic } from './public-sets';
import { persist } from './stored';
import { asStream } from './streams';
import { noteFolding } from './measure';
import { makeTransform, noteAugmentation } from './transforms';
import type { Value } from './values';
import { booleanOf, isNone, numberOf, stringOf, unknown } from './values';

/** A call of something in a library, by its qualified name. */
export function callExternal(machine: Machine, name: string, args: Args, site: Site, receiver?: Value): Value {
  if (name.startsWith('splitter.')) {
    const cell = machine.state.deref(receiver);
    return cell?.t === 'splitter' && name === 'splitter.split' ? foldsOf(machine, cell, args, site) : unknown;
  }
  const column = columnByName(machine, name, args, site);
  if (column) return column;
  const entry = machine.library.callable(name);
  return asStream(machine, name, entry ? callKnown(machine, name, entry, args, site) : callUnlisted(machine, name, args, site), args, site);
}

function callKnown(machine: Machine, name: string, entry: ApiEntry, args: Args, site: Site): Value {
  const label = name.slice(name.lastIndexOf('.') + 1);
  const numbers = rowNumbers(machine, label, args, site);
  if (numbers) return numbers;
  switch (entry.is) {
    case 'estimator':
    case 'composite':
      return construct(machine, name, entry, args, site);
    case 'splitter': {
      const shuffles = entry.shuffles === 'parameter' ? booleanOf(args.keywords.get('shuffle')) === true : entry.shuffles;
      const repetitions = numberOf(argument(args, entry.parameters?.indexOf('n_splits') ?? 0, 'n_splits'));
      return machine.state.allocate({
        t: 'splitter', name: label, shuffles, grouped: entry.grouped ?? false, timed: entry.timed ?? false, seed: seedOf(args),
        singleSplit: repetitions === 1, gap: numberOf(args.keywords.get('gap')) ?? 0, node: machine.node(label, site, []),
      });
    }
    case 'data':
      return callDataFunction(machine, entry, args, label, site);
    case 'split': {
      if (entry.form === 'each') return { t: 'tuple', items: splitInTwo(machine, args.positional, args, label, site) };
      if (entry.form === 'named') return args.positional[0] ? splitByName(machine, args.positional[0], args, label, site) : unknown;
      const sizes = argument(args, 1, 'lengths', 'sizes');
      const given = sizes ? elementsOf(machine, sizes).items?.length : undefined;
      // `random_split` takes the size of each part, `np.split` the places between them.
      const count = given === undefined ? 2 : entry.ordered ? given + 1 : given;
      if (!args.positional[0]) return unknown;
      const parts = splitInParts(machine, args.positional[0], count, label, site, entry.ordered !== true);
      if (entry.shuffles === 'parameter') keepsOrder(machine, parts, args);
      return parts;
    }
    case 'metric':
      return judgeByMetric(machine, entry, args, label, site);
    case 'cross-validation': {
      const at = (parameter: string): Value | undefined => argument(args, entry.parameters.indexOf(parameter), parameter);
      if (entry.parameters.includes('groups')) noteFolding(machine, label, at('cv'), args, entry.parameters.indexOf('groups'), site);
      const given = machine.state.data(at(entry.data ?? 'X'));
      if (!given) return unknown;
      const X = asSamples(machine, given);
      const y = machine.state.data(at('y'));
      const estimator = machine.state.deref(at('estimator') ?? args.positional[0]);
      judgeOnFolds(machine, 'folds', label, estimator?.t === 'estimator' ? { ...estimator.facts, picksColumns: choosesColumns(machine, estimator) } : null, at('cv'), X, y, site, machine.state.data(at('groups')));
      const influence = influenceOf(X);
      const node = machine.node(label, site, [X.node]);
      return entry.gives === 'predict' ? machine.allocateData({ rows: X.rows, influence, node }) : machine.allocateData({ rows: [], influence, node });
    }
    case 'transform':
      return makeTransform(machine, label, entry, args);
    case 'load': {
      const data = loadData(machine, entry, args, label, site);
      noteAugmentation(machine, args, site, machine.rowsOf(machine.dataIn([data])), entry.parameters);
      return data;
    }
    case 'save':
    case 'restore':
      return persist(machine, entry, args);
    case 'fit-apply':
      return fitAndApply(machine, entry, args, label, site);
    case 'train':
      return train(machine, name, entry, args, site);
    case 'optimizer': {
      const facts = { name: label, role: 'unknown' as const, learns: 'nothing' as const, supervised: false, forTarget: false, object: machine.newObject(), ...origin(machine, entry, args) };
      // Over inputs rather than weights it trains nothing: an adversarial example, a style transfer.
      if (machine.dataIn([args.positional[0]]).some((cell) => cell.rows.length > 0)) return unknown;
      return machine.state.allocate({ t: 'estimator', facts, entry, inner: [], learned: null, node: machine.node(label, site, []) });
    }
    case 'loss':
    case 'callback': {
      const selects = choosesWhenMade(machine, entry, args);
      const facts = { name: label, role: 'unknown' as const, learns: 'nothing' as const, supervised: false, forTarget: false, object: machine.newObject() };
      const writes = entry.is === 'callback' ? stringOf(argument(args, entry.parameters.indexOf('filepath'), 'filepath')) : null;
      return machine.state.allocate({ t: 'estimator', facts, entry, inner: [], learned: null, node: machine.node(label, site, []), ...(selects === null ? {} : { selects }), ...(writes === null ? {} : { writes }) });
    }
    case 'optimise': {
      const objective = argument(args, 0, entry.objective);
      return objective?.t === 'function' || objective?.t === 'partial' ? searchBy(machine, objective, label, site) : machine.mixed(allArguments(args), label, site);
    }
    case 'identity':
      return args.positional[entry.of ?? 0] ?? [...args.keywords.values()][0] ?? unknown;
    case 'clone':
      return unfitted(machine, args.positional[0] ?? unknown);
    case 'seed':
      return unknown;
  }
}

/** A split that only draws at random when it is told to. */
function keepsOrder(machine: Machine, parts: Value, args: Args): void {
  const region = machine.dataIn([parts])[0]?.rows[0];
  const split = region === undefined ? undefined : machine.events[machine.regions.get(region).event];
  if (split?.kind === 'split') split.shuffled = booleanOf(args.keywords.get('shuffle')) === true;
}

function callDataFunction(machine: Machine, entry: Extract<ApiEntry, { is: 'data' }>, args: Args, label: string, site: Site): Value {
  const position = entry.of ?? 0;
  const parameter = entry.parameters?.[position < 0 ? 0 : position];
  const data = argument(args, position < 0 ? 0 : position, ...(parameter === undefined ? [] : [parameter]));
  if (!data) return unknown;
  if (entry.rows === 'concat' || entry.rows === 'beside') {
    const axis = argument(args, entry.parameters?.indexOf('axis') ?? 1, 'axis');
    const sideways = numberOf(axis) === 1 || numberOf(axis) === -1 || stringOf(axis) === 'columns';
    const upright = numberOf(axis) === 0 || stringOf(axis) === 'index';
    const rows = sideways ? 'beside' : upright ? 'concat' : entry.rows;
    return applyDataEntry(machine, { ...entry, rows, of: 0 }, asSequence(machine, data, position, args), { ...args, positional: [], keywords: new Map([...args.keywords].filter(([name]) => name === 'keys')) }, label, site);
  }
  if (label === 'Subset') {
    // torch's `Subset(dataset, indices)`: the rows that the numbers choose.
    const cell = machine.state.data(data);
    const numbers = cell && (machine.state.data(args.positional[1] ?? args.keywords.get('indices')) ?? counted(machine, args, cell, site));
    if (cell && numbers?.isIndex === true) return machine.state.allocate(dataWith(cell, { rows: cell.rows.flatMap((region) => numbers.rows.map((index) => transplant(machine, region, index))) }));
  }
  if (label === 'DataFrame') {
    const named = namedTable(machine, data, args, site);
    if (named) return named;
  }
  if (entry.each && args.positional.length > 1) {
    // `X, y = shuffle(X, y)`: one result an array.
    const one = (value: Value): Value => applyDataEntry(machine, entry, value, { ...args, positional: [value] }, label, site);
    return { t: 'tuple', items: args.positional.map(one) };
  }
  return applyDataEntry(machine, entry, data, args, label, site);
}

/** `np.hstack((a, b))` has one argument with all, `sparse.hstack([a, b])` too; `concat(a, b)` has each on its own. */
function asSequence(machine: Machine, data: Value, position: number, args: Args): Value {
  if (position < 0 || !machine.state.data(data)) return data;
  return args.positional.length > 1 ? { t: 'tuple', items: args.positional } : data;
}

function loadData(machine: Machine, entry: LoadEntry, args: Args, label: string, site: Site): Value {
  if (entry.gives === 'example') {
    // One that goes through many files gives them all.
    const reader = machine.activations.at(-1);
    if (reader && !/\bfor\b|\bwhile\b/.test(machine.text(reader.frame.path, reader.definition))) machine.exampleReaders.add(reader.definition);
    return unknown;
  }
  if (entry.gives === 'splits') {
    const splits = loadPublic(machine, entry.parameters ?? [], args, label, site);
    return booleanOf(args.keywords.get('with_info')) === true ? { t: 'tuple', items: [splits, unknown] } : splits;
  }
  const what = stringOf(args.positional[0] ?? args.keywords.get('filepath_or_buffer') ?? args.keywords.get('path') ?? args.keywords.get('name'));
  const how = entry.synthetic ? 'synthetic' : 'file';
  const named = what ?? (entry.gives === 'frame' || entry.gives === 'array' ? null : label);
  if (entry.gives === 'parts') {
    const parts = (['train', 'test'] as const).map((role) => {
      const data = load(machine, site, `${label} (${role})`, how, label, role);
      const region = machine.state.data(data)?.rows[0];
      if (region !== undefined) machine.regions.get(region).role = role;
      return { t: 'tuple' as const, items: [data, machine.state.allocate(machine.state.cell(data.id))] };
    });
    return { t: 'tuple', items: parts };
  }
  const data = load(machine, site, named, how, label, '', args.keywords.has('parse_dates') && args.keywords.has('index_col'));
  const cell = machine.state.data(data);
  if (!cell) return data;
  const subset = entry.gives === 'dataset' && label.endsWith('_from_directory') ? loadFolder(machine, args, data, drawnBy(machine, args, site), site) : null;
  if (subset) return subset;
  if (entry.gives === 'xy' || booleanOf(args.keywords.get('return_X_y')) === true) {
    const X = machine.state.allocate(dataWith(cell, { columns: dropColumns(cell.columns, ['target']) }));
    return { t: 'tuple', items: [X, machine.state.allocate(dataWith(cell, { columns: selectColumns(cell.columns, ['target']) }))] };
  }
  if (entry.gives === 'bunch') return machine.state.allocate(dataWith(cell, { accessor: 'bunch' }));
  if (entry.gives === 'array' || entry.gives === 'dataset') return machine.state.allocate(dataWith(cell, { columns: { ...unknownColumns, space: cell.columns.space } }));
  return data;
}

function fitAndApply(machine: Machine, entry: Extract<ApiEntry, { is: 'fit-apply' }>, args: Args, label: string, site: Site): Value {
  const arrays = entry.sampling ? args.positional.map((value) => machine.state.data(value)) : [machine.dataIn([args.positional[0] ?? args.keywords.get(entry.parameters?.[0] ?? 'X')])[0] ?? null];
  const X = arrays[0];
  if (!X) return machine.mixed(allArguments(args), label, site);
  const node = machine.node(label, site, [X.node]);
  if (entry.sampling) {
    const copies = entry.sampling === 'over' || (entry.sampling === 'parameter' && booleanOf(args.keywords.get('replace')) !== false);
    const results = arrays.map((cell) => {
      if (!cell) return unknown;
      const rows = copies ? copiesOf(machine, site, label, cell) : cell.rows.map((region) => machine.regions.child('draw', region, `draw:${site.path}:${site.span.start}`, -1));
      return machine.state.allocate(dataWith(cell, { rows, mask: null, accessor: null, accessorOf: null, node }));
    });
    return results.length === 1 ? (results[0] ?? unknown) : { t: 'tuple', items: results };
  }
  const axis = numberOf(argument(args, entry.parameters?.indexOf('axis') ?? -1, 'axis'));
  const fixed = (entry.fixedBy ?? []).some((parameter) => {
    const value = args.keywords.get(parameter);
    return value !== undefined && !isNone(value) && numberOf(value) === null;
  });
  const rowwise = axis === 1 && label !== 'normalize';
  const influence = influenceOf(X);
  const learned = fixed || rowwise || entry.learns === 'nothing' || X.rows.length === 0 ? influence : joinSorted(influence, [fitEvent(machine, site, { name: label, role: 'transformer', learns: entry.learns, supervised: false, forTarget: false, object: -1 }, [X]).id]);
  return machine.state.allocate(dataWith(X, { influence: learned, columns: { ...unknownColumns, space: X.columns.space, own: X.columns.own }, mask: null, accessor: null, accessorOf: null, node }));
}

/** `xgb.train(params, dtrain, evals=[…])` gives the fitted model. */
function train(machine: Machine, name: string, entry: TrainEntry, args: Args, site: Site): Value {
  const at = (parameter: string | undefined): Value | undefined => (parameter === undefined ? undefined : argument(args, entry.parameters.indexOf(parameter), parameter));
  const model = unknownEstimator(machine, name.split('.').slice(-2).join('.'), site, null);
  const cell = machine.state.deref(model);
  const data = at(entry.data);
  if (model.t !== 'ref' || cell?.t !== 'estimator' || !data) return model;
  const keywords = new Map<string, Value>();
  const evaluation = at(entry.evaluation);
  if (evaluation) keywords.set('eval_set', evaluation);
  const target = at(entry.target);
  const selects = choosesWhenMade(machine, entry, args);
  const watcher: ApiEntry = { is: 'estimator', role: 'predictor', learns: 'model', evaluation: 'eval_set', ...(entry.asksLast === true ? { asksLast: true } : {}) };
  const predictor = { ...cell, entry: watcher, facts: { ...cell.facts, role: 'predictor' as const, ...origin(machine, entry, args) }, ...(selects === null ? {} : { selects }) };
  machine.state.update(model.id, predictor);
  return callEstimatorMethod(machine, model, predictor, 'fit', { positional: target ? [data, target] : [data], keywords, open: false, syntax: null }, site);
}

function unfitted(machine: Machine, value: Value): Value {
  const cell = machine.state.deref(value);
  return cell?.t === 'estimator' ? machine.state.allocate({ ...cell, facts: { ...cell.facts, object: machine.newObject(), madeIn: machine.loops.map((loop) => loop.event) }, learned: null }) : value;
}

const ranges = new Set(['date_range', 'bdate_range', 'period_range', 'timedelta_range', 'interval_range']);

/** `pd.date_range(start=df.t.min(), end=df.t.max())`, `calendar.holidays(start=…, end=…)`: days between two ends, which tell nothing of the rows. */
export function spansCalendar(label: string, args: Args): boolean {
  return (args.keywords.has('start') && args.keywords.has('end')) || ranges.has(label);
}

/** A call of something that no table lists. */
function callUnlisted(machine: Machine, name: string, args: Args, site: Site): Value {
  const first = args.positional[0];
  const label = name.slice(name.lastIndexOf('.') + 1);
  if (spansCalendar(label, args)) return unknown;
  const numbers = rowNumbers(machine, label, args, site);
  if (numbers) return numbers;
  if ((name === 'copy.copy' || name === 'copy.deepcopy') && first) return copied(machine, first);
  if (name === 'functools.partial' && first) return { t: 'partial', callee: first, args: args.positional.slice(1), keywords: args.keywords };
  if (name === 'os.path.join' || name === 'posixpath.join') return args.positional.at(-1) ?? unknown;
  if (name === 'pathlib.Path' || name === 'os.fspath' || name === 'os.path.abspath' || name === 'os.path.expanduser') return first ?? unknown;
  noteAugmentation(machine, args, site);
  const cells = machine.dataIn(allArguments(args));
  if (cells.some((cell) => cell.predicted) && /score|accuracy|rmse|mae|mse|mape|auc|loss|error|report|matrix|f1|metric|evaluat/i.test(label)) {
    return judgeByMetric(machine, null, args, label, site);
  }
  if (cells.length === 0 && /^[A-Z]/.test(label) && machine.library.isMachineLearning(name)) return unknownEstimator(machine, label, site, args);
  return machine.mixed(allArguments(args), label, site);
}

function copied(machine: Machine, value: Value): Value {
  const cell = machine.state.deref(value);
  if (cell?.t === 'estimator') return machine.state.allocate({ ...cell, facts: { ...cell.facts, madeIn: machine.loops.map((loop) => loop.event) } });
  if (cell?.t === 'instance') return machine.state.allocate({ ...cell, madeIn: machine.loops.map((loop) => loop.event) });
  return cell ? machine.state.allocate(cell) : value;
}
