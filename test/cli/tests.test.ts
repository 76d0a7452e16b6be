import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestsReport } from '../../src/review/test-map/report';
import { RIDES as FILES, RIDES_FEATURES as FEATURES } from '../fixtures/rides';
import { folderWith, holdout } from './support';

const LCOV = 'SF:rides/features.py\nDA:1,1\nDA:4,1\nDA:5,1\nDA:6,1\nDA:7,1\nDA:10,1\nDA:11,0\nDA:12,0\nDA:13,0\nDA:14,0\nDA:15,0\nDA:16,0\nDA:19,1\nDA:20,0\nend_of_record\n';

describe('holdout tests', function () {
  this.timeout(60_000);
  let folder = '';
  let remove = (): void => undefined;
  const inFolder = (files: Readonly<Record<string, string>>): void => {
    ({ folder, remove } = folderWith(files));
  };
  afterEach(() => {
    remove();
  });
  const run = (...args: string[]) => holdout(['tests', ...args], { cwd: folder });
  const report = async (...args: string[]): Promise<TestsReport> => JSON.parse((await run('--format', 'json', ...args)).stdout) as TestsReport;

  it('prints functions, evidence and tests; what needs a test most comes first', async () => {
    inFolder(FILES);
    const { status, stdout, stderr } = await run();
    assert.deepEqual([status, stderr], [0, '']);
    assert.equal(stdout, `rides/features.py  1 of 3 functions tested, 1 of the others needs a test most
  ✗ encode  line 10    no test · makes features
  ✓ hours   line 4     1 test: 1 direct
      tests/test_features.py:5  test_hours (direct)
  1 more without a test: describe

1 of 3 functions is run by tests (1 test found); of the others, 1 that makes features, splits or answers needs a test most.
Read from the code of the tests. What really ran is surer: \`pytest --cov --cov-context=test\`, then \`coverage json --show-contexts\`; the report is found by its name.
`);
  });

  it('uses the coverage report that it finds, and says so', async () => {
    inFolder({ ...FILES, 'coverage.lcov': LCOV });
    const { stdout } = await run();
    assert.match(stdout, /✗ encode {2}line 10 {4}not run \(coverage\.lcov\) · makes features\n/);
    assert.match(stdout, /✓ hours {3}line 4 {5}1 test: 1 direct · 3 of 3 lines ran \(coverage\.lcov\)\n/);
    assert.match(stdout, /coverage\.lcov \(LCOV\) tells which lines ran, not by which test, for 1 file\.\n/);
  });

  it('leaves a report that is older than the code alone, file by file', async () => {
    inFolder({ ...FILES, 'rides/features.py': FEATURES.replace('\n\n\n', '\n\n\n\n'), 'coverage.lcov': LCOV });
    const { stdout } = await run();
    assert.match(stdout, /rides\/features\.py changed since: there the tests' code is read\./);
    assert.match(stdout, /✓ hours {3}line 5 {5}1 test: 1 direct\n/);
  });

  it('takes the report from the configuration or the command line, and ends with 2 where it can\'t be read', async () => {
    inFolder({ ...FILES, 'pyproject.toml': '[tool.holdout]\ncoverage = "reports/now.info"\n', 'reports/now.info': LCOV, 'bad.xml': '<a/>' });
    assert.equal((await report()).coverage[0]?.path, 'reports/now.info');
    const named = (await report('--coverage', 'reports/now.info')).files[0]?.functions.map(({ name, evidence, tested }) => [name, evidence, tested]);
    assert.deepEqual(named, [['encode', 'coverage', false], ['hours', 'coverage', true], ['describe', 'coverage', false]]);
    const { status, stderr } = await run('--coverage', 'bad.xml');
    assert.equal(status, 2);
    assert.match(stderr, /The coverage report bad\.xml can't be used\. It is XML, but no coverage report/);
  });

  it('gives JSON with places, for some paths alone; a test file stands for what it runs', async () => {
    inFolder({ ...FILES, 'rides/model.py': 'import sklearn\n\n\ndef load(path):\n    return path\n' });
    assert.deepEqual((await report('rides/model.py')).files.map(({ path }) => path), ['rides/model.py']);
    const { files, counts } = await report('tests');
    assert.deepEqual(files.map((file) => [file.path, file.functions.map(({ name }) => name)]), [['rides/features.py', ['hours']]]);
    assert.deepEqual(counts, { functions: 1, tested: 1, untestedFeatureCode: 0, tests: 1 });
    assert.deepEqual(files[0]?.functions[0]?.at, { path: 'rides/features.py', cell: null, range: { start: { line: 4, column: 5 }, end: { line: 4, column: 10 } } });
    assert.deepEqual(files[0].functions[0].tests.map(({ name, path, way, at }) => [name, path, way, at?.range.start.line]), [['test_hours', 'tests/test_features.py', 'direct', 5]]);
  });

  it('says that there is no test, or nothing to test, and writes to a file', async () => {
    inFolder({ 'features.py': FEATURES });
    assert.equal((await run('--output', 'map.txt')).stdout, '');
    assert.match(readFileSync(join(folder, 'map.txt'), 'utf8'), /No test was found for 3 functions, among them 1 that makes features, splits or answers\.\n/);
    remove();
    inFolder({ 'plain.py': 'def f(x):\n    return x\n' });
    assert.equal((await run()).stdout, 'No function of a project with machine learning was found here.\n');
  });

  it('writes first tests with --write: files are made or added to, and a second time nothing is', async () => {
    inFolder({ ...FILES, 'rides/features.py': `${FEATURES}\n\ndef speed(df):\n    return df["distance"] / df["hours"]\n` });
    assert.match((await run('--write')).stdout, /^No first test to write: .* Name a file to have tests of all its functions\.$/m);
    const { status, stdout, stderr } = await run('--write', 'rides/features.py');
    assert.deepEqual([status, stderr], [0, '']);
    assert.match(stdout, /^extended tests\/test_features\.py: .*test_speed/m);
    const text = readFileSync(join(folder, 'tests/test_features.py'), 'utf8');
    assert.ok(text.includes(FILES['tests/test_features.py'].slice(FILES['tests/test_features.py'].indexOf('def test_hours'))));
    assert.match(text, /^from rides\.features import speed/m);
    assert.match(text, /pytest\.fail\("fill in: /);
    await run('--write', 'rides/features.py');
    assert.equal(readFileSync(join(folder, 'tests/test_features.py'), 'utf8'), text);
  });

  for (const [args, message] of [
    [['gone.py'], /gone\.py: There is no such file or folder\./],
    [['pyproject.toml'], /pyproject\.toml is neither a Python file \(\.py\) nor a notebook/],
    [['..'], /lies outside of the current folder/],
    [['--format', 'html'], /It is one of text, json\./],
  ] as const) {
    it(`ends with 2 for: ${args.join(' ')}`, async () => {
      inFolder(FILES);
      const { status, stdout, stderr } = await run(...args);
      assert.deepEqual([status, stdout], [2, '']);
      assert.match(stderr, message);
    });
  }
});
