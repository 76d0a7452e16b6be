import type { EvidenceKind } from '../../project/coverage/evidence';
import type { CoverageFormat } from '../../project/coverage/report';
import type { Way } from '../../project/testing/reach';
import type { Reason } from '../../rules/testing/ranking';
import type { PositionRange, ReportedPlace } from '../report';

/** What `holdout tests` tells of a project. Only additions are allowed. */
export interface TestsReport {
  readonly schema: 1;
  /** The coverage reports that were found. */
  readonly coverage: readonly UsedCoverage[];
  /** The files with the most code that needs a test and has none first. */
  readonly files: readonly FileTests[];
  readonly counts: TestCounts;
}

export interface TestCounts {
  readonly functions: number;
  readonly tested: number;
  /** Feature, split and serving code that no test runs. */
  readonly untestedFeatureCode: number;
  /** Tests that were found. */
  readonly tests: number;
}

export interface UsedCoverage {
  readonly path: string;
  /** Null: it can't be read; `problem` says why. */
  readonly format: CoverageFormat | null;
  /** ISO 8601, to the second; null where it does not tell. */
  readonly made: string | null;
  /** It says which test ran which line. */
  readonly byTest: boolean;
  /** How many files of the project it measured. */
  readonly files: number;
  /** Files whose code has changed since it was measured. */
  readonly stale: readonly string[];
  readonly problem: string | null;
}

export interface FileTests {
  readonly path: string;
  readonly machineLearning: boolean;
  readonly tested: number;
  /** What is most worth a test and has none first; then in the order of the file. */
  readonly functions: readonly FunctionTests[];
}

export interface FunctionTests {
  readonly name: string;
  readonly at: ReportedPlace;
  /** From its first line to its last, decorators included. */
  readonly whole: PositionRange;
  /** Why it deserves a test more than other code; null: it does not. */
  readonly deserves: Reason | null;
  readonly tested: boolean;
  readonly evidence: EvidenceKind;
  /** The file that says so; null: the code does. */
  readonly evidenceFrom: string | null;
  /** Lines of its body, where a coverage report counts them. */
  readonly lines: { readonly executed: number; readonly of: number } | null;
  /** Where `tested` is false: tests that lead to it by their code and did not run it. */
  readonly tests: readonly FunctionTest[];
  /** Tests that put something else in its place. */
  readonly replacedBy: readonly string[];
}

export interface FunctionTest {
  readonly name: string;
  /** Null: the report names no file. */
  readonly path: string | null;
  /** Null: it is not found in the code. */
  readonly at: ReportedPlace | null;
  /** Null: known from a coverage report alone. */
  readonly way: Way | null;
  /** It calls something of the program with arguments that this does not take. */
  readonly fails: boolean;
}

/** Several projects of a workspace as one report. */
export function mergeReports(reports: readonly TestsReport[]): TestsReport {
  const sum = (of: keyof TestCounts): number => reports.reduce((total, { counts }) => total + counts[of], 0);
  return {
    schema: 1,
    coverage: reports.flatMap((report) => report.coverage),
    files: reports.flatMap((report) => report.files).sort(compareFiles),
    counts: { functions: sum('functions'), tested: sum('tested'), untestedFeatureCode: sum('untestedFeatureCode'), tests: sum('tests') },
  };
}

/** Those files alone that lie in one of the paths (files or folders; "" is all), or whose functions are run by a test that does. */
export function withinPaths(report: TestsReport, paths: readonly string[]): TestsReport {
  if (paths.includes('')) return report;
  const isWithin = (path: string | null): boolean => path !== null && paths.some((one) => path === one || path.startsWith(`${one}/`));
  const files = report.files.flatMap((file): FileTests[] => {
    if (isWithin(file.path)) return [file];
    const functions = file.functions.filter((one) => one.tests.some((test) => isWithin(test.path)));
    return functions.length === 0 ? [] : [{ ...file, functions, tested: functions.filter((one) => one.tested).length }];
  });
  const functions = files.flatMap((file) => file.functions);
  return {
    ...report,
    files,
    counts: { ...report.counts, functions: functions.length, tested: functions.filter((one) => one.tested).length, untestedFeatureCode: functions.filter(lacksTest).length },
  };
}

/** Code that makes features, splits or answers, and that no test runs. */
export function lacksTest({ tested, deserves }: FunctionTests): boolean {
  return !tested && deserves !== null;
}

function compareFiles(a: FileTests, b: FileTests): number {
  return b.functions.filter(lacksTest).length - a.functions.filter(lacksTest).length || Number(b.machineLearning) - Number(a.machineLearning) || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
}
