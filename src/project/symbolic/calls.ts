import type { Site } from '../../provenance/graph';
import type { Call } from '../../python/nodes';
import { evaluate } from './expressions';
import { elementOf, itemsOf } from './elements';
import { callFunction } from './functions';
import { callMethod, construct, isNetworkClass } from './instances';
import type { Frame, Machine } from './machine';
import { note, opaque, rebind, siteOf } from './machine';
import type { CallTerm, Term } from './terms';
import { choice, literalOf, noKeywords, stringOf } from './terms';

/** The arguments of a call as terms; `*list` and `**dict` unpacked where they are known. */
interface Given {
  readonly args: readonly Term[];
  readonly keywords: ReadonlyMap<string, Term>;
}

/** Runs a call; gives the term of its result. */
export function evaluateCall(machine: Machine, call: Call, frame: Frame): Term {
  const site = siteOf(frame.path, call);
  const { callee } = call;
  if (callee.kind === 'Name' && callee.id === 'super') return opaque('super', site);
  if (callee.kind === 'Attribute' && callee.value.kind === 'Call' && callee.value.callee.kind === 'Name' && callee.value.callee.id === 'super') return superCall(machine, callee.attribute, call, frame);
  const named = evaluate(machine, callee, frame);
  // A function that is defined nowhere is known by its name at least.
  const of: Term = named.t === 'opaque' && callee.kind === 'Name' && named.what === callee.id ? { t: 'external', name: callee.id, site } : named;
  const given = evaluateArguments(machine, call, frame);
  return callTerm(machine, of, given.args, given.keywords, site);
}

function evaluateArguments(machine: Machine, call: Call, frame: Frame): Given {
  const args: Term[] = [];
  const keywords = new Map<string, Term>();
  for (const argument of call.args) {
    const value = evaluate(machine, argument.value, frame);
    if (argument.unpack === '*') args.push(...(itemsOf(value) ?? [value]));
    else if (argument.unpack === '**') {
      if (value.t === 'dict') for (const entry of value.entries) keywords.set(stringOf(entry.key ?? undefined) ?? `**${String(keywords.size)}`, entry.value);
      else keywords.set('**', value);
    } else if (argument.keyword === null) args.push(value);
    else keywords.set(argument.keyword, value);
  }
  return { args, keywords };
}

/** `super().__init__(…)`: the method of the next class in the program; those of libraries are not followed. */
function superCall(machine: Machine, name: string, call: Call, frame: Frame): Term {
  const site = siteOf(frame.path, call);
  const given = evaluateArguments(machine, call, frame);
  const self = frame.vars.get('self');
  for (const base of frame.owner?.definition.bases ?? []) {
    const parent = machine.program.meaning(base.value, frame.owner?.path ?? frame.path, null);
    const method = parent.is === 'class' && parent.definition !== frame.owner?.definition ? machine.program.method(parent, name) : undefined;
    if (method && self) return callFunction(machine, { t: 'function', definition: method.definition, path: method.path, owner: method.owner, closure: null, self, site }, given.args, given.keywords, site);
  }
  return opaque('super', site);
}

/** Calls a term: the program's functions are run, all else becomes a call that happened. */
export function callTerm(machine: Machine, of: Term, args: readonly Term[], keywords: ReadonlyMap<string, Term>, site: Site): Term {
  switch (of.t) {
    case 'function':
      return callFunction(machine, of, args, keywords, site);
    case 'class':
      return construct(machine, of.of, args, keywords, site);
    case 'instance': {
      const result = of.isNetwork ? undefined : callMethod(machine, of, '__call__', args, keywords, site);
      return result ?? happen(machine, { t: 'call', callee: '()', receiver: of, args, keywords, body: null, site });
    }
    case 'external':
      return callLibrary(machine, of.name, args, keywords, site);
    case 'attribute':
      return callOfMethod(machine, of.of, of.name, args, keywords, site);
    case 'choice': {
      // What one of several does not take may never be given to it.
      const { watch } = machine;
      if (watch) machine.watch = { ...watch, mismatched: () => undefined };
      const results = of.options.map((option) => callTerm(machine, option, args, keywords, site));
      machine.watch = watch;
      return results.reduce((a, b) => choice(a, b, site));
    }
    case 'call': {
      const [first, ...before] = of.args;
      if (of.callee === 'functools.partial' && first) return callTerm(machine, first, [...before, ...args], new Map([...of.keywords, ...keywords]), site);
      return happen(machine, { t: 'call', callee: '()', receiver: of, args, keywords, body: null, site });
    }
    default:
      return happen(machine, { t: 'call', callee: '()', receiver: of, args, keywords, body: null, site });
  }
}

