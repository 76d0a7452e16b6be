import { statementsOf } from '../../../project/program-syntax';
import type { TestedFunction } from '../../../project/testing/reach';
import { isTestFile } from '../../../project/testing/settings';
import type { FunctionDefinition, Statement } from '../../../python/nodes';
import type { Span } from '../../../python/text';
import type { Finding, Rule, TestContext } from '../../rule';
import { workOf } from '../assertions';
import { codeOf, isOwnCode, nameSite } from '../story';

/** A change of fewer lines says little in percent. Source: SonarQube's quality gate, which leaves coverage out below 20 new lines. */
const LEAST_LINES = 20;
/** So many other functions with lines that no test runs are shown. */
const MOST_OTHERS = 4;

/** Starting points, drawing, printing, what nobody calls by itself: nothing that a test of its own is asked for. */
const passing = /^(main|cli|run|__(repr|str|enter|exit|del)__|plot\w*|draw\w*|show\w*|visuali[sz]e\w*|log_\w+|print_\w*|parse_arg\w*|get_parser|setup_logging|get_logger)$/;

/** The changed lines of a function, and how many of them a test runs. */
interface NewLines {
  readonly tested: TestedFunction;
  readonly lines: number;
  readonly reached: number;
  /** A coverage report says which; else the tests' code does. */
  readonly isMeasured: boolean;
}

/** T20: of the lines that a change adds to functions, tests run fewer than is asked for. Without a change there is no new code, and nothing to say. */
export const rule: Rule = {
  meta: {
    id: 'testing/new-code-below-coverage',
    title: 'Tests run too few of the changed lines',
    family: 'testing',
    severity: 'warning',
    confidence: 'likely',
    preset: 'on',
    competencies: ['se.testing-coverage', 'se.code-review'],
    references: ['breck2017'],
    since: '0.1.0',
    fix: 'none',
  },
  onlyWith: ['change'],
  test(context) {
    const { report, minNewCoverage = 75 } = context;
    const found = newLines(context);
    const lines = sum(found, ({ lines: own }) => own);
    const reached = sum(found, (one) => one.reached);
    if (lines < LEAST_LINES || (100 * reached) / lines >= minNewCoverage) return;
    const gaps = found.filter((one) => one.reached < one.lines).sort((a, b) => b.lines - b.reached - (a.lines - a.reached));
    const [largest, ...others] = gaps;
    if (!largest) return;
    const isMeasured = gaps.every((one) => one.isMeasured);
    report({
      severity: 'warning', confidence: isMeasured ? 'certain' : 'likely', message: messageOf(context, found, largest, Math.floor((100 * reached) / lines), minNewCoverage),
      at: siteOf(largest), related: others.slice(0, MOST_OTHERS).map((one): Finding['related'][number] => ({ message: `${gapText(one)}: ${one.tested.name}`, at: siteOf(one) })),
    });
  },
};

function messageOf({ coverage, map }: TestContext, found: readonly NewLines[], largest: NewLines, percent: number, target: number): string {
  const lines = sum(found, (one) => one.lines);
  const measured = found.filter((one) => one.isMeasured).length;
  const path = coverage?.path ?? '';
  const evidence = measured === found.length ? `${path} says so`
    : measured > 0 ? `${path} says so; for files that it does not know, or that changed since it was made, the tests' code does`
      : `read off the tests' code${coverage ? `, since ${path} was made before the change` : ', since there is no coverage report'}: a function that a test reaches counts as a whole`;
  const how = measured === found.length ? '' : ' For the lines that really ran: `pytest --cov --cov-report=json --cov-context=test`.';
  const who = map.cases.length === 0 ? 'The project has no tests: none' : `Tests run ${percent === 0 ? 'none' : `${String(percent)} %`}`;
  return `${who} of the ${String(lines)} lines that this change adds to functions, and ${String(target)} % are asked for (${evidence}). The largest gap is \`${largest.tested.name}\`: ${gapText(largest)}. ` +
    `What no test has run is run first by those who use it. Write a test of \`${largest.tested.name}\` with two or three rows that you can work out by hand.${how}`;
}

function gapText({ lines, reached }: NewLines): string {
  const count = `${String(lines)} changed line${lines === 1 ? '' : 's'}`;
  return reached === 0 ? (lines === 1 ? 'its changed line runs in no test' : `none of its ${count} runs in a test`) : `${String(lines - reached)} of its ${count} run in no test`;
}

function siteOf({ tested }: NewLines): ReturnType<typeof nameSite> {
  return nameSite(tested.at.path, tested.at.definition);
}

function newLines(context: TestContext): NewLines[] {
  const { changed, program, map, settings, coverage, evidence } = context;
  if (!changed) return [];
  return map.functions.flatMap((tested): NewLines[] => {
    const { path, definition } = tested.at;
    const document = program.documents.get(path);
    if (!document || !isOwnCode(path) || isTestFile(path, settings) || !changed.touches(path, definition) || isPassing(context, path, definition)) return [];
    const file = coverage?.files.get(path);
    const isTested = evidence?.get(tested)?.isTested ?? tested.tests.length > 0;
    let [lines, reached] = [0, 0];
    for (const statement of statementsOf(workOf(definition.body))) {
      if (!changed.touches(path, headOf(statement))) continue;
      const { line } = document.locate({ start: statement.start, end: statement.start }).start;
      if (file && !file.executed.has(line) && !file.missing.has(line)) continue;
      lines += 1;
      if (file ? file.executed.has(line) : isTested) reached += 1;
    }
    return lines === 0 ? [] : [{ tested, lines, reached, isMeasured: file !== undefined }];
  });
}

/** The lines by which a statement is known: of one that holds others, the first. */
function headOf(statement: Statement): Span {
  return 'body' in statement ? { start: statement.start, end: statement.start } : { start: statement.start, end: statement.end };
}

function isPassing({ program }: TestContext, path: string, { name, decorators, body }: FunctionDefinition): boolean {
  if (passing.test(name) || decorators.some((one) => /overload|abstractmethod|(^|\.)(command|group|callback)\b/.test(codeOf(program, path, one)))) return true;
  const [first, ...rest] = workOf(body);
  return first === undefined || (rest.length === 0 && first.kind === 'Raise');
}

function sum(found: readonly NewLines[], of: (one: NewLines) => number): number {
  return found.reduce((all, one) => all + of(one), 0);
}
