import type { Argument, Call } from '../python/nodes';
import { elementsOf } from './bind';
import { callBuiltin } from './builtins';
import { instantiate, libraryBase, memberOf } from './classes';
import { callContainerMethod } from './containers';
import { callDataMethod } from './data-methods';
import { callEstimatorMethod, isEstimatorMethod, predict } from './estimator-methods';
import { unknownEstimator } from './estimators';
import { callFunction } from './functions';
import type { Site } from './graph';
import { callExternal, spansCalendar } from './library-calls';
import { searchBy } from './loops';
import { rowNumbers } from './row-numbers';
import { outputOf, trainingStep } from './training';
import type { Args, Machine } from './machine';
import { callTransformMethod, noteAugmentation } from './transforms';
import { allArguments, noKeywords } from './machine';
import type { Frame, InstanceCell, Value } from './values';
import { stringOf, unknown } from './values';

/** Evaluates the arguments of a call, `*` and `**` unpacked where their content is known. */
export function collectArguments(machine: Machine, call: Call, frame: Frame): Args {
  // Lists that are grown item by item take several times the room.
  if (call.args.every(isPlain)) return { positional: call.args.map((argument) => machine.evaluate(argument.value, frame)), keywords: noKeywords, open: false, syntax: call };
  const positional: Value[] = [];
  let keywords: Map<string, Value> | null = null;
  let open = false;
  for (const argument of call.args) {
    const value = machine.evaluate(argument.value, frame);
    if (argument.unpack === '*') {
      const { items, element } = elementsOf(machine, value);
      if (items) positional.push(...items);
      else {
        positional.push(element);
        open = true;
      }
    } else if (argument.unpack === '**') {
      const cell = machine.state.deref(value);
      if (cell?.t === 'dict' && !cell.rest) keywords = new Map([...(keywords ?? []), ...cell.entries]);
      else open = true;
    } else if (argument.keyword !== null) keywords = (keywords ?? new Map<string, Value>()).set(argument.keyword, value);
    else positional.push(value);
  }
  return { positional, keywords: keywords ?? noKeywords, open, syntax: call };
}

function isPlain(argument: Argument): boolean {
  return argument.keyword === null && argument.unpack === '';
}

/** Calls whatever the callee is. */
export function call(machine: Machine, callee: Value, args: Args, site: Site, label: string): Value {
  machine.tick();
  switch (callee.t) {
    case 'function':
      return callFunction(machine, callee, args, site);
    case 'class':
      noteAugmentation(machine, args, site);
      return instantiate(machine, callee, args, site);
    case 'external':
      return callee.name.startsWith('builtins.') ? callBuiltin(machine, callee.name.slice(9), args, site) : callExternal(machine, callee.name, args, site);
    case 'partial': {
      const keywords = new Map([...callee.keywords, ...args.keywords]);
      return call(machine, callee.callee, { ...args, positional: [...callee.args, ...args.positional], keywords }, site, label);
    }
    case 'method':
      return callMethod(machine, callee.receiver, callee.name, args, site);
    case 'ref': {
      const cell = machine.state.cell(callee.id);
      if (cell.t === 'instance') return callInstanceMethod(machine, callee, cell, '__call__', args, site);
      if (cell.t === 'estimator') return callEstimatorMethod(machine, callee, cell, '__call__', args, site);
      // `df(…)` is nothing; a grouped view or a method kept in a variable may be called.
      return machine.mixed([callee, ...allArguments(args)], label, site);
    }
    default:
      return callUnknown(machine, label, args, site);
  }
}

function callMethod(machine: Machine, receiver: Value, name: string, args: Args, site: Site): Value {
  if (receiver.t === 'super') {
    for (const base of receiver.of.bases) {
      const member = base.t === 'class' ? memberOf(machine, base, name) : null;
      if (member?.t === 'function') return machine.call({ ...member, self: receiver.self }, args, site, name);
    }
    return machine.mixed(allArguments(args), name, site);
  }
  if (spansCalendar(name, args)) return unknown;
  const step = trainingStep(machine, receiver, name, args, site);
  if (step) return step;
  const objective = args.positional[0] ?? args.keywords.get('func');
  if (name === 'optimize' && (objective?.t === 'function' || objective?.t === 'partial')) return searchBy(machine, objective, name, site);
  if (receiver.t === 'constant' && typeof receiver.value === 'string') return stringMethod(machine, receiver.value, name, args);
  const cell = machine.state.deref(receiver);
  if (cell && receiver.t === 'ref') {
    switch (cell.t) {
      case 'data':
        return callDataMethod(machine, receiver, cell, name, args, site);
      case 'estimator':
        return callEstimatorMethod(machine, receiver, cell, name, args, site);
      case 'instance':
        return callInstanceMethod(machine, receiver, cell, name, args, site);
      case 'list':
      case 'dict':
        return callContainerMethod(machine, receiver, cell, name, args, site);
      case 'splitter':
        return callExternal(machine, `splitter.${name}`, args, site, receiver);
      case 'transform':
        return callTransformMethod(machine, cell, name, args, site);
    }
  }
  if (receiver.t === 'tuple' || receiver.t === 'iterator') return machine.mixed([receiver, ...allArguments(args)], name, site);
  return callOnUnknown(machine, receiver, name, args, site);
}

