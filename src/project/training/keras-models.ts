import type { Call, Expression } from '../../python/nodes';
import type { ModuleCode } from '../code/code';
import type { At, Place } from '../code/places';
import { definedBy } from './networks';

/** How a Keras model ends and what it is compiled with, as far as it is written out. */
export interface KerasModel {
  readonly compile: At<Call>;
  /** The last layer with weights. */
  readonly last: Call;
  /** Its number of units; null where it is no literal. */
  readonly units: number | null;
  /** What is applied to its output: 'linear' where nothing is; null where that is not known. */
  readonly activation: string | null;
  /** Where the activation stands. */
  readonly activationAt: Expression;
  readonly loss: KerasLoss | null;
}

export interface KerasLoss {
  readonly node: Expression;
  readonly kind: 'binary' | 'categorical' | 'sparse' | 'other';
  /** A squared or absolute error. */
  readonly isDistance: boolean;
  /** Null: not known. */
  readonly fromLogits: boolean | null;
}

const models = new WeakMap<ModuleCode, readonly KerasModel[]>();

/** The Keras models of a module that are built and compiled in one scope, by a list of layers, by `add`, or by calls of layers. */
export function kerasModels(code: ModuleCode): readonly KerasModel[] {
  let known = models.get(code);
  if (known === undefined) {
    known = code.uses('keras') || code.uses('tensorflow') ? code.methodCalls('compile').flatMap((compile) => modelOf(code, compile) ?? []) : [];
    models.set(code, known);
  }
  return known;
}

/** The name after `keras.layers.`, `keras.` and the like; null for what is none of Keras. */
export function kerasName(code: ModuleCode, expression: Expression, place: Place): string | null {
  const name = code.name(expression, place);
  return name !== undefined && /^(keras|tensorflow\.keras|tensorflow\.compat\.v\d\.keras)\./.test(name) ? name.slice(name.lastIndexOf('.') + 1) : null;
}

function modelOf(code: ModuleCode, compile: At<Call>): KerasModel | null {
  const { callee } = compile.node;
  if (callee.kind !== 'Attribute' || callee.value.kind !== 'Name') return null;
  const made = definedBy(code, callee.value, compile.place);
  if (made.expression.kind !== 'Call' || made.place.scope !== compile.place.scope || made.place.block !== compile.place.block) return null;
  const kind = kerasName(code, made.expression.callee, made.place);
  const layers = kind === 'Sequential' ? stacked(code, callee.value.id, made.expression, made.place, compile) : kind === 'Model' ? called(code, made.expression, made.place) : null;
  const end = layers === null ? null : lastOf(code, layers, compile.place);
  if (!end) return null;
  const loss = compile.node.args.find((one) => one.keyword === 'loss')?.value ?? (compile.node.args[1]?.keyword === null ? compile.node.args[1].value : undefined);
  return { compile, ...end, loss: loss ? lossOf(code, loss, compile.place) : null };
}

/** The layers of `Sequential([…])` and of what is added before it is compiled; null where that happens under conditions. */
function stacked(code: ModuleCode, name: string, made: Call, place: Place, compile: At<Call>): readonly Expression[] | null {
  const [first] = made.args;
  const listed = first === undefined ? [] : first.value.kind === 'List' ? first.value.elements : null;
  if (listed === null) return null;
  const added: Expression[] = [];
  for (const { node, place: at } of code.methodCalls('add')) {
    if (node.callee.value.kind !== 'Name' || node.callee.value.id !== name || at.scope !== place.scope || at.statement.start < place.statement.start || at.statement.start > compile.place.statement.start) continue;
    const [layer] = node.args;
    if (layer) added.push(layer.value);
    // The last one must be certain.
    if (at.block !== place.block) added.push(node);
  }
  return [...listed, ...added];
}

