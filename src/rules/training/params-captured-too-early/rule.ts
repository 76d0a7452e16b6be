import type { Expression } from '../../../python/nodes';
import { isType, typeOf } from '../../../project/code/types';
import type { Rule } from '../../rule';
import { at, textIn } from '../story';

/** The optimizer has the parameters of layers that are replaced afterwards. */
export const rule: Rule = {
  meta: {
    id: 'training/params-captured-too-early',
    title: 'A layer is replaced after the optimizer has taken the network\'s parameters',
    family: 'training',
    severity: 'warning',
    confidence: 'certain',
    preset: 'hint',
    competencies: ['ml.training-debugging', 'gen.fine-tuning-peft'],
    references: ['torch-optim'],
    since: '0.2.0',
    fix: 'none',
  },
  needs: ['torch'],
  words: ['parameters'],
  inspect({ code, report }) {
    for (const { node, place } of code.methodCalls('parameters')) {
      const { value } = node.callee;
      const { statement } = place;
      if (value.kind !== 'Name' || statement.kind !== 'Assign' || statement.value.kind !== 'Call' || !isType(typeOf(code, statement.value, place), 'torch.optim.Optimizer')) continue;
      for (const later of code.statements) {
        if (later.block !== place.block || later.index <= place.index || later.statement.kind !== 'Assign') continue;
        const { targets: [target], value: layer } = later.statement;
        if (!target || target.kind === 'Name' || rootOf(target) !== value.id || !isType(typeOf(code, layer, later), 'torch.nn.Module')) continue;
        const [again] = code.bindings(value.id, later);
        const isSame = again === code.bindings(value.id, place)[0];
        // A new optimizer below takes them all.
        const isRemade = statement.targets.some((one) => one.kind === 'Name' && (place.scope.bound.get(one.id) ?? []).some((binding) => binding.start > later.statement.start));
        if (!isSame || isRemade) continue;
        report({
          severity: 'warning',
          confidence: 'certain',
          message: `${textIn(code, target)} is replaced after the optimizer has taken ${value.id}.parameters(): the new layer's weights are unknown to it and never change. Make the optimizer after the last change of the network.`,
          at: at(code, later.statement),
          related: [{ message: 'the optimizer takes the parameters here', at: at(code, node) }],
        });
      }
    }
  },
};

function rootOf(target: Expression): string | null {
  if (target.kind === 'Name') return target.id;
  return target.kind === 'Attribute' || target.kind === 'Subscript' ? rootOf(target.value) : null;
}
