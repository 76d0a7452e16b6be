import { sourceColumns, unknownColumns } from './columns';
import { dataWith } from './data-cell';
import { noteTarget } from './target';
import { choosesWhenFitted, claimsValidation } from './choosing';
import { leaves } from './estimators';
import { asSamples } from './grouped-tables';
import type { EstimatorFacts, Influence, Learned, Site } from './graph';
import { judgeEvent, copiesOf, fitEvent, resampleEvent, statisticEvent } from './learn';
import { judgeOnFolds, judgeOnValidation } from './judge';
import { elementsOf } from './bind';
import { layersIn, learnedByLayers } from './layers';
import { lossOf, outputOf } from './training';
import type { Args, Machine } from './machine';
import { allArguments, argument } from './machine';
import { noteFolding, notePair } from './measure';
import { joinSorted } from './regions';
import { influenceOf } from './state';
import { storeRounds, storeUnder } from './stored';
import type { DataCell, EstimatorCell, Value } from './values';
import { none, numberOf, stringOf, unknown } from './values';

const fits = new Set(['fit', 'partial_fit', 'fit_generator', 'train', 'adapt', 'fit_on_texts', 'build_vocab', 'train_on_batch', 'fit_one_cycle', 'learn']);
/** Methods that go on from what was learned before. */
const goesOn = new Set(['partial_fit', 'train_on_batch', 'fit_one_cycle']);
/** Methods that put other weights in place of those learned. */
const renews = new Set(['set_weights', 'load_weights', 'load_state_dict', 'apply', 'reset_parameters', 'reset_weights', 'load_model', '__init__']);
const fitsAndTransforms = new Set(['fit_transform', 'fit_predict', 'fit_apply']);
const applies = new Set(['transform', 'inverse_transform', 'texts_to_sequences', 'texts_to_matrix', 'encode', 'transform_one', 'embed']);
const predicts = new Set(['predict', 'predict_proba', 'decision_function', 'predict_log_proba', 'predict_classes', 'predict_generator', 'predict_on_batch', 'forecast', '__call__', 'forward', 'call', 'score_samples']);
const scores = new Set(['score', 'evaluate', 'evaluate_generator', 'test_on_batch']);
const resamples = new Set(['fit_resample', 'fit_sample']);
const validationKeywords = ['validation_data', 'eval_set', 'eval_dataset', 'valid_sets', 'evals', 'X_val'];

/** Is this a method by which something learns, transforms, predicts or is scored? Then a receiver of which nothing is known may be an estimator. */
export function isEstimatorMethod(name: string): boolean {
  return fits.has(name) || fitsAndTransforms.has(name) || resamples.has(name) || predicts.has(name) || scores.has(name) || name === 'transform' || name === 'adapt';
}

