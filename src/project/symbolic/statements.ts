import type { Expression, If, Statement, Try } from '../../python/nodes';
import { assign } from './assign';
import { callTerm } from './calls';
import { noteClosure } from './closures';
import { elementOf, itemsOf } from './elements';
import { countsRounds, evaluate } from './expressions';
import type { Frame, Machine } from './machine';
import { bind, dropName, returnedOf, setName, siteOf } from './machine';
import { moduleFrame } from './modules';
import { binary, testOf } from './operations';
import type { Term } from './terms';
import { choice, decided, noKeywords } from './terms';

/** Whether what follows a statement is reached. */
type Way = 'on' | 'left';

/** Runs statements in order. 'left': by return, raise, break or continue in every case. */
export function execute(machine: Machine, body: readonly Statement[], frame: Frame): Way {
  for (const statement of body) {
    if (--machine.budget <= 0) return 'on';
    if (executeOne(machine, statement, frame) === 'left') return 'left';
  }
  return 'on';
}

function executeOne(machine: Machine, statement: Statement, frame: Frame): Way {
  switch (statement.kind) {
    case 'Assign': {
      const value = evaluate(machine, statement.value, frame);
      for (const target of statement.targets) assign(machine, target, value, frame);
      return 'on';
    }
    case 'AnnotatedAssign':
      if (statement.value) assign(machine, statement.target, evaluate(machine, statement.value, frame), frame);
      return 'on';
    case 'AugmentedAssign': {
      const value = binary(statement.operator, evaluate(machine, statement.target, frame), evaluate(machine, statement.value, frame), siteOf(frame.path, statement));
      assign(machine, statement.target, value, frame);
      return 'on';
    }
    case 'ExpressionStatement':
      evaluate(machine, statement.value, frame);
      // What a context manager does behind its `yield` comes when all that it is for is over.
      return statement.value.kind === 'Yield' && isContextManager(frame) ? 'left' : 'on';
    case 'Return':
      if (statement.value) {
        const value = evaluate(machine, statement.value, frame);
        frame.returned = frame.returned ? choice(frame.returned, value, value.site) : value;
      }
      return 'left';
    case 'Raise':
      return 'left';
    case 'Simple':
      if (statement.form === 'pass') return 'on';
      frame.exits.push(new Map(frame.vars));
      return 'left';
    case 'FunctionDefinition':
      if (frame.definition) noteClosure(machine, statement, frame);
      // What a decorator of the program's own gives is not known; most of them give something that does the same.
      bind(machine, statement.name, { t: 'function', definition: statement, path: frame.path, owner: null, closure: frame.definition ? frame : null, self: null, site: siteOf(frame.path, statement.nameSpan) }, frame);
      return 'on';
    case 'ClassDefinition':
      bind(machine, statement.name, { t: 'class', of: { is: 'class', path: frame.path, definition: statement }, site: siteOf(frame.path, statement.nameSpan) }, frame);
      return 'on';
    case 'ScopeDeclaration':
      if (statement.form === 'global') frame.globals = new Set([...frame.globals, ...statement.names]);
      return 'on';
    case 'Delete':
      for (const target of statement.targets) {
        if (target.kind === 'Name') dropName(frame, target.id);
        // `del table['column']` takes it out, as `pop` does.
        else if (target.kind === 'Subscript') {
          const site = siteOf(frame.path, target);
          callTerm(machine, { t: 'attribute', of: evaluate(machine, target.value, frame), name: 'pop', site }, [evaluate(machine, target.index, frame)], noKeywords, site);
        }
      }
      return 'on';
    case 'If':
      return branch(machine, statement, frame);
    case 'For':
      return loop(machine, statement.target, statement.iterable, statement.body, statement.orelse, frame);
    case 'While':
      evaluate(machine, statement.test, frame);
      machine.loops++;
      withExits(machine, frame, () => {
        execute(machine, statement.body, frame);
      });
      machine.loops--;
      return 'on';
    case 'With':
      for (const item of statement.items) {
        const value = evaluate(machine, item.context, frame);
        if (item.target) assign(machine, item.target, value, frame);
      }
      return execute(machine, statement.body, frame);
    case 'Try':
      return attempt(machine, statement, frame);
    case 'Match': {
      evaluate(machine, statement.subject, frame);
      const before = new Map(frame.vars);
      for (const part of statement.cases) {
        const other = frame.vars;
        frame.vars = new Map(before);
        execute(machine, part.body, frame);
        join(machine, frame, other);
      }
      return 'on';
    }
    case 'BrokenStatement':
      return execute(machine, statement.body, frame);
    case 'Import':
    case 'ImportFrom':
      importNames(machine, statement, frame);
      return 'on';
    case 'Assert': {
      const asserted = evaluate(machine, statement.test, frame);
      machine.watch?.asserted(asserted);
      return 'on';
    }
  }
}

/** A file that is imported runs; what its names mean is asked when they are met. */
function importNames(machine: Machine, statement: Extract<Statement, { kind: 'Import' | 'ImportFrom' }>, frame: Frame): void {
  if (statement.kind === 'Import') return;
  for (const { name, alias } of statement.names) {
    const meaning = machine.program.meaning({ kind: 'Name', id: alias ?? name, start: statement.end, end: statement.end }, frame.path, null);
    if (meaning.is === 'variable' && meaning.path !== frame.path) moduleFrame(machine, meaning.path);
  }
}

