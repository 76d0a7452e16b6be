import type { Call } from '../../python/nodes';
import { code, joined } from './template';
import type { World } from './world';
import { textOf } from './world';

/** What a setting means, where a junior may ask. `{v}` is its value. */
const meanings: Readonly<Record<string, string>> = {
  n_estimators: '{v} trees or models', num_boost_round: '{v} rounds', iterations: '{v} rounds', max_depth: 'trees at most {v} questions deep', n_neighbors: 'the {v} nearest rows',
  n_clusters: '{v} clusters', C: '`C={v}` (smaller means a simpler model)', alpha: '`alpha={v}` (the strength of the penalty)', l1_ratio: '`l1_ratio={v}`', gamma: '`gamma={v}`',
  learning_rate: 'a step size of {v}', lr: 'a step size of {v}', weight_decay: 'a pull of {v} towards small weights', momentum: 'a momentum of {v}', eta: 'a step size of {v}',
  epochs: '{v} passes over the data', num_train_epochs: '{v} passes over the data', batch_size: '{v} rows a batch', per_device_train_batch_size: '{v} rows a batch and device',
  validation_split: 'the last {v|share} held back to watch', n_splits: '{v} folds', cv: '{v} folds', max_iter: 'at most {v} rounds', n_components: '{v} components', k: 'the best {v}',
  degree: 'up to the power {v}', strategy: 'by {v}', max_features: '`max_features={v}`', ngram_range: 'word groups of {v}', stop_words: 'without words that say little', min_df: 'words in at least {v} texts',
  class_weight: 'rare classes count more ({v})', scale_pos_weight: 'positive rows count {v} times', subsample: 'each tree sees {v|share}', early_stopping_rounds: 'stops after {v} rounds without a gain',
  patience: 'waits {v} rounds for a gain', monitor: 'watching {v}', save_best_only: 'keeping the best alone', handle_unknown: 'unknown categories: {v}', drop: 'dropping {v}', dropout: 'dropout {v}', p: '{v}',
  random_state: 'random numbers fixed at {v}', seed: 'random numbers fixed at {v}', stratify: 'by {v}', scoring: 'judged by {v}', n_iter: '{v} tries', gap: '{v} rows left out between',
  activation: 'activation {v}', kernel_size: 'windows of {v}', filters: '{v} filters', units: '{v} outputs', input_shape: 'samples of shape {v}', num_classes: '{v} classes', validation_data: 'watching {v}', callbacks: 'with {v}',
  r: 'rank {v}', lora_alpha: 'scale {v}', max_length: 'at most {v} tokens', truncation: 'longer texts are cut off', padding: 'shorter ones are filled up', return_tensors: 'as tensors', chunk_size: 'pieces of {v}', chunk_overlap: 'overlapping by {v}',
  temperature: 'temperature {v}', max_tokens: 'at most {v} tokens', timeout: 'giving up after {v} seconds', load_in_4bit: '4 bits a weight', load_in_8bit: '8 bits a weight', kernel: 'kernel {v}', penalty: 'penalty {v}', solver: 'solver {v}',
  param_grid: 'over {v}', param_distributions: 'over {v}', objective: 'objective {v}', eval_set: 'watching {v}', sample_weight: 'rows weighted by {v}', n_jobs: '', verbose: '',
};

const MOST = 4;
const LONGEST = 28;

/** What the settings of a call mean: "100 trees, trees at most 5 questions deep"; "" where there is nothing to say. `except`: told already. */
export function settingsOf(world: World, call: Call, except: ReadonlySet<string> = new Set()): string {
  const told: string[] = [];
  for (const { keyword, value } of call.args) {
    if (keyword === null || except.has(keyword)) continue;
    const meaning = meanings[keyword];
    const written = textOf(world, value).trim();
    if (keyword === 'shuffle') {
      if (/^(True|False)$/.test(written)) told.push(written === 'True' ? 'in random order' : 'in the given order');
      continue;
    }
    if (keyword === 'train' && /^(True|False)$/.test(written)) told.push(written === 'True' ? 'its training part' : 'its test part');
    if (meaning === undefined || meaning === '') continue;
    if (/^(None|False)$/.test(written)) continue;
    told.push(meaning.replace(/`?(\w+=)?\{v(\|share)?\}`?/g, (_all, prefix: string | undefined, share: string | undefined) => {
      if (share !== undefined && /^0?\.\d+$/.test(written)) return `${String(Math.round(Number(written) * 1000) / 10)}% of the rows`;
      if (prefix !== undefined) return code(`${prefix}${written}`, LONGEST + 12);
      return /^-?[\d.e_-]+$/.test(written) ? written : code(written.replace(/^(['"])(.*)\1$/, '$2'), LONGEST);
    }));
  }
  return joined(told.slice(0, MOST));
}

/** What constants of a program are for, by their names. */
const constants: readonly (readonly [pattern: RegExp, says: string])[] = [
  [/^(n_|num_)?epochs?$/i, 'how often the training goes over all rows'],
  [/^(lr|learning_rate)$/i, 'how far the weights move in each step'],
  [/batch_?size$/i, 'how many rows go through the network at once'],
  [/^(random_?)?(seed|state)$|^random_state$/i, 'the seed of the random numbers, so that a run can be repeated'],
  [/^test_?size$/i, 'how much is held back for the test'],
  [/^(n_|num_)(splits|folds)$|^k_?folds?$/i, 'how many folds there are'],
  [/^(threshold|cutoff)$/i, 'from which score on a row is called positive'],
  [/^(num_|n_)classes$/i, 'how many classes there are'],
  [/^(hidden|embed|embedding|latent|input|output)_?(size|dim|units)$/i, 'the width of a part of the network'],
  [/^(img|image)_?(size|height|width)$/i, 'the size to which pictures are brought'],
  [/^(target|label)(_col|_column|_name)?$/i, 'which column the model shall predict'],
  [/(features|_cols|_columns|_vars)$/i, 'which columns are meant'],
  [/(_dir|_path|_file|dir|path)$/i, 'where files are'],
  [/^(n_|num_)?workers$/i, 'how many helper processes read data'],
  [/^max_?(len|length|seq_length)$/i, 'how long a text may be'],
  [/^(param_?grid|params|parameters|hyper_?params|search_space)$/i, 'settings of the model'],
  [/^patience$/i, 'how many rounds without a gain are waited for'],
  [/^device$/i, 'where to compute: on the GPU or on the CPU'],
];

/** What a constant is for, by its name; null: the name does not tell. */
export function purposeOfName(name: string): string | null {
  return constants.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}