function happen(machine: Machine, term: CallTerm): CallTerm {
  note(machine, term);
  machine.watch?.happened(machine, term);
  for (const given of [...term.args, ...term.keywords.values()]) callBack(machine, given);
  return term;
}

/** A function that is handed over to a library is called by it some time: an objective, a task, a callback. What with is not known. */
function callBack(machine: Machine, given: Term): void {
  if (given.t !== 'function' || given.definition.kind === 'Lambda' || machine.ran.has(given.definition)) return;
  const { path } = given;
  const parameters = given.definition.parameters.slice(given.self ? 1 : 0).filter((parameter) => parameter.defaultValue === null && parameter.form !== 'varargs' && parameter.form !== 'kwargs');
  const keywords = new Map<string, Term>(parameters.map((parameter) => [parameter.name, { t: 'given', as: 'parameter', name: parameter.name, annotation: null, site: siteOf(path, parameter) }]));
  callFunction(machine, given, [], keywords, given.site);
}

/** Give back what they are given. */
const transparent = /^(streamlit\.(cache|cache_data|cache_resource|experimental_memo|experimental_singleton)|copy\.(copy|deepcopy)|functools\.(lru_cache|wraps)|typing\.cast|torch\.compile|dask\.compute)$/;

function callLibrary(machine: Machine, name: string, args: readonly Term[], keywords: ReadonlyMap<string, Term>, site: Site): Term {
  const [first, second] = args;
  if (transparent.test(name) && first) return name === 'typing.cast' ? (second ?? first) : first;
  if (name === 'functools.partial' && first?.t === 'function') return { t: 'call', callee: name, receiver: null, args, keywords, body: null, site };
  if (name === 'getattr' && first && second) {
    const attribute = stringOf(second);
    if (attribute !== undefined) return { t: 'attribute', of: first, name: attribute, site };
  }
  if (name === 'dict' && args.length === 0) {
    return { t: 'dict', entries: [...keywords].map(([keyword, value]) => ({ key: { t: 'literal', value: keyword, site: value.site }, value })), site };
  }
  if (/^bentoml\.(Runner|depends)$/.test(name) && first?.t === 'class') return construct(machine, first.of, [], noKeywords, site);
  // A dependency's result is what the handler is given.
  if (name === 'fastapi.Depends' && first && args.length === 1) return callTerm(machine, first, [], noKeywords, site);
  if (/^(list|tuple)$/.test(name) && first?.t === 'sequence') return { ...first, of: name === 'list' ? 'list' : 'tuple' };
  if (/^(int|float|str)$/.test(name) && first?.t === 'literal' && typeof first.value === 'number') {
    return { t: 'literal', value: name === 'int' ? Math.trunc(first.value) : name === 'str' ? String(first.value) : first.value, site };
  }
  if (name === 'range' && args.length === 1 && typeof literalOf(first) === 'number' && Number(literalOf(first)) <= 16) {
    return { t: 'sequence', of: 'list', items: Array.from({ length: Number(literalOf(first)) }, (_, index) => ({ t: 'literal', value: index, site })), site };
  }
  const body = name === 'map' && first && second ? callTerm(machine, first, [elementOf(machine, second, site)], noKeywords, site) : null;
  if (body) return { t: 'collected', element: body, over: second ?? null, site };
  return happen(machine, { t: 'call', callee: name, receiver: null, args, keywords, body: null, site });
}

/** Methods that take a function and apply it to each element, row or group; `pipe` gives it the whole. */
const applying = new Set(['apply', 'map', 'applymap', 'transform', 'agg', 'pipe', 'assign', 'progress_apply']);
/** Methods that change the object they are called on. */
const changing = new Set([
  'fit', 'partial_fit', 'compile', 'add', 'append', 'extend', 'insert', 'update', 'load_state_dict', 'load_weights', 'load_model', 'eval', 'train', 'requires_grad_', 'to', 'cuda', 'half',
  'add_argument', 'setdefault', 'fit_on_texts', 'adapt', 'load', 'build', 'freeze', 'pop', 'sort', 'add_module', 'register_buffer', 'fit_generator', 'fit_transform', 'allocate_tensors', 'set_params',
]);
/** … and give back the object itself, so that the call's result is the object after it. */
const fluent = new Set(['fit', 'partial_fit', 'eval', 'train', 'requires_grad_', 'to', 'cuda', 'cpu', 'half', 'float', 'set_params', 'set_output']);

