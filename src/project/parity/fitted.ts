import { library } from '../../library/tables';
import type { Learns } from '../../library/vocabulary';
import type { CallTerm, Term } from '../symbolic/terms';
import { partsOf, within } from '../symbolic/terms';
import type { Save } from './artifacts';
import { originsOf } from './origins';
import type { TrainingSide } from './sides';

/** A transformer, encoder or vectoriser that a training fits. */
export interface Fitted {
  /** The constructor's call: it stands for the object, whatever is done to it later. */
  readonly made: CallTerm;
  /** `StandardScaler`. */
  readonly name: string;
  readonly learns: Learns;
  /** The call that fits it; the first, where there are several: what a refit for the test or for all rows does, comes later. */
  readonly fit: CallTerm;
  readonly side: TrainingSide;
}

interface Kind {
  readonly learns: Learns;
  readonly fits: readonly string[];
  readonly applies: readonly string[];
}

const fits = ['fit', 'fit_transform', 'partial_fit'];
const applies = ['transform', 'fit_transform'];
/** Keras gives these names besides those in the library's tables. */
const extraApplies = ['texts_to_sequences', 'texts_to_matrix', 'apply_transform', 'set_output'];

/** What a constructor's call makes, where that is something that is fitted and then applied to features; null for models and all else. */
export function transformerKind(made: Term): Kind | null {
  if (made.t !== 'call') return null;
  const entry = library.callable(made.callee);
  if (entry?.is === 'estimator') {
    if (entry.role !== 'transformer' && entry.role !== 'encoder' && entry.role !== 'vectoriser' && entry.role !== 'selector') return null;
    return { learns: entry.learns, fits: [...fits, ...(entry.fitMethods ?? [])], applies: [...applies, ...extraApplies, ...(entry.applyMethods ?? [])] };
  }
  if (entry?.is !== 'composite' || entry.form === 'search' || entry.form === 'ensemble' || entry.form === 'meta') return null;
  const inner = [...within(made, 300)].filter((part) => part !== made && part.t === 'call');
  if (inner.some((part) => roleOf(part) === 'predictor')) return null;
  const learned = inner.flatMap((part) => transformerKind(part)?.learns ?? []).filter((learns) => learns !== 'nothing');
  return { learns: learned.find((learns) => learns === 'scale') ?? learned[0] ?? 'nothing', fits, applies };
}

function roleOf(term: Term): string | undefined {
  const entry = term.t === 'call' ? library.callable(term.callee) : undefined;
  return entry?.is === 'estimator' ? entry.role : undefined;
}

/** The objects behind the receiver of a method that fits or applies a transformer. */
export function transformersBehind(receiver: Term): readonly CallTerm[] {
  return originsOf(receiver).filter((origin): origin is CallTerm => origin.t === 'call' && transformerKind(origin) !== null);
}

/** What the files of a training fit besides models, each object once. */
export function fittedIn(sides: readonly TrainingSide[]): Fitted[] {
  return [...new Map(sides.flatMap((side) => fittedBy(side).map((one) => [one.made, one] as const))).values()];
}

const ofSides = new WeakMap<TrainingSide, readonly Fitted[]>();

function fittedBy(side: TrainingSide): readonly Fitted[] {
  const kept = ofSides.get(side);
  if (kept) return kept;
  const found = new Map<CallTerm, Fitted>();
  for (const { term } of side.trace.happened) {
    if (!term.receiver || !term.callee.startsWith('.')) continue;
    for (const made of transformersBehind(term.receiver)) {
      const kind = transformerKind(made);
      if (found.has(made) || kind?.fits.includes(term.callee.slice(1)) !== true || kind.learns === 'nothing') continue;
      found.set(made, { made, name: made.callee.split('.').at(-1) ?? made.callee, learns: kind.learns, fit: term, side });
    }
  }
  const list = [...found.values()];
  ofSides.set(side, list);
  return list;
}

/** Methods that give data, a score or nothing of the object itself; what they are given goes into what they return. */
const givesData = /^\.(transform|fit_transform|inverse_transform|predict\w*|decision_function|score|texts_to_\w+|evaluate|to_csv|to_parquet|describe|head|corr|plot|hist|train|fit_predict)$/;

