import type { ProvenanceGraph } from '../provenance/graph';
import type { Expression, Statement } from '../python/nodes';
import type { Span } from '../python/text';
import { evaluateCall } from './flow-calls';
import type { Marks, ServingRun } from './flow-marks';
import { newRun, noMarks, ofData, starting, union, withMark, without } from './flow-marks';
import type { Flow, FlowFrame } from './flow-state';
import { classKey, siteOf, step, textOf } from './flow-state';
import type { ServingEntry } from './entry-points';
import { isStreamlitInput, servingEntries } from './entry-points';
import type { FunctionAt } from './program-syntax';
import { programSyntax } from './program-syntax';

const runs = new WeakMap<ProvenanceGraph, readonly ServingRun[]>();

/** What happens at each serving entry point of a program while one request is answered: followed through the program's functions and files, on the syntax. */
export function servingRuns(graph: ProvenanceGraph): readonly ServingRun[] {
  let found = runs.get(graph);
  if (!found) {
    found = followAll(graph);
    runs.set(graph, found);
  }
  return found;
}

const budgetOfEntry = 30_000;

function followAll(graph: ProvenanceGraph): ServingRun[] {
  const program = programSyntax(graph);
  return servingEntries(graph).map((entry) => {
    const flow: Flow = {
      program, run: newRun(entry), modules: new Map(), fields: new Map(), classes: new Map(), steps: new Map(), restored: [], stack: [], repeats: 0, flagged: 0, budget: budgetOfEntry,
    };
    follow(flow, entry);
    return flow.run;
  });
}

const startUp = ['__init__', 'load_context', 'initialize', 'setup', 'load', 'load_model'];

function follow(flow: Flow, entry: ServingEntry): void {
  moduleFrame(flow, entry.path);
  const handler = entry.handler;
  if (!handler) return;
  const owner = handler.owner;
  if (owner) {
    flow.classes.set(classKey(owner), owner);
    for (const name of startUp) {
      const method = flow.program.method(owner, name);
      if (method) callFunction(flow, method, [], new Map(), null);
    }
  }
  const given = new Map<string, Marks>(entry.parameters.map((name) => [name, new Set(['request'])]));
  callFunction(flow, handler, [], given, null);
}

/** The names of a file after its top level ran once; while it runs, those it has so far. */
export function moduleFrame(flow: Flow, path: string): FlowFrame {
  const known = flow.modules.get(path);
  if (known) return known;
  const frame: FlowFrame = { path, vars: new Map(), parent: null, owner: null, definition: null, returned: noMarks };
  flow.modules.set(path, frame);
  flow.run.files.add(path);
  execute(flow, flow.program.modules.get(path)?.body ?? [], frame);
  return frame;
}

/** Runs a function with marked arguments; gives the marks of what it returns. */
export function callFunction(flow: Flow, callee: FunctionAt, positional: readonly Marks[], keywords: ReadonlyMap<string, Marks>, from: FlowFrame | null): Marks {
  const all = union(...positional, ...keywords.values());
  if (flow.stack.length > 7 || flow.stack.includes(callee.definition) || flow.budget <= 0) return ofData(all);
  const nested = from?.path === callee.path && from.definition !== null && contains(from.definition, callee.definition);
  const frame: FlowFrame = {
    path: callee.path, vars: new Map(), parent: nested ? from : moduleFrame(flow, callee.path), owner: callee.owner ?? (nested ? from.owner : null), definition: callee.definition, returned: noMarks,
  };
  flow.run.files.add(callee.path);
  let next = 0;
  for (const parameter of callee.definition.parameters) {
    if (callee.owner && (parameter.name === 'self' || parameter.name === 'cls')) continue;
    const byPosition = parameter.form === 'varargs' ? union(...positional.slice(next)) : positional[next++];
    const given = keywords.get(parameter.name) ?? byPosition;
    frame.vars.set(parameter.name, given ?? (parameter.defaultValue ? evaluate(flow, parameter.defaultValue, frame) : parameter.form === 'kwargs' ? union(...keywords.values()) : noMarks));
  }
  flow.stack.push(callee.definition);
  execute(flow, callee.definition.body, frame);
  flow.stack.pop();
  return frame.returned;
}

function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function execute(flow: Flow, body: readonly Statement[], frame: FlowFrame): void {
  for (const statement of body) {
    if (--flow.budget <= 0) return;
    executeOne(flow, statement, frame);
  }
}

