import type { FunctionDefinition } from '../../../python/nodes';
import type { ClassAt } from '../../../project/program-syntax';
import type { Practice } from '../../../project/testing/practice';
import { ownMethod } from '../../../project/testing/practice';
import { networkClass } from '../networks';
import { lackingRule } from '../lacking';

/** T13: a model of the project's own, and no test of what it gives out. */
export const rule = lackingRule({
  id: 'testing/no-output-range-test',
  title: 'No test checks the shape and range of the predictions',
  kind: 'output',
  competencies: ['se.testing-coverage', 'ml.deep-learning'],
  references: ['breck2017', 'torch-faq'],
  find: (practice) => {
    const found = models(practice)[0];
    if (!found) return null;
    const [of, method] = found;
    return {
      at: { path: of.path, span: method.nameSpan },
      message:
        `No test checks what \`${of.definition.name}.${method.name}\` gives out: its shape, its range, that no number is NaN. A dimension that is left out, or a missing softmax, is broadcast or rounded away further on. ` +
        'Ask it about a batch of one and a batch of three, and assert shape, dtype, finite numbers and range, and that a row alone gets the same answer as in the batch.',
    };
  },
});

/** The project's models: whole networks before their parts, and classes that predict. */
function models(practice: Practice): (readonly [ClassAt, FunctionDefinition])[] {
  const found = practice.classes.flatMap((of): (readonly [ClassAt, FunctionDefinition])[] => {
    const asked = practice.derives(of, networkClass) ? (ownMethod(of, 'forward') ?? ownMethod(of, 'call')) : predictorMethod(of);
    return asked && !/loss|criterion|metric/i.test(of.definition.name) ? [[of, asked]] : [];
  });
  const isPart = (of: ClassAt): boolean => /block|layer|head|attention|encoder|decoder|embedding|conv|norm|residual|module$/i.test(of.definition.name);
  return found.sort((a, b) => Number(isPart(a[0])) - Number(isPart(b[0])));
}

const estimatorBase = /(^|\.)(BaseEstimator|ClassifierMixin|RegressorMixin|PythonModel)$/;

/** `predict` or `predict_proba` of a class that is fitted too, or that derives from a library's base of models. */
function predictorMethod(of: ClassAt): FunctionDefinition | undefined {
  const isEstimator = ownMethod(of, 'fit') !== undefined || of.definition.bases.some(({ value }) => estimatorBase.test(value.kind === 'Attribute' ? value.attribute : value.kind === 'Name' ? value.id : ''));
  return isEstimator ? (ownMethod(of, 'predict') ?? ownMethod(of, 'predict_proba')) : undefined;
}
