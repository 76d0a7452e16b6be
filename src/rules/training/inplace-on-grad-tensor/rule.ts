import type { Expression } from '../../../python/nodes';
import type { ModuleCode } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import type { Rule } from '../../rule';
import { at, isWithoutGradients } from '../story';

/** A leaf tensor that needs gradients is changed in place while autograd watches. */
export const rule: Rule = {
  meta: {
    id: 'training/inplace-on-grad-tensor',
    title: 'A tensor that needs gradients is changed in place',
    family: 'training',
    severity: 'error',
    confidence: 'certain',
    preset: 'hint',
    competencies: ['ml.deep-learning', 'ml.training-debugging'],
    references: ['torch-autograd'],
    since: '0.2.0',
    fix: 'none',
  },
  needs: ['torch'],
  inspect({ code, report }) {
    const tell = (name: string, node: { readonly start: number; readonly end: number }, made: Expression): void => {
      report({
        severity: 'error',
        confidence: 'certain',
        message: `${name} needs gradients and is changed in place while autograd records: PyTorch raises "a leaf Variable that requires grad is being used in an in-place operation". Do it under torch.no_grad(), or let an optimizer do it.`,
        at: at(code, node),
        related: [{ message: 'it is made to need gradients here', at: at(code, made) }],
      });
    };
    for (const place of code.statements) {
      const { statement } = place;
      if (statement.kind !== 'AugmentedAssign' || statement.target.kind !== 'Name') continue;
      const made = leafAt(code, statement.target.id, place);
      if (made && !isWithoutGradients(code, place)) tell(statement.target.id, statement, made);
    }
    for (const name of ['add_', 'sub_', 'mul_', 'div_', 'fill_', 'copy_', 'clamp_', 'normal_', 'uniform_']) {
      for (const { node, place } of code.methodCalls(name)) {
        const { value } = node.callee;
        const made = value.kind === 'Name' ? leafAt(code, value.id, place) : null;
        if (made && value.kind === 'Name' && !isWithoutGradients(code, place)) tell(value.id, node, made);
      }
    }
  },
};

/** What made the tensor, where that is one call with `requires_grad=True` on every way. */
function leafAt(code: ModuleCode, name: string, place: Place): Expression | null {
  const bindings = code.bindings(name, place).filter((one) => one.kind !== 'augmented');
  const [binding] = bindings;
  if (bindings.length !== 1 || binding?.kind !== 'value' || binding.path?.length !== 0 || binding.value.kind !== 'Call') return null;
  const call = binding.value;
  const library = code.name(call.callee, binding.place);
  if (library === 'torch.nn.Parameter') return call;
  const isLeaf = library !== undefined && /^torch\.\w+$/.test(library) && call.args.some((one) => one.keyword === 'requires_grad' && one.value.kind === 'Constant' && one.value.value === true);
  return isLeaf ? call : null;
}
