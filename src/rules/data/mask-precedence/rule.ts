import { isType, typeOf } from '../../../project/code/types';

import type { ModuleCode } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import type { BooleanOperation, Comparison, Expression } from '../../../python/nodes';
import { edit, siteOf, textOf } from '../../reading';
import type { Fix, Rule } from '../../rule';

/** `df[df.a > 1 & df.b < 2]`, and `and` between columns. */
export const rule: Rule = {
  meta: {
    id: 'data/mask-precedence',
    title: 'A condition on columns lacks its parentheses',
    family: 'data',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['se.python', 'de.data-quality-contracts'],
    references: ['pandas-indexing', 'pandas-gotchas'],
    since: '0.2.0',
    fix: 'safe',
  },
  needs: ['pandas', 'numpy', 'polars'],
  inspect({ code, report }) {
    for (const { node, place } of code.nodes.Comparison) {
      const mixed = node.operands.find((one) => one.kind === 'BinaryOperation' && /^[&|]$/.test(one.operator) && !isBracketed(code, one));
      if (mixed?.kind !== 'BinaryOperation' || !isColumn(code, mixed.left, place) && !isColumn(code, mixed.right, place)) continue;
      if (node.operands.length < 3 && !isAmbiguous(code, mixed, place)) continue;
      report({
        severity: 'error',
        confidence: 'certain',
        message: `\`${mixed.operator}\` binds more strongly than a comparison: Python computes \`${textOf(code, mixed)}\` first, and then compares with that. Put each comparison into parentheses.`,
        at: siteOf(code, node),
        related: [],
        fixes: bracketed(code, node),
      });
    }
    for (const { node, place } of code.nodes.BooleanOperation) {
      const column = node.values.find((one) => isMask(code, one, place));
      if (column === undefined) continue;
      report({
        severity: 'error',
        confidence: 'certain',
        message: `\`${node.operator}\` asks whether the whole column is true, which has no answer: pandas raises "The truth value of a Series is ambiguous". Between columns write \`${node.operator === 'and' ? '&' : '|'}\`, each comparison in parentheses.`,
        at: siteOf(code, node),
        related: [],
        fixes: joined(code, node, place),
      });
    }
  },
};

function isColumn(code: ModuleCode, expression: Expression, place: Place): boolean {
  return isType(typeOf(code, expression, place), 'pandas.Series', 'pandas.DataFrame', 'numpy.ndarray', 'polars.Expr');
}

/** A comparison of columns, or a column of truth values: no single value. */
function isMask(code: ModuleCode, expression: Expression, place: Place): boolean {
  return (expression.kind === 'Comparison' || expression.kind === 'Name' || expression.kind === 'Subscript' || expression.kind === 'Attribute') && isType(typeOf(code, expression, place), 'pandas.Series', 'pandas.DataFrame');
}

function isBracketed(code: ModuleCode, expression: Expression): boolean {
  const { text } = code.document;
  return /\(\s*$/.test(text.slice(0, expression.start)) && /^\s*\)/.test(text.slice(expression.end));
}

/** With one comparison only: `df.a & df.b == 1`. Bits of one column compared with a number are meant so rarely that parentheses say more. */
function isAmbiguous(code: ModuleCode, mixed: Expression, place: Place): boolean {
  return mixed.kind === 'BinaryOperation' && isColumn(code, mixed.left, place) && isColumn(code, mixed.right, place);
}

/** `a > 1 & b < 2` as `(a > 1) & (b < 2)`. */
function bracketed(code: ModuleCode, node: Comparison): readonly Fix[] {
  const [first, middle, last, ...more] = node.operands;
  if (!first || middle?.kind !== 'BinaryOperation' || !last || more.length > 0) return [];
  const edits = [edit(code, node.start, node.start, '('), edit(code, middle.left.end, middle.left.end, ')'), edit(code, middle.right.start, middle.right.start, '('), edit(code, node.end, node.end, ')')];
  return [{ title: 'Put each comparison into parentheses', safe: true, edits }];
}

function joined(code: ModuleCode, node: BooleanOperation, place: Place): readonly Fix[] {
  if (!node.values.every((one) => isMask(code, one, place))) return [];
  const parts = node.values.map((one) => (isBracketed(code, one) || one.kind !== 'Comparison' ? textOf(code, one) : `(${textOf(code, one)})`));
  const text = code.document.text.slice(node.start, node.end);
  if (text.includes('\n') || text.includes('#')) return [];
  const operator = node.operator === 'and' ? '&' : '|';
  const whole = node.values.map((one, index) => (isBracketed(code, one) ? `(${parts[index] ?? ''})` : parts[index])).join(` ${operator} `);
  return [{ title: `Write ${operator}`, safe: true, edits: [edit(code, node.start, node.end, whole)] }];
}
