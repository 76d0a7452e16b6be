import { isType, typeOf } from '../../../project/code/types';

import { edit, siteOf, textOf } from '../../reading';
import type { Fix, Rule } from '../../rule';
import type { ModuleCode } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import type { Expression, Subscript } from '../../../python/nodes';

/** `df[mask]["a"] = 1`: the table that `df[mask]` made is changed, and thrown away. */
export const rule: Rule = {
  meta: {
    id: 'data/chained-assignment',
    title: 'A value is assigned through two pairs of brackets',
    family: 'data',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['de.data-quality-contracts', 'se.python'],
    references: ['pandas-cow', 'zhang2022'],
    since: '0.2.0',
    fix: 'safe',
    peers: ['pylint:W5502', 'codesmile:R20'],
  },
  needs: ['pandas'],
  inspect({ code, report }) {
    for (const place of code.statements) {
      const { statement } = place;
      const targets = statement.kind === 'Assign' ? statement.targets : statement.kind === 'AugmentedAssign' ? [statement.target] : [];
      for (const target of targets) {
        const outer = target.kind === 'Subscript' ? target : null;
        const inner = outer?.value;
        if (outer === null || inner?.kind !== 'Subscript' || !writesIntoCopy(code, inner, place)) continue;
        const fixed = inOneStep(code, outer, inner, place);
        report({
          severity: 'error',
          confidence: 'certain',
          message:
            `\`${textOf(code, inner)}\` is an object of its own, and this writes into that: from pandas 3 on the table never changes, before it may or may not. ` +
            'Say rows and column at once: df.loc[rows, column] = value.',
          at: siteOf(code, target),
          related: [],
          fixes: fixed === null ? [] : [{ title: `Write ${fixed}`, safe: true, edits: [edit(code, target.start, target.end, fixed)] } satisfies Fix],
        });
      }
    }
  },
};

/** Is this a table's column, or rows of a table: a copy under copy-on-write? */
function writesIntoCopy(code: ModuleCode, inner: Subscript, place: Place): boolean {
  return isTable(code, inner.value, place) && isType(typeOf(code, inner, place), 'pandas.DataFrame', 'pandas.Series');
}

/** A table, or `df.loc`. */
function isTable(code: ModuleCode, expression: Expression, place: Place): boolean {
  const type = typeOf(code, expression, place);
  return isType(type, 'pandas.DataFrame') || /^pandas\.DataFrame\.i?loc$/.test(type.name);
}

function isText(expression: Expression): boolean {
  return expression.kind === 'Constant' && expression.type === 'string';
}

/** Rows and column in one pair of brackets, where it is plain which is which. */
function inOneStep(code: ModuleCode, outer: Subscript, inner: Subscript, place: Place): string | null {
  if (!isType(typeOf(code, inner.value, place), 'pandas.DataFrame')) return null;
  if (!isText(inner.index) && !isText(outer.index)) return null;
  const [rows, column] = isText(inner.index) ? [outer.index, inner.index] : [inner.index, outer.index];
  // Minus one may mean the last row.
  if (isText(rows) || rows.kind === 'Slice' || rows.kind === 'Tuple' || rows.kind === 'UnaryOperation') return null;
  return `${textOf(code, inner.value)}.loc[${textOf(code, rows)}, ${textOf(code, column)}]`;
}
