import { isType, typeOf } from '../../../project/code/types';

import { edit, siteOf } from '../../reading';
import type { Rule } from '../../rule';

/** `df.isnull()` */
export const rule: Rule = {
  meta: {
    id: 'data/isnull-alias',
    title: 'isnull is another name of isna',
    family: 'data',
    severity: 'hint',
    confidence: 'certain',
    preset: 'off',
    competencies: ['se.python'],
    references: ['pandas-whatsnew-2'],
    since: '0.2.0',
    fix: 'safe',
    peers: ['ruff:PD003', 'ruff:PD004', 'pandas-vet:PD003', 'pandas-vet:PD004'],
  },
  needs: ['pandas'],
  words: ['isnull', 'notnull'],
  inspect({ code, report }) {
    for (const name of ['isnull', 'notnull']) {
      const better = name === 'isnull' ? 'isna' : 'notna';
      for (const { node, place } of code.attributes.get(name) ?? []) {
        if (code.writtenName(node, place) !== `pandas.${name}` && !isType(typeOf(code, node.value, place), 'pandas.DataFrame', 'pandas.Series')) continue;
        report({
          severity: 'hint',
          confidence: 'certain',
          message: `${name} is another name of ${better}: two names for one thing make readers look for a difference.`,
          at: siteOf(code, node.attributeSpan),
          related: [],
          fixes: [{ title: `Write ${better}`, safe: true, edits: [edit(code, node.attributeSpan.start, node.attributeSpan.end, better)] }],
        });
      }
    }
  },
};
