import assert from 'node:assert/strict';
import { library } from '../../../src/library/tables';
import { loadParser } from '../../../src/project/node/parser-files';
import { memoryWorkspace } from '../../../src/project/workspace';
import type { Config } from '../../../src/review/config';
import { defaultConfig } from '../../../src/review/config';
import { createEngine } from '../../../src/review/engine';
import type { ReportedFinding } from '../../../src/review/report';
import { rules } from '../../../src/rules/registry.generated';
import { newFunctions } from '../../eval/changed';
import type { Files } from './findings';

const id = 'testing/new-code-below-coverage';

async function found(files: Files, rule = id, config: Partial<Config> = {}): Promise<readonly ReportedFinding[]> {
  const engine = createEngine({ workspace: memoryWorkspace(files), config: { ...defaultConfig(), ...config }, parser: await loadParser(), library, rules: rules.filter(({ meta }) => meta.id === rule) });
  const changed = newFunctions(files);
  try {
    return (await engine.check({ paths: [''], ...(changed ? { changed } : {}) })).findings;
  } finally {
    engine.dispose();
  }
}

const long = (name: string, lines: number): string => `def ${name}(table: pd.DataFrame) -> pd.DataFrame:\n    out = table.copy()\n${Array.from({ length: lines - 2 }, (_, index) => `    out["c${String(index)}"] = out["a"] / ${String(index + 1)}\n`).join('')}    return out\n`;
const code = (heading: string): string => `${heading}import pandas as pd\n\n\n${long('old', 4)}\n\n${long('first', 16)}\n\n${long('second', 8)}`;
const testOf = (...names: readonly string[]): string => `import pandas as pd\nfrom features import ${names.join(', ')}\n\n\n${names.map((name) => `def test_${name}():\n    assert len(${name}(pd.DataFrame({"a": [1.0]}))) == 1\n`).join('\n\n')}`;
const heading = '# new: first second\n';

