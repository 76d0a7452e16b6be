import type { Library } from '../../library/lookup';
import { BUILTIN_NAMES } from '../../python/builtin-names';
import type { PythonDocument } from '../../python/document';
import type { Attribute, Call, ClassDefinition, Expression, FunctionDefinition, Module, Name } from '../../python/nodes';
import type { At, Binding, Place, Scope } from './places';
import type { ModuleRead } from './read-module';
import { readModule } from './read-module';
import { bindingsIn, homeOf, reachingBindings } from './reaching';

/** A function of the program. */
export interface OwnFunction {
  readonly is: 'function';
  readonly code: ModuleCode;
  readonly node: FunctionDefinition;
  /** Of its own names. */
  readonly scope: Scope;
}

/** A class of the program. */
export interface OwnClass {
  readonly is: 'class';
  readonly code: ModuleCode;
  readonly node: ClassDefinition;
  readonly scope: Scope;
}

/** A call of a method: `receiver.name(…)`. */
export type MethodCall = Call & { readonly callee: Attribute };

/** A module's syntax, indexed by one walk, and what its names mean. Made when it is first asked for. */
export interface ModuleCode extends ModuleRead {
  readonly path: string;
  readonly document: PythonDocument;
  readonly module: Module;
  readonly program: ProgramCode;
  /** The first parts of the names that it imports. */
  readonly libraries: ReadonlySet<string>;
  /** Does it import this library, or (having no imports at all, as a snippet) call things that are known to be its? */
  uses(library: string): boolean;
  /** The public name of a library's thing (`torch.nn.functional.softmax`), or `builtins.len`; undefined for all else. */
  name(expression: Expression, place: Place): string | undefined;
  /** The same as the program writes it, old and private paths kept: `torch.cuda.amp.autocast`. */
  writtenName(expression: Expression, place: Place): string | undefined;
  /** The calls of these library functions and classes, by public name or as written. */
  callsOf(...names: readonly string[]): readonly At<Call>[];
  /** The calls of methods of these names, whatever the receiver. Ask `typeOf` for that. */
  methodCalls(...names: readonly string[]): readonly At<MethodCall>[];
  /** Where a library's thing is mentioned as an attribute or a name: called, passed on, or read. By public name or as written. */
  mentionsOf(...names: readonly string[]): readonly At<Expression>[];
  /** What a name may be bound to at a place. */
  bindings(name: string, place: Place): readonly Binding[];
  /** The function or class of the program that an expression means; null for all else. `self.method` and `super().method` too. */
  definition(expression: Expression, place: Place): OwnFunction | OwnClass | null;
}

/** The files of a program that are interpreted together. */
export interface ProgramCode {
  readonly paths: readonly string[];
  module(path: string): ModuleCode | undefined;
  /** Does any of the files call something of this name, by the last part of what is called? */
  calls(name: string): boolean;
}

export interface ProgramCodeInput {
  readonly modules: ReadonlyMap<string, { readonly document: PythonDocument; readonly module: Module }>;
  readonly resolveImport: (fromPath: string, dotted: string, level: number) => string | undefined;
  readonly moduleOf: (path: string) => string;
  readonly library: Library;
}

/** The code of a program. Nothing is walked before it is asked for. */
export function programCode(input: ProgramCodeInput): ProgramCode {
  const known = new Map<string, ModuleCode>();
  let called: Set<string> | null = null;
  const program: ProgramCode = {
    paths: [...input.modules.keys()],
    module: (path) => {
      const source = input.modules.get(path);
      const made = known.get(path);
      if (made || !source) return made;
      const code = moduleCode(path, source, input, program);
      known.set(path, code);
      return code;
    },
    calls: (name) => {
      called ??= new Set(program.paths.flatMap((path) => [...(program.module(path)?.calls.keys() ?? [])]));
      return called.has(name);
    },
  };
  return program;
}

const MOST_HOPS = 6;

