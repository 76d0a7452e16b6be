import type { ClassAt } from '../../../project/program-syntax';
import type { Practice } from '../../../project/testing/practice';
import { ownMethod } from '../../../project/testing/practice';
import { layerClass } from '../networks';
import { lackingRule } from '../lacking';

/** T22: a layer of the project's own, and no test of its gradients or of the independence of the rows of a batch. */
export const rule = lackingRule({
  id: 'testing/no-gradient-test',
  title: 'No test checks the gradients of a custom layer',
  kind: 'gradient',
  competencies: ['se.testing-coverage', 'ml.training-debugging', 'ml.maths-foundations'],
  references: ['torch-autograd', 'torch-faq'],
  find: (practice) => {
    const of = practice.classes.find((one) => practice.derives(one, layerClass) && isOfItsOwn(practice, one));
    return of ? {
      at: { path: of.path, span: of.definition.nameSpan },
      message:
        `\`${of.definition.name}\` computes with weights or axes of its own, and no test looks at its gradients. A \`detach\`, a wrong axis or a reshape in the wrong order raises no error: some weights never learn, or rows of a batch see one another. ` +
        'In a test, call `backward` on the sum of one output, and assert that each parameter has a gradient, and that the gradient of row 0 with regard to all other rows is zero.',
    } : null;
  },
});

const ownWeights = /\bParameter\(|\.add_weight\(|autograd\.Function|@staticmethod\s+def backward/;
const movesAxes = /\.(permute|transpose|roll|flip|cumsum|scatter\w*|gather|unfold|expand|detach)\(|torch\.(einsum|bmm|roll|cumsum|scatter|gather|baddbmm)\(|tf\.(einsum|transpose|gather)\(/;

function isOfItsOwn(practice: Practice, of: ClassAt): boolean {
  const text = (practice.code.get(of.path) ?? '').slice(of.definition.start, of.definition.end);
  const forward = ownMethod(of, 'forward') ?? ownMethod(of, 'call');
  return forward !== undefined && (ownWeights.test(text) || movesAxes.test((practice.code.get(of.path) ?? '').slice(forward.start, forward.end)));
}
