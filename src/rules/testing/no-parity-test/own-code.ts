import { reachable } from '../../../project/parity/origins';
import type { Pair } from '../../../project/parity/pairs';
import type { Parity } from '../../../project/parity/parity';
import type { Term } from '../../../project/symbolic/terms';
import { partsOf, within } from '../../../project/symbolic/terms';
import type { Site } from '../../../provenance/graph';
import type { FunctionDefinition } from '../../../python/nodes';
import { siteKey } from '../../leakage/story';
import { ranKey, ranKeys } from '../story';

/** What one side does to its data with code that the other side does not run. */
export interface OwnCode {
  /** The functions that do it; empty where it stands at the top of a file. */
  readonly functions: readonly FunctionDefinition[];
  /** The steps, in no order, each place once. */
  readonly steps: readonly Site[];
}

/** Methods and functions that make other data of data. Applying a fitted object that was saved is shared, and no step of one side. */
const making = /(^|\.)(fillna|map|apply|applymap|astype|replace|get_dummies|where|clip|cut|qcut|strip|lower|upper|split|sub|to_datetime|isin|log|log1p|sqrt|exp|sin|cos|factorize|total_seconds|resize|Resize|CenterCrop|ToTensor|Normalize|cvtColor|img_to_array|load_img|imread|imdecode|convert|preprocess_input|expand_dims|from_array|fromarray|texts_to_sequences|pad_sequences|word_tokenize|stem|lemmatize|normalize|mfcc|melspectrogram|withColumn|when|encode|isalnum|concat|reindex|rename|groupby|merge|rolling|shift|diff)$/;

/** The two sides' own code for features; null for a side where none is seen. */
export function ownCode(parity: Parity, pair: Pair): { readonly train: OwnCode; readonly serve: OwnCode } | null {
  const chain = parity.chain(pair.train);
  const trained = ranKeys(chain.flatMap((side) => [...side.trace.ran]));
  const served = ranKeys(pair.serve.trace.ran);
  const shared = new Set([...trained].filter((key) => served.has(key)));
  const learned = pair.learn ? [pair.learn.features] : pair.train.learns.map((learn) => learn.features);
  const prepared = chain.slice(1).flatMap((side) => side.saves.filter((save) => save.kind === 'data').flatMap((save) => save.saved ?? []));
  const asked = pair.ask ? [pair.ask.input] : pair.serve.asks.map((ask) => ask.input);
  const train = stepsIn(parity, [...learned, ...prepared], shared, trained);
  if (train.steps.length === 0) return null;
  const serve = stepsIn(parity, asked, shared, served);
  // One module for both, with a function for a table and one for a row: what can differ stands side by side.
  const shares = new Set(train.steps.map(({ path }) => path).filter((path) => serve.steps.some((step) => step.path === path)));
  const apart = (of: OwnCode): OwnCode => ({ functions: of.functions, steps: of.steps.filter(({ path }) => !shares.has(path)) });
  const own = { train: apart(train), serve: apart(serve) };
  // Types that are put back to what training had are no features.
  return own.train.steps.length > 0 && own.serve.steps.length > 0 && !serve.castsAlone ? own : null;
}

function stepsIn(parity: Parity, terms: readonly Term[], shared: ReadonlySet<string>, ran: ReadonlySet<string>): OwnCode & { readonly castsAlone: boolean } {
  const places = new Map<string, Site>();
  let castsAlone = true;
  const functions = new Set<FunctionDefinition>();
  for (const term of terms) {
    for (const part of reachable(term, valuesIn, 3000)) {
      if (places.has(siteKey(part.site)) || !makes(part)) continue;
      const around = definitionsAround(parity, part.site);
      if (around.some((definition) => shared.has(ranKey(definition)))) continue;
      places.set(siteKey(part.site), part.site);
      castsAlone &&= isCast(part);
      for (const definition of around) if (ran.has(ranKey(definition))) functions.add(definition);
    }
  }
  return { functions: [...functions], steps: [...places.values()], castsAlone };
}

function makes(part: Term): boolean {
  if (part.t === 'call') return making.test(part.callee) && !part.callee.startsWith('os.') && !isInvented(part);
  if (part.t === 'operation') return /^[-+*/%]|^\/\/|^\*\*/.test(part.operator) && part.operands.some((operand) => operand.t !== 'literal') && part.operands.every((operand) => operand.t !== 'text') && !isInvented(part);
  return part.t === 'with-item' && part.value.t !== 'literal' && part.value.t !== 'given' && !isInvented(part);
}

/** What a value is made of; where it is cut (`series[: int(n * 0.8)]`) makes no feature of it. */
function valuesIn(term: Term): readonly Term[] {
  return term.t === 'item' && term.index.t === 'slice' ? [term.of] : partsOf(term);
}

/** `x.astype(…)`, and putting that into its column. */
function isCast(part: Term): boolean {
  return part.t === 'call' ? /(^|\.)astype$/.test(part.callee) : part.t === 'with-item' && isCast(part.value);
}

/** Data that is drawn rather than read, and counts of rows: no features of anything that serving is asked. */
function isInvented(part: Term): boolean {
  for (const inner of within(part, 80)) if (inner.t === 'call' && /random|default_rng|^len$|^builtins\.len$|^\.(normal|integers|uniform|poisson|binomial|exponential|random_sample)$|^pathlib\.|make_(classification|regression|blobs)|^(builtins\.)?(len|open)$/.test(inner.callee)) return true;
  return false;
}

const definitions = new WeakMap<object, readonly FunctionDefinition[]>();

function definitionsAround(parity: Parity, site: Site): FunctionDefinition[] {
  const module = parity.program.modules.get(site.path);
  if (!module) return [];
  let all = definitions.get(module);
  if (!all) {
    all = module.body.flatMap((one) => (one.kind === 'FunctionDefinition' ? [one] : one.kind === 'ClassDefinition' ? one.body.filter((method) => method.kind === 'FunctionDefinition') : []));
    definitions.set(module, all);
  }
  return all.filter((definition) => definition.start <= site.span.start && site.span.end <= definition.end);
}
