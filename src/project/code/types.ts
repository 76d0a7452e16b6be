import { attributeType, isKindOf, methodResult, resultOf } from '../../library/types/types';
import type { Call, Comprehension, Constant, Expression } from '../../python/nodes';
import type { ModuleCode, OwnClass, OwnFunction } from './code';
import { methodOf, returnsOf } from './definitions';
import type { Binding, Place, Scope } from './places';
import { along, asBefore, element, extremeOf, EXTREMES, isData, joined, named, ofLayer, operation, unknownType } from './type-values';
import type { Type } from './type-values';

/** Calls that call one another, and names that stand for names, are followed so far. */
const MOST_DEPTH = 8;
/** A function is known by so many of its calls. */
const MOST_CALLS = 4;

interface KnownTypes {
  readonly ofExpressions: Map<Expression, Type>;
  readonly ofBindings: Map<Binding, Type>;
}

const remembered = new WeakMap<ModuleCode, KnownTypes>();

/** What is known of a module's types. Its own tables: weak ones of single nodes make each collection of garbage dearer. */
function knownTypes(code: ModuleCode): KnownTypes {
  let known = remembered.get(code);
  if (known === undefined) {
    known = { ofExpressions: new Map(), ofBindings: new Map() };
    remembered.set(code, known);
  }
  return known;
}

/** The type of an expression at a place; `unknownType` where branches disagree or nothing tells it. */
export function typeOf(code: ModuleCode, expression: Expression, place: Place): Type {
  return infer(code, expression, place, 0);
}

/** Is the type this one, or a kind of it: a class of the program that derives from it included? */
export function isType(type: Type, ...names: readonly string[]): boolean {
  return names.some((name) => (type.own ? derivesFrom(type.own, name) : type.name === name || isKindOf(type.name, name)));
}

/** Does a class of the program derive from a library's class? */
export function derivesFrom(own: OwnClass, name: string, hops = 0): boolean {
  const { place } = own.scope;
  if (place === null || hops > 6) return false;
  return own.node.bases.some((base) => {
    if (base.keyword !== null) return false;
    const parent = own.code.definition(base.value, place);
    if (parent) return parent.is === 'class' && parent.node !== own.node && derivesFrom(parent, name, hops + 1);
    const library = own.code.name(base.value, place);
    return library !== undefined && isKindOf(library, name);
  });
}

/** How often a search was given up: too deep, or in a circle. */
let cuts = 0;

function cutShort(type = unknownType): Type {
  cuts++;
  return type;
}

/** The same, worked out once for what takes work. */
function infer(code: ModuleCode, expression: Expression, place: Place, depth: number): Type {
  if (expression.kind !== 'Name' && expression.kind !== 'Attribute' && expression.kind !== 'Call' && expression.kind !== 'Subscript') return made(code, expression, place, depth);
  const { ofExpressions } = knownTypes(code);
  let type = ofExpressions.get(expression);
  if (type === undefined) {
    const before = cuts;
    type = made(code, expression, place, depth);
    // What was cut short would be told further from another start.
    if (depth === 0 || cuts === before) ofExpressions.set(expression, type);
  }
  return type;
}

const CONSTANTS: Readonly<Record<Constant['type'], string | undefined>> = {
  string: 'builtins.str', bytes: 'builtins.bytes', integer: 'builtins.int', float: 'builtins.float', complex: 'builtins.complex', boolean: 'builtins.bool', none: 'builtins.None', ellipsis: undefined,
};
const COMPREHENSIONS: Readonly<Record<Comprehension['of'], string>> = { list: 'builtins.list', set: 'builtins.set', dict: 'builtins.dict', generator: 'builtins.generator' };

function made(code: ModuleCode, expression: Expression, place: Place, depth: number): Type {
  if (depth > MOST_DEPTH) return cutShort();
  const next = depth + 1;
  switch (expression.kind) {
    case 'Constant':
      return named(CONSTANTS[expression.type]);
    case 'JoinedString':
      return named('builtins.str');
    case 'List':
      return { name: 'builtins.list', own: null, element: joined(inferAll(code, expression.elements.slice(0, 8), place, next)) };
    case 'Tuple':
      return { name: 'builtins.tuple', own: null, items: inferAll(code, expression.elements, place, next) };
    case 'Set':
      return named('builtins.set');
    case 'Dict':
      return named('builtins.dict');
    case 'Comprehension':
      return named(COMPREHENSIONS[expression.of]);
    case 'Lambda':
      return named('builtins.function');
    case 'Conditional':
      return joined([infer(code, expression.body, place, next), infer(code, expression.orelse, place, next)]);
    case 'NamedExpression':
    case 'Await':
      return infer(code, expression.value, place, next);
    case 'Name':
      return nameType(code, expression.id, place, next);
    case 'UnaryOperation':
      return expression.operator === 'not' ? named('builtins.bool') : infer(code, expression.operand, place, next);
    case 'BinaryOperation':
      return operation([infer(code, expression.left, place, next), infer(code, expression.right, place, next)]);
    case 'BooleanOperation':
      return joined(inferAll(code, expression.values, place, next));
    case 'Comparison': {
      if (expression.operators.some((operator) => /in|is/.test(operator))) return named('builtins.bool');
      const type = operation(inferAll(code, expression.operands, place, next));
      return isData(type) ? type : unknownType;
    }
    case 'Attribute': {
      const receiver = infer(code, expression.value, place, next);
      if (receiver.own) return attributeOf(receiver.own, expression.attribute, next);
      if (receiver.name === '') return unknownType;
      const known = attributeType(receiver.name, expression.attribute);
      if (known !== undefined) return named(known);
      // A column read as an attribute, where it is no method.
      return receiver.name === 'pandas.DataFrame' && methodResult(receiver.name, expression.attribute) === undefined && /^[a-z]\w*$/i.test(expression.attribute) ? named('pandas.Series') : unknownType;
    }
    case 'Subscript':
      return element(infer(code, expression.value, place, next), expression.index, infer(code, expression.index, place, next));
    case 'Call':
      return result(code, expression, place, depth);
    default:
      return unknownType;
  }
}

