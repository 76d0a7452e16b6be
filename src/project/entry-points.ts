import type { Site } from '../provenance/graph';
import type { Call, Expression, FunctionDefinition, Statement } from '../python/nodes';
import type { ClassAt, FunctionAt, ProgramFiles, ProgramSyntax } from './program-syntax';
import { programSyntax, statementsOf } from './program-syntax';

/** Where a program serves a model: what runs while one request is answered, and how that is known. */
export interface ServingEntry {
  readonly path: string;
  /** Null: the whole script answers, as in Streamlit. */
  readonly handler: FunctionAt | null;
  readonly name: string;
  readonly framework: string;
  /** The decorator, base class or call that says so. */
  readonly evidence: Site;
  /** 'request': its parameters, or what it asks of the framework, is a request. 'batch': it scores what it reads. */
  readonly kind: 'request' | 'batch';
  /** The parameters that bring the request. */
  readonly parameters: readonly string[];
}

/** Decorators by the last part of their name, where the thing before it was made by a class of these. */
const apps: Readonly<Record<string, string>> = {
  'fastapi.FastAPI': 'FastAPI', 'fastapi.APIRouter': 'FastAPI', 'fastapi.routing.APIRouter': 'FastAPI', 'starlette.applications.Starlette': 'Starlette',
  'flask.Flask': 'Flask', 'flask.Blueprint': 'Flask', 'sanic.Sanic': 'Sanic', 'quart.Quart': 'Quart', 'bottle.Bottle': 'Bottle', 'litestar.Litestar': 'Litestar',
  'bentoml.Service': 'BentoML', 'modal.App': 'Modal', 'modal.Stub': 'Modal', 'flask_restful.Api': 'Flask', 'robyn.Robyn': 'Robyn', 'chalice.Chalice': 'Chalice',
};
const routes = new Set(['route', 'get', 'post', 'put', 'patch', 'websocket', 'api', 'api_route', 'function', 'fastapi_endpoint', 'web_endpoint']);

/** Decorators that make a handler by themselves, by their public name. */
const decorators: Readonly<Record<string, string>> = {
  'bentoml.api': 'BentoML', 'rest_framework.decorators.api_view': 'Django REST framework', 'functions_framework.http': 'Cloud Functions',
  'functions_framework.cloud_event': 'Cloud Functions', 'django.views.decorators.http.require_POST': 'Django', 'django.views.decorators.csrf.csrf_exempt': 'Django',
  'modal.method': 'Modal', 'modal.fastapi_endpoint': 'Modal', 'modal.web_endpoint': 'Modal', 'bottle.post': 'Bottle', 'bottle.route': 'Bottle', 'litestar.post': 'Litestar',
};

interface ServingClass {
  readonly framework: string;
  readonly methods: readonly string[];
}

const inferenceMethods = ['preprocess', 'predict', 'postprocess', 'inference', 'handle'];

/** Base classes whose methods answer requests, by public name. */
const bases: Readonly<Record<string, ServingClass>> = {
  'mlflow.pyfunc.PythonModel': { framework: 'MLflow', methods: ['predict'] },
  'mlflow.pyfunc.model.PythonModel': { framework: 'MLflow', methods: ['predict'] },
  'ts.torch_handler.base_handler.BaseHandler': { framework: 'TorchServe', methods: inferenceMethods },
  'ts.torch_handler.vision_handler.VisionHandler': { framework: 'TorchServe', methods: inferenceMethods },
  'kserve.Model': { framework: 'KServe', methods: inferenceMethods },
  'mlserver.MLModel': { framework: 'MLServer', methods: ['predict'] },
  'litserve.LitAPI': { framework: 'LitServe', methods: ['decode_request', 'predict', 'encode_response'] },
  'cog.BasePredictor': { framework: 'Cog', methods: ['predict'] },
  'cog.BaseRunner': { framework: 'Cog', methods: ['run'] },
  'rest_framework.views.APIView': { framework: 'Django REST framework', methods: ['get', 'post', 'put'] },
  'django.views.View': { framework: 'Django', methods: ['get', 'post'] },
  'flask_restful.Resource': { framework: 'Flask', methods: ['get', 'post', 'put'] },
  'flask_restx.Resource': { framework: 'Flask', methods: ['get', 'post', 'put'] },
  'flask.views.MethodView': { framework: 'Flask', methods: ['get', 'post', 'put'] },
  'bentoml.BentoService': { framework: 'BentoML', methods: ['predict'] },
};

