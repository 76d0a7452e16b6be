import type { ProgramSyntax } from '../../../project/program-syntax';
import { statementsOf } from '../../../project/program-syntax';
import type { TestCase } from '../../../project/testing/suites';
import { fixturesFor } from '../../../project/testing/suites';
import type { TestedFunction } from '../../../project/testing/reach';
import type { Assert, Call, Expression, Try, With } from '../../../python/nodes';
import type { Span } from '../../../python/text';
import { callsIn, namesIn, rootName, walk } from '../../fixes/source';
import type { StaleCall } from '../../../project/testing/stale';
import type { Finding, Fix, Severity } from '../../rule';
import { assertsIn, calledName, callsOnlyKnown, checksSomething, isSetAside, workOf } from '../assertions';
import { codeOf, placeOf, shortly } from '../story';

/** Why a test can't fail, or can't pass. */
export interface Fault {
  readonly span: Span;
  readonly severity: Severity;
  readonly confidence: 'certain' | 'likely' | 'hint';
  readonly message: string;
  readonly related?: Finding['related'];
  readonly fixes?: readonly Fix[];
}

/** What is wrong with a test, the surest first; empty where nothing is. */
export function faultsOf(program: ProgramSyntax, test: TestCase, call: StaleCall | null, reached: readonly TestedFunction[], replaced: readonly string[]): Fault[] {
  if (isSetAside(program, test)) return [];
  const asserts = assertsIn(test.definition.body);
  const checks = [...asserts, ...unittestChecks(test)];
  const certain = [...checks.flatMap((one) => alwaysTrue(program, test, one, checks)), ...asserts.flatMap((one) => tablesAsTruth(program, test, one)), ...swallowed(program, test)];
  if (certain.length > 0) return certain;
  return [...stale(program, test, call), ...ofMock(program, test, checks, reached, replaced), ...empty(program, test)].slice(0, 1);
}

/** What is asked for, by an assert or one of unittest's methods. */
type Check = Pick<Assert, 'test' | 'message'> & Span;

/** `self.assertTrue(x)` and `self.assertEqual(a, b)`, as if written with assert. */
function unittestChecks({ definition }: TestCase): Check[] {
  return callsIn(definition.body).flatMap((call): Check[] => {
    const name = calledName(call);
    const [first, second] = call.args.map(({ value }) => value);
    const { start, end } = call;
    if (name === 'assertTrue' && first) return [{ start, end, test: first, message: second ?? null }];
    if (/^assertEquals?$/.test(name) && first && second) return [{ start, end, test: { kind: 'Comparison', operands: [first, second], operators: ['=='], start, end }, message: null }];
    return [];
  });
}

/** `assert (x, 'message')`, `assert True`, `assert len(x) >= 0`: true whatever the code does. */
function alwaysTrue(program: ProgramSyntax, test: TestCase, { test: condition, start, end, message }: Check, all: readonly Check[]): Fault[] {
  const span = { start, end };
  const fault = (text: string, fixes?: readonly Fix[]): Fault[] => [{ span, severity: 'warning', confidence: 'certain', message: text, ...(fixes ? { fixes } : {}) }];
  if (condition.kind === 'Tuple' && condition.elements.length > 0) {
    const [first, second] = condition.elements;
    const bare = condition.elements.length === 2 && first && second && message === null ? [{ title: 'Take the tuple apart: condition, message', safe: false, edits: [{ at: { path: test.path, span }, text: `assert ${codeOf(program, test.path, first)}, ${codeOf(program, test.path, second)}` }] }] : undefined;
    return fault(`This asserts a tuple of ${String(condition.elements.length)} values. A tuple that is not empty is always true, so the condition inside is never looked at and the test can't fail. Write the condition without the brackets: \`assert condition, "message"\`.`, bare);
  }
  if (isNothingButTrue(condition)) {
    // As a last line below real asserts it does no harm; in a branch it says: we came here.
    const real = all.filter((one) => !isNothingButTrue(one.test));
    if (real.length > 0 || callsIn(test.definition.body).some((call) => /^assert(?!True$|Equals?$)|raises|warns|fail$/.test(calledName(call))) || !isAtTop(test, start)) return [];
    return fault(`\`${shortly(program, test.path, span)}\` is true whatever the code does, and the test asserts nothing else. It fails only if something raises. Assert what you expect of the result.`);
  }
  const least = condition.kind === 'Comparison' && condition.operands.length === 2 ? condition : null;
  const [left, right] = least?.operands ?? [];
  if (least && left && right && isLength(left) && least.operators[0] === '>=' && right.kind === 'Constant' && right.value === 0) {
    return fault(`\`${shortly(program, test.path, least)}\` is always true: no length is below zero. Compare with the number of rows or items that the input must give.`);
  }
  if (least && left && right && least.operators[0] === '==' && isSameRead(program, test, left, right)) {
    return fault(`Both sides of \`==\` are \`${shortly(program, test.path, left)}\`: the test compares the result with itself. Write down what you expect.`);
  }
  const orTrue = condition.kind === 'BooleanOperation' && condition.operator === 'or' ? condition.values.find(isNothingButTrue) : undefined;
  if (orTrue) return fault(`\`or ${shortly(program, test.path, orTrue)}\` makes this condition true whatever stands before it, so the test can't fail here. Leave that part away.`);
  return [];
}

