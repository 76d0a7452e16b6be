import { absoluteModule } from '../../python/imports';
import type { AnnotatedAssign, AugmentedAssign, ClassDefinition, Delete, FunctionDefinition, Import, ImportFrom, Match, Statement, Try, With } from '../../python/nodes';
import { alias, bind, innerScope } from './collected';
import type { Collected } from './collected';
import { headOf } from './module-names';
import type { Part, Place, Scope } from './places';
import { read, readAll, readIf, readParameters, readTarget, WHOLE } from './read-expressions';

/** Collects a list of statements with everything in them. `parent`: the compound statement that holds it, within the same function or class. */
export function readBlock(found: Collected, block: readonly Statement[], scope: Scope, parent: Place | null, part: Part): void {
  let index = 0;
  for (const statement of block) {
    readStatement(found, statement, { statement, block, index, parent, part, scope });
    index++;
  }
}

function readStatement(found: Collected, statement: Statement, place: Place): void {
  const { scope } = place;
  switch (statement.kind) {
    case 'FunctionDefinition':
      readFunction(found, statement, place);
      return;
    case 'ClassDefinition':
      readClass(found, statement, place);
      return;
    case 'If':
      found.nodes.If.push({ node: statement, place });
      read(found, statement.test, place);
      readBlock(found, statement.body, scope, place, 'body');
      readBlock(found, statement.orelse, scope, place, 'orelse');
      return;
    case 'While':
      found.nodes.While.push({ node: statement, place });
      read(found, statement.test, place);
      readBlock(found, statement.body, scope, place, 'body');
      readBlock(found, statement.orelse, scope, place, 'orelse');
      return;
    case 'For':
      found.nodes.For.push({ node: statement, place });
      read(found, statement.iterable, place);
      readTarget(found, statement.target, place, 'element', statement.iterable, WHOLE);
      readBlock(found, statement.body, scope, place, 'body');
      readBlock(found, statement.orelse, scope, place, 'orelse');
      return;
    case 'With':
      readWith(found, statement, place);
      return;
    case 'Try':
      readTry(found, statement, place);
      return;
    case 'Match':
      readMatch(found, statement, place);
      return;
    case 'BrokenStatement':
      readBlock(found, statement.body, scope, place, 'body');
      return;
    default:
      found.statements.push(place);
      readSimple(found, statement, place);
  }
}

function readFunction(found: Collected, node: FunctionDefinition, place: Place): void {
  bind(found, place.scope, { kind: 'function', name: node.name, place, start: node.nameSpan.start, end: node.nameSpan.end, node });
  readAll(found, node.decorators, place);
  readIf(found, node.returns, place);
  const scope = innerScope('function', node, place);
  found.functions.push(scope);
  found.scopeOf.set(node, scope);
  readParameters(found, node.parameters, place, { statement: node, block: node.body, index: -1, parent: null, part: 'body', scope });
  readBlock(found, node.body, scope, null, 'body');
}

function readClass(found: Collected, node: ClassDefinition, place: Place): void {
  bind(found, place.scope, { kind: 'class', name: node.name, place, start: node.nameSpan.start, end: node.nameSpan.end, node });
  readAll(found, node.decorators, place);
  for (const base of node.bases) read(found, base.value, place);
  const scope = innerScope('class', node, place);
  found.classes.push(scope);
  found.scopeOf.set(node, scope);
  readBlock(found, node.body, scope, null, 'body');
}

function readWith(found: Collected, node: With, place: Place): void {
  found.nodes.With.push({ node, place });
  for (const { context, target } of node.items) {
    read(found, context, place);
    if (target?.kind === 'Name') bind(found, place.scope, { kind: 'context', name: target.id, place, start: target.start, end: target.end, value: context });
    else if (target !== null) readTarget(found, target, place, 'value', context, null);
  }
  readBlock(found, node.body, place.scope, place, 'body');
}

