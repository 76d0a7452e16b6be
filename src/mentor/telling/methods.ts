import type { ApiEntry, Learns } from '../../library/vocabulary';
import { nounOf } from './book';
import type { Phrase } from './phrase';

/** What each kind of learning takes from rows. */
export const learned: Readonly<Record<Learns, string>> = {
  scale: 'how the columns are spread', impute: 'the values to fill gaps with', bins: 'the edges of bins', projection: 'a few main directions', selection: 'which columns to keep',
  'text-vocabulary': 'which words there are', 'category-vocabulary': 'which categories there are', 'target-statistics': 'what the target is like in each category', clusters: 'groups of similar rows',
  outliers: 'what is usual', statistic: 'a number over the rows', model: 'how features and target go together', nothing: 'nothing',
};

type Method = Omit<Phrase, 'does'> & { readonly does: (about: About) => string };

/** The class of the receiver, as far as it is known. */
export interface About {
  readonly noun: string | null;
  readonly learns: string;
  readonly applies: string | null;
  readonly learnsNothing: boolean;
  readonly predicts: boolean;
  /** Made of steps that are fitted one after the other. */
  readonly chain: boolean;
  /** It was made in the same sentence. */
  readonly follows: boolean;
}

export function aboutClass(qualified: string | null, entry: ApiEntry | undefined): About {
  const noun = qualified === null ? undefined : nounOf(qualified);
  const isEstimator = entry?.is === 'estimator';
  const learnsNothing = isEstimator && entry.learns === 'nothing';
  const predicts = isEstimator ? entry.role === 'predictor' : entry?.is === 'composite' ? entry.role === 'predictor' || entry.form === 'search' || entry.form === 'ensemble' || entry.form === 'pipeline' || entry.form === 'make-pipeline' : false;
  return {
    noun: noun?.noun ?? null,
    learns: noun?.learns ?? (isEstimator ? learned[entry.learns] : 'what it needs'),
    applies: noun?.applies ?? null,
    learnsNothing,
    predicts,
    chain: entry?.is === 'composite' && (entry.form === 'pipeline' || entry.form === 'make-pipeline'),
    follows: false,
  };
}

const named = (about: About): string => (about.noun === null || about.follows ? '{it}' : `{it} (${about.noun})`);
const xy = '{X,0~the data}[[y: and {y}]][[1: and {1}]]';

/** Methods of estimators, models and splitters. */
const ofEstimators: Readonly<Record<string, Method>> = {
  fit: {
    role: 'train', watch: ['model-fit'],
    does: (about) => (about.predicts
      ? `trains ${about.chain ? 'all steps of ' : ''}${named(about)} on {X,x,0~the data}[[1: with the answers {1}]][[y: with the answers {y}]][[epochs:, {epochs} passes over the data]][[validation_data:, watching {validation_data} meanwhile]][[eval_set:, watching {eval_set} meanwhile]][[validation_split:, with {validation_split|share} held back to watch]]`
      : about.learnsNothing
        ? `calls \`fit\` of ${named(about)}, which learns nothing from rows`
        : `lets ${named(about)} learn ${about.learns} from ${xy}`),
  },
  partial_fit: { role: 'train', does: (about) => `lets ${named(about)} go on learning from {0~the data}` },
  fit_transform: {
    role: 'fit', watch: ['fit-order'],
    does: (about) => (about.learnsNothing
      ? `applies ${named(about)} to {0~the data}; nothing is learned from other rows`
      : `lets ${named(about)} learn ${about.learns} from {0~the data}${about.applies === null ? ' and transforms the same rows with it' : ` and ${about.applies}`}, in one go`),
  },
  transform: {
    role: 'feature', watch: ['transform-only'],
    does: (about) => `applies ${named(about)} to {0~the data}${about.learnsNothing ? '' : ' with what it learned before; nothing new is learned here'}`,
  },
  inverse_transform: { role: 'feature', does: (about) => `turns {0~the data} back into what it was before ${named(about)}` },
  fit_resample: { role: 'feature', watch: ['resampling'], does: () => 'lets {it} change the rows of {args~the data} so that the classes are more even' },
  fit_predict: { role: 'train', does: (about) => `fits ${named(about)} to {0~the data} and gives each row its group` },
  predict: { role: 'predict', does: () => 'asks {it} for its predictions on {0~the data}' },
  predict_proba: { role: 'predict', watch: ['calibration'], does: () => 'asks {it} how probable each class is for {0~the data}' },
  predict_log_proba: { role: 'predict', does: () => 'asks {it} for the logarithms of the class probabilities for {0~the data}' },
  decision_function: { role: 'predict', does: () => 'asks {it} for its raw scores on {0~the data}' },
  score: { role: 'judge', watch: ['score-default'], does: () => 'scores {it} on {X,0~the data}[[1: against the answers {1}]]' },
  evaluate: { role: 'judge', does: () => 'measures {it} on {0,eval_dataset~the data}[[1: against the answers {1}]]' },
  fit_generator: { role: 'train', watch: ['watched-set'], does: () => 'trains {it} on the batches of {0~the data}[[epochs:, {epochs} passes]][[validation_data:, watching {validation_data} meanwhile]]' },
  get_feature_names_out: { role: 'look', does: () => 'lists the names of the columns that {it} gives' },
  get_params: { role: 'look', does: () => 'lists the settings of {it}' },
  set_params: { role: 'setup', does: () => 'changes settings of {it}' },
  kneighbors: { role: 'predict', does: () => 'finds the most similar rows to {0~the data}' },
  optimize: { role: 'tune', watch: ['tuning'], does: () => 'tries settings by calling {0} again and again[[n_trials:, {n_trials} times]]' },
  train: { role: 'train', does: () => 'runs the training of {it}' },
  fit_on_texts: { role: 'fit', watch: ['fit-order'], does: (about) => `lets ${named(about)} learn ${about.learns} from {0~the texts}` },
  adapt: { role: 'fit', watch: ['fit-order'], does: (about) => `lets ${named(about)} learn ${about.learns} from {0~the data}` },
  split: { role: 'split', watch: ['folds-inside'], does: (about) => `gives the row numbers of each fold's training and test part of {0~the data}, one fold after the other${about.noun === null ? '' : ` (by ${about.noun})`}` },
};

/** What a method of an estimator, a model or a splitter does; `typed`: the receiver is known to be one. */
export function estimatorMethodOf(name: string, about: About, typed: boolean): Phrase | undefined {
  const method = Object.hasOwn(ofEstimators, name) ? ofEstimators[name] : undefined;
  if (method === undefined || (!typed && !unmistakable.has(name))) return undefined;
  const learns = name === 'fit' && !about.predicts && typed;
  const watch = learns ? ['fit-order'] : method.watch;
  return { does: method.does(about), role: learns ? 'fit' : method.role, ...(watch === undefined ? {} : { watch }) };
}

/** Names that hardly anything else bears. */
const unmistakable = new Set([
  'fit', 'partial_fit', 'fit_transform', 'inverse_transform', 'fit_resample', 'fit_predict', 'predict', 'predict_proba', 'decision_function', 'fit_generator', 'get_feature_names_out', 'fit_on_texts',
]);
