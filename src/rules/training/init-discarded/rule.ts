import { functionAround } from '../../../project/code/places';
import { derivesFrom } from '../../../project/code/types';
import { networkClasses } from '../../../project/training/networks';
import type { Rule } from '../../rule';
import { at } from '../story';

/** Weights set by hand in the `__init__` of a transformers model are overwritten by `post_init` and by from_pretrained. */
export const rule: Rule = {
  meta: {
    id: 'training/init-discarded',
    title: 'Weights are initialised in the __init__ of a transformers model, where they are overwritten',
    family: 'training',
    severity: 'warning',
    confidence: 'likely',
    preset: 'off',
    competencies: ['gen.transformer-internals', 'ml.frameworks'],
    references: ['hf-modeling'],
    since: '0.2.0',
    fix: 'none',
    peers: ['transformers:TRF012', 'transformers:TRF049'],
  },
  needs: ['transformers'],
  inspect({ code, report }) {
    const models = networkClasses(code).filter((own) => derivesFrom(own, 'transformers.PreTrainedModel'));
    for (const own of models) {
      for (const [name, list] of code.calls) {
        if (!/^(xavier_\w+_|kaiming_\w+_|normal_|uniform_|zeros_|ones_|constant_|trunc_normal_|orthogonal_|zero_)$/.test(name)) continue;
        for (const { node, place } of list) {
          if (functionAround(place)?.name !== '__init__' || place.scope.parent !== own.scope) continue;
          report({
            severity: 'warning',
            confidence: 'likely',
            message: 'Weights that are set in __init__ do not last: post_init() calls _init_weights for every layer, and from_pretrained makes the model without running initialisers. Put it into _init_weights. (Taken for granted: the model is made by the library.)',
            at: at(code, node),
            related: [],
          });
        }
      }
    }
  },
};
