import type { ClassDefinition, Comprehension, Expression, FunctionDefinition, Lambda, Module, Statement } from '../../python/nodes';

/** Names of a function, class, module, lambda or comprehension, with everything that binds them, in the order of the text. */
export interface Scope {
  readonly kind: 'module' | 'function' | 'class' | 'lambda' | 'comprehension';
  readonly node: Module | FunctionDefinition | ClassDefinition | Lambda | Comprehension;
  readonly parent: Scope | null;
  readonly bound: Map<string, Binding[]>;
  /** Declared `global` or `nonlocal`: bound elsewhere. */
  outer: ReadonlyMap<string, 'global' | 'nonlocal'>;
  /** The statement that it stands in; null for the module. */
  readonly place: Place | null;
}

/** Which list of its parent's statements a statement stands in. */
export type Part = 'body' | 'orelse' | 'handler' | 'final';

/** Where a statement stands, or an expression by its statement. One object for each statement (and one more for each comprehension or lambda in it). */
export interface Place {
  readonly statement: Statement;
  readonly block: readonly Statement[];
  /** Among the statements of `block`; -1: at the entry of a function, where its parameters are bound. */
  readonly index: number;
  /** The compound statement around it, within the same function or class. */
  readonly parent: Place | null;
  readonly part: Part;
  readonly scope: Scope;
}

/** A node and where it stands. */
export interface At<N> {
  readonly node: N;
  readonly place: Place;
}

interface Bound {
  readonly name: string;
  readonly place: Place;
  /** What stands on the left, or the definition. */
  readonly start: number;
  readonly end: number;
}

export type Binding = Bound & (
  | { readonly kind: 'import'; readonly qualified: string; readonly isFallback: boolean }
  /** `name = value`; `path` leads into an unpacked value: `(x, (y, z)) = value` binds z by [1, 1]. A starred name has no path: null. */
  | { readonly kind: 'value'; readonly value: Expression; readonly path: readonly number[] | null }
  /** The target of a `for`, in a statement or a comprehension: an element of the value. */
  | { readonly kind: 'element'; readonly value: Expression; readonly path: readonly number[] | null }
  /** `with value as name`. */
  | { readonly kind: 'context'; readonly value: Expression }
  | { readonly kind: 'augmented'; readonly value: Expression; readonly operator: string }
  | { readonly kind: 'function'; readonly node: FunctionDefinition }
  | { readonly kind: 'class'; readonly node: ClassDefinition }
  | { readonly kind: 'parameter'; readonly node: FunctionDefinition['parameters'][number] }
  | { readonly kind: 'declaration'; readonly annotation: Expression }
  | { readonly kind: 'other' }
);

/** The places around a place within its function, innermost first; itself first of all. */
export function placesAround(place: Place): readonly Place[] {
  const found: Place[] = [];
  for (let at: Place | null = place; at !== null; at = at.parent) found.push(at);
  return found;
}

/** The loops (`for` and `while` statements) whose bodies hold a place within its function, innermost first. */
export function loopsAround(place: Place): Place[] {
  const loops: Place[] = [];
  for (let at = place; at.parent !== null; at = at.parent) if ((at.parent.statement.kind === 'For' || at.parent.statement.kind === 'While') && at.part === 'body') loops.push(at.parent);
  return loops;
}

/** The function, or the module or class body, that runs a place: comprehensions and lambdas count as where they stand. */
export function runningScope(place: Place): Scope {
  let { scope } = place;
  while ((scope.kind === 'comprehension' || scope.kind === 'lambda') && scope.parent !== null) scope = scope.parent;
  return scope;
}

/** The function that a place stands in; null at the top of a module or in a class body. */
export function functionAround(place: Place): FunctionDefinition | null {
  const { node } = runningScope(place);
  return node.kind === 'FunctionDefinition' ? node : null;
}

/** The class whose method (or body) a place stands in; null where it is in none. Functions inside a method count to its class. */
export function classAround(place: Place): Scope | null {
  for (let scope: Scope | null = place.scope; scope !== null; scope = scope.parent) if (scope.kind === 'class') return scope;
  return null;
}

/** The `with` items that a place runs under within its function, innermost first. */
export function contextsAround(place: Place): Expression[] {
  const found: Expression[] = [];
  for (let at = place.parent; at !== null; at = at.parent) if (at.statement.kind === 'With') found.push(...at.statement.items.map((item) => item.context));
  return found;
}

/** Does the place stand inside the statement of `outer` (or is it that)? */
export function isWithin(place: Place, outer: Place): boolean {
  for (let at: Place | null = place; at !== null; at = at.parent) if (at === outer || at.statement === outer.statement) return true;
  return false;
}
