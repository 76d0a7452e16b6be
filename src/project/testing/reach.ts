import type { Expression, FunctionDefinition, Lambda } from '../../python/nodes';
import type { FunctionAt, ProgramSyntax } from '../program-syntax';
import { statementsOf } from '../program-syntax';
import { elementOf, itemsOf } from '../symbolic/elements';
import { evaluate } from '../symbolic/expressions';
import { callFunction } from '../symbolic/functions';
import { callMethod, construct } from '../symbolic/instances';
import type { Happened, Machine, Watch } from '../symbolic/machine';
import { newMachine, opaque, siteOf } from '../symbolic/machine';
import { moduleFrame } from '../symbolic/modules';
import type { Instance, Term } from '../symbolic/terms';
import { noKeywords } from '../symbolic/terms';
import { dispatch, requested, runFunction, runHandler, runMiddleware, runValidators, startUpOf } from './dispatch';
import { doctestOf } from './doctests';
import type { KeptTests } from './kept';
import { keepNoTests } from './kept';
import type { Replaced } from './patches';
import { patchedBy, patchedOver } from './patches';
import { routesOf } from './routes';
import type { TestSettings } from './settings';
import { isTestFile } from './settings';
import type { StaleCall } from './stale';
import { staleCall } from './stale';
import type { Fixture, TestCase } from './suites';
import { casesByFile, fixturesFor, startersOf, usedFixtures } from './suites';
import type { Route } from './web-syntax';

/** How a test comes to a function: it calls it, calls what calls it, sends a request to it, or hands it to a framework that calls it. */
export type Way = 'direct' | 'indirect' | 'http' | 'framework';

export interface Evidence {
  readonly test: TestCase;
  readonly way: Way;
}

/** A function or method of the program, and the tests that run it. */
export interface TestedFunction {
  readonly at: FunctionAt;
  /** `Scaler.fit`, `build_features`. */
  readonly name: string;
  readonly tests: readonly Evidence[];
  /** Tests that put something else in its place. */
  readonly replacedBy: readonly TestCase[];
}

export interface TestMap {
  readonly cases: readonly TestCase[];
  /** Tests that can't pass: they call something of the program with arguments that it does not take. With the first such call. */
  readonly stale: ReadonlyMap<TestCase, StaleCall>;
  readonly functions: readonly TestedFunction[];
  /** What happens while each test runs. A test that the budget did not reach has none. */
  readonly runs: ReadonlyMap<TestCase, Course>;
  /** How many tests the budget did not reach: what they run is not known. */
  readonly notRun: number;
}

/** What happens while a test runs. */
export interface Course {
  readonly happened: readonly Happened[];
  /** What its `assert` statements assert. */
  readonly asserted: readonly Term[];
  /** The functions that run, helpers and fixtures of the tests among them. */
  readonly ran: ReadonlySet<FunctionDefinition | Lambda>;
}

/** How far tests are followed: to their end, as far as what all may take allows; or, in a large suite, so far that each is seen to begin. */
export type Depth = 'whole' | 'beginnings';

const mostOfTest = 20_000;
/** All tests of a project together. */
const budgetOfAll = 4_000_000;
/** All beginnings together, and what each has at least. */
const budgetOfBeginnings = 600_000;
const leastOfBeginning = 1000;

/** The statements and expressions that a test may take, in steps of 500, so that one test more seldom changes it. */
function budgetFor(depth: Depth, tests: number): number {
  if (depth === 'whole') return mostOfTest;
  return Math.min(mostOfTest, Math.max(leastOfBeginning, Math.floor(budgetOfBeginnings / tests / 500) * 500));
}

const ways: readonly Way[] = ['direct', 'indirect', 'http', 'framework'];

