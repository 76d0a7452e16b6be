import type { FunctionDefinition, Statement } from '../../python/nodes';
import type { ProgramSyntax } from '../program-syntax';
import { statementsOf } from '../program-syntax';
import type { Frame, Machine } from './machine';

const closures = new WeakMap<Machine, Map<FunctionDefinition, Frame>>();

/** Remembers in which run of a function another one was defined. */
export function noteClosure(machine: Machine, definition: FunctionDefinition, frame: Frame): void {
  const of = closures.get(machine) ?? new Map<FunctionDefinition, Frame>();
  of.set(definition, frame);
  closures.set(machine, of);
}

/** The frame that a function was defined in when its factory ran last; null: in none, or it has not run. */
export function closureOf(machine: Machine, definition: FunctionDefinition): Frame | null {
  return closures.get(machine)?.get(definition) ?? null;
}

/** The function of a module in which a function is defined: `create_app` of the routes that it makes; null: it stands in the module itself. */
export function factoryOf(program: ProgramSyntax, path: string, definition: FunctionDefinition): FunctionDefinition | null {
  for (const statement of statementsOf(program.modules.get(path)?.body ?? [])) {
    if (statement.kind === 'FunctionDefinition' && statement !== definition && statement.start < definition.start && definition.end <= statement.end) return statement;
  }
  return null;
}

/** The functions that the functions of a module define, one level deep. */
export function nestedFunctions(body: readonly Statement[]): readonly FunctionDefinition[] {
  return statementsOf(body).flatMap((statement) => (statement.kind === 'FunctionDefinition' ? statementsOf(statement.body).filter((inner) => inner.kind === 'FunctionDefinition') : []));
}
