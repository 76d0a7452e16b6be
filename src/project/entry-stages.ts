import type { FunctionDefinition, Statement } from '../python/nodes';
import type { Span } from '../python/text';
import type { ServingClass } from './entry-frameworks';
import { notRequest, servingBases } from './entry-frameworks';
import type { ClassAt, FunctionAt, ProgramSyntax } from './program-syntax';

/**
 * One of several functions that a framework calls for a request, each with what the one before returned. `function` null: the framework's base class does
 * it, and asks `self.model`.
 */
export interface Stage {
  readonly function: FunctionAt | null;
  readonly at: Span;
}

/** What a class or a module offers to a framework. */
export interface Staged {
  readonly framework: string;
  readonly evidence: Span;
  /** The function that asks the model, else the first. */
  readonly handler: FunctionAt;
  readonly stages: readonly Stage[];
  /** What it returns is the model that a stage is given. */
  readonly loader: FunctionAt | null;
}

/** The methods of a class that answer requests, in the order in which its framework calls them; several where they answer apart. */
export function stagesOfClass(program: ProgramSyntax, of: ClassAt): Staged[] {
  const base = frameworkBase(program, of);
  if (base) return staged(program, of, base.known, base.evidence);
  for (const decorator of of.definition.decorators) {
    const name = program.libraryName(decorator.kind === 'Call' ? decorator.callee : decorator, of.path);
    if (name === 'ray.serve.deployment') return staged(program, of, { framework: 'Ray Serve', stages: ['__call__', 'predict'], apart: true }, decorator);
  }
  const { nameSpan } = of.definition;
  if (of.definition.name === 'TritonPythonModel') return staged(program, of, { framework: 'Triton', stages: ['execute'] }, nameSpan);
  if (of.definition.name === 'Model' && /(^|\/)model\/model\.py$/.test(of.path)) return staged(program, of, { framework: 'Truss', stages: ['preprocess', 'predict', 'postprocess'] }, nameSpan);
  return byShape(program, of);
}

/** The framework's class that a class derives from, through bases in the program too. */
function frameworkBase(program: ProgramSyntax, of: ClassAt, hops = 0): { readonly known: ServingClass; readonly evidence: Span } | null {
  for (const base of of.definition.bases) {
    const known = servingBases[program.libraryName(base.value, of.path) ?? ''];
    if (known) return { known, evidence: base };
    const parent = hops < 3 ? program.meaning(base.value, of.path, null) : null;
    const found = parent?.is === 'class' && parent.definition !== of.definition ? frameworkBase(program, parent, hops + 1) : null;
    if (found) return { known: found.known, evidence: base };
  }
  return null;
}

/** Classes that platforms take without a base class of theirs: Seldon's by the parameters of `predict`, those of vendors by the names of the methods. */
function byShape(program: ProgramSyntax, of: ClassAt): Staged[] {
  const methods = of.definition.body.filter((statement): statement is FunctionDefinition => statement.kind === 'FunctionDefinition');
  const predict = methods.find((method) => method.name === 'predict');
  if (!predict || methods.some((method) => /^(fit|train|partial_fit|training_step|backward)/.test(method.name))) return [];
  const { nameSpan } = of.definition;
  if (predict.parameters.some((parameter) => /^(features_names|feature_names|names)$/.test(parameter.name)) && predict.parameters[1]?.name === 'X') {
    return staged(program, of, { framework: 'Seldon', stages: ['transform_input', 'predict', 'transform_output'] }, nameSpan);
  }
  const before = methods.find((method) => /^pre_?process(_\w+)?$/.test(method.name));
  if (!before || isCalledIn(program, of, before.name)) return [];
  const after = methods.find((method) => /^post_?process(_\w+)?$/.test(method.name));
  return staged(program, of, { framework: 'model server', stages: [before.name, 'predict', ...(after ? [after.name] : [])] }, nameSpan);
}

/** The class calls the method itself: nobody else chains it. */
function isCalledIn(program: ProgramSyntax, of: ClassAt, method: string): boolean {
  const code = program.documents.get(of.path)?.code.slice(of.definition.start, of.definition.end) ?? '';
  return new RegExp(`(self|cls|${of.definition.name})\\.${method}\\(`).test(code);
}

function staged(program: ProgramSyntax, of: ClassAt, known: ServingClass, evidence: Span): Staged[] {
  const own = (name: string): FunctionAt | null => {
    const found = program.method(of, name);
    return found ? { ...found, owner: of } : null;
  };
  const single = (method: FunctionAt): Staged => ({ framework: known.framework, evidence, handler: method, stages: [{ function: method, at: method.definition.nameSpan }], loader: null });
  const driver = known.driver === undefined ? null : own(known.driver);
  if (driver) return [single(driver)];
  if (known.apart) return known.stages.flatMap((name) => own(name) ?? []).map(single);
  const methods = known.stages.map((name) => ({ name, method: own(name) }));
  const first = methods.find(({ method }) => method)?.method;
  if (!first) return [];
  const stages = methods.flatMap(({ name, method }): Stage[] => (method ? [{ function: method, at: method.definition.nameSpan }] : name === known.inherited ? [{ function: null, at: evidence }] : []));
  const asking = methods.find(({ name, method }) => method && /^(predict|inference|run|execute)$/.test(name))?.method;
  return [{ framework: known.framework, evidence, handler: asking ?? first, stages, loader: null }];
}

/** SageMaker's and Azure's modules are known by the functions they hold. */
export function stagesOfModule(path: string, body: readonly Statement[]): Staged[] {
  const functions = new Map<string, FunctionAt>();
  for (const statement of body) if (statement.kind === 'FunctionDefinition') functions.set(statement.name, { is: 'function', path, definition: statement, owner: null });
  const loader = functions.get('model_fn');
  if (loader) {
    const whole = functions.get('transform_fn');
    const chain = (whole ? [whole] : ['input_fn', 'predict_fn', 'output_fn'].map((name) => functions.get(name))).filter((one) => one !== undefined);
    const handler = whole ?? functions.get('predict_fn') ?? chain[0];
    if (!handler) return [];
    const stages: Stage[] = chain.map((one) => ({ function: one, at: one.definition.nameSpan }));
    // Without a `predict_fn`, the container calls the model.
    if (!whole && !functions.has('predict_fn')) stages.splice(functions.has('input_fn') ? 1 : 0, 0, { function: null, at: loader.definition.nameSpan });
    return [{ framework: 'SageMaker', evidence: handler.definition.nameSpan, handler, stages, loader }];
  }
  const run = functions.get('run');
  if (!functions.has('init') || run?.definition.parameters.length !== 1) return [];
  return [{ framework: 'Azure ML', evidence: run.definition.nameSpan, handler: run, stages: [{ function: run, at: run.definition.nameSpan }], loader: null }];
}

/** The parameters of a function that bring a request, or what the stage before returned. */
export function requestParameters(definition: FunctionDefinition): string[] {
  return definition.parameters.map((parameter) => parameter.name).filter((name) => !notRequest.test(name));
}
