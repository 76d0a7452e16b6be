import assert from 'node:assert/strict';
import type { Files } from './findings';
import { findingsOf, placesOf, withTest } from './findings';

const train = `import joblib
import pandas as pd
from sklearn.linear_model import Ridge


def make_features(flats):
    flats = flats.copy()
    flats["rooms"] = flats["rooms"].fillna(1).clip(lower=1)
    flats["ratio"] = flats["area"] / flats["rooms"]
    return flats[["area", "rooms", "ratio"]]


def train():
    flats = pd.read_csv("rents.csv")
    joblib.dump(Ridge().fit(make_features(flats), flats["rent"]), "rent.joblib")


if __name__ == "__main__":
    train()
`;
const app = `import joblib
from flask import Flask, jsonify, request

app = Flask(__name__)
model = joblib.load("rent.joblib")


def features_of(body):
    rooms = max(body.get("rooms") or 1, 1)
    return [[body["area"], rooms, body["area"] / rooms]]


@app.route("/rent", methods=["POST"])
def rent():
    return jsonify(rent=float(model.predict(features_of(request.get_json()))[0]))
`;
const both: Files = { 'train.py': train, 'app.py': app };
const importing = 'from unittest.mock import patch\n\nimport numpy as np\nimport pandas as pd\n\nfrom train import make_features\n\nwith patch("joblib.load"):\n    from app import app, features_of\n\n\n';

describe('code that no test reaches', () => {
  it('is named once where there is no test at all', async () => {
    for (const rule of ['testing/untested-feature-code', 'testing/no-contract-test', 'testing/no-parity-test']) assert.ok((await placesOf(rule, both)).length <= 1, rule);
    assert.deepEqual(await placesOf('testing/no-contract-test', both), ['app.py:14']);
  });

  it('is not looked for in a script without a test that only trains', async () => {
    assert.deepEqual(await placesOf('testing/untested-feature-code', { 'train.py': train }), []);
  });

  it('is named with the branches that nobody has seen', async () => {
    const module = `import pandas as pd


def double(values):
    return [2 * value for value in values]


def mean(table: pd.DataFrame, column):
    table = table.copy()
    if column not in table:
        table[column] = 0
    table["share"] = table[column] / table[column].sum()
    return table.fillna(0)
`;
    const [finding] = await findingsOf('testing/untested-feature-code', withTest('def test_a():\n    assert double([1]) == [2]', '', module));
    assert.equal(finding, undefined, 'a test file that imports a name is given the benefit of the doubt');
    const files = { 'features.py': module, 'test_features.py': 'from features import double\n\n\ndef test_a():\n    assert double([1]) == [2]\n' };
    const [told] = await findingsOf('testing/untested-feature-code', files);
    assert.match(told?.message ?? '', /`mean`.*`if column not in table`/);
  });

  it('is not named where a test runs it through other code', async () => {
    const files = { 'features.py': 'import pandas as pd\n\n\ndef inner(t):\n    t["a"] = t["b"] / t["c"] * 2 - 1\n    return t.fillna(0)\n\n\ndef outer(t):\n    return inner(t)\n', 'test_features.py': 'import pandas as pd\nfrom features import outer\n\n\ndef test_a():\n    assert outer(pd.DataFrame({"b": [1], "c": [1]}))["a"][0] == 1\n' };
    assert.deepEqual(await placesOf('testing/untested-feature-code', files), []);
  });
});

describe('parity tests', () => {
  const rule = 'testing/no-parity-test';
  it('are missed where each side is tested alone', async () => {
    const alone = `${importing}def test_train():\n    assert len(make_features(pd.DataFrame({"area": [1], "rooms": [1]}))) == 1\n\n\ndef test_serve():\n    assert features_of({"area": 1, "rooms": 1}) == [[1, 1, 1]]\n`;
    assert.deepEqual(await placesOf(rule, { ...both, 'test_features.py': alone }), ['app.py:14']);
  });

  it('are there where one test compares both', async () => {
    const compared = `${importing}def test_same():\n    raw = {"area": 1.0, "rooms": 2}\n    np.testing.assert_allclose(make_features(pd.DataFrame([raw])), features_of(raw))\n`;
    assert.deepEqual(await placesOf(rule, { ...both, 'test_features.py': compared }), []);
  });

  it('are not needed where both sides call one function', async () => {
    const shared = { 'features.py': train.slice(0, train.indexOf('def train')).replace('import joblib\n', ''), 'train.py': 'import joblib\nimport pandas as pd\nfrom sklearn.linear_model import Ridge\nfrom features import make_features\n\nflats = pd.read_csv("rents.csv")\njoblib.dump(Ridge().fit(make_features(flats), flats["rent"]), "rent.joblib")\n' };
    const serving = 'import joblib\nimport pandas as pd\nfrom flask import Flask, jsonify, request\nfrom features import make_features\n\napp = Flask(__name__)\nmodel = joblib.load("rent.joblib")\n\n\n@app.route("/rent", methods=["POST"])\ndef rent():\n    return jsonify(rent=float(model.predict(make_features(pd.DataFrame([request.get_json()])))[0]))\n';
    assert.deepEqual(await placesOf(rule, { ...shared, 'app.py': serving }), []);
  });
});

