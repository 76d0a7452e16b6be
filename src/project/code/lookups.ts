import type { Attribute, Call, Expression } from '../../python/nodes';
import { headOf, mayName, nameOf } from './module-names';
import type { ModuleNames } from './module-names';
import type { At, Place } from './places';
import type { ModuleRead } from './read-module';

/** A call of a method: `receiver.name(…)`. */
export type MethodCall = Call & { readonly callee: Attribute };

/** The calls of library functions and classes of these names, public or as written. */
export function callsNamed(names: ModuleNames, wanted: readonly string[]): readonly At<Call>[] {
  const found: At<Call>[] = [];
  for (const name of wanted) {
    const { head, last } = partsOf(name);
    if (!mayName(names, head)) continue;
    addCalls(found, names, last, name);
    const others = names.read.otherNames.get(last);
    if (others !== undefined) for (const other of others) addCalls(found, names, other, name);
  }
  return found;
}

function addCalls(found: At<Call>[], names: ModuleNames, local: string, wanted: string): void {
  const list = names.read.calls.get(local);
  if (list !== undefined) for (const at of list) if (isNamed(names, at.node.callee, at.place, wanted)) found.push(at);
}

function isNamed(names: ModuleNames, expression: Expression, place: Place, wanted: string): boolean {
  const own = nameOf(names, expression, place);
  return own !== null && (own.name === wanted || own.written === wanted);
}

/** The calls of methods of these names, whatever the receiver. */
export function callsOfMethods({ calls }: ModuleRead, wanted: readonly string[]): readonly At<MethodCall>[] {
  const found: At<MethodCall>[] = [];
  for (const name of wanted) {
    const called = calls.get(name);
    if (called !== undefined) for (const at of called) if (isMethodCall(at)) found.push(at);
  }
  return found;
}

/** Where library things of these names are mentioned as an attribute or a name. */
export function mentionsNamed(names: ModuleNames, wanted: readonly string[]): readonly At<Expression>[] {
  const { read, isSnippet } = names;
  const found: At<Expression>[] = [];
  for (const name of wanted) {
    const { head, last } = partsOf(name);
    if (!mayName(names, head)) continue;
    addMentions(found, names, read.attributes.get(last), name);
    for (const local of [last, ...(read.otherNames.get(last) ?? [])]) {
      if (read.scope.bound.has(local) || read.stars.length > 0 || isSnippet) addMentions(found, names, bareNames(read).get(local), name);
    }
  }
  return found;
}

function addMentions(found: At<Expression>[], names: ModuleNames, list: readonly At<Expression>[] | undefined, wanted: string): void {
  if (list !== undefined) for (const at of list) if (isNamed(names, at.node, at.place, wanted)) found.push(at);
}

const mentioned = new WeakMap<ModuleRead, ReadonlyMap<string, readonly At<Expression>[]>>();

/** Calls by a bare name, and names that are bases, decorators or arguments of calls: where bare names are mentioned. Found once someone asks. */
function bareNames(read: ModuleRead): ReadonlyMap<string, readonly At<Expression>[]> {
  let known = mentioned.get(read);
  if (known === undefined) {
    known = findBareNames(read);
    mentioned.set(read, known);
  }
  return known;
}

function findBareNames(read: ModuleRead): ReadonlyMap<string, readonly At<Expression>[]> {
  const found = new Map<string, At<Expression>[]>();
  const add = (expression: Expression, place: Place): void => {
    if (expression.kind !== 'Name') return;
    const list = found.get(expression.id);
    if (list) list.push({ node: expression, place });
    else found.set(expression.id, [{ node: expression, place }]);
  };
  for (const list of read.calls.values()) {
    for (const { node, place } of list) {
      add(node.callee, place);
      for (const argument of node.args) add(argument.value, place);
    }
  }
  for (const list of read.attributes.values()) for (const { node, place } of list) add(node.value, place);
  for (const place of read.statements) {
    const { statement } = place;
    if (statement.kind === 'Assign' || statement.kind === 'AugmentedAssign') add(statement.value, place);
    else if (statement.kind === 'Return' && statement.value) add(statement.value, place);
  }
  for (const { node, place } of [...read.classes, ...read.functions]) {
    if (place === null) continue;
    if (node.kind === 'ClassDefinition') for (const base of node.bases) add(base.value, place);
    if (node.kind === 'ClassDefinition' || node.kind === 'FunctionDefinition') for (const decorator of node.decorators) add(decorator, place);
  }
  return found;
}

function isMethodCall(at: At<Call>): at is At<MethodCall> {
  return at.node.callee.kind === 'Attribute';
}

interface Parts {
  readonly head: string;
  readonly last: string;
}

/** The same few hundred names are asked for of every file. */
const parts = new Map<string, Parts>();

function partsOf(name: string): Parts {
  let known = parts.get(name);
  if (known === undefined) {
    known = { head: headOf(name), last: name.slice(name.lastIndexOf('.') + 1) };
    parts.set(name, known);
  }
  return known;
}
