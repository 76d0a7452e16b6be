import { dottedPath, importedNames } from './imports';
import type { Comprehension, Expression, FunctionDefinition, Lambda, Module, Parameter, Statement } from './nodes';
import type { Binding, Scope, ScopeNode } from './scopes';
import type { Span } from './text';

/** A scope while it is made. `free` first holds the names read here, and is settled once all scopes inside are known. */
interface OpenScope extends Scope {
  readonly parent: OpenScope | null;
  readonly children: OpenScope[];
  readonly bound: Map<string, Binding[]>;
  readonly globals: Set<string>;
  readonly nonlocals: Set<string>;
  readonly free: Set<string>;
  readonly stars: string[];
}

export interface ScopeOptions {
  /** Where the module is, for relative imports. */
  readonly path?: string;
  /** A path's dotted name (ModuleGraph.moduleOf); without it, the path itself with dots. */
  readonly moduleOf?: (path: string) => string;
  /** Nobody asks which names a scope has from outside: `free` stays empty. */
  readonly withoutFree?: boolean;
}

/** The scopes of a module, as a tree whose root is the module's own. */
export function moduleScopes(module: Module, options: ScopeOptions = {}): Scope {
  const path = options.path ?? '';
  const moduleOf = options.moduleOf ?? dottedPath;
  const withFree = options.withoutFree !== true;
  const root = open('module', module, null);
  // Declarations hold for the whole scope, wherever in it they stand, so names are bound when all of it was read.
  const later: { readonly scope: OpenScope; readonly name: string; readonly binding: Binding }[] = [];

  const bind = (scope: OpenScope, name: string, binding: Binding): void => {
    later.push({ scope, name, binding });
  };

  const target = (expression: Expression, scope: OpenScope): void => {
    switch (expression.kind) {
      case 'Name':
        bind(scope, expression.id, { kind: 'other', at: at(expression) });
        break;
      case 'List':
      case 'Tuple':
        for (const element of expression.elements) target(element, scope);
        break;
      case 'Starred':
        target(expression.value, scope);
        break;
      default:
        read(expression, scope);
    }
  };

  const named = (name: Expression, value: Expression | null, scope: OpenScope, fallback: boolean): void => {
    if (name.kind === 'Name' && value !== null) bind(scope, name.id, { kind: 'value', at: at(name), value, fallback });
    else if (name.kind !== 'Name') target(name, scope);
  };

  const reads = (expressions: readonly (Expression | null | undefined)[], scope: OpenScope): void => {
    for (const expression of expressions) if (expression) read(expression, scope);
  };

  const parameters = (list: readonly Parameter[], outer: OpenScope, inner: OpenScope): void => {
    for (const parameter of list) {
      if (parameter.annotation) read(parameter.annotation, outer);
      if (parameter.defaultValue) read(parameter.defaultValue, outer);
      bind(inner, parameter.name, { kind: 'parameter', at: at(parameter), node: parameter });
    }
  };

  const lambda = (node: Lambda, scope: OpenScope): void => {
    const inner = open('lambda', node, scope);
    parameters(node.parameters, scope, inner);
    read(node.body, inner);
  };

  const comprehension = (node: Comprehension, scope: OpenScope): void => {
    const inner = open('comprehension', node, scope);
    node.clauses.forEach((clause, index) => {
      // The first iterable is evaluated outside.
      read(clause.iterable, index === 0 ? scope : inner);
      target(clause.target, inner);
      reads(clause.conditions, inner);
    });
    reads([node.key, node.element], inner);
  };

  const read = (expression: Expression, scope: OpenScope): void => {
    switch (expression.kind) {
      case 'Name':
        if (withFree) scope.free.add(expression.id);
        break;
      case 'Lambda':
        lambda(expression, scope);
        break;
      case 'Comprehension':
        comprehension(expression, scope);
        break;
      case 'NamedExpression': {
        let home = scope;
        while (home.kind === 'comprehension' && home.parent !== null) home = home.parent;
        named(expression.target, expression.value, home, false);
        read(expression.value, scope);
        break;
      }
      case 'Attribute':
      case 'Starred':
      case 'Await':
        read(expression.value, scope);
        break;
      case 'Call':
        read(expression.callee, scope);
        for (const { value } of expression.args) read(value, scope);
        break;
      case 'Subscript':
        read(expression.value, scope);
        read(expression.index, scope);
        break;
      case 'BinaryOperation':
        read(expression.left, scope);
        read(expression.right, scope);
        break;
      case 'UnaryOperation':
        read(expression.operand, scope);
        break;
      case 'BooleanOperation':
        readAll(expression.values, scope);
        break;
      case 'Comparison':
        readAll(expression.operands, scope);
        break;
      case 'Conditional':
        read(expression.test, scope);
        read(expression.body, scope);
        read(expression.orelse, scope);
        break;
      case 'List':
      case 'Tuple':
      case 'Set':
        readAll(expression.elements, scope);
        break;
      case 'Dict':
        for (const { key, value } of expression.entries) {
          if (key) read(key, scope);
          read(value, scope);
        }
        break;
      case 'JoinedString':
        for (const part of expression.parts) if (typeof part !== 'string') read(part, scope);
        break;
      case 'Slice':
        if (expression.lower) read(expression.lower, scope);
        if (expression.upper) read(expression.upper, scope);
        if (expression.step) read(expression.step, scope);
        break;
      case 'Yield':
        if (expression.value) read(expression.value, scope);
        break;
      case 'BrokenExpression':
        readAll(expression.parts, scope);
        break;
      case 'Constant':
        break;
    }
  };

  const readAll = (expressions: readonly Expression[], scope: OpenScope): void => {
    for (const expression of expressions) read(expression, scope);
  };

  const definition = (node: FunctionDefinition, scope: OpenScope): void => {
    bind(scope, node.name, { kind: 'function', at: at(node.nameSpan), node });
    readAll(node.decorators, scope);
    if (node.returns) read(node.returns, scope);
    const inner = open('function', node, scope);
    parameters(node.parameters, scope, inner);
    block(node.body, inner, false);
  };

  const block = (statements: readonly Statement[], scope: OpenScope, fallback: boolean): void => {
    for (const statement of statements) visit(statement, scope, fallback);
  };

  const visit = (statement: Statement, scope: OpenScope, fallback: boolean): void => {
    switch (statement.kind) {
      case 'Assign':
        read(statement.value, scope);
        for (const left of statement.targets) named(left, statement.value, scope, fallback);
        break;
      case 'AnnotatedAssign':
        reads([statement.value, statement.annotation], scope);
        if (statement.value === null && statement.target.kind === 'Name') {
          bind(scope, statement.target.id, { kind: 'declaration', at: at(statement.target), annotation: statement.annotation });
        } else named(statement.target, statement.value, scope, fallback);
        break;
      case 'AugmentedAssign':
        reads([statement.value, statement.target], scope);
        target(statement.target, scope);
        break;
      case 'Delete':
        reads(statement.targets, scope);
        for (const left of statement.targets) target(left, scope);
        break;
      case 'FunctionDefinition':
        definition(statement, scope);
        break;
      case 'ClassDefinition': {
        bind(scope, statement.name, { kind: 'class', at: at(statement.nameSpan), node: statement });
        readAll(statement.decorators, scope);
        for (const { value } of statement.bases) read(value, scope);
        block(statement.body, open('class', statement, scope), false);
        break;
      }
      case 'For':
        read(statement.iterable, scope);
        target(statement.target, scope);
        block(statement.body, scope, fallback);
        block(statement.orelse, scope, fallback);
        break;
      case 'If':
      case 'While':
        read(statement.test, scope);
        block(statement.body, scope, fallback);
        block(statement.orelse, scope, fallback);
        break;
      case 'With':
        for (const { context, target: name } of statement.items) {
          read(context, scope);
          if (name !== null) target(name, scope);
        }
        block(statement.body, scope, fallback);
        break;
      case 'Try':
        block(statement.body, scope, fallback);
        for (const handler of statement.handlers) {
          reads([handler.type], scope);
          if (handler.name !== null) bind(scope, handler.name, { kind: 'other', at: at(handler) });
          block(handler.body, scope, true);
        }
        block([...statement.orelse, ...statement.final], scope, fallback);
        break;
      case 'Match':
        read(statement.subject, scope);
        for (const matchCase of statement.cases) {
          for (const name of matchCase.binds) target(name, scope);
          reads([matchCase.guard], scope);
          block(matchCase.body, scope, fallback);
        }
        break;
      case 'Import':
      case 'ImportFrom':
        for (const { name, qualified } of importedNames(statement, path, moduleOf)) {
          if (name === '*') root.stars.push(qualified);
          else bind(scope, name, { kind: 'import', at: at(statement), qualified, fallback });
        }
        break;
      case 'ScopeDeclaration':
        for (const name of statement.names) (statement.form === 'global' ? scope.globals : scope.nonlocals).add(name);
        break;
      case 'ExpressionStatement':
      case 'Return':
      case 'Raise':
        if (statement.value) read(statement.value, scope);
        break;
      case 'Assert':
        reads([statement.test, statement.message], scope);
        break;
      case 'BrokenStatement':
        block(statement.body, scope, fallback);
        break;
      case 'Simple':
        break;
    }
  };

  block(module.body, root, false);
  for (const { scope, name, binding } of later) {
    const home = homeOf(scope, name);
    const list = home.bound.get(name);
    if (list) list.push(binding);
    else home.bound.set(name, [binding]);
  }
  if (withFree) settleFree(root);
  return root;
}

