import { isType, typeOf } from '../../../project/code/types';

import { argumentOf, callSite, edit, textOf, truthOf } from '../../reading';
import { isSurelyBefore, isSurelyFrom } from '../../../project/releases';
import type { Rule } from '../../rule';

/** `df["a"].fillna(0, inplace=True)`: no effect under copy-on-write. */
export const rule: Rule = {
  meta: {
    id: 'data/fillna-inplace-on-column',
    title: 'A column is changed in place, and the table does not hear of it',
    family: 'data',
    severity: 'warning',
    confidence: 'certain',
    preset: 'on',
    competencies: ['de.data-quality-contracts', 'se.python'],
    references: ['pandas-cow', 'pandas-whatsnew-3'],
    since: '0.2.0',
    fix: 'safe',
  },
  needs: ['pandas'],
  words: ['inplace'],
  inspect({ code, releases, report }) {
    for (const { node, place } of code.methodCalls(...METHODS)) {
      const inplace = argumentOf(node, 'inplace');
      const column = node.callee.value;
      if (inplace === null || truthOf(code, inplace, place) !== true) continue;
      if (column.kind !== 'Subscript' && column.kind !== 'Attribute') continue;
      if (!isType(typeOf(code, column.value, place), 'pandas.DataFrame') || !isType(typeOf(code, column, place), 'pandas.Series', 'pandas.DataFrame')) continue;
      if (place.statement.kind !== 'ExpressionStatement' || place.statement.value !== node) continue;
      const isList = column.kind === 'Subscript' && column.index.kind === 'List';
      const range = releases.of(code.path, 'pandas');
      const now = isList || isSurelyFrom(range, '3.0');
      // Where an older pandas is pinned the line still works.
      if (!isList && isSurelyBefore(range, '3.0')) continue;
      const others = node.args.filter((one) => one !== inplace);
      const written = `${textOf(code, column)} = ${textOf(code, node.callee)}(${others.map((one) => textOf(code, one)).join(', ')})`;
      report({
        severity: now ? 'error' : 'warning',
        confidence: 'certain',
        message:
          `${isList ? 'Several columns are taken out of the table as a copy, in every version of pandas' : now ? 'With the pandas that is installed here a column is taken out of its table as a copy' : 'From pandas 3 on a column is taken out of its table as a copy'}, ` +
          `and ${node.callee.attribute} changes the copy: the table keeps its old values. Assign the column.`,
        at: callSite(code, node),
        related: [],
        fixes: column.kind === 'Subscript' ? [{ title: 'Assign the column', safe: true, edits: [edit(code, node.start, node.end, written)] }] : [],
      });
    }
  },
};

const METHODS = ['fillna', 'replace', 'ffill', 'bfill', 'clip', 'interpolate', 'where', 'mask', 'dropna', 'sort_values'];
