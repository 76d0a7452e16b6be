import { library } from '../../library/tables';
import type { Site } from '../../provenance/graph';
import { isStreamlitInput, isStreamlitWidget } from '../entry-points';
import type { Term } from '../symbolic/terms';
import { isCallOf, isMethod, literalOf, partsOf, within } from '../symbolic/terms';

/** Where data on a serving path comes from, and what is known of its columns. */
export interface DataOrigin {
  /** Something of it came with the request. */
  readonly request: boolean;
  /** Something of it was read from a file of data. */
  readonly file: boolean;
  /** It was put together with other rows. */
  readonly joined: boolean;
  /** A column of the type `category` whose categories are those of the data. */
  readonly category: boolean;
  /** Categories that were written down. */
  readonly ownCategories: boolean;
}

/** The request that a web framework keeps in a name of its own, or a part of it. */
const webRequest = /^(flask|bottle|quart|sanic)\.request(\.|$)/;
const joins = /^(pandas\.(concat|merge)|numpy\.(vstack|concatenate|append|r_))$/;
const mostTerms = 3000;
/** The result of these is made of their arguments; what is in the object that is asked was there before. */
const applied = new Set(['transform', 'fit_transform', 'predict', 'predict_proba', 'texts_to_sequences', 'inverse_transform']);

/** Where the data that a term stands for comes from. */
export function dataOrigin(term: Term): DataOrigin {
  const found = { request: false, file: false, joined: false, category: false, ownCategories: false };
  const seen = new Set<Term>([term]);
  for (const at of seen) {
    if (seen.size > mostTerms) break;
    look(at, found);
    for (const part of dataParts(at)) seen.add(part);
  }
  return found;
}

function look(at: Term, found: { -readonly [K in keyof DataOrigin]: boolean }): void {
  if (isRequest(at)) found.request = true;
  if (at.t !== 'call') return;
  if (library.callable(at.callee)?.is === 'load' && !isSent(at)) found.file = true;
  if (joins.test(at.callee) || (isMethod(at, 'append', '_append') && at.keywords.has('ignore_index'))) found.joined = true;
  if (isMethod(at, 'astype') && literalOf(at.args[0]) === 'category') found.category = true;
  if (isCallOf(at, 'pandas.Categorical')) found[at.args.length + at.keywords.size > 1 ? 'ownCategories' : 'category'] = true;
  if (isMethod(at, 'set_categories', 'add_categories') || isCallOf(at, 'pandas.CategoricalDtype')) found.ownCategories = true;
}

/** `pd.read_csv(file.file)` of what was sent is no file of ours. */
function isSent(call: Extract<Term, { t: 'call' }>): boolean {
  return [...call.args, ...call.keywords.values()].some((given) => dataOrigin(given).request);
}

function dataParts(at: Term): readonly Term[] {
  if (at.t === 'call' && applied.has(at.callee.slice(1))) return [...at.args, ...at.keywords.values()];
  return partsOf(at);
}

/** Is this what came with a request, or what a user entered? */
function isRequest(at: Term): boolean {
  if (at.t === 'given') return at.as === 'request';
  if (at.t === 'external') return webRequest.test(at.name) || isStreamlitInput(at.name);
  if (at.t !== 'call') return false;
  if (at.callee === 'input' || webRequest.test(at.callee) || isStreamlitInput(at.callee)) return true;
  // `column.number_input(…)`, of a part of the page.
  return at.receiver !== null && isStreamlitWidget(at.callee.slice(1)) && [...within(at.receiver, 20)].some((part) => part.t === 'call' && part.callee.startsWith('streamlit.'));
}

const sameObject = new Set(['to', 'cuda', 'cpu', 'eval', 'train', 'half', 'float', 'double', 'get', 'requires_grad_', 'share_memory', 'set_output', 'module', 'to_runner', 'unwrap_python_model']);
const weights = new Set(['load_state_dict', 'load_weights', 'load_from_checkpoint', 'load_model', 'load']);

/** Where an object, or its weights, was loaded; null where it surely was not, or nobody knows. */
export function restoredAt(term: Term, depth = 0): Site | null {
  if (depth > 20) return null;
  const of = (inner: Term): Site | null => restoredAt(inner, depth + 1);
  switch (term.t) {
    case 'after':
      return weights.has(term.by.callee.slice(1)) ? term.by.site : of(term.of);
    case 'with-item':
    case 'item':
    case 'attribute':
      return of(term.of);
    case 'choice':
      for (const option of term.options) {
        const site = of(option);
        if (site) return site;
      }
      return null;
    case 'call':
      if (library.callable(term.callee)?.is === 'restore' || /(^|\.)(load_model|from_pretrained|load_from_checkpoint|InferenceSession|Interpreter)$/.test(term.callee) || /^bentoml\.(\w+\.)?get$/.test(term.callee)) return term.site;
      if (term.receiver && sameObject.has(term.callee.slice(1))) return of(term.receiver);
      return null;
    default:
      return null;
  }
}
