import type { Call, Comprehension, Expression, JoinedString } from '../python/nodes';
import { attributeOf } from './attributes';
import { collectArguments } from './call';
import type { Site } from './graph';
import type { Args, Machine } from './machine';
import { bindTarget, elementsOf, joinAll } from './bind';
import { compare } from './comparisons';
import { withTable } from './column-expressions';
import { columnsByComprehension } from './column-lists';
import { newFrame } from './frames';
import { freeName } from './free-names';
import { inLoop } from './loops';
import { binary, unary } from './operators';
import { subscript } from './select';
import type { Frame, FunctionValue, Value } from './values';
import { constant, none, numberOf, unknown } from './values';

/** The abstract value of an expression. Never throws for odd code; gives `unknown` where nothing can be said. */
export function evaluate(machine: Machine, expression: Expression, frame: Frame): Value {
  machine.tick();
  // Most expressions are names and literals: they need no place of their own.
  if (expression.kind === 'Name') return lookUp(machine, expression, frame);
  if (expression.kind === 'Constant') return expression.type === 'bytes' || expression.value === undefined ? unknown : constant(expression.value);
  const site: Site = { path: frame.path, span: expression };
  switch (expression.kind) {
    case 'JoinedString':
      return joinedString(machine, expression, frame);
    case 'Attribute':
      return attributeOf(machine, machine.evaluate(expression.value, frame), expression.attribute, site);
    case 'Subscript':
      return subscript(machine, machine.evaluate(expression.value, frame), expression, frame);
    case 'Call':
      return evaluateCall(machine, expression, frame, site);
    case 'BinaryOperation':
      return binary(machine, expression.operator, evaluateSpine(machine, expression.left, frame), machine.evaluate(expression.right, frame), site);
    case 'UnaryOperation': {
      const operand = machine.evaluate(expression.operand, frame);
      return unary(machine, expression.operator, operand, site);
    }
    case 'BooleanOperation':
      return evaluateAll(machine, expression.values, frame).reduce((a, b) => machine.state.join(a, b));
    case 'Comparison':
      return compare(machine, expression, frame, site);
    case 'Conditional': {
      const decided = truth(machine.evaluate(expression.test, frame));
      if (decided !== null) return machine.evaluate(decided ? expression.body : expression.orelse, frame);
      return machine.state.join(machine.evaluate(expression.body, frame), machine.evaluate(expression.orelse, frame));
    }
    case 'Lambda': {
      const value: FunctionValue = { t: 'function', definition: expression, name: '<lambda>', path: frame.path, closure: frame, self: null, owner: null, isProperty: false };
      return value;
    }
    case 'Tuple':
      return { t: 'tuple', items: elements(machine, expression.elements, frame) };
    case 'List': {
      const items = elements(machine, expression.elements, frame);
      return machine.state.allocate({ t: 'list', items, element: joinAll(machine, items), depth: machine.loopDepth });
    }
    case 'Set': {
      const items = elements(machine, expression.elements, frame);
      return machine.state.allocate({ t: 'list', items: null, element: joinAll(machine, items) });
    }
    case 'Dict': {
      const entries = new Map<string, Value>();
      let rest: Value | null = null;
      for (const entry of expression.entries) {
        const value = machine.evaluate(entry.value, frame);
        const key = entry.key ? machine.evaluate(entry.key, frame) : null;
        if (key?.t === 'constant') entries.set(String(key.value), value);
        else if (key === null) {
          const cell = machine.state.deref(value);
          if (cell?.t === 'dict') for (const [name, inner] of cell.entries) entries.set(name, inner);
          else rest = rest ? machine.state.join(rest, value) : value;
        } else rest = rest ? machine.state.join(rest, value) : value;
      }
      return machine.state.allocate({ t: 'dict', entries, rest });
    }
    case 'Comprehension':
      return comprehension(machine, expression, frame);
    case 'Starred':
    case 'Await':
      return machine.evaluate(expression.value, frame);
    case 'Yield': {
      const value = expression.value ? machine.evaluate(expression.value, frame) : none;
      const activation = machine.activations.at(-1);
      if (activation) {
        const element = expression.from ? elementsOf(machine, value).element : value;
        activation.yielded = activation.yielded ? machine.state.join(activation.yielded, element) : element;
      }
      return unknown;
    }
    case 'NamedExpression': {
      const value = machine.evaluate(expression.value, frame);
      bindTarget(machine, expression.target, value, frame);
      return value;
    }
    case 'Slice':
      return unknown;
    case 'BrokenExpression':
      for (const part of expression.parts) machine.evaluate(part, frame);
      return unknown;
  }
}