function isNothingButTrue(condition: Expression): boolean {
  if (condition.kind === 'Constant') return (condition.type === 'boolean' && condition.value === true) || ((condition.type === 'integer' || condition.type === 'string') && Boolean(condition.value));
  if (condition.kind === 'JoinedString') return condition.parts.length > 0;
  if (condition.kind !== 'Comparison' || condition.operators.join() !== '==') return false;
  const [left, right] = condition.operands;
  return left?.kind === 'Constant' && right?.kind === 'Constant' && left.value === right.value && left.value !== undefined;
}

/** `assert table == expected`: pandas gives a table of answers, and its truth is an error. */
function tablesAsTruth(program: ProgramSyntax, test: TestCase, { test: condition, start, end }: Check): Fault[] {
  if (condition.kind !== 'Comparison' || condition.operators.join() !== '==') return [];
  const made = new Map<string, Expression>();
  for (const one of statementsOf(test.definition.body)) if (one.kind === 'Assign' && one.targets[0]?.kind === 'Name') made.set(one.targets[0].id, one.value);
  const isTable = (side: Expression): boolean => {
    const value = side.kind === 'Name' ? made.get(side.id) : side;
    return value?.kind === 'Call' && /^pandas\.(DataFrame|Series)$/.test(program.libraryName(value.callee, test.path) ?? '');
  };
  if (!condition.operands.some(isTable)) return [];
  return [{
    span: { start, end },
    severity: 'warning',
    confidence: 'certain',
    message: 'This test can\'t pass: `==` of pandas tables gives a table of answers, and `assert` raises a ValueError because that has no single truth. `pd.testing.assert_frame_equal` (or `assert_series_equal`) compares values, columns, index and types, and shows what differs.',
  }];
}

/** The same text on both sides, read twice and not computed twice: two calls of a function may be a test that it gives the same each time. */
function isSameRead(program: ProgramSyntax, test: TestCase, left: Expression, right: Expression): boolean {
  const text = codeOf(program, test.path, left);
  if (left.kind === 'Name' || left.kind === 'Constant' || text !== codeOf(program, test.path, right)) return false;
  return callsIn(left).every((call) => /^(list|len|set|sorted|tuple|str|sum|tolist|keys|values|item|to_list)$/.test(calledName(call)));
}

function isLength(expression: Expression): boolean {
  return expression.kind === 'Call' && expression.callee.kind === 'Name' && expression.callee.id === 'len';
}

function isAtTop({ definition }: TestCase, start: number): boolean {
  return definition.body.some((one) => one.start === start || (one.kind === 'ExpressionStatement' && one.value.start === start));
}

