import type { Comprehension, Expression, Lambda, ListDisplay, Parameter, TupleDisplay } from '../../python/nodes';
import { alias, bind, innerScope, push } from './collected';
import type { Collected } from './collected';
import type { Place, Scope } from './places';

/** The value as a whole. */
export const WHOLE: readonly number[] = [];

/** Reads what may be left out. */
export function readIf(found: Collected, expression: Expression | null, place: Place): void {
  if (expression !== null) read(found, expression, place);
}

export function readAll(found: Collected, expressions: readonly Expression[], place: Place): void {
  for (const expression of expressions) read(found, expression, place);
}

/** Collects an expression with everything in it. */
export function read(found: Collected, expression: Expression, place: Place): void {
  switch (expression.kind) {
    case 'Name':
    case 'Constant':
      return;
    case 'Call': {
      const { callee } = expression;
      const at = { node: expression, place };
      push(found.calls, callee.kind === 'Name' ? callee.id : callee.kind === 'Attribute' ? callee.attribute : '', at);
      read(found, callee, place);
      for (const { keyword, value } of expression.args) {
        if (keyword !== null) push(found.keywords, keyword, at);
        read(found, value, place);
      }
      return;
    }
    case 'Attribute':
      push(found.attributes, expression.attribute, { node: expression, place });
      read(found, expression.value, place);
      return;
    case 'Subscript':
      found.nodes.Subscript.push({ node: expression, place });
      read(found, expression.value, place);
      read(found, expression.index, place);
      return;
    case 'BinaryOperation':
      found.nodes.BinaryOperation.push({ node: expression, place });
      read(found, expression.left, place);
      read(found, expression.right, place);
      return;
    case 'UnaryOperation':
      found.nodes.UnaryOperation.push({ node: expression, place });
      read(found, expression.operand, place);
      return;
    case 'Comparison':
      found.nodes.Comparison.push({ node: expression, place });
      readAll(found, expression.operands, place);
      return;
    case 'BooleanOperation':
      found.nodes.BooleanOperation.push({ node: expression, place });
      readAll(found, expression.values, place);
      return;
    case 'JoinedString':
      found.nodes.JoinedString.push({ node: expression, place });
      for (const part of expression.parts) if (typeof part !== 'string') read(found, part, place);
      return;
    case 'Lambda':
      readLambda(found, expression, place);
      return;
    case 'Comprehension':
      readComprehension(found, expression, place);
      return;
    case 'NamedExpression':
      read(found, expression.value, place);
      readTarget(found, expression.target, place, 'value', expression.value, WHOLE);
      return;
    default:
      readParts(found, expression, place);
  }
}

/** Of expressions that are not told by themselves, what stands in them. */
function readParts(found: Collected, expression: Expression, place: Place): void {
  switch (expression.kind) {
    case 'List':
    case 'Tuple':
    case 'Set':
      readAll(found, expression.elements, place);
      return;
    case 'Dict':
      for (const { key, value } of expression.entries) {
        readIf(found, key, place);
        read(found, value, place);
      }
      return;
    case 'Conditional':
      read(found, expression.test, place);
      read(found, expression.body, place);
      read(found, expression.orelse, place);
      return;
    case 'Slice':
      readIf(found, expression.lower, place);
      readIf(found, expression.upper, place);
      readIf(found, expression.step, place);
      return;
    case 'Starred':
    case 'Await':
    case 'Yield':
      readIf(found, expression.value, place);
      return;
    case 'BrokenExpression':
      readAll(found, expression.parts, place);
      return;
    default:
  }
}

function readLambda(found: Collected, expression: Lambda, place: Place): void {
  found.nodes.Lambda.push({ node: expression, place });
  const inner = innerPlace(place, 'lambda', expression);
  readParameters(found, expression.parameters, place, inner);
  read(found, expression.body, inner);
}

function readComprehension(found: Collected, expression: Comprehension, place: Place): void {
  found.nodes.Comprehension.push({ node: expression, place });
  const inner = innerPlace(place, 'comprehension', expression);
  let outside = place;
  for (const clause of expression.clauses) {
    // The first iterable alone is worked out outside.
    read(found, clause.iterable, outside);
    outside = inner;
    readTarget(found, clause.target, inner, 'element', clause.iterable, WHOLE);
    readAll(found, clause.conditions, inner);
  }
  readIf(found, expression.key, inner);
  read(found, expression.element, inner);
}

/** Defaults and annotations belong to what stands around, the names to the function. */
export function readParameters(found: Collected, parameters: readonly Parameter[], outside: Place, entry: Place): void {
  for (const parameter of parameters) {
    readIf(found, parameter.annotation, outside);
    readIf(found, parameter.defaultValue, outside);
    bind(found, entry.scope, { kind: 'parameter', name: parameter.name, place: entry, start: parameter.start, end: parameter.end, node: parameter });
  }
}

/** Binds the names of what stands on the left of an assignment, or of a loop, to a part of the value; `at` leads to that part, null: not known which. */
export function readTarget(found: Collected, left: Expression, place: Place, kind: 'value' | 'element', value: Expression, at: readonly number[] | null): void {
  switch (left.kind) {
    case 'Name':
      bind(found, homeScope(place.scope, kind), { kind, name: left.id, place, start: left.start, end: left.end, value, path: at });
      if (kind === 'value' && at?.length === 0) {
        if (value.kind === 'Name') alias(found, left.id, value.id);
        else if (value.kind === 'Attribute') alias(found, left.id, value.attribute);
      }
      return;
    case 'Tuple':
    case 'List':
      readTargets(found, left, place, kind, value, at);
      return;
    case 'Starred':
      readTarget(found, left.value, place, kind, value, null);
      return;
    case 'Attribute':
      push(found.assigned, left.attribute, { target: left, value, path: kind === 'element' ? null : at, place });
      read(found, left, place);
      return;
    default:
      read(found, left, place);
  }
}

function readTargets(found: Collected, left: TupleDisplay | ListDisplay, place: Place, kind: 'value' | 'element', value: Expression, at: readonly number[] | null): void {
  const { elements } = left;
  // `a, b = x, y` is two assignments.
  const sides = value.kind === 'Tuple' && kind === 'value' && at?.length === 0 && value.elements.length === elements.length ? value.elements : null;
  let isBehindStar = false;
  let index = 0;
  for (const element of elements) {
    const own = sides?.[index];
    if (own !== undefined && own.kind !== 'Starred') readTarget(found, element, place, kind, own, WHOLE);
    else readTarget(found, element, place, kind, value, at === null || isBehindStar ? null : [...at, index]);
    isBehindStar ||= element.kind === 'Starred';
    index++;
  }
}

function innerPlace(place: Place, kind: 'lambda' | 'comprehension', node: Lambda | Comprehension): Place {
  const { statement, block, index, parent, part } = place;
  return { statement, block, index, parent, part, scope: innerScope(kind, node, place) };
}

/** `:=` in a comprehension binds outside of it. */
function homeScope(scope: Scope, kind: 'value' | 'element'): Scope {
  let home = scope;
  while (kind === 'value' && home.kind === 'comprehension' && home.parent !== null) home = home.parent;
  return home;
}
