import { duplicatesOf } from '../../project/twins/duplicates';
import type { FunctionAt, ProgramSyntax } from '../../project/program-syntax';
import { statementsOf } from '../../project/program-syntax';
import type { TestedFunction } from '../../project/testing/reach';
import { isTestFile } from '../../project/testing/settings';
import type { Conditional, Expression, FunctionDefinition, If } from '../../python/nodes';
import { callsIn, walk } from '../fixes/source';
import type { TestContext } from '../rule';
import { calledName, workOf } from './assertions';
import { asksFromOutside, untestedEndpoint } from './endpoints';
import { codeOf, functionKey, isOwnCode, ranKey, ranKeys, servingsOf, shortly } from './story';

/** Why a function deserves a test: the reason that weighs most. */
export type Reason = 'twin' | 'both-sides' | 'handler' | 'split' | 'features';

/** A function that deserves a test, and how much. */
export interface Deserving {
  readonly tested: TestedFunction;
  readonly reason: Reason;
  readonly score: number;
}

const weights: Readonly<Record<Reason, number>> = { twin: 500, 'both-sides': 400, handler: 300, split: 200, features: 100 };

const passing = /^(main|cli|run|__(?!call__$|getitem__$)\w+__|plot\w*|draw\w*|show\w*|visuali[sz]e\w*|log\w*|print\w*|parse_arg\w*|get_parser|setup\w*|configure\w*|save\w*|download\w*|upload\w*|connect\w*|close\w*|train|fit|train_\w+|train_and_\w+|fit_\w+|\w*evaluat\w*|score_model|health\w*|index|home|root|tune\w*|optimi[sz]e\w*|objective|register\w*|promote\w*|deploy\w*|monitor\w*|report\w*|detect_\w*drift\w*|drift\w*|cast_params|forward|call|_?(as|to)_(html|json|dict|list|string|str|markdown|image|figure|pyplot_figure)|_?format_\w+|_?render\w*|\w*_(flow|pipeline|training|retraining))$/;
/** Reading and writing; what is made of the data on the way is what counts. */
const moving = /^_?(fetch|read|load|write|get|store|export|dump|send|list|find|import|ingest|extract|collect|query|request|check|make|create|build|init)_/;
const shapingName = /feature|preproc|prepare|process|clean|transform|encode|label|split|window|normali[sz]e|target|token|impute|augment|scale|aggregate|derive|engineer|compute|calc/i;
const outside = /\b(plt|sns|seaborn|plotly|px|argparse|ArgumentParser|click|typer|logging\.basicConfig|wandb|tk|pygame)\b|\.(fit|backward|savefig|compile|train)\(/;
const dataLibraries = /\b(pandas|numpy|torch|sklearn|tensorflow|keras|polars|pyspark|scipy|cv2|PIL|nltk|spacy|librosa|torchaudio|torchvision|transformers|datasets|xarray|geopandas|xgboost|lightgbm|catboost|feature_engine|category_encoders)\b/;
const shaping = /^(fillna|dropna|groupby|merge|join|map|apply|where|mask|clip|cut|qcut|astype|replace|get_dummies|pivot|pivot_table|melt|rolling|shift|diff|resample|drop_duplicates|agg|aggregate|transform|isin|between|to_datetime|total_seconds|sub|split|strip|lower|upper|log|log1p|exp|expm1|sqrt|sin|cos|argmax|argsort|concat|concatenate|stack|reshape|interpolate|factorize|cat|tokenize|encode|normalize|resize|cvtColor|expand_dims|transpose|permute|withColumn|when|Timestamp|strptime|max|min|abs|round|mean|std|median|cumsum|dot|einsum|pad|crop)$/;
const splitting = /^(train_test_split|(Stratified|Group|Repeated|Shuffle|TimeSeries)?\w*(KFold|ShuffleSplit|TimeSeriesSplit)|random_split)$/;

/** The functions of a project that deserve a test, those that deserve it most first. Wrappers, drawing, training, command lines and notebooks do not. `isWanted`: for which reasons. */
export function deserving(context: TestContext, isWanted: (reason: Reason) => boolean = () => true): readonly Deserving[] {
  const { program, map, settings } = context;
  const reasons = reasonsBySides(context);
  const elsewhere = runElsewhere(context);
  const found = map.functions.flatMap((tested): Deserving[] => {
    const { path, definition } = tested.at;
    if (!isOwnCode(path) || isTestFile(path, settings)) return [];
    const bySide = reasons.get(functionKey(path, definition));
    if (elsewhere(tested)) return [];
    if (bySide === 'handler') return [{ tested, reason: 'handler', score: weights.handler + logicOf(definition).all }];
    if (!isFeatureCode(program, path, definition)) return [];
    const reason = bySide ?? (isSplit(definition) ? 'split' : 'features');
    if (!isWanted(reason)) return [];
    const score = scoreOf(reason, definition, bySide !== undefined);
    return score === null ? [] : [{ tested, reason, score }];
  });
  return found.sort((a, b) => b.score - a.score);
}

/** How much the function of a file deserves a test that deserves it most, in a project without tests and without both sides of a model; 0: none does. It hangs on the file alone. */
export function mostDeserving(program: ProgramSyntax, functions: readonly FunctionAt[]): number {
  return Math.max(0, ...functions.map(({ path, definition }) => (isFeatureCode(program, path, definition) && isSplit(definition) ? (scoreOf('split', definition, false) ?? 0) : 0)));
}

/** What stands apart from both sides has to do a good deal to be worth a word; null: it does not. */
function scoreOf(reason: Reason, definition: FunctionDefinition, isOnSide: boolean): number | null {
  const { data, all } = logicOf(definition);
  return data >= 2 && all >= (isOnSide ? 2 : 4) ? weights[reason] + Math.min(all, 90) : null;
}

function reasonsBySides(context: TestContext): ReadonlyMap<string, Reason> {
  const { parity } = context;
  const reasons = new Map<string, Reason>();
  const add = (key: string, reason: Reason): void => {
    const before = reasons.get(key);
    if (before === undefined || weights[reason] > weights[before]) reasons.set(key, reason);
  };
  const told = untestedEndpoint(context);
  for (const side of servingsOf(context, ({ handler, kind }) => handler !== null && kind === 'request')) {
    const { handler } = side.entry;
    // Another rule speaks of the endpoint that no test sends a request to.
    if (handler && side !== told) add(functionKey(handler.path, handler.definition), 'handler');
  }
  for (const pair of parity?.pairs ?? []) {
    if (!parity) break;
    const chain = parity.chain(pair.train);
    const trained = ranKeys(chain.flatMap((side) => [...side.trace.ran]));
    const served = ranKeys(pair.serve.trace.ran);
    for (const { at } of context.map.functions) {
      const key = ranKey(at.definition);
      if (trained.has(key) && served.has(key) && pair.serve.trace.files.has(at.path) && chain.some((side) => side.trace.files.has(at.path))) add(functionKey(at.path, at.definition), 'both-sides');
    }
    for (const { serve } of duplicatesOf(parity, pair)) {
      const twin = context.map.functions.find(({ at }) => at.path === serve.path && at.definition.nameSpan.start === serve.span.start);
      if (twin) add(functionKey(twin.at.path, twin.at.definition), 'twin');
    }
  }
  return reasons;
}

function isFeatureCode(program: ProgramSyntax, path: string, definition: FunctionDefinition): boolean {
  if (passing.test(definition.name) || (moving.test(definition.name) && !shapingName.test(definition.name))) return false;
  const code = codeOf(program, path, definition);
  if (outside.test(code) || code.includes('>>>')) return false;
  if (definition.decorators.some((decorator) => /overload|abstractmethod|property|(^|\.)(command|group|callback|flow|dag)\b/.test(codeOf(program, path, decorator)))) return false;
  if (workOf(definition.body).length < 2 && callsIn(definition.body).length < 3) return false;
  if (!definition.parameters.some(({ name }) => name !== 'self' && name !== 'cls')) return false;
  return dataLibraries.test(imports(program, path));
}

const importTexts = new WeakMap<object, string>();

function imports(program: ProgramSyntax, path: string): string {
  const module = program.modules.get(path);
  if (!module) return '';
  let text = importTexts.get(module);
  if (text === undefined) {
    text = module.body.filter((one) => one.kind === 'Import' || one.kind === 'ImportFrom').map((one) => codeOf(program, path, one)).join('\n');
    importTexts.set(module, text);
  }
  return text;
}

function isSplit(definition: FunctionDefinition): boolean {
  return callsIn(definition.body).some((call) => splitting.test(calledName(call))) || (/split|label|target|window/.test(definition.name) && !/^(get|load|read)_/.test(definition.name));
}

interface Logic {
  readonly data: number;
  readonly all: number;
}

const knownLogic = new WeakMap<FunctionDefinition, Logic>();

/** How much of what a function does can go wrong unseen: `data` counts arithmetic, columns that are made, and calls that shape data; `all` its branches and comparisons too. */
function logicOf(definition: FunctionDefinition): Logic {
  const logic = knownLogic.get(definition) ?? countLogic(definition);
  knownLogic.set(definition, logic);
  return logic;
}

function countLogic(definition: FunctionDefinition): Logic {
  let data = callsIn(definition.body).filter((call) => shaping.test(calledName(call))).length;
  let decisions = 0;
  walk(definition.body, (one) => {
    if (one.kind === 'Comparison' || one.kind === 'If' || one.kind === 'Conditional') decisions += 1;
    else if (one.kind === 'BinaryOperation' || one.kind === 'AugmentedAssign') data += 1;
    else if (one.kind === 'Assign' && (one as unknown as { targets: readonly Expression[] }).targets.some((target) => target.kind === 'Subscript')) data += 1;
    return undefined;
  });
  return { data, all: data + decisions };
}

/** Functions that tests may run though it can't be told: those that a test file imports by a name that leads nowhere, and those behind a server that tests ask. */
function runElsewhere(context: TestContext): (tested: TestedFunction) => boolean {
  const { program, map } = context;
  const names = new Set<string>();
  for (const path of new Set(map.cases.map((test) => test.path))) {
    const known = new Set(map.functions.filter(({ tests }) => tests.some(({ test }) => test.path === path)).map(({ at }) => at.definition.name));
    for (const statement of program.modules.get(path)?.body ?? []) {
      if (statement.kind === 'ImportFrom') for (const { name } of statement.names) if (!known.has(name)) names.add(name);
    }
  }
  const served = asksFromOutside(context) ? servingsOf(context) : [];
  const behind = served.map(({ trace }) => ({ files: trace.files, ran: ranKeys(trace.ran) }));
  return ({ at }) => names.has(at.definition.name) || behind.some(({ files, ran }) => files.has(at.path) && ran.has(ranKey(at.definition)));
}

/** The branches of a function, as they are written; at most `most`. */
export function branchesOf(program: ProgramSyntax, path: string, definition: FunctionDefinition, most = 3): readonly string[] {
  const found: string[] = [];
  for (const statement of statementsOf(definition.body)) {
    if (statement.kind === 'Try') for (const { type } of statement.handlers) if (type) found.push(`except ${shortly(program, path, type, 30)}`);
  }
  walk(definition.body, (one) => {
    if (one.kind === 'If' || one.kind === 'Conditional') found.push(`if ${shortly(program, path, (one as unknown as If | Conditional).test, 40)}`);
    return one.kind !== 'FunctionDefinition';
  });
  return [...new Set(found)].filter((text) => !text.includes('__name__') && !text.includes('`')).slice(0, most);
}
