import type { Assign, Comparison, Expression, If, Statement } from '../python/nodes';
import type { Site } from './graph';
import type { Args, Machine } from './machine';
import type { EventId, Rows } from './regions';
import { joinSorted } from './regions';
import type { LoopEvent, SelectEvent } from './rounds';
import type { Value } from './values';

/** A loop on its way: what happens within it knows it by its event. */
export interface RunningLoop {
  readonly event: EventId;
  /** How many undecided branches the program was in when the loop began. */
  readonly undecided: number;
}

/** The names that change from round to round, and by which loop. */
export type Varying = ReadonlyMap<string, EventId>;

/** Runs the body of a loop over `element`, bound to `target` (null: a `while`). */
export function inLoop<T>(machine: Machine, site: Site, target: Expression | null, element: Value | null, run: () => T): T {
  const rows = element ? machine.rowsOf(machine.dataIn([element])) : [];
  const folds = foldsAmong(machine, rows);
  const loop = machine.event<LoopEvent>('loop', site, '', (base) => ({ id: base.id, site: base.site, calls: base.calls, loops: base.loops, guessed: base.guessed, kind: 'loop', node: machine.node('loop', site, []), rows, folds }), (event) => {
    if (event.folds.length === 0) event.folds = folds;
  });
  const outside = machine.varying;
  if (target) {
    const varying = new Map(outside);
    for (const name of namesIn(target)) varying.set(name, loop.id);
    machine.varying = varying;
  }
  machine.loops.push({ event: loop.id, undecided: machine.state.undecided });
  try {
    return run();
  } finally {
    machine.loops.pop();
    machine.varying = outside;
  }
}

/** The partitions of which both parts are gone through: batches of one fold's training rows are no folds. */
function foldsAmong(machine: Machine, rows: Rows): EventId[] {
  if (rows.length < 2) return [];
  const parts = rows.map((id) => machine.regions.get(id)).filter((region) => region.fold);
  return [...new Set(parts.filter((one) => parts.some((other) => other.key === one.key && other.part !== one.part)).map((region) => region.event))];
}

/** Calls a function as a search does: again and again, each time with another candidate. */
export function callAsCandidate(machine: Machine, callee: Value, given: readonly Value[], site: Site): Value {
  return inLoop(machine, site, null, null, () => {
    const candidate = machine.loops.at(-1)?.event;
    return machine.call(callee, { positional: given, keywords: new Map(), open: true, syntax: null, ...(candidate === undefined ? {} : { candidate }) }, site, 'objective');
  });
}

/** `study.optimize(objective)`, `minimize(loss, x0)`: what comes out was chosen by what the function gives. */
export function searchBy(machine: Machine, objective: Value, label: string, site: Site): Value {
  const result = callAsCandidate(machine, objective, [], site);
  const influence = machine.influenceOf(machine.dataIn([result]));
  const select = selectEvent(machine, site, label, 'search', influence);
  return machine.allocateData({ rows: [], influence: select === null ? influence : joinSorted(influence, [select]), node: machine.node(label, site, []) });
}

/** The loops that change what an expression stands for. */
export function variesWith(machine: Machine, expression: Expression): EventId | null {
  if (machine.varying.size === 0) return null;
  for (const name of namesOf(expression)) {
    const loop = machine.varying.get(name);
    if (loop !== undefined) return loop;
  }
  return null;
}

/** `params = {'max_depth': depth}`: what is made from a varying name varies too. */
export function noteVarying(machine: Machine, statement: Assign): void {
  if (machine.varying.size === 0) return;
  const loop = variesWith(machine, statement.value);
  for (const target of statement.targets) {
    if (target.kind !== 'Name' || (machine.varying.get(target.id) ?? null) === loop) continue;
    const varying = new Map(machine.varying);
    if (loop === null) varying.delete(target.id);
    else varying.set(target.id, loop);
    machine.varying = varying;
  }
}

const nothingVaries: ReadonlyMap<string | number, EventId> = new Map();