function callOfMethod(machine: Machine, receiver: Term, name: string, args: readonly Term[], keywords: ReadonlyMap<string, Term>, site: Site): Term {
  const last = args.at(-1);
  const [first] = args;
  if (receiver.t === 'instance') {
    // A network is asked; what its layers do inside is no question of its own.
    if (receiver.isNetwork && name === 'forward') return happen(machine, { t: 'call', callee: '()', receiver, args, keywords, body: null, site });
    const result = callMethod(machine, receiver, name, args, keywords, site);
    if (result) return result;
  }
  const started = startedBy(machine, receiver, name, args, keywords, site);
  if (started) return started;
  if (receiver.t === 'sequence' && receiver.of === 'list' && name === 'append' && first && machine.loops === 0) {
    rebind(machine, receiver, { ...receiver, items: [...receiver.items, first] });
    return { t: 'literal', value: null, site };
  }
  if (receiver.t === 'sequence' && name === 'append' && first && (machine.loops > 0 || receiver.items.length === 0)) {
    rebind(machine, receiver, { t: 'collected', element: receiver.items.reduce((a, b) => choice(a, b, site), first), over: null, site });
    return { t: 'literal', value: null, site };
  }
  if (receiver.t === 'dict' && name === 'get' && first) {
    const key = literalOf(first);
    const found = receiver.entries.find((entry) => entry.key && literalOf(entry.key) === key && key !== undefined);
    if (found) return found.value;
  }
  if (receiver.t === 'dict' && name === 'copy') return receiver;
  let body: Term | null = null;
  if (applying.has(name) && (first?.t === 'function' || isFunctional(first))) {
    const whole = name === 'pipe';
    if (whole && first) return callTerm(machine, first, [receiver, ...args.slice(1)], keywords, site);
    body = first ? callTerm(machine, first, [{ t: 'element', of: receiver, site }, ...extraArguments(keywords)], noKeywords, site) : null;
  }
  const term = happen(machine, { t: 'call', callee: `.${name}`, receiver, args, keywords, body, site });
  const inPlace = literalOf(keywords.get('inplace')) === true || (name === 'drop' && literalOf(last) === true);
  if (changing.has(name) || inPlace) {
    const after: Term = { t: 'after', of: receiver, by: term, site };
    rebind(machine, receiver, after);
    if (fluent.has(name)) return after;
  }
  return term;
}

const remote = /^(run|async_run|remote|delay|submit|spawn|local|fn|apply_async)$/;

/**
 * Serving frameworks that run the program's code for it: `predict.remote(x)` of Ray and Modal, `runner.score.run(x)` of BentoML, `task.submit(x)` of
 * Prefect call the function; `Service.bind(Model.bind())` makes an object. Sources: their documentation on deployments, runners and tasks.
 */
function startedBy(machine: Machine, receiver: Term, name: string, args: readonly Term[], keywords: ReadonlyMap<string, Term>, site: Site): Term | null {
  if (receiver.t === 'function' && remote.test(name)) return callFunction(machine, receiver, args, keywords, site);
  if (receiver.t !== 'class') return null;
  if (name === 'bind') return construct(machine, receiver.of, args, keywords, site);
  if (name !== 'load_from_checkpoint' || !isNetworkClass(machine, receiver.of)) return null;
  // Lightning makes the network with the arguments that the checkpoint holds.
  const made = construct(machine, receiver.of, [], noKeywords, site);
  const term = happen(machine, { t: 'call', callee: `.${name}`, receiver: made, args, keywords, body: null, site });
  return { t: 'after', of: made, by: term, site };
}

function isFunctional(term: Term | undefined): boolean {
  return term?.t === 'instance' || (term?.t === 'call' && term.callee === 'functools.partial');
}

/** `apply(f, args=(x,))`. */
function extraArguments(keywords: ReadonlyMap<string, Term>): readonly Term[] {
  const given = keywords.get('args');
  return given ? (itemsOf(given) ?? []) : [];
}
