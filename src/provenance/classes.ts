import type { Expression, Statement } from '../python/nodes';
import type { Site } from './graph';
import type { Args, Machine } from './machine';
import type { ClassValue, FunctionValue, Value } from './values';

/** A class member by name, looked up along the workspace's part of the class hierarchy. */
export function memberOf(machine: Machine, value: ClassValue, name: string, depth = 0): Value | null {
  const own = value.members.get(name);
  if (own) return own;
  if (depth > 8) return null;
  for (const base of value.bases) {
    const found = base.t === 'class' ? memberOf(machine, base, name, depth + 1) : null;
    if (found) return found;
  }
  return null;
}

/** The nearest library class a workspace class derives from: `torch.nn.Module`, `sklearn.base.BaseEstimator`. */
export function libraryBase(value: ClassValue, depth = 0): string | null {
  for (const base of value.bases) {
    if (base.t === 'external') return base.name;
    if (base.t === 'class' && depth < 8) {
      const found = libraryBase(base, depth + 1);
      if (found !== null) return found;
    }
  }
  return null;
}

/** A method bound to its object; a property's value. */
export function propertyValue(machine: Machine, member: FunctionValue, self: Value, site: Site): Value {
  const bound = bindMethod(machine, member, self);
  return member.isProperty ? machine.call(bound, { positional: [], keywords: new Map(), open: false, syntax: null }, site, member.name) : bound;
}

/** A member looked up on an object or a class: bound to the object, to the class (`@classmethod`), or to nothing (`@staticmethod`, a function taken from the class). */
export function bindMethod(machine: Machine, member: FunctionValue, owner: Value): FunctionValue {
  if (hasDecorator(member, 'staticmethod')) return { ...member, self: null };
  if (!hasDecorator(member, 'classmethod')) return { ...member, self: owner.t === 'class' ? null : owner };
  const cell = machine.state.deref(owner);
  return { ...member, self: cell?.t === 'instance' ? cell.of : owner };
}

/** `@staticmethod`: no object is passed. */
export function isStatic(member: FunctionValue): boolean {
  return hasDecorator(member, 'staticmethod');
}

function hasDecorator(member: FunctionValue, name: string): boolean {
  return member.definition.kind === 'FunctionDefinition' && member.definition.decorators.length > 0 && member.definition.decorators.some((d) => d.kind === 'Name' && d.id === name);
}

/** With a class, what it derives from is in use too. */
function markInstantiated(machine: Machine, value: ClassValue, depth: number): void {
  machine.instantiated.add(value.definition);
  if (depth < 8) for (const base of value.bases) if (base.t === 'class') markInstantiated(machine, base, depth + 1);
}

/** `Name(…)` of a workspace class: a new instance, its constructor run. */
export function instantiate(machine: Machine, value: ClassValue, args: Args, site: Site): Value {
  markInstantiated(machine, value, 0);
  const node = machine.node(value.definition.name, site, []);
  const instance = machine.state.allocate({ t: 'instance', of: value, attributes: new Map(), behind: null, node, madeIn: machine.loops.map((loop) => loop.event) });
  const constructor = memberOf(machine, value, '__init__');
  if (constructor?.t === 'function') machine.call({ ...constructor, self: instance }, args, site, '__init__');
  else fillFields(machine, value, instance, args, site);
  return instance;
}

/** Dataclasses and pydantic models: the annotated fields in order. */
function fillFields(machine: Machine, value: ClassValue, instance: Value & { t: 'ref' }, args: Args, site: Site): void {
  const fields = value.definition.body.filter((s): s is Extract<Statement, { kind: 'AnnotatedAssign' }> => s.kind === 'AnnotatedAssign');
  const cell = machine.state.cell(instance.id);
  if (cell.t !== 'instance' || fields.length === 0) return;
  const attributes = new Map(cell.attributes);
  fields.forEach((field, i) => {
    if (field.target.kind !== 'Name') return;
    const name = field.target.id;
    const given = args.keywords.get(name) ?? args.positional[i] ?? made(machine, value, field.value, site);
    if (given) attributes.set(name, given);
  });
  machine.state.update(instance.id, { ...cell, attributes });
}

/** `field(default_factory=StandardScaler)`: each instance gets an object of its own. */
function made(machine: Machine, owner: ClassValue, value: Expression | null, site: Site): Value | undefined {
  if (value?.kind !== 'Call') return undefined;
  const factory = value.args.find((argument) => argument.keyword === 'default_factory');
  if (!factory) return undefined;
  return machine.call(machine.evaluate(factory.value, owner.closure), { positional: [], keywords: new Map(), open: false, syntax: null }, site, 'default_factory');
}
