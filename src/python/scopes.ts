import type { ClassDefinition, Comprehension, Expression, FunctionDefinition, Lambda, Module, Parameter } from './nodes';
import type { Span } from './text';

/** One way in which a scope binds a name. A name may have several, in the order of the text. */
export type Binding =
  /** `qualified` is what the name stands for: `pp` → `sklearn.preprocessing`. `fallback`: imported in an `except` block. */
  | { readonly kind: 'import'; readonly at: Span; readonly qualified: string; readonly fallback: boolean }
  /** `name = value`, `name: T = value` or `name := value`, the name alone on the left. */
  | { readonly kind: 'value'; readonly at: Span; readonly value: Expression; readonly fallback: boolean }
  /** `name: T` without a value: a field of a class, or a local name that is bound elsewhere. */
  | { readonly kind: 'declaration'; readonly at: Span; readonly annotation: Expression }
  | { readonly kind: 'function'; readonly at: Span; readonly node: FunctionDefinition }
  | { readonly kind: 'class'; readonly at: Span; readonly node: ClassDefinition }
  | { readonly kind: 'parameter'; readonly at: Span; readonly node: Parameter }
  /** Anything else: a loop target, an unpacking, `with … as`, `except … as`, `+=`, `del`, a match pattern. */
  | { readonly kind: 'other'; readonly at: Span };

export type ScopeNode = Module | FunctionDefinition | ClassDefinition | Lambda | Comprehension;

/** A region of code with names of its own, as Python's compiler sees it (docs.python.org/3/reference/executionmodel.html). */
export interface Scope {
  readonly kind: 'module' | 'function' | 'class' | 'lambda' | 'comprehension';
  readonly node: ScopeNode;
  /** Null for the module. */
  readonly parent: Scope | null;
  readonly children: readonly Scope[];
  /** The names it binds itself; those it declares `global` or `nonlocal` are bound where they live. */
  readonly bound: ReadonlyMap<string, readonly Binding[]>;
  readonly globals: ReadonlySet<string>;
  readonly nonlocals: ReadonlySet<string>;
  /** Names used here, or in scopes inside, that this scope does not bind: builtins among them. */
  readonly free: ReadonlySet<string>;
  /** The modules of its `from module import *`; only a module has any. */
  readonly stars: readonly string[];
}

/** The scope that binds a name as seen from `scope`, with its bindings. Undefined: a builtin, a star import's name, or nothing. */
export function lookup(name: string, scope: Scope): { readonly scope: Scope; readonly bindings: readonly Binding[] } | undefined {
  let current: Scope | null = scope.globals.has(name) ? moduleScope(scope) : scope;
  let own = true;
  for (; current !== null; current = current.parent) {
    // The names of a class are seen in its own body alone, and module names not at all by `nonlocal`.
    const visible = own || current.kind !== 'class';
    const bindings = visible ? current.bound.get(name) : undefined;
    if (bindings !== undefined) return { scope: current, bindings };
    own = false;
  }
  return undefined;
}

/** The module's scope that `scope` lies in. */
export function moduleScope(scope: Scope): Scope {
  let current = scope;
  while (current.parent !== null) current = current.parent;
  return current;
}

/** The innermost scope whose node covers the offset. */
export function scopeAt(offset: number, scope: Scope): Scope {
  const inner = scope.children.find(({ node }) => node.start <= offset && offset < node.end);
  return inner === undefined ? scope : scopeAt(offset, inner);
}

export interface QualifyOptions {
  /** The public names of a module, for star imports; empty where not known. */
  starExports(module: string): readonly string[];
}

const noStars: QualifyOptions = { starExports: () => [] };

/**
 * The qualified name of a name or attribute chain, through imports and aliases that are assigned once: `pp.StandardScaler` gives
 * `sklearn.preprocessing.StandardScaler`. Undefined for everything else: values, parameters, the module's own functions, builtins.
 */
export function qualifiedName(expression: Expression, scope: Scope, options: QualifyOptions = noStars): string | undefined {
  return qualify(expression, scope, options, 0);
}

/** Aliases of aliases are rarely longer, and `a = b; b = a` never ends. */
const MAXIMUM_HOPS = 8;

function qualify(expression: Expression, scope: Scope, options: QualifyOptions, hops: number): string | undefined {
  if (hops > MAXIMUM_HOPS) return undefined;
  if (expression.kind === 'Attribute') {
    const base = qualify(expression.value, scope, options, hops);
    return base === undefined ? undefined : `${base}.${expression.attribute}`;
  }
  if (expression.kind !== 'Name') return undefined;
  const found = lookup(expression.id, scope);
  if (found === undefined) return starName(expression.id, moduleScope(scope), options);
  const binding = decisive(found.bindings, found.scope === scope ? expression.start : undefined);
  if (binding?.kind === 'import') return binding.qualified;
  if (binding?.kind === 'value') return qualify(binding.value, found.scope, options, hops + 1);
  return undefined;
}

/**
 * The one binding that says what a name stands for; undefined where that is not certain. Imports may repeat (the last one before the use counts, as in
 * a notebook); a value counts only where nothing else is bound. What an `except` block binds stands in for a failed import and says nothing.
 */
function decisive(bindings: readonly Binding[], useAt: number | undefined): Binding | undefined {
  if (bindings.length === 1) return bindings[0];
  const first = bindings.filter((binding) => binding.kind !== 'declaration' && !('fallback' in binding && binding.fallback));
  const candidates = first.length > 0 ? first : bindings;
  if (candidates.every((binding) => binding.kind === 'import')) {
    const before = useAt === undefined ? candidates : candidates.filter((binding) => binding.at.start < useAt);
    return before.at(-1) ?? candidates.at(-1);
  }
  return candidates.length === 1 ? candidates[0] : undefined;
}

function starName(name: string, module: Scope, options: QualifyOptions): string | undefined {
  for (const star of [...module.stars].reverse()) if (options.starExports(star).includes(name)) return `${star}.${name}`;
  return undefined;
}
