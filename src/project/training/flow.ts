import type { AnnotatedAssign, Assign, AugmentedAssign, Call, Expression, Statement } from '../../python/nodes';
import type { ModuleCode, OwnFunction } from '../code/code';
import type { Place, Scope } from '../code/places';
import { methodOf } from '../code/definitions';
import { typeOf } from '../code/types';
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

/** How often a body was left out, because it runs itself or stands too deep. */
let cuts = 0;

function bodyFlow(code: ModuleCode, key: object, body: readonly Statement[], scope: Scope): readonly Flow[] {
  const known = flows.get(key);
  if (known) return known;
  if (!isRelevant(code, scope)) {
    flows.set(key, NOTHING);
    return NOTHING;
  }
  if (running.has(key) || running.size > MOST_DEPTH) {
    cuts++;
    return NOTHING;
  }
  const before = cuts;
  running.add(key);
  try {
    const flow = block(code, body, null, scope);
    // Cut short by the depth, it may lack what helpers do.
    if (running.size === 1 || cuts === before) flows.set(key, flow);
    return flow;
  } finally {
    running.delete(key);
  }
}

function block(code: ModuleCode, statements: readonly Statement[], parent: Place | null, scope: Scope, part: Place['part'] = 'body'): Flow[] {
  const into: Flow[] = [];
  addBlock(code, statements, parent, scope, part, into);
  return into;
}

function addBlock(code: ModuleCode, statements: readonly Statement[], parent: Place | null, scope: Scope, part: Place['part'], into: Flow[]): void {
  let index = 0;
  for (const statement of statements) addStatement(code, { statement, block: statements, index: index++, parent, part, scope }, into);
}

function addStatement(code: ModuleCode, place: Place, into: Flow[]): void {
  const { statement, scope } = place;
  switch (statement.kind) {
    case 'ExpressionStatement':
      addExpression(code, statement.value, place, into);
      return;
    case 'Return':
    case 'Raise':
      addIf(code, statement.value, place, into);
      into.push({ is: 'jump' });
      return;
    case 'Assign':
    case 'AugmentedAssign':
    case 'AnnotatedAssign':
      addIf(code, statement.value, place, into);
      addAssignment(code, statement, place, into);
      return;
    case 'If': {
      const options = [block(code, statement.body, place, scope), block(code, statement.orelse, place, scope, 'orelse')];
      addExpression(code, statement.test, place, into);
      if (options.some((one) => one.length > 0)) into.push({ is: 'branch', options });
      return;
    }
    case 'For':
    case 'While': {
      const body = block(code, statement.body, place, scope);
      addExpression(code, statement.kind === 'For' ? statement.iterable : statement.test, place, into);
      into.push({ is: 'loop', place, code, body });
      addBlock(code, statement.orelse, place, scope, 'orelse', into);
      return;
    }
    case 'With':
      for (const { context } of statement.items) addExpression(code, context, place, into);
      addBlock(code, statement.body, place, scope, 'body', into);
      return;
    case 'Try': {
      const handlers = statement.handlers.map((handler) => block(code, handler.body, place, scope, 'handler'));
      addBlock(code, statement.body, place, scope, 'body', into);
      if (handlers.some((one) => one.length > 0)) into.push({ is: 'branch', options: [[], ...handlers] });
      addBlock(code, statement.orelse, place, scope, 'orelse', into);
      addBlock(code, statement.final, place, scope, 'final', into);
      return;
    }
    case 'Match':
      addExpression(code, statement.subject, place, into);
      into.push({ is: 'branch', options: [[], ...statement.cases.map((one) => block(code, one.body, place, scope))] });
      return;
    case 'Simple':
      if (statement.form !== 'pass') into.push({ is: 'jump' });
      return;
    case 'Assert':
      addExpression(code, statement.test, place, into);
      return;
    case 'BrokenStatement':
      addBlock(code, statement.body, place, scope, 'body', into);
      return;
    case 'Delete':
      if (statement.targets.some((target) => target.kind === 'Attribute' && target.attribute === 'grad')) into.push(made(code, place, 'clear', '*'));
      return;
    default:
  }
}

function made(code: ModuleCode, place: Place, kind: Effect['kind'], subject: string): Flow {
  return { is: 'effect', effect: { kind, subject, by: 'plain', node: place.statement, code, place, through: place } };
}

/** `p.grad = None` clears; what reads a gradient to write something trains by hand, or attacks. */
function addAssignment(code: ModuleCode, statement: Assign | AugmentedAssign | AnnotatedAssign, place: Place, into: Flow[]): void {
  const targets = statement.kind === 'Assign' ? statement.targets : [statement.target];
  if (!targets.some((target) => target.kind === 'Attribute' && target.attribute === 'grad')) return;
  into.push(made(code, place, statement.value?.kind === 'Constant' && statement.value.value === null ? 'clear' : 'manual', '*'));
}

const SHORT = new Set(['print', 'len', 'range', 'format', 'append', 'float', 'int', 'str', 'item', 'enumerate', 'zip']);

function addIf(code: ModuleCode, node: Expression | null, place: Place, into: Flow[]): void {
  if (node !== null) addExpression(code, node, place, into);
}

