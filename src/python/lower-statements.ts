import type { AnnotatedAssign, Assign, AugmentedAssign, Call, Expression, ExpressionStatement, Raise, Simple, Statement } from './nodes';
import type { FlatTree } from './flat-tree';
import { ERROR, kind, kindText } from './kinds';
import { isExpressionKind, lowerAt, lowerExpression, operands } from './lower-expressions';
import { lowerFutureImport, lowerImport, lowerImportFrom } from './lower-imports';
import { registerStatement } from './statement-table';

const ASSIGNMENT = kind('assignment');
const AUGMENTED = kind('augmented_assignment');
const COMMA = kind('\',');
const EQUALS = kind('\'=');
const FROM = kind('\'from');
const TYPE = kind('type');
const CHEVRON = kind('chevron');
const IDENTIFIER = kind('identifier');
const EXPRESSION_LIST = kind('expression_list');

function lowerExpressionStatement(t: FlatTree, i: number): Statement {
  const start = t.starts[i] as number;
  const end = t.ends[i] as number;
  const first = i + 1;
  const id = t.kinds[first] as number;
  const last = t.nexts[i] as number;
  if (first < last && t.nexts[first] === last) {
    if (id === ASSIGNMENT) return lowerAssignment(t, first);
    if (id === AUGMENTED) return lowerAugmented(t, first);
    if (id !== ERROR) return { kind: 'ExpressionStatement', start, end, value: lowerExpression(t, first) };
  }
  for (let c = first; c < last; c = t.nexts[c] as number) {
    if (t.kinds[c] === ASSIGNMENT) return lowerAssignment(t, c);
    if (t.kinds[c] === AUGMENTED) return lowerAugmented(t, c);
  }
  const found = operands(t, i).map((c) => lowerExpression(t, c));
  const [only] = found;
  if (only === undefined) return { kind: 'BrokenStatement', start, end, body: [] };
  const value: Expression = hasComma(t, i) ? { kind: 'Tuple', start, end, elements: found } : only;
  return { kind: 'ExpressionStatement', start, end, value };
}

function hasComma(t: FlatTree, i: number): boolean {
  const end = t.nexts[i] as number;
  for (let c = i + 1; c < end; c = t.nexts[c] as number) if (t.kinds[c] === COMMA) return true;
  return false;
}

/** Lowers an `assignment`; `a = b = c` has two targets. */
export function lowerAssignment(t: FlatTree, i: number): Assign | AnnotatedAssign {
  const start = t.starts[i] as number;
  const end = t.ends[i] as number;
  const targets: Expression[] = [];
  for (let at = i; ;) {
    const last = t.nexts[at] as number;
    const left = at + 1;
    let annotation = -1;
    let equals = -1;
    for (let c = t.nexts[left] as number; c < last; c = t.nexts[c] as number) {
      if (t.kinds[c] === TYPE && equals < 0) annotation = c;
      else if (t.kinds[c] === EQUALS) equals = c;
    }
    const right = equals < 0 ? -1 : rightSide(t, equals, last);
    if (annotation >= 0) {
      const value = right < 0 ? null : lowerRight(t, right);
      return { kind: 'AnnotatedAssign', start, end, target: lowerExpression(t, left), annotation: lowerExpression(t, annotation), value };
    }
    targets.push(lowerExpression(t, left));
    if (right >= 0 && t.kinds[right] === ASSIGNMENT && t.kinds[right + 1] !== TYPE && !isAnnotated(t, right)) {
      at = right;
      continue;
    }
    return { kind: 'Assign', start, end, targets, value: right < 0 ? lowerAt(t, -1, at) : lowerRight(t, right) };
  }
}

function isAnnotated(t: FlatTree, i: number): boolean {
  const end = t.nexts[i] as number;
  for (let c = i + 1; c < end; c = t.nexts[c] as number) if (t.kinds[c] === TYPE) return true;
  return false;
}

function rightSide(t: FlatTree, token: number, end: number): number {
  for (let c = t.nexts[token] as number; c < end; c = t.nexts[c] as number) {
    if (t.kinds[c] !== ERROR) return c;
  }
  return -1;
}

function lowerRight(t: FlatTree, i: number): Expression {
  const id = t.kinds[i] as number;
  if (id !== ASSIGNMENT && id !== AUGMENTED) return lowerExpression(t, i);
  const parts = operands(t, i).map((c) => lowerExpression(t, c));
  return { kind: 'BrokenExpression', start: t.starts[i] as number, end: t.ends[i] as number, parts };
}

/** Lowers an `augmented_assignment`. */
export function lowerAugmented(t: FlatTree, i: number): AugmentedAssign {
  const end = t.nexts[i] as number;
  const left = i + 1;
  let token = t.nexts[left] as number;
  while (token < end && t.kinds[token] === ERROR) token = t.nexts[token] as number;
  const right = token < end ? rightSide(t, token, end) : -1;
  return {
    kind: 'AugmentedAssign', start: t.starts[i] as number, end: t.ends[i] as number,
    target: lowerExpression(t, left), operator: kindText(t.kinds[token] as number).slice(0, -1),
    value: right < 0 ? lowerAt(t, -1, i) : lowerRight(t, right),
  };
}

