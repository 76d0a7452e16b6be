import assert from 'node:assert/strict';
import { findingsOf, placesOf, withTest } from './findings';

const rule = 'testing/ineffective-test';
const speaks = async (body: string, imports?: string): Promise<boolean> => (await placesOf(rule, withTest(body, imports))).length > 0;

describe('tests that cannot fail', () => {
  const faults: readonly (readonly [string, string, string?])[] = [
    ['a tuple', "def test_a():\n    assert (double([1]) == [2], 'twice')"],
    ['a constant alone', 'def test_a():\n    double([1])\n    assert True'],
    ['a length of at least zero', 'def test_a():\n    assert len(double([1])) >= 0'],
    ['or True', 'def test_a():\n    assert double([1]) == [3] or True'],
    ['a result compared with itself', 'def test_a():\n    result = double([1])\n    assert list(result) == list(result)'],
    ['a swallowed assert', 'def test_a():\n    try:\n        assert double([1]) == [2]\n    except Exception:\n        print("no")'],
    ['a mock that gives what it was told', 'def test_a():\n    m = MagicMock()\n    m.f.return_value = 3\n    assert m.f(1) == 3', 'from unittest.mock import MagicMock'],
    ['nothing', 'def test_a():\n    pass'],
    ['no assert', 'def test_a():\n    result = double([1])\n    print(result)'],
    ['assertTrue(True)', 'class A(unittest.TestCase):\n    def test_a(self):\n        self.assertTrue(True)', 'import unittest'],
    ['a call that the code does not take', 'def test_a():\n    assert double([1], 2, 3, 4) == [2]'],
  ];
  for (const [name, body, imports] of faults) it(`are told: ${name}`, async () => { assert.equal(await speaks(body, imports), true); });

  const fine: readonly (readonly [string, string, string?])[] = [
    ['a comparison', 'def test_a():\n    assert double([1]) == [2]'],
    ['a condition with a message', "def test_a():\n    assert double([1]) == [2], 'twice'"],
    ['an expected exception', 'def test_a():\n    with pytest.raises(TypeError):\n        double(None)', 'import pytest'],
    ['a helper that asserts', 'def look(result):\n    assert result == [2]\n\n\ndef test_a():\n    look(double([1]))'],
    ['a helper whose inside is not known', 'def test_a():\n    verify_equal(double([1]), [2])', 'from elsewhere import verify_equal'],
    ['a mock that was called', 'def test_a():\n    m = MagicMock()\n    double([1])\n    m.assert_not_called()', 'from unittest.mock import MagicMock'],
    ['a smoke test by its name', 'def test_double_runs():\n    double([1])'],
    ['a skipped test', '@pytest.mark.skip(reason="later")\ndef test_a():\n    pass', 'import pytest'],
    ['a handler that fails', 'def test_a():\n    try:\n        assert double([1]) == [2]\n    except Exception:\n        pytest.fail("no")', 'import pytest'],
    ['the same twice', 'def test_a():\n    assert double([1]) == double([1])'],
    ['an exception that must not come', 'def test_a():\n    double([1])\n\n\ndef test_b():\n    with pytest.raises(TypeError):\n        double(None)', 'import pytest'],
    ['a comment that says so', 'def test_a():\n    double([1])  # does not raise'],
    ['a fixture that does the work', '@pytest.fixture\ndef doubled():\n    return double([1])\n\n\ndef test_a(doubled):\n    pass', 'import pytest'],
    ['a fixture of its own class', 'class TestA:\n    @pytest.fixture\n    def f(self):\n        return len\n\n    def test_a(self, f):\n        assert f([1], 2) == 1\n\n\nclass TestB:\n    @pytest.fixture\n    def f(self):\n        return double\n\n    def test_b(self, f):\n        assert f([1]) == [2]', 'import pytest'],
    ['a constant beside a real assert', 'def test_a():\n    assert double([1]) == [2]\n    assert True'],
    ['a mock of what the code needs', 'def test_a():\n    table = MagicMock()\n    table.__getitem__.return_value.mean.return_value = 3\n    assert mean(table, "a") == 3', 'from unittest.mock import MagicMock'],
  ];
  for (const [name, body, imports] of fine) it(`leave alone: ${name}`, async () => { assert.equal(await speaks(body, imports), false); });

  it('name at most five tests without an assert', async () => {
    const body = Array.from({ length: 9 }, (_, i) => `def test_${'abcdefghi'.charAt(i)}():\n    print(double([${String(i)}]))`).join('\n\n\n');
    assert.equal((await placesOf(rule, withTest(body))).length, 5);
  });

  it('offer to take the tuple apart', async () => {
    const [finding] = await findingsOf(rule, withTest("def test_a():\n    assert (double([1]) == [2], 'twice')"));
    assert.deepEqual(finding?.fixes.map(({ safe, edits }) => [safe, edits.map(({ text }) => text)]), [[false, ["assert double([1]) == [2], 'twice'"]]]);
  });
});
