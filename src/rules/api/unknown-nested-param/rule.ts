import { constructorParameters } from '../../../library/constructors';
import type { ModuleCode } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import type { Call, Expression } from '../../../python/nodes';
import { nearestOf } from '../nearest';
import { argumentOf, edit, hidesArguments, siteOf, textOf, valueOf } from '../../reading';
import { lastParts } from '../../needs';
import { methodOf } from '../../../project/code/definitions';
import { derivesFrom } from '../../../project/code/types';
import type { Rule } from '../../rule';

const searches = ['GridSearchCV', 'RandomizedSearchCV', 'HalvingGridSearchCV', 'HalvingRandomSearchCV'].map((name) => `sklearn.model_selection.${name}`);

/** `step__parameter` in a search or `set_params` is checked against the pipeline that is written out. */
export const rule: Rule = {
  meta: {
    id: 'api/unknown-nested-param',
    title: 'A parameter is set that no step of the pipeline has',
    family: 'api',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.hyperparameter-optimisation', 'ml.frameworks'],
    references: ['sklearn-compose'],
    since: '0.2.0',
    fix: 'assisted',
    peers: ['sonar:S6972'],
  },
  needs: ['sklearn'],
  words: ['set_params', ...lastParts(searches)],
  inspect({ code, report }) {
    const check = (name: string, at: Expression | { readonly start: number; readonly end: number }, model: Model, isText: boolean): void => {
      const wrong = faultIn(model, name.split('__'));
      if (wrong === null) return;
      const better = wrong.better === null ? null : name.split('__').map((part, index) => (index === wrong.index ? wrong.better : part)).join('__');
      report({
        severity: 'error',
        confidence: 'certain',
        message: `\`${name}\` names nothing: ${wrong.what}. The search fails with it.${better === null ? '' : ` Is \`${better}\` meant?`}`,
        at: siteOf(code, at),
        related: [],
        fixes: better === null ? [] : [{ title: `Use ${better}`, safe: false, edits: [isText ? edit(code, at.start, at.end, `${textOf(code, at).charAt(0)}${better}${textOf(code, at).charAt(0)}`) : edit(code, at.start, at.start + name.length, better)] }],
      });
    };
    for (const search of searches) {
      for (const { node, place } of code.callsOf(search)) {
        const estimator = argumentOf(node, 'estimator', 0);
        const grid = argumentOf(node, search.includes('Random') ? 'param_distributions' : 'param_grid', 1);
        const model = estimator === null ? null : modelOf(code, estimator.value, place);
        if (model === null || grid === null) continue;
        const { value } = valueOf(code, grid.value, place);
        for (const dict of value.kind === 'List' ? value.elements : [value]) {
          if (dict.kind !== 'Dict') continue;
          const names = new Set(dict.entries.map(({ key }) => (key?.kind === 'Constant' ? key.value : null)));
          for (const { key } of dict.entries) {
            if (key?.kind !== 'Constant' || typeof key.value !== 'string' || isExchanged(key.value, names)) continue;
            check(key.value, key, model, /^["'][^"']*["']$/.test(textOf(code, key)));
          }
        }
      }
    }
    for (const { node, place } of code.methodCalls('set_params')) {
      const model = modelOf(code, node.callee.value, place);
      if (model === null) continue;
      for (const argument of node.args) if (argument.keyword !== null) check(argument.keyword, argument, model, false);
    }
  },
};

/** `model__depth` beside `model: [Tree(), Line()]`: the search exchanges the step that the parameter is of. */
function isExchanged(name: string, names: ReadonlySet<unknown>): boolean {
  return name.split('__').some((_, index, parts) => index > 0 && names.has(parts.slice(0, index).join('__')));
}

/** Parameters of old releases, which code for those may still name. Source: scikit-learn's release notes up to 1.0. */
const formerly = new Set(['presort', 'n_iter', 'min_impurity_split', 'iid', 'precompute_distances', 'class_prior', 'degree_', 'compute_importances', 'min_density', 'distance_metric']);

type Model = { readonly steps: ReadonlyMap<string, Model | null>; readonly own: readonly string[] } | { readonly parameters: readonly string[]; readonly name: string };

function modelOf(code: ModuleCode, expression: Expression, at: Place, depth = 0): Model | null {
  const { value, place } = valueOf(code, expression, at);
  if (value.kind !== 'Call' || depth > 5) return null;
  const name = code.name(value.callee, place) ?? '';
  if (/^(sklearn|imblearn)\.pipeline\.Pipeline$/.test(name)) return pipelineOf(code, value, place, depth);
  if (/^(sklearn|imblearn)\.pipeline\.make_pipeline$/.test(name)) {
    if (hidesArguments(value)) return null;
    const steps = new Map<string, Model | null>();
    for (const argument of value.args) {
      if (argument.keyword !== null) continue;
      const made = valueOf(code, argument.value, place);
      const made2 = made.value.kind === 'Call' ? code.name(made.value.callee, made.place) : undefined;
      if (made2 === undefined) return null;
      const step = made2.slice(made2.lastIndexOf('.') + 1).toLowerCase();
      // Two of a kind are numbered.
      if (steps.has(step)) return null;
      steps.set(step, modelOf(code, argument.value, place, depth + 1));
    }
    return { steps, own: ['steps', 'memory', 'verbose', 'transform_input'] };
  }
  const own = name === '' && !hidesArguments(value) ? ownParameters(code, value.callee, place) : null;
  if (own !== null) return own;
  const parameters = constructorParameters(name);
  const parts = composites[name];
  if (parts !== undefined && parameters !== undefined) return composedOf(code, argumentOf(value, parts, 0)?.value, place, parameters, depth);
  if (parameters === undefined || hidesArguments(value)) return null;
  // A meta-estimator passes `estimator__x` on.
  return parameters.includes('estimator') || parameters.includes('transformers') || parameters.includes('estimators') || parameters.includes('**') || parameters.includes('kernel') ? simple(name, parameters) : { parameters, name };
}

/** An estimator of the program that takes what its own `__init__` names, and no estimator among it. */
function ownParameters(code: ModuleCode, callee: Expression, place: Place): Model | null {
  const own = code.definition(callee, place);
  if (own?.is !== 'class' || !derivesFrom(own, 'sklearn.base.BaseEstimator') || methodOf(own, 'get_params', 0) !== null || methodOf(own, 'set_params', 0) !== null) return null;
  const made = methodOf(own, '__init__', 0);
  const taken = made?.node.parameters.slice(1) ?? [];
  if (made === null || taken.some(({ form, name }) => form === 'kwargs' || form === 'varargs' || /estimator|model|transformer|pipeline|steps/.test(name))) return null;
  return { parameters: taken.map(({ name }) => name), name: own.node.name };
}

/** What has parts of its own is judged by its first part alone. */
function simple(name: string, parameters: readonly string[]): Model | null {
  return /\.(SVC|SVR|NuSVC|NuSVR|OneClassSVM|KernelRidge|KernelPCA)$/.test(name) ? { parameters, name } : null;
}

function pipelineOf(code: ModuleCode, call: Call, place: Place, depth: number): Model | null {
  return composedOf(code, argumentOf(call, 'steps', 0)?.value, place, ['steps', 'memory', 'verbose', 'transform_input'], depth);
}

/** What is made of a list of named parts, and the argument that takes the list. */
const composites: Readonly<Record<string, string>> = {
  'sklearn.compose.ColumnTransformer': 'transformers', 'sklearn.pipeline.FeatureUnion': 'transformer_list',
  'sklearn.ensemble.VotingClassifier': 'estimators', 'sklearn.ensemble.VotingRegressor': 'estimators',
};

/** `[('scale', StandardScaler()), …]`; null where a name is not written out. */
function composedOf(code: ModuleCode, given: Expression | undefined, place: Place, own: readonly string[], depth: number): Model | null {
  const list = given === undefined ? null : valueOf(code, given, place).value;
  if (list?.kind !== 'List') return null;
  const steps = new Map<string, Model | null>();
  for (const element of list.elements) {
    if (element.kind !== 'Tuple' || element.elements.length < 2) return null;
    const [label, step] = element.elements;
    if (label?.kind !== 'Constant' || typeof label.value !== 'string' || step === undefined) return null;
    steps.set(label.value, modelOf(code, step, place, depth + 1));
  }
  return { steps, own };
}

interface Fault {
  readonly what: string;
  readonly index: number;
  readonly better: string | null;
}

function faultIn(model: Model | null, [first = '', ...rest]: readonly string[], index = 0): Fault | null {
  if (model === null) return null;
  if ('steps' in model) {
    if (model.steps.has(first)) return rest.length === 0 ? null : faultIn(model.steps.get(first) ?? null, rest, index + 1);
    if (rest.length === 0 && model.own.includes(first)) return null;
    const names = [...model.steps.keys()];
    return { what: `the parts are ${names.map((name) => `\`${name}\``).join(', ')}`, index, better: nearestOf(first, names) ?? (names.length === 1 && rest.length > 0 ? (names[0] ?? null) : null) };
  }
  if (rest.length > 0 || model.parameters.includes(first) || formerly.has(first)) return null;
  return { what: `${model.name.slice(model.name.lastIndexOf('.') + 1)} has no parameter \`${first}\``, index, better: nearestOf(first, model.parameters) };
}
