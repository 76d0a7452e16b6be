import { isType, typeOf } from '../../../project/code/types';

import { argumentOf, callSite, hidesArguments, stringOf } from '../../reading';
import type { Rule } from '../../rule';

/** `a.merge(b)` */
export const rule: Rule = {
  meta: {
    id: 'data/merge-implicit',
    title: 'A merge does not say on which columns',
    family: 'data',
    severity: 'info',
    confidence: 'certain',
    preset: 'off',
    competencies: ['de.data-quality-contracts', 'de.pipelines'],
    references: ['pandas-merge', 'zhang2022'],
    since: '0.2.0',
    fix: 'none',
    peers: ['sonar:S6735', 'codesmile:R15', 'pylint:R5505'],
  },
  needs: ['pandas'],
  words: ['merge'],
  inspect({ code, report }) {
    const calls = [
      ...code.callsOf('pandas.merge').map((at) => ({ ...at, from: 2 })),
      ...code.methodCalls('merge').filter(({ node, place }) => isType(typeOf(code, node.callee.value, place), 'pandas.DataFrame')).map((at) => ({ ...at, from: 1 })),
    ];
    for (const { node, place, from } of calls) {
      if (hidesArguments(node) || argumentOf(node, 'on', from + 1) !== null || KEYS.some((key) => argumentOf(node, key) !== null)) continue;
      if (stringOf(code, argumentOf(node, 'how', from)?.value, place) === 'cross') continue;
      report({
        severity: 'info',
        confidence: 'certain',
        message: 'Nothing says which columns are the key: pandas joins on all that both tables have, whatever these are today. Name them (on=), how rows without a partner are treated (how=), and how often a key may occur (validate=).',
        at: callSite(code, node),
        related: [],
      });
    }
  },
};

const KEYS = ['left_on', 'right_on', 'left_index', 'right_index'];
