import type { Attribute, Call, Expression } from '../../python/nodes';
import { headOf } from './module-names';
import type { ModuleNames } from './module-names';
import type { At, Place } from './places';
import type { ModuleRead } from './read-module';

/** A call of a method: `receiver.name(…)`. */
export type MethodCall = Call & { readonly callee: Attribute };

/** The questions by name to a module. */
export interface Lookups {
  /** The calls of these library functions and classes, by public name or as written. */
  readonly callsOf: (...names: readonly string[]) => readonly At<Call>[];
  /** The calls of methods of these names, whatever the receiver. Ask `typeOf` for that. */
  readonly methodCalls: (...names: readonly string[]) => readonly At<MethodCall>[];
  /** Where a library's thing is mentioned as an attribute or a name: called, passed on, or read. By public name or as written. */
  readonly mentionsOf: (...names: readonly string[]) => readonly At<Expression>[];
}

export function lookupsIn(read: ModuleRead, { isSnippet, mayName, nameOf }: ModuleNames): Lookups {
  const isNamed = (expression: Expression, place: Place, wanted: string): boolean => {
    const own = nameOf(expression, place);
    return own !== null && (own.name === wanted || own.written === wanted);
  };
  const addCalls = (found: At<Call>[], local: string, wanted: string): void => {
    const list = read.calls.get(local);
    if (list !== undefined) for (const at of list) if (isNamed(at.node.callee, at.place, wanted)) found.push(at);
  };
  const addMentions = (found: At<Expression>[], list: readonly At<Expression>[] | undefined, wanted: string): void => {
    if (list !== undefined) for (const at of list) if (isNamed(at.node, at.place, wanted)) found.push(at);
  };
  /** Where bare names are mentioned, once someone asks. */
  let mentioned: ReadonlyMap<string, readonly At<Expression>[]> | null = null;

  return {
    callsOf: (...names) => {
      const found: At<Call>[] = [];
      for (const wanted of names) {
        const { head, last } = partsOf(wanted);
        if (!mayName(head)) continue;
        addCalls(found, last, wanted);
        const others = read.otherNames.get(last);
        if (others !== undefined) for (const other of others) addCalls(found, other, wanted);
      }
      return found;
    },
    methodCalls: (...names) => {
      const found: At<MethodCall>[] = [];
      for (const name of names) {
        const called = read.calls.get(name);
        if (called !== undefined) for (const at of called) if (isMethodCall(at)) found.push(at);
      }
      return found;
    },
    mentionsOf: (...names) => {
      const found: At<Expression>[] = [];
      for (const wanted of names) {
        const { head, last } = partsOf(wanted);
        if (!mayName(head)) continue;
        addMentions(found, read.attributes.get(last), wanted);
        for (const local of [last, ...(read.otherNames.get(last) ?? [])]) {
          if (!read.scope.bound.has(local) && read.stars.length === 0 && !isSnippet) continue;
          mentioned ??= bareNames(read);
          addMentions(found, mentioned.get(local), wanted);
        }
      }
      return found;
    },
  };
}

/** Calls by a bare name, and names that are bases, decorators or arguments of calls: where bare names are mentioned. */
function bareNames(read: ModuleRead): ReadonlyMap<string, readonly At<Expression>[]> {
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
