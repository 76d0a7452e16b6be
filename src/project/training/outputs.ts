import type { Call, Expression } from '../../python/nodes';
import type { ModuleCode, OwnClass, OwnFunction } from '../code/code';
import type { Binding, Place } from '../code/places';
import { methodOf, returnsOf } from '../code/definitions';
import { typeOf } from '../code/types';
import { calledFunction } from './flow';
import { definedBy } from './networks';

/** What kind of numbers come out: probabilities, their logarithms, or scores that no activation was applied to. */
export type Activation = 'softmax' | 'log_softmax' | 'sigmoid' | 'linear';

export interface Output {
  readonly activation: Activation;
  /** Where it is applied. */
  readonly node: Expression;
  readonly code: ModuleCode;
}

const MOST_DEPTH = 12;

const FUNCTIONS: Readonly<Record<string, Activation>> = {
  'torch.softmax': 'softmax', 'torch.nn.functional.softmax': 'softmax', 'torch.special.softmax': 'softmax', 'torch.log_softmax': 'log_softmax',
  'torch.nn.functional.log_softmax': 'log_softmax', 'torch.special.log_softmax': 'log_softmax', 'torch.sigmoid': 'sigmoid', 'torch.nn.functional.sigmoid': 'sigmoid',
  'torch.special.expit': 'sigmoid', 'torch.nn.functional.linear': 'linear',
};
const LAYERS: Readonly<Record<string, Activation>> = {
  'torch.nn.Softmax': 'softmax', 'torch.nn.Softmax2d': 'softmax', 'torch.nn.LogSoftmax': 'log_softmax', 'torch.nn.Sigmoid': 'sigmoid', 'torch.nn.Linear': 'linear',
  'torch.nn.Conv1d': 'linear', 'torch.nn.Conv2d': 'linear', 'torch.nn.Conv3d': 'linear', 'torch.nn.Bilinear': 'linear',
};
const METHODS: Readonly<Record<string, Activation>> = { softmax: 'softmax', log_softmax: 'log_softmax', sigmoid: 'sigmoid' };
/** What leaves the numbers as they are. */
const KEEPING = new Set(['squeeze', 'unsqueeze', 'view', 'reshape', 'flatten', 'float', 'to', 'cuda', 'cpu', 'contiguous', 'type', 'permute', 'transpose', 'double', 'squeeze_', 'view_as', 'reshape_as', 't', 'clone', 'detach', 'half']);
const KEEPING_LAYERS = /^torch\.nn\.(Flatten|Unflatten|Identity|Dropout\w*)$/;

/** What comes out of an expression, where that is certain: on each way that is known the same. Null: not known, or something else. */
export function outputOf(code: ModuleCode, expression: Expression, place: Place, depth = 0): Output | null {
  if (depth > MOST_DEPTH) return null;
  switch (expression.kind) {
    case 'Name':
      return same(code.bindings(expression.id, place).map((binding) => boundOutput(code, binding, depth)));
    case 'Conditional':
      return same([outputOf(code, expression.body, place, depth + 1), outputOf(code, expression.orelse, place, depth + 1)]);
    case 'Subscript':
      // A part of a batch, or a column of it; of a tuple, who knows.
      return expression.index.kind === 'Slice' || expression.index.kind === 'Tuple' ? outputOf(code, expression.value, place, depth + 1) : null;
    case 'Call':
      return callOutput(code, expression, place, depth);
    default:
      return null;
  }
}

function same(outputs: readonly (Output | null)[]): Output | null {
  const [first = null] = outputs;
  return outputs.every((one) => one !== null && one.activation === first?.activation) ? first : null;
}

function boundOutput(code: ModuleCode, binding: Binding, depth: number): Output | null {
  if (binding.kind !== 'value' || binding.path === null) return null;
  if (binding.path.length === 0) return outputOf(code, binding.value, binding.place, depth + 1);
  const [position] = binding.path;
  if (binding.value.kind !== 'Call' || binding.path.length > 1 || position === undefined) return null;
  const asked = askedFunction(code, binding.value, binding.place);
  return asked ? returnedOutput(asked, position, depth + 1) : null;
}

/** The function of the program that a call runs; of a network of the program its `forward`. */
function askedFunction(code: ModuleCode, call: Call, place: Place): OwnFunction | null {
  const own = calledFunction(code, call, place);
  if (own) return own;
  const network = askedNetwork(code, call, place);
  return network ? methodOf(network, 'forward', 0) : null;
}

