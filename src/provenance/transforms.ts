import type { TransformEntry } from '../library/vocabulary';
import type { Assign } from '../python/nodes';
import { elementsOf } from './bind';
import type { Site } from './graph';
import { load } from './learn';
import type { Args, Machine } from './machine';
import { allArguments, argument } from './machine';
import type { AugmentEvent } from './measures';
import { loadFolder } from './public-sets';
import type { PartRole, Rows } from './regions';
import { roleOfName } from './roles';
import type { Frame, TransformCell, Value } from './values';
import { booleanOf, isNone, none, numberOf, stringOf, unknown } from './values';

/** `transforms.Compose([…])`, `ImageDataGenerator(rotation_range=20)`: steps through which samples are read. */
export function makeTransform(machine: Machine, name: string, entry: TransformEntry, args: Args): Value {
  const own = entry.random === true || (entry.random !== false && entry.random.some((parameter) => isSet(args.keywords.get(parameter)))) ? [name] : [];
  const steps = entry.steps ? elementsOf(machine, argument(args, 0, 'transforms') ?? unknown) : null;
  const inner = steps ? (steps.items ?? [steps.element]).flatMap((step) => transformIn(machine, step)?.random ?? []) : [];
  const share = numberOf(args.keywords.get('validation_split'));
  return machine.state.allocate({ t: 'transform', object: machine.newObject(), name, random: [...new Set([...own, ...inner])], ...(share === null ? {} : { share }) });
}

function isSet(value: Value | undefined): boolean {
  return value !== undefined && !isNone(value) && numberOf(value) !== 0 && booleanOf(value) !== false;
}

function transformIn(machine: Machine, value: Value): TransformCell | null {
  const cell = machine.state.deref(value);
  return cell?.t === 'transform' ? cell : null;
}

/** `generator.flow_from_directory(…)`: pictures read through the generator. Anything else of a transform is not followed. */
export function callTransformMethod(machine: Machine, cell: TransformCell, name: string, args: Args, site: Site): Value {
  if (!name.startsWith('flow')) return name === 'fit' ? none : machine.mixed(allArguments(args), name, site);
  const given = machine.dataIn(allArguments(args));
  const role = roleInLiterals(args);
  const path = [...args.positional, ...args.keywords.values()].map((value) => stringOf(value)).find((text) => text !== null) ?? null;
  const read = given[0] ? null : load(machine, site, path, 'file', name, role ?? '');
  const data = read === null ? machine.mixed(allArguments(args), name, site) : (name === 'flow_from_directory' ? loadFolder(machine, args, read, { share: cell.share ?? null, order: '' }, site) : null) ?? read;
  const rows = machine.rowsOf(machine.dataIn([data]));
  noteRandomSteps(machine, cell, site, rows, role);
  return data;
}

/** A data set is made with a transform among its arguments. `rows`: those of the data set; without them those of the other arguments. */
export function noteAugmentation(machine: Machine, args: Args, site: Site, rows?: Rows, parameters?: readonly string[]): void {
  const cell = allArguments(args).map((value) => transformIn(machine, value)).find((found) => found !== null);
  if (cell) noteRandomSteps(machine, cell, site, rows ?? machine.rowsOf(machine.dataIn(allArguments(args))), roleInLiterals(args, parameters));
}

function noteRandomSteps(machine: Machine, cell: TransformCell, site: Site, rows: Rows, role: PartRole | null): void {
  if (cell.random.length === 0 || cell.object < 0) return;
  machine.measure<AugmentEvent>('augment', site, `${cell.object}`, (base) => ({
    ...base, kind: 'augment', node: machine.node(cell.name, site, []), object: cell.object, steps: cell.random, rows, role,
  }));
}

/** `"images/val"`, `train=False`, `split="test"`, `subset="validation"`: what a call says its data is for. */
function roleInLiterals(args: Args, parameters: readonly string[] = []): PartRole | null {
  const train = booleanOf(argument(args, parameters.indexOf('train'), 'train', 'is_train', 'training'));
  if (train !== null) return train ? 'train' : 'test';
  for (const value of allArguments(args)) {
    const text = stringOf(value);
    const role = text === null ? null : roleOfName(text.replace(/^.*[/\\](?=.)/, '')) ?? roleOfName(text);
    if (role) return role;
  }
  return null;
}

/** `val_set = ImageFolder(…)`: the name that a data set is given says what it is for, where the call does not. */
export function noteRoles(machine: Machine, statement: Assign, frame: Frame, since: number): void {
  const target = statement.targets[0];
  const name = target?.kind === 'Name' ? target.id : target?.kind === 'Attribute' ? target.attribute : null;
  if (name === null || machine.measures.length === since) return;
  for (const event of machine.measures.slice(since)) {
    if (event.kind !== 'augment' || event.role !== null || event.site.path !== frame.path) continue;
    if (event.site.span.start >= statement.value.start && event.site.span.end <= statement.value.end) event.role = roleOfName(name);
  }
}

