import type { ClassAt, ProgramSyntax } from '../../project/program-syntax';
import type { TestCase } from '../../project/testing/suites';
import { fixturesFor } from '../../project/testing/suites';
import type { Assert, Call, Comparison, Expression, FunctionDefinition, Statement } from '../../python/nodes';
import { callsIn, rootName, walk } from '../fixes/source';
import { codeOf } from './story';

/** Functions and methods that check something, by the last part of their name: unittest's, mock's, numpy's and pandas' asserts, helpers of projects. */
const checking = /assert|verif|check|expect|should|ensure|compare|must|fail|raise|warns|validat|test|exit$|deprecated_call|snapshot|benchmark|abort|is_valid/i;
/** Fixtures of plugins that judge what they are given. */
const judging = /^(benchmark|snapshot|data_regression|num_regression|dataframe_regression|image_regression|file_regression|check|subtests|testdir|pytester|script_runner)$/;

/** The assert statements of a test, those in functions inside it too. */
export function assertsIn(node: unknown): Assert[] {
  const found: Assert[] = [];
  walk(node, (one) => {
    if (one.kind === 'Assert') found.push(one as unknown as Assert);
    return undefined;
  });
  return found;
}

/** The comparisons that an assert asks for by themselves, joined by `and`. */
export function comparisonsOf(condition: Expression): Comparison[] {
  if (condition.kind === 'Comparison') return [condition];
  return condition.kind === 'BooleanOperation' && condition.operator === 'and' ? condition.values.flatMap(comparisonsOf) : [];
}

/** The last part of what is called: `assert_called_once` of `mock.f.assert_called_once()`. */
export function calledName(call: Call): string {
  return call.callee.kind === 'Attribute' ? call.callee.attribute : call.callee.kind === 'Name' ? call.callee.id : '';
}

/** Does a test, or a helper that it calls, check anything? What can't be followed counts, where its name says so. */
export function checksSomething(program: ProgramSyntax, test: TestCase): boolean {
  if (test.definition.parameters.some(({ name }) => judging.test(name))) return true;
  if (functionChecks(program, test.path, test.definition, test.owner, 0)) return true;
  if (test.definition.decorators.some((decorator) => /raises|expectedFailure|xfail|check_figures|image_comparison|mpl_image_compare/.test(codeOf(program, test.path, decorator)))) return true;
  const around = test.owner?.definition.body.filter((one) => one.kind === 'FunctionDefinition' && /^(tearDown|teardown)/.test(one.name)) ?? [];
  if (around.some((one) => one.kind === 'FunctionDefinition' && functionChecks(program, test.path, one, test.owner, 1))) return true;
  const fixtures = fixturesFor(program, test.path);
  return test.definition.parameters.some(({ name }) => {
    const fixture = fixtures.get(name);
    return fixture !== undefined && functionChecks(program, fixture.path, fixture.definition, null, 1);
  });
}

function functionChecks(program: ProgramSyntax, path: string, definition: FunctionDefinition, owner: ClassAt | null, hops: number): boolean {
  return holds(definition.body, 'Assert', 'Raise') || callsIn(definition.body).some((call) => {
    if (checking.test(calledName(call))) return true;
    if (hops >= 3) return false;
    const meaning = program.meaning(call.callee, path, owner);
    return meaning.is === 'function' && meaning.definition !== definition && functionChecks(program, meaning.path, meaning.definition, meaning.owner, hops + 1);
  });
}

/** Does a statement of one of these kinds stand in a body? */
function holds(body: readonly Statement[], ...kinds: readonly string[]): boolean {
  const found: string[] = [];
  walk(body, (one) => {
    if (kinds.includes(one.kind)) found.push(one.kind);
    return found.length === 0;
  });
  return found.length > 0;
}

const plain = /^(print|len|range|list|dict|set|tuple|sorted|sum|min|max|open|str|int|float|bool|zip|enumerate|isinstance|type|round|abs|next|iter|map|filter|repr)$/;
const knownLibraries = /^(pandas|numpy|torch|torchvision|sklearn|tensorflow|keras|scipy|json|os|pathlib|time|random|datetime|joblib|pickle|io|tempfile|shutil|re|math|copy|collections|itertools|functools|unittest\.mock|deepchecks|mlflow|hydra|xgboost|lightgbm|catboost|PIL|cv2|transformers|datasets|yaml|logging|builtins)(\.|$)/;

/** Is all that a test calls known: the project's own code, well-known libraries, methods of what these give? A helper that can't be read may check. */
export function callsOnlyKnown(program: ProgramSyntax, test: TestCase): boolean {
  return callsIn(test.definition.body).every((call) => {
    const root = rootName(call.callee);
    if (root === null) return call.callee.kind === 'Attribute';
    if (root === 'self' || root === 'cls' || root === 'super') return false;
    const meaning = program.meaning(call.callee, test.path, test.owner);
    if (meaning.is === 'function' || meaning.is === 'class') return true;
    if (meaning.is === 'library') return knownLibraries.test(meaning.name) && !/test|run_/i.test(meaning.name);
    return plain.test(root) || (call.callee.kind === 'Attribute' && !test.definition.parameters.some(({ name }) => name === root));
  });
}

/** What a body does besides its docstring, `pass` and `...`. */
export function workOf(body: readonly Statement[]): readonly Statement[] {
  return body.filter((one) => !(one.kind === 'Simple' && one.form === 'pass') && !(one.kind === 'ExpressionStatement' && one.value.kind === 'Constant'));
}

/** Is the test, its class or its file marked so that it runs on demand alone, or never? */
export function isSetAside(program: ProgramSyntax, test: TestCase, marks = /skip|xfail|expectedFailure/): boolean {
  const decorators = [...test.definition.decorators, ...(test.owner?.definition.decorators ?? [])];
  if (decorators.some((decorator) => marks.test(codeOf(program, test.path, decorator)))) return true;
  const aside = (body: readonly Statement[]): boolean => body.some((one) => one.kind === 'Assign' && one.targets.some((target) => target.kind === 'Name' && target.id === 'pytestmark') && marks.test(codeOf(program, test.path, one.value)));
  return aside(program.modules.get(test.path)?.body ?? []) || aside(test.owner?.definition.body ?? []);
}
