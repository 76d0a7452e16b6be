import { library } from '../../library/tables';
import type { Site } from '../../provenance/graph';
import { originsOf } from '../parity/origins';
import type { ProgramFiles } from '../program-syntax';
import type { AttributeTerm, CallTerm, Term } from '../symbolic/terms';
import { argument, callsMethod, isCallOf, isMethod, literalOf, partsOf, within } from '../symbolic/terms';
import { dataOrigin, restoredAt } from './provenance';
import type { ServingRun } from './runs';

/** A step on a serving path that makes the model's input depend on the request as a whole, or on chance. */
export interface InputStep {
  readonly kind: 'refit' | 'codes' | 'dummies' | 'random';
  readonly site: Site;
  /** What is called, in the program's words. */
  readonly text: string;
  /** The class that learns, or the random step; null where not known. */
  readonly name: string | null;
  /** Where the object that is fitted again was loaded. */
  readonly restored: Site | null;
  /** The model is asked about the result here. */
  readonly model: Site;
  /** The model was surely loaded. */
  readonly isRestored: boolean;
}

type Step = Omit<InputStep, 'model' | 'isRestored'>;

interface Walk {
  readonly files: ProgramFiles;
  readonly run: ServingRun;
  readonly found: Step[];
  readonly seen: readonly [Set<Term>, Set<Term>, Set<Term>, Set<Term>];
  left: number;
}

/** How a term is met on the way back from the model. */
interface Way {
  /** The columns that training had were brought back above. */
  readonly columns: boolean;
  /** The same input goes in several times over, so that chance is meant. */
  readonly views: boolean;
}

const mostTerms = 6000;

const stepsOf = new WeakMap<ServingRun, readonly InputStep[]>();

/** The steps that lie within what models are asked about at an entry point, each once. */
export function inputSteps(files: ProgramFiles, run: ServingRun): readonly InputStep[] {
  let steps = stepsOf.get(run);
  if (!steps) {
    steps = findSteps(files, run);
    stepsOf.set(run, steps);
  }
  return steps;
}

function findSteps(files: ProgramFiles, run: ServingRun): InputStep[] {
  const found = new Map<string, InputStep>();
  for (const ask of run.asks) {
    const walk: Walk = { files, run, found: [], seen: [new Set(), new Set(), new Set(), new Set()], left: mostTerms };
    visit(walk, ask.input, { columns: false, views: (run.happened.get(ask.call)?.repeats ?? 0) > 0 });
    for (const step of walk.found) {
      const key = `${step.site.path}:${String(step.site.span.start)}:${String(step.site.span.end)}`;
      if (!found.has(key)) found.set(key, { ...step, model: ask.site, isRestored: restoredAt(ask.model) !== null });
    }
  }
  return [...found.values()];
}

function visit(walk: Walk, term: Term, way: Way): void {
  const seen = walk.seen[(way.columns ? 1 : 0) + (way.views ? 2 : 0)];
  if (!seen || seen.has(term) || --walk.left <= 0) return;
  seen.add(term);
  switch (term.t) {
    case 'call':
      visitCall(walk, term, way);
      return;
    case 'choice':
      visitChoice(walk, term, way);
      return;
    case 'attribute':
      codesOf(walk, term);
      visit(walk, term.of, way);
      return;
    case 'item':
      // Columns taken by a list that is kept somewhere bring the training's columns back.
      visit(walk, term.of, { ...way, columns: way.columns || takesColumns(term.index) });
      return;
    case 'with-item':
      visit(walk, term.value, way);
      // `for column in known: if column not in table: table[column] = 0`
      visit(walk, term.of, { ...way, columns: way.columns || (term.index.t === 'element' && literalOf(term.value) === 0) });
      return;
    case 'collected': {
      const views = way.views || (term.over !== null && isCallOf(term.over, 'range'));
      visit(walk, term.element, { ...way, views });
      if (term.over) visit(walk, term.over, way);
      return;
    }
    default:
      for (const part of partsOf(term)) visit(walk, part, way);
  }
}

function takesColumns(index: Term): boolean {
  if (index.t === 'sequence' && index.of === 'tuple') return index.items.some((item) => item.t !== 'slice' && item.t !== 'literal');
  return index.t !== 'literal' && index.t !== 'slice' && index.t !== 'operation';
}