/** A closure in `evaluate` itself would cost something for each expression, whatever its kind. */
function evaluateCall(machine: Machine, call: Call, frame: Frame, site: Site): Value {
  const callee = calleeOf(machine, call.callee, frame);
  const args = callee.t === 'method' ? argumentsOf(machine, callee, call, frame) : collectArguments(machine, call, frame);
  const result = machine.call(callee, args, site, calleeName(call.callee));
  machine.lastCall = call;
  machine.lastCallee = callee;
  return result;
}

function argumentsOf(machine: Machine, callee: Value, call: Call, frame: Frame): Args {
  return withTable(machine, callee, () => collectArguments(machine, call, frame));
}

function evaluateAll(machine: Machine, expressions: readonly Expression[], frame: Frame): Value[] {
  return expressions.map((expression) => machine.evaluate(expression, frame));
}

/** What is called: a method where the same name could be a column (`df.date()` against `df.date`). */
function calleeOf(machine: Machine, callee: Expression, frame: Frame): Value {
  if (callee.kind !== 'Attribute') return machine.evaluate(callee, frame);
  return attributeOf(machine, machine.evaluate(callee.value, frame), callee.attribute, { path: frame.path, span: callee }, true);
}

/** `a + b + c + …` leans left and can be thousands deep: walk it, don't recurse. */
function evaluateSpine(machine: Machine, expression: Expression, frame: Frame): Value {
  const spine: Extract<Expression, { kind: 'BinaryOperation' }>[] = [];
  let current = expression;
  while (current.kind === 'BinaryOperation') {
    spine.push(current);
    current = current.left;
  }
  let value = machine.evaluate(current, frame);
  for (let i = spine.length - 1; i >= 0; i--) {
    const node = spine[i];
    if (!node) break;
    machine.tick();
    value = binary(machine, node.operator, value, machine.evaluate(node.right, frame), { path: frame.path, span: node });
  }
  return value;
}

function lookUp(machine: Machine, expression: Expression & { kind: 'Name' }, frame: Frame): Value {
  const name = expression.id;
  for (let scope: Frame | null = frame; scope; scope = scope.parent) {
    const value = scope.vars.get(name);
    if (value) return value;
  }
  if (name === '__name__') return constant('__main__');
  if (builtins.has(name)) return { t: 'external', name: `builtins.${name}` };
  const qualified = machine.library.bareName(name);
  return qualified === undefined ? freeName(machine, expression, frame) : { t: 'external', name: qualified };
}

const builtins = new Set(
  ('abs all any bool callable dict dir divmod enumerate filter float format frozenset getattr hasattr hash id input int isinstance issubclass iter len list ' +
    'map max min next object open ord pow print range repr reversed round set setattr slice sorted str sum super tuple type vars zip').split(' '),
);

/** Is a value surely true, surely false, or can't it be told (null)? */
export function truth(value: Value): boolean | null {
  return value.t === 'constant' ? Boolean(value.value) : null;
}

