import type { Call, Expression, FunctionDefinition } from '../../python/nodes';
import type { ModuleCode, OwnClass, OwnFunction } from '../code/code';
import type { Place, Scope } from '../code/places';
import type { Type } from '../code/type-values';
import { methodOf, returnsOf } from '../code/definitions';
import { derivesFrom, typeOf } from '../code/types';

/** `self.name = value` in a method of a class. */
export interface Member {
  readonly name: string;
  readonly value: Expression;
  readonly place: Place;
  readonly method: FunctionDefinition | null;
}

const networks = new WeakMap<ModuleCode, readonly OwnClass[]>();

/** The classes of a module that are PyTorch networks. */
export function networkClasses(code: ModuleCode): readonly OwnClass[] {
  let known = networks.get(code);
  if (known === undefined) {
    known = code.classes.flatMap((scope): OwnClass[] => {
      const own: OwnClass | null = scope.node.kind === 'ClassDefinition' ? { is: 'class', code, node: scope.node, scope } : null;
      return own && derivesFrom(own, 'torch.nn.Module') ? [own] : [];
    });
    networks.set(code, known);
  }
  return known;
}

/** What the methods of a class assign to its objects' attributes, in the order of the text. */
export function membersOf({ code, node }: OwnClass): readonly Member[] {
  return allMembers(code).get(node) ?? [];
}

const members = new WeakMap<ModuleCode, Map<unknown, Member[]>>();

function allMembers(code: ModuleCode): ReadonlyMap<unknown, readonly Member[]> {
  let known = members.get(code);
  if (known === undefined) {
    known = new Map<unknown, Member[]>();
    for (const [name, list] of code.assigned) {
      for (const { target, value, path, place } of list) {
        if (target.value.kind !== 'Name' || target.value.id !== 'self' || path?.length !== 0) continue;
        const owner = classScope(place.scope)?.node;
        const own = known.get(owner) ?? [];
        own.push({ name, value, place, method: place.scope.node.kind === 'FunctionDefinition' ? place.scope.node : null });
        known.set(owner, own);
      }
    }
    for (const list of known.values()) list.sort((a, b) => a.value.start - b.value.start);
    members.set(code, known);
  }
  return known;
}

function classScope(scope: Scope): Scope | null {
  for (let at: Scope | null = scope; at !== null; at = at.parent) if (at.kind === 'class') return at;
  return null;
}

/** A method that a class defines itself. */
export function ownMethod(own: OwnClass, name: string): OwnFunction | null {
  const binding = own.scope.bound.get(name)?.at(-1);
  return binding?.kind === 'function' ? methodOf(own, name, 0) : null;
}

/** The calls in an expression, outer ones first. */
export function callsWithin(expression: Expression): Call[] {
  const found: Call[] = [];
  const visit = (node: Expression | null): void => {
    switch (node?.kind) {
      case 'Call':
        found.push(node);
        visit(node.callee);
        for (const argument of node.args) visit(argument.value);
        return;
      case 'Attribute':
      case 'Starred':
      case 'Await':
      case 'NamedExpression':
        visit(node.value);
        return;
      case 'Subscript':
        visit(node.value);
        visit(node.index);
        return;
      case 'BinaryOperation':
        visit(node.left);
        visit(node.right);
        return;
      case 'UnaryOperation':
        visit(node.operand);
        return;
      case 'BooleanOperation':
        node.values.forEach(visit);
        return;
      case 'Comparison':
        node.operands.forEach(visit);
        return;
      case 'Conditional':
        visit(node.body);
        visit(node.orelse);
        return;
      case 'List':
      case 'Tuple':
      case 'Set':
        node.elements.forEach(visit);
        return;
      case 'Dict':
        for (const { value } of node.entries) visit(value);
        return;
      case 'Comprehension':
        visit(node.element);
        return;
      default:
    }
  };
  visit(expression);
  return found;
}

/** Layers that compute something else in training than in evaluation. */
const MODE_LAYERS = /^torch\.nn\.(?:\w*Dropout\w*|(?:Sync|Lazy)?BatchNorm\w*)$/;

/**
 * Does a network compute something else in evaluation than in training: has it dropout or batch normalisation? Gives the layer's name; null where it
 * has none as far as it is known, undefined where that can't be told.
 */
export function modeLayer(type: Type, depth = 0): string | null | undefined {
  if (type.own) return depth > 5 ? undefined : modeLayerOf(type.own, depth);
  if (MODE_LAYERS.test(type.name)) return type.name.slice(type.name.lastIndexOf('.') + 1);
  return undefined;
}

