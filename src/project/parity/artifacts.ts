import { askedOnce } from '../asked-of-text';
import type { Site } from '../../provenance/graph';
import type { ConfiguredText } from '../symbolic/paths';
import { baseName, pathText } from '../symbolic/paths';
import type { Happened } from '../symbolic/machine';
import type { CallTerm, Term } from '../symbolic/terms';
import { byCallee } from '../symbolic/by-callee';
import { argument, stringOf, within } from '../symbolic/terms';

/** What an artifact holds: a pickled object, a model or its weights, an entry of a registry or hub, a table of data, or plain settings. */
export type ArtifactKind = 'object' | 'model' | 'weights' | 'registry' | 'data' | 'settings';

interface Artifact {
  readonly kind: ArtifactKind;
  readonly call: CallTerm;
  readonly site: Site;
  /** The path or name as far as the program tells it, `…` for what it does not. */
  readonly path: string;
  /** Its last part, where that is known whole: `scaler.pkl`; the name in a registry. */
  readonly name: string | undefined;
}

/** A program writes something down. */
export interface Save extends Artifact {
  /** What is written; null: not known (a checkpoint that a callback writes). */
  readonly saved: Term | null;
}

/** A program reads back what was written. */
export type Load = Artifact;

interface Form {
  readonly kind: ArtifactKind;
  /** Where the path is: a position, or a keyword; the receiver of a method is what is saved. */
  readonly path: readonly [keyword: string, position: number];
  /** Where what is saved is; 'receiver' for methods. */
  readonly saved?: readonly [keyword: string, position: number] | 'receiver';
}

/** Does the text of a file write something down that has a form below? A cheap question before a file is run; it may say yes too often. */
export const mayWrite = askedOnce((code) => writing.test(code) || (writingBytes.test(code) && binaryMode.test(code)));

