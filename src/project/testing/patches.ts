import { makeModuleGraph } from '../../python/modules';
import type { ModuleGraph } from '../../python/modules';
import type { Expression, FunctionDefinition } from '../../python/nodes';
import type { ProgramSyntax } from '../program-syntax';
import { byCallee } from '../symbolic/by-callee';
import type { CallTerm } from '../symbolic/terms';
import { stringOf } from '../symbolic/terms';
import type { TestCase } from './suites';

const graphs = new WeakMap<ProgramSyntax, ModuleGraph>();

/** What a patch puts something else in the place of: a function or method of the program, or, where it is not found, whatever has that name. */
export type Replaced = FunctionDefinition | string;

/** What `@patch('a.b.f')` and `@patch.object(C, 'f')` over a test, or its class, replace. */
export function patchedOver(program: ProgramSyntax, test: TestCase): Replaced[] {
  const code = program.documents.get(test.path)?.code ?? '';
  return [...test.definition.decorators, ...(test.owner?.definition.decorators ?? [])].flatMap((decorator) => {
    if (decorator.kind !== 'Call' || !/(^|\.)patch(\.object|\.multiple)?$/.test(code.slice(decorator.callee.start, decorator.callee.end))) return [];
    const [text] = decorator.args.flatMap(({ value }) => (value.kind === 'Constant' && typeof value.value === 'string' ? [value.value] : []));
    const [first] = decorator.args;
    if (text === undefined || !first) return [];
    const isObject = first.value.kind === 'Name' || first.value.kind === 'Attribute';
    return isObject ? replacedIn(program, test.path, first.value, code.slice(first.value.start, first.value.end), text) : replacedBy(program, test.path, text);
  });
}

const none: readonly Replaced[] = [];
const patching = byCallee((callee) => (/(^|\.)patch(\.object)?$|^\.setattr$/.test(callee) ? 'yes' : callee === '.object' ? 'object' : 'no'));

/** What `patch('a.b.f')`, `mocker.patch(…)`, `monkeypatch.setattr(m, 'f', …)` replace from now on. */
export function patchedBy(program: ProgramSyntax, from: string, term: CallTerm): readonly Replaced[] {
  const patches = patching(term.callee);
  if (patches === 'no' || (patches === 'object' && term.args.length < 2)) return none;
  const [target] = term.args;
  const [name] = term.args.flatMap((given) => stringOf(given) ?? []);
  // `setattr(os, 'remove', …)`: something of a library.
  if (name === undefined || !target || target.t === 'external') return [];
  if (stringOf(target) !== undefined) return replacedBy(program, from, name);
  const owner = target.t === 'class' ? target.of : target.t === 'instance' ? target.of : null;
  if (owner) return [program.method(owner, name)?.definition ?? name];
  return target.t === 'opaque' ? inFile(program, from, target.what, name) : [name];
}

/** `patch.object(features, 'scale')`, `patch.object(Model, 'load')`. */
function replacedIn(program: ProgramSyntax, from: string, target: Expression, written: string, name: string): Replaced[] {
  const meaning = program.meaning(target, from, null);
  if (meaning.is === 'library') return [];
  return meaning.is === 'class' ? [program.method(meaning, name)?.definition ?? name] : inFile(program, from, written, name);
}

/** A name of a file of the program, whose dotted name is `module`. */
function inFile(program: ProgramSyntax, from: string, module: string, name: string): Replaced[] {
  const path = graphOf(program).resolve(from, module, 0);
  return path === undefined ? [name] : named(program, path, name);
}

/** What a file means by a name: a function that it defines, or has from another file of the program. */
function named(program: ProgramSyntax, path: string, name: string): Replaced[] {
  const meaning = program.meaning({ kind: 'Name', id: name, start: 0, end: 0 }, path, null);
  if (meaning.is === 'function') return [meaning.definition];
  return meaning.is === 'library' ? [] : [name];
}

/** The function of the program that a dotted target means; empty where it is something of a library. */
function replacedBy(program: ProgramSyntax, from: string, target: string): Replaced[] {
  const parts = target.split('.');
  if (parts.length === 1) return parts;
  const graph = graphOf(program);
  for (let length = parts.length - 1; length > 0; length--) {
    const path = graph.resolve(from, parts.slice(0, length).join('.'), 0);
    if (path === undefined) continue;
    const [first, second] = parts.slice(length);
    if (first === undefined) return [];
    if (second === undefined) return named(program, path, first);
    // Of a class, a method; of all else, something that the file imports.
    const meaning = program.meaning({ kind: 'Name', id: first, start: 0, end: 0 }, path, null);
    return meaning.is === 'class' ? [program.method(meaning, second)?.definition ?? second] : [];
  }
  return [];
}

function graphOf(program: ProgramSyntax): ModuleGraph {
  let graph = graphs.get(program);
  if (!graph) {
    graph = makeModuleGraph([...program.modules.keys()]);
    graphs.set(program, graph);
  }
  return graph;
}
