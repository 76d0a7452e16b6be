import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { corpusFolder } from './programs';
import { findIn, place } from './judge';

const examples = join(corpusFolder(), '..', '..', 'examples');

/** The findings of one family in an example project, and its files. */
async function foundIn(example: string, names: readonly string[], family: string): Promise<{ readonly found: string[]; readonly lineOf: (name: string, text: string) => number }> {
  const files = Object.fromEntries(names.map((name) => [name, readFileSync(join(examples, example, name), 'utf8')]));
  const { found, errors } = await findIn({ family, name: `examples/${example}`, files, expectations: [], style: null, note: null, near: null, neighbours: [], open: new Set() });
  assert.deepEqual(errors, []);
  return {
    found: found.filter((finding) => finding.rule.startsWith(`${family}/`)).map((finding) => `${place(finding)} ${finding.rule}`).sort(),
    lineOf: (name, text) => (files[name] ?? '').split('\n').findIndex((line) => line.includes(text)) + 1,
  };
}

describe('examples', () => {
  it('churn has the three leaks that its README tells of, and no more', async () => {
    const { found, lineOf } = await foundIn('churn', ['clean_train.py', 'explore.ipynb', 'features.py', 'make_data.py', 'train.py'], 'leakage');
    assert.deepEqual(found, [
      'explore.ipynb[6]:6 leakage/resample-before-split',
      `features.py:${String(lineOf('features.py', '.median()'))} leakage/statistic-before-split`,
      `features.py:${String(lineOf('features.py', 'scaler.fit_transform'))} leakage/fit-before-split`,
    ].sort());
  });

  it('rides has the one difference that its README tells of, and no more', async () => {
    const { found, lineOf } = await foundIn('rides', ['app.py', 'features.py', 'fit.py'], 'skew');
    assert.deepEqual(found, [`app.py:${String(lineOf('app.py', 'row["day_sin"]'))} skew/constant-mismatch`]);
  });
});
