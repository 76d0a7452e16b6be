import { statementsOf } from '../../../project/program-syntax';
import { isTestFile } from '../../../project/testing/settings';
import type { Expression, FunctionDefinition } from '../../../python/nodes';
import { namesIn, writtenBy } from '../../fixes/source';
import type { Rule } from '../../rule';
import { assertsIn } from '../assertions';
import { codeOf, isOwnCode, shortly } from '../story';

const MOST_OF_ONE = 3;

/** A bare assert in library code looks after what callers give. Off unless asked for: many projects mean it so. */
export const rule: Rule = {
  meta: {
    id: 'testing/assert-for-validation',
    title: 'An assert validates what a function is given',
    family: 'testing',
    severity: 'hint',
    confidence: 'likely',
    preset: 'off',
    competencies: ['se.python', 'se.engineering-rigour'],
    references: ['breck2019'],
    since: '0.1.0',
    fix: 'none',
  },
  asksAllFunctions: true,
  test({ program, map, settings, report }) {
    // The first few of a function: whoever mends these sees the others.
    const told = new Map<FunctionDefinition, number>();
    for (const { at } of map.functions) {
      const { path, definition } = at;
      if (!isOwnCode(path) || isTestFile(path, settings) || /(^|\/)(tests?|testing|smoke)\/|(^|\/|_)smoke(_\w+)?\.py$/.test(path) || definition.name.startsWith('_') || /^(check|assert|verify|validate)/.test(definition.name)) continue;
      const given = new Set(definition.parameters.map(({ name }) => name).filter((name) => name !== 'self' && name !== 'cls'));
      for (const one of statementsOf(definition.body)) {
        if (one.kind === 'Assign' && namesIn(one.value).some(({ id }) => given.has(id))) for (const name of writtenBy(one)) given.add(name);
      }
      const results = new Set(statementsOf(definition.body).flatMap((one) => (one.kind === 'Return' && one.value?.kind === 'Name' ? [one.value.id] : [])).filter((name) => !definition.parameters.some((parameter) => parameter.name === name)));
      for (const found of assertsIn(definition.body)) {
        // About what it gives: that is for a mistake in the function itself.
        if (namesIn(found.test).some(({ id }) => results.has(id))) continue;
        if ((told.get(definition) ?? 0) >= MOST_OF_ONE || narrows(found.test) || !namesIn(found.test).some(({ id }) => given.has(id))) continue;
        told.set(definition, (told.get(definition) ?? 0) + 1);
        report({
          severity: 'hint',
          confidence: 'likely',
          message:
            `\`${shortly(program, path, found.test)}\` looks after what \`${definition.name}\` is given, but \`python -O\` leaves all asserts out, and then wrong data goes through without a word. ` +
            `Write \`if not …: raise ValueError(…)\` and say in the message what was expected and what came.${codeOf(program, path, found).includes('.shape') ? ' A wrong shape is better told with both shapes.' : ''}`,
          at: { path, span: { start: found.start, end: found.end } },
          related: [],
        });
      }
    }
  },
};

/** `assert x is not None`, `assert isinstance(x, str)`: for type checkers. */
function narrows(test: Expression): boolean {
  if (test.kind === 'Comparison') return test.operators.every((operator) => operator.startsWith('is'));
  return test.kind === 'Call' && test.callee.kind === 'Name' && test.callee.id === 'isinstance';
}
