import type { FunctionDefinition } from '../../python/nodes';
import { loadsIn, savesIn } from '../parity/artifacts';
import { asksIn, learnsIn } from '../parity/learning';
import type { ProgramSyntax } from '../program-syntax';
import { newMachine } from '../symbolic/machine';
import type { CallTerm, Term } from '../symbolic/terms';
import { stringOf, within } from '../symbolic/terms';
import { checksIn, repeatedCalls } from './checks';
import type { Course, TestMap } from './reach';
import type { TestCase } from './suites';

/** What a test is there for. Source: the taxonomy of missing tests in the project's own research, T03 to T23. */
export type TestKind =
  | 'data schema' | 'quality' | 'learnability' | 'determinism' | 'behaviour' | 'round trip' | 'latency' | 'split' | 'output' | 'feature list' | 'edge case'
  | 'smoke' | 'slice' | 'prompt' | 'gradient' | 'dataset';

/** A test as the kinds look at it. */
export interface SeenTest {
  /** Its name, its class's and its file's, in words parted by blanks. */
  readonly name: string;
  /** Its text, with that of the helpers and fixtures of test files that it runs. */
  readonly code: string;
  /** The text of what it checks: asserts, and calls of functions that assert. */
  readonly checks: readonly string[];
  /** What it checks, as it is computed. */
  readonly checked: readonly Term[];
  readonly calls: readonly CallTerm[];
  readonly trains: boolean;
  readonly saves: boolean;
  readonly loads: boolean;
  readonly asks: boolean;
  /** It calls the same function of the program twice with the same arguments. */
  readonly repeats: boolean;
}

const cache = new WeakMap<TestMap, ReadonlyMap<TestCase, ReadonlySet<TestKind>>>();
/** A test that was not run anew is of the kinds that it was. */
const ofCourses = new WeakMap<Course, ReadonlySet<TestKind>>();

/**
 * What each test checks. Read from what happens in its symbolic run and from what it asserts; in doubt a test is taken to be of a kind, so that
 * nobody is told to write a test that there is.
 */
export function kindsOfTests(program: ProgramSyntax, map: TestMap): ReadonlyMap<TestCase, ReadonlySet<TestKind>> {
  let kinds = cache.get(map);
  if (!kinds) {
    const own = new Set(map.functions.map(({ at }) => at.definition));
    const ofTest = (test: TestCase): ReadonlySet<TestKind> => {
      const course = map.runs.get(test);
      const found = (course && ofCourses.get(course)) ?? kindsOf(seenTest(program, map, test, own));
      if (course) ofCourses.set(course, found);
      return found;
    };
    kinds = new Map(map.cases.map((test) => [test, ofTest(test)]));
    cache.set(map, kinds);
  }
  return kinds;
}

/** Is there a test of that kind? */
export function hasTestOf(kind: TestKind, program: ProgramSyntax, map: TestMap): boolean {
  return [...kindsOfTests(program, map).values()].some((kinds) => kinds.has(kind));
}

const checking = /(^|[._])(assert|check|verify|expect)\w*$|^pytest\.(raises|fail)$|^pandas\.testing\.|^numpy\.testing\.|^torch\.testing\./i;
const nothingHappened: Course = { happened: [], asserted: [], ran: new Set() };

/** A test as it is written and as it runs. */
function seenTest(program: ProgramSyntax, map: TestMap, test: TestCase, own: ReadonlySet<FunctionDefinition>): SeenTest {
  const { happened, asserted, ran } = map.runs.get(test) ?? nothingHappened;
  const helpers = [...ran].filter((one): one is FunctionDefinition => one.kind === 'FunctionDefinition' && one !== test.definition && !own.has(one));
  const code = program.documents.get(test.path)?.code ?? '';
  const definitions = [test.definition, ...helpers.filter((one) => isWrittenIn(program, test.path, one))];
  const texts = definitions.map((one) => code.slice(startOf(one), one.end));
  const calls = happened.map(({ term }) => term);
  const learns = learnsIn(newMachine(program, null, 2000), happened);
  const loads = loadsIn(happened).filter((load) => load.kind !== 'data' && load.kind !== 'settings');
  const loaded = new Set<Term>(loads.map((load) => load.call));
  return {
    name: words([test.path.slice(test.path.lastIndexOf('/') + 1, -3), test.name].join(' ')),
    code: texts.join('\n'),
    checks: definitions.flatMap((one) => checksIn(one).map((check) => code.slice(check.start, check.end))),
    checked: [...asserted, ...calls.filter((call) => checking.test(call.callee)).flatMap((call) => [...call.args])],
    calls,
    trains: learns.length > 0,
    saves: savesIn(happened).some((save) => save.kind !== 'data' && save.kind !== 'settings'),
    loads: loads.length > 0,
    asks: asksIn(happened, (term) => loaded.has(term)).length > 0,
    repeats: definitions.some((one) => repeatedCalls(one, code)),
  };
}

