import type { NewCodeCoverage, TestToWrite } from '../formats/review-report';
import type { ParityPair, ParityReport } from '../side-by-side/report';
import type { FunctionTests, TestsReport } from '../test-map/report';
import { reasonWords } from '../test-map/words';
import type { ChangedFile } from './files';
import { isTouched } from './functions';
import type { WasTested } from './functions';

/** More would be a list that nobody works off. */
const MOST_TESTS = 10;

/** Functions that the change touches, and how many of them tests reach; null: it touches none. */
export function newCodeCoverage(tests: TestsReport, files: readonly ChangedFile[], target: number): NewCodeCoverage | null {
  const touched = touchedFunctions(tests, files);
  if (touched.length === 0) return null;
  const from = touched.find((one) => one.evidenceFrom !== null)?.evidenceFrom ?? null;
  return { unit: 'function', covered: touched.filter((one) => one.tested).length, of: touched.length, target, from };
}

/** Functions that no test reaches: such as lost their tests with the change, and of the code that it touches those that deserve one. */
export function testsToWrite(tests: TestsReport, files: readonly ChangedFile[], was: WasTested): readonly TestToWrite[] {
  const touched = new Set(touchedFunctions(tests, files));
  const all = tests.files.flatMap((file) => file.functions).filter((one) => !one.tested);
  const lost = all.filter((one) => was(one.at.path, { cell: one.at.cell, line: one.at.range.start.line }, one.name) === true);
  const others = all.filter((one) => touched.has(one) && !lost.includes(one) && one.deserves !== null);
  return [...lost.map((one) => toWrite(one, 'the change takes its tests away')), ...others.map((one) => toWrite(one, one.deserves === null ? '' : reasonWords[one.deserves]))].slice(0, MOST_TESTS);
}

/** The pairs of training and serving of which a file is touched; null: none is. */
export function touchedPairs(parity: ParityReport, files: readonly ChangedFile[]): ParityReport | null {
  const paths = new Set(files.map((file) => file.after));
  const isTouchedPair = ({ train, serve, sections }: ParityPair): boolean =>
    [train.path, serve.path, ...sections.flatMap(({ rows }) => rows.flatMap((row) => [row.train?.at.path, row.serve?.at.path]))].some((path) => path !== undefined && paths.has(path));
  const pairs = parity.pairs.filter(isTouchedPair);
  const unpaired = parity.unpaired.filter(({ serve }) => paths.has(serve.path));
  return pairs.length + unpaired.length === 0 ? null : { ...parity, pairs, unpaired };
}

function touchedFunctions(tests: TestsReport, files: readonly ChangedFile[]): readonly FunctionTests[] {
  const byPath = new Map(files.map((file) => [file.after, file]));
  return tests.files.flatMap(({ functions }) => functions.filter(({ at, whole }) => {
    const file = byPath.get(at.path);
    return file !== undefined && isTouched(file, at.cell, whole);
  }));
}

function toWrite({ name, at }: FunctionTests, reason: string): TestToWrite {
  return { name, at, reason };
}
