import { isType, typeOf } from '../../../project/code/types';

import { argumentOf, callSite, removeArgument, textOf, edit, truthOf } from '../../reading';
import type { Rule } from '../../rule';

/** `df.dropna(inplace=True)` */
export const rule: Rule = {
  meta: {
    id: 'data/inplace-true',
    title: 'A table is changed by inplace=True',
    family: 'data',
    severity: 'hint',
    confidence: 'certain',
    preset: 'off',
    competencies: ['se.python'],
    references: ['pandas-cow'],
    since: '0.2.0',
    fix: 'assisted',
    peers: ['ruff:PD002', 'sonar:S6734', 'pylint:W8109'],
  },
  needs: ['pandas'],
  words: ['inplace'],
  inspect({ code, report }) {
    for (const place of code.statements) {
      const { statement } = place;
      if (statement.kind !== 'ExpressionStatement' || statement.value.kind !== 'Call' || statement.value.callee.kind !== 'Attribute') continue;
      const call = statement.value;
      const subject = statement.value.callee.value;
      const inplace = argumentOf(call, 'inplace');
      if (subject.kind !== 'Name' || inplace === null || truthOf(code, inplace, place) !== true || !isType(typeOf(code, subject, place), 'pandas.DataFrame', 'pandas.Series')) continue;
      report({
        severity: 'hint',
        confidence: 'certain',
        message: 'inplace=True changes the table without an equals sign, and saves no memory in most methods. Assign the result instead.',
        at: callSite(code, call),
        related: [],
        fixes: [{ title: `Assign the result to ${subject.id}`, safe: false, edits: [edit(code, call.start, call.start, `${textOf(code, subject)} = `), removeArgument(code, call, inplace)] }],
      });
    }
  },
};
