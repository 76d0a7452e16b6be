import { isAppState } from './app-state';
import { library } from '../../library/tables';
import type { Attribute, Call, Comprehension, Constant, Expression, Name } from '../../python/nodes';
import { BUILTIN_NAMES } from '../../python/builtin-names';
import { STANDARD_LIBRARY } from '../../python/standard-library';
import type { ClassAt } from '../program-syntax';
import { assign } from './assign';
import { evaluateCall } from './calls';
import { elementOf, itemsOf } from './elements';
import { instanceAttribute } from './instances';
import type { Frame, Machine } from './machine';
import { bind, lookup, newFrame, opaque, siteOf } from './machine';
import { moduleFrame } from './modules';
import { binary, testOf, unary } from './operations';
import type { Literal, Term } from './terms';
import { choice, decided, literalOf } from './terms';

/** The term of an expression; runs the calls in it. */
export function evaluate(machine: Machine, expression: Expression, frame: Frame): Term {
  if (--machine.budget <= 0) return opaque('budget', siteOf(frame.path, expression));
  switch (expression.kind) {
    case 'Constant':
      return constantOf(expression, frame.path);
    case 'Name':
      return nameOf(machine, expression, frame);
    case 'Attribute':
      return attribute(machine, expression, frame);
    case 'Call':
      return evaluateCall(machine, expression, frame);
    default:
      return compound(machine, expression, frame);
  }
}

function compound(machine: Machine, expression: Exclude<Expression, Constant | Name | Attribute | Call>, frame: Frame): Term {
  const site = siteOf(frame.path, expression);
  switch (expression.kind) {
    case 'Subscript': {
      const value = evaluate(machine, expression.value, frame);
      return item(value, evaluate(machine, expression.index, frame), site);
    }
    case 'Slice': {
      const lower = expression.lower && evaluate(machine, expression.lower, frame);
      const upper = expression.upper && evaluate(machine, expression.upper, frame);
      return { t: 'slice', lower, upper, step: expression.step && evaluate(machine, expression.step, frame), site };
    }
    case 'BinaryOperation': {
      const left = evaluate(machine, expression.left, frame);
      return binary(expression.operator, left, evaluate(machine, expression.right, frame), site);
    }
    case 'UnaryOperation':
      return unary(expression.operator, evaluate(machine, expression.operand, frame), site);
    case 'BooleanOperation':
      return { t: 'operation', operator: expression.operator, operands: evaluateAll(machine, expression.values, frame), site };
    case 'Comparison':
      return { t: 'operation', operator: expression.operators.length === 1 ? (expression.operators[0] ?? '') : expression.operators.join(' '), operands: evaluateAll(machine, expression.operands, frame), site };
    case 'Conditional': {
      const { truth, term } = testOf(machine, expression.test, frame);
      if (truth !== undefined) return evaluate(machine, truth ? expression.body : expression.orelse, frame);
      const then = evaluate(machine, expression.body, frame);
      return decided(term, then, evaluate(machine, expression.orelse, frame), site);
    }
    case 'Lambda':
      return { t: 'function', definition: expression, path: frame.path, owner: frame.owner, closure: frame, self: null, site };
    case 'List': case 'Tuple': case 'Set':
      return { t: 'sequence', of: expression.kind === 'List' ? 'list' : expression.kind === 'Tuple' ? 'tuple' : 'set', items: elements(machine, expression.elements, frame), site };
    case 'Dict':
      return dictOf(machine, expression, frame, site);
    case 'Comprehension':
      return comprehension(machine, expression, frame);
    case 'Starred': case 'Await':
      return evaluate(machine, expression.value, frame);
    case 'Yield': {
      const value = expression.value ? evaluate(machine, expression.value, frame) : opaque('yield', site);
      frame.yielded = frame.yielded ? choice(frame.yielded, value, site) : value;
      return opaque('sent', site);
    }
    case 'NamedExpression': {
      const value = evaluate(machine, expression.value, frame);
      bind(machine, expression.target.id, value, frame);
      return value;
    }
    case 'JoinedString':
      return joined(machine, expression, frame, site);
    default:
      return opaque(expression.kind, site);
  }
}

// Kept apart: a function with a closure in it makes a context at each call, whichever way it goes.

function evaluateAll(machine: Machine, expressions: readonly Expression[], frame: Frame): Term[] {
  return expressions.map((expression) => evaluate(machine, expression, frame));
}

function dictOf(machine: Machine, expression: Extract<Expression, { kind: 'Dict' }>, frame: Frame, site: Term['site']): Term {
  const entries = expression.entries.map(({ key, value }) => ({ key: key && evaluate(machine, key, frame), value: evaluate(machine, value, frame) }));
  return { t: 'dict', entries, site };
}

function joined(machine: Machine, expression: Extract<Expression, { kind: 'JoinedString' }>, frame: Frame, site: Term['site']): Term {
  return text(expression.parts.map((part) => (typeof part === 'string' ? { t: 'literal', value: part, site } : evaluate(machine, part, frame))), site);
}

function constantOf(expression: Constant, path: string): Term {
  const site = siteOf(path, expression);
  if (expression.value === undefined) return opaque(expression.type, site);
  return { t: 'literal', value: expression.value, site };
}

