import type { Expression, Statement } from '../../../python/nodes';
import type { Span } from '../../../python/text';
import type { Practice } from '../../../project/testing/practice';
import { statementsOf } from '../../../project/program-syntax';
import { lackingRule } from '../lacking';

/** T14: a list of features or classes in the code that serves, which the saved model may not agree with. */
export const rule = lackingRule({
  id: 'testing/no-feature-list-test',
  title: 'No test compares the list of features with the saved model',
  kind: 'feature list',
  competencies: ['se.testing-coverage', 'ops.train-serve-parity', 'ops.serving'],
  references: ['sculley2015', 'sklearn-persist'],
  find: (practice, { program }) => {
    if ([...practice.code.values()].some((code) => /feature_names_in_|\.feature_names\b|\.feature_name\(|\.classes_\b|class_indices|n_features_in_/.test(code))) return null;
    for (const path of answeringFiles(practice)) {
      const list = listIn([...statementsOf(program.modules.get(path)?.body ?? [])]);
      if (!list) continue;
      return {
        at: { path, span: list.at },
        message:
          `\`${list.name}\` is written in the code, and the model that is loaded to answer was trained with a list of its own. No test says that the two agree, names and order. After the next training they may differ, and the columns change their meaning without an error. ` +
          `Load the saved model in a test, and assert that its \`feature_names_in_\` (or \`classes_\`, or a list that training saves beside it) equals \`${list.name}\`.`,
      };
    }
    return null;
  },
});

const loading = /\b(joblib|pickle|dill|cloudpickle|torch|mlflow\.\w+)\.load(_model)?\(|load_model\(|InferenceSession\(|load_from_checkpoint\(/;
const asking = /\.predict(_proba)?\(|\.run\(|\bmodel\(|\bnet\(|argmax/;

/** The files that run when a loaded model answers, and those that load one and ask it themselves. */
function answeringFiles(practice: Practice): string[] {
  const served = practice.servings.filter((serve) => serve.loads.some((load) => load.kind !== 'data' && load.kind !== 'settings')).flatMap((serve) => [...serve.trace.files]);
  const others = [...practice.code].flatMap(([path, code]) => (loading.test(code) && asking.test(code) ? [path] : []));
  return [...new Set([...served, ...others])].filter((path) => practice.code.has(path));
}

const listName = /(^|_)(features?|columns|cols|feature_names|class_?names|classes|labels|categories)$/i;

/** A list of at least three texts, or a dictionary of class names, with the name of a list of features or classes. */
function listIn(statements: readonly Statement[]): { readonly name: string; readonly at: Span } | null {
  for (const statement of statements) {
    if (statement.kind !== 'Assign') continue;
    const [target] = statement.targets;
    if (target?.kind === 'Name' && listName.test(target.id) && textsIn(statement.value) >= 3) return { name: target.id, at: { start: target.start, end: target.end } };
  }
  return null;
}

function textsIn(value: Expression): number {
  const elements = value.kind === 'List' || value.kind === 'Tuple' ? value.elements : value.kind === 'Dict' ? value.entries.map(({ value: one }) => one) : [];
  return elements.every((element) => element.kind === 'Constant' && element.type === 'string') ? elements.length : 0;
}
