import { library } from '../../library/tables';
import type { Site } from '../../provenance/graph';
import { byCallee } from '../symbolic/by-callee';
import { elementOf } from '../symbolic/elements';
import type { Happened, Machine } from '../symbolic/machine';
import type { CallTerm, Term } from '../symbolic/terms';
import { argument, callsMethod, isCallOf, within } from '../symbolic/terms';
import { originsOf } from './origins';

/** A model is trained. */
export interface Learn {
  readonly how: 'fit' | 'loop' | 'native' | 'trainer';
  readonly site: Site;
  readonly call: CallTerm;
  /** The model as it is before. */
  readonly model: Term;
  /** What it is given to learn from: a table, a batch, a generator. */
  readonly features: Term;
  readonly target: Term | null;
  /** What it is watched on meanwhile. */
  readonly validation: Term | null;
}

/** A model that was made, loaded or trained is asked. */
export interface Ask {
  readonly site: Site;
  readonly call: CallTerm;
  readonly model: Term;
  readonly input: Term;
}

const fitting = new Set(['fit', 'fit_generator', 'partial_fit']);
const native = /^(xgboost\.(train|cv)|lightgbm\.(train|cv)|catboost\.train)$/;
const kerasModel = /^(tensorflow\.)?keras\.(Model|Sequential|models\.(Model|Sequential)|applications\..+)$/;
const kerasLoad = /^(tensorflow\.)?keras\.(models|saving)\.(load_model|clone_model|model_from_json)$/;
const trainers = /^(transformers\.(Trainer|Seq2SeqTrainer)|trl\.SFTTrainer|sentence_transformers\.SentenceTransformerTrainer)$/;
const networkFactories = /^(torchvision\.models\.|timm\.create_model|torch\.nn\.Sequential|torch\.hub\.load|segmentation_models_pytorch\.|efficientnet_pytorch\.|transformers\.\w+\.from_pretrained)/;
const modelName = /(^|_)(model|net|network|classifier|regressor|clf|reg|estimator|learner|pipe|pipeline|booster)(_|\d|$)/i;

const maybeTraining = byCallee((callee) => native.test(callee) || fitting.has(callee.slice(1)) || callee === '.train' || callee === '.backward');

/** Each training of a model in a trace, in order. */
export function learnsIn(machine: Machine, happened: readonly Happened[]): Learn[] {
  return happened.flatMap((one) => (maybeTraining(one.term.callee) ? (learnOf(machine, one) ?? []) : []));
}

function learnOf(machine: Machine, { term: call, loops }: Happened): Learn | null {
  const { site, receiver } = call;
  if (native.test(call.callee)) {
    const data = argument(call, call.callee.startsWith('xgboost') ? 'dtrain' : 'train_set', 1);
    return data ? { how: 'native', site, call, model: call, features: unpacked(data), target: labelOf(data), validation: null } : null;
  }
  if (!receiver) return null;
  if (callsMethod(call, 'fit', 'fit_generator', 'partial_fit') && isPredictor(receiver, call)) {
    const features = argument(call, 'X', 0) ?? call.keywords.get('x') ?? call.keywords.get('train_data');
    if (!features) return null;
    return { how: 'fit', site, call, model: receiver, features, target: argument(call, 'y', 1) ?? null, validation: call.keywords.get('validation_data') ?? call.keywords.get('eval_set') ?? null };
  }
  if (callsMethod(call, 'train') && originsOf(receiver).some((origin) => isCallOf(origin, trainers))) {
    const [origin] = originsOf(receiver);
    if (origin?.t !== 'call') return null;
    const data = origin.keywords.get('train_dataset');
    const watched = origin.keywords.get('eval_dataset');
    if (!data) return null;
    return { how: 'trainer', site, call, model: argument(origin, 'model', 0) ?? receiver, features: elementOf(machine, data, data.site), target: null, validation: watched ? elementOf(machine, watched, watched.site) : null };
  }
  if (callsMethod(call, 'backward') && loops > 0) {
    const asked = [...within(receiver, 2000)].find((part): part is CallTerm => part.t === 'call' && part.callee === '()' && part.receiver !== null && part.args.length + part.keywords.size > 0 && isNetwork(part.receiver));
    const input = asked?.args[0] ?? [...(asked?.keywords.values() ?? [])][0];
    return asked?.receiver && input ? { how: 'loop', site: asked.site, call: asked, model: asked.receiver, features: input, target: null, validation: null } : null;
  }
  return null;
}

/** `DMatrix(x, label=y)`, `Dataset(x, y)`: what is inside. */
function unpacked(data: Term): Term {
  const [origin] = originsOf(data);
  return origin && isCallOf(origin, /^(xgboost\.\w*DMatrix|lightgbm\.Dataset|catboost\.Pool)$/) ? (argument(origin, 'data', 0) ?? data) : data;
}

function labelOf(data: Term): Term | null {
  const [origin] = originsOf(data);
  return origin?.t === 'call' ? (argument(origin, 'label', 1) ?? null) : null;
}

function isPredictor(receiver: Term, call: CallTerm): boolean {
  return originsOf(receiver).some((origin) => {
    if (origin.t === 'instance') return origin.isNetwork || call.args.length > 1;
    if (origin.t === 'call') {
      if (kerasModel.test(origin.callee)) return true;
      if (kerasLoad.test(origin.callee)) return true;
      const entry = library.callable(origin.callee);
      if (entry?.is === 'estimator') return entry.role === 'predictor' || entry.role === 'clusterer' || entry.role === 'outlier-detector';
      if (entry?.is === 'composite') return entry.form === 'search' || entry.form === 'ensemble' || entry.role === 'predictor' || (entry.form !== 'columns' && entry.form !== 'make-columns' && [...within(origin, 200)].some(isPredictorCall));
      if (origin.callee === '()' || origin.callee.startsWith('.')) return takesTarget(call);
      return takesTarget(call) && /(Classifier|Regressor|Regression|Model|Sequential|Net)\b/.test(origin.callee);
    }
    if (origin.t === 'given' || origin.t === 'opaque' || origin.t === 'element' || origin.t === 'item' || origin.t === 'attribute') return takesTarget(call);
    return false;
  });
}

