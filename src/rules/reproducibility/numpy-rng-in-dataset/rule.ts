import type { ModuleCode } from '../../../project/code/code';
import { classAround, functionAround } from '../../../project/code/places';
import type { At, Place } from '../../../project/code/places';
import { derivesFrom, typeOf } from '../../../project/code/types';
import { isSurelyBefore, isSurelyFrom } from '../../../project/releases';
import type { Call, ClassDefinition } from '../../../python/nodes';
import { argumentOf, callSite, constantOf, siteOf } from '../../reading';
import type { Location, Rule } from '../../rule';

const DRAWS = ['rand', 'randn', 'randint', 'integers', 'random', 'normal', 'standard_normal', 'uniform', 'choice', 'permutation', 'shuffle', 'random_sample', 'binomial', 'poisson', 'beta'];
/** From this release on each worker seeds NumPy's global generator. Source: `torch/utils/data/_utils/worker.py` and the notes of release 1.9. */
const SEEDED_SINCE = '1.9';

/** Draws in a Dataset from a generator of NumPy's that every worker has a copy of. */
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
    peers: ['trailofbits:numpy-in-pytorch-datasets'],
  },
  needs: ['numpy'],
  words: DRAWS,
  inspect({ code, releases, report }) {
    if (!code.uses('torch')) return;
    for (const { node, place } of code.methodCalls(...DRAWS)) {
      const owner = classAround(place);
      const method = functionAround(place);
      if (owner?.node.kind !== 'ClassDefinition' || (method?.name !== '__getitem__' && method?.name !== '__iter__')) continue;
      const range = releases.of(code.path, 'torch');
      const isGlobal = /^numpy\.random\.\w+$/.test(code.writtenName(node.callee, place) ?? '');
      if ((!isGlobal && !isKeptGenerator(code, owner.node, { node, place })) || (isGlobal && isSurelyFrom(range, SEEDED_SINCE))) continue;
      const own = { is: 'class' as const, code, node: owner.node, scope: owner };
      if (!derivesFrom(own, 'torch.utils.data.Dataset') && !derivesFrom(own, 'torch.utils.data.IterableDataset')) continue;
      const loaders = loadersOf(code, owner.node.name);
      const working = loaders.find(({ hasWorkers }) => hasWorkers);
      if ((loaders.length > 0 && working === undefined) || seedsWorkers(code)) continue;
      const isCertain = working !== undefined && (!isGlobal || isSurelyBefore(range, SEEDED_SINCE));
      report({
        severity: isCertain ? 'error' : 'hint',
        confidence: isCertain ? 'certain' : 'hint',
        message: isGlobal
          ? 'Each worker of the loader is a copy of the process with the same state of NumPy\'s generator: all draw the same numbers here, and the same again in the next epoch. Draw from torch (torch.rand, torch.randint), or seed NumPy in worker_init_fn.' +
            (isCertain ? '' : ' (Taken for granted: PyTorch is older than 1.9, which seeds NumPy itself, and the loader has workers.)')
          : 'This generator was made with the data set, and each worker of the loader gets a copy of it in the same state: all draw the same numbers here, and the same again in the next epoch. Draw from torch (torch.rand, torch.randint), or make the generator in the worker.' +
            (isCertain ? '' : ' (Taken for granted: the loader has workers.)'),
        at: callSite(code, node),
        related: working === undefined ? [] : [{ message: 'the workers are started here', at: working.at }],
      });
    }
  },
};

/** `self.rng.normal(…)` where `__init__` keeps a generator as `self.rng`, and nothing else puts one there. */
function isKeptGenerator(code: ModuleCode, owner: ClassDefinition, { node }: At<Call>): boolean {
  const kept = node.callee.kind === 'Attribute' ? node.callee.value : null;
  if (kept?.kind !== 'Attribute' || kept.value.kind !== 'Name' || kept.value.id !== 'self') return false;
  const given = (code.assigned.get(kept.attribute) ?? []).filter(({ place }) => classAround(place)?.node === owner);
  return given.length > 0 && given.every(({ value, place }) => functionAround(place)?.name === '__init__' && makesGenerator(code, value, place));
}

function makesGenerator(code: ModuleCode, value: Call['callee'], place: Place): boolean {
  return value.kind === 'Call' && /^numpy\.random\.(default_rng|RandomState|Generator)$/.test(code.writtenName(value.callee, place) ?? '');
}

interface Loader {
  readonly at: Location;
  readonly hasWorkers: boolean;
}

/** The loaders over objects of this class in this file. */
function loadersOf(code: ModuleCode, name: string): Loader[] {
  return code.callsOf('torch.utils.data.DataLoader').flatMap(({ node, place }) => {
    const data = argumentOf(node, 'dataset', 0);
    if (data === null || typeOf(code, data.value, place).own?.node.name !== name) return [];
    const workers = argumentOf(node, 'num_workers');
    const count = workers === null ? 0 : constantOf(code, workers.value, place)?.value;
    return [{ at: siteOf(code, node.callee), hasWorkers: typeof count === 'number' && count !== 0 && argumentOf(node, 'worker_init_fn') === null }];
  });
}

/** A worker function somewhere, or a seed within the class: somebody has thought of it. */
function seedsWorkers(code: ModuleCode): boolean {
  return /worker_init_fn|get_worker_info|initial_seed/.test(code.document.text);
}
