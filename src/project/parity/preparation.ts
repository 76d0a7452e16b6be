import type { CallTerm, Term } from '../symbolic/terms';
import { argument, isCallOf, literalOf, partsOf, stringOf } from '../symbolic/terms';
import type { Load, Save } from './artifacts';
import { transformersBehind } from './fitted';
import { originsOf } from './origins';

/** What is done to features, or to a request, before a model gets them. */
export interface Preparation {
  /** Calls that apply a transformer: `scaler.transform(x)`, `tokenizer.texts_to_sequences(x)`, a layer that is called. */
  readonly applications: ReadonlySet<CallTerm>;
  /** Where it begins: files, requests, parameters that nobody fills. */
  readonly sources: ReadonlySet<Term>;
  /** Calls whose inside is not known, and terms that are opaque. */
  readonly unknown: ReadonlySet<Term>;
  /** Arithmetic with numbers that are written down, loaded or computed elsewhere. */
  readonly arithmetic: ReadonlySet<Term>;
}

export interface PreparationOptions {
  /** Where a table that is read comes from, if a file of the project writes it. */
  readonly written?: (load: Load) => readonly Save[];
  readonly loads: readonly Load[];
}

const applying = /^\.(transform|fit_transform|texts_to_sequences|texts_to_matrix|transform_one|vectorize)$/;
const known = /^(numpy|pandas|torch|tensorflow|keras|sklearn|scipy|json|os|re|math|flask|fastapi|starlette|streamlit|gradio|pathlib|datetime|time|io|sys|functools|itertools|collections|copy|string|random|uuid|logging|argparse|polars|xgboost|lightgbm|catboost|PIL|cv2|base64|typing|dataclasses|pydantic|ast|csv|operator|torchvision|statsmodels|imblearn|django|bottle|warnings|pickle|joblib|cloudpickle|dill|yaml)\./;
const builtin = /^[a-z_]+$/;

/** One of what is looked at: a term, and the columns of it that matter; null: all. */
interface At {
  readonly term: Term;
  readonly only: ReadonlySet<string> | null;
  readonly dropped: ReadonlySet<string>;
}

const mostTerms = 8000;
const none: ReadonlySet<string> = new Set();

/** Follows features backwards to where they come from, past columns that were taken out again, and the other halves of splits. */
export function preparationOf(input: Term, options: PreparationOptions): Preparation {
  const applications = new Set<CallTerm>();
  const sources = new Set<Term>();
  const unknown = new Set<Term>();
  const arithmetic = new Set<Term>();
  const loads = new Map<Term, Load>(options.loads.map((load) => [load.call, load]));
  const seen = new Set<Term>();
  const pending: At[] = [{ term: input, only: null, dropped: none }];
  const add = (...terms: readonly (Term | null | undefined)[]): void => {
    for (const term of terms) if (term) pending.push({ term, only: null, dropped: none });
  };
  let looked = 0;
  for (let at = pending.pop(); at && looked++ < mostTerms; at = pending.pop()) {
    const { term, only, dropped } = at;
    // A term is looked at once with all columns; what was left out for some column's sake may come again by another way.
    if (seen.has(term)) continue;
    if (only === null && dropped.size === 0) seen.add(term);
    const same = (of: Term): number => pending.push({ term: of, only, dropped });
    switch (term.t) {
      case 'item': {
        const part = splitPart(term.of, term.index);
        const columns = columnsOf(term.index);
        if (part) same(part);
        else if (columns) pending.push({ term: term.of, only: new Set(columns), dropped });
        else if (loads.has(term.of)) same(term.of);
        else {
          same(term.of);
        }
        break;
      }
      case 'with-item': {
        const columns = columnsOf(term.index);
        same(term.of);
        if (columns && (columns.every((column) => dropped.has(column)) || (only !== null && !columns.some((column) => only.has(column))))) break;
        add(term.value);
        break;
      }
      case 'after':
        // What a table is after a method that changed it.
        if (transformersBehind(term.of).length === 0) {
          const columns = droppedBy(term.by);
          if (columns) pending.push({ term: term.of, only, dropped: new Set([...dropped, ...columns]) });
          else {
            same(term.of);
            if (!/^\.(eval|to|cuda|cpu|train|load_state_dict|load_weights|load_model|compile|fit|append|extend|add)$/.test(term.by.callee)) add(...term.by.args, ...term.by.keywords.values());
            else if (/^\.(append|extend|add)$/.test(term.by.callee)) add(...term.by.args);
          }
        }
        break;
      case 'operation': {
        const [left, right] = term.operands;
        if (/^[-*/]$/.test(term.operator) && left && right && (isConstant(left, loads) || isConstant(right, loads))) arithmetic.add(term);
        add(...term.operands);
        break;
      }
      case 'call': {
        const load = loads.get(term);
        if (load) {
          const written = load.kind === 'data' || load.kind === 'settings' || load.kind === 'object' ? (options.written?.(load) ?? []) : [];
          if (written.length === 0) sources.add(term);
          for (const save of written) if (save.saved) same(save.saved);
          break;
        }
        const columns = droppedBy(term);
        if (columns && term.receiver) pending.push({ term: term.receiver, only, dropped: new Set([...dropped, ...columns]) });
        else if (applying.test(term.callee) && term.receiver && isTransformer(term.receiver, term, loads)) {
          applications.add(term);
          add(...term.args, ...term.keywords.values());
        } else if (term.callee === '()') {
          const layer = term.receiver ? transformersBehind(term.receiver) : [];
          if (layer.length > 0 || isLoaded(term.receiver, loads)) applications.add(term);
          else unknown.add(term);
          add(...term.args);
        } else if (term.callee.startsWith('.')) {
          if (term.receiver && isLoaded(term.receiver, loads) && !/^\.(get|items|keys|values|copy|index|reindex|tolist)$/.test(term.callee)) unknown.add(term);
          if (term.receiver && keepsColumns.test(term.callee)) same(term.receiver);
          else add(term.receiver);
          if (!/^\.(reindex|set_axis|filter)$/.test(term.callee)) add(...term.args, ...term.keywords.values(), term.body);
        } else {
          if (!known.test(term.callee) && !builtin.test(term.callee)) unknown.add(term);
          if (/^(pandas\.DataFrame|numpy\.(array|asarray)|torch\.(tensor|from_numpy|FloatTensor)|pandas\.concat)$/.test(term.callee) && term.args[0]) same(term.args[0]);
          else add(...term.args);
          for (const [keyword, value] of term.keywords) if (keyword !== 'columns' && keyword !== 'index') add(value);
          add(term.body);
          if (/^(streamlit|gradio)\.|(^|\.)request\./.test(term.callee)) sources.add(term);
        }
        break;
      }
      case 'given':
        sources.add(term);
        break;
      case 'external':
        if (/(^|\.)request(\.|$)/.test(term.name)) sources.add(term);
        break;
      case 'opaque':
        unknown.add(term);
        break;
      case 'instance':
        add(...term.fields.values());
        break;
      case 'function':
        break;
      default:
        for (const part of partsOf(term)) same(part);
    }
  }
  return { applications, sources, unknown, arithmetic };
}

