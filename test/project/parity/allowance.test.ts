import assert from 'node:assert/strict';
import { findParity } from '../../../src/project/parity/parity';
import { programOf } from '../symbolic/support';

const app = (n: number): string => `import joblib\nfrom fastapi import FastAPI\n\napp = FastAPI()\nmodel = joblib.load("m${String(n)}.pkl")\n\n@app.post("/p")\ndef predict(row: dict):\n    return model.predict([[row["a"]]])\n`;
const train = (n: number): string => `import joblib\nfrom sklearn.linear_model import Ridge\n\nmodel = Ridge()\nmodel.fit(X, y)\njoblib.dump(model, "m${String(n)}.pkl")\n`;

describe('what all sides together may take', () => {
  it('is enough for ordinary projects', async () => {
    const { pairs, leftOut } = findParity({ files: await programOf({ 'a.py': app(1), 'b.py': app(2), 'train_a.py': train(1), 'train_b.py': train(2) }) });
    assert.equal(pairs.length, 2);
    assert.equal(leftOut, 0);
  });

  it('leaves the rest out when it is used up, and says how much', async () => {
    const { servings, trainings, leftOut } = findParity({ files: await programOf({ 'a.py': app(1), 'b.py': app(2), 'train_a.py': train(1), 'train_b.py': train(2) }), steps: 10 });
    assert.deepEqual(servings.map((side) => side.path), ['a.py']);
    assert.equal(trainings.length, 0);
    assert.equal(leftOut, 3);
  });

  it('is not spent on files that only train and are tied to nothing, until somebody asks for all', async () => {
    const other = `import pandas as pd\nfrom sklearn.linear_model import Ridge\n\ntable = pd.read_csv("other.csv")\nfor column in table.columns:\n    Ridge().fit(table[[column]], table["y"])\n`;
    const files = await programOf({ 'app.py': app(1), 'train.py': train(1), 'study/a.py': other, 'study/b.py': other });
    const all = findParity({ files });
    assert.deepEqual(all.trainings.map((side) => side.path), ['train.py', 'study/a.py', 'study/b.py']);
    const spent = [...all.servings, ...all.writing].reduce((sum, side) => sum + side.trace.steps, 0);
    const parity = findParity({ files, steps: spent });
    assert.deepEqual(parity.pairs.map((pair) => pair.train.path), ['train.py']);
    assert.equal(parity.leftOut, 0);
    assert.deepEqual(parity.trainings.map((side) => side.path), ['train.py']);
    assert.equal(parity.leftOut, 2);
  });
});
