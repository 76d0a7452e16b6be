import assert from 'node:assert/strict';
import { library } from '../../src/library/tables';
import { loadParser } from '../../src/project/node/parser-files';
import { memoryWorkspace } from '../../src/project/workspace';
import { defaultConfig } from '../../src/review/config';
import { createEngine } from '../../src/review/engine';
import { rules } from '../../src/rules/registry.generated';

const RULE = 'testing/untested-feature-code';
const FILES = {
  'pyproject.toml': '',
  'features.py': `import pandas as pd


def encode(df, levels):
    out = df.copy()
    out["kind"] = out["kind"].fillna("none").str.strip().map(levels)
    out["rate"] = out["price"] / out["hours"].clip(lower=1)
    if out["rate"].isna().any():
        out["rate"] = out["rate"].fillna(out["rate"].median())
    return out


def other(x):
    return x
`,
  'test_features.py': 'from features import other\n\n\ndef test_other():\n    assert other(1) == 1\n',
};
const lines = (hits: number): string => `SF:features.py\nDA:4,1\nDA:5,${String(hits)}\nDA:6,${String(hits)}\nDA:13,1\nend_of_record\n`;

describe('what a coverage report says of feature code', function () {
  this.timeout(20_000);
  const messages = async (files: Readonly<Record<string, string>>): Promise<string[]> => {
    const workspace = memoryWorkspace({ ...FILES, ...files });
    const engine = createEngine({ workspace, config: { ...defaultConfig(), select: [RULE] }, parser: await loadParser(), library, rules });
    const { findings } = await engine.check({ paths: [''] });
    engine.dispose();
    return findings.filter(({ rule }) => rule === RULE).map(({ message }) => message.split('. ')[0] ?? '');
  };

  it('outranks what the tests\' code says, and is named', async () => {
    assert.deepEqual(await messages({}), ['No test runs `encode`']);
    assert.deepEqual(await messages({ 'coverage.lcov': lines(1) }), []);
    assert.deepEqual(await messages({ 'coverage.lcov': lines(0) }), ['No test ran `encode` when coverage.lcov was made']);
    const leading = { 'test_features.py': 'from features import encode\n\n\ndef test_encode(df):\n    assert encode(df, {}) is not None\n' };
    assert.deepEqual(await messages(leading), []);
    assert.deepEqual(await messages({ ...leading, 'coverage.lcov': lines(0) }), ['No test ran `encode` when coverage.lcov was made, though there are some that lead to it']);
  });
});
