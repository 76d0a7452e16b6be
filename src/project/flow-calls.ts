import { library } from '../library/tables';
import type { Call, Expression } from '../python/nodes';
import { isStreamlitInput } from './entry-points';
import type { Marks } from './flow-marks';
import { noMarks, ofData, starting, union, withMark, without } from './flow-marks';
import type { ClassAt } from './program-syntax';
import type { Flow, FlowFrame } from './flow-state';
import { classKey, isNetwork, siteOf, step, textOf } from './flow-state';
import { add, assign, callFunction, evaluate, webRequest } from './serving-flow';

const predicts = new Set(['predict', 'predict_proba', 'decision_function', 'predict_log_proba', 'predict_on_batch', 'predict_classes', 'forward', '__call__', 'generate', 'inplace_predict']);
const fits = new Set(['fit', 'fit_transform', 'fit_on_texts', 'adapt']);
const encoders = /^(LabelEncoder|OrdinalEncoder|OneHotEncoder|LabelBinarizer|MultiLabelBinarizer|DictVectorizer|CountEncoder|BinaryEncoder|HashingEncoder|\w*Encoder)$/;
const looksFitted = /(scal|enc|vect|imput|pca|transform|normali|tfidf|\bcv\b|\bsc\b|\ble\b|preproc)\w*$/i;
const looksLikeModel = /(^|[._])(model|net|network|classifier|regressor|predictor|generator|clf|session)_?\d?_?$/i;
/** Methods that give back the object itself. */
const sameObject = new Set(['to', 'cuda', 'cpu', 'eval', 'train', 'half', 'float', 'double', 'get', 'requires_grad_', 'share_memory', 'set_output', 'fit', 'module']);
const grows = new Set(['append', 'extend', 'update', 'insert', 'add', 'put', 'setdefault']);

interface Given {
  readonly positional: readonly Marks[];
  readonly keywords: ReadonlyMap<string, Marks>;
  readonly all: Marks;
}

/** The marks of a call's result. */
export function evaluateCall(flow: Flow, call: Call, frame: FlowFrame): Marks {
  const positional: Marks[] = [];
  const keywords = new Map<string, Marks>();
  for (const argument of call.args) {
    const marks = evaluate(flow, argument.value, frame);
    if (argument.keyword === null) positional.push(marks);
    else keywords.set(argument.keyword, marks);
  }
  const given: Given = { positional, keywords, all: union(...positional, ...keywords.values()) };
  const meaning = flow.program.meaning(call.callee, frame.path, frame.owner);
  if (meaning.is === 'function') return callFunction(flow, meaning, positional, keywords, frame);
  if (meaning.is === 'class') return construct(flow, meaning, call, given, frame);
  if (meaning.is === 'library') return callLibrary(flow, meaning.name, call, given, frame);
  if (call.callee.kind === 'Attribute' && !isKeptCallable(call.callee)) return callMethod(flow, call, call.callee, given, frame);
  return callValue(flow, call, evaluate(flow, call.callee, frame), given, frame);
}

/** `self.model(x)`, `state.net(x)`: what an attribute holds is called, rather than a method. */
function isKeptCallable(callee: Extract<Expression, { kind: 'Attribute' }>): boolean {
  const ofSelf = callee.value.kind === 'Name' && callee.value.id === 'self';
  return (ofSelf && !predicts.has(callee.attribute)) || looksLikeModel.test(callee.attribute);
}

function construct(flow: Flow, of: ClassAt, call: Call, given: Given, frame: FlowFrame): Marks {
  const key = classKey(of);
  flow.classes.set(key, of);
  const marks = withMark(given.all, `inst:${key}`);
  const constructor = flow.program.method(of, '__init__');
  if (!isNetwork(flow, of)) {
    if (constructor) callFunction(flow, { ...constructor, owner: of }, given.positional, given.keywords, frame);
    return marks;
  }
  if (!flow.run.networks.has(key)) flow.run.networks.set(key, { of, made: siteOf(frame.path, call) });
  return withMark(marks, `net:${key}`);
}

const libraryNetworks = /^torchvision\.models\.(?:\w+\.)?(resnet|wide_resnet|resnext|vgg|alexnet|densenet|mobilenet|efficientnet|inception|squeezenet|googlenet|mnasnet|shufflenet|regnet|convnext)\w*$/;
const tableNames = /^(pandas\.(concat|merge)|numpy\.(vstack|concatenate|append|r_)|pandas\.DataFrame\.append)$/;

