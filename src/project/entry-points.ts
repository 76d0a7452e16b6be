import type { Site } from '../provenance/graph';
import type { Call, Expression, FunctionDefinition, Statement } from '../python/nodes';
import type { Span } from '../python/text';
import { askedOnce, importsOf } from './asked-of-text';
import { apps, decorators, importsFramework, namesFramework, registrations, routes } from './entry-frameworks';
import { operationEntries } from './entry-operations';
import { batchEntries, mayScore } from './entry-scoring';
import type { Stage, Staged } from './entry-stages';
import { requestParameters, stagesOfClass, stagesOfModule } from './entry-stages';
import { inReachOf } from './parity/may-ask';
import { baseName } from './paths';
import type { FunctionAt, ProgramFiles, ProgramSyntax } from './program-syntax';
import { programSyntax, statementsOf } from './program-syntax';
import { nestedFunctions } from './symbolic/closures';

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
  /** The parameters of the first stage, which bring the request. */
  readonly parameters: readonly string[];
  /** What the framework calls one after another, each with what the one before returned: decode, predict, encode. The handler alone for most. */
  readonly stages: readonly Stage[];
  /** What it returns is given to the stages as their model: SageMaker's `model_fn`. */
  readonly loader: FunctionAt | null;
}

const entriesOf = new WeakMap<ProgramFiles, readonly ServingEntry[]>();

/** The serving entry points of a program, each once, in the order of the files. Source: the fact table of frameworks in the project's own research. */
export function servingEntries(of: ProgramFiles): readonly ServingEntry[] {
  let entries = entriesOf.get(of);
  if (!entries) {
    // Names are worked out only where some file mentions what serves at all.
    const candidates = [...of.modules.keys()].filter((path) => of.serving?.has(path) ?? mayHoldEntry(of.documents.get(path)));
    const program = candidates.length === 0 ? null : asServed(programSyntax(of));
    const found = program === null ? [] : candidates.flatMap((path) => entriesOfModule(program, path, of.modules.get(path)?.body ?? []));
    const described = operationEntries(of);
    const handlers = new Set(described.map((entry) => entry.handler?.definition));
    entries = described.length === 0 ? found : [...described, ...found.filter((entry) => entry.handler === null || !handlers.has(entry.handler.definition))];
    entriesOf.set(of, entries);
  }
  return entries;
}

/**
 * The names of a program as far as serving is concerned. What a framework's name is used for needs that name in the file, and to work out what all
 * names mean costs more than everything else here.
 */
function asServed(program: ProgramSyntax): ProgramSyntax {
  const inReach = inReachOf(program);
  const named = new Map<string, boolean>();
  const isNamedFrom = (path: string): boolean => {
    const known = named.get(path) ?? inReach(path, importsFramework);
    named.set(path, known);
    return known;
  };
  return {
    ...program,
    libraryName: (expression, path) => (importsFramework(program.documents.get(path)) ? program.libraryName(expression, path) : undefined),
    meaning: (expression, path, owner) => (isNamedFrom(path) ? program.meaning(expression, path, owner) : { is: 'unknown' }),
  };
}

/** Does the text mention a way of serving, or does it train nothing? A cheap question before the dear one; it may say yes too often. */
export const mayServe = askedOnce((code, path, document) => namesServing(document) || (!path.endsWith('.ipynb') && !trains.test(code)));

/** The same, asked more closely: has the text what the entry points of some framework have? A file that is not parsed for it costs nothing. */
export const mayHoldEntry = askedOnce((code, path, document) => {
  if (namesServing(document)) return true;
  return !path.endsWith('.ipynb') && !trains.test(code) && (importsFramework(document) || staged.test(code) || mayScore(path, code));
});

/** Does a file import a way of serving, or has it a function or a decorator that goes by one? */
const namesServing = askedOnce((code, _path, document) => importsOf(document).some(({ module, names }) => serving.test(module) || names.some((name) => serving.test(name))) || handlers.test(code));