const writers = 'dump|safe_dump|save|savez|savez_compressed|save_model|save_weights|save_pretrained|save_checkpoint|export|dynamo_export|ModelCheckpoint|log_model|register_model|log_artifact|push_to_hub|to_pickle|to_csv|to_parquet|to_feather|write_bytes';
const writing = new RegExp(`\\.(?:${writers})\\b|\\b(?:${writers})\\s*\\(|\\bimport\\b.*\\b(?:${writers})\\b`);
const writingBytes = /\.write\b/;
const binaryMode = /(["'])[rwxat+]*b[rwxat+]*\1/;

/** Functions that save, by public name. */
const saveForms: readonly (readonly [RegExp, Form])[] = [
  [/^(joblib|pickle|cloudpickle|dill|_pickle|skops\.io|sklearn\.externals\.joblib)\.dump$/, { kind: 'object', saved: ['value', 0], path: ['file', 1] }],
  [/^torch\.(jit\.)?save$/, { kind: 'weights', saved: ['obj', 0], path: ['f', 1] }],
  [/^torch\.onnx\.(export|dynamo_export)$/, { kind: 'model', saved: ['model', 0], path: ['f', 2] }],
  [/^(tensorflow\.)?keras\.(models|saving)\.save_model$/, { kind: 'model', saved: ['model', 0], path: ['filepath', 1] }],
  [/^tensorflow\.saved_model\.save$/, { kind: 'model', saved: ['obj', 0], path: ['export_dir', 1] }],
  [/^(tensorflow\.)?keras\.callbacks\.ModelCheckpoint$/, { kind: 'model', path: ['filepath', 0] }],
  [/^mlflow\.\w+\.(log_model|save_model)$/, { kind: 'registry', saved: ['model', 0], path: ['registered_model_name', 9] }],
  [/^mlflow\.register_model$/, { kind: 'registry', path: ['name', 1] }],
  [/^bentoml\.\w+\.save_model$/, { kind: 'registry', saved: ['model', 1], path: ['name', 0] }],
  [/^(json|yaml)\.(dump|safe_dump)$/, { kind: 'settings', saved: ['obj', 0], path: ['fp', 1] }],
  [/^numpy\.(save|savez|savez_compressed)$/, { kind: 'settings', saved: ['arr', 1], path: ['file', 0] }],
  [/^mlflow\.log_artifact$/, { kind: 'settings', path: ['local_path', 0] }],
];

/** Methods that save what they are called on. */
const saveMethods: Readonly<Record<string, Form>> = {
  save: { kind: 'model', saved: 'receiver', path: ['filepath', 0] },
  save_model: { kind: 'model', saved: 'receiver', path: ['fname', 0] },
  save_weights: { kind: 'weights', saved: 'receiver', path: ['filepath', 0] },
  save_pretrained: { kind: 'registry', saved: 'receiver', path: ['save_directory', 0] },
  push_to_hub: { kind: 'registry', saved: 'receiver', path: ['repo_id', 0] },
  export: { kind: 'model', saved: 'receiver', path: ['filepath', 0] },
  save_checkpoint: { kind: 'weights', saved: 'receiver', path: ['filepath', 0] },
  to_pickle: { kind: 'data', saved: 'receiver', path: ['path', 0] },
  to_csv: { kind: 'data', saved: 'receiver', path: ['path_or_buf', 0] },
  to_parquet: { kind: 'data', saved: 'receiver', path: ['path', 0] },
  to_feather: { kind: 'data', saved: 'receiver', path: ['path', 0] },
};

/** Functions that load, by public name. */
const loadForms: readonly (readonly [RegExp, Form])[] = [
  [/^(joblib|pickle|cloudpickle|dill|_pickle|skops\.io|sklearn\.externals\.joblib)\.loads?$/, { kind: 'object', path: ['file', 0] }],
  [/^torch\.load$/, { kind: 'weights', path: ['f', 0] }],
  [/^torch\.jit\.load$/, { kind: 'model', path: ['f', 0] }],
  [/(^|\.)load_from_checkpoint$/, { kind: 'model', path: ['checkpoint_path', 0] }],
  [/^(tensorflow\.)?keras\.(models|saving)\.load_model$/, { kind: 'model', path: ['filepath', 0] }],
  [/^(tensorflow\.saved_model|tensorflow_hub|hub)\.load$/, { kind: 'model', path: ['export_dir', 0] }],
  [/^(onnxruntime\.InferenceSession|onnx\.load)$/, { kind: 'model', path: ['path_or_bytes', 0] }],
  [/(^|\.)(lite|tflite_runtime\.interpreter)\.Interpreter$/, { kind: 'model', path: ['model_path', 0] }],
  [/^xgboost\.Booster$/, { kind: 'model', path: ['model_file', 2] }],
  [/^lightgbm\.Booster$/, { kind: 'model', path: ['model_file', 1] }],
  [/^ultralytics\.YOLO$/, { kind: 'model', path: ['model', 0] }],
  [/^spacy\.load$/, { kind: 'model', path: ['name', 0] }],
  [/\.from_pretrained$/, { kind: 'registry', path: ['pretrained_model_name_or_path', 0] }],
  [/^transformers\.pipeline$/, { kind: 'registry', path: ['model', 1] }],
  [/^mlflow\.\w+\.load_model$/, { kind: 'registry', path: ['model_uri', 0] }],
  [/^bentoml\.(\w+\.)?(get|load_model|load_runner|load)$/, { kind: 'registry', path: ['tag', 0] }],
  [/^(json|yaml)\.(load|safe_load|full_load|loads)$/, { kind: 'settings', path: ['fp', 0] }],
  [/^numpy\.load$/, { kind: 'settings', path: ['file', 0] }],
  [/^pandas\.read_(csv|parquet|pickle|feather|excel|json)$/, { kind: 'data', path: ['filepath_or_buffer', 0] }],
];

/** Methods that load into what they are called on. */
const loadMethods: Readonly<Record<string, Form>> = {
  load_weights: { kind: 'weights', path: ['filepath', 0] },
  load_model: { kind: 'model', path: ['fname', 0] },
  load_from_checkpoint: { kind: 'model', path: ['checkpoint_path', 0] },
};

const written: Form = { kind: 'model', saved: ['data', 0], path: ['file', 0] };

function formOf(callee: string, forms: readonly (readonly [RegExp, Form])[], methods: Readonly<Record<string, Form>>): Form | null {
  if (!callee.startsWith('.')) return forms.find(([pattern]) => pattern.test(callee))?.[1] ?? null;
  const name = callee.slice(1);
  return Object.hasOwn(methods, name) ? (methods[name] ?? null) : null;
}

const saveForm = byCallee((callee) => formOf(callee, saveForms, saveMethods));
const loadForm = byCallee((callee) => formOf(callee, loadForms, loadMethods));

/** `with open('model.tflite', 'wb') as file: file.write(converted)`: the file that is written to, where it holds bytes. */
function writesTo(call: CallTerm): CallTerm | null {
  const isBytes = call.callee === '.write_bytes';
  if (!isBytes && call.callee !== '.write') return null;
  const { receiver } = call;
  const file = receiver?.t === 'call' && (isBytes || receiver.callee === 'open') ? receiver : null;
  return file && (isBytes || (stringOf(argument(file, 'mode', 1)) ?? '').includes('b')) ? file : null;
}

function pathOf(call: CallTerm, form: Form, configured?: ConfiguredText): string | undefined {
  const file = writesTo(call);
  if (file) return pathText(file, configured);
  const [keyword, position] = form.path;
  const known = ['path', 'filename', 'model_path', 'filepath', 'artifact_path', 'name', 'file_path', 'repo_id', 'fp', 'stream', 'file', 'fname', 'tag_like', 'tag'];
  const given = argument(call, keyword, position) ?? known.map((name) => call.keywords.get(name)).find((term) => term !== undefined);
  const text = pathText(given, configured);
  if (text !== undefined) return text;
  // `mlflow.sklearn.log_model(model, "model")`: the artifact's path where no registered name is given.
  return form.kind === 'registry' && /log_model|save_model/.test(call.callee) ? pathText(argument(call, 'artifact_path', 1), configured) : undefined;
}

/** `models:/churn/Production` → `churn`; `iris_clf:latest` → `iris_clf`; else the last part of the path. */
function nameOf(kind: ArtifactKind, path: string): string | undefined {
  if (kind === 'registry') {
    const registered = /^models:\/+([^/@]+)/.exec(path)?.[1];
    if (registered !== undefined) return registered.includes('…') ? undefined : registered;
    if (path.startsWith('runs:/')) return baseName(path);
    return path.includes('…') ? baseName(path) : path.replace(/:[\w.]+$/, '').replace(/^\.\//, '');
  }
  return baseName(path);
}

/** What a program saves, in order. What has no path that is known is left out. */
export function savesIn(happened: readonly Happened[], configured?: ConfiguredText): Save[] {
  const saves: Save[] = [];
  for (const { term } of happened) {
    const form = writesTo(term) ? written : saveForm(term.callee);
    const path = form ? pathOf(term, form, configured) : undefined;
    if (!form || path === undefined) continue;
    const saved = form.saved === 'receiver' ? term.receiver : form.saved ? (argument(term, ...form.saved) ?? null) : null;
    saves.push({ kind: form.kind, call: term, site: term.site, path, name: nameOf(form.kind, path), saved });
  }
  return saves;
}

/** What a program loads, in order. */
export function loadsIn(happened: readonly Happened[], configured?: ConfiguredText): Load[] {
  const loads: Load[] = [];
  for (const { term } of happened) {
    const form = loadForm(term.callee);
    const path = form ? pathOf(term, form, configured) : undefined;
    if (form && path !== undefined) loads.push({ kind: form.kind, call: term, site: term.site, path, name: nameOf(form.kind, path) });
  }
  return loads;
}

/** The load that a term comes from: the model's file behind `model.eval()`, `bundle['model']`, `net` after `load_state_dict`. */
export function loadBehind(term: Term, loads: readonly Load[]): Load | undefined {
  const calls = new Map<Term, Load>(loads.map((load) => [load.call, load]));
  // The weights that were put in last are nearer than what the network was made with.
  for (const part of within(term, 400)) {
    const load = calls.get(part);
    if (load) return load;
  }
  return undefined;
}