function moduleCode(path: string, { document, module }: { readonly document: PythonDocument; readonly module: Module }, input: ProgramCodeInput, program: ProgramCode): ModuleCode {
  const { library } = input;
  const read = readModule(module, path, input.moduleOf);
  const libraries = new Set<string>();
  for (const name of read.imported) libraries.add(headOf(name));
  const isSnippet = read.imported.size === 0;

  const ownFiles = new Map<string, OwnFile | null>();
  const ownFile = (name: string): OwnFile | null => {
    let found = ownFiles.get(name);
    if (found === undefined) {
      found = findOwnFile(name);
      ownFiles.set(name, found);
    }
    return found;
  };
  const findOwnFile = (name: string): OwnFile | null => {
    for (let end = name.length; end > 0; end = name.lastIndexOf('.', end - 1)) {
      const found = input.resolveImport(path, name.slice(0, end), 0);
      if (found !== undefined) return { path: found, rest: end === name.length ? NONE : name.slice(end + 1).split('.') };
    }
    return null;
  };

  // Rules ask for hundreds of names; of a library that is not imported there is none.
  const heads = new Set(['builtins', ...libraries]);
  for (const name of read.imported) heads.add(headOf(library.canonical(name)));
  if (heads.has('tensorflow')) heads.add('keras');

  const qualified = (expression: Expression, place: Place, hops: number): string | undefined => {
    if (expression.kind === 'Attribute') {
      const base = qualified(expression.value, place, hops);
      return base === undefined ? undefined : `${base}.${expression.attribute}`;
    }
    if (expression.kind !== 'Name' || hops > MOST_HOPS) return undefined;
    const { id } = expression;
    const home = homeOf(id, place);
    if (home === null) {
      for (const star of read.stars) if (library.starExports(star).includes(id)) return `${star}.${id}`;
      if (BUILTIN_NAMES.has(id)) return `builtins.${id}`;
      return isSnippet ? library.bareName(id) : undefined;
    }
    const reaching = bindingsIn(home, id, place);
    const [only] = reaching;
    // As nearly all are.
    if (only?.kind === 'import' && reaching.length === 1) return only.qualified;
    const bindings = reaching.filter((one) => one.kind !== 'declaration');
    const main = bindings.filter((one) => !(one.kind === 'import' && one.isFallback));
    const candidates = main.length > 0 ? main : bindings;
    const last = candidates.at(-1);
    if (last === undefined || !candidates.every((one) => one.kind === last.kind)) return undefined;
    if (last.kind === 'import') return last.qualified;
    if (last.kind !== 'value' || candidates.length > 1 || last.path?.length !== 0 || (last.value.kind !== 'Name' && last.value.kind !== 'Attribute')) return undefined;
    return qualified(last.value, last.place, hops + 1);
  };

  const named = new Map<Expression, PublicName | null>();
  const nameOf = (expression: Expression, place: Place): PublicName | null => {
    if (expression.kind !== 'Name' && expression.kind !== 'Attribute') return null;
    let name = named.get(expression);
    if (name === undefined) {
      const found = qualified(expression, place, 0);
      name = found === undefined || ownFile(found) ? null : { written: found, name: library.canonical(found) };
      named.set(expression, name);
    }
    return name;
  };

  /** Adds those of `list`, by the last part of a wanted name, that bear it whole. */
  const addNamed = <N extends Expression>(found: At<N>[], list: readonly At<N>[] | undefined, wanted: string, nameOf: (node: N) => Expression): void => {
    if (list !== undefined) for (const at of list) if (isNamed(nameOf(at.node), at.place, wanted)) found.push(at);
  };
  const calleeOf = (call: Call): Expression => call.callee;
  const itself = (expression: Expression): Expression => expression;

  const callsOf = (...names: readonly string[]): readonly At<Call>[] => {
    const found: At<Call>[] = [];
    for (const wanted of names) {
      const { head, last } = partsOf(wanted);
      if (!isSnippet && !heads.has(head)) continue;
      addNamed(found, read.calls.get(last), wanted, calleeOf);
      const others = read.otherNames.get(last);
      if (others !== undefined) for (const other of others) addNamed(found, read.calls.get(other), wanted, calleeOf);
    }
    return found;
  };

  const methodCalls = (...names: readonly string[]): readonly At<MethodCall>[] => {
    const found: At<MethodCall>[] = [];
    for (const name of names) {
      const called = read.calls.get(name);
      if (called !== undefined) for (const at of called) if (isMethodCall(at)) found.push(at);
    }
    return found;
  };

  const mentionsOf = (...names: readonly string[]): readonly At<Expression>[] => {
    const found: At<Expression>[] = [];
    for (const wanted of names) {
      const { head, last } = partsOf(wanted);
      if (!isSnippet && !heads.has(head)) continue;
      addNamed(found, read.attributes.get(last), wanted, itself);
      for (const local of [last, ...(read.otherNames.get(last) ?? NONE)]) {
        if (!read.scope.bound.has(local) && read.stars.length === 0 && !isSnippet) continue;
        mentioned ??= namesIn(code);
        addNamed(found, mentioned.get(local), wanted, itself);
      }
    }
    return found;
  };

  const isNamed = (expression: Expression, place: Place, wanted: string): boolean => {
    const own = nameOf(expression, place);
    return own !== null && (own.name === wanted || own.written === wanted);
  };

  const method = (of: OwnClass, wanted: string, hops: number): OwnFunction | null => {
    const own = of.scope.bound.get(wanted)?.at(-1);
    if (own?.kind === 'function') return functionAt(of.code, own.node);
    if (hops > 4) return null;
    for (const base of of.node.bases) {
      if (base.keyword !== null || of.scope.place === null) continue;
      const parent = of.code.definition(base.value, of.scope.place);
      const found = parent?.is === 'class' && parent.node !== of.node ? method(parent, wanted, hops + 1) : null;
      if (found) return found;
    }
    return null;
  };

  const defined = new Map<Expression, OwnFunction | OwnClass | null>();
  const definition = (expression: Expression, place: Place): OwnFunction | OwnClass | null => {
    if (expression.kind !== 'Attribute' && expression.kind !== 'Name') return null;
    let own = defined.get(expression);
    if (own === undefined) {
      own = defines(expression, place);
      defined.set(expression, own);
    }
    return own;
  };
  const defines = (expression: Attribute | Name, place: Place): OwnFunction | OwnClass | null => {
    if (expression.kind === 'Attribute') {
      const owner = ownerOf(expression.value, place);
      if (owner) return method(owner, expression.attribute, 0);
    }
    if (expression.kind === 'Name') {
      const last = reachingBindings(expression.id, place).at(-1);
      if (last?.kind === 'function') return functionAt(code, last.node);
      if (last?.kind === 'class') return classAt(code, last.node);
    }
    const found = qualified(expression, place, 0);
    const file = found === undefined ? null : ownFile(found);
    return file === null ? null : inFile(file.path, file.rest, 0);
  };

  /** What `rest` names in a file of the program. */
  const inFile = (at: string, [first, ...rest]: readonly string[], hops: number): OwnFunction | OwnClass | null => {
    const other = program.module(at);
    const last = first === undefined ? undefined : other?.scope.bound.get(first)?.at(-1);
    if (!other || !last || hops > MOST_HOPS) return null;
    if (last.kind === 'function' && rest.length === 0) return functionAt(other, last.node);
    if (last.kind === 'class') {
      const own = classAt(other, last.node);
      return own === null || rest.length === 0 ? own : method(own, rest[0] ?? '', 0);
    }
    if (last.kind !== 'import') return null;
    const parts = [...last.qualified.split('.'), ...rest];
    for (let length = parts.length; length > 0; length--) {
      const next = input.resolveImport(at, parts.slice(0, length).join('.'), 0);
      if (next !== undefined) return inFile(next, parts.slice(length), hops + 1);
    }
    return null;
  };

  /** The class whose methods `self.` and `super().` name at a place. */
  const ownerOf = (receiver: Expression, place: Place): OwnClass | null => {
    const isSuper = receiver.kind === 'Call' && receiver.callee.kind === 'Name' && receiver.callee.id === 'super';
    if (!isSuper && !(receiver.kind === 'Name' && (receiver.id === 'self' || receiver.id === 'cls'))) return null;
    for (let scope: Scope | null = place.scope; scope !== null; scope = scope.parent) {
      if (scope.kind !== 'class' || scope.node.kind !== 'ClassDefinition') continue;
      const own = classAt(code, scope.node);
      if (!isSuper || own === null || scope.place === null) return own;
      const [base] = own.node.bases;
      const parent = base === undefined ? null : definition(base.value, scope.place);
      return parent?.is === 'class' ? parent : null;
    }
    return null;
  };

  /** Where bare names are mentioned, once someone asks. */
  let mentioned: ReadonlyMap<string, readonly At<Expression>[]> | null = null;
  const code: ModuleCode = {
    ...read, path, document, module, program, libraries,
    uses: (wanted) => libraries.has(wanted) || isSnippet,
    name: (expression, place) => nameOf(expression, place)?.name,
    writtenName: (expression, place) => nameOf(expression, place)?.written,
    callsOf,
    methodCalls,
    mentionsOf,
    bindings: reachingBindings,
    definition,
  };
  return code;
}

