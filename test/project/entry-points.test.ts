import assert from 'node:assert/strict';
import { servingEntries } from '../../src/project/entry-points';
import { graphOf } from '../provenance/show';

/** Each entry of a program as `framework name(parameters)`. */
async function entries(code: string | Readonly<Record<string, string>>): Promise<string[]> {
  const graph = await graphOf(code);
  return servingEntries(graph).map((entry) => `${entry.framework} ${entry.name}(${entry.parameters.join(', ')})`);
}

const frameworks: readonly (readonly [what: string, path: string, code: string, expected: readonly string[]])[] = [
  ['FastAPI', 'main.py', 'from fastapi import FastAPI\napp = FastAPI()\n@app.post("/p")\nasync def p(row: Row, background_tasks=None): ...\ndef helper(x): ...', ['FastAPI p(row)']],
  ['a router of another file', 'main.py', 'from shared import router\n@router.get("/p")\ndef p(q): ...', ['web application p(q)']],
  ['Flask', 'main.py', 'import flask\nserver = flask.Flask(__name__)\n@server.route("/p")\ndef p(): ...', ['Flask p()']],
  ['a cache that has a method get', 'main.py', 'from cachetools import Store\nstore = Store()\n@store.get("x")\ndef p(): ...', []],
  ['Django REST framework', 'main.py', 'from rest_framework.views import APIView\nclass P(APIView):\n    def post(self, request): ...', ['Django REST framework post(request)']],
  ['Gradio interface', 'main.py', 'import gradio as gr\ndef p(image): ...\ndemo = gr.Interface(fn=p, inputs="image", outputs="label")\ndemo.launch()', ['Gradio p(image)']],
  ['Gradio blocks', 'main.py', 'import gradio as gr\ndef p(text): ...\nwith gr.Blocks() as demo:\n    button = gr.Button()\n    button.click(p, inputs=None)', ['Gradio p(text)']],
  ['BentoML', 'main.py', 'import bentoml\n@bentoml.service\nclass S:\n    @bentoml.api\n    def p(self, rows): ...', ['BentoML p(rows)']],
  ['BentoML 1.1', 'main.py', 'import bentoml\nsvc = bentoml.Service("s", runners=[])\n@svc.api(input=None, output=None)\ndef p(rows): ...', ['BentoML p(rows)']],
  ['MLflow', 'main.py', 'import mlflow\nclass M(mlflow.pyfunc.PythonModel):\n    def load_context(self, context): ...\n    def predict(self, context, model_input): ...', ['MLflow predict(model_input)']],
  ['KServe', 'main.py', 'from kserve import Model\nclass M(Model):\n    def load(self): ...\n    def predict(self, payload): ...', ['KServe predict(payload)']],
  ['Ray Serve', 'main.py', 'from ray import serve\n@serve.deployment(num_replicas=2)\nclass M:\n    async def __call__(self, request): ...', ['Ray Serve __call__(request)']],
  ['LitServe', 'main.py', 'import litserve as ls\nclass A(ls.LitAPI):\n    def setup(self, device): ...\n    def predict(self, x): ...', ['LitServe predict(x)']],
  ['Triton', 'main.py', 'class TritonPythonModel:\n    def initialize(self, args): ...\n    def execute(self, requests): ...', ['Triton execute(requests)']],
  ['SageMaker', 'main.py', 'def model_fn(model_dir): ...\ndef input_fn(body, content_type): ...\ndef predict_fn(data, model): ...', ['SageMaker input_fn(body, content_type)', 'SageMaker predict_fn(data)']],
  ['Azure ML', 'main.py', 'def init(): ...\ndef run(data): ...', ['Azure ML run(data)']],
  ['Lambda', 'main.py', 'def lambda_handler(event, context): ...', ['functions platform lambda_handler(event)']],
  ['Cog', 'main.py', 'from cog import BasePredictor\nclass P(BasePredictor):\n    def setup(self): ...\n    def predict(self, image): ...', ['Cog predict(image)']],
  ['Truss', 'model/model.py', 'class Model:\n    def load(self): ...\n    def predict(self, rows): ...', ['Truss predict(rows)']],
  ['Modal', 'main.py', 'import modal\napp = modal.App()\n@app.cls()\nclass M:\n    @modal.method()\n    def p(self, text): ...', ['Modal p(text)']],
  ['Streamlit', 'main.py', 'import streamlit as st\nst.title("x")', ['Streamlit main.py()']],
  ['a script that scores', 'main.py', 'def predict_one(model, path): ...\ndef load_model(): ...', ['scoring predict_one(path)']],
  ['a script that trains', 'main.py', 'model.fit(X, y)\ndef predict_one(model, path): ...', []],
  ['a test', 'tests/test_api.py', 'from fastapi import FastAPI\napp = FastAPI()\n@app.post("/p")\ndef p(row): ...', []],
];

describe('servingEntries', () => {
  for (const [what, path, code, expected] of frameworks) {
    it(`knows ${what}`, async () => {
      assert.deepEqual(await entries({ [path]: code }), expected);
    });
  }

  it('says where the evidence stands', async () => {
    const code = 'from fastapi import FastAPI\napp = FastAPI()\n@app.post("/p")\ndef p(row): ...';
    const [entry] = servingEntries(await graphOf(code));
    assert.equal(entry && code.slice(entry.evidence.span.start, entry.evidence.span.end), 'app.post("/p")');
  });
});
