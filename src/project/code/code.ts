import type { Library } from '../../library/lookup';
import type { PythonDocument } from '../../python/document';
import type { Call, ClassDefinition, Expression, FunctionDefinition, Module } from '../../python/nodes';
import { callsNamed, callsOfMethods, mentionsNamed } from './lookups';
import type { MethodCall } from './lookups';
import { definitionOf, importedValueOf } from './module-definitions';
import { moduleNames, nameOf } from './module-names';
import type { ModuleNames } from './module-names';
import type { At, Binding, Place, Scope } from './places';
import type { ModuleRead } from './read-module';
import { readModule } from './read-module';
import { reachingBindings } from './reaching';

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

/** What a name of another file of the program is bound to there, once and for all. */
export interface OwnValue {
  readonly code: ModuleCode;
  readonly value: Expression;
  readonly place: Place;
}

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
  /** The value that a name stands for which is imported from another file of the program (`settings.SIZE`); null for all else. */
  importedValue(expression: Expression, place: Place): OwnValue | null;
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
  const called = new Map<string, boolean>();
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
      let isCalled = called.get(name);
      if (isCalled === undefined) {
        isCalled = program.paths.some((path) => program.module(path)?.calls.has(name));
        called.set(name, isCalled);
      }
      return isCalled;
    },
  };
  return program;
}

/** A module's code with what answers the questions to it. */
export interface KnownCode extends ModuleCode {
  readonly names: ModuleNames;
  readonly defined: Map<Expression, OwnFunction | OwnClass | null>;
}

function moduleCode(path: string, { document, module }: { readonly document: PythonDocument; readonly module: Module }, input: ProgramCodeInput, program: ProgramCode): ModuleCode {
  const read = readModule(module, path, input.moduleOf);
  const names = moduleNames(path, read, input.library, (fromPath, dotted) => input.resolveImport(fromPath, dotted, 0));
  const { scope, calls, keywords, attributes, nodes, functions, classes, scopeOf, statements, imports, otherNames, stars, imported, assigned } = read;
  const code: KnownCode = {
    path, document, module, program,
    scope, calls, keywords, attributes, nodes, functions, classes, scopeOf, statements, imports, otherNames, stars, imported, assigned,
    libraries: names.libraries, names, defined: new Map(),
    ...answers,
  };
  return code;
}

/** The same functions for all modules: what is compiled of a function is forgotten with it. */
const answers = {
  uses(this: KnownCode, library: string): boolean {
    return this.libraries.has(library) || this.names.isSnippet;
  },
  name(this: KnownCode, expression: Expression, place: Place): string | undefined {
    return nameOf(this.names, expression, place)?.name;
  },
  writtenName(this: KnownCode, expression: Expression, place: Place): string | undefined {
    return nameOf(this.names, expression, place)?.written;
  },
  callsOf(this: KnownCode, ...names: readonly string[]): readonly At<Call>[] {
    return callsNamed(this.names, names);
  },
  methodCalls(this: KnownCode, ...names: readonly string[]): readonly At<MethodCall>[] {
    return callsOfMethods(this, names);
  },
  mentionsOf(this: KnownCode, ...names: readonly string[]): readonly At<Expression>[] {
    return mentionsNamed(this.names, names);
  },
  bindings: reachingBindings,
  definition(this: KnownCode, expression: Expression, place: Place): OwnFunction | OwnClass | null {
    return definitionOf(this, expression, place);
  },
  importedValue(this: KnownCode, expression: Expression, place: Place): OwnValue | null {
    return importedValueOf(this, expression, place);
  },
};