/** `try: assert … except Exception: pass` */
function swallowed(program: ProgramSyntax, test: TestCase): Fault[] {
  const tries: Try[] = [];
  walk(test.definition.body, (one) => {
    if (one.kind === 'Try') tries.push(one as unknown as Try);
    return one.kind !== 'FunctionDefinition';
  });
  return tries.flatMap((one): Fault[] => {
    const [first] = [...assertsIn(one.body), ...callsIn(one.body).filter((call) => call.callee.kind === 'Attribute' && /^assert[A-Z_]/.test(call.callee.attribute))];
    if (!first || one.orelse.some((statement) => assertsIn(statement).length > 0)) return [];
    const handler = one.handlers.find(({ type }) => type === null || /\b(Exception|BaseException|AssertionError)\b/.test(codeOf(program, test.path, type)));
    if (!handler || !letsPass(handler.body) || wayOut(test, one, first)) return [];
    return [{
      span: first,
      severity: 'warning',
      confidence: 'certain',
      message: `A failed assert raises AssertionError, and the \`except\` below catches it and goes on: \`${shortly(program, test.path, first)}\` can be wrong and the test still passes. Leave the \`try\` away; where an exception is what you expect, write \`with pytest.raises(…)\`.`,
    }];
  });
}

/** Does a handler neither raise, assert, skip nor fail? */
function letsPass(body: Try['body']): boolean {
  let passes = assertsIn(body).length === 0;
  walk(body, (one) => {
    if (one.kind === 'Raise') passes = false;
    return undefined;
  });
  return passes && !callsIn(body).some((call) => /^(fail|skip|skipTest|xfail|exit|_exit|assert\w*|append|print_exc_and_raise)$/.test(calledName(call))) && statementsOf(body).every((one) => one.kind !== 'Assign' && one.kind !== 'AugmentedAssign');
}

/** Something after the `try` looks at what it did. */
function wayOut({ definition }: TestCase, one: Try, first: Span): boolean {
  return assertsIn(definition.body).some((other) => other.start > one.end && other.start !== first.start) && one.body.some((statement) => statement.kind === 'Assign' || statement.kind === 'AugmentedAssign');
}

