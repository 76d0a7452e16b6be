import assert from 'node:assert/strict';
import { reportOn } from './proof';
import { check, saidBy, show } from './support';

const service = 'import joblib\nimport pandas as pd\nfrom fastapi import FastAPI\nfrom sklearn.preprocessing import StandardScaler, MinMaxScaler\napp = FastAPI()\nmodel = joblib.load("m")\nscaler = joblib.load("s")\n';
const answer = (...lines: readonly string[]): string => `${service}@app.post("/p")\ndef p(row: dict):\n    t = pd.DataFrame([row])\n${lines.map((line) => `    ${line}\n`).join('')}`;

const net = (layer: string): string => `import torch\nfrom torch import nn\nfrom fastapi import FastAPI\napp = FastAPI()\nclass Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.layers = nn.Sequential(nn.Linear(4, 8), ${layer}, nn.Linear(8, 1))\n    def forward(self, x):\n        return self.layers(x)\nmodel = Net()\n`;
const asked = '@app.post("/p")\ndef p(values: list):\n    return model(torch.tensor(values)).item()\n';
const weights = 'model.load_state_dict(torch.load("net.pt"))\n';

describe('skew/refit-at-serving', () => {
  const rule = 'skew/refit-at-serving';

  it('tells the way from the request to the model, and what to call', async () => {
    const { graph, findings } = await check(answer('return model.predict(scaler.fit_transform(t))'));
    const finding = findings.find((found) => found.rule === rule);
    assert.deepEqual(finding && show(graph, finding), [
      'certain error: scaler.fit_transform(t)',
      'a request is answered here (FastAPI): app.post("/p")',
      'the fitted one is loaded here: joblib.load("s")',
      'the model is asked about the result here: model.predict(scaler.fit_transform(t))',
    ]);
    assert.match(finding?.message ?? '', /gives 0 in every column.*already loaded on line 7: call `transform`/);
  });

  it('is silent about a series that is scaled back', async () => {
    assert.deepEqual(await saidBy(rule, answer('s = MinMaxScaler()', 'return s.inverse_transform(model.predict(s.fit_transform(t)))')), []);
  });

  it('is silent where the model is fitted on the same data', async () => {
    assert.deepEqual(await saidBy(rule, answer('x = StandardScaler().fit_transform(t)', 'fresh = joblib.load("untrained")', 'fresh.fit(x, t["y"])', 'return fresh.predict(x)')), []);
  });

  it('asks of a function that scores that its model was loaded', async () => {
    const scores = (made: string): string => `import joblib\nfrom sklearn.preprocessing import StandardScaler\ndef predict_all(table, other):\n    known = ${made}\n    return known.predict(StandardScaler().fit_transform(table))\n`;
    assert.deepEqual(await saidBy(rule, scores('joblib.load("m")')), ['likely: StandardScaler().fit_transform(table)']);
    assert.deepEqual(await saidBy(rule, scores('other')), []);
  });
});

describe('skew/category-codes-per-request', () => {
  const rule = 'skew/category-codes-per-request';

  it('is silent about codes of columns that are not asked of a model', async () => {
    assert.deepEqual(await saidBy(rule, answer('t["a"] = t["a"].astype("category").cat.codes', 'return t.to_dict()')), []);
  });

  it('is silent where the categories are given', async () => {
    assert.deepEqual(await saidBy(rule, answer('t["a"] = t["a"].astype("category").cat.set_categories(["x", "y"])', 't = pd.get_dummies(t)', 'return model.predict(t)')), []);
  });

  it('speaks of the type category only where its codes are taken', async () => {
    assert.deepEqual(await saidBy(rule, answer('t["a"] = t["a"].astype("category")', 'return model.predict(t)')), []);
    assert.deepEqual(await saidBy(rule, answer('t["a"] = t["a"].astype("category")', 't["b"] = t["a"].cat.codes', 'return model.predict(t)')), ['certain: t["a"].cat.codes']);
  });
});