/** Which functions of a program its tests run. Each test is run symbolically, with its fixtures and parameters; nothing is really run. */
export function testMap(program: ProgramSyntax, settings: TestSettings): TestMap {
  const steps = testMapSteps(program, settings);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/**
 * The same, one test a step: an editor wants to be heard between two of a thousand tests. `kept`: what former maps of the project came to; the tests of a
 * file that nothing has changed for are not run again, and count against the budget as if they were.
 */
export function* testMapSteps(program: ProgramSyntax, settings: TestSettings, kept: KeptTests = keepNoTests, depth: Depth = 'whole'): Generator<undefined, TestMap> {
  const byFile = casesByFile(program, settings);
  const budgetOfTest = budgetFor(depth, [...byFile.values()].reduce((sum, { length }) => sum + length, 0));
  const routes = byFile.size === 0 ? [] : routesOf(program);
  const found = new Map<FunctionDefinition, Map<TestCase, Way>>();
  const replaced = new Map<Replaced, Set<TestCase>>();
  const cases: TestCase[] = [];
  const stale = new Map<TestCase, StaleCall>();
  const runs = new Map<TestCase, Course>();
  let left = budgetOfAll;
  const add = (test: TestCase, run: TestRun): void => {
    if (run.stale) stale.set(test, run.stale);
    runs.set(test, run.course);
    left -= budgetOfTest - Math.max(0, run.left);
    for (const [definition, way] of run.reached) {
      const tests = found.get(definition) ?? new Map<TestCase, Way>();
      found.set(definition, tests.set(test, way));
    }
    for (const one of run.replaced) replaced.set(one, (replaced.get(one) ?? new Set()).add(test));
  };
  kept.begin(program, settings, routes, budgetOfTest);
  for (const [path, fresh] of byFile) {
    const known = kept.of(path);
    const own = known?.cases ?? fresh;
    cases.push(...own);
    const base = newMachine(program, null, budgetOfTest);
    const made: TestRun[] = [];
    for (const [index, test] of own.entries()) {
      if (left <= 0) break;
      const run = known?.runs[index] ?? runTest(program, base, test, routes, budgetOfTest);
      made.push(run);
      add(test, run);
      yield undefined;
    }
    if (!known && made.length === own.length) kept.keep(path, { cases: own, runs: made }, base.modules.keys());
  }
  const isTests = (path: string): boolean => isTestFile(path, settings) && byFile.has(path);
  const functions = functionsOf(program, isTests).map((at) => describe(at, found, replaced, doctestOf(program, settings, at)));
  return { cases, stale, functions, runs, notRun: cases.length - runs.size };
}

function describe(at: FunctionAt, found: ReadonlyMap<FunctionDefinition, ReadonlyMap<TestCase, Way>>, replaced: ReadonlyMap<Replaced, ReadonlySet<TestCase>>, doctest: TestCase | null): TestedFunction {
  const { definition, owner } = at;
  return {
    at,
    name: owner ? `${owner.definition.name}.${definition.name}` : definition.name,
    tests: [...[...(found.get(definition) ?? [])].map(([test, way]) => ({ test, way })), ...(doctest ? [{ test: doctest, way: 'direct' as const }] : [])],
    replacedBy: [...new Set([...(replaced.get(definition) ?? []), ...(replaced.get(definition.name) ?? [])])],
  };
}

/** What a map is of a program without tests: of the functions only those in these files. */
export function untestedMap(program: ProgramSyntax, settings: TestSettings, isWanted: (path: string) => boolean): TestMap {
  const functions = functionsOf(program, (path) => !isWanted(path)).map((at) => describe(at, new Map(), new Map(), doctestOf(program, settings, at)));
  return { cases: [], stale: new Map(), functions, runs: new Map(), notRun: 0 };
}

/** The functions and methods of the program that are no tests, in the order of the files. */
function functionsOf(program: ProgramSyntax, isTests: (path: string) => boolean): FunctionAt[] {
  return [...program.modules.keys()].flatMap((path): FunctionAt[] => {
    if (isTests(path) || path.endsWith('conftest.py')) return [];
    return statementsOf(program.modules.get(path)?.body ?? []).flatMap((statement): FunctionAt[] => {
      if (statement.kind === 'FunctionDefinition') return [{ is: 'function', path, definition: statement, owner: null }];
      if (statement.kind !== 'ClassDefinition') return [];
      const owner = { is: 'class' as const, path, definition: statement };
      return statement.body.flatMap((method): FunctionAt[] => (method.kind === 'FunctionDefinition' ? [{ is: 'function', path, definition: method, owner }] : []));
    });
  });
}

/** What one test came to. */
export interface TestRun {
  readonly reached: ReadonlyMap<FunctionDefinition, Way>;
  readonly replaced: ReadonlySet<Replaced>;
  /** It calls something of the program with arguments that this does not take; null: it does not. */
  readonly stale: StaleCall | null;
  readonly course: Course;
  readonly left: number;
}

function runTest(program: ProgramSyntax, base: Machine, test: TestCase, routes: readonly Route[], budgetOfTest: number): TestRun {
  const reached = new Map<FunctionDefinition, Way>();
  const replaced = new Set<Replaced>(patchedOver(program, test));
  let around: Way | null = null;
  const within = (way: Way, work: () => void): void => {
    const outer = around;
    around ??= way;
    work();
    around = outer;
  };
  const started = new Set<string>();
  let stale: StaleCall | null = null;
  const asserted: Term[] = [];
  const watch: Watch = {
    ran: (definition, _path, calls) => {
      if (definition.kind === 'Lambda') return;
      const way = around ?? (calls.length <= 1 ? 'direct' : 'indirect');
      const before = reached.get(definition);
      if (before === undefined || ways.indexOf(way) < ways.indexOf(before)) reached.set(definition, way);
    },
    isReplaced: (definition) => definition.kind !== 'Lambda' && (replaced.has(definition) || replaced.has(definition.name)) && definition !== test.definition,
    // Python would stop the test here.
    mismatched: (machine, call) => {
      // In a branch that may not be taken it need not happen.
      if (machine.branches > 0) return;
      stale ??= staleCall(call);
      machine.budget = 0;
    },
    happened: (machine, term) => {
      for (const one of patchedBy(program, test.path, term)) replaced.add(one);
      for (const route of requested(term, routes)) {
        within('http', () => {
          if (!started.has(route.handler.path)) {
            started.add(route.handler.path);
            for (const startUp of startUpOf(program, route.handler.path)) runFunction(machine, startUp, null);
            runMiddleware(machine);
          }
          runHandler(machine, route);
        });
      }
      within('framework', () => { dispatch(machine, term); });
    },
    made: (machine, instance) => { within('framework', () => { runValidators(machine, instance.of); }); },
    asserted: (term) => asserted.push(term),
  };
  const machine: Machine = { ...base, frames: [], calls: [], happened: [], ran: new Set<FunctionDefinition | Lambda>(), tests: [], loops: 0, branches: 0, budget: budgetOfTest, watch: null };
  moduleFrame(machine, test.path);
  machine.watch = watch;
  machine.budget = Math.max(machine.budget, budgetOfTest / 2);
  runWithFixtures(program, machine, test);
  reached.delete(test.definition);
  return { reached, replaced, stale, course: { happened: machine.happened, asserted, ran: machine.ran }, left: machine.budget };
}

const preparing = ['setUpClass', 'setup_class', 'setUp', 'setup_method', 'asyncSetUp', 'setup'];

function runWithFixtures(program: ProgramSyntax, machine: Machine, test: TestCase): void {
  const fixtures = fixturesFor(program, test.path, test.owner);
  const values = new Map<string, Term>();
  const valueOf = (name: string): Term => {
    const known = values.get(name);
    if (known) return known;
    const fixture = fixtures.get(name);
    const site = siteOf(test.path, test.definition.nameSpan);
    values.set(name, opaque(name, site));
    const value = fixture ? runFixture(machine, fixture, valueOf) : builtinFixture(name, site);
    values.set(name, value);
    return value;
  };
  for (const fixture of fixtures.values()) if (fixture.isAutomatic) valueOf(fixture.name);
  for (const name of usedFixtures(program, test)) valueOf(name);
  for (const starter of startersOf(program, test.path)) runFunction(machine, starter, null);
  const self = test.owner ? selfFor(machine, test) : null;
  const sets = parametersOf(machine, test);
  for (const given of sets.length === 0 ? [new Map<string, Term>()] : sets) {
    const keywords = new Map<string, Term>();
    for (const parameter of test.definition.parameters.slice(self ? 1 : 0)) {
      if (parameter.form === 'varargs' || parameter.form === 'kwargs') continue;
      keywords.set(parameter.name, given.get(parameter.name) ?? valueOf(parameter.name));
    }
    const site = siteOf(test.path, test.definition.nameSpan);
    callFunction(machine, { t: 'function', definition: test.definition, path: test.path, owner: test.owner, closure: null, self, site }, [], keywords, site);
  }
}

/** Fixtures of pytest and its plugins that give a test client have its name. */
function builtinFixture(name: string, site: Term['site']): Term {
  return { t: 'given', as: 'parameter', name, annotation: null, site };
}

function runFixture(machine: Machine, { path, definition }: Fixture, valueOf: (name: string) => Term): Term {
  const site = siteOf(path, definition.nameSpan);
  const keywords = new Map(definition.parameters.filter((parameter) => parameter.name !== 'self').map((parameter) => [parameter.name, valueOf(parameter.name)]));
  const result = callFunction(machine, { t: 'function', definition, path, owner: null, closure: null, self: null, site }, [], keywords, site);
  // A fixture that yields gives what it yields.
  return result.t === 'collected' ? elementOf(machine, result, site) : result;
}

function selfFor(machine: Machine, test: TestCase): Instance | null {
  if (!test.owner) return null;
  const site = siteOf(test.path, test.owner.definition.nameSpan);
  const instance = construct(machine, test.owner, [], noKeywords, site);
  for (const name of preparing) callMethod(machine, instance, name, [], noKeywords, site);
  return instance;
}

/** The values of `@pytest.mark.parametrize`, one map for each case; the first eight of each. */
function parametersOf(machine: Machine, test: TestCase): ReadonlyMap<string, Term>[] {
  let sets: ReadonlyMap<string, Term>[] = [];
  const frame = moduleFrame(machine, test.path);
  for (const decorator of [...test.definition.decorators, ...(test.owner?.definition.decorators ?? [])]) {
    if (decorator.kind !== 'Call' || decorator.callee.kind !== 'Attribute' || decorator.callee.attribute !== 'parametrize') continue;
    const [first, second] = decorator.args.map((given) => given.value);
    if (!first || !second) continue;
    const names = namesIn(first);
    const rows = itemsOf(evaluate(machine, second, frame)) ?? [];
    const made = rows.slice(0, 8).map((row) => {
      const values = names.length === 1 ? [unwrapped(row)] : (itemsOf(unwrapped(row)) ?? []);
      return new Map(names.flatMap((name, index) => (values[index] ? [[name, values[index]] as const] : [])));
    });
    if (made.length === 0) continue;
    sets = sets.length === 0 ? made : sets.flatMap((one) => made.map((other) => new Map([...one, ...other]))).slice(0, 16);
  }
  return sets;
}

/** `pytest.param(1, 2, id='x')` */
function unwrapped(row: Term): Term {
  if (row.t !== 'call' || !row.callee.endsWith('param')) return row;
  return row.args.length === 1 && row.args[0] ? row.args[0] : { t: 'sequence', of: 'tuple', items: row.args, site: row.site };
}

function namesIn(expression: Expression): string[] {
  if (expression.kind === 'Constant' && typeof expression.value === 'string') return expression.value.split(',').map((name) => name.trim());
  return expression.kind === 'List' || expression.kind === 'Tuple' ? expression.elements.flatMap((element) => (element.kind === 'Constant' && typeof element.value === 'string' ? [element.value] : [])) : [];
}
