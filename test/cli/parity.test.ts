import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ParityReport } from '../../src/review/side-by-side/report';
import { folderWith, holdout } from './support';

const FIT = `import joblib
import numpy as np
import pandas as pd
from sklearn.linear_model import Ridge

rides = pd.read_csv("rides.csv")
rides["day_sin"] = np.sin(2 * np.pi * rides["weekday"] / 7)
model = Ridge()
model.fit(rides[["day_sin", "minutes"]], rides["price"])
joblib.dump(model, "price.joblib")
`;
const APP = `import joblib
import numpy as np
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("price.joblib")

@app.post("/price")
def price(ride: dict):
    row = pd.DataFrame([ride])
    row["day_sin"] = np.sin(2 * np.pi * row["weekday"] / 6)
    return {"price": model.predict(row[["day_sin", "minutes"]])[0]}
`;

describe('holdout parity', function () {
  this.timeout(60_000);
  let folder = '';
  let remove = (): void => undefined;
  beforeEach(() => {
    ({ folder, remove } = folderWith({ 'fit.py': FIT, 'app.py': APP, 'plain.py': 'x = 1\n', 'broken.py': 'def f(:\n', 'notes.md': '# <script>\n' }));
  });
  afterEach(() => {
    remove();
  });
  const run = (...args: string[]) => holdout(['parity', ...args], { cwd: folder });

  it('lays the columns of both sides beside each other', async () => {
    const { status, stdout, stderr } = await run();
    assert.deepEqual([status, stderr], [0, '']);
    assert.match(stdout, /^fit\.py {2}→ {2}app\.py price, FastAPI\nthrough price\.joblib \(strong\)\n/);
    assert.match(stdout, /day_sin = np\.sin.* ≠ day_sin = np\.sin/);
    assert.match(stdout, /1 of 2 steps agree, 1 differs; 1 finding\n/);
    assert.match(stdout, /1 pair compared, 1 with differences; 1 finding\.\n$/);
    assert.ok(!stdout.includes('\u001b['));
  });

  it('takes either side by its name, or both', async () => {
    for (const names of [['fit.py'], ['app.py'], ['fit.py', 'app.py']]) assert.match((await run(...names)).stdout, /fit\.py {2}→ {2}app\.py/);
  });

  it('gives JSON, and a page without scripts', async () => {
    const report = JSON.parse((await run('--format', 'json')).stdout) as ParityReport;
    assert.equal(report.schema, 1);
    assert.deepEqual(report.pairs.map(({ train, serve, strength, counts }) => [train.path, serve.path, strength, counts.equal, counts.different]), [['fit.py', 'app.py', 'strong', 1, 1]]);
    const { status, stdout } = await run('--format', 'html', '--output', 'sides.html');
    assert.deepEqual([status, stdout], [0, '']);
    const page = readFileSync(join(folder, 'sides.html'), 'utf8');
    assert.match(page, /^<!DOCTYPE html>/);
    assert.match(page, /data-path="fit\.py" data-cell="" data-line="7"/);
    assert.ok(!page.includes('<script'));
  });

  it('says that there are no two sides', async () => {
    const { folder: empty, remove: removeEmpty } = folderWith({ 'fit.py': FIT });
    const { status, stdout } = await holdout(['parity'], { cwd: empty });
    removeEmpty();
    assert.deepEqual([status, stdout], [0, 'No entry point at which a model answers was found beside a training.\n']);
  });

  for (const [args, message] of [
    [['missing.py'], 'missing.py: There is no such file or folder.'],
    [['notes.md'], 'notes.md is neither a Python file (.py) nor a notebook (.ipynb).'],
    [['plain.py'], 'plain.py: no training and serving side of one model is found here.'],
    [['broken.py', 'app.py'], 'broken.py and app.py: no training and serving side of one model is found here.'],
  ] as const) {
    it(`refuses ${args.join(' ')}`, async () => {
      const { status, stdout, stderr } = await run(...args);
      assert.deepEqual([status, stdout, stderr], [2, '', `holdout: ${message}\n`]);
    });
  }
});
