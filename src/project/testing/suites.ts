import type { ClassDefinition, FunctionDefinition, Statement } from '../../python/nodes';
import type { ClassAt, FunctionAt, ProgramSyntax } from '../program-syntax';
import { statementsOf } from '../program-syntax';
import type { TestSettings } from './settings';
import { isCollected, isTestFile } from './settings';

/** One test function or method. */
export interface TestCase {
  readonly path: string;
  /** `test_scale`, `TestScale.test_mean`. */
  readonly name: string;
  readonly definition: FunctionDefinition;
  readonly owner: ClassAt | null;
}

/** The tests of the files that the runner collects, in order, by file; of files that have some. */
export function casesByFile(program: ProgramSyntax, settings: TestSettings): ReadonlyMap<string, readonly TestCase[]> {
  const found = new Map<string, readonly TestCase[]>();
  for (const path of program.modules.keys()) {
    const cases = isTestFile(path, settings) && path.endsWith('.py') ? casesOf(program, path, program.modules.get(path)?.body ?? [], settings) : [];
    if (cases.length > 0) found.set(path, cases);
  }
  return found;
}

function casesOf(program: ProgramSyntax, path: string, body: readonly Statement[], settings: TestSettings): TestCase[] {
  const cases: TestCase[] = [];
  for (const statement of statementsOf(body)) {
    if (statement.kind === 'FunctionDefinition' && isCollected(statement.name, settings.functions) && !isFixture(statement)) cases.push({ path, name: statement.name, definition: statement, owner: null });
    if (statement.kind !== 'ClassDefinition') continue;
    const owner: ClassAt = { is: 'class', path, definition: statement };
    const isUnittest = derivesFromTestCase(program, owner);
    if (!isUnittest && (!isCollected(statement.name, settings.classes) || statement.body.some((one) => one.kind === 'FunctionDefinition' && one.name === '__init__'))) continue;
    for (const method of methodsOf(statement)) {
      if (isCollected(method.name, isUnittest ? ['test'] : settings.functions) && !isFixture(method)) cases.push({ path, name: `${statement.name}.${method.name}`, definition: method, owner });
    }
  }
  return cases;
}

function methodsOf(definition: ClassDefinition): FunctionDefinition[] {
  return definition.body.filter((statement): statement is FunctionDefinition => statement.kind === 'FunctionDefinition');
}

function derivesFromTestCase(program: ProgramSyntax, of: ClassAt, hops = 0): boolean {
  return of.definition.bases.some((base) => {
    const name = program.libraryName(base.value, of.path);
    if (name !== undefined && /(^|\.)(TestCase|IsolatedAsyncioTestCase|APITestCase|TransactionTestCase|SimpleTestCase)$/.test(name)) return true;
    const parent = hops < 4 ? program.meaning(base.value, of.path, null) : null;
    return parent?.is === 'class' && parent.definition !== of.definition && derivesFromTestCase(program, parent, hops + 1);
  });
}

/** `@pytest.fixture`, with or without arguments, also of its plugins. */
export function isFixture(definition: FunctionDefinition): boolean {
  return fixtureDecorator(definition) !== undefined;
}

function fixtureDecorator(definition: FunctionDefinition): FunctionDefinition['decorators'][number] | undefined {
  return definition.decorators.find((decorator) => {
    const named = decorator.kind === 'Call' ? decorator.callee : decorator;
    return (named.kind === 'Attribute' && /^(fixture|yield_fixture)$/.test(named.attribute)) || (named.kind === 'Name' && named.id === 'fixture');
  });
}

/** A fixture by the name under which tests ask for it. */
export interface Fixture {
  readonly name: string;
  readonly path: string;
  readonly definition: FunctionDefinition;
  readonly isAutomatic: boolean;
}

/** The fixtures that a test sees: those of its class, its file's, those of other classes in it (it may derive from one), and those of the conftest.py files from its folder upwards. The nearest first. */
export function fixturesFor(program: ProgramSyntax, path: string, owner: ClassAt | null = null): ReadonlyMap<string, Fixture> {
  const ofProgram = fixtures.get(program) ?? new Map<string, ReadonlyMap<string, Fixture>>();
  fixtures.set(program, ofProgram);
  const key = owner ? `${path} ${String(owner.definition.start)}` : path;
  const known = ofProgram.get(key) ?? findFixtures(program, path, owner);
  ofProgram.set(key, known);
  return known;
}

const fixtures = new WeakMap<ProgramSyntax, Map<string, ReadonlyMap<string, Fixture>>>();

function findFixtures(program: ProgramSyntax, path: string, owner: ClassAt | null): ReadonlyMap<string, Fixture> {
  const found = new Map<string, Fixture>();
  const folders = path.split('/').slice(0, -1);
  const files = [path, ...folders.map((_, index) => [...folders.slice(0, folders.length - index), 'conftest.py'].join('/')), 'conftest.py'];
  for (const file of files) {
    const rank = (one: Statement): number => (one.kind !== 'ClassDefinition' ? 1 : one === owner?.definition ? 0 : 2);
    for (const statement of [...statementsOf(program.modules.get(file)?.body ?? [])].sort((a, b) => rank(a) - rank(b))) {
      const functions = statement.kind === 'FunctionDefinition' ? [statement] : statement.kind === 'ClassDefinition' ? methodsOf(statement) : [];
      for (const definition of functions) {
        const decorator = fixtureDecorator(definition);
        if (!decorator) continue;
        const given = (keyword: string): FunctionDefinition['decorators'][number] | undefined => (decorator.kind === 'Call' ? decorator.args.find((argument) => argument.keyword === keyword)?.value : undefined);
        const renamed = given('name');
        const automatic = given('autouse');
        const name = renamed?.kind === 'Constant' && typeof renamed.value === 'string' ? renamed.value : definition.name;
        if (!found.has(name)) found.set(name, { name, path: file, definition, isAutomatic: automatic?.kind === 'Constant' && automatic.value === true });
      }
    }
  }
  return found;
}

/** The names of fixtures that a test, its class or its file uses without a parameter: `@pytest.mark.usefixtures('db')`, `pytestmark = …`. */
export function usedFixtures(program: ProgramSyntax, { path, definition, owner }: TestCase): string[] {
  const ofFile = statementsOf(program.modules.get(path)?.body ?? []).flatMap((statement) =>
    statement.kind === 'Assign' && statement.targets.some((target) => target.kind === 'Name' && target.id === 'pytestmark') ? (statement.value.kind === 'List' || statement.value.kind === 'Tuple' ? statement.value.elements : [statement.value]) : [],
  );
  return [...definition.decorators, ...(owner?.definition.decorators ?? []), ...ofFile].flatMap((mark) =>
    mark.kind === 'Call' && mark.callee.kind === 'Attribute' && mark.callee.attribute === 'usefixtures' ? mark.args.flatMap(({ value }) => (value.kind === 'Constant' && typeof value.value === 'string' ? [value.value] : [])) : [],
  );
}

const starters: ReadonlySet<string> = new Set(['setup_module', 'setUpModule', 'setup_function']);

/** The functions of a test file that the runner calls before its tests. */
export function startersOf(program: ProgramSyntax, path: string): FunctionAt[] {
  return statementsOf(program.modules.get(path)?.body ?? []).flatMap((statement): FunctionAt[] =>
    statement.kind === 'FunctionDefinition' && starters.has(statement.name) ? [{ is: 'function', path, definition: statement, owner: null }] : [],
  );
}