function callLibrary(flow: Flow, name: string, call: Call, given: Given, frame: FlowFrame): Marks {
  const site = siteOf(frame.path, call);
  const last = name.slice(name.lastIndexOf('.') + 1);
  const first = given.positional[0] ?? given.keywords.get('data') ?? noMarks;
  if (isStreamlitInput(name) || webRequest.test(name)) return new Set(['request']);
  if (libraryNetworks.test(name) && /^[a-z]/.test(last)) {
    if (!flow.run.networks.has(name)) flow.run.networks.set(name, { of: last, made: site });
    return new Set([`net:${name}`]);
  }
  if (name === 'pandas.get_dummies' || name === 'pandas.factorize') {
    const single = first.has('request') && !first.has('joined') && !first.has('file') && !hasOwnCategories(first);
    if (!single) return given.all;
    const facts = { text: last, name: null, restored: null, receiver: null };
    // The first of one row's values is its only one: no list of columns brings it back.
    const dropsFirst = call.args.some(({ keyword, value }) => keyword === 'drop_first' && value.kind === 'Constant' && value.value === true);
    if (dropsFirst) return withMark(given.all, step(flow, 'codes', site, { ...facts, text: 'get_dummies(drop_first=True)' }));
    return withMark(given.all, name === 'pandas.factorize' ? step(flow, 'codes', site, facts) : step(flow, 'dummies', site, facts));
  }
  if (name === 'pandas.Categorical') return call.args.length > 1 ? withMark(given.all, 'owncategories') : withMark(given.all, 'category');
  if (tableNames.test(name)) return withMark(given.all, 'joined');
  const entry = library.callable(name);
  if (entry?.is === 'estimator') {
    const fixed = call.args.some((argument) => argument.keyword !== null && entry.fixedBy?.includes(argument.keyword) === true);
    return withMark(ofData(given.all), `est:${last}:${fixed || entry.learns === 'nothing' ? 'stateless' : entry.role}`);
  }
  if (entry?.is === 'composite') {
    const roles = starting(given.all, 'est:').map((mark) => mark.split(':')[2]);
    return withMark(given.all, `est:${last}:${roles.includes('predictor') || entry.form === 'search' || entry.form === 'ensemble' ? 'predictor' : 'transformer'}`);
  }
  if (entry?.is === 'transform') return transform(flow, last, entry.random, call, given, frame);
  if (entry?.is === 'restore') {
    flow.restored.push(site);
    return new Set([`restored#${flow.restored.length - 1}`]);
  }
  if (entry?.is === 'load' && !given.all.has('request')) return withMark(given.all, 'file');
  return given.all;
}

function hasOwnCategories(marks: Marks): boolean {
  return marks.has('owncategories');
}

/** With certainty 1 the outcome of these is always the same. */
const certainAtOne = /Flip|CLAHE|Transpose|Gray|Equalize|Invert|Autocontrast/;

function transform(flow: Flow, name: string, random: boolean | readonly string[], call: Call, given: Given, frame: FlowFrame): Marks {
  const always = call.args.some(({ keyword, value }) => (keyword === 'p' || keyword === 'always_apply') && value.kind === 'Constant' && (value.value === 1 || value.value === true));
  const never = call.args.some(({ keyword, value }) => keyword === 'p' && value.kind === 'Constant' && value.value === 0);
  const isRandom = typeof random === 'boolean' ? random : call.args.some(({ keyword }) => keyword !== null && random.includes(keyword));
  if (!isRandom || never || (always && certainAtOne.test(name))) return given.all;
  return withMark(given.all, step(flow, 'random', siteOf(frame.path, call), { text: textOf(flow, frame.path, call), name, restored: null, receiver: null }));
}

