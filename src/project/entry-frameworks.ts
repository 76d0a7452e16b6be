import { askedOnce, importsOf } from './asked-of-text';

/** Makers of applications whose decorators (`@app.post`) make handlers, by public name. Source: the frameworks' documentation. */
export const apps: Readonly<Record<string, string>> = {
  'fastapi.FastAPI': 'FastAPI', 'fastapi.APIRouter': 'FastAPI', 'fastapi.routing.APIRouter': 'FastAPI', 'starlette.applications.Starlette': 'Starlette',
  'flask.Flask': 'Flask', 'flask.Blueprint': 'Flask', 'sanic.Sanic': 'Sanic', 'quart.Quart': 'Quart', 'bottle.Bottle': 'Bottle', 'litestar.Litestar': 'Litestar',
  'bentoml.Service': 'BentoML', 'modal.App': 'Modal', 'modal.Stub': 'Modal', 'flask_restful.Api': 'Flask', 'robyn.Robyn': 'Robyn', 'chalice.Chalice': 'Chalice',
  'aiohttp.web.RouteTableDef': 'aiohttp', 'azure.functions.FunctionApp': 'Azure Functions', 'azure.functions.Blueprint': 'Azure Functions',
  'celery.Celery': 'Celery', 'faust.App': 'Faust', 'huey.RedisHuey': 'Huey', 'huey.SqliteHuey': 'Huey', 'huey.Huey': 'Huey',
  'faststream.kafka.KafkaBroker': 'FastStream', 'faststream.rabbit.RabbitBroker': 'FastStream', 'faststream.redis.RedisBroker': 'FastStream', 'faststream.nats.NatsBroker': 'FastStream',
};
/** What takes a message from a queue. */
const queues = ['task', 'agent', 'subscriber', 'queue_trigger', 'service_bus_queue_trigger', 'service_bus_topic_trigger', 'event_hub_message_trigger', 'blob_trigger'];
export const routes: ReadonlySet<string> = new Set(['route', 'get', 'post', 'put', 'patch', 'websocket', 'api', 'api_route', 'function', 'fastapi_endpoint', 'web_endpoint', ...queues]);

/** Decorators that make a handler by themselves, by their public name. */
export const decorators: Readonly<Record<string, string>> = {
  'bentoml.api': 'BentoML', 'bentoml.task': 'BentoML', 'rest_framework.decorators.api_view': 'Django REST framework', 'functions_framework.http': 'Cloud Functions',
  'functions_framework.cloud_event': 'Cloud Functions', 'django.views.decorators.http.require_POST': 'Django', 'django.views.decorators.csrf.csrf_exempt': 'Django',
  'django.views.decorators.http.require_http_methods': 'Django', 'modal.method': 'Modal', 'modal.fastapi_endpoint': 'Modal', 'modal.web_endpoint': 'Modal',
  'bottle.post': 'Bottle', 'bottle.route': 'Bottle', 'litestar.post': 'Litestar', 'beam.endpoint': 'Beam', 'beam.task_queue': 'Beam', 'beam.function': 'Beam',
  'celery.shared_task': 'Celery', 'celery.decorators.task': 'Celery', 'dramatiq.actor': 'Dramatiq', 'rq.decorators.job': 'RQ',
};

/** Decorators of tasks that a scheduler runs; a task that scores is a serving path of its own. */
export const tasks: Readonly<Record<string, string>> = {
  'airflow.decorators.task': 'Airflow', 'airflow.sdk.task': 'Airflow', 'prefect.task': 'Prefect', 'prefect.flow': 'Prefect', 'dagster.op': 'Dagster', 'dagster.asset': 'Dagster',
};

/** A class whose methods a framework calls with requests. */
export interface ServingClass {
  readonly framework: string;
  /** The methods in the order in which they are called, each with what the one before returned. */
  readonly stages: readonly string[];
  /** A method that is called instead of all of them, where the class has one. */
  readonly driver?: string;
  /** The stage that the base class itself does where the class has none: it asks `self.model`. */
  readonly inherited?: string;
  /** The methods stand for themselves: each answers another kind of request. */
  readonly apart?: true;
}

const viewMethods = ['get', 'post', 'put'];
const torchServe: ServingClass = { framework: 'TorchServe', stages: ['preprocess', 'inference', 'postprocess'], driver: 'handle', inherited: 'inference' };
const vertex: ServingClass = { framework: 'Vertex AI', stages: ['preprocess', 'predict', 'postprocess'], inherited: 'predict' };

