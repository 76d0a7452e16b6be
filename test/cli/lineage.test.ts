import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderWith, holdout } from './support';

const CODE = `import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

df = pd.read_csv("a.csv")
X = StandardScaler().fit_transform(df.drop(columns="y"))
X_train, X_test, y_train, y_test = train_test_split(X, df["y"])
print(Ridge().fit(X_train, y_train).score(X_test, y_test))
`;

describe('holdout lineage', function () {
  this.timeout(60_000);
  let folder = '';
  let remove = (): void => undefined;
  beforeEach(() => {
    ({ folder, remove } = folderWith({ 'train.py': CODE, 'plain.py': 'x = 1\n', 'notes.md': '# notes' }));
  });
  afterEach(() => {
    remove();
  });
  const run = (...args: string[]) => holdout(['lineage', ...args], { cwd: folder });

  it('draws a tree, and ends with 0 whatever leaks', async () => {
    const { status, stdout, stderr } = await run('train.py');
    assert.equal(stderr, '');
    assert.equal(status, 0);
    assert.match(stdout, /train\.py:7 {2}✗ fit StandardScaler → X\n/);
    assert.ok(!stdout.includes('\u001b['));
  });

  it('writes an SVG to a file, and JSON to the terminal', async () => {
    const { status, stdout } = await run('train.py', '--format', 'svg', '--theme', 'dark', '--output', 'picture.svg');
    assert.deepEqual([status, stdout], [0, '']);
    assert.match(readFileSync(join(folder, 'picture.svg'), 'utf8'), /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg".*--page:#0d1117/s);
    const json = JSON.parse((await run('train.py', '--format', 'json')).stdout) as { schema: number; nodes: { path: string }[] };
    assert.equal(json.schema, 1);
    assert.ok(json.nodes.every(({ path }) => path === 'train.py'));
  });

  it('says that there is nothing to draw', async () => {
    assert.deepEqual({ ...(await run('plain.py')), milliseconds: 0 }, { status: 0, stdout: 'Nothing is fitted, split or judged in plain.py.\n', stderr: '', milliseconds: 0 });
  });

  for (const [args, message] of [
    [['gone.py'], /gone\.py: There is no such file or folder\./],
    [['notes.md'], /notes\.md is neither a Python file \(\.py\) nor a notebook \(\.ipynb\)\./],
    [['train.py', '--format', 'svgg'], /Did you mean "svg"\?/],
    [['train.py', '--theme', 'night'], /Did you mean/],
    [[], /missing required argument 'file'/],
  ] as const) {
    it(`ends with 2 for: ${args.join(' ')}`, async () => {
      const { status, stdout, stderr } = await run(...args);
      assert.deepEqual([status, stdout], [2, '']);
      assert.match(stderr, message);
    });
  }
});