function isPredictorCall(term: Term): boolean {
  const entry = term.t === 'call' ? library.callable(term.callee) : undefined;
  return entry?.is === 'estimator' && entry.role === 'predictor';
}

function takesTarget(call: CallTerm): boolean {
  return call.args.length > 1 || call.keywords.has('y') || call.keywords.has('epochs') || call.keywords.has('validation_data');
}

/** Is this a network, or something that is called like one? */
function isNetwork(term: Term): boolean {
  return originsOf(term).some((origin) => {
    if (origin.t === 'instance') return origin.isNetwork;
    if (origin.t === 'call') return networkFactories.test(origin.callee) || kerasModel.test(origin.callee) || isNetworkWrapper(origin);
    if (origin.t === 'attribute' || origin.t === 'opaque' || origin.t === 'given') return modelName.test(origin.t === 'attribute' ? origin.name : origin.t === 'opaque' ? origin.what : origin.name);
    return false;
  });
}

/** `model.to(device)`, `nn.DataParallel(model)`, `accelerator.prepare(model)`, `torch.jit.script(model)`. */
function isNetworkWrapper(call: CallTerm): boolean {
  const inner = callsMethod(call, 'to', 'cuda', 'cpu', 'half', 'float', 'module', 'prepare') ? call.receiver : /DataParallel$|^torch\.(jit|compile)/.test(call.callee) ? call.args[0] : null;
  return inner ? isNetwork(inner) : false;
}

const predicts = new Set(['predict', 'predict_proba', 'decision_function', 'predict_log_proba', 'predict_on_batch', 'predict_classes', 'predict_generator', 'inplace_predict', 'generate', 'forward', 'infer', 'predict_step']);

/** Each question to a model in a trace, in order: what is asked, and of which model. */
export function asksIn(happened: readonly Happened[], isLoaded: (term: Term) => boolean): Ask[] {
  return happened.flatMap(({ term: call }) => {
    const { receiver, site } = call;
    if (!receiver || !mayAsk(call.callee)) return [];
    const kept = keptModel(call, receiver);
    if (kept && call.args[0]) return [{ site, call, model: kept, input: unpacked(call.args[0]) }];
    const byMethod = call.callee.startsWith('.') && predicts.has(call.callee.slice(1));
    const byCall = call.callee === '()' && (isNetwork(receiver) || isLoadedModel(receiver, isLoaded));
    const given = byMethod || byCall ? (call.args[0] ?? [...call.keywords.values()][0]) : handedOver(call, receiver);
    return given ? [{ site, call, model: receiver, input: unpacked(given) }] : [];
  });
}

/** What `keptModel` and `handedOver` look at. */
const mayHandOver = /(model|net|network|classifier|run|set_tensor|Predict)$/;

/** By far the most calls are of methods that ask nothing, whatever they are called on. */
const mayAsk = byCallee((callee) => !fitting.has(callee.slice(1)) && (!callee.startsWith('.') || predicts.has(callee.slice(1)) || mayHandOver.test(callee)));

/** `self.model(x)`, `app.state.net(x)`: what an attribute holds that nobody in the program filled. */
function keptModel(call: CallTerm, receiver: Term): Term | null {
  const name = call.callee.slice(1);
  const isHeld = receiver.t === 'instance' || receiver.t === 'attribute' || receiver.t === 'opaque' || receiver.t === 'given';
  return isHeld && call.callee.startsWith('.') && /(^|_)(model|net|network|classifier)$/.test(name) ? { t: 'attribute', of: receiver, name, site: call.site } : null;
}

/** What a runtime is given: sessions of ONNX and TensorFlow, interpreters of TFLite, runners of BentoML, stubs of TensorFlow Serving. */
function handedOver(call: CallTerm, receiver: Term): Term | undefined {
  const isFrom = (name: RegExp): boolean => originsOf(receiver).some((origin) => isCallOf(origin, name));
  if (callsMethod(call, 'run')) {
    if (call.keywords.has('feed_dict')) return fed(call.keywords.get('feed_dict'));
    if (isFrom(/^onnxruntime\.InferenceSession$/)) return fed(argument(call, 'input_feed', 1));
  }
  if (callsMethod(call, 'set_tensor') && isFrom(/(^|\.)Interpreter$/)) return argument(call, 'value', 1);
  if (callsMethod(call, 'Predict') && isFrom(/PredictionServiceStub$/)) return call.args[0];
  const runs = callsMethod(call, 'run', 'async_run') || (callsMethod(call, 'predict', 'async_run') && call.args.length > 0);
  return runs && [...within(receiver, 60)].some((part) => isCallOf(part, /^bentoml\./)) ? (call.args[0] ?? [...call.keywords.values()][0]) : undefined;
}

/** `session.run(None, {name: x})` */
function fed(feed: Term | undefined): Term | undefined {
  return feed?.t === 'dict' ? feed.entries[0]?.value : feed;
}

function isLoadedModel(term: Term, isLoaded: (of: Term) => boolean): boolean {
  return originsOf(term).some((origin) => isLoaded(origin) || (origin.t === 'call' && origin.callee === 'transformers.pipeline'));
}
