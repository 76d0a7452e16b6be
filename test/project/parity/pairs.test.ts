import assert from 'node:assert/strict';
import type { ConfiguredPair } from '../../../src/project/parity/pairs';
import { findParity } from '../../../src/project/parity/parity';
import { gatherSurroundings } from '../../../src/project/surroundings';
import { memoryWorkspace } from '../../../src/project/workspace';
import { programOf } from '../symbolic/support';

/** The pairs of a project as `train → serve by link`; `~` before those that are ambiguous. */
async function pairs(files: Readonly<Record<string, string>>, configured: readonly ConfiguredPair[] = []): Promise<string[]> {
  const parity = findParity({ files: await programOf(files), pairs: configured });
  return [
    ...parity.pairs.map(({ train, serve, links }) => `${train.path} → ${serve.path} by ${links[0]?.kind ?? ''} ${links[0]?.name ?? ''}`.trim()),
    ...parity.ambiguous.map(({ serve, name, trains }) => `~ ${trains.map((train) => train.path).join(', ')} → ${serve.path} by ${name}`),
  ];
}

const train = (path: string): string => `import joblib\nfrom sklearn.linear_model import LogisticRegression\nmodel = LogisticRegression()\nmodel.fit(X, y)\njoblib.dump(model, ${path})\n`;
const serve = (path: string): string => `import joblib\nfrom fastapi import FastAPI\napp = FastAPI()\nmodel = joblib.load(${path})\n@app.post("/p")\ndef p(row: dict):\n    return model.predict([[row["a"]]])\n`;

