import { library } from '../library/tables';
import type { PythonDocument } from '../python/document';
import type { ClassDefinition, Expression, FunctionDefinition, Module, Statement } from '../python/nodes';
import type { ModuleGraph } from '../python/modules';
import { makeModuleGraph } from '../python/modules';
import { moduleScopes } from '../python/scope-builder';
import type { Scope } from '../python/scopes';
import { lookup, qualifiedName, scopeAt } from '../python/scopes';

export interface FunctionAt {
  readonly is: 'function';
  readonly path: string;
  readonly definition: FunctionDefinition;
  /** The class that holds it. */
  readonly owner: ClassAt | null;
}

export interface ClassAt {
  readonly is: 'class';
  readonly path: string;
  readonly definition: ClassDefinition;
}

/** What a name means: code of the program, a variable of another file, something of a library by its public name, or not known. */
export type Meaning = FunctionAt | ClassAt | { readonly is: 'variable'; readonly path: string; readonly name: string } | { readonly is: 'library'; readonly name: string } | { readonly is: 'unknown' };

/** The files of a program as text and as syntax trees. */
export interface ProgramFiles {
  readonly documents: ReadonlyMap<string, PythonDocument>;
  readonly modules: ReadonlyMap<string, Module>;
  /** Handlers that descriptions beside the Python files name, as dotted names. */
  readonly operations?: ReadonlySet<string>;
  /** The only files that can hold what serves a model. Left out: the text of each is asked. */
  readonly serving?: ReadonlySet<string>;
}

/** The files of a program with their names: what an expression means, whichever file it is defined in. */
export interface ProgramSyntax extends ProgramFiles {
  /** What a name or attribute chain means in a file. `owner`: the class in whose methods it stands, for `self.method`. */
  meaning(expression: Expression, path: string, owner: ClassAt | null): Meaning;
  /** A method of a class, those of its bases in the program included. */
  method(of: ClassAt, name: string): FunctionAt | undefined;
  /** The public name of a library's thing; undefined for all else. */
  libraryName(expression: Expression, path: string): string | undefined;
}

const programs = new WeakMap<ProgramFiles, ProgramSyntax>();

/** The names of a program, worked out once for each graph, or other set of files. */
export function programSyntax(of: ProgramFiles): ProgramSyntax {
  let program = programs.get(of);
  if (!program) {
    program = makeProgram(of);
    programs.set(of, program);
    // Who has the names asks for them as well.
    programs.set(program, program);
  }
  return program;
}

const unknown: Meaning = { is: 'unknown' };

const scopesOfModules = new WeakMap<Module, { readonly name: string; readonly scope: Scope }>();

/** The scopes of a file: the same for all programs that it is part of, as long as it has the same dotted name in them. */
function scopesOf(module: Module, path: string, name: string): Scope {
  let known = scopesOfModules.get(module);
  if (known?.name !== name) {
    known = { name, scope: moduleScopes(module, { path, moduleOf: () => name, withoutFree: true }) };
    scopesOfModules.set(module, known);
  }
  return known.scope;
}