/** The arguments of a call that change from round to round: keywords by name, the others by position. */
export function varyingArguments(machine: Machine, args: Args): ReadonlyMap<string | number, EventId> {
  if (machine.varying.size === 0) return nothingVaries;
  const found = new Map<string | number, EventId>();
  (args.syntax?.args ?? []).forEach((argument, i) => {
    const loop = variesWith(machine, argument.value);
    if (loop !== null) found.set(argument.unpack === '' ? (argument.keyword ?? i) : argument.unpack, loop);
  });
  return found;
}

/** `if score > best: best = score` in a loop: the best of the rounds is kept. */
export function noteBranch(machine: Machine, statement: If, test: Value, path: string): void {
  if (machine.loops.length === 0) return;
  const comparison = comparisonIn(statement.test);
  if (!comparison) return;
  const compared = new Set(comparison.operands.map((operand) => machine.text(path, operand)));
  const keeps = assignedIn(statement.body).some((target) => compared.has(machine.text(path, target)));
  if (keeps) selectEvent(machine, { path, span: statement.test }, 'if', 'branch', machine.influenceOf(machine.dataIn([test])));
}

/** Records a choice among results that came from judging; gives its id, or null where none of the numbers did. */
export function selectEvent(machine: Machine, site: Site, what: string, form: SelectEvent['form'], influence: readonly EventId[]): EventId | null {
  const by = influence.filter((id) => isScore(machine, id));
  if (by.length === 0) return null;
  return machine.event<SelectEvent>('select', site, what, (base) => ({ id: base.id, site: base.site, calls: base.calls, loops: base.loops, guessed: base.guessed, kind: 'select', node: machine.node(what, site, []), what, form, by }), (event) => {
    event.by = [...new Set([...event.by, ...by])].sort((a, b) => a - b);
  }).id;
}

function isScore(machine: Machine, id: EventId): boolean {
  const event = machine.events[id];
  return event?.kind === 'judge' && event.form === 'score';
}

function comparisonIn(test: Expression): Comparison | null {
  if (test.kind === 'Comparison') return test.operators.every((operator) => /^[<>]=?$/.test(operator)) ? test : null;
  if (test.kind !== 'BooleanOperation') return null;
  return test.values.map((value) => comparisonIn(value)).find((found) => found !== null) ?? null;
}

function assignedIn(body: readonly Statement[]): Expression[] {
  return body.flatMap((statement) => (statement.kind === 'Assign' ? statement.targets.flatMap((target) => (target.kind === 'Tuple' ? target.elements : [target])) : []));
}

const knownNames = new WeakMap<Expression, readonly string[]>();

/** As `namesIn`; in a loop the same expressions are asked about again and again. */
function namesOf(expression: Expression): readonly string[] {
  let names = knownNames.get(expression);
  if (!names) {
    names = namesIn(expression);
    knownNames.set(expression, names);
  }
  return names;
}

/** The names that stand in an expression. */
export function namesIn(expression: Expression): string[] {
  switch (expression.kind) {
    case 'Name':
      return [expression.id];
    case 'Attribute':
    case 'Starred':
      return namesIn(expression.value);
    case 'Subscript':
      return [...namesIn(expression.value), ...namesIn(expression.index)];
    case 'Call':
      return [...(expression.callee.kind === 'Attribute' ? namesIn(expression.callee.value) : []), ...expression.args.flatMap((argument) => namesIn(argument.value))];
    case 'BinaryOperation':
      return [...namesIn(expression.left), ...namesIn(expression.right)];
    case 'UnaryOperation':
      return namesIn(expression.operand);
    case 'BooleanOperation':
      return expression.values.flatMap(namesIn);
    case 'Comparison':
      return expression.operands.flatMap(namesIn);
    case 'Conditional':
      return [...namesIn(expression.test), ...namesIn(expression.body), ...namesIn(expression.orelse)];
    case 'Tuple':
    case 'List':
    case 'Set':
      return expression.elements.flatMap(namesIn);
    case 'Dict':
      return expression.entries.flatMap((entry) => namesIn(entry.value));
    case 'JoinedString':
      return expression.parts.flatMap((part) => (typeof part === 'string' ? [] : namesIn(part)));
    default:
      return [];
  }
}
