import type { Site } from '../../provenance/graph';
import type { FunctionDefinition, Lambda } from '../../python/nodes';
import type { Span } from '../../python/text';
import type { ClassAt, ProgramSyntax } from '../program-syntax';
import type { CallTerm, FunctionTerm, Instance, Opaque, Term } from './terms';
import { choice, decided } from './terms';

/** Names and their terms within one call of a function, or of a module. */
export interface Frame {
  readonly path: string;
  vars: Map<string, Term>;
  /** What the names that a branch has changed so far held before it, undefined for none; null: outside of branches. */
  before: Map<string, Term | undefined> | null;
  readonly parent: Frame | null;
  /** The function that runs; null at module level. */
  readonly definition: FunctionDefinition | Lambda | null;
  readonly owner: ClassAt | null;
  /** Names declared global. */
  globals: ReadonlySet<string>;
  returned: Term | null;
  /** `if test: return value` on the way: what is returned else comes after. */
  guards: Guard[];
  /** What the names held where the innermost loop was left early. */
  exits: Map<string, Term>[];
  /** What is yielded, for generators. */
  yielded: Term | null;
}

/** Here a function returns where a test is true, or where it is not. */
export interface Guard {
  readonly test: Term;
  readonly value: Term;
  readonly isThen: boolean;
}

/** A call that happened, and in which circumstances. */
export interface Happened {
  readonly term: CallTerm;
  /** The calls of functions through which the program came here, outermost first. */
  readonly calls: readonly Site[];
  /** The function in which it happened; null at module level. */
  readonly inside: FunctionDefinition | Lambda | null;
  readonly loops: number;
  /** In how many loops that do the same several times over: `for _ in range(20)`. */
  readonly repeats: number;
  /** What decides whether it happens: the tests of the branches around it that could go either way. */
  readonly tests: readonly Term[];
}

/** Someone who looks on while a program runs: tests ask what they reach. */
export interface Watch {
  /** A function of the program is run; `calls`: through which calls. */
  readonly ran: (definition: FunctionDefinition | Lambda, path: string, calls: readonly Site[]) => void;
  /** Is the function replaced by something else, so that it does not run? */
  readonly isReplaced: (definition: FunctionDefinition | Lambda) => boolean;
  /** A function is called, at that place, with arguments that it does not take: Python would raise a TypeError. */
  readonly mismatched: (machine: Machine, call: { readonly callee: FunctionTerm; readonly args: readonly Term[]; readonly keywords: ReadonlyMap<string, Term>; readonly site: Site }) => void;
  /** A call whose inside is not followed has happened: what it brings about is run by the one who looks on. */
  readonly happened: (machine: Machine, term: CallTerm) => void;
  /** An object of a class of the program has been made. */
  readonly made: (machine: Machine, instance: Instance) => void;
  /** An `assert` is met: what it asserts. */
  readonly asserted: (term: Term) => void;
}

/** The state of running one program symbolically, from one root. */
export interface Machine {
  readonly program: ProgramSyntax;
  /** The file that is run as a script. */
  readonly main: string | null;
  readonly modules: Map<string, Frame>;
  readonly instances: Instance[];
  /** The names that have held a term in some module: where a changed object need not be looked for. */
  readonly heldByModules: Map<Term, string | Set<string>>;
  /** The objects that have held a term in a field: where a changed object need not be looked for. */
  readonly holders: Map<Term, Instance | Set<Instance>>;
  readonly frames: Frame[];
  /** The calls of functions that are being run, outermost first; never changed in place. */
  calls: readonly Site[];
  readonly happened: Happened[];
  /** Functions whose body ran. */
  readonly ran: Set<FunctionDefinition | Lambda>;
  loops: number;
  /** In how many loops over a number of rounds. */
  repeats: number;
  /** The tests of the branches that we are in, where literals don't decide them; never changed in place. */
  tests: readonly Term[];
  /** In how many branches we are that may not be taken. */
  branches: number;
  /** So many statements and expressions may still be looked at. */
  budget: number;
  watch: Watch | null;
  /** What a web application's state holds (`app.state.model`). */
  readonly appState: Map<string, Term>;
}

export function newMachine(program: ProgramSyntax, main: string | null, budget: number): Machine {
  return { program, main, modules: new Map(), instances: [], heldByModules: new Map(), holders: new Map(), frames: [], calls: [], happened: [], ran: new Set(), loops: 0, repeats: 0, tests: [], branches: 0, budget, watch: null, appState: new Map() };
}

