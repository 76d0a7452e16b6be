import type { FunctionAt, ProgramSyntax } from '../program-syntax';
import type { TestSettings } from './settings';
import type { TestCase } from './suites';

/** The examples in a function's docstring as a test of it; null where it has none, or where nobody runs them. Source: Python's `doctest`, pytest's `--doctest-modules`. */
export function doctestOf(program: ProgramSyntax, settings: TestSettings, { path, definition, owner }: FunctionAt): TestCase | null {
  const [first] = definition.body;
  if (first?.kind !== 'ExpressionStatement' || first.value.kind !== 'Constant') return null;
  const code = program.documents.get(path)?.code ?? '';
  if (!/^\s*>>> /m.test(code.slice(first.start, first.end))) return null;
  if (settings.doctests !== true && !/\bdoctest\.testmod\(/.test(code)) return null;
  return { path, name: `doctest of ${owner ? `${owner.definition.name}.` : ''}${definition.name}`, definition, owner };
}