describe('skew/category-codes-per-request, of both sides', () => {
  const between = async (files: Readonly<Record<string, string>>): Promise<string[]> =>
    (await reportOn(files)).findings.filter((finding) => finding.rule === 'skew/category-codes-per-request').map((finding) => `${finding.severity} ${finding.path}:${String(finding.range.start.line)} ${finding.message}`);

  const columns = (coded: string): Readonly<Record<string, string>> => ({
    'train.py': `import joblib\nimport pandas as pd\nfrom sklearn.linear_model import LogisticRegression\nfrom sklearn.preprocessing import LabelEncoder\nt = pd.read_csv("t.csv")\ny = t.pop("y")\n${coded}\nmodel = LogisticRegression().fit(t, y)\njoblib.dump(model, "model.pkl")\njoblib.dump(list(t.columns), "columns.pkl")\n`,
    'app.py': 'import joblib\nimport pandas as pd\nfrom flask import Flask, request\napp = Flask(__name__)\nmodel = joblib.load("model.pkl")\ncolumns = joblib.load("columns.pkl")\n@app.post("/p")\ndef p():\n    t = pd.get_dummies(pd.DataFrame([request.json]))\n    t = t.reindex(columns=columns, fill_value=0)\n    return str(model.predict(t)[0])\n',
  });

  it('speaks of dummy columns that are brought to names without any', async () => {
    const [said, ...others] = await between(columns('t["city"] = LabelEncoder().fit_transform(t["city"])'));
    assert.match(said ?? '', /^error app\.py:9 Training gives each text a number \(train\.py:7\) and saves the names of these columns \(train\.py:10\)/);
    assert.deepEqual(others, []);
    assert.deepEqual(await between(columns('t = pd.get_dummies(t)')), []);
    assert.deepEqual(await between(columns('t["age"] = t["age"] / 10')), []);
  });

  const types = (kept: string, release: string): Readonly<Record<string, string>> => ({
    'train.py': `import pandas as pd\nimport xgboost as xgb\nt = pd.read_csv("t.csv")\ny = t.pop("y")\nt["city"] = t["city"].astype("category")\n${kept}.to_pickle("types.pkl")\nbooster = xgb.train({}, xgb.DMatrix(t, label=y, enable_categorical=True))\nbooster.save_model("model.xgb")\n`,
    'app.py': 'import pandas as pd\nimport xgboost as xgb\nfrom flask import Flask, request\napp = Flask(__name__)\nbooster = xgb.Booster()\nbooster.load_model("model.xgb")\ntypes = pd.read_pickle("types.pkl")\n@app.post("/p")\ndef p():\n    t = pd.DataFrame([request.json])\n    for name in t.columns:\n        t[name] = t[name].astype(types[name])\n    return str(booster.predict(xgb.DMatrix(t, enable_categorical=True))[0])\n',
    ...(release === '' ? {} : { 'requirements.txt': `xgboost==${release}\n` }),
  });

  it('speaks of types that are saved as the word category', async () => {
    const text = 't.dtypes.astype(str)';
    assert.match((await between(types(text, '')))[0] ?? '', /^warning app\.py:12 Training saves the types as text .*this assumes that such a release is used/);
    assert.match((await between(types(text, '1.6.2')))[0] ?? '', /^error app\.py:12 .*1\.6\.2 is used here/);
    assert.deepEqual(await between(types(text, '3.1.0')), []);
    assert.deepEqual(await between(types('t.dtypes', '1.6.2')), []);
  });
});

describe('skew/train-mode-at-serving', () => {
  const rule = 'skew/train-mode-at-serving';

  it('says what the layer does', async () => {
    const dropout = (await check(net('nn.Dropout(0.5)') + weights + asked)).findings.find((found) => found.rule === rule);
    assert.match(dropout?.message ?? '', /Dropout layers go on setting values to 0 at random/);
    const norm = (await check(net('nn.BatchNorm1d(8)') + weights + asked)).findings.find((found) => found.rule === rule);
    assert.match(norm?.message ?? '', /BatchNorm1d layers scale each request by its own mean/);
  });

  it('is silent about eval(), train(False), and several passes on purpose', async () => {
    for (const line of ['model.eval()\n', 'model.train(False)\n', 'MC_DROPOUT = True\n']) assert.deepEqual(await saidBy(rule, net('nn.Dropout(0.5)') + weights + line + asked), [], line);
  });

  it('is silent about layers without a mode, dropout of 0, and networks without weights', async () => {
    assert.deepEqual(await saidBy(rule, net('nn.ReLU()') + weights + asked), []);
    assert.deepEqual(await saidBy(rule, net('nn.Dropout(p=0.0)') + weights + asked), []);
    assert.deepEqual(await saidBy(rule, net('nn.Dropout(0.5)') + asked), []);
  });

  it('is silent where the network is not asked', async () => {
    assert.deepEqual(await saidBy(rule, `${net('nn.Dropout(0.5)')}${weights}@app.get("/size")\ndef size():\n    return 1\n`), []);
  });
});

describe('skew/random-step-at-inference', () => {
  const rule = 'skew/random-step-at-inference';
  const page = (steps: string, use: string): string => `import torch\nimport gradio as gr\nfrom torchvision import transforms as T\nmodel = torch.jit.load("m.pt").eval()\nprepare = T.Compose([${steps}])\ndef classify(image):\n    ${use}\ngr.Interface(classify, "image", "label").launch()\n`;

  it('speaks of each random step', async () => {
    assert.deepEqual(await saidBy(rule, page('T.Resize(8), T.RandomCrop(4), T.ColorJitter(0.1)', 'return model(prepare(image))')), ['certain: T.RandomCrop(4)', 'certain: T.ColorJitter(0.1)']);
  });

  it('is silent about steps that are switched off, and views whose mean is taken', async () => {
    assert.deepEqual(await saidBy(rule, page('T.RandomHorizontalFlip(p=0)', 'return model(prepare(image))')), []);
    assert.deepEqual(await saidBy(rule, page('T.RandomCrop(4)', 'return sum(model(prepare(image)) for _ in range(8)) / 8')), []);
  });

  it('is silent about a transform that no model is asked about', async () => {
    assert.deepEqual(await saidBy(rule, page('T.RandomCrop(4)', 'return prepare(image)')), []);
  });
});
