import type { Assign, Call, ClassDefinition, For, FunctionDefinition, If, ImportFrom, Import, Match, Statement, Try, While, With } from '../python/nodes';
import { bindTarget, elementsOf } from './bind';
import { dataWith } from './data-cell';
import { combine } from './data-operations';
import { STANDARD_LIBRARY } from '../python/standard-library';
import { dropColumns, unknownColumns } from './columns';
import { load } from './learn';
import { roleOfName } from './roles';
import { calleeName, strideOf, truth, withStride } from './evaluate';
import { frameOf, newFrame } from './frames';
import { inLoop, noteBranch, noteVarying } from './loops';
import { notePlacement } from './split-names';
import type { Machine } from './machine';
import { isOverBatches } from './measure';
import { noteRoles } from './transforms';
import { columnNames } from './column-names';
import type { ClassValue, Frame, FunctionValue, Value } from './values';
import { stringOf, unknown } from './values';

/** Runs statements in order; false when control does not come out at the end (return, raise, break, continue). */
export function execute(machine: Machine, body: readonly Statement[], frame: Frame): boolean {
  return body.every((statement) => executeOne(machine, statement, frame));
}

function executeOne(machine: Machine, statement: Statement, frame: Frame): boolean {
  machine.tick();
  switch (statement.kind) {
    case 'ExpressionStatement':
      machine.evaluate(statement.value, frame);
      return true;
    case 'Assign': {
      const before = machine.events.length;
      const measured = machine.measures.length;
      const value = machine.evaluate(statement.value, frame);
      notePlacement(machine, statement, frame, before);
      noteRoles(machine, statement, frame, measured);
      const known = value.t === 'unknown' ? unknownResult(machine, statement, frame) : value;
      bindTargets(machine, statement, known, frame);
      noteVarying(machine, statement);
      return true;
    }
    case 'AnnotatedAssign':
      if (statement.value) bindTarget(machine, statement.target, machine.evaluate(statement.value, frame), frame);
      return true;
    case 'AugmentedAssign': {
      const old = machine.evaluate(statement.target, frame);
      const value = machine.evaluate(statement.value, frame);
      const result = combine(machine, statement.operator, old, value, { path: frame.path, span: statement });
      bindTarget(machine, statement.target, result.t === 'unknown' ? machine.state.join(old.t === 'constant' ? unknown : old, unknown) : result, frame);
      return true;
    }
    case 'Return': {
      const value = statement.value ? machine.evaluate(statement.value, frame) : { t: 'constant' as const, value: null };
      const activation = machine.activations.at(-1);
      if (activation) {
        const kept = machine.state.branching ? frozen(machine, value) : value;
        activation.returned = activation.returned ? machine.state.join(activation.returned, kept) : kept;
      }
      return false;
    }
    case 'Raise':
      if (statement.value) machine.evaluate(statement.value, frame);
      return false;
    case 'If':
      return branch(machine, statement, frame);
    case 'For':
      return loop(machine, statement, frame);
    case 'While':
      return whileLoop(machine, statement, frame);
    case 'With':
      return withContexts(machine, statement, frame);
    case 'Try':
      return attempt(machine, statement, frame);
    case 'Match':
      return match(machine, statement, frame);
    case 'FunctionDefinition':
      machine.state.setVariable(frameOf(frame, statement.name), statement.name, functionValue(machine, statement, frame, null));
      return true;
    case 'ClassDefinition':
      machine.state.setVariable(frameOf(frame, statement.name), statement.name, defineClass(machine, statement, frame));
      return true;
    case 'Import':
      importModules(machine, statement, frame);
      return true;
    case 'ImportFrom':
      importNames(machine, statement, frame);
      return true;
    case 'Assert':
      machine.evaluate(statement.test, frame);
      return true;
    case 'Delete':
      for (const target of statement.targets) {
        if (target.kind === 'Name') machine.state.deleteVariable(frameOf(frame, target.id), target.id);
        else if (target.kind === 'Subscript') deleteColumn(machine, target.value, target.index, frame);
      }
      return true;
    case 'ScopeDeclaration':
      frame.outer = new Set([...(frame.outer ?? []), ...statement.names]);
      return true;
    case 'Simple':
      return statement.form === 'pass';
    case 'BrokenStatement':
      execute(machine, statement.body, frame);
      return true;
  }
}

