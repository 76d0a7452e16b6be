import type { Comprehension, Expression } from '../python/nodes';
import { dropColumns } from './columns';
import { dataWith } from './data-cell';
import type { Site } from './graph';
import type { Args, Machine } from './machine';
import { columnNames } from './column-names';
import type { DataCell, Frame, Value } from './values';
import { none, stringOf } from './values';

/** `[c for c in df.columns if c not in ('id', 'y')]`: the columns of the table but for those named. Null for anything else. */
export function columnsByComprehension(machine: Machine, iterable: Value, expression: Comprehension, frame: Frame): Value | null {
  const list = machine.state.data(iterable);
  const clause = expression.clauses[0];
  if (list?.accessor !== 'columns' || !clause || expression.clauses.length > 1 || expression.of === 'dict') return null;
  if (clause.target.kind !== 'Name' || expression.element.kind !== 'Name' || expression.element.id !== clause.target.id) return null;
  let columns: DataCell['columns'] = list.columns;
  for (const condition of clause.conditions) {
    const left = excluded(machine, condition, clause.target.id, frame);
    columns = left ? dropColumns(columns, left) : { ...columns, extent: 'unknown' };
  }
  return machine.state.allocate(dataWith(list, { columns }));
}

/** The names that a condition on `name` leaves out; null where it is another kind of condition. */
function excluded(machine: Machine, condition: Expression, name: string, frame: Frame): string[] | null {
  if (condition.kind === 'BooleanOperation' && condition.operator === 'and') {
    const each = condition.values.map((value) => excluded(machine, value, name, frame));
    return each.every((names) => names !== null) ? each.flat() : null;
  }
  if (condition.kind !== 'Comparison' || condition.operands.length !== 2) return null;
  const [left, right] = condition.operands;
  if (left?.kind !== 'Name' || left.id !== name || !right) return null;
  const operator = condition.operators[0];
  if (operator !== 'not in' && operator !== '!=') return null;
  return columnNames(machine, machine.evaluate(right, frame));
}

/** Methods of a list of column names that was made from a table's columns. */
export function callColumnListMethod(machine: Machine, receiver: Value & { t: 'ref' }, list: DataCell, name: string, args: Args, site: Site): Value {
  const first = args.positional[0];
  const names = first ? columnNames(machine, first) : null;
  const node = machine.node(`columns.${name}`, site, [list.node]);
  switch (name) {
    case 'tolist':
    case 'to_list':
    case 'copy':
      return machine.state.allocate(list);
    case 'drop':
    case 'difference':
      return machine.state.allocate(dataWith(list, { columns: names ? dropColumns(list.columns, names) : { ...list.columns, extent: 'unknown' }, node }));
    case 'remove': {
      const gone = stringOf(first);
      machine.state.update(receiver.id, dataWith(list, { columns: gone === null ? { ...list.columns, extent: 'unknown' } : dropColumns(list.columns, [gone]), node }));
      return none;
    }
    case 'append':
    case 'extend':
    case 'insert':
    case 'pop':
      // Which columns are in the list from now on can't be told.
      machine.state.update(receiver.id, dataWith(list, { columns: { ...list.columns, extent: 'unknown' }, node }));
      return none;
    default:
      return machine.state.allocate(dataWith(list, { columns: { ...list.columns, extent: 'unknown' }, node }));
  }
}
