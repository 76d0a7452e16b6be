import type { ClassDefinition, Expression, FunctionDefinition, Lambda, Statement } from '../../python/nodes';
import type { ServingEntry } from '../entry-points';
import { requestParameters } from '../entry-stages';
import type { ClassAt, FunctionAt, ProgramSyntax } from '../program-syntax';
import { statementsOf } from '../program-syntax';
import { applicationOf } from './app-state';
import { callTerm } from './calls';
import { closureOf, factoryOf } from './closures';
import { attributeOf } from './expressions';
import { callFunction } from './functions';
import { callMethod, isNetworkClass, isStatic } from './instances';
import type { Happened, Machine } from './machine';
import { addInstance, newMachine, opaque, siteOf } from './machine';
import { moduleFrame } from './modules';
import type { Given, Instance, Term } from './terms';
import { noKeywords } from './terms';

/** What happens when a file is run as a script, or when an entry point answers a request: the calls, in order, with what they are given. */
export interface Trace {
  /** The file it starts from. */
  readonly path: string;
  /** The entry point; null for a script. */
  readonly entry: ServingEntry | null;
  readonly happened: readonly Happened[];
  /** How many of the calls happen before the handler runs: what is loaded when the service starts. */
  readonly prepared: number;
  /** What the handler returns. */
  readonly returned: Term | null;
  /** The files whose code ran. */
  readonly files: ReadonlySet<string>;
  /** Functions whose code ran. */
  readonly ran: ReadonlySet<FunctionDefinition | Lambda>;
  /** It was cut short by the budget. */
  readonly cutShort: boolean;
  /** So many statements and expressions were looked at. */
  readonly steps: number;
  /** For what is asked of its terms later: what a data set's elements are. */
  readonly machine: Machine;
}

const budgetOfTrace = 60_000;

/**
 * Runs a file as a script, and after it those of its functions and methods that no code has called, with parameters that are not known.
 * `called`: functions that ran elsewhere and need not run again on their own.
 */
export function traceScript(program: ProgramSyntax, path: string, called: ReadonlySet<FunctionDefinition | Lambda>): Trace {
  const machine = newMachine(program, path, budgetOfTrace);
  moduleFrame(machine, path);
  for (const statement of statementsOf(program.modules.get(path)?.body ?? [])) {
    if (statement.kind === 'FunctionDefinition' && !machine.ran.has(statement) && !called.has(statement)) runAlone(machine, { is: 'function', path, definition: statement, owner: null }, null);
    if (statement.kind === 'ClassDefinition') runMethods(machine, path, statement, called);
  }
  return finish(machine, path, null, machine.happened.length, null);
}

/** Methods that no code calls, on one object made with parameters that are not known. */
function runMethods(machine: Machine, path: string, definition: ClassDefinition, called: ReadonlySet<FunctionDefinition | Lambda>): void {
  const methods = definition.body.filter((statement): statement is FunctionDefinition => statement.kind === 'FunctionDefinition');
  if (methods.every((method) => machine.ran.has(method) || called.has(method))) return;
  const existing = machine.instances.find((instance) => instance.of.definition === definition);
  const instance = existing ?? bare(machine, path, definition);
  for (const method of methods) {
    if (machine.ran.has(method) || called.has(method) || (existing && method.name === '__init__')) continue;
    runAlone(machine, { is: 'function', path, definition: method, owner: instance.of }, instance);
  }
}

function bare(machine: Machine, path: string, definition: ClassDefinition): Instance {
  const of: ClassAt = { is: 'class', path, definition };
  const instance: Instance = { t: 'instance', of, fields: new Map(), isNetwork: isNetworkClass(machine, of), args: [], keywords: noKeywords, site: siteOf(path, definition.nameSpan) };
  addInstance(machine, instance);
  return instance;
}

