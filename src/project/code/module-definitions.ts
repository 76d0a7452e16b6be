import type { Attribute, ClassDefinition, Expression, FunctionDefinition, Name } from '../../python/nodes';
import type { ModuleCode, OwnClass, OwnFunction } from './code';
import type { ModuleNames } from './module-names';
import { methodOf } from './definitions';
import type { Place, Scope } from './places';
import { reachingBindings } from './reaching';

/** Names that import names are followed so far. */
const MOST_HOPS = 6;

type Definition = OwnFunction | OwnClass;

/** Finds what an expression of a module means in the program, each expression once. `resolveImport` gives the program's file of a dotted name. */
export function definitionsOf(code: () => ModuleCode, names: ModuleNames, resolveImport: (fromPath: string, dotted: string) => string | undefined): (expression: Expression, place: Place) => Definition | null {
  const defined = new Map<Expression, Definition | null>();
  const definition = (expression: Expression, place: Place): Definition | null => {
    if (expression.kind !== 'Attribute' && expression.kind !== 'Name') return null;
    let own = defined.get(expression);
    if (own === undefined) {
      own = defines(expression, place);
      defined.set(expression, own);
    }
    return own;
  };

  const defines = (expression: Attribute | Name, place: Place): Definition | null => {
    if (expression.kind === 'Attribute') {
      const owner = ownerOf(expression.value, place);
      if (owner) return methodOf(owner, expression.attribute, 0);
    } else {
      const last = reachingBindings(expression.id, place).at(-1);
      if (last?.kind === 'function') return functionAt(code(), last.node);
      if (last?.kind === 'class') return classAt(code(), last.node);
    }
    const found = names.qualified(expression, place);
    const file = found === undefined ? null : names.ownFile(found);
    return file === null ? null : inFile(file.path, file.rest, 0);
  };

  /** What `rest` names in a file of the program. */
  const inFile = (at: string, [first, ...rest]: readonly string[], hops: number): Definition | null => {
    const other = code().program.module(at);
    const last = first === undefined ? undefined : other?.scope.bound.get(first)?.at(-1);
    if (!other || !last || hops > MOST_HOPS) return null;
    if (last.kind === 'function' && rest.length === 0) return functionAt(other, last.node);
    if (last.kind === 'class') {
      const own = classAt(other, last.node);
      return own === null || rest.length === 0 ? own : methodOf(own, rest[0] ?? '', 0);
    }
    if (last.kind !== 'import') return null;
    const parts = [...last.qualified.split('.'), ...rest];
    for (let length = parts.length; length > 0; length--) {
      const next = resolveImport(at, parts.slice(0, length).join('.'));
      if (next !== undefined) return inFile(next, parts.slice(length), hops + 1);
    }
    return null;
  };

  /** The class whose methods `self.` and `super().` name at a place. */
  const ownerOf = (receiver: Expression, place: Place): OwnClass | null => {
    const isSuper = receiver.kind === 'Call' && receiver.callee.kind === 'Name' && receiver.callee.id === 'super';
    if (!isSuper && !(receiver.kind === 'Name' && (receiver.id === 'self' || receiver.id === 'cls'))) return null;
    for (let scope: Scope | null = place.scope; scope !== null; scope = scope.parent) {
      if (scope.kind !== 'class' || scope.node.kind !== 'ClassDefinition') continue;
      const own = classAt(code(), scope.node);
      if (!isSuper || own === null || scope.place === null) return own;
      const [base] = own.node.bases;
      const parent = base === undefined ? null : definition(base.value, scope.place);
      return parent?.is === 'class' ? parent : null;
    }
    return null;
  };

  return definition;
}

function functionAt(code: ModuleCode, node: FunctionDefinition): OwnFunction | null {
  const scope = code.scopeOf.get(node);
  return scope === undefined ? null : { is: 'function', code, node, scope };
}

function classAt(code: ModuleCode, node: ClassDefinition): OwnClass | null {
  const scope = code.scopeOf.get(node);
  return scope === undefined ? null : { is: 'class', code, node, scope };
}