/** f-strings of literals are literals. */
function text(parts: readonly Term[], site: Term['site']): Term {
  const values = parts.map(literalOf);
  if (values.every((value) => value !== undefined)) return { t: 'literal', value: values.map((value) => pythonText(value)).join(''), site };
  return { t: 'text', parts, site };
}

function pythonText(value: Literal['value']): string {
  if (value === null) return 'None';
  return value === true ? 'True' : value === false ? 'False' : String(value);
}

/** The elements of a display, `*other` unpacked where it is known. */
function elements(machine: Machine, expressions: readonly Expression[], frame: Frame): Term[] {
  if (!expressions.some(({ kind }) => kind === 'Starred')) return evaluateAll(machine, expressions, frame);
  return expressions.flatMap((expression) => {
    const term = evaluate(machine, expression, frame);
    return expression.kind === 'Starred' ? (itemsOf(term) ?? [opaque('*', term.site)]) : [term];
  });
}

function nameOf(machine: Machine, expression: Extract<Expression, { kind: 'Name' }>, frame: Frame): Term {
  if (expression.id === '__name__') return { t: 'literal', value: machine.main === frame.path ? '__main__' : frame.path, site: siteOf(frame.path, expression) };
  return lookup(machine, expression.id, frame) ?? meaningOf(machine, expression, frame) ?? builtin(expression.id, siteOf(frame.path, expression));
}

/** A name of Python itself, a module of its library whose import is missing, or one that can only mean a library's (snippets lack their imports); all else is not known. */
function builtin(name: string, site: Term['site']): Term {
  const known = library.bareName(name) ?? (BUILTIN_NAMES.has(name) || STANDARD_LIBRARY.has(name) ? name : undefined);
  return known === undefined ? opaque(name, site) : { t: 'external', name: known, site };
}

/** What a name or attribute chain means by the program's imports and definitions. */
function meaningOf(machine: Machine, expression: Expression, frame: Frame): Term | null {
  const meaning = machine.program.meaning(expression, frame.path, null);
  switch (meaning.is) {
    case 'function':
      return { t: 'function', definition: meaning.definition, path: meaning.path, owner: meaning.owner, closure: null, self: null, site: siteOf(frame.path, expression) };
    case 'class':
      return { t: 'class', of: meaning, site: siteOf(frame.path, expression) };
    case 'library':
      return { t: 'external', name: meaning.name, site: siteOf(frame.path, expression) };
    case 'variable':
      return moduleFrame(machine, meaning.path).vars.get(meaning.name) ?? opaque(meaning.name, siteOf(frame.path, expression));
    case 'unknown':
      return null;
  }
}

function attribute(machine: Machine, expression: Attribute, frame: Frame): Term {
  // `settings.MODEL_PATH` where `settings` is a module of the program; a name that the frame holds goes first.
  const root = rootOf(expression);
  if (root !== null && !lookup(machine, root, frame)) {
    const known = meaningOf(machine, expression, frame);
    if (known) return known;
  }
  return attributeOf(machine, evaluate(machine, expression.value, frame), expression.attribute, siteOf(frame.path, expression));
}

function rootOf(expression: Expression): string | null {
  if (expression.kind === 'Name') return expression.id;
  return expression.kind === 'Attribute' ? rootOf(expression.value) : null;
}

/** The attribute of a term: a field or method of the program's objects, a part of a library, else an attribute of what is not known closer. */
export function attributeOf(machine: Machine, of: Term, name: string, site: Term['site']): Term {
  if (of.t === 'instance') return instanceAttribute(machine, of, name, site) ?? { t: 'attribute', of, name, site };
  if (of.t === 'class') return classAttribute(machine, of.of, name, site);
  // Prefect, Celery, Numba and decorators that wrap: the function itself.
  if (of.t === 'function' && wrapped.has(name)) return of;
  if (of.t === 'external') return { t: 'external', name: library.canonical(`${of.name}.${name}`), site };
  if (machine.appState.size > 0 && isAppState(of)) return machine.appState.get(name) ?? { t: 'attribute', of, name, site };
  if (of.t === 'after' && name === 'history') return { t: 'attribute', of, name, site };
  if (of.t === 'choice') return attributeOfEach(machine, of.options, name, site);
  return { t: 'attribute', of, name, site };
}

function attributeOfEach(machine: Machine, options: readonly Term[], name: string, site: Term['site']): Term {
  return options.map((option) => attributeOf(machine, option, name, site)).reduce((a, b) => choice(a, b, site));
}

const wrapped: ReadonlySet<string> = new Set(['fn', 'func', '__wrapped__', 'run', 'submit', 'delay', 'py_func', 'original', 'local', 'remote', 'callback']);

function classAttribute(machine: Machine, of: ClassAt, name: string, site: Term['site']): Term {
  const method = machine.program.method(of, name);
  if (method) return { t: 'function', definition: method.definition, path: method.path, owner: method.owner, closure: null, self: null, site };
  return classVariable(machine, of, name) ?? { t: 'attribute', of: { t: 'class', of, site }, name, site };
}