/** Which way goes where no flag of the caller decides: one of the two may be for training. */
function visitChoice(walk: Walk, term: Extract<Term, { t: 'choice' }>, way: Way): void {
  if (term.when && isFlag(term.when.test)) return;
  const options = term.when ? [term.when.then, term.when.otherwise] : term.options;
  for (const option of options) visit(walk, option, way);
}

/** A parameter, a setting or an attribute that is no part of the request: which way it goes is not known. */
function isFlag(test: Term): boolean {
  return test.t !== 'literal' && !dataOrigin(test).request;
}

const fits = new Set(['fit', 'fit_transform', 'fit_on_texts', 'adapt', 'fit_predict']);

function visitCall(walk: Walk, call: CallTerm, way: Way): void {
  const happened = walk.run.happened.get(call);
  const views = way.views || (happened?.repeats ?? 0) > 0 || isMethod(call, 'repeat', 'expand', 'repeat_interleave') || isCallOf(call, /^numpy\.(repeat|tile)$/);
  const decided = happened?.tests.some(isFlag) === true;
  const step = decided ? null : stepOf(walk, call, { ...way, views });
  if (step) walk.found.push(step);
  const inner = { views, columns: way.columns || isMethod(call, 'reindex', 'align') };
  // What a model is made of is no step before it.
  if (call.receiver && !walk.run.asked.has(call)) visit(walk, call.receiver, inner);
  for (const part of [...call.args, ...call.keywords.values(), ...(call.body ? [call.body] : [])]) visit(walk, part, inner);
}

function stepOf(walk: Walk, call: CallTerm, way: Way): Step | null {
  if (fits.has(call.callee.slice(1)) && call.callee.startsWith('.')) return fitOf(walk, call);
  const bare = { site: call.site, name: null, restored: null };
  const last = call.callee.slice(call.callee.lastIndexOf('.') + 1);
  if (/^pandas\.(get_dummies|factorize)$/.test(call.callee)) {
    const data = call.args[0] ?? call.keywords.get('data') ?? call.keywords.get('values');
    if (!data || !isAlone(data)) return null;
    // The first of one row's values is its only one: no list of columns brings it back.
    if (literalOf(call.keywords.get('drop_first')) === true) return { ...bare, kind: 'codes', text: 'get_dummies(drop_first=True)' };
    if (last === 'factorize') return { ...bare, kind: 'codes', text: last };
    return way.columns ? null : { ...bare, kind: 'dummies', text: last };
  }
  if (callsMethod(call, 'factorize') && call.receiver && isAlone(call.receiver)) return { ...bare, kind: 'codes', text: 'factorize' };
  const entry = library.callable(call.callee);
  return entry?.is === 'transform' && !way.views && isRandom(call, entry.random, last) ? { ...bare, kind: 'random', text: textAt(walk, call.site), name: last } : null;
}

/** Is this data of the request, by itself? */
function isAlone(data: Term): boolean {
  const { request, joined, file, ownCategories } = dataOrigin(data);
  return request && !joined && !file && !ownCategories;
}

/** With certainty 1 the outcome of these is always the same. */
const certainAtOne = /Flip|CLAHE|Transpose|Gray|Equalize|Invert|Autocontrast/;

function isRandom(call: CallTerm, random: boolean | readonly string[], name: string): boolean {
  const p = literalOf(call.keywords.get('p'));
  const always = p === 1 || p === true || literalOf(call.keywords.get('always_apply')) === true;
  const varies = typeof random === 'boolean' ? random : random.some((keyword) => call.keywords.has(keyword));
  return varies && p !== 0 && !(always && certainAtOne.test(name));
}

/** `t["a"].astype("category").cat.codes`, `pd.Categorical(t["a"]).codes`. */
function codesOf(walk: Walk, term: AttributeTerm): void {
  if (term.name !== 'codes') return;
  const { request, category, joined, ownCategories } = dataOrigin(term.of);
  if (request && category && !joined && !ownCategories) walk.found.push({ kind: 'codes', site: term.site, text: 'cat.codes', name: null, restored: null });
}

const encoders = /^(LabelBinarizer|MultiLabelBinarizer|DictVectorizer|\w*Encoder)$/;
const looksFitted = /(scal|enc|vect|imput|pca|transform|normali|tfidf|\bcv\b|\bsc\b|\ble\b|preproc)\w*$/i;

