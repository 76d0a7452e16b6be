import catboost from '../../library/data/catboost.json';
import categoryEncoders from '../../library/data/category-encoders.json';
import imbalancedLearn from '../../library/data/imbalanced-learn.json';
import lightgbm from '../../library/data/lightgbm.json';
import numpy from '../../library/data/numpy.json';
import pandas from '../../library/data/pandas.json';
import scikitLearn from '../../library/data/scikit-learn.json';
import xgboost from '../../library/data/xgboost.json';
import type { Facts } from '../../library/facts';
import { parameterNames, signaturesOf } from '../../library/facts';
import type { Library } from '../../library/lookup';
import type { Call, Expression, Import, ImportFrom } from '../../python/nodes';
import type { PythonParser } from '../../python/parser';
import { STANDARD_LIBRARY } from '../../python/standard-library';

/** What is wrong with a piece of code. */
export interface CodeProblem {
  /** The name or the text at fault. */
  readonly name: string;
  /** A clause: "sklearn.preprocessing has no MagicScaler in release 1.9.1". */
  readonly why: string;
}

/** Judges code that a model wrote. In the editor the language server does it. */
export type CodeCheck = (code: string) => Promise<readonly CodeProblem[]>;

const facts: readonly Facts[] = [scikitLearn, imbalancedLearn, categoryEncoders, xgboost, lightgbm, catboost, pandas, numpy];
const signatures = new Map<string, string>(facts.flatMap((of) => [...signaturesOf(of)]));
/** Module → the facts that list what it has. */
const modules = new Map<string, Facts>(facts.flatMap((of) => Object.keys(of.modules).map((module) => [module, of] as const)));
const heads = new Map<string, Facts>([...modules].map(([module, of]) => [module.split('.')[0] ?? module, of]));

/** Parts of these libraries whose names were not read off: nothing is said of them. */
const UNREAD = /^(?:sklearn\.(?:utils|exceptions|experimental|base|set_config|config_context|show_versions|__version__)|(?:imblearn|lightgbm|xgboost|catboost)\.\w+\.|pandas\.\w+\.|numpy\.\w+\.)/;
/** Names that no list of functions and estimators holds: pictures, mixins, dtypes, constants. */
const UNLISTED = /(?:Display|Mixin|Warning|Error)$|^Base[A-Z]|^_|^[A-Z][A-Z_]*$|^(?:u?int|float|complex|bool|str|bytes|object|void|datetime|timedelta)\w*_?$|^(?:nan|inf|pi|e|newaxis|ndarray|random|linalg|fft|c_|r_|s_|mgrid|ogrid|iinfo|finfo|vectorize|dtype|testing|ma|polynomial|char|rec)$/;

/** Packages by the name under which they are installed, where they are imported under another. */
const INSTALLED_AS: Readonly<Record<string, string>> = {
  'scikit-learn': 'sklearn', 'imbalanced-learn': 'imblearn', 'category-encoders': 'category_encoders', 'pytorch-lightning': 'pytorch_lightning', 'opencv-python': 'cv2', 'sentence-transformers': 'sentence_transformers', 'pyyaml': 'yaml', 'pillow': 'PIL', 'huggingface-hub': 'huggingface_hub',
};
/** Packages around machine learning of which no call is known. */
const KNOWN_PACKAGES = new Set('matplotlib seaborn plotly pytest hypothesis pandera great_expectations pydantic fastapi flask uvicorn requests httpx joblib tqdm yaml PIL sqlalchemy pyarrow rich click typer numba dask ray shap jupyter ipykernel notebook evidently pymc torch torchvision lightning pytorch_lightning transformers datasets tokenizers sentence_transformers huggingface_hub spacy nltk gensim polars streamlit gradio'.split(' '));

/**
 * Makes the judge of code: it must parse, what it imports must be a known package, and names and keywords of libraries whose releases were read off must be
 * in what was read. Libraries of which less is known pass.
 */
export function codeCheck(parser: PythonParser, library: Library): CodeCheck {
  return (code) => Promise.resolve(problemsIn(code, parser, library));
}

