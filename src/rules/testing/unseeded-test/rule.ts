import type { ProgramSyntax } from '../../../project/program-syntax';
import type { TestedFunction } from '../../../project/testing/reach';
import type { TestCase } from '../../../project/testing/suites';
import { fixturesFor } from '../../../project/testing/suites';
import { statementsOf } from '../../../project/program-syntax';
import type { Call, Comparison } from '../../../python/nodes';
import { callsIn, namesIn, writtenBy } from '../../fixes/source';
import type { Rule } from '../../rule';
import { assertsIn, calledName, comparisonsOf, isSetAside } from '../assertions';
import { codeOf, functionsByTest, shortly } from '../story';

const randomCalls = /^(numpy\.random\.(rand|randn|randint|random|normal|uniform|choice|random_sample|permutation|shuffle|beta|gamma|poisson|exponential|standard_normal|binomial)|random\.(random|randint|uniform|gauss|choice|choices|sample|shuffle)|torch\.((rand|randn|randint)(_like)?|randperm|normal|bernoulli)|sklearn\.datasets\.make_\w+|sklearn\.model_selection\.train_test_split|tensorflow\.random\.(normal|uniform))$/;
/** What fixes the numbers: a seed, a generator that was given one. */
const seeded = /seed|random_state|RandomState\(\s*\w|default_rng\(\s*\w|PRNGKey|deterministic/i;
/** Of a value that is drawn, its form is the same each time. */
const form = /\.(shape|ndim|dtype|columns|size|index|device|dim|numel|nunique|name)\b|\blen\(|isinstance\(|\btype\(|isnull|isna|isfinite|isnan|\.all\(|\.any\(|hasattr/;

/** A test draws numbers without a seed, and asserts a value that depends on them. */
export const rule: Rule = {
  meta: {
    id: 'testing/unseeded-test',
    title: 'A test draws random numbers without a seed and asserts a bound on the result',
    family: 'testing',
    severity: 'hint',
    confidence: 'likely',
    preset: 'hint',
    competencies: ['se.testing-coverage', 'se.reproducibility'],
    references: ['torch-repro', 'bouthillier2021'],
    since: '0.1.0',
    fix: 'none',
  },
  atMost: 'likely',
  onlyWith: ['tests'],
  test({ program, map, report }) {
    const byTest = functionsByTest(map);
    for (const test of map.cases) {
      if (isSetAside(program, test)) continue;
      const drawing = new Set((byTest.get(test) ?? []).filter(({ at }) => callsIn(at.definition.body).some((call) => isDrawn(program, at.path, call))).map(({ at }) => at.definition.name));
      const calls = callsIn(test.definition.body).filter((call) => isDrawn(program, test.path, call) || (call.callee.kind === 'Name' && drawing.has(call.callee.id)));
      const [first] = calls;
      if (!first || isSeeded(program, test, byTest.get(test) ?? [])) continue;
      const drawn = drawnNames(test, calls);
      const asserted = [...assertsIn(test.definition.body).flatMap((one) => comparisonsOf(one.test)), ...unittestBounds(test)];
      const bound = asserted.find((comparison) => isBound(program, test, comparison, drawn));
      if (!bound) continue;
      report({
        severity: 'hint',
        confidence: 'likely',
        message:
          `\`${shortly(program, test.path, first)}\` draws other numbers in each run, and \`${shortly(program, test.path, bound)}\` depends on them: some day the test fails with nothing changed, and people learn to run it again. ` +
          'Fix the seed in the test (`rng = np.random.default_rng(0)`, `torch.manual_seed(0)`, `random_state=0`), and leave the bound some room.',
        at: { path: test.path, span: { start: bound.start, end: bound.end } },
        related: [{ message: 'the numbers are drawn here', at: { path: test.path, span: { start: first.start, end: first.end } } }],
      });
    }
  },
};

function isDrawn(program: ProgramSyntax, path: string, call: Call): boolean {
  const name = program.libraryName(call.callee, path);
  return name !== undefined && randomCalls.test(name) && !call.args.some((argument) => argument.keyword !== null && /seed|random_state|generator|key|rng/.test(argument.keyword));
}

function isSeeded(program: ProgramSyntax, test: TestCase, reached: readonly TestedFunction[]): boolean {
  const fixtures = fixturesFor(program, test.path);
  const texts = [
    codeOf(program, test.path, test.definition),
    ...(test.owner ? test.owner.definition.body.flatMap((one) => (one.kind === 'FunctionDefinition' && /^(setUp|setup)/.test(one.name) ? [codeOf(program, test.path, one)] : [])) : []),
    ...(program.modules.get(test.path)?.body ?? []).flatMap((one) => (one.kind === 'FunctionDefinition' || one.kind === 'ClassDefinition' ? [] : [codeOf(program, test.path, one)])),
    ...[...fixtures.values()].filter(({ name, isAutomatic }) => isAutomatic || test.definition.parameters.some((parameter) => parameter.name === name)).map(({ path, definition }) => codeOf(program, path, definition)),
    ...reached.map(({ at }) => codeOf(program, at.path, at.definition)),
  ];
  return texts.some((text) => seeded.test(text.replace(/#.*$/gm, '')));
}

/** The names of the test that hold what was drawn, or something made of it. */
function drawnNames(test: TestCase, calls: readonly Call[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const statement of statementsOf(test.definition.body)) {
    if (statement.kind !== 'Assign') continue;
    const isDrawn = calls.some((call) => statement.start <= call.start && call.end <= statement.end) || namesIn(statement.value).some(({ id }) => names.has(id));
    if (isDrawn) for (const name of writtenBy(statement)) names.add(name);
  }
  return names;
}

/** `self.assertGreater(score, 0.95)`, as if written with an operator. */
function unittestBounds({ definition }: TestCase): Comparison[] {
  const operators: Readonly<Record<string, string>> = { assertGreater: '>', assertGreaterEqual: '>=', assertLess: '<', assertLessEqual: '<=' };
  return callsIn(definition.body).flatMap((call): Comparison[] => {
    const operator = operators[calledName(call)];
    const [first, second] = call.args.map(({ value }) => value);
    return operator !== undefined && first && second ? [{ kind: 'Comparison', operands: [first, second], operators: [operator], start: call.start, end: call.end }] : [];
  });
}

/** `accuracy > 0.8`, `0.6 < share < 0.8`: a value that was drawn, and a number that is no natural end of its range. */
function isBound(program: ProgramSyntax, test: TestCase, { operands, operators }: Comparison, drawn: ReadonlySet<string>): boolean {
  // `pytest.approx(0.5, abs=0.01)` is a number with some room.
  const plain = operands.map((one) => (one.kind === 'Call' && calledName(one) === 'approx' ? (one.args[0]?.value ?? one) : one));
  const numbers = plain.flatMap((one) => (one.kind === 'Constant' && typeof one.value === 'number' ? [one.value] : []));
  const values = plain.filter((one) => one.kind !== 'Constant');
  const [value] = values;
  if (!value || values.length !== 1 || numbers.length === 0 || !operators.every((operator) => ['<', '>', '<=', '>=', '=='].includes(operator))) return false;
  if (form.test(codeOf(program, test.path, value)) || !namesIn(value).some(({ id }) => drawn.has(id))) return false;
  return numbers.some((bound) => !Number.isInteger(bound) && Math.abs(bound) > 1e-3);
}