/** Python 2's `print x` and `exec code` as the calls that they are in Python 3. */
function lowerCallStatement(t: FlatTree, i: number): ExpressionStatement {
  const start = t.starts[i] as number;
  const end = t.ends[i] as number;
  const word = i + 1;
  const nameEnd = t.ends[word] as number;
  const values: Expression[] = [];
  const last = t.nexts[i] as number;
  for (let c = t.nexts[word] as number; c < last; c = t.nexts[c] as number) {
    if (t.kinds[c] === CHEVRON) values.push(...operands(t, c).map((o) => lowerExpression(t, o)));
    else if (isOperandKind(t.kinds[c] as number)) values.push(lowerExpression(t, c));
  }
  const call: Call = {
    kind: 'Call', start, end,
    callee: { kind: 'Name', start, end: nameEnd, id: t.code.slice(start, nameEnd) },
    args: values.map((value) => ({ start: value.start, end: value.end, keyword: null, unpack: '', value })),
    argsSpan: { start: nameEnd, end },
  };
  return { kind: 'ExpressionStatement', start, end, value: call };
}

const PARENTHESIZED = kind('parenthesized_expression');
function isOperandKind(id: number): boolean {
  return id === PARENTHESIZED || isExpressionKind(id);
}

function lowerReturn(t: FlatTree, i: number): Statement {
  const [value = -1] = operands(t, i);
  return { kind: 'Return', start: t.starts[i] as number, end: t.ends[i] as number, value: value < 0 ? null : lowerExpression(t, value) };
}

function lowerDelete(t: FlatTree, i: number): Statement {
  const [only = -1] = operands(t, i);
  const list = only >= 0 && t.kinds[only] === EXPRESSION_LIST ? operands(t, only) : operands(t, i);
  return { kind: 'Delete', start: t.starts[i] as number, end: t.ends[i] as number, targets: list.map((c) => lowerExpression(t, c)) };
}

function lowerRaise(t: FlatTree, i: number): Raise {
  const [value = -1] = operands(t, i);
  const lowered = value < 0 || t.kinds[i + 1] === FROM ? null : lowerExpression(t, value);
  return { kind: 'Raise', start: t.starts[i] as number, end: t.ends[i] as number, value: lowered };
}

function lowerAssert(t: FlatTree, i: number): Statement {
  const [test = -1, message = -1] = operands(t, i);
  return { kind: 'Assert', start: t.starts[i] as number, end: t.ends[i] as number, test: lowerAt(t, test, i), message: message < 0 ? null : lowerExpression(t, message) };
}

function lowerScope(form: 'global' | 'nonlocal') {
  return (t: FlatTree, i: number): Statement => {
    const names: string[] = [];
    const end = t.nexts[i] as number;
    for (let c = i + 1; c < end; c = t.nexts[c] as number) {
      if (t.kinds[c] === IDENTIFIER) names.push(t.code.slice(t.starts[c], t.ends[c]));
    }
    return { kind: 'ScopeDeclaration', start: t.starts[i] as number, end: t.ends[i] as number, form, names };
  };
}

function simple(form: Simple['form']) {
  return (t: FlatTree, i: number): Simple => ({ kind: 'Simple', start: t.starts[i] as number, end: t.ends[i] as number, form });
}

/** `type A[T] = …` binds A. The grammar also reads `type(x).y = z` as one, which is an assignment to an attribute. */
function lowerTypeAlias(t: FlatTree, i: number): Assign {
  const start = t.starts[i] as number;
  const [left = -1, right = -1] = operands(t, i);
  const target = lowerAt(t, left, i);
  const value = right < 0 ? lowerAt(t, -1, i) : lowerExpression(t, right);
  const opening = left < 0 ? -1 : t.code.indexOf('(', t.ends[i + 1]);
  const called = opening >= 0 && opening === t.starts[left];
  const name = target.kind === 'Subscript' && !called ? target.value : target;
  return { kind: 'Assign', start, end: t.ends[i] as number, targets: [called ? callOfType(t, i, target) : name], value };
}

function callOfType(t: FlatTree, i: number, target: Expression): Expression {
  const start = t.starts[i] as number;
  if (target.kind === 'Attribute' || target.kind === 'Subscript') return { ...target, start, value: callOfType(t, i, target.value) };
  if (target.kind === 'Call') return { ...target, start, callee: callOfType(t, i, target.callee) };
  const nameEnd = t.ends[i + 1] as number;
  const close = t.code.indexOf(')', target.end);
  const end = close < 0 ? target.end : close + 1;
  return {
    kind: 'Call', start, end, callee: { kind: 'Name', start, end: nameEnd, id: 'type' },
    args: [{ start: target.start, end: target.end, keyword: null, unpack: '', value: target }],
    argsSpan: { start: t.code.indexOf('(', nameEnd), end },
  };
}

/** Makes the simple statements known to the statement table. */
export function registerSimpleStatements(): void {
  registerStatement('expression_statement', lowerExpressionStatement);
  registerStatement('assignment', lowerAssignment);
  registerStatement('augmented_assignment', lowerAugmented);
  registerStatement('print_statement', lowerCallStatement);
  registerStatement('exec_statement', lowerCallStatement);
  registerStatement('return_statement', lowerReturn);
  registerStatement('delete_statement', lowerDelete);
  registerStatement('raise_statement', lowerRaise);
  registerStatement('assert_statement', lowerAssert);
  registerStatement('global_statement', lowerScope('global'));
  registerStatement('nonlocal_statement', lowerScope('nonlocal'));
  registerStatement('pass_statement', simple('pass'));
  registerStatement('break_statement', simple('break'));
  registerStatement('continue_statement', simple('continue'));
  registerStatement('type_alias_statement', lowerTypeAlias);
  registerStatement('import_statement', lowerImport);
  registerStatement('import_from_statement', lowerImportFrom);
  registerStatement('future_import_statement', lowerFutureImport);
}
