import type { Expression } from '../../../python/nodes';
import type { ModuleCode, OwnClass } from '../../../project/code/code';
import type { Place } from '../../../project/code/places';
import { classAround } from '../../../project/code/places';
import { isType, typeOf } from '../../../project/code/types';
import type { Type } from '../../../project/code/type-values';
import type { Member } from '../../../project/training/networks';
import { membersOf, networkClasses } from '../../../project/training/networks';
import { offered } from '../../fixes/offer';
import type { Fix, Rule } from '../../rule';
import { at, rewrite, textIn } from '../story';

/** Layers in a plain list or dict: `parameters()`, `to(device)` and `state_dict()` do not see them. */
export const rule: Rule = {
  meta: {
    id: 'training/unregistered-submodules',
    title: 'Layers or parameters are kept in a plain list or dict of a network',
    family: 'training',
    severity: 'error',
    confidence: 'certain',
    preset: 'on',
    competencies: ['ml.training-debugging', 'ml.frameworks'],
    references: ['torch-module'],
    since: '0.2.0',
    fix: 'safe',
  },
  inspect({ code, report }) {
    for (const own of networkClasses(code)) {
      for (const member of membersOf(own)) {
        const held = heldIn(code, own, member);
        if (!held || isRegistered(code, own, member.name)) continue;
        const { what, form } = held;
        report({
          severity: 'error',
          confidence: 'certain',
          message:
            `self.${member.name} is a plain ${form} of ${what === 'layer' ? 'layers' : 'parameters'}, and nn.Module does not look into it: parameters() leaves them out, so that no optimizer trains them, to(device) leaves them where they are, and state_dict() does not save them. `
            + `Use nn.${container(what, form)}.`,
          at: at(code, member.place.statement),
          related: held.node === member.value ? [] : [{ message: `a ${what} is put in here`, at: at(code, held.node) }],
          fixes: offered(() => wrapped(code, member, what, form)),
        });
      }
    }
  },
};

interface Held {
  readonly what: 'layer' | 'parameter';
  readonly form: 'list' | 'dict';
  readonly node: Expression;
}

function container(what: Held['what'], form: Held['form']): string {
  return `${what === 'layer' ? 'Module' : 'Parameter'}${form === 'list' ? 'List' : 'Dict'}`;
}

function whatIs(code: ModuleCode, expression: Expression, place: Place): Held['what'] | null {
  const type = typeOf(code, expression, place);
  return isType(type, 'torch.nn.Parameter') ? 'parameter' : isType(type, 'torch.nn.Module') && !isEmpty(type) ? 'layer' : null;
}

/** Layers that have nothing to learn, to move, to save, or to switch: pools, activations, shapes. */
const EMPTY = /^torch\.nn\.(?:(?:Adaptive)?(?:Avg|Max|LP)Pool[123]d|MaxUnpool[123]d|(?:Leaky)?ReLU6?|ELU|CELU|SELU|GELU|SiLU|Mish|Sigmoid|Tanh|Softplus|(?:Log)?Softmax|Hard\w+|Identity|Flatten|Unflatten|Upsample|Unfold|Fold|PixelShuffle|\w+Pad[123]d|CosineSimilarity)$/;

/** Is it such a layer, or a network made of these alone? */
function isEmpty({ name, own }: Type, hops = 0): boolean {
  if (own === null) return EMPTY.test(name);
  const isKept = (called: string): boolean => (own.code.calls.get(called) ?? []).some(({ node }) => own.node.start <= node.start && node.end <= own.node.end);
  if (hops > 4 || own.node.bases.length !== 1 || ['register_buffer', 'register_parameter', 'add_module', 'Parameter', 'append', 'setattr'].some(isKept)) return false;
  const parts = membersOf(own).filter(({ value }) => value.kind === 'Call').map(({ value, place }) => typeOf(own.code, value, place));
  return parts.length > 0 && parts.every((type) => isEmpty(type, hops + 1));
}