/** Methods by which classes answer whose base class stands in another file. */
const staged = /\bdef\s+(get|post|put|process|execute|inference|form_valid|decode_request|transform_input)\b/;
const trains = /\.backward\(|\.step\(\)|\.fit\(|\.fit_generator\(|\bTrainer\(|\.train\(\s*data/;
const serving =
  /fastapi|starlette|flask|sanic|quart|bottle|litestar|robyn|chalice|django|rest_framework|streamlit|gradio|bentoml|modal|cog\b|functions_framework|litserve|kserve|mlserver|pyfunc|aiohttp|tornado|connexion|aiplatform|apache_beam|bdrk|^ray\b|BaseHandler|VisionHandler|azure/i;
const handlers =
  /@\w+\.(?:route|get|post|put|patch|websocket|api)|\bdef (?:\w*handler|handle|run|init|model_fn|predict_fn|input_fn|transform_fn|load_context|predict|load|pre_?process)\b|\b(?:pyfunc|TritonPythonModel)\b/i;

type Add = (handler: FunctionAt, framework: string, evidence: Span) => void;

function entriesOfModule(program: ProgramSyntax, path: string, body: readonly Statement[]): ServingEntry[] {
  if (/(^|\/)(tests?|conftest\.py|test_[^/]*\.py|[^/]*_test\.py)(\/|$)/.test(path)) return [];
  const found: ServingEntry[] = [];
  const taken = new Set<FunctionDefinition>();
  const addStages = ({ framework, evidence, handler, stages, loader }: Staged): void => {
    const first = stages.find((stage) => stage.function)?.function;
    if (!first || taken.has(handler.definition)) return;
    for (const stage of stages) if (stage.function) taken.add(stage.function.definition);
    found.push({
      path, handler, name: handler.definition.name, framework, evidence: { path, span: { start: evidence.start, end: evidence.end } }, kind: 'request',
      parameters: requestParameters(first.definition), stages, loader,
    });
  };
  const add: Add = (handler, framework, evidence) => {
    addStages({ framework, evidence, handler, stages: [{ function: handler, at: handler.definition.nameSpan }], loader: null });
  };
  const isNamed = namesFramework(program.documents.get(path));
  // All that is registered in a call, or known by an import, is of a framework that the file names.
  const imports = isNamed ? importedModules(body) : new Set<string>();
  for (const statement of statementsOf(body)) {
    if (statement.kind === 'FunctionDefinition') {
      const handler: FunctionAt = { is: 'function', path, definition: statement, owner: null };
      const by = decoratedBy(program, path, statement);
      if (by) add(handler, by.framework, by.evidence);
      else if (isPlatformHandler(statement, program, path)) add(handler, 'functions platform', statement.nameSpan);
      else if (imports.has('django') && /(^|\/)(\w*views?\w*\.py$|views\/)/.test(path) && statement.parameters[0]?.name === 'request') add(handler, 'Django', statement.nameSpan);
    }
    if (statement.kind === 'ClassDefinition') {
      for (const one of stagesOfClass(program, { is: 'class', path, definition: statement })) addStages(one);
      for (const method of statement.body) {
        const by = method.kind === 'FunctionDefinition' ? decoratedBy(program, path, method) : null;
        if (by && method.kind === 'FunctionDefinition') add({ is: 'function', path, definition: method, owner: { is: 'class', path, definition: statement } }, by.framework, by.evidence);
      }
    }
    for (const made of isNamed ? callsOf(statement) : []) registered(program, path, made, imports, add);
  }
  // `def create_app(): … @app.route(…) def predict(): …`
  for (const definition of isNamed ? nestedFunctions(body) : []) {
    const by = decoratedBy(program, path, definition);
    if (by) add({ is: 'function', path, definition, owner: null }, by.framework, by.evidence);
  }
  for (const one of stagesOfModule(path, body)) addStages(one);
  const streamlit = program.documents.get(path)?.code.includes('streamlit') === true ? streamlitUse(path, body) : null;
  if (streamlit) found.push({ path, handler: null, name: baseName(path), framework: 'Streamlit', evidence: streamlit, kind: 'request', parameters: [], stages: [], loader: null });
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
  const body = program.modules.get(path)?.body ?? [];
  const within = body.flatMap((statement) => (statement.kind === 'FunctionDefinition' ? [...statementsOf(statement.body)] : []));
  for (const statement of [...statementsOf(body), ...within]) {
    if (statement.kind !== 'Assign' || statement.value.kind !== 'Call' || !statement.targets.some((target) => target.kind === 'Name' && target.id === expression.id)) continue;
    const framework = apps[program.libraryName(statement.value.callee, path) ?? ''];
    if (framework !== undefined) return framework;
  }
  return /^(app|api|router|application|bp|blueprint|celery|\w+_(app|api|router|bp|blueprint|celery))$/.test(expression.id) ? 'web application' : null;
}

function isPlatformHandler(definition: FunctionDefinition, program: ProgramSyntax, path: string): boolean {
  const [first, second] = definition.parameters;
  if (/^(lambda_handler|handler)$/.test(definition.name) && first?.name === 'event' && second?.name === 'context') return true;
  const annotation = first?.annotation ? program.libraryName(first.annotation, path) : undefined;
  return annotation === 'azure.functions.HttpRequest' || annotation === 'django.http.HttpRequest' || annotation === 'flask.Request';
}

const gradioEvents = new Set(['click', 'submit', 'change', 'upload', 'input']);

/** Handlers that are handed over in a call: `gr.Interface(fn=…)`, `app.add_url_rule(…, view_func=…)`. */
function registered(program: ProgramSyntax, path: string, call: Call, imports: ReadonlySet<string>, add: Add): void {
  const name = program.libraryName(call.callee, path);
  const isInterface = name === 'gradio.Interface' || name === 'gradio.ChatInterface';
  const isEvent = imports.has('gradio') && call.callee.kind === 'Attribute' && gradioEvents.has(call.callee.attribute);
  if (isInterface || isEvent) {
    handOver(program, path, call, 'fn', 0, 'Gradio', add);
    return;
  }
  const callee = name ?? (call.callee.kind === 'Attribute' ? `.${call.callee.attribute}` : '');
  for (const one of registrations) {
    if (one.call.test(callee) && [...imports].some((module) => one.module.test(module))) handOver(program, path, call, ...one.handler, one.framework, add);
  }
}

function handOver(program: ProgramSyntax, path: string, call: Call, keyword: string, position: number, framework: string, add: Add): void {
  const given = call.args.find((argument) => argument.keyword === keyword) ?? call.args.filter((argument) => argument.keyword === null)[position];
  const meaning = given ? program.meaning(given.value, path, null) : null;
  if (meaning?.is === 'function') add(meaning, framework, call.callee);
}

const streamlitInputs = /^(number_input|text_input|text_area|selectbox|slider|select_slider|file_uploader|radio|checkbox|date_input|time_input|multiselect|camera_input|data_editor|chat_input|button|form_submit_button)$/;

/** Does this name bring what a user of a Streamlit page enters, now or before? */
export function isStreamlitInput(name: string): boolean {
  return name.startsWith('streamlit.session_state') || (name.startsWith('streamlit.') && isStreamlitWidget(name.slice(name.lastIndexOf('.') + 1)));
}

/** Is this the name of a method that brings what a user enters, of the page or of a part of it? */
export function isStreamlitWidget(method: string): boolean {
  return streamlitInputs.test(method);
}

function streamlitUse(path: string, body: readonly Statement[]): Site | null {
  for (const statement of body) {
    if (statement.kind !== 'Import' && statement.kind !== 'ImportFrom') continue;
    const modules = statement.kind === 'Import' ? statement.names.map((name) => name.name) : [statement.module];
    if (modules.some((module) => module.split('.')[0] === 'streamlit')) return { path, span: { start: statement.start, end: statement.end } };
  }
  return null;
}

/** The top-level names of the modules that a file imports. */
function importedModules(body: readonly Statement[]): ReadonlySet<string> {
  const modules = new Set<string>();
  for (const statement of statementsOf(body)) {
    if (statement.kind === 'Import') for (const { name } of statement.names) modules.add(name.split('.')[0] ?? name);
    if (statement.kind === 'ImportFrom' && statement.level === 0) modules.add(statement.module.split('.')[0] ?? '');
  }
  return modules;
}

/** The calls that a statement makes, those in lists that it gives to one of them too. */
function callsOf(statement: Statement): Call[] {
  if (statement.kind === 'ExpressionStatement' || statement.kind === 'Assign') return callsIn(statement.value);
  return statement.kind === 'With' ? statement.items.flatMap((item) => callsIn(item.context)) : [];
}

function callsIn(expression: Expression | null): Call[] {
  if (expression?.kind === 'List') return expression.elements.flatMap(callsIn);
  if (expression?.kind !== 'Call') return [];
  const inner = expression.args.flatMap(({ value }) => (value.kind === 'List' ? callsIn(value) : []));
  // `gr.Interface(…).launch()`
  return [expression, ...inner, ...(expression.callee.kind === 'Attribute' ? callsIn(expression.callee.value) : [])];
}
