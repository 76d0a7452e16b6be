import assert from 'node:assert/strict';
import { inputSteps, trainsOnRequest } from '../../../src/project/serving/input-steps';
import { servingRuns } from '../../../src/project/serving/runs';
import { graphOf } from '../../provenance/show';

/** The steps that a model's input went through at the entry points of a program, as `kind text`. */
async function uses(code: string | Readonly<Record<string, string>>): Promise<string[]> {
  const graph = await graphOf(code);
  return servingRuns(graph).flatMap((run) => inputSteps(graph, run).map((step) => `${step.kind} ${step.text}`));
}

const head = 'import joblib\nimport pandas as pd\nfrom fastapi import FastAPI\nfrom sklearn.preprocessing import StandardScaler, LabelEncoder, Normalizer\napp = FastAPI()\nmodel = joblib.load("m")\nsaved = joblib.load("s")\n';
const handler = (...lines: readonly string[]): string => `${head}@app.post("/p")\ndef p(row: dict):\n${lines.map((line) => `    ${line}\n`).join('')}`;

describe('steps before a model is asked', () => {
  it('sees a fit on the request whose result a model is asked about', async () => {
    assert.deepEqual(await uses(handler('x = saved.fit_transform(pd.DataFrame([row]))', 'return model.predict(x)')), ['refit saved.fit_transform']);
  });

  it('follows fit and transform apart, and attributes of objects', async () => {
    const code = `${head}class Service:\n    def __init__(self):\n        self.scaler = StandardScaler()\n    def answer(self, rows):\n        self.scaler.fit(rows)\n        return model.predict(self.scaler.transform(rows))\n`
      + 'service = Service()\n@app.post("/p")\ndef p(row: dict):\n    return service.answer(pd.DataFrame([row]))\n';
    assert.deepEqual(await uses(code), ['refit self.scaler.fit']);
  });

  it('follows imports', async () => {
    const files = {
      'steps.py': 'from sklearn.preprocessing import StandardScaler\nscaler = StandardScaler()\ndef scale(rows):\n    return scaler.fit_transform(rows)\n',
      'main.py': `${head}import steps\n@app.post("/p")\ndef p(row: dict):\n    return model.predict(steps.scale(pd.DataFrame([row])))\n`,
    };
    assert.deepEqual(await uses(files), ['refit scaler.fit_transform']);
  });

  it('stays silent where no model is asked about the result', async () => {
    assert.deepEqual(await uses(handler('x = saved.fit_transform(pd.DataFrame([row]))', 'return x.tolist()')), []);
  });

  it('stays silent where the data is not that of the request', async () => {
    assert.deepEqual(await uses(handler('x = StandardScaler().fit_transform(pd.read_csv("train.csv"))', 'return model.predict(x)')), []);
  });

  it('stays silent where the request is joined to other rows', async () => {
    assert.deepEqual(await uses(handler('t = pd.concat([pd.read_csv("train.csv"), pd.DataFrame([row])])', 'return model.predict(saved.fit_transform(t))')), []);
  });

  it('stays silent where nothing is learned', async () => {
    assert.deepEqual(await uses(handler('return model.predict(Normalizer().fit_transform(pd.DataFrame([row])))')), []);
  });

  it('knows encoders, codes and dummy columns', async () => {
    assert.deepEqual(await uses(handler('t = pd.DataFrame([row])', 't["a"] = LabelEncoder().fit_transform(t["a"])', 't["b"] = t["b"].astype("category").cat.codes', 'return model.predict(pd.get_dummies(t))')),
      ['dummies get_dummies', 'codes cat.codes', 'codes LabelEncoder().fit_transform']);
  });

  it('takes the columns of training for the end of dummy columns', async () => {
    assert.deepEqual(await uses(handler('t = pd.get_dummies(pd.DataFrame([row]))', 't = t[COLUMNS]', 'return model.predict(t)')), []);
  });

  it('knows that one row has no dummy columns left when the first is dropped', async () => {
    assert.deepEqual(await uses(handler('t = pd.get_dummies(pd.DataFrame([row]), drop_first=True)', 't = t.reindex(columns=COLUMNS, fill_value=0)', 'return model.predict(t)')),
      ['codes get_dummies(drop_first=True)']);
  });

  it('takes what a page keeps for what its user entered', async () => {
    const code = 'import joblib\nimport pandas as pd\nimport streamlit as st\nmodel = joblib.load("m")\nscaler = joblib.load("s")\ntable = pd.DataFrame([[st.session_state.age]])\nst.write(model.predict(scaler.fit_transform(table)))\n';
    assert.deepEqual(await uses(code), ['refit scaler.fit_transform']);
  });

  it('stays silent where a flag of the caller decides', async () => {
    const code = `${head}def scale(t, training):\n    if training:\n        return saved.fit_transform(t)\n    return saved.transform(t)\n@app.post("/p")\ndef p(row: dict):\n    return model.predict(scale(pd.DataFrame([row]), False))\n`;
    assert.deepEqual(await uses(code), []);
  });

  it('notes that a model is fitted on the request', async () => {
    const code = `${head}from sklearn.linear_model import Ridge\n@app.post("/t")\ndef t(row: dict):\n    x = saved.fit_transform(pd.DataFrame([row]))\n    fresh = Ridge()\n    fresh.fit(x, x)\n    return fresh.predict(x)\n`;
    assert.deepEqual(servingRuns(await graphOf(code)).map(trainsOnRequest), [true]);
  });

  it('ends with functions that call each other', async () => {
    assert.deepEqual(await uses(`${head}def a(x):\n    return b(x)\ndef b(x):\n    return a(x)\n@app.post("/p")\ndef p(row: dict):\n    return model.predict(a(row))\n`), []);
  });

  it('takes the branch that the arguments decide', async () => {
    const helper = 'def scale(t, scaler=None):\n    if scaler is None:\n        scaler = StandardScaler()\n        return scaler.fit_transform(t), scaler\n    return scaler.transform(t), scaler\n';
    const call = (given: string): string => `${head}${helper}@app.post("/p")\ndef p(row: dict):\n    x, _ = scale(pd.DataFrame([row])${given})\n    return model.predict(x)\n`;
    assert.deepEqual(await uses(call(', saved')), []);
    assert.deepEqual(await uses(call('')), ['refit scaler.fit_transform']);
  });

  it('takes random views of one input for meant, one by one and as a batch', async () => {
    const page = (answer: string): string => `import torch\nimport gradio as gr\nfrom torchvision import transforms as T\nnet = torch.jit.load("m.pt")\nview = T.Compose([T.RandomCrop(8)])\ndef p(image, n=50):\n    return ${answer}\ngr.Interface(p, "image", "label")\n`;
    assert.deepEqual(await uses(page('net(view(image))')), ['random T.RandomCrop(8)']);
    for (const answer of ['torch.stack([net(view(image)) for _ in range(8)]).mean(0)', 'net(torch.stack([view(image) for _ in range(n)])).mean(0)', 'net(torch.stack([view(image) for _ in range(8)])).mean(0)']) assert.deepEqual(await uses(page(answer)), [], answer);
  });

  it('leaves out layers that a loaded network itself is made of', async () => {
    const code = 'import keras\nimport gradio as gr\nmodel = keras.Sequential([keras.layers.RandomFlip(), keras.layers.Dense(1)])\nmodel.load_weights("w.h5")\ndef p(image):\n    return model.predict(image)\ngr.Interface(p, "image", "label")\n';
    assert.deepEqual(await uses(code), []);
  });

  it('costs nothing where nothing of the kind is mentioned', async () => {
    assert.deepEqual(servingRuns(await graphOf('from fastapi import FastAPI\nimport joblib\napp = FastAPI()\nmodel = joblib.load("m")\n@app.post("/p")\ndef p(row: dict):\n    return model.predict([row])\n')), []);
  });
});
