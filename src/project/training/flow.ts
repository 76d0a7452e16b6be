import type { Call, Expression, Statement } from '../../python/nodes';
import type { ModuleCode, OwnFunction } from '../code/code';
import type { Place, Scope } from '../code/places';
import { methodOf, typeOf } from '../code/types';
import type { Effect } from './effects';
import { effectOf, subjectOf } from './effects';
import { isRelevant, mayBeRelevant } from './relevant';

/** What a body of code does to a training, in order: effects, branches of which one is taken, loops. Helpers of the program are followed. */
export type Flow =
  | { readonly is: 'effect'; readonly effect: Effect }
  | { readonly is: 'branch'; readonly options: readonly (readonly Flow[])[] }
  | { readonly is: 'loop'; readonly place: Place; readonly code: ModuleCode; readonly body: readonly Flow[] }
  | { readonly is: 'jump' };

/** How deep helpers are followed. */
const MOST_DEPTH = 4;

const flows = new WeakMap<object, readonly Flow[]>();
const running = new Set<object>();
const NOTHING: readonly Flow[] = [];

/** The flow of a function's body. Names are those of the function itself. */
export function flowOf(own: OwnFunction): readonly Flow[] {
  return bodyFlow(own.code, own.node, own.node.body, own.scope);
}

/** The flow of a module's top level. */
export function moduleFlow(code: ModuleCode): readonly Flow[] {
  return bodyFlow(code, code.module, code.module.body, code.scope);
}

function bodyFlow(code: ModuleCode, key: object, body: readonly Statement[], scope: Scope): readonly Flow[] {
  const known = flows.get(key);
  if (known) return known;
  if (!isRelevant(code, scope)) {
    flows.set(key, NOTHING);
    return NOTHING;
  }
  if (running.has(key) || running.size > MOST_DEPTH) return [];
  running.add(key);
  try {
    const flow = block(code, body, null, scope);
    // Cut short by the depth, it may lack what helpers do.
    if (running.size === 1) flows.set(key, flow);
    return flow;
  } finally {
    running.delete(key);
  }
}

function block(code: ModuleCode, statements: readonly Statement[], parent: Place | null, scope: Scope, part: Place['part'] = 'body'): Flow[] {
  return statements.flatMap((statement, index) => statementFlow(code, { statement, block: statements, index, parent, part, scope }));
}

function statementFlow(code: ModuleCode, place: Place): Flow[] {
  const { statement, scope } = place;
  const expression = (value: Expression | null): Flow[] => (value === null ? [] : expressionFlow(code, value, place));
  const inner = (statements: readonly Statement[], part: Place['part'] = 'body'): Flow[] => block(code, statements, place, scope, part);
  switch (statement.kind) {
    case 'ExpressionStatement':
    case 'Return':
      return [...expression(statement.value), ...(statement.kind === 'Return' ? [{ is: 'jump' as const }] : [])];
    case 'Assign':
    case 'AugmentedAssign':
    case 'AnnotatedAssign':
      return [...expression(statement.value), ...assignment(code, statement, place)];
    case 'If': {
      const options = [inner(statement.body), inner(statement.orelse, 'orelse')];
      return [...expression(statement.test), ...(options.some((one) => one.length > 0) ? [{ is: 'branch' as const, options }] : [])];
    }
    case 'For':
    case 'While': {
      const body = inner(statement.body);
      const head = expression(statement.kind === 'For' ? statement.iterable : statement.test);
      return [...head, { is: 'loop', place, code, body }, ...inner(statement.orelse, 'orelse')];
    }
    case 'With':
      return [...statement.items.flatMap((item) => expression(item.context)), ...inner(statement.body)];
    case 'Try': {
      const handlers = statement.handlers.map((handler) => inner(handler.body, 'handler'));
      return [...inner(statement.body), ...(handlers.some((one) => one.length > 0) ? [{ is: 'branch' as const, options: [[], ...handlers] }] : []), ...inner(statement.orelse, 'orelse'), ...inner(statement.final, 'final')];
    }
    case 'Match':
      return [...expression(statement.subject), { is: 'branch', options: [[], ...statement.cases.map((one) => inner(one.body))] }];
    case 'Simple':
      return statement.form === 'pass' ? [] : [{ is: 'jump' }];
    case 'Raise':
      return [...expression(statement.value), { is: 'jump' }];
    case 'Assert':
      return expression(statement.test);
    case 'BrokenStatement':
      return inner(statement.body);
    case 'Delete':
      return statement.targets.some((target) => target.kind === 'Attribute' && target.attribute === 'grad') ? [made(code, place, 'clear', '*')] : [];
    default:
      return [];
  }
}

