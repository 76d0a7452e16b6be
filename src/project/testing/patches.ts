import { makeModuleGraph } from '../../python/modules';
import type { ModuleGraph } from '../../python/modules';
import type { ProgramSyntax } from '../program-syntax';
import { statementsOf } from '../program-syntax';
import type { CallTerm } from '../symbolic/terms';
import { callsMethod, stringOf } from '../symbolic/terms';
import type { TestCase } from './suites';

const graphs = new WeakMap<ProgramSyntax, ModuleGraph>();

/** The names of functions and methods of the program that `@patch('a.b.f')` and `@patch.object(C, 'f')` over a test, or its class, replace. */
export function patchedOver(program: ProgramSyntax, test: TestCase): string[] {
  const code = program.documents.get(test.path)?.code ?? '';
  return [...test.definition.decorators, ...(test.owner?.definition.decorators ?? [])].flatMap((decorator) => {
    if (decorator.kind !== 'Call' || !/(^|\.)patch(\.object|\.multiple)?$/.test(code.slice(decorator.callee.start, decorator.callee.end))) return [];
    const [text] = decorator.args.flatMap(({ value }) => (value.kind === 'Constant' && typeof value.value === 'string' ? [value.value] : []));
    return text === undefined ? [] : replacedBy(program, test.path, text);
  });
}

/** What `patch('a.b.f')`, `mocker.patch(…)`, `monkeypatch.setattr(m, 'f', …)` replace from now on. */
export function patchedBy(program: ProgramSyntax, from: string, term: CallTerm): string[] {
  const isPatch = /(^|\.)patch(\.object)?$/.test(term.callee) || callsMethod(term, 'setattr') || (callsMethod(term, 'object') && term.args.length > 1);
  if (!isPatch) return [];
  const [target] = term.args;
  const texts = term.args.flatMap((given) => stringOf(given) ?? []);
  // `setattr(os, 'remove', …)`: something of a library.
  if (!texts[0] || target?.t === 'external') return [];
  return target && stringOf(target) !== undefined ? replacedBy(program, from, texts[0]) : [texts[0]];
}

/** The name of the program's function that a dotted target means; empty where it is something of a library. */
function replacedBy(program: ProgramSyntax, from: string, target: string): string[] {
  const parts = target.split('.');
  if (parts.length === 1) return parts;
  let graph = graphs.get(program);
  if (!graph) {
    graph = makeModuleGraph([...program.modules.keys()]);
    graphs.set(program, graph);
  }
  for (let length = parts.length - 1; length > 0; length--) {
    const path = graph.resolve(from, parts.slice(0, length).join('.'), 0);
    if (path === undefined) continue;
    const [first, ...rest] = parts.slice(length);
    if (first === undefined) return [];
    if (rest.length === 0) return [first];
    // Of a class of the program, a method; of all else, something that the file imports.
    const isClass = [...statementsOf(program.modules.get(path)?.body ?? [])].some((statement) => statement.kind === 'ClassDefinition' && statement.name === first);
    return isClass ? rest.slice(-1) : [];
  }
  return [];
}