/** What the body of a class, or of its bases in the program, gives a name. */
export function classVariable(machine: Machine, of: ClassAt, name: string, hops = 0): Term | undefined {
  for (const statement of of.definition.body) {
    const target = statement.kind === 'AnnotatedAssign' ? statement.target : statement.kind === 'Assign' ? statement.targets[0] : undefined;
    if (target?.kind !== 'Name' || target.id !== name || (statement.kind !== 'AnnotatedAssign' && statement.kind !== 'Assign') || !statement.value) continue;
    const frame = newFrame(of.path, moduleFrame(machine, of.path), null, of);
    // Earlier names of the class's body are in reach of later ones.
    for (const earlier of of.definition.body) {
      if (earlier === statement) break;
      if (earlier.kind === 'Assign' && earlier.targets[0]?.kind === 'Name') frame.vars.set(earlier.targets[0].id, evaluate(machine, earlier.value, frame));
    }
    return evaluate(machine, statement.value, frame);
  }
  if (hops > 3) return undefined;
  for (const base of of.definition.bases) {
    const meaning = machine.program.meaning(base.value, of.path, null);
    const found = meaning.is === 'class' && meaning.definition !== of.definition ? classVariable(machine, meaning, name, hops + 1) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** `of[index]`, looked up where the container is known item by item. */
export function item(of: Term, index: Term, site: Term['site']): Term {
  const key = literalOf(index);
  if (of.t === 'sequence' && typeof key === 'number') {
    const found = of.items[key < 0 ? of.items.length + key : key];
    if (found) return found;
  }
  if (of.t === 'dict' && key !== undefined) {
    const found = entryOf(of, key);
    if (found) return found;
  }
  if (of.t === 'with-item' && key !== undefined && literalOf(of.index) === key) return of.value;
  if (of.t === 'with-item' && key !== undefined && typeof literalOf(of.index) === 'string') {
    // What is under another key was not touched.
    return item(of.of, index, site);
  }
  if (of.t === 'choice' && of.options.every(isDisplay)) {
    if (of.when) return decided(of.when.test, item(of.when.then, index, site), item(of.when.otherwise, index, site), site);
    return itemOfEach(of.options, index, site);
  }
  // One of what a loop has collected, whichever it is.
  if (of.t === 'collected' && (typeof key === 'number' || index.t === 'opaque' || index.t === 'given' || index.t === 'element')) return of.element;
  return { t: 'item', of, index, site };
}

/** What a dict holds under a key that is known. */
export function entryOf(of: Extract<Term, { t: 'dict' }>, key: Literal['value']): Term | undefined {
  return of.entries.find((entry) => entry.key && literalOf(entry.key) === key)?.value;
}

function isDisplay(term: Term): boolean {
  return term.t === 'dict' || term.t === 'sequence';
}

function itemOfEach(options: readonly Term[], index: Term, site: Term['site']): Term {
  return options.map((option) => item(option, index, site)).reduce((a, b) => choice(a, b, site));
}

function comprehension(machine: Machine, expression: Comprehension, frame: Frame): Term {
  const site = siteOf(frame.path, expression);
  const inner = newFrame(frame.path, frame, frame.definition, frame.owner);
  machine.frames.push(inner);
  const [first] = expression.clauses;
  const over = first ? evaluate(machine, first.iterable, frame) : opaque('nothing', site);
  const items = expression.clauses.length === 1 && first?.conditions.length === 0 ? itemsOf(over) : undefined;
  let result: Term;
  const repeated = expression.clauses.some((clause) => countsRounds(clause.iterable)) ? 1 : 0;
  machine.repeats += repeated;
  const value = (): Term => {
    const element = evaluate(machine, expression.element, inner);
    return expression.key ? { t: 'sequence', of: 'tuple', items: [evaluate(machine, expression.key, inner), element], site } : element;
  };
  if (first && items && items.length <= 64) {
    const made = items.map((one) => {
      assign(machine, first.target, one, inner);
      return value();
    });
    result = expression.of === 'dict'
      ? { t: 'dict', entries: made.map((pair) => (pair.t === 'sequence' && pair.items[0] && pair.items[1] ? { key: pair.items[0], value: pair.items[1] } : { key: null, value: pair })), site }
      : { t: 'sequence', of: expression.of === 'set' ? 'set' : 'list', items: made, site };
  } else {
    machine.loops++;
    for (const clause of expression.clauses) {
      const iterable = clause === first ? over : evaluate(machine, clause.iterable, inner);
      assign(machine, clause.target, elementOf(machine, iterable, siteOf(frame.path, clause.iterable)), inner);
    }
    result = { t: 'collected', element: value(), over, site };
    machine.loops--;
  }
  machine.repeats -= repeated;
  machine.frames.pop();
  return result;
}

/** `range(n)`, but not `range(len(rows))`: the same thing done several times. */
export function countsRounds(iterable: Expression): boolean {
  if (iterable.kind !== 'Call' || iterable.callee.kind !== 'Name' || iterable.callee.id !== 'range') return false;
  const [count] = iterable.args;
  return iterable.args.length === 1 && count !== undefined && count.value.kind !== 'Call';
}
