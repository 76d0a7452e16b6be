import type { ModuleCode } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import { isType, typeOf } from '../../../project/code/types';
import type { Expression } from '../../../python/nodes';

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
    peers: ['ruff:PD002', 'sonar:S6734', 'pylint:W8109', 'pandas-vet:PD002'],
  },
  needs: ['pandas'],
  words: ['inplace'],
  inspect({ code, report }) {
    for (const { node: call, place } of code.keywords.get('inplace') ?? []) {
      const { statement } = place;
      if (call.callee.kind !== 'Attribute' || !METHODS.has(call.callee.attribute)) continue;
      const subject = call.callee.value;
      const inplace = argumentOf(call, 'inplace');
      if (inplace === null || truthOf(code, inplace, place) !== true || !isOfTable(code, subject, place)) continue;
      // Other rules speak of None that is kept, and of columns that are filled.
      if ((statement.kind === 'Assign' || statement.kind === 'AnnotatedAssign' || statement.kind === 'Return') && statement.value === call) continue;
      if (subject.kind !== 'Name' && !OF_COLUMNS.test(call.callee.attribute)) continue;
      const isAlone = subject.kind === 'Name' && statement.kind === 'ExpressionStatement' && statement.value === call;
      report({
        severity: 'hint',
        confidence: 'certain',
        message: 'inplace=True changes the table without an equals sign, and saves no memory in most methods. Assign the result instead.',
        at: callSite(code, call),
        related: [],
        fixes: isAlone ? [{ title: `Assign the result to ${subject.id}`, safe: false, edits: [edit(code, call.start, call.start, `${textOf(code, subject)} = `), removeArgument(code, call, inplace)] }] : [],
      });
    }
  },
};

/** Those that have the parameter. Source: `DataFrame` and `Series` of pandas 2.3. */
const METHODS: ReadonlySet<string> = new Set([
  'backfill', 'bfill', 'clip', 'drop', 'drop_duplicates', 'dropna', 'eval', 'ffill', 'fillna', 'interpolate', 'mask', 'pad', 'query', 'rename', 'rename_axis', 'replace', 'reset_index', 'set_axis', 'set_index',
  'sort_index', 'sort_values', 'where',
]);
const OF_COLUMNS = /^(drop|drop_duplicates|reset_index|sort_index|rename)$/;

/** A table, a column, or what is taken of a table by a name or brackets. */
function isOfTable(code: ModuleCode, subject: Expression, place: Place): boolean {
  if (isType(typeOf(code, subject, place), 'pandas.DataFrame', 'pandas.Series')) return true;
  return (subject.kind === 'Attribute' || subject.kind === 'Subscript') && isType(typeOf(code, subject.value, place), 'pandas.DataFrame');
}
