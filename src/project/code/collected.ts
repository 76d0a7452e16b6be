import type {
  Attribute, BinaryOperation, BooleanOperation, Call, Comparison, Comprehension, Expression, For, If, Import, ImportFrom, JoinedString, Lambda, Module, Statement, Subscript, UnaryOperation, While,
  With,
} from '../../python/nodes';
import type { At, Binding, Place, Scope } from './places';

/** The nodes of a module that rules ask for, by kind. */
export interface NodesByKind {
  readonly Comparison: At<Comparison>[];
  readonly Subscript: At<Subscript>[];
  readonly BinaryOperation: At<BinaryOperation>[];
  readonly BooleanOperation: At<BooleanOperation>[];
  readonly UnaryOperation: At<UnaryOperation>[];
  readonly JoinedString: At<JoinedString>[];
  readonly Comprehension: At<Comprehension>[];
  readonly Lambda: At<Lambda>[];
  readonly For: At<For>[];
  readonly While: At<While>[];
  readonly If: At<If>[];
  readonly With: At<With>[];
}

/** `self.net = value` */
export interface AttributeAssignment {
  readonly target: Attribute;
  readonly value: Expression;
  /** As for bindings. */
  readonly path: readonly number[] | null;
  readonly place: Place;
}

/** What one walk over a module has found so far. */
export interface Collected {
  readonly path: string;
  /** A file's dotted name, for relative imports. */
  readonly moduleOf: (path: string) => string;
  readonly scope: Scope;
  readonly calls: Map<string, At<Call>[]>;
  readonly keywords: Map<string, At<Call>[]>;
  readonly attributes: Map<string, At<Attribute>[]>;
  readonly nodes: NodesByKind;
  readonly functions: Scope[];
  readonly classes: Scope[];
  readonly scopeOf: Map<Statement, Scope>;
  readonly statements: Place[];
  readonly imports: At<Import | ImportFrom>[];
  readonly otherNames: Map<string, string[]>;
  readonly stars: string[];
  readonly imported: Set<string>;
  readonly assigned: Map<string, AttributeAssignment[]>;
}

const NONE: ReadonlyMap<string, never> = new Map<string, never>();

/** Nothing yet. */
export function emptyCollection(module: Module, path: string, moduleOf: (path: string) => string): Collected {
  return {
    path,
    moduleOf,
    scope: { kind: 'module', node: module, parent: null, bound: new Map(), outer: NONE, place: null },
    calls: new Map(),
    keywords: new Map(),
    attributes: new Map(),
    nodes: { Comparison: [], Subscript: [], BinaryOperation: [], BooleanOperation: [], UnaryOperation: [], JoinedString: [], Comprehension: [], Lambda: [], For: [], While: [], If: [], With: [] },
    functions: [],
    classes: [],
    scopeOf: new Map(),
    statements: [],
    imports: [],
    otherNames: new Map(),
    stars: [],
    imported: new Set(),
    assigned: new Map(),
  };
}

/** The names within a function, class, lambda or comprehension that stands at a place. */
export function innerScope(kind: Scope['kind'], node: Scope['node'], place: Place): Scope {
  return { kind, node, parent: place.scope, bound: new Map(), outer: NONE, place };
}

/** Puts a value behind those of its key. */
export function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** Notes a binding in the scope that holds its name: the given one, unless it declares the name as another's. */
export function bind(found: Collected, scope: Scope, binding: Binding): void {
  const declared = scope.outer === NONE ? undefined : scope.outer.get(binding.name);
  if (declared === undefined) push(scope.bound, binding.name, binding);
  else push((declared === 'global' ? found.scope : (enclosingWith(scope, binding.name) ?? scope)).bound, binding.name, binding);
}

function enclosingWith(scope: Scope, name: string): Scope | null {
  for (let at = scope.parent; at !== null; at = at.parent) if (at.kind === 'function' && at.bound.has(name)) return at;
  return null;
}

/** Notes that a local name stands for a thing of another name, by the last part of that. */
export function alias(found: Collected, local: string, last: string): void {
  if (local !== last) push(found.otherNames, last, local);
}