function stale(program: ProgramSyntax, test: TestCase, call: StaleCall | null): Fault[] {
  const code = codeOf(program, test.path, test.definition);
  // Classes of its own may take anything; an exception that is caught or expected lets it pass.
  if (!call || /^[ \t]+(class|def|try)\b/m.test(code.slice(code.indexOf('\n'))) || /raises\(|assertRaises/.test(code)) return [];
  return [{
    span: test.definition.nameSpan,
    severity: 'warning',
    confidence: 'likely',
    message:
      `This test can't pass: ${call.site.path === test.path ? 'it calls' : `what it runs calls, in ${placeOf(program, call.site)},`} \`${call.name}\`, which ${call.why}. Python raises a TypeError there, and nothing that the test was written for is tested. ` +
      'Bring the call up to date, and let the tests run on every change, so that this is seen at once.',
    related: [{ message: 'this call fails', at: call.site }],
  }];
}

/** The test asks a stand-in for the value that it was told to give, or the function under test is the one that is replaced. */
function ofMock(program: ProgramSyntax, test: TestCase, asserts: readonly Check[], reached: readonly TestedFunction[], replaced: readonly string[]): Fault[] {
  if (asserts.length === 0) return [];
  const told = new Map<string, Expression>();
  const given = new Map<string, Call>();
  for (const statement of statementsOf(test.definition.body)) {
    if (statement.kind !== 'Assign') continue;
    const [target] = statement.targets;
    if (target?.kind === 'Attribute' && target.attribute === 'return_value') told.set(codeOf(program, test.path, target.value), statement.value);
    if (target?.kind === 'Name' && statement.value.kind === 'Call') given.set(target.id, statement.value);
  }
  const callOf = (expression: Expression): Call | null => (expression.kind === 'Call' ? expression : expression.kind === 'Name' ? (given.get(expression.id) ?? null) : null);
  const checked = asserts.map((one) => [...new Set(namesIn(one.test).flatMap(({ id }) => given.get(id) ?? [])), ...callsIn(one.test)]);
  const fault = (name: string, why: string): Fault[] => [{
    span: asserts[0] ?? test.definition.nameSpan,
    severity: 'warning',
    confidence: 'likely',
    message: `${why} The test passes whatever the project's code does: it tests the mock. Replace what \`${name}\` needs (a file, a model, a service) instead of \`${name}\` itself, and check what it makes of that.`,
  }];
  if (reached.length > 0) return [];
  const own = asserts.length > 0 && asserts.every(({ test: condition }) => {
    const call = condition.kind === 'Comparison' && condition.operators[0] === '==' ? (condition.operands.map(callOf).find((one) => one !== null) ?? null) : null;
    return call !== null && told.has(codeOf(program, test.path, call.callee));
  });
  if (own) {
    const [name] = told.keys();
    return fault(shortly(program, test.path, asserts[0]?.test ?? test.definition, 40), `\`${name ?? 'a mock'}\` is told what to return, called, and compared with just that.`);
  }
  const unit = checked.flat().find((call) => replaced.includes(calledName(call)) && call.callee.kind === 'Attribute' && rootName(call.callee) !== 'self');
  return unit ? fault(calledName(unit), `\`${calledName(unit)}\` is replaced by a mock in this test, and its result is what is asserted.`) : [];
}

const smoke = /smoke|import|runs?(_|$)|no_(error|exception|raise|crash)|not_(raise|crash|fail)|doesnt|without_(error|exception|raising)|crash|executes|works|can_|_ok$|load|forward|instantiat|init|create|construct|plot|show|draw|print|log|perf|speed|bench|example|demo|accept|allow|pars(e|able)|valid|passes|noop|tolerat|ignore|idempotent|optional|succe/i;

function empty(program: ProgramSyntax, test: TestCase): Fault[] {
  if (checksSomething(program, test)) return [];
  const work = workOf(test.definition.body);
  const at = { span: test.definition.nameSpan };
  const fixtures = fixturesFor(program, test.path);
  if (work.length === 0) {
    // A fixture may do all the work, and the test is that it does not fail.
    if (test.definition.parameters.some(({ name }) => fixtures.has(name))) return [];
    return [{ ...at, severity: 'warning', confidence: 'certain', message: `\`${test.definition.name}\` is empty, and an empty test passes. Whoever reads the list of tests believes that this is tested. Write it, or mark it with \`@pytest.mark.skip(reason="…")\` until then.` }];
  }
  const text = codeOf(program, test.path, test.definition);
  const code = program.documents.get(test.path)?.code ?? '';
  const lineEnd = code.indexOf('\n', test.definition.end);
  // A comment behind the last statement is no part of it.
  if (/#.*\b(does(n't| not)|should(n't| not)|must not|no)\b.*\b(raise|fail|crash|break|error|exception)/i.test(text + code.slice(test.definition.end, lineEnd < 0 ? code.length : lineEnd))) return [];
  if (smoke.test(test.definition.name) || /"""[^"]*(smoke|without (error|raising|exception)|not raise|no error|doesn't (raise|crash|fail))/i.test(text) || callsIn(work).length === 0 || !callsOnlyKnown(program, test) || raisesBeside(program, test) || work.some((one) => one.kind === 'Return')) return [];
  return [{
    ...at,
    severity: 'hint',
    confidence: 'likely',
    message: `\`${test.definition.name}\` asserts nothing: it fails only if something raises, and a wrong result raises nothing. Assert what you can work out by hand: the values of a small input, else the shape, the columns and the range.`,
  }];
}

/** Another test of the file expects an exception of the same call: that none is raised is what this one checks. */
function raisesBeside(program: ProgramSyntax, test: TestCase): boolean {
  const called = new Set(callsIn(test.definition.body).map(calledName));
  let found = false;
  walk(program.modules.get(test.path)?.body ?? [], (one) => {
    if (one.kind !== 'With') return undefined;
    const { items, body } = one as unknown as With;
    if (items.some(({ context }) => /raises|assertRaises/.test(codeOf(program, test.path, context))) && callsIn(body).some((call) => called.has(calledName(call)))) found = true;
    return undefined;
  });
  return found;
}
