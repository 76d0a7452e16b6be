import type { Site } from '../../provenance/graph';
import type { ClassAt } from '../program-syntax';
import { callFunction } from './functions';
import { classVariable } from './expressions';
import type { Machine } from './machine';
import { addInstance, holdField } from './machine';
import type { FunctionTerm, Instance, Term } from './terms';

/** Makes an object of a class of the program and runs its constructor. */
export function construct(machine: Machine, of: ClassAt, args: readonly Term[], keywords: ReadonlyMap<string, Term>, site: Site): Instance {
  const instance: Instance = { t: 'instance', of, fields: new Map(), isNetwork: isNetworkClass(machine, of), args, keywords, site };
  addInstance(machine, instance);
  if (!callMethod(machine, instance, '__init__', args, keywords, site)) {
    fillFields(machine, instance, of, args, keywords);
    // Data classes run it when the fields are filled.
    callMethod(machine, instance, '__post_init__', [], new Map(), site);
  }
  machine.watch?.made(machine, instance);
  return instance;
}

const network = /^(torch\.nn\.Module|pytorch_lightning\.LightningModule|lightning\..*LightningModule|keras\.(Model|models\.Model)|tensorflow\.keras\.Model)$/;

/** Is this a class of networks: of PyTorch, Lightning or Keras? */
export function isNetworkClass(machine: Machine, of: ClassAt): boolean {
  return derivesFrom(machine, of, network);
}

/** Data classes and models of pydantic: the annotated names, in order. */
function fillFields(machine: Machine, instance: Instance, of: ClassAt, args: readonly Term[], keywords: ReadonlyMap<string, Term>): void {
  let position = 0;
  for (const statement of of.definition.body) {
    if (statement.kind !== 'AnnotatedAssign' || statement.target.kind !== 'Name') continue;
    const given = keywords.get(statement.target.id) ?? args[position++];
    const value = given ?? classVariable(machine, of, statement.target.id);
    if (value) holdField(machine, instance, statement.target.id, defaultOf(value));
  }
}

/** `Field(0.5, …)`, `field(default=0.5)`. */
function defaultOf(value: Term): Term {
  if (value.t !== 'call' || !/(^|\.)[Ff]ield$/.test(value.callee)) return value;
  return value.keywords.get('default') ?? value.args[0] ?? value;
}

/** Does a class derive from a library's class of such a name? */
export function derivesFrom(machine: Machine, of: ClassAt, name: RegExp, hops = 0): boolean {
  return of.definition.bases.some((base) => {
    const known = machine.program.libraryName(base.value, of.path);
    if (known !== undefined && name.test(known)) return true;
    const parent = hops < 4 ? machine.program.meaning(base.value, of.path, null) : null;
    return parent?.is === 'class' && parent.definition !== of.definition && derivesFrom(machine, parent, name, hops + 1);
  });
}

/** A field, property, method or class variable of an object. */
export function instanceAttribute(machine: Machine, instance: Instance, name: string, site: Site): Term | undefined {
  const field = instance.fields.get(name);
  if (field) return field;
  const method = machine.program.method(instance.of, name);
  if (!method) return classVariable(machine, instance.of, name);
  const bound: FunctionTerm = { t: 'function', definition: method.definition, path: method.path, owner: method.owner, closure: null, self: isStatic(method.definition.decorators) ? null : instance, site };
  const isProperty = method.definition.decorators.some((decorator) => (decorator.kind === 'Name' && decorator.id === 'property') || (decorator.kind === 'Name' && decorator.id === 'cached_property'));
  return isProperty ? callFunction(machine, bound, [], new Map(), site) : bound;
}

/** Is a method one that gets no object? */
export function isStatic(decorators: readonly { readonly kind: string; readonly id?: string }[]): boolean {
  return decorators.some((decorator) => decorator.kind === 'Name' && decorator.id === 'staticmethod');
}

/** Calls a method of an object of the program by its name; undefined where its class has none. */
export function callMethod(machine: Machine, instance: Instance, name: string, args: readonly Term[], keywords: ReadonlyMap<string, Term>, site: Site): Term | undefined {
  const method = machine.program.method(instance.of, name);
  if (!method) return undefined;
  return callFunction(machine, { t: 'function', definition: method.definition, path: method.path, owner: method.owner, closure: null, self: instance, site }, args, keywords, site);
}