function made(code: ModuleCode, place: Place, kind: Effect['kind'], subject: string): Flow {
  return { is: 'effect', effect: { kind, subject, by: 'plain', node: place.statement, code, place, through: place } };
}

/** `p.grad = None` clears; what reads a gradient to write something trains by hand, or attacks. */
function assignment(code: ModuleCode, statement: Statement, place: Place): Flow[] {
  if (statement.kind === 'Assign' || statement.kind === 'AnnotatedAssign' || statement.kind === 'AugmentedAssign') {
    const targets = statement.kind === 'Assign' ? statement.targets : [statement.target];
    const toGradient = targets.some((target) => target.kind === 'Attribute' && target.attribute === 'grad');
    if (toGradient) return [made(code, place, statement.value?.kind === 'Constant' && statement.value.value === null ? 'clear' : 'manual', '*')];
  }
  return [];
}

const SHORT = new Set(['print', 'len', 'range', 'format', 'append', 'float', 'int', 'str', 'item', 'enumerate', 'zip']);

/** The effects of an expression's calls, in the order in which they are evaluated. */
function expressionFlow(code: ModuleCode, expression: Expression, place: Place): Flow[] {
  const found: Flow[] = [];
  const visit = (node: Expression): void => {
    switch (node.kind) {
      case 'Call':
        visit(node.callee);
        for (const argument of node.args) visit(argument.value);
        found.push(...callFlow(code, node, place));
        return;
      case 'Attribute':
        if (node.attribute === 'grad') found.push(made(code, place, 'manual', '*'));
        visit(node.value);
        return;
      case 'Subscript':
        visit(node.value);
        visit(node.index);
        return;
      case 'BinaryOperation':
        visit(node.left);
        visit(node.right);
        return;
      case 'UnaryOperation':
        visit(node.operand);
        return;
      case 'BooleanOperation':
        node.values.forEach(visit);
        return;
      case 'Comparison':
        node.operands.forEach(visit);
        return;
      case 'Conditional':
        visit(node.test);
        visit(node.body);
        visit(node.orelse);
        return;
      case 'List':
      case 'Tuple':
      case 'Set':
        node.elements.forEach(visit);
        return;
      case 'Dict':
        for (const { value } of node.entries) visit(value);
        return;
      case 'Starred':
      case 'Await':
      case 'NamedExpression':
        visit(node.value);
        return;
      case 'Comprehension':
        for (const clause of node.clauses) visit(clause.iterable);
        visit(node.element);
        return;
      case 'JoinedString':
        for (const part of node.parts) if (typeof part !== 'string') visit(part);
        return;
      default:
    }
  };
  visit(expression);
  return found;
}

function callFlow(code: ModuleCode, call: Call, place: Place): Flow[] {
  const { callee } = call;
  const name = callee.kind === 'Name' ? callee.id : callee.kind === 'Attribute' ? callee.attribute : '';
  if (SHORT.has(name)) return [];
  const own = mayBeRelevant(code, name) ? calledFunction(code, call, place) : null;
  if (own) return followed(own, call, place);
  const effect = effectOf(code, call, place);
  if (!effect) return [];
  const flow: Flow = { is: 'effect', effect: { ...effect, node: call, code, place, through: place } };
  // `optimizer.step(closure)` runs the closure first.
  const closure = effect.kind === 'step' ? call.args[0]?.value : undefined;
  const given = closure?.kind === 'Name' ? code.definition(closure, place) : null;
  return given?.is === 'function' ? [...flowOf(given), flow] : [flow];
}

/** The function of the program that a call runs: also a method of an object of the program's own classes. */
export function calledFunction(code: ModuleCode, call: Call, place: Place): OwnFunction | null {
  const { callee } = call;
  if (callee.kind !== 'Name' && callee.kind !== 'Attribute') return null;
  const own = code.definition(callee, place);
  if (own) return own.is === 'function' ? own : null;
  if (callee.kind !== 'Attribute' || callee.attribute === 'forward') return null;
  const type = typeOf(code, callee.value, place);
  return type.own ? methodOf(type.own, callee.attribute, 0) : null;
}

