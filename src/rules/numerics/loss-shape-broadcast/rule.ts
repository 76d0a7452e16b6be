import type { ModuleCode, OwnClass } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import type { Call, Expression } from '../../../python/nodes';
import { methodOf, returnsOf } from '../../../project/code/definitions';
import { isType, typeOf } from '../../../project/code/types';
import { argumentOf, callSite, constantOf, edit, valueOf } from '../../reading';
import type { Rule } from '../../rule';

/** By the last part of their names. */
const losses = ['mse_loss', 'l1_loss', 'smooth_l1_loss', 'huber_loss', 'MSELoss', 'L1Loss', 'SmoothL1Loss', 'HuberLoss'];

/** MSELoss of (N, 1) and (N). */
export const rule: Rule = {
  meta: {
    id: 'numerics/loss-shape-broadcast',
    title: 'Prediction and target of a loss have different shapes',
    family: 'numerics',
    severity: 'error',
    confidence: 'certain',
    preset: 'hint',
    competencies: ['ml.deep-learning', 'ml.training-debugging'],
    references: ['torch-loss', 'numpy-broadcasting'],
    since: '0.2.0',
    fix: 'assisted',
  },
  needs: ['torch'],
  inspect({ code, report }) {
    if (!losses.some((name) => code.program.calls(name) || code.otherNames.has(name))) return;
    for (const calls of code.calls.values()) {
      for (const { node, place } of calls) {
        if (node.args.length < 2 || !isElementwiseLoss(code, node, place)) continue;
        const prediction = argumentOf(node, 'input', 0)?.value;
        const target = argumentOf(node, 'target', 1)?.value;
        if (prediction === undefined || target === undefined || !isColumn(code, prediction, place) || !isFlat(code, target, place)) continue;
        report({
          severity: 'error',
          confidence: 'certain',
          message: 'The network ends in one output, so the prediction has the shape (N, 1), and the target has (N): both are stretched to (N, N), and each prediction is compared with every target. The network learns to predict the mean. Take the axis away: .squeeze(-1).',
          at: callSite(code, node),
          related: [],
          fixes: /^(Name|Call|Attribute)$/.test(prediction.kind) ? [{ title: 'Add .squeeze(-1) to the prediction', safe: false, edits: [edit(code, prediction.end, prediction.end, '.squeeze(-1)')] }] : [],
        });
      }
    }
  },
};

function isElementwiseLoss(code: ModuleCode, call: Call, place: Place): boolean {
  const name = code.name(call.callee, place);
  if (name !== undefined) return /^torch\.nn\.functional\.(mse_loss|l1_loss|smooth_l1_loss|huber_loss)$/.test(name);
  return /^torch\.nn\.(MSELoss|L1Loss|SmoothL1Loss|HuberLoss)$/.test(typeOf(code, call.callee, place).name);
}

/** Does a network with one output give this, as it comes? */
function isColumn(code: ModuleCode, expression: Expression, place: Place): boolean {
  const { value, place: at } = valueOf(code, expression, place);
  if (value.kind !== 'Call' || code.name(value.callee, at) !== undefined) return false;
  const { own } = typeOf(code, value.callee, at);
  if (own !== null) return givesColumn(own);
  const made = valueOf(code, value.callee, at);
  return made.value.kind === 'Call' && endsInOne(code, made.value, made.place);
}

/** nn.Linear(…, 1), or a Sequential that ends in it. */
function endsInOne(code: ModuleCode, call: Call, place: Place): boolean {
  const name = code.name(call.callee, place);
  if (name === 'torch.nn.Linear') {
    const size = argumentOf(call, 'out_features', 1);
    return size !== null && constantOf(code, size.value, place)?.value === 1;
  }
  const last = name === 'torch.nn.Sequential' ? call.args.at(-1)?.value : undefined;
  return last?.kind === 'Call' && endsInOne(code, last, place);
}

