import type { Site } from '../../provenance/graph';
import type { Statement } from '../../python/nodes';
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

function isClassMethod(callee: FunctionTerm): boolean {
  return callee.definition.kind === 'FunctionDefinition' && callee.definition.decorators.some((decorator) => decorator.kind === 'Name' && decorator.id === 'classmethod');
}

/** Does the body end here in every case: by return, raise, break or continue? */
export function leaves(statement: Statement): boolean {
  return statement.kind === 'Return' || statement.kind === 'Raise' || (statement.kind === 'Simple' && statement.form !== 'pass');
}
