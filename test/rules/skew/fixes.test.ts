import assert from 'node:assert/strict';
import type { Files } from '../proof';
import { reportOn, tryFixes } from '../proof';

const train = (...lines: readonly string[]): string => `import joblib\nimport numpy as np\nimport pandas as pd\nfrom sklearn.linear_model import Ridge\nfrom sklearn.preprocessing import StandardScaler\ntable = pd.read_csv("houses.csv")\n${lines.map((line) => `${line}\n`).join('')}`;
const app = (...lines: readonly string[]): string => `import joblib\nimport pandas as pd\nfrom flask import Flask, request\napp = Flask(__name__)\nmodel = joblib.load("models/house.joblib")\n${lines.map((line) => `${line}\n`).join('')}`;
const answer = ['@app.post("/p")', 'def price():', '    row = pd.DataFrame([request.get_json()])[["area", "rooms"]]', '    return {"price": float(model.predict(row)[0])}'];

/** The files after each fix of a rule, all of them proved. */
async function fixed(rule: string, files: Files): Promise<readonly Files[]> {
  const trials = (await tryFixes(files)).filter((trial) => trial.rule === rule);
  assert.deepEqual(trials.flatMap(({ faults }) => faults), []);
  return trials.map((trial) => trial.files);
}

describe('fixes of skew', () => {
  it('save a scaler beside its model and apply it in the other file', async () => {
    const files = {
      'train.py': train('scaler = StandardScaler()', 'X = scaler.fit_transform(table[["area", "rooms"]])', 'model = Ridge().fit(X, table["price"])', 'joblib.dump(model, "models/house.joblib")'),
      'app.py': app(...answer),
    };
    const [after] = await fixed('skew/fitted-transformer-not-saved', files);
    assert.equal(after?.['train.py'], `${files['train.py']}joblib.dump(scaler, 'models/scaler.joblib')\n`);
    assert.equal(after['app.py'], files['app.py'].replace('house.joblib")\n', 'house.joblib")\nscaler = joblib.load(\'models/scaler.joblib\')\n').replace('predict(row)', 'predict(scaler.transform(row))'));
  });

  it('offer no scaler that knows some of the columns alone', async () => {
    const files = {
      'train.py': train('X = table[["area", "rooms"]].copy()', 'scaler = StandardScaler()', 'X[["area"]] = scaler.fit_transform(X[["area"]])', 'model = Ridge().fit(X, table["price"])', 'joblib.dump(model, "models/house.joblib")'),
      'app.py': app(...answer),
    };
    const told = (await reportOn(files)).findings.filter((one) => one.rule === 'skew/fitted-transformer-not-saved');
    assert.deepEqual(told.map((one) => one.fixes.length), [0]);
  });

  it('undo the logarithm of the target, with NumPy imported', async () => {
    const files = { 'train.py': train('model = Ridge().fit(table[["area", "rooms"]], np.log(table["price"]))', 'joblib.dump(model, "models/house.joblib")'), 'app.py': app(...answer) };
    const [after] = await fixed('skew/target-transform-not-inverted', files);
    assert.equal(after?.['app.py'], files['app.py'].replace('request\n', 'request\nimport numpy as np\n').replace('model.predict(row)', 'np.exp(model.predict(row))'));
  });

  it('import no function from a script that trains when it is imported', async () => {
    const both = ['def prepare(table):', '    table = table.copy()', '    table["ratio"] = table["area"] / table["rooms"]', '    table["large"] = (table["area"] > 120).astype(int)', '    return table[["ratio", "large"]]'];
    const fit = ['model = Ridge().fit(prepare(table), table["price"])', 'joblib.dump(model, "models/house.joblib")'];
    const ask = ['@app.post("/p")', 'def price():', '    return {"price": float(model.predict(prepare(pd.DataFrame([request.get_json()])))[0])}'];
    const told = async (script: string): Promise<string[][]> => {
      const { findings } = await reportOn({ 'train.py': script, 'app.py': app(...both, ...ask) });
      return findings.filter((one) => one.rule === 'skew/duplicated-feature-code').map((one) => one.fixes.map((fix) => fix.title.split(' in place')[0] ?? ''));
    };
    assert.deepEqual(await told(train(...both, ...fit)), [[]]);
    const guarded = train(...both, 'if __name__ == "__main__":', '    table = pd.read_csv("houses.csv")', ...fit.map((line) => `    ${line}`)).replace('table = pd.read_csv("houses.csv")\n', '');
    assert.deepEqual(await told(guarded), [['Import `prepare` from training\'s train.py']]);
  });

  it('rename what is loaded inside its path', async () => {
    const files = {
      'train.py': train('scaler = StandardScaler()', 'X = scaler.fit_transform(table[["area", "rooms"]])', 'model = Ridge().fit(X, table["price"])', 'joblib.dump(model, "models/house.joblib")', 'joblib.dump(scaler, "models/preprocessor.joblib")'),
      'app.py': app('scaler = joblib.load("models/proprocessor.joblib")', ...answer.map((line) => line.replace('predict(row)', 'predict(scaler.transform(row))'))),
    };
    const [after] = await fixed('skew/artifact-mismatch', files);
    assert.equal(after?.['app.py'], files['app.py'].replace('proprocessor', 'preprocessor'));
  });

  it('put a loaded network into evaluation mode where it is given its name', async () => {
    const program = 'import pytorch_lightning as pl\nimport torch\nfrom torch import nn\nfrom fastapi import FastAPI\napp = FastAPI()\nclass Net(pl.LightningModule):\n    def __init__(self):\n        super().__init__()\n        self.layers = nn.Sequential(nn.Linear(4, 8), nn.Dropout(0.5), nn.Linear(8, 1))\n    def forward(self, x):\n        return self.layers(x)\nmodel = Net.load_from_checkpoint("net.ckpt")\n@app.post("/p")\ndef p(values: list):\n    return model(torch.tensor(values)).item()\n';
    const [after] = await fixed('skew/train-mode-at-serving', { 'app.py': program });
    assert.equal(after?.['app.py'], program.replace('ckpt")\n', 'ckpt")\nmodel.eval()\n'));
  });
});