function open(kind: Scope['kind'], node: ScopeNode, parent: OpenScope | null): OpenScope {
  const scope: OpenScope = { kind, node, parent, children: [], bound: new Map(), globals: new Set(), nonlocals: new Set(), free: new Set(), stars: [] };
  parent?.children.push(scope);
  return scope;
}

function at({ start, end }: Span): Span {
  return { start, end };
}

/** Where a name bound in `scope` lives: there, unless it is declared `global` or `nonlocal`. */
function homeOf(scope: OpenScope, name: string): OpenScope {
  if (scope.globals.has(name)) {
    let root = scope;
    while (root.parent !== null) root = root.parent;
    return root;
  }
  if (!scope.nonlocals.has(name)) return scope;
  const outer: OpenScope[] = [];
  for (let next = scope.parent; next !== null; next = next.parent) if (next.kind === 'function' || next.kind === 'lambda') outer.push(next);
  return outer.find((candidate) => candidate.bound.has(name)) ?? outer[0] ?? scope;
}

/** Turns "used here" into "used here or inside, and not bound here". */
function settleFree(scope: OpenScope): void {
  for (const child of scope.children) {
    settleFree(child);
    for (const name of child.free) scope.free.add(name);
  }
  // What a class binds is not seen by the functions in it, so their free names stay free.
  const inner = scope.kind === 'class' ? new Set(scope.children.flatMap((child) => [...child.free])) : new Set<string>();
  for (const name of scope.bound.keys()) if (!inner.has(name)) scope.free.delete(name);
  if (scope.kind === 'module') return;
  for (const name of scope.globals) scope.free.add(name);
  for (const name of scope.nonlocals) scope.free.add(name);
}
