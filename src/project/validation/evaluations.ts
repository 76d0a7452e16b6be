import type { Site } from '../../provenance/graph';
import type { Learn } from '../parity/learning';
import { originsOf } from '../parity/origins';
import type { TrainingSide } from '../parity/sides';
import type { Term } from '../symbolic/terms';
import { argument, callsMethod, isCallOf, within } from '../symbolic/terms';

/** A model is judged where it is trained. */
export interface Evaluation {
  readonly learn: Learn;
  /** What the model is given. */
  readonly input: Term;
  /** The call that gives it. */
  readonly site: Site;
}

const judges = ['score', 'evaluate', 'evaluate_generator'];

/** Where a training judges its models: what `fit` watches, scores, and loops that ask the network without learning. Each input once. */
export function evaluationsOf(side: TrainingSide): Evaluation[] {
  const found: Evaluation[] = [];
  const add = (learn: Learn, input: Term | undefined, site: Site): void => {
    if (input && input !== learn.features && !found.some((one) => one.learn === learn && one.input === input)) found.push({ learn, input, site });
  };
  for (const learn of side.learns) {
    const models = new Set(originsOf(learn.model));
    const isSame = (model: Term): boolean => originsOf(model).some((origin) => models.has(origin));
    if (learn.validation) for (const input of inputsOf(learn.validation)) add(learn, input, learn.site);
    if (learn.how === 'native') for (const input of watched(learn)) add(learn, input, learn.site);
    for (const { term } of side.trace.happened) {
      if (callsMethod(term, ...judges) && term.receiver && isSame(term.receiver)) add(learn, argument(term, 'X', 0) ?? term.keywords.get('x'), term.site);
    }
    for (const ask of side.asks) {
      if (!isSame(ask.model) || ask.call === learn.call) continue;
      const isLoop = learn.how === 'loop' && ask.call.callee === '()';
      if (isLoop || sharesSplit(learn.features, ask.input)) add(learn, ask.input, ask.site);
    }
  }
  return found;
}

/** `(x, y)`, `[(x, y), (z, w)]`, a generator. */
function inputsOf(validation: Term): readonly Term[] {
  if (validation.t !== 'sequence') return [validation];
  const [first] = validation.items;
  if (!first) return [];
  return first.t === 'sequence' ? validation.items.flatMap((item) => (item.t === 'sequence' ? item.items.slice(0, 1) : [])) : [first];
}

/** `evals=[(DMatrix(x, label=y), 'validation')]`, `valid_sets=[Dataset(x, y)]`. */
function watched({ call }: Learn): readonly Term[] {
  const given = call.keywords.get('evals') ?? call.keywords.get('valid_sets');
  if (given?.t !== 'sequence') return [];
  return given.items.flatMap((item) => {
    const [origin] = originsOf(item.t === 'sequence' && item.items[0] ? item.items[0] : item);
    return origin && isCallOf(origin, /^(xgboost\.\w*DMatrix|lightgbm\.Dataset|catboost\.Pool)$/) ? (argument(origin, 'data', 0) ?? []) : [];
  });
}

/** Are they parts of one split? */
export function sharesSplit(a: Term, b: Term): boolean {
  const splits = new Set([...within(a, 2000)].filter((part) => isSplit(part)));
  return splits.size > 0 && [...within(b, 2000)].some((part) => splits.has(part));
}

function isSplit(term: Term): boolean {
  return isCallOf(term, /(^|\.)(train_test_split|random_split)$/);
}
