import { classAround, functionAround } from '../../../project/code/places';
import type { Place } from '../../../project/code/places';
import type { ModuleCode } from '../../../project/code/code';
import { derivesFrom, isType, typeOf } from '../../../project/code/types';
import type { Call, Expression } from '../../../python/nodes';
import { callSite, sourceOf, textOf } from '../../reading';
import type { Rule } from '../../rule';

/** Lengths and counts have to be numbers of Python sometimes: sizes of masks, `pack_padded_sequence`, `split`. */
const sizes = /len|size|count|num_|\b(max|min)|_(max|min)|shape|split|offset|idx|index|\bn_/i;
/** A branch for a check, a log or one mode of the network is not run at each step. */
const rare = /training|debug|verbose|log|trace|cpu|device|cuda|export/i;

/** `.item()`, `.tolist()` and `.cpu()` on what `forward` computes: the GPU is waited for, and the first two cut the gradient. */
export const rule: Rule = {
  meta: {
    id: 'api/item-in-forward',
    title: 'A tensor is turned into a Python number or moved to the CPU inside forward',
    family: 'api',
    severity: 'info',
    confidence: 'certain',
    preset: 'hint',
    competencies: ['ml.deep-learning', 'sc.performance-tuning'],
    references: ['torch-tuning', 'torch-autograd'],
    since: '0.2.0',
    fix: 'none',
    peers: ['transformers:TRF056'],
  },
  needs: ['torch'],
  words: ['item', 'tolist', 'cpu'],
  inspect({ code, report }) {
    // What goes to another machine, to a solver such as `linear_sum_assignment`, or to a runtime without PyTorch has to leave the GPU.
    if (/distributed\.rpc|import rpc|linear_sum_assignment|\b(onnxruntime|openvino|tritonclient|tensorrt|tflite_runtime)\b/.test(code.document.text)) return;
    for (const { node, place } of code.methodCalls('item', 'tolist', 'cpu')) {
      if (node.args.length > 0 || !isInForward(code, place) || isRare(code, place) || sizes.test(textOf(code, node.callee.value)) || isForLengths(code, node, place)) continue;
      if (!isComputedHere(code, node.callee.value, place)) continue;
      const { attribute } = node.callee;
      report({
        severity: 'info',
        confidence: 'certain',
        message: attribute === 'cpu'
          ? '`.cpu()` inside `forward` copies the tensor off the GPU and waits for it, in each step. Leave it on its device: what needs it on the CPU belongs outside of the network.'
          : `\`.${attribute}()\` inside \`forward\` makes plain numbers of a tensor: the GPU is waited for in each step, and no gradient flows back from here. Compute on with the tensor itself.`,
        at: callSite(code, node),
        related: [],
      });
    }
  },
};

function isInForward(code: ModuleCode, place: Place): boolean {
  const around = classAround(place);
  return functionAround(place)?.name === 'forward' && around?.node.kind === 'ClassDefinition' && derivesFrom({ is: 'class', code, node: around.node, scope: around }, 'torch.nn.Module');
}

function isRare(code: ModuleCode, place: Place): boolean {
  const { statement } = place;
  if (statement.kind === 'Assert' || statement.kind === 'Raise' || /\b(print|log\w*|warn\w*|writer|add_scalar)\b/.test(textOf(code, statement).split('\n', 1)[0] ?? '')) return true;
  for (let at = place.parent; at !== null; at = at.parent) {
    if (at.statement.kind === 'If' && rare.test(textOf(code, at.statement.test))) return true;
  }
  return false;
}

/** The lengths that `pack_padded_sequence` wants on the CPU, and what is named after sizes. */
function isForLengths(code: ModuleCode, node: Call, place: Place): boolean {
  const { statement } = place;
  if (/pack_padded_sequence|\b(range|split|zeros|ones|arange|repeat_interleave|linear_sum_assignment)\(/.test(textOf(code, statement))) return true;
  return statement.kind === 'Assign' && statement.targets.some((target) => sizes.test(textOf(code, target))) && statement.end >= node.end;
}

/** Computed in `forward` from its input, and not a parameter or buffer that is a setting. */
function isComputedHere(code: ModuleCode, receiver: Expression, place: Place): boolean {
  const isTensor = isType(typeOf(code, receiver, place), 'torch.Tensor');
  return sourceOf(code, receiver, place, (part, at) => {
    if (part.kind !== 'Name') return false;
    const [bound] = code.bindings(part.id, at);
    if (bound?.kind !== 'parameter' || bound.name === 'self' || functionAround(bound.place)?.name !== 'forward') return false;
    const { annotation } = bound.node;
    return annotation === null ? isTensor || /^(x|inputs?|features?|images?|hidden|h|z)$/.test(bound.name) : textOf(code, annotation).endsWith("Tensor");
  }) !== null;
}
