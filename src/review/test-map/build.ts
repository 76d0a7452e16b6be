import type { Coverage } from '../../project/coverage/coverage';
import { coverageOver } from '../../project/coverage/coverage';
import { evidenceFor } from '../../project/coverage/evidence';
import type { RunningTest } from '../../project/coverage/evidence';
import type { CoverageFile } from '../../project/coverage/read';
import type { TestContext } from '../../rules/rule';
import { deserving } from '../../rules/testing/ranking';
import type { TestMap } from '../../project/testing/reach';
import { place } from '../place';
import type { ReportedPlace } from '../report';
import type { ProjectTests } from '../tests';
import type { FileTests, FunctionTest, FunctionTests, TestsReport, UsedCoverage } from './report';
import { lacksTest, mergeReports } from './report';

/** A project's tests, and what tells more of them. */
export interface TestsInput extends ProjectTests, Pick<TestContext, 'parity' | 'surroundings'> {
  readonly coverage: CoverageFile | null;
  /** The files that have to do with machine learning. */
  readonly learning: ReadonlySet<string>;
}

/** What a project's tests run, and how that is known. */
export function testsReport(input: TestsInput): TestsReport {
  const { program, map, settings, parity, surroundings, learning, coverage: found } = input;
  const coverage = found?.report ? coverageOver(program, found.path, found.report) : null;
  const deserve = deserving({ program, map, settings, parity, surroundings, report: () => undefined });
  const reasons = new Map(deserve.map(({ tested, reason }, index) => [tested, { reason, index }]));
  const placeOf = (path: string, span: { readonly start: number; readonly end: number }): ReportedPlace => place({ path, span }, (other) => program.documents.get(other));
  const byFile = new Map<string, FunctionTests[]>();
  const ranks = new Map<FunctionTests, number>();
  for (const evidence of evidenceFor(program, map, coverage)) {
    const { at, name } = evidence.function;
    const functions = byFile.get(at.path) ?? [];
    const reported: FunctionTests = {
      name,
      at: placeOf(at.path, at.definition.nameSpan),
      whole: placeOf(at.path, at.definition).range,
      deserves: reasons.get(evidence.function)?.reason ?? null,
      tested: evidence.isTested,
      evidence: evidence.kind,
      evidenceFrom: evidence.from,
      lines: evidence.lines,
      tests: evidence.tests.map((test) => reportedTest(test, map, placeOf)),
      replacedBy: evidence.function.replacedBy.map((test) => test.name),
    };
    functions.push(reported);
    if (lacksTest(reported)) ranks.set(reported, reasons.get(evidence.function)?.index ?? 0);
    byFile.set(at.path, functions);
  }
  const files = [...byFile].map(([path, functions]): FileTests => ({ path, machineLearning: learning.has(path), tested: functions.filter((one) => one.tested).length, functions: ranked(functions, (one) => ranks.get(one) ?? deserve.length) }));
  const all = files.flatMap((file) => file.functions);
  const counts = { functions: all.length, tested: all.filter((one) => one.tested).length, untestedFeatureCode: all.filter(lacksTest).length, tests: map.cases.length };
  return mergeReports([{ schema: 1, coverage: found ? [usedCoverage(found, coverage)] : [], files, counts }]);
}

function reportedTest({ name, path, test, way }: RunningTest, map: TestMap, placeOf: (path: string, span: { readonly start: number; readonly end: number }) => ReportedPlace): FunctionTest {
  return { name, path, at: test ? placeOf(test.path, test.definition.nameSpan) : null, way, fails: test !== null && map.stale.has(test) };
}

/** Untested code that needs a test first, the most needy at the top; the rest stays in the order of the file. */
function ranked(functions: readonly FunctionTests[], rank: (one: FunctionTests) => number): FunctionTests[] {
  return [...functions].sort((a, b) => rank(a) - rank(b) || (a.at.cell ?? -1) - (b.at.cell ?? -1) || a.at.range.start.line - b.at.range.start.line);
}

function usedCoverage({ path, report, problem }: CoverageFile, coverage: Coverage | null): UsedCoverage {
  const made = report?.made ?? null;
  return {
    path,
    format: report?.format ?? null,
    made: made === null ? null : new Date(made).toISOString().slice(0, 19).concat('Z'),
    byTest: coverage?.byTest ?? false,
    files: coverage?.files.size ?? 0,
    stale: coverage?.stale ?? [],
    problem,
  };
}