function readTry(found: Collected, node: Try, place: Place): void {
  const { scope } = place;
  readBlock(found, node.body, scope, place, 'body');
  for (const handler of node.handlers) {
    readIf(found, handler.type, place);
    if (handler.name !== null) bind(found, scope, { kind: 'other', name: handler.name, place, start: handler.start, end: handler.end });
    readBlock(found, handler.body, scope, place, 'handler');
  }
  readBlock(found, node.orelse, scope, place, 'orelse');
  readBlock(found, node.final, scope, place, 'final');
}

function readMatch(found: Collected, node: Match, place: Place): void {
  const { scope } = place;
  read(found, node.subject, place);
  for (const one of node.cases) {
    for (const name of one.binds) bind(found, scope, { kind: 'other', name: name.id, place, start: name.start, end: name.end });
    readIf(found, one.guard, place);
    readBlock(found, one.body, scope, place, 'body');
  }
}

function readSimple(found: Collected, statement: Statement, place: Place): void {
  switch (statement.kind) {
    case 'Assign':
      read(found, statement.value, place);
      for (const left of statement.targets) readTarget(found, left, place, 'value', statement.value, WHOLE);
      return;
    case 'AnnotatedAssign':
      readAnnotated(found, statement, place);
      return;
    case 'AugmentedAssign':
      readAugmented(found, statement, place);
      return;
    case 'Delete':
      readDelete(found, statement, place);
      return;
    case 'Import':
    case 'ImportFrom':
      readImport(found, statement, place);
      return;
    case 'ScopeDeclaration':
      place.scope.outer = new Map([...place.scope.outer, ...statement.names.map((name) => [name, statement.form] as const)]);
      return;
    case 'ExpressionStatement':
      read(found, statement.value, place);
      return;
    case 'Return':
    case 'Raise':
      readIf(found, statement.value, place);
      return;
    case 'Assert':
      read(found, statement.test, place);
      readIf(found, statement.message, place);
      return;
    default:
  }
}

function readAnnotated(found: Collected, { annotation, target, value }: AnnotatedAssign, place: Place): void {
  read(found, annotation, place);
  readIf(found, value, place);
  if (value !== null) readTarget(found, target, place, 'value', value, WHOLE);
  else if (target.kind === 'Name') bind(found, place.scope, { kind: 'declaration', name: target.id, place, start: target.start, end: target.end, annotation });
}

function readAugmented(found: Collected, { operator, target, value }: AugmentedAssign, place: Place): void {
  read(found, value, place);
  if (target.kind === 'Name') bind(found, place.scope, { kind: 'augmented', name: target.id, place, start: target.start, end: target.end, value, operator });
  else read(found, target, place);
}

function readDelete(found: Collected, { targets }: Delete, place: Place): void {
  for (const left of targets) {
    if (left.kind === 'Name') bind(found, place.scope, { kind: 'other', name: left.id, place, start: left.start, end: left.end });
    else read(found, left, place);
  }
}

function readImport(found: Collected, statement: Import | ImportFrom, place: Place): void {
  found.imports.push({ node: statement, place });
  const { start, end } = statement;
  const isFallback = place.part === 'handler';
  if (statement.kind === 'Import') {
    for (const { name: module, alias: local } of statement.names) {
      found.imported.add(module);
      // `import a.b` binds a.
      const qualified = local === null ? headOf(module) : module;
      found.imported.add(qualified);
      bind(found, place.scope, { kind: 'import', name: local ?? qualified, place, start, end, qualified, isFallback });
      if (local !== null) alias(found, local, module.slice(module.lastIndexOf('.') + 1));
    }
    return;
  }
  const from = absoluteModule(statement.module, statement.level, found.path, found.moduleOf);
  for (const { name, alias: local } of statement.names) {
    const qualified = name === '*' ? from : from === '' ? name : `${from}.${name}`;
    found.imported.add(qualified);
    if (name === '*') found.stars.push(from);
    else {
      bind(found, place.scope, { kind: 'import', name: local ?? name, place, start, end, qualified, isFallback });
      alias(found, local ?? name, name);
    }
  }
}
