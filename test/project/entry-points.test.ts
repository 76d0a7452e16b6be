import assert from 'node:assert/strict';
import { readConfigFiles } from '../../src/project/config-values/read';
import { operationIds } from '../../src/project/entry-operations';
import { servingEntries } from '../../src/project/entry-points';
import { memoryWorkspace } from '../../src/project/workspace';
import { graphOf } from '../provenance/show';

/** Each entry of a program as `framework name(parameters)`. */
async function entries(code: string | Readonly<Record<string, string>>): Promise<string[]> {
  const graph = await graphOf(code);
  return servingEntries(graph).map((entry) => `${entry.framework} ${entry.name}(${entry.parameters.join(', ')})`);
}

const frameworks: readonly (readonly [what: string, path: string, code: string, expected: readonly string[]])[] = [
  ['FastAPI', 'main.py', 'from fastapi import FastAPI\napp = FastAPI()\n@app.post("/p")\nasync def p(row: Row, background_tasks=None): ...\ndef helper(x): ...', ['FastAPI p(row)']],
  ['routes of a factory', 'main.py', 'from flask import Flask\ndef create_app():\n    server = Flask(__name__)\n    @server.route("/p")\n    def p(): ...\n    def helper(): ...\n    return server', ['Flask p()']],
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
  ['SageMaker', 'main.py', 'def model_fn(model_dir): ...\ndef input_fn(body, content_type): ...\ndef predict_fn(data, model): ...', ['SageMaker predict_fn(body, content_type)']],
  ['Azure ML', 'main.py', 'def init(): ...\ndef run(data): ...', ['Azure ML run(data)']],
  ['Lambda', 'main.py', 'def lambda_handler(event, context): ...', ['functions platform lambda_handler(event)']],
  ['Cog', 'main.py', 'from cog import BasePredictor\nclass P(BasePredictor):\n    def setup(self): ...\n    def predict(self, image): ...', ['Cog predict(image)']],
  ['Truss', 'model/model.py', 'class Model:\n    def load(self): ...\n    def predict(self, rows): ...', ['Truss predict(rows)']],
  ['Modal', 'main.py', 'import modal\napp = modal.App()\n@app.cls()\nclass M:\n    @modal.method()\n    def p(self, text): ...', ['Modal p(text)']],
  ['a Modal function on the web', 'main.py', 'import modal\napp = modal.App()\n@app.function()\n@modal.fastapi_endpoint()\ndef p(text): ...', ['Modal p(text)']],
  ['Beam', 'main.py', 'from beam import endpoint\n@endpoint(on_start=None)\ndef p(context, **inputs): ...', ['Beam p(inputs)']],
  ['Apache Beam', 'main.py', 'import apache_beam as beam\nclass Score(beam.DoFn):\n    def setup(self): ...\n    def process(self, row): ...', ['Apache Beam process(row)']],
  ['Flask by rules', 'main.py', 'from flask import Flask\napp = Flask(__name__)\ndef p(): ...\napp.add_url_rule("/p", view_func=p)', ['Flask p()']],
  ['FastAPI by routes', 'main.py', 'from fastapi import FastAPI\nserver = FastAPI()\ndef p(row): ...\nserver.add_api_route("/p", p)', ['FastAPI p(row)']],
  ['Starlette', 'main.py', 'from starlette.applications import Starlette\nfrom starlette.routing import Route\nasync def p(request): ...\napp = Starlette(routes=[Route("/p", p)])', ['Starlette p(request)']],
  ['aiohttp', 'main.py', 'from aiohttp import web\nasync def p(request): ...\nserver = web.Application()\nserver.router.add_post("/p", p)', ['aiohttp p(request)']],
  ['Tornado', 'main.py', 'import tornado.web\nclass P(tornado.web.RequestHandler):\n    def post(self): ...', ['Tornado post()']],
  ['views of Django', 'shop/views.py', 'from django.shortcuts import render\ndef p(request): ...\ndef helper(row): ...', ['Django p(request)']],
  ['a class of views of Django', 'main.py', 'from django.views import View\nclass P(View):\n    def post(self, request): ...', ['Django post(request)']],
  ['Azure Functions', 'main.py', 'import azure.functions as func\ndef main(req: func.HttpRequest): ...', ['functions platform main(req)']],
  ['Cloud Functions', 'main.py', 'import functions_framework\n@functions_framework.http\ndef p(request): ...', ['Cloud Functions p(request)']],
  ['the new Cog', 'main.py', 'import cog\nclass R(cog.BaseRunner):\n    def setup(self): ...\n    def run(self, image): ...', ['Cog run(image)']],
  ['MLServer', 'main.py', 'from mlserver import MLModel\nclass M(MLModel):\n    async def load(self): ...\n    async def predict(self, payload): ...', ['MLServer predict(payload)']],
  ['Seldon', 'main.py', 'class M:\n    def predict(self, X, features_names=None): ...', ['Seldon predict(X, features_names)']],
  ['Vertex AI', 'main.py', 'from google.cloud.aiplatform.prediction.predictor import Predictor\nclass P(Predictor):\n    def preprocess(self, request): ...\n    def predict(self, rows): ...', ['Vertex AI predict(request)']],
  ['TorchServe', 'main.py', 'from ts.torch_handler.base_handler import BaseHandler\nclass H(BaseHandler):\n    def preprocess(self, data): ...\n    def inference(self, batch): ...\n    def postprocess(self, scores): ...', ['TorchServe inference(data)']],
  ['a class below one that a framework knows', 'main.py', 'import kserve\nclass Base(kserve.Model): ...\nclass M(Base):\n    def predict(self, payload): ...', ['KServe predict(payload)']],
  ['a class of a vendor', 'main.py', 'from vendor import Base\nclass M(Base):\n    def pre_process(self, body): ...\n    def predict(self, features): ...', ['model server predict(body)']],
  ['a class that learns as well', 'main.py', 'class M:\n    def preprocess(self, rows): ...\n    def fit(self, rows): ...\n    def predict(self, rows): ...', []],
  ['a task of Airflow', 'main.py', 'from airflow.decorators import task\n@task\ndef score_day(day): ...\n@task\ndef load_day(day): ...', ['Airflow score_day(day)']],
  ['a flow of Prefect', 'main.py', 'from prefect import flow\n@flow(name="x")\ndef run_inference(day): ...', ['Prefect run_inference(day)']],
  ['a script that asks a loaded model', 'main.py', 'import joblib\nmodel = joblib.load("m.pkl")\nprint(model.predict([[1]]))', ['script main.py()']],
  ['a command that asks a loaded model', 'main.py', 'import joblib\ndef main():\n    model = joblib.load("m.pkl")\n    print(model.predict([[1]]))\nif __name__ == "__main__":\n    main()', ['script main.py()']],
  ['a module that only defines how', 'main.py', 'import joblib\ndef ask(rows):\n    return joblib.load("m.pkl").predict(rows)', []],
  ['a module of a service whose functions others call', 'service/main.py', 'import torch\nnet = torch.jit.load("m.pt")\nnet.eval()\ndef prepare(path): ...\ndef has_hole(path):\n    return net(prepare(path))\ndef both(a, b):\n    return shown(a), shown(b)\ndef shown(a):\n    return net(a)', ['scoring has_hole(path)']],
  ['a task of Celery', 'main.py', 'from celery import Celery\nworker = Celery("x")\n@worker.task(bind=True)\ndef p(self, path): ...\ndef helper(path): ...', ['Celery p(path)']],
  ['a task of an application of Celery elsewhere', 'main.py', 'from celery import shared_task\n@shared_task\ndef p(path): ...', ['Celery p(path)']],
  ['an actor of Dramatiq', 'main.py', 'import dramatiq\n@dramatiq.actor(max_retries=1)\ndef p(path): ...', ['Dramatiq p(path)']],
  ['an agent of Faust', 'main.py', 'import faust\napp = faust.App("x")\n@app.agent(app.topic("rides"))\nasync def p(rides): ...', ['Faust p(rides)']],
  ['a subscriber of FastStream', 'main.py', 'from faststream.kafka import KafkaBroker\nbroker = KafkaBroker()\n@broker.subscriber("rides")\nasync def p(ride): ...', ['FastStream p(ride)']],
  ['a consumer of RabbitMQ', 'main.py', 'import pika\ndef p(channel, method, properties, body): ...\nchannel = pika.BlockingConnection().channel()\nchannel.basic_consume(queue="rides", on_message_callback=p)', ['RabbitMQ p(channel, method, properties, body)']],
  ['a subscription of Pub/Sub', 'main.py', 'from google.cloud import pubsub_v1\ndef p(message): ...\nsubscriber = pubsub_v1.SubscriberClient()\nfuture = subscriber.subscribe("rides", callback=p)', ['Pub/Sub p(message)']],
  ['a queue that triggers a function of Azure', 'main.py', 'import azure.functions as func\nrides = func.FunctionApp()\n@rides.queue_trigger(arg_name="ride", queue_name="rides")\ndef p(ride): ...', ['Azure Functions p(ride)']],
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

  it('knows the handlers that a description names, as connexion reads it', async () => {
    const texts = { 'openapi.yaml': 'paths:\n  /p:\n    post:\n      operationId: service.api.p\n', 'other/api.yaml': 'x-openapi-router-controller: other\npaths:\n  /q:\n    post:\n      operationId: "q"\n', 'service.yaml': 'a: 1\n' };
    const operations = operationIds(await readConfigFiles(memoryWorkspace(texts), Object.keys(texts)));
    assert.deepEqual([...operations], ['service.api.p', 'other.q']);
    const { documents, modules } = await graphOf({ 'service/api.py': 'def p(body):\n    return ask(body)\ndef ask(body): ...\n', 'elsewhere.py': 'def p(body): ...\n', 'other.py': 'def q(body): ...\n' }, { entries: ['service/api.py', 'elsewhere.py', 'other.py'] });
    assert.deepEqual(servingEntries({ documents, modules, operations }).map((entry) => `${entry.framework} ${entry.path} ${entry.name}(${entry.parameters.join(', ')})`), ['connexion service/api.py p(body)', 'connexion other.py q(body)']);
  });

  it('says where the evidence stands', async () => {
    const code = 'from fastapi import FastAPI\napp = FastAPI()\n@app.post("/p")\ndef p(row): ...';
    const [entry] = servingEntries(await graphOf(code));
    assert.equal(entry && code.slice(entry.evidence.span.start, entry.evidence.span.end), 'app.post("/p")');
  });
});