describe(id, () => {
  it('is silent without a change, and where tests reach what is new', async () => {
    assert.deepEqual(await found({ 'features.py': code(''), 'test_features.py': testOf('old') }), []);
    assert.deepEqual(await found({ 'features.py': code(heading), 'test_features.py': testOf('first', 'second') }), []);
  });

  it('counts the lines of functions that tests lead to, and says that it has read the tests', async () => {
    const [one, ...others] = await found({ 'features.py': code(heading), 'test_features.py': testOf('second') });
    assert.deepEqual([others.length, one?.severity, one?.confidence, one?.range.start.line], [0, 'warning', 'likely', 12]);
    assert.match(one?.message ?? '', /^Tests run 33 % of the 24 lines that this change adds to functions, and 75 % are asked for \(read off the tests' code, since there is no coverage report/);
    assert.match(one?.message ?? '', /The largest gap is `first`: none of its 16 changed lines runs in a test\./);
    assert.match(one?.message ?? '', /pytest --cov --cov-report=json --cov-context=test/);
  });

  it('believes a coverage report line by line, and not one that is older than the code', async () => {
    const lcov = (shift: number): string => `SF:features.py\n${[...Array.from({ length: 10 }, (_, index) => `DA:${String(13 + shift + index)},1`), ...Array.from({ length: 6 }, (_, index) => `DA:${String(23 + shift + index)},0`), ...Array.from({ length: 8 }, (_, index) => `DA:${String(32 + shift + index)},0`)].join('\n')}\nend_of_record\n`;
    const files = { 'features.py': code(heading), 'test_features.py': testOf('first', 'second') };
    const [measured] = await found({ ...files, 'coverage.lcov': lcov(0) });
    assert.match(measured?.message ?? '', /^Tests run 41 % of the 24 lines .* \(coverage\.lcov says so\)\. The largest gap is `second`: none of its 8 changed lines/);
    assert.deepEqual([measured?.confidence, measured?.related.map(({ message }) => message)], ['certain', ['6 of its 16 changed lines run in no test: first']]);
    assert.deepEqual(await found({ ...files, 'coverage.lcov': lcov(900) }), []);
  });

  it('asks for the share that the configuration asks for, and of a small change for none', async () => {
    const files = { 'features.py': code(heading), 'test_features.py': testOf('first') };
    assert.equal((await found(files)).length, 1);
    assert.equal((await found(files, id, { minNewCoverage: 60 })).length, 0);
    assert.equal((await found({ ...files, 'features.py': code('# new: second\n') })).length, 0);
  });

  it('offers a first test of the largest gap', async () => {
    const [one] = await found({ 'features.py': code(heading), 'test_features.py': testOf('second') });
    assert.match(one?.fixes[0]?.edits.map(({ text }) => text).join('') ?? '', /def test_first\(/);
  });
});

describe('a missing test', () => {
  const rule = 'testing/untested-feature-code';
  const features = `import pandas as pd\n\n\ndef rate(df: pd.DataFrame):\n    out = df.copy()\n    out["rate"] = out["price"] / out["hours"].clip(lower=1)\n    if out["rate"].isna().any():\n        out["rate"] = out["rate"].fillna(0)\n    return out\n\n\n${long('old', 4)}`;

  it('weighs more where a change touches the function', async () => {
    const severity = async (text: string): Promise<unknown[]> => (await found({ 'features.py': text, 'test_features.py': testOf('old') }, rule, { preset: 'strict' })).map((one) => [one.severity, one.confidence]);
    assert.deepEqual(await severity(features), [['hint', 'hint']]);
    assert.deepEqual(await severity(`# new: rate\n${features}`), [['warning', 'likely']]);
    assert.deepEqual(await severity(`# new: old\n${features}`), [['hint', 'hint']]);
  });
});

describe('the files that the configuration names as tests', () => {
  it('are tests, whatever their names', async () => {
    const files = { 'features.py': code(''), 'checks/features_checks.py': testOf('old') };
    const named = await found(files, 'testing/ineffective-test', { tests: ['checks/*.py'], preset: 'strict' });
    assert.deepEqual(named, []);
    const empty = { ...files, 'checks/features_checks.py': 'from features import old\n\n\ndef test_nothing():\n    old(None)\n' };
    assert.deepEqual(await found(empty, 'testing/ineffective-test', { preset: 'strict' }), []);
    assert.deepEqual((await found(empty, 'testing/ineffective-test', { tests: ['checks/*.py'], preset: 'strict' })).map(({ path }) => path), ['checks/features_checks.py']);
    const other = { ...files, 'test_old.py': empty['checks/features_checks.py'] };
    assert.deepEqual(await found(other, 'testing/ineffective-test', { tests: ['checks'], preset: 'strict' }), []);
  });
});

describe('a test that can not pass', () => {
  it('is told with the call that fails, and what the function takes', async () => {
    const files = { 'features.py': 'import pandas as pd\n\n\nclass Scaler:\n    def __init__(self, bounds):\n        self.bounds = bounds\n\n\ndef scale(table: pd.DataFrame, by):\n    return Scaler(limits=by)\n', 'test_features.py': 'from features import scale\n\n\ndef test_keyword():\n    assert scale(None, edges=3) == 1\n\n\ndef test_inside():\n    assert scale(None, 3) == 1\n\n\ndef test_places():\n    assert scale(None, 3, 4) == 1\n' };
    const told = await found(files, 'testing/ineffective-test', { preset: 'strict' });
    assert.deepEqual(told.map(({ message }) => message.slice(0, message.indexOf('. Python'))), [
      'This test can\'t pass: it calls `scale`, which takes no `edges`, but `table` and `by`',
      'This test can\'t pass: what it runs calls, in features.py:10, `Scaler`, which takes no `limits`, but `bounds`',
      'This test can\'t pass: it calls `scale`, which takes 2 arguments by position (`table` and `by`), and is given 3',
    ]);
    assert.deepEqual(told.map(({ related }) => related.map(({ path, range }) => `${path}:${String(range.start.line)}`)), [['test_features.py:5'], ['features.py:10'], ['test_features.py:13']]);
  });
});
