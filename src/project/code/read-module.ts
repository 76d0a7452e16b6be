import { importedNames } from '../../python/imports';
import type {
  Attribute, BinaryOperation, BooleanOperation, Call, Comparison, Comprehension, Expression, For, If, JoinedString, Lambda, Module, Parameter, Statement,
  Import, ImportFrom, Subscript, UnaryOperation, While, With,
} from '../../python/nodes';
import type { At, Binding, Part, Place, Scope } from './places';

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

/** What one walk over a module finds. */
export interface ModuleRead {
  readonly scope: Scope;
  /** Calls by the last part of what is called: `fit` of `a.b.fit(x)`. */
  readonly calls: ReadonlyMap<string, readonly At<Call>[]>;
  /** Calls by the keywords that they are given. */
  readonly keywords: ReadonlyMap<string, readonly At<Call>[]>;
  /** Attributes by name; those that are called too. */
  readonly attributes: ReadonlyMap<string, readonly At<Attribute>[]>;
  readonly nodes: NodesByKind;
  /** Functions with the scope that holds their names; methods too. */
  readonly functions: readonly Scope[];
  readonly classes: readonly Scope[];
  /** The scope of a function or class by its definition. */
  readonly scopeOf: ReadonlyMap<Statement, Scope>;
  /** Assignments (`=`, `+=`, `del` and with annotations), expression statements, returns, imports and all other simple statements. */
  readonly statements: readonly Place[];
  /** Of these, the imports. */
  readonly imports: readonly At<Import | ImportFrom>[];
  /** Local names that stand for a thing of another name (`from x import a as b`, `F = nn.functional`), by the last part of that. */
  readonly otherNames: ReadonlyMap<string, readonly string[]>;
  /** The modules of `from module import *`. */
  readonly stars: readonly string[];
  /** Qualified names of everything imported anywhere in the module. */
  readonly imported: ReadonlySet<string>;
  /** Assignments to attributes, by the attribute's name: `self.net = value`. */
  readonly assigned: ReadonlyMap<string, readonly AttributeAssignment[]>;
}

export interface AttributeAssignment {
  readonly target: Attribute;
  readonly value: Expression;
  /** As for bindings. */
  readonly path: readonly number[] | null;
  readonly place: Place;
}

const NONE: ReadonlyMap<string, never> = new Map<string, never>();
/** The value as a whole. */
const WHOLE: readonly number[] = [];