/** Parameters that are no part of the request. */
const notRequest = /^(self|cls|context|ctx|args|kwargs|background_tasks|db|session|settings|config|model|device|params|credentials|token|current_user)$/;

const entriesOf = new WeakMap<ProgramFiles, readonly ServingEntry[]>();

/** The serving entry points of a program, each once, in the order of the files. Source: the fact table of frameworks in the project's own research. */
export function servingEntries(of: ProgramFiles): readonly ServingEntry[] {
  let entries = entriesOf.get(of);
  if (!entries) {
    // Names are worked out only where some file mentions what serves at all.
    const candidates = [...of.modules].filter(([path]) => mayServe(path, of.documents.get(path)?.code ?? ''));
    entries = candidates.length === 0 ? [] : candidates.flatMap(([path, module]) => entriesOfModule(programSyntax(of), path, module.body));
    entriesOf.set(of, entries);
  }
  return entries;
}

/** Does the text mention a way of serving, or does it train nothing? A cheap question before the dear one; it may say yes too often. */
export function mayServe(path: string, code: string): boolean {
  return serving.test(code) || (!path.endsWith('.ipynb') && !trains.test(code));
}

const serving = new RegExp(
  'fastapi|starlette|flask|sanic|quart|bottle|litestar|robyn|chalice|django|rest_framework|streamlit|gradio|bentoml|modal|cog\\b|functions_framework|litserve|kserve|mlserver|pyfunc|' +
    'ray\\.serve|from ray import|TritonPythonModel|BaseHandler|VisionHandler|azure|@\\w+\\.(?:route|get|post|put|patch|websocket|api)|' +
    'def (?:\\w*handler|handle|run|init|model_fn|predict_fn|input_fn|transform_fn|load_context|predict|load|preprocess)\\b',
  'i',
);

function entriesOfModule(program: ProgramSyntax, path: string, body: readonly Statement[]): ServingEntry[] {
  if (/(^|\/)(tests?|conftest\.py|test_[^/]*\.py|[^/]*_test\.py)(\/|$)/.test(path)) return [];
  const found: ServingEntry[] = [];
  const taken = new Set<FunctionDefinition>();
  const add = (handler: FunctionAt, framework: string, evidence: Expression | FunctionDefinition['nameSpan']): void => {
    if (taken.has(handler.definition)) return;
    taken.add(handler.definition);
    const parameters = handler.definition.parameters.map((parameter) => parameter.name).filter((name) => !notRequest.test(name));
    found.push({ path: handler.path, handler, name: handler.definition.name, framework, evidence: { path, span: { start: evidence.start, end: evidence.end } }, kind: 'request', parameters });
  };
  const names = new Set<string>();
  for (const statement of statementsOf(body)) {
    if (statement.kind === 'FunctionDefinition') {
      names.add(statement.name);
      const handler: FunctionAt = { is: 'function', path, definition: statement, owner: null };
      const by = decoratedBy(program, path, statement);
      if (by) add(handler, by.framework, by.evidence);
      else if (isPlatformHandler(statement, program, path)) add(handler, 'functions platform', statement.nameSpan);
    }
    if (statement.kind === 'ClassDefinition') methodsThatServe(program, { is: 'class', path, definition: statement }, add);
    if (statement.kind === 'ExpressionStatement' || statement.kind === 'Assign') {
      for (const made of callsIn(statement.value)) gradioHandler(program, path, made, add);
    }
    if (statement.kind === 'With') {
      for (const item of statement.items) for (const made of callsIn(item.context)) gradioHandler(program, path, made, add);
    }
  }
  conventions(path, body, names, add);
  const streamlit = streamlitUse(path, body);
  if (streamlit) found.push({ path, handler: null, name: fileName(path), framework: 'Streamlit', evidence: streamlit, kind: 'request', parameters: [] });
  if (found.length === 0) found.push(...batchEntries(program, path, body));
  return found;
}

