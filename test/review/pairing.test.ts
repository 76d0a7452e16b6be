import assert from 'node:assert/strict';
import { library } from '../../src/library/tables';
import { loadParser } from '../../src/project/node/parser-files';
import { memoryWorkspace } from '../../src/project/workspace';
import type { PythonParser } from '../../src/python/parser';
import type { Config } from '../../src/review/config';
import { defaultConfig } from '../../src/review/config';
import type { Engine } from '../../src/review/engine';
import { createEngine } from '../../src/review/engine';
import { rules } from '../../src/rules/registry.generated';
import { serve, train } from '../bench/two-sided';

const config = 'MODEL = "model.joblib"\nSCALER = "scaler.joblib"\nCOLUMNS = ["age", "income"]\nSEED = 1\n';
const helpers = {
  'shop/config.py': config,
  'shop/__init__.py': '',
  'shop/data.py': 'import pandas as pd\n\n\ndef read(path):\n    return pd.read_csv(path)\n',
  'shop/evaluate.py': 'def report(X, y):\n    print(len(X), len(y))\n',
  'shop/features.py': 'class Builder_1:\n    def __init__(self, columns):\n        self.columns = columns\n\n    def build(self, table):\n        return table[self.columns]\n',
  'shop/model.py': 'from sklearn.linear_model import LogisticRegression\n\n\ndef make():\n    return LogisticRegression()\n',
};

describe('pairing across edits', () => {
  let parser: PythonParser;
  before(async () => {
    parser = await loadParser();
  });

  const engineOf = (files: Record<string, string>, over: Partial<Config> = {}): Engine =>
    createEngine({ workspace: memoryWorkspace(files), config: { ...defaultConfig(), ...over }, parser, library, rules });
  const skews = async (engine: Engine): Promise<string[]> => {
    const report = await engine.check({ paths: [''] });
    assert.deepEqual(report.errors, []);
    return report.findings.filter(({ rule }) => rule === 'skew/fitted-transformer-not-saved').map(({ path, range }) => `${path}:${String(range.start.line)}`);
  };

  it('tells of one side what an edit of the other brings, and takes it back', async () => {
    const files: Record<string, string> = { ...helpers, 'shop/train.py': train('1', 'shop'), 'shop/serve.py': serve('1', 'shop') };
    const engine = engineOf(files);
    assert.deepEqual(await skews(engine), []);
    files['shop/train.py'] = train('1', 'shop', false);
    engine.invalidate('shop/train.py');
    assert.deepEqual(await skews(engine), [], 'serving loads a scaler: it may be this one');
    files['shop/serve.py'] = serve('1', 'shop', false);
    engine.invalidate('shop/serve.py');
    assert.deepEqual(await skews(engine), ['shop/train.py:17']);
    files['shop/train.py'] = train('1', 'shop');
    engine.invalidate('shop/train.py');
    assert.deepEqual(await skews(engine), []);
  });

  it('runs a side again when a file that it imports changes, or appears', async () => {
    const files: Record<string, string> = { ...helpers, 'shop/train.py': train('1', 'shop', false), 'shop/serve.py': serve('1', 'shop', false) };
    delete files['shop/config.py'];
    const engine = engineOf(files);
    assert.deepEqual(await skews(engine), []);
    files['shop/config.py'] = config;
    engine.invalidate('shop/config.py');
    assert.deepEqual(await skews(engine), ['shop/train.py:17']);
    files['shop/features.py'] = helpers['shop/features.py'].replace('return table[self.columns]', 'return unknown(table)');
    engine.invalidate('shop/features.py');
    assert.deepEqual(await skews(engine), ['shop/train.py:17'], 'what happens before the scaler is of no matter');
    files['shop/config.py'] = config.replace('"model.joblib"', 'None');
    engine.invalidate('shop/config.py');
    assert.deepEqual(await skews(engine), [], 'nothing is saved under a name any more');
  });

  it('takes the files that the configuration names for the sides, and no others', async () => {
    const files: Record<string, string> = { ...helpers, 'shop/train.py': train('1', 'shop', false), 'shop/serve.py': serve('1', 'shop', false) };
    assert.deepEqual(await skews(engineOf(files, { train: ['shop/train.py'], serve: ['shop/serve.py'] })), ['shop/train.py:17']);
    assert.deepEqual(await skews(engineOf(files, { train: ['experiments/**'] })), []);
    assert.deepEqual(await skews(engineOf(files, { serve: ['web/**'] })), []);
  });

  it('lets a configured pair win over what the names of files say', async () => {
    const files: Record<string, string> = {
      ...helpers, 'shop/train.py': train('1', 'shop'), 'shop/serve.py': serve('1', 'shop', false),
      'shop/other.py': train('1', 'shop', false).replace('MODEL)', '"elsewhere.joblib")'),
    };
    assert.deepEqual(await skews(engineOf(files)), []);
    assert.deepEqual(await skews(engineOf(files, { pairs: [{ train: 'shop/other.py', serve: 'shop/serve.py' }] })), ['shop/other.py:17']);
    assert.deepEqual(await skews(engineOf(files, { pairs: [{ train: 'shop/oth*.py', serve: 'shop/s*.py' }] })), ['shop/other.py:17']);
  });
});