/** What a helper does, in the names of its caller. */
function followed(own: OwnFunction, call: Call, place: Place): Flow[] {
  const body = flowOf(own);
  if (body.length === 0) return [];
  const names = new Map<string, string | null>();
  const receiver = own.scope.parent?.kind === 'class' && call.callee.kind === 'Attribute' ? call.callee.value : null;
  const parameters = own.node.parameters.filter((parameter) => parameter.form !== 'varargs' && parameter.form !== 'kwargs');
  const positional = receiver ? parameters.slice(1) : parameters;
  if (receiver && parameters[0]) names.set(parameters[0].name, subjectOf(receiver));
  call.args.forEach((argument, index) => {
    const name = argument.keyword ?? positional[index]?.name;
    if (name !== undefined && argument.unpack === '') names.set(name, subjectOf(argument.value));
  });
  return renamed(body, names, own.node.name, place);
}

function renamed(flow: readonly Flow[], names: ReadonlyMap<string, string | null>, own: string, through: Place): Flow[] {
  const rename = (subject: string): string => {
    const head = /^[^.[]*/.exec(subject)?.[0] ?? subject;
    const given = names.get(head);
    if (given === undefined) return subject;
    return given === null ? `${own}()${subject}` : given + subject.slice(head.length);
  };
  const all = (list: readonly Flow[]): Flow[] => list.flatMap((one): Flow[] => {
    switch (one.is) {
      case 'effect':
        return [{ is: 'effect', effect: { ...one.effect, subject: rename(one.effect.subject), through } }];
      case 'branch':
        return [{ is: 'branch', options: one.options.map(all) }];
      case 'loop':
        return [{ ...one, body: all(one.body) }];
      case 'jump':
        // A `return` ends the helper and not its caller.
        return [];
    }
  });
  return all(flow);
}

/** All effects of a flow, whatever branch they stand in. */
export function allEffects(flow: readonly Flow[]): readonly Effect[] {
  let known = effects.get(flow);
  if (known === undefined) {
    const found: Effect[] = [];
    collect(flow, found);
    effects.set(flow, found);
    known = found;
  }
  return known;
}

const effects = new WeakMap<readonly Flow[], readonly Effect[]>();

function collect(flow: readonly Flow[], found: Effect[]): void {
  for (const one of flow) {
    if (one.is === 'effect') found.push(one.effect);
    else if (one.is === 'loop') collect(one.body, found);
    else if (one.is === 'branch') for (const option of one.options) collect(option, found);
  }
}

/** One thing of a body in order: an effect that happens whenever the body runs, or effects that may happen there. */
export type Straight = { readonly certain: true; readonly effect: Effect } | { readonly certain: false; readonly effects: readonly Effect[] };

/** A body in order, with everything in branches and inner loops as what may happen. */
export function straight(flow: readonly Flow[]): Straight[] {
  return flow.map((one): Straight => (one.is === 'effect' ? { certain: true, effect: one.effect } : { certain: false, effects: allEffects([one]) }));
}

/** Every body in a flow: itself, then those of its branches and loops. */
export function* bodiesOf(flow: readonly Flow[]): Generator<readonly Flow[]> {
  yield flow;
  for (const one of flow) {
    if (one.is === 'loop') yield* bodiesOf(one.body);
    else if (one.is === 'branch') for (const option of one.options) yield* bodiesOf(option);
  }
}

export type LoopFlow = Flow & { readonly is: 'loop' };

/** Every loop of a flow, inner ones after the outer. */
export function* loopsOf(flow: readonly Flow[]): Generator<LoopFlow> {
  for (const one of flow) {
    if (one.is === 'loop') {
      yield one;
      yield* loopsOf(one.body);
    } else if (one.is === 'branch') for (const option of one.options) yield* loopsOf(option);
  }
}

const whole = new WeakMap<ModuleCode, readonly (readonly Flow[])[]>();

/** The flows of a module's top level and of each of its functions, made once for all rules. Empty where nothing is trained or judged by hand. */
export function flowsIn(code: ModuleCode): readonly (readonly Flow[])[] {
  let known = whole.get(code);
  if (known === undefined) {
    const all = !code.uses('torch') ? [] : [moduleFlow(code), ...code.functions.map((scope) => (scope.node.kind === 'FunctionDefinition' ? flowOf({ is: 'function', code, node: scope.node, scope }) : NOTHING))];
    known = all.filter((flow) => flow.length > 0);
    whole.set(code, known);
  }
  return known;
}
