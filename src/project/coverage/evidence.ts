import type { PythonDocument } from '../../python/document';
import type { ProgramSyntax } from '../program-syntax';
import type { TestedFunction, TestMap, Way } from '../testing/reach';
import type { TestCase } from '../testing/suites';
import { testFinder } from './contexts';
import type { NamedTest } from './contexts';
import type { Coverage } from './coverage';
import type { FileCoverage } from './report';
import { bodyLines, holdsLine } from './spans';

/**
 * How it is known whether tests run a function, the surest first. E1 'contexts': a coverage report says which tests ran its lines. E2 'coverage': a report says
 * that its lines ran. E3 'code': tests lead to it, as their code is read. E4 'name': tests mention its name, which is no proof. 'none': nothing hints at a test.
 */
export type EvidenceKind = 'contexts' | 'coverage' | 'code' | 'name' | 'none';

/** A test that runs a function, or leads to it. */
export interface RunningTest extends NamedTest {
  /** Null: only a coverage report says so; its code was not followed that far. */
  readonly way: Way | null;
}

export interface FunctionEvidence {
  readonly function: TestedFunction;
  readonly kind: EvidenceKind;
  readonly isTested: boolean;
  /** The coverage report that says so; null: the code does. */
  readonly from: string | null;
  /** The tests that run it; where a report says that none did, those that would by their code. */
  readonly tests: readonly RunningTest[];
  /** The lines of its body as a report counts them; null: none counts them. */
  readonly lines: { readonly executed: number; readonly of: number } | null;
}

/** For each function of a program, what says that it is tested, and which tests run it. */
export function evidenceFor(program: ProgramSyntax, map: TestMap, coverage: Coverage | null): readonly FunctionEvidence[] {
  const find = testFinder(map.cases);
  const isNamed = mentions(program, map.cases);
  return map.functions.map((tested): FunctionEvidence => {
    const { path } = tested.at;
    const document = program.documents.get(path);
    const file = coverage?.files.get(path);
    const read = document && file ? readLines(document, file, tested, find) : null;
    const byCode = tested.tests.map(({ test, way }): RunningTest => ({ name: test.name, path: test.path, test, way }));
    const from = coverage?.path ?? null;
    if (read && read.tests.length > 0) return { function: tested, kind: 'contexts', isTested: true, from, tests: read.tests.map((test) => withWay(test, tested)), lines: read.lines };
    if (read?.lines) {
      // A report with contexts that names no test here: the lines ran as modules were imported.
      const isTested = coverage?.byTest !== true && read.lines.executed > 0;
      return { function: tested, kind: coverage?.byTest === true ? 'contexts' : 'coverage', isTested, from, tests: byCode, lines: read.lines };
    }
    if (byCode.length > 0) return { function: tested, kind: 'code', isTested: true, from: null, tests: byCode, lines: null };
    return { function: tested, kind: isNamed(tested) ? 'name' : 'none', isTested: false, from: null, tests: [], lines: null };
  });
}

interface ReadLines {
  readonly lines: FunctionEvidence['lines'];
  readonly tests: readonly NamedTest[];
}

/** What a report says of the lines of a function's body; `def` itself runs whenever its module is imported. */
function readLines(document: PythonDocument, file: FileCoverage, { at }: TestedFunction, find: (context: string) => NamedTest | null): ReadLines | null {
  const body = bodyLines(document, at.definition);
  if (!body) return null;
  const tests = new Map<string, NamedTest>();
  for (const [line, contexts] of file.contexts) {
    if (!holdsLine(body, line)) continue;
    for (const context of contexts) {
      const test = context === '' ? null : find(context);
      if (test) tests.set(`${test.path ?? ''} ${test.name}`, test);
    }
  }
  const executed = [...file.executed].filter((line) => holdsLine(body, line)).length;
  const missing = [...file.missing].filter((line) => holdsLine(body, line)).length;
  const lines = body.isOneLine || executed + missing === 0 ? null : { executed, of: executed + missing };
  return { lines, tests: [...tests.values()].sort((a, b) => compare(a.path ?? '', b.path ?? '') || compare(a.name, b.name)) };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function withWay(test: NamedTest, tested: TestedFunction): RunningTest {
  return { ...test, way: tested.tests.find((one) => one.test === test.test)?.way ?? null };
}

/** Does a test file mention a function's name (for a method: and its class's)? Special methods are named by nobody. */
function mentions(program: ProgramSyntax, cases: readonly TestCase[]): (tested: TestedFunction) => boolean {
  let words: readonly ReadonlySet<string>[] | null = null;
  return ({ at }) => {
    words ??= [...new Set(cases.map((test) => test.path))].map((path) => new Set(program.documents.get(path)?.code.match(/\b[A-Za-z_]\w*\b/g) ?? []));
    const { name } = at.definition;
    const { owner } = at;
    return !name.startsWith('__') && words.some((file) => file.has(name) && (owner === null || file.has(owner.definition.name)));
  };
}
