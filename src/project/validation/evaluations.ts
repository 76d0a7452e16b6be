import type { Site } from '../../provenance/graph';
import type { Learn } from '../parity/learning';
import { originsOf } from '../parity/origins';
import type { TrainingSide } from '../parity/sides';
import type { Term } from '../symbolic/terms';
import { argument, callsMethod, isCallOf } from '../symbolic/terms';

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
  const calls = new Map<Term, Learn>(side.learns.map((learn) => [learn.call, learn]));
  const add = (learn: Learn, input: Term | undefined, site: Site): void => {
    if (input && input !== learn.features && !found.some((one) => one.learn === learn && one.input === input)) found.push({ learn, input, site });
  };
  for (const learn of side.learns) {
    const models = new Set(originsOf(learn.model));
    const rivals = side.learns.filter((other) => (other.site.path !== learn.site.path || other.site.span.start !== learn.site.span.start) && originsOf(other.model).some((origin) => models.has(origin)));
    // What is judged is the model after this very training; a network is changed in place, and is the one that was trained where no other training is.
    const isSame = (model: Term): boolean => lastTraining(model, calls) === learn || (learn.how === 'loop' && rivals.length === 0 && originsOf(model).some((origin) => models.has(origin)));
    if (learn.validation) for (const input of inputsOf(learn.validation)) add(learn, input, learn.site);
    if (learn.how === 'native') for (const input of watched(learn)) add(learn, input, learn.site);
    for (const { term } of side.trace.happened) {
      if (callsMethod(term, ...judges) && term.receiver && isSame(term.receiver)) add(learn, argument(term, 'X', 0) ?? term.keywords.get('x'), term.site);
    }
    for (const ask of side.asks) {
      if (!isSame(ask.model) || ask.call === learn.call) continue;
      const isLoop = learn.how === 'loop' && ask.call.callee === '()';
      const split = splitOf(ask.input);
      if (isLoop || (split !== undefined && split === splitOf(learn.features))) add(learn, ask.input, ask.site);
    }
  }
  return found;
}

/** The last training that a model went through; undefined where branches decide. */
function lastTraining(model: Term, calls: ReadonlyMap<Term, Learn>): Learn | undefined {
  for (let at = model; at.t === 'after'; at = at.of) {
    const learn = calls.get(at.by);
    if (learn) return learn;
  }
  return calls.get(model);
}

/** `(x, y)`, `[(x, y), (z, w)]`, a generator. */
function inputsOf(validation: Term): readonly Term[] {
  if (validation.t !== 'sequence') return [validation];
  if (validation.of === 'list') return validation.items.flatMap((item) => (item.t === 'sequence' ? item.items.slice(0, 1) : []));
  return validation.items.slice(0, 1);
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
  const split = splitOf(a);
  return split !== undefined && split === splitOf(b);
}

const keeps = new Set(['copy', 'to_numpy', 'reset_index', 'astype', 'drop', 'fillna', 'values', 'reshape', 'toarray', 'iloc', 'loc']);
const applies = new Set(['transform', 'fit_transform']);

/** The split whose part this is: its rows, whatever was done to their values; undefined for all else, such as a grid between its extremes. */
function splitOf(term: Term): Term | undefined {
  let at: Term | null | undefined = term;
  for (let count = 0; at && count < 60; count++) {
    switch (at.t) {
      case 'item':
        if (isSplit(at.of)) return at.of;
        at = at.of;
        break;
      case 'with-item': case 'after':
        at = at.of;
        break;
      case 'attribute':
        at = keeps.has(at.name) ? at.of : null;
        break;
      case 'call': {
        const name: string = at.callee.slice(1);
        at = at.callee.startsWith('.') ? (applies.has(name) ? at.args[0] : keeps.has(name) ? at.receiver : null) : /^(pandas\.DataFrame|numpy\.(array|asarray))$/.test(at.callee) ? at.args[0] : null;
        break;
      }
      default:
        return undefined;
    }
  }
  return undefined;
}

function isSplit(term: Term): boolean {
  return isCallOf(term, /(^|\.)(train_test_split|random_split)$/);
}
