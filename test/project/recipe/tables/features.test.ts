import assert from 'node:assert/strict';
import { findParity } from '../../../../src/project/parity/parity';
import { keyOf } from '../../../../src/project/recipe/tables/expressions';
import { tablesOf } from '../../../../src/project/recipe/tables/sides';
import { programOf } from '../../symbolic/support';

const header = 'import datetime, math\nimport joblib\nimport numpy as np\nimport pandas as pd\n';

/** The columns of both sides: `name: train | serve`, `=` where they are equal. */
async function features(train: string, serve: string, others: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const files = {
    'train.py': `${header}from sklearn.linear_model import Ridge\n${train}\njoblib.dump(model, "m.pkl")\n`,
    'app.py': `${header}from flask import Flask, request\nfrom pydantic import BaseModel\napp = Flask(__name__)\nmodel = joblib.load("m.pkl")\n@app.route("/p", methods=["POST"])\ndef p():\n${serve.split('\n').map((line) => `    ${line}`).join('\n')}\n`,
    ...others,
  };
  const [table] = tablesOf(findParity({ files: await programOf(files) }));
  return (table?.features ?? []).map(({ name, train: a, serve: b }) => {
    const [left, right] = [a ? keyOf(a) : '-', b ? keyOf(b) : '-'];
    return `${name}: ${left === right ? `= ${left}` : `${left} | ${right}`}`;
  });
}

const fit = (columns: string): string => `model = Ridge().fit(df[${columns}], df["y"])`;

