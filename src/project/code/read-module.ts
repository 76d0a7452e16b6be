import type { Attribute, Call, Import, ImportFrom, Module, Statement } from '../../python/nodes';
import { emptyCollection } from './collected';
import type { AttributeAssignment, NodesByKind } from './collected';
import type { At, Place, Scope } from './places';
import { readBlock } from './read-statements';

/** What one walk over a module finds. */
export interface ModuleRead {
  readonly scope: Scope;
  /** Calls by the last part of what is called: `fit` of `a.b.fit(x)`. */
  readonly calls: ReadonlyMap<string, readonly At<Call>[]>;
  /** Calls by the keywords that they are given. */
  readonly keywords: ReadonlyMap<string, readonly At<Call>[]>;
  /** Attributes by name; those that are called too. */
  readonly attributes: ReadonlyMap<string, readonly At<Attribute>[]>;
  readonly nodes: NodesByKind;
  /** Functions with the scope that holds their names; methods too. */
  readonly functions: readonly Scope[];
  readonly classes: readonly Scope[];
  /** The scope of a function or class by its definition. */
  readonly scopeOf: ReadonlyMap<Statement, Scope>;
  /** Assignments (`=`, `+=`, `del` and with annotations), expression statements, returns, imports and all other simple statements. */
  readonly statements: readonly Place[];
  /** Of these, the imports. */
  readonly imports: readonly At<Import | ImportFrom>[];
  /** Local names that stand for a thing of another name (`from x import a as b`, `F = nn.functional`), by the last part of that. */
  readonly otherNames: ReadonlyMap<string, readonly string[]>;
  /** The modules of `from module import *`. */
  readonly stars: readonly string[];
  /** Qualified names of everything imported anywhere in the module. */
  readonly imported: ReadonlySet<string>;
  /** Assignments to attributes, by the attribute's name: `self.net = value`. */
  readonly assigned: ReadonlyMap<string, readonly AttributeAssignment[]>;
}

/** Walks a module once. `moduleOf` gives a file's dotted name, for relative imports. */
export function readModule(module: Module, path: string, moduleOf: (path: string) => string): ModuleRead {
  const found = emptyCollection(module, path, moduleOf);
  readBlock(found, module.body, found.scope, null, 'body');
  return found;
}
