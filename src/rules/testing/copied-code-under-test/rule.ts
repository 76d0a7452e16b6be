import type { ProgramSyntax } from '../../../project/program-syntax';
import { statementsOf } from '../../../project/program-syntax';
import type { TestedFunction, TestMap } from '../../../project/testing/reach';
import type { TestCase } from '../../../project/testing/suites';
import { isFixture } from '../../../project/testing/suites';
import type { ClassDefinition, FunctionDefinition } from '../../../python/nodes';
import { callsIn, walk } from '../../fixes/source';
import type { Rule } from '../../rule';
import { calledName, workOf } from '../assertions';
import { codeOf, functionsByTest, nameSite, placeOf } from '../story';

/** A function that a test file has for itself. */
interface Local {
  readonly path: string;
  readonly definition: FunctionDefinition;
}

/** T19: the test defines its own copy of a function of the project and tests that. */
export const rule: Rule = {
  meta: {
    id: 'testing/copied-code-under-test',
    title: 'The test checks its own copy of the code',
    family: 'testing',
    severity: 'warning',
    confidence: 'likely',
    preset: 'on',
    competencies: ['se.testing-coverage', 'se.engineering-rigour'],
    references: ['breck2017'],
    since: '0.1.0',
    fix: 'none',
  },
  onlyWith: ['tests'],
  fromBeginnings: true,
  test({ program, map, report }) {
    const byTest = functionsByTest(map);
    for (const [path, tests] of casesByFile(map)) {
      const locals = localsIn(program, path);
      const calls = new Map(locals.length === 0 ? [] : tests.map((test) => [test, new Set(callsIn(test.definition.body).map(calledName))]));
      for (const local of locals) {
        const callers = tests.filter((test) => calls.get(test)?.has(local.definition.name));
        if (callers.length === 0) continue;
        const original = originalOf(program, map.functions, local);
        if (!original) continue;
        // A reference to compare with: the same test runs the original too.
        if (callers.some((test) => (byTest.get(test) ?? []).includes(original))) continue;
        const place = placeOf(program, nameSite(original.at.path, original.at.definition));
        const same = original.name === local.definition.name ? `\`${original.name}\`` : `\`${original.name}\`, under the name \`${local.definition.name}\``;
        report({
          severity: 'warning',
          confidence: 'likely',
          message:
            `This test file has its own copy of ${same} from ${place}, and tests the copy. The real function could be broken or deleted and the test would still pass. ` +
            `Import it from ${original.at.path} and delete the copy. If that import is hard because the file does work when it is imported, move the function into a module of its own.`,
          at: nameSite(path, local.definition),
          related: [{ message: 'the code that was copied', at: nameSite(original.at.path, original.at.definition) }],
        });
      }
    }
  },
};

function casesByFile(map: TestMap): ReadonlyMap<string, readonly TestCase[]> {
  const found = new Map<string, TestCase[]>();
  for (const test of map.cases) {
    const list = found.get(test.path);
    if (list) list.push(test);
    else found.set(test.path, [test]);
  }
  return found;
}

/** The functions of a test file that are no tests and no fixtures, those defined inside a test too. */
function localsIn(program: ProgramSyntax, path: string): Local[] {
  const found: Local[] = [];
  for (const statement of statementsOf(program.modules.get(path)?.body ?? [])) {
    const functions = statement.kind === 'FunctionDefinition' ? [statement] : statement.kind === 'ClassDefinition' ? statement.body.filter((one) => one.kind === 'FunctionDefinition') : [];
    for (const definition of functions) {
      if (statement.kind === 'FunctionDefinition' && !definition.name.startsWith('test') && !isFixture(definition)) found.push({ path, definition });
      if (!isFixture(definition)) {
        walk(definition.body, (one) => {
          // A class that derives from another overrides its methods.
          if (one.kind === 'ClassDefinition' && (one as unknown as ClassDefinition).bases.length > 0) return false;
          if (one.kind === 'FunctionDefinition') found.push({ path, definition: one as unknown as FunctionDefinition });
          return undefined;
        });
      }
    }
  }
  return found.filter(({ definition }) => definition.decorators.length === 0 || !/fixture|patch/.test(codeOf(program, path, definition.decorators[0] ?? definition)));
}

/** The function of the project that was copied: of the same name and much the same text, or of another name and the same text. */
function originalOf(program: ProgramSyntax, functions: readonly TestedFunction[], local: Local): TestedFunction | null {
  const own = wordsOf(program, local.path, local.definition);
  if (own.size < 8 || statementCount(local.definition) < 2) return null;
  let best: TestedFunction | null = null;
  let bestLikeness = 0;
  for (const one of functions) {
    const { definition, path } = one.at;
    const isNamesake = definition.name === local.definition.name;
    if (path === local.path || /^(__init__|__call__|forward|predict|fit|transform|setup|setUp|main)$/.test(definition.name) || (!isNamesake && statementCount(definition) < 4)) continue;
    if (definition.parameters.filter(({ name }) => name !== 'self').length !== local.definition.parameters.filter(({ name }) => name !== 'self').length && !isNamesake) continue;
    const likeness = overlap(own, wordsOf(program, path, definition));
    if (likeness >= (isNamesake ? 0.6 : 0.95) && likeness > bestLikeness) {
      best = one;
      bestLikeness = likeness;
    }
  }
  return best;
}

function statementCount(definition: FunctionDefinition): number {
  return statementsOf(workOf(definition.body)).length;
}

const words = new WeakMap<FunctionDefinition, ReadonlySet<string>>();

/** The pairs of words and signs that follow one another in a body, without comments and docstring. */
function wordsOf(program: ProgramSyntax, path: string, definition: FunctionDefinition): ReadonlySet<string> {
  let found = words.get(definition);
  if (!found) {
    const text = workOf(definition.body).map((one) => codeOf(program, path, one)).join('\n').replace(/#.*$/gm, '');
    const parts = text.match(/\w+|[^\s\w]/g) ?? [];
    found = new Set(parts.slice(1).map((part, index) => `${parts[index] ?? ''} ${part}`));
    words.set(definition, found);
  }
  return found;
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((word) => b.has(word)).length;
  return both / Math.max(1, a.size + b.size - both);
}