/** The step by which the variable of a loop over `range(…)` grows; null for any other loop and for steps that are not known. */
export function strideOf(machine: Machine, iterable: Expression, frame: Frame): number | null {
  if (iterable.kind !== 'Call' || iterable.callee.kind !== 'Name') return null;
  const { id } = iterable.callee;
  const inner = iterable.args[0]?.value;
  if (id === 'tqdm' && inner) return strideOf(machine, inner, frame);
  if (id !== 'range' && id !== 'trange') return null;
  const step = iterable.args[2]?.value;
  return step ? numberOf(machine.evaluate(step, frame)) : 1;
}

/** Runs a loop's body with the loop's stride known. */
export function withStride(machine: Machine, stride: number | null, run: () => void): void {
  if (stride === null) {
    run();
    return;
  }
  machine.strides.push(stride);
  run();
  machine.strides.pop();
}

/** The last name of a callee, as a label: `fit_transform`, `read_csv`. */
export function calleeName(callee: Expression): string {
  if (callee.kind === 'Name') return callee.id;
  return callee.kind === 'Attribute' ? callee.attribute : 'call';
}

function elements(machine: Machine, expressions: readonly Expression[], frame: Frame): Value[] {
  if (!expressions.some((expression) => expression.kind === 'Starred')) return evaluateAll(machine, expressions, frame);
  const items: Value[] = [];
  for (const expression of expressions) {
    const value = machine.evaluate(expression, frame);
    if (expression.kind !== 'Starred') items.push(value);
    else {
      const known = elementsOf(machine, value);
      items.push(...(known.items ?? [known.element]));
    }
  }
  return items;
}

function joinedString(machine: Machine, expression: JoinedString, frame: Frame): Value {
  let text = '';
  let complete = true;
  for (const part of expression.parts) {
    if (typeof part === 'string') text += part;
    else {
      const value = machine.evaluate(part, frame);
      if (value.t === 'constant' && value.value !== null) text += String(value.value);
      else complete = false;
    }
  }
  return complete ? constant(text) : unknown;
}

function comprehension(machine: Machine, expression: Comprehension, frame: Frame): Value {
  const scope = newFrame(frame, frame.path);
  const [first] = expression.clauses;
  if (!first) return unknown;
  const iterable = machine.evaluate(first.iterable, frame);
  const listed = columnsByComprehension(machine, iterable, expression, frame);
  if (listed) return listed;
  const source = elementsOf(machine, iterable);
  return inLoop(machine, { path: frame.path, span: expression }, first.target, source.element, () => collected(machine, expression, source, scope));
}

function collected(machine: Machine, expression: Comprehension, source: ReturnType<typeof elementsOf>, scope: Frame): Value {
  const [first, ...others] = expression.clauses;
  if (!first) return unknown;
  const inner = (): Value => {
    for (const condition of first.conditions) machine.evaluate(condition, scope);
    for (const clause of others) {
      bindTarget(machine, clause.target, elementsOf(machine, machine.evaluate(clause.iterable, scope)).element, scope);
      for (const condition of clause.conditions) machine.evaluate(condition, scope);
    }
    if (expression.key) machine.evaluate(expression.key, scope);
    return machine.evaluate(expression.element, scope);
  };
  let items: Value[] | null = null;
  let element: Value;
  if (source.items && source.items.length > 0 && source.items.length <= 8 && others.length === 0 && first.conditions.length === 0) {
    items = source.items.map((item) => {
      bindTarget(machine, first.target, item, scope);
      return inner();
    });
    element = joinAll(machine, items) ?? unknown;
  } else {
    bindTarget(machine, first.target, source.element, scope);
    let value: Value = unknown;
    withStride(machine, strideOf(machine, first.iterable, scope), () => {
      value = inner();
    });
    element = value;
  }
  if (expression.of === 'dict') return machine.state.allocate({ t: 'dict', entries: new Map(), rest: element });
  if (expression.of === 'generator' && !items) return { t: 'iterator', element };
  return machine.state.allocate({ t: 'list', items, element });
}