function runAlone(machine: Machine, callee: FunctionAt, self: Instance | null): Term {
  const skipped = self ? 1 : 0;
  const args = callee.definition.parameters.slice(skipped).filter((parameter) => parameter.form !== 'varargs' && parameter.form !== 'kwargs' && parameter.defaultValue === null);
  const keywords = new Map<string, Term>(args.map((parameter) => [parameter.name, givenFor(machine, callee, parameter.name, 'parameter')]));
  const site = siteOf(callee.path, callee.definition.nameSpan);
  return callFunction(machine, { t: 'function', definition: callee.definition, path: callee.path, owner: callee.owner, closure: null, self, site }, [], keywords, site);
}

function givenFor(machine: Machine, callee: FunctionAt, name: string, as: Given['as']): Given {
  const parameter = callee.definition.parameters.find((one) => one.name === name);
  const annotation = parameter?.annotation ?? (as === 'request' && parameter === callee.definition.parameters.at(-1) ? schemaOf(callee) : null);
  const meaning = annotation ? machine.program.meaning(annotation, callee.path, null) : null;
  return {
    t: 'given', as, name, site: parameter ? siteOf(callee.path, parameter) : siteOf(callee.path, callee.definition.nameSpan),
    annotation: meaning?.is === 'class' ? meaning : meaning?.is === 'library' ? meaning.name : null,
  };
}

/** `@svc.api(input=JSON(pydantic_model=Row))`: the schema of what a handler is given, where its decorator names it. */
function schemaOf({ definition }: FunctionAt): Expression | null {
  for (const decorator of definition.decorators) {
    const input = decorator.kind === 'Call' ? decorator.args.find((argument) => argument.keyword === 'input')?.value : undefined;
    const schema = input?.kind === 'Call' ? input.args.find((argument) => argument.keyword === 'pydantic_model') : undefined;
    if (schema) return schema.value;
  }
  return null;
}

const startUp = ['__init__', 'load_context', 'initialize', 'setup', 'start_bundle', 'load', 'load_model', 'startup'];
const starting = /(^|\.)(enter|on_startup|on_event|before_first_request|asynccontextmanager|lifespan|post_construct)\b/;

/**
 * Runs what an entry point's file does when it is loaded and started, and then the stages of the entry with a request, each with what the one before
 * returned, as its framework calls them.
 */
export function traceServing(program: ProgramSyntax, entry: ServingEntry): Trace {
  const machine = newMachine(program, entry.path, budgetOfTrace);
  moduleFrame(machine, entry.path);
  const { handler } = entry;
  if (!handler) return finish(machine, entry.path, entry, 0, null);
  const application = applicationOf(program, entry.path);
  if (application !== null) {
    moduleFrame(machine, application);
    runStartUp(machine, entry, application);
  }
  runStartUp(machine, entry);
  const factory = factoryOf(program, entry.path, handler.definition);
  if (factory && !machine.ran.has(factory)) runAlone(machine, { is: 'function', path: entry.path, definition: factory, owner: null }, null);
  const self = handler.owner ? startedObject(machine, handler.owner) : null;
  const model = entry.loader ? runAlone(machine, entry.loader, null) : null;
  const prepared = machine.happened.length;
  let given: Term | null = null;
  for (const stage of entry.stages) {
    if (stage.function) given = runStage(machine, entry, stage.function, { self, given, model });
    else if (given) given = askItself(machine, { self, given, model }, siteOf(entry.path, stage.at));
  }
  return finish(machine, entry.path, entry, prepared, given?.t === 'opaque' ? null : given);
}

/** What a stage has at hand: its object, what the stage before returned, and the model that a loader returned. */
interface Handed {
  readonly self: Instance | null;
  readonly given: Term | null;
  readonly model: Term | null;
}

/** The object whose methods answer: the one that the program makes, else one that the framework makes and starts. */
function startedObject(machine: Machine, owner: ClassAt): Instance {
  const { program } = machine;
  const existing = machine.instances.findLast((instance) => instance.of.definition === owner.definition);
  const self = existing ?? bare(machine, owner.path, owner.definition);
  const own = owner.definition.body.flatMap((statement) => (statement.kind === 'FunctionDefinition' && statement.decorators.some((decorator) => starting.test(textOf(machine, owner.path, decorator))) ? [statement.name] : []));
  for (const name of [...startUp, ...own]) {
    const method = program.method(owner, name);
    if (!method || machine.ran.has(method.definition) || (existing && name === '__init__')) continue;
    const args = method.definition.parameters.slice(1).filter((parameter) => parameter.form !== 'varargs' && parameter.form !== 'kwargs' && parameter.defaultValue === null);
    callMethod(machine, self, name, [], new Map(args.map((parameter) => [parameter.name, givenFor(machine, method, parameter.name, 'parameter')])), siteOf(method.path, method.definition.nameSpan));
  }
  return self;
}