/** The same of a network that an expression stands for, which may be put together in place or by a function: `nn.Sequential(…, nn.Dropout(0.2))`. */
export function modeLayerAt(code: ModuleCode, expression: Expression, place: Place, depth = 0): string | null | undefined {
  const known = modeLayer(typeOf(code, expression, place));
  if (known !== undefined || depth > 3) return known;
  const made = definedBy(code, expression, place);
  if (made.expression.kind !== 'Call') return undefined;
  const maker = made.code.definition(made.expression.callee, made.place);
  if (maker?.is === 'function') {
    for (const { statement, ...end } of returnsOf(maker)) {
      const layer = statement.kind === 'Return' && statement.value ? modeLayerAt(maker.code, statement.value, { statement, ...end }, depth + 1) : undefined;
      if (typeof layer === 'string') return layer;
    }
  }
  for (const call of callsWithin(made.expression)) {
    const name = made.code.name(call.callee, made.place);
    const layer = name === undefined ? undefined : (madeLayer(name, call) ?? droppingLayer(call, name));
    if (layer !== undefined) return layer;
  }
  return undefined;
}

/** Layers with a dropout of their own: between the layers of a recurrent one where it is asked for, in a transformer's unless it is zero. */
function droppingLayer(call: Call, name: string): string | undefined {
  const [, layer] = /^torch\.nn\.(LSTM|GRU|RNN|Transformer(?:EncoderLayer|DecoderLayer)?)$/.exec(name) ?? [];
  if (layer === undefined) return undefined;
  const given = call.args.find(({ keyword }) => keyword === 'dropout')?.value;
  const isZero = given?.kind === 'Constant' && given.value === 0;
  const drops = layer.startsWith('Transformer') ? given === undefined || given.kind === 'Constant' : given?.kind === 'Constant';
  return drops && !isZero ? `${layer} with dropout` : undefined;
}

/** The layer that a call of this name makes, or that a published network of this name has. */
function madeLayer(name: string, call: Call): string | undefined {
  if (MODE_LAYERS.test(name)) return name.slice(name.lastIndexOf('.') + 1);
  if (/^torchvision\.models\.(?:\w+\.)?(?:alexnet|squeezenet\w*|vgg\d+)$/.test(name)) return 'Dropout';
  return /^torchvision\.models\.|^timm\./.test(name) && !isTransformer(name, call) ? 'BatchNorm2d' : undefined;
}

/** Published networks with layer normalisation alone, and no dropout unless it is asked for. Source: timm 1.0 and torchvision 0.20. */
function isTransformer(name: string, call: Call): boolean {
  const given = call.args[0]?.value;
  const model = name.startsWith('timm.') ? (given?.kind === 'Constant' && typeof given.value === 'string' ? given.value : '') : name.slice(name.lastIndexOf('.') + 1);
  return /^(?:[\w-]+\/)?(?:vit_(?!hybrid)|deit|beit|eva|cait|mixer_)/.test(model) && !call.args.some(({ keyword }) => keyword?.includes('drop') === true);
}

function modeLayerOf(own: OwnClass, depth: number): string | null | undefined {
  let isKnown = true;
  for (const { value, place } of membersOf(own)) {
    for (const call of callsWithin(value)) {
      const name = own.code.name(call.callee, place);
      const layer = name === undefined ? undefined : (madeLayer(name, call) ?? droppingLayer(call, name));
      if (layer !== undefined) return layer;
      // What from_pretrained gives is in evaluation mode.
      if (name?.startsWith('transformers.') === true) isKnown = false;
      const definition = name === undefined ? own.code.definition(call.callee, place) : null;
      const inner = definition?.is === 'class' && definition.node !== own.node && derivesFrom(definition, 'torch.nn.Module') ? modeLayerOf(definition, depth + 1) : null;
      if (typeof inner === 'string') return inner;
      if (inner === undefined || (name === undefined && !definition)) isKnown = false;
    }
  }
  for (const { place, node } of own.code.attributes.get('training') ?? []) {
    if (node.value.kind === 'Name' && node.value.id === 'self' && classScope(place.scope) === own.scope) isKnown = false;
  }
  for (const base of own.node.bases) {
    const { place } = own.scope;
    if (place === null || base.keyword !== null) continue;
    const parent = own.code.definition(base.value, place);
    const inherited = parent?.is === 'class' && parent.node !== own.node && depth < 5 ? modeLayerOf(parent, depth + 1) : null;
    if (typeof inherited === 'string') return inherited;
    const name = own.code.name(base.value, place);
    if (!parent && name !== 'torch.nn.Module' && name !== 'pytorch_lightning.LightningModule') isKnown = false;
  }
  return isKnown ? null : undefined;
}

/** The expression that a name or `self.name` was given, where there is one such; the expression itself for anything else. */
export function definedBy(code: ModuleCode, expression: Expression, place: Place): { readonly code: ModuleCode; readonly expression: Expression; readonly place: Place } {
  const itself = { code, expression, place };
  if (expression.kind === 'Name') {
    const [binding, ...more] = code.bindings(expression.id, place);
    return binding?.kind === 'value' && binding.path?.length === 0 && more.length === 0 ? definedBy(code, binding.value, binding.place) : itself;
  }
  if (expression.kind !== 'Attribute') return itself;
  const receiver = typeOf(code, expression.value, place);
  if (!receiver.own) return itself;
  const own = membersOf(receiver.own).filter((member) => member.name === expression.attribute);
  const [member] = own;
  return member && own.length === 1 ? { code: receiver.own.code, expression: member.value, place: member.place } : itself;
}