function heldIn(code: ModuleCode, own: OwnClass, { name, value, place }: Member): Held | null {
  const elements = listed(value);
  for (const element of elements) {
    // `[self.b1, self.b2]`: these are registered by themselves.
    if (element.value.kind === 'Attribute') continue;
    const what = whatIs(code, element.value, value.kind === 'Comprehension' ? innerPlace(code, value, place) : place);
    if (what) return { what, form: element.form, node: value };
  }
  if (!(value.kind === 'List' && value.elements.length === 0)) return null;
  for (const { node, place: later } of code.methodCalls('append')) {
    const { callee, args: [first] } = node;
    if (!first || callee.value.kind !== 'Attribute' || callee.value.attribute !== name || callee.value.value.kind !== 'Name' || callee.value.value.id !== 'self' || classAround(later) !== own.scope) continue;
    const what = later.scope === place.scope ? whatIs(code, first.value, later) : null;
    if (what) return { what, form: 'list', node };
  }
  return null;
}

function listed(value: Expression): readonly { readonly value: Expression; readonly form: Held['form'] }[] {
  switch (value.kind) {
    case 'List':
    case 'Tuple':
      return value.elements.slice(0, 4).map((one) => ({ value: one, form: 'list' }));
    case 'Dict':
      return value.entries.slice(0, 4).flatMap((one) => (one.key === null ? [] : [{ value: one.value, form: 'dict' as const }]));
    case 'Comprehension':
      return value.of === 'list' || value.of === 'dict' ? [{ value: value.element, form: value.of }] : [];
    case 'BinaryOperation':
      // [nn.Linear(8, 8)] * 3, [a] + [b]
      return value.operator === '*' || value.operator === '+' ? listed(value.left) : [];
    default:
      return [];
  }
}

function innerPlace(code: ModuleCode, comprehension: Expression, place: Place): Place {
  const first = [...code.calls.values()].flat().find((one) => comprehension.start <= one.node.start && one.node.end <= comprehension.end && one.place.scope.node === comprehension);
  return first?.place ?? place;
}

/** Is the list handed on to something that registers what is in it, or is it meant to stay out? */
function isRegistered(code: ModuleCode, own: OwnClass, name: string): boolean {
  const inside = ({ place }: { readonly place: Place }): boolean => classAround(place) === own.scope;
  if ((code.calls.get('add_module') ?? []).some(inside) || (code.calls.get('setattr') ?? []).some(inside) || (code.calls.get('register_module') ?? []).some(inside) || (code.calls.get('register_parameter') ?? []).some(inside)) return true;
  const mentions = (node: Expression): boolean => {
    switch (node.kind) {
      case 'Attribute':
        return node.attribute === name && node.value.kind === 'Name' && node.value.id === 'self';
      case 'Starred':
      case 'Subscript':
        return mentions(node.value);
      case 'Call':
        return node.args.some((one) => mentions(one.value)) || (node.callee.kind === 'Attribute' && mentions(node.callee.value));
      case 'BinaryOperation':
        return mentions(node.left) || mentions(node.right);
      case 'Comprehension':
        return node.clauses.some((clause) => mentions(clause.iterable));
      default:
        return false;
    }
  };
  const wraps = ['ModuleList', 'Sequential', 'ModuleDict', 'ParameterList', 'ParameterDict'].flatMap((one) => code.calls.get(one) ?? []);
  return wraps.some((one) => inside(one) && one.node.args.some((argument) => mentions(argument.value))) || (code.attributes.get(name) ?? []).some((one) => one.node.value.kind === 'Name' && one.node.value.id === 'self' && inside(one) && isInParameters(one.place));
}

/** `def parameters(self)` that gives them itself. */
function isInParameters({ scope }: Place): boolean {
  return scope.node.kind === 'FunctionDefinition' && /^(parameters|named_parameters|state_dict|_apply|to)$/.test(scope.node.name);
}

function wrapped(code: ModuleCode, { value }: Member, what: Held['what'], form: Held['form']): Fix | null {
  const nn = [...code.scope.bound].find(([, list]) => list.some((one) => one.kind === 'import' && one.qualified === 'torch.nn'))?.[0] ?? ([...code.scope.bound].some(([name, list]) => name === 'torch' && list.some((one) => one.kind === 'import')) ? 'torch.nn' : null);
  if (nn === null || value.kind === 'Tuple' || value.kind === 'BinaryOperation') return null;
  const type = `${nn}.${container(what, form)}`;
  const isEmpty = value.kind === 'List' && value.elements.length === 0;
  return rewrite(code, `Keep them in ${type}`, true, { start: value.start, end: value.end, text: isEmpty ? `${type}()` : `${type}(${textIn(code, value)})` });
}
