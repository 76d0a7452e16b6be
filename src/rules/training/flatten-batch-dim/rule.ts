import type { Expression } from '../../../python/nodes';
import type { ModuleCode } from '../../../project/code/code';
import { functionAround } from '../../../project/code/places';
import type { Place } from '../../../project/code/places';
import { isType, typeOf } from '../../../project/code/types';
import { networkClasses, ownMethod } from '../../../project/training/networks';
import { offered } from '../../fixes/offer';
import type { Rule } from '../../rule';
import { at, rewrite } from '../story';

/** `torch.flatten(x)` in forward makes one row of the whole batch. */
export const rule: Rule = {
  meta: {
    id: 'training/flatten-batch-dim',
    title: 'A batch is flattened into one row before a linear layer',
    family: 'training',
    severity: 'error',
    confidence: 'likely',
    preset: 'on',
    competencies: ['ml.training-debugging', 'ml.frameworks'],
    references: ['torch-flatten'],
    since: '0.2.0',
    fix: 'assisted',
    peers: ['sonar:S7702'],
  },
  needs: ['torch'],
  words: ['flatten'],
  inspect({ code, report }) {
    const functions = code.callsOf('torch.flatten').map((one) => ({ ...one, of: one.node.args[0]?.value, rest: one.node.args.slice(1) }));
    const methods = code.methodCalls('flatten').filter((one) => code.name(one.node.callee, one.place) === undefined).map((one) => ({ ...one, of: one.node.callee.value, rest: one.node.args }));
    if (functions.length + methods.length === 0) return;
    const forwards = new Set(networkClasses(code).map((own) => ownMethod(own, 'forward')?.node));
    for (const { node, place, of, rest } of [...functions, ...methods]) {
      const owner = functionAround(place);
      if (!of || rest.length > 0 || !owner || !forwards.has(owner) || !reachesLinear(code, node, place)) continue;
      const isFunction = node.callee.kind === 'Attribute' && node.callee.value !== of;
      report({
        severity: 'error',
        confidence: 'likely',
        message: 'flatten without start_dim joins the batch with all other dimensions: the linear layer behind it gets one long row instead of one for each sample. It fails, or works for batches of one alone. Pass start_dim=1. (Taken for granted: the first dimension is the batch.)',
        at: at(code, node),
        related: [],
        fixes: offered(() => rewrite(code, 'Keep the batch dimension', false, { start: node.end - 1, end: node.end - 1, text: isFunction || of !== (node.callee.kind === 'Attribute' ? node.callee.value : null) ? ', 1' : '1' })),
      });
    }
  },
};

/** Does a linear layer of the network get what was flattened next? */
function reachesLinear(code: ModuleCode, flat: Expression, place: Place): boolean {
  const isLinear = (callee: Expression): boolean => isType(typeOf(code, callee, place), 'torch.nn.Linear', 'torch.nn.Bilinear');
  for (const list of code.calls.values()) {
    for (const { node, place: later } of list) {
      const [first] = node.args;
      if (!first || later.scope !== place.scope || !isLinear(node.callee)) continue;
      if (first.value === flat) return true;
      if (first.value.kind !== 'Name') continue;
      const [binding, ...more] = code.bindings(first.value.id, later);
      if (binding?.kind === 'value' && more.length === 0 && binding.value === flat) return true;
    }
  }
  return false;
}
