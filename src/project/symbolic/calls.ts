import type { Site } from '../../provenance/graph';
import type { Call } from '../../python/nodes';
import { entryOf, evaluate } from './expressions';
import { elementOf, itemsOf } from './elements';
import { callFunction } from './functions';
import { callMethod, construct, isNetworkClass } from './instances';
import type { Frame, Machine } from './machine';
import { note, opaque, rebind, siteOf } from './machine';
import type { CallTerm, FunctionTerm, Term } from './terms';
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
  if (call.args.every(isPositional)) return { args: call.args.map(({ value }) => evaluate(machine, value, frame)), keywords: noKeywords };
  const args: Term[] = [];
  let keywords: Map<string, Term> | null = null;
  for (const { value: given, unpack, keyword } of call.args) {
    const value = evaluate(machine, given, frame);
    if (unpack === '*') args.push(...(itemsOf(value) ?? [value]));
    else if (unpack === '' && keyword === null) args.push(value);
    else {
      keywords ??= new Map<string, Term>();
      if (unpack === '' && keyword !== null) keywords.set(keyword, value);
      else if (value.t === 'dict') for (const entry of value.entries) keywords.set(stringOf(entry.key ?? undefined) ?? `**${String(keywords.size)}`, entry.value);
      else keywords.set('**', value);
    }
  }
  return { args, keywords: keywords ?? noKeywords };
}

function isPositional({ unpack, keyword }: Call['args'][number]): boolean {
  return unpack === '' && keyword === null;
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
    case 'choice':
      return callEach(machine, of.options, args, keywords, site);
    case 'call': {
      const [first, ...before] = of.args;
      if (of.callee === 'functools.partial' && first) return callTerm(machine, first, [...before, ...args], new Map([...of.keywords, ...keywords]), site);
      return happen(machine, { t: 'call', callee: '()', receiver: of, args, keywords, body: null, site });
    }
    default:
      return happen(machine, { t: 'call', callee: '()', receiver: of, args, keywords, body: null, site });
  }
}

function callEach(machine: Machine, options: readonly Term[], args: readonly Term[], keywords: ReadonlyMap<string, Term>, site: Site): Term {
  const { watch } = machine;
  // What one of several does not take may never be given to it.
  if (watch) machine.watch = { ...watch, mismatched: () => undefined };
  const results = options.map((option) => callTerm(machine, option, args, keywords, site));
  machine.watch = watch;
  return results.reduce((a, b) => choice(a, b, site));
}

function happen(machine: Machine, term: CallTerm): CallTerm {
  note(machine, term);
  machine.watch?.happened(machine, term);
  for (const given of term.args) if (given.t === 'function') callBack(machine, given);
  for (const given of term.keywords.values()) if (given.t === 'function') callBack(machine, given);
  return term;
}

/** A function that is handed over to a library is called by it some time: an objective, a task, a callback. What with is not known. */
function callBack(machine: Machine, given: FunctionTerm): void {
  if (given.definition.kind === 'Lambda' || machine.ran.has(given.definition)) return;
  const { path } = given;
  const parameters = given.definition.parameters.slice(given.self ? 1 : 0).filter((parameter) => parameter.defaultValue === null && parameter.form !== 'varargs' && parameter.form !== 'kwargs');
  const keywords = new Map<string, Term>(parameters.map((parameter) => [parameter.name, { t: 'given', as: 'parameter', name: parameter.name, annotation: null, site: siteOf(path, parameter) }]));
  callFunction(machine, given, [], keywords, given.site);
}

/** Give back what they are given. */
const transparent: ReadonlySet<string> = new Set([
  'streamlit.cache', 'streamlit.cache_data', 'streamlit.cache_resource', 'streamlit.experimental_memo', 'streamlit.experimental_singleton', 'copy.copy', 'copy.deepcopy', 'functools.lru_cache', 'functools.wraps',
  'typing.cast', 'torch.compile', 'dask.compute',
]);

/** What is not just a call that happened. */
const followed: ReadonlySet<string> = new Set([...transparent, 'functools.partial', 'getattr', 'dict', 'bentoml.Runner', 'bentoml.depends', 'fastapi.Depends', 'list', 'tuple', 'int', 'float', 'str', 'range', 'map']);

