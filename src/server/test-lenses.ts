import type { CodeLens } from 'vscode-languageserver';
import type { ReportedPlace } from '../review/report';
import type { FunctionTests, TestsReport } from '../review/test-map/report';
import { lensText, wayWords } from '../review/test-map/words';
import { toRange } from './diagnostics';
import type { ShownTest } from './protocol';
import { openLessonCommand, showTestsCommand } from './protocol';

/** The rule whose lesson tells what to test. */
const untested = 'testing/untested-feature-code';

export interface TestLensOptions {
  readonly uriOf: (place: ReportedPlace) => string;
  /** Is there a lesson, and does the client open it? */
  readonly hasLesson: (rule: string) => boolean;
}

/** The lenses of a file over its functions: which tests run them, and where code that makes features, splits or answers has none. */
export function testLenses(path: string, report: TestsReport, options: TestLensOptions): CodeLens[] {
  const functions = report.files.filter((file) => file.path === path).flatMap((file) => file.functions);
  return functions.flatMap((one): CodeLens[] => {
    const title = lensText(one);
    if (title === null) return [];
    const { start } = toRange(one.at.range);
    const range = { start: { line: start.line, character: 0 }, end: { line: start.line, character: 0 } };
    return [{ range, command: { title, ...commandOf(one, options) } }];
  });
}

function commandOf(one: FunctionTests, { uriOf, hasLesson }: TestLensOptions): { readonly command: string; readonly arguments?: unknown[] } {
  if (one.tests.length > 0) {
    const tests = one.tests.map(({ name, path, at, way }): ShownTest => {
      const place = at && { uri: uriOf(at), line: at.range.start.line, column: at.range.start.column };
      return { name, path: path ?? '', how: way === null ? 'by coverage' : wayWords[way], place };
    });
    return { command: showTestsCommand, arguments: [one.name, tests] };
  }
  // Without a command a lens is plain text.
  return !one.tested && hasLesson(untested) ? { command: openLessonCommand, arguments: [untested] } : { command: '' };
}