function problemsIn(code: string, parser: PythonParser, library: Library): CodeProblem[] {
  const known = (module: string): boolean => STANDARD_LIBRARY.has(module) || library.isMachineLearning(module) || KNOWN_PACKAGES.has(module) || heads.has(module);
  const found = new Map<string, CodeProblem>();
  const report = (name: string, why: string): void => { found.set(name, { name, why }); };
  const python = code.split('\n').map((line) => {
    const installed = /^\s*[%!]?\s*(?:python3? -m )?pip3? install\s+(.*)$/.exec(line)?.[1];
    for (const name of installed?.split(/\s+/).filter((word) => /^[A-Za-z]/.test(word)) ?? []) {
      const plain = name.replace(/[[<>=!~].*$/, '').toLowerCase();
      if (!known(INSTALLED_AS[plain] ?? plain.replaceAll('-', '_')) && !known(INSTALLED_AS[plain] ?? plain)) report(plain, `${plain} is no package that Holdout knows: look it up before you install it`);
    }
    return installed === undefined && !/^\s*[%!]/.test(line) ? line : '';
  }).join('\n');
  const module = parser.parse(python);
  const [problem] = module.problems;
  if (problem !== undefined) {
    const line = python.slice(0, problem.start).split('\n').length;
    report(`line ${line}`, `line ${line} of this code does not parse`);
    return [...found.values()];
  }
  const names = new Map<string, string>();
  const calls: Call[] = [];
  const chains: Expression[] = [];
  eachNode(module, (node) => {
    if (node.kind === 'Import') for (const { name, alias } of (node as Import).names) noteImport(name, alias);
    else if (node.kind === 'ImportFrom' && (node as ImportFrom).level === 0) noteFrom(node as ImportFrom);
    else if (node.kind === 'Call') calls.push(node as Call);
    else if (node.kind === 'Attribute') chains.push(node as Expression);
  });
  function noteImport(name: string, alias: string | null): void {
    const head = name.split('.')[0] ?? name;
    if (!known(head)) report(head, `${head} is no package that Holdout knows`);
    names.set(alias ?? head, alias === null ? head : name);
  }
  function noteFrom({ module: from, names: imported }: ImportFrom): void {
    const head = from.split('.')[0] ?? from;
    if (!known(head)) report(head, `${head} is no package that Holdout knows`);
    for (const { name, alias } of imported) {
      if (name === '*') continue;
      names.set(alias ?? name, `${from}.${name}`);
      judgeName(`${from}.${name}`);
    }
  }
  function judgeName(name: string): void {
    const why = missing(name, library);
    if (why !== null) report(name, why);
  }
  const qualified = (expression: Expression): string | null => {
    if (expression.kind === 'Name') return names.get(expression.id) ?? (heads.has(expression.id) ? expression.id : (library.bareName(expression.id) ?? null));
    if (expression.kind !== 'Attribute') return null;
    const of = qualified(expression.value);
    return of === null ? null : `${of}.${expression.attribute}`;
  };
  for (const chain of chains) {
    const name = qualified(chain);
    // `sklearn.preprocessing` on the way to `sklearn.preprocessing.StandardScaler` is a module.
    if (name !== null && !modules.has(name) && ![...modules.keys()].some((other) => other.startsWith(`${name}.`))) judgeName(name);
  }
  for (const call of calls) {
    const name = qualified(call.callee);
    const signature = name === null ? undefined : signatures.get(library.canonical(name));
    if (name === null || signature === undefined || signature.includes('*') && /\*\*\w/.test(signature)) continue;
    const parameters = new Set(parameterNames(signature));
    for (const { keyword } of call.args) if (keyword !== null && parameters.size > 0 && !parameters.has(keyword)) report(`${name}(${keyword})`, `${name} takes no ${keyword}`);
  }
  return [...found.values()];
}

/** Why a qualified name can't be right; null where it is, or where too little is known of its library. */
function missing(name: string, library: Library): string | null {
  const dot = name.lastIndexOf('.');
  const last = name.slice(dot + 1);
  const of = heads.get(name.split('.')[0] ?? name);
  if (of === undefined || dot < 0 || UNREAD.test(`${name}.`) && !modules.has(name.slice(0, dot)) || UNLISTED.test(last)) return null;
  const canonical = library.canonical(name);
  if (canonical !== name || signatures.has(name) || modules.has(name) || library.callable(name) !== undefined) return null;
  if ([...modules.keys()].some((module) => module.startsWith(`${name}.`))) return null;
  const module = name.slice(0, dot);
  // A method or an attribute of a class: `DataFrame.from_dict`, `np.add.reduce`.
  if (signatures.has(module) || library.callable(module) !== undefined) return null;
  if (of.library === 'pandas' && /^[A-Z]/.test(last)) return null;
  if (/^sklearn\.(?:utils|base)$/.test(module)) return null;
  return modules.has(module) ? `${module} has no ${last} in ${of.library} ${of.release}` : `${name} is not in Holdout's tables of ${of.library} ${of.release}`;
}

/** Every node of a tree of plain objects. */
function eachNode(value: unknown, visit: (node: { readonly kind: string }) => void): void {
  const stack: unknown[] = [value];
  while (stack.length > 0) {
    const one = stack.pop();
    if (typeof one !== 'object' || one === null) continue;
    if ('kind' in one && typeof one.kind === 'string') visit(one as { readonly kind: string });
    for (const child of Object.values(one)) if (typeof child === 'object') stack.push(child);
  }
}