const keepsColumns = /^\.(copy|reset_index|fillna|dropna|values|to_numpy|astype|sample|head|tail|sort_values|drop_duplicates|reindex|iloc|loc|replace|merge|join|to_pandas|compute)$/;

/** `X` of `X_train, …, y_test = train_test_split(X, y)`. */
function splitPart(of: Term, index: Term): Term | undefined {
  const position = literalOf(index);
  if (typeof position !== 'number' || !isCallOf(of, /(^|\.)(train_test_split|split_data)$/)) return undefined;
  return of.args[Math.floor(position / 2)];
}

/** The columns that an index names; undefined where it names none, or not all of them are known. */
function columnsOf(index: Term): readonly string[] | undefined {
  const one = stringOf(index);
  if (one !== undefined) return [one];
  const list = index.t === 'sequence' && index.items.length === 2 && index.items[0]?.t === 'slice' ? index.items[1] : index;
  if (list !== index && list) return columnsOf(list);
  if (list?.t !== 'sequence' || list.items.length === 0) return undefined;
  const names = list.items.map(stringOf);
  return names.every((name) => name !== undefined) ? names : undefined;
}

/** The columns that `drop` takes away. */
function droppedBy(call: CallTerm): readonly string[] | undefined {
  if (call.callee !== '.drop') return undefined;
  const given = argument(call, 'columns') ?? argument(call, 'labels', 0);
  return given ? columnsOf(given) : undefined;
}

/** A number, a list of them, or what was loaded or computed from other rows. */
function isConstant(term: Term, loads: ReadonlyMap<Term, Load>): boolean {
  if (term.t === 'literal') return typeof term.value === 'number';
  if (term.t === 'sequence') return term.items.length > 0 && term.items.every((item) => isConstant(item, loads));
  if (isCallOf(term, /^(numpy\.(array|asarray)|torch\.tensor|pandas\.Series)$/) && term.args[0]) return isConstant(term.args[0], loads);
  return isLoaded(term, loads);
}

/** Is it, or is it taken from, what a file held? */
function isLoaded(term: Term | null | undefined, loads: ReadonlyMap<Term, Load>, depth = 0): boolean {
  if (!term || depth > 12) return false;
  const load = loads.get(term);
  if (load) return load.kind !== 'data';
  if (term.t === 'item' || term.t === 'attribute' || term.t === 'after' || term.t === 'element') return isLoaded(term.of, loads, depth + 1);
  if (term.t === 'choice') return term.options.some((option) => isLoaded(option, loads, depth + 1));
  return term.t === 'call' && term.callee.startsWith('.') && /^\.(get|copy|items)$/.test(term.callee) ? isLoaded(term.receiver, loads, depth + 1) : false;
}

/** Something that transforms, not a table whose `transform` aggregates. */
function isTransformer(receiver: Term, call: CallTerm, loads: ReadonlyMap<Term, Load>): boolean {
  if (transformersBehind(receiver).length > 0 || isLoaded(receiver, loads)) return true;
  // `df.transform('mean')`, `groupby(…).transform(f)` are given a name or a function.
  const [first] = call.args;
  return first !== undefined && stringOf(first) === undefined && first.t !== 'function' && first.t !== 'external' && originsOf(receiver).every((origin) => !isCallOf(origin, /^pandas\.|^\.groupby$/));
}