function addAll(code: ModuleCode, nodes: readonly Expression[], place: Place, into: Flow[]): void {
  for (const node of nodes) addExpression(code, node, place, into);
}

/** The effects of an expression's calls, in the order in which they are evaluated. */
function addExpression(code: ModuleCode, node: Expression, place: Place, into: Flow[]): void {
  switch (node.kind) {
    case 'Name':
    case 'Constant':
      return;
    case 'Call':
      addExpression(code, node.callee, place, into);
      for (const argument of node.args) addExpression(code, argument.value, place, into);
      addCall(code, node, place, into);
      return;
    case 'Attribute':
      if (node.attribute === 'grad') into.push(made(code, place, 'manual', '*'));
      addExpression(code, node.value, place, into);
      return;
    case 'Subscript':
      addExpression(code, node.value, place, into);
      addExpression(code, node.index, place, into);
      return;
    case 'BinaryOperation':
      addExpression(code, node.left, place, into);
      addExpression(code, node.right, place, into);
      return;
    case 'UnaryOperation':
      addExpression(code, node.operand, place, into);
      return;
    case 'BooleanOperation':
      addAll(code, node.values, place, into);
      return;
    case 'Comparison':
      addAll(code, node.operands, place, into);
      return;
    case 'Conditional':
      addExpression(code, node.test, place, into);
      addExpression(code, node.body, place, into);
      addExpression(code, node.orelse, place, into);
      return;
    case 'List':
    case 'Tuple':
    case 'Set':
      addAll(code, node.elements, place, into);
      return;
    case 'Dict':
      for (const { value } of node.entries) addExpression(code, value, place, into);
      return;
    case 'Starred':
    case 'Await':
    case 'NamedExpression':
      addExpression(code, node.value, place, into);
      return;
    case 'Comprehension':
      for (const clause of node.clauses) addExpression(code, clause.iterable, place, into);
      addExpression(code, node.element, place, into);
      return;
    case 'JoinedString':
      for (const part of node.parts) if (typeof part !== 'string') addExpression(code, part, place, into);
      return;
    default:
  }
}

function addCall(code: ModuleCode, call: Call, place: Place, into: Flow[]): void {
  const { callee } = call;
  const name = callee.kind === 'Name' ? callee.id : callee.kind === 'Attribute' ? callee.attribute : '';
  if (SHORT.has(name)) return;
  const own = mayBeRelevant(code, name) ? calledFunction(code, call, place) : null;
  if (own) {
    into.push(...followed(own, call, place));
    return;
  }
  const effect = effectOf(code, call, place);
  if (!effect) return;
  // `optimizer.step(closure)` runs the closure first.
  const closure = effect.kind === 'step' ? call.args[0]?.value : undefined;
  const given = closure?.kind === 'Name' ? code.definition(closure, place) : null;
  if (given?.is === 'function') into.push(...flowOf(given));
  into.push({ is: 'effect', effect: { ...effect, node: call, code, place, through: place } });
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
  return renamed(body, { names, own: own.node.name, through: place });
}

/** Names of a helper, by what they are in its caller; null: nothing with a name. */
interface Renaming {
  readonly names: ReadonlyMap<string, string | null>;
  /** The helper's name. */
  readonly own: string;
  /** The call of the helper. */
  readonly through: Place;
}

function renamed(flow: readonly Flow[], renaming: Renaming): Flow[] {
  const into: Flow[] = [];
  for (const one of flow) {
    if (one.is === 'effect') into.push({ is: 'effect', effect: { ...one.effect, subject: renamedSubject(one.effect.subject, renaming), through: renaming.through } });
    else if (one.is === 'branch') into.push({ is: 'branch', options: one.options.map((option) => renamed(option, renaming)) });
    // A `return` ends the helper and not its caller.
    else if (one.is === 'loop') into.push({ ...one, body: renamed(one.body, renaming) });
  }
  return into;
}

function renamedSubject(subject: string, { names, own }: Renaming): string {
  const head = /^[^.[]*/.exec(subject)?.[0] ?? subject;
  const given = names.get(head);
  if (given === undefined) return subject;
  return given === null ? `${own}()${subject}` : given + subject.slice(head.length);
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
export function bodiesOf(flow: readonly Flow[]): readonly (readonly Flow[])[] {
  const found: (readonly Flow[])[] = [];
  addBodies(flow, found);
  return found;
}

function addBodies(body: readonly Flow[], found: (readonly Flow[])[]): void {
  found.push(body);
  for (const one of body) {
    if (one.is === 'loop') addBodies(one.body, found);
    else if (one.is === 'branch') for (const option of one.options) addBodies(option, found);
  }
}

export type LoopFlow = Flow & { readonly is: 'loop' };

/** Every loop of a flow, inner ones after the outer. */
export function loopsOf(flow: readonly Flow[]): readonly LoopFlow[] {
  const found: LoopFlow[] = [];
  addLoops(flow, found);
  return found;
}

function addLoops(body: readonly Flow[], found: LoopFlow[]): void {
  for (const one of body) {
    if (one.is === 'loop') {
      found.push(one);
      addLoops(one.body, found);
    } else if (one.is === 'branch') for (const option of one.options) addLoops(option, found);
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