/** Calls by a bare name, and names that are bases, decorators or arguments of calls: where bare names are mentioned. */
function namesIn(code: ModuleCode): ReadonlyMap<string, readonly At<Expression>[]> {
  const found = new Map<string, At<Expression>[]>();
  const add = (expression: Expression, place: Place): void => {
    if (expression.kind !== 'Name') return;
    const list = found.get(expression.id);
    if (list) list.push({ node: expression, place });
    else found.set(expression.id, [{ node: expression, place }]);
  };
  for (const list of code.calls.values()) {
    for (const { node, place } of list) {
      add(node.callee, place);
      for (const argument of node.args) add(argument.value, place);
    }
  }
  for (const list of code.attributes.values()) for (const { node, place } of list) add(node.value, place);
  for (const place of code.statements) {
    const { statement } = place;
    if (statement.kind === 'Assign' || statement.kind === 'AugmentedAssign') add(statement.value, place);
    else if (statement.kind === 'Return' && statement.value) add(statement.value, place);
  }
  for (const { node, place } of [...code.classes, ...code.functions]) {
    if (place === null) continue;
    if (node.kind === 'ClassDefinition') for (const base of node.bases) add(base.value, place);
    if (node.kind === 'ClassDefinition' || node.kind === 'FunctionDefinition') for (const decorator of node.decorators) add(decorator, place);
  }
  return found;
}