function startOf(definition: FunctionDefinition): number {
  return Math.min(definition.start, ...definition.decorators.map((decorator) => decorator.start));
}

function isWrittenIn(program: ProgramSyntax, path: string, definition: FunctionDefinition): boolean {
  return program.documents.get(path)?.code.slice(definition.nameSpan.start, definition.nameSpan.end) === definition.name;
}

/** `TestScale.test_meanOf` → ` test scale test mean of `, lower case. */
function words(name: string): string {
  return ` ${name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/[^A-Za-z0-9]+/g, ' ').toLowerCase()} `;
}

const metric = /\b(acc|accuracy|balanced_accuracy|auc|roc_auc|f1|precision|recall|rmse|mae|mape|mse|msle|r2|iou|miou|map50?|bleu|rouge\w*|wer|perplexity|kappa|mcc|logloss|error_rate|baseline\w*|metrics?)\b|\w*_(accuracy|acc|auc|f1|score|rmse|mae|mse|error|r2|baseline)\b|\bscores?\b|\.(score|evaluate)\(/i;
const ordered = /[<>]=?(?![=>])|assert(Greater|Less)/;
const trivialBounds = /^(assert\s+)?(\(?\s*)?(0(\.0)?\s*<=?\s*[\w.[\]'"() ]+\s*<=?\s*1(\.0)?|[\w.[\]'"() ]+\s*(>=?\s*0(\.0)?|<=?\s*1(\.0)?))\s*\)?$/;

function isQuality(test: SeenTest): boolean {
  const byText = test.checks.some((check) => metric.test(check) && ordered.test(check) && !trivialBounds.test(check.trim()) && !/\blen\(|\bisinstance\(/.test(check));
  return byText || /baseline|quality|regression_gate|promot|champion|Dummy(Classifier|Regressor)/.test(test.code) || test.checked.some(isMetricBound);
}

const metricCall = /^sklearn\.metrics\.(?!confusion_matrix)|^torchmetrics\./;

/** `accuracy > 0.8`, where accuracy is computed by a function of metrics. */
function isMetricBound(term: Term): boolean {
  if (term.t !== 'operation' || !['<', '>', '<=', '>='].includes(term.operator)) return false;
  const bounds = term.operands.filter((operand) => operand.t === 'literal');
  if (bounds.some((bound) => bound.value === 0 || bound.value === 1)) return false;
  return term.operands.some((operand) => [...within(operand, 400)].some((part) => part.t === 'call' && (metricCall.test(part.callee) || part.callee === '.score' || part.callee === '.evaluate')));
}

const validating = /^(pandera|great_expectations|deepchecks|tensorflow_data_validation|evidently|pydantic|jsonschema|cerberus|whylogs|soda)\b/;
const readingData = /^(pandas|polars|pyarrow\.\w+|dask\.dataframe|datasets)\.(read_\w+|scan_\w+|load_dataset)$/;
const aboutTables = /\.columns|\.isna\(|\.isnull\(|\.notna\(|\.notnull\(|\.dtypes?\b|\.duplicated\(|\.is_unique|\.between\(|\.isin\(|\.min\(|\.max\(|\.shape\b|\.empty\b|\bcolumns\b/;

function isDataSchema(test: SeenTest): boolean {
  if (test.calls.some((call) => validating.test(call.callee)) || / (schema|validat\w*|expectations?|data quality|contract) /.test(test.name)) return true;
  const reads = test.calls.some((call) => readingData.test(call.callee)) || / (load|read|ingest\w*|raw|dataset|data) /.test(test.name);
  return reads && test.checks.some((check) => aboutTables.test(check));
}

function isRoundTrip(test: SeenTest): boolean {
  if (/ (round ?trip|serializ\w*|serialis\w*|persist\w*|pickl\w*|save and load|save load|saved model|reload\w*) /.test(test.name)) return true;
  if (test.loads && test.asks) return true;
  // A test that is given a saved model by a fixture, and asks it.
  return /(joblib|pickle|dill|torch|cloudpickle|mlflow\.\w+|keras\.models|spacy)\.load(_model)?\(|load_model\(|from_pretrained\(|load_from_checkpoint\(|InferenceSession\(/.test(test.code) && (test.asks || /predict|\(\s*x|\btransform\(/i.test(test.code));
}

const shapeOrRange = /\.(shape|ndim|dtype|size)\b|\.size\(|isfinite|isnan|isinf|\.between\(|\.sum\(|predict_proba|\bprob\w*\b|\bnan\b|\blen\(\s*\w*(pred|output|prob|logit|result|y_hat)\w*|\bin\s*[[({]|<=?[^=]+<=?|isin\(/i;

function isOutput(test: SeenTest): boolean {
  const aboutOutput = test.asks || / (predict\w*|output\w*|forward|inference|model|prob\w*|logits) /.test(test.name) || /\.(predict|predict_proba|forward)\(/.test(test.code);
  return aboutOutput && test.checks.some((check) => shapeOrRange.test(check));
}

function isSplit(test: SeenTest): boolean {
  if (/ (leak\w*|disjoint|overlap\w*|stratif\w*|group split|time split) /.test(test.name)) return true;
  const splits = / (split\w*|folds?|partition\w*) /.test(test.name) || /split|fold/i.test(test.code);
  return splits && test.checks.some((check) => /isdisjoint|intersection|intersect1d|&\s*set|set\([^)]*\)\s*&|not in\b|\bduplicat|\.max\(\)\s*<=?[^<]*\.min\(\)|overlap|value_counts|stratif|\.mean\(\)|\.isin\(/.test(check));
}

function isDeterminism(test: SeenTest): boolean {
  if (/ (determinis\w*|reproducib\w*|repeatab\w*|same seed|seed\w*|idempoten\w*|consistent|consistency) /.test(test.name)) return true;
  return test.repeats && test.checks.some((check) => /==|equal|close|same/i.test(check));
}

function isLearnability(test: SeenTest): boolean {
  if (/ (overfit\w*|learns?|learnable|loss decreases?|converges?|convergence|memoriz\w*|memoris\w*) /.test(test.name) || /overfit_batches|fast_dev_run/.test(test.code)) return true;
  return test.checks.some((check) => /loss/i.test(check) && ordered.test(check) && !/>=?\s*0(\.0)?\s*$/.test(check));
}

function isBehaviour(test: SeenTest): boolean {
  if (/ (invarian\w*|directional|monoton\w*|metamorphic|perturb\w*|behaviou?r\w*|increas\w*|decreas\w*|higher|lower|sensitiv\w*|typo\w*|counterfactual) /.test(test.name)) return true;
  // `price(large) > price(small)`, and two predictions that are compared by name.
  const asksTwice = (check: string): boolean => [...check.matchAll(/\b([a-z_]\w*)\(/gi)].map(([, name]) => name ?? '').some((name, index, all) => all.indexOf(name) !== index && !/^(len|set|list|sum|abs|float|int|round|sorted|tuple|dict|str|array|tensor|DataFrame|Series|isinstance|any|all|mean|min|max)$/.test(name));
  const compares = (check: string): boolean => /[<>]|==|approx|close|equal/i.test(check);
  return test.checks.some((check) => compares(check) && (asksTwice(check) || (test.asks && /^[a-z_][\w.[\]]*\s*[<>]=?\s*[a-z_][\w.[\]]*$/i.test(check.trim()))));
}

const timing = /perf_counter|monotonic\(|time\.time\(|timeit|process_time|benchmark|default_timer|elapsed|locust|\bp9[059]\b|getsize|\bst_size|tracemalloc/;
const edges = /:\s*0(\.0+)?\s*[,}\]]|\[\s*0(\.0+)?\s*\]|\bnan\b|\bNaN\b|\bNA\b|\bNaT\b|\binf\b|\[\s*None|None\s*[,\]}]|:\s*None\b|\(\s*None\s*[,)]|=\s*\[\]|\(\s*\[\]|\(\s*\{\}|""|''|DataFrame\(\)|DataFrame\(columns|:\s*0(\.0)?\s*[,}]|raises|assertRaises|@given|hypothesis|status_code\s*(==|in)\D*4\d\d|[-]1\b/;
const edgeNames = / (edge|empty|missing|nan|null|none|zero|negative|unseen|unknown|invalid|wrong|bad|malformed|boundary|boundaries|extreme|raises|error|errors|single|no|without|handles|outlier\w*|corrupt\w*) /;
const groups = /groupby\(|MetricFrame|fairlearn|aif360|demographic_parity|equalized_odds|by_group|per_group|by_slice|subgroup|for (group|slice)\b/;
const prompts = / (golden|eval\w*|judge\w*|snapshot|refus\w*|regression) /;
const listed = /feature_names_in_|feature_names|n_features_in_|classes_|class_indices|feature_name\(|FEATURES?\b|COLUMNS?\b|CLASS(ES|_NAMES)\b|LABELS\b|feature_columns|feature_list|get_feature_names_out/;

function isFeatureList(test: SeenTest): boolean {
  return / (feature names|feature list|feature columns|columns match|class names|classes|golden) /.test(test.name) || test.checks.some((check) => listed.test(check)) || test.checked.some((term) => [...within(term, 200)].some((part) => part.t === 'attribute' && listed.test(part.name)));
}

function isSmoke(test: SeenTest): boolean {
  const runs = /main\(|run\(|flow\(|pipeline|invoke\(|train|subprocess/i.test(test.code);
  if (/ (smoke|end to end|e2e|integration|full run) /.test(test.name) && (test.trains || runs)) return true;
  // A test of one step may stand in `test_pipeline.py`.
  if (/ (pipeline|workflow|flow|cli|main|train\w*) /.test(test.name) && runs) return true;
  return test.trains && test.saves;
}

function isDataset(test: SeenTest): boolean {
  const about = / (dataset\w*|data ?loader\w*|collat\w*|data ?module) /.test(test.name) || /Dataset|DataLoader|DataModule|collate/i.test(test.code);
  return about && test.checks.length > 0;
}

function isGradient(test: SeenTest): boolean {
  return / (grad\w*|backward|backprop\w*|batch independence) /.test(test.name) || /\.grad\b|gradcheck|GradientTape|autograd\.grad|\.backward\(/.test(test.code);
}

function isPrompt(test: SeenTest): boolean {
  return prompts.test(test.name) || /golden|deepeval|ragas|promptfoo|giskard|snapshot/i.test(test.code) || test.calls.some((call) => /^(deepeval|ragas|langsmith|langfuse|trulens)/.test(call.callee));
}

function isSlice(test: SeenTest): boolean {
  return / (fair\w*|bias\w*|slices?|subgroups?|groups?|per group|gender|sex|race|age) /.test(test.name) || groups.test(test.code);
}

const tellers: Readonly<Record<TestKind, (test: SeenTest) => boolean>> = {
  'data schema': isDataSchema,
  quality: isQuality,
  learnability: isLearnability,
  determinism: isDeterminism,
  behaviour: isBehaviour,
  'round trip': isRoundTrip,
  latency: (test) => timing.test(test.code) || / (latency|speed|fast|performance|benchmark|load) /.test(test.name),
  split: isSplit,
  output: isOutput,
  'feature list': isFeatureList,
  'edge case': (test) => edges.test(withoutIdleNone(test.code)) || edgeNames.test(test.name) || test.calls.some((call) => call.callee === 'pytest.raises' || (call.callee === 'builtins.float' && stringOf(call.args[0]) === 'nan')),
  smoke: isSmoke,
  slice: isSlice,
  prompt: isPrompt,
  gradient: isGradient,
  dataset: isDataset,
};

/** `x is not None` and defaults say nothing of the input. */
function withoutIdleNone(code: string): string {
  return code.replace(/is (not )?None/g, '').replace(/return_value\s*=\s*None/g, '').replace(/^\s*("""[\s\S]*?"""|'''[\s\S]*?''')/gm, '');
}

/** The kinds of one test. */
export function kindsOf(test: SeenTest): ReadonlySet<TestKind> {
  const found = new Set<TestKind>();
  for (const [kind, tells] of Object.entries(tellers) as [TestKind, (test: SeenTest) => boolean][]) if (tells(test)) found.add(kind);
  return found;
}
