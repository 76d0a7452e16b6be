import type { Pair } from '../../../project/parity/pairs';
import type { Parity } from '../../../project/parity/parity';
import { compareSteps } from '../../../project/recipe/compare';
import { imageReaders } from '../../../project/recipe/images/readers';
import type { Recipe } from '../../../project/recipe/recipe';
import { recipesOf } from '../../../project/recipe/recipe';
import type { Step } from '../../../project/recipe/steps';
import type { Machine } from '../../../project/symbolic/machine';
import type { Term } from '../../../project/symbolic/terms';
import { stringOf, within } from '../../../project/symbolic/terms';
import type { Finding } from '../../rule';
import { stepText } from '../images';
import { servingText } from '../sides';

/**
 * One entry point of a model scales what it gets as training does, and another one gets the same and does not. Numbers that nobody calls an image may come scaled;
 * that the same field does to the one, and not to the other, is less likely.
 */
export function forgottenSteps(parity: Parity): readonly Omit<Finding, 'rule'>[] {
  if (parity.pairs.length < 2) return [];
  const ways = parity.pairs.flatMap((pair) => wayOf(pair) ?? []);
  return ways.flatMap((own) => {
    if (own.missing.length === 0 || own.pair.strength === 'weak') return [];
    const sister = ways.find((other) => other.missing.length === 0 && other.key === own.key && other.pair.learn?.call === own.pair.learn?.call);
    if (!sister) return [];
    const steps = own.missing.map((step) => stepText(parity, step)).join(', then ');
    return [{
      severity: 'warning' as const,
      confidence: 'likely' as const,
      message:
        `Training does ${steps}, and so does ${servingText(sister.pair.serve)}; nothing does it on the way to this call. The same \`${own.key}\` gets two answers. ` +
        'This assumes that both are sent the same values. Keep the step in the model, or in a function that all of them import.',
      at: own.asked,
      related: [
        ...own.missing.map((step) => ({ message: `\`${step.label}\` is done in training`, at: step.site })),
        { message: 'the model is asked here after it', at: sister.asked },
      ],
    }];
  });
}

interface Way {
  readonly pair: Pair;
  /** The field that is sent. */
  readonly key: string;
  /** The steps of training that serving does not do; it does all others. */
  readonly missing: readonly Step[];
  readonly asked: Finding['at'];
}

/** How an entry point makes the model's input of a field, where all of it is known on both sides. */
function wayOf(pair: Pair): Way | null {
  const { learn, ask, train, serve } = pair;
  if (!learn || !ask) return null;
  const [trained, served] = [wholeRecipe(learn.features, train.trace.machine), wholeRecipe(ask.input, serve.trace.machine)];
  const key = served && isSent(served.source) && served.source.t === 'item' ? stringOf(served.source.index) : undefined;
  if (!trained || !served || key === undefined || [...trained.steps, ...served.steps].some(({ kind }) => kind === 'decode')) return null;
  const rows = compareSteps(trained.steps, served.steps).filter(({ state }) => state !== 'equal');
  const missing = rows.flatMap(({ state, train: step }) => (state === 'missing' && (step?.kind === 'scale' || step?.kind === 'normalise') ? [step] : []));
  return missing.length === rows.length ? { pair, key, missing, asked: ask.site } : null;
}

/** What lies in a file may have been prepared before. */
function isSent(source: Term): boolean {
  return ![...within(source, 60)].some((part) => part.t === 'call' && /^(numpy|pandas|h5py|torch|tensorflow|joblib|pickle|zarr)\.|^open$/.test(part.callee));
}

/** The one way in which a term is made. */
function wholeRecipe(term: Term, machine: Machine): Recipe | null {
  const [recipe, other] = recipesOf(term, machine, imageReaders);
  return recipe && !other && recipe.isWhole ? recipe : null;
}