/**
 * The objects that are kept in one: a pipeline's steps, the items of a tuple or dict, the fields of an object, and what numbers were taken from
 * (`scaler.mean_.tolist()`). What a model was fitted on is not kept in it.
 */
export function* keptIn(saved: Term, most = 3000): Generator<Term> {
  const seen = new Set<Term>([saved]);
  for (const at of seen) {
    yield at;
    if (seen.size > most) return;
    for (const part of keptParts(at)) seen.add(part);
  }
}

function keptParts(term: Term): readonly Term[] {
  if (term.t === 'instance') return [...term.fields.values(), ...term.args, ...term.keywords.values()];
  if (term.t === 'function') return term.self ? [term.self] : [];
  if (term.t === 'after') return /^\.(fit|partial_fit|fit_generator|fit_transform|adapt|fit_on_texts|compile|train)$/.test(term.by.callee) ? [term.of] : [term.of, term.by];
  if (term.t === 'call' && givesData.test(term.callee)) return [];
  return partsOf(term);
}

/** Is the object among what these calls write down? Everything that a saving call is given counts: `custom_objects`, `artifacts`, `python_model`. */
export function isSaved(made: CallTerm, saves: readonly Save[]): boolean {
  return saves.some((save) => save.kind !== 'data' && [...(save.saved ? [save.saved] : []), ...save.call.args, ...save.call.keywords.values()].some((given) => holds(given, made)));
}

/** The same constructor's call, seen in the run of another file. */
export function isSame(term: Term, made: CallTerm): boolean {
  return term.t === 'call' && term.callee === made.callee && term.site.path === made.site.path && term.site.span.start === made.site.span.start;
}

function holds(given: Term, made: CallTerm): boolean {
  for (const part of keptIn(given)) if (part === made || isSame(part, made)) return true;
  return false;
}

/** Functions that only look at what they are given. */
const harmless = /^(print|type|isinstance|len|str|repr|id|hasattr|getattr|list|dict|zip|enumerate|display|IPython\..*|logging\..*|logger\..*|pprint\..*|warnings\..*|matplotlib\..*|seaborn\..*|plotly\..*|sklearn\..*|numpy\..*|pandas\..*|imblearn\..*|mlflow\.log_(param|params|metric|metrics)|joblib\.Parallel|copy\..*|shap\..*|lime\..*|eli5\..*|yellowbrick\..*|xgboost\..*|lightgbm\..*|catboost\..*|torch\..*|tensorflow\..*|keras\..*)$/;

/** Is the object handed to something that is not known, and that may write it down: a helper of another package, an upload, a context of a framework? */
export function escapes(made: CallTerm, sides: readonly TrainingSide[]): boolean {
  const saving = new Set(sides.flatMap((side) => side.saves.map((save) => save.call)));
  return sides.some((side) =>
    side.trace.happened.some(({ term }) => {
      if (isSame(term, made) || saving.has(term) || harmless.test(term.callee)) return false;
      const handed = [...term.args, ...term.keywords.values()];
      if (handed.length === 0 || givesData.test(term.callee) || /^\.(fit|append|format|join|info|debug|write|log_param\w*|log_metric\w*|set_params|set_output|compile)$/.test(term.callee)) return false;
      return handed.some((given) => isTheObject(given, made));
    }),
  );
}

/** It, or a tuple, list or dict with it; not what was computed with it. */
function isTheObject(given: Term, made: CallTerm, depth = 0): boolean {
  if (depth > 4) return false;
  if (given === made || isSame(given, made)) return true;
  if (given.t === 'after' || given.t === 'with-item') return isTheObject(given.of, made, depth + 1) || (given.t === 'with-item' && isTheObject(given.value, made, depth + 1));
  if (given.t === 'sequence') return given.items.some((item) => isTheObject(item, made, depth + 1));
  if (given.t === 'dict') return given.entries.some((entry) => isTheObject(entry.value, made, depth + 1));
  if (given.t === 'choice') return given.options.some((option) => isTheObject(option, made, depth + 1));
  if (given.t === 'attribute') return isTheObject(given.of, made, depth + 1);
  if (given.t === 'instance') return [...given.fields.values()].some((field) => isTheObject(field, made, depth + 1));
  return false;
}