function decoratedBy(program: ProgramSyntax, path: string, definition: FunctionDefinition): { readonly framework: string; readonly evidence: Expression } | null {
  for (const decorator of definition.decorators) {
    const named = decorator.kind === 'Call' ? decorator.callee : decorator;
    const own = decorators[program.libraryName(named, path) ?? ''];
    if (own !== undefined) return { framework: own, evidence: decorator };
    if (named.kind !== 'Attribute' || !routes.has(named.attribute)) continue;
    const framework = appOf(program, path, named.value);
    if (framework !== null) return { framework, evidence: decorator };
  }
  return null;
}

/** The framework of `app` in `@app.post(…)`: by the class that made it, here or in the file it comes from, else by the path literal that it is given. */
function appOf(program: ProgramSyntax, path: string, expression: Expression): string | null {
  if (expression.kind !== 'Name') return null;
  for (const statement of statementsOf(program.modules.get(path)?.body ?? [])) {
    if (statement.kind !== 'Assign' || statement.value.kind !== 'Call' || !statement.targets.some((target) => target.kind === 'Name' && target.id === expression.id)) continue;
    const framework = apps[program.libraryName(statement.value.callee, path) ?? ''];
    if (framework !== undefined) return framework;
  }
  return /^(app|api|router|application|bp|blueprint|\w+_(app|api|router|bp|blueprint))$/.test(expression.id) ? 'web application' : null;
}

function methodsThatServe(program: ProgramSyntax, of: ClassAt, add: (handler: FunctionAt, framework: string, evidence: Expression | FunctionDefinition['nameSpan']) => void): void {
  const take = (names: readonly string[], framework: string, evidence: Expression | FunctionDefinition['nameSpan']): void => {
    for (const name of names) {
      const found = program.method(of, name);
      if (found?.owner?.definition === of.definition) add(found, framework, evidence);
    }
  };
  for (const base of of.definition.bases) {
    const known = bases[program.libraryName(base.value, of.path) ?? ''];
    if (known) take(known.methods, known.framework, base);
  }
  for (const decorator of of.definition.decorators) {
    const name = program.libraryName(decorator.kind === 'Call' ? decorator.callee : decorator, of.path);
    if (name === 'ray.serve.deployment') take(['__call__', 'predict'], 'Ray Serve', decorator);
  }
  if (of.definition.name === 'TritonPythonModel') take(['execute'], 'Triton', of.definition.nameSpan);
  if (of.definition.name === 'Model' && /(^|\/)model\/model\.py$/.test(of.path)) take(['preprocess', 'predict', 'postprocess'], 'Truss', of.definition.nameSpan);
  for (const statement of of.definition.body) {
    if (statement.kind !== 'FunctionDefinition') continue;
    const by = decoratedBy(program, of.path, statement);
    if (by) add({ is: 'function', path: of.path, definition: statement, owner: of }, by.framework, by.evidence);
  }
}

function isPlatformHandler(definition: FunctionDefinition, program: ProgramSyntax, path: string): boolean {
  const [first, second] = definition.parameters;
  if (/^(lambda_handler|handler)$/.test(definition.name) && first?.name === 'event' && second?.name === 'context') return true;
  const annotation = first?.annotation ? program.libraryName(first.annotation, path) : undefined;
  return annotation === 'azure.functions.HttpRequest' || annotation === 'django.http.HttpRequest';
}

/** SageMaker's and Azure's modules are known by the functions they hold. */
function conventions(
  path: string, body: readonly Statement[], names: ReadonlySet<string>, add: (handler: FunctionAt, framework: string, evidence: FunctionDefinition['nameSpan']) => void,
): void {
  const sageMaker = names.has('model_fn') ? ['input_fn', 'predict_fn', 'transform_fn'] : [];
  const azure = names.has('init') && names.has('run') ? ['run'] : [];
  for (const statement of body) {
    if (statement.kind !== 'FunctionDefinition') continue;
    const handler: FunctionAt = { is: 'function', path, definition: statement, owner: null };
    if (sageMaker.includes(statement.name)) add(handler, 'SageMaker', statement.nameSpan);
    if (azure.includes(statement.name) && statement.parameters.length === 1) add(handler, 'Azure ML', statement.nameSpan);
  }
}

