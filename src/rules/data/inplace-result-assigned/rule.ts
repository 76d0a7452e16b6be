import { isType, typeOf } from '../../../project/code/types';

import type { MethodCall } from '../../../project/code/lookups';
import { argumentOf, callSite, removeArgument, truthOf } from '../../reading';
import type { Rule } from '../../rule';

/** `df = df.drop(…, inplace=True)`: df is None. */
export const rule: Rule = {
  meta: {
    id: 'data/inplace-result-assigned',
    title: 'The result of an inplace call is assigned',
    family: 'data',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['se.python', 'de.data-quality-contracts'],
    references: ['zhang2022', 'pandas-cow'],
    since: '0.2.0',
    fix: 'safe',
  },
  needs: ['pandas'],
  words: ['inplace'],
  inspect({ code, report }) {
    for (const place of code.statements) {
      const { statement } = place;
      if (statement.kind !== 'Assign' && statement.kind !== 'AnnotatedAssign' && statement.kind !== 'Return') continue;
      const { value } = statement;
      if (value?.kind !== 'Call' || value.callee.kind !== 'Attribute' || !METHODS.has(value.callee.attribute)) continue;
      const call = value as MethodCall;
      const inplace = argumentOf(call, 'inplace');
      if (inplace === null || truthOf(code, inplace, place) !== true || !isType(typeOf(code, call.callee.value, place), 'pandas.DataFrame', 'pandas.Series')) continue;
      report({
        severity: 'error',
        confidence: 'certain',
        message: `With inplace=True, ${call.callee.attribute} changes the table and returns None, so None is what is ${statement.kind === 'Return' ? 'returned' : 'assigned'} here. Leave inplace=True away.`,
        at: callSite(code, call),
        related: [],
        fixes: [{ title: 'Leave inplace=True away', safe: true, edits: [removeArgument(code, call, inplace)] }],
      });
    }
  },
};

const METHODS = new Set([
  'drop', 'dropna', 'fillna', 'ffill', 'bfill', 'replace', 'rename', 'rename_axis', 'reset_index', 'set_index', 'sort_values', 'sort_index', 'drop_duplicates', 'clip', 'interpolate', 'where', 'mask',
  'set_axis', 'query', 'eval',
]);
