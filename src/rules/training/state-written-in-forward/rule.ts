import { networkClasses, membersOf, ownMethod } from '../../../project/training/networks';
import { placesAround } from '../../../project/code/places';
import type { Rule } from '../../rule';
import { at } from '../story';
import { typeOf } from '../../../project/code/types';

/** forward keeps tensors on self: what was computed, with its graph, outlives the call. */
export const rule: Rule = {
  meta: {
    id: 'training/state-written-in-forward',
    title: 'forward writes tensors to attributes of the network',
    family: 'training',
    severity: 'hint',
    confidence: 'hint',
    preset: 'hint',
    competencies: ['ml.frameworks', 'sc.distributed-training'],
    references: ['torch-module'],
    since: '0.2.0',
    fix: 'none',
    peers: ['transformers:TRF046'],
  },
  atMost: 'hint',
  words: ['forward'],
  inspect({ code, report }) {
    for (const own of networkClasses(code)) {
      const forward = ownMethod(own, 'forward');
      if (!forward) continue;
      for (const { name, place, method, value } of membersOf(own)) {
        if (method !== forward.node || [...placesAround(place)].some((one) => one.statement.kind === 'If') || typeOf(code, value, place).name !== 'torch.Tensor') continue;
        if (value.kind === 'Call' && value.callee.kind === 'Attribute' && /detach|clone/.test(value.callee.attribute)) continue;
        report({
          severity: 'hint',
          confidence: 'hint',
          message: `forward keeps a tensor in self.${name}: its graph stays in memory until the next call, copies made by DataParallel lose it, and torch.compile may have to compile anew. Return it, or detach it first.`,
          at: at(code, place.statement),
          related: [],
        });
      }
    }
  },
};