function branch(machine: Machine, statement: If, frame: Frame): Way {
  const { truth, term: test } = testOf(machine, statement.test, frame);
  if (truth !== undefined) return execute(machine, truth ? statement.body : statement.orelse, frame);
  machine.branches++;
  const { tests } = machine;
  machine.tests = [...tests, test];
  const first = alternative(machine, statement.body, frame);
  const held = putBack(frame, first.before);
  const second = alternative(machine, statement.orelse, frame);
  machine.branches--;
  machine.tests = tests;
  keepReturned(frame, { test, site: siteOf(frame.path, statement.test) }, first, second);
  if (first.way === 'left') return second.way;
  if (second.way === 'left') {
    putBack(frame, second.before);
    putBack(frame, held);
    return 'on';
  }
  for (const [name, term] of held) either(machine, frame, name, term, test);
  for (const [name, term] of second.before) if (!held.has(name)) either(machine, frame, name, term, test);
  return 'on';
}

/** What running one of the branches of a statement came to. */
interface Alternative {
  readonly way: Way;
  /** What it returns, apart from what was returned before it. */
  readonly returned: Term | null;
  /** What the names that it has changed held before it. */
  readonly before: ReadonlyMap<string, Term | undefined>;
}

const notRun: Alternative = { way: 'on', returned: null, before: new Map() };

function alternative(machine: Machine, body: readonly Statement[], frame: Frame): Alternative {
  if (body.length === 0) return notRun;
  const { returned, guards, before: outer } = frame;
  const before = new Map<string, Term | undefined>();
  frame.before = before;
  frame.returned = null;
  frame.guards = [];
  const way = execute(machine, body, frame);
  const inside = returnedOf(frame);
  frame.returned = returned;
  frame.guards = guards;
  frame.before = outer;
  if (outer) for (const [name, term] of before) if (!outer.has(name)) outer.set(name, term);
  return { way, returned: inside, before };
}

/** Lets names hold what they held before; gives what they held until now. */
function putBack(frame: Frame, before: ReadonlyMap<string, Term | undefined>): ReadonlyMap<string, Term | undefined> {
  const held = new Map<string, Term | undefined>();
  for (const [name, term] of before) {
    held.set(name, frame.vars.get(name));
    if (term) frame.vars.set(name, term);
    else frame.vars.delete(name);
  }
  return held;
}

/** `if test: return a` and what follows: the rest of the function is the other way. */
function keepReturned(frame: Frame, { test, site }: { readonly test: Term; readonly site: Term['site'] }, first: Alternative, second: Alternative): void {
  const { returned: a } = first;
  const { returned: b } = second;
  const isOpen = frame.returned === null;
  if (a && b && first.way === 'left' && second.way === 'left' && isOpen) frame.returned = decided(test, a, b, site);
  else if (a && !b && first.way === 'left' && second.way === 'on' && isOpen) frame.guards.push({ test, value: a, isThen: true });
  else if (b && !a && second.way === 'left' && first.way === 'on' && isOpen) frame.guards.push({ test, value: b, isThen: false });
  else for (const value of [a, b]) if (value) frame.returned = frame.returned ? choice(frame.returned, value, value.site) : value;
}

/** A name holds what it holds now, or the other term: that one where the test is true. */
function either(machine: Machine, frame: Frame, name: string, other: Term | undefined, test: Term | null): void {
  const here = frame.vars.get(name);
  if (!other || other === here) return;
  setName(machine, frame, name, !here ? other : test ? decided(test, other, here, other.site) : choice(here, other, other.site));
}

/** Names hold what they hold now, or what the others say. */
function join(machine: Machine, frame: Frame, others: ReadonlyMap<string, Term>): void {
  for (const [name, term] of others) either(machine, frame, name, term, null);
}

/** What is done when something fails is not what is done as a rule; names that only a handler sets are kept. */
function attempt(machine: Machine, statement: Try, frame: Frame): Way {
  let way = execute(machine, statement.body, frame);
  if (way === 'on') way = execute(machine, statement.orelse, frame);
  const { returned, before: outer } = frame;
  const before = new Map<string, Term | undefined>();
  machine.branches++;
  frame.before = before;
  for (const handler of statement.handlers) {
    execute(machine, handler.body, frame);
    for (const [name, term] of before) if (term) frame.vars.set(name, term);
    frame.returned = returned;
  }
  frame.before = outer;
  if (outer) for (const [name, term] of before) if (!outer.has(name)) outer.set(name, term);
  machine.branches--;
  const last = execute(machine, statement.final, frame);
  return last === 'left' ? last : way;
}

/** Lists that are known item by item are gone through one by one; of all else, one round is run for all. */
function loop(machine: Machine, target: Expression, iterable: Expression, body: readonly Statement[], orelse: readonly Statement[], frame: Frame): Way {
  const over = evaluate(machine, iterable, frame);
  const items = itemsOf(over);
  const repeated = countsRounds(iterable) ? 1 : 0;
  machine.repeats += repeated;
  if (items && items.length <= 32 && items.length > 0) {
    for (const item of items) {
      withExits(machine, frame, () => {
        assign(machine, target, item, frame);
        execute(machine, body, frame);
      });
    }
  } else {
    machine.loops++;
    withExits(machine, frame, () => {
      assign(machine, target, elementOf(machine, over, siteOf(frame.path, iterable)), frame);
      execute(machine, body, frame);
    });
    machine.loops--;
  }
  machine.repeats -= repeated;
  return execute(machine, orelse, frame);
}

/** Runs a round of a loop; what the names hold at each `break` and `continue` is possible after it. */
function withExits(machine: Machine, frame: Frame, round: () => void): void {
  const outer = frame.exits;
  frame.exits = [];
  round();
  for (const vars of frame.exits) join(machine, frame, vars);
  frame.exits = outer;
}

function isContextManager({ definition }: Frame): boolean {
  return definition?.kind === 'FunctionDefinition' && definition.decorators.some((decorator) => (decorator.kind === 'Name' ? decorator.id : decorator.kind === 'Attribute' ? decorator.attribute : '').endsWith('contextmanager'));
}