function givesColumn(own: OwnClass): boolean {
  const forward = methodOf(own, 'forward', 0);
  if (forward === null) return false;
  const returns = returnsOf(forward);
  return returns.length > 0 && returns.every((place) => {
    const given = place.statement.kind === 'Return' && place.statement.value !== null ? valueOf(own.code, place.statement.value, place) : null;
    if (given?.value.kind !== 'Call' || given.value.callee.kind !== 'Attribute') return false;
    const { attribute, value } = given.value.callee;
    if (value.kind !== 'Name' || value.id !== 'self') return false;
    const layers = own.code.assigned.get(attribute) ?? [];
    return layers.length > 0 && layers.every(({ value: layer, place: at }) => layer.kind === 'Call' && endsInOne(own.code, layer, at));
  });
}

/** A target that surely has one axis: a column of a table as a tensor, or a tensor made with one length; also as it comes out of a loader over such tensors. */
function isFlat(code: ModuleCode, expression: Expression, place: Place, hops = 0): boolean {
  if (hops > 4) return false;
  if (expression.kind === 'Name') {
    const [only, ...others] = code.bindings(expression.id, place);
    if (only?.kind === 'element' && others.length === 0 && only.path?.length === 1) {
      const loader = valueOf(code, only.value, only.place);
      const data = loader.value.kind === 'Call' && code.name(loader.value.callee, loader.place) === 'torch.utils.data.DataLoader' ? loader.value.args[0]?.value : undefined;
      const set = data === undefined ? null : madeBy(code, data, loader.place);
      const tensor = set?.value.kind === 'Call' && code.name(set.value.callee, set.place) === 'torch.utils.data.TensorDataset' ? set.value.args[only.path[0] ?? 0]?.value : undefined;
      return tensor !== undefined && set !== null && isFlat(code, tensor, set.place, hops + 1);
    }
  }
  const { value, place: at } = valueOf(code, expression, place);
  if (value.kind !== 'Call') return false;
  const name = code.name(value.callee, at) ?? '';
  const [first, ...others] = value.args;
  if (/^torch\.(randn|rand|zeros|ones)$/.test(name)) return first !== undefined && others.every((one) => one.keyword !== null) && (first.value.kind === 'Constant' || (first.value.kind === 'Tuple' && first.value.elements.length === 1));
  if (/^torch\.(tensor|as_tensor|from_numpy|FloatTensor)$/.test(name)) return first !== undefined && isColumnOfTable(code, first.value, at);
  const { callee } = value;
  return callee.kind === 'Attribute' && /^(float|to|cuda|double)$/.test(callee.attribute) && isFlat(code, callee.value, at, hops + 1);
}

/** What a name stands for, or what a function of this file gives for it. */
function madeBy(code: ModuleCode, expression: Expression, place: Place): { readonly value: Expression; readonly place: Place } {
  const found = valueOf(code, expression, place);
  const own = found.value.kind === 'Call' ? code.definition(found.value.callee, found.place) : null;
  const [only, ...others] = own?.is === 'function' && own.code === code ? returnsOf(own) : [];
  return only?.statement.kind === 'Return' && only.statement.value !== null && others.length === 0 ? valueOf(code, only.statement.value, only) : found;
}

function isColumnOfTable(code: ModuleCode, expression: Expression, place: Place): boolean {
  const { value, place: at } = valueOf(code, expression, place);
  if (isType(typeOf(code, value, at), 'pandas.Series')) return true;
  if (value.kind === 'Attribute' && value.attribute === 'values') return isColumnOfTable(code, value.value, at);
  if (value.kind !== 'Call' || value.callee.kind !== 'Attribute') return false;
  const { attribute, value: column } = value.callee;
  // Nothing but a table has a column of this name with this method.
  if (attribute === 'to_numpy' && column.kind === 'Subscript' && column.index.kind === 'Constant' && column.index.type === 'string') return true;
  return (attribute === 'to_numpy' || attribute === 'astype') && isColumnOfTable(code, column, at);
}