function executeOne(flow: Flow, statement: Statement, frame: FlowFrame): void {
  switch (statement.kind) {
    case 'Assign': {
      const value = evaluate(flow, statement.value, frame);
      for (const target of statement.targets) assign(flow, target, value, frame);
      break;
    }
    case 'AnnotatedAssign':
      if (statement.value) assign(flow, statement.target, evaluate(flow, statement.value, frame), frame);
      break;
    case 'AugmentedAssign':
      assign(flow, statement.target, union(evaluate(flow, statement.target, frame), evaluate(flow, statement.value, frame)), frame);
      break;
    case 'ExpressionStatement':
      evaluate(flow, statement.value, frame);
      break;
    case 'Return':
      if (statement.value) frame.returned = union(frame.returned, evaluate(flow, statement.value, frame));
      break;
    case 'If': {
      evaluate(flow, statement.test, frame);
      const flagged = asksFlag(statement.test, frame) ? 1 : 0;
      flow.flagged += flagged;
      const before = new Map(frame.vars);
      execute(flow, statement.body, frame);
      const after = new Map(frame.vars);
      restore(frame, before);
      execute(flow, statement.orelse, frame);
      flow.flagged -= flagged;
      for (const [name, marks] of after) frame.vars.set(name, union(marks, frame.vars.get(name) ?? noMarks));
      break;
    }
    case 'For':
    case 'While':
      loop(flow, statement, frame);
      break;
    case 'With':
      for (const item of statement.items) {
        const value = evaluate(flow, item.context, frame);
        if (item.target) assign(flow, item.target, value, frame);
      }
      execute(flow, statement.body, frame);
      break;
    case 'Try':
      execute(flow, statement.body, frame);
      for (const handler of statement.handlers) execute(flow, handler.body, frame);
      execute(flow, statement.orelse, frame);
      execute(flow, statement.final, frame);
      break;
    case 'Match':
      evaluate(flow, statement.subject, frame);
      for (const part of statement.cases) execute(flow, part.body, frame);
      break;
    case 'BrokenStatement':
      execute(flow, statement.body, frame);
      break;
    default:
  }
}

/** `if training:`, `if scaler is None:`, `if mode == 'train':`, of a parameter that is no part of the request, or of the object: which way it goes is not followed. */
function asksFlag(test: Expression, frame: FlowFrame): boolean {
  if (test.kind === 'UnaryOperation') return asksFlag(test.operand, frame);
  if (test.kind === 'BooleanOperation') return test.values.some((value) => asksFlag(value, frame));
  if (test.kind === 'Comparison') {
    const [first, second] = test.operands;
    return first !== undefined && second?.kind === 'Constant' && asksFlag(first, frame);
  }
  if (test.kind === 'Attribute') return test.value.kind === 'Name' && test.value.id === 'self';
  if (test.kind !== 'Name' || frame.definition === null) return false;
  const isParameter = frame.definition.parameters.some((parameter) => parameter.name === test.id);
  return isParameter && frame.vars.get(test.id)?.has('request') !== true;
}

function restore(frame: FlowFrame, before: ReadonlyMap<string, Marks>): void {
  frame.vars.clear();
  for (const [name, marks] of before) frame.vars.set(name, marks);
}

function loop(flow: Flow, statement: Extract<Statement, { kind: 'For' | 'While' }>, frame: FlowFrame): void {
  const repeats = statement.kind === 'For' && isRange(statement.iterable);
  if (repeats) flow.repeats++;
  // Twice: what one round leaves behind, the next one meets.
  for (let round = 0; round < 2; round++) {
    if (statement.kind === 'For') assign(flow, statement.target, ofData(evaluate(flow, statement.iterable, frame)), frame);
    else evaluate(flow, statement.test, frame);
    execute(flow, statement.body, frame);
  }
  if (repeats) flow.repeats--;
  execute(flow, statement.orelse, frame);
}

/** `range(n)`, but not `range(len(rows))`: the same thing done several times. */
function isRange(expression: Expression): boolean {
  if (expression.kind !== 'Call' || expression.callee.kind !== 'Name' || expression.callee.id !== 'range') return false;
  const [count] = expression.args;
  return expression.args.length === 1 && count !== undefined && count.value.kind !== 'Call';
}

/** What a name or attribute holds from now on. */
export function assign(flow: Flow, target: Expression, value: Marks, frame: FlowFrame): void {
  switch (target.kind) {
    case 'Name':
      set(flow, target.id, value, frame);
      break;
    case 'Tuple':
    case 'List':
      for (const element of target.elements) assign(flow, element, value, frame);
      break;
    case 'Starred':
      assign(flow, target.value, value, frame);
      break;
    case 'Attribute':
      if (target.value.kind === 'Name' && target.value.id === 'self' && frame.owner) flow.fields.set(`${classKey(frame.owner)}.${target.attribute}`, value);
      else set(flow, textOf(flow, frame.path, target), value, frame);
      break;
    case 'Subscript':
      // A column or a slot of the whole.
      add(flow, target.value, ofData(value), frame);
      break;
    default:
  }
}

function set(flow: Flow, name: string, value: Marks, frame: FlowFrame): void {
  frame.vars.set(name, value);
  // `global model` in a loader that runs at start-up.
  const isGlobal = frame.definition?.body.some((statement) => statement.kind === 'ScopeDeclaration' && statement.names.includes(name)) ?? false;
  if (isGlobal || name.includes('.')) flow.modules.get(frame.path)?.vars.set(name, value);
}

