import type { ProgramSyntax } from '../../../project/program-syntax';
import type { TestCase } from '../../../project/testing/suites';
import type { Call, Comparison, Expression } from '../../../python/nodes';
import type { Span } from '../../../python/text';
import { putBelow, standsAlone } from '../../fixes/lines';
import { offered } from '../../fixes/offer';
import type { Source } from '../../fixes/source';
import { edit, textOf } from '../../fixes/source';
import type { Edit, Finding, Fix, Rule } from '../../rule';
import { assertsIn, comparisonsOf, isSetAside } from '../assertions';
import { codeOf, functionsByTest, shortly } from '../story';
import type { FloatLiteral } from './floats';
import { arrayOf, equalityCalls, isComputed, isExact, isGivenElsewhere, sidesOf, floatLiteral } from './floats';

/** A computed float is compared with `==`, or two arrays are. */
export const rule: Rule = {
  meta: {
    id: 'testing/exact-float-assert',
    title: 'A test compares computed floats exactly',
    family: 'testing',
    severity: 'warning',
    confidence: 'likely',
    preset: 'on',
    competencies: ['se.testing-coverage', 'se.python'],
    references: ['bouthillier2021', 'torch-repro'],
    since: '0.1.0',
    fix: 'safe',
  },
  onlyWith: ['tests'],
  fromBeginnings: true,
  test({ program, map, report }) {
    const byTest = functionsByTest(map);
    const rounds = new Set(map.functions.filter(({ at, tests }) => tests.length > 0 && /\bround\(/.test(codeOf(program, at.path, at.definition))));
    for (const test of map.cases) {
      const document = program.documents.get(test.path);
      const module = program.modules.get(test.path);
      if (!document || !module || isSetAside(program, test)) continue;
      const source: Source = { path: test.path, document, module };
      const rounding = (byTest.get(test) ?? []).filter((one) => rounds.has(one)).map(({ at }) => at.definition.name);
      const judgement: Judged = { program, source, test, rounding };
      const asserts = assertsIn(test.definition.body);
      for (const one of asserts) for (const comparison of comparisonsOf(one.test)) judge(judgement, comparison, report);
      for (const call of equalityCalls(test.definition.body)) judgeCall(judgement, call, report);
    }
  },
};

interface Judged {
  readonly program: ProgramSyntax;
  readonly source: Source;
  readonly test: TestCase;
  /** Functions that the test runs and that round what they give. */
  readonly rounding: readonly string[];
}

type Report = (finding: Omit<Finding, 'rule'>) => void;

function judge(judgement: Judged, comparison: Comparison, report: Report): void {
  const { program, source, test } = judgement;
  const [left, right] = comparison.operands;
  const array = comparison.operators.join() === '==' && left && right && isValue(left, test) ? arrayOf(right) : null;
  if (array && left && program.libraryName(array.call.callee, test.path)?.startsWith('numpy.') === true) {
    report({
      severity: 'warning',
      confidence: 'likely',
      message: `\`==\` of two arrays gives an array of answers, and \`assert\` can't tell whether that is true: with more than one element it raises a ValueError. \`numpy.testing.assert_allclose\` compares all elements, and shows those that differ.`,
      at: placeIn(source, comparison),
      related: [],
      fixes: offered(() => asCall(source, test, comparison, left, array.call)),
    });
    return;
  }
  const sides = sidesOf(comparison);
  if (!sides || !judged(judgement, sides.computed, sides.literal)) return;
  report({
    severity: 'warning',
    confidence: 'likely',
    message: messageOf(program, test, sides.computed, sides.literal, `compare with \`pytest.approx(${shortly(program, test.path, sides.literal.expression, 30)})\``),
    at: placeIn(source, comparison),
    related: [],
    fixes: offered(() => withApprox(source, sides.literal.expression)),
  });
}

function judgeCall(judgement: Judged, call: Call, report: Report): void {
  const { program, source, test } = judgement;
  const [first, second] = call.args;
  if (call.callee.kind !== 'Attribute' || !first || !second || first.unpack !== '' || second.unpack !== '') return;
  const name = call.callee.attribute;
  const isUnittest = name.startsWith('assertEqual');
  const isQuestion = name === 'array_equal' || name === 'equal';
  if (isQuestion && !/^(numpy|torch)\./.test(program.libraryName(call.callee, test.path) ?? '')) return;
  const literalOf = (expression: Expression): FloatLiteral | null => floatLiteral(expression) ?? arrayOf(expression)?.literal ?? null;
  const [a, b] = [literalOf(first.value), literalOf(second.value)];
  const [computed, literal] = b && !a ? [first.value, b] : a && !b ? [second.value, a] : [null, null];
  if (!computed || !judged(judgement, computed, literal)) return;
  const isSingle = literal.expression.kind === 'Constant' || literal.expression.kind === 'UnaryOperation';
  if (isUnittest && !isSingle) return;
  const better = isUnittest ? 'assertAlmostEqual' : isQuestion ? 'allclose' : 'assert_allclose';
  report({
    severity: 'warning',
    confidence: 'likely',
    message: messageOf(program, test, computed, literal, `use \`${better}\``),
    at: placeIn(source, call),
    related: [],
    fixes: [{ title: `Compare with ${better}`, safe: true, edits: [renamed(source, call.callee.attributeSpan, better)] }],
  });
}

/** Is this a computed value that is compared with a literal which is written nowhere else? */
function judged({ program, source, test, rounding }: Judged, computed: Expression, literal: FloatLiteral): boolean {
  if (!isValue(computed, test) || !isComputed(madeOf(program, test, computed))) return false;
  const made = madeOf(program, test, computed);
  if (rounding.some((name) => new RegExp(`\\b${name}\\(`).test(made))) return false;
  return /mean|std\b|var\b|softmax|average|norm\b/.test(made) || !isGivenElsewhere(source.module, literal);
}

/** What a name was assigned in the test, with the expression itself. */
function madeOf(program: ProgramSyntax, test: TestCase, expression: Expression): string {
  const text = codeOf(program, test.path, expression);
  const root = /^\w+/.exec(text)?.[0];
  const made = test.definition.body.flatMap((one) => (one.kind === 'Assign' && one.targets.some((target) => codeOf(program, test.path, target).split(/\W+/).includes(root ?? '')) ? [codeOf(program, test.path, one.value)] : []));
  return [text, ...made].join('\n');
}

/** A call, a name that is no parameter, an element or attribute of these. */
function isValue(expression: Expression, test: TestCase): boolean {
  switch (expression.kind) {
    case 'Call': case 'BinaryOperation':
      return true;
    case 'Name':
      return !test.definition.parameters.some(({ name }) => name === expression.id);
    case 'Subscript': case 'Attribute':
      return isValue(expression.value, test);
    default:
      return false;
  }
}

function messageOf(program: ProgramSyntax, test: TestCase, computed: Expression, literal: FloatLiteral, instead: string): string {
  const value = literal.values.find((one) => !isExact(one)) ?? literal.values[0];
  return `\`${shortly(program, test.path, computed, 40)}\` is computed, and ${String(value)} has no exact binary form: another order of additions, another processor or another release of a library may change the last digit, and the test fails though the code is right. Allow for that: ${instead}.`;
}

function withApprox(source: Source, literal: Expression): Fix | null {
  const imported = pytestImport(source);
  return imported && { title: 'Compare with pytest.approx', safe: true, edits: [...imported.edits, edit(source, literal.start, literal.end, `${imported.name}.approx(${textOf(source, literal)})`)] };
}

function pytestImport(source: Source): { readonly name: string; readonly edits: readonly Edit[] } | null {
  const imports = source.module.body.filter((one) => one.kind === 'Import' || one.kind === 'ImportFrom');
  for (const one of imports) {
    const known = one.kind === 'Import' ? one.names.find(({ name }) => name === 'pytest') : undefined;
    if (known) return { name: known.alias ?? known.name, edits: [] };
  }
  const last = imports.findLast((one) => standsAlone(source, one));
  const added = last ? putBelow(source, last, ['import pytest']) : null;
  return added && { name: 'pytest', edits: [added] };
}

/** `assert a == np.array(b)` → `np.testing.assert_allclose(a, np.array(b))`; null where the assert says more. */
function asCall(source: Source, test: TestCase, comparison: Comparison, left: Expression, array: Call): Fix | null {
  const whole = assertsIn(test.definition.body).find((one) => one.test === comparison);
  if (whole?.message !== null || array.callee.kind !== 'Attribute') return null;
  const library = textOf(source, array.callee.value);
  return { title: `Compare with ${library}.testing.assert_allclose`, safe: false, edits: [edit(source, whole.start, whole.end, `${library}.testing.assert_allclose(${textOf(source, left)}, ${textOf(source, array)})`)] };
}

function renamed(source: Source, span: Span, name: string): Edit {
  return edit(source, span.start, span.end, name);
}

function placeIn({ path }: Source, { start, end }: Span): Finding['at'] {
  return { path, span: { start, end } };
}
