import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { corpusFolder } from './programs';
import { findIn, place } from './judge';

const folder = join(corpusFolder(), '..', '..', 'examples', 'churn');
const names = ['clean_train.py', 'explore.ipynb', 'features.py', 'make_data.py', 'train.py'];

describe('examples/churn', () => {
  it('has the three leaks that its README tells of, and no more', async () => {
    const files = Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
    const { found, errors } = await findIn({ family: 'leakage', name: 'examples/churn', files, expectations: [], style: null, note: null, near: null });
    assert.deepEqual(errors, []);
    const leaks = found.filter((finding) => finding.rule.startsWith('leakage/')).map((finding) => `${place(finding)} ${finding.rule}`);
    const lineOf = (text: string): number => (files['features.py'] ?? '').split('\n').findIndex((line) => line.includes(text)) + 1;
    assert.deepEqual(leaks.sort(), [
      'explore.ipynb[6]:6 leakage/resample-before-split',
      `features.py:${lineOf('.median()')} leakage/statistic-before-split`,
      `features.py:${lineOf('scaler.fit_transform')} leakage/fit-before-split`,
    ].sort());
  });
});