/** Puts more into what an expression stands for. */
export function add(flow: Flow, target: Expression, more: Marks, frame: FlowFrame): void {
  if (more.size > 0) assign(flow, target, union(evaluate(flow, target, frame), more), frame);
}

function named(flow: Flow, name: string, frame: FlowFrame): Marks | undefined {
  for (let at: FlowFrame | null = frame; at; at = at.parent) {
    const marks = at.vars.get(name);
    if (marks) return marks;
  }
  return flow.modules.get(frame.path)?.vars.get(name);
}

/** The request that a web framework keeps in a name of its own, or a part of it. */
export const webRequest = /^(flask|bottle|quart)\.request(\.|$)/;

/** The marks of an expression's value; follows the calls in it. */
export function evaluate(flow: Flow, expression: Expression | null, frame: FlowFrame): Marks {
  if (!expression || --flow.budget <= 0) return noMarks;
  const of = (inner: Expression | null): Marks => evaluate(flow, inner, frame);
  switch (expression.kind) {
    case 'Name':
      return named(flow, expression.id, frame) ?? elsewhere(flow, expression, frame);
    case 'Attribute':
      return attribute(flow, expression, frame);
    case 'Call':
      return evaluateCall(flow, expression, frame);
    case 'Subscript': {
      const marks = of(expression.value);
      of(expression.index);
      const index = expression.index;
      // Columns taken by a list that is kept somewhere bring the training's columns back.
      return index.kind === 'Name' || index.kind === 'Attribute' ? without(marks, 'dummies#') : marks;
    }
    case 'BinaryOperation':
      return ofData(union(of(expression.left), of(expression.right)));
    case 'UnaryOperation':
      return ofData(of(expression.operand));
    case 'BooleanOperation':
      return union(...expression.values.map(of));
    case 'Comparison':
      return ofData(union(...expression.operands.map(of)));
    case 'Conditional':
      return union(of(expression.body), of(expression.orelse));
    case 'List': case 'Tuple': case 'Set':
      return union(...expression.elements.map(of));
    case 'Dict':
      return union(...expression.entries.map((entry) => of(entry.value)));
    case 'Comprehension': {
      const repeats = expression.clauses.some((clause) => isRange(clause.iterable));
      if (repeats) flow.repeats++;
      for (const clause of expression.clauses) assign(flow, clause.target, ofData(of(clause.iterable)), frame);
      const marks = union(of(expression.key), of(expression.element));
      if (repeats) flow.repeats--;
      return marks;
    }
    case 'Starred': case 'Await':
      return of(expression.value);
    case 'Yield':
      frame.returned = union(frame.returned, of(expression.value));
      return noMarks;
    case 'NamedExpression': {
      const marks = of(expression.value);
      assign(flow, expression.target, marks, frame);
      return marks;
    }
    case 'JoinedString':
      return union(...expression.parts.map((part) => (typeof part === 'string' ? noMarks : ofData(of(part)))));
    case 'Lambda':
      return of(expression.body);
    default:
      return noMarks;
  }
}

/** A variable of another file, or the request of a web framework. */
function elsewhere(flow: Flow, expression: Expression, frame: FlowFrame): Marks {
  const meaning = flow.program.meaning(expression, frame.path, frame.owner);
  if (meaning.is === 'library') return webRequest.test(meaning.name) || isStreamlitInput(meaning.name) ? new Set(['request']) : noMarks;
  return meaning.is === 'variable' ? (moduleFrame(flow, meaning.path).vars.get(meaning.name) ?? noMarks) : noMarks;
}

function attribute(flow: Flow, expression: Extract<Expression, { kind: 'Attribute' }>, frame: FlowFrame): Marks {
  if (expression.value.kind === 'Name' && expression.value.id === 'self' && frame.owner) {
    const own = flow.fields.get(`${classKey(frame.owner)}.${expression.attribute}`);
    if (own) return own;
  }
  const known = named(flow, textOf(flow, frame.path, expression), frame);
  if (known) return known;
  const other = elsewhere(flow, expression, frame);
  if (other.size > 0) return other;
  const of = evaluate(flow, expression.value, frame);
  for (const instance of starting(of, 'inst:')) {
    const field = flow.fields.get(`${instance.slice('inst:'.length)}.${expression.attribute}`);
    if (field) return field;
  }
  if (expression.attribute === 'scale_' || expression.attribute === 'data_min_') flow.run.undone.add(textOf(flow, frame.path, expression.value));
  if (expression.attribute === 'codes' && of.has('category') && of.has('request') && !of.has('joined')) {
    return withMark(of, step(flow, 'codes', siteOf(frame.path, expression), { text: 'cat.codes', name: null, restored: null, receiver: null }));
  }
  return of;
}