function bindTargets(machine: Machine, { targets }: Assign, value: Value, frame: Frame): void {
  const [first] = targets;
  if (targets.length === 1 && first) bindTarget(machine, first, value, frame);
  else for (const target of targets) bindTarget(machine, target, value, frame);
}

function whileLoop(machine: Machine, statement: While, frame: Frame): boolean {
  machine.evaluate(statement.test, frame);
  inLoop(machine, { path: frame.path, span: statement.header }, null, null, () => { repeat(machine, () => execute(machine, statement.body, frame)); });
  return true;
}

function withContexts(machine: Machine, statement: With, frame: Frame): boolean {
  // What a test expects to fail leaves nothing behind.
  if (statement.items.some((item) => item.context.kind === 'Call' && /^(raises|assertRaises(Regex)?)$/.test(calleeName(item.context.callee)))) return true;
  for (const item of statement.items) {
    const value = machine.evaluate(item.context, frame);
    if (item.target) bindTarget(machine, item.target, value, frame);
  }
  return execute(machine, statement.body, frame);
}

function match(machine: Machine, statement: Match, frame: Frame): boolean {
  const subject = machine.evaluate(statement.subject, frame);
  return machine.state.alternatives(
    statement.cases.map((one) => () => {
      for (const name of one.binds) bindTarget(machine, name, subject, frame);
      if (one.guard) machine.evaluate(one.guard, frame);
      return execute(machine, one.body, frame);
    }),
  );
}

/**
 * What a call of which nothing is known brought may be data: rows of its own, by the roles that the names claim. Marked as an assumption, so
 * that what is found over it is never certain.
 */
function unknownResult(machine: Machine, statement: Assign, frame: Frame): Value {
  if (statement.value.kind !== 'Call') return unknown;
  const callee = calleeOf(machine, statement.value, frame);
  // What Python's own library gives (paths, parsed arguments, dates) is no data set.
  if (callee.t === 'external' && (callee.name.startsWith('builtins.') || STANDARD_LIBRARY.has(callee.name.split('.')[0] ?? ''))) return unknown;
  if (callee.t === 'external' && machine.library.callable(callee.name)?.is === 'load') return unknown;
  // A generator of random numbers is no data; what it draws may be.
  if (callee.t === 'external' && /\.(default_rng|RandomState|Generator|PRNGKey|manual_seed)$/.test(callee.name)) return unknown;
  if (callee.t === 'method' && callee.receiver.t !== 'unknown') return unknown;
  // `def read_volume(path): return nib.load(path).get_fdata()` gives one example: its numbers are no statistics of rows.
  if (callee.t === 'function' && machine.exampleReaders.has(callee.definition)) return unknown;
  const site = { path: frame.path, span: statement.value };
  const target = statement.targets[0];
  const make = (name: string): Value => {
    const value = load(machine, site, null, 'call', machine.text(frame.path, statement.value).slice(0, 60), roleOfName(name) ?? '');
    const cell = machine.state.data(value);
    return cell ? machine.state.allocate(dataWith(cell, { columns: unknownColumns, assumed: true })) : unknown;
  };
  if (target?.kind === 'Tuple') return { t: 'tuple', items: target.elements.map((element) => make(element.kind === 'Name' ? element.id : '')) };
  return target ? make(target.kind === 'Name' ? target.id : target.kind === 'Attribute' ? target.attribute : '') : unknown;
}

