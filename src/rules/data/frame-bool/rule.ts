import { isType, typeOf } from '../../../project/code/types';

import type { ModuleCode } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import type { Expression } from '../../../python/nodes';
import { argumentOf, edit, isExpectedToFail, siteOf, textOf } from '../../reading';
import type { Rule } from '../../rule';

/** `if df:` */
export const rule: Rule = {
  meta: {
    id: 'data/frame-bool',
    title: 'A whole table or column is asked whether it is true',
    family: 'data',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['se.python'],
    references: ['pandas-gotchas'],
    since: '0.2.0',
    fix: 'assisted',
    peers: ['pylint:W8104', 'pylint:W8105'],
  },
  needs: ['pandas'],
  inspect({ code, report }) {
    const ask = (test: Expression, place: Place): void => {
      if (test.kind === 'BooleanOperation') {
        // Where columns are joined by `and`, mask-precedence speaks; a table beside another question is asked for itself.
        for (const value of test.values) if (value.kind !== 'Comparison' && isTable(code, value, place)) ask(value, place);
        return;
      }
      if (test.kind === 'UnaryOperation' && test.operator === 'not') {
        ask(test.operand, place);
        return;
      }
      if (test.kind !== 'Name' && test.kind !== 'Comparison' && test.kind !== 'Call' && test.kind !== 'Subscript') return;
      const type = typeOf(code, test, place);
      if (type.own !== null || !isType(type, 'pandas.DataFrame', 'pandas.Series')) return;
      // `.all(axis=None)` gives one value.
      if (isExpectedToFail(code, place) || (test.kind === 'Call' && argumentOf(test, 'axis') !== null)) return;
      const isFrame = isType(type, 'pandas.DataFrame');
      if (test.kind === 'Subscript' && !isFrame) return;
      report({
        severity: 'error',
        confidence: 'certain',
        message:
          `A ${isFrame ? 'table' : 'column'} has no truth value: pandas raises "The truth value of a ${isFrame ? 'DataFrame' : 'Series'} is ambiguous" as soon as this line is reached. ` +
          'Say what is asked: .empty, .any(), .all(), or "is not None".',
        at: siteOf(code, test),
        related: [],
        fixes: test.kind === 'Name' ? [{ title: `Ask whether ${test.id} has rows`, safe: false, edits: [edit(code, test.start, test.end, `(not ${textOf(code, test)}.empty)`)] }] : [],
      });
    };
    for (const { node, place } of [...code.nodes.If, ...code.nodes.While]) ask(node.test, place);
    for (const place of code.statements) if (place.statement.kind === 'Assert') ask(place.statement.test, place);
  },
};

function isTable(code: ModuleCode, expression: Expression, place: Place): boolean {
  return isType(typeOf(code, expression, place), 'pandas.DataFrame');
}