export function siteOf(path: string, span: Span): Site {
  return { path, span: { start: span.start, end: span.end } };
}

const noNames: ReadonlySet<string> = new Set();

export function newFrame(path: string, parent: Frame | null, definition: Frame['definition'], owner: ClassAt | null): Frame {
  return { path, vars: new Map(), before: null, parent, definition, owner, globals: noNames, returned: null, guards: [], exits: [], yielded: null };
}

/** What a function returns, as the tests on its way decide. */
export function returnedOf(frame: Frame): Term | null {
  let term = frame.returned;
  for (const { test, value, isThen } of [...frame.guards].reverse()) {
    term = term ? decided(test, isThen ? value : term, isThen ? term : value, value.site) : value;
  }
  return term;
}

export function opaque(what: string, site: Site): Opaque {
  return { t: 'opaque', what, site };
}

/** Notes that a call happened. */
export function note(machine: Machine, term: CallTerm): void {
  machine.happened.push({ term, calls: machine.calls, inside: machine.frames.at(-1)?.definition ?? null, loops: machine.loops, repeats: machine.repeats, tests: machine.tests });
}

/** What a name holds in a frame and those around it. */
export function lookup(machine: Machine, name: string, frame: Frame): Term | undefined {
  for (let at: Frame | null = frame; at; at = at.parent) {
    const held = at.globals.has(name) ? undefined : at.vars.get(name);
    if (held) return held;
  }
  return machine.modules.get(frame.path)?.vars.get(name);
}

export function bind(machine: Machine, name: string, term: Term, frame: Frame): void {
  if (frame.globals.has(name)) {
    const module = machine.modules.get(frame.path);
    if (module) setName(machine, module, name, term);
  } else setName(machine, frame, name, term);
}

/** What a name of a frame holds from now on. */
export function setName(machine: Machine, frame: Frame, name: string, term: Term): void {
  if (frame.parent === null) noteHolder(machine.heldByModules, term, name);
  noteChange(frame, name);
  frame.vars.set(name, term);
}

/** Most terms have one holder. */
function noteHolder<T extends string | Instance>(holders: Map<Term, T | Set<T>>, term: Term, holder: T): void {
  const known = holders.get(term);
  if (known === undefined) holders.set(term, holder);
  else if (known instanceof Set) known.add(holder);
  else if (known !== holder) holders.set(term, new Set([known, holder]));
}

/** A name of a frame holds nothing from now on. */
export function dropName(frame: Frame, name: string): void {
  noteChange(frame, name);
  frame.vars.delete(name);
}

function noteChange(frame: Frame, name: string): void {
  if (frame.before && !frame.before.has(name)) frame.before.set(name, frame.vars.get(name));
}

/** A new object of a class of the program. */
export function addInstance(machine: Machine, instance: Instance): void {
  machine.instances.push(instance);
}

/** Sets a field, whatever it held before. */
export function holdField(machine: Machine, instance: Instance, name: string, term: Term): void {
  noteHolder(machine.holders, term, instance);
  instance.fields.set(name, term);
}

/** An object has changed in place: all names and fields that hold it hold the new term from now on. */
export function rebind(machine: Machine, before: Term, after: Term): void {
  for (const frame of machine.frames) {
    // The frames of modules are the outermost, and are all in `modules`.
    for (let at = frame; at.parent; at = at.parent) replaceNames(machine, at, before, after);
  }
  const names = machine.heldByModules.get(before);
  if (names !== undefined) for (const frame of machine.modules.values()) for (const name of names instanceof Set ? names : [names]) if (frame.vars.get(name) === before) setName(machine, frame, name, after);
  const holding = machine.holders.get(before);
  if (holding === undefined) return;
  // From now on no field holds it.
  machine.holders.delete(before);
  for (const instance of holding instanceof Set ? holding : [holding]) {
    instance.fields.forEach((term, name) => {
      if (term === before) holdField(machine, instance, name, after);
    });
  }
}

function replaceNames(machine: Machine, frame: Frame, before: Term, after: Term): void {
  frame.vars.forEach((term, name) => {
    if (term === before) setName(machine, frame, name, after);
  });
}

/** Sets a field; in a branch that may not be taken, what it held before stays possible. */
export function setField(machine: Machine, instance: Instance, name: string, term: Term): void {
  const before = instance.fields.get(name);
  holdField(machine, instance, name, before && machine.branches > 0 ? choice(before, term, term.site) : term);
}