/** `estimator.method(…)` */
export function callEstimatorMethod(machine: Machine, receiver: Value & { t: 'ref' }, cell: EstimatorCell, name: string, args: Args, site: Site): Value {
  const entry = cell.entry?.is === 'estimator' ? cell.entry : null;
  const own = cell.trainer ? withTrainerData(cell.trainer, name, args) : null;
  if (own && cell.trainer) return withoutTrainer(machine, receiver, cell, name, own, site);
  if (cell.entry?.is === 'loss') return lossOf(machine, cell.facts.name, args, site);
  if (resamples.has(name)) return resampleBy(machine, cell, args, site);
  if (fitsAndTransforms.has(name)) {
    const X = dataArgument(machine, args, 0, 'X', 'raw_documents', 'y', 'data');
    fit(machine, receiver, cell, name, args, site);
    return X ? applyLearned(machine, receiver, X, name, site) : machine.mixed(allArguments(args), name, site);
  }
  if (fits.has(name) || entry?.fitMethods?.includes(name) === true) {
    fit(machine, receiver, cell, name, args, site);
    return receiver;
  }
  if (predicts.has(name)) {
    const X = dataArgument(machine, args, 0, 'X', 'x', 'data');
    if (name === '__call__' && entry?.fitMethods?.includes('adapt') === true) return X ? applyLearned(machine, receiver, X, name, site) : learnedNumbers(machine, cell, name, site);
    if (!X) return machine.mixed(allArguments(args), name, site);
    const output = predict(machine, receiver, X, name, site);
    return name === '__call__' || name === 'forward' ? outputOf(machine, receiver.id, output) : output;
  }
  if (scores.has(name)) return score(machine, receiver, name, args, site);
  if (applies.has(name) || entry?.applyMethods?.includes(name) === true) {
    const X = dataArgument(machine, args, 0, 'X', 'raw_documents', 'y', 'data');
    return X ? applyLearned(machine, receiver, X, name, site) : machine.mixed(allArguments(args), name, site);
  }
  if (renews.has(name)) {
    machine.state.update(receiver.id, { ...cell, facts: { ...cell.facts, madeIn: machine.loops.map((loop) => loop.event) } });
    if (name !== 'apply') return unknown;
  }
  if (name === 'set_params' || name === 'compile' || name === 'to' || name === 'set_output' || name === 'eval' || name === 'cuda' || name === 'double' || name === 'float') return receiver;
  if (name === 'add') {
    const layers = layersIn(machine, args);
    if (layers.length > 0) machine.state.update(receiver.id, { ...cell, layers: [...(cell.layers ?? []), ...layers] });
    return unknown;
  }
  if (name === 'save' || name === 'save_model') storeUnder(machine, stringOf(args.positional[0] ?? args.keywords.get('filepath')), receiver);
  if (name === 'get_params' || name === 'get_feature_names_out' || name === 'summary' || name === 'save') return unknown;
  if (name === '__getitem__') return cell.inner.at(-1) ?? receiver;
  // `selector.get_support()`: numbers that were learned.
  if (cell.learned && machine.dataIn(allArguments(args)).length === 0) return learnedNumbers(machine, cell, name, site);
  return machine.mixed(allArguments(args), name, site);
}

function learnedNumbers(machine: Machine, { learned, facts, node }: EstimatorCell, name: string, site: Site): Value {
  const influence = learned ? joinSorted(learned.influence, [learned.event]) : [];
  return machine.allocateData({ rows: [], influence, node: machine.node(`${facts.name}.${name}`, site, [node]) });
}

/** `trainer.train()`, `trainer.evaluate()`: the data are those that the trainer was made with; null where the call brings its own. */
function withTrainerData({ training, evaluation }: NonNullable<EstimatorCell['trainer']>, name: string, args: Args): Args | null {
  const keywords = new Map(args.keywords);
  if (name === 'train') {
    if (evaluation) keywords.set('eval_dataset', evaluation);
    return { ...args, positional: [training], keywords };
  }
  if (name !== 'evaluate' || !evaluation || args.positional.length > 0 || keywords.has('eval_dataset')) return null;
  return { ...args, positional: [evaluation] };
}

/** The call with its data filled in; the trainer keeps them for the next one. */
function withoutTrainer(machine: Machine, receiver: Value & { t: 'ref' }, cell: EstimatorCell, name: string, args: Args, site: Site): Value {
  const { trainer, ...bare } = cell;
  const result = callEstimatorMethod(machine, receiver, bare, name, args, site);
  const now = machine.state.cell(receiver.id);
  if (now.t === 'estimator' && trainer) machine.state.update(receiver.id, { ...now, trainer });
  return result;
}

function dataArgument(machine: Machine, args: Args, position: number, ...names: string[]): DataCell | null {
  const value = argument(args, position, ...names);
  if (!value) return null;
  const cell = machine.state.data(value) ?? machine.dataIn([value])[0];
  return cell ? asSamples(machine, cell) : null;
}

