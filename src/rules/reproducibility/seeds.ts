import type { ModuleCode } from '../../project/code/code';

const ALL = ['lightning.seed_everything', 'lightning.pytorch.seed_everything', 'pytorch_lightning.seed_everything', 'transformers.set_seed', 'accelerate.utils.set_seed', 'fastai.torch_core.set_seed', 'tensorflow.keras.utils.set_random_seed', 'keras.utils.set_random_seed'];
const OWN = {
  numpy: ['numpy.random.seed', ...ALL],
  torch: ['torch.manual_seed', 'torch.random.manual_seed', ...ALL],
  tensorflow: ['tensorflow.random.set_seed', 'tensorflow.compat.v1.set_random_seed', ...ALL],
} as const;

/** Does a file set the global seed of a library, by its own call, one that sets all of them, or a helper of the project that is named so? */
export function setsSeed(code: ModuleCode, library: keyof typeof OWN): boolean {
  // Without a number a seed is drawn from the clock or the system.
  return code.callsOf(...OWN[library]).some(({ node }) => node.args.length > 0) || callsHelper(code);
}

const HELPER = /^(set|fix|init|setup)_?(all_?|random_?|global_?)*_?seeds?$|^seed_?(everything|all|torch|it_all)$|^make_deterministic$/i;

function callsHelper(code: ModuleCode): boolean {
  for (const name of code.calls.keys()) if (HELPER.test(name)) return true;
  return false;
}
