import type { Call, FunctionDefinition } from '../../python/nodes';
import type { ModuleCode, OwnClass, OwnFunction } from './code';
import type { At, Place, Scope } from './places';

/** A method that an object of the program's own class has. */
export function methodOf(own: OwnClass, name: string, hops: number): OwnFunction | null {
  const binding = own.scope.bound.get(name)?.at(-1);
  if (binding?.kind === 'function') {
    const scope = own.code.scopeOf.get(binding.node);
    return scope ? { is: 'function', code: own.code, node: binding.node, scope } : null;
  }
  const { place } = own.scope;
  if (place === null || hops > 4) return null;
  for (const base of own.node.bases) {
    const parent = base.keyword === null ? own.code.definition(base.value, place) : null;
    const found = parent?.is === 'class' && parent.node !== own.node ? methodOf(parent, name, hops + 1) : null;
    if (found) return found;
  }
  return null;
}

/** The calls of a function in the file that defines it. */
export function callsTo(code: ModuleCode, own: FunctionDefinition): readonly At<Call>[] {
  return (code.calls.get(own.name) ?? []).filter(({ node, place }) => code.definition(node.callee, place)?.node === own);
}

const returns = new WeakMap<ModuleCode, Map<Scope, Place[]>>();

/** The `return` statements of a function. */
export function returnsOf({ code, scope }: OwnFunction): readonly Place[] {
  let known = returns.get(code);
  if (known === undefined) {
    known = new Map();
    for (const place of code.statements) {
      if (place.statement.kind !== 'Return') continue;
      const list = known.get(place.scope);
      if (list) list.push(place);
      else known.set(place.scope, [place]);
    }
    returns.set(code, known);
  }
  return known.get(scope) ?? [];
}