function inferAll(code: ModuleCode, expressions: readonly Expression[], place: Place, depth: number): Type[] {
  const types: Type[] = [];
  for (const expression of expressions) types.push(infer(code, expression, place, depth));
  return types;
}

function nameType(code: ModuleCode, name: string, place: Place, depth: number): Type {
  const types: Type[] = [];
  for (const binding of code.bindings(name, place)) types.push(boundType(code, binding, depth));
  return joined(types);
}

const beingBound = new Set<Binding>();

/** The type of what a binding binds, worked out once: a name is used many times. */
function boundType(code: ModuleCode, binding: Binding, depth: number): Type {
  const { ofBindings } = knownTypes(code);
  const known = ofBindings.get(binding);
  if (known !== undefined) return known;
  if (beingBound.has(binding)) return cutShort(asBefore);
  beingBound.add(binding);
  const type = bound(code, binding, depth);
  beingBound.delete(binding);
  // Deep down the search may have been cut short.
  if (depth <= 2 || type.name !== '' || type.own) ofBindings.set(binding, type);
  return type;
}

function bound(code: ModuleCode, binding: Binding, depth: number): Type {
  switch (binding.kind) {
    case 'value':
      return along(infer(code, binding.value, binding.place, depth), binding.path);
    case 'context':
      return infer(code, binding.value, binding.place, depth);
    case 'augmented':
      return unknownType;
    case 'element': {
      const whole = infer(code, binding.value, binding.place, depth);
      return whole.element ? along(whole.element, binding.path) : unknownType;
    }
    case 'parameter': {
      const { annotation } = binding.node;
      if (binding.node.form === 'varargs') return named('builtins.tuple');
      if (binding.node.form === 'kwargs') return named('builtins.dict');
      const written = annotation ? annotated(code, annotation, binding.place.scope.place ?? binding.place) : unknownType;
      if (written.name !== '' || written.own) return written;
      const isSelf = binding.name === 'self' && binding.place.scope.parent?.kind === 'class';
      return isSelf ? selfType(code, binding.place.scope) : given(code, binding, depth);
    }
    default:
      return unknownType;
  }
}

function selfType(code: ModuleCode, scope: Scope): Type {
  const { parent } = scope;
  return parent?.node.kind === 'ClassDefinition' ? { name: '', own: { is: 'class', code, node: parent.node, scope: parent } } : unknownType;
}

function annotated(code: ModuleCode, annotation: Expression, place: Place): Type {
  const written = annotation.kind === 'Subscript' && /^(Optional)$/.test(annotation.value.kind === 'Name' ? annotation.value.id : annotation.value.kind === 'Attribute' ? annotation.value.attribute : '') ? annotation.index : annotation;
  if (written.kind === 'Constant' || written.kind === 'BinaryOperation') return unknownType;
  const generic = written.kind === 'Subscript' ? written.value : written;
  const own = code.definition(generic, place);
  if (own) return own.is === 'class' ? { name: '', own } : unknownType;
  const name = code.name(generic, place);
  if (name === undefined || /^typing\.(Any|Union|Callable|TypeVar)/.test(name)) return unknownType;
  const builtin = /^typing\.(List|Dict|Tuple|Set)$/.exec(name)?.[1];
  return named(builtin === undefined ? name : `builtins.${builtin.toLowerCase()}`);
}

/** What a parameter is given by the calls of its function in the same file. */
function given(code: ModuleCode, binding: Binding & { readonly kind: 'parameter' }, depth: number): Type {
  const { node, place: outside } = binding.place.scope;
  if (node.kind !== 'FunctionDefinition' || outside === null || depth > 4) return cutShort();
  const isMethod = binding.place.scope.parent?.kind === 'class';
  const position = node.parameters.findIndex((one) => one.name === binding.name) - (isMethod ? 1 : 0);
  const types: Type[] = [];
  for (const { node: call, place } of (code.calls.get(node.name) ?? []).slice(0, MOST_CALLS)) {
    if (code.definition(call.callee, place)?.node !== node) continue;
    const argument = call.args.find((one) => one.keyword === binding.name) ?? (call.args.slice(0, position + 1).every((one) => one.keyword === null && one.unpack === '') ? call.args[position] : undefined);
    if (argument) types.push(infer(code, argument.value, place, depth + 1));
  }
  return types.length === 0 ? unknownType : joined(types);
}

