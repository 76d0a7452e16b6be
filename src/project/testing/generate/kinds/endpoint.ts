import type { Expression } from '../../../../python/nodes';
import type { FunctionAt, ProgramSyntax } from '../../../program-syntax';
import { statementsOf } from '../../../program-syntax';
import type { Term } from '../../../symbolic/terms';
import { stringOf } from '../../../symbolic/terms';
import { startUpOf } from '../../dispatch';
import { routesOf } from '../../routes';
import { typeByName } from '../columns';
import { valueOf } from '../inputs';
import { importedModule } from '../modules';
import type { ImportedModule } from '../modules';
import type { Skeleton } from '../skeleton';
import { quoted, snake } from '../skeleton';
import type { Study } from '../study';
import type { ExampleField } from './example';
import { exampleOf } from './example';

interface App {
  readonly path: string;
  /** `app`, `create_app()`. */
  readonly expression: string;
  readonly framework: 'FastAPI' | 'Flask';
}

const makers: Readonly<Record<string, App['framework']>> = { 'fastapi.FastAPI': 'FastAPI', 'fastapi.applications.FastAPI': 'FastAPI', 'starlette.applications.Starlette': 'FastAPI', 'flask.Flask': 'Flask', 'flask.app.Flask': 'Flask' };

/** The web application that answers with a handler; null: none is found. */
function appFor(program: ProgramSyntax, handler: FunctionAt): App | null {
  const found: App[] = [];
  for (const [path, module] of program.modules) {
    if (path.endsWith('.ipynb')) continue;
    for (const statement of module.body) {
      const framework = statement.kind === 'Assign' && statement.value.kind === 'Call' ? makerOf(program, path, statement.value.callee) : undefined;
      const target = statement.kind === 'Assign' ? statement.targets[0] : undefined;
      if (framework && target?.kind === 'Name') found.push({ path, expression: target.id, framework });
      if (statement.kind !== 'FunctionDefinition' || statement.parameters.some((one) => one.defaultValue === null && one.form === 'ordinary')) continue;
      for (const inner of statementsOf(statement.body)) {
        const made = inner.kind === 'Assign' && inner.value.kind === 'Call' ? makerOf(program, path, inner.value.callee) : undefined;
        if (made) found.push({ path, expression: `${statement.name}()`, framework: made });
      }
    }
  }
  const own = found.filter((app) => app.path === handler.path);
  const one = own[0] ?? found.find((app) => app.path.split('/')[0] === handler.path.split('/')[0]) ?? (found.length === 1 ? found[0] : undefined);
  const variable = found.find((app) => app.path === one?.path && !app.expression.endsWith(')'));
  return variable ?? one ?? null;
}

function makerOf(program: ProgramSyntax, path: string, callee: Expression): App['framework'] | undefined {
  return makers[program.libraryName(callee, path) ?? ''];
}

const loaders = ['joblib.load', 'pickle.load', 'torch.load', 'mlflow.pyfunc.load_model', 'mlflow.sklearn.load_model', 'mlflow.xgboost.load_model', 'tensorflow.keras.models.load_model', 'keras.models.load_model', 'skops.io.load', 'cloudpickle.load', 'dill.load'];

/** An endpoint, and how a test asks it. */
interface Asked {
  readonly app: App;
  readonly method: string;
  readonly request: Request;
  readonly module: ImportedModule;
  readonly label: string;
  /** The name of the example of a request. */
  readonly example: string;
  /** `post("/predict", json=` */
  readonly how: string;
  readonly url: string;
}