const gradioEvents = new Set(['click', 'submit', 'change', 'upload', 'input']);

function gradioHandler(program: ProgramSyntax, path: string, call: Call, add: (handler: FunctionAt, framework: string, evidence: Expression) => void): void {
  const name = program.libraryName(call.callee, path);
  const isInterface = name === 'gradio.Interface' || name === 'gradio.ChatInterface';
  const isEvent = call.callee.kind === 'Attribute' && gradioEvents.has(call.callee.attribute);
  if (!isInterface && !isEvent) return;
  const given = call.args.find((argument) => argument.keyword === 'fn') ?? call.args.find((argument) => argument.keyword === null);
  if (!given || (isEvent && !importsModule(program, path, 'gradio'))) return;
  const meaning = program.meaning(given.value, path, null);
  if (meaning.is === 'function') add(meaning, 'Gradio', call.callee);
}

const streamlitInputs = /^(number_input|text_input|text_area|selectbox|slider|select_slider|file_uploader|radio|checkbox|date_input|time_input|multiselect|camera_input|data_editor|chat_input|button|form_submit_button)$/;

/** Does this name bring what a user of a Streamlit page enters, now or before? */
export function isStreamlitInput(name: string): boolean {
  return name.startsWith('streamlit.session_state') || isStreamlitWidget(name);
}

function isStreamlitWidget(name: string): boolean {
  return name.startsWith('streamlit.') && streamlitInputs.test(name.slice(name.lastIndexOf('.') + 1));
}

function streamlitUse(path: string, body: readonly Statement[]): Site | null {
  for (const statement of body) {
    if (statement.kind !== 'Import' && statement.kind !== 'ImportFrom') continue;
    const modules = statement.kind === 'Import' ? statement.names.map((name) => name.name) : [statement.module];
    if (modules.some((module) => module.split('.')[0] === 'streamlit')) return { path, span: { start: statement.start, end: statement.end } };
  }
  return null;
}

function importsModule(program: ProgramSyntax, path: string, head: string): boolean {
  for (const statement of statementsOf(program.modules.get(path)?.body ?? [])) {
    if (statement.kind === 'Import' && statement.names.some(({ name }) => name.split('.')[0] === head)) return true;
    if (statement.kind === 'ImportFrom' && statement.level === 0 && statement.module.split('.')[0] === head) return true;
  }
  return false;
}

const trains = /\.backward\(|\.step\(\)|\.fit\(|\.fit_generator\(|\bTrainer\(|\.train\(\s*data/;
const scoring = /infer|predict|serv|score|demo|detect|classify|generate|recogni/i;

/** Functions that score with a restored network, in a file that never trains. */
function batchEntries(program: ProgramSyntax, path: string, body: readonly Statement[]): ServingEntry[] {
  const code = program.documents.get(path)?.code ?? '';
  if (trains.test(code) || path.endsWith('.ipynb') || /train|eval|valid|test|bench/i.test(fileName(path))) return [];
  return body.flatMap((statement) => {
    if (statement.kind !== 'FunctionDefinition' || !scoring.test(statement.name) || /train|eval|valid|test|load|build|create|get_model/i.test(statement.name)) return [];
    const handler: FunctionAt = { is: 'function', path, definition: statement, owner: null };
    const parameters = statement.parameters.map((parameter) => parameter.name).filter((name) => !notRequest.test(name));
    return [{ path, handler, name: statement.name, framework: 'scoring', evidence: { path, span: { start: statement.nameSpan.start, end: statement.nameSpan.end } }, kind: 'batch' as const, parameters }];
  });
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function callsIn(expression: Expression | null): Call[] {
  if (expression?.kind !== 'Call') return [];
  // `gr.Interface(…).launch()`
  return expression.callee.kind === 'Attribute' ? [expression, ...callsIn(expression.callee.value)] : [expression];
}
