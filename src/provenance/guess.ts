import type { FunctionDefinition, Parameter } from '../python/nodes';
import type { Span } from '../python/text';
import { load } from './learn';
import type { Machine } from './machine';
import { BudgetExhausted } from './machine';
import { instantiate, memberOf } from './classes';
import { roleOfName } from './roles';
import type { ClassValue, Frame, FunctionValue, Value } from './values';
import { unknown } from './values';

const notData = /^(self|cls|args|kwargs|config|cfg|conf|params?|opts?|options|path|file|filename|fname|dir|folder|name|seed|random_state|verbose|device|logger|n_\w+|num_\w+|k|lr|epochs?|batch_size|test_size|train_size|threshold|model_name|mode|split|columns?|cols?|features?_names?|target_col\w*|label_col\w*|\w*_cols?|\w*_columns?|\w*_path|\w*_dir|\w*_file|\w*_name|\w*_size)$/i;
const modelLike = /^(model|clf|classifier|regressor|estimator|net|network|pipe|pipeline|est|learner|scaler|encoder|transformer|imputer|vectorizer)$|_(model|clf|scaler|encoder)$/i;

/**
 * Runs the functions and classes of a module that nothing in the program called. What their parameters hold is guessed from names: data
 * parameters bring rows, those with the same role the same rows. Events found so are marked as guessed.
 */
export function runUncalled(machine: Machine, path: string): void {
  const frame = machine.moduleFrames.get(path);
  if (!frame) return;
  machine.guessing = true;
  try {
    for (const value of [...frame.vars.values()]) {
      if (value.t === 'function' && value.path === path && !machine.called.has(value.definition) && isAboutModels(machine, path, value.definition)) bounded(machine, () => { callGuessed(machine, value, null); });
      if (value.t === 'class' && value.path === path && !machine.instantiated.has(value.definition) && isAboutModels(machine, path, value.definition)) bounded(machine, () => { runClass(machine, value, frame); });
    }
  } finally {
    machine.guessing = false;
  }
}

/**
 * Does the text of a definition name anything that learns, splits or judges? Most functions of a package don't, and tell nothing when they are
 * run with guesses; what they call is run for itself.
 */
function isAboutModels(machine: Machine, path: string, definition: Span): boolean {
  const code = machine.input.modules.get(path)?.document.code ?? '';
  return learning.test(code.slice(definition.start, definition.end));
}

const learning = /fit|split|predict|score|evaluat|cross_val|fold|backward|resampl|sampler|\.train\(|\.adapt\(|search|metric|_loss|accuracy|confusion/i;

/** One function that leads too far is given up, and the next one is tried. */
function bounded(machine: Machine, run: () => void): void {
  machine.resetBudget(15_000);
  try {
    run();
  } catch (error) {
    if (!(error instanceof BudgetExhausted) || machine.input.budget !== undefined) throw error;
    machine.abandon();
    machine.guessing = true;
  }
}

function runClass(machine: Machine, value: ClassValue, frame: Frame): void {
  const site = { path: frame.path, span: value.definition.nameSpan };
  const constructor = memberOf(machine, value, '__init__');
  const rows = new Map<string, Value>();
  const given = constructor?.t === 'function' ? guessArguments(machine, constructor, rows, true) : [];
  const self = instantiate(machine, value, { positional: given, keywords: new Map(), open: true, syntax: null }, site);
  for (const member of value.members.values()) {
    if (member.t === 'function' && !machine.called.has(member.definition)) callGuessed(machine, { ...member, self }, rows);
  }
}

function callGuessed(machine: Machine, callee: FunctionValue, rows: Map<string, Value> | null): void {
  if (callee.definition.kind !== 'FunctionDefinition') return;
  // What a test function takes are fixtures, not rows.
  if (callee.name.startsWith('test_') && /(^|\/)(test_[^/]*|[^/]*_test|conftest)\.py$/.test(callee.path)) return;
  // A test's data is made up; a function that wants nothing is a main that is started from outside.
  const args = guessArguments(machine, callee, rows ?? new Map<string, Value>(), callee.self !== null);
  machine.call(callee, { positional: args, keywords: new Map(), open: true, syntax: null }, { path: callee.path, span: callee.definition.nameSpan }, callee.name);
}

function guessArguments(machine: Machine, callee: FunctionValue, rows: Map<string, Value>, method: boolean): Value[] {
  if (callee.definition.kind !== 'FunctionDefinition') return [];
  const definition: FunctionDefinition = callee.definition;
  const isStatic = definition.decorators.some((d) => d.kind === 'Name' && d.id === 'staticmethod');
  const parameters = definition.parameters.slice(method && !isStatic ? 1 : 0).filter((p) => p.form === 'ordinary' || p.form === 'positional-only');
  return parameters.map((parameter) => guess(machine, callee, parameter, rows));
}

function guess(machine: Machine, callee: FunctionValue, parameter: Parameter, rows: Map<string, Value>): Value {
  if (parameter.defaultValue) return machine.evaluate(parameter.defaultValue, callee.closure);
  if (notData.test(parameter.name) || modelLike.test(parameter.name) || isPlain(machine, callee.path, parameter)) return unknown;
  const role = roleOfName(parameter.name) ?? '';
  const site = { path: callee.path, span: parameter };
  const first = rows.get(role);
  const cell = machine.state.data(first);
  // X and y, or X_train and y_train, hold the same rows; each is an object of its own.
  if (cell) return machine.state.allocate(cell);
  const value = load(machine, site, parameter.name, 'parameter', parameter.name);
  rows.set(role, value);
  return value;
}

/** `n: int`, `path: str`, `config: Config`: an annotation that names no table or array. */
function isPlain(machine: Machine, path: string, parameter: Parameter): boolean {
  if (!parameter.annotation) return false;
  const text = machine.text(path, parameter.annotation);
  return !/frame|series|array|tensor|dataset|any|list|sequence|iterable|matrix|loader/i.test(text);
}
