import type { Attribute, Call, Expression, Statement } from '../../python/nodes';
import type { ModuleCode } from '../code/code';
import type { Place } from '../code/places';
import type { Type } from '../code/type-values';
import { isType, typeOf } from '../code/types';

/** What a call does to the state of a training: gradients, weights, learning rate, mode. */
export type EffectKind =
  | 'backward' | 'clear' | 'step' | 'schedule' | 'clip' | 'unscale' | 'update' | 'train' | 'eval'
  /** A network is asked. */
  | 'forward'
  /** Gradients are read, or weights written, by hand. */
  | 'manual'
  /** A call that is not known is given an optimizer or a network: it may do anything of this. */
  | 'opaque';

export interface Effect {
  readonly kind: EffectKind;
  /** On what: the optimizer, network or scaler as the outermost function names it (`self.model`); '*' for everything. */
  readonly subject: string;
  /** backward, step, clip: by a gradient scaler, an Accelerator or Fabric, an engine that clears by itself, or plainly. */
  readonly by: 'plain' | 'scaler' | 'accelerator' | 'engine';
  readonly node: Call | Statement;
  readonly code: ModuleCode;
  readonly place: Place;
  /** The call in the outermost function through which it is reached, or the node itself. */
  readonly through: Place;
}

/** The text by which an expression is known: `self.model` for `self.model`, `self.model.module` and `unwrap(self.model)`. Null for what has no name. */
export function subjectOf(expression: Expression): string | null {
  switch (expression.kind) {
    case 'Name':
      return expression.id;
    case 'Attribute': {
      const base = subjectOf(expression.value);
      return base === null ? null : expression.attribute === 'module' ? base : `${base}.${expression.attribute}`;
    }
    case 'Subscript': {
      const base = subjectOf(expression.value);
      const { index } = expression;
      return base === null ? null : `${base}[${index.kind === 'Constant' ? String(index.value) : '?'}]`;
    }
    case 'Call': {
      const { callee, args: [first] } = expression;
      const name = callee.kind === 'Name' ? callee.id : callee.kind === 'Attribute' ? callee.attribute : '';
      if (/^(unwrap\w*|optimizers|compile)$/.test(name)) return first ? subjectOf(first.value) : callee.kind === 'Attribute' ? subjectOf(callee.value) : null;
      return null;
    }
    default:
      return null;
  }
}

/** Calls that clip gradients, by name. */
export const CLIPS: ReadonlySet<string> = new Set(['clip_grad_norm_', 'clip_grad_value_', 'clip_grad_norm', 'clip_gradients']);

export function isScheduler(type: Type, subject: string): boolean {
  return isType(type, 'torch.optim.lr_scheduler.LRScheduler') || (type.name === '' && !type.own && /sched|lr_decay|warmup/i.test(last(subject)));
}

export function isOptimizer(type: Type, subject: string): boolean {
  if (type.name !== '' || type.own) return isType(type, 'torch.optim.Optimizer') || /(^|\.)(Adam\w*|SGD\w*|Lamb|LAMB|Lion|Adafactor|RMSprop\w*)$/.test(type.name);
  return /opt|solver/i.test(last(subject)) && !/options?$/i.test(subject);
}

export function isScaler(type: Type, subject: string): boolean {
  return type.name.endsWith('.GradScaler') || (type.name === '' && !type.own && /(^|_)(grad_?|amp_?|loss_?)?scaler$/i.test(last(subject)));
}

function last(subject: string): string {
  return subject.slice(subject.lastIndexOf('.') + 1);
}

/** Does the name say that it is a network, where nothing else tells it? */
export function isNetworkName(subject: string): boolean {
  return /^(model|net|network|\w+_model|\w+_net|model_\w+|net_\w+|netG|netD|netg|netd|[a-z]*generator|[a-z]*discriminator|generator_?\w*|discriminator_?\w*|actor|critic|policy_net|q_network|target_network|encoder|decoder|classifier|student|teacher|backbone|unet|vae|gan|transformer|resnet\d*|ddp_model|model\d)$/i.test(last(subject).replace(/\[.*\]$/, ''));
}