function runStage(machine: Machine, entry: ServingEntry, stage: FunctionAt, { self, given, model }: Handed): Term {
  const { definition } = stage;
  const parameters = definition.parameters.slice(self && !isStatic(definition.decorators) ? 1 : 0);
  // SageMaker: `predict_fn(data, model)`, `transform_fn(model, body, …)`.
  const modelAt = definition.name === 'predict_fn' ? 1 : definition.name === 'transform_fn' ? 0 : -1;
  const requested = given ? requestParameters(definition) : entry.parameters;
  const keywords = new Map<string, Term>();
  for (const parameter of parameters) {
    const isRequest = requested.includes(parameter.name);
    if (parameter.form === 'kwargs' && isRequest && !given) keywords.set('**', givenFor(machine, stage, parameter.name, 'request'));
    if (parameter.form === 'varargs' || parameter.form === 'kwargs' || (parameter.defaultValue?.kind === 'Call' && /Depends\b/.test(textOf(machine, stage.path, parameter.defaultValue)))) continue;
    if (model && parameter === parameters[modelAt]) keywords.set(parameter.name, model);
    else if (given && parameter.name === requested[0]) keywords.set(parameter.name, given);
    else if ((isRequest && !given) || parameter.defaultValue === null) keywords.set(parameter.name, givenFor(machine, stage, parameter.name, isRequest && !given ? 'request' : 'parameter'));
  }
  const site = siteOf(stage.path, definition.nameSpan);
  return callFunction(machine, { t: 'function', definition, path: stage.path, owner: stage.owner, closure: closureOf(machine, definition), self: isStatic(definition.decorators) ? null : self, site }, [], keywords, site);
}

/** The base class asks `self.model` about what the stage before returned; so does a container that is given a model alone. */
function askItself(machine: Machine, { self, given, model }: Handed, site: Instance['site']): Term {
  const asked = model ?? (self ? attributeOf(machine, self, 'model', site) : opaque('model', site));
  return callTerm(machine, asked, given ? [given] : [], noKeywords, site);
}

/** What runs before the first request: life span and start-up functions, and loaders that fill global names. */
function runStartUp(machine: Machine, { path: own, stages, loader }: ServingEntry, path = own): void {
  const later = new Set([loader, ...stages.map((stage) => stage.function)].map((one) => one?.definition));
  for (const statement of statementsOf(machine.program.modules.get(path)?.body ?? [])) {
    if (statement.kind !== 'FunctionDefinition' || later.has(statement) || machine.ran.has(statement)) continue;
    if (!fillsGlobals(statement.body) && !statement.decorators.some((decorator) => starting.test(textOf(machine, path, decorator)))) continue;
    if (statement.parameters.some((parameter) => parameter.defaultValue === null && parameter.name !== 'app')) continue;
    runAlone(machine, { is: 'function', path, definition: statement, owner: null }, null);
  }
}

function fillsGlobals(body: readonly Statement[]): boolean {
  return body.some((statement) => statement.kind === 'ScopeDeclaration' && statement.form === 'global');
}

function textOf(machine: Machine, path: string, span: { readonly start: number; readonly end: number }): string {
  return machine.program.documents.get(path)?.code.slice(span.start, span.end) ?? '';
}

function finish(machine: Machine, path: string, entry: ServingEntry | null, prepared: number, returned: Term | null): Trace {
  return { path, entry, happened: machine.happened, prepared, returned, files: new Set([...machine.modules.keys(), path]), ran: machine.ran, cutShort: machine.budget <= 0, steps: budgetOfTrace - Math.max(0, machine.budget), machine };
}