describe('columns of tables', () => {
  it('are equal however arithmetic is written', async () => {
    const found = await features(
      `df = pd.read_csv("a.csv")\ndf["h"] = np.sin(2 * np.pi * df["hour"] / 24)\ndf["m"] = df["a"] * 60 + df["b"]\ndf["r"] = np.sqrt(df["a"] / df["b"])\n${fit('["h", "m", "r"]')}`,
      'car = request.get_json()\nangle = math.pi / 12\nh = math.sin(angle * car["hour"])\nreturn model.predict([[h, car["b"] + 60 * car["a"], (car["a"] / car["b"]) ** 0.5]])',
    );
    assert.deepEqual(found, ['h: = sin((0.261799388*$hour^1))', 'm: = (1*$b^1+60*$a^1)', 'r: = (1*$a^0.5*$b^-0.5)']);
  });

  it('are equal in the spellings of libraries', async () => {
    const found = await features(
      `df = pd.read_csv("a.csv", parse_dates=["at"])\ndf["hour"] = df["at"].dt.hour\ndf["day"] = df["at"].dt.dayofweek\ndf["t"] = df["t"].str.strip().str.lower()\ndf["l"] = np.log1p(df["l"])\n${fit('["hour", "day", "t", "l"]')}`,
      'r = request.get_json()\nat = datetime.datetime.fromisoformat(r["at"])\nrow = pd.DataFrame([{"hour": at.hour, "day": at.weekday(), "t": r["t"].strip().lower(), "l": math.log(1 + r["l"])}])\nreturn model.predict(row)',
    );
    assert.deepEqual(found, ['hour: = hour($at)', 'day: = dayofweek($at)', 't: = lower(strip($t))', 'l: = log((1+1*$l^1))']);
  });

  it('are read through functions, loops over lists, assign, rename and drop', async () => {
    const found = await features(
      `def add(df):\n    for name in ["a", "b"]:\n        df[name + "_half"] = df[name] / 2\n    return df.assign(c=lambda d: d["a"] - d["b"]).rename(columns={"a": "first"}).drop(columns=["b"])\ndf = add(pd.read_csv("a.csv", usecols=["a", "b"]))\nmodel = Ridge().fit(df, y)`,
      'r = request.form\nrow = pd.DataFrame({"first": [float(r["a"])], "a_half": [float(r["a"]) / 2], "b_half": [float(r["b"]) * 0.5], "c": [float(r["a"]) - float(r["b"])]})\nreturn model.predict(row)',
    );
    assert.deepEqual(found, ['first: = $a', 'a_half: = (0.5*$a^1)', 'b_half: = (0.5*$b^1)', 'c: = (-1*$b^1+1*$a^1)']);
  });

  it('keep what was done to them before they got other names', async () => {
    const serve = 'r = request.get_json()\nreturn model.predict(pd.DataFrame([{"town": r["town"], "day": r["day"]}]))';
    const renamed = 'df.columns = [name.lower() for name in df.columns]';
    // Made under its later name, or read under another one.
    assert.deepEqual(await features(`df = pd.read_csv("a.csv")\ndf["town"] = df["town"].str.lower()\n${renamed}\n${fit('["town", "day"]')}`, serve), ['town: lower($town) | $town', 'day: = $day']);
    assert.deepEqual(await features(`df = pd.DataFrame({"TOWN": names, "DAY": days})\n${renamed}\n${fit('["town", "day"]')}`, serve), ['town: = $town', 'day: = $day']);
  });

  it('are rows of what was resampled', async () => {
    const train = `from imblearn.over_sampling import SMOTE\ndf = pd.read_csv("a.csv")\ndf["double"] = df["raw"] * 2\nX, y = SMOTE().fit_resample(df[["double"]], df["y"])\nmodel = Ridge().fit(X, y)`;
    assert.deepEqual(await features(train, 'return model.predict(pd.DataFrame([{"double": request.get_json()["raw"] * 2}]))'), ['double: = (2*$raw^1)']);
  });

  it('are read through the files that one script writes and the next reads', async () => {
    const found = await features(
      `df = pd.read_csv("data/clean.csv")\n${fit('["double"]')}`,
      'return model.predict(pd.DataFrame([{"double": request.get_json()["raw"] * 2}]))',
      { 'prepare.py': `${header}df = pd.read_csv("raw.csv")\ndf["double"] = df["raw"] * 2\ndf.to_csv("data/clean.csv", index=False)\n` },
    );
    assert.deepEqual(found, ['double: = (2*$raw^1)']);
  });

  it('are not what a dict translates, nor what a fitted object has learned from', async () => {
    const found = await features(
      'df = pd.read_csv("a.csv")\ndf["sex"] = df["sex"].map({"M": 1, "F": 0})\nmodel = Ridge().fit(df, y)',
      'row = pd.DataFrame([request.get_json()])\nrow["sex"] = row["sex"].map({"M": 1, "F": 0})\nreturn model.predict(row)',
    );
    assert.deepEqual(found.map((one) => one.split(':')[0]), ['sex']);
    const dropped = await features(
      'from sklearn.feature_extraction import DictVectorizer\ndf = pd.read_csv("a.csv")\ndf["target"] = df["aim"].replace(["left"], 0)\ny = df["target"]\ndf = df.drop("target", axis=1)\ndv = DictVectorizer()\nX = dv.fit_transform(df.to_dict(orient="records"))\njoblib.dump(dv, "dv.pkl")\nmodel = Ridge().fit(X, y)',
      'dv = joblib.load("dv.pkl")\nreturn model.predict(dv.transform(request.get_json()))',
    );
    assert.deepEqual(dropped, []);
  });

  it('keep the tests that decide between values', async () => {
    const found = await features(
      `df = pd.read_csv("a.csv")\ndf["f"] = df["fuel"].map({"Petrol": 0, "Diesel": 1})\n${fit('["f"]')}`,
      'fuel = request.form["fuel"]\nif fuel == "Petrol":\n    f = 0\nelse:\n    f = 1\nreturn model.predict([[f]])',
    );
    assert.deepEqual(found, ['f: lookup($fuel,"Petrol",0,"Diesel",1) | if(equal($fuel,"Petrol"),0,1)']);
  });

  it('take what was saved for what it was when it was saved', async () => {
    const files = `df = pd.read_csv("a.csv")\nmean = df["a"].mean()\ndf["a"] = df["a"].fillna(mean)\n${fit('["a"]')}\njoblib.dump({"mean": mean, "columns": ["a"]}, "extra.pkl")`;
    const found = await features(files, 'extra = joblib.load("extra.pkl")\nrow = pd.DataFrame([request.get_json()])[extra["columns"]]\nrow["a"] = row["a"].fillna(extra["mean"])\nreturn model.predict(row)');
    assert.deepEqual(found, ['a: = fill($a,statistic($a,"mean"))']);
  });

  it('are unknown where a call is', async () => {
    const found = await features(
      `df = pd.read_csv("a.csv")\ndf["a"] = encode(df["a"])\n${fit('["a"]')}`,
      'return model.predict(pd.DataFrame([{"a": request.get_json()["a"]}]))',
    );
    assert.match(found[0] ?? '', /^a: \?.* \| \$a$/);
  });

  it('have no column that was taken out', async () => {
    const found = await features(
      'df = pd.read_csv("a.csv", usecols=["a", "b", "y"])\ny = df.pop("y")\ndel df["b"]\nmodel = Ridge().fit(df, y)',
      'r = request.get_json()\nreturn model.predict(pd.DataFrame([{"a": r["a"]}]))',
    );
    assert.deepEqual(found, ['a: = $a']);
  });
});