/** What was called just now. A name behind data, which is a method where it is called, may be a column of it otherwise. */
function calleeOf(machine: Machine, call: Call, frame: Frame): Value {
  const known = machine.lastCall === call ? machine.lastCallee : null;
  return known && !(known.t === 'method' && machine.state.data(known.receiver)) ? known : machine.evaluate(call.callee, frame);
}

function branch(machine: Machine, statement: If, frame: Frame): boolean {
  const test = machine.evaluate(statement.test, frame);
  const decided = truth(test);
  if (decided === null) noteBranch(machine, statement, test, frame.path);
  else return execute(machine, decided ? statement.body : statement.orelse, frame);
  return machine.state.alternatives([() => execute(machine, statement.body, frame), () => execute(machine, statement.orelse, frame)]);
}

function loop(machine: Machine, statement: For, frame: Frame): boolean {
  const iterable = machine.evaluate(statement.iterable, frame);
  const iterated = elementsOf(machine, iterable);
  const batches = isOverBatches(machine, iterable, machine.text(frame.path, statement.iterable));
  if (batches) machine.batchLoops.push({ path: frame.path, span: { start: statement.start, end: statement.iterable.end } });
  inLoop(machine, { path: frame.path, span: statement.header }, statement.target, iterated.element, () => { rounds(machine, statement, iterated, frame); });
  if (batches) machine.batchLoops.pop();
  return execute(machine, statement.orelse, frame);
}

function rounds(machine: Machine, statement: For, { items, element }: ReturnType<typeof elementsOf>, frame: Frame): void {
  const named = items?.every((item) => stringOf(item) !== null) === true;
  const told = items && items.length > 0 && items.length <= (named ? 12 : 6) && machine.loopDepth === 0 && (named || items.some((item) => item.t !== 'constant' && item.t !== 'unknown'));
  if (told) {
    machine.loopDepth++;
    items.forEach((item, i) => {
      machine.inIteration(i, () => {
        bindTarget(machine, statement.target, item, frame);
        execute(machine, statement.body, frame);
      });
    });
    machine.loopDepth--;
    return;
  }
  withStride(machine, strideOf(machine, statement.iterable, frame), () => {
    repeat(machine, () => {
      bindTarget(machine, statement.target, element, frame);
      return execute(machine, statement.body, frame);
    });
  });
}

/** A loop's body is run twice, so that what one iteration leaves reaches the next; within a loop once, which makes two in all. */
function repeat(machine: Machine, body: () => boolean): void {
  const passes = machine.loopDepth === 0 ? 2 : 1;
  machine.loopDepth++;
  for (let i = 0; i < passes; i++) body();
  machine.loopDepth--;
}

function attempt(machine: Machine, statement: Try, frame: Frame): boolean {
  const goesOn = execute(machine, statement.body, frame);
  const handled = machine.state.alternatives([
    () => goesOn && execute(machine, statement.orelse, frame),
    ...statement.handlers.map((handler) => () => {
      if (handler.name !== null) machine.state.setVariable(frame, handler.name, unknown);
      return execute(machine, handler.body, frame);
    }),
  ]);
  return execute(machine, statement.final, frame) && handled;
}

/** A value returned from within a branch keeps the state that the branch gave it when the branch's changes are taken back. */
function frozen(machine: Machine, value: Value): Value {
  if (value.t === 'tuple') return { t: 'tuple', items: value.items.map((item) => frozen(machine, item)) };
  const cell = machine.state.deref(value);
  return cell?.t === 'data' ? machine.state.allocate(cell) : value;
}

function functionValue(machine: Machine, definition: FunctionDefinition, frame: Frame, owner: ClassValue | null): FunctionValue {
  for (const decorator of definition.decorators) machine.evaluate(decorator, frame);
  const isProperty = definition.decorators.some(
    (d) => (d.kind === 'Name' && (d.id === 'property' || d.id === 'cached_property')) || (d.kind === 'Attribute' && d.attribute === 'cached_property'),
  );
  return { t: 'function', definition, name: definition.name, path: frame.path, closure: frame, self: null, owner, isProperty };
}