/** Walks a module once. `moduleOf` gives a file's dotted name, for relative imports. */
export function readModule(module: Module, path: string, moduleOf: (path: string) => string): ModuleRead {
  const root: Scope = { kind: 'module', node: module, parent: null, bound: new Map(), outer: NONE, place: null };
  const calls = new Map<string, At<Call>[]>();
  const keywords = new Map<string, At<Call>[]>();
  const attributes = new Map<string, At<Attribute>[]>();
  const nodes: NodesByKind = { Comparison: [], Subscript: [], BinaryOperation: [], BooleanOperation: [], UnaryOperation: [], JoinedString: [], Comprehension: [], Lambda: [], For: [], While: [], If: [], With: [] };
  const functions: Scope[] = [];
  const classes: Scope[] = [];
  const scopeOf = new Map<Statement, Scope>();
  const statements: Place[] = [];
  const imports: At<Import | ImportFrom>[] = [];
  const otherNames = new Map<string, string[]>();
  const stars: string[] = [];
  const imported = new Set<string>();
  const assigned = new Map<string, AttributeAssignment[]>();

  const bind = (scope: Scope, binding: Binding): void => {
    const declared = scope.outer.get(binding.name);
    let home = scope;
    if (declared === 'global') home = root;
    else if (declared === 'nonlocal') home = enclosingWith(scope, binding.name) ?? scope;
    push(home.bound, binding.name, binding);
  };

  const alias = (local: string, last: string): void => {
    if (local !== last) push(otherNames, last, local);
  };

  const target = (left: Expression, place: Place, kind: 'value' | 'element', value: Expression, at: readonly number[] | null): void => {
    switch (left.kind) {
      case 'Name':
        bind(homeScope(place.scope, kind), { kind, name: left.id, place, start: left.start, end: left.end, value, path: at });
        if (kind === 'value' && at?.length === 0 && (value.kind === 'Name' || value.kind === 'Attribute')) alias(left.id, value.kind === 'Name' ? value.id : value.attribute);
        break;
      case 'Tuple':
      case 'List': {
        let isStarred = false;
        left.elements.forEach((element, index) => {
          const own = value.kind === 'Tuple' && kind === 'value' && at?.length === 0 && value.elements.length === left.elements.length ? value.elements[index] : undefined;
          isStarred ||= left.elements[index - 1]?.kind === 'Starred';
          if (own && own.kind !== 'Starred') target(element, place, kind, own, WHOLE);
          else target(element, place, kind, value, at === null || isStarred ? null : [...at, index]);
        });
        break;
      }
      case 'Starred':
        target(left.value, place, kind, value, null);
        break;
      case 'Attribute':
        push(assigned, left.attribute, { target: left, value, path: kind === 'element' ? null : at, place });
        read(left, place);
        break;
      default:
        read(left, place);
    }
  };

  const reads = (expressions: readonly (Expression | null)[], place: Place): void => {
    for (const expression of expressions) if (expression !== null) read(expression, place);
  };

  const read = (expression: Expression, place: Place): void => {
    switch (expression.kind) {
      case 'Name':
      case 'Constant':
        return;
      case 'Call': {
        const { callee } = expression;
        const at = { node: expression, place };
        push(calls, callee.kind === 'Name' ? callee.id : callee.kind === 'Attribute' ? callee.attribute : '', at);
        read(callee, place);
        for (const { keyword, value } of expression.args) {
          if (keyword !== null) push(keywords, keyword, at);
          read(value, place);
        }
        return;
      }
      case 'Attribute':
        push(attributes, expression.attribute, { node: expression, place });
        read(expression.value, place);
        return;
      case 'Subscript':
        nodes.Subscript.push({ node: expression, place });
        read(expression.value, place);
        read(expression.index, place);
        return;
      case 'BinaryOperation':
        nodes.BinaryOperation.push({ node: expression, place });
        read(expression.left, place);
        read(expression.right, place);
        return;
      case 'UnaryOperation':
        nodes.UnaryOperation.push({ node: expression, place });
        read(expression.operand, place);
        return;
      case 'Comparison':
        nodes.Comparison.push({ node: expression, place });
        reads(expression.operands, place);
        return;
      case 'BooleanOperation':
        nodes.BooleanOperation.push({ node: expression, place });
        reads(expression.values, place);
        return;
      case 'JoinedString':
        nodes.JoinedString.push({ node: expression, place });
        for (const part of expression.parts) if (typeof part !== 'string') read(part, place);
        return;
      case 'Conditional':
        reads([expression.test, expression.body, expression.orelse], place);
        return;
      case 'List':
      case 'Tuple':
      case 'Set':
        reads(expression.elements, place);
        return;
      case 'Dict':
        for (const { key, value } of expression.entries) {
          if (key !== null) read(key, place);
          read(value, place);
        }
        return;
      case 'Slice':
        reads([expression.lower, expression.upper, expression.step], place);
        return;
      case 'Starred':
      case 'Await':
        read(expression.value, place);
        return;
      case 'Yield':
        if (expression.value !== null) read(expression.value, place);
        return;
      case 'NamedExpression':
        read(expression.value, place);
        target(expression.target, place, 'value', expression.value, WHOLE);
        return;
      case 'BrokenExpression':
        reads(expression.parts, place);
        return;
      case 'Lambda': {
        nodes.Lambda.push({ node: expression, place });
        const inner = innerPlace(place, 'lambda', expression);
        parameters(expression.parameters, place, inner);
        read(expression.body, inner);
        return;
      }
      case 'Comprehension': {
        nodes.Comprehension.push({ node: expression, place });
        const inner = innerPlace(place, 'comprehension', expression);
        expression.clauses.forEach((clause, index) => {
          read(clause.iterable, index === 0 ? place : inner);
          target(clause.target, inner, 'element', clause.iterable, WHOLE);
          reads(clause.conditions, inner);
        });
        reads([expression.key, expression.element], inner);
      }
    }
  };

  const parameters = (list: readonly Parameter[], outside: Place, entry: Place): void => {
    for (const parameter of list) {
      reads([parameter.annotation, parameter.defaultValue], outside);
      bind(entry.scope, { kind: 'parameter', name: parameter.name, place: entry, start: parameter.start, end: parameter.end, node: parameter });
    }
  };

  const block = (list: readonly Statement[], scope: Scope, parent: Place | null, part: Part): void => {
    for (let index = 0; index < list.length; index++) {
      const statement = list[index];
      if (statement !== undefined) visit(statement, { statement, block: list, index, parent, part, scope });
    }
  };

  const visit = (statement: Statement, place: Place): void => {
    const { scope } = place;
    switch (statement.kind) {
      case 'FunctionDefinition': {
        bind(scope, { kind: 'function', name: statement.name, place, start: statement.nameSpan.start, end: statement.nameSpan.end, node: statement });
        reads(statement.decorators, place);
        if (statement.returns !== null) read(statement.returns, place);
        const inner: Scope = { kind: 'function', node: statement, parent: scope, bound: new Map(), outer: NONE, place };
        functions.push(inner);
        scopeOf.set(statement, inner);
        parameters(statement.parameters, place, { statement, block: statement.body, index: -1, parent: null, part: 'body', scope: inner });
        block(statement.body, inner, null, 'body');
        return;
      }
      case 'ClassDefinition': {
        bind(scope, { kind: 'class', name: statement.name, place, start: statement.nameSpan.start, end: statement.nameSpan.end, node: statement });
        reads(statement.decorators, place);
        for (const base of statement.bases) read(base.value, place);
        const inner: Scope = { kind: 'class', node: statement, parent: scope, bound: new Map(), outer: NONE, place };
        classes.push(inner);
        scopeOf.set(statement, inner);
        block(statement.body, inner, null, 'body');
        return;
      }
      case 'If':
        nodes.If.push({ node: statement, place });
        read(statement.test, place);
        block(statement.body, scope, place, 'body');
        block(statement.orelse, scope, place, 'orelse');
        return;
      case 'While':
        nodes.While.push({ node: statement, place });
        read(statement.test, place);
        block(statement.body, scope, place, 'body');
        block(statement.orelse, scope, place, 'orelse');
        return;
      case 'For':
        nodes.For.push({ node: statement, place });
        read(statement.iterable, place);
        target(statement.target, place, 'element', statement.iterable, WHOLE);
        block(statement.body, scope, place, 'body');
        block(statement.orelse, scope, place, 'orelse');
        return;
      case 'With':
        nodes.With.push({ node: statement, place });
        for (const { context, target: name } of statement.items) {
          read(context, place);
          if (name?.kind === 'Name') bind(scope, { kind: 'context', name: name.id, place, start: name.start, end: name.end, value: context });
          else if (name !== null) target(name, place, 'value', context, null);
        }
        block(statement.body, scope, place, 'body');
        return;
      case 'Try':
        block(statement.body, scope, place, 'body');
        for (const handler of statement.handlers) {
          if (handler.type !== null) read(handler.type, place);
          if (handler.name !== null) bind(scope, { kind: 'other', name: handler.name, place, start: handler.start, end: handler.end });
          block(handler.body, scope, place, 'handler');
        }
        block(statement.orelse, scope, place, 'orelse');
        block(statement.final, scope, place, 'final');
        return;
      case 'Match':
        read(statement.subject, place);
        for (const one of statement.cases) {
          for (const name of one.binds) bind(scope, { kind: 'other', name: name.id, place, start: name.start, end: name.end });
          reads([one.guard], place);
          block(one.body, scope, place, 'body');
        }
        return;
      case 'BrokenStatement':
        block(statement.body, scope, place, 'body');
        return;
      default:
        statements.push(place);
        simple(statement, place);
    }
  };

  const simple = (statement: Statement, place: Place): void => {
    const { scope } = place;
    switch (statement.kind) {
      case 'Assign':
        read(statement.value, place);
        for (const left of statement.targets) target(left, place, 'value', statement.value, WHOLE);
        return;
      case 'AnnotatedAssign':
        reads([statement.annotation, statement.value], place);
        if (statement.value !== null) target(statement.target, place, 'value', statement.value, WHOLE);
        else if (statement.target.kind === 'Name') {
          bind(scope, { kind: 'declaration', name: statement.target.id, place, start: statement.target.start, end: statement.target.end, annotation: statement.annotation });
        }
        return;
      case 'AugmentedAssign':
        read(statement.value, place);
        if (statement.target.kind === 'Name') {
          bind(scope, { kind: 'augmented', name: statement.target.id, place, start: statement.target.start, end: statement.target.end, value: statement.value, operator: statement.operator });
        } else read(statement.target, place);
        return;
      case 'Delete':
        for (const left of statement.targets) {
          if (left.kind === 'Name') bind(scope, { kind: 'other', name: left.id, place, start: left.start, end: left.end });
          else read(left, place);
        }
        return;
      case 'Import':
      case 'ImportFrom': {
        imports.push({ node: statement, place });
        if (statement.kind === 'Import') for (const one of statement.names) imported.add(one.name);
        for (const { name, qualified } of importedNames(statement, path, moduleOf)) {
          imported.add(qualified);
          if (name === '*') {
            stars.push(qualified);
            continue;
          }
          bind(scope, { kind: 'import', name, place, start: statement.start, end: statement.end, qualified, isFallback: place.part === 'handler' });
          alias(name, qualified.slice(qualified.lastIndexOf('.') + 1));
        }
        return;
      }
      case 'ScopeDeclaration':
        scope.outer = new Map([...scope.outer, ...statement.names.map((name) => [name, statement.form] as const)]);
        return;
      case 'ExpressionStatement':
        read(statement.value, place);
        return;
      case 'Return':
      case 'Raise':
        if (statement.value !== null) read(statement.value, place);
        return;
      case 'Assert':
        reads([statement.test, statement.message], place);
        return;
      default:
    }
  };

  block(module.body, root, null, 'body');
  return { scope: root, calls, keywords, attributes, nodes, functions, classes, scopeOf, statements, imports, otherNames, stars, imported, assigned };
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function innerPlace(place: Place, kind: 'lambda' | 'comprehension', node: Lambda | Comprehension): Place {
  const scope: Scope = { kind, node, parent: place.scope, bound: new Map(), outer: NONE, place };
  return { ...place, scope };
}

/** `:=` in a comprehension binds outside of it. */
function homeScope(scope: Scope, kind: 'value' | 'element'): Scope {
  let home = scope;
  while (kind === 'value' && home.kind === 'comprehension' && home.parent !== null) home = home.parent;
  return home;
}

function enclosingWith(scope: Scope, name: string): Scope | null {
  for (let at = scope.parent; at !== null; at = at.parent) if (at.kind === 'function' && at.bound.has(name)) return at;
  return null;
}