/** `Model(inputs, outputs)`: the layer that gave the outputs, with its activation behind it. */
function called(code: ModuleCode, model: Call, place: Place): readonly Expression[] | null {
  const outputs = model.args.find((one) => one.keyword === 'outputs')?.value ?? (model.args[1]?.keyword === null ? model.args[1].value : undefined);
  if (!outputs || outputs.kind === 'List' || outputs.kind === 'Dict') return null;
  const { expression } = definedBy(code, outputs, place);
  return expression.kind === 'Call' && expression.callee.kind === 'Call' ? [expression.callee] : null;
}

/** The last layer that has units, and what is applied behind it. */
function lastOf(code: ModuleCode, layers: readonly Expression[], place: Place): Pick<KerasModel, 'last' | 'units' | 'activation' | 'activationAt'> | null {
  let activation: string | null | undefined;
  let activationAt: Expression | undefined;
  for (const layer of [...layers].reverse()) {
    if (layer.kind !== 'Call') return null;
    const name = kerasName(code, layer.callee, place);
    if (name === 'Dense') {
      const written = activationOf(code, layer, place);
      const isBehind = activation !== undefined;
      if (isBehind && written !== 'linear') return null;
      return { last: layer, units: unitsOf(layer), activation: isBehind ? (activation ?? null) : written, activationAt: activationAt ?? layer };
    }
    if ((name !== 'Activation' && name !== 'Softmax') || activation !== undefined) return null;
    activation = name === 'Softmax' ? 'softmax' : textual(code, layer.args[0]?.value, place);
    activationAt = layer;
  }
  return null;
}

function unitsOf({ args: [first, ...rest] }: Call): number | null {
  const value = first?.keyword === null ? first.value : [first, ...rest].find((one) => one?.keyword === 'units')?.value;
  return value?.kind === 'Constant' && typeof value.value === 'number' ? value.value : null;
}

function activationOf(code: ModuleCode, layer: Call, place: Place): string | null {
  if (layer.args.some((one) => one.unpack !== '')) return null;
  const given = layer.args.find((one) => one.keyword === 'activation')?.value ?? (layer.args[1]?.keyword === null ? layer.args[1].value : undefined);
  return given === undefined ? 'linear' : textual(code, given, place);
}

/** `'softmax'`, `None`, `tf.nn.softmax`, `keras.activations.softmax`. */
function textual(code: ModuleCode, given: Expression | undefined, place: Place): string | null {
  if (given?.kind === 'Constant') return given.value === null ? 'linear' : typeof given.value === 'string' ? given.value.toLowerCase() : null;
  const name = given ? code.name(given, place) : undefined;
  return name !== undefined && /^(tensorflow\.nn|keras\.activations|tensorflow\.keras\.activations)\./.test(name) ? name.slice(name.lastIndexOf('.') + 1) : null;
}

function isDistance(name: string): boolean {
  return /^(mse|mae|meansquarederror|meanabsoluteerror)$/.test(name.replace(/_/g, '').toLowerCase());
}

function lossOf(code: ModuleCode, given: Expression, place: Place): KerasLoss | null {
  if (given.kind === 'Constant' && typeof given.value === 'string') return { node: given, kind: kindOf(given.value), isDistance: isDistance(given.value), fromLogits: false };
  const { expression, place: made } = definedBy(code, given, place);
  if (expression.kind !== 'Call') {
    const name = kerasName(code, expression, made);
    return name === null ? null : { node: given, kind: kindOf(name), isDistance: isDistance(name), fromLogits: false };
  }
  const name = kerasName(code, expression.callee, made);
  if (name === null) return null;
  const logits = expression.args.find((one) => one.keyword === 'from_logits')?.value ?? (expression.args[0]?.keyword === null ? expression.args[0].value : undefined);
  return { node: given, kind: kindOf(name), isDistance: isDistance(name), fromLogits: logits === undefined ? false : logits.kind === 'Constant' && typeof logits.value === 'boolean' ? logits.value : null };
}

function kindOf(name: string): KerasLoss['kind'] {
  const plain = name.replace(/_/g, '').toLowerCase();
  return plain === 'binarycrossentropy' ? 'binary' : plain === 'categoricalcrossentropy' ? 'categorical' : plain === 'sparsecategoricalcrossentropy' ? 'sparse' : 'other';
}
