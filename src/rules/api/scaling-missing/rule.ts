import type { ModuleCode } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import type { Call, Expression } from '../../../python/nodes';
import { importName } from '../../fixes/imports';
import { argumentOf, callSite, edit, siteOf, stringOf, textOf, textWithoutComments, valueOf } from '../../reading';
import type { Fix, Rule } from '../../rule';

/** They measure distances, or step along gradients: a column of large numbers outweighs all others. Source: scikit-learn, "Importance of Feature Scaling". */
const sensitive = new Set([
  ...['SVC', 'SVR', 'NuSVC', 'NuSVR', 'OneClassSVM', 'LinearSVC', 'LinearSVR'].map((name) => `sklearn.svm.${name}`),
  ...['KNeighborsClassifier', 'KNeighborsRegressor', 'RadiusNeighborsClassifier', 'RadiusNeighborsRegressor'].map((name) => `sklearn.neighbors.${name}`),
  ...['MLPClassifier', 'MLPRegressor'].map((name) => `sklearn.neural_network.${name}`),
  ...['SGDClassifier', 'SGDRegressor'].map((name) => `sklearn.linear_model.${name}`),
  'sklearn.cluster.KMeans', 'sklearn.cluster.DBSCAN', 'sklearn.decomposition.PCA',
]);
/** Public data whose columns differ a hundredfold and more. Source: their descriptions in scikit-learn. */
const uneven = new Map([
  ['sklearn.datasets.load_wine', 'proline goes to 1,680, hue to 1.7'],
  ['sklearn.datasets.load_breast_cancer', 'the area goes to 4,254, the smoothness to 0.2'],
  ['sklearn.datasets.fetch_california_housing', 'the population goes to 35,682, the median income to 15'],
]);
const large = /(salary|income|price|revenue|balance|population|sq_?ft|amount|spend)/i;
const small = /^(age|rating|score|gpa|tenure|years?(_\w+)?|experience|children|bedrooms|bathrooms|rooms|\w*_(ratio|rate))$/i;
/** The file knows of scaling: what is unscaled is so on purpose, for a comparison, or scaled in a way that is not seen. */
const scales = /scaler|scale\(|scaled|normali[sz]|standardi[sz]|Transformer|z_?score|make_pipeline|Pipeline\(|np\.log|log1p/i;

/** An estimator that measures distances is fitted on columns that are known to differ in scale by far, just as they were loaded. */
export const rule: Rule = {
  meta: {
    id: 'api/scaling-missing',
    title: 'A model that measures distances is fitted on unscaled features',
    family: 'api',
    severity: 'warning',
    confidence: 'certain',
    preset: 'hint',
    competencies: ['ml.feature-engineering', 'ml.algorithms'],
    references: ['sklearn-pitfalls', 'sklearn-compose'],
    since: '0.2.0',
    fix: 'assisted',
    peers: ['pylint:W5505', 'codesmile:R22'],
  },
  needs: ['sklearn'],
  words: ['fit', 'fit_predict', 'fit_transform', 'cross_val_score', 'cross_validate'],
  inspect({ code, report }) {
    let isScaled: boolean | null = null;
    const fits = code.methodCalls('fit', 'fit_predict', 'fit_transform').map(({ node, place }) => ({ node, place, model: node.callee.value, table: argumentOf(node, 'X', 0) }));
    const folds = code.callsOf('sklearn.model_selection.cross_val_score', 'sklearn.model_selection.cross_validate')
      .flatMap(({ node, place }) => { const model = argumentOf(node, 'estimator', 0); return model === null ? [] : [{ node, place, model: model.value, table: argumentOf(node, 'X', 1) }]; });
    for (const { node, place, model, table } of [...fits, ...folds]) {
      const made = valueOf(code, model, place);
      if (made.value.kind !== 'Call' || table === null) continue;
      const steps = stepsOf(code, made.value, made.place);
      const name = steps.find((step) => sensitive.has(step));
      // All steps of a pipeline are seen: one that could scale is a class of its own.
      if (name === undefined || (steps.length > 1 && !steps.every((step) => sensitive.has(step) || PASSES.test(step)))) continue;
      isScaled ??= scales.test(steps.length > 1 ? textWithoutComments(code).replace(/make_pipeline|Pipeline\(/g, '') : textWithoutComments(code));
      if (isScaled) return;
      const found = unevenTable(code, table.value, place, 0);
      if (found === null) continue;
      const fix = steps.length > 1 ? null : intoPipeline(code, made.value, node.start);
      report({
        severity: 'warning',
        confidence: found.isSure ? 'certain' : 'likely',
        message:
          `${name.slice(name.lastIndexOf('.') + 1)} weighs columns by the size of their numbers, and these are not scaled: ${found.why}. The small columns have next to no say. `
          + `Put a StandardScaler before it, in one pipeline.${found.isSure ? '' : ' (Taken for granted: the columns hold what their names say.)'}`,
        at: callSite(code, node),
        related: [{ message: 'the features come from here, as they are', at: siteOf(code, found.from) }],
        fixes: fix === null ? [] : [fix],
      });
    }
  },
};

/** Models that take what a step gives, and change no column by themselves. */
const PASSES = /^sklearn\.(naive_bayes|linear_model|ensemble|tree|svm|neighbors|cluster|discriminant_analysis|neural_network)\.\w+$/;

/** The classes of an estimator, or of the steps of a pipeline that is written out; empty where one of them is not known. */
function stepsOf(code: ModuleCode, made: Call, place: Place): string[] {
  const name = code.name(made.callee, place);
  if (name === undefined) return [];
  if (name !== 'sklearn.pipeline.make_pipeline' && name !== 'sklearn.pipeline.Pipeline') return [name];
  const listed = made.args[0]?.value;
  const steps = name.endsWith('Pipeline')
    ? listed?.kind === 'List' ? listed.elements.flatMap((step) => (step.kind === 'Tuple' && step.elements[1] !== undefined ? [step.elements[1]] : [])) : []
    : made.args.flatMap(({ keyword, value }) => (keyword === null ? [value] : []));
  const names = steps.map((step) => { const { value, place: at } = valueOf(code, step, place); return value.kind === 'Call' ? code.name(value.callee, at) : undefined; });
  return names.flatMap((one) => one ?? []).length === steps.length ? names.flatMap((one) => one ?? []) : [];
}

interface Uneven {
  readonly why: string;
  readonly from: Expression;
  readonly isSure: boolean;
}

/** Is the table one of known uneven columns, through nothing that could change its numbers? */
function unevenTable(code: ModuleCode, table: Expression, place: Place, hops: number): Uneven | null {
  if (hops > 8) return null;
  const on = (part: Expression, at: Place): Uneven | null => unevenTable(code, part, at, hops + 1);
  switch (table.kind) {
    case 'Name': {
      const [only, ...others] = code.bindings(table.id, place);
      if (only?.kind !== 'value' || others.length > 0 || only.path === null || isWrittenInto(code, table.id)) return null;
      const [index] = only.path;
      if (index === undefined) return on(only.value, only.place);
      if (only.path.length > 1 || only.value.kind !== 'Call') return null;
      const called = code.name(only.value.callee, only.place);
      if (called === 'sklearn.model_selection.train_test_split') {
        const part = argumentOf(only.value, null, Math.floor(index / 2));
        return part === null ? null : on(part.value, only.place);
      }
      return index === 0 && argumentOf(only.value, 'return_X_y') !== null ? on(only.value, only.place) : null;
    }
    case 'Attribute':
      return /^(data|values|frame)$/.test(table.attribute) ? on(table.value, place) : null;
    case 'Call': {
      const called = code.name(table.callee, place) ?? '';
      const why = uneven.get(called);
      if (why !== undefined) return argumentOf(table, 'scaled') === null ? { why, from: table, isSure: true } : null;
      const first = argumentOf(table, 'data', 0);
      return called === 'pandas.DataFrame' && first !== null ? on(first.value, place) : null;
    }
    case 'Subscript':
      return table.index.kind === 'Constant' && table.index.value === 'data' ? on(table.value, place) : namedColumns(code, table, place);
    default:
      return null;
  }
}

/** `df[['age', 'salary']]` of a file that was read. */
function namedColumns(code: ModuleCode, table: Expression & { readonly kind: 'Subscript' }, place: Place): Uneven | null {
  const listed = valueOf(code, table.index, place);
  const frame = valueOf(code, table.value, place);
  if (listed.value.kind !== 'List' || table.value.kind !== 'Name' || isWrittenInto(code, table.value.id) || frame.value.kind !== 'Call' || code.name(frame.value.callee, frame.place) !== 'pandas.read_csv') return null;
  const names = listed.value.elements.map((element) => stringOf(code, element, listed.place) ?? '');
  const [big, little] = [names.find((name) => large.test(name) && !small.test(name) && !/per|ratio|rate|class|group|level/i.test(name)), names.find((name) => small.test(name))];
  return big === undefined || little === undefined ? null : { why: `\`${big}\` runs to thousands, \`${little}\` does not`, from: frame.value, isSure: false };
}

/** `X[:, 0] = …`, `df['a'] = …`, `df['a'] /= …` anywhere in the file. */
function isWrittenInto(code: ModuleCode, name: string): boolean {
  return new RegExp(`^[ \\t]*${name}(\\.\\w+)?\\[.*\\]\\s*([-+*/]|//)?=(?!=)`, 'm').test(code.document.text);
}

function intoPipeline(code: ModuleCode, made: Call, before: number): Fix | null {
  const source = { path: code.path, document: code.document, module: code.module };
  if (code.document.kind !== 'script') return null;
  const scaler = importName(source, ['sklearn.preprocessing'], 'StandardScaler', before, 'StandardScaler');
  const pipeline = importName(source, ['sklearn.pipeline'], 'make_pipeline', before, 'make_pipeline');
  if (scaler === null || pipeline === null) return null;
  return { title: 'Scale first, in a pipeline', safe: false, edits: [...scaler.edits, ...pipeline.edits, edit(code, made.start, made.end, `make_pipeline(StandardScaler(), ${textOf(code, made)})`)] };
}
