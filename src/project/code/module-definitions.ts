import type { Attribute, ClassDefinition, Expression, FunctionDefinition, Name } from '../../python/nodes';
import type { KnownCode, ModuleCode, OwnClass, OwnFunction, OwnValue } from './code';
import { ownFile, qualified } from './module-names';
import { methodOf } from './definitions';
import type { Binding, Place, Scope } from './places';
import { reachingBindings } from './reaching';

/** Names that import names are followed so far. */
const MOST_HOPS = 6;

/** The function or class of the program that an expression means; null for all else. Each is looked for once. */
export function definitionOf(code: KnownCode, expression: Expression, place: Place): OwnFunction | OwnClass | null {
  if (expression.kind !== 'Attribute' && expression.kind !== 'Name') return null;
  let own = code.defined.get(expression);
  if (own === undefined) {
    own = defines(code, expression, place);
    code.defined.set(expression, own);
  }
  return own;
}

function defines(code: KnownCode, expression: Attribute | Name, place: Place): OwnFunction | OwnClass | null {
  if (expression.kind === 'Attribute') {
    const owner = ownerOf(code, expression.value, place);
    if (owner) return methodOf(owner, expression.attribute, 0);
  } else {
    const last = reachingBindings(expression.id, place).at(-1);
    if (last?.kind === 'function') return functionAt(code, last.node);
    if (last?.kind === 'class') return classAt(code, last.node);
  }
  const found = qualified(code.names, expression, place);
  const file = found === undefined ? null : ownFile(code.names, found);
  return file === null ? null : inFile(code, file.path, file.rest);
}

/** The value that a name stands for which is imported from another file of the program; null for all else. */
export function importedValueOf(code: KnownCode, expression: Expression, place: Place): OwnValue | null {
  if (expression.kind !== 'Attribute' && expression.kind !== 'Name') return null;
  const found = qualified(code.names, expression, place);
  const file = found === undefined ? null : ownFile(code.names, found);
  const bound = file?.rest.length !== 1 ? null : boundIn(code, file.path, file.rest, 0);
  if (bound === null) return null;
  const [only, ...others] = bound.bindings;
  return only?.kind === 'value' && others.length === 0 && only.path?.length === 0 ? { code: bound.code, value: only.value, place: only.place } : null;
}

/** What a dotted name means in a file of the program. */
function inFile(code: KnownCode, at: string, names: readonly string[]): OwnFunction | OwnClass | null {
  const bound = boundIn(code, at, names, 0);
  const last = bound?.bindings.at(-1);
  if (bound === null || last === undefined) return null;
  if (last.kind === 'function' && bound.rest.length === 0) return functionAt(bound.code, last.node);
  if (last.kind !== 'class') return null;
  const own = classAt(bound.code, last.node);
  return own === null || bound.rest.length === 0 ? own : methodOf(own, bound.rest[0] ?? '', 0);
}

interface Bound {
  readonly code: ModuleCode;
  readonly bindings: readonly Binding[];
  /** What is left of the name. */
  readonly rest: readonly string[];
}

/** What the first name is bound to in a file of the program, through names that it imports from others. */
function boundIn(code: KnownCode, at: string, [first, ...rest]: readonly string[], hops: number): Bound | null {
  const other = code.program.module(at);
  const bindings = first === undefined ? undefined : other?.scope.bound.get(first);
  const last = bindings?.at(-1);
  if (other === undefined || bindings === undefined || last === undefined || hops > MOST_HOPS) return null;
  if (last.kind !== 'import') return { code: other, bindings, rest };
  const parts = [...last.qualified.split('.'), ...rest];
  for (let length = parts.length; length > 0; length--) {
    const next = code.names.resolveImport(at, parts.slice(0, length).join('.'));
    if (next !== undefined) return boundIn(code, next, parts.slice(length), hops + 1);
  }
  return null;
}

/** The class whose methods `self.` and `super().` name at a place. */
function ownerOf(code: KnownCode, receiver: Expression, place: Place): OwnClass | null {
  const isSuper = receiver.kind === 'Call' && receiver.callee.kind === 'Name' && receiver.callee.id === 'super';
  if (!isSuper && !(receiver.kind === 'Name' && (receiver.id === 'self' || receiver.id === 'cls'))) return null;
  for (let scope: Scope | null = place.scope; scope !== null; scope = scope.parent) {
    if (scope.kind !== 'class' || scope.node.kind !== 'ClassDefinition') continue;
    const own = classAt(code, scope.node);
    if (!isSuper || own === null || scope.place === null) return own;
    const [base] = own.node.bases;
    const parent = base === undefined ? null : definitionOf(code, base.value, scope.place);
    return parent?.is === 'class' ? parent : null;
  }
  return null;
}

function functionAt(code: ModuleCode, node: FunctionDefinition): OwnFunction | null {
  const scope = code.scopeOf.get(node);
  return scope === undefined ? null : { is: 'function', code, node, scope };
}

function classAt(code: ModuleCode, node: ClassDefinition): OwnClass | null {
  const scope = code.scopeOf.get(node);
  return scope === undefined ? null : { is: 'class', code, node, scope };
}