/** The network of the program that a call asks: `model(x)`, `model.forward(x)`, `self(x)`. */
export function askedNetwork(code: ModuleCode, { callee }: Call, place: Place): OwnClass | null {
  if (code.name(callee, place) !== undefined || code.definition(callee, place)?.is === 'class') return null;
  const asked = callee.kind === 'Attribute' && callee.attribute === 'forward' ? callee.value : callee;
  return typeOf(code, asked, place).own;
}

function returnedOutput(own: OwnFunction, position: number | null, depth: number): Output | null {
  const outputs = returnsOf(own).map((place): Output | null => {
    const value = place.statement.kind === 'Return' ? place.statement.value : null;
    if (value === null) return null;
    if (position === null) return outputOf(own.code, value, place, depth + 1);
    return value.kind === 'Tuple' && value.elements[position] ? outputOf(own.code, value.elements[position], place, depth + 1) : null;
  });
  return outputs.length === 0 ? null : same(outputs);
}

function callOutput(code: ModuleCode, call: Call, place: Place, depth: number): Output | null {
  const { callee, args: [first] } = call;
  const library = code.name(callee, place);
  if (library !== undefined) {
    const activation = FUNCTIONS[library];
    if (activation !== undefined) return { activation, node: call, code };
    const isKeeping = library.startsWith('torch.') && KEEPING.has(library.slice(library.lastIndexOf('.') + 1));
    if (isKeeping && first) return outputOf(code, first.value, place, depth + 1);
    if (library === 'torch.log' && first) {
      const inner = outputOf(code, first.value, place, depth + 1);
      return inner?.activation === 'softmax' ? { ...inner, activation: 'log_softmax' } : null;
    }
    return null;
  }
  const layer = layerOutput(code, callee, place, call, depth);
  if (layer !== undefined) return layer;
  const asked = askedFunction(code, call, place);
  if (asked) return returnedOutput(asked, null, depth + 1);
  if (callee.kind !== 'Attribute') return null;
  const activation = METHODS[callee.attribute];
  if (activation !== undefined && !(callee.value.kind === 'Name' && callee.value.id === 'self')) return { activation, node: call, code };
  if (callee.attribute === 'log') {
    const inner = outputOf(code, callee.value, place, depth + 1);
    return inner?.activation === 'softmax' ? { ...inner, activation: 'log_softmax' } : null;
  }
  return KEEPING.has(callee.attribute) ? outputOf(code, callee.value, place, depth + 1) : null;
}

/** What a library's layer gives, also the last one of a Sequential; undefined: it is none. */
function layerOutput(code: ModuleCode, callee: Expression, place: Place, call: Call, depth: number): Output | null | undefined {
  const { name } = typeOf(code, callee, place);
  if (!name.startsWith('torch.nn.')) return undefined;
  const activation = LAYERS[name];
  if (activation !== undefined) return { activation, node: call, code };
  const [first] = call.args;
  if (KEEPING_LAYERS.test(name)) return first ? outputOf(code, first.value, place, depth + 1) : null;
  if (name !== 'torch.nn.Sequential') return null;
  const made = definedBy(code, callee, place);
  return lastLayer(made.code, made.expression, made.place, depth + 1);
}

/** What the last layer of a written-out `nn.Sequential(…)` gives. */
function lastLayer(code: ModuleCode, expression: Expression, place: Place, depth: number): Output | null {
  if (expression.kind !== 'Call' || depth > MOST_DEPTH) return null;
  // `nn.Sequential(…).to(device)`
  if (expression.callee.kind === 'Attribute' && KEEPING.has(expression.callee.attribute)) return lastLayer(code, expression.callee.value, place, depth + 1);
  if (code.name(expression.callee, place) !== 'torch.nn.Sequential') return null;
  for (const argument of [...expression.args].reverse()) {
    if (argument.unpack !== '' || argument.value.kind === 'Starred') return null;
    const made = definedBy(code, argument.value, place);
    const type = typeOf(made.code, made.expression, made.place);
    const activation = LAYERS[type.name];
    if (activation !== undefined) return { activation, node: made.expression, code: made.code };
    if (type.name === 'torch.nn.Sequential') return lastLayer(made.code, made.expression, made.place, depth + 1);
    if (type.own) {
      const forward = methodOf(type.own, 'forward', 0);
      return forward ? returnedOutput(forward, null, depth + 1) : null;
    }
    if (!KEEPING_LAYERS.test(type.name)) return null;
  }
  return null;
}