/** One model call: which data it learns from, and on what it is judged while it learns. */
function fit(machine: Machine, receiver: Value & { t: 'ref' }, cell: EstimatorCell, name: string, args: Args, site: Site): void {
  // `AutoARIMA.fit(y, X)`: some libraries take the target first, and may have no features at all.
  const order = cell.entry?.is === 'estimator' ? (cell.entry.fitParameters ?? []) : [];
  const targetFirst = order[0] === 'y';
  const y = dataArgument(machine, args, targetFirst ? 0 : 1, 'y', 'Y', 'target') ?? machine.dataIn([cell.held?.target])[0] ?? null;
  const given = dataArgument(machine, args, targetFirst ? 1 : 0, 'X', 'x', 'raw_documents', 'y', 'data', 'training_data', 'train_dataset', 'train_set') ?? machine.dataIn([cell.held?.features])[0] ?? (targetFirst ? y : null);
  if (!given) return;
  const X = cell.layers ? dataWith(given, { influence: joinSorted(given.influence, learnedByLayers(machine, cell)) }) : given;
  const facts = specific(cell, y, name);
  const learned = learnFrom(machine, facts, cell, X, y, site);
  machine.state.update(receiver.id, { ...cell, facts, learned, node: machine.nodes.length - 1 });
  const event = machine.events[learned.event];
  if (event?.kind === 'fit') {
    event.continues = cell.warm === true || goesOn.has(name) || (cell.entry?.is === 'estimator' && cell.entry.keepsState === true);
    event.reproduces = given === y;
  }
  markInner(machine, cell, learned);
  storeRounds(machine, args, receiver);
  if (cell.entry?.is === 'composite' && cell.entry.form === 'search') noteFolding(machine, `${facts.name}.${name}`, cell.cv, args, -1, site);
  if (cell.entry?.is === 'composite' && cell.entry.form === 'search') judgeOnFolds(machine, 'search', `${facts.name}.${name}`, null, cell.cv, X, y, site, machine.state.data(args.keywords.get('groups')));
  watchTail(machine, learned, X, y, args, `${facts.name}.${name}`, site);
  const validation = validationKeywords.flatMap((keyword) => validationSets(machine, args.keywords.get(keyword), keyword));
  const lastOnly = cell.entry?.is === 'estimator' && cell.entry.asksLast === true;
  const chooses = claimsValidation(machine, args, validationKeywords, site.path) ? null : choosesWhenFitted(machine, cell, args);
  if (validation.length > 0) judgeOnValidation(machine, learned, validation, `${facts.name}.${name}`, site, chooses, lastOnly);
}

/** Keras' `validation_split=0.2`: the last rows given are judged on while the others are learned from. */
function watchTail(machine: Machine, learned: Learned, X: DataCell, y: DataCell | null, args: Args, label: string, site: Site): void {
  const share = args.keywords.get('validation_split');
  const whole = share && numberOf(share) !== 0 ? machine.regions.union(X.rows, learned.event) : null;
  if (whole === null) return;
  const key = `tail:${learned.event}`;
  const front = machine.regions.part(whole, key, 0, learned.event, { role: 'train', fold: true });
  const tail = machine.regions.part(whole, key, 1, learned.event, { role: 'validation', fold: true });
  judgeEvent(machine, site, {
    form: 'validation', what: `${label}(validation_split)`, model: { ...learned, rows: [front] }, rows: [tail],
    features: influenceOf(X), target: y ? influenceOf(y) : [], inputs: [X.node], guessed: X.assumed,
  });
}

/** `eval_set=[(X, y), …]` is several sets, `validation_data=(X, y)` is one. */
function validationSets(machine: Machine, value: Value | undefined, keyword: string): Value[] {
  if (!value) return [];
  const items = elementsOf(machine, value).items;
  if (!items || keyword === 'validation_data' || keyword === 'X_val') return [value];
  // `valid_sets=[dtrain, dvalid]` holds sets; `eval_set=(X, y)` is one.
  const rows = items.map((item) => machine.state.data(item)?.rows.join() ?? null);
  if (rows.length > 1 && rows.every((own) => own !== null) && new Set(rows).size > 1) return [...items];
  return items.some((item) => item.t === 'tuple' || machine.state.deref(item)?.t === 'list') ? [...items] : [value];
}

