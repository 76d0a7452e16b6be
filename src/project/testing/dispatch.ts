import type { FunctionDefinition } from '../../python/nodes';
import { byCallee } from '../symbolic/by-callee';
import { callFunction } from '../symbolic/functions';
import { callMethod, construct } from '../symbolic/instances';
import type { Machine } from '../symbolic/machine';
import { opaque, siteOf } from '../symbolic/machine';
import { pathText } from '../symbolic/paths';
import type { CallTerm, Instance, Term } from '../symbolic/terms';
import { argument, callsMethod, noKeywords, stringOf, visitWithin, within } from '../symbolic/terms';
import { originsOf } from '../parity/origins';
import type { ClassAt, FunctionAt, ProgramSyntax } from '../program-syntax';
import { statementsOf } from '../program-syntax';
import { routed } from './routes';
import type { Route } from './web-syntax';

const clients = /(^|\.)(TestClient|AsyncClient|APIClient|Client|AsyncHTTPClient)$/;

const methodOf = byCallee((callee) => /^\.(get|post|put|patch|delete|head|options|open|request)$/.exec(callee)?.[1]);

/** The handlers that a call of a test client reaches; empty where it is none. */
export function requested(call: CallTerm, routes: readonly Route[]): readonly Route[] {
  const method = methodOf(call.callee);
  if (method === undefined || !call.receiver || !isClient(call.receiver)) return [];
  const named = method === 'request' || method === 'open';
  const verb = named ? (stringOf(argument(call, 'method', method === 'request' ? 0 : 9)) ?? 'get').toLowerCase() : method;
  const given = argument(call, 'url', method === 'request' ? 1 : 0) ?? call.keywords.get('path');
  const path = stringOf(given) ?? pathText(given);
  return path === undefined ? [] : routed(routes, verb, path);
}

/** `TestClient(app)`, `app.test_client()`, a fixture of that kind. */
function isClient(term: Term): boolean {
  return originsOf(term).some((origin) => {
    if (origin.t === 'call') return clients.test(origin.callee) || callsMethod(origin, 'test_client', '__enter__', '__aenter__') || (origin.callee === '()' && origin.receiver !== null && isClient(origin.receiver));
    return (origin.t === 'given' && origin.name.includes('client')) || (origin.t === 'opaque' && origin.what.includes('client')) || (origin.t === 'attribute' && origin.name.includes('client')) || (origin.t === 'element' && isClient(origin.of));
  });
}

/** Runs a handler, and what the framework runs before it: start-up, life span, middleware, dependencies, error handlers. */
export function runHandler(machine: Machine, route: Route): void {
  const { owner, path, definition } = route.handler;
  runFunction(machine, route.handler, owner ? construct(machine, owner, [], noKeywords, siteOf(path, definition.nameSpan)) : null);
}

/** Runs what stands before the handlers: classes that were given to `add_middleware`. */
export function runMiddleware(machine: Machine): void {
  for (const { term } of machine.happened) {
    const [given] = term.args;
    if (!callsMethod(term, 'add_middleware') || given?.t !== 'class') continue;
    const instance = construct(machine, given.of, [], noKeywords, term.site);
    for (const name of ['dispatch', '__call__']) callMethod(machine, instance, name, [], noKeywords, term.site);
  }
}

/** Functions that a web application runs when a test client starts it. */
export function startUpOf(program: ProgramSyntax, path: string): FunctionAt[] {
  const code = program.documents.get(path)?.code ?? '';
  return statementsOf(program.modules.get(path)?.body ?? []).flatMap((statement): FunctionAt[] => {
    if (statement.kind !== 'FunctionDefinition') return [];
    const isStartUp = statement.decorators.some((decorator) => /on_event|lifespan|before_(first_)?request|before_serving|asynccontextmanager|middleware|exception_handler|errorhandler|after_request/.test(code.slice(decorator.start, decorator.end)));
    return isStartUp ? [{ is: 'function', path, definition: statement, owner: null }] : [];
  });
}

/** Runs a function with parameters that are not known. */
export function runFunction(machine: Machine, { path, definition, owner }: FunctionAt, self: Term | null): Term {
  const site = siteOf(path, definition.nameSpan);
  const keywords = new Map<string, Term>();
  for (const parameter of definition.parameters.slice(self ? 1 : 0)) {
    if (parameter.form === 'varargs' || parameter.form === 'kwargs' || parameter.defaultValue !== null) continue;
    const meaning = parameter.annotation ? machine.program.meaning(parameter.annotation, path, null) : null;
    if (meaning?.is === 'class') runValidators(machine, meaning);
    keywords.set(parameter.name, { t: 'given', as: 'parameter', name: parameter.name, annotation: meaning?.is === 'class' ? meaning : meaning?.is === 'library' ? meaning.name : null, site });
  }
  // `Depends(get_model)`: run by the framework.
  for (const parameter of definition.parameters) {
    if (parameter.defaultValue?.kind !== 'Call') continue;
    const callee = parameter.defaultValue.callee;
    const given = parameter.defaultValue.args[0]?.value;
    if (callee.kind === 'Name' && callee.id === 'Depends' && given) {
      const dependency = machine.program.meaning(given, path, null);
      if (dependency.is === 'function') runFunction(machine, dependency, null);
    }
  }
  return callFunction(machine, { t: 'function', definition, path, owner, closure: null, self, site }, [], keywords, site);
}