/** What is learned of what: a transformer, a model, or nothing that is kept. */
function fitOf(walk: Walk, call: CallTerm): Step | null {
  const { receiver } = call;
  const data = fittedOn(call);
  if (!receiver || !data || !isAloneOrFixed(data) || isPredictorFit(call)) return null;
  const made = originsOf(receiver);
  const estimator = made.find((origin): origin is CallTerm => origin.t === 'call' && isEstimator(origin));
  const text = textAt(walk, call.site);
  const name = call.callee.slice(1);
  const receiverText = text.slice(0, Math.max(0, text.indexOf(`.${name}(`)));
  if (estimator && isStateless(estimator)) return null;
  if (!estimator && name === 'fit' && !looksFitted.test(receiverText)) return null;
  if (!estimator && made.some((origin) => origin.t === 'instance')) return null;
  const of = estimator ? estimator.callee.slice(estimator.callee.lastIndexOf('.') + 1) : null;
  if (isUndone(walk.run, made)) return null;
  return { kind: of !== null && encoders.test(of) ? 'codes' : 'refit', site: call.site, text: `${receiverText}.${name}`, name: of, restored: estimator ? null : restoredAt(receiver) };
}

function isAloneOrFixed(data: Term): boolean {
  const { request, joined, file } = dataOrigin(data);
  return request && !joined && !file;
}

function fittedOn(call: CallTerm): Term | undefined {
  return call.args[0] ?? argument(call, 'X') ?? [...call.keywords.values()][0];
}

function isEstimator(call: CallTerm): boolean {
  const is = library.callable(call.callee)?.is;
  return is === 'estimator' || is === 'composite';
}

function isStateless(call: CallTerm): boolean {
  const entry = library.callable(call.callee);
  return entry?.is === 'estimator' && (entry.learns === 'nothing' || entry.fixedBy?.some((keyword) => call.keywords.has(keyword)) === true);
}

/** Is a model fitted here, rather than a transformer? */
function isPredictorFit(call: CallTerm): boolean {
  if (callsMethod(call, 'fit_predict')) return true;
  const made = call.receiver ? originsOf(call.receiver) : [];
  const roles = made.flatMap((origin) => (origin.t === 'call' ? roleOf(origin) : null) ?? []);
  if (roles.length > 0) return roles.some((role) => role !== 'transformer');
  return callsMethod(call, 'fit') && call.args.length > 1;
}

function roleOf(call: CallTerm): 'transformer' | 'model' | null {
  const entry = library.callable(call.callee);
  if (entry?.is === 'estimator') return entry.role === 'predictor' || entry.role === 'clusterer' || entry.role === 'outlier-detector' ? 'model' : 'transformer';
  if (entry?.is !== 'composite') return null;
  const holdsModel = entry.form === 'search' || entry.form === 'ensemble' || [...within(call, 200)].some((part) => part !== call && part.t === 'call' && roleOf(part) === 'model');
  return holdsModel ? 'model' : 'transformer';
}

/** A fitted object that is undone afterwards scales one series for itself. */
function isUndone(run: ServingRun, made: readonly Term[]): boolean {
  const isIt = (term: Term): boolean => originsOf(term).some((origin) => made.includes(origin));
  if (run.trace.happened.some(({ term }) => callsMethod(term, 'inverse_transform') && term.receiver !== null && isIt(term.receiver))) return true;
  const ends = [...(run.trace.returned ? [run.trace.returned] : []), ...run.trace.happened.slice(run.trace.prepared).flatMap(({ term }) => [...term.args, ...term.keywords.values()])];
  return ends.some((end) => [...within(end, 500)].some((part) => part.t === 'attribute' && /^(scale_|data_min_|data_max_)$/.test(part.name) && isIt(part.of)));
}

/** Does the entry point learn a model from what the request brings, or train a network? Then what is fitted beside it belongs to it. */
export function trainsOnRequest(run: ServingRun): boolean {
  return run.trace.happened.slice(run.trace.prepared).some(({ term }) => {
    if (callsMethod(term, 'backward')) return true;
    if (!term.callee.startsWith('.') || !fits.has(term.callee.slice(1)) || !isPredictorFit(term)) return false;
    const data = fittedOn(term);
    return data !== undefined && dataOrigin(data).request;
  });
}

function textAt(walk: Walk, site: Site): string {
  return (walk.files.documents.get(site.path)?.code.slice(site.span.start, site.span.end) ?? '').replace(/\s+/g, ' ');
}
