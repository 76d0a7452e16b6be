import { computedColumns, selectColumns, setColumn, sourceColumns } from './columns';
import { dataWith } from './data-cell';
import type { Site } from './graph';
import type { Args, Machine } from './machine';
import { allArguments } from './machine';
import { influenceOf } from './state';
import type { DataCell, Value } from './values';
import { stringOf } from './values';

/** Methods whose arguments are written over the columns of the table they are called on: `df.with_columns(pl.col('a') * 2)`. */
const overColumns = new Set(['with_columns', 'with_column', 'withColumn', 'select', 'filter', 'agg', 'sort', 'where']);
const columnFunctions = new Set(['polars.col', 'pyspark.sql.functions.col']);

/** Evaluates the arguments of such a method with the table in view, so that `pl.col('a')` is that table's column. */
export function withTable<T>(machine: Machine, callee: Value, run: () => T): T {
  if (callee.t !== 'method' || !overColumns.has(callee.name) || !machine.state.data(callee.receiver)) return run();
  const outer = machine.tableInView;
  machine.tableInView = callee.receiver;
  try {
    return run();
  } finally {
    machine.tableInView = outer;
  }
}

/** `pl.col('a')`: the column of the table in view; null for other calls. */
export function columnByName(machine: Machine, name: string, args: Args, site: Site): Value | null {
  const table = columnFunctions.has(name) ? machine.state.data(machine.tableInView ?? undefined) : null;
  const names = args.positional.map((value) => stringOf(value));
  if (!table || names.length === 0 || !names.every((one) => one !== null)) return null;
  const own = names.map((one) => table.columns.own.get(one));
  const influence = names.length === 1 && own[0] ? own[0].influence : table.influence;
  return machine.state.allocate(dataWith(table, { influence, columns: selectColumns(table.columns, names), mask: null, node: machine.node(`col('${names[0] ?? ''}')`, site, [table.node]) }));
}

/** The methods of tables of columns by expression; null where the call is none of them. */
export function callExpressionMethod(machine: Machine, cell: DataCell, name: string, args: Args, site: Site): Value | null {
  if (name === 'alias' || name === 'name') {
    const to = stringOf(args.positional[0]);
    if (to === null) return null;
    const columns = setColumn(computedColumns(cell.columns.space, sourceColumns(cell.columns)), to, { influence: influenceOf(cell), from: sourceColumns(cell.columns), node: cell.node });
    return machine.state.allocate(dataWith(cell, { columns }));
  }
  if (name === 'with_columns' || name === 'withColumn' || name === 'with_column') return withColumns(machine, cell, name, args, site);
  // Only a choice by names or expressions is a choice of columns: the same word chooses rows elsewhere.
  const chosen = name === 'select' ? chosenNames(machine, args) : null;
  if (!chosen) return null;
  let columns = selectColumns(cell.columns, chosen.filter((one) => typeof one === 'string'));
  for (const one of chosen) if (typeof one !== 'string') columns = withOwn(columns, one);
  const influence = chosen.every((one) => typeof one !== 'string' || cell.columns.own.has(one)) ? [] : cell.influence;
  return machine.state.allocate(dataWith(cell, { influence, columns, node: machine.node('select', site, [cell.node], true) }));
}

function withColumns(machine: Machine, cell: DataCell, name: string, args: Args, site: Site): Value {
  let columns = cell.columns;
  const node = machine.node(name, site, [cell.node]);
  const set = (column: string, value: Value | undefined): void => {
    const data = machine.state.data(value);
    columns = setColumn(columns, column, { influence: data ? influenceOf(data) : [], from: data ? sourceColumns(data.columns) : new Map(), node });
  };
  const [first, second] = args.positional;
  const named = stringOf(first);
  if (named !== null && second) set(named, second);
  else for (const data of machine.dataIn(args.positional)) columns = withOwn(columns, data);
  for (const [column, value] of args.keywords) set(column, value);
  return machine.state.allocate(dataWith(cell, { columns, node }));
}

/** The columns that an expression has a name for, over those that are there. */
function withOwn(columns: DataCell['columns'], data: DataCell): DataCell['columns'] {
  let result = columns;
  for (const column of data.columns.names) {
    const own = data.columns.own.get(column);
    result = setColumn(result, column, own ?? { influence: influenceOf(data), from: sourceColumns(data.columns), node: data.node });
  }
  return result;
}

/** Names and expressions, one by one; null where an argument is something else. */
function chosenNames(machine: Machine, args: Args): (string | DataCell)[] | null {
  const chosen: (string | DataCell)[] = [];
  const add = (value: Value): boolean => {
    const text = stringOf(value);
    const cell = machine.state.deref(value);
    if (text !== null) chosen.push(text);
    else if (cell?.t === 'data' && cell.columns.names.size > 0) chosen.push(cell);
    else if (cell?.t === 'list' && cell.items && cell.items.length > 0) return cell.items.every(add);
    else return false;
    return true;
  };
  return allArguments(args).length > 0 && allArguments(args).every(add) ? chosen : null;
}