function defineClass(machine: Machine, definition: ClassDefinition, frame: Frame): ClassValue {
  const bases = definition.bases.filter((base) => base.keyword === null).map((base) => machine.evaluate(base.value, frame));
  const value: ClassValue = { t: 'class', definition, path: frame.path, closure: frame, bases, members: new Map() };
  // Methods see the names around the class, not those of the class body.
  const scope = newFrame(frame, frame.path);
  for (const statement of definition.body) {
    if (statement.kind === 'FunctionDefinition') value.members.set(statement.name, functionValue(machine, statement, frame, value));
    else {
      executeOne(machine, statement, scope);
      for (const [name, member] of scope.vars) value.members.set(name, member);
    }
  }
  return value;
}

function importModules(machine: Machine, statement: Import, frame: Frame): void {
  for (const { name, alias } of statement.names) {
    const found = machine.input.resolveImport(frame.path, name, 0);
    const path = found !== undefined && isOfLibrary(machine, found, name) ? undefined : found;
    const head = name.split('.')[0] ?? name;
    if (alias !== null) machine.state.setVariable(frame, alias, path === undefined ? external(machine, name) : { t: 'module', path });
    else if (path === undefined) machine.state.setVariable(frame, head, external(machine, head));
    else {
      const top = machine.input.resolveImport(frame.path, head, 0);
      machine.state.setVariable(frame, head, { t: 'module', path: top ?? path });
      machine.runModule(path);
    }
  }
}

function importNames(machine: Machine, statement: ImportFrom, frame: Frame): void {
  const path = machine.input.resolveImport(frame.path, statement.module, statement.level);
  for (const { name, alias } of statement.names) {
    // In a checkout of the library itself, what the tables know of it is better than what its source would tell.
    if (path !== undefined && isOfLibrary(machine, path, statement.module) && machine.library.callable(`${statement.module}.${name}`)) {
      machine.state.setVariable(frame, alias ?? name, external(machine, `${statement.module}.${name}`));
      continue;
    }
    if (path === undefined) {
      const submodule = machine.input.resolveImport(frame.path, statement.module === '' ? name : `${statement.module}.${name}`, statement.level);
      if (submodule !== undefined) machine.state.setVariable(frame, alias ?? name, { t: 'module', path: submodule });
      else if (name === '*') {
        for (const exported of machine.library.starExports(statement.module)) machine.state.setVariable(frame, exported, external(machine, `${statement.module}.${exported}`));
      } else if (statement.level === 0) machine.state.setVariable(frame, alias ?? name, external(machine, `${statement.module}.${name}`));
      continue;
    }
    const source = machine.runModule(path);
    if (name === '*') {
      for (const [exported, value] of source.vars) if (!exported.startsWith('_')) machine.state.setVariable(frame, exported, value);
      continue;
    }
    const found = source.vars.get(name);
    const submodule = found ? undefined : machine.input.resolveImport(path, name, 1);
    machine.state.setVariable(frame, alias ?? name, found ?? (submodule === undefined ? unknown : { t: 'module', path: submodule }));
  }
}

function isOfLibrary(machine: Machine, path: string, dotted: string): boolean {
  const head = dotted.split('.')[0] ?? '';
  return head !== '' && machine.library.isMachineLearning(head) && `/${path}`.includes(`/${head}/`);
}

function external(machine: Machine, name: string): Value {
  return { t: 'external', name: machine.library.canonical(name) };
}

function deleteColumn(machine: Machine, owner: Parameters<Machine['evaluate']>[0], index: Parameters<Machine['evaluate']>[0], frame: Frame): void {
  const value = machine.evaluate(owner, frame);
  const cell = machine.state.deref(value);
  if (value.t !== 'ref' || cell?.t !== 'data') return;
  const names = columnNames(machine, machine.evaluate(index, frame));
  if (names) machine.state.update(value.id, dataWith(cell, { columns: dropColumns(cell.columns, names) }));
}
