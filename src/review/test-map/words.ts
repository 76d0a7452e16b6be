import type { Way } from '../../project/testing/reach';
import type { Reason } from '../../rules/testing/ranking';
import { counted } from '../formats/places';
import { lacksTest } from './report';
import type { FunctionTests, TestsReport, UsedCoverage } from './report';

export const wayWords: Readonly<Record<Way, string>> = { direct: 'direct', indirect: 'indirect', http: 'via HTTP', framework: 'via a framework' };

export const reasonWords: Readonly<Record<Reason, string>> = {
  twin: 'serving repeats what training does', 'both-sides': 'training and serving run it', handler: 'answers requests', split: 'makes splits or labels', features: 'makes features',
};

/** "3 direct, 1 via HTTP"; "2 direct, 1 by coverage" for tests that only a coverage report knows. */
export function waysOf(tests: FunctionTests['tests']): string {
  const ways: readonly (Way | null)[] = ['direct', 'indirect', 'http', 'framework', null];
  return ways
    .flatMap((way) => {
      const count = tests.filter((test) => test.way === way).length;
      return count === 0 ? [] : [`${String(count)} ${way === null ? 'by coverage' : wayWords[way]}`];
    })
    .join(', ');
}

/** How it is known that a function is tested, or not: "2 tests: 1 direct, 1 via HTTP", "6 of 8 lines ran (coverage.xml)". */
export function evidenceText(one: FunctionTests): string {
  const from = one.evidenceFrom ?? '';
  const lines = one.lines === null ? '' : `${String(one.lines.executed)} of ${counted(one.lines.of, 'line')} ran (${from})`;
  const tests = one.tests.length === 0 ? '' : `${counted(one.tests.length, 'test')}: ${waysOf(one.tests)}`;
  if (one.tested) return [tests, lines === '' && one.evidenceFrom !== null ? from : lines].filter((part) => part !== '').join(' · ');
  if (one.evidenceFrom !== null) {
    const what = one.evidence === 'contexts' && (one.lines?.executed ?? 0) > 0 ? `no test ran it, its lines ran outside of tests (${from})` : `not run (${from})`;
    return one.tests.length === 0 ? what : `${what}, though ${counted(one.tests.length, 'test')} ${one.tests.length === 1 ? 'leads' : 'lead'} to it`;
  }
  if (one.replacedBy.length > 0) return `no test runs it: ${counted(one.replacedBy.length, 'test')} ${one.replacedBy.length === 1 ? 'puts' : 'put'} something else in its place`;
  return one.evidence === 'name' ? 'no test: tests name it, none is seen to run it' : 'no test';
}

/** Where the evidence is from, in sentences. */
export function sourcesText({ coverage, counts }: TestsReport): string[] {
  if (coverage.length > 0) return coverage.map(coverageText);
  if (counts.tests === 0) return [];
  return ['Read from the code of the tests. What really ran is surer: `pytest --cov --cov-context=test`, then `coverage json --show-contexts`; the report is found by its name.'];
}

function coverageText({ path, format, made, byTest, files, stale, problem }: UsedCoverage): string {
  if (format === null) return `${path} can't be used. ${problem ?? ''}`.trim();
  const when = made === null ? '' : ` of ${made.slice(0, 16).replace('T', ' ')} UTC`;
  const what = byTest ? 'tells which test ran which line' : 'tells which lines ran, not by which test';
  const used = files === 0 && stale.length === 0 ? 'measured no file of this project' : `${what}, for ${counted(files, 'file')}`;
  const old = stale.length === 0 ? '' : ` ${stale.slice(0, 3).join(', ')}${stale.length > 3 ? ` and ${String(stale.length - 3)} more` : ''} changed since: there the tests' code is read.`;
  return `${path} (${format}${when}) ${used}.${old}`;
}

/** "12 of 20 functions are run by tests (9 tests found); of the others, 3 that make features, splits or answers need a test most." */
export function summaryText({ counts }: TestsReport): string {
  const { functions, tested, untestedFeatureCode, tests } = counts;
  if (functions === 0) return 'No function of a project with machine learning was found here.';
  const lacking = `${String(untestedFeatureCode)} that ${untestedFeatureCode === 1 ? 'makes features, splits or answers' : 'make features, splits or answers'}`;
  if (tests === 0) return `No test was found for ${counted(functions, 'function')}${untestedFeatureCode === 0 ? '' : `, among them ${lacking}`}.`;
  const rest = untestedFeatureCode === 0 ? '' : `; of the others, ${lacking} need${untestedFeatureCode === 1 ? 's' : ''} a test most`;
  return `${String(tested)} of ${counted(functions, 'function')} ${tested === 1 ? 'is' : 'are'} run by tests (${counted(tests, 'test')} found)${rest}.`;
}

/** What a lens says over a function; null: nothing. */
export function lensText(one: FunctionTests): string | null {
  if (one.tested) return one.tests.length > 0 ? `tests: ${waysOf(one.tests)}` : `tests: ${evidenceText(one)}`;
  if (!lacksTest(one)) return null;
  return one.evidenceFrom !== null && one.tests.length > 0 ? `no test: ${evidenceText(one)}` : 'no test';
}