describe('pairing', () => {
  it('goes by the name of the artifact, wherever it lies', async () => {
    assert.deepEqual(await pairs({ 'train/fit.py': train('"out/clf.pkl"'), 'app/main.py': serve('"/srv/models/clf.pkl"') }), ['train/fit.py → app/main.py by artifact clf.pkl']);
  });

  it('goes by names in registries', async () => {
    const files = {
      'train.py': 'import mlflow\nfrom sklearn.linear_model import Ridge\nm = Ridge().fit(X, y)\nmlflow.sklearn.log_model(m, "model", registered_model_name="rent")\n',
      'app.py': 'import mlflow\nfrom flask import Flask, request\napp = Flask(__name__)\nmodel = mlflow.pyfunc.load_model("models:/rent/Production")\n@app.route("/p", methods=["POST"])\ndef p():\n    return model.predict(request.get_json())\n',
    };
    assert.deepEqual(await pairs(files), ['train.py → app.py by registry rent']);
  });

  it('goes by a module that both import', async () => {
    const files = {
      'features.py': 'def add(df):\n    df["b"] = df["a"] * 2\n    return df\n',
      'train.py': `from features import add\nX = add(load())\n${train('where()')}`,
      'app.py': `from features import add\n${serve('where()').replace('[[row["a"]]]', 'add(row)')}`,
    };
    assert.deepEqual(await pairs(files), ['train.py → app.py by module features.py']);
  });

  it('does not take a step that scores with the model for its service', async () => {
    const fit = 'import mlflow\nfrom sklearn.linear_model import Ridge\nm = Ridge().fit(X, y)\nmlflow.sklearn.log_model(m, "model", registered_model_name="rent")\n';
    const score = 'import mlflow\nimport pandas as pd\nmodel = mlflow.pyfunc.load_model("models:/rent/1")\nprint(model.predict(pd.read_csv("test.csv")))\n';
    const answer = 'import mlflow\nfrom flask import Flask, request\napp = Flask(__name__)\nmodel = mlflow.pyfunc.load_model("models:/rent/Production")\n@app.route("/p", methods=["POST"])\ndef p():\n    return model.predict(request.get_json())\n';
    const found = await pairs({ 'scripts/train/fit.py': fit, 'scripts/train/score.py': score, 'rest/service.py': answer });
    assert.ok(found.includes('scripts/train/fit.py → rest/service.py by registry rent'), found.join('\n'));
    // A web service of the training's own folder keeps it.
    const own = await pairs({ 'lab1/train/fit.py': fit, 'lab1/app.py': answer, 'lab2/service.py': answer });
    assert.deepEqual(own, ['lab1/train/fit.py → lab1/app.py by registry rent']);
  });

  it('takes the file that holds the training, and no page that only calls it', async () => {
    const training = 'import joblib\nfrom sklearn.linear_model import LogisticRegression\ndef fit():\n    model = LogisticRegression()\n    model.fit(X, y)\n    joblib.dump(model, "clf.pkl")\nif __name__ == "__main__":\n    fit()\n';
    const page = 'import streamlit as st\nfrom pipeline import fit\nif st.button("train"):\n    fit()\n';
    assert.deepEqual(await pairs({ 'pipeline.py': training, 'page.py': page, 'api.py': serve('"clf.pkl"') }), ['pipeline.py → api.py by artifact clf.pkl']);
    // Each with a training of its own.
    const own = await pairs({ 'pipeline.py': training, 'page.py': page.replace('from pipeline import fit', training.replace('if __name__ == "__main__":\n    fit()\n', '')), 'api.py': serve('"clf.pkl"') });
    assert.deepEqual(own, ['~ pipeline.py, page.py → api.py by clf.pkl']);
  });

  it('takes the two that are alone in a folder', async () => {
    assert.deepEqual(await pairs({ 'a/train.py': train('one()'), 'a/app.py': serve('other()') }), ['a/train.py → a/app.py by folder a']);
  });

  it('never crosses from one project to the one beside it', async () => {
    const files = { 'lab1/train.py': train('"model.pkl"'), 'lab1/app.py': serve('"model.pkl"'), 'lab2/train.py': train('"model.pkl"'), 'lab2/app.py': serve('"model.pkl"') };
    assert.deepEqual(await pairs(files), ['lab1/train.py → lab1/app.py by artifact model.pkl', 'lab2/train.py → lab2/app.py by artifact model.pkl']);
  });

  it('crosses between folders that are parts of one project', async () => {
    const files = { 'backend/training/train.py': train('"out/clf.pkl"'), 'backend/training/predict.py': 'import joblib\nclf = joblib.load("out/clf.pkl")\ndef predict_one(row):\n    return clf.predict([row])\n', 'backend/app/main.py': serve('"C:\\\\work\\\\out\\\\clf.pkl"') };
    assert.deepEqual(await pairs(files), ['backend/training/train.py → backend/training/predict.py by artifact clf.pkl', 'backend/training/train.py → backend/app/main.py by artifact clf.pkl']);
  });

  it('fits a name that is told in part to the one that is told whole', async () => {
    assert.deepEqual(await pairs({ 'train.py': train('f"model_depth={depth}.bin"'), 'a/b/app.py': serve('"models/model_depth=3.bin"') }), ['train.py → a/b/app.py by artifact model_depth=3.bin']);
    assert.deepEqual(await pairs({ 'a.py': train('f"rents_{day}.pkl"'), 'b.py': train('"other.pkl"'), 'app.py': serve('f"/srv/rents_{today()}.pkl"') }), ['a.py → app.py by artifact rents_….pkl']);
  });

  it('fits no name that says next to nothing, or that several fit', async () => {
    assert.deepEqual(await pairs({ 'a.py': train('f"m_{day}.pkl"'), 'b.py': train('"z.pkl"'), 'app.py': serve('"m_1.pkl"') }), []);
    assert.deepEqual(await pairs({ 'a.py': train('"rents_1.pkl"'), 'b.py': train('"rents_2.pkl"'), 'app.py': serve('f"rents_{day}.pkl"') }), []);
  });

  it('knows what a factory gives to the routes that it makes, and the schema that a decorator names', async () => {
    const app = 'import joblib\nimport pandas as pd\nfrom flask import Flask, request\ndef create_app():\n    app = Flask(__name__)\n    model = joblib.load("m.pkl")\n    @app.route("/p", methods=["POST"])\n    def p():\n        return model.predict(pd.DataFrame(request.get_json()))\n    return app\n';
    const [made] = findParity({ files: await programOf({ 'train.py': train('"m.pkl"'), 'app.py': app }) }).pairs;
    assert.equal(made?.links[0]?.kind, 'artifact');
    assert.equal(made.ask?.input.t === 'call' && made.ask.input.callee, 'pandas.DataFrame');
    const bento = 'import bentoml\nfrom bentoml.io import JSON\nfrom pydantic import BaseModel\nclass Row(BaseModel):\n    a: int\nrunner = bentoml.sklearn.get("clf:latest").to_runner()\nsvc = bentoml.Service("s", runners=[runner])\n@svc.api(input=JSON(pydantic_model=Row), output=JSON())\ndef p(row):\n    return runner.predict.run(row)\n';
    const [served] = findParity({ files: await programOf({ 'train.py': 'import bentoml\nfrom sklearn.svm import SVC\nmodel = SVC().fit(X, y)\nbentoml.sklearn.save_model("clf", model)\n', 'service.py': bento }) }).pairs;
    const given = served?.ask?.input;
    assert.equal(given?.t === 'given' && given.annotation !== null && typeof given.annotation !== 'string' && given.annotation.definition.name, 'Row');
  });

  it('leaves out a handler that asks nothing, whatever start-up has called', async () => {
    const app = 'from flask import Flask\nfrom transformers import TFAutoModel\nfrom keras import Model\nbert = TFAutoModel.from_pretrained("bert-base")\nmodel = Model(ids, bert(ids))\nmodel.load_weights("w.h5")\napp = Flask(__name__)\n@app.route("/hi")\ndef hi():\n    return "hi"\n@app.route("/p")\ndef p():\n    return model.predict([1])\n';
    const { servings } = findParity({ files: await programOf({ 'train.py': train('"w.h5"'), 'app.py': app }) });
    assert.deepEqual(servings.map((side) => side.entry.name), ['p']);
  });

  it('says where two files write one artifact, and prefers a script to the notebook it came from', async () => {
    assert.deepEqual(await pairs({ 'a.py': train('"m.pkl"'), 'b.py': train('"m.pkl"'), 'app.py': serve('"m.pkl"') }), ['~ a.py, b.py → app.py by m.pkl']);
    const notebook = JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [{ cell_type: 'code', metadata: {}, execution_count: null, outputs: [], source: train('"m.pkl"') }] });
    assert.deepEqual(await pairs({ 'a.ipynb': notebook, 'b.py': train('"m.pkl"'), 'app.py': serve('"m.pkl"') }), ['b.py → app.py by artifact m.pkl']);
  });

  it('follows the configuration before all else', async () => {
    const files = { 'a.py': train('"m.pkl"'), 'b.py': train('"n.pkl"'), 'app.py': serve('"m.pkl"') };
    assert.deepEqual(await pairs(files, [{ train: 'b.py', serve: 'app.py' }]), ['b.py → app.py by config holdout configuration']);
  });

  it('knows the training of the model that is asked, and what is asked', async () => {
    const files = {
      'train.py': 'import joblib\nfrom sklearn.linear_model import Ridge\nfrom sklearn.svm import SVR\na = Ridge()\na.fit(P, y)\nb = SVR()\nb.fit(Q, y)\njoblib.dump(a, "a.pkl")\n',
      'app.py': serve('"a.pkl"'),
    };
    const [pair] = findParity({ files: await programOf(files) }).pairs;
    assert.equal(pair?.learn?.features.t === 'opaque' && pair.learn.features.what, 'P');
    assert.equal(pair?.ask?.input.t, 'sequence');
  });

  it('goes by the stages of a DVC pipeline, where the code takes its paths from elsewhere', async () => {
    const files = {
      'src/prepare.py': 'import sys\nimport pandas as pd\ndf = pd.read_csv("raw.csv")\ndf["b"] = df["a"] / 60\ndf.to_csv(sys.argv[1])\n',
      'src/train.py': `import sys\nimport pandas as pd\ntable = pd.read_csv(sys.argv[1])\nX, y = table[["b"]], table["y"]\n${train('sys.argv[2]')}`,
      'src/other.py': train('"other.pkl"'),
      'app.py': serve('"models/churn.pkl"'),
    };
    const dvc = 'stages:\n  prepare:\n    cmd: python src/prepare.py data/prepared.csv\n    outs: [data/prepared.csv]\n  train:\n    cmd: python -m src.train data/prepared.csv ${model}\n    deps: [data/prepared.csv]\n    outs:\n      - ${model}:\n          cache: false\n';
    const surroundings = await gatherSurroundings(memoryWorkspace({ ...files, 'dvc.yaml': dvc, 'params.yaml': 'model: models/churn.pkl\n' }), '', () => undefined);
    const parity = findParity({ files: await programOf(files), surroundings });
    const found = parity.pairs;
    assert.deepEqual(found.map(({ train: one, serve: other, links, strength }) => [one.path, other.path, links[0]?.kind, links[0]?.name, strength]), [['src/train.py', 'app.py', 'artifact', 'churn.pkl', 'strong']]);
    assert.deepEqual(found.map((pair) => parity.chain(pair.train).map(({ path }) => path)), [['src/train.py', 'src/prepare.py']]);
  });
});
