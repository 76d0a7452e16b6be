import assert from 'node:assert/strict';
import { generated } from './support';

const features = `import pandas as pd

MONTHS = {"monthly": 1, "yearly": 12}


def add_features(customers: pd.DataFrame) -> pd.DataFrame:
    out = customers.copy()
    out["months"] = out["contract"].map(MONTHS)
    out["rate"] = out["calls"] / out["tenure"]
    return out
`;

async function textOf(files: Readonly<Record<string, string>>, path: string, name: string | null = null, kind: Parameters<typeof generated>[2] = null): Promise<string> {
  const made = (await generated(files, name, kind)).files;
  assert.ok(made[path] !== undefined, `${path} is not among ${Object.keys(made).join(', ')}`);
  return made[path];
}

describe('first tests', () => {
  it('feature code: the columns and edges that the code has, and nothing taken for true', async () => {
    const text = await textOf({ 'features.py': features }, 'tests/test_features.py');
    assert.match(text, /ADD_FEATURES_ROW = \{"calls": 2\.0, "tenure": 2\.0, "contract": "monthly"\}/);
    assert.match(text, /"tenure": 0\.0\}\], None, id="zero in tenure"/);
    assert.match(text, /"contract": "unseen"\}\], None, id="unseen contract"/);
    assert.match(text, /id="no rows"/);
    assert.match(text, /pytest\.fail\("fill in: what add_features must give for this table, worked out by hand"\)/);
    assert.match(text, /def test_add_features_leaves_its_table_as_it_was\(\)/);
  });

  it('feature code that changes its table in place is not told to leave it alone', async () => {
    const text = await textOf({ 'features.py': 'def add(df):\n    df["a"] = df["b"].fillna(0) * 2\n    df.drop(columns=["c"], inplace=True)\n' }, 'tests/test_features.py');
    assert.doesNotMatch(text, /leaves_its_table/);
    assert.match(text, /pd\.DataFrame\(df\)\.to_dict/);
  });

  it('a file that is there is added to, its imports used, and a second time nothing comes', async () => {
    const existing = '"""Tests of features."""\nimport pandas as pd\n\nfrom features import other\n\n\ndef test_other():\n    assert other(1) == 1\n';
    const files = { 'features.py': `${features}\n\ndef other(x):\n    return x\n`, 'tests/test_features.py': existing };
    const text = await textOf(files, 'tests/test_features.py', 'add_features');
    assert.ok(text.includes('def test_other():\n    assert other(1) == 1\n'));
    assert.equal(text.match(/^import pandas as pd$/gm)?.length, 1);
    assert.match(text, /^from features import add_features/m);
    assert.deepEqual((await generated({ ...files, 'tests/test_features.py': text }, 'add_features')).files, {});
  });

  it('the package, the src folder and the custom of file names are the project\'s own', async () => {
    const made = await generated({
      'pyproject.toml': '[tool.pytest.ini_options]\npythonpath = ["src"]\n', 'src/churn/__init__.py': '', 'src/churn/features.py': features, 'src/churn/other.py': 'def other(x):\n    return x\n',
      'tests/unit/other_test.py': 'from churn.other import other\n\ndef test_other():\n    assert other(1) == 1\n',
    }, 'add_features');
    const text = made.files['tests/unit/features_test.py'] ?? '';
    assert.match(text, /^from churn\.features import add_features$/m);
    assert.doesNotMatch(text, /sys\.path/);
  });

  it('without such a setting the test puts the source folder on the path', async () => {
    const text = await textOf({ 'src/churn/__init__.py': '', 'src/churn/features.py': features }, 'tests/test_features.py');
    assert.match(text, /sys\.path\.insert\(0, str\(Path\(__file__\)\.resolve\(\)\.parents\[1\] \/ "src"\)\)\n\nfrom churn\.features import add_features/);
  });

  it('a script that works when it is imported, and a library that may be missing, skip with a word', async () => {
    const text = await textOf({ 'train.py': 'import pandas as pd\nimport xgboost\n\ndf = pd.read_csv("a.csv")\n\n\ndef prepare(df):\n    df = df.copy()\n    df["a"] = df["b"] / 2\n    return df\n' }, 'tests/test_train.py');
    assert.match(text, /pytest\.skip\("train\.py does work when it is imported \(line 4: pd\.read_csv\(…\)\)/);
    assert.match(text, /prepare = pytest\.importorskip\("train"\)\.prepare/);
    assert.doesNotMatch(text, /^from train import/m);
  });

  it('a split: no row on both sides', async () => {
    const text = await textOf({ 'split.py': 'from sklearn.model_selection import train_test_split\n\n\ndef split(df):\n    return train_test_split(df, test_size=0.2, stratify=df["kind"], random_state=1)\n' }, 'tests/test_split.py');
    assert.match(text, /df = pd\.DataFrame\(\{"kind": \[n % 2 for n in range\(40\)\]\}\)/);
    assert.match(text, /isdisjoint/);
  });

  it('random numbers: two runs with the same seeds, through one fixture', async () => {
    const text = await textOf({ 'make.py': 'import numpy as np\n\n\ndef noise(count: int):\n    return np.random.rand(count)\n\n\ndef more(count: int):\n    return np.random.randn(count)\n' }, 'tests/test_make.py');
    assert.equal(text.match(/def seeds\(\):/g)?.length, 1);
    assert.match(text, /def test_noise_is_the_same_in_two_runs\(seeds\)/);
  });

  it('a saved model: loaded again, it predicts the same', async () => {
    const text = await textOf({ 'store.py': 'import joblib\n\n\ndef save(model, path):\n    joblib.dump(model, path)\n' }, 'tests/test_store.py');
    assert.match(text, /save\(model=fitted, path=str\(path\)\)/);
    assert.match(text, /loaded = joblib\.load\(path\)/);
  });

  it('data that is read: the columns that the code uses, with pandera where the project has it', async () => {
    const script = 'import pandas as pd\n\n\ndef load():\n    df = pd.read_csv("data/rides.csv")\n    df["hours"] = df["minutes"] / 60\n    return df\n';
    const text = await textOf({ 'load.py': script }, 'tests/test_load.py', 'load', 'schema');
    assert.match(text, /parents\[1\] \/ "data\/rides\.csv"/);
    assert.match(text, /assert \{"minutes"\} <= set\(table\.columns\)/);
    const checked = await textOf({ 'load.py': script, 'schema.py': 'import pandera as pa\n' }, 'tests/test_load.py', 'load', 'schema');
    assert.match(checked, /"minutes": pa\.Column\(float/);
  });

  it('an endpoint: a valid request from the model of the request, and each required field left out', async () => {
    const app = 'import joblib\nfrom fastapi import FastAPI\nfrom pydantic import BaseModel, Field\n\napp = FastAPI()\nmodel = joblib.load("model.joblib")\n\n\nclass Ride(BaseModel):\n    distance: float = Field(..., gt=3)\n    kind: str\n    note: str | None = None\n\n\n@app.post("/predict")\ndef predict(ride: Ride):\n    return {"duration": float(model.predict([[ride.distance]])[0])}\n';
    const text = await textOf({ 'app.py': app }, 'tests/test_app.py');
    assert.match(text, /"distance": 4\.0,\n {4}"kind": "a",\n {4}"note": "a",/);
    assert.match(text, /parametrize\("field", \["distance", "kind"\]\)/);
    assert.match(text, /monkeypatch\.setattr\("joblib\.load"/);
    assert.match(text, /predict_client\.post\("\/predict", json=PREDICT_REQUEST\)/);
  });

  it('a network: one batch is learned by heart', async () => {
    const net = 'import torch\nfrom torch import nn\n\n\nclass Net(nn.Module):\n    def __init__(self, hidden: int = 8):\n        super().__init__()\n        self.first = nn.Linear(5, hidden)\n        self.last = nn.Linear(hidden, 1)\n\n    def forward(self, x):\n        return self.last(self.first(x))\n';
    const text = await textOf({ 'net.py': net }, 'tests/test_net.py', 'Net.forward');
    assert.match(text, /batch = torch\.randn\(4, 5\)/);
    assert.match(text, /losses\[-1\] < 0\.05 \* losses\[0\]/);
  });

  it('both sides of a model: the same raw rows', async () => {
    const prepare = (by: string): string => `def prepare(row):\n    return {"hours": row["minutes"] / ${by}, "kind": row["kind"].lower()}\n`;
    const text = await textOf({
      'train.py': `import joblib\nimport pandas as pd\nfrom sklearn.linear_model import Ridge\n\n\n${prepare('60')}\n\ndef main():\n    df = pd.read_csv("a.csv")\n    X = pd.DataFrame([prepare(row) for row in df.to_dict("records")])\n    joblib.dump(Ridge().fit(X, df["y"]), "model.joblib")\n\n\nif __name__ == "__main__":\n    main()\n`,
      'serve.py': `import joblib\nfrom flask import Flask, request\nimport pandas as pd\n\napp = Flask(__name__)\n\n\n${prepare('3600')}\n\n@app.route("/predict", methods=["POST"])\ndef predict():\n    model = joblib.load("model.joblib")\n    return {"y": float(model.predict(pd.DataFrame([prepare(request.get_json())]))[0])}\n`,
    }, 'tests/test_serve.py', 'prepare', 'parity');
    assert.match(text, /trained = _features\(training\.prepare\(row\)\)/);
    assert.match(text, /served = _features\(serving\.prepare\(row\)\)/);
    assert.match(text, /assert list\(served\.columns\) == list\(trained\.columns\)/);
  });

  it('a prediction: in which direction it goes is for a person to say', async () => {
    const text = await textOf({ 'model.py': 'def predict(row):\n    return 2 * row["size"] + row["rooms"] * 3\n' }, 'tests/test_model.py', 'predict', 'metamorphic');
    assert.match(text, /\("size", 3\.0, None\)/);
    assert.match(text, /'same', 'higher' or 'lower'/);
  });

  it('a file that may not import, for what it needs or does, is left alone', async () => {
    const files = { 'features.py': `${features}\n\ndef other(x):\n    return x\n`, 'tests/test_features.py': 'import deepdiff\nfrom features import other\n\n\ndef test_other():\n    assert other(1) == 1\n' };
    assert.deepEqual(Object.keys((await generated(files, 'add_features')).files), ['tests/test_features_first.py']);
    const works = { ...files, 'tests/test_features.py': 'import pandas as pd\nfrom features import other\n\nTABLE = pd.read_csv("a.csv")\n\n\ndef test_other():\n    assert other(1) == 1\n' };
    assert.deepEqual(Object.keys((await generated(works, 'add_features')).files), ['tests/test_features_first.py']);
  });

  it('a function that is given rows and gives a model: better than a guess, and a floor to fill in', async () => {
    const train = 'from sklearn.ensemble import RandomForestClassifier\n\n\ndef train(X, y, trees=20):\n    model = RandomForestClassifier(trees)\n    model.fit(X, y)\n    return model\n';
    const text = await textOf({ 'train.py': train }, 'tests/test_train.py', 'train', 'quality');
    assert.match(text, /guess = DummyClassifier\(\)\.fit\(features\[:150\], target\[:150\]\)/);
    assert.match(text, /model = train\(X=features\[:150\], y=target\[:150\]\)/);
    assert.match(text, /fill in: the least score/);
    const whole = await textOf({ 'train.py': 'import joblib\nimport pandas as pd\nfrom sklearn.linear_model import Ridge\n\n\ndef main():\n    df = pd.read_csv("a.csv")\n    joblib.dump(Ridge().fit(df[["a", "b"]], df["y"]), "m.joblib")\n' }, 'tests/test_train.py', 'main', 'quality');
    assert.match(whole, /DummyRegressor/);
    assert.doesNotMatch(whole, /better_than_a_guess/);
  });

  it('a pipeline: its code is copied, its table made up, and run as a script', async () => {
    const script = 'from pathlib import Path\n\nimport joblib\nimport pandas as pd\nfrom sklearn.linear_model import LogisticRegression\nfrom features import add\n\nHERE = Path(__file__).parent\n\n\ndef main():\n    df = add(pd.read_csv(HERE / "data" / "churn.csv"))\n    joblib.dump(LogisticRegression().fit(df[["calls"]], df["churn"] == "yes"), HERE / "model.joblib")\n\n\nif __name__ == "__main__":\n    main()\n';
    const files = { 'app/train.py': script, 'app/features.py': 'import pandas as pd\n\n\ndef add(df):\n    df["calls"] = df["minutes"] / 60\n    return df\n' };
    const text = await textOf(files, 'tests/test_train.py', 'main', 'smoke');
    assert.match(text, /for file in \["app\/features\.py", "app\/train\.py"\]/);
    assert.match(text, /"minutes": range\(40\)/);
    assert.match(text, /to_csv\(tmp_path \/ "app\/data\/churn\.csv", index=False\)/);
    assert.match(text, /\[sys\.executable, "app\/train\.py"\]/);
    assert.match(text, /assert \(tmp_path \/ "app\/model\.joblib"\)\.exists\(\)/);
    const remote = { 'train.py': 'import mlflow\nimport pandas as pd\n\n\ndef main():\n    mlflow.sklearn.log_model(pd.read_csv("a.csv"), "m")\n\n\nif __name__ == "__main__":\n    main()\n' };
    assert.ok(!(await generated(remote, 'main', 'smoke')).kinds.includes('smoke'));
  });

  it('an endpoint: a budget of time to fill in, asked of the service as it is', async () => {
    const app = 'import joblib\nfrom fastapi import FastAPI\nfrom pydantic import BaseModel\n\napp = FastAPI()\nmodel = joblib.load("model.joblib")\n\n\nclass Ride(BaseModel):\n    distance: float\n\n\n@app.post("/predict")\ndef predict(ride: Ride):\n    return {"duration": float(model.predict([[ride.distance]])[0])}\n';
    const text = await textOf({ 'app.py': app }, 'tests/test_app.py', 'predict', 'latency');
    assert.match(text, /budget = None/);
    assert.match(text, /client\.post\("\/predict", json=PREDICT_REQUEST\)/);
    assert.doesNotMatch(text, /ModelThatLearnedNothing/);
  });

  it('a network: the rows of a batch apart, each parameter with a gradient, an answer for each row', async () => {
    const layer = (first: string): string => `import torch\nfrom torch import nn\n\n\nclass Layer(nn.Module):\n    def __init__(self, dim: int, heads: int = 4):\n        super().__init__()\n        self.first = ${first}\n\n    def forward(self, x):\n        batch, steps, width = x.shape\n        return self.first(x)\n`;
    const text = await textOf({ 'net.py': layer('nn.Linear(dim, dim)') }, 'tests/test_net.py', 'Layer.forward', 'gradient');
    assert.match(text, /batch = torch\.randn\(3, 6, 16\)\.requires_grad_\(\)/);
    assert.match(text, /model = Layer\(dim=16\)/);
    assert.match(text, /torch\.count_nonzero\(batch\.grad\[1:\]\) == 0/);
    assert.match(await textOf({ 'net.py': layer('nn.Embedding(100, dim)') }, 'tests/test_net.py', 'Layer.forward', 'output'), /torch\.randint\(0, 100, \(3, 12\)\)/);
    assert.match(await textOf({ 'net.py': layer('Other(dim)') }, 'tests/test_net.py', 'Layer.forward', 'output'), /fill in: a batch/);
  });

  it('a data set: samples of one form, and what they must be to fill in', async () => {
    const text = await textOf({ 'data.py': 'from torch.utils.data import Dataset\n\n\nclass Rides(Dataset):\n    def __init__(self, df, transform=None):\n        self.df = df\n\n    def __len__(self):\n        return len(self.df)\n\n    def __getitem__(self, index):\n        return self.df.iloc[index]["minutes"] / 60\n' }, 'tests/test_data.py', 'Rides.__getitem__', 'dataset');
    assert.match(text, /dataset = Rides\(df=pd\.DataFrame\(\[\{"minutes": 2\.0\}/);
    assert.match(text, /fill in: the form, range and label/);
  });

  it('groups of people: the least score of each to fill in', async () => {
    const text = await textOf({ 'train.py': 'import pandas as pd\nfrom sklearn.linear_model import LogisticRegression\n\n\ndef train(df):\n    df["female"] = df["gender"] == "f"\n    return LogisticRegression().fit(df[["female", "age"]], df["y"])\n' }, 'tests/test_train.py', 'train', 'slice');
    assert.match(text, /groupby\(rows\["gender"\]\)/);
  });

  it('random steps of what gives nothing back, or tells the time, leave open what must agree', async () => {
    assert.match(await textOf({ 'a.py': 'import numpy as np\n\n\ndef draw(count: int):\n    print(np.random.rand(count))\n' }, 'tests/test_a.py', 'draw', 'determinism'), /fill in: what two runs must agree in: it gives nothing back/);
    assert.match(await textOf({ 'a.py': 'import time\nimport numpy as np\n\n\ndef draw(count: int):\n    return {"at": time.time(), "drawn": np.random.rand(count)}\n' }, 'tests/test_a.py', 'draw', 'determinism'), /the time of the run is in it/);
  });

  it('a method that needs another one before it says which field is missing', async () => {
    const text = await textOf({ 'a.py': 'import pandas as pd\n\n\nclass Prepare:\n    def __init__(self, df: pd.DataFrame):\n        self.df = df\n\n    def find(self):\n        self.names = list(self.df.columns)\n\n    def split(self):\n        return self.df[self.names].iloc[:5], self.df[self.names].iloc[5:]\n' }, 'tests/test_a.py', 'Prepare.split', 'split');
    assert.match(text, /fill in: what sets names before split is called/);
  });
});