function callMethod(flow: Flow, call: Call, callee: Extract<Expression, { kind: 'Attribute' }>, given: Given, frame: FlowFrame): Marks {
  const receiver = evaluate(flow, callee.value, frame);
  const name = callee.attribute;
  const text = textOf(flow, frame.path, callee.value);
  const data = union(ofData(receiver), given.all);
  for (const instance of starting(receiver, 'inst:')) {
    const of = flow.classes.get(instance.slice('inst:'.length));
    const method = of ? flow.program.method(of, name) : undefined;
    if (method && of) {
      if (starting(receiver, 'net:').length > 0) noteNetworkCall(flow, call, receiver, frame);
      return union(callFunction(flow, { ...method, owner: of }, given.positional, given.keywords, frame), method.definition.name === 'fit' ? receiver : noMarks);
    }
  }
  if (name === 'eval' || (name === 'train' && textOf(flow, frame.path, call).endsWith('False)'))) flow.run.evaluates = true;
  if (name === 'load_state_dict' || name === 'load_weights' || name === 'load_from_checkpoint') {
    const site = siteOf(frame.path, call);
    for (const network of starting(receiver, 'net:')) flow.run.weights.set(network.slice('net:'.length), site);
    flow.restored.push(site);
    add(flow, callee.value, new Set([`restored#${flow.restored.length - 1}`]), frame);
    return noMarks;
  }
  if (fits.has(name) || name === 'fit_predict') return fit(flow, call, callee, receiver, given, frame);
  if (name === 'inverse_transform') flow.run.undone.add(text);
  if (predicts.has(name)) {
    noteUses(flow, call, receiver, given, frame);
    return ofData(given.all);
  }
  if (name === 'astype' && isCategory(call)) return withMark(data, 'category');
  if (name === 'set_categories' || name === 'add_categories') return withMark(without(data, 'category'), 'owncategories');
  if (name === 'factorize' && receiver.has('request') && !receiver.has('joined')) {
    return withMark(data, step(flow, 'codes', siteOf(frame.path, call), { text: 'factorize', name: null, restored: null, receiver: null }));
  }
  if (name === 'reindex' || name === 'align') return without(data, 'dummies#');
  if (name === 'append' && call.args.some((argument) => argument.keyword === 'ignore_index')) return withMark(data, 'joined');
  if (grows.has(name)) add(flow, callee.value, ofData(given.all), frame);
  return sameObject.has(name) ? union(receiver, given.all) : data;
}

function isCategory(call: Call): boolean {
  const given = call.args[0]?.value;
  return given?.kind === 'Constant' && given.value === 'category';
}

function fit(flow: Flow, call: Call, callee: Extract<Expression, { kind: 'Attribute' }>, receiver: Marks, given: Given, frame: FlowFrame): Marks {
  const data = given.positional[0] ?? [...given.keywords.values()][0] ?? noMarks;
  const result = callee.attribute === 'fit' ? receiver : union(ofData(receiver), given.all);
  if (!data.has('request')) return result;
  const text = textOf(flow, frame.path, callee.value);
  const [, name, role] = (starting(receiver, 'est:')[0] ?? '').split(':');
  const restoredMark = starting(receiver, 'restored#')[0];
  if (role === 'predictor' || role === 'clusterer' || role === 'outlier-detector' || callee.attribute === 'fit_predict' || (role === undefined && callee.attribute === 'fit' && given.positional.length > 1)) {
    flow.run.trains = true;
    return result;
  }
  const isTransformer = role !== undefined || callee.attribute !== 'fit' || looksFitted.test(text);
  if (role === 'stateless' || !isTransformer || data.has('joined') || data.has('file')) return result;
  const kind = name !== undefined && encoders.test(name) ? 'codes' : 'refit';
  const restored = restoredMark === undefined ? null : (flow.restored[Number(restoredMark.slice('restored#'.length))] ?? null);
  const mark = step(flow, kind, siteOf(frame.path, call), { text: `${text}.${callee.attribute}`, name: name ?? null, restored, receiver: text });
  if (callee.attribute !== 'fit_transform') assign(flow, callee.value, withMark(receiver, mark), frame);
  return withMark(result, mark);
}

/** A model is asked: which steps made what it is given? */
function noteUses(flow: Flow, call: Call, receiver: Marks, given: Given, frame: FlowFrame): void {
  noteNetworkCall(flow, call, receiver, frame);
  for (const mark of given.all) {
    const found = flow.steps.get(mark);
    if (!found || (found.kind === 'random' && flow.repeats > 0)) continue;
    if (flow.run.uses.some((use) => use.step === found)) continue;
    flow.run.uses.push({ step: found, model: siteOf(frame.path, call), isRestored: starting(receiver, 'restored#').length > 0 });
  }
}

function noteNetworkCall(flow: Flow, call: Call, receiver: Marks, frame: FlowFrame): void {
  for (const network of starting(receiver, 'net:')) {
    const key = network.slice('net:'.length);
    if (!flow.run.networkCalls.has(key)) flow.run.networkCalls.set(key, siteOf(frame.path, call));
  }
}

/** `model(x)`, `transform(image)`: a value is called. */
function callValue(flow: Flow, call: Call, callee: Marks, given: Given, frame: FlowFrame): Marks {
  const isModel = starting(callee, 'net:').length > 0 || looksLikeModel.test(textOf(flow, frame.path, call.callee));
  if (isModel) {
    noteUses(flow, call, callee, given, frame);
    return ofData(given.all);
  }
  return union(ofData(callee), given.all);
}
