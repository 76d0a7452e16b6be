import { isType, typeOf } from '../../../project/code/types';

import { siteOf } from '../../reading';
import type { Rule } from '../../rule';

/** `df["new"] = 0` */
export const rule: Rule = {
  meta: {
    id: 'data/filler-column',
    title: 'A column is made and filled with a constant',
    family: 'data',
    severity: 'hint',
    confidence: 'certain',
    preset: 'off',
    competencies: ['de.data-quality-contracts'],
    references: ['zhang2022'],
    since: '0.2.0',
    fix: 'none',
    peers: ['pylint:W8113', 'codesmile:R13'],
  },
  needs: ['pandas'],
  inspect({ code, report }) {
    for (const place of code.statements) {
      const { statement } = place;
      if (statement.kind !== 'Assign' || statement.value.kind !== 'Constant' || (statement.value.value !== 0 && statement.value.value !== '')) continue;
      for (const target of statement.targets) {
        if (target.kind !== 'Subscript' || target.index.kind !== 'Constant' || target.index.type !== 'string' || !isType(typeOf(code, target.value, place), 'pandas.DataFrame')) continue;
        report({
          severity: 'hint',
          confidence: 'certain',
          message: 'Rows that are not filled later keep this constant, which looks like a measured value. Make the column in one expression (np.where, map), or begin with a missing value.',
          at: siteOf(code, target),
          related: [],
        });
      }
    }
  },
};
