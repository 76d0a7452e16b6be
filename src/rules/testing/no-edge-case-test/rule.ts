import type { TestedFunction } from '../../../project/testing/reach';
import { kindsOfTests } from '../../../project/testing/kinds';
import type { Practice } from '../../../project/testing/practice';
import { practiceOf } from '../../../project/testing/practice';
import type { Rule } from '../../rule';

/** T15: a function that works on data is tested with good rows alone. */
export const rule: Rule = {
  meta: {
    id: 'testing/no-edge-case-test',
    title: 'A data function is tested with ordinary input alone',
    family: 'testing',
    severity: 'hint',
    confidence: 'hint',
    preset: 'hint',
    competencies: ['se.testing-coverage', 'de.data-quality-contracts'],
    references: ['breck2019', 'checklist2020'],
    since: '0.1.0',
    fix: 'none',
  },
  atMost: 'hint',
  onlyWith: ['tests'],
  test({ program, map, settings, parity, report }) {
    if (map.cases.length === 0) return;
    const practice = practiceOf(program, map, settings, parity);
    const kinds = kindsOfTests(program, map);
    const candidates = map.functions.flatMap((tested) => {
      const direct = tested.tests.filter(({ way }) => way === 'direct');
      if (direct.length === 0 || tested.tests.some(({ test }) => kinds.get(test)?.has('edge case') === true)) return [];
      const found = dangersIn(practice, tested);
      return found.length > 0 ? [{ tested, found, test: direct[0]?.test }] : [];
    });
    const best = candidates.sort((a, b) => b.found.length - a.found.length)[0];
    if (!best?.test) return;
    const { tested, found, test } = best;
    report({
      severity: 'hint',
      confidence: 'hint',
      message:
        `\`${tested.name}\` is tested with ordinary input alone: no test gives it ${inputsText(found)}. Such rows come with the first real data, and then they raise in the service or become a wrong number without a word. ` +
        'Add one case for each to the test (`pytest.mark.parametrize`), and write down what should come out.',
      at: { path: tested.at.path, span: tested.at.definition.nameSpan },
      related: [{ message: 'a test with ordinary input', at: { path: test.path, span: test.definition.nameSpan } }],
    });
  },
};

/** What code does, and the input which that is about. */
const dangers: readonly (readonly [RegExp, string])[] = [
  [/[\w)\]]\s*\/\s*(?![\d/'"])[\w(]|np\.divide|\.div\(|\.replace\(\s*0\s*,/, 'a zero to divide by'],
  [/\.fillna\(|\.isna\(|\.isnull\(|\.dropna\(|\.notna\(|is None\b|is not None\b|isnan\(/, 'a missing value'],
  [/\.empty\b|\blen\(\w+\)\s*(==|<|>)\s*[01]\b|if not \w+\s*:/, 'an empty table'],
  [/\.map\(\s*[\w{]|\.replace\(\s*\{|get_dummies|Categorical/, 'a category that it has not seen'],
  [/np\.log|math\.log|sqrt\(/, 'a zero or a negative number'],
  [/to_datetime|strptime/, 'a date that is missing or malformed'],
];

const ofTables = /\.(fillna|isna|isnull|notna|dropna|map|astype|groupby|empty|replace|clip|dt|str|loc|iloc)\b|\b(pd|pandas)\./;

/** Of a function that works on tables, the inputs of at least two kinds that its own code has to deal with; else none. */
function dangersIn(practice: Practice, { at }: TestedFunction): string[] {
  const whole = (practice.code.get(at.path) ?? '').slice(at.definition.start, at.definition.end);
  const text = whole.replace(/("""|''')[\s\S]*?\1/g, '').replace(/#.*$/gm, '').replace(/(['"])(?:(?!\1).)*\1/g, "''");
  const takes = at.definition.parameters.some(({ name }) => name !== 'self' && name !== 'cls');
  // Paths are put together with a slash, and what has no parameter takes no input.
  if (!takes || !/\[\s*''|DataFrame|Series/.test(text) || !ofTables.test(text) || /\b(Path|os\.path|folder|directory)\b/.test(text)) return [];
  if (/plot|load|save|read|write|main|download|log|print|report|predict|train|fit|hyperparameter|search_space/.test(at.definition.name)) return [];
  const found = dangers.filter(([pattern]) => pattern.test(text)).map(([, input]) => input);
  return found.length > 1 ? found : [];
}

function inputsText(inputs: readonly string[]): string {
  const some = inputs.slice(0, 3);
  return some.length === 1 ? (some[0] ?? '') : `${some.slice(0, -1).join(', ')} or ${some.at(-1) ?? ''}`;
}
