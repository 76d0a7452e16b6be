import type { ClassDefinition, Expression, FunctionDefinition, Module, Statement } from '../../python/nodes';
import { bodiesOf, dotted } from './walk';

/** One place at which a name, or an attribute of `self`, gets a value. */
export interface Definition {
  /** `x`, or `self.x`. */
  readonly name: string;
  readonly at: number;
  readonly statement: Statement;
  /** What it gets: the whole right side, also where only a part of it goes into the name. Null: a parameter, or not written out. */
  readonly value: Expression | null;
  readonly how: 'assigned' | 'unpacked' | 'looped' | 'entered' | 'parameter' | 'defined';
  /** For unpacked names: which of how many. */
  readonly index: number;
  readonly of: number;
}

/** The names of a module, by the function (or null: the module) in which they are bound; attributes of `self` by their class. */
export interface Definitions {
  readonly byFunction: ReadonlyMap<FunctionDefinition | null, ReadonlyMap<string, readonly Definition[]>>;
  readonly byClass: ReadonlyMap<ClassDefinition, ReadonlyMap<string, readonly Definition[]>>;
  readonly functions: ReadonlyMap<string, FunctionDefinition>;
  readonly classes: ReadonlyMap<string, ClassDefinition>;
  /** The functions and classes around an offset, outermost first. */
  around(offset: number): readonly (FunctionDefinition | ClassDefinition)[];
}

type Table = Map<string, Definition[]>;

/** Reads off where names get their values. */
export function definitionsOf(module: Module): Definitions {
  const byFunction = new Map<FunctionDefinition | null, Table>([[null, new Map()]]);
  const byClass = new Map<ClassDefinition, Table>();
  const functions = new Map<string, FunctionDefinition>();
  const classes = new Map<string, ClassDefinition>();
  const nested: (FunctionDefinition | ClassDefinition)[] = [];

  const visit = (body: readonly Statement[], inside: FunctionDefinition | null, owner: ClassDefinition | null): void => {
    const table = byFunction.get(inside);
    const add = (definition: Definition): void => {
      const target = definition.name.startsWith('self.') ? (owner === null ? undefined : byClass.get(owner)) : table;
      const known = target?.get(definition.name);
      if (known) known.push(definition);
      else target?.set(definition.name, [definition]);
    };
    for (const statement of body) {
      bind(statement, add);
      if (statement.kind === 'FunctionDefinition') {
        if (!functions.has(statement.name)) functions.set(statement.name, statement);
        nested.push(statement);
        byFunction.set(statement, new Map());
        parameters(statement, byFunction.get(statement) ?? new Map<string, Definition[]>());
        visit(statement.body, statement, owner);
      } else if (statement.kind === 'ClassDefinition') {
        classes.set(statement.name, statement);
        nested.push(statement);
        byClass.set(statement, new Map());
        visit(statement.body, inside, statement);
      } else {
        for (const inner of bodiesOf(statement)) visit(inner, inside, owner);
      }
    }
  };
  visit(module.body, null, null);
  const around = (offset: number): readonly (FunctionDefinition | ClassDefinition)[] => nested.filter((one) => one.start <= offset && offset < one.end).sort((a, b) => a.start - b.start);
  return { byFunction, byClass, functions, classes, around };
}

function parameters(definition: FunctionDefinition, table: Table): void {
  for (const parameter of definition.parameters) {
    table.set(parameter.name, [{ name: parameter.name, at: parameter.start, statement: definition, value: parameter.defaultValue, how: 'parameter', index: 0, of: 1 }]);
  }
}

function bind(statement: Statement, add: (definition: Definition) => void): void {
  const one = (target: Expression, value: Expression | null, how: Definition['how'], index = 0, of = 1): void => {
    if (target.kind === 'Tuple' || target.kind === 'List') {
      const unpacked = how === 'assigned' ? 'unpacked' : how;
      target.elements.forEach((element, at) => {
        const own = value?.kind === 'Tuple' && value.elements.length === target.elements.length ? value.elements[at] : undefined;
        if (own !== undefined) one(element, own, 'assigned');
        else one(element.kind === 'Starred' ? element.value : element, value, unpacked, at, target.elements.length);
      });
      return;
    }
    const path = dotted(target);
    if (path === null) return;
    if (path.length === 1 || (path.length === 2 && path[0] === 'self')) add({ name: path.join('.'), at: target.start, statement, value, how, index, of });
  };
  switch (statement.kind) {
    case 'Assign':
      for (const target of statement.targets) one(target, statement.value, 'assigned');
      return;
    case 'AnnotatedAssign':
      if (statement.value !== null) one(statement.target, statement.value, 'assigned');
      return;
    case 'For':
      one(statement.target, statement.iterable, 'looped');
      return;
    case 'With':
      for (const item of statement.items) if (item.target !== null) one(item.target, item.context, 'entered');
      return;
    case 'FunctionDefinition': case 'ClassDefinition':
      add({ name: statement.name, at: statement.start, statement, value: null, how: 'defined', index: 0, of: 1 });
      return;
    default:
  }
}

/** What a name stands for at an offset: the last definition before it in the innermost function that has one, else the first one after. */
export function definitionAt(definitions: Definitions, name: string, offset: number): Definition | undefined {
  const around = definitions.around(offset);
  if (name.startsWith('self.')) {
    const owner = around.filter((one) => one.kind === 'ClassDefinition').at(-1);
    const found = owner === undefined ? undefined : definitions.byClass.get(owner)?.get(name);
    return found?.findLast((definition) => definition.at < offset) ?? found?.[0];
  }
  const scopes = [...around.filter((one) => one.kind === 'FunctionDefinition').reverse(), null];
  for (const scope of scopes) {
    const found = definitions.byFunction.get(scope)?.get(name);
    if (found === undefined) continue;
    // A function's body runs after the module, so its later definitions count there too.
    const before = found.findLast((definition) => definition.at < offset && !(definition.statement.kind !== 'For' && definition.statement.start <= offset && offset < definition.statement.end && definition.how !== 'parameter' && definition.how !== 'entered' && definition.how !== 'defined'));
    return before ?? (scope === scopes[0] ? found.find((definition) => definition.at >= offset) : found.at(-1));
  }
  return undefined;
}
