import type { Expression, Statement } from '../../python/nodes';

/** The bodies of a statement, in the order of the text. */
export function bodiesOf(statement: Statement): readonly (readonly Statement[])[] {
  switch (statement.kind) {
    case 'If': case 'For': case 'While': return [statement.body, statement.orelse];
    case 'With': case 'FunctionDefinition': case 'ClassDefinition': case 'BrokenStatement': return [statement.body];
    case 'Try': return [statement.body, ...statement.handlers.map((handler) => handler.body), statement.orelse, statement.final];
    case 'Match': return statement.cases.map((one) => one.body);
    default: return [];
  }
}

/** The expressions that stand in a statement itself, not in its bodies. */
export function expressionsOf(statement: Statement): readonly Expression[] {
  switch (statement.kind) {
    case 'Assign': return [...statement.targets, statement.value];
    case 'AugmentedAssign': return [statement.target, statement.value];
    case 'AnnotatedAssign': return [statement.target, ...present(statement.value)];
    case 'ExpressionStatement': return [statement.value];
    case 'Return': case 'Raise': return present(statement.value);
    case 'If': case 'While': return [statement.test];
    case 'For': return [statement.target, statement.iterable];
    case 'With': return statement.items.flatMap((item) => [item.context, ...present(item.target)]);
    case 'Assert': return [statement.test, ...present(statement.message)];
    case 'Delete': return statement.targets;
    case 'Match': return [statement.subject];
    case 'FunctionDefinition': return statement.parameters.flatMap((parameter) => present(parameter.defaultValue));
    case 'ClassDefinition': return statement.bases.map((base) => base.value);
    default: return [];
  }
}

function present(expression: Expression | null): Expression[] {
  return expression === null ? [] : [expression];
}

/** The expressions directly inside an expression. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'JoinedString': return expression.parts.filter((part) => typeof part !== 'string');
    case 'Attribute': return [expression.value];
    case 'Subscript': return [expression.value, expression.index];
    case 'Call': return [expression.callee, ...expression.args.map((argument) => argument.value)];
    case 'BinaryOperation': return [expression.left, expression.right];
    case 'UnaryOperation': return [expression.operand];
    case 'BooleanOperation': return expression.values;
    case 'Comparison': return expression.operands;
    case 'Conditional': return [expression.test, expression.body, expression.orelse];
    case 'Lambda': return [expression.body];
    case 'List': case 'Tuple': case 'Set': return expression.elements;
    case 'Dict': return expression.entries.flatMap(({ key, value }) => [...present(key), value]);
    case 'Comprehension':
      return [...expression.clauses.flatMap((clause) => [clause.iterable, ...clause.conditions]), ...present(expression.key), expression.element];
    case 'Starred': case 'Await': return [expression.value];
    case 'Yield': return present(expression.value);
    case 'NamedExpression': return [expression.target, expression.value];
    case 'Slice': return [...present(expression.lower), ...present(expression.upper), ...present(expression.step)];
    case 'BrokenExpression': return expression.parts;
    default: return [];
  }
}

/** All expressions in an expression, itself first. */
export function* within(expression: Expression): Generator<Expression> {
  yield expression;
  for (const child of childrenOf(expression)) yield* within(child);
}

/** All statements, outer ones first. `enter` false: its bodies are left out. */
export function* statementsIn(body: readonly Statement[], enter: (statement: Statement) => boolean = () => true): Generator<Statement> {
  for (const statement of body) {
    yield statement;
    if (enter(statement)) for (const inner of bodiesOf(statement)) yield* statementsIn(inner, enter);
  }
}

/** The parts of `a.b.c` as names; null where it is no such chain. */
export function dotted(expression: Expression): readonly string[] | null {
  if (expression.kind === 'Name') return [expression.id];
  if (expression.kind !== 'Attribute') return null;
  const base = dotted(expression.value);
  return base === null ? null : [...base, expression.attribute];
}
