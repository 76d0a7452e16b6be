import type { ModuleCode, ProgramCode } from '../code/code';
import type { Place, Scope } from '../code/places';
import { runningScope } from '../code/places';

/** Calls that change the state of a training, by name. */
const NAMES = ['backward', 'manual_backward', 'zero_grad', 'step', 'eval', 'train', 'clip_grad_norm_', 'clip_grad_value_', 'clip_grad_norm', 'clip_gradients', 'no_grad', 'inference_mode'];
/** Every class has these: to follow them by name would lead everywhere. */
const EVERYWHERE = /^(__\w+__|forward)$/;
/** More functions than this between a call and what it does are not followed. */
const MOST_ROUNDS = 5;

interface Relevant {
  readonly scopes: ReadonlySet<Scope>;
  /** The names of those that are functions. */
  readonly names: ReadonlySet<string>;
}

const programs = new WeakMap<ProgramCode, Relevant>();

/** Can the flow of a function, or of a module's top level, hold anything? Told by the names of calls in it, and in the functions of the program that bear the names of its calls. */
export function isRelevant({ program }: ModuleCode, scope: Scope): boolean {
  return relevant(program).scopes.has(scope);
}

/** May a call of this name run a function whose flow holds something? */
export function mayBeRelevant({ program }: ModuleCode, name: string): boolean {
  return relevant(program).names.has(name);
}

function relevant(program: ProgramCode): Relevant {
  let known = programs.get(program);
  if (known === undefined) {
    const scopes = relevantIn(program);
    known = { scopes, names: new Set([...scopes].flatMap(({ node }) => (node.kind === 'FunctionDefinition' ? [node.name] : []))) };
    programs.set(program, known);
  }
  return known;
}

function relevantIn(program: ProgramCode): ReadonlySet<Scope> {
  const found = new Set<Scope>();
  const modules = program.paths.flatMap((path) => program.module(path) ?? []);
  let names: ReadonlySet<string> = new Set(NAMES);
  for (let round = 0; round < MOST_ROUNDS && names.size > 0; round++) {
    const next = new Set<string>();
    const add = (scope: Scope | undefined): void => {
      if (!scope || found.has(scope)) return;
      found.add(scope);
      if (scope.node.kind === 'FunctionDefinition' && !EVERYWHERE.test(scope.node.name)) next.add(scope.node.name);
    };
    for (const code of modules) {
      for (const name of names) {
        for (const { place } of code.calls.get(name) ?? []) add(homeOf(code, place));
        if (round === 0) for (const { place } of code.attributes.get(name) ?? []) add(homeOf(code, place));
      }
    }
    names = next;
  }
  return found;
}

/** The function that runs a place; a decorator belongs to what it decorates. */
function homeOf(code: ModuleCode, place: Place): Scope | undefined {
  return place.statement.kind === 'FunctionDefinition' ? code.scopeOf.get(place.statement) : runningScope(place);
}
