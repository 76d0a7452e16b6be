import type { Parameter } from '../python/nodes';
import { execute } from './execute';
import { newFrame } from './frames';
import type { Site } from './graph';
import type { Varying } from './loops';
import { varyingArguments } from './loops';
import type { Activation, Args, Machine } from './machine';
import { allArguments, noKeywords } from './machine';
import { isStatic } from './classes';
import type { Frame, FunctionValue, Value } from './values';
import { none, unknown } from './values';

/** A function that is called from ever new places is understood after so many; from then on its arguments flow through it as through an unknown call. */
const MOST_RUNS = 24;

/** Calls a workspace function with its actual arguments; where that would go too deep, the arguments flow through as through an unknown call. */
export function callFunction(machine: Machine, callee: FunctionValue, args: Args, site: Site): Value {
  machine.called.add(callee.definition);
  const signature = plainSignature(callee, args);
  if (signature !== null) {
    const known = machine.plainResults.get(callee.definition)?.get(signature);
    if (known) return known;
  }
  const runs = machine.runs.get(callee.definition) ?? 0;
  if (callee.definition.kind === 'FunctionDefinition' && runs >= MOST_RUNS) return machine.mixed(allArguments(args), callee.name, site);
  machine.runs.set(callee.definition, runs + 1);
  const frame = newFrame(callee.closure, callee.path);
  bindParameters(machine, callee, args, frame);
  const activation: Activation = { definition: callee.definition, frame, returned: null, yielded: null };
  const outside = machine.varying;
  machine.varying = varyingParameters(machine, callee, args);
  const result = machine.within(site, activation, () => run(machine, callee, activation, frame));
  machine.varying = outside;
  const value = result ?? machine.mixed(allArguments(args), callee.name, site);
  if (signature !== null && result && machine.state.deref(result) === null && result.t !== 'tuple') {
    const results = machine.plainResults.get(callee.definition) ?? new Map<string, Value>();
    machine.plainResults.set(callee.definition, results.set(signature, value));
  }
  return value;
}

/**
 * What a module-level function is called with, as text, where that is constants and things unknown only: then a second call tells nothing new.
 * Not for functions that bring data: each call of a loader is a load of its own.
 */
function plainSignature(callee: FunctionValue, args: Args): string | null {
  if (callee.self || callee.closure.parent || callee.definition.kind === 'Lambda') return null;
  const parts: string[] = [];
  for (const value of args.positional) {
    if (value.t !== 'constant' && value.t !== 'unknown') return null;
    parts.push(value.t === 'constant' ? String(value.value) : '?');
  }
  for (const [name, value] of args.keywords) {
    if (value.t !== 'constant' && value.t !== 'unknown') return null;
    parts.push(`${name}=${value.t === 'constant' ? String(value.value) : '?'}`);
  }
  return parts.join(',');
}

const nothingVaries: Varying = new Map();

/** The parameters that are given something that changes from round to round of a loop. A lambda sees the names around it too. */
function varyingParameters(machine: Machine, callee: FunctionValue, args: Args): Varying {
  const parameters = callee.definition.parameters;
  if (args.candidate !== undefined) return new Map(parameters.map((parameter) => [parameter.name, args.candidate ?? 0]));
  const given = varyingArguments(machine, args);
  if (given.size === 0) return callee.definition.kind === 'Lambda' ? machine.varying : nothingVaries;
  const varying = new Map(callee.definition.kind === 'Lambda' ? machine.varying : []);
  const shift = callee.self && !isStatic(callee) ? 1 : 0;
  for (const [key, loop] of given) {
    const name = typeof key === 'string' ? key : parameters[key + shift]?.name;
    if (name !== undefined) varying.set(name, loop);
  }
  return varying;
}

function run(machine: Machine, callee: FunctionValue, activation: Activation, frame: Frame): Value {
  const definition = callee.definition;
  if (definition.kind === 'Lambda') return machine.evaluate(definition.body, frame);
  if (callee.owner) frame.vars.set('__class__', callee.owner);
  execute(machine, definition.body, frame);
  if (activation.yielded) return { t: 'iterator', element: activation.yielded };
  return activation.returned ?? none;
}

function bindParameters(machine: Machine, callee: FunctionValue, args: Args, frame: Frame): void {
  const parameters: readonly Parameter[] = callee.definition.parameters;
  const positional = callee.self && !isStatic(callee) ? [callee.self, ...args.positional] : args.positional;
  const keywords = args.keywords.size === 0 ? noKeywords : new Map(args.keywords);
  let next = 0;
  for (const parameter of parameters) {
    if (parameter.form === 'varargs') {
      frame.vars.set(parameter.name, { t: 'tuple', items: positional.slice(next) });
      next = positional.length;
      continue;
    }
    if (parameter.form === 'kwargs') {
      frame.vars.set(parameter.name, machine.state.allocate({ t: 'dict', entries: keywords, rest: null }));
      continue;
    }
    const byName = parameter.form === 'positional-only' ? undefined : keywords.get(parameter.name);
    let value = byName;
    if (byName) (keywords as Map<string, Value>).delete(parameter.name);
    else if (parameter.form !== 'keyword-only' && next < positional.length) value = positional[next++];
    if (!value && !args.open && parameter.defaultValue) value = machine.evaluate(parameter.defaultValue, callee.closure);
    frame.vars.set(parameter.name, value ?? unknown);
  }
}
