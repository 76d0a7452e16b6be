import type { Parameter } from '../../../python/nodes';
import type { FunctionAt, ProgramSyntax } from '../../program-syntax';
import { callFunction } from '../../symbolic/functions';
import { construct, derivesFrom, isNetworkClass } from '../../symbolic/instances';
import type { Happened, Machine } from '../../symbolic/machine';
import { newMachine, siteOf } from '../../symbolic/machine';
import { moduleFrame } from '../../symbolic/modules';
import type { CallTerm, Given, Instance, Term } from '../../symbolic/terms';
import { noKeywords, within } from '../../symbolic/terms';

/** What a function does when it is called with parameters that are not known. */
export interface Study {
  readonly of: FunctionAt;
  readonly machine: Machine;
  readonly happened: readonly Happened[];
  readonly returned: Term;
  /** All terms that its calls and what it returns are made of, each once. */
  readonly terms: readonly Term[];
  /** The parameters that a caller gives, without `self`. */
  readonly parameters: readonly Parameter[];
  /** Those of its class's constructor; empty for functions. */
  readonly construction: readonly Parameter[];
  readonly needsObject: boolean;
  readonly isNetwork: boolean;
}

const budget = 20_000;
const mostTerms = 8_000;

/** Runs a function symbolically on its own. */
export function study(program: ProgramSyntax, of: FunctionAt): Study {
  const machine = newMachine(program, null, budget);
  moduleFrame(machine, of.path);
  machine.budget = budget;
  const site = siteOf(of.path, of.definition.nameSpan);
  const { owner } = of;
  const isStatic = of.definition.decorators.some((one) => one.kind === 'Name' && (one.id === 'staticmethod' || one.id === 'classmethod'));
  const own = callerParameters(of.definition.parameters, owner !== null && !of.definition.decorators.some((one) => one.kind === 'Name' && one.id === 'staticmethod'));
  const maker = owner && !isStatic ? program.method(owner, '__init__') : undefined;
  const construction = maker ? callerParameters(maker.definition.parameters, true) : [];
  const start = machine.happened.length;
  let self: Instance | null = null;
  if (owner && !isStatic) self = construct(machine, owner, [], given(program, maker ?? of, construction), site);
  const returned = callFunction(machine, { t: 'function', definition: of.definition, path: of.path, owner, closure: null, self, site }, [], given(program, of, own), site);
  const happened = machine.happened.slice(start);
  const terms = new Set<Term>();
  for (const root of [returned, ...happened.flatMap(({ term, tests }) => [term, ...tests])]) {
    if (terms.size > mostTerms) break;
    for (const part of within(root, mostTerms)) {
      terms.add(part);
      if (part.t === 'choice' && part.when) for (const inner of within(part.when.test, 200)) terms.add(inner);
    }
  }
  return {
    of, machine, happened, returned, terms: [...terms], parameters: own, construction, needsObject: self !== null,
    isNetwork: owner !== null && (isNetworkClass(machine, owner) || derivesFrom(machine, owner, /(^|\.)nn\.Module$/)),
  };
}

function callerParameters(parameters: readonly Parameter[], isMethod: boolean): Parameter[] {
  return parameters.slice(isMethod ? 1 : 0).filter((one) => one.form !== 'varargs' && one.form !== 'kwargs');
}

function given(program: ProgramSyntax, of: FunctionAt, parameters: readonly Parameter[]): ReadonlyMap<string, Term> {
  if (parameters.length === 0) return noKeywords;
  return new Map(parameters.map((parameter) => {
    const meaning = parameter.annotation ? program.meaning(parameter.annotation, of.path, null) : null;
    const term: Given = { t: 'given', as: 'parameter', name: parameter.name, annotation: meaning?.is === 'class' ? meaning : meaning?.is === 'library' ? meaning.name : null, site: siteOf(of.path, parameter) };
    return [parameter.name, term];
  }));
}

/** Things outside of the machine that a function talks to: a test needs a stand-in. */
const outside = /^(requests|httpx|urllib\.request|boto3|botocore|mlflow|wandb|pymongo|motor|psycopg2?|sqlalchemy|google\.cloud|kafka|redis|docker|subprocess|socket|comet_ml|neptune|clearml|prefect|airflow|openai|anthropic|huggingface_hub|evidently|prometheus_client|hyperopt|optuna|smtplib|selenium|playwright)\b/;
const files = /^(pandas\.read_(csv|parquet|json|excel|feather|pickle|sql\w*|table|orc)|open|joblib\.(load|dump)|pickle\.load|pickle\.dump|torch\.(load|save)|numpy\.(load|save|loadtxt|savez)|json\.load|yaml\.(safe_)?load|cv2\.(imread|imwrite)|PIL\.Image\.open|os\.(makedirs|listdir|mkdir|remove)|shutil\.)/;
const fileMethods = /^\.(to_(csv|parquet|json|pickle|excel|feather|sql)|savefig|save|save_model|save_weights|write_text|read_text|mkdir|write_bytes|open)$/;

/** The first call that leaves the machine, as the function writes it: `mlflow.log_metric`. */
export function outsideCall({ happened }: Study): string | null {
  const found = happened.find(({ term }) => outside.test(term.callee) || term.callee.endsWith(".from_pretrained"));
  return found?.term.callee ?? null;
}

/** A call that reads or writes files. */
export function fileCall({ happened }: Study): CallTerm | null {
  return happened.find(({ term }) => files.test(term.callee) || fileMethods.test(term.callee))?.term ?? null;
}

/** Does the function draw random numbers? */
export function isRandom({ happened }: Study): boolean {
  return happened.some(({ term }) => /^(numpy\.random\.|random\.|torch\.(rand|randn|randperm|randint|nn\.init)|sklearn\.model_selection\.(train_test_split|KFold|StratifiedKFold|ShuffleSplit))/.test(term.callee) || (/^\.(sample|shuffle|permutation|choice)$/.test(term.callee)) || term.keywords.has('random_state') || term.keywords.has('shuffle'));
}