function callLibrary(machine: Machine, name: string, args: readonly Term[], keywords: ReadonlyMap<string, Term>, site: Site): Term {
  const known = followed.has(name) ? follow(machine, name, args, keywords, site) : null;
  return known ?? happen(machine, { t: 'call', callee: name, receiver: null, args, keywords, body: null, site });
}

function follow(machine: Machine, name: string, args: readonly Term[], keywords: ReadonlyMap<string, Term>, site: Site): Term | null {
  const [first, second] = args;
  if (first && transparent.has(name)) return name === 'typing.cast' ? (second ?? first) : first;
  switch (name) {
    case 'functools.partial':
      return first?.t === 'function' ? { t: 'call', callee: name, receiver: null, args, keywords, body: null, site } : null;
    case 'getattr': {
      const attribute = stringOf(second);
      return first && attribute !== undefined ? { t: 'attribute', of: first, name: attribute, site } : null;
    }
    case 'dict':
      return args.length === 0 ? { t: 'dict', entries: [...keywords].map(([keyword, value]) => ({ key: { t: 'literal', value: keyword, site: value.site }, value })), site } : null;
    case 'bentoml.Runner': case 'bentoml.depends':
      return first?.t === 'class' ? construct(machine, first.of, [], noKeywords, site) : null;
    case 'fastapi.Depends':
      // A dependency's result is what the handler is given.
      return first && args.length === 1 ? callTerm(machine, first, [], noKeywords, site) : null;
    case 'list': case 'tuple':
      return first?.t === 'sequence' ? { ...first, of: name } : null;
    case 'int': case 'float': case 'str':
      return first?.t === 'literal' && typeof first.value === 'number' ? { t: 'literal', value: name === 'int' ? Math.trunc(first.value) : name === 'str' ? String(first.value) : first.value, site } : null;
    case 'range': {
      const count = literalOf(first);
      return args.length === 1 && typeof count === 'number' && count <= 16 ? { t: 'sequence', of: 'list', items: Array.from({ length: count }, (_, index) => ({ t: 'literal', value: index, site })), site } : null;
    }
    case 'map':
      return first && second ? { t: 'collected', element: callTerm(machine, first, [elementOf(machine, second, site)], noKeywords, site), over: second, site } : null;
    default:
      return null;
  }
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
  const appended = receiver.t === 'sequence' && name === 'append' && first ? withAppended(machine, receiver, first, site) : null;
  if (appended) {
    rebind(machine, receiver, appended);
    return { t: 'literal', value: null, site };
  }
  if (receiver.t === 'dict' && name === 'get' && first) {
    const key = literalOf(first);
    const found = key === undefined ? undefined : entryOf(receiver, key);
    if (found) return found;
  }
  if (receiver.t === 'dict' && name === 'copy') return receiver;
  let body: Term | null = null;
  if (applying.has(name) && (first?.t === 'function' || isFunctional(first))) {
    const whole = name === 'pipe';
    if (whole && first) return callTerm(machine, first, [receiver, ...args.slice(1)], keywords, site);
    body = first ? callTerm(machine, first, [{ t: 'element', of: receiver, site }, ...extraArguments(keywords)], noKeywords, site) : null;
  }
  const term = happen(machine, { t: 'call', callee: calledAs(name), receiver, args, keywords, body, site });
  const inPlace = literalOf(keywords.get('inplace')) === true || (name === 'drop' && literalOf(last) === true);
  if (changing.has(name) || inPlace) {
    const after: Term = { t: 'after', of: receiver, by: term, site };
    rebind(machine, receiver, after);
    if (fluent.has(name)) return after;
  }
  return term;
}

/** A list after `append`; null: not known. */
function withAppended(machine: Machine, list: Extract<Term, { t: 'sequence' }>, added: Term, site: Site): Term | null {
  if (list.of === 'list' && machine.loops === 0) return { ...list, items: [...list.items, added] };
  return machine.loops > 0 || list.items.length === 0 ? { t: 'collected', element: list.items.reduce((a, b) => choice(a, b, site), added), over: null, site } : null;
}

/** The callee of a call of the method of that name: the same string for all, so that looking it up is cheap. */
function calledAs(name: string): string {
  let callee = methodCallees.get(name);
  if (callee === undefined) {
    callee = `.${name}`;
    methodCallees.set(name, callee);
  }
  return callee;
}

const methodCallees = new Map<string, string>();

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