/** What kind of estimator it is, told by how it is used where the class is not known: two arguments are a predictor's. */
function specific(cell: EstimatorCell, y: DataCell | null, method: string): EstimatorFacts {
  // LDA and PLS predict, and reduce the features with the help of the target when they transform.
  if (cell.facts.role === 'predictor' && method === 'fit_transform') return { ...cell.facts, role: 'transformer', learns: 'projection', supervised: true };
  if (cell.facts.role !== 'unknown') return cell.facts;
  if (method === 'fit_transform') return { ...cell.facts, role: 'transformer', learns: 'statistic', supervised: false };
  return y ? { ...cell.facts, role: 'predictor' } : cell.facts;
}

/** Records that an estimator learned; gives what it knows from now on. */
export function learnFrom(machine: Machine, facts: EstimatorFacts, cell: EstimatorCell | null, X: DataCell, y: DataCell | null, site: Site): Learned {
  const data = y ? [X, y] : [X];
  let influence: Influence = machine.influenceOf(data);
  // Every part of a pipeline that learns from the rows is told apart, so that a finding can name the scaler and not the pipeline.
  for (const leaf of cell ? leaves(machine, cell) : []) {
    if (leaf.facts.object === facts.object || leaf.facts.learns === 'nothing' || leaf.facts.role === 'predictor') continue;
    const within = facts.composite ? { name: facts.name, form: facts.composite } : undefined;
    const event = fitEvent(machine, site, within ? { ...leaf.facts, within } : leaf.facts, data);
    influence = joinSorted(influence, [event.id]);
  }
  const event = fitEvent(machine, site, facts, data);
  notePair(machine, `${facts.name}.fit`, X, y, site);
  if ((facts.role === 'predictor' || facts.role === 'unknown') && !(cell && choosesColumns(machine, cell))) noteTarget(machine, event, X, y);
  const features = influenceOf(X);
  return { event: event.id, rows: event.rows, influence: joinSorted(influence, event.influence), features };
}

/** Does a pipeline pick columns itself before anything is learned? Then what it is given tells nothing of what its model sees. */
export function choosesColumns(machine: Machine, cell: EstimatorCell): boolean {
  if (cell.entry?.is === 'composite' && (cell.entry.form === 'columns' || cell.entry.form === 'make-columns')) return true;
  return cell.inner.some((value) => {
    const inner = machine.state.deref(value);
    return inner?.t === 'estimator' && choosesColumns(machine, inner);
  });
}

/** A target encoder's `transform` on the very rows it was fitted on hands each row its own target: only `fit_transform` encodes out of fold. */
function ownTargets(machine: Machine, cell: EstimatorCell, X: DataCell, name: string, site: Site): Influence {
  const same = cell.learned?.rows.length === 1 && X.rows.length === 1 && cell.learned.rows[0] === X.rows[0];
  if (cell.facts.learns !== 'target-statistics' || name !== 'transform' || !same) return [];
  return [statisticEvent(machine, site, `${cell.facts.name}.transform`, 'target-statistics', X)];
}

function markInner(machine: Machine, cell: EstimatorCell, learned: Learned): void {
  for (const value of cell.inner) {
    const inner = machine.state.deref(value);
    if (value.t !== 'ref' || inner?.t !== 'estimator') continue;
    machine.state.update(value.id, { ...inner, learned });
    markInner(machine, inner, learned);
  }
}

/** What comes out of `transform`: the rows that went in, influenced by what was learned. */
export function applyLearned(machine: Machine, receiver: Value & { t: 'ref' }, X: DataCell, name: string, site: Site): Value {
  const cell = machine.state.cell(receiver.id);
  if (cell.t !== 'estimator') return unknown;
  const learned = cell.learned;
  const teaches = cell.facts.learns !== 'nothing' && learned !== null;
  const own: Influence = learned ? (teaches ? joinSorted(learned.influence, [learned.event]) : learned.influence) : [];
  const influence = name === 'inverse_transform' ? influenceOf(X) : joinSorted(joinSorted(influenceOf(X), own), ownTargets(machine, cell, X, name, site));
  const target = cell.facts.forTarget;
  const isPrediction = name === 'fit_predict' && learned !== null;
  return machine.allocateData({
    rows: X.rows,
    influence,
    // A selector or scaler gives an array whose columns still stem from those of the table.
    columns: target ? X.columns : { ...unknownColumns, space: X.columns.space, from: sourceColumns(X.columns) },
    predicted: name === 'inverse_transform' ? X.predicted : isPrediction ? null : X.predicted,
    assumed: X.assumed || cell.facts.role === 'unknown',
    node: machine.node(`${cell.facts.name}.${name}`, site, [X.node, cell.node]),
  });
}

