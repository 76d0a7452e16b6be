import { isType, typeOf } from '../../../project/code/types';

import type { ModuleCode } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import type { Call } from '../../../python/nodes';
import { callSite, expressionsOf, partsOf, siteOf } from '../../reading';
import type { Rule } from '../../rule';

/** torch.manual_seed behind the line that makes the network. */
export const rule: Rule = {
  meta: {
    id: 'reproducibility/seed-after-use',
    title: 'The seed is set after random numbers were drawn',
    family: 'reproducibility',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['se.reproducibility'],
    references: ['torch-repro', 'numpy-random'],
    since: '0.2.0',
    fix: 'none',
  },
  needs: ['numpy', 'torch'],
  words: ['seed', 'manual_seed'],
  inspect({ code, report }) {
    for (const [library, seeds, draws] of GENERATORS) {
      if (!code.uses(library)) continue;
      const found = code.callsOf(...seeds).filter(({ place }) => place.scope.kind === 'module').sort((a, b) => a.node.start - b.node.start);
      const [seed] = found;
      if (seed?.place.parent !== null || setByHelper(code, seed.node.start)) continue;
      const isBefore = ({ node, place }: Drawn): boolean => place.block === seed.place.block && node.end < seed.node.start;
      const drawn = draws(code, isBefore).find((one) => isBefore(one) && isReadBehind(code, one.place, seed.node.end));
      if (drawn === undefined) continue;
      report({
        severity: 'warning',
        confidence: 'certain',
        message: 'Random numbers of this generator were drawn before the seed is set: that part of the program is different in each run. Set the seed before anything is drawn.',
        at: callSite(code, seed.node),
        related: [{ message: 'drawn here, before the seed', at: siteOf(code, drawn.node) }],
      });
    }
  },
};

interface Drawn {
  readonly node: Call;
  readonly place: Place;
}

const NUMPY = ['rand', 'randn', 'randint', 'random', 'normal', 'uniform', 'choice', 'permutation', 'shuffle'].map((name) => `numpy.random.${name}`);
const TORCH = ['rand', 'randn', 'randint', 'randperm', 'normal'].map((name) => `torch.${name}`);

const GENERATORS: readonly (readonly [library: string, seeds: readonly string[], draws: (code: ModuleCode, isBefore: (drawn: Drawn) => boolean) => readonly Drawn[]])[] = [
  ['numpy', ['numpy.random.seed'], (code) => code.callsOf(...NUMPY)],
  ['torch', ['torch.manual_seed'], (code, isBefore) => [...code.callsOf(...TORCH), ...networks(code, isBefore)]],
];

/** Layers with weights that are made: their first values are drawn. */
function networks(code: ModuleCode, isBefore: (drawn: Drawn) => boolean): readonly Drawn[] {
  return code.statements.flatMap((place) => {
    const { statement } = place;
    if (statement.kind !== 'Assign' || statement.value.kind !== 'Call' || place.scope.kind !== 'module') return [];
    const drawn = { node: statement.value, place };
    if (!isBefore(drawn)) return [];
    const type = typeOf(code, statement.value, place);
    return /^torch\.nn\.(Linear|Conv\dd|Embedding|LSTM|GRU|RNN|Transformer\w*)$/.test(type.name) || (type.own !== null && isType(type, 'torch.nn.Module')) ? [drawn] : [];
  });
}

/** A helper of the project with such a name may have set it already. */
function setByHelper(code: ModuleCode, before: number): boolean {
  return [...code.calls].some(([name, calls]) => /seed/i.test(name) && !/^(seed|manual_seed|manual_seed_all)$/.test(name) && calls.some(({ node }) => node.start < before));
}

/** Is what was drawn used behind the seed? Else it belongs to another part of the file. */
function isReadBehind(code: ModuleCode, { statement }: Place, from: number): boolean {
  const [target] = statement.kind === 'Assign' ? statement.targets : [];
  if (target?.kind !== 'Name') return false;
  return code.statements.some((place) => place.statement.start > from && expressionsOf(place.statement).some((one) => [...partsOf(one)].some((part) => part.kind === 'Name' && part.id === target.id)));
}