export function isNetwork(type: Type, subject: string): boolean {
  if (type.own || type.name !== '') return isType(type, 'torch.nn.Module') && !/^torch\.nn\.\w*Loss$/.test(type.name);
  return isNetworkName(subject);
}

type Found = Pick<Effect, 'kind' | 'subject' | 'by'>;

const plain = (kind: EffectKind, subject: string): Found => ({ kind, subject, by: 'plain' });

/** What a call does by itself; null: nothing of this kind. What a function of the program does is not asked here. */
export function effectOf(code: ModuleCode, call: Call, place: Place): Found | null {
  const { callee } = call;
  if (callee.kind === 'Name' || callee.kind === 'Attribute') {
    const name = callee.kind === 'Name' ? callee.id : callee.attribute;
    if (CLIPS.has(name)) return { kind: 'clip', subject: '*', by: clipsBy(code, callee, place) };
  }
  if (callee.kind === 'Attribute') {
    const method = methodEffect(code, call, callee, place);
    if (method) return method;
  }
  return forwardEffect(code, call, place) ?? opaqueEffect(code, call, place);
}

function clipsBy(code: ModuleCode, callee: Expression, place: Place): Effect['by'] {
  if (callee.kind !== 'Attribute') return 'plain';
  const receiver = subjectOf(callee.value) ?? '';
  return /accelerator|fabric/i.test(receiver) || (receiver === 'self' && callee.attribute === 'clip_gradients') ? 'accelerator' : code.name(callee, place) === undefined && /engine|model/i.test(receiver) ? 'engine' : 'plain';
}

function methodEffect(code: ModuleCode, call: Call, callee: Attribute, place: Place): Found | null {
  const { attribute: name, value: receiver } = callee;
  const [first] = call.args;
  switch (name) {
    case 'backward':
    case 'manual_backward': {
      const subject = subjectOf(receiver) ?? '';
      // Distributed autograd has gradients of its own in each context.
      if (code.name(callee, place) === 'torch.distributed.autograd.backward') return { kind: 'backward', subject, by: 'engine' };
      if (name === 'manual_backward' || /accelerator|fabric/i.test(subject)) return { kind: 'backward', subject: first ? (subjectOf(first.value) ?? '') : '', by: 'accelerator' };
      if (isScaling(code, receiver, place)) return { kind: 'backward', subject: scaledLoss(receiver), by: 'scaler' };
      if (first?.keyword === null && /engine|model|^ds_/i.test(last(subject))) return { kind: 'backward', subject, by: 'engine' };
      if (subject.startsWith('scaled_loss')) return { kind: 'backward', subject, by: 'accelerator' };
      return { kind: 'backward', subject, by: 'plain' };
    }
    case 'zero_grad':
      return plain('clear', subjectOf(receiver) ?? '*');
    case 'zero_':
    case 'fill_':
      return /\.grad(\.data)?$/.test(subjectOf(receiver) ?? '') ? plain('clear', '*') : null;
    case 'step':
      return stepEffect(code, call, receiver, place);
    case 'unscale_':
    case 'unscale_gradients':
      return { kind: 'unscale', subject: first ? (subjectOf(first.value) ?? '*') : '*', by: 'scaler' };
    case 'update': {
      const subject = subjectOf(receiver) ?? '';
      return isScaler(typeOf(code, receiver, place), subject) ? plain('update', subject) : null;
    }
    case 'train':
    case 'eval':
      return modeEffect(code, call, name, receiver, place);
    default:
      return null;
  }
}

function isScaling(code: ModuleCode, receiver: Expression, place: Place): boolean {
  return scaleCall(receiver) !== null || (receiver.kind === 'Name' && code.bindings(receiver.id, place).some((one) => one.kind === 'value' && scaleCall(one.value) !== null));
}

