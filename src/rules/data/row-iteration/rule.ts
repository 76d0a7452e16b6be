import { isType, typeOf } from '../../../project/code/types';

import type { Expression, Lambda, Statement } from '../../../python/nodes';
import { argumentOf, callSite, constantOf, edit, partsOf, siteOf } from '../../reading';
import type { ModuleCode } from '../../../project/code/code';
import type { Fix, Rule } from '../../rule';

/** `df.apply(lambda row: row["a"] * row["b"], axis=1)`, and loops over `iterrows` that do no more. */
export const rule: Rule = {
  meta: {
    id: 'data/row-iteration',
    title: 'Rows are visited one by one for what columns can do',
    family: 'data',
    severity: 'hint',
    confidence: 'certain',
    preset: 'hint',
    competencies: ['sc.performance-tuning', 'se.python'],
    references: ['pandas-performance', 'zhang2022'],
    since: '0.2.0',
    fix: 'assisted',
    peers: ['pylint:W8106', 'codesmile:R17', 'pylint:R5501'],
  },
  needs: ['pandas'],
  inspect({ code, report }) {
    for (const { node, place } of code.methodCalls('apply')) {
      const axis = argumentOf(node, 'axis', 1);
      const given = argumentOf(node, 'func', 0)?.value;
      const isRows = axis !== null && /^(1|columns)$/.test(String(constantOf(code, axis.value, place)?.value));
      if (!isRows || given?.kind !== 'Lambda' || !isType(typeOf(code, node.callee.value, place), 'pandas.DataFrame')) continue;
      const row = given.parameters[0]?.name;
      if (row === undefined || given.parameters.length !== 1 || !isArithmetic(given.body, row)) continue;
      report({
        severity: 'hint',
        confidence: 'certain',
        message: 'This formula joins columns by plain operators, and apply(axis=1) builds a Series for every row to do it: some hundred times slower. Write it with the columns themselves.',
        at: callSite(code, node),
        related: [],
        fixes: fix(code, node, given, node.callee.value, row),
      });
    }
    for (const { node: loop, place } of code.nodes.For) {
      const { iterable, target } = loop;
      if (iterable.kind !== 'Call' || iterable.callee.kind !== 'Attribute' || iterable.callee.attribute !== 'iterrows' || !isType(typeOf(code, iterable.callee.value, place), 'pandas.DataFrame')) continue;
      const row = target.kind === 'Tuple' ? target.elements[1] : undefined;
      if (row?.kind !== 'Name' || loop.orelse.length > 0 || loop.body.length === 0 || !loop.body.every((statement) => isColumnWork(statement, row.id))) continue;
      report({
        severity: 'hint',
        confidence: 'certain',
        message: 'This loop joins columns of one row by plain operators, and iterrows builds a Series for every row to do it: some hundred times slower. Write it with the columns themselves (np.where for a condition, .sum() for a total).',
        at: siteOf(code, iterable),
        related: [],
      });
    }
  },
};

/** A total, a list or a cell that gets a formula of the row's entries; a condition on them that chooses between such. */
function isColumnWork(statement: Statement, row: string): boolean {
  const isFormula = (value: Expression): boolean => isArithmetic(value, row) && [...partsOf(value)].some((part) => part.kind === 'Subscript');
  switch (statement.kind) {
    case 'AugmentedAssign':
      return statement.target.kind === 'Name' && statement.operator.startsWith('+') && isFormula(statement.value);
    case 'ExpressionStatement': {
      const { value } = statement;
      const [given, ...others] = value.kind === 'Call' ? value.args : [];
      if (value.kind !== 'Call' || value.callee.kind !== 'Attribute' || value.callee.attribute !== 'append' || value.callee.value.kind !== 'Name' || given === undefined || others.length > 0) return false;
      return isFormula(given.value) && given.value.kind !== 'Subscript';
    }
    case 'Assign': {
      const [target] = statement.targets;
      return target?.kind === 'Subscript' && target.value.kind === 'Attribute' && /^(at|loc)$/.test(target.value.attribute) && isFormula(statement.value);
    }
    case 'If':
      return isFormula(statement.test) && statement.body.every((one) => isColumnWork(one, row) || choosesText(one)) && statement.orelse.every((one) => isColumnWork(one, row) || choosesText(one));
    default:
      return false;
  }
}

/** `labels.append("high")`, `counts += 1`: what a condition chooses. */
function choosesText(statement: Statement): boolean {
  if (statement.kind === 'AugmentedAssign') return statement.target.kind === 'Name' && statement.value.kind === 'Constant';
  if (statement.kind !== 'ExpressionStatement' || statement.value.kind !== 'Call') return false;
  const { callee, args } = statement.value;
  return callee.kind === 'Attribute' && callee.attribute === 'append' && args.length === 1 && args[0]?.value.kind === 'Constant';
}

/** Entries of the row and numbers, joined by operators alone: what means the same for columns. */
function isArithmetic(expression: Expression, row: string): boolean {
  switch (expression.kind) {
    case 'BinaryOperation':
      return /^([-+*/]|\*\*|\/\/|%)$/.test(expression.operator) && isArithmetic(expression.left, row) && isArithmetic(expression.right, row);
    case 'UnaryOperation':
      return expression.operator === '-' && isArithmetic(expression.operand, row);
    case 'Comparison':
      return expression.operators.length === 1 && /^(==|!=|<|>|<=|>=)$/.test(expression.operators[0] ?? '') && expression.operands.every((one) => isArithmetic(one, row));
    case 'Subscript':
      return expression.value.kind === 'Name' && expression.value.id === row && expression.index.kind === 'Constant' && expression.index.type === 'string';
    case 'Constant':
      return expression.type === 'integer' || expression.type === 'float';
    default:
      return false;
  }
}

function fix(code: ModuleCode, call: Expression, given: Lambda, table: Expression, row: string): readonly Fix[] {
  if (table.kind !== 'Name' || given.body.kind === 'Subscript' || given.body.kind === 'Constant') return [];
  let text = '';
  let at = given.body.start;
  for (const part of [...partsOf(given.body)].sort((a, b) => a.start - b.start)) {
    if (part.kind !== 'Name' || part.id !== row) continue;
    text += code.document.text.slice(at, part.start) + table.id;
    at = part.end;
  }
  text += code.document.text.slice(at, given.body.end);
  return [{ title: `Write ${text}`, safe: false, edits: [edit(code, call.start, call.end, `(${text})`)] }];
}