interface OwnFile {
  readonly path: string;
  /** What is left of the name behind the file's own. */
  readonly rest: readonly string[];
}

const NONE: readonly never[] = [];

/** As the program writes it, and as it is public. */
interface PublicName {
  readonly written: string;
  readonly name: string;
}

function isMethodCall(at: At<Call>): at is At<MethodCall> {
  return at.node.callee.kind === 'Attribute';
}

interface Parts {
  readonly head: string;
  readonly last: string;
}

/** The same few hundred names are asked for of every file. */
const parts = new Map<string, Parts>();

function partsOf(name: string): Parts {
  let known = parts.get(name);
  if (known === undefined) {
    known = { head: headOf(name), last: name.slice(name.lastIndexOf('.') + 1) };
    parts.set(name, known);
  }
  return known;
}

function headOf(name: string): string {
  const dot = name.indexOf('.');
  return dot < 0 ? name : name.slice(0, dot);
}

function functionAt(code: ModuleCode, node: FunctionDefinition): OwnFunction | null {
  const scope = code.scopeOf.get(node);
  return scope === undefined ? null : { is: 'function', code, node, scope };
}

function classAt(code: ModuleCode, node: ClassDefinition): OwnClass | null {
  const scope = code.scopeOf.get(node);
  return scope === undefined ? null : { is: 'class', code, node, scope };
}
