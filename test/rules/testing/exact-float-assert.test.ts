import assert from 'node:assert/strict';
import { findingsOf, placesOf, withTest } from './findings';

const rule = 'testing/exact-float-assert';
const imports = 'import numpy as np\nimport pandas as pd';
const speaks = async (body: string): Promise<boolean> => (await placesOf(rule, withTest(body, imports))).length > 0;

describe('exact comparisons of floats', () => {
  const faults: readonly (readonly [string, string])[] = [
    ['a number', "def test_a():\n    assert mean(pd.DataFrame({'a': [1, 2]}), 'a') == 0.15"],
    ['the literal first', "def test_a():\n    assert 0.15 == mean(pd.DataFrame({'a': [1, 2]}), 'a')"],
    ['a name', "def test_a():\n    result = double([1])\n    assert result[0] == -2.1"],
    ['a list', 'def test_a():\n    assert double([1]) == [0.3, 0.7]'],
    ['one of several conditions', 'def test_a():\n    result = double([1])\n    assert len(result) == 1 and result[0] == 0.3'],
    ['assert_array_equal', 'def test_a():\n    np.testing.assert_array_equal(double([1]), [0.3])'],
    ['two arrays', 'def test_a():\n    result = double([1])\n    assert result == np.array([1, 2])'],
  ];
  for (const [name, body] of faults) it(`are told: ${name}`, async () => { assert.equal(await speaks(body), true); });

  const fine: readonly (readonly [string, string])[] = [
    ['zero', 'def test_a():\n    assert double([1])[0] == 0.0'],
    ['a whole number', 'def test_a():\n    assert double([1])[0] == 2.0'],
    ['a half', 'def test_a():\n    assert double([1])[0] == 1.5'],
    ['approx', 'def test_a():\n    assert double([1])[0] == pytest.approx(0.3)'],
    ['what was rounded', 'def test_a():\n    assert round(double([1])[0], 2) == 0.33'],
    ['a setting', 'def test_a():\n    config = double([1])\n    assert config[0] == 0.3'],
    ['what was handed in', 'def test_a():\n    assert double([0.3])[0] == 0.3'],
    ['whole arrays', 'def test_a():\n    np.testing.assert_array_equal(double([1]), [2])'],
    ['all of an array', 'def test_a():\n    assert (double([1]) == np.array([1, 2])).all()'],
  ];
  for (const [name, body] of fine) it(`leave alone: ${name}`, async () => { assert.equal(await speaks(body), false); });

  it('are mended by pytest.approx, with its import', async () => {
    const files = withTest('def test_a():\n    assert double([1])[0] == 0.3', imports);
    const [finding] = await findingsOf(rule, files);
    const [fix] = finding?.fixes ?? [];
    assert.ok(fix?.safe);
    const lines = (files['test_features.py'] ?? '').split('\n');
    for (const { range, text } of [...fix.edits].sort((a, b) => b.range.start.line - a.range.start.line)) {
      const line = lines[range.start.line - 1] ?? '';
      lines[range.start.line - 1] = line.slice(0, range.start.column - 1) + text + line.slice(range.end.line === range.start.line ? range.end.column - 1 : line.length);
    }
    const mended = { ...files, 'test_features.py': lines.join('\n') };
    assert.match(mended['test_features.py'], /import pytest/);
    assert.match(mended['test_features.py'], /== pytest\.approx\(0\.3\)/);
    assert.deepEqual(await placesOf(rule, mended), []);
  });
});