/** Base classes whose methods answer requests, by public name. Source: the documentation of each framework. */
export const servingBases: Readonly<Record<string, ServingClass>> = {
  'mlflow.pyfunc.PythonModel': { framework: 'MLflow', stages: ['predict'] },
  'mlflow.pyfunc.model.PythonModel': { framework: 'MLflow', stages: ['predict'] },
  'ts.torch_handler.base_handler.BaseHandler': torchServe,
  'ts.torch_handler.vision_handler.VisionHandler': torchServe,
  'ts.torch_handler.text_handler.TextHandler': torchServe,
  'ts.torch_handler.image_classifier.ImageClassifier': torchServe,
  'kserve.Model': { framework: 'KServe', stages: ['preprocess', 'predict', 'postprocess'] },
  'mlserver.MLModel': { framework: 'MLServer', stages: ['predict'] },
  'mlserver.model.MLModel': { framework: 'MLServer', stages: ['predict'] },
  'litserve.LitAPI': { framework: 'LitServe', stages: ['decode_request', 'predict', 'encode_response'] },
  'cog.BasePredictor': { framework: 'Cog', stages: ['predict'] },
  'cog.Predictor': { framework: 'Cog', stages: ['predict'] },
  'cog.BaseRunner': { framework: 'Cog', stages: ['run'] },
  'google.cloud.aiplatform.prediction.predictor.Predictor': { ...vertex },
  'google.cloud.aiplatform.prediction.sklearn.predictor.SklearnPredictor': vertex,
  'google.cloud.aiplatform.prediction.xgboost.predictor.XgboostPredictor': vertex,
  'bdrk.model.BaseModel': { framework: 'Bedrock', stages: ['pre_process', 'predict', 'post_process'] },
  'bedrock_client.bedrock.model.BaseModel': { framework: 'Bedrock', stages: ['pre_process', 'predict', 'post_process'] },
  'apache_beam.DoFn': { framework: 'Apache Beam', stages: ['process'] },
  'rest_framework.views.APIView': { framework: 'Django REST framework', stages: viewMethods, apart: true },
  'django.views.View': { framework: 'Django', stages: viewMethods, apart: true },
  'django.views.generic.View': { framework: 'Django', stages: viewMethods, apart: true },
  'django.views.generic.FormView': { framework: 'Django', stages: ['post', 'form_valid'], apart: true },
  'django.views.generic.edit.FormView': { framework: 'Django', stages: ['post', 'form_valid'], apart: true },
  'django.views.generic.TemplateView': { framework: 'Django', stages: viewMethods, apart: true },
  'flask_restful.Resource': { framework: 'Flask', stages: viewMethods, apart: true },
  'flask_restx.Resource': { framework: 'Flask', stages: viewMethods, apart: true },
  'flask.views.MethodView': { framework: 'Flask', stages: viewMethods, apart: true },
  'tornado.web.RequestHandler': { framework: 'Tornado', stages: viewMethods, apart: true },
  'bentoml.BentoService': { framework: 'BentoML', stages: ['predict'] },
};

/** Calls that register a handler, by the last part of what is called; which argument it is. The file imports one of the modules. */
export const registrations: readonly { readonly call: RegExp; readonly handler: readonly [keyword: string, position: number]; readonly module: RegExp; readonly framework: string }[] = [
  { call: /\.add_url_rule$/, handler: ['view_func', 2], module: /^(flask|quart)$/, framework: 'Flask' },
  { call: /\.add_api_route$/, handler: ['endpoint', 1], module: /^fastapi$/, framework: 'FastAPI' },
  { call: /(^|\.)Route$/, handler: ['endpoint', 1], module: /^starlette$/, framework: 'Starlette' },
  { call: /\.add_(post|get|route)$/, handler: ['handler', 1], module: /^aiohttp$/, framework: 'aiohttp' },
  { call: /(^|\.)(post|get)$/, handler: ['handler', 1], module: /^aiohttp$/, framework: 'aiohttp' },
  { call: /\.basic_consume$/, handler: ['on_message_callback', 1], module: /^pika$/, framework: 'RabbitMQ' },
  { call: /\.subscribe$/, handler: ['callback', 1], module: /^google$/, framework: 'Pub/Sub' },
];

const known = [...Object.keys(apps), ...Object.keys(decorators), ...Object.keys(tasks), ...Object.keys(servingBases), 'azure.functions', 'ray.serve', 'gradio', 'flask', 'django', 'pika', 'google.cloud.pubsub_v1'];

/** The import of something that is known to serve. */
export const frameworks = new RegExp(`\\b(?:${[...new Set(known.map((name) => name.split('.')[0] ?? name))].join('|')})\\b`);

/** Does a file import something that is known to serve? Only then can a name in it mean something of a framework. */
export const importsFramework = askedOnce((_code, _path, document) => importsOf(document).some(({ module, names }) => frameworks.test(module) || names.some((name) => frameworks.test(name))));

/** Does a file name something that is known to serve? */
export const namesFramework = askedOnce((code) => frameworks.test(code));

/** Parameters that are no part of the request. */
export const notRequest = /^(self|cls|context|ctx|args|kwargs|background_tasks|db|session|settings|config|model|net|network|device|params|credentials|token|current_user|headers)$/;
