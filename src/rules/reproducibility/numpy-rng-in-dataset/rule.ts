import type { ModuleCode } from '../../../project/code/code';
import { classAround, functionAround } from '../../../project/code/places';
import { derivesFrom, typeOf } from '../../../project/code/types';
import { argumentOf, callSite, constantOf, siteOf } from '../../reading';
import type { Location, Rule } from '../../rule';

/** np.random within __getitem__ of a Dataset whose loader has workers. */
export const rule: Rule = {
  meta: {
    id: 'reproducibility/numpy-rng-in-dataset',
    title: 'All workers draw the same random numbers',
    family: 'reproducibility',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['se.reproducibility', 'ml.training-debugging'],
    references: ['torch-dataloader', 'torch-repro'],
    since: '0.2.0',
    fix: 'none',
  },
  inspect({ code, report }) {
    if (!code.uses('torch') || !code.uses('numpy')) return;
    for (const { node, place } of DRAWS.flatMap((name) => code.callsOf(`numpy.random.${name}`))) {
      const owner = classAround(place);
      const method = functionAround(place);
      if (owner?.node.kind !== 'ClassDefinition' || (method?.name !== '__getitem__' && method?.name !== '__iter__')) continue;
      const own = { is: 'class' as const, code, node: owner.node, scope: owner };
      if (!derivesFrom(own, 'torch.utils.data.Dataset') && !derivesFrom(own, 'torch.utils.data.IterableDataset')) continue;
      const loader = loaderWithWorkers(code, owner.node.name);
      if (loader === null || seedsWorkers(code)) continue;
      report({
        severity: 'error',
        confidence: 'certain',
        message: 'Each worker of the loader is a copy of the process with the same state of NumPy\'s generator: all draw the same numbers here, and the same again in the next epoch. Draw from torch (torch.rand, torch.randint), or seed NumPy in worker_init_fn.',
        at: callSite(code, node),
        related: [{ message: 'the workers are started here', at: loader }],
      });
    }
  },
};

const DRAWS = ['rand', 'randn', 'randint', 'random', 'normal', 'uniform', 'choice', 'permutation', 'shuffle', 'random_sample', 'binomial', 'poisson', 'beta'];

/** A loader over an object of this class, in this file, that surely has workers. */
function loaderWithWorkers(code: ModuleCode, name: string): Location | null {
  for (const { node, place } of code.callsOf('torch.utils.data.DataLoader')) {
    const workers = argumentOf(node, 'num_workers');
    const count = workers === null ? 0 : constantOf(code, workers.value, place)?.value;
    if (typeof count !== 'number' || count === 0 || argumentOf(node, 'worker_init_fn') !== null) continue;
    const data = argumentOf(node, 'dataset', 0);
    if (data !== null && typeOf(code, data.value, place).own?.node.name === name) return siteOf(code, node.callee);
  }
  return null;
}

/** A worker function somewhere, or a seed within the class: somebody has thought of it. */
function seedsWorkers(code: ModuleCode): boolean {
  return /worker_init_fn|get_worker_info|initial_seed/.test(code.document.text);
}