/** `model.predict(X)` */
export function predict(machine: Machine, receiver: Value & { t: 'ref' }, X: DataCell, name: string, site: Site): Value {
  const cell = machine.state.cell(receiver.id);
  const learned = cell.t === 'estimator' ? cell.learned : null;
  const label = cell.t === 'estimator' ? `${cell.facts.name}.${name}` : name;
  const node = machine.node(label, site, [X.node]);
  const influence = influenceOf(X);
  if (!learned) return machine.allocateData({ rows: X.rows, influence, assumed: X.assumed, node });
  const asked = judgeEvent(machine, site, { form: 'predict', what: label, model: learned, rows: X.rows, features: influence, inputs: [X.node], guessed: X.assumed });
  return machine.allocateData({
    rows: X.rows,
    influence: joinSorted(joinSorted(influence, learned.influence), joinSorted([learned.event], [asked.id])),
    predicted: { model: learned, rows: X.rows, influence, method: name, thresholded: false },
    assumed: X.assumed,
    node,
  });
}

/** `model.score(X, y)` */
export function score(machine: Machine, receiver: Value & { t: 'ref' }, name: string, args: Args, site: Site): Value {
  const cell = machine.state.cell(receiver.id);
  const learned = cell.t === 'estimator' ? cell.learned : null;
  const X = dataArgument(machine, args, 0, 'X', 'x', 'data', 'test_data');
  if (!X) return unknown;
  const y = dataArgument(machine, args, 1, 'y');
  const influence = y ? joinSorted(influenceOf(X), influenceOf(y)) : influenceOf(X);
  notePair(machine, name, X, y, site);
  const label = cell.t === 'estimator' ? `${cell.facts.name}.${name}` : name;
  const judged = learned && judgeEvent(machine, site, { form: 'score', what: label, model: learned, rows: X.rows, features: influenceOf(X), target: y ? influenceOf(y) : [], inputs: y ? [X.node, y.node] : [X.node], guessed: X.assumed });
  return machine.allocateData({ rows: [], influence: learned && judged ? joinSorted(influence, joinSorted([learned.event], [judged.id])) : influence, node: machine.node(label, site, [X.node]) });
}

/** `SMOTE().fit_resample(X, y)` gives the pair of resampled arrays. */
function resampleBy(machine: Machine, cell: EstimatorCell, args: Args, site: Site): Value {
  const X = dataArgument(machine, args, 0, 'X');
  if (!X) return none;
  const y = dataArgument(machine, args, 1, 'y');
  const sampler = leaves(machine, cell).find((leaf) => leaf.entry?.is === 'estimator' && leaf.entry.sampling);
  const under = sampler?.entry?.is === 'estimator' && sampler.entry.sampling === 'under';
  const label = sampler?.facts.name ?? cell.facts.name;
  let rows;
  if (under) {
    const event = resampleEvent(machine, site, label, 'under', X);
    rows = X.rows.map((region) => machine.regions.child('subset', region, `under:${event.id}`, event.id));
  } else rows = copiesOf(machine, site, label, X);
  const node = machine.node(`${label}.fit_resample`, site, [X.node]);
  const both = y ? joinSorted(influenceOf(X), influenceOf(y)) : influenceOf(X);
  const make = (data: DataCell): Value => machine.state.allocate(dataWith(data, { rows, influence: both, mask: null, lengthOf: null, accessor: null, accessorOf: null, node }));
  return { t: 'tuple', items: [make(X), y ? make(y) : unknown] };
}