function askedOf(study: Study, name: string, isTest: (path: string) => boolean): Asked | null {
  const { of } = study;
  const program = study.machine.program;
  const route = routesOf(program).find((one) => one.handler.definition === of.definition);
  const app = route ? appFor(program, of) : null;
  if (!route || !app || /[{<]/.test(route.path)) return null;
  const method = route.methods.has('post') ? 'post' : (['put', 'patch', 'get', 'delete'].find((one) => route.methods.has(one)) ?? 'get');
  const request = requestOf(study, app.framework, method);
  if (request === null) return null;
  const label = snake(name);
  const how = method === 'get' ? (app.framework === 'Flask' ? 'query_string' : 'params') : request.as;
  return { app, method, request, module: importedModule(program, app.path, isTest), label, example: `${label.toUpperCase()}_REQUEST`, how, url: route.path };
}

function exampleLines({ request, example }: Asked): string[] {
  return request.fields.length === 0 ? [] : [`${example} = {`, ...request.fields.map((field) => `    ${quoted(field.name)}: ${field.value},`), '}'];
}

/** The service as it is, with its real model: 95 of 100 answers are there within a time that a person has written down. */
export function latencyTest(study: Study, name: string, isTest: (path: string) => boolean): Skeleton | null {
  const asked = askedOf(study, name, isTest);
  if (asked === null) return null;
  const { app, module, label, request, method, url, how, example } = asked;
  const lines = [
    ...exampleLines(asked), ...(request.fields.length === 0 ? [] : ['', '']),
    `def test_${label}_answers_within_its_budget():`, '    # Arrange', '    budget = None  # seconds in which 95 of 100 answers must be there, with a wide margin', '    if budget is None:', `        pytest.fail("fill in: the seconds in which ${name} must answer")`,
    ...(app.framework === 'FastAPI' ? ['    testclient = pytest.importorskip("fastapi.testclient")'] : []),
    '    try:', `        app = pytest.importorskip(${quoted(module.dotted)}).${app.expression}`, '    except Exception as error:', `        pytest.skip(f${quoted(`${app.path} can't be imported here, most likely for want of its model: {error!r}`)})`,
    `    client = ${app.framework === 'FastAPI' ? 'testclient.TestClient(app)' : 'app.test_client()'}`,
    `    client.${method}(${quoted(url)}${request.fields.length === 0 ? '' : `, ${how}=${example}`})`, '    seconds = []',
    '', '    # Act', '    for _ in range(100):', '        start = time.perf_counter()', `        response = client.${method}(${quoted(url)}${request.fields.length === 0 ? '' : `, ${how}=${example}`})`, '        seconds.append(time.perf_counter() - start)',
    '', '    # Assert', '    assert response.status_code == 200', '    assert sorted(seconds)[94] < budget',
  ];
  return { kind: 'latency', tests: [`test_${label}_answers_within_its_budget`], imports: ['import time', 'import pytest'], uses: [{ path: app.path, name: '' }], seeds: new Set(), lines, runs: false, isReady: true };
}

/** A valid request is answered, and one that lacks a field is refused: through the framework's own client, with a model that has learned nothing. */
export function endpointTest(study: Study, name: string, isTest: (path: string) => boolean): Skeleton | null {
  const asked = askedOf(study, name, isTest);
  if (asked === null) return null;
  const { app, module, label, request, method, url, how, example } = asked;
  const required = request.fields.filter((field) => field.isRequired);
  const lines = [
    ...exampleLines(asked), ...(request.fields.length === 0 ? [] : ['', '']),
    ...clientLines(study, app, module, label),
    '', '', `def test_${label}_answers_a_valid_request(${label}_client):`, '    # Act',
    `    response = ${label}_client.${method}(${quoted(url)}${request.fields.length === 0 ? '' : `, ${how}=${example}`})`,
    '    if response.status_code >= 500:', `        pytest.fail(f"fill in: what ${name} needs besides a model that knows nothing, or mend it. It answers {response.${app.framework === 'Flask' ? 'get_data(as_text=True)' : 'text'}[:300]}")`,
    '', '    # Assert', `    assert response.status_code == 200, response.${app.framework === 'Flask' ? 'get_data(as_text=True)' : 'text'}`,
    ...(required.length === 0 ? [] : [
      '', '', `@pytest.mark.parametrize("field", [${required.map((field) => quoted(field.name)).join(', ')}])`.replace(/^(.{100,})$/s, `@pytest.mark.parametrize("field", ${required.length === request.fields.length ? `sorted(${example})` : `[\n${required.map((field) => `    ${quoted(field.name)},\n`).join('')}]`})`),
      `def test_${label}_refuses_a_request_without_a_field(${label}_client, field):`,
      '    # Arrange', `    request = {name: value for name, value in ${example}.items() if name != field}`,
      `    if ${label}_client.${method}(${quoted(url)}, ${how}=${example}).status_code >= 500:`, '        pytest.skip("a valid request must be answered first")',
      '', '    # Act', `    response = ${label}_client.${method}(${quoted(url)}, ${how}=request)`, '', '    # Assert', '    assert 400 <= response.status_code < 500',
    ]),
  ];
  const tests = [`test_${label}_answers_a_valid_request`, ...(required.length === 0 ? [] : [`test_${label}_refuses_a_request_without_a_field`])];
  const stub = [
    'class ModelThatLearnedNothing:', '    """Answers for each row, so that the request and the answer can be tested without the real model."""', '',
    '    def predict(self, rows, *args, **kwargs):', '        return np.zeros(len(rows))', '',
    '    def predict_proba(self, rows, *args, **kwargs):', '        return np.full((len(rows), 2), 0.5)', '',
    '    def transform(self, rows, *args, **kwargs):', '        return rows', '', '    def eval(self):', '        return self', '', '',
  ];
  return { kind: 'endpoint', tests, imports: ['import numpy as np', 'import pytest'], uses: [{ path: app.path, name: '' }], seeds: new Set(), lines: [...stub, ...lines], runs: true, isReady: true };
}

function clientLines(study: Study, app: App, { dotted, files }: ImportedModule, label: string): string[] {
  const program = study.machine.program;
  const code = [...files].map((path) => program.documents.get(path)?.code ?? '').join('\n');
  const used = loaders.filter((loader) => new RegExp(`\\b${loader.split('.').slice(-2).join('\\.')}\\(`).test(code) || (loader.startsWith('tensorflow') && code.includes('load_model(') && code.includes('tensorflow')));
  const handler = program.documents.get(study.of.path)?.code.slice(study.of.definition.start, study.of.definition.end) ?? '';
  const globals = [...new Set([...handler.matchAll(/(?<![\w.])(\w+)\.(predict|predict_proba|transform)\(/g)].map((match) => match[1] ?? ''))].filter((one) => one !== 'self' && !study.parameters.some((parameter) => parameter.name === one) && isGlobal(program, study.of, one));
  const starts = startUpOf(program, app.path).map((one) => program.documents.get(one.path)?.code.slice(one.definition.start, one.definition.end) ?? '').join('\n');
  const isRemote = /mlflow|boto3|requests|connect|s3|client/i.test(starts);
  const lines = ['@pytest.fixture', `def ${label}_client(monkeypatch):`, '    """The service, with a model that answers without having learned anything."""'];
  for (const loader of used) {
    const head = loader.split('.').slice(0, -1).join('.');
    const guarded = !/^(joblib|pickle)$/.test(head);
    lines.push(guarded ? `    monkeypatch.setattr(pytest.importorskip(${quoted(head)}), ${quoted(loader.slice(head.length + 1))}, lambda *args, **kwargs: ModelThatLearnedNothing())` : `    monkeypatch.setattr("${loader}", lambda *args, **kwargs: ModelThatLearnedNothing())`);
  }
  if (app.framework === 'FastAPI') lines.push('    pytest.importorskip("httpx")', '    testclient = pytest.importorskip("fastapi.testclient")');
  lines.push('    try:', `        service = pytest.importorskip(${quoted(dotted)})`, `        app = service.${app.expression}`, '    except Exception as error:', `        pytest.skip(f${quoted(`${app.path} can't be imported here: {error!r}`)})`);
  const holder = app.path === study.of.path ? 'service' : null;
  for (const one of globals) {
    if (!holder) continue;
    // An object of the project's own class keeps its methods: only the model that it holds is replaced.
    lines.push(isOwnObject(program, app.path, one) ? `    monkeypatch.setattr(${holder}.${one}, "model", ModelThatLearnedNothing(), raising=False)` : `    monkeypatch.setattr(${holder}, ${quoted(one)}, ModelThatLearnedNothing(), raising=False)`);
  }
  if (app.framework === 'Flask') lines.push('    return app.test_client()');
  else if (isRemote) lines.push('    # What start-up asks of the network is left out: no `with`.', '    return testclient.TestClient(app, raise_server_exceptions=False)');
  else lines.push('    with testclient.TestClient(app, raise_server_exceptions=False) as client:', '        yield client');
  return lines;
}

function isOwnObject(program: ProgramSyntax, path: string, name: string): boolean {
  return (program.modules.get(path)?.body ?? []).some((one) => one.kind === 'Assign' && one.targets.some((target) => target.kind === 'Name' && target.id === name) && one.value.kind === 'Call' && program.meaning(one.value.callee, path, null).is === 'class');
}

function isGlobal(program: ProgramSyntax, of: FunctionAt, name: string): boolean {
  const own = statementsOf(of.definition.body).some((one) => one.kind === 'Assign' && one.targets.some((target) => target.kind === 'Name' && target.id === name));
  const imported = (program.modules.get(of.path)?.body ?? []).some((one) => (one.kind === 'Import' || one.kind === 'ImportFrom') && one.names.some((alias) => (alias.alias ?? alias.name) === name));
  return !own && !imported;
}

interface Request {
  readonly as: 'json' | 'data';
  readonly fields: readonly ExampleField[];
}

function requestOf(study: Study, framework: App['framework'], method: string): Request | null {
  const program = study.machine.program;
  const isPlain = method === 'get' && study.parameters.length === 0;
  if (framework === 'Flask') {
    const fields = new Map<string, ExampleField>();
    let form = false;
    for (const term of study.terms) {
      const [of, key] = term.t === 'item' ? [term.of, stringOf(term.index)] : term.t === 'call' && (term.callee === '.get' || term.callee === '.getlist') && term.receiver ? [term.receiver, stringOf(term.args[0])] : [null, undefined];
      // What is a table or list itself has no example that could be guessed.
      if (term.t === 'call' && /^\.(values|items|keys)$/.test(term.callee) && term.receiver && (sourceOf(term.receiver) !== null || (term.receiver.t === 'item' && sourceOf(term.receiver.of) !== null))) return null;
      if (!of || key === undefined) continue;
      const source = sourceOf(of);
      if (source === null) continue;
      form ||= source === 'data';
      fields.set(key, { name: key, value: valueOf({ name: key, type: typeByName(key), isKnown: false, values: [], divides: false, mayMiss: false }), isRequired: term.t === 'item' });
    }
    return fields.size === 0 && !isPlain ? null : { as: form ? 'data' : 'json', fields: [...fields.values()] };
  }
  if (isPlain) return { as: 'json', fields: [] };
  const fields: ExampleField[] = [];
  for (const parameter of study.parameters) {
    const meaning = parameter.annotation ? program.meaning(parameter.annotation, study.of.path, null) : null;
    const example = meaning?.is === 'class' ? exampleOf(program, meaning) : null;
    if (example) fields.push(...example);
    else if (/UploadFile|bytes|Form\(|File\(/.test(program.documents.get(study.of.path)?.code.slice(parameter.start, parameter.end) ?? '')) return null;
  }
  const bodies = study.parameters.filter((parameter) => parameter.annotation && program.meaning(parameter.annotation, study.of.path, null).is === 'class');
  return bodies.length === 1 && fields.length > 0 ? { as: 'json', fields } : null;
}

/** `request.get_json()`, `request.json`, `request.form`, `request.args`. */
function sourceOf(term: Term): 'json' | 'data' | null {
  if (term.t === 'call' && /^(flask\.request)?\.get_json$/.test(term.callee)) return 'json';
  if (term.t === 'external' && term.name === 'flask.request.json') return 'json';
  if (term.t === 'external' && /^flask\.request\.(form|args|values)$/.test(term.name)) return 'data';
  if (term.t === 'attribute' && /^(form|args|values|json)$/.test(term.name) && ((term.of.t === 'external' && term.of.name === 'flask.request') || (term.of.t === 'given' && term.of.name === 'request'))) return term.name === 'json' ? 'json' : 'data';
  return null;
}
