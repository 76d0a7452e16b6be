import type { PersistenceEntry } from '../library/vocabulary';
import { elementsOf } from './bind';
import type { Args, Machine } from './machine';
import { argument } from './machine';
import type { Cell, Value } from './values';
import { stringOf, unknown } from './values';

/** `joblib.dump(model, 'model.pkl')`, `model.save('net.keras')`: what a file holds from now on. Later changes of the object do not reach it. */
export function storeUnder(machine: Machine, path: string | null, value: Value | undefined): void {
  const cell = value && machine.state.deref(value);
  if (path !== null && cell && isWhole(cell)) machine.stored.set(path, machine.state.allocate(cell));
}

/** Data and weights that are read again have other ways: only objects that have learned come back as they were. */
function isWhole(cell: Cell): boolean {
  return cell.t === 'estimator' && cell.learned !== null;
}

/** A call that writes or reads a file: what it gives back. */
export function persist(machine: Machine, entry: PersistenceEntry, args: Args): Value {
  const at = (name: string | undefined): Value | undefined => (name === undefined ? undefined : argument(args, entry.parameters?.indexOf(name) ?? -1, name));
  const path = stringOf(at(entry.path));
  if (entry.is === 'save') {
    storeUnder(machine, path, at(entry.object));
    return unknown;
  }
  const found = path === null ? undefined : machine.stored.get(path);
  const cell = found && machine.state.deref(found);
  return cell ? machine.state.allocate(cell) : unknown;
}

/** After a fit: the files that its callbacks have written, `ModelCheckpoint('best.keras')`, hold a round of this model. */
export function storeRounds(machine: Machine, args: Args, model: Value): void {
  const callbacks = args.keywords.get('callbacks');
  if (!callbacks) return;
  const { items, element } = elementsOf(machine, callbacks);
  for (const value of items ?? [element]) {
    const cell = machine.state.deref(value);
    if (cell?.t === 'estimator' && cell.writes !== undefined) storeUnder(machine, cell.writes, model);
  }
}
