import type { PythonDocument } from '../../python/document';
import type { ModuleGraph } from '../../python/modules';
import { makeModuleGraph } from '../../python/modules';
import { askedOnce, importsOf } from '../asked-of-text';
import type { ServingEntry } from '../entry-points';
import type { ProgramFiles } from '../program-syntax';
import { handlerTexts } from './handler-text';
import { reachOf } from './reach';

/** What is asked by a method of its own name; methods that are named by a text. */
const methods = /\.(predict|predict_(proba|log_proba|on_batch|classes|generator|step)|decision_function|inplace_predict|generate|forward|infer|set_tensor|Predict)\b|\.(\w*_)?(model|net|network|classifier)\s*\(|\bgetattr\b|feed_dict|InferenceSession|bentoml/;
/** Libraries whose objects are called, and what brings a saved object back. */
const libraries = /torch|keras|tensorflow|tflite|lightning|\btimm\b|efficientnet|segmentation_models|transformers|from_pretrained|joblib|pickle|\bdill\b|skops|onnx|xgboost|lightgbm|catboost|ultralytics|spacy|mlflow|\bhub\b|load_(model|weights|from_checkpoint)/;
/** A value is called that goes by the name of a model. */
const named = /(?<!\bdef\s+)\b(\w*_)?(model|net|network|classifier|regressor|clf|reg|estimator|learner|pipe|pipeline|booster)(_\w*|\d\w*)?\s*\(/i;

/** Could a model be asked in this text? A cheap question before a file is run; it may say yes too often. See `asksIn`. */
export const mayAsk = askedOnce((code) => textAsks(code));

function textAsks(code: string): boolean {
  return methods.test(code) || libraries.test(code) || named.test(code);
}

/** Sessions and runners are asked by a word that means many things. */
const runs = /\.(async_)?run\b/;

/** Is the answer yes for a file, or for one that it imports, directly or not? */
export type InReach = (path: string, holds: (document: PythonDocument | undefined) => boolean) => boolean;

/** Asks the texts of a program's files with those that they import; files are reached one by one, as long as the answer is no. */
export function inReachOf({ documents, modules }: ProgramFiles): InReach {
  let graph: ModuleGraph | null = null;
  return (path, holds) => {
    const reached = new Set([path]);
    for (const at of reached) {
      const document = documents.get(at);
      if (holds(document)) return true;
      graph ??= makeModuleGraph([...modules.keys()]);
      for (const statement of importsOf(document)) for (const target of graph.targets(at, statement)) reached.add(target);
    }
    return false;
  };
}

const known = new WeakMap<ProgramFiles, (entry: ServingEntry) => boolean>();

/** Could an entry point of a program ask a model, in its file or in one that it imports, directly or not? */
export function askingEntries(files: ProgramFiles): (entry: ServingEntry) => boolean {
  let asking = known.get(files);
  if (!asking) {
    asking = makeAsking(files);
    known.set(files, asking);
  }
  return asking;
}

function makeAsking(files: ProgramFiles): (entry: ServingEntry) => boolean {
  const inReach = inReachOf(files);
  const answers = new Map<string, boolean>();
  const texts = handlerTexts(files, reachOf(files, makeModuleGraph([...files.modules.keys()])));
  return ({ path, handler, kind, stages }) => {
    const functions = stages.flatMap((stage) => stage.function ?? []);
    // A base class of the framework asks.
    if (functions.length < stages.length) return true;
    const answer = answers.get(path) ?? inReach(path, mayAsk);
    answers.set(path, answer);
    if (!answer || handler === null || kind !== 'request' || functions.some((one) => one.path !== path)) return answer;
    // What start-up asks answers nobody.
    return texts.may((code) => textAsks(code) || runs.test(code), path, functions.map((one) => one.definition));
  };
}