function makeProgram(graph: ProgramFiles): ProgramSyntax {
  const files = makeModuleGraph([...graph.modules.keys()]);
  const scopes = new Map<string, Scope>();
  const scopeOf = (path: string): Scope | undefined => {
    const known = scopes.get(path);
    const module = graph.modules.get(path);
    if (known || !module) return known;
    const scope = scopesOf(module, path, files.moduleOf(path));
    scopes.set(path, scope);
    return scope;
  };

  // The same expression is asked about by many; what it means by imports and definitions stays.
  const libraryNames = new WeakMap<Expression, { readonly name: string | undefined }>();
  const libraryName = (expression: Expression, path: string): string | undefined => {
    let known = libraryNames.get(expression);
    if (!known) {
      known = { name: nameInLibrary(expression, path) };
      libraryNames.set(expression, known);
    }
    return known.name;
  };

  const nameInLibrary = (expression: Expression, path: string): string | undefined => {
    const scope = scopeOf(path);
    if (!scope) return undefined;
    const name = qualifiedName(expression, scopeAt(expression.start, scope), { starExports: (module) => library.starExports(module) });
    if (name === undefined || located(name, path)) return undefined;
    return library.canonical(name);
  };

  /** What `name.rest` means in a file. What wraps a function (`task.fn`) means the function; what a variable holds inside is not asked here. */
  const inModule = (path: string, [name = '', ...rest]: readonly string[], hops: number): Meaning => {
    const scope = scopeOf(path);
    const bindings = scope?.bound.get(name) ?? [];
    const [member] = rest;
    for (const binding of [...bindings].reverse()) {
      if (binding.kind === 'function') return { is: 'function', path, definition: binding.node, owner: null };
      if (binding.kind === 'class') {
        const found: ClassAt = { is: 'class', path, definition: binding.node };
        return member === undefined ? found : (method(found, member) ?? unknown);
      }
      if (binding.kind === 'import' && hops < 4) return imported([binding.qualified, ...rest].join('.'), path, hops + 1);
    }
    return bindings.length > 0 && member === undefined ? { is: 'variable', path, name } : unknown;
  };

  // A file uses the same names of a library many times over.
  const places = new Map<string, Map<string, Located | null>>();
  const located = (qualified: string, path: string): Located | null => {
    let known = places.get(path);
    if (!known) {
      known = new Map();
      places.set(path, known);
    }
    let found = known.get(qualified);
    if (found === undefined) {
      found = locate(qualified, path, files, graph);
      known.set(qualified, found);
    }
    return found;
  };

  const imported = (qualified: string, path: string, hops: number): Meaning => {
    const found = located(qualified, path);
    if (!found) return { is: 'library', name: library.canonical(qualified) };
    return found.rest.length === 0 ? unknown : inModule(found.path, found.rest, hops);
  };

  const method = (of: ClassAt, name: string, hops = 0): FunctionAt | undefined => {
    for (const statement of of.definition.body) {
      if (statement.kind === 'FunctionDefinition' && statement.name === name) return { is: 'function', path: of.path, definition: statement, owner: of };
    }
    if (hops > 4) return undefined;
    for (const base of of.definition.bases) {
      const parent = meaning(base.value, of.path, null);
      const found = parent.is === 'class' && parent.definition !== of.definition ? method(parent, name, hops + 1) : undefined;
      if (found) return found;
    }
    return undefined;
  };

  // The same expression is met again and again while its program runs; what it means by imports and definitions stays.
  const known = new WeakMap<Expression, Meaning>();
  const meaning = (expression: Expression, path: string, owner: ClassAt | null): Meaning => {
    if (owner !== null) return find(expression, path, owner);
    let found = known.get(expression);
    if (!found) {
      found = find(expression, path, null);
      known.set(expression, found);
    }
    return found;
  };

  const find = (expression: Expression, path: string, owner: ClassAt | null): Meaning => {
    const scope = scopeOf(path);
    if (!scope || (expression.kind !== 'Name' && expression.kind !== 'Attribute')) return unknown;
    const here = scopeAt(expression.start, scope);
    if (expression.kind === 'Attribute' && expression.value.kind === 'Name' && (expression.value.id === 'self' || expression.value.id === 'cls') && owner) {
      return method(owner, expression.attribute) ?? unknown;
    }
    const name = qualifiedName(expression, here, { starExports: (module) => library.starExports(module) });
    if (name !== undefined) return imported(name, path, 0);
    if (expression.kind === 'Attribute') return unknown;
    const found = lookup(expression.id, here);
    for (const binding of [...(found?.bindings ?? [])].reverse()) {
      if (binding.kind === 'function') return { is: 'function', path, definition: binding.node, owner: null };
      if (binding.kind === 'class') return { is: 'class', path, definition: binding.node };
    }
    return unknown;
  };

  return { documents: graph.documents, modules: graph.modules, ...(graph.operations ? { operations: graph.operations } : {}), ...(graph.serving ? { serving: graph.serving } : {}), meaning, method: (of, name) => method(of, name), libraryName };
}

/** The file that the head of a qualified name is, and what of the name is left. */
interface Located {
  readonly path: string;
  readonly rest: readonly string[];
}

function locate(qualified: string, from: string, files: ModuleGraph, graph: ProgramFiles): Located | null {
  for (let end = qualified.length; end > 0; end = qualified.lastIndexOf('.', end - 1)) {
    const path = files.resolve(from, qualified.slice(0, end), 0);
    if (path !== undefined && graph.modules.has(path)) return { path, rest: end === qualified.length ? [] : qualified.slice(end + 1).split('.') };
  }
  return null;
}

/** All statements of a body, those inside compound ones too; those of functions and classes not. Looked for once, however many ask. */
export function statementsOf(body: readonly Statement[]): readonly Statement[] {
  const known = listed.get(body);
  if (known) return known;
  const all = body.every((statement) => blocksOf(statement) === none) ? body : collect(body, []);
  listed.set(body, all);
  return all;
}

const listed = new WeakMap<readonly Statement[], readonly Statement[]>();

function collect(body: readonly Statement[], found: Statement[]): readonly Statement[] {
  for (const statement of body) {
    found.push(statement);
    for (const block of blocksOf(statement)) collect(block, found);
  }
  return found;
}

const none: readonly (readonly Statement[])[] = [];

/** The bodies of a compound statement, as they stand. */
function blocksOf(statement: Statement): readonly (readonly Statement[])[] {
  switch (statement.kind) {
    case 'If': case 'For': case 'While':
      return [statement.body, statement.orelse];
    case 'Try':
      return [statement.body, ...statement.handlers.map(({ body }) => body), statement.orelse, statement.final];
    case 'With': case 'BrokenStatement':
      return [statement.body];
    case 'Match':
      return statement.cases.map(({ body }) => body);
    default:
      return none;
  }
}