/** What the methods of a class assign to `self.name`. */
function attributeOf(own: OwnClass, name: string, depth: number): Type {
  if (depth > MOST_DEPTH) return cutShort();
  const types: Type[] = [];
  for (const { target, value, path, place } of own.code.assigned.get(name) ?? []) {
    if (target.value.kind !== 'Name' || target.value.id !== 'self' || classOf(place.scope) !== own.node) continue;
    types.push(along(infer(own.code, value, place, depth + 1), path));
  }
  if (types.length > 0) return joined(types);
  const { place } = own.scope;
  for (const base of own.node.bases) {
    const parent = place === null || base.keyword !== null ? null : own.code.definition(base.value, place);
    const found = parent?.is === 'class' && parent.node !== own.node ? attributeOf(parent, name, depth + 1) : unknownType;
    if (found.name !== '' || found.own) return found;
  }
  return unknownType;
}

function classOf(scope: Scope): unknown {
  for (let at: Scope | null = scope; at !== null; at = at.parent) if (at.kind === 'class') return at.node;
  return null;
}

function result(code: ModuleCode, call: Call, place: Place, depth: number): Type {
  const { callee } = call;
  const own = code.definition(callee, place);
  if (own?.is === 'class') return { name: '', own };
  if (own) return returned(own, depth + 1);
  const library = code.name(callee, place);
  if (library !== undefined) {
    if (library === 'builtins.super') return unknownType;
    const builtin = /^builtins\.(list|dict|set|tuple|str|int|float|bool|bytes|frozenset)$/.exec(library)?.[0] ?? { 'builtins.sorted': 'builtins.list', 'builtins.len': 'builtins.int' }[library];
    if (builtin !== undefined) return named(builtin);
    if (library === 'pandas.concat') return { ...named(concatenated(code, call, place, depth)) };
    const [first] = call.args;
    const extreme = /^torch\.(\w+)$/.exec(library)?.[1];
    if (extreme !== undefined && EXTREMES.test(extreme)) return extremeOf(extreme, call.args.slice(1).map((one) => infer(code, one.value, place, depth + 1)));
    const given = resultOf(library);
    if (given === 'self') return first ? infer(code, first.value, place, depth + 1) : unknownType;
    return named(given);
  }
  if (callee.kind !== 'Attribute') {
    return ofLayer(infer(code, callee, place, depth + 1));
  }
  const receiver = infer(code, callee.value, place, depth + 1);
  if (receiver.own) {
    const given = methodOf(receiver.own, callee.attribute, 0);
    if (given) return returned(given, depth + 1);
    if (!derivesFrom(receiver.own, 'torch.nn.Module')) return unknownType;
    return methodResult('torch.nn.Module', callee.attribute) === 'self' ? receiver : ofLayer(attributeOf(receiver.own, callee.attribute, depth + 1));
  }
  if (receiver.name === '') return unknownType;
  if (call.args.some((one) => one.keyword === 'inplace' && one.value.kind === 'Constant' && one.value.value === true)) return named('builtins.None');
  if (EXTREMES.test(callee.attribute) && isKindOf(receiver.name, 'torch.Tensor')) return extremeOf(callee.attribute, call.args.map((one) => infer(code, one.value, place, depth + 1)));
  const given = methodResult(receiver.name, callee.attribute);
  return given === 'self' ? receiver : named(given);
}

function concatenated(code: ModuleCode, call: Call, place: Place, depth: number): string | undefined {
  const [list] = call.args;
  const type = list ? infer(code, list.value, place, depth + 1) : unknownType;
  const sideways = call.args.some((one) => one.keyword === 'axis' && one.value.kind === 'Constant' && (one.value.value === 1 || one.value.value === 'columns'));
  return type.element?.name === 'pandas.Series' && !sideways ? 'pandas.Series' : type.element?.name === 'pandas.DataFrame' || sideways ? 'pandas.DataFrame' : undefined;
}

/** What a function of the program returns. */
function returned(own: OwnFunction, depth: number): Type {
  const { code, node, scope } = own;
  if (depth > MOST_DEPTH) return cutShort();
  if (node.returns && scope.place) {
    const written = annotated(code, node.returns, scope.place);
    if (written.name !== '' || written.own) return written;
  }
  const types: Type[] = [];
  for (const place of returnsOf(own)) if (place.statement.kind === 'Return' && place.statement.value) types.push(infer(code, place.statement.value, place, depth + 1));
  const [first] = types;
  if (first?.items && types.every((type) => type.items?.length === first.items?.length)) {
    return { name: 'builtins.tuple', own: null, items: first.items.map((_, index) => joined(types.map((type) => type.items?.[index] ?? unknownType))) };
  }
  return types.length === 0 ? unknownType : joined(types);
}