/** A model of pydantic runs its validators when it is made, by a test or of a request. */
export function runValidators(machine: Machine, of: ClassAt): void {
  const code = machine.program.documents.get(of.path)?.code ?? '';
  for (const statement of of.definition.body) {
    if (statement.kind !== 'FunctionDefinition' || !statement.decorators.some((decorator) => /^(pydantic\.)?(field_validator|model_validator|validator|root_validator|field_serializer|computed_field)/.test(code.slice(decorator.start, decorator.end)))) continue;
    if (machine.ran.has(statement)) continue;
    runFunction(machine, { is: 'function', path: of.path, definition: statement, owner: of }, opaque('cls', siteOf(of.path, statement.nameSpan)));
  }
}

/** The methods that a framework calls on objects of the program that it is given, by the method that the test calls. */
const dispatched: readonly (readonly [called: RegExp, methods: readonly string[]])[] = [
  [/^\.(fit|fit_transform)$/, ['fit', 'transform', 'fit_transform', '__call__']],
  [/^\.(transform|predict|predict_proba|score|decision_function)$/, ['transform', 'predict', 'predict_proba']],
  [/^\.(fit|validate|test|predict)$/, [
    'prepare_data', 'setup', 'configure_optimizers', 'configure_callbacks', 'train_dataloader', 'val_dataloader', 'test_dataloader', 'predict_dataloader', 'training_step', 'validation_step', 'test_step',
    'predict_step', 'forward', 'build', 'train_step', 'test_step', 'on_train_start', 'on_train_epoch_end', 'on_train_epoch_start', 'on_validation_epoch_end', 'on_epoch_end', 'on_epoch_begin', 'on_train_begin', 'on_train_end', 'on_batch_end', 'call', 'compute_loss',
  ]],
  [/^\.(train|evaluate)$/, ['compute_metrics', 'compute_loss', 'on_epoch_end', 'on_train_begin', 'forward', '__getitem__', '__len__']],
  [/^\.(validate|check_io)$/, ['validate']],
  [/^\(\)$/, ['build', 'forward', 'call', '__call__']],
  // Python itself.
  [/^len$/, ['__len__']],
  [/^(str|print)$/, ['__str__']],
  [/^repr$/, ['__repr__']],
  [/^(next|iter|list|tuple|set|sum|sorted|min|max|zip|enumerate)$/, ['__iter__', '__next__', '__getitem__', '__len__']],
];
const python = /^__(len|str|repr|iter|next|getitem)__$/;

/** Constructors that run what they are given: loaders read their data set, networks of Keras build themselves. */
const reading = /^torch\.utils\.data\.DataLoader$|(^|\.)(cross_val_score|cross_validate|cross_val_predict|GridSearchCV|learning_curve)$/;

/** The methods that a library calls on what it is given in such a call. */
const calledThrough = byCallee((callee): readonly string[] =>
  reading.test(callee) ? ['__getitem__', '__len__', 'fit', 'transform', 'predict'] : dispatched.filter(([called]) => called.test(callee)).flatMap(([, names]) => names),
);

/** Runs what a library does with objects of the program: a pipeline its steps, a trainer its module, a validation its model. */
export function dispatch(machine: Machine, call: CallTerm): void {
  const methods = calledThrough(call.callee);
  if (methods.length === 0 || machine.instances.length === 0) return;
  for (const instance of instancesIn(call)) {
    // A trainer of the program that a library's trainer stands behind: functions that it was made with are called by that one.
    const isMadeByLibrary = call.receiver === instance && machine.program.method(instance.of, '__init__') === undefined;
    for (const part of isMadeByLibrary ? givenTo(instance) : []) {
      if (part.t === 'function' && part.definition.kind === 'FunctionDefinition' && !machine.ran.has(part.definition)) runFunction(machine, { is: 'function', path: part.path, definition: part.definition, owner: part.owner }, part.self);
    }
    for (const name of methods) {
      const method = machine.program.method(instance.of, name);
      if (method && !machine.ran.has(method.definition) && (python.test(name) || isLibrarys(machine, instance))) runMethod(machine, instance, method.definition, name);
    }
  }
}

function runMethod(machine: Machine, instance: Instance, definition: FunctionDefinition, name: string): void {
  const site = siteOf(instance.of.path, definition.nameSpan);
  callMethod(machine, instance, name, definition.parameters.slice(1).filter((parameter) => parameter.defaultValue === null && parameter.form === 'ordinary').map((parameter) => opaque(parameter.name, site)), noKeywords, site);
}

/** Only classes that derive from a library's are called by one. */
function isLibrarys(machine: Machine, instance: Instance): boolean {
  return instance.isNetwork || instance.of.definition.bases.some((base) => {
    const meaning = machine.program.meaning(base.value, instance.of.path, null);
    return meaning.is === 'library' || meaning.is === 'class';
  });
}

function instancesIn(call: CallTerm): Instance[] {
  const found: Instance[] = [];
  visitWithin(call, 300, (part) => { if (part.t === 'instance') found.push(part); });
  for (const instance of [...found]) {
    for (const field of instance.fields.values()) if (field.t === 'instance') found.push(field);
    for (const given of [...instance.args, ...instance.keywords.values()]) visitWithin(given, 60, (part) => { if (part.t === 'instance') found.push(part); });
  }
  return found;
}

/** What an object was made with. */
function givenTo(instance: Instance): Term[] {
  return [...instance.args, ...instance.keywords.values()].flatMap((given) => [...within(given, 60)]);
}