describe('tests of an endpoint', () => {
  const rule = 'testing/no-contract-test';
  it('are seen through the client of the framework', async () => {
    const test = `${importing}def test_rent():\n    assert app.test_client().post("/rent", json={"area": 1}).status_code == 200\n`;
    assert.deepEqual(await placesOf(rule, { ...both, 'test_app.py': test }), []);
  });

  it('may ask a server that runs elsewhere', async () => {
    const test = 'import requests\n\n\ndef test_rent():\n    assert requests.post("http://localhost:5000/rent", json={"area": 1}).status_code == 200\n';
    assert.deepEqual(await placesOf(rule, { ...both, 'test_app.py': test }), []);
  });

  it('are seen by the path, where a factory makes the application', async () => {
    const made = `import joblib\nfrom fastapi import FastAPI\n\n\ndef make():\n    app = FastAPI()\n    model = joblib.load("rent.joblib")\n\n    @app.post("/rent")\n    def rent(row: dict):\n        return {"rent": float(model.predict([[row["area"]]])[0])}\n\n    return app\n`;
    const asks = (path: string): string => `from fastapi.testclient import TestClient\nfrom service import make\n\n\ndef ask(client, row):\n    return client.post("${path}", json=row)\n\n\ndef test_answer():\n    assert ask(TestClient(make()), {"area": 1}).status_code == 200\n`;
    assert.deepEqual(await placesOf(rule, { 'train.py': train, 'service.py': made, 'test_service.py': asks('/rent') }), []);
    assert.deepEqual(await placesOf(rule, { 'train.py': train, 'service.py': made, 'test_service.py': 'from train import make_features\n\n\ndef test_none():\n    assert make_features is not None\n' }), ['service.py:10']);
  });

  it('are not asked of an endpoint that trains', async () => {
    const trains = app.replace('@app.route("/rent"', '@app.route("/train"').replace('def rent()', 'def train_again()');
    assert.deepEqual(await placesOf(rule, { 'train.py': train, 'app.py': trains }), []);
  });

  it('are missed where tests look at other code alone', async () => {
    const test = 'import pandas as pd\n\nfrom train import make_features\n\n\ndef test_a():\n    assert len(make_features(pd.DataFrame({"area": [1], "rooms": [1]}))) == 1\n';
    assert.deepEqual(await placesOf(rule, { ...both, 'test_a.py': test }), ['app.py:14']);
  });
});

describe('copies in tests', () => {
  const body = 'flats = flats.copy()\n    flats["rooms"] = flats["rooms"].fillna(1).clip(lower=1)\n    flats["ratio"] = flats["area"] / flats["rooms"]\n    return flats[["area", "rooms", "ratio"]]';
  const rule = 'testing/copied-code-under-test';
  it('are told, under another name too', async () => {
    for (const name of ['make_features', 'prepare']) {
      const test = `import pandas as pd\n\n\ndef ${name}(flats):\n    ${body}\n\n\ndef test_a():\n    assert len(${name}(pd.DataFrame({"area": [1], "rooms": [1]}))) == 1\n`;
      assert.deepEqual(await placesOf(rule, { ...both, 'test_a.py': test }), ['test_a.py:4']);
    }
  });

  it('are references where the real function runs beside them', async () => {
    const test = `import pandas as pd\n\nfrom train import make_features\n\n\ndef expected(flats):\n    ${body}\n\n\ndef test_a():\n    table = pd.DataFrame({"area": [1], "rooms": [1]})\n    assert make_features(table).equals(expected(table))\n`;
    assert.deepEqual(await placesOf(rule, { ...both, 'test_a.py': test }), []);
  });

  it('are no methods of a class that derives from another', async () => {
    const sub = 'from train import Features\n\n\ndef test_own():\n    class Own(Features):\n        def make(self, flats):\n            flats = flats.copy()\n            flats["rooms"] = flats["rooms"].fillna(1).clip(lower=1)\n            flats["ratio"] = flats["area"] / flats["rooms"]\n            return flats\n\n    own = Own()\n    assert own.make(None) is None\n';
    const module = 'import pandas as pd\n\n\nclass Features:\n    def make(self, flats):\n        flats = flats.copy()\n        flats["rooms"] = flats["rooms"].fillna(1).clip(lower=1)\n        flats["ratio"] = flats["area"] / flats["rooms"]\n        return flats\n';
    assert.deepEqual(await placesOf('testing/copied-code-under-test', { 'train.py': module, 'test_train.py': sub }), []);
    assert.deepEqual(await placesOf('testing/copied-code-under-test', { 'train.py': module, 'test_train.py': sub.replace('class Own(Features)', 'class Own') }), ['test_train.py:6']);
  });
});