/** `scaler.scale(loss)` */
function scaleCall(expression: Expression): Call | null {
  return expression.kind === 'Call' && expression.callee.kind === 'Attribute' && expression.callee.attribute === 'scale' && /scaler/i.test(subjectOf(expression.callee.value) ?? '') ? expression : null;
}

function scaledLoss(receiver: Expression): string {
  const loss = scaleCall(receiver)?.args[0]?.value;
  return subjectOf(loss ?? receiver) ?? '';
}

function stepEffect(code: ModuleCode, call: Call, receiver: Expression, place: Place): Found | null {
  const subject = subjectOf(receiver) ?? '';
  const type = typeOf(code, receiver, place);
  const [first] = call.args;
  if (isScaler(type, subject)) return { kind: 'step', subject: first ? (subjectOf(first.value) ?? '*') : '*', by: 'scaler' };
  if (isScheduler(type, subject)) return plain('schedule', subject);
  if (isOptimizer(type, subject)) return plain('step', subject);
  if (type.name === '' && !type.own && call.args.length === 0 && /engine|model|^ds_/i.test(last(subject))) return { kind: 'step', subject, by: 'engine' };
  return null;
}

function modeEffect(code: ModuleCode, call: Call, name: 'train' | 'eval', receiver: Expression, place: Place): Found | null {
  const subject = subjectOf(receiver) ?? '';
  if (call.args.length > 1 || (name === 'eval' && call.args.length > 0)) return null;
  const type = typeOf(code, receiver, place);
  if ((type.own || type.name !== '') && !isType(type, 'torch.nn.Module')) return null;
  if (code.name(receiver, place) !== undefined) return null;
  const [mode] = call.args;
  if (!mode) return plain(name, subject);
  if (mode.value.kind === 'Constant') return mode.value.type === 'boolean' ? plain(mode.value.value === true ? 'train' : 'eval', subject) : null;
  // `model.train(mode)`, `model.train(was_training)`: what it sets is not known, and it may set it back.
  return mode.keyword === 'mode' || /mode|train|flag|is_|was/i.test(subjectOf(mode.value) ?? '') ? plain('train', subject) : null;
}

function forwardEffect(code: ModuleCode, call: Call, place: Place): Found | null {
  const { callee } = call;
  const asked = callee.kind === 'Attribute' && callee.attribute === 'forward' ? callee.value : callee;
  const subject = subjectOf(asked);
  if (subject === null) return null;
  // A method of something is no network, unless someone has put one there under this name.
  if (asked.kind === 'Attribute' && !code.assigned.has(asked.attribute) && !isNetworkName(subject)) return null;
  if (code.name(asked, place) !== undefined || code.definition(asked, place)) return null;
  return isNetwork(typeOf(code, asked, place), subject) ? plain('forward', subject) : null;
}

function opaqueEffect(code: ModuleCode, call: Call, place: Place): Found | null {
  const { callee } = call;
  if (callee.kind !== 'Name' && callee.kind !== 'Attribute' && callee.kind !== 'Subscript') return null;
  const name = callee.kind === 'Subscript' ? undefined : code.name(callee, place);
  if (name !== undefined && /^(builtins|torch|numpy|pandas|tqdm|wandb|logging|os|time|math|copy)(\.|$)/.test(name)) return null;
  for (const { value } of call.args) {
    const subject = subjectOf(value);
    if (subject === null || !/opt|solver|scaler|adam|sgd|lbfgs/i.test(subject)) continue;
    const type = typeOf(code, value, place);
    // A function of the program that got here does nothing of this kind: what does is followed.
    if (isOptimizer(type, subject) || isScaler(type, subject)) return callee.kind !== 'Subscript' && code.definition(callee, place) ? null : plain('opaque', subject);
  }
  return null;
}