/** A method of an object of which nothing is known: by its name it may still be an estimator's. */
function callOnUnknown(machine: Machine, receiver: Value, name: string, args: Args, site: Site): Value {
  if (receiver.t === 'unknown' && isEstimatorMethod(name) && args.syntax?.callee.kind === 'Attribute') {
    const owner = args.syntax.callee.value;
    const found = machine.unknownObject(site, owner, () => unknownEstimator(machine, machine.text(site.path, owner), site, null));
    const cell = machine.state.deref(found);
    if (found.t === 'ref' && cell?.t === 'estimator') return callEstimatorMethod(machine, found, cell, name, args, site);
  }
  return callUnknown(machine, name, args, site);
}

/** An unknown call keeps rows and influence. */
function callUnknown(machine: Machine, label: string, args: Args, site: Site): Value {
  return rowNumbers(machine, label, args, site) ?? machine.mixed(allArguments(args), label, site);
}

function callInstanceMethod(machine: Machine, receiver: Value & { t: 'ref' }, cell: InstanceCell, name: string, args: Args, site: Site): Value {
  const member = memberOf(machine, cell.of, name);
  if (member?.t === 'function') return machine.call({ ...member, self: receiver }, args, site, name);
  const base = libraryBase(cell.of);
  const values = allArguments(args);
  if (name === 'fit_transform') {
    const fit = memberOf(machine, cell.of, 'fit');
    const transform = memberOf(machine, cell.of, 'transform');
    if (fit?.t === 'function') machine.call({ ...fit, self: receiver }, args, site, 'fit');
    if (transform?.t === 'function') return machine.call({ ...transform, self: receiver }, { ...args, positional: args.positional.slice(0, 1), keywords: new Map() }, site, 'transform');
  }
  if (name === '__call__') {
    const forward = memberOf(machine, cell.of, 'forward') ?? memberOf(machine, cell.of, 'call');
    if (forward?.t === 'function') {
      const output = machine.call({ ...forward, self: receiver }, args, site, 'forward');
      return base === null ? output : networkOutput(machine, receiver, cell, args, output, site);
    }
  }
  if (base !== null && isEstimatorMethod(name) && name !== 'train') {
    // What the library's base class does is done by an estimator that stands behind the object.
    const behind = behindOf(machine, receiver, cell, site);
    const object = machine.state.deref(behind);
    if (behind.t === 'ref' && object?.t === 'estimator') return callEstimatorMethod(machine, behind, object, name, args, site);
  }
  if (base !== null && (name === 'to' || name === 'cuda' || name === 'compile' || name === 'eval' || name === 'train')) return receiver;
  return machine.mixed(values, name, site);
}

/** The estimator that does what the library's base class does, made when it is first asked for. */
function behindOf(machine: Machine, receiver: Value & { t: 'ref' }, cell: InstanceCell, site: Site): Value {
  if (cell.behind) return cell.behind;
  const behind = unknownEstimator(machine, cell.of.definition.name, site, null);
  const made = machine.state.deref(behind);
  if (behind.t === 'ref' && made?.t === 'estimator' && cell.madeIn) machine.state.update(behind.id, { ...made, facts: { ...made.facts, madeIn: cell.madeIn } });
  machine.state.update(receiver.id, { ...cell, behind });
  return behind;
}

/** What a network of the program's own gives: once it has learned from a loss, a prediction. */
function networkOutput(machine: Machine, receiver: Value & { t: 'ref' }, cell: InstanceCell, args: Args, output: Value, site: Site): Value {
  const behind = behindOf(machine, receiver, cell, site);
  const object = machine.state.deref(behind);
  const X = machine.dataIn(args.positional.slice(0, 1))[0];
  if (behind.t !== 'ref' || object?.t !== 'estimator' || !X || !machine.state.data(output)) return output;
  return outputOf(machine, behind.id, object.learned ? predict(machine, behind, X, '__call__', site) : output);
}

function stringMethod(machine: Machine, text: string, name: string, args: Args): Value {
  const first = stringOf(args.positional[0]);
  if (name === 'format' && args.positional.every((v) => v.t === 'constant') && args.keywords.size === 0) {
    let i = 0;
    return { t: 'constant', value: text.replace(/\{[^}]*\}/g, () => { const v = args.positional[i++]; return v?.t === 'constant' ? String(v.value) : ''; }) };
  }
  if (name === 'lower') return { t: 'constant', value: text.toLowerCase() };
  if (name === 'upper') return { t: 'constant', value: text.toUpperCase() };
  if (name === 'strip') return { t: 'constant', value: text.trim() };
  if (name === 'split' && first !== null) return machine.state.allocate({ t: 'list', items: text.split(first).map((value) => ({ t: 'constant', value })), element: unknown });
  if (name === 'startswith' && first !== null) return { t: 'constant', value: text.startsWith(first) };
  if (name === 'endswith' && first !== null) return { t: 'constant', value: text.endsWith(first) };
  return unknown;
}
