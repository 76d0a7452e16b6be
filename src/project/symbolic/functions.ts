import type { Site } from '../../provenance/graph';
import { evaluate } from './expressions';
import type { Machine } from './machine';
import { newFrame, opaque, returnedOf } from './machine';
import { moduleFrame } from './modules';
import { execute } from './statements';
import type { FunctionTerm, Term } from './terms';

const deepest = 10;

/** Runs a function of the program with terms for its parameters; gives the term of what it returns. Recursion and too deep nesting are opaque. */
export function callFunction(machine: Machine, callee: FunctionTerm, args: readonly Term[], keywords: ReadonlyMap<string, Term>, site: Site): Term {
  const { definition } = callee;
  const name = definition.kind === 'Lambda' ? 'lambda' : definition.name;
  if (machine.calls.length > deepest || machine.frames.some((frame) => frame.definition === definition) || machine.budget <= 0) return opaque(name, site);
  if (machine.watch?.isReplaced(definition) === true) return opaque(name, site);
  if (machine.watch && !takes(callee, args, keywords)) {
    machine.watch.mismatched(machine, { callee, args, keywords, site });
    return opaque(name, site);
  }
  const frame = newFrame(callee.path, callee.closure ?? moduleFrame(machine, callee.path), definition, callee.owner);
  const given = callee.self ? [callee.self, ...args] : callee.owner && isClassMethod(callee) ? [opaque('cls', site), ...args] : [...args];
  let next = 0;
  for (const parameter of definition.parameters) {
    const at = { path: callee.path, span: { start: parameter.start, end: parameter.end } };
    if (parameter.form === 'varargs') {
      frame.vars.set(parameter.name, { t: 'sequence', of: 'tuple', items: given.slice(next), site: at });
      next = given.length;
    } else if (parameter.form === 'kwargs') {
      const known = new Set(definition.parameters.map((one) => one.name));
      const rest = [...keywords].filter(([keyword]) => !known.has(keyword));
      frame.vars.set(parameter.name, { t: 'dict', entries: rest.map(([keyword, value]) => ({ key: { t: 'literal', value: keyword, site: at }, value })), site: at });
    } else {
      const value = keywords.get(parameter.name) ?? (parameter.form === 'keyword-only' ? undefined : given[next++]);
      frame.vars.set(parameter.name, value ?? (parameter.defaultValue ? evaluate(machine, parameter.defaultValue, callee.closure ?? moduleFrame(machine, callee.path)) : opaque(parameter.name, at)));
    }
  }
  machine.ran.add(definition);
  machine.watch?.ran(definition, callee.path, machine.calls);
  const { calls } = machine;
  machine.calls = [...calls, site];
  machine.frames.push(frame);
  if (definition.kind === 'Lambda') frame.returned = evaluate(machine, definition.body, frame);
  else execute(machine, definition.body, frame);
  machine.frames.pop();
  machine.calls = calls;
  if (frame.yielded) return { t: 'collected', element: frame.yielded, over: null, site };
  return returnedOf(frame) ?? { t: 'literal', value: null, site };
}

/** Can the function be called with so many positional arguments and these keywords? What is not given is not asked for: it may come from a fixture. */
function takes({ definition, self, owner }: FunctionTerm, args: readonly Term[], keywords: ReadonlyMap<string, Term>): boolean {
  const { parameters } = definition;
  if (definition.kind === 'FunctionDefinition' && definition.decorators.length > 0) return true;
  const has = (form: (typeof parameters)[number]['form']): boolean => parameters.some((parameter) => parameter.form === form);
  const hasSelf = self !== null || owner !== null;
  const places = parameters.filter((parameter) => parameter.form === 'ordinary' || parameter.form === 'positional-only').length - (self !== null ? 1 : 0);
  const isText = (parameter: (typeof parameters)[number] | undefined): boolean => parameter?.annotation?.kind === 'Name' && /^(str|int|float|bool)$/.test(parameter.annotation.id);
  // An object of a class of the program is no text and no number.
  if (args.some((given, index) => given.t === 'instance' && isText(parameters[index + (self !== null ? 1 : 0)]))) return false;
  const fits = has('varargs') || args.length <= places || (hasSelf && self === null);
  return fits && (has('kwargs') || [...keywords.keys()].every((name) => name.startsWith('**') || parameters.some((parameter) => parameter.name === name)));
}

function isClassMethod(callee: FunctionTerm): boolean {
  return callee.definition.kind === 'FunctionDefinition' && callee.definition.decorators.some((decorator) => decorator.kind === 'Name' && decorator.id === 'classmethod');
}
