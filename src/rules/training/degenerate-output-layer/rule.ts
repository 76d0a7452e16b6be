import type { KerasModel } from '../../../project/training/keras-models';
import { kerasModels, kerasName } from '../../../project/training/keras-models';
import type { Call } from '../../../python/nodes';
import type { ModuleCode } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import { typeOf } from '../../../project/code/types';
import { offered } from '../../fixes/offer';
import type { Fix, Rule } from '../../rule';
import { textOf } from '../../reading';
import { at, rewrite } from '../story';

/** An output layer that can only give one answer, or that its loss can't read. */
export const rule: Rule = {
  meta: {
    id: 'training/degenerate-output-layer',
    title: 'The output layer does not fit its activation or its loss',
    family: 'training',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.training-debugging', 'ml.deep-learning'],
    references: ['keras-losses', 'torch-loss'],
    since: '0.2.0',
    fix: 'assisted',
  },
  needs: ['keras', 'tensorflow', 'torch'],
  words: ['compile', 'Dense', 'Sequential'],
  inspect({ code, report }) {
    const told = new Set<Call>();
    for (const model of kerasModels(code)) {
      const why = faultOf(model);
      const weakness = why === null ? weaknessOf(code, model) : null;
      if (weakness !== null) report({ severity: 'warning', confidence: 'certain', message: weakness, at: at(code, model.last), related: model.loss ? [{ message: 'the loss', at: at(code, model.loss.node) }] : [] });
      if (why === null) continue;
      told.add(model.last);
      report({ severity: 'error', confidence: 'certain', message: why, at: at(code, model.last), related: model.loss && model.activation !== 'softmax' ? [{ message: 'the loss', at: at(code, model.loss.node) }] : [], fixes: offered(() => (why === SINGLE ? withSigmoid(code, model.last) : null)) });
    }
    for (const { node, place } of [...(code.calls.get('Dense') ?? [])]) {
      if (told.has(node) || !isSingleSoftmax(code, node, place)) continue;
      report({ severity: 'error', confidence: 'certain', message: SINGLE, at: at(code, node), related: [], fixes: offered(() => withSigmoid(code, node)) });
    }
    for (const { node, place } of code.callsOf('torch.nn.Sequential')) {
      const [last, activation] = [node.args.at(-2)?.value, node.args.at(-1)?.value];
      if (last?.kind !== 'Call' || !activation || typeOf(code, activation, place).name !== 'torch.nn.Softmax' || code.name(last.callee, place) !== 'torch.nn.Linear') continue;
      const units = last.args.find((one) => one.keyword === 'out_features')?.value ?? last.args[1]?.value;
      if (units?.kind === 'Constant' && units.value === 1) report({ severity: 'error', confidence: 'certain', message: SINGLE, at: at(code, last), related: [{ message: 'softmax is applied here', at: at(code, activation) }] });
    }
  },
};

const SINGLE = 'Softmax over a single unit is always 1: the network gives the same answer for every input and can learn nothing. Use sigmoid for two classes, or one unit for each class.';

function faultOf({ units, activation, loss }: KerasModel): string | null {
  if (units === 1 && activation === 'softmax') return SINGLE;
  if (!loss) return null;
  const isCategorical = loss.kind === 'categorical' || loss.kind === 'sparse';
  if (units === 1 && isCategorical) return `A ${loss.kind === 'sparse' ? 'sparse ' : ''}categorical cross-entropy needs a unit for each class, and the last layer has one: its loss is the same for every answer. Use binary cross-entropy with sigmoid, or one unit for each class.`;
  if ((isCategorical || loss.kind === 'binary') && loss.fromLogits === false && (activation === 'relu' || activation === 'tanh')) {
    return `A cross-entropy takes the output for probabilities, and ${activation} gives ${activation === 'relu' ? 'anything from 0 up' : '-1 to 1'}. Use ${units === 1 ? 'sigmoid' : 'softmax'}.`;
  }
  return null;
}

/** What learns, but not what its metric is about. */
function weaknessOf(code: ModuleCode, { units, activation, loss, compile }: KerasModel): string | null {
  if (!loss || units === 1) return null;
  if ((loss.kind === 'categorical' || loss.kind === 'sparse') && loss.fromLogits === false && activation === 'sigmoid') {
    return 'A categorical cross-entropy takes the outputs for the probabilities of classes of which one is true, and sigmoid gives each a probability of its own: they do not sum to 1. Use softmax, or binary cross-entropy where several may be true.';
  }
  if (loss.isDistance && activation === 'softmax' && compile.node.args.some((one) => one.keyword === 'metrics' && /acc/i.test(textOf(code, one.value)))) {
    return 'Classes are learned by the distance to 0 and 1: where softmax is sure and wrong, the gradient of this loss vanishes, and the network stays wrong. Use a categorical cross-entropy.';
  }
  return null;
}

function isSingleSoftmax(code: ModuleCode, node: Call, place: Place): boolean {
  if (kerasName(code, node.callee, place) !== 'Dense') return false;
  const [units] = node.args;
  const activation = node.args.find((one) => one.keyword === 'activation')?.value;
  return units?.value.kind === 'Constant' && units.value.value === 1 && activation?.kind === 'Constant' && activation.value === 'softmax';
}

function withSigmoid(code: ModuleCode, layer: Call): Fix | null {
  const activation = layer.args.find((one) => one.keyword === 'activation')?.value;
  return activation?.kind === 'Constant' && activation.value === 'softmax' ? rewrite(code, 'Use sigmoid', false, { start: activation.start, end: activation.end, text: "'sigmoid'" }) : null;
}
